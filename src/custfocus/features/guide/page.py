"""The guide's pages: the framework at a glance, lists, one item to read, what words find, one's own files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from custfocus.base import wording
from custfocus.content.framework import PLURALS, Checked
from custfocus.features.guide.lookup import ItemHit, Marks
from custfocus.features.guide.views import (
    FILE,
    Branch,
    Checks,
    ItemSearch,
    KindList,
    Origin,
    SchemaSaved,
    Spine,
    WholeItem,
)
from custfocus.features.sheets.sheet import due_words
from custfocus.features.sheets.values import form_of
from custfocus.terminal import theme

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem, Behaviour, Field, Idea, Source, Stage, Worksheet

Page = Spine | KindList | WholeItem | ItemSearch | Checks | SchemaSaved

MANY = {kind: plural for plural, kind in PLURALS.items()} | {"checklist": "checklist items"}
ONE = {"checklist": "checklist item"}
# Of what is tied to a principle, so much stands on its first page; the rest is a count, and --all shows it.
FIRST = {"behaviour": 1, "question": 2, "practice": 2}
FIRST_LINES, FIRST_IDEAS, FIRST_HITS = 3, 10, 8
# A list of no more items than this has room for all they say.
FEW = 5
TITLES = {
    ("barrier", "enabler"): "What helps",
    ("barrier", "practice"): "What to practise",
    ("enabler", "barrier"): "Helps against",
    ("practice", "barrier"): "Helps against",
}
MARKED = {"retired": "retired", "own": "yours"}
FIELD_MARKS = {"needed": "needed", "shareable": "may be shared"}
NOT_NAMED = "author not named"


def spine(view: Spine) -> RenderableType:
    """The principles under their pillars, and what else there is."""
    number = {kind: _count(count, kind) for kind, count in view.counts.items()}
    head = f"{number['pillar']} and {number['principle']}, out of {number['source']}; and what belongs to them:"
    others = (
        "question",
        "practice",
        "worksheet",
        "barrier",
        "enabler",
        "behaviour",
        "self-check",
        "checklist",
        "text",
    )
    hints = [
        ("guide listen", "one principle, and what belongs to it"),
        ("guide practices", "all of a kind"),
        ("guide promise", "what has the word in it"),
        ("guide check", "looks through questions and practices of your own"),
    ]
    return theme.stack(
        [
            Lines(theme.heading("The guide"), Text(f"{head} {wording.listed([number[kind] for kind in others])}.")),
            theme.Sized(lambda width: _pillars(view.pillars, narrow=width < theme.NARROW)),
            _pairs((theme.command(words), theme.quiet(why)) for words, why in hints),
        ]
    )


def _pillars(pillars: Sequence[Branch], *, narrow: bool) -> RenderableType:
    """The principles under their pillars, with the counts of what belongs to them in columns, or below them."""
    principles = [one for pillar in pillars for one in pillar.principles]
    widths = (max(len(one.id) for one in principles), max(len(one.name) for one in principles))
    titles = ("questions", "practices", "others")
    parts: list[RenderableType] = []
    for place, pillar in enumerate(pillars):
        parts.append(Text.assemble((pillar.name, "strong"), (f"  {pillar.summary}", "quiet")))
        if narrow:
            for one in pillar.principles:
                name = Text.assemble((one.id, "accent"), f"  {one.name}")
                parts.append(theme.indented(Lines(name, theme.quiet(", ".join(_most(one.counts))))))
            continue
        table = Table.grid(padding=(0, 2, 0, 0))
        for width in widths:
            table.add_column(min_width=width, no_wrap=True)
        for title in titles:
            table.add_column(justify="right", min_width=len(title))
        if not place:
            table.add_row("", "", *map(theme.quiet, titles))
        for one in pillar.principles:
            table.add_row(Text(one.id, "accent"), one.name, *(count.split()[0] for count in _most(one.counts)))
        parts.append(theme.indented(table))
    return Lines(*parts)


def _most(counts: dict[str, int]) -> tuple[str, str, str]:
    """The questions, the practices, and how many items of other kinds."""
    questions, practices = counts.get("question", 0), counts.get("practice", 0)
    others = sum(counts.values()) - questions - practices
    return _count(questions, "question"), _count(practices, "practice"), f"{others} more"


def listing(view: KindList) -> RenderableType:
    """All items of a kind."""
    few = view.count <= FEW
    parts = [
        Lines(Text(group.name, "strong"), theme.indented(_rows(group.items, few=few)))
        if group.name
        else _rows(group.items, few=few)
        for group in view.groups
    ]
    title = _count(view.count, view.item_kind)
    return theme.stack([theme.heading(title), *parts, theme.command("guide ID", "shows one whole")])


def _rows(items: Sequence[AnyItem], *, few: bool = True) -> RenderableType:
    """Items with their id, name and what they are about: a few of them whole, many with a line each."""

    def draw(width: int) -> RenderableType:
        form: Any = {"no_wrap": not few, "overflow": "fold" if few else "ellipsis", "ratio": 1}
        if width < theme.NARROW:
            table = Table.grid(expand=True)
            table.add_column(**form)
            for item in items:
                table.add_row(Text(item.id, "accent"))
                table.add_row(theme.indented(_line(item)))
            return table
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(no_wrap=True)
        table.add_column(**form)
        for item in items:
            table.add_row(Text(item.id, "accent"), _line(item))
        return table

    return theme.Sized(draw)


def _line(item: AnyItem) -> Text:
    marks = _marks(item)
    match item.kind:
        case "question" | "self-check" | "checklist":
            return Text.assemble(*marks, " ".join(item.words.split()))
        case "practice":
            words = item.when
        case "source":
            words = _made_by(item)
        case _:
            words = " ".join(item.words.split())
    return Text.assemble(*marks, item.label, (f"  {words}", "quiet"))


def _marks(item: AnyItem | ItemHit) -> list[tuple[str, str]]:
    """That an item is the user's, or retired, in a word before its name."""
    return [(f"{word}  ", "warm") for name, word in MARKED.items() if getattr(item, name)]


