"""What pages of a lived-in journal never say: counts that don't go with their words, marks twice, empty places."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from tests.conftest import SUNDAY, Home

COUNTED = (
    "days|times|weeks|months|years|entries|answers|questions|practices|sheets|complaints|people|hours|minutes|words|"
    "voices|remarks|values|principles|priorities|plans|customers|measures|ratings|themes|sentences|names|passages"
)
SLIPS = {
    "a count of one with several": rf"(?<![\d.,×])\b1 (?:{COUNTED})\b",
    "no days ago": r"\b0 (?:days|weeks|months|years) ago\b",
    "no times": r"\b0 times\b",
    "two marks": r"[?!,;:]\.(?!\w)|(?<![./])\.\.(?![./])|\?\?|,,|\.,|\(\s*\)",
    "nothing in words": r"\bNone\b(?! of| so far)|\bnan\b|\bnull\b",
    "an open place": r"\{[A-Za-z_]*\}",
    "another article": r"\b[Aa] employee",
    "a blank before a mark": r"\w [,;?!.](?:\s|$)",
}
READS = (
    "today", "reflect --show", "reflect --show --why", "reflect --show --full", "practice", "practice --all",
    "priority", "review", "review 2026-09 --show", "sheet", "sheet complaint --fields", "log", "open", "plan",
    "plan barriers", "plan barriers defensiveness", "away", "assess", "assess --why", "assess principles --show",
    "assess behaviours --show", "assess barriers --show", "progress", "progress --last 30d", "insights",
    "insights --all", "scorecard", "scorecard 1", "invite", "share", "list -n 300", "show 1 2",
    "list --kind intention", "list --kind away", "search part", "search ring --newest", "history", "history -n 300",
    "guide", "list --tags", "read", "read --last 30d", "read --on-this-day", "read --who Adeyemi", "show",
    "guide questions", "guide practices", "guide --path", "guide listen", "guide promise", "guide call", "remind",
    "config", "nudge",
)  # fmt: skip
# The day on which the demo ends, wide and narrow; and long after, with another word for those whom one serves.
DAYS = ((SUNDAY, (80, 48), "customers"), (SUNDAY + timedelta(75), (80,), "employees"))


@pytest.fixture
def lived_in(home: Home) -> Home:
    """The demo, which has everything in it."""
    home.page("demo")
    return home


def slips(text: str) -> Iterator[str]:
    """What is wrong in a page, each with what stands around it."""
    for name, pattern in SLIPS.items():
        for slip in re.finditer(pattern, text):
            yield f"{name}: …{text[max(0, slip.start() - 40) : slip.end() + 20]!r}"


def strings(data: Any) -> Iterator[str]:
    """All texts in an answer in JSON."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict | list):
        for each in data.values() if isinstance(data, dict) else data:
            yield from strings(each)


@pytest.mark.parametrize(("day", "widths", "people"), DAYS, ids=str)
def test_no_page_of_the_demo_has_a_slip(lived_in: Home, day: date, widths: tuple[int, ...], people: str) -> None:
    """Each page for reading, its lines joined."""
    lived_in.go_to(day)
    lived_in.page("demo", "config", "people", people)
    pages = {
        f"{call} ({width})": " ".join(lived_in.page("demo", *call.split(), width=width).split("\n"))
        for call in READS
        for width in widths
    }
    assert {call: wrong for call, page in pages.items() if (wrong := [*slips(page)])} == {}
    assert any(people in page for page in pages.values())


def test_no_sentence_of_the_demo_has_blanks_twice(lived_in: Home) -> None:
    """In what pages are made of, where no column needs them."""
    found = {
        call: wrong
        for call in READS
        if call not in ("nudge", "config", "show 1 2")
        for wrong in [[text for text in strings(lived_in.data("demo", *call.split())) if re.search(r"\S  +\S", text)]]
        if wrong
    }
    assert found == {}
