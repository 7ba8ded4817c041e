"""A sheet: one case on a worksheet, from opened to closed; where it stands on a day, and what it asks next.

A sheet keeps its worksheet as it was when it was opened: what was asked, the stages, what closes it. So it stays
readable and can be closed whatever becomes of the worksheet, on any machine, and needs nothing beside it. Only the
help is left out, which is taken from the worksheet as long as that hasn't changed.

Everything here is a function of the sheet and the day; a sheet is changed by making another of it:

    sheet = begun(worksheet, day)                      pen.add("sheet", day, **kept(sheet))
    sheet = filled(sheet_of(entry, framework), {...})  pen.edit(entry, **kept(sheet))
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from custfocus.coach.away import Calendar
from custfocus.errors import CustfocusError, nearest, usage
from custfocus.library.models import (
    CHOICE,
    DATE,
    LINE,
    OPENED,
    PERSON,
    SCALE,
    TEXT,
    YES_NO,
    Due,
    Ending,
    Field,
    Framework,
    Stage,
    Worksheet,
)
from custfocus.library.plain import plain, thaw
from custfocus.records import Record, replace
from custfocus.store.entry import Entry

KIND = "sheet"
OPEN, CLOSED = "open", "closed"
LOWEST, HIGHEST = 1, 5
YES, NO = ("yes", "y", "true", "1"), ("no", "n", "false", "0")
# Said after a word, it means that very word and not a longer choice that begins with it.
VERBATIM = "!"
TO_CLOSE = "Close it"
# A due date is looked for no further than this among days that don't count.
FURTHEST_DAYS = 3660
_WORDS = (LINE, TEXT, CHOICE, PERSON)
_FORMS = {LINE: "a line", TEXT: "text", PERSON: "a person", YES_NO: "yes or no"}

Value = str | int | bool
# Reads a day in the user's words: the words, and whether it is one to come.
ReadDay = Callable[[str, bool], date]


class Sheet(Record):
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
        data: What the entry keeps, as it was read.
    """

    id: str
    worksheet: Worksheet
    values: dict[str, Value]
    opened: date
    status: str = OPEN
    closed: date | None = None
    how: str = ""
    data: dict[str, Any] = {}  # noqa: RUF012 - as all defaults of a record, never changed


class Way(Record):
    """One way in which a sheet may be closed.

    Attributes:
        when: What has happened then, as a clause; empty where it needs no more than its needed fields.
        missing: The ids of the fields that it still lacks: without a value, or "no" where it needs a yes.
    """

    when: str
    missing: tuple[str, ...]


class Standing(Record):
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


# A sheet, its entry, and what is done to it


def begun(worksheet: Worksheet, day: date, values: Mapping[str, Value | None] | None = None) -> Sheet:
    """A new sheet, opened on a day; some of it may be filled in already."""
    return filled(Sheet("", worksheet, {}, day, data={"form": form_kept(worksheet)}), values or {})


def sheets_of(entries: Iterable[Entry], framework: Framework) -> list[Sheet]:
    """The sheets that entries of kind "sheet" keep, in the same order; any that is damaged has what can be read."""
    known = {item.id: (item, form_kept(item)) for item in framework.items if isinstance(item, Worksheet)}
    former: list[tuple[str | None, Any, Worksheet]] = []
    return [_sheet(entry, known, former) for entry in entries]


def sheet_of(entry: Entry, framework: Framework) -> Sheet:
    """The sheet that one entry keeps."""
    return sheets_of([entry], framework)[0]


def kept(sheet: Sheet) -> dict[str, Any]:
    """What a sheet's entry keeps: its item, asked, text and data, as `Pen.add` and `Pen.edit` take them.

    The text is all that was filled in as words, a field after the other, so that a search and tags find it.
    """
    fields = sheet.worksheet.by_field
    said = [
        str(value)
        for field, value in sheet.values.items()
        if isinstance(value, str) and (field not in fields or fields[field].kind in _WORDS)
    ]
    return {
        "item": sheet.worksheet.id,
        "asked": sheet.worksheet.title,
        "text": "\n".join(said),
        "data": {
            **sheet.data,
            "fields": sheet.values,
            "opened": sheet.opened.isoformat(),
            "status": sheet.status,
            "closed": sheet.closed.isoformat() if sheet.closed else None,
            "how": sheet.how,
        },
    }


