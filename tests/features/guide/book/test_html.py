import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.html import PAPER
from custfocus.features.guide.book.chapters import book
from custfocus.features.guide.book.html import STYLE, html
from tests.bundled import OURS
from tests.features.guide.book.test_markdown import of

PAGE_OF_OURS = html(book(OURS), "Ours")


class Seen(HTMLParser):
    """The elements of a page, with their attributes but for what a text may fill."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, the ids and where links lead."""
        self.tags.append(tag)
        self.ids += [str(value) for name, value in attrs if name == "id"]
        self.links += [str(value) for name, value in attrs if name == "href"]


def test_links_lead_to_places_in_the_page() -> None:
    """Every item has one place, and each link names one."""
    seen = Seen(PAGE_OF_OURS)
    assert len(seen.ids) == len(set(seen.ids))
    assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)
    assert all(link.startswith("#") for link in seen.links)
    assert {"listen", "stay-close", "read-distance", "complaint", "sigma"} <= set(seen.ids)


def test_it_needs_nothing_from_elsewhere() -> None:
    """No address of anything to load, no script, and no style but the page's own."""
    assert not re.search(r"https?:|url\(|@import|src=|<script|style=|\son\w+=", PAGE_OF_OURS)
    assert PAPER.read_text("utf-8") + STYLE.read_text("utf-8") in PAGE_OF_OURS
    assert PAGE_OF_OURS.startswith('<!doctype html><html lang="en-GB"><!-- Ours -->')


def test_the_pyramid_is_drawn_twice_and_told() -> None:
    """A picture has its caption as its name, too, for whoever can't see it."""
    seen = Seen(PAGE_OF_OURS)
    assert seen.tags.count("svg") == seen.tags.count("figcaption") == 2
    assert seen.tags.count("polygon") == 8
    assert PAGE_OF_OURS.count('role="img" aria-label="Turned over: each level serves') == 1


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20).filter(str.strip))
def test_words_stay_text(words: str) -> None:
    """Whatever stands in an item, the page has the same elements as for a harmless word."""
    assert Seen(html(of(words), "m")).tags == Seen(html(of("Word"), "m")).tags
