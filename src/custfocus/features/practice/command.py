"""custfocus practice: small things to do often, ticked off in ten seconds."""

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer
from msgspec import structs

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, nearest, usage
from custfocus.base.naming import by_number
from custfocus.content.framework import cadence_of, name_of
from custfocus.features.practice.flow import ADOPTION, TICK, past, standings
from custfocus.features.practice.strength import (
    CHANGED,
    DAYS_IN_WEEK,
    LONGEST_CADENCE_DAYS,
    MOST_AT_ONCE,
    STARTED,
    STOPPED,
    TICKED,
    Practices,
    Practised,
    Strengths,
    explain,
    held,
    often,
    to_begin_with,
)
from custfocus.features.practice.strength import run as run_of
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter, tags_in
from custfocus.journal.pen import Pen
from custfocus.terminal import completing as complete
from custfocus.terminal.options import InEditor, On, day_of, exclusive, numbered
from custfocus.terminal.session import Session
from custfocus.terminal.texts import given, written

if TYPE_CHECKING:
    from custfocus.content.models import Cadence

CADENCE = r"\s*(\d{1,2})\s*(?:/\s*(\d{1,2})\s*)?"
Page = Practices | Strengths | Practised


class Named(NamedTuple):
    """A practice that the user named: its id, what it is called, what it is evidence for, how often it is wanted."""

    id: str
    name: str
    principles: tuple[str, ...]
    cadence: "Cadence"


def run(
    session: Session,
    which: Annotated[
        str | None,
        typer.Argument(metavar="[N|ID]", autocompletion=complete.practices, help="Which one: its number, or its id."),
    ] = None,
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[WHAT HAPPENED]...", help='In your words, if you like; "-" reads a pipe.'),
    ] = None,
    start: Annotated[
        str | None,
        typer.Option("--start", metavar="ID", autocompletion=complete.practices, help="Take this one on."),
    ] = None,
    cadence: Annotated[
        str | None,
        typer.Option("--cadence", metavar="N/DAYS", help="With --start: how often, such as 3/7."),
    ] = None,
    stop: Annotated[
        str | None,
        typer.Option("--stop", metavar="N|ID", autocompletion=complete.practices, help="Give this one up."),
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Show those too that you haven't taken on.")] = False,
    why: Annotated[bool, typer.Option("--why", help="Tell what strength means, and where it comes from.")] = False,
    on: On = None,
    editor: InEditor = False,
) -> Page:
    """Tick off a practice, or take one on.

    Up to three at once, numbered from 1. Without anything, it shows how they stand.
    """
    day = day_of(session, on)
    starts, stops = start is not None, stop is not None
    hint = "Tick off, --start, --stop, --all and --why go one by one."
    exclusive(starts, stops, everything, why, what or editor, hint=hint)
    exclusive(
        which is not None,
        starts or stops or everything,
        what=f'It isn\'t clear what "{which}" is for.',
        hint="--start and --stop take the practice themselves.",
    )
    if cadence is not None and start is None:
        raise usage("--cadence says how often, but not what.", "Write it like --start talk-direct --cadence 3/7.")
    if (starts or stops) and day > session.today:
        raise usage(
            "A practice begins or ends on a day that has come.",
            "Leave out --on for today, or name a day before it.",
            code="future-day",
        )
    if start is not None:
        return _start(session, start, cadence, day)
    if stop is not None:
        return _stop(session, stop, day)
    if why:
        return _explained(session, which, day)
    if which is not None:
        return _tick(session, which, what, day, in_editor=editor)
    if editor:
        raise usage("It isn't clear which practice to write about.", "Write it like custfocus practice 1 -e.")
    return _shown(session, day, others=everything)


def _shown(session: Session, day: date, *, others: bool) -> Practices:
    framework, known = session.framework, past(session)
    items = standings(session, known, day)
    numbered(session, [one.adoption for one in items if one.adoption])
    return Practices(
        items,
        day,
        session.today,
        counts=known.calendar.counts(day),
        away_until=known.calendar.away_until(day),
        pillars={pillar.id: pillar.name for pillar in framework.pillars},
        suggested=() if any(one.adopted for one in items) else to_begin_with(framework),
        others=others,
    )


