"""The way through a sheet, field by field, to its end."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.errors import CustfocusError
from custfocus.content.framework import DATE, SCALE, YES_NO, by_field
from custfocus.features.sheets.sheet import Sheet

if TYPE_CHECKING:
    from custfocus.content.models import Field, Stage
_EXAMPLES = {DATE: "DAY", YES_NO: "yes", SCALE: "4"}


# A sheet, field by field


class Place(Struct, frozen=True):
    """A place on the way through a sheet: a stage, None for what none asks, and a field."""

    stage: Stage | None
    field: Field


def route_of(sheet: Sheet) -> list[Place]:
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
    empty = (at for at, place in enumerate(places) if place.stage == stage and place.field.id in asks)
    return next(empty, None) if stage else next_place(sheet, places, 0)


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
    ways = sorted(sheet.ways, key=lambda way: len(way.missing))
    always = [name for name in ways[0].missing if all(name in way.missing for way in ways)]
    rests = [[name for name in way.missing if name not in always] for way in ways]
    either = " or ".join(map(wording.listed, rests)) if all(rests) else ""
    lists = ", and ".join(filter(None, (wording.listed(always), either)))
    kept = "What you gave is saved. " if saved else ""
    fields = by_field(sheet.worksheet)
    given = " ".join(f"--set {name}={_example(fields.get(name))}" for name in ways[0].missing)
    return CustfocusError(
        f'{kept}"{sheet.worksheet.title}" can\'t be closed yet: it still needs {lists}.',
        f"custfocus sheet close {short} {given}",
        code="not-yet",
    )


def _example(field: Field | None) -> str:
    """What stands for a value in a command that is to be typed."""
    return _EXAMPLES.get(field.kind, '"…"') if field else '"…"'
