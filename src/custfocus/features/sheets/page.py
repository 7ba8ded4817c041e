"""The pages for working with sheets: what could be logged, a field to answer, what is open, one of them whole."""

from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.content.framework import CHOICE
from custfocus.features.sheets import views as log
from custfocus.features.sheets.editor_form import told_left
from custfocus.features.sheets.sheet import Standing, due_said, step_said
from custfocus.features.sheets.values import form_of
from custfocus.features.sheets.views import Asked, Begins, Fields, Logged, Offer, Offered, OpenSheets, ago
from custfocus.journal import kinds

if TYPE_CHECKING:
    from datetime import date

    from rich.console import RenderableType


_DID = {
    log.OPENED: "Opened",
    log.CHANGED: "Saved",
    log.SAME: "Nothing new in",
    log.CLOSED_NOW: "Closed",
    log.REOPENED: "Open again:",
}
_LONGEST = 60


def logged(view: Logged) -> str:
    """What was done to a sheet, what comes next, and what of a form has found no place."""
    (one,) = view.sheets
    lines = [f"{_DID[view.did]} {one.short} · {_name(one)}"]
    if one.status == kinds.CLOSED:
        how = f"{one.how[0].upper()}{one.how[1:]}. " if one.how else ""
        lines.append(
            f"{how}Opened {ago(one.opened, view.today)}." if how else f"Opened {ago(one.opened, view.today)}."
        )
    elif one.closable:
        lines.append(f"It has all it needs: custfocus close {one.short}")
    else:
        lines.append(f"Next: {step_said(one, view.today)} (custfocus log {one.short})")
    return "\n".join([*lines, *told_left(view.left, one.short)])


def offer(view: Offer) -> "RenderableType":
    """The worksheets that fit now, then all of them."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    def fits(one: Offered) -> "RenderableType":
        return Group(Text.assemble((one.title, "strong"), (f"  {one.why}", "warm")), theme.command(one.command))

    def every(one: Offered) -> tuple["RenderableType", ...]:
        return Text(one.id, "accent"), Text(one.title)

    now = [theme.indented(fits(one)) for one in view.fitting]
    table = theme.columns(map(every, view.worksheets), ratios=(None, 1))
    return theme.stack(
        [
            Group(theme.heading("What fits now"), *now) if now else None,
            Group(theme.heading("All there is"), theme.indented(table)),
            theme.command(f"guide {view.worksheets[0].id}", "tells all of one") if view.worksheets else None,
        ]
    )


def fields(view: Fields) -> "RenderableType":
    """What a worksheet asks."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

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
            theme.command(f'log {view.worksheet} --set {first}="…"', "opens one; at a terminal you are asked"),
        ]
    )


def open_sheets(view: OpenSheets) -> "RenderableType":
    """The open sheets, two lines each: who or what, and when something is due; then the next step."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    if not view.sheets:
        return Group(Text("Nothing is open."), theme.command("log", "shows what there is to work through"))
    rows = [(theme.quiet(f"{place:>2}"), _one(one, view.today)) for place, one in enumerate(view.sheets, 1)]
    left = view.total - len(view.sheets)
    more = theme.quiet(f"{len(view.sheets):,} of {view.total:,}; -n shows more.") if left else None
    commands = Group(
        theme.command("log 1", "goes on with the first"), theme.command("close 1", "brings it to its end")
    )
    return theme.stack([theme.columns(rows, ratios=(None, 1)), more, commands])


def asked(view: Asked) -> "RenderableType":
    """A field: its prompt, what it takes, its help."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    field = view.field
    form = ", ".join(view.choices) if field.kind == CHOICE else form_of(field)
    if field.kind == CHOICE and field.others:
        form += " or another" if form else "a word"
    marks = " · ".join([form, *(["needed to close it"] if field.needed else [])])
    lines = [Text.assemble("\n", (field.prompt, "strong"), (f"  {marks}", "quiet"))]
    return Group(*lines, *([theme.quiet(field.help)] if field.help else []))


def begins(view: Begins) -> "RenderableType":
    """The stage that begins now."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    head = Text.assemble((view.name, "heading"), (f"  {view.due}" if view.due else "", "warm"))
    return Group(Text(), head, *([theme.quiet(view.how)] if view.how else []))


def _one(one: Standing, today: "date") -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    due = due_said(one.due, today)
    style = "warm" if one.overdue else "accent"
    head = Text.assemble((one.about or one.title, "strong"), (f"  {due}" if due else "", style))
    head.truncate(2 * _LONGEST, overflow="ellipsis")
    name = f"{one.title} · " if one.about else ""
    opened = f"opened {ago(one.opened, today)}"
    return Group(head, Text.assemble(one.step, (f" · {name}{opened} · ", "quiet"), (one.short, "id")))


def _name(one: Standing) -> str:
    return " · ".join(filter(None, (one.title, wording.one_line(one.about, _LONGEST))))
