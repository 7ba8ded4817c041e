from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from custfocus.content.framework import name_of
from custfocus.journal.entry import Entry, Filter
from tests.conftest import SUNDAY, Home


def kept(home: Home, kind: str = "practice") -> list[Entry]:
    """The entries of a kind, the newest first."""
    return home.session().store.entries.find(Filter(kinds=(kind,)))


def item(home: Home, practice: str, *arguments: str) -> dict[str, Any]:
    """How a practice stands, in JSON."""
    found: dict[str, Any] = next(one for one in home.data("practice", *arguments)["items"] if one["id"] == practice)
    return found


def ago(days: int) -> str:
    """The day so many days before the home's, in ISO."""
    return (SUNDAY - timedelta(days)).isoformat()


def test_in_json_all_practices_come_those_taken_on_first(home: Home) -> None:
    """Each has its id, whether it is adopted, its cadence and its strength; a fresh journal has none adopted."""
    items = home.data("practice")["items"]
    offered = home.session().framework.practices
    assert [one["id"] for one in items] == [one.id for one in offered]
    assert not any(one["adopted"] for one in items)
    assert {one["strength"] for one in items} == {0.0}
    assert items[0]["cadence"] == {"times": offered[0].cadence.times, "days": offered[0].cadence.days}
    home.data("practice", "--start", "talk-direct")
    first, *others = home.data("practice")["items"]
    assert (first["id"], first["adopted"], first["number"]) == ("talk-direct", True, 1)
    assert len(others) == len(offered) - 1


def test_starting_keeps_the_suggested_cadence_or_the_one_given(home: Home) -> None:
    """The entry has the practice's name and what was taken on, open until it is stopped."""
    home.data("practice", "--start", "talk-direct")
    entry = home.data("practice", "--start", "stay-close", "--cadence", "5/7", "--on", "yesterday")["entry"]
    assert (entry["item"], entry["asked"], entry["day"]) == ("stay-close", "Sit in on one real case", ago(1))
    assert entry["data"] == {"times": 5, "days": 7, "until": None}
    assert kept(home, "adoption")[0].data == {"times": 1, "days": 7, "until": None}


@pytest.mark.parametrize("words", ["0/7", "8/7", "3/40", "often", "3/", "", "3/7/2", "-1", "²/7"])
def test_a_cadence_that_is_none_is_refused(home: Home, words: str) -> None:
    """From once in 31 days to daily; anything else is wrong usage, and nothing is saved."""
    assert home.error("practice", "--start", "talk-direct", f"--cadence={words}")["code"] == "unknown-cadence"
    assert kept(home, "adoption") == []


def test_a_cadence_may_be_so_many_times_a_week(home: Home) -> None:
    """A number alone is per week."""
    assert home.data("practice", "--start", "talk-direct", "--cadence", "2")["entry"]["data"]["days"] == 7


def test_a_tick_is_evidence_for_the_practices_principles(home: Home) -> None:
    """By id or number, with what happened or without; the answer has the entry and how all stand after it."""
    home.data("practice", "--start", "talk-direct")
    told = home.data("practice", "talk-direct", "Ana", "picked up at once #calls")
    assert told["entry"]["text"] == "Ana picked up at once #calls"
    assert told["items"][0]["ticks_in_window"] == 1
    assert told["items"][0]["strength"] > 0
    assert told["tags"] == ["calls"]
    home.data("practice", "1")
    second, first = kept(home)
    assert (first.item, first.asked, first.principles) == (
        "talk-direct", "Ring one customer yourself", ("listen", "commit"),
    )  # fmt: skip
    assert second.text == ""
    assert second.item == "talk-direct"


def test_one_that_is_not_taken_on_can_be_ticked_off_and_is_never_due(home: Home) -> None:
    """It counts as evidence, and the page of the others knows when."""
    home.data("practice", "catch-it-right", "Thanked Jo")
    assert kept(home)[0].principles
    one = item(home, "catch-it-right")
    assert (one["adopted"], one["due"], one["last"], one["strength"]) == (False, False, SUNDAY.isoformat(), 0.0)


