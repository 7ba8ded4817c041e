"""A sheet: one case on a worksheet, from opened to closed; where it stands on a day, and what it asks next.

A sheet keeps its worksheet as it was when it was opened: what was asked, the stages, what closes it. So it stays
readable and can be closed whatever becomes of the worksheet, on any machine, and needs nothing beside it. Only the
help is left out, which is taken from the worksheet as long as that hasn't changed.

Everything here is a function of the sheet and the day; a sheet is changed by making another of it:

    sheet = begun(worksheet, day)                      pen.add(record(sheet), day, **texts(sheet))
    sheet = filled(sheet_of(entry, framework), {...})  pen.edit(entry, record(sheet), **texts(sheet))
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.dates import day_in
from custfocus.base.errors import CustfocusError
from custfocus.content.forms import bare
from custfocus.content.forms import former as former_worksheet
from custfocus.content.framework import CHOICE, LINE, OPENED, PERSON, TEXT, Framework, by_field, demands
from custfocus.features.away.days import Calendar
from custfocus.features.sheets.values import Value, shown
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Due, Field, Stage, Worksheet

KIND = kinds.SheetRecord.kind
TO_CLOSE = "Close it"
# A due date is looked for no further than this among days that don't count.
FURTHEST_DAYS = 3660
WEEK = 7
_WORDS = (LINE, TEXT, CHOICE, PERSON)


class Sheet(Struct, frozen=True, dict=True):
    """One case on a worksheet.

    Attributes:
        id: The entry's id; empty where it isn't saved yet.
        worksheet: The worksheet as it was when the sheet was opened.
        values: What was filled in, by the fields' ids in their order: text as it is, a date as ISO 8601, a scale as
            1 to 5, yes and no as true and false. What is empty is left out.
        opened: The day it was opened.
        status: "open" or "closed".
        closed: The day it was closed.
        how: How it came to its end, in words.
        form: What it keeps of its worksheet, as JSON.
        of: The id of what a customer said that it was made of, or the ids of the complaints that it answers.
    """

    id: str
    worksheet: Worksheet
    values: dict[str, Value]
    opened: date
    status: Literal["open", "closed"] = kinds.OPEN
    closed: date | None = None
    how: str = ""
    form: str = ""
    of: str | tuple[str, ...] | None = None

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """What each way to close it still lacks, or what stands against it."""
        has = self.values
        needed = [field.id for field in self.worksheet.fields if field.needed and field.id not in has]
        found = []
        for ending in self.worksheet.closing:
            lacks = [name for name in ending.needs if not self._says(name)]
            against = [name for name in ending.unless if has.get(name) is False]
            found.append(Way(ending.when, tuple(dict.fromkeys([*needed, *lacks, *against]))))
        return tuple(found) or (Way("", tuple(needed)),)

    @cached_property
    def closable(self) -> bool:
        """Whether it may be closed: one of the ways lacks nothing."""
        return any(not way.missing for way in self.ways)

    @cached_property
    def stage(self) -> Stage | None:
        """The stage it is in: the first that isn't over, or else the last that asks what closing still lacks.

        None for a sheet that is closed or may be.
        """
        if self.status == kinds.CLOSED or self.closable:
            return None
        stages = self.worksheet.stages
        last = next((stage for stage in reversed(stages) if not self._lacking.isdisjoint(stage.asks)), None)
        return next((stage for stage in stages if not self.is_over(stage)), last)

    @cached_property
    def asks(self) -> tuple[Field, ...]:
        """What the next step asks: the fields of its stage that are still empty, or that closing lacks."""
        if self.stage is None:
            return ()
        fields, over = by_field(self.worksheet), self.is_over(self.stage)
        wanted = [name for name in self.stage.asks if (name in self._lacking if over else name not in self.values)]
        return tuple(fields[name] for name in wanted if name in fields)

    def is_over(self, stage: Stage) -> bool:
        """Whether a stage has what it demands, or anything where it demands nothing."""
        demanded = self._demands[stage.id]
        has = self.values.keys()
        return demanded <= has if demanded else not has.isdisjoint(stage.asks)

    @cached_property
    def _demands(self) -> dict[str, frozenset[str]]:
        return demands(self.worksheet)

    @cached_property
    def _lacking(self) -> frozenset[str]:
        return frozenset(name for way in self.ways for name in way.missing)

    def _says(self, name: str) -> bool:
        """Whether a field has a value, and one of yes and no says yes."""
        return name in self.values and self.values[name] is not False


class Way(Struct, frozen=True):
    """One way in which a sheet may be closed.

    Attributes:
        when: What has happened then, as a clause; empty where it needs no more than its needed fields.
        missing: The ids of the fields that it still lacks: without a value, or "no" where that won't do.
    """

    when: str
    missing: tuple[str, ...]


class Standing(Struct, frozen=True):
    """How a sheet stands on a day; what JSON shows of it.

    Attributes:
        id: The entry's id.
        short: The same as pages show it.
        worksheet: The worksheet's id.
        title: What the worksheet calls a sheet of it.
        about: What tells it from others of its kind: the first words filled in.
        status: "open" or "closed".
        opened: The day it was opened.
        age: How many days it has been open.
        stage: The id of the stage it is in; None where nothing more is asked before it is closed.
        step: What is to be done next, in words; empty for a closed one.
        asks: The ids of the fields that this step asks and that are still to be filled in.
        due: The next day on which something is due.
        overdue: How many days that day is past; 0 where it isn't.
        closable: Whether it may be closed.
        closed: The day it was closed.
        how: How it came to its end, in words.
        fields: Every field's value by its id, in order; None where it is empty.
        promise: Whether a promise to a customer is still to be kept.
    """

    id: str
    short: str
    worksheet: str
    title: str
    about: str
    status: str
    opened: date
    age: int
    stage: str | None
    step: str
    asks: tuple[str, ...]
    due: date | None
    overdue: int
    closable: bool
    closed: date | None
    how: str
    fields: dict[str, Value | None]
    promise: bool = False


# A sheet, its entry, and what is done to it


def begun(worksheet: Worksheet, day: date, values: Mapping[str, Value | None] | None = None) -> Sheet:
    """A new sheet, opened on a day; some of it may be filled in already."""
    return filled(Sheet("", worksheet, {}, day, form=worksheet.form), values or {})


def sheets_of(entries: Iterable[Entry], framework: Framework) -> list[Sheet]:
    """The sheets that entries of kind "sheet" keep, in the same order; of a damaged worksheet, what can be read."""
    known = {item.id: (item, item.form) for item in framework.items if item.kind == "worksheet"}
    former: dict[tuple[str, str], Worksheet] = {}
    return [_sheet(entry, known, former) for entry in entries]


def sheet_of(entry: Entry, framework: Framework) -> Sheet:
    """The sheet that one entry keeps."""
    return sheets_of([entry], framework)[0]


def texts(sheet: Sheet) -> dict[str, str]:
    """A sheet's entry beside its record: its item, asked and text, as `Pen.add` and `Pen.edit` take them.

    The text is all that was filled in as words, a field after the other, so that a search and tags find it.
    """
    fields = by_field(sheet.worksheet)
    said = [
        str(value)
        for field, value in sheet.values.items()
        if isinstance(value, str) and (field not in fields or fields[field].kind in _WORDS)
    ]
    return {
        "item": sheet.worksheet.id,
        "asked": sheet.worksheet.title,
        "text": "\n".join(said),
    }


def record(sheet: Sheet) -> kinds.SheetRecord:
    """What a sheet's entry keeps of it."""
    return kinds.SheetRecord(
        form=sheet.form,
        of=sheet.of,
        fields={**sheet.values},
        opened=sheet.opened,
        status=sheet.status,
        closed=sheet.closed,
        how=sheet.how,
    )


