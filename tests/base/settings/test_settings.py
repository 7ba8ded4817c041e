from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.base.settings.file import read_settings, write_setting
from custfocus.base.settings.table import SETTINGS, parse_people

EVERY = ("mon-fri", "04:00", "6m", "patients", "off", "secret", "thu", "/mnt/stick", "pass show it", "on")
WORDS = dict(zip(SETTINGS, EVERY, strict=True))


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


@pytest.mark.parametrize(
    ("words", "one", "many"),
    [
        ("patients", "patient", "patients"),
        ("families", "family", "families"),
        ("businesses", "business", "businesses"),
        ("churches", "church", "churches"),
        ("women", "woman", "women"),
        ("people", "person", "people"),
        ("child / children", "child", "children"),
        ("service users", "service user", "service users"),
        ("MPs", "MP", "MPs"),
    ],
)
def test_the_word_for_those_one_serves_gives_one_of_them_as_well(words: str, one: str, many: str) -> None:
    """From the usual plurals it is worked out; both may be said with a slash."""
    assert parse_people(words) == (one, many)


@pytest.mark.parametrize("words", ["sheep", "a/b/c", "{customer}", "pat1ents", "/", "x" * 31, "staff", "boss"])
def test_a_word_that_does_not_tell_what_one_of_them_is_called_is_refused(words: str) -> None:
    """With the form to write."""
    with pytest.raises(CustfocusError) as caught:
        parse_people(words)
    assert "child/children" in caught.value.hint


@pytest.mark.parametrize(
    ("weekdays", "look", "day"),
    [("mon-fri", "last", 4), ("sun-thu", "last", 3), ("mon-sun", "last", 6), ("mon", "thu", 3)],
)
def test_the_long_look_is_on_the_last_day_of_ones_own_week(
    tmp_path: Path, weekdays: str, look: str, day: int
) -> None:
    """Thursday, for whoever works from Sunday; or on the day that is named."""
    path = tmp_path / "config.toml"
    path.write_text(f'weekdays = "{weekdays}"\nlong-look = "{look}"\n')
    assert read_settings(path).long_look == day


def test_the_long_look_can_be_off(tmp_path: Path) -> None:
    """Then no day has it."""
    path = tmp_path / "config.toml"
    path.write_text('long-look = "off"\n')
    assert read_settings(path).long_look is None


@pytest.mark.parametrize(
    ("key", "words"),
    [("echoes", "maybe"), ("private-tag", "two words"), ("private-tag", "12"), ("long-look", "funday")],
)
def test_what_none_of_the_others_can_be_is_refused(tmp_path: Path, key: str, words: str) -> None:
    """And nothing is written."""
    with pytest.raises(CustfocusError):
        write_setting(tmp_path / "config.toml", key, words)
    assert not (tmp_path / "config.toml").exists()


def test_what_keeps_settings_from_being_read_is_named(tmp_path: Path) -> None:
    """Rather than that the file is wrong."""
    (tmp_path / "config.toml").mkdir()
    with pytest.raises(CustfocusError) as caught:
        read_settings(tmp_path / "config.toml")
    assert caught.value.message == "Your settings file can't be read: is a directory."
    assert str(tmp_path / "config.toml") in caught.value.hint


@pytest.mark.parametrize("key", SETTINGS)
def test_what_most_set_it_to_can_be_set(tmp_path: Path, key: str) -> None:
    """And the default is among it, unless that is the framework's to say."""
    row, path = SETTINGS[key], tmp_path / "config.toml"
    assert not row.default or row.default in row.usual
    for words in row.usual:
        write_setting(path, key, words)
        assert read_settings(path).given == {key: words}
        assert row.means(row.parse(words)).isprintable()
