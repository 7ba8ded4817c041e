import pytest

from custfocus.features.backup.lines import size


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "0 bytes"),
        (812, "812 bytes"),
        (3_087, "3 kB"),
        (180_834, "181 kB"),
        (4_234_567, "4.2 MB"),
        (5 * 10**10, "50 GB"),
    ],
)
def test_a_size_is_told_as_it_would_be_said(count: int, words: str) -> None:
    """In the unit that fits."""
    assert size(count) == words