def whole_item(view: WholeItem) -> RenderableType:
    """One item, with what is tied to it."""
    item = view.item
    about = [ONE.get(view.item_kind, view.item_kind), *(one.label for one in view.serves)]
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
            Lines(*map(_origin, view.origins)) if view.origins else None,
        ]
    )


def _body(view: WholeItem) -> list[RenderableType]:  # noqa: PLR0911 - one case for each kind
    """What the item itself says."""
    item = view.item
    match item.kind:
        case "principle":
            return [Text(item.summary), _part("Ideas", item.ideas, FIRST_LINES if _cut(view) else None, _bullets)]
        case "behaviour":
            return [_poles(item)]
        case "enabler":
            return [Text(item.summary), _bullets(item.techniques)]
        case "question":
            wide = [Text(item.full)] if item.full else []
            return [Text(item.daily, "strong"), *wide, *([_bullets(item.further)] if item.further else [])]
        case "practice":
            cadence = f"{item.cadence.times} times in {item.cadence.days} days"
            facts = (
                ("When", item.when),
                ("With", item.whom),
                ("Takes", f"{item.minutes} minutes to begin; {cadence}"),
            )
            return [Text(item.how), _pairs((theme.quiet(name), what) for name, what in facts)]
        case "checklist":
            return [Text(item.asks, "strong"), Text(item.help)]
        case "text":
            return [Text(" ".join(paragraph.split())) for paragraph in item.body.split("\n\n") if paragraph.strip()]
        case "role":
            statements = [statement.says for statement in item.statements]
            return [
                Text(item.opening),
                _part("Asked by mail", item.asks, None, _bullets),
                _part("Rated in the form, by how true it is", statements, None, _bullets),
            ]
        case "worksheet":
            return _worksheet(item, whole=view.whole)
        case "source":
            ideas = _part("Ideas, and where each lives", view.ideas, None if view.whole else FIRST_IDEAS, _ideas)
            carriers = wording.listed([_count(len(group.items), group.id) for group in view.tied])
            return [
                Lines(Text(_made_by(item)), Text(item.about)),
                *([Text(f"What it teaches lives in {carriers}."), ideas] if view.ideas else []),
            ]
    return [Text(item.words)]


