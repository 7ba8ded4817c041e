"""The order of a sheet's days: what can only come after something else doesn't lie before it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.base.dates import day_in
from custfocus.base.errors import CustfocusError, usage
from custfocus.content.framework import DATE, OPENED, by_field
from custfocus.features.sheets.sheet import Sheet

if TYPE_CHECKING:
    from custfocus.content.models import Field

CODE = "wrong-order"


def out_of_order(sheet: Sheet, changed: Collection[str], short: str = "") -> tuple[str, CustfocusError] | None:
    """A date that doesn't go with another one, of which one was changed: the field that was, with the error.

    Args:
        sheet: The sheet as it would be.
        changed: The ids of the fields that were changed; "opened" for the day of the sheet itself.
        short: The sheet's id as pages show it, where it has one.
    """
    fields = by_field(sheet.worksheet)
    for field in sheet.worksheet.fields:
        day = _day(sheet, field.id)
        before = _before(sheet, fields, field)
        bound = _day(sheet, before)
        if day is None or bound is None or day >= bound or not {field.id, before} & set(changed):
            continue
        if before == OPENED:
            return field.id, _before_opened(sheet, day, short)
        if field.id in changed:
            return field.id, _crossed(day, "is before", bound, fields[before])
        return before, _crossed(bound, "is after", day, field)
    return None


def _day(sheet: Sheet, name: str) -> date | None:
    return sheet.opened if name == OPENED else day_in(sheet.values.get(name))


def _before(sheet: Sheet, fields: dict[str, Field], field: Field) -> str:
    """The nearest date that a field's can't lie before, of those that are given; empty where there is none."""
    name, passed = field.id, {field.id}
    while name in fields and fields[name].kind == DATE:
        name = fields[name].after or (OPENED if name == sheet.worksheet.promise else "")
        if name in passed or _day(sheet, name):
            return "" if name in passed else name
        passed.add(name)
    return ""


def _before_opened(sheet: Sheet, day: date, short: str) -> CustfocusError:
    opened = f"{wording.full_day(day)} is before the sheet was opened, on {wording.full_day(sheet.opened)}."
    if not sheet.id:
        return usage(opened, f"--on {day} opens it on that day.", code=CODE)
    return usage(opened, f"custfocus edit {short or 'ID'} --on {day} gives it that day.", code=CODE)


def _crossed(day: date, lies: str, other: date, asked: Field) -> CustfocusError:
    what = f'{wording.full_day(day)} {lies} {wording.full_day(other)}, the answer to "{asked.prompt}"'
    return usage(what, "Give another day, or correct that one first.", code=CODE)
