import pytest

from custfocus.features.share.views import PossibleNames
from tests.features.share.samples import drawn


@pytest.mark.parametrize("width", [80, 48])
def test_what_may_be_names_is_numbered(width: int) -> None:
    """A number never stands on another line than its word."""
    text = drawn(PossibleNames(("Fatima", "Kwame", "Mensah", "Priya", "Nair", "Zeynep", "Tomasz")), width)
    assert "1\u00a0Fatima   2\u00a0Kwame" in text
    assert "7\u00a0Tomasz" in text
    assert max(map(len, text.splitlines())) <= width
