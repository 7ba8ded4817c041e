from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.content.framework import Framework
from custfocus.content.models import Barrier, Practice
from custfocus.features.plans.plans import (
    MISSED,
    NO_OCCASION,
    USED,
    barrier_in_brief,
    deed,
    earlier_words,
    halves,
    is_due_for_rewording,
    missed_running,
    moment,
    of_day,
    plan_of,
    reworded,
    sentence,
    worded,
)
from custfocus.journal.entry import Entry
from tests.framework import SMALL

MONDAY = date(2026, 11, 16)
MONTHS = [f"2026-{month:02d}" for month in range(1, 13)]
WORD = st.from_regex(r"[a-zé']{1,8}", fullmatch=True).filter(
    lambda word: word not in ("if", "when", "whenever", "then")
)
HALF = st.lists(WORD, min_size=1, max_size=6).map(" ".join)


def plan(
    name: str = "plan", *outcomes: str, until: str | None = None, day: date = date(2026, 1, 5), status: str = "open"
) -> Entry:
    """A plan that went so, month by month from January on."""
    fired: Mapping[str, str] = dict(zip(MONTHS, outcomes, strict=False))
    data: dict[str, Any] = {"practice": "stay-close", "status": status, "fired": fired}
    data |= {"earlier": [{"until": until, "text": "If it was so, then I went"}] if until else []}
    return Entry(name, "plan", day, "", "UTC", "isolation", "Working alone", f"If a {name}, then I go", data=data)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("I start to explain", "I start to explain"),
        ("if I start to explain,", "I start to explain"),
        ("If, I start to explain …", "I start to explain"),
        ("When the queue\n grows.", "the queue grows"),
        ("… whenever somebody calls", "somebody calls"),
        ("iffy figures come up", "iffy figures come up"),
        (" if ", ""),
    ],
)
def test_the_lead_word_of_a_moment_is_never_doubled(typed: str, kept: str) -> None:
    """With or without "if", "when", commas and full stops, it is the same moment."""
    assert moment(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("I ask first.", "I ask first"),
        ("then I ask first", "I ask first"),
        ("…, Then, I ask first", "I ask first"),
        ("thenceforth I ask first", "thenceforth I ask first"),
        ('I ask "why?"', 'I ask "why?"'),
        ("I ask: why?", "I ask: why?"),
        ("then", ""),
    ],
)
def test_neither_is_that_of_what_one_does(typed: str, kept: str) -> None:
    """A question mark stays, a full stop goes."""
    assert deed(typed) == kept


@given(HALF, HALF)
def test_a_sentence_is_parted_into_what_it_was_made_of(cue: str, response: str) -> None:
    """Whole, or with the moment alone; and what was cleaned once stays as it is."""
    assert halves(sentence(cue, response)) == (cue, response)
    assert halves(sentence(cue, "")) == (cue, "")
    assert moment(moment(f"if {cue},")) == cue
    assert deed(deed(f"then {response}.")) == response


@pytest.mark.parametrize(
    ("outcomes", "count"),
    [
        ((), 0),
        ((USED,), 0),
        ((MISSED, USED), 0),
        ((USED, MISSED), 1),
        ((MISSED, NO_OCCASION, MISSED, NO_OCCASION), 2),
        ((USED, MISSED, NO_OCCASION, NO_OCCASION, MISSED, MISSED), 3),
        ((MISSED, MISSED, MISSED, USED), 0),
    ],
)
def test_a_month_without_an_occasion_neither_counts_nor_ends_the_run(outcomes: tuple[str, ...], count: int) -> None:
    """Missed running counts back from the latest month to the last time it was used."""
    assert missed_running(plan("a", *outcomes)) == count
    assert is_due_for_rewording(plan("a", *outcomes)) == (count >= 3)


def test_wording_it_anew_begins_anew() -> None:
    """What was missed before is no longer held against it, also where it is told late; one let go is left alone."""
    misses = (MISSED,) * 5
    assert missed_running(plan("a", *misses, until="2026-03")) == 2
    assert not is_due_for_rewording(plan("a", *misses, until="2026-03"))
    assert not is_due_for_rewording(plan("a", *misses, status="dropped"))


