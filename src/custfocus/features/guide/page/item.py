"""One item to read: what it says, what is tied to it, where it comes from, what it is good for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.content.framework import EchoAbout
from custfocus.features.guide.page.parts import MANY, NOT_NAMED, ONE, bullets, made_by, number_of, pairs, part, rows
from custfocus.features.guide.views import Origin, WholeItem
from custfocus.features.sheets.values import form_of
from custfocus.features.sheets.words import deadline_in_words
from custfocus.terminal import theme

if TYPE_CHECKING:
    from custfocus.content.models import (
        Behaviour,
        Echo,
        Field,
        Idea,
        Practice,
        Question,
        Role,
        Source,
        Stage,
        Worksheet,
    )

# Of what is tied to a principle, so much stands on its first page; the rest is a count, and --all shows it.
FIRST = {"behaviour": 1, "question": 2, "practice": 2}
FIRST_LINES, FIRST_IDEAS = 3, 10
TITLES = {
    ("barrier", "enabler"): "What helps",
    ("barrier", "practice"): "What to practise",
    ("enabler", "barrier"): "Helps against",
    ("practice", "barrier"): "Helps against",
}
# What of the user's own each echo asks about.
ECHOED: Mapping[EchoAbout, str] = {
    "heard": "something you heard",
    "sheet": "an open sheet",
    "priority": "one of your priorities",
    "plan": "one of your plans",
    "intention": "one thing you meant to do",
    "answer": "an earlier answer of yours",
    "adoption": "a practice you took on",
    "gap": "something that others see differently",
    "measure": "a figure of your scorecard",
}
FIELD_MARKS = {"needed": "needed", "shareable": "may be shared"}


def whole_item(view: WholeItem) -> RenderableType:
    """One item, with what is tied to it."""
    item = view.item
    about = [ONE.get(view.item_kind, view.item_kind), *(served.label for served in view.serves)]
    marks = []
    if item.retired:
        marks.append(Text("Retired: no longer offered; what you wrote about it stays.", "warm"))
    if item.own:
        marks.append(Text(f"Yours, from {item.own}.", "warm"))
    return theme.stack(
        [
            Lines(Text.assemble((item.label, "heading"), (f"  {' · '.join(about)}", "quiet")), *marks),
            *_body(view),
            *([] if item.kind == "source" else _tied(view)),
            _also(view),
            _uses(view),
            theme.quiet(f"Also found as {wording.listed(item.also)}.") if item.also else None,
            Lines(*map(origin_line, view.origins)) if view.origins else None,
            None if view.left is None else ticked_off(view.left),
        ]
    )


def ticked_off(left: int) -> Text:
    """That a piece of the reading path has been read, and how many are to come."""
    words = f"Ticked off. {wording.counted(left, 'more piece')} to come." if left else "Ticked off; it was the last."
    return Text(words, "done")


def _body(view: WholeItem) -> list[RenderableType]:  # noqa: PLR0911 - one case for each kind
    """What the item itself says."""
    item = view.item
    match item.kind:
        case "principle":
            return [Text(item.summary), part("Ideas", item.ideas, FIRST_LINES if _cut(view) else None, bullets)]
        case "behaviour":
            return [_poles(item)]
        case "enabler":
            return [Text(item.summary), bullets(item.techniques)]
        case "question":
            return _question(item)
        case "echo":
            return _echo(item)
        case "practice":
            return _practice(item)
        case "checklist":
            return [Text(item.asks, "strong"), Text(item.help)]
        case "text":
            return paragraphs(item.body)
        case "role":
            return _role(item)
        case "worksheet":
            return _worksheet(item, whole=view.whole)
        case "source":
            return _source(item, view)
    return [Text(item.words)]


def _question(item: Question) -> list[RenderableType]:
    """What it asks on a day and once it can be known, then in its long form, each with what follows."""
    return [
        Text(item.daily, "strong"),
        *([bullets(item.further)] if item.further else []),
        *([Text.assemble(("Asked afterwards  ", "quiet"), item.check)] if item.check else []),
        *([Text(item.full)] if item.full else []),
        *([bullets(item.wider)] if item.wider else []),
    ]


def _echo(item: Echo) -> list[RenderableType]:
    """What it asks, with its open places named, and what it is about."""
    return [Text(item.words, "strong"), Text(f"It is asked about {ECHOED[item.about]}, which it quotes.")]


def _practice(item: Practice) -> list[RenderableType]:
    """How it is done, when, with whom, how long."""
    cadence = wording.how_often(item.cadence.times, item.cadence.days)
    facts = (
        ("When", item.when),
        ("With", item.whom),
        ("Takes", f"{wording.counted(item.minutes, 'minute')} to begin; {cadence}"),
    )
    return [Text(item.how), pairs((theme.quiet(name), what) for name, what in facts)]


def _role(item: Role) -> list[RenderableType]:
    """What its mail and its form ask."""
    statements = [statement.says for statement in item.statements]
    return [
        Text(item.opening),
        part("Asked by email", item.asks, None, bullets),
        part("Rated in the form, by how true it is", statements, None, bullets),
    ]


def _source(item: Source, view: WholeItem) -> list[RenderableType]:
    """Who made it, what it is about, and where its ideas live."""
    ideas = part("Ideas, and where each lives", view.ideas, None if view.whole else FIRST_IDEAS, _ideas)
    carriers = wording.listed([number_of(len(group.items), group.id) for group in view.tied])
    return [
        Lines(Text(made_by(item)), Text(item.about)),
        *([Text(f"What it teaches lives in {carriers}."), ideas] if view.ideas else []),
    ]


def _worksheet(item: Worksheet, *, whole: bool) -> list[RenderableType]:
    """What it is for and what it asks, then the steps with when they are due, then what closes it."""
    fields = [(Text(field.id, "accent"), _field(field, whole=whole)) for field in item.fields]
    stages = [(str(place), _stage(stage)) for place, stage in enumerate(item.stages, 1)]
    endings = [Text.assemble(end.when, (f"  {', '.join(end.needs)}", "quiet")) for end in item.closing]
    closing = "It may be closed when" if endings else "It may be closed once it has all that is needed."
    return [
        Text(item.purpose),
        Lines(Text("What it asks", "strong"), theme.indented(pairs(fields))),
        Lines(Text("Step by step", "strong"), theme.indented(pairs(stages))),
        Lines(Text(closing, "strong"), theme.indented(bullets(endings))),
    ]


def _field(field: Field, *, whole: bool) -> RenderableType:
    marks = [form_of(field), *(word for name, word in FIELD_MARKS.items() if getattr(field, name))]
    asks = Text.assemble(field.prompt, (f"  {' · '.join(marks)}", "quiet"))
    return Lines(asks, Text(field.help)) if whole and field.help else asks


def _stage(stage: Stage) -> RenderableType:
    due = f"  {deadline_in_words(stage.due)}" if stage.due else ""
    return Lines(Text.assemble(stage.name, (due, "warm")), theme.quiet(", ".join(stage.asks)))


def _tied(view: WholeItem) -> list[RenderableType]:
    """What is tied to the item, by kind; on a principle's first page only some kinds, and the first of each."""
    cut = _cut(view)
    return [
        part(
            TITLES.get((view.item_kind, group.id), MANY[group.id].capitalize()),
            group.items,
            FIRST[group.id] if cut else None,
            _poles_of if group.id == "behaviour" else rows,
        )
        for group in view.tied
        if not cut or group.id in FIRST
    ]