def form_kept(worksheet: Worksheet) -> dict[str, Any]:
    """What a sheet keeps of its worksheet, as plain data: all that it takes to read, fill in and close it."""
    bare = replace(worksheet, fields=tuple(replace(field, help="") for field in worksheet.fields))
    whole = plain(bare)
    return {name: whole[name] for name in ("title", "fields", "stages", "closing") if name in whole}


def filled(sheet: Sheet, changes: Mapping[str, Value | None]) -> Sheet:
    """The sheet with some fields filled in anew, or emptied where the value is None or nothing."""
    values = {**sheet.values, **changes}
    order = dict.fromkeys((*sheet.worksheet.by_field, *values))
    found = ((name, values.get(name)) for name in order)
    return replace(sheet, values={name: value for name, value in found if value not in (None, "")})


def closed(sheet: Sheet, day: date, how: str = "") -> Sheet:
    """The sheet closed on a day; how it came to its end is the first ending that has come, unless it is said.

    Raises:
        CustfocusError: It still lacks something.
    """
    open_ways = ways(sheet)
    ending = next((way for way in open_ways if not way.missing), None)
    if ending is None:
        raise CustfocusError(
            f'"{sheet.worksheet.title}" can\'t be closed yet.',
            _lacking(open_ways),
            code="not-yet",
        )
    return replace(sheet, status=CLOSED, closed=day, how=how or ending.when)


def reopened(sheet: Sheet) -> Sheet:
    """The sheet open again, with all that was filled in."""
    return replace(sheet, status=OPEN, closed=None, how="")


# Where it stands


def ways(sheet: Sheet) -> tuple[Way, ...]:
    """What each way to close it still lacks; it may be closed where one of them lacks nothing."""
    needed = [field.id for field in sheet.worksheet.fields if field.needed and field.id not in sheet.values]
    return tuple(
        Way(ending.when, tuple(dict.fromkeys((*needed, *(name for name in ending.needs if not _says(sheet, name))))))
        for ending in sheet.worksheet.closing or (Ending("", ()),)
    )


def closable(sheet: Sheet) -> bool:
    """Whether the sheet may be closed."""
    return any(not way.missing for way in ways(sheet))


def stage_of(sheet: Sheet) -> Stage | None:
    """The stage a sheet is in: the first that isn't over, or else the last that asks what closing still lacks.

    None for a sheet that is closed or may be.
    """
    if sheet.status == CLOSED or closable(sheet):
        return None
    stages = sheet.worksheet.stages
    lacking = {name for way in ways(sheet) for name in way.missing}
    last = next((stage for stage in reversed(stages) if lacking.intersection(stage.asks)), None)
    return next((stage for stage in stages if not _over(sheet, stage)), last)


def asks_next(sheet: Sheet) -> tuple[Field, ...]:
    """What the next step asks: the fields of its stage that are still empty, or that closing lacks."""
    stage = stage_of(sheet)
    if stage is None:
        return ()
    lacking = {name for way in ways(sheet) for name in way.missing}
    over = _over(sheet, stage)
    wanted = [name for name in stage.asks if (name in lacking if over else name not in sheet.values)]
    return tuple(sheet.worksheet.by_field[name] for name in wanted if name in sheet.worksheet.by_field)


def due_on(sheet: Sheet, calendar: Calendar) -> date | None:
    """The next day on which something is due: the earliest of the stage it is in and of those that follow."""
    current = stage_of(sheet)
    if current is None:
        return None
    stages = sheet.worksheet.stages
    ahead = [stage for stage in stages[stages.index(current) :] if stage is current or not _over(sheet, stage)]
    days = [day for stage in ahead if (day := stage_due(sheet, stage, calendar))]
    return min(days, default=None)


