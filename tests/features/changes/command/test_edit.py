import sys

import pytest

from tests.conftest import Home


@pytest.fixture
def heard(home: Home) -> Home:
    """A home with one thing heard on 3 November, numbered 1."""
    home.run("heard", "Nobody rings back #calls", "--from", "Ana", "--on", "2026-11-03")
    home.page("list")
    return home


def test_new_words_replace_the_text(heard: Home) -> None:
    """From the arguments or a pipe; tags and search follow."""
    assert heard.page("edit", "1", "Nobody", "calls").startswith("Changed ")
    assert heard.data("show", "1")["entry"]["text"] == "Nobody calls"
    assert heard.data("list", "--tag", "calls")["entries"] == []
    heard.data("edit", "1", "-", stdin="Two\nlines #new\n")
    assert heard.data("list", "--tag", "new")["entries"][0]["text"] == "Two\nlines #new"
    assert heard.data("search", "rings")["entries"] == []


def test_other_things_change_by_options(heard: Home) -> None:
    """The day, the principles, who said it and where; the text stays."""
    data = heard.data(
        "edit", "1", "--on", "yesterday", "--principle", "measure", "--from", "Bea", "--channel", "call"
    )
    assert [change[0] for change in data["changed"]] == ["Day", "Evidence for", "From", "Where"]
    entry = heard.data("show", "1")["entry"]
    assert (entry["day"], entry["principles"], entry["text"]) == (
        "2026-11-21",
        ["measure"],
        "Nobody rings back #calls",
    )
    assert (entry["data"]["who"], entry["data"]["channel"]) == ("Bea", "call")
    assert "evidence for: none" in heard.page("edit", "1", "--no-principle")


def test_a_page_says_what_changed(heard: Home) -> None:
    """One line; that nothing did is said, too, and is no failure."""
    page = heard.page("edit", "1", "Other", "--on", "2026-11-02")
    assert page.endswith(' · heard · text: "Other" · day: 2026-11-02\n')
    assert "Nothing was changed" in heard.page("edit", "1", "Other")
    assert [version["operation"] for version in heard.data("history", "1")["versions"]] == ["add", "edit"]


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        ([], "usage"),
        ([""], "empty"),
        (["--on", "03/04"], "ambiguous-day"),
        (["--on", "tomorrow"], "future-day"),
        (["--principle", "lissten"], "unknown-principle"),
        (["--principle", "listen", "--no-principle"], "usage"),
        (["caf\udce9"], "not-text"),
    ],
)
def test_what_changes_nothing_or_nonsense_is_refused(heard: Home, arguments: list[str], code: str) -> None:
    """The entry stays as it was."""
    before = heard.data("show", "1")
    assert heard.error("edit", "1", *arguments)["code"] == code
    assert heard.data("show", "1") == before


def test_a_day_to_come_takes_an_exclamation_mark(heard: Home) -> None:
    """At a pipe nobody can be asked whether it is meant."""
    assert heard.error("edit", "1", "--on", "2026-12-01")["hint"].startswith(
        "To keep it for that day anyway, write 2026-12-01!"
    )
    heard.data("edit", "1", "--on", "2026-12-01!")
    assert heard.data("show", "1")["entry"]["day"] == "2026-12-01"


def test_not_everything_is_evidence_or_has_been_heard(home: Home) -> None:
    """Principles are for what was lived, who and where for what was said."""
    home.run("away", "2026-12-01", "2026-12-05", "Holidays")
    home.run("note", "Words")
    assert home.page("list")
    assert home.error("edit", "2", "--principle", "listen")["code"] == "usage"
    assert home.error("edit", "2", "--from", "Ana")["code"] == "usage"
    assert home.data("edit", "1", "Home")["entry"]["text"] == "Home"


def test_the_editor_begins_with_what_stands_there(heard: Home) -> None:
    """What the editor leaves is the new text; emptied, nothing is changed."""
    heard.environ["VISUAL"] = "sed -i s/Nobody/Somebody/"
    assert heard.data("edit", "1", "-e")["entry"]["text"] == "Somebody rings back #calls"
    heard.environ["VISUAL"] = "truncate -s 0"
    assert heard.error("edit", "1", "-e")["code"] == "empty"
    assert heard.data("show", "1")["entry"]["text"] == "Somebody rings back #calls"


def test_what_can_not_be_saved_is_kept_as_a_draft(heard: Home) -> None:
    """Deleted by somebody else while it was edited: the new words aren't lost, and are offered again."""
    ref = heard.data("list")["entries"][0]["id"]
    script = heard.folder / "editor.sh"
    beneath = f'CUSTFOCUS_HOME="{heard.folder}" "{sys.executable}" -m custfocus edit {ref} "Changed beneath" >&2'
    script.write_text(f'#!/bin/sh\n{beneath}\necho Mine > "$1"\n')
    script.chmod(0o755)
    heard.environ["VISUAL"] = str(script)
    error = heard.error("edit", ref, "-e")
    assert error["code"] == "changed-meanwhile"
    assert "Your words are kept" in error["hint"]
    [draft] = heard.session().drafts.waiting()
    assert (draft.use, draft.about, draft.text.strip()) == ("edit", ref, "Mine")


@pytest.mark.parametrize(
    ("made", "hint"),
    [
        (("assess", "--set", "listen=4"), "custfocus assess"),
        (("plan", "--if", "the phone rings", "--then", "I put the pen down"), "custfocus plan --reword"),
        (("scorecard", "add", "Calls"), "custfocus scorecard change"),
        (("scorecard", "log", "Calls", "5"), "custfocus scorecard log"),
        (("invite", "Ana", "--role", "customer"), "custfocus invite"),
    ],
)
def test_words_that_are_worked_out_are_changed_by_their_own_command(
    home: Home, made: tuple[str, ...], hint: str
) -> None:
    """Otherwise the words would say one thing, and what they stand for another; the day may be changed here."""
    home.page("scorecard", "add", "Calls") if made[1] == "log" else None
    home.page(*made)
    home.page("list")
    assert hint in home.error("edit", "1", "Something else")["hint"]
    assert "Calls" not in home.error("edit", "1")["message"]
    home.page("edit", "1", "--on", "yesterday")


@pytest.mark.parametrize("command", ["note", "heard"])
def test_a_number_below_zero_keeps_its_place_among_words(home: Home, command: str) -> None:
    """It isn't taken for an option, nor moved."""
    words = ("It", "was", "-5", "degrees,", "then", "-12.5", "--on", "yesterday")
    assert home.data(command, *words)["entry"]["text"] == "It was -5 degrees, then -12.5"
    assert home.error(command, "a", "-x5")["code"] == "usage"
