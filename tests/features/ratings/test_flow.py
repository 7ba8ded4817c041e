from datetime import timedelta

import pytest

from custfocus.features.ratings.flow import read_facts, save_ratings
from custfocus.features.ratings.profile import with_rating
from tests.conftest import SUNDAY, Home


@pytest.mark.parametrize("item", ["listen", "partner"])
def test_a_sitting_knows_what_it_has_saved_as_if_it_read_it_anew(home: Home, item: str) -> None:
    """A first rating, one after others, and one in the place of another of the day."""
    assert home.run("assess", "--set", "listen=2", "--on", str(SUNDAY - timedelta(40))) == 0
    assert home.run("assess", "--set", "listen=3") == 0
    session = home.session("assess")
    before = read_facts(session)
    (rating,) = save_ratings(session, {item: 4}, session.today)
    assert with_rating(before, rating) == read_facts(session) != before
