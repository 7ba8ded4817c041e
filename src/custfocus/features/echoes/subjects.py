"""What a question may be about: an entry of the user's that isn't settled, with the words that are quoted of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.naming import tags_in
from custfocus.content.framework import LINE, TEXT, EchoAbout, Framework, name_of
from custfocus.features.plans.plans import missed_running
from custfocus.features.practice.adoptions import adoptions_on
from custfocus.features.priorities.season import season
from custfocus.features.ratings.gaps import BLIND, HIDDEN, Gap
from custfocus.features.scorecard.figures import formatted
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.sheet import Sheet
from custfocus.features.sheets.standing import SheetStanding
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

# How many days old each must be at least: what was written just now is no memory yet.
YOUNGEST_DAYS: Mapping[EchoAbout, int] = {
    "heard": 3,
    "sheet": 3,
    "priority": 7,
    "plan": 14,
    "intention": 7,
    "answer": 28,
    "adoption": 7,
    "gap": 1,
    "measure": 14,
}
# How many days back what can't be settled is looked for: beyond that nobody remembers how it was.
OLDEST_DAYS: Mapping[EchoAbout, int] = {"heard": 45, "answer": 120}
# An answer of fewer words says too little to ask about.
FEWEST_WORDS = 5
# A measure without a value for so long waits for one.
STALE_DAYS = 35


class EchoSubject(Struct, frozen=True):
    """An entry that a question may be about."""

    about: EchoAbout
    """Of what kind it is."""
    id: str
    """The entry's id."""
    day: date
    """The day that the question names."""
    quotation: str
    """The user's own words, as the entry has them."""
    standing: str
    """How it stands, in a sentence."""
    principles: tuple[str, ...] = ()
    """The principles that it is evidence for."""
    who: str = ""
    """Whose words they are, or who waits; empty where that isn't known."""
    title: str = ""
    """What the worksheet calls a sheet of it."""
    worksheet: str = ""
    """The worksheet's id."""
    overdue: int = 0
    """By how many days it is overdue."""
    late: str = ""
    """The same as pages say it; empty where it isn't."""
    waits: bool = False
    """Whether it waits for something of the user's: an answer, a deed, a value."""


class LatelyWritten(Struct, frozen=True):
    """What was written about entries lately, by their ids."""

    last: Mapping[str, date]
    """The day of the latest answer about each."""
    taken_up: Collection[str] = ()
    """Those of which a sheet was made."""


def heard(entries: Iterable[Entry], lately: LatelyWritten, day: date) -> Iterable[EchoSubject]:
    """What customers said; once a sheet is made of it, the sheet speaks for it."""
    for entry in _in_reach("heard", entries, day):
        if entry.id not in lately.taken_up:
            last = lately.last.get(entry.id)
            standing = (
                f"You last wrote about it on {_day(last, day)}." if last else "Nothing was written about it since."
            )
            yield EchoSubject(
                "heard", entry.id, entry.day, entry.text, standing, entry.principles, entry.who, waits=last is None
            )


def answers(entries: Iterable[Entry], lately: LatelyWritten, day: date) -> Iterable[EchoSubject]:
    """Answers of some weeks ago that nothing was asked about."""
    for entry in _in_reach("answer", entries, day):
        if entry.subject is None and entry.id not in lately.last and len(entry.text.split()) >= FEWEST_WORDS:
            standing = f"You wrote it {wording.ago(entry.day, day)}, and nothing was written about it since."
            yield EchoSubject("answer", entry.id, entry.day, entry.text, standing, entry.principles)


def sheets(
    pairs: Iterable[tuple[Sheet, SheetStanding]], written: Mapping[str, date], day: date
) -> Iterable[EchoSubject]:
    """Open sheets.

    Args:
        pairs: Each with how it stands.
        written: The day on which something was last written in each that is overdue, by its id.
        day: The day.
    """
    for sheet, standing in pairs:
        if standing.age < YOUNGEST_DAYS["sheet"] and not standing.overdue:
            continue
        last, late = written.get(sheet.id), ""
        since_due = last is not None and standing.due is not None and last > standing.due
        if standing.overdue:
            from custfocus.features.sheets.words import due_in_words  # only what is overdue waits for these

            late = due_in_words(standing.due, day)
            days = wording.counted(standing.overdue, "day", single="a")
            rest = (
                f"you last wrote about it on {_day(last, day)}"
                if since_due and last
                else "nothing was written about it since"
            )
            says = f"It is overdue by {days}, and {rest}."
        else:
            says = f"It has been open for {wording.counted(standing.age, 'day', single='a')}."
        yield EchoSubject(
            "sheet",
            sheet.id,
            sheet.opened,
            _said_in(sheet) or standing.about or standing.title,
            says,
            sheet.worksheet.principles,
            sheet.customer or "",
            sheet.worksheet.title,
            sheet.worksheet.id,
            standing.overdue,
            late,
        )


def priorities(entries: Sequence[Entry], day: date) -> Iterable[EchoSubject]:
    """The priorities that stand."""
    for entry in season(entries, day):
        if _is_old_enough("priority", entry, day):
            until = entry.of(kinds.Priority).until
            yield EchoSubject(
                "priority", entry.id, entry.day, entry.text, f"It is one of your priorities until {_day(until, day)}."
            )


