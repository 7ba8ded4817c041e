import pytest

from custfocus.features.share.flow.ticks import Ticks
from tests.conftest import Home


def test_ticks_are_for_readers_of_a_sort_and_what_no_screen_shows_stays(home: Home) -> None:
    """Each sort has its own; what was shown is as it was left, and what wasn't is as it was."""
    Ticks(home.session(), "team").keep(["a", "b"], ["a"])
    Ticks(home.session(), "coach").keep(["a", "c"], ["c"])
    Ticks(home.session(), "team").keep(["b", "d"], ["d"])
    assert Ticks(home.session(), "team").ids == {"a", "d"}
    assert Ticks(home.session(), "coach").ids == {"c"}
    assert (home.folder / "journal-ticked.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kept", ["", "[1]", '{"team": 5}', "[" * 100_000])
def test_what_is_broken_is_ticked_anew(home: Home, kept: str) -> None:
    """It stops nobody; and a place that can't be written is known of, so that it can be said."""
    path = home.folder / "journal-ticked.json"
    home.folder.mkdir(exist_ok=True)
    path.write_text(kept)
    ticks = Ticks(home.session(), "team")
    assert ticks.ids == frozenset()
    ticks.keep(["a"], ["a"])
    assert ticks.is_kept
    path.unlink()
    path.mkdir()
    ticks.keep(["a"], [])
    assert not ticks.is_kept
