from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.export.documents.html import html
from custfocus.journal.entry import Entry
from tests.bundled import OURS as FRAMEWORK
from tests.conftest import SUNDAY
from tests.features.share.samples import NASTY, SIGNS

HEAD = {"html", "head", "meta", "title", "style"}
ELEMENTS = HEAD | {"body", "main", "h1", "h2", "time", "article", "h3", "blockquote", "p"}


class Reader(HTMLParser):
    """What a reader of HTML finds in a page: its elements, and the texts in quotations."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.quoted = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        """Keep what begins."""
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        """Keep what stands in a quotation."""
        if self.elements and self.elements[-1] == "blockquote":
            self.quoted += data


@given(words=st.one_of(SIGNS, st.just(NASTY), st.just("<script>alert(1)</script>&amp;"), st.just("a\n\nb")))
def test_what_was_written_is_text_to_a_browser(words: str) -> None:
    """It begins no element, whatever signs are in it, and nothing of the page runs or is fetched."""
    odd = Entry(
        "k" * 32, "note", SUNDAY, "2026-11-22T09:30:00.000Z", "Europe/London", text=words, data={"who": words}
    )
    page = "".join(html([odd], FRAMEWORK, lambda _: None))
    reader = Reader()
    reader.feed(page)
    assert set(reader.elements) <= ELEMENTS
    assert reader.quoted.strip() == words.replace("\r\n", "\n").replace("\r", "\n").strip() or not words
    assert "default-src &#39;none&#39;" in page
    assert '<h2 id="2026-11-22"><time datetime="2026-11-22">Sunday 22 November 2026</time></h2>' in page


def test_a_page_of_nothing_is_a_page() -> None:
    """Its head and its end are there."""
    page = "".join(html([], FRAMEWORK, lambda _: None))
    assert page.startswith("<!doctype html>")
    assert page.endswith("</html>\n")
