"""The handbook as Markdown, in which whatever an item says stays text."""

import re
from collections import Counter
from collections.abc import Iterator

from custfocus.base.wording import plain_markdown
from custfocus.features.guide.book.drawing import in_letters
from custfocus.features.guide.book.parts import Book, BookPoint, Chapter, Fact, Picture, Section

_ORIGINS = "Where it comes from"


def markdown(book: Book, mark: str) -> str:
    """The handbook as Markdown.

    Args:
        book: The handbook.
        mark: What tells the file from others, in a comment at its beginning.
    """
    anchors = _anchors(book)
    blocks = [f"<!-- {mark} -->", f"# {plain_markdown(book.title)}", *map(plain_markdown, book.opening)]
    blocks += ["## Contents", "\n".join(_contents(book, anchors))]
    for part in book.parts:
        blocks.append(f"## {plain_markdown(part.title)}")
        blocks += [plain_markdown(part.opening)] if part.opening else []
        blocks += [block for section in part.sections for block in _section(section, 3)]
        blocks += [block for chapter in part.chapters for block in _chapter(chapter)]
    return "\n\n".join(blocks) + "\n"


def _contents(book: Book, anchors: dict[str, str]) -> Iterator[str]:
    for part in book.parts:
        yield f"- [{plain_markdown(part.title)}](#{anchors[part.id]})"
        for chapter in part.chapters:
            yield f"  - [{plain_markdown(chapter.title)}](#{anchors[chapter.id]})"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield f"### {plain_markdown(chapter.title)}"
    yield from map(plain_markdown, chapter.opening)
    if chapter.picture:
        yield from _pictures(chapter.picture)
    for section in chapter.sections:
        yield from _section(section, 4)
    if chapter.origins:
        yield f"#### {_ORIGINS}" if chapter.sections else f"{_ORIGINS}:"
        yield "\n".join(f"- {plain_markdown(origin)}" for origin in chapter.origins)


def _pictures(picture: Picture) -> Iterator[str]:
    for caption, turned in ((picture.usual, False), (picture.turned, True)):
        yield plain_markdown(caption)
        yield f"```text\n{in_letters(picture.levels, turned=turned)}\n```"


def _section(section: Section, level: int) -> Iterator[str]:
    yield f"{'#' * level} {plain_markdown(section.title)}"
    yield "\n".join(line for point in section.points for line in _point(point))


def _point(point: BookPoint) -> Iterator[str]:
    name = f"**{plain_markdown(point.name)}**" if point.name else ""
    note = f"*({plain_markdown(point.note)})*" if point.note else ""
    head = " ".join(filter(None, (f"{name}:" if name and point.text else name, plain_markdown(point.text), note)))
    inner = [*(_fact(fact) for fact in point.facts), *map(plain_markdown, point.lines)]
    if head:
        yield f"- {head}"
    yield from (f"{'  ' if head else ''}- {line}" for line in inner)


def _fact(fact: Fact) -> str:
    words = fact.words or "; ".join(ref.name for ref in fact.refs)
    return f"{plain_markdown(fact.label)}: {plain_markdown(words)}"


def _anchors(book: Book) -> dict[str, str]:
    """What links to parts and chapters name: the title in small letters, numbered where it isn't the first."""
    seen: Counter[str] = Counter()

    def anchor(title: str) -> str:
        name = re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")
        seen[name] += 1
        return name if seen[name] == 1 else f"{name}-{seen[name] - 1}"

    found: dict[str, str] = {}
    for title in (book.title, "Contents"):
        anchor(title)
    for part in book.parts:
        found[part.id] = anchor(part.title)
        for section in part.sections:
            anchor(section.title)
        for chapter in part.chapters:
            found[chapter.id] = anchor(chapter.title)
            for title in (
                *(section.title for section in chapter.sections),
                *([_ORIGINS] if chapter.sections else []),
            ):
                anchor(title)
    return found
