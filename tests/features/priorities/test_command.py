from datetime import timedelta
from typing import Any

import pytest

from custfocus.features.priorities.season import MOST
from tests.conftest import SUNDAY, Home
from tests.page import too_wide


def texts(home: Home) -> list[str]:
    """The priorities that stand, in their order."""
    return [each["text"] for each in home.data("priority")["priorities"]]


@pytest.fixture
def three(home: Home) -> Home:
    """A home with as many as there may be, whose page has been seen."""
    for text in ("Shorter waits", "One name for each case", "Visit two a month"):
        home.page("priority", "add", text)
    home.page("priority")
    return home


def test_one_that_is_set_holds_for_this_month_and_the_three_after(home: Home) -> None:
    """It is as one that the review of this month sets."""
    saved = home.data("priority", "add", "Shorter", "waits")
    assert saved["did"] == "added"
    expected: dict[str, Any] = {"number": 1, "text": "Shorter waits", "status": "open", "over": False}
    assert saved["priority"].items() >= expected.items()
    assert (saved["priority"]["since"], saved["priority"]["until"]) == ("2026-11-22", "2027-02-28")
    assert [each["month"] for each in home.data("review", "2026-11")["priorities"]] == ["2026-11"]


def test_there_is_room_for_three(three: Home) -> None:
    """A fourth is refused with the way to make room, and its words are kept."""
    assert len(texts(three)) == MOST
    error = three.error("priority", "add", "A fourth")
    assert error["code"] == "three-priorities"
    assert "custfocus priority done 1" in error["hint"]
    assert "A fourth" in "".join(path.read_text() for path in (three.folder / "drafts").glob("priority*.txt"))
    assert "priority add" in three.page()


def test_what_is_done_or_let_go_leaves_the_page_and_comes_back_with_undo(three: Home) -> None:
    """By its number; the entry stays, with what became of it."""
    assert "Done" in three.page("priority", "done", "2")
    assert texts(three) == ["Shorter waits", "Visit two a month"]
    three.page("undo")
    assert texts(three) == ["Shorter waits", "One name for each case", "Visit two a month"]
    dropped = three.data("priority", "drop", "1")
    assert (dropped["did"], dropped["priority"]["status"], dropped["priority"]["number"]) == (
        "dropped",
        "dropped",
        None,
    )
    assert "Shorter waits" not in three.page()


def test_a_number_of_a_page_that_no_longer_holds_is_refused(three: Home) -> None:
    """Until the page is seen again; an id always names the same."""
    last = three.data("priority")["priorities"][-1]["id"]
    three.page("priority", "done", "1")
    assert three.error("priority", "drop", "1")["code"] == "stale-number"
    assert three.data("priority", "drop", last)["priority"]["text"] == "Visit two a month"
    three.page("priority")
    assert three.data("priority", "drop", "1")["priority"]["text"] == "One name for each case"
    assert three.error("priority", "drop", "7")["code"] == "unknown-priority"


def test_other_words_change_nothing_else(three: Home) -> None:
    """The season and the number stay; edit does the same."""
    before = three.data("priority")["priorities"][1]
    three.page("priority", "reword", "2", "One name, and it answers")
    assert three.data("priority")["priorities"][1] == {**before, "text": "One name, and it answers"}
    three.page("edit", before["id"], "One name")
    assert texts(three)[1] == "One name"
    assert three.error("priority", "reword", "2")["code"] == "no-text"


def test_the_page_says_since_when_and_until_when(three: Home) -> None:
    """And that a season has ended; at any width."""
    page = three.page("priority")
    assert "1  Shorter waits\n   since 22 November · until 28 February 2027, 98 days left" in page
    three.go_to(SUNDAY + timedelta(120))
    page = three.page("priority", width=48)
    assert "Its season ended on 28 February" in " ".join(page.split())
    assert too_wide(page, 48) == []


def test_words_without_what_to_do_lead_to_it(home: Home) -> None:
    """Nothing is set by a slip."""
    error = home.error("priority", "Shorter", "waits")
    assert 'priority add "Shorter waits"' in error["hint"]
    assert "None yet." in home.page("priority")


def test_each_has_a_line_of_its_own_on_the_day_s_page(three: Home) -> None:
    """Where there is room for it."""
    lines = [line.strip() for line in three.page().splitlines()]
    assert {"Priorities  Shorter waits", "One name for each case", "Visit two a month"} <= set(lines)
    assert len(lines) <= 12
