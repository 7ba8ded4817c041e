"""The word of what was done to a sheet: plain lines, which take no time to draw."""

from custfocus.base import wording
from custfocus.features.sheets.editor_form import leftover_lines
from custfocus.features.sheets.views import CHANGED, CLOSED_NOW, OPENED, REOPENED, SAME, LoggedSheet
from custfocus.features.sheets.words import step_in_words
from custfocus.journal import kinds

_DID = {
    OPENED: "Opened",
    CHANGED: "Saved",
    SAME: "Nothing new in",
    CLOSED_NOW: "Closed",
    REOPENED: "Open again:",
}
_LONGEST = 60


def logged(view: LoggedSheet) -> str:
    """What was done to a sheet, what comes next, and what of a form has found no place."""
    (sheet,) = view.sheets
    name = " · ".join(filter(None, (sheet.title, wording.one_line(sheet.about, _LONGEST))))
    lines = [f"{_DID[view.did]} {sheet.short} · {name}"]
    if view.days:
        lines.append(" · ".join(f"{name}: {wording.weekday_and_day(day)}" for name, day in view.days.items()))
    if sheet.status == kinds.CLOSED:
        how = f"{sheet.how[0].upper()}{sheet.how[1:]}. " if sheet.how else ""
        lines.append(f"{how}Opened {wording.ago(sheet.opened, view.today)}.")
    elif sheet.closable:
        lines.append(f"It has all it needs: custfocus sheet close {sheet.short}")
    else:
        lines.append(f"Next: {step_in_words(sheet, view.today)} (custfocus sheet {sheet.short})")
    return "\n".join([*lines, *leftover_lines(view.left, sheet.short)])
