from datetime import date

import pytest

from custfocus.features.reading.command import USUAL
from custfocus.journal import kinds
from tests.conftest import Home


@pytest.fixture
def journal(home: Home) -> Home:
    """A home with a few entries over some months."""
    home.run("note", "Prices again #pricing", "--principle", "listen", "--on", "2026-11-20")
    home.run("heard", "Nobody rings back", "--from", "Ms Adeyemi", "--channel", "call", "--on", "2026-10-22")
    home.run("reflect", "She asked twice.", "--on", "2026-11-21", "--question", "spoke-for-them")
    home.run("note", "Long ago", "--on", "2026-03-22")
    home.run("reflect", "--skip")
    return home


def texts(home: Home, *options: str) -> list[str]:
    """The texts that are to be read, in order."""
    return [entry["text"] for entry in home.data("read", *options)["entries"]]


def asked_about(home: Home, text: str) -> None:
    """Keep an answer to a question about the newest remark."""
    of = home.data("list", "--kind", "heard")["entries"][0]["id"]
    session = home.session()
    with session.store.acts.writing() as pen:
        pen.add(kinds.Answer(of=of), session.today, item="any", asked="What came of it?", text=text)
    session.close()


@pytest.mark.parametrize(
    ("options", "read"),
    [
        ([], ["She asked twice.", "Prices again #pricing", "Nobody rings back", "Long ago"]),
        (["-n", "1"], ["She asked twice."]),
        (["--on", "yesterday"], ["She asked twice."]),
        (["--on", "2026-10"], ["Nobody rings back"]),
        (["--last", "3d"], ["She asked twice.", "Prices again #pricing"]),
        (["--from", "2026-10-01", "--to", "2026-11-20"], ["Prices again #pricing", "Nobody rings back"]),
        (["--tag", "pricing"], ["Prices again #pricing"]),
        (["--principle", "listen", "--kind", "note"], ["Prices again #pricing"]),
        (["--question", "spoke-for-them"], ["She asked twice."]),
        (["--kind", "remark"], ["Nobody rings back"]),
        (["--kind", "skip"], [""]),
        (["--who", "adeyemi"], ["Nobody rings back"]),
        (["--who", "Ms", "Adeyemi"], ["Nobody rings back"]),
        (["Adeyemi", "--kind", "remark"], ["Nobody rings back"]),
        (["22", "oct", "--who", "Adeyemi"], ["Nobody rings back"]),
        (["yesterday"], ["She asked twice."]),
        (["--on", "october", "2026"], ["Nobody rings back"]),
    ],
)
def test_options_say_what_to_read(journal: Home, options: list[str], read: list[str]) -> None:
    """The newest day first; what holds no words is read only where its kind was asked for."""
    assert texts(journal, *options) == read


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--on", "someday"], "unknown-day"),
        (["31", "feb"], "unknown-day"),
        (["--on", "october", "--who", "Ms", "Adeyemi"], "usage"),
        (["--on", "today", "--last", "3d"], "usage"),
        (["--on-this-day", "--random"], "usage"),
        (["--on-this-day", "--from", "2026"], "usage"),
        (["--who", "Ana", "--random"], "usage"),
        (["--question", "no-such-question"], "unknown-item"),
    ],
)
def test_options_that_contradict_one_another_are_wrong_usage(journal: Home, options: list[str], code: str) -> None:
    """Each is refused before anything is read."""
    assert journal.error("read", *options)["code"] == code


def test_of_a_question_the_answers_are_read(journal: Home) -> None:
    """And what was meant to be done after one only where its kind is asked for."""
    journal.run("reflect", "She didn't.", "--question", "spoke-for-them", "--do", "Ring Ana")
    assert texts(journal, "--question", "spoke-for-them") == ["She didn't.", "She asked twice."]
    assert texts(journal, "--question", "spoke-for-them", "--kind", "intention") == ["Ring Ana"]


def test_an_entry_is_read_with_its_question(journal: Home) -> None:
    """Under its day, whole; who said it, and where."""
    page = journal.page("read", "--from", "2026-10")
    assert page.startswith("Saturday 21 November 2026  yesterday\n\nanswer · ")
    assert "customers in a meeting this week?" in page
    assert "\n  She asked twice.\n" in page
    assert "thing heard · Ms Adeyemi · call · " in page


def test_an_answer_about_an_entry_quotes_it(journal: Home) -> None:
    """With its day; where it has been deleted since, that is said."""
    asked_about(journal, "We rang her.")
    page = journal.page("read", "--on", "today")
    assert '  "Nobody rings back (Ms Adeyemi)"\n  thing heard, 22 October 2026 · ' in page
    short = journal.data("list", "--kind", "heard")["entries"][0]["short"]
    journal.run("delete", short)
    assert "What it was about has been deleted since." in journal.page("read", "--on", "today")
    (entry,) = journal.data("read", "--on", "today")["entries"]
    assert (entry["about"], entry["is_about_deleted"]) == (None, True)