def plans(entries: Iterable[Entry], day: date) -> Iterable[EchoSubject]:
    """The if-then plans that stand; one that was missed waits for another thought."""
    for entry in entries:
        if _is_old_enough("plan", entry, day):
            missed = missed_running(entry)
            times = f"You noted its moment as missed {wording.times(missed)} running." if missed else ""
            standing = times or f"You made it {wording.ago(entry.day, day)}."
            yield EchoSubject("plan", entry.id, entry.day, entry.text, standing, waits=missed > 0)


def intentions(entries: Iterable[Entry], asked_about: Entry | None, day: date) -> Iterable[EchoSubject]:
    """Things to do that are open and weren't put off, but for the one that the day asks about anyway."""
    for entry in entries:
        is_left_out = entry.of(kinds.Intention).rests_on(day) or (asked_about and entry.id == asked_about.id)
        if _is_old_enough("intention", entry, day) and not is_left_out:
            standing = f"It has been open for {wording.counted((day - entry.day).days, 'day', single='a')}."
            yield EchoSubject("intention", entry.id, entry.day, entry.text, standing, waits=True)


def adoptions(entries: Iterable[Entry], framework: Framework, day: date) -> Iterable[EchoSubject]:
    """The practices that are taken on."""
    for practice, held in adoptions_on(entries, day).items():
        first = held.first
        item = framework.by_id.get(practice)
        if item is not None and _is_old_enough("adoption", first, day):
            standing = f"You took it on {wording.ago(first.day, day)}."
            yield EchoSubject(
                "adoption", held.entry.id, first.day, name_of(framework, practice), standing, item.principles
            )


def gaps(
    apart: Iterable[Gap], ratings: Mapping[str, Entry], framework: Framework, day: date
) -> Iterable[EchoSubject]:
    """What others see otherwise; the entry is the user's own rating.

    Args:
        apart: What doesn't go together.
        ratings: The latest rating of each item, by its id.
        framework: The framework.
        day: The day.
    """
    for gap in apart:
        rating = ratings.get(gap.id)
        if gap.kind in (BLIND, HIDDEN) and rating is not None and _is_old_enough("gap", rating, day):
            name = name_of(framework, gap.id)
            says = f"{name}: you say {gap.value}, others {gap.others:.1f}."
            principles = (gap.principle,) if gap.principle else ()
            yield EchoSubject("gap", rating.id, rating.day, says, says, principles)


def measures(standings: Iterable[MeasureStanding], day: date) -> Iterable[EchoSubject]:
    """The measures that have a value; one without a new value for long waits for one."""
    for measure in standings:
        if measure.last is None or measure.last_day is None:
            continue
        if (day - measure.since).days >= YOUNGEST_DAYS["measure"]:
            value = formatted(measure.last, measure.unit)
            standing = f"Its last value is from {_day(measure.last_day, day)}."
            waits = (day - measure.last_day).days > STALE_DAYS
            yield EchoSubject(
                "measure", measure.id, measure.last_day, f"{measure.name}: {value}", standing, waits=waits
            )


def written_about(answers: Iterable[Entry]) -> dict[str, date]:
    """The day of the latest answer about each entry that has any, by its id; `answers` come oldest first."""
    return {answer.subject: answer.day for answer in answers if answer.subject}


def taken_up(sheets: Iterable[Entry]) -> set[str]:
    """The ids of the entries of which sheets were made."""
    return {origin for sheet in sheets for origin in origins(sheet)}


def origins(entry: Entry) -> tuple[str, ...]:
    """The ids of the entries that one was made of: a sheet of remarks or sheets, one thing to do of an answer."""
    match entry.record:
        case kinds.SheetRecord(of=str() as origin) | kinds.Intention(answer=str() as origin):
            return (origin,)
        case kinds.SheetRecord(of=tuple() as several):
            return several
    return ()


def is_private(entry: Entry, tag: str) -> bool:
    """Whether an entry is never quoted: it was kept so, or bears the tag that says so."""
    kept = entry.data.get("private") if isinstance(entry.data, dict) else None
    return kept is True or tag in tags_in(entry.text)


def _in_reach(about: EchoAbout, entries: Iterable[Entry], day: date) -> Iterable[Entry]:
    """Those neither too young nor too old."""
    for entry in entries:
        if YOUNGEST_DAYS[about] <= (day - entry.day).days <= OLDEST_DAYS[about] and entry.text.strip():
            yield entry


def _is_old_enough(about: EchoAbout, entry: Entry, day: date) -> bool:
    return (day - entry.day).days >= YOUNGEST_DAYS[about]


def _said_in(sheet: Sheet) -> str:
    """The first words of a sheet that are no name and no choice."""
    names = (field.id for field in sheet.worksheet.fields if field.kind in (TEXT, LINE))
    return next((str(sheet.values[name]) for name in names if name in sheet.values), "")


def _day(day: date, near: date) -> str:
    return wording.full_day(day, near=near)
