from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.base.settings import KEYS, read_settings, write_setting

WORDS = dict(zip(KEYS, ("mon-fri", "04:00", "6m"), strict=True))


def test_settings_written_at_once_all_stay(tmp_path: Path) -> None:
    """Each reads what the one before has written."""
    path = tmp_path / "config.toml"
    for _ in range(10):
        path.unlink(missing_ok=True)
        with ThreadPoolExecutor(3) as writers:
            list(writers.map(lambda key: write_setting(path, key, WORDS[key]), WORDS))
        assert read_settings(path).given == WORDS


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_settings_may_be_written_by_any_editor(tmp_path: Path, encoding: str) -> None:
    """With a byte order mark, with other line ends, in another encoding; and they can be changed."""
    path = tmp_path / "config.toml"
    path.write_bytes('# mine\r\nweekdays = "mon-fri"\r\n'.encode(encoding))
    assert read_settings(path).weekdays == frozenset(range(5))
    write_setting(path, "day-starts", "4am")
    assert read_settings(path).day_starts.hour == 4
    assert "# mine" in path.read_text("utf-8")


def test_what_a_setting_can_not_be_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    """As it may be read in an answer to any command."""
    path = tmp_path / "config.toml"
    path.write_text('# mine\nday-starts = "04:00"\nweekdays = "Mo-Fr"\n')
    with pytest.raises(CustfocusError) as caught:
        read_settings(path)
    assert f"line 3 of {path}" in caught.value.hint
    assert "mon-fri" in caught.value.hint


@pytest.mark.parametrize("line", ['weekday = "mon-fri"', "weekdays = 5"])
def test_a_setting_that_is_none_names_its_line(tmp_path: Path, line: str) -> None:
    """In a file of Windows, too."""
    path = tmp_path / "config.toml"
    path.write_bytes(f'\ufeff# Mine\r\nday-starts = "04:00"\r\n{line}\r\n'.encode())
    with pytest.raises(CustfocusError) as caught:
        read_settings(path)
    assert f"line 3 of {path}" in caught.value.hint
