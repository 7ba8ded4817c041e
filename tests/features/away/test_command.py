from datetime import date, timedelta

import pytest

from custfocus.journal.entry import Filter
from tests.conftest import SUNDAY, Home

WEDNESDAY = SUNDAY + timedelta(3)


def spans(home: Home) -> list[tuple[str, str, str]]:
    """The times away as listed: first day, last day, why."""
    return [(one["first"], one["last"], one["why"]) for one in home.data("away")["items"]]


def test_a_time_away_is_kept_with_its_last_day_and_why(home: Home) -> None:
    """The entry is dated on the first day, future or not."""
    entry = home.data("away", "2026-12-21", "2027-01-03", "With", "the family")["entry"]
    assert (entry["day"], entry["data"], entry["text"]) == ("2026-12-21", {"until": "2027-01-03"}, "With the family")
    [kept] = home.session().store.entries.find(Filter(kinds=("away",)))
    assert kept.principles == ()


@pytest.mark.parametrize(
    ("words", "first", "last", "why"),
    [
        (["tomorrow"], "2026-11-26", "2026-11-26", ""),
        (["yesterday", "today", "Flu"], "2026-11-24", "2026-11-25", "Flu"),
        (["friday", "Dentist"], "2026-11-27", "2026-11-27", "Dentist"),
        (["friday", "monday"], "2026-11-27", "2026-11-30", ""),
        (["2026-12-21", "friday", "Off"], "2026-12-21", "2026-12-25", "Off"),
        (["24/12", "31/12"], "2026-12-24", "2026-12-31", ""),
        (["14/2"], "2027-02-14", "2027-02-14", ""),
        (["next week", "In", "Bonn"], "2026-11-30", "2026-12-06", "In Bonn"),
        (["next", "week"], "2026-11-30", "2026-12-06", ""),
        (["next", "week", "In", "Bonn"], "2026-11-30", "2026-12-06", "In Bonn"),
        (["next", "monday", "to", "friday"], "2026-11-30", "2026-12-04", ""),
        (["from", "3", "dec", "to", "5", "dec", "Off"], "2026-12-03", "2026-12-05", "Off"),
        (["3", "dec", "26", "dec"], "2026-12-03", "2026-12-26", ""),
        (["3 dec", "until", "10 dec"], "2026-12-03", "2026-12-10", ""),
        (["fri", "27", "nov", "Dentist"], "2026-11-27", "2026-11-27", "Dentist"),
        (["friday", "2026-12-25"], "2026-11-27", "2026-12-25", ""),
        (["december", "2026"], "2026-12-01", "2026-12-31", ""),
        (["monday", "to", "the", "sea"], "2026-11-30", "2026-11-30", "to the sea"),
        (["december"], "2026-12-01", "2026-12-31", ""),
        (["next week", "2026-12-11"], "2026-11-30", "2026-12-11", ""),
        (["2026-11-01", "Conference", "in Bonn"], "2026-11-01", "2026-11-01", "Conference in Bonn"),
    ],
)
def test_days_in_words_look_ahead(home: Home, words: list[str], first: str, last: str, why: str) -> None:
    """Seen from a Wednesday, a week or a month as a whole; a second word that is no day already says why."""
    home.go_to(WEDNESDAY)
    home.data("away", *words)
    assert spans(home) == [(first, last, why)]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["2026-12-24", "2026-12-21"], "wrong-order"),
        (["2026-12-24", "2026-13-41"], "unknown-day"),
        (["someday"], "unknown-day"),
        (["03/04"], "ambiguous-day"),
        (["wed", "27", "nov", "2026"], "unknown-day"),
        (["the", "week", "of", "the", "fair"], "unknown-day"),
        (["3", "dec", "to", "32", "dec"], "unknown-day"),
        (["2026-12-21", "2126-01-03"], "too-long"),
        (["1926-12-21", "2027-01-03"], "too-far"),
        (["2062-12-31"], "too-far"),
    ],
)
def test_what_is_no_time_is_refused(home: Home, words: list[str], code: str) -> None:
    """Wrong usage, with the reason, and nothing saved."""
    assert home.error("away", *words)["code"] == code
    assert home.run("away", *words) == 2
    assert spans(home) == []


def test_the_list_has_what_is_to_come_and_the_past_year(home: Home) -> None:
    """The latest first, numbered for the next command; what ended longer ago is left out; they may overlap."""
    for days in (("2025-10-01", "2025-11-21"), ("2025-11-01", "2025-11-22"), ("2026-12-01", "2026-12-09", "Trip")):
        home.data("away", *days)
    home.data("away", "2026-12-05", "2026-12-12")
    assert [first for first, _, _ in spans(home)] == ["2026-12-05", "2026-12-01", "2025-11-01"]
    page = home.page("away")
    lines = page.splitlines()
    assert lines[0] == "Away"
    assert lines[2].startswith("  2  ")
    assert lines[2].endswith("  Tue 1 December 2026 to Wed 9 December 2026 · 9 days · Trip")
    assert home.data("away")["items"][1]["id"] in home.session().numbers.read_text()


def test_without_any_the_page_says_how(home: Home) -> None:
    """An empty list is no failure."""
    assert "custfocus away 2026-12-21" in home.page("away")


def test_saving_is_said_in_two_lines(home: Home) -> None:
    """The days as one says them, how many, why, and what it means."""
    first, second = home.page("away", "2026-12-21", "2026-12-22", "Holidays").splitlines()
    assert first.startswith("Saved ")
    assert first.endswith(" · away Mon 21 December 2026 to Tue 22 December 2026 · 2 days · Holidays")
    assert "keep their strength" in second


def test_undo_takes_it_back(home: Home) -> None:
    """It is an entry like every other."""
    home.data("away", date(2026, 12, 24).isoformat())
    home.session().store.acts.undo()
    assert spans(home) == []
