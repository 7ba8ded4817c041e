"""The brief to hand on: as Markdown, and on a screen first."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from custfocus.features.share.views import READERS, Asking, Brief, Part, Passage, Suspects

if TYPE_CHECKING:
    from rich.console import RenderableType

# Whatever could begin something in Markdown, its common extensions included.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~&#@$^=]|(?<=\w):(?=//)|(?<=www)\.|!(?=\[)|:(?=[\w+-]+:)", re.IGNORECASE)
_LINE_BEGINS = re.compile(r"^(?:[-+:](?=\s|-|:|\+|$)|(?<!\d)\d{1,9}[.)](?=\s|$))")


def saved(view: Brief) -> str:
    """Where a brief was saved, and what counted names may still stand in it."""
    return "\n".join([f"Saved {view.path}, for {READERS[view.audience]}: {view.extent}.", *_counted(view)])


def text(view: Brief) -> "RenderableType":
    """The brief as it will read."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    parts: list[RenderableType | None] = [theme.heading(view.title), theme.quiet(view.opening)]
    for part in view.parts:
        rows: list[RenderableType] = [Text(line) for line in part.lines]
        for about, passages in by_entry(part):
            rows += [Text(about, style="strong")] if about else []
            for passage in passages:
                rows += [theme.quiet(passage.label)] if passage.label else []
                rows.append(theme.indented(Text(passage.text, style="quote")))
        parts.append(Group(theme.heading(part.title), *rows))
    if view.waiting:
        parts.append(theme.quiet(f"Left out, for nobody has approved them: {len(view.waiting)}"))
    return theme.stack(parts)


def markdown(brief: Brief) -> str:
    """The brief as Markdown; what somebody wrote stays text, whatever signs are in it."""
    blocks = [f"# {plain_markdown(brief.title)}", plain_markdown(brief.opening)]
    for part in brief.parts:
        blocks += [f"## {plain_markdown(part.title)}", *_lines_as_markdown(part)]
        for about, passages in by_entry(part):
            blocks += [f"### {plain_markdown(about)}"] if about else []
            blocks += [block for passage in passages for block in _passage_as_markdown(passage)]
    return "\n\n".join(blocks) + "\n"


def by_entry(part: Part) -> Iterator[tuple[str, list[Passage]]]:
    """The passages of each entry that follow one another, with what the entry is."""
    for (about, _), passages in groupby(part.passages, key=lambda passage: (passage.about, passage.entry)):
        yield about, list(passages)


def plain_markdown(text: str) -> str:
    """A text such that Markdown shows it as it is, on one line."""
    line = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    return _LINE_BEGINS.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", line)


def asking(view: Asking) -> "RenderableType":
    """A passage as it would go, and whether such a reader knows it."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    passage = view.passage
    days = " and ".join(theme.day(day) for day in view.before)
    return Group(
        Text(),
        theme.heading(f"{view.number} of {view.of}  {view.title}"),
        *([Text(passage.about, style="strong")] if passage.about else []),
        *([theme.quiet(passage.label)] if passage.label else []),
        theme.indented(Text(passage.text, style="quote")),
        *([theme.quiet(f"Handed on before: {days}")] if days else []),
    )


def suspects(view: Suspects) -> "RenderableType":
    """What may be names, numbered."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    words = Text("   ").join(Text(f"{number}\u00a0{word}") for number, word in enumerate(view.words, 1))
    return Group(theme.heading("Are these names? They aren't on your list yet."), theme.indented(words))


def _counted(view: Brief) -> list[str]:
    return [f'That counts as "{view.counted.asked}"; custfocus undo takes it back.'] if view.counted else []


def _lines_as_markdown(part: Part) -> list[str]:
    lines = [plain_markdown(line) for line in part.lines]
    return ["\n".join(f"- {line}" for line in lines)] if len(lines) > 1 else lines


def _passage_as_markdown(passage: Passage) -> Iterator[str]:
    """The label in bold, and the words as a quotation with its own lines."""
    label = plain_markdown(passage.label)
    if label:
        yield f"**{label}**"
    paragraphs = [
        [plain_markdown(line) for line in paragraph.splitlines() if line.strip()]
        for paragraph in re.split(r"\n\s*\n", passage.text.strip())
    ]
    yield "\n>\n".join("\\\n".join(f"> {line}" for line in lines) for lines in paragraphs if lines)
