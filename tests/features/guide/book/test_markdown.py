import re

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.guide.book.chapters import book
from custfocus.features.guide.book.markdown import markdown
from custfocus.features.guide.book.parts import Book, BookPart, BookPoint, Chapter, Fact, Picture, Ref, Section
from tests.bundled import OURS

TEXT_OF_OURS = markdown(book(OURS), "Ours")
BESIDE = BookPart("beside", "Beside", sections=(Section("Beside", (BookPoint("One.", "Two", note="three"),)),))


def of(words: str) -> Book:
    """A handbook with words in every place."""
    point = BookPoint(words, words, "p", words, (Fact(words, words), Fact(words, refs=(Ref("p", words),))), (words,))
    picture = Picture(("A", "B"), words, words)
    chapter = Chapter("c", words, (words,), (Section(words, (point,)),), picture, (words,))
    return Book(words, (words,), (BookPart("part", words, words, (chapter,)), BESIDE))


def anchors(text: str) -> set[str]:
    """What a link can point at: the headings, as GitHub names them, the later of the same title with a number."""
    found: list[str] = []
    for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
        name = re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-")
        found.append(f"{name}-{count}" if (count := len([each for each in found if _is(each, name)])) else name)
    return set(found)


def _is(anchor: str, name: str) -> bool:
    return re.fullmatch(rf"{re.escape(name)}(-\d+)?", anchor) is not None


def test_the_contents_lead_to_every_part_and_chapter() -> None:
    """By the names that headings have."""
    links = re.findall(r"^ *- \[.+\]\(#(.+)\)$", TEXT_OF_OURS, re.MULTILINE)
    assert len(links) >= 40
    assert [link for link in links if link not in anchors(TEXT_OF_OURS)] == []
    assert len(set(links)) == len(links)


def test_chapters_of_the_same_title_are_told_apart() -> None:
    """A later one has a number, whatever stands between them."""
    twice = Book(
        "B", (), tuple(BookPart(f"p{n}", "Same", chapters=(Chapter(f"c{n}", "Same", ()),)) for n in range(2))
    )
    assert re.findall(r"\(#(.+)\)", markdown(twice, "m")) == ["same", "same-1", "same-2", "same-3"]


def test_the_pyramid_is_drawn_in_letters() -> None:
    """As it is and turned over, in blocks that keep their lines."""
    assert TEXT_OF_OURS.count("```text\n") == 2
    assert "\n      / Upper management \\\n" in TEXT_OF_OURS


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(str.strip))
def test_words_stay_text(words: str) -> None:
    """Whatever stands in an item, the handbook has the same headings and links as for a harmless word."""
    harmless = markdown(of("Word"), "m")
    made = markdown(of(f"W{words}"), "m")
    for sign in (r"(?m)^#+ ", r"(?<!\\)\]\(", r"(?<!\\)`", r"(?<!\\)<"):
        assert len(re.findall(sign, made)) == len(re.findall(sign, harmless)), sign


def test_a_point_is_told_whole() -> None:
    """Its name, its words, what is said aside, what belongs to it, what follows it."""
    point = BookPoint(
        "Do it.",
        "Name",
        "p",
        "aside",
        (Fact("When", "now"), Fact("See", refs=(Ref("a", "A"), Ref("b", "B")))),
        ("Then.",),
    )
    made = markdown(Book("B", (), (BookPart("p", "P", sections=(Section("S", (point,)),)),)), "mark")
    assert made.startswith("<!-- mark -->\n\n# B\n")
    assert made.endswith("### S\n\n- **Name**: Do it. *(aside)*\n  - When: now\n  - See: A; B\n  - Then.\n")
