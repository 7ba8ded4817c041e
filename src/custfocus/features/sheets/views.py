"""Working with sheets: what could be logged now, a sheet field by field, what is open, what was saved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.errors import CustfocusError
from custfocus.base.view import Page, View
from custfocus.content.framework import DATE, LINE, PERSON, SCALE, TEXT, YES_NO, by_field
from custfocus.features.sheets.editor_form import Leftover
from custfocus.features.sheets.sheet import Sheet, Standing
from custfocus.features.sheets.values import VERBATIM, Value, form_of, parse
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Field, Stage, Worksheet


HEARD_DAYS, LOOK_BACK_DAYS = 7, 14
FITTING, OFTEN = 3, 2
OPENED, CHANGED, SAME, CLOSED_NOW, REOPENED = "opened", "changed", "same", "closed", "reopened"
# What a customer said goes into these fields of a worksheet, by the keys under which "heard" keeps it.
_SAID = "said"
_EXAMPLES = {DATE: "DAY", YES_NO: "yes", SCALE: "4"}


class Offered(Struct, frozen=True):
    """A worksheet that may be logged: its id, title and purpose, why just now, and the command for it."""

    id: str
    title: str
    purpose: str
    why: str
    command: str


class Offer(View, frozen=True):
    """What there is to log.

    Attributes:
        fitting: The worksheets that fit now, at most FITTING.
        worksheets: All of them.
        sheets: None; here because every answer of `log` has them.
    """

    kind: ClassVar[str] = "log"
    fitting: tuple[Offered, ...]
    worksheets: tuple[Offered, ...]
    sheets: tuple[Standing, ...] = ()

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import offer

        return offer(self)


class Asking(Struct, frozen=True):
    """A field of a worksheet.

    Attributes:
        id: Its id.
        prompt: The words that ask for it.
        kind: Line, text, choice, scale, date, person or yes-no.
        form: What it takes, in words.
        help: A sentence that makes it easy to begin.
        needed: Whether a sheet can't be closed without it.
        shareable: Whether it may be handed on.
        choices: What there is to choose from.
        others: Whether anything else will do as well.
        ahead: Whether it is a day to come.
        stages: The ids of the stages that ask it.
    """

    id: str
    prompt: str
    kind: str
    form: str
    help: str
    needed: bool
    shareable: bool
    choices: tuple[str, ...]
    others: bool
    ahead: bool
    stages: tuple[str, ...]


class Fields(View, frozen=True):
    """What a worksheet asks: its id, title and purpose, and its fields."""

    kind: ClassVar[str] = "log"
    worksheet: str
    title: str
    purpose: str
    fields: tuple[Asking, ...]
    sheets: tuple[Standing, ...] = ()

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import fields

        return fields(self)


class Logged(View, frozen=True):
    """What was done to a sheet.

    Attributes:
        sheets: The one sheet, as it stands now.
        did: OPENED, CHANGED, SAME, CLOSED_NOW or REOPENED.
        changed: The ids of the fields that say something else now.
        left: Words of a form that have found no place.
        today: The user's own day.
    """

    kind: ClassVar[str] = "log"
    sheets: tuple[Standing, ...]
    did: str
    today: date
    changed: tuple[str, ...] = ()
    left: tuple[Leftover, ...] = ()

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import logged

        return logged(self)


class Closed(Logged, frozen=True):
    """A sheet that was closed."""

    kind: ClassVar[str] = "close"


class Reopened(Logged, frozen=True):
    """A sheet that is open again."""

    kind: ClassVar[str] = "reopen"


class OpenSheets(View, frozen=True):
    """What is open.

    Attributes:
        sheets: The open sheets, the most overdue first; for a page no more than it shows.
        today: The user's own day.
        total: How many are open.
    """

    kind: ClassVar[str] = "open"
    sheets: tuple[Standing, ...]
    today: date
    total: int

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import open_sheets

        return open_sheets(self)


class Asked(View, frozen=True):
    """A field as it is asked for at a terminal.

    Attributes:
        field: The field.
        choices: What there is to choose from, what was given before first.
        value: What stands there so far, in words.
    """

    field: Field
    choices: tuple[str, ...]
    value: str

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import asked

        return asked(self)


class Begins(View, frozen=True):
    """A stage that begins at a terminal: its name, when it is due in words, and how to answer where that is new."""

    name: str
    due: str
    how: str

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import begins

        return begins(self)


# What could be logged


def offer(
    worksheets: Sequence[Worksheet],
    *,
    heard: Entry | None,
    short: str,
    recent: Iterable[Entry],
    last: Mapping[str, date],
    names: Mapping[str, str],
    today: date,
) -> Offer:
    """The worksheets, those first that fit now.

    Those are, until there are three: what a customer has said in the last week and nobody has taken up, as a
    complaint; then, of what hasn't been logged for two weeks, the one whose main principle most of the entries of
    these weeks are about, two at least; then what was never logged, in content order; then what was longest ago.

    Args:
        worksheets: All that are offered.
        heard: The latest thing that a customer said and no sheet was made of.
        short: Its id as pages show it.
        recent: The entries of the last LOOK_BACK_DAYS that are evidence.
        last: When each worksheet was last logged.
        names: The principles' names by their ids.
        today: The user's own day.
    """
    fitting: dict[str, Offered] = {}
    taker = next((one for one in worksheets if takes_heard(one)), None)
    if heard and taker:
        who = heard.of(kinds.Heard).who or "a customer"
        why = f"what {who} said {ago(heard.day, today)} is waiting"
        fitting[taker.id] = _offered(taker, why, f"log {taker.id} --of {short}")
    counts = Counter(entry.principles[0] for entry in recent if entry.principles)
    fresh = [
        one
        for one in worksheets
        if one.id not in fitting and (one.id not in last or last[one.id] < today - timedelta(LOOK_BACK_DAYS))
    ]
    about = max(fresh, key=lambda one: counts[main(one)], default=None)
    if about and counts[main(about)] >= OFTEN:
        why = f"{counts[main(about)]} of your entries in two weeks are about: {names[main(about)]}"
        fitting[about.id] = _offered(about, why)
    for one in sorted(fresh, key=lambda one: last.get(one.id, date.min)):
        if len(fitting) < FITTING and one.id not in fitting:
            why = f"last logged {ago(last[one.id], today)}" if one.id in last else "not tried yet"
            fitting[one.id] = _offered(one, why)
    return Offer(tuple(fitting.values()), tuple(_offered(one) for one in worksheets))


def ago(day: date, today: date) -> str:
    """How long ago a day was, in words."""
    days = (today - day).days
    return ("today", "yesterday")[days] if days in (0, 1) else f"{days} days ago" if days > 0 else f"on {day}"


def main(worksheet: Worksheet) -> str:
    """The principle that a worksheet serves first; empty where there is none."""
    return worksheet.principles[0] if worksheet.principles else ""


def takes_heard(worksheet: Worksheet) -> bool:
    """Whether what a customer said can become a sheet of it: it asks for their words."""
    field = by_field(worksheet).get(_SAID)
    return field is not None and field.kind in (TEXT, LINE)


def from_heard(worksheet: Worksheet, entry: Entry, known: Mapping[str, Sequence[str]]) -> dict[str, Value | None]:
    """What a sheet has from a customer's words: who, where, and what was said."""
    fields = by_field(worksheet)
    values: dict[str, Value | None] = {_SAID: parse(fields[_SAID], entry.text, day=_no_day)}
    kept = entry.of(kinds.Heard)
    for name, words in (("who", kept.who), ("channel", kept.channel)):
        field = fields.get(name)
        if field is None or not isinstance(words, str) or field.kind not in (LINE, TEXT, PERSON, "choice"):
            continue
        try:
            exact = f"{words}{VERBATIM}" if field.others else words
            values[name] = parse(field, exact, day=_no_day, known=known.get(name, ()))
        except CustfocusError:  # not among its choices, so it is asked for
            continue
    return values


