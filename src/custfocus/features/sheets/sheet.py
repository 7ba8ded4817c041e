"""A sheet: one case on a worksheet, from opened to closed; the stage it is in, and what it asks next.

A sheet keeps its worksheet as it was when it was opened: what was asked, the stages, what closes it. So it stays
readable and can be closed whatever becomes of the worksheet, on any machine, and needs nothing beside it. Only the
help is left out, which is taken from the worksheet as long as that hasn't changed.

A sheet is changed by making another of it; `kept` makes one of its entry, and the entry's record of it:

    sheet = begun(worksheet, day)                      pen.add(record(sheet), day, **texts(sheet))
    sheet = filled(sheet_of(entry, framework), {...})  pen.edit(entry, record(sheet), **texts(sheet))
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.errors import CustfocusError
from custfocus.content.framework import CHOICE, LINE, PERSON, TEXT, by_field, demands
from custfocus.features.sheets.values import Value
from custfocus.journal import kinds

if TYPE_CHECKING:
    from custfocus.content.models import Field, Stage, Worksheet


KIND = kinds.SheetRecord.kind
# The kinds of field that are filled in with words.
WORDED = (LINE, TEXT, CHOICE, PERSON)


class Sheet(Struct, frozen=True, dict=True):
    """One case on a worksheet."""

    id: str
    """The entry's id; empty where it isn't saved yet."""
    worksheet: Worksheet
    """The worksheet as it was when the sheet was opened."""
    values: dict[str, Value]
    """What was filled in, by the fields' ids in their order: text as it is, a date as ISO 8601, a scale as 1 to 5,
    yes and no as true and false. What is empty is left out.
    """
    opened: date
    """The day it was opened."""
    status: Literal["open", "closed"] = kinds.OPEN
    """Either "open" or "closed"."""
    closed: date | None = None
    """The day it was closed."""
    how: str = ""
    """How it came to its end, in words."""
    form: str = ""
    """What it keeps of its worksheet, as JSON."""
    of: str | tuple[str, ...] | None = None
    """The id of what a customer said that it was made of, or the ids of the complaints that it answers."""
    afresh: date | None = None
    """The day from which what is due is counted, where that was set anew after an absence."""

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """What each way to close it still lacks, or what stands against it."""
        has = self.values
        needed = [field.id for field in self.worksheet.fields if field.needed and field.id not in has]
        ways = []
        for ending in self.worksheet.closing:
            lacks = [name for name in ending.needs if not self._says(name)]
            against = [name for name in ending.unless if has.get(name) is False]
            ways.append(Way(ending.when, tuple(dict.fromkeys([*needed, *lacks, *against]))))
        return tuple(ways) or (Way("", tuple(needed)),)

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

    @property
    def people(self) -> tuple[str, ...]:
        """The names of those whom its fields for persons name, in their order."""
        fields = (field.id for field in self.worksheet.fields if field.kind == PERSON)
        return tuple(str(self.values[name]) for name in fields if name in self.values)

    @property
    def customer(self) -> str | None:
        """Whom it is about, as its first field for a person has it; empty where that is still open.

        None where it is about nobody whom the user serves: the field is for a colleague, or there is none.
        """
        field = next((field for field in self.worksheet.fields if field.kind == PERSON), None)
        return None if field is None or field.colleague else str(self.values.get(field.id, ""))

    def is_over(self, stage: Stage) -> bool:
        """Whether a stage has what it demands; where that is nothing, any answer, or a promise kept since."""
        demanded = self._demands[stage.id]
        has = self.values.keys()
        if demanded:
            return demanded <= has
        return not has.isdisjoint(stage.asks) or self._is_kept_since(stage)

    @cached_property
    def _demands(self) -> dict[str, frozenset[str]]:
        return demands(self.worksheet)

    @cached_property
    def _lacking(self) -> frozenset[str]:
        return frozenset(name for way in self.ways for name in way.missing)

    def _is_kept_since(self, stage: Stage) -> bool:
        """Whether the promise that a later stage asks for, and no stage up to this one, was kept."""
        promise, stages = self.worksheet.promise, self.worksheet.stages
        so_far = stages[: stages.index(stage) + 1]
        return promise in self.values and all(promise not in each.asks for each in so_far)

    def _says(self, name: str) -> bool:
        """Whether a field has a value, and one of yes and no says yes."""
        return name in self.values and self.values[name] is not False


class Way(Struct, frozen=True):
    """One way in which a sheet may be closed."""

    when: str
    """What has happened then, as a clause; empty where it needs no more than its needed fields."""
    missing: tuple[str, ...]
    """The ids of the fields that it still lacks: without a value, or "no" where that won't do."""


def begun(worksheet: Worksheet, day: date, values: Mapping[str, Value | None] | None = None) -> Sheet:
    """A new sheet, opened on a day; some of it may be filled in already."""
    return filled(Sheet("", worksheet, {}, day, form=worksheet.form), values or {})


def filled(sheet: Sheet, changes: Mapping[str, Value | None]) -> Sheet:
    """The sheet with some fields filled in anew, or emptied where the value is None or nothing."""
    values = {**sheet.values, **changes}
    order = dict.fromkeys((*by_field(sheet.worksheet), *values))
    return replace(sheet, values={name: value for name in order if (value := values.get(name)) not in (None, "")})


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


def _still_needs(ways: Iterable[Way]) -> str:
    """What the ways to close a sheet lack, in a sentence: that of the one which lacks the least comes first."""
    lists = [way.missing for way in sorted(ways, key=lambda way: len(way.missing))]
    return f"It still needs {'; or '.join(map(wording.listed, lists))}."