def stage_due(sheet: Sheet, stage: Stage, calendar: Calendar) -> date | None:
    """When a stage is due; None where it never is, or the date it counts from isn't known yet."""
    due = stage.due
    if due is None:
        return None
    start = sheet.opened if due.after == OPENED else _day(sheet.values.get(due.after))
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
    stage, due = stage_of(sheet), due_on(sheet, calendar)
    is_open = sheet.status != CLOSED
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
        asks=tuple(field.id for field in asks_next(sheet)),
        due=due,
        overdue=max(0, (day - due).days) if due else 0,
        closable=is_open and stage is None and closable(sheet),
        closed=sheet.closed,
        how=sheet.how,
        fields={**dict.fromkeys(sheet.worksheet.by_field), **values},
    )


def most_overdue_first(standings: Iterable[Standing]) -> list[Standing]:
    """The most overdue first, those that are never due last; of equal ones the one opened first."""
    return sorted(standings, key=lambda one: (one.due or date.max, one.opened, one.id))


def about(sheet: Sheet) -> str:
    """What tells a sheet from others of its kind, in a line: the first name or words that were filled in."""
    fields = sheet.worksheet.by_field
    said = (value for name, value in sheet.values.items() if name not in fields or fields[name].kind in _WORDS)
    return " ".join(str(next(said, "")).split())


# The values of its fields


def parse(field: Field, words: str, *, day: ReadDay, known: Sequence[str] = ()) -> Value | None:
    """What words mean in a field; None for no words, which empties it.

    Args:
        field: The field.
        words: The words, from a prompt, an option, a form, or `str` of a value in JSON.
        day: Reads a day: the words, and whether it is one to come.
        known: For a choice, what the user has given before.

    Raises:
        CustfocusError: They mean nothing there.
    """
    line = " ".join(words.split())
    if not line:
        return None
    match field.kind:
        case "choice":
            return _parse_choice(field, line, known)
        case "date":
            return day(line, field.ahead).isoformat()
        case "scale":
            if not (line.isascii() and line.isdigit() and LOWEST <= int(line[:9]) <= HIGHEST):
                ends = [f"{number} is {word}" for number, word in ((1, field.low), (5, field.high)) if word]
                hint = f"{', '.join(ends)}." if ends else "Write one of 1, 2, 3, 4, 5."
                raise usage(f'"{_cut(line)}" is no number from 1 to 5.', hint, code="unknown-value")
            return int(line)
        case "yes-no":
            said = line.casefold()
            if said not in (*YES, *NO):
                raise usage(f'"{_cut(line)}" is neither yes nor no.', "Write yes or no.", code="unknown-value")
            return said in YES
        case "text":
            return words.replace("\r\n", "\n").replace("\r", "\n").strip()
    return line


def shown(value: Value | None) -> str:
    """A value in words, such as `parse` reads; nothing for None."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def choices_of(field: Field, known: Sequence[str] = ()) -> list[str]:
    """What there is to choose from: for the user's own list what they have given before, then what it starts with."""
    given = {choice.casefold(): choice for choice in field.choices}
    if not field.others:
        return list(given.values())
    before = {choice.casefold(): given.get(choice.casefold(), choice) for choice in known}
    return list((before | {name: choice for name, choice in given.items() if name not in before}).values())


def _parse_choice(field: Field, line: str, known: Sequence[str]) -> str:
    """A choice by its beginning; where others will do, any words that begin none."""
    choices = choices_of(field, known)
    said = line.casefold()
    exact = [choice for choice in choices if choice.casefold() == said]
    if exact:
        return exact[0]
    if field.others and (bare := line.rstrip(VERBATIM).rstrip()) and bare != line:
        return next((choice for choice in choices if choice.casefold() == bare.casefold()), bare)
    begin = [choice for choice in choices if choice.casefold().startswith(said)]
    if len(begin) == 1:
        return begin[0]
    if begin:
        hint = (
            "Write more of it." if not field.others else f"Write more of it, or {_cut(line)}{VERBATIM} for just that."
        )
        raise usage(f'"{_cut(line)}" could be {" or ".join(begin)}.', hint, code="ambiguous-value")
    if field.others:
        return line
    guess = nearest(line, choices)
    hint = f'Did you mean "{guess}"?' if guess else f"They are {', '.join(choices)}."
    raise usage(f'There is no choice "{_cut(line)}".', hint, code="unknown-value")


