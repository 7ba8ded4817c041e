"""A sheet whole: an entry with its answers by stage, and what closes it."""

from collections.abc import Sequence

from msgspec.structs import asdict

from custfocus.content.forms import bare_field
from custfocus.content.framework import by_field
from custfocus.features.away.days import Calendar
from custfocus.features.entries.views import FieldAnswer, OpenEnding, StageAnswers, WholeEntry, WholeSheet
from custfocus.features.sheets import values
from custfocus.features.sheets.sheet import Sheet
from custfocus.features.sheets.standing import SheetStanding, stage_due
from custfocus.journal import kinds


def whole_sheet(base: WholeEntry, sheet: Sheet, standing: SheetStanding, calendar: Calendar) -> WholeSheet:
    """A sheet with its answers by stage, and what closes it.

    Args:
        base: The entry with what belongs to any.
        sheet: The sheet.
        standing: How it stands.
        calendar: The days that count for the user.
    """
    fields = by_field(sheet.worksheet)
    left = dict.fromkeys((*fields, *sheet.values))
    parts = []
    for stage in sheet.worksheet.stages:
        names = [name for name in stage.asks if name in left]
        due = stage_due(sheet, stage, calendar)
        parts.append(StageAnswers(stage.id, stage.name, due, sheet.is_over(stage), _answers(sheet, names)))
        left = {name: None for name in left if name not in names}
    if left:
        parts.append(StageAnswers("", "", None, False, _answers(sheet, list(left))))
    prompts = {name: field.prompt for name, field in fields.items()}
    is_open = standing.status != kinds.CLOSED
    ends = [OpenEnding(way.when, tuple(prompts.get(name, name) for name in way.missing)) for way in sheet.ways]
    return WholeSheet(**asdict(base), sheet=standing, parts=tuple(parts), ends=tuple(ends) if is_open else ())


def _answers(sheet: Sheet, names: Sequence[str]) -> tuple[FieldAnswer, ...]:
    known = {name: bare_field(name) for name in names} | by_field(sheet.worksheet)
    return tuple(
        FieldAnswer(name, known[name].prompt, values.in_words(sheet.values.get(name)), known[name].needed)
        for name in names
    )
