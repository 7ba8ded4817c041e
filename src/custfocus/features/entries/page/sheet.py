"""The page of a sheet: its answers by stage, what is due, and what closes it."""

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.entries.views import GONE, RETIRED, FieldAnswer, StageAnswers, WholeSheet
from custfocus.features.sheets.standing import SheetStanding
from custfocus.features.sheets.words import due_in_words
from custfocus.journal import kinds
from custfocus.terminal import theme

_LONGEST = 60


def whole_sheet(view: WholeSheet) -> RenderableType:
    """A sheet with its answers by stage, what is due, and what closes it."""
    sheet, entry = view.sheet, view.entry
    about = f" · {wording.one_line(sheet.about, _LONGEST)}" if sheet.about else ""
    head = Text.assemble((f"{sheet.title}{about}", "heading"), "  ", (entry.short, "id"))
    state = _ended(sheet) if sheet.status == kinds.CLOSED else due_in_words(sheet.due, view.today) or "open"
    opened = theme.quiet(f"{state[0].upper()}{state[1:]}; opened {wording.ago(sheet.opened, view.today)}")
    gone = {RETIRED: "no longer offered", GONE: "no longer in the guide"}.get(view.item_is)
    reads = [theme.quiet(f"Its worksheet is {gone}.")] if gone else []
    is_open = sheet.status != kinds.CLOSED
    parts = [_part(part, sheet) for part in view.parts if is_open or any(answer.words for answer in part.answers)]
    facts = [("Evidence for", ", ".join(view.evidence_for))] if view.evidence_for else []
    if entry.tags:
        facts.append(("Tags", " ".join(f"#{tag}" for tag in entry.tags)))
    if view.edits:
        facts.append(("Changed", "once" if view.edits == 1 else f"{view.edits} times"))
    return theme.stack(
        [
            Group(head, opened, *reads),
            *parts,
            _ends(view) if is_open else None,
            theme.columns([(theme.quiet(label), Text(words)) for label, words in facts], ratios=(None, 1))
            if facts
            else None,
            _commands(sheet),
        ]
    )


def _part(part: StageAnswers, sheet: SheetStanding) -> RenderableType:
    due = f"due {wording.day_and_month(part.due)}" if part.due and not part.over else ""
    state = "done" if part.over else "now" if part.id == sheet.stage and part.id else due
    now = f"now{f', {due}' if due else ''}" if state == "now" else state
    head = Text.assemble(
        (part.name or "Also", "strong"), (f"  {now}" if now else "", "quiet" if part.over else "warm")
    )
    answers = [answer for answer in part.answers if answer.words or sheet.status != kinds.CLOSED]
    return Group(head, *(theme.indented(line) for answer in answers for line in _answer(answer)))


def _answer(answer: FieldAnswer) -> Iterable[Text]:
    if not answer.words:
        return [Text.assemble((f"– {answer.prompt}", "quiet"), ("  needed" if answer.needed else "", "quiet"))]
    first, *more = answer.words.split("\n")
    return [Text.assemble((f"{answer.prompt} ", "quiet"), first), *(Text(line) for line in more)]


def _ends(view: WholeSheet) -> RenderableType | None:
    if not view.ends:
        return None
    always = set.intersection(*(set(end.missing) for end in view.ends))
    rows = []
    for end in view.ends:
        more = " ".join(prompt for prompt in end.missing if prompt not in always)
        rows.append(("–", Text.assemble(end.when or "it has all that is needed", (f"  {more}", "quiet"))))
    return Group(Text("It may be closed when", "strong"), theme.indented(theme.columns(rows, ratios=(None, 1))))


def _commands(sheet: SheetStanding) -> RenderableType:
    if sheet.status == kinds.CLOSED:
        return theme.command(f"sheet reopen {sheet.short}", "takes it up again")
    if sheet.closable:
        return theme.command(f"sheet close {sheet.short}", "brings it to its end")
    return Group(
        theme.command(f"sheet {sheet.short}", f"goes on: {sheet.step[:1].lower()}{sheet.step[1:]}"),
        theme.command(f"sheet close {sheet.short}", "brings it to its end"),
    )


def _ended(sheet: SheetStanding) -> str:
    when = f"closed {wording.full_day(sheet.closed)}" if sheet.closed else "closed"
    return f"{when}: {sheet.how}" if sheet.how else when
