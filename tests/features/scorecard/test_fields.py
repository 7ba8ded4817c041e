from datetime import date

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.features.scorecard.fields import changed_measure, field_values, measure_name, new_measure
from custfocus.journal import kinds

TODAY = date(2026, 11, 22)


def test_a_target_is_read_in_the_unit_that_comes_with_it() -> None:
    """Without one, in the unit that the measure has."""
    words = {"target": "4 hours", "unit": "hours"}
    assert field_values(words, "", TODAY) == {"target": 4, "unit": "hours"}
    assert field_values({"target": "4 hours"}, "hours", TODAY) == {"target": 4}
    with pytest.raises(CustfocusError, match="isn't in days"):
        field_values({"target": "4 hours"}, "days", TODAY)


def test_an_empty_field_takes_away_what_was_there() -> None:
    """A target and its day are none then, a text is empty."""
    words = {"target": " ", "by": "", "source": ""}
    assert field_values(words, "", TODAY) == {"target": None, "by": None, "source": ""}


def test_without_a_target_there_is_no_day_to_reach_it_by() -> None:
    """Taking the target away takes the day with it; a day alone is refused."""
    before = kinds.Measure(target=4, by=date(2026, 12, 31))
    assert changed_measure(before, {"target": None}) == kinds.Measure()
    with pytest.raises(CustfocusError, match="--by says when"):
        changed_measure(kinds.Measure(), {"by": date(2026, 12, 31)})
    with pytest.raises(CustfocusError, match="--by says when"):
        new_measure({"by": date(2026, 12, 31)})


@pytest.mark.parametrize("text", ["", "  ", "12", "x" * 81])
def test_a_name_has_a_letter_and_is_no_story(text: str) -> None:
    """A number alone would name a measure by its place."""
    with pytest.raises(CustfocusError):
        measure_name(text)
    assert measure_name("  First   reply ") == "First reply"