def _explained(session: Session, which: str | None, day: date) -> Strengths:
    known = past(session)
    items = standings(session, known, day)
    chosen = tuple(one for one in items if one.adopted)
    if which is not None:
        practice = _named(session, which, day)
        chosen = tuple(one for one in chosen if one.id == practice.id)
        if not chosen:
            raise _not_taken_on(practice)
    return Strengths(items, day, explain(chosen, known, day))


def _tick(session: Session, which: str, what: list[str] | None, day: date, *, in_editor: bool) -> Practised:
    practice = _named(session, which, day)
    text = given(session, what)
    if text is None and in_editor:
        text = written(session, label="", use=TICK, about=practice.id, in_editor=True)
    elif text is None and session.asks:
        session.warn(practice.name)
        text = session.typed("What happened? (Enter: nothing to add) ", TICK, practice.id)
    text = text if text and text.strip() else ""
    with session.keeping(TICK, practice.id, text), session.store.acts.writing() as pen:
        tick = pen.add(
            kinds.PracticeDone(),
            day,
            text=text,
            item=practice.id,
            asked=practice.name,
            principles=practice.principles,
        )
    return _done(session, TICKED, tick)


def _start(session: Session, which: str, cadence: str | None, day: date) -> Practised:
    wanted = _cadence(cadence) if cadence is not None else None
    with session.store.acts.writing() as pen:
        practice = _named(session, which, day)
        adoptions = _adoptions(session)
        taken = held(adoptions, day)
        if practice.id in taken:
            did, entry = CHANGED, _change(pen, taken[practice.id].entry, practice, wanted, day)
        else:
            _check_later(practice, adoptions, day)
            _check_room(session, adoptions, day)
            did, entry = STARTED, _adopt(pen, practice, wanted or practice.cadence, day)
    return _done(session, did, entry)


def _check_later(practice: Named, adoptions: list[Entry], day: date) -> None:
    """Refuse to take on what is taken on from a later day: the two would overlap."""
    later = [entry.day for entry in adoptions if entry.item == practice.id and entry.day > day]
    if later:
        raise CustfocusError(
            f'"{practice.name}" is taken on from {wording.full_day(min(later))} already.',
            "custfocus practice shows how it stands.",
            code="already-adopted",
        )


def _check_room(session: Session, adoptions: list[Entry], day: date) -> None:
    """Refuse a fourth, on the day or on any after it; only the first day of a practice can make one too many."""
    for each in (session.today, day, *sorted(entry.day for entry in adoptions if entry.day > day)):
        taken = held(adoptions, each)
        if len(taken) >= MOST_AT_ONCE:
            names = "; ".join(name_of(session.framework, item) for item in taken)
            raise _full(names) if each == session.today else _full_then(names, each)


def _adopt(pen: Pen, practice: Named, cadence: "Cadence", day: date, until: date | None = None) -> Entry:
    adoption = kinds.Adoption(cadence.times, cadence.days, until)
    return pen.add(adoption, day, item=practice.id, asked=practice.name)


def _change(pen: Pen, adoption: Entry, practice: Named, wanted: "Cadence | None", day: date) -> Entry:
    """Another cadence from a day on, as long as the one before would have held; what was before stays as it was."""
    now = run_of(adoption).cadence
    if wanted is None or wanted == now:
        raise CustfocusError(
            f'"{practice.name}" is taken on already, {often(now)}.',
            "--cadence changes how often; custfocus practice shows how it stands.",
            code="already-adopted",
        )
    kept = adoption.of(kinds.Adoption)
    if day == adoption.day:
        return pen.edit(adoption, structs.replace(kept, times=wanted.times, days=wanted.days))
    pen.edit(adoption, structs.replace(kept, until=day))
    return _adopt(pen, practice, wanted, day, kept.until)