def _worksheet(item: Worksheet, *, whole: bool) -> list[RenderableType]:
    """What it is for and what it asks, then the steps with when they are due, then what closes it."""
    fields = [(Text(field.id, "accent"), _field(field, whole=whole)) for field in item.fields]
    stages = [(str(place), _stage(stage)) for place, stage in enumerate(item.stages, 1)]
    endings = [Text.assemble(one.when, (f"  {', '.join(one.needs)}", "quiet")) for one in item.closing]
    closing = "It may be closed when" if endings else "It may be closed once it has all that is needed."
    return [
        Text(item.purpose),
        Lines(Text("What it asks", "strong"), theme.indented(_pairs(fields))),
        Lines(Text("Step by step", "strong"), theme.indented(_pairs(stages))),
        Lines(Text(closing, "strong"), theme.indented(_bullets(endings))),
    ]


def _field(field: Field, *, whole: bool) -> RenderableType:
    marks = [form_of(field), *(word for name, word in FIELD_MARKS.items() if getattr(field, name))]
    asks = Text.assemble(field.prompt, (f"  {' · '.join(marks)}", "quiet"))
    return Lines(asks, Text(field.help)) if whole and field.help else asks


def _stage(stage: Stage) -> RenderableType:
    due = f"  {due_words(stage.due)}" if stage.due else ""
    return Lines(Text.assemble(stage.name, (due, "warm")), theme.quiet(", ".join(stage.asks)))


def _tied(view: WholeItem) -> list[RenderableType]:
    """What is tied to the item, by kind; on a principle's first page only some kinds, and the first of each."""
    cut = _cut(view)
    return [
        _part(
            TITLES.get((view.item_kind, group.id), MANY[group.id].capitalize()),
            group.items,
            FIRST[group.id] if cut else None,
            _poles_of if group.id == "behaviour" else _rows,
        )
        for group in view.tied
        if not cut or group.id in FIRST
    ]


def _part(
    title: str, things: Sequence[Any], most: int | None, draw: Callable[[Sequence[Any]], RenderableType]
) -> RenderableType:
    """Things under a title, no more than `most` of them."""
    shown = things[:most]
    head = Text.assemble(
        (title, "strong"), (f"  {len(shown)} of {len(things)}" if len(shown) < len(things) else "", "quiet")
    )
    return Lines(head, theme.indented(draw(shown)))


def _also(view: WholeItem) -> RenderableType | None:
    """What isn't on the page, and the command for it."""
    if view.whole or not (_cut(view) or len(view.ideas) > FIRST_IDEAS or view.item.kind == "worksheet"):
        return None
    left = [_count(len(group.items), group.id) for group in view.tied if _cut(view) and group.id not in FIRST]
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
        "worksheet": (f"log {view.item.id}", "opens one"),
        "barrier": (f"barriers {view.item.id}", "your ratings, and your plans for it"),
        "role": (f"invite NAME --role {getattr(view.item, 'word', '')}", "asks somebody"),
    }
    return theme.command(*uses[view.item_kind]) if view.item_kind in uses and not view.item.retired else None


def _poles_of(items: Sequence[Behaviour]) -> RenderableType:
    return Lines(*(Lines(Text(item.label), _poles(item)) for item in items))


def _poles(item: Behaviour) -> RenderableType:
    return _pairs([(theme.quiet("From"), item.weak), (theme.quiet("To"), item.strong)])


