"""A practice ticked off, taken on, changed or stopped."""

from datetime import date
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType, structs

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, usage
from custfocus.base.naming import tags_in
from custfocus.features.practice.adoptions import (
    adoptions_on,
    check_not_taken_on_later,
    check_room,
    stretch_of,
)
from custfocus.features.practice.cadence import often
from custfocus.features.practice.flow.naming import NamedPractice, not_taken_on, practice_named
from custfocus.features.practice.flow.standing import ADOPTION, TAKEN_ON, TICK, all_practices, past_practice
from custfocus.features.practice.views import Did, PracticeSaved
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.pen import Pen
from custfocus.terminal.session import Session
from custfocus.terminal.texts import given, written

if TYPE_CHECKING:
    from custfocus.content.models import Cadence


def tick_off(
    session: Session, which: str, what: list[str] | None, day: date, *, in_editor: bool, back: bool = False
) -> PracticeSaved:
    """Save that a practice was done, with the words in the arguments or those that are written now.

    Args:
        session: The session.
        which: The practice, by its number or its id.
        what: The words in the arguments, if there are any.
        day: The day.
        in_editor: Whether to write in the editor.
        back: Whether there is something to go back to from the words.

    Raises:
        BackError: The user wants to.
    """
    practice = practice_named(session, which, day)
    if what and all(word.isdecimal() for word in what):
        numbers = wording.listed([which, *what])
        raise usage(
            f"{numbers} would keep a number as what happened.",
            f"Tick them one by one, like custfocus practice {what[0]}; or say what happened in words.",
            code="only-numbers",
        )
    text = given(session, what)
    if text is None and in_editor:
        text = written(session, label="", use=TICK, about=practice.id, in_editor=True)
    elif text is None and session.asks:
        session.warn(practice.name)
        text = session.drafts.typed("What happened? (Enter: nothing to add)", TICK, practice.id, back=back)
    text = text if text and text.strip() else ""
    with session.drafts.keeping(TICK, practice.id, text), session.store.acts.writing() as pen:
        tick = pen.add(
            kinds.PracticeDone(),
            day,
            text=text,
            item=practice.id,
            asked=practice.name,
            principles=practice.principles,
        )
    return _saved(session, "ticked", tick)


def start(
    session: Session, which: str, wanted: "Cadence | None", day: date, aimed: str | None = None
) -> PracticeSaved:
    """Take a practice on, so often as wanted or as is suggested; or change how often it is wanted, or what for.

    Args:
        session: The session.
        which: The practice, by its number or its id.
        wanted: How often, where that was said.
        day: The first day.
        aimed: The measure or the cause that it is for, in words, where that was said; no words take it away.
    """
    did: Did
    aim = None if aimed is None else _aim(session, aimed)
    with session.store.acts.writing() as pen:
        practice = practice_named(session, which, day)
        adoptions = _adoptions(session)
        taken = adoptions_on(adoptions, day)
        if practice.id in taken:
            did, entry = "changed", _change(pen, taken[practice.id].entry, practice, wanted, day, aim)
        else:
            check_not_taken_on_later(adoptions, practice.id, practice.name, day)
            check_room(session.framework, adoptions, day, session.today)
            did, entry = "started", _adopt(pen, practice, wanted or practice.cadence, day, aim)
    return _saved(session, did, entry)


def stop(session: Session, which: str, day: date) -> PracticeSaved:
    """Give a practice up from a day on; its record stays."""
    with session.store.acts.writing() as pen:
        practice = practice_named(session, which, day)
        adoptions = [entry for entry in _adoptions(session) if entry.item == practice.id]
        later = [entry.day for entry in adoptions if entry.day > day]
        if later:
            raise CustfocusError(
                f'"{practice.name}" stands as it does since {wording.full_day(max(later))}, '
                "so it can't have stopped before.",
                "Give --on a later day, or leave it out to stop today.",
                code="before-start",
            )
        if practice.id not in (taken := adoptions_on(adoptions, day)):
            raise not_taken_on(practice)
        adoption = taken[practice.id].entry
        entry = pen.edit(adoption, structs.replace(adoption.of(kinds.Adoption), until=day))
    return _saved(session, "stopped", entry)


def _adopt(
    pen: Pen,
    practice: NamedPractice,
    cadence: "Cadence",
    day: date,
    aim: str | UnsetType | None,
    until: date | None = None,
) -> Entry:
    adoption = kinds.Adoption(cadence.times, cadence.days, until, UNSET if aim is None else aim)
    return pen.add(adoption, day, item=practice.id, asked=practice.name)


def _change(
    pen: Pen,
    adoption: Entry,
    practice: NamedPractice,
    wanted: "Cadence | None",
    day: date,
    aim: str | UnsetType | None,
) -> Entry:
    """Another cadence from a day on, as long as the one before would have held; what was before stays as it was.

    What it is for holds from its beginning.
    """
    now, kept = stretch_of(adoption).cadence, adoption.of(kinds.Adoption)
    if aim is not None and wanted in (None, now):
        return pen.edit(adoption, structs.replace(kept, aim=aim))
    aim = kept.aim if aim is None else aim
    if wanted is None or wanted == now:
        raise CustfocusError(
            f'"{practice.name}" is taken on already, {often(now)}.',
            "--cadence changes how often; custfocus practice shows how it stands.",
            code="already-adopted",
        )
    if day == adoption.day:
        return pen.edit(adoption, structs.replace(kept, times=wanted.times, days=wanted.days, aim=aim))
    pen.edit(adoption, structs.replace(kept, until=day))
    return _adopt(pen, practice, wanted, day, aim, kept.until)


def _saved(session: Session, did: Did, entry: Entry) -> PracticeSaved:
    items = all_practices(session, past_practice(session), session.today)
    standing = next((practice for practice in items if practice.adopted and practice.id == entry.item), None)
    if did == "started" and standing and standing.number:
        session.remember_place(TAKEN_ON, standing.number, standing.id)
    aim = entry.of(kinds.Adoption).aim if entry.kind == ADOPTION else UNSET
    return PracticeSaved(
        items,
        did,
        entry,
        session.short(entry),
        tuple(tags_in(entry.text)),
        session.today,
        standing=standing,
        aim="" if aim is UNSET else _in_words(session, aim),
    )


def _aim(session: Session, words: str) -> str | UnsetType:
    from custfocus.features.before_and_after.flow.aiming import aim_named  # only who says what for waits for it

    return aim_named(session, words)


def _in_words(session: Session, aim: str) -> str:
    from custfocus.features.before_and_after.flow.aiming import aim_in_words

    return aim_in_words(session, aim)


def _adoptions(session: Session) -> list[Entry]:
    return session.find(Filter(kinds=(ADOPTION,)))