def _offered(worksheet: Worksheet, why: str = "", command: str = "") -> Offered:
    return Offered(worksheet.id, worksheet.title, worksheet.purpose, why, command or f"log {worksheet.id}")


def _no_day(words: str, ahead: bool) -> date:
    raise ValueError(words, ahead)  # only words are taken over


def fields(worksheet: Worksheet) -> Fields:
    """What a worksheet asks."""
    return Fields(
        worksheet=worksheet.id,
        title=worksheet.title,
        purpose=worksheet.purpose,
        fields=tuple(
            Asking(
                id=field.id,
                prompt=field.prompt,
                kind=field.kind,
                form=form_of(field),
                help=field.help,
                needed=field.needed,
                shareable=field.shareable,
                choices=field.choices,
                others=field.others,
                ahead=field.ahead,
                stages=tuple(stage.id for stage in worksheet.stages if field.id in stage.asks),
            )
            for field in worksheet.fields
        ),
    )


# A sheet, field by field


class Place(Struct, frozen=True):
    """A place on the way through a sheet: a stage, None for what none asks, and a field."""

    stage: Stage | None
    field: Field


def way(sheet: Sheet) -> list[Place]:
    """All places of a sheet in the order of its stages; what no stage asks comes last."""
    worksheet, fields = sheet.worksheet, by_field(sheet.worksheet)
    places = [Place(stage, fields[name]) for stage in worksheet.stages for name in stage.asks if name in fields]
    asked = {place.field.id for place in places}
    return [*places, *(Place(None, field) for field in worksheet.fields if field.id not in asked)]


