"""The pages for working with sheets: what could be logged, a field to answer, what is open."""

from collections.abc import Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.content.framework import CHOICE
from custfocus.features.sheets.standing import SheetStanding
from custfocus.features.sheets.values import form_of
from custfocus.features.sheets.views import (
    AskedField,
    OfferedWorksheet,
    OpenSheets,
    SheetsAtHand,
    StageHeading,
    WorksheetChoice,
    WorksheetFields,
)
from custfocus.features.sheets.words import due_in_words
from custfocus.terminal import theme

_LONGEST = 60


def worksheet_choice(view: WorksheetChoice) -> RenderableType:
    """The worksheets that fit now, then all of them."""
    return theme.stack(_what_could_be_begun(view))


def sheets_at_hand(view: SheetsAtHand) -> RenderableType:
    """The open sheets, then the worksheets that fit now, then all of them."""
    heading = theme.heading("Open") if view.sheets else Text("Nothing is open.")
    return theme.stack([heading, *_what_is_open(view), *_what_could_be_begun(view)])


def _what_could_be_begun(view: WorksheetChoice | SheetsAtHand) -> Iterator[RenderableType | None]:
    now = [theme.indented(_fitting(worksheet)) for worksheet in view.fitting]
    rows = [(Text(worksheet.id, "accent"), Text(worksheet.title)) for worksheet in view.worksheets]
    table = theme.columns(rows, ratios=(None, 1))
    yield Group(theme.heading("What fits now"), *now) if now else None
    yield Group(theme.heading("All there is"), theme.indented(table))
    yield theme.command(f"guide {view.worksheets[0].id}", "tells all of one") if view.worksheets else None


def worksheet_fields(view: WorksheetFields) -> RenderableType:
    """What a worksheet asks."""
    rows = []
    for field in view.fields:
        marks = [field.form, *(["needed"] if field.needed else []), *(["may be shared"] if field.shareable else [])]
        asks = Text.assemble(field.prompt, (f"  {' · '.join(marks)}", "quiet"))
        rows.append((Text(field.id, "accent"), asks))
    first = view.fields[0].id if view.fields else "FIELD"
    return theme.stack(
        [
            Group(Text.assemble((view.title, "heading"), (f"  {view.worksheet}", "quiet")), Text(view.purpose)),
            theme.columns(rows, ratios=(None, 1)),
            theme.command(f'sheet {view.worksheet} --set {first}="…"', "opens one; at a terminal you are asked"),
        ]
    )


def open_sheets(view: OpenSheets) -> RenderableType:
    """The open sheets, two lines each: who or what, and when something is due; then the next step."""
    if not view.sheets:
        return Group(Text("Nothing is open."), theme.command("sheet", "shows what there is to work through"))
    return theme.stack(_what_is_open(view))


def _what_is_open(view: OpenSheets | SheetsAtHand) -> Iterator[RenderableType | None]:
    if not view.sheets:
        return
    rows = [
        (theme.quiet(f"{place:>2}"), _open_sheet(sheet, view.today)) for place, sheet in enumerate(view.sheets, 1)
    ]
    left = view.total - len(view.sheets)
    yield theme.columns(rows, ratios=(None, 1))
    yield theme.quiet(f"{len(view.sheets):,} of {view.total:,}; -n shows more.") if left else None
    yield Group(
        theme.command("sheet 1", "goes on with the first"), theme.command("sheet close 1", "brings it to its end")
    )


def asked_field(view: AskedField) -> RenderableType:
    """A field: its prompt, what it takes, its help."""
    field = view.field
    form = ", ".join(view.choices) if field.kind == CHOICE else form_of(field)
    if field.kind == CHOICE and field.others:
        form += " or another" if form else "a word"
    marks = " · ".join([form, *(["needed to close it"] if field.needed else [])])
    prompt = Text.assemble("\n", (field.prompt, "strong"), (f"  {marks}", "quiet"))
    likely = (
        [Text.assemble(("Likely, by what you gave others like it: ", "quiet"), ", ".join(view.likely))]
        if view.likely
        else []
    )
    return Group(prompt, *([theme.quiet(field.help)] if field.help else []), *likely)


def stage_heading(view: StageHeading) -> RenderableType:
    """The stage that begins now."""
    head = Text.assemble((view.name, "heading"), (f"  {view.due}" if view.due else "", "warm"))
    return Group(Text(), head, *([theme.quiet(view.how)] if view.how else []))


def _fitting(worksheet: OfferedWorksheet) -> RenderableType:
    title = Text.assemble((worksheet.title, "strong"), (f"  {worksheet.why}", "warm"))
    return Group(title, theme.command(worksheet.command))


def _open_sheet(sheet: SheetStanding, today: date) -> RenderableType:
    due = due_in_words(sheet.due, today)
    style = "warm" if sheet.overdue else "accent"
    head = Text.assemble((sheet.about or sheet.title, "strong"), (f"  {due}" if due else "", style))
    head.truncate(2 * _LONGEST, overflow="ellipsis")
    name = f"{sheet.title} · " if sheet.about else ""
    opened = f"opened {wording.ago(sheet.opened, today)}"
    return Group(head, Text.assemble(sheet.step, (f" · {name}{opened} · ", "quiet"), (sheet.short, "id")))
