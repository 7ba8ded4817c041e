"""What became of entries: the versions of one, what differs between two, and the latest acts."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise

from custfocus.base.dates import local
from custfocus.features.entries.rows import listed_entry
from custfocus.features.entries.views import (
    ADDED,
    CHANGED,
    DELETED,
    LatestActs,
    ListedAct,
    TouchedEntry,
    Version,
    Versions,
)
from custfocus.features.entries.words import facts
from custfocus.journal import kinds
from custfocus.journal.entry import Act, Change, Entry


def versions(changes: Sequence[tuple[Change, Entry | None]], short: str, today: date) -> Versions:
    """The history of one entry: each change with what it made of the entry."""
    states = [None, *(entry for _, entry in changes)]
    return Versions(
        id=changes[0][0].entry,
        short=short,
        versions=tuple(
            Version(
                at=local(change.at, change.zone),
                command=change.command,
                operation=change.operation,
                changed=tuple(differences(before, after)) if before and after else (),
                text=after.text if after else "",
                entry=after,
            )
            for (before, after), (change, _) in zip(pairwise(states), changes, strict=True)
        ),
        today=today,
    )


def differences(before: Entry, after: Entry) -> Iterable[tuple[str, str, str]]:
    """What changed between two versions: triples of a label, what it said, what it says."""
    if before.text != after.text and after.kind != kinds.SheetRecord.kind:
        yield "Text", before.text, after.text
    if before.day != after.day:
        yield "Day", before.day.isoformat(), after.day.isoformat()
    if before.principles != after.principles:
        yield "Evidence for", ", ".join(before.principles), ", ".join(after.principles)
    facts_before, facts_after = dict(facts(before)), dict(facts(after))
    for label in dict.fromkeys((*facts_before, *facts_after)):
        if facts_before.get(label) != facts_after.get(label):
            yield label, facts_before.get(label, ""), facts_after.get(label, "")


def latest_acts(acts: Iterable[tuple[Act, str]], short: Callable[[str], str], today: date) -> LatestActs:
    """The latest acts as a page lists them.

    Args:
        acts: Each act with its own id as pages show it.
        short: Tells how pages show an entry's id.
        today: The user's own day.
    """
    return LatestActs(tuple(_done(act, own, short) for act, own in acts), today)


def _done(act: Act, own: str, short: Callable[[str], str]) -> ListedAct:
    touched = []
    for before, after in act.pairs:
        if entry := after or before:
            did = ADDED if before is None else CHANGED if after else DELETED
            touched.append(TouchedEntry(did, listed_entry(entry, short(entry.id))))
    return ListedAct(act.id, own, local(act.at, act.zone), act.command, act.count, tuple(touched))
