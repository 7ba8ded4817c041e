"""The days of a sheet go together."""

import pytest
from hypothesis import given

from custfocus.features.sheets.order import out_of_order
from custfocus.features.sheets.sheet import Sheet, filled
from custfocus.features.sheets.values import Value
from tests.features.sheets.worksheets import any_sheets, in_order, opened

TOLD = 'the answer to "On which day did you tell them the outcome?"'
TRIED = 'the answer to "On which day did you ask and get no reply?"'


@pytest.mark.parametrize(
    ("worksheet", "values", "changed", "field", "words"),
    [
        ("complaint", {"told": "2026-11-01"}, "told", "told", "1 November 2026 is before the sheet was opened"),
        ("complaint", {"promised": "2026-10-30"}, "promised", "promised", "30 October 2026 is before the sheet"),
        ("complaint", {"told": "2026-11-05", "tried": "2026-11-04"}, "tried", "tried", TOLD),
        ("complaint", {"told": "2026-11-05", "tried": "2026-11-04"}, "told", "told", TRIED),
        ("complaint", {"told": "2026-11-05", "tried-again": "2026-11-04"}, "tried-again", "tried-again", TOLD),
        ("complaint", {"tried": "2026-11-09", "tried-again": "2026-11-08"}, "tried-again", "tried-again", TRIED),
        ("complaint", {"tried": "2026-11-01"}, "tried", "tried", "1 November 2026 is before the sheet was opened"),
        ("recovery", {"agreed": "2026-11-01"}, "agreed", "agreed", "1 November 2026 is before the sheet"),
        ("recognition", {"told": "2026-11-01"}, "told", "told", "1 November 2026 is before the sheet"),
        ("feedback", {"told": "2026-11-01"}, "told", "told", "1 November 2026 is before the sheet"),
        ("loyalty", {"done": "2026-11-01"}, "done", "done", "1 November 2026 is before the sheet"),
        ("conflict", {"asked": "2026-11-09", "longer": "2026-11-01"}, "longer", "longer", "9 November 2026"),
        ("complaint", {"told": "2026-11-01"}, "opened", "told", "1 November 2026 is before the sheet was opened"),
    ],
)
def test_a_day_before_what_it_follows_is_told(
    worksheet: str, values: dict[str, Value | None], changed: str, field: str, words: str
) -> None:
    """Of the two, the one that was changed is named, with the question that the other one answers."""
    wrong = out_of_order(opened(worksheet, values), [changed])
    assert wrong
    name, error = wrong
    assert name == field
    assert words in error.message


def test_what_was_not_changed_is_left_alone() -> None:
    """A day that was taken by a version before doesn't stand in the way of another answer."""
    sheet = filled(opened("complaint"), {"told": "2026-11-01", "who": "Ana"})
    assert out_of_order(sheet, ["who"]) is None
    assert out_of_order(filled(sheet, {"told": None}), ["told"]) is None


def test_a_case_may_be_settled_before_the_day_that_was_promised() -> None:
    """What was promised is the latest day, not the only one."""
    sheet = opened("complaint", {"promised": "2026-11-20", "told": "2026-11-04"})
    assert out_of_order(sheet, ["promised", "told"]) is None


@given(sheet=any_sheets())
def test_days_in_the_order_of_the_questions_are_never_refused(sheet: Sheet) -> None:
    """A worksheet asks what comes later below what comes before."""
    sheet = in_order(sheet)
    assert out_of_order(sheet, [*sheet.values, "opened"]) is None
