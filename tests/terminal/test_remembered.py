import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.terminal.remembered import fresh, is_new, mention, put, recall, remember

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
DAY = NOW.date()


def code(path: Path, number: int, now: datetime = NOW) -> str:
    """The code of the error that a number is refused with."""
    with pytest.raises(CustfocusError) as caught:
        recall(fresh(path, now), number)
    return caught.value.code


def test_a_number_is_known_right_after(tmp_path: Path) -> None:
    """What a page showed as 2 is called 2 until the next page, or for an hour."""
    path = tmp_path / "cache" / "numbers.json"
    remember(path, ["kk", "ll"], NOW)
    assert recall(fresh(path, NOW + timedelta(minutes=59)), 2) == "ll"
    assert code(path, 2, NOW + timedelta(minutes=61)) == "unknown-number"
    assert code(path, 2, NOW - timedelta(minutes=2)) == "unknown-number"
    remember(path, ["mm"], NOW)
    assert recall(fresh(path, NOW), 1) == "mm"
    assert code(path, 2) == code(path, 0) == code(path, -1) == "unknown-number"


@pytest.mark.parametrize(
    "damage", ["", "null", "{}", "[1]", '["now", ["kk"]]', "[0, 1]", '[0, {"0": 1}]', "\0", "[" * 99]
)
def test_a_damaged_file_only_forgets(tmp_path: Path, damage: str) -> None:
    """It is safe to lose, and to spoil."""
    path = tmp_path / "numbers.json"
    path.write_text(damage.replace("0,", f"{NOW.timestamp()},"))
    assert code(path, 1) == "unknown-number"


def test_a_number_told_in_a_line_stands_beside_those_of_the_page(tmp_path: Path) -> None:
    """In its place, and what is between is nobody's."""
    path = tmp_path / "numbers.json"
    remember(path, ["kk", "ll"], NOW)
    put(path, 2, "mm", NOW)
    put(path, 4, "nn", NOW)
    assert fresh(path, NOW) == ["kk", "mm", "", "nn"]


def test_where_nothing_can_be_kept_numbers_are_unknown(tmp_path: Path) -> None:
    """A page is shown all the same."""
    (tmp_path / "file").touch()
    remember(tmp_path / "file" / "numbers.json", ["kk"], NOW)
    assert code(tmp_path / "file" / "numbers.json", 1) == "unknown-number"


def test_the_file_holds_ids_alone_and_is_private(tmp_path: Path) -> None:
    """Nothing that was written stands in it."""
    path = tmp_path / "numbers.json"
    remember(path, ["kk"], NOW)
    assert json.loads(path.read_text()) == [NOW.timestamp(), ["kk"]]
    assert path.stat().st_mode & 0o777 == 0o600


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
def test_a_broken_file_forgets_what_was_mentioned(tmp_path: Path, text: str) -> None:
    """Then something is mentioned once more, and that is all."""
    path = tmp_path / "mentioned.json"
    path.write_text(text)
    mention(path, "that", DAY)
    assert not is_new(path, "that", DAY + timedelta(1))


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    """The page is more important than keeping that it was seen."""
    (tmp_path / "file").touch()
    mention(tmp_path / "file" / "mentioned.json", "this", DAY)
