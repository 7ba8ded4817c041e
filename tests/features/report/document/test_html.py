import re
from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.features.report.document.html import STYLE, html
from custfocus.features.report.document.letters import letter
from custfocus.features.report.points import points_of
from custfocus.features.report.views import Report
from tests.features.report.samples import BEGUN, COURSE, LETTER, REPORT, with_progress
from tests.features.share.samples import NASTY, SIGNS

WHOLE = replace(with_progress(before_and_after=(BEGUN,)), points=points_of(REPORT))


class Seen(HTMLParser):
    """What a page consists of: its elements, the ids, where links lead, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag, the id and where a link leads."""
        self.tags.append(tag)
        self.ids += [str(value) for name, value in attrs if name == "id"]
        self.links += [str(value) for name, value in attrs if name == "href"]

    def handle_data(self, data: str) -> None:
        """Note the words, but for the style."""
        if self.tags[-1:] != ["style"]:
            self.words += f" {data}"


def in_words(report: Report) -> str:
    """All that a page says, on one line."""
    return " ".join(Seen(html(report, "m")).words.split())


def test_the_page(snapshot: SnapshotAssertion) -> None:
    """As it was approved, without its style and its drawings."""
    page = re.sub("(?s)<head>.*</head>", "", html(WHOLE, "A mark"))
    page = re.sub("(?s)<svg.*?</svg>", "<svg/>", page)
    assert re.sub("(?=<(?!/|b>|td|th|span|svg|tr>))", "\n", page) == snapshot


def test_every_point_leads_to_what_it_rests_on() -> None:
    """To a part of the page that is there, whichever point it is; every id is there once."""
    unheard = replace(REPORT.progress.sheets, contact=replace(REPORT.progress.sheets.contact, last=None))
    for report in (WHOLE, replace(with_progress(sheets=unheard), heard=()), replace(REPORT, cases=None, measures=())):
        seen = Seen(html(replace(report, points=points_of(report)), "m"))
        assert len(seen.links) == 3
        assert {link.removeprefix("#") for link in seen.links} <= set(seen.ids)
        assert len(seen.ids) == len(set(seen.ids))


def test_it_loads_and_runs_nothing() -> None:
    """No address, no script, no style but the page's own; no attribute of style, which the policy would block."""
    page = html(WHOLE, "m")
    assert not re.search(r"https?:|//|url\(|@import|src=|<script|style=|\son\w+=", page)
    assert "default-src &#39;none&#39;" in page


@settings(max_examples=10)
@given(st.one_of(st.just(NASTY), SIGNS).filter(str.strip))
def test_what_somebody_wrote_is_text(words: str) -> None:
    """Said, meant, counted or named by them: the page has the same elements as with a harmless word."""

    def with_words(text: str) -> str:
        course = replace(COURSE, measure=replace(COURSE.measure, name=text, unit=text))
        said = replace(REPORT.heard[0], text=text, who=text, channel=text)
        ahead = tuple(replace(each, what=text) for each in REPORT.ahead)
        letters = (replace(REPORT.letters[0], line=text),)
        return html(replace(REPORT, measures=(course,), heard=(said,), ahead=ahead, letters=letters), "m")

    assert Seen(with_words(words)).tags == Seen(with_words("Word")).tags


@given(st.one_of(SIGNS, st.just(NASTY)))
def test_a_letter_leads_nowhere_and_runs_nothing(words: str) -> None:
    """Whatever somebody has made of it."""
    seen = Seen(str(letter(f"{LETTER}\n\n{words}")))
    assert not {"script", "img", "a", "iframe", "h1", "h2"} & set(seen.tags)
    assert seen.links == []


def test_a_letter_goes_without_its_title_which_stands_above_it() -> None:
    """Its own headings come below those of the page, and its emphasis is kept."""
    text = str(letter(LETTER))
    assert "October 2026" not in text
    assert "<h3>To remember</h3>" in text
    assert "<em>finished</em>" in text


def test_what_there_is_nothing_of_is_left_out() -> None:
    """No part without anything in it."""
    nothing = replace(
        with_progress(practices=(), principles=(), days={}),
        pairs=(),
        measures=(),
        cases=None,
        heard=(),
        letters=(),
        ahead=(),
    )
    assert [name for name in Seen(html(nothing, "m")).ids if "-" not in name] == ["days"]
    assert "Too little is here yet" in in_words(nothing)


@pytest.mark.parametrize(("count", "more"), [(12, False), (13, True)])
def test_of_much_that_was_said_the_latest_is_shown(count: int, *, more: bool) -> None:
    """And how much there is."""
    said = tuple(replace(REPORT.heard[0], text=f"Words {nth}.") for nth in range(count))
    words = in_words(replace(REPORT, heard=said))
    assert ("The latest 12 of 13." in words) == more
    assert ("Words 0." in words) != more
    assert f"Words {count - 1}." in words


def test_a_measure_without_a_value_in_the_time_says_so() -> None:
    """And of when the last one is."""
    silent = replace(COURSE, values=())
    assert "No value in this time. The last is of 22 November 2026." in in_words(replace(REPORT, measures=(silent,)))


def test_a_long_time_is_told_by_months() -> None:
    """Of more than a year's weeks; no week is lost."""
    weeks = tuple(date.fromordinal(REPORT.until.toordinal() - 7 * back) for back in reversed(range(80)))
    listen = replace(REPORT.progress.principles[0], weeks=(1,) * 80, total=80, answers=(1,) * 80)
    words = in_words(with_progress(since=weeks[0], weeks=weeks, principles=(listen,), practices=()))
    row = re.search(r"Principle (?:\w{3} \d{4} )+in all Listen ([\d ]+) 80", words)
    assert row
    assert sum(map(int, row[1].split())) == 80


def test_on_paper_the_five_figures_stand_in_a_row_and_nothing_that_belongs_together_is_cut() -> None:
    """A quotation keeps whole; its last line isn't held to the next one, which would hold all of them together."""
    paper = STYLE.read_text("utf-8").rpartition("@media print")[2]
    assert re.search(r"\.figures {[^}]*repeat\(5, 1fr\)", paper)
    assert re.search(r"\.said[^{}]*{ break-inside: avoid", paper)
    assert re.search(r"figure:not\(\.said\) > figcaption[^{}]*{ break-after: avoid", paper)