def _also(view: WholeItem) -> RenderableType | None:
    """What isn't on the page, and the command for it."""
    if view.whole or not (_cut(view) or len(view.ideas) > FIRST_IDEAS or view.item.kind == "worksheet"):
        return None
    left = [number_of(len(group.items), group.id) for group in view.tied if _cut(view) and group.id not in FIRST]
    also = [Text(f"Also {wording.listed(left)}.")] if left else []
    return Lines(*also, theme.command(f"guide {view.item.id} --all", "shows all of it"))


def _cut(view: WholeItem) -> bool:
    """Whether only the first of what is tied to the item are shown."""
    return view.item_kind == "principle" and not view.whole


def _uses(view: WholeItem) -> Text | None:
    """The command that does something with the item."""
    uses = {
        "principle": (f"reflect --principle {view.item.id}", "asks about it"),
        "question": (f"reflect --question {view.item.id}", "answers it"),
        "practice": (f"practice --start {view.item.id}", "takes it on"),
        "checklist": ("review", "asks it each month"),
        "worksheet": (f"sheet {view.item.id}", "opens one"),
        "barrier": (f"plan barriers {view.item.id}", "your ratings, and your plans for it"),
        "role": (f"invite NAME --role {getattr(view.item, 'word', '')}", "asks somebody"),
    }
    return theme.command(*uses[view.item_kind]) if view.item_kind in uses and not view.item.retired else None


def _poles_of(items: Sequence[Behaviour]) -> RenderableType:
    return Lines(*(Lines(Text(item.label), _poles(item)) for item in items))


def _poles(item: Behaviour) -> RenderableType:
    return pairs([(theme.quiet("From"), item.weak), (theme.quiet("To"), item.strong)])


def _ideas(ideas: Sequence[Idea]) -> RenderableType:
    return Lines(*(Text.assemble(idea.idea, (f"  {', '.join(idea.items)}", "accent")) for idea in ideas))


def paragraphs(body: str) -> list[RenderableType]:
    """The paragraphs of a text to read."""
    return [Text(" ".join(paragraph.split())) for paragraph in body.split("\n\n") if paragraph.strip()]


def origin_line(origin: Origin) -> Text:
    """Where something comes from."""
    return theme.quiet(f'From "{origin.title}", {origin.where} ({origin.by or NOT_NAMED}).')
