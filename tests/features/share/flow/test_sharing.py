from datetime import timedelta

from tests.conftest import SUNDAY, Home
from tests.sheets import complaint


def test_of_many_that_were_left_out_thirty_are_named(home: Home) -> None:
    """And how many more there are; in JSON all are."""
    for days in range(16):
        complaint(home, SUNDAY - timedelta(days))
    home.page("share")
    (line,) = (line for line in home.err.splitlines() if "passages left out" in line)
    assert line.count(".said") + line.count(".mattered") == 30
    assert " and 2 more. custfocus show ID shows it." in line
    assert len(home.data("share")["waiting"]) == 32