def test_each_month_has_the_words_of_its_time() -> None:
    """However often it was worded anew; words of which nothing was said leave no trace."""
    entry = plan("now", MISSED, MISSED)
    once = replace(entry, text="If later, then I go", data={**entry.data, "earlier": earlier_words(entry)})
    assert reworded(entry) is None
    assert reworded(once) == "2026-02"
    assert earlier_words(once) == once.data["earlier"]
    again = replace(
        once, text="If latest, then I go", data={**once.data, "fired": once.data["fired"] | {"2026-03": USED}}
    )
    again = replace(again, data={**again.data, "earlier": earlier_words(replace(again, text=once.text))})
    assert [worded(again, month) for month in ("2026-01", "2026-02", "2026-03", "2026-04")] == [
        entry.text,
        entry.text,
        once.text,
        again.text,
    ]


def shown(plans: list[Entry], weeks: int) -> list[str]:
    """Which plan each of so many weeks has."""
    days = [MONDAY + timedelta(7 * week) for week in range(weeks)]
    return [found.id for day in days if (found := of_day(plans, day))]


def test_without_plans_no_day_has_one() -> None:
    """Nor has a day before the first was made."""
    assert of_day([], MONDAY) is None
    assert of_day([plan(day=MONDAY)], MONDAY - timedelta(1)) is None


@given(st.integers(1, 7), st.integers(0, 6), st.integers(0, 2000))
def test_each_plan_has_its_turn(count: int, missed: int, start: int) -> None:
    """A week has one plan; over twice as many weeks as there are plans, each had at least one."""
    plans = [plan(str(each), *([MISSED] if each < missed else [USED])) for each in range(count)]
    first = MONDAY + timedelta(7 * start)
    week = {found.id for day in range(7) if (found := of_day(plans, first + timedelta(day)))}
    assert len(week) == 1
    turns = [of_day(plans, first + timedelta(7 * week)) for week in range(2 * count)]
    assert {each.id for each in turns if each} == {each.id for each in plans}


def test_what_was_missed_last_comes_every_other_week() -> None:
    """However many others there are; wording it anew, or using it, makes it one of them."""
    others = [plan(name, USED) for name in "abc"]
    missed = plan("missed", USED, MISSED, NO_OCCASION)
    turns = shown([*others, missed], 12)
    assert turns.count("missed") == 6
    assert all((one == "missed") != (two == "missed") for one, two in pairwise(turns))
    assert shown([*others, plan("missed", USED, MISSED, until="2026-02")], 12).count("missed") == 3
    assert shown([*others, plan("missed", MISSED, USED)], 12).count("missed") == 3


def test_a_plan_as_views_have_it() -> None:
    """Its halves, the names that go with it, how it went in order of months."""
    entry = plan("queue", MISSED, MISSED, MISSED)
    told = plan_of(SMALL, entry, "que")
    assert (told.cue, told.response, told.barrier, told.about) == ("a queue", "I go", "isolation", "Working alone")
    assert told.practice_name == "Sit in on one real case"
    assert (told.missed, told.reword, [*told.fired]) == (3, True, MONTHS[:3])


def test_a_plan_from_elsewhere_is_shown_as_far_as_it_goes() -> None:
    """Without anything in its data, and with a text that is no such sentence."""
    told = plan_of(SMALL, Entry("k", "plan", MONDAY, "", "UTC", text="Something else"), "k")
    assert (told.cue, told.response, told.practice, told.fired, told.reword) == (
        "Something else",
        "",
        None,
        {},
        False,
    )


def test_only_practices_that_are_offered_inspire() -> None:
    """One that was taken out of the framework isn't suggested."""
    barrier = Barrier(id="b", name="B", how="How.", enablers=(), practices=("gone", "here"), pillar="p")
    gone = Practice(id="gone", name="Gone", how="So.", when="Now", whom="You", pillar="p", retired=True)
    here = Practice(id="here", name="Here", how="So.", when="Now", whom="You", pillar="p")
    assert [offer.id for offer in barrier_in_brief(Framework((barrier, gone, here)), barrier).practices] == ["here"]
