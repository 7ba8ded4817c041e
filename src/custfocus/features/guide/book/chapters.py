"""The framework put in the order of a handbook: a chapter for each principle, then what stands by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from custfocus.base import wording
from custfocus.content.framework import Framework, of_kind, tied_to
from custfocus.features.guide.book import points
from custfocus.features.guide.book.parts import Book, BookPart, BookPoint, Chapter, Fact, Picture, Section
from custfocus.features.guide.browsing import home_of, origin_of
from custfocus.features.guide.path import in_reading_order

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem

# What has a chapter or a part of its own, and is only named in the chapters of principles.
ELSEWHERE = ("worksheet", "text", "checklist")
CALLED = {"enabler": "what helps", "text": "to read", "checklist": "each month"}


def book(framework: Framework) -> Book:
    """The whole framework as a handbook."""
    parts = (
        *(_pillar(framework, pillar) for pillar in framework.pillars),
        BookPart(
            "to-read", "To read", chapters=tuple(_text(framework, text) for text in in_reading_order(framework))
        ),
        BookPart(
            "worksheets", "Worksheets", chapters=tuple(_worksheet(framework, each) for each in framework.worksheets)
        ),
        BookPart("each-month", "Each month", sections=_only("Questions", map(points.check, framework.checklist))),
        BookPart(
            "asking-others", "Asking others", chapters=tuple(_role(framework, role) for role in framework.roles)
        ),
        BookPart("sources", "Sources", sections=_only("Documents", map(points.source, framework.sources))),
    )
    counts = wording.listed(
        [wording.in_words(len(of_kind(framework, kind)), kind) for kind in ("pillar", "principle")]
    )
    what = "what they mean, what to ask yourself, what to practise, what gets in the way and what helps against it."
    opening = (
        f"{counts[:1].upper()}{counts[1:]}: {what}",
        "What belongs to several principles stands in the chapter of its main one, and is named in the others.",
    )
    return Book(
        f"{framework.pack.name or 'The guide'}: a handbook",
        opening,
        tuple(part for part in parts if part.chapters or part.sections),
    )


def _pillar(framework: Framework, pillar: AnyItem) -> BookPart:
    """A pillar's principles, then what is tied to the pillar alone."""
    chapters = [_principle(framework, item) for item in framework.principles if item.pillar == pillar.id]
    alone = [item for item in tied_to(framework, pillar.id) if item.kind != "principle"]
    if sections := _sections(framework, pillar.id, alone):
        title = f"{pillar.label} as a whole"
        chapters.append(Chapter(f"{pillar.id}-as-a-whole", title, (), sections, origins=_origins(framework, alone)))
    return BookPart(pillar.id, pillar.label, " ".join(pillar.words.split()), tuple(chapters))


def _principle(framework: Framework, item: Any) -> Chapter:
    tied = list(tied_to(framework, item.id))
    ideas = Section("Ideas", tuple(BookPoint(" ".join(idea.split())) for idea in item.ideas))
    pyramid = framework.pack.pyramid
    return Chapter(
        item.id,
        item.label,
        (" ".join(item.summary.split()),),
        (ideas, *_sections(framework, item.id, tied)),
        _picture(pyramid.levels, framework.people.many) if pyramid and pyramid.principle == item.id else None,
        _origins(framework, [item, *(each for each in tied if home_of(each) == item.id)]),
    )


def _sections(framework: Framework, home: str, tied: Sequence[AnyItem]) -> tuple[Section, ...]:
    """What is at home there in full, kind by kind; what is told elsewhere by name."""
    here = [item for item in tied if home_of(item) == home]
    tell: dict[str, tuple[str, Callable[[Any], BookPoint]]] = {
        "behaviour": ("Behaviours", points.behaviour),
        "self-check": ("To check yourself", points.asked),
        "question": ("Questions", points.question),
        "echo": ("Questions about your own words", points.asked),
        "practice": ("Practices", points.practice),
        "barrier": ("Barriers", points.barrier(framework)),
        "enabler": ("What helps", points.enabler),
    }
    found = [
        Section(title, tuple(told(item) for item in here if item.kind == kind))
        for kind, (title, told) in tell.items()
    ]
    known = [*tell, *ELSEWHERE]
    others = [item for item in tied if item.kind in ELSEWHERE or (item.kind in known and item not in here)]
    facts = [
        Fact(CALLED.get(kind, f"{kind}s").capitalize(), refs=points.named(framework, ids))
        for kind in known
        if kind not in ("question", "echo") and (ids := [item.id for item in others if item.kind == kind])
    ]
    see = Section("See also", (BookPoint("", facts=tuple(facts)),) if facts else ())
    return tuple(section for section in (*found, see) if section.points)


def _picture(levels: Sequence[str], people: str) -> Picture:
    return Picture(
        (*levels, people[:1].upper() + people[1:]),
        f"As it mostly is: each level looks to the one above it, and {people} come last.",
        f"Turned over: each level serves the one above it, and {people} come first.",
    )


def _text(framework: Framework, item: Any) -> Chapter:
    paragraphs = (" ".join(paragraph.split()) for paragraph in item.body.split("\n\n"))
    return Chapter(item.id, item.title, tuple(filter(None, paragraphs)), origins=_origins(framework, [item]))


def _worksheet(framework: Framework, item: Any) -> Chapter:
    purpose = " ".join(item.purpose.split())
    return Chapter(item.id, item.title, (purpose,), points.of_worksheet(item), origins=_origins(framework, [item]))


def _role(framework: Framework, item: Any) -> Chapter:
    opening = " ".join(item.opening.split())
    return Chapter(item.id, item.label, (opening,), points.of_role(item), origins=_origins(framework, [item]))


def _only(title: str, told: Iterable[BookPoint]) -> tuple[Section, ...]:
    """One section, where there is anything to tell."""
    found = tuple(told)
    return (Section(title, found),) if found else ()


def _origins(framework: Framework, items: Iterable[AnyItem]) -> tuple[str, ...]:
    """The sources of some items, each once, with all the places in it."""
    places: dict[str, dict[str, None]] = {}
    for item in items:
        for citation in item.sources:
            places.setdefault(citation.id, {}).update(dict.fromkeys(citation.where.split("; ")))
    found = [origin_of(framework, source, "; ".join(where)) for source, where in places.items()]
    return tuple(f"{origin.title}{f' ({origin.by})' if origin.by else ''}: {origin.where}" for origin in found)
