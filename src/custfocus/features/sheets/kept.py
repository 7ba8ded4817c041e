"""A sheet and the entry that keeps it, made of one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from custfocus.content.forms import bare
from custfocus.content.forms import former as former_worksheet
from custfocus.content.framework import Framework, by_field
from custfocus.features.sheets.sheet import KIND, WORDED, Sheet, filled
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Worksheet


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
    words = [
        str(value)
        for field, value in sheet.values.items()
        if isinstance(value, str) and (field not in fields or fields[field].kind in WORDED)
    ]
    return {
        "item": sheet.worksheet.id,
        "asked": sheet.worksheet.title,
        "text": "\n".join(words),
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
        afresh=sheet.afresh,
    )


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
        afresh=kept.afresh,
    )
    return filled(sheet, values)


def _former(name: str, form: str) -> Worksheet | None:
    """The worksheet that a sheet has kept; None where that is damaged."""
    try:
        return former_worksheet(name, form)
    except ValueError:
        return None
