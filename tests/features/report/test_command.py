import json
from datetime import date, timedelta
from pathlib import Path

import pytest

from custfocus.base.errors import FAILED, USAGE
from tests.conftest import SUNDAY, Home


@pytest.fixture
def lived(home: Home) -> Home:
    """A journal of two months: a few words, a measure, and a complaint whose customer waits."""
    home.go_to(date(2026, 9, 28))
    calls: tuple[tuple[str, ...], ...] = (
        ("heard", "Nobody called me back", "--from", "Ana", "--channel", "call"),
        ("scorecard", "add", "First reply", "--unit=hours", "--better=down", "--target=4"),
        ("scorecard", "log", "1", "9"),
        ("assess", "principles", "--set", "listen=4"),
    )
    for call in calls:
        assert home.run(*call) == 0, home.err
    home.go_to(SUNDAY - timedelta(5))
    calls = (
        ("reflect", "She asked twice.", "--do", "Ring Ana"),
        ("scorecard", "log", "1", "6"),
        ("sheet", "complaint", "--set", "who=Ana", "--set", "said=Late.", "--set", "channel=call"),
    )
    for call in calls:
        assert home.run(*call) == 0, home.err
    home.go_to(SUNDAY)
    return home


def test_a_report_says_the_three_things_and_the_way_to_its_page(lived: Home) -> None:
    """From the first entry on, where that is later than 180 days ago."""
    assert lived.page("report") == (
        "Eight weeks with customers  28 September 2026 to 22 November 2026\n"
        "\n"
        "You wrote on 2 days: 1 answer, 1 thing heard, 1 sheet opened.\n"
        "\n"
        'What moved     "First reply" fell from 9 to 6 hours; the target is 4. That rests\n'
        "               on two values only.\n"
        'What is quiet  Nothing counts for "Choose to serve" yet, nor for seven more.\n'
        "What is owed   One complaint is still without an answer, for 5 days.\n"
        "\n"
        "custfocus report -o report.html  writes the page\n"
        "custfocus report --open  shows it in your browser\n"
    )


def test_its_figures_are_there_as_json(lived: Home) -> None:
    """Of the time that was named: a quarter, a month, so many days."""
    view = lived.data("report", "2026-q4")
    assert (view["progress"]["since"], view["progress"]["until"]) == ("2026-10-01", "2026-11-22")
    assert view["audience"] == "alone"
    assert [point["kind"] for point in view["points"]] == ["moved", "quiet", "owed"]
    assert [value["value"] for course in view["measures"] for value in course["values"]] == [6]
    assert [(wait["told"], wait["days"]) for wait in view["cases"]["waits"]] == [(None, 5)]
    assert lived.data("report", "last", "quarter")["measures"][0]["values"] == [{"day": "2026-09-28", "value": 9}]
    assert lived.data("report", "--last", "7d")["progress"]["since"] == "2026-11-16"
    assert lived.error("report", "2026", "--last", "7d")["message"] == "--last and a time say the same thing."


def test_the_page_is_a_private_file_that_replaces_another_with_force_alone(lived: Home, tmp_path: Path) -> None:
    """And it is printed where that is asked for."""
    page = tmp_path / "report.html"
    assert "Written to" in lived.page("report", "-o", str(page))
    assert page.stat().st_mode & 0o777 == 0o600
    assert "Nobody called me back" in page.read_text("utf-8")
    assert lived.error("report", "-o", str(page))["code"] == "file-exists"
    assert lived.data("report", "-o", str(page), "--force")["path"] == str(page)
    assert lived.page("report", "-o", "-") == page.read_text("utf-8")


def test_it_is_shown_in_the_browser(lived: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From the file that was named, or one in this folder, made anew if it is a report; else it says what to open."""
    monkeypatch.chdir(tmp_path)
    lived.page("report", "--open", "-o", "q4.html")
    lived.page("report", "--open")
    assert lived.opened == [(tmp_path / name).as_uri() for name in ("q4.html", "custfocus-report.html")]
    lived.has_browser = False
    lived.page("report", "--open")
    assert f"Open it yourself: {tmp_path / 'custfocus-report.html'}" in " ".join(lived.err.split())
    (tmp_path / "custfocus-report.html").write_text("mine")
    assert lived.error("report", "--open")["code"] == "file-exists"


def test_an_empty_journal_says_how_to_begin(home: Home) -> None:
    """And one that begins later, when."""
    assert "begins with one answer" in home.page("report")
    assert home.data("report")["points"] == []
    home.run("note", "One")
    assert "Nothing was written then. Your journal begins on 22 November 2026." in home.page("report", "2025")


def test_of_a_time_that_lies_ahead_it_says_so(home: Home) -> None:
    """Rather than that nothing was written then."""
    home.run("note", "One")
    assert home.error("report", "2027-q1")["message"] == "1 January 2027 to 31 March 2027 lies ahead."


@pytest.mark.parametrize(("words", "code"), [("2026-q5", "unknown-day"), ("soon", "unknown-day")])
def test_a_time_that_is_none_is_refused(home: Home, words: str, code: str) -> None:
    """With what would be taken."""
    assert home.run("report", words, "--json") == USAGE
    assert json.loads(home.out)["error"]["code"] == code
    assert home.run("report", "-o", str(home.folder / "none" / "x.html")) == FAILED