def filled(sheet: Sheet, changes: Mapping[str, Value | None]) -> Sheet:
    """The sheet with some fields filled in anew, or emptied where the value is None or nothing."""
    values = {**sheet.values, **changes}
    order = dict.fromkeys((*by_field(sheet.worksheet), *values))
    found = ((name, values.get(name)) for name in order)
    return replace(sheet, values={name: value for name, value in found if value not in (None, "")})


def closed(sheet: Sheet, day: date, how: str = "") -> Sheet:
    """The sheet closed on a day; how it came to its end is the first ending that has come, unless it is said.

    Raises:
        CustfocusError: It still lacks something.
    """
    ending = next((way for way in sheet.ways if not way.missing), None)
    if ending is None:
        raise CustfocusError(
            f'"{sheet.worksheet.title}" can\'t be closed yet.',
            _still_needs(sheet.ways),
            code="not-yet",
        )
    return replace(sheet, status=kinds.CLOSED, closed=day, how=how or ending.when)


def reopened(sheet: Sheet) -> Sheet:
    """The sheet open again, with all that was filled in."""
    return replace(sheet, status=kinds.OPEN, closed=None, how="")


# Where it stands


def due_on(sheet: Sheet, calendar: Calendar) -> date | None:
    """The next day on which something is due: the earliest of the stage it is in and of those that follow."""
    if sheet.stage is None:
        return None
    stages = sheet.worksheet.stages
    following = stages[stages.index(sheet.stage) :]
    ahead = [stage for stage in following if stage is sheet.stage or not sheet.is_over(stage)]
    days = [day for stage in ahead if (day := stage_due(sheet, stage, calendar))]
    return min(days, default=None)