def _stop(session: Session, which: str, day: date) -> Practised:
    with session.store.acts.writing() as pen:
        practice = _named(session, which, day)
        adoptions = [entry for entry in _adoptions(session) if entry.item == practice.id]
        later = [entry.day for entry in adoptions if entry.day > day]
        if later:
            raise CustfocusError(
                f'"{practice.name}" stands as it does since {wording.full_day(max(later))}, '
                "so it can't have stopped before.",
                "Give --on a later day, or leave it out to stop today.",
                code="before-start",
            )
        if practice.id not in (taken := held(adoptions, day)):
            raise _not_taken_on(practice)
        adoption = taken[practice.id].entry
        entry = pen.edit(adoption, structs.replace(adoption.of(kinds.Adoption), until=day))
    return _done(session, STOPPED, entry)


def _done(session: Session, did: str, entry: Entry) -> Practised:
    items = standings(session, past(session), session.today)
    standing = next((one for one in items if one.adopted and one.id == entry.item), None)
    return Practised(
        items, did, entry, session.short(entry), tuple(tags_in(entry.text)), session.today, standing=standing
    )


def _adoptions(session: Session) -> list[Entry]:
    return session.find(Filter(kinds=(ADOPTION,)))


def _named(session: Session, which: str, day: date) -> Named:
    """The practice of a number or an id: one taken on, on the day, gone from the framework or not, or an offered one.

    Raises:
        CustfocusError: There is none.
    """
    taken = held(_adoptions(session), day)
    which = next(iter(by_number(which, taken)), which)
    offered = [item.id for item in session.framework.practices]
    if which not in taken and which not in offered:
        raise _unknown(which, [*taken, *offered], len(taken), "" if day == session.today else day.isoformat())
    item = session.framework.by_id.get(which)
    if item and item.kind == "practice":
        return Named(item.id, item.name, item.principles, item.cadence)
    before = session.find(Filter(kinds=(TICK,), item=which), limit=1)
    adoption = taken[which].entry
    return Named(which, adoption.asked, before[0].principles if before else (), run_of(adoption).cadence)


def _cadence(words: str) -> "Cadence":
    """Read "3/7", or "3" for so many times a week.

    Raises:
        CustfocusError: It is none, or one beyond what a practice may have.
    """
    found = re.fullmatch(CADENCE, words)
    cadence = cadence_of(int(found[1]), int(found[2] or DAYS_IN_WEEK)) if found else cadence_of(0, DAYS_IN_WEEK)
    if not 1 <= cadence.times <= cadence.days <= LONGEST_CADENCE_DAYS:
        raise usage(
            f'"{words}" is no cadence that custfocus knows.',
            f"Write it like 3/7, three times in seven days: at most daily, and within {LONGEST_CADENCE_DAYS} days.",
            code="unknown-cadence",
        )
    return cadence


def _unknown(which: str, valid: list[str], taken: int, then: str) -> CustfocusError:
    """The error for a number or an id that names none; `then` is the day, where it isn't today."""
    longer = [f'"{item}"' for item in dict.fromkeys(valid) if which and item.startswith(which)]
    guesses = longer or [f'"{guess}"' for guess in [nearest(which, valid)] if guess]
    hint = f"Did you mean {' or '.join(guesses)}?" if guesses else ""
    if which.isdecimal() and taken:
        page, have = (f" --on {then}", f"On {then} you had") if then else ("", "You have")
        hint = f"{have} taken on {taken}; custfocus practice{page} shows them with their numbers."
    elif which.isdecimal():
        none = "You haven't taken any on yet; custfocus practice suggests some to begin with."
        hint = f"On {then} you hadn't taken any on; its id names one all the same." if then else none
    return usage(
        f'There is no practice "{which}".',
        hint or "custfocus practice --all shows all of them with their ids.",
        code="unknown-practice",
    )


def _not_taken_on(practice: Named) -> CustfocusError:
    return CustfocusError(
        f'"{practice.name}" isn\'t taken on.',
        f"custfocus practice --start {practice.id} takes it on.",
        code="not-adopted",
    )


def _full(names: str) -> CustfocusError:
    return CustfocusError(
        f"Three at once are enough to stay with, and you have them: {names}.",
        "custfocus practice --stop 1 makes room; the other numbers stand for the others.",
        code="three-at-once",
    )


def _full_then(names: str, day: date) -> CustfocusError:
    return CustfocusError(
        f"Three at once are enough to stay with, and on {wording.full_day(day)} you had them: {names}.",
        "Leave out --on to take it on from today.",
        code="three-at-once",
    )
