import os
import re
import shlex
from datetime import date, timedelta
from pathlib import Path

import pytest

from custfocus.base.dates import months_on
from custfocus.journal.kinds import KINDS
from tests.conftest import SUNDAY, Home


def test_it_makes_a_journal_beside_ones_own(home: Home) -> None:
    """In a home of its own, private, with half a year in it; one's own journal is not so much as made."""
    demo = home.data("demo")
    path = Path(demo["path"])
    assert path == home.folder / "demo" / "journal.db"
    assert path.stat().st_mode & 0o777 == 0o600
    assert not (home.folder / "journal.db").exists()
    entries = home.data("--journal", str(path), "list", "-n", "1000")["entries"]
    assert len(entries) == demo["entries"] > 150
    assert {each["kind"] for each in entries} == KINDS.keys() - {"skip", "reply", "theme"}
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
    assert len(demo["looks"]) == 8
    assert demo["looks"][0]["command"] == "custfocus demo assess"
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
    assert first["made"]
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
    """What several said, a recovery on offer, what was begun before and since, why they stay, and what waits.

    Two complaints wait for an answer, a decision to be looked back on, and praise to be passed on.
    """
    path = home.data("demo")["path"]
    data = home.data("--journal", path, "insights")
    assert data["themes"]
    assert data["themes"][0]["voices"] >= 6
    assert data["offers"][0]["cause"] == "late"
    begun = data["before_and_after"]
    assert [(each["cause"] or each["measure"], each["change"]) for each in begun] == [
        ("late", "fewer"),
        ("First-time fix", ""),
    ]
    assert [row["name"] for row in (*data["leaving"]["rows"], *data["staying"]["rows"])] == [
        "hard to reach",
        "how we treat them",
    ]
    at_hand = home.data("--journal", path, "sheet")
    assert [sheet["worksheet"] for sheet in at_hand["sheets"]].count("complaint") == 2
    assert at_hand["fitting"][0]["id"] == "recognition"
    assert "22 answers" not in home.page("--journal", path, "scorecard")
    assert "29 answers" in home.page("--journal", path, "scorecard")
    assert data["counted"]["complaint"] >= 15


@pytest.mark.parametrize("words", [("note", "Trying it out"), ("undo",), ("review", "2026-10", "--line", "Ours")])
def test_what_somebody_has_written_into_is_left(home: Home, words: tuple[str, ...]) -> None:
    """Whatever was done in it last: it is told of, and only made anew where that is asked for."""
    path = Path(home.data("demo")["path"])
    home.data("demo", *words)
    before = path.read_bytes()
    demo = home.data("demo")
    assert (demo["made"], demo["anew"]) == (False, False)
    assert "There is a journal of somebody" in home.page("demo")
    assert path.read_bytes() == before
    assert home.data("demo", "--anew")["anew"]
    assert {act["command"] for act in home.data("demo", "history")["acts"]} == {"demo", "review"}


def test_no_other_file_is_ever_written_over(home: Home) -> None:
    """A journal under that name, or anything else, stays as it is."""
    place = home.folder / "demo" / "journal.db"
    place.parent.mkdir(parents=True)
    home.run("--journal", str(place), "note", "Mine")
    (place.parent / "content").mkdir()
    before = place.read_bytes()
    for words in ((), ("--anew",), ("list",)):
        assert home.error("demo", *words)["code"] == "demo-used"
    assert place.read_bytes() == before
    assert (place.parent / "content").exists()
    place.write_text("A shopping list, and no database at all")
    assert home.error("demo")["code"] == "demo-used"
    assert place.read_text().startswith("A shopping list")


def test_an_empty_file_may_be_filled(home: Home) -> None:
    """Nothing is lost by it."""
    (home.folder / "demo").mkdir(parents=True)
    (home.folder / "demo" / "journal.db").touch()
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


def test_a_command_runs_in_it_and_never_in_ones_own_home(home: Home) -> None:
    """It is made on first use; all there is its own, and nothing of one's own counts."""
    home.run("note", "Mine")
    home.run("config", "weekdays", "mon")
    (home.folder / "content").mkdir()
    (home.folder / "content" / "own.yaml").write_text("no: content")
    before = contents(home.folder)
    assert home.run("demo", "note", "In the demo") == 0
    assert home.err == "Made a journal of somebody who doesn't exist. Yours isn't touched.\n\n"
    assert home.data("demo", "list", "-n", "1")["entries"][0]["text"] == "In the demo"
    assert home.data("demo", "config", "weekdays")["settings"][0]["value"] == "mon-sun"
    home.page("demo", "config", "weekdays", "tue")
    home.page("demo", "list")
    assert home.err == ""
    home.page("demo", "guide", "check")
    home.page("demo", "--anew")
    assert home.data("demo", "config", "weekdays")["settings"][0]["value"] == "mon-sun"
    after = {path: text for path, text in contents(home.folder).items() if "demo" not in path.parts}
    assert after == before


def contents(folder: Path) -> dict[Path, bytes]:
    """What every file in a folder says."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("words", "led"),
    [
        ((), "custfocus demo progress"),
        (("sheet",), "custfocus demo sheet close 1"),
        (("progress",), "custfocus demo "),
        (("practice",), "custfocus demo practice"),
        (("reflct",), "Did you mean custfocus demo reflect?"),
        (("sheet", "no-such"), "custfocus demo sheet shows them."),
        (("note",), "custfocus demo note"),
    ],
)
def test_what_its_pages_name_leads_back_into_it(home: Home, words: tuple[str, ...], led: str) -> None:
    """On pages, in lines and in errors; what they name is wide enough for the window."""
    home.data("demo")
    home.run("demo", *(words or ("today",)))
    told = home.out + home.err
    assert led in told
    assert not re.search("custfocus (?!demo|--help)[a-z]+", told)
    assert all(len(line) <= 80 for line in home.out.splitlines())


def test_in_the_demo_there_is_no_other_demo(home: Home) -> None:
    """Said twice, it is meant once."""
    assert home.data("demo", "demo", "list")["entries"]
    assert not (home.folder / "demo" / "demo").exists()


@pytest.mark.parametrize("words", [("--journal", "own.db", "demo", "list"), ("demo", "--anew", "list")])
def test_a_command_stands_right_after_it(home: Home, words: tuple[str, ...]) -> None:
    """Neither another journal goes with it, nor an option before the command."""
    assert home.error(*words)["hint"] == "Write it like custfocus demo list."