def stage_due(sheet: Sheet, stage: Stage, calendar: Calendar) -> date | None:
    """When a stage is due; None where it never is, or the date it counts from isn't known yet."""
    due = stage.due
    if due is None:
        return None
    start = sheet.opened if due.after == OPENED else day_in(sheet.values.get(due.after))
    if start is None:
        return None
    if due.working and due.days:
        return _working_days_after(start, due.days, calendar)
    return _days_after(start, due.days)


def standing(sheet: Sheet, day: date, calendar: Calendar, short: str = "") -> Standing:
    """How a sheet stands on a day.

    Args:
        sheet: The sheet.
        day: The day.
        calendar: The days that count for the user.
        short: The entry's id as pages show it.
    """
    stage, due = sheet.stage, due_on(sheet, calendar)
    is_open = sheet.status != kinds.CLOSED
    step = stage.name if stage else TO_CLOSE
    values = sheet.values
    return Standing(
        id=sheet.id,
        short=short or sheet.id,
        worksheet=sheet.worksheet.id,
        title=sheet.worksheet.title,
        about=about(sheet),
        status=sheet.status,
        opened=sheet.opened,
        age=max(0, ((sheet.closed or day) - sheet.opened).days),
        stage=stage.id if stage else None,
        step=step if is_open else "",
        asks=tuple(field.id for field in sheet.asks),
        due=due,
        overdue=max(0, (day - due).days) if due else 0,
        closable=is_open and sheet.closable,
        closed=sheet.closed,
        how=sheet.how,
        fields={**dict.fromkeys(by_field(sheet.worksheet)), **values},
        promise=is_open and bool(sheet.worksheet.promise) and sheet.worksheet.promise not in values,
    )


def foremost(found: Sequence[Standing], day: date) -> Standing | None:
    """The open sheet for the day's page: the most overdue promise to a customer, else what is due by that day.

    Args:
        found: The open sheets, the most overdue first.
        day: The day.
    """
    promise = next((one for one in found if one.promise), None)
    return promise or next((one for one in found if one.due and one.due <= day), None)


def step_said(one: Standing, day: date) -> str:
    """A sheet's next step with when it is due."""
    return ", ".join(filter(None, (one.step, due_said(one.due, day))))


def due_said(due: date | None, day: date) -> str:
    """When something is due, seen from a day: due today, due Friday, due 6 November, 3 days overdue; "" for never."""
    if due is None:
        return ""
    left = (due - day).days
    if left < 0:
        return f"{wording.counted(-left, 'day')} overdue"
    if left in (0, 1):
        return ("due today", "due tomorrow")[left]
    if left < WEEK:
        return f"due {due:%A}"
    return f"due {wording.full_day(due, near=day)}"