def _ideas(ideas: Sequence[Idea]) -> RenderableType:
    return Lines(*(Text.assemble(idea.idea, (f"  {', '.join(idea.items)}", "accent")) for idea in ideas))


def _bullets(lines: Iterable[RenderableType]) -> RenderableType:
    return _pairs(("–", line) for line in lines)


def _pairs(rows: Iterable[Sequence[RenderableType]]) -> RenderableType:
    return theme.columns(rows, ratios=(None, 1))


def _origin(origin: Origin) -> Text:
    return theme.quiet(f'From "{origin.title}", {origin.where} ({origin.by or NOT_NAMED}).')


def _made_by(source: Source) -> str:
    return ", ".join(filter(None, (source.author, source.publisher, source.date))) or NOT_NAMED


def findings(view: ItemSearch) -> RenderableType:
    """What a search found, the best first."""
    if not view.hits:
        near = [theme.command(f"guide {word}") for word in view.near]
        nothing = Text(
            f"Nothing in the guide has {view.words}."
            if len(view.words.split()) == 1
            else f"Nothing in the guide has all of: {view.words}."
        )
        return theme.stack(
            [
                nothing,
                Lines(Text("These might help:"), *near) if near else theme.command("guide", "shows what there is"),
            ]
        )
    shown = view.hits if view.whole else view.hits[:FIRST_HITS]
    title = f"{len(view.hits)} found" if len(shown) == len(view.hits) else f"{len(shown)} of {len(view.hits)} found"
    more = theme.command(f"guide {view.words} --all", "shows all") if len(shown) < len(view.hits) else None
    hint = theme.command("guide ID", "shows one whole")
    return theme.stack([theme.heading(title), *map(_hit, shown), Lines(*filter(None, (more, hint)))])


def _hit(hit: ItemHit) -> RenderableType:
    kind = ONE.get(hit.kind, hit.kind)
    head = Text.assemble(
        *_marks(hit), _with_matches(hit.name, hit.name_marks), (f"  {kind} · ", "quiet"), (hit.id, "accent")
    )
    return Lines(head, theme.indented(_with_matches(hit.excerpt, hit.excerpt_marks)))


def _with_matches(words: str, marks: Marks) -> Text:
    text = Text(words)
    for start, end in marks:
        text.stylize("match", start, end)
    return text


def checks(view: Checks) -> str:
    """Plain lines: whoever mends a file looks again and again."""
    if not view.files:
        return (
            "There is no content of your own yet. To begin, put this into a file in\n"
            f"{view.folder},\nsuch as {FILE}, and change it to your liking:\n\n{view.example}\n"
            "Then custfocus guide check tells whether it is good."
        )
    lines = [line for file in view.files for line in _check(file)]
    if view.good and view.elsewhere:
        lines.append(f"To use it, put it into {view.folder}.")
    return "\n".join(lines)


def schema_saved(view: SchemaSaved) -> str:
    """Where it is, and the line by which an editor finds it."""
    return (
        f"Saved as {view.path}. An editor that knows YAML completes and checks your content with\n"
        f"# yaml-language-server: $schema={view.path}\n"
        "as the first line of your file, the path seen from there."
    )


def _check(file: Checked) -> list[str]:
    if file.problems:
        problems = [f"  line {problem.line}: {problem.message}" for problem in file.problems]
        return [f"{file.file} is left out as a whole until this is mended:", *problems]
    did = {"adds": file.adds, "replaces": file.replaces, "retires": file.retires}
    does = [f"{verb} {', '.join(ids)}" for verb, ids in did.items() if ids]
    return [
        f"{file.file} is good: it {'; '.join(does)}." if does else f"{file.file} is good, and has nothing in it yet."
    ]


def _count(count: int, kind: str) -> str:
    return wording.counted(count, ONE.get(kind, kind), MANY[kind])
