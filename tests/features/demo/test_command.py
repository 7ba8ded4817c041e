import os
import shlex
from datetime import date, timedelta
from pathlib import Path

import pytest

from custfocus.base.dates import months_on
from custfocus.journal.kinds import KINDS
from tests.conftest import SUNDAY, Home


def test_it_makes_a_journal_beside_ones_own(home: Home) -> None:
    """A file of its own, private, with half a year in it; one's own journal is not so much as made."""
    demo = home.data("demo")
    path = Path(demo["path"])
    assert path == home.folder / "demo-1.db"
    assert path.stat().st_mode & 0o777 == 0o600
    assert not (home.folder / "journal.db").exists()
    entries = home.data("--journal", str(path), "list", "-n", "1000")["entries"]
    assert len(entries) == demo["entries"] > 150
    assert {each["kind"] for each in entries} == KINDS.keys() - {"skip", "reply"}
    assert (entries[-1]["day"], entries[0]["day"]) == (demo["since"], demo["until"])
    assert [name for name in os.listdir(home.folder) if name.startswith(".")] == []  # noqa: PTH208 - names alone


def test_ones_own_journal_stays_as_it_is(home: Home) -> None:
    """Byte for byte."""
    home.run("note", "Mine")
    before = (home.folder / "journal.db").read_bytes()
    home.data("demo")
    assert (home.folder / "journal.db").read_bytes() == before


def test_each_entry_was_written_in_its_own_time(home: Home) -> None:
    """Its instant is on its day, and each review is an act of its own, held when its month was over."""
    path = home.data("demo")["path"]
    for each in home.data("--journal", path, "list", "-n", "1000")["entries"]:
        assert each["at"][:10] == each["day"]
    acts = home.data("--journal", path, "history", "-n", "50")["acts"]
    assert {act["command"] for act in acts} == {"demo", "review"}
    letter = home.data("--journal", path, "review", "2026-10", "--show")
    assert letter["finished"]
    assert letter["letter"].startswith("# October 2026")


def test_every_command_that_it_names_works(home: Home) -> None:
    """Each can be typed as it stands."""
    demo = home.data("demo")
    assert len(demo["looks"]) == 6
    assert demo["looks"][0]["command"].endswith(" assess")
    for look in demo["looks"]:
        program, *arguments = shlex.split(look["command"])
        assert program == "custfocus"
        assert home.page(*arguments)
    page = home.page("demo")
    assert all(look["command"] in page for look in demo["looks"])


def test_it_is_the_same_journal_for_everybody(home: Home) -> None:
    """Made anew it has the same entries under the same ids; a number, as scripts may give it, changes nothing."""
    first = home.data("demo")
    ids = [each["id"] for each in home.data("--journal", first["path"], "list", "-n", "500")["entries"]]
    again = home.data("demo", "--seed", "6")
    assert (first.pop("anew"), again.pop("anew")) == (False, True)
    assert again == first
    assert [each["id"] for each in home.data("--journal", again["path"], "list", "-n", "500")["entries"]] == ids
    assert "--seed" not in home.page("demo", "--help")


@pytest.mark.parametrize("days", [45, 107, 164])
def test_it_ends_in_the_week_before_whenever_it_is_made(home: Home, days: int) -> None:
    """On any day, a month's first ones too: what it names works, and the last month was looked back on or may be."""
    today = SUNDAY + timedelta(days)
    home.go_to(today)
    demo = home.data("demo")
    assert 0 < (today - date.fromisoformat(demo["until"])).days <= 7
    on = ("--journal", demo["path"])
    month = months_on(today, -1)
    review = home.data(*on, "review", f"{month:%Y-%m}")
    assert review["finished"] or today.day <= 7
    assert all(home.page(*shlex.split(look["command"])[1:]) for look in demo["looks"])
    assert home.data(*on, "open")["sheets"]
    assert home.data(*on, "plan")["plans"]


def test_what_customers_say_in_it_is_worth_a_look(home: Home) -> None:
    """A theme, a recovery on offer, complaints that were settled and two that wait for an answer."""
    path = home.data("demo")["path"]
    data = home.data("--journal", path, "insights")
    assert data["themes"]
    assert data["themes"][0]["voices"] >= 6
    assert data["offers"][0]["cause"] == "late"
    assert len(home.data("--journal", path, "open")["sheets"]) == 2
    assert data["counted"]["complaint"] >= 15


@pytest.mark.parametrize("words", [("note", "Trying it out"), ("undo",), ("review", "2026-10", "--line", "Ours")])
def test_what_somebody_has_written_into_is_left(home: Home, words: tuple[str, ...]) -> None:
    """Whatever was done in it last: it isn't made anew."""
    path = Path(home.data("demo")["path"])
    home.data("--journal", str(path), *words)
    before = path.read_bytes()
    assert home.error("demo")["code"] == "demo-used"
    assert path.read_bytes() == before


def test_no_other_file_is_ever_written_over(home: Home) -> None:
    """A journal under that name, or anything else, stays as it is."""
    place = home.folder / "demo-1.db"
    home.run("--journal", str(place), "note", "Mine")
    before = place.read_bytes()
    assert home.error("demo")["code"] == "demo-used"
    assert place.read_bytes() == before
    place.write_text("A shopping list, and no database at all")
    assert home.error("demo")["code"] == "not-a-journal"
    assert place.read_text().startswith("A shopping list")


def test_an_empty_file_may_be_filled(home: Home) -> None:
    """Nothing is lost by it."""
    home.folder.mkdir(parents=True)
    (home.folder / "demo-1.db").touch()
    assert not home.data("demo")["anew"]


def test_numbers_of_its_pages_mean_nothing_in_ones_own_journal(home: Home) -> None:
    """Each journal knows its own last page."""
    home.run("note", "Mine")
    home.run("list")
    path = home.data("demo")["path"]
    home.run("--journal", path, "list")
    assert home.page("show", "1").count("Mine") == 1
    assert "Mine" not in home.page("--journal", path, "show", "1")


def test_what_its_pages_mention_is_still_mentioned_in_ones_own(home: Home) -> None:
    """A mention of one journal's mirror is none of another's."""
    path = home.data("demo")["path"]
    home.go_to(SUNDAY + timedelta(120))
    assert "you last looked" in home.page("--journal", path)
    home.run("--journal", path, "list")
    home.run("--journal", path, "note", "Anything")
    found = {file.name for file in (home.folder / "cache").iterdir()}
    assert not found & {"numbers.json", "mentioned.json"}
    assert {name.partition("-")[2] for name in found} >= {"numbers.json", "mentioned.json"}