def test_what_happened_can_come_through_a_pipe(home: Home) -> None:
    """A lone - reads stdin; an empty pipe saves nothing."""
    home.data("practice", "catch-it-right", "-", stdin="two\nlines\n")
    assert kept(home)[0].text == "two\nlines"
    assert home.run("practice", "catch-it-right", "-", stdin="") == 1
    assert home.run("practice", "catch-it-right", "") == 1
    assert len(kept(home)) == 1


def test_what_happened_can_be_written_in_the_editor(home: Home, tmp_path: Path) -> None:
    """The editor's text is kept; left empty, nothing is saved."""
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\nprintf "Long story\\n" > "$1"\n')
    editor.chmod(0o755)
    home.environ["EDITOR"] = str(editor)
    home.data("practice", "catch-it-right", "-e")
    assert kept(home)[0].text == "Long story"
    home.environ["EDITOR"] = "true"
    assert home.error("practice", "catch-it-right", "-e")["code"] == "empty"


def test_a_backdated_tick_belongs_to_its_day_and_strengthens_today(home: Home) -> None:
    """--on names the day; one still to come is refused."""
    home.data("practice", "--start", "talk-direct", "--on", ago(10))
    told = home.data("practice", "1", "--on", "yesterday")
    assert told["entry"]["day"] == ago(1)
    assert told["items"][0]["strength"] > 0
    assert home.error("practice", "1", "--on", "2027-01-01")["code"] == "future-day"


def test_numbers_are_those_of_the_order_in_which_they_were_taken_on(home: Home) -> None:
    """1 to 3 hold at any time, without a page before them; any other number is none."""
    for name in ("talk-direct", "stay-close"):
        home.data("practice", "--start", name)
    assert home.data("practice", "2")["entry"]["item"] == "stay-close"
    for number in ("0", "3", "99999999999999999999", "²"):
        assert home.error("practice", number)["code"] == "unknown-practice"
    assert len(kept(home)) == 1


def test_a_misspelt_id_gets_the_nearest(home: Home) -> None:
    """Wherever a practice is named."""
    for arguments in (["staycloes"], ["--start", "staycloes"], ["--stop", "staycloes"], ["--why", "staycloes"]):
        assert '"stay-close"' in home.error("practice", *arguments)["hint"]
        assert home.run("practice", *arguments) == 2
    hint = home.error("practice", "--start", "ask")["hint"]
    assert hint == 'Did you mean "ask-once-more" or "ask-what-blocks"?'
    assert "--all" in home.error("practice", "zzzzzz")["hint"]


def test_a_fourth_is_refused_kindly(home: Home) -> None:
    """The three are named, with the way to make room; stopping one makes it."""
    three = ("talk-direct", "stay-close", "pressure-test")
    for name in three:
        home.data("practice", "--start", name)
    error = home.error("practice", "--start", "catch-it-right")
    assert error["code"] == "three-at-once"
    for name in three:
        assert name_of(home.session().framework, name) in error["message"]
    assert "--stop" in error["hint"]
    assert home.run("practice", "--start", "catch-it-right") == 1
    home.data("practice", "--stop", "2")
    home.data("practice", "--start", "catch-it-right")
    found = [one["id"] for one in home.data("practice")["items"] if one["adopted"]]
    assert found == ["talk-direct", "pressure-test", "catch-it-right"]


def test_starting_what_is_taken_on_says_so(home: Home) -> None:
    """Without another cadence nothing changes, exit 1."""
    home.data("practice", "--start", "talk-direct")
    assert home.error("practice", "--start", "talk-direct")["code"] == "already-adopted"
    assert home.run("practice", "--start", "talk-direct", "--cadence", "1/7") == 1
    assert len(kept(home, "adoption")) == 1


