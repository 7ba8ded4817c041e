"""The brief to hand on: as Markdown, as one page of HTML that needs nothing else, and on a screen first."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from custfocus.coach.brief import READERS, Asking, Brief, Part, Passage, Suspects

if TYPE_CHECKING:
    from rich.console import RenderableType

# Whatever could begin something in Markdown, its common extensions included.
_SIGNS = re.compile(r"[\\`*_{}\[\]<>|~&#@$^=]|(?<=\w):(?=//)|(?<=www)\.|!(?=\[)|:(?=[\w+-]+:)", re.IGNORECASE)
_LINE_BEGINS = re.compile(r"^(?:[-+:](?=\s|-|:|\+|$)|(?<!\d)\d{1,9}[.)](?=\s|$))")

STYLE = """
:root { color-scheme: light dark; --paper: #ffffff; --ink: #1f2933; --quiet: #52606d; --accent: #0b5f61; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #14191f; --ink: #e6e9ec; --quiet: #a9b4be; --accent: #7fd1cf; }
}
@media print {
  :root { --paper: #ffffff; --ink: #000000; --quiet: #333333; --accent: #000000; color-scheme: light; }
  @page { margin: 2cm; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 Georgia, serif; }
main { max-width: 40rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: anywhere; }
h1, h2, h3 { font-family: system-ui, sans-serif; line-height: 1.25; break-after: avoid; }
h1 { margin: 0 0 .25rem; font-size: 1.75rem; }
h2 { margin: 2.25rem 0 .5rem; font-size: 1.2rem; color: var(--accent); }
h3 { margin: 1.5rem 0 .25rem; font-size: 1rem; }
.opening, figcaption { color: var(--quiet); font-family: system-ui, sans-serif; font-size: .95rem; }
.opening { margin: 0; }
figure { margin: 1rem 0; break-inside: avoid; }
blockquote { margin: .25rem 0 0; padding-left: 1rem; border-left: 3px solid var(--accent); white-space: pre-line; }
li { margin: .25rem 0; }
@media print { main { max-width: none; padding: 0; } }
"""


def saved(view: Brief) -> str:
    """Where a brief was saved, and what counted names may still stand in it."""
    return "\n".join([f"Saved {view.path}, for {READERS[view.audience]}: {view.extent}.", *_counted(view)])


def text(view: Brief) -> "RenderableType":
    """The brief as it will read."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.render import theme

    parts: list[RenderableType | None] = [theme.heading(view.title), theme.quiet(view.opening)]
    for part in view.parts:
        rows: list[RenderableType] = [Text(line) for line in part.lines]
        for about, passages in _by_entry(part):
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
        for about, passages in _by_entry(part):
            blocks += [f"### {plain_markdown(about)}"] if about else []
            blocks += [block for passage in passages for block in _passage_as_markdown(passage)]
    return "\n\n".join(blocks) + "\n"


def html(brief: Brief) -> str:
    """The brief as a page of HTML that loads nothing and runs nothing, for a screen, dark or light, and for paper."""
    from base64 import b64encode
    from hashlib import sha256
    from html import escape

    digest = b64encode(sha256(STYLE.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    body = "\n".join(line for part in brief.parts for line in _part_as_html(part))
    title = escape(brief.title)
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>{STYLE}</style>
</head>
<body>
<main>
<h1>{title}</h1>
<p class="opening">{escape(brief.opening)}</p>
{body}
</main>
</body>
</html>
"""


def plain_markdown(text: str) -> str:
    """A text such that Markdown shows it as it is, on one line."""
    line = _SIGNS.sub(r"\\\g<0>", " ".join(text.split()))
    return _LINE_BEGINS.sub(lambda found: f"{found[0][:-1]}\\{found[0][-1]}", line)


def _by_entry(part: Part) -> Iterator[tuple[str, list[Passage]]]:
    """The passages of each entry that follow one another, with what the entry is."""
    for (about, _), passages in groupby(part.passages, key=lambda passage: (passage.about, passage.entry)):
        yield about, list(passages)


def asking(view: Asking) -> "RenderableType":
    """A passage as it would go, and whether such a reader knows it."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.render import theme

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

    from custfocus.render import theme

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


def _part_as_html(part: Part) -> Iterator[str]:
    from html import escape

    yield f'<section aria-labelledby="{part.id}">\n<h2 id="{part.id}">{escape(part.title)}</h2>'
    if len(part.lines) > 1:
        yield "\n".join(["<ul>", *(f"<li>{escape(line)}</li>" for line in part.lines), "</ul>"])
    else:
        yield from (f"<p>{escape(line)}</p>" for line in part.lines)
    for about, passages in _by_entry(part):
        if about:
            yield f"<h3>{escape(about)}</h3>"
        for passage in passages:
            caption = f"<figcaption>{escape(passage.label)}</figcaption>" if passage.label else ""
            yield f"<figure>{caption}<blockquote>{escape(passage.text)}</blockquote></figure>"
    yield "</section>"
