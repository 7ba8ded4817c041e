import sys
from datetime import date

import pytest

from tests.conftest import Home


@pytest.fixture
def journal(home: Home) -> Home:
    """A home with a few entries over some months."""
    home.run("note", "Prices again #pricing", "--principle", "listen", "--on", "2026-11-20")
    home.run("heard", "Nobody rings back", "--from", "Ana", "--on", "2026-10-03")
    home.run("reflect", "She asked twice.", "--on", "2026-11-21")
    home.run("note", "Long ago", "--on", "2025-12-24")
    return home


def texts(home: Home, *options: str) -> list[str]:
    """The texts that a list has, in order."""
    return [entry["text"] for entry in home.data("list", *options)["entries"]]


def test_the_newest_day_comes_first(journal: Home) -> None:
    """By the day an entry belongs to, whenever it was written."""
    assert texts(journal) == ["She asked twice.", "Prices again #pricing", "Nobody rings back", "Long ago"]


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (["--kind", "heard"], ["Nobody rings back"]),
        (["--kind", "remark"], ["Nobody rings back"]),
        (["--kind", "Voice"], ["Nobody rings back"]),
        (["--kind", "thing heard"], ["Nobody rings back"]),
        (["--kind", "worksheet", "--kind", "set-aside"], []),
        (["--kind", "heard", "--kind", "answer"], ["She asked twice.", "Nobody rings back"]),
        (["--tag", "pricing"], ["Prices again #pricing"]),
        (["--tag", "#PRICING"], ["Prices again #pricing"]),
        (["--principle", "listen", "--kind", "note"], ["Prices again #pricing"]),
        (["--from", "2026-10", "--to", "2026-10"], ["Nobody rings back"]),
        (["--from", "2026-11-21"], ["She asked twice."]),
        (["--to", "yesterday", "--last", "2d"], ["She asked twice.", "Prices again #pricing"]),
        (["--last", "3d"], ["She asked twice.", "Prices again #pricing"]),
        (["-n", "1"], ["She asked twice."]),
        (["--kind", "review"], []),
    ],
)
def test_options_say_which(journal: Home, options: list[str], found: list[str]) -> None:
    """Kinds, a principle, a tag, days from and to, the last so many; an empty list is no failure."""
    assert texts(journal, *options) == found


def test_an_item_may_be_one_that_is_gone(journal: Home) -> None:
    """What was answered stays in reach when its question has gone; what never was is a slip, with a guess."""
    item = journal.data("list", "--kind", "answer")["entries"][0]["item"]
    assert texts(journal, "--item", item) == ["She asked twice."]
    with journal.session().store.acts.writing() as pen:
        pen.add_raw("answer", date(2026, 1, 1), text="Old", item="no-longer-asked")
    assert texts(journal, "--item", "no-longer-asked") == ["Old"]
    error = journal.error("list", "--item", f"{item}x")
    assert error == {
        "code": "unknown-item",
        "message": f'There is no item "{item}x".',
        "hint": f'Did you mean "{item}"?',
    }


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--kind", "notes"], "unknown-kind"),
        (["--principle", "lissten"], "unknown-principle"),
        (["--tag", "#"], "unknown-tag"),
        (["--tag", "two words"], "unknown-tag"),
        (["--from", "03/04"], "ambiguous-day"),
        (["--from", "someday"], "unknown-day"),
        (["--last", "ages"], "unknown-span"),
        (["--last", "3d", "--from", "2026-01"], "usage"),
        (["--from", "2026-11", "--to", "2026-10"], "usage"),
        (["-n", "0"], "usage"),
        (["-n", "99999999999999999999"], "usage"),
        (["--item", "caf\udce9"], "not-text"),
    ],
)
def test_options_that_say_nothing_are_wrong_usage(journal: Home, options: list[str], code: str) -> None:
    """Each is refused by its own code, before anything is listed."""
    assert journal.error("list", *options)["code"] == code


def test_scripts_get_entries_whole(journal: Home) -> None:
    """Every field, the short id and the tags; how many there are in all."""
    data = journal.data("list", "--kind", "note", "-n", "1")
    [entry] = data["entries"]
    assert entry["id"].startswith(entry["short"])
    expected = {
        "kind": "note",
        "day": "2026-11-20",
        "item": None,
        "text": "Prices again #pricing",
        "tags": ["pricing"],
    }
    assert expected.items() <= entry.items()
    assert (data["total"], data["filtered"]) == (2, True)


def test_what_a_page_numbers_can_be_named_so(journal: Home) -> None:
    """2 is the second entry of the page just shown, until another page numbers something."""
    journal.page("list")
    assert journal.data("show", "2")["entry"]["text"] == "Prices again #pricing"
    journal.page("list", "--kind", "heard")
    assert journal.data("show", "1")["entry"]["text"] == "Nobody rings back"
    assert journal.error("show", "2")["code"] == "unknown-number"


def test_an_empty_page_or_json_numbers_nothing(journal: Home) -> None:
    """The numbers of the page before still hold."""
    journal.page("list")
    journal.page("list", "--kind", "review")
    journal.data("list", "--kind", "heard")
    assert journal.data("show", "1")["entry"]["text"] == "She asked twice."