def next_place(sheet: Sheet, places: Sequence[Place], start: int) -> int | None:
    """The next place, from one on, that is to be asked: an empty one, or one that closing needs otherwise.

    What only belongs to another ending than the one that has come is passed over.
    """
    moot, wanted = _moot(sheet), {field.id for field in lacking(sheet)}
    for at in range(start, len(places)):
        name = places[at].field.id
        if (name not in sheet.values or name in wanted) and name not in moot:
            return at
    return None


def first_place(sheet: Sheet, places: Sequence[Place]) -> int | None:
    """Where to begin with a sheet: at the first empty field of the stage it is in."""
    stage, asks = sheet.stage, {field.id for field in sheet.asks}
    found = (at for at, place in enumerate(places) if place.stage == stage and place.field.id in asks)
    return next(found, None) if stage else next_place(sheet, places, 0)


def lacking(sheet: Sheet) -> list[Field]:
    """The fields that closing still needs, in the order of the sheet; none where one of the ways lacks nothing."""
    if sheet.closable:
        return []
    names = {name for way in sheet.ways for name in way.missing}
    return [field for field in sheet.worksheet.fields if field.id in names]


def _moot(sheet: Sheet) -> set[str]:
    """What only another ending needs than the one that has come."""
    endings = sheet.worksheet.closing
    if not sheet.closable or not endings:
        return set()
    come = {name for ending, way in zip(endings, sheet.ways, strict=True) if not way.missing for name in ending.needs}
    return {name for ending in endings for name in ending.needs} - come


def not_yet(sheet: Sheet, short: str, *, saved: bool = False) -> CustfocusError:
    """The error for a sheet that can't be closed: what it lacks, the command that says so, what was kept."""
    ways = sorted(sheet.ways, key=lambda one: len(one.missing))
    always = [name for name in ways[0].missing if all(name in one.missing for one in ways)]
    rests = [[name for name in one.missing if name not in always] for one in ways]
    either = " or ".join(map(wording.listed, rests)) if all(rests) else ""
    lists = ", and ".join(filter(None, (wording.listed(always), either)))
    kept = "What you gave is saved. " if saved else ""
    fields = by_field(sheet.worksheet)
    given = " ".join(f"--set {name}={_example(fields.get(name))}" for name in ways[0].missing)
    return CustfocusError(
        f'{kept}"{sheet.worksheet.title}" can\'t be closed yet: it still needs {lists}.',
        f"custfocus close {short} {given}",
        code="not-yet",
    )


def _example(field: Field | None) -> str:
    """What stands for a value in a command that is to be typed."""
    return _EXAMPLES.get(field.kind, '"…"') if field else '"…"'
