from datetime import timedelta

from tests.conftest import SUNDAY, Home


def test_a_new_user_is_nudged_and_nothing_is_made(home: Home) -> None:
    """Before the first entry the question waits; looking creates no journal."""
    assert home.page("nudge") == "custfocus: today's question waits.\n"
    assert not (home.folder / "journal.db").exists()


def test_it_is_silent_when_nothing_waits(home: Home) -> None:
    """With the question answered and no practice taken on, nothing is printed."""
    home.run("reflect", "An answer")
    assert home.page("nudge") == ""
    assert home.data("nudge") == {"question": False, "practices": 0, "review": None, "line": ""}


def test_it_names_all_that_waits_in_one_line(home: Home) -> None:
    """Question, practices that are due, and the review in its time."""
    home.run("note", "x", "--on", "2026-11-20")
    home.go_to(SUNDAY.replace(month=12, day=2))
    home.run("practice", "--start", "stay-close")
    home.run("practice", "--start", "pressure-test")
    line = "custfocus: today's question, 2 practices and the review of November 2026 wait.\n"
    assert home.page("nudge") == line


def test_days_that_do_not_count_are_silent(home: Home) -> None:
    """Neither a weekend that the user took out nor a day away is nudged."""
    home.run("note", "x", "--on", "2026-11-20")
    home.run("config", "weekdays", "mon-fri")
    assert home.page("nudge") == ""
    home.go_to(SUNDAY + timedelta(1))
    assert home.page("nudge") != ""
    home.run("away", "today", "tomorrow")
    assert home.page("nudge") == ""


def test_an_error_never_spoils_a_shell_that_starts(home: Home) -> None:
    """With a journal that can't be read it says nothing and ends well."""
    home.folder.mkdir()
    (home.folder / "journal.db").write_text("no database " * 100)
    assert home.page("nudge") == ""