def test_an_empty_journal_says_how_to_begin(home: Home) -> None:
    """Nothing is there yet, and that is no failure."""
    assert "custfocus reflect" in home.page("list")
    assert home.data("list")["entries"] == []


def test_json_needs_no_rich(journal: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script doesn't wait for what draws pages."""
    for name in [name for name in sys.modules if name.partition(".")[0] in ("rich", "yaml", "pydantic_core")]:
        monkeypatch.delitem(sys.modules, name)
    journal.data("list")
    assert not {"rich", "yaml", "pydantic_core"} & {name.partition(".")[0] for name in sys.modules}


def test_entries_of_a_clock_that_was_wrong_are_mentioned(home: Home) -> None:
    """With the way to put the last one right; today says so for a day, and what is meant for later is no trouble."""
    home.run("note", "Plan the visit", "--on", "2026-12-24!")
    home.run("list")
    assert home.err == ""
    home.go_to(date(2030, 5, 4))
    home.run("note", "From the year 2030")
    home.go_to(date(2026, 11, 23))
    home.run("list")
    short = home.data("list")["entries"][-1]["short"]
    assert home.err == (
        "An entry was written when the clock stood ahead, the last on 4 May 2030. "
        f"If that day is wrong: custfocus edit {short} --on DAY.\n"
    )
    home.data("today")
    home.go_to(date(2026, 11, 24))
    home.run("today")
    assert "the clock stood ahead" in home.err, "a script that asked before counts for nobody"
    home.go_to(date(2026, 11, 25))
    home.run("today")
    assert home.err == ""
    home.run("edit", short, "--on", "2026-11-24")
    home.run("list")
    assert home.err == ""


def test_what_is_still_to_come_stands_below(journal: Home) -> None:
    """It isn't the newest: a time away, the next first, under a line that says so, numbered on."""
    journal.run("away", "2026-12-21", "2027-01-03", "Holidays")
    journal.run("away", "2026-12-07")
    assert texts(journal)[-2:] == ["", "Holidays"]
    assert texts(journal, "-n", "1") == ["She asked twice."]
    assert texts(journal, "--from", "2026-12-10") == ["Holidays"]
    assert texts(journal, "--to", "2026-12-10")[-2:] == ["Long ago", ""]
    page = journal.page("list")
    lines = page.splitlines()
    assert lines[0].startswith("1  yesterday ")
    assert lines[lines.index("Still to come") + 1].startswith("5  7 Dec   time away  (until 7 December 2026)")
    newest = journal.data("show", "6")["entry"]
    assert newest["text"] == "Holidays"


def test_of_a_thing_to_do_it_is_said_whether_it_happened(home: Home) -> None:
    """Not yet, done or dropped."""
    home.run("reflect", "She asked twice.", "--do", "Ring Ana", "--on", "2026-11-20")
    assert "Ring Ana (not yet)" in home.page("list", "--kind", "intention")
    home.run("reflect", "More.", "--did", "yes")
    assert "Ring Ana (done)" in home.page("list", "--kind", "intention")


def test_tags_are_counted(journal: Home) -> None:
    """The most frequent first, of those entries that are asked for; what is left out is said."""
    assert journal.data("list", "--tags", "--kind", "heard") == {"tags": [], "total": 0, "filtered": True}
    assert journal.page("list", "--tags", "--kind", "heard") == "No entry like that has a tag.\n"
    journal.run("note", "Again #Letters, and a #queue")
    journal.run("heard", "Your letters #letters #letters", "--on", "2026-10-04")
    counts = [(each["tag"], each["count"]) for each in journal.data("list", "--tags")["tags"]]
    assert counts == [("letters", 2), ("pricing", 1), ("queue", 1)]
    assert journal.data("list", "--tags", "--from", "2026-11", "--tag", "queue")["total"] == 2
    page = journal.page("list", "--tags", "-n", "2")
    assert page.startswith("#letters  2\n#pricing  1\n\n2 of 3; -n shows more.\n")
    assert "custfocus list --tag letters" in page


def test_a_journal_without_tags_says_how_one_is_given(home: Home) -> None:
    """Whatever it has else."""
    home.run("note", "Prices again")
    assert home.page("list", "--tags").startswith("No entry has a tag.\ncustfocus note ")


def test_what_was_asked_stands_beside_an_answer(journal: Home) -> None:
    """In what an answer leaves of its line, at least the half; in a narrow window there is no room for it."""
    asked = journal.data("list", "--kind", "answer")["entries"][0]["asked"]
    (line,) = (line for line in journal.page("list").splitlines() if "She asked twice." in line)
    assert f"She asked twice.  {asked[:20]}" in line
    journal.run("reflect", "Nobody could tell her when it ships, " * 3)
    (line,) = (line for line in journal.page("list").splitlines() if "Nobody could tell" in line)
    assert line.count("…") == 2
    (line,) = (line for line in journal.page("list", width=56).splitlines() if "She asked twice." in line)
    assert line.strip() == "She asked twice."
