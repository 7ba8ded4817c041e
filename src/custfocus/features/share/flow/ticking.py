"""Passages ticked on a screen: what may go to readers of a sort, remembered for the next time."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from custfocus.base import wording
from custfocus.features.share.brief import without_names
from custfocus.features.share.flow.ticks import Ticks
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import READERS
from custfocus.features.share.views import CAME_BACK, COMPARED, Passage
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.ticking.marks import Tickable

INSTEAD = "Name what may go: --include heard, --include complaint, or --include with an entry's id."
# What the passages of a kind are called together; those of a sheet are called what it is.
_HEADINGS = {
    "heard": "What was heard",
    "answer": "Your answers",
    "note": "Your notes",
    CAME_BACK: "What came back",
    COMPARED: "Before and after",
}
_KEPT = "What you ticked is kept."
_NOT_KEPT = "What you ticked couldn't be kept for the next time."


def tick_passages(
    session: Session,
    passages: Sequence[Passage],
    audience: str,
    names: Pseudonyms,
    *,
    before: Mapping[str, Sequence[date]] | None = None,
    also: Collection[str] = (),
    back: bool = False,
) -> frozenset[str]:
    """Have somebody tick the passages that may go to readers of a sort; the ids of those that are ticked.

    It shows one screen: the list, and beside it, or below it in a narrow window, the passage as it will be read,
    names replaced. Space ticks, "a" ticks all of a sheet or of a kind. What was ticked for these readers before, here
    or in another command, is ticked already; each change is on disk at once, so that nothing is lost by Ctrl+C or a
    closed window, and `Ticks(session, audience).ids` has it where nobody can be asked. Without passages nothing is
    shown.

    Args:
        session: The session; whoever calls sees to it that somebody is there to be asked.
        passages: The passages, of which those with the same `group` are ticked together.
        audience: Who is to read them: TEAM, MANAGER or COACH.
        names: What takes the names out.
        before: The days on which such readers were given a passage, by its id.
        also: The ids of passages that are ticked as well at first: from a draft of an older version.
        back: Whether there is a question to go back to.

    Raises:
        LeftError: The user left, or the window was closed; what was ticked is kept.
        BackError: The user wants to go back; it is kept as well.
        CustfocusError: The terminal can't show a screen.
    """
    if not passages:
        return frozenset()
    from custfocus.terminal.ticking.screen import tick

    ticks = Ticks(session, audience)
    shown = [passage.id for passage in passages]
    if also:
        ticks.keep(shown, ticks.ids.union(also).intersection(shown))
    items = tickables(passages, names, before)
    title = f"Tick what may go to {READERS[audience]}"
    try:
        return tick(session, title, items, ticks.ids, lambda ids: ticks.keep(shown, ids), back=back, instead=INSTEAD)
    except LeftError as left:
        left.parting = _KEPT if ticks.ids.intersection(shown) else ""
        raise
    finally:
        if not ticks.is_kept:
            session.warn(_NOT_KEPT)


def tickables(
    passages: Iterable[Passage], names: Pseudonyms, before: Mapping[str, Sequence[date]] | None = None
) -> list[Tickable]:
    """Passages as the screen has them: without names, those of a group after the first of it.

    Args:
        passages: The passages.
        names: What takes the names out.
        before: The days on which such readers were given a passage, by its id.
    """
    groups: dict[str, list[Tickable]] = {}
    for passage in passages:
        item = _tickable(without_names(passage, names), (before or {}).get(passage.id, ()))
        groups.setdefault(item.group, []).append(item)
    return [item for group in groups.values() for item in group]


def _tickable(passage: Passage, days: Sequence[date]) -> Tickable:
    """A passage, from which the names have been taken out, as the screen has it."""
    before = " and ".join(wording.full_day(day) for day in dict.fromkeys(days))
    return Tickable(
        passage.id,
        passage.group,
        _HEADINGS.get(passage.group, passage.about),
        passage.text,
        passage.label or passage.about,
        f"Handed on before: {before}" if before else "",
    )