def test_another_cadence_holds_from_today_on_and_strength_goes_on(home: Home) -> None:
    """The former entry ends, a new one begins, the place and the strength stay; undo takes both back."""
    home.data("practice", "--start", "talk-direct", "--on", ago(30))
    home.data("practice", "--start", "stay-close", "--on", ago(20))
    for days in (20, 14, 7, 1):
        home.data("practice", "1", "--on", ago(days))
    before = item(home, "talk-direct")
    told = home.data("practice", "--start", "talk-direct", "--cadence", "3/7")
    assert told["did"] == "changed"
    after = item(home, "talk-direct")
    assert after["cadence"] == {"times": 3, "days": 7}
    assert (after["number"], after["since"]) == (1, ago(30))
    assert after["strength"] == pytest.approx(before["strength"], abs=0.03)
    assert item(home, "talk-direct", "--on", "yesterday")["cadence"] == {"times": 1, "days": 7}
    home.session().store.acts.undo()
    assert item(home, "talk-direct")["cadence"] == {"times": 1, "days": 7}


def test_another_cadence_on_the_first_day_mends_the_entry(home: Home) -> None:
    """There is nothing before it to keep."""
    home.data("practice", "--start", "talk-direct")
    home.data("practice", "--start", "1", "--cadence", "7/7")
    [entry] = kept(home, "adoption")
    assert entry.data == {"times": 7, "days": 7, "until": None}


def test_stopping_ends_it_and_leaves_the_record_alone(home: Home) -> None:
    """It is no longer adopted from that day on; taken on again, its strength has not begun anew."""
    home.data("practice", "--start", "talk-direct", "--on", ago(60))
    for days in range(1, 60):
        home.data("practice", "1", "--on", ago(days))
    strength = item(home, "talk-direct")["strength"]
    told = home.data("practice", "--stop", "talk-direct")
    assert told["entry"]["data"]["until"] == SUNDAY.isoformat()
    assert not item(home, "talk-direct")["adopted"]
    assert item(home, "talk-direct", "--on", "yesterday")["adopted"]
    assert home.error("practice", "--stop", "talk-direct")["code"] == "not-adopted"
    assert len(kept(home)) == 59
    home.go_to(SUNDAY + timedelta(2))
    home.data("practice", "--start", "talk-direct")
    assert item(home, "talk-direct")["strength"] == pytest.approx(strength, abs=0.05)


def test_it_cannot_stop_before_it_began(home: Home) -> None:
    """--on a day before the first is refused."""
    home.data("practice", "--start", "talk-direct")
    assert home.error("practice", "--stop", "talk-direct", "--on", "yesterday")["code"] == "before-start"
    home.data("practice", "--start", "stay-close", "--cadence", "3/7", "--on", ago(9))
    home.data("practice", "--start", "stay-close", "--cadence", "5/7", "--on", ago(5))
    assert home.error("practice", "--stop", "stay-close", "--on", ago(7))["code"] == "before-start"
    home.data("practice", "--stop", "stay-close", "--on", ago(3))
    assert not item(home, "stay-close", "--on", ago(3))["adopted"]


def test_days_away_and_weekdays_freeze_it(home: Home) -> None:
    """Nothing is due while away or on a weekday that doesn't count, and strength stays as it was."""
    home.data("practice", "--start", "talk-direct", "--cadence", "7/7", "--on", ago(20))
    for days in range(11, 20):
        home.data("practice", "1", "--on", ago(days))
    then = item(home, "talk-direct", "--on", ago(11))["strength"]
    assert item(home, "talk-direct")["strength"] < then
    home.data("away", ago(10), SUNDAY.isoformat(), "Ill")
    frozen = home.data("practice")
    assert frozen["items"][0]["strength"] == then
    assert frozen["items"][0]["due"] is False
    assert (frozen["counts"], frozen["away_until"]) == (False, SUNDAY.isoformat())
    home.go_to(SUNDAY + timedelta(6))
    assert item(home, "talk-direct")["due"] is True
    home.run("config", "weekdays", "mon-fri")
    assert item(home, "talk-direct")["due"] is False