def gist(entry: Entry, found: Standing | None = None, day: date | None = None) -> str:
    """A sheet in a line: what it is, what tells it from others, its next step; on a day, when that is due.

    Args:
        entry: The sheet's entry.
        found: How it stands, if that is known.
        day: The day from which to say when it is due.
    """
    one = found or standing(sheet_of(entry, Framework(())), entry.day, Calendar())
    due = due_said(one.due, day) if found and day else ""
    step = "closed" if one.status == kinds.CLOSED else ", ".join(filter(None, (one.step, due)))
    return " · ".join(filter(None, (one.title, one.about, step)))


def facts(entry: Entry) -> Iterator[tuple[str, str]]:
    """What a sheet's entry keeps, in words: pairs of a prompt and its answer, then how it came to its end."""
    sheet = sheet_of(entry, Framework(()))
    fields = by_field(sheet.worksheet)
    for name, value in sheet.values.items():
        yield fields[name].prompt if name in fields else name, shown(value)
    if sheet.opened != entry.day:
        yield "Opened", sheet.opened.isoformat()
    if sheet.status == kinds.CLOSED:
        when = sheet.closed.isoformat() if sheet.closed else ""
        yield "Closed", " · ".join(filter(None, (when, sheet.how))) or "yes"


def most_overdue_first(standings: Iterable[Standing]) -> list[Standing]:
    """The most overdue first, those that are never due last; of equal ones the one opened first."""
    return sorted(standings, key=lambda one: (one.due or date.max, one.opened, one.id))


def about(sheet: Sheet) -> str:
    """What tells a sheet from others of its kind, in a line: the first name or words that were filled in."""
    fields = by_field(sheet.worksheet)
    said = (value for name, value in sheet.values.items() if name not in fields or fields[name].kind in _WORDS)
    return " ".join(str(next(said, "")).split())


# Its worksheet in words


def due_words(due: Due) -> str:
    """When a stage is due, in words: due on the next working day, due 14 days after asked."""
    start = "it is opened" if due.after == OPENED else due.after
    if not due.days:
        return "due on the day it is opened" if due.after == OPENED else f"due on the day of {due.after}"
    if due.days == 1:
        span = "on the next working day" if due.working else "the day"
        return "due on the next working day" if due.working and due.after == OPENED else f"due {span} after {start}"
    return f"due {due.days} {'working ' if due.working else ''}days after {start}"


def _still_needs(ways: Iterable[Way]) -> str:
    """What the ways to close a sheet lack, in a sentence: that of the one which lacks the least comes first."""
    lists = [way.missing for way in sorted(ways, key=lambda way: len(way.missing))]
    return f"It still needs {'; or '.join(map(wording.listed, lists))}."


def _sheet(
    entry: Entry, known: Mapping[str, tuple[Worksheet, str]], former: dict[tuple[str, str], Worksheet]
) -> Sheet:
    kept = entry.of(kinds.SheetRecord)
    form, name = kept.form, entry.item or ""
    values = {field: value for field, value in kept.fields.items() if value is not None}
    worksheet, now = known.get(name, (None, ""))
    if worksheet is None or now != form:
        worksheet = former.get((name, form)) or _former(name, form)
        if worksheet:
            former[name, form] = worksheet
    sheet = Sheet(
        id=entry.id,
        worksheet=worksheet or bare(name, entry.asked or name or KIND, values),
        values={},
        opened=kept.opened,
        status=kept.status,
        closed=kept.closed,
        how=kept.how,
        form=form,
        of=kept.of,
    )
    return filled(sheet, values)


def _former(name: str, form: str) -> Worksheet | None:
    """The worksheet that a sheet has kept; None where that is damaged."""
    try:
        return former_worksheet(name, form)
    except ValueError:
        return None


def _days_after(start: date, days: int) -> date:
    return date.fromordinal(min(start.toordinal() + days, date.max.toordinal()))


def _working_days_after(start: date, days: int, calendar: Calendar) -> date:
    """The day that counts so many such days after another; so many days after where none come in years."""
    found = 0
    for step in range(1, FURTHEST_DAYS):
        day = _days_after(start, step)
        found += calendar.counts(day)
        if found == days:
            return day
    return _days_after(start, days)