# Fields and stages in words


def form_of(field: Field) -> str:
    """What a field takes, in a few words: a line, a date, yes or no, what there is to choose from."""
    if field.kind == CHOICE:
        return ", ".join(field.choices) + (" or another" if field.others and field.choices else "") or "a word"
    if field.kind == SCALE:
        ends = f", {field.low} to {field.high}" if field.low and field.high else ""
        return f"{LOWEST} to {HIGHEST}{ends}"
    if field.kind == DATE:
        return "a date to come" if field.ahead else "a date"
    return _FORMS.get(field.kind, field.kind)


def due_words(due: Due) -> str:
    """When a stage is due, in words: due on the next working day, due 14 days after asked."""
    start = "it is opened" if due.after == OPENED else due.after
    if not due.days:
        return "due on the day it is opened" if due.after == OPENED else f"due on the day of {due.after}"
    if due.days == 1:
        span = "on the next working day" if due.working else "the day"
        return "due on the next working day" if due.working and due.after == OPENED else f"due {span} after {start}"
    return f"due {due.days} {'working ' if due.working else ''}days after {start}"


def _lacking(open_ways: Iterable[Way]) -> str:
    """What the ways to close a sheet lack, in a sentence: that of the one which lacks the least comes first."""
    lists = [way.missing for way in sorted(open_ways, key=lambda way: len(way.missing))]
    told = (" and ".join(filter(None, (", ".join(names[:-1]), names[-1]))) for names in lists)
    return f"It still needs {'; or '.join(told)}."


def _sheet(
    entry: Entry,
    known: Mapping[str, tuple[Worksheet, dict[str, Any]]],
    former: list[tuple[str | None, Any, Worksheet]],
) -> Sheet:
    data = entry.data
    form, fields = data.get("form"), data.get("fields")
    values = {
        name: value
        for name, value in (fields.items() if isinstance(fields, dict) else ())
        if isinstance(value, str | int | bool)
    }
    item, now = known.get(entry.item or "", (None, None))
    if item is None or now != form:
        item = next((then for name, same, then in former if name == entry.item and same == form), None)
        if item is None:
            item = _thawed(entry, form) or _bare(entry, values)
            former.append((entry.item, form, item))
    sheet = Sheet(
        id=entry.id,
        worksheet=item,
        values={},
        opened=_day(data.get("opened")) or entry.day,
        status=CLOSED if data.get("status") == CLOSED else OPEN,
        closed=_day(data.get("closed")),
        how=str(data.get("how") or ""),
        data=data,
    )
    return filled(sheet, values)


def _thawed(entry: Entry, form: Any) -> Worksheet | None:
    try:
        found = thaw(Worksheet, {"id": entry.item or "", "purpose": "", **form})
        names = [name for stage in found.stages for name in stage.asks]
        names += [name for ending in found.closing for name in ending.needs]
        whole = all(isinstance(field, Field) for field in found.fields) and all(
            isinstance(name, str) for name in names
        )
    except (TypeError, KeyError, AttributeError):
        return None
    return found if whole else None


def _bare(entry: Entry, values: Mapping[str, Value]) -> Worksheet:
    """The worksheet of a sheet that has lost it: no more than its fields have values, so that it can be closed."""
    fields = tuple(Field(name, name) for name in values)
    return Worksheet(
        id=entry.item or "", title=entry.asked or entry.item or KIND, purpose="", fields=fields, stages=()
    )


def _says(sheet: Sheet, name: str) -> bool:
    """Whether a field has a value, and one of yes and no says yes."""
    return name in sheet.values and sheet.values[name] is not False


def _over(sheet: Sheet, stage: Stage) -> bool:
    demanded = sheet.worksheet.demands[stage.id]
    has = sheet.values.keys()
    return demanded <= has if demanded else not has.isdisjoint(stage.asks)


def _day(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
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


def _cut(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"  # noqa: PLR2004 - as much as a line of an error has room for