def test_one_that_leaves_the_framework_stays_tickable_and_stoppable(home: Home) -> None:
    """A practice of the user's own goes: its name and what it is evidence for are kept in the entries."""
    own = home.folder / "content" / "own.yaml"
    own.parent.mkdir(parents=True)
    own.write_text(
        "practices:\n  - {id: own-walk, name: Walk the floor, principles: [listen], how: Walk., "
        "when: At noon, whom: Anybody}\n"
    )
    home.data("practice", "--start", "own-walk")
    home.data("practice", "own-walk", "Once round")
    own.unlink()
    one = home.data("practice")["items"][0]
    assert (one["id"], one["name"], one["adopted"]) == ("own-walk", "Walk the floor", True)
    assert home.data("practice", "own-walk", "And again")["entry"]["principles"] == ["listen"]
    assert "Walk the floor" in home.page("practice")
    home.data("practice", "--stop", "own-walk")
    assert home.error("practice", "own-walk")["code"] == "unknown-practice"


def test_a_retired_one_is_not_offered_but_goes_on_where_it_is_taken_on(home: Home) -> None:
    """The user's own file may retire one of ours."""
    home.data("practice", "--start", "talk-direct")
    own = home.folder / "content" / "own.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("retire: [talk-direct, stay-close]\n")
    assert home.data("practice", "1", "Still")["entry"]["item"] == "talk-direct"
    assert home.error("practice", "--start", "stay-close")["code"] == "unknown-practice"


def test_several_things_at_once_are_refused(home: Home) -> None:
    """Ticking off, starting, stopping, looking and explaining exclude one another."""
    for arguments in (
        ["--start", "talk-direct", "--stop", "stay-close"],
        ["--all", "--why"],
        ["--start", "talk-direct", "-e"],
        ["1", "text", "--why"],
        ["talk-direct", "--start", "stay-close"],
        ["talk-direct", "--all"],
        ["--cadence", "3/7"],
        ["-e"],
    ):
        assert home.run("practice", *arguments) == 2, arguments
    assert kept(home) == kept(home, "adoption") == []


def test_the_explanation_has_the_figures_of_those_taken_on(home: Home) -> None:
    """All of them, or the one that was named; one that isn't taken on has none."""
    for name in ("talk-direct", "stay-close"):
        home.data("practice", "--start", name)
    assert [why["practice"]["id"] for why in home.data("practice", "--why")["why"]] == ["talk-direct", "stay-close"]
    assert [why["practice"]["id"] for why in home.data("practice", "--why", "2")["why"]] == ["stay-close"]
    assert home.error("practice", "--why", "catch-it-right")["code"] == "not-adopted"
    assert home.data("practice", "--why")["items"][0]["id"] == "talk-direct"


def test_the_page_numbers_the_entries_they_were_taken_on_with(home: Home) -> None:
    """What the page showed as 1 can be named so by the next command."""
    home.data("practice", "--start", "talk-direct")
    home.page("practice")
    assert home.session().numbers.read_text().count(kept(home, "adoption")[0].id) == 1


def test_saving_is_said_in_a_line(home: Home) -> None:
    """With how it stands, the day where it isn't today, and tags."""
    home.data("practice", "--start", "stay-close", "--on", date(2026, 11, 1).isoformat())
    line = home.page("practice", "1", "Read the thread #post", "--on", "2026-11-20")
    assert line.startswith("Saved ")
    assert ' · Sit in on one real case · "Read the thread #post" · Friday 20 November 2026 · ' in line
    assert line.endswith(" · 1 of 3 in 7 days · #post\n")
    for _ in range(3):
        line = home.page("practice", "1")
    assert line.endswith(" · Sit in on one real case · 4 in 7 days\n")


def test_numbers_on_a_day_are_those_of_the_practices_held_then(home: Home) -> None:
    """Whatever was taken on or stopped since: for ticks, stops and explanations, as the page of that day shows."""
    home.data("practice", "--start", "talk-direct", "--on", ago(60))
    home.data("practice", "--stop", "talk-direct", "--on", ago(30))
    home.data("practice", "--start", "stay-close", "--on", ago(10))
    page = home.page("practice", "--on", ago(40))
    assert "1  Ring one customer yourself" in page
    assert f'custfocus practice 1 "What happened" --on {ago(40)}' in " ".join(page.split())
    assert home.data("practice", "1", "x", "--on", ago(40))["entry"]["item"] == "talk-direct"
    assert home.data("practice", "1", "x")["entry"]["item"] == "stay-close"
    [why] = home.data("practice", "--why", "1", "--on", ago(40))["why"]
    assert why["practice"]["id"] == "talk-direct"
    error = home.error("practice", "1", "--on", ago(20))
    assert (error["code"], error["hint"].partition(";")[0]) == (
        "unknown-practice", f"On {ago(20)} you hadn't taken any on",
    )  # fmt: skip
    assert f"--on {ago(40)}" in home.error("practice", "2", "--on", ago(40))["hint"]
    assert home.data("practice", "--stop", "1", "--on", ago(35))["entry"]["item"] == "talk-direct"


