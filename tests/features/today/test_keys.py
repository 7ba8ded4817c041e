from datetime import date

from custfocus.features.today.keys import in_a_line, keys_of
from custfocus.features.today.views import Today

EMPTY = Today(date(2026, 11, 3), True, None, (), (), (), None, (), (), 0, (), None, 0, person="employee")


def test_a_page_without_anything_has_the_keys_that_always_work() -> None:
    """To leave, and to keep what somebody said, who is called by the user's own word."""
    assert in_a_line(keys_of(EMPTY)) == "Enter leaves, h keeps what an employee said, q leaves"
