import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import Home


def test_it_shows_every_setting_and_place_with_its_origin(home: Home) -> None:
    """Without a file, all settings are defaults, and the places say what decided them."""
    shown = home.data("config")
    assert {setting["name"]: setting["value"] for setting in shown["settings"]} == {
        "weekdays": "mon-sun",
        "day-starts": "00:00",
        "assess-every": "3m",
        "people": "customers",
        "echoes": "on",
        "private-tag": "private",
        "long-look": "last",
        "backup-folder": "off",
        "passphrase-command": "none",
        "passphrase-keyring": "off",
    }
    assert {setting["origin"] for setting in shown["settings"]} == {"the default"}
    journal = next(place for place in shown["places"] if place["name"] == "journal")
    assert journal["value"] == str(home.folder / "journal.db")
    assert "CUSTFOCUS_HOME" in journal["origin"]
    kept = {place["value"] for place in shown["places"]}
    home.run("guide", "--next")
    home.run("note", "something")
    home.run("backup")
    assert {str(path) for path in home.folder.iterdir()} <= kept


def test_a_setting_can_be_changed_and_keeps_the_rest_of_the_file(home: Home) -> None:
    """Comments and other keys stay as they are."""
    file = home.folder / "config.toml"
    home.folder.mkdir()
    file.write_text('# mine\nday-starts = "03:00" # late\n')
    assert home.page("config", "weekdays", "mon-fri") == "weekdays is now mon-fri (Monday to Friday).\n"
    assert file.read_text() == '# mine\nday-starts = "03:00" # late\nweekdays = "mon-fri"\n'


def test_nonsense_is_refused_with_the_way_to_write_it(home: Home) -> None:
    """Neither an unknown setting nor an unknown value changes the file."""
    assert "weekdays" in home.error("config", "weekday")["hint"]
    assert home.error("config", "weekdays", "funday")["hint"] == "Write it like mon-fri or mon,wed,fri."
    assert not (home.folder / "config.toml").exists()


def test_a_broken_file_is_told_in_a_sentence(home: Home) -> None:
    """A file that isn't TOML, or sets something unknown, fails with its path and what is wrong."""
    home.folder.mkdir()
    for text in ("weekdays = [", 'weekday = "mon"', "weekdays = 3"):
        (home.folder / "config.toml").write_text(text)
        error = home.error("note", "x")
        assert error["code"] == "settings"
        assert str(home.folder / "config.toml") in error["hint"]


@pytest.mark.parametrize("content", [b"weekdays = [", b"\xff", b'weekday = "mon"'])
def test_a_broken_file_is_not_written_to(home: Home, content: bytes) -> None:
    """Setting something in it fails in a sentence, and leaves it as it is."""
    home.folder.mkdir()
    (home.folder / "config.toml").write_bytes(content)
    assert home.error("config", "weekdays", "mon-fri")["code"] == "settings"
    assert (home.folder / "config.toml").read_bytes() == content


def test_a_wrong_value_in_the_file_can_be_set_right(home: Home) -> None:
    """A day that is none is mended by naming others."""
    home.folder.mkdir()
    (home.folder / "config.toml").write_text('weekdays = "funday"')
    assert home.page("config", "weekdays", "Monday - Wed") == "weekdays is now Monday - Wed (Monday to Wednesday).\n"


@pytest.mark.parametrize(
    ("key", "words", "understood"),
    [
        ("weekdays", "mon tue", " (Monday and Tuesday)"),
        ("weekdays", "Weds, thurs and Fri", " (Wednesday to Friday)"),
        ("weekdays", "daily", " (every day)"),
        ("weekdays", "sun-thu", " (Sunday to Thursday)"),
        ("weekdays", "fri,sun,tue", " (Friday, Sunday and Tuesday)"),
        ("weekdays", "thu fri", " (Thursday and Friday)"),
        ("weekdays", "weekdays", " (Monday to Friday)"),
        ("day-starts", "4am", " (04:00)"),
        ("day-starts", "4", " (04:00)"),
        ("day-starts", "03:00", ""),
        ("assess-every", "6", " (every 6 months)"),
        ("assess-every", "Quarterly", " (every 3 months)"),
        ("assess-every", "1m", " (every month)"),
        ("assess-every", "never", ""),
    ],
)
def test_settings_are_taken_as_people_write_them(home: Home, key: str, words: str, understood: str) -> None:
    """And the answer says how the words were understood."""
    assert home.page("config", key, words) == f"{key} is now {words}{understood}.\n"
    assert home.data("config")


def test_a_file_kept_elsewhere_stays_there(home: Home, tmp_path: Path) -> None:
    """Where the settings are a link, what it leads to is changed."""
    home.folder.mkdir()
    (tmp_path / "mine.toml").touch()
    (home.folder / "config.toml").symlink_to(tmp_path / "mine.toml")
    home.page("config", "weekdays", "mon-fri")
    assert (home.folder / "config.toml").is_symlink()
    assert (tmp_path / "mine.toml").read_text() == 'weekdays = "mon-fri"\n'


@pytest.mark.parametrize("words", ["", "sunglasses", "monk", "mon-friendly", "mo", "mon,,fri"])
def test_only_weekdays_are_weekdays(home: Home, words: str) -> None:
    """By name or by its first three letters."""
    assert home.error("config", "weekdays", words)["code"] == "settings"


