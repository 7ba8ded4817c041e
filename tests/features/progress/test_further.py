from datetime import timedelta

from tests.conftest import SUNDAY, Home


def further(home: Home) -> set[str]:
    """The commands that the page of progress tells to see."""
    page = home.page("progress")
    return {command for command in ("insights", "scorecard") if f"see custfocus {command}" in page}


def test_what_customers_say_is_taken_together_once_there_is_enough(home: Home) -> None:
    """Ten things heard; a beginner isn't told."""
    for number in range(9):
        home.page("heard", f"Nobody calls back ({number})")
    assert further(home) == set()
    home.page("heard", "Nobody calls back")
    assert further(home) == {"insights"}
    assert "see custfocus" not in home.page("progress", "--to", "yesterday")


def test_figures_are_worth_setting_up_after_four_weeks(home: Home) -> None:
    """And are told of until there is one."""
    home.page("note", "The first")
    assert further(home) == set()
    home.go_to(SUNDAY + timedelta(28))
    home.page("note", "Another")
    assert further(home) == {"scorecard"}
    home.page("scorecard", "add", "First reply", "--unit", "hours", "--better", "down")
    assert further(home) == set()
