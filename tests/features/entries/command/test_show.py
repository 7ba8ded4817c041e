from datetime import date

from tests.conftest import Home


def test_an_entry_is_shown_whole(home: Home) -> None:
    """What was asked, the whole text, what it is evidence for, and when it was written."""
    home.run("reflect", "She asked twice.\n\nThen she rang off. #calls", "--on", "2026-11-20")
    home.page("list")
    data = home.data("show", "1")
    assert data["entry"]["text"] == "She asked twice.\n\nThen she rang off. #calls"
    assert (data["entry"]["day"], data["written"][:16], data["edits"]) == ("2026-11-20", "2026-11-22T09:30", 0)
    assert data["entry"]["tags"] == ["calls"]
    page = home.page("show", "1")
    for words in (
        data["entry"]["asked"][:40],
        "Then she rang off. #calls",
        *data["evidence_for"],
        "Friday 20 November",
    ):
        assert words in page


def test_earlier_answers_to_the_same_question_are_shown(home: Home) -> None:
    """Then and now, the newest first; later ones aren't earlier."""
    home.run("reflect", "First", "--on", "2026-09-01")
    question = home.data("list")["entries"][0]["item"]
    for text, day in (("Second", "2026-10-01"), ("Third", "2026-10-01"), ("Last", "2026-11-01")):
        home.run("reflect", text, "--question", question, "--on", day)
    home.page("list")
    assert [entry["text"] for entry in home.data("show", "2")["earlier"]] == ["Second", "First"]


def test_edits_are_counted(home: Home) -> None:
    """The page says that there is a history."""
    home.run("note", "One")
    home.page("list")
    home.run("edit", "1", "Two")
    home.run("edit", "1", "Three")
    assert home.data("show", "1")["edits"] == 2
    assert "changed 2 times since" in home.page("show", "1")


def test_an_id_may_be_as_short_as_it_is_clear(home: Home) -> None:
    """One letter is enough where one entry begins with it; in capitals too; several are told apart."""
    for place in range(30):
        home.run("note", f"Note {place}")
    entries = home.data("list", "-n", "30")["entries"]
    one = entries[0]
    assert home.data("show", one["id"][:6].upper())["entry"]["id"] == one["id"]
    shared = next(e["id"][0] for e in entries if sum(o["id"][0] == e["id"][0] for o in entries) > 1)
    error = home.error("show", shared)
    assert error["code"] == "ambiguous-id"
    first = error["hint"].removesuffix(".").rpartition(" ")[2]
    assert home.data("show", first)["entry"]["id"].startswith(shared)


def test_what_is_no_entry_is_said(home: Home) -> None:
    """An id that nothing has, one that nothing could have, and numbers of all sorts."""
    home.run("note", "One")
    for ref in ("zzzzzz", "hello", "", "kk%", "caf\udce9", "²", "9" * 5000):
        assert home.error("show", ref)["code"] == "unknown-id"
    assert home.error("show", "7")["code"] == "unknown-number"
    home.page("history")
    assert home.error("show", "1")["code"] == "unknown-number"


def test_what_was_deleted_is_said_to_be(home: Home) -> None:
    """Its id still leads to its history."""
    home.run("note", "One")
    short = home.data("list")["entries"][0]["short"]
    home.run("delete", short)
    error = home.error("show", short)
    assert error["code"] == "deleted"
    assert error["hint"].startswith(f"custfocus history {short}")


def test_an_entry_of_a_newer_version_is_shown(home: Home) -> None:
    """A kind and data that this version knows nothing of are told as they are."""
    with home.session().store.acts.writing() as pen:
        pen.add_raw("dream", date(2026, 11, 1), text="Queues", data={"how_deep": 3})
    home.page("list")
    page = home.page("show", "1")
    assert "Dream" in page
    assert "How deep" in page


def test_without_an_id_it_is_the_entry_that_was_written_last(home: Home) -> None:
    """Even where another one is of a later day; of an empty journal it is said what to do."""
    assert home.error("show")["code"] == "no-entry"
    home.run("note", "For today")
    home.run("note", "Of the day before", "--on", "yesterday")
    assert home.data("show")["entry"]["text"] == "Of the day before"
    home.page("edit", "--on", "today")
    assert home.data("show")["entry"]["day"] == "2026-11-22"
    for _ in range(60):
        home.run("note", "Of these days")
    home.run("note", "Of a day long ago", "--on", "2020-01-01")
    assert home.data("show")["entry"]["text"] == "Of a day long ago"


def test_several_entries_are_shown_one_below_the_other(home: Home) -> None:
    """Each as it is alone, in the order that was asked for; one that was named twice, once."""
    home.run("note", "First")
    home.run("note", "Second")
    home.page("list")
    entries = home.data("show", "2", "1", "2")["entries"]
    assert entries == [home.data("show", "2"), home.data("show", "1")]
    both = home.page("show", "2", "1")
    assert all(home.page("show", each) in both for each in ("1", "2"))
    assert home.error("show", "1", "9")["code"] == "unknown-number"