def test_all_of_a_person_can_be_read(journal: Home) -> None:
    """What they said, sheets in which they are the person, invitations, and the answers about these."""
    asked_about(journal, "We rang her.")
    journal.run("sheet", "complaint", "--set", "who=Ms Adeyemi", "--set", "said=Nobody rang.", "--on", "2026-11-02")
    journal.run("sheet", "complaint", "--set", "who=Mr Sato", "--set", "said=Too late.")
    journal.run("invite", "Ms Adeyemi", "--role", "customer")
    read = journal.data("read", "--who", "Ms Adeyemi")["entries"]
    assert sorted(entry["kind"] for entry in read) == ["answer", "heard", "invitation", "sheet"]
    assert "Mr Sato" not in (page := journal.page("read", "--who", "Ms Adeyemi"))
    assert "What did they say? Nobody rang." in page
    assert "custfocus search Ms Adeyemi" in page


def test_a_slip_in_a_name_is_no_riddle(journal: Home) -> None:
    """Who is meant is asked; nothing is guessed where no name is like it."""
    assert "Did you mean Ms Adeyemi?" in journal.page("read", "--who", "Ms Adeyami")
    assert "Did you mean" not in journal.page("read", "--who", "Northgate")


def test_this_day_is_that_of_months_before_while_the_journal_is_young(journal: Home) -> None:
    """With how long ago it was; as soon as there is something of years before, that."""
    assert texts(journal, "--on-this-day") == ["Nobody rings back", "Long ago"]
    assert "Sunday 22 March 2026  8 months ago" in journal.page("read", "--on-this-day")
    journal.run("note", "A year ago", "--on", "2025-11-22")
    assert texts(journal, "--on-this-day") == ["A year ago"]
    assert [entry["ago"] for entry in journal.data("read", "--on-this-day")["entries"]] == ["a year ago"]
    journal.go_to(date(2026, 11, 25))
    assert journal.page("read", "--on-this-day") == "There is nothing of the kind to read.\n"


def test_chance_picks_among_what_can_be_read(journal: Home) -> None:
    """Each entry comes up, none twice at once, and they stand in their order."""
    drawn = {text for _ in range(40) for text in texts(journal, "--random")}
    assert drawn == {"She asked twice.", "Prices again #pricing", "Nobody rings back", "Long ago"}
    assert texts(journal, "--random", "-n", "9") == texts(journal)
    assert texts(journal, "--random", "--tag", "pricing") == ["Prices again #pricing"]


def test_reading_gives_no_numbers(journal: Home) -> None:
    """Those of the last list still hold."""
    journal.page("list")
    before = journal.data("show", "2")["entry"]["id"]
    journal.page("read", "--kind", "heard")
    assert journal.data("show", "2")["entry"]["id"] == before


def test_scripts_get_entries_as_a_list_has_them(journal: Home) -> None:
    """And what belongs to reading besides."""
    (listed,) = journal.data("list", "--tag", "pricing")["entries"]
    (read,) = journal.data("read", "--tag", "pricing")["entries"]
    assert listed.items() <= read.items()


def test_what_is_still_to_come_is_read_where_its_day_is_named(journal: Home) -> None:
    """Until then it isn't the newest."""
    journal.run("note", "Plan the visit", "--on", "2026-12-24!")
    assert texts(journal)[0] == "She asked twice."
    assert texts(journal, "--on", "2026-12-24") == ["Plan the visit"]


def test_a_long_journal_says_how_to_read_on(home: Home) -> None:
    """From the day at which it stopped, or with more at once; what has no words takes nobody's place."""
    with home.session().store.acts.writing() as pen:
        for day in range(USUAL + 20):
            pen.add_raw("skip", date.fromordinal(739_000 + day))
            pen.add_raw("note", date.fromordinal(739_000 + day), text=f"Note {day}")
    last = date.fromordinal(739_020)
    assert home.page("read").endswith(f"The newest {USUAL}; -n shows more, --to {last} goes on from there.\n")
    assert len(texts(home, "-n", "115")) == 115
    assert texts(home, "--to", str(last))[0] == "Note 20"


def test_an_empty_journal_says_how_to_begin(home: Home) -> None:
    """Nothing is there yet, and that is no failure, whatever was to be read."""
    for options in ([], ["--who", "Ana"], ["--on-this-day"], ["--random"]):
        assert "custfocus reflect" in home.page("read", *options)
