import re

import pytest

from custfocus.content.models import Principle
from custfocus.features.ratings.scales import DONT_KNOW, SCALES, Scale, parsed_rating, rating_words


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_every_step_of_every_scale_has_its_own_words(scale: Scale) -> None:
    """Five steps from 1 to 5, none said like another."""
    assert len(set(scale.steps)) == 5
    assert all(scale.steps)


def test_a_rating_is_kept_in_words() -> None:
    """So that it can be read and searched for without the scale."""
    item = Principle(id="listen", name="Listen", pillar="aware", summary="So.", ideas=())
    assert rating_words(item, 2) == "Listen: 2, a little"
    assert rating_words(item, None) == "Listen: don't know"


@pytest.mark.parametrize(("words", "value"), [("1", 1), (" 5 ", 5), *((words.upper(), None) for words in DONT_KNOW)])
def test_a_rating_is_a_step_or_that_one_does_not_know(words: str, value: int | None) -> None:
    """However it is written."""
    assert parsed_rating(words) == value


@pytest.mark.parametrize("words", ["", "0", "6", "-1", "3.5", "five"])
def test_what_is_no_step_is_no_rating(words: str) -> None:
    """It is refused rather than guessed."""
    with pytest.raises(ValueError, match=f"^{re.escape(words)}$"):
        parsed_rating(words)