@pytest.mark.parametrize("words", ["", "m", "0m", "0", "100m", "three", "²m", "often"])
def test_only_months_or_never_are_when_to_look_again(home: Home, words: str) -> None:
    """Written like 3m."""
    assert home.error("config", "assess-every", words)["code"] == "settings"


@pytest.mark.parametrize("words", ["6m", "6", "6 months", "1 month", "never", "Never "])
def test_months_are_taken_as_people_write_them(home: Home, words: str) -> None:
    """A number alone is of months."""
    assert home.data("config", "assess-every", words)["settings"][0]["value"] == words


CHOIR = Path(__file__).resolve().parents[2] / "packs" / "choir"


def framework(home: Home) -> tuple[str, str]:
    """Which framework is used, and where that is said."""
    [setting] = home.data("config", "framework")["settings"]
    [place] = [place for place in home.data("config")["places"] if place["name"] == "framework"]
    assert place == setting
    return setting["value"], setting["origin"]


def test_another_framework_is_named_and_left_again(home: Home) -> None:
    """From then on its questions are asked; without a value, the one that is used is shown."""
    ours = framework(home)
    assert ours[1] == "came with custfocus"
    assert home.page("config", "framework", str(CHOIR)) == f"framework is now {CHOIR}.\n"
    assert framework(home) == (str(CHOIR), str(home.folder / "config.toml"))
    assert "Whose voice surprised you" in home.page("reflect")
    assert home.page("config", "weekdays", "mon-fri") == "weekdays is now mon-fri (Monday to Friday).\n"
    home.page("config", "framework", "--off")
    assert framework(home) == ours
    assert home.data("config", "weekdays")["settings"][0]["value"] == "mon-fri"
    assert home.page("config", "framework", "--off") == f"framework is now {ours[0]}.\n"


def test_the_environment_comes_before_the_setting(home: Home) -> None:
    """Whoever changes the setting all the same is told."""
    home.environ["CUSTFOCUS_CONTENT"] = str(CHOIR)
    assert framework(home) == (str(CHOIR), "from CUSTFOCUS_CONTENT")
    home.page("config", "framework", "--off")
    assert "CUSTFOCUS_CONTENT" in home.err


@pytest.mark.parametrize("words", ["no such folder", ".", ""])
def test_only_a_sound_framework_can_be_named(home: Home, tmp_path: Path, words: str) -> None:
    """Else the one that was used stays, and the next step is told."""
    before = framework(home)
    error = home.error("config", "framework", str(tmp_path / words))
    assert error["code"] == "no-such-framework"
    assert error["hint"]
    (tmp_path / "pack.yaml").write_text("pack: {id: x}\n")
    assert home.error("config", "framework", str(tmp_path))["code"] == "content"
    assert framework(home) == before


def test_a_framework_that_went_or_was_damaged_is_an_error_with_a_way_back(home: Home, tmp_path: Path) -> None:
    """No command shows a traceback, config works, and --off goes back."""
    pack = tmp_path / "choir"
    shutil.copytree(CHOIR, pack)
    home.page("config", "framework", str(pack))
    (pack / "choir.yaml").write_text("questions: [{}]\n")
    for command in ("today", "reflect", "heard", "guide", "demo"):
        error = home.error(command, *(["It was fine"] if command == "heard" else []))
        assert (error["code"], "config framework --off" in error["hint"]) == ("content", True), command
    shutil.rmtree(pack)
    assert home.error("reflect")["message"] == f"There is no framework in {pack}."
    assert framework(home)[0] == str(pack)
    home.page("config", "framework", "--off")
    assert home.run("reflect") == 0


def test_off_goes_with_framework_alone(home: Home) -> None:
    """Other settings have a default to be set to."""
    assert home.error("config", "weekdays", "--off")["code"] == "usage"
    assert home.error("config", "framework", str(CHOIR), "--off")["code"] == "usage"


@pytest.mark.parametrize(
    ("name", "value", "answer"),
    [
        ("people", "patients", "people is now patients (one of them: patient)."),
        ("echoes", "off", "echoes is now off."),
        ("private-tag", "Secret", "private-tag is now Secret (#secret)."),
        ("long-look", "thu", "long-look is now thu (Thursday)."),
    ],
)
def test_a_settings_answer_says_how_it_was_understood_for_the_newer_ones_too(
    home: Home, name: str, value: str, answer: str
) -> None:
    """In a line."""
    assert home.page("config", name, value) == f"{answer}\n"


def test_ones_own_word_for_those_one_serves_stands_in_questions(home: Home) -> None:
    """From the first page on; where the framework's own word was left open."""
    home.run("config", "people", "patients")
    home.environ["COLUMNS"] = "80"
    asked = [question.daily for question in home.session().framework.questions]
    assert not any("customer" in words.lower() for words in asked)
    assert sum("patient" in words for words in asked) > 60


def test_ones_own_word_takes_the_article_it_wants_wherever_one_of_them_is_named(home: Home) -> None:
    """On pages, in what is refused, and in a brief."""
    home.run("config", "people", "employees")
    pages = [home.page("share"), home.page("insights"), home.page("scorecard", "add", "Visits", "--activity")]
    pages.append(home.page("scorecard", "change", "1", "--outcome") + home.page("scorecard", "1"))
    home.run("heard", "I had to ask twice")
    number = home.data("list")["entries"][0]["id"]
    pages += [home.page("log"), home.error("log", "loyalty", "--of", number)["message"]]
    named = [re.findall(r"\ban? employee\b", page) for page in pages]
    assert [set(words) for words in named] == [{"an employee"}] * len(pages)