def test_a_fourth_is_refused_on_any_day_after_a_backdated_start(home: Home) -> None:
    """On the day itself, today, and on every day between; nothing is saved."""
    for name, begun, over in (("talk-direct", 50, 10), ("stay-close", 40, 0), ("pressure-test", 30, 20)):
        home.data("practice", "--start", name, "--on", ago(begun))
        if over:
            home.data("practice", "--stop", name, "--on", ago(over))
    for days in (45, 35, 25):
        error = home.error("practice", "--start", "catch-it-right", "--on", ago(days))
        assert error["code"] == "three-at-once"
        assert f"on {(SUNDAY - timedelta(min(days, 30))).day} " in error["message"]
    home.data("practice", "--start", "catch-it-right", "--on", ago(15))
    assert item(home, "catch-it-right", "--on", ago(15))["number"] == 3
    assert len(kept(home, "adoption")) == 4


def test_none_is_taken_on_twice_at_once(home: Home) -> None:
    """Neither before a later time of it nor within one that is over; its cadence may change there."""
    home.data("practice", "--start", "talk-direct", "--on", ago(30))
    home.data("practice", "--stop", "talk-direct", "--on", ago(20))
    home.data("practice", "--start", "talk-direct", "--on", ago(10))
    for days in (40, 30, 25, 15):
        assert home.error("practice", "--start", "talk-direct", "--on", ago(days))["code"] == "already-adopted"
    assert len(kept(home, "adoption")) == 2
    home.data("practice", "--start", "talk-direct", "--cadence", "3/7", "--on", ago(25))
    assert item(home, "talk-direct", "--on", ago(22))["cadence"] == {"times": 3, "days": 7}
    assert not item(home, "talk-direct", "--on", ago(20))["adopted"]
    assert item(home, "talk-direct")["since"] == ago(10)


def test_none_begins_or_ends_on_a_day_to_come(home: Home) -> None:
    """Not even with an exclamation mark."""
    home.data("practice", "--start", "talk-direct")
    for option, name in (("--start", "stay-close"), ("--stop", "talk-direct")):
        assert home.error("practice", option, name, "--on", "2026-12-24!")["code"] == "future-day"
    assert [entry.data["until"] for entry in kept(home, "adoption")] == [None]


def test_four_that_came_back_by_an_undo_are_all_shown(home: Home) -> None:
    """Each has its number and can be stopped by it; a fifth is refused."""
    for name in ("talk-direct", "stay-close", "pressure-test"):
        home.data("practice", "--start", name)
    home.data("practice", "--stop", "1")
    stopped = home.session().store.acts.recent(1)[0]
    home.data("practice", "--start", "catch-it-right")
    home.data("undo", stopped.id)
    assert [one["number"] for one in home.data("practice")["items"] if one["adopted"]] == [1, 2, 3, 4]
    assert "4  " in home.page("practice")
    assert home.error("practice", "--start", "own-the-mistake")["code"] == "three-at-once"
    assert home.data("practice", "--stop", "4")["entry"]["item"] == "catch-it-right"


def test_numbers_alone_are_never_kept_as_what_happened(home: Home) -> None:
    """Somebody who names three practices at once hears how to tick them; words with a number in them are words."""
    home.run("practice", "--start", "talk-direct")
    for numbers in (("1", "2", "3"), ("talk-direct", "2")):
        error = home.error("practice", *numbers)
        assert (error["code"], "one by one" in error["hint"]) == ("only-numbers", True)
    assert kept(home) == []
    home.run("practice", "1", "2", "calls")
    assert kept(home)[0].text == "2 calls"
