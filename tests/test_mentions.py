from datetime import date, timedelta
from pathlib import Path

import pytest

from custfocus.mentions import is_new, mention

DAY = date(2026, 11, 22)


def test_what_was_mentioned_is_new_that_day_and_never_again(tmp_path: Path) -> None:
    """A page that is seen twice on a day says the same."""
    path = tmp_path / "mentioned.json"
    assert is_new(path, "this", DAY)
    mention(path, "this", DAY)
    mention(path, "this", DAY + timedelta(3))
    assert is_new(path, "this", DAY)
    assert not is_new(path, "this", DAY + timedelta(1))
    assert is_new(path, "that", DAY + timedelta(1))


@pytest.mark.parametrize("text", ["", "[]", "{", '{"this": 3}', "\x00"])
def test_a_broken_file_forgets(tmp_path: Path, text: str) -> None:
    """Then something is mentioned once more, and that is all."""
    path = tmp_path / "mentioned.json"
    path.write_text(text)
    mention(path, "that", DAY)
    assert not is_new(path, "that", DAY + timedelta(1))


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """The page is more important than keeping that it was seen."""
    (tmp_path / "file").touch()
    mention(tmp_path / "file" / "mentioned.json", "this", DAY)
