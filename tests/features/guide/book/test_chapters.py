import pytest
from msgspec.structs import replace

from custfocus.content.framework import Framework
from custfocus.content.light import light, replaced
from custfocus.features.guide.book.chapters import book
from custfocus.features.guide.book.parts import Book, BookPoint, Chapter
from tests.bundled import OURS
from tests.framework import SMALL, altered

# What somebody reads in the handbook: nothing that names something only.
PYRAMID = replaced(SMALL.pack, pyramid=light({"principle": "measure", "levels": ["The head", "The hands"]}))


def chapters(of: Book) -> dict[str, Chapter]:
    """The chapters by their ids."""
    return {chapter.id: chapter for part in of.parts for chapter in part.chapters}


def points(of: Book) -> list[BookPoint]:
    """All points, wherever they stand."""
    sections = [section for part in of.parts for section in part.sections]
    sections += [section for chapter in chapters(of).values() for section in chapter.sections]
    return [point for section in sections for point in section.points]


def titles(of: Chapter) -> list[str]:
    """The titles of its sections."""
    return [section.title for section in of.sections]


def test_each_principle_has_a_chapter_under_its_pillar() -> None:
    """In the framework's order, with its ideas first and where it comes from last."""
    made = book(OURS)
    for pillar, part in zip(OURS.pillars, made.parts, strict=False):
        principles = [item.id for item in OURS.principles if item.pillar == pillar.id]
        assert (part.title, [chapter.id for chapter in part.chapters[: len(principles)]]) == (
            pillar.label,
            principles,
        )
    for principle in OURS.principles:
        chapter = chapters(made)[principle.id]
        assert titles(chapter)[0] == "Ideas"
        assert len(chapter.sections[0].points) == len(principle.ideas)
        assert {"Questions", "Practices"} <= set(titles(chapter))
        assert chapter.origins


@pytest.mark.parametrize("item", OURS.items, ids=lambda item: item.id)
def test_every_item_is_told_once(item: object) -> None:
    """As a chapter, as a part or as a point of one, whatever its kind."""
    told = [*chapters(MADE), *(part.id for part in MADE.parts), *(point.id for point in points(MADE))]
    assert told.count(getattr(item, "id", "")) == 1


MADE = book(OURS)


def test_what_serves_several_principles_is_named_where_it_isnt_told() -> None:
    """By its kind, after what is told there."""
    second, first = chapters(book(SMALL))["listen"], chapters(book(SMALL))["measure"]
    assert "Who told you something" in first.sections[1].points[0].text
    facts = {fact.label: [ref.id for ref in fact.refs] for fact in second.sections[-1].points[0].facts}
    assert facts == {"Worksheets": ["visit"], "To read": ["read-it"], "Each month": ["needs"]}
    assert titles(second) == [
        *("Ideas", "Behaviours", "To check yourself", "Questions", "Practices", "Barriers", "What helps", "See also")
    ]
    [told] = second.sections[5].points
    assert [(fact.label, [ref.name for ref in fact.refs]) for fact in told.facts] == [
        ("What helps", ["Stay connected"]),
        ("What to practise", ["Sit in on one real case"]),
    ]


def test_what_stands_under_a_pillar_alone_has_a_chapter_of_its_own() -> None:
    """After the pillar's principles; a pillar without such things has none."""
    alone = chapters(book(SMALL))["awareness-as-a-whole"]
    assert [point.text for point in alone.sections[0].points] == ["What did you notice outside?"]
    fewer = replace(SMALL, items=tuple(item for item in SMALL.items if item.id != "outside"))
    assert "awareness-as-a-whole" not in chapters(book(fewer))


def test_what_is_retired_is_left_out() -> None:
    """And named nowhere, either."""
    items = tuple(altered(item, retired=True) if item.kind == "enabler" else item for item in SMALL.items)
    made = book(replace(SMALL, items=items))
    assert "gone-one" not in {point.id for point in points(made)}
    assert "stay-connected" not in {ref.id for point in points(made) for fact in point.facts for ref in fact.refs}


def test_the_pyramid_stands_in_the_chapter_that_the_framework_names() -> None:
    """With those whom all of them serve at its foot, by the user's word; without one, nothing is drawn."""
    drawn = chapters(book(replace(SMALL, pack=PYRAMID)))
    assert drawn["measure"].picture
    assert drawn["measure"].picture.levels == ("The head", "The hands", "Customers")
    assert "customers come first" in drawn["measure"].picture.turned
    assert drawn["listen"].picture is None
    assert not any(chapter.picture for chapter in chapters(book(SMALL)).values())


def test_a_framework_of_very_little_is_a_handbook_too() -> None:
    """With no more parts than there is something to tell."""
    least = Framework(tuple(item for item in SMALL.items if item.id in ("awareness", "measure", "own-one", "book")))
    assert [part.id for part in book(least).parts] == ["awareness", "sources"]
    assert book(least).title == "The guide: a handbook"
