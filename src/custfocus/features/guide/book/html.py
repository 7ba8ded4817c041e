"""The handbook as a page of HTML that loads nothing and runs nothing, for a screen, dark or light, and for paper."""

from collections.abc import Iterable
from importlib.resources import files

import htpy as h
from htpy import Element, Node, Renderable

from custfocus.base.html import PAPER, html_page
from custfocus.features.guide.book.drawing import WIDTH, bands, height
from custfocus.features.guide.book.parts import Book, BookPart, BookPoint, Chapter, Fact, Picture, Section

STYLE = files(__package__) / "book.css"
_SVG, _POLYGON, _TEXT = Element("svg"), Element("polygon"), Element("text")


def html(book: Book, mark: str) -> str:
    """The handbook as a page; what an item says is text, whatever signs are in it.

    Args:
        book: The handbook.
        mark: What tells the file from others, in a comment at its beginning.
    """
    return html_page(
        book.title,
        h.h1[book.title],
        (h.p(".opening")[paragraph] for paragraph in book.opening),
        h.nav(aria_labelledby="contents")[h.h2("#contents")["Contents"], h.ul[map(_entry, book.parts)]],
        map(_part, book.parts),
        styles=(PAPER, STYLE),
        mark=mark,
    )


def _entry(part: BookPart) -> Renderable:
    chapters = [h.li[_link(chapter.id, chapter.title)] for chapter in part.chapters]
    return h.li[_link(part.id, part.title), h.ul[chapters] if chapters else None]


def _part(part: BookPart) -> Renderable:
    return h.section(".part", aria_labelledby=part.id)[
        h.h2(id=part.id)[part.title],
        part.opening and h.p[part.opening],
        (_section(section, h.h3) for section in part.sections),
        map(_chapter, part.chapters),
    ]


def _chapter(chapter: Chapter) -> Renderable:
    return h.article(aria_labelledby=chapter.id)[
        h.h3(id=chapter.id)[chapter.title],
        (h.p[paragraph] for paragraph in chapter.opening),
        _pictures(chapter.picture) if chapter.picture else None,
        (_section(section, h.h4) for section in chapter.sections),
        h.p(".origins")["From ", " · ".join(chapter.origins), "."] if chapter.origins else None,
    ]


def _pictures(picture: Picture) -> Renderable:
    return h.div(".pictures")[
        _drawn(picture.levels, picture.usual, turned=False), _drawn(picture.levels, picture.turned, turned=True)
    ]


def _drawn(levels: tuple[str, ...], caption: str, *, turned: bool) -> Renderable:
    size = {"viewBox": f"0 0 {WIDTH} {height(levels)}", "role": "img", "aria-label": caption}
    shapes = [
        (
            _POLYGON(class_="served" if band.label == levels[-1] else "level", points=band.corners),
            _TEXT(x=f"{WIDTH / 2:g}", y=f"{band.middle:g}", font_size=f"{band.font:g}")[band.label],
        )
        for band in bands(levels, turned=turned)
    ]
    return h.figure[_SVG(size)[shapes], h.figcaption[caption]]


def _section(section: Section, heading: Element) -> Iterable[Node]:
    return heading[section.title], h.ul[map(_point, section.points)]


def _point(point: BookPoint) -> Renderable:
    inner = [*map(_fact, point.facts), *(h.li[line] for line in point.lines)]
    return h.li(id=point.id or None)[
        point.name and (h.strong[point.name], ". " if point.text else ""),
        point.text,
        point.note and h.span(".note")[f" {point.note}"],
        inner and h.ul[inner],
    ]


def _fact(fact: Fact) -> Renderable:
    links = [_link(ref.id, ref.name) for ref in fact.refs]
    joined = [node for link in links for node in ("; ", link)][1:]
    return h.li[h.span(".label")[f"{fact.label}: "], fact.words or joined]


def _link(name: str, words: str) -> Renderable:
    return h.a(href=f"#{name}")[words]
