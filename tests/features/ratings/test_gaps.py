from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.framework import Framework
from custfocus.content.models import Barrier, Principle
from custfocus.features.ratings.gaps import (
    BLIND,
    DEED,
    DEED_DAYS,
    HIDDEN,
    MANY,
    WORD,
    WRITTEN,
    YOUNG_DAYS,
    Deeds,
    Gap,
    SelfRating,
    count_deeds,
    self_and_others,
    since,
    word_and_deed,
)
from custfocus.features.ratings.latest import RATING_HOLDS_DAYS
from custfocus.features.ratings.profile import RatingFacts, assessment
from custfocus.features.ratings.views import Assessment
from custfocus.features.voices.views import OthersRating
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import EVIDENCE, KINDS

TODAY = date(2026, 11, 22)
IDS = ("listen", "lead", "commit", "enhance", "partner", "empower")
counts = st.integers(0, DEED_DAYS)
known = st.builds(
    Deeds,
    days=st.fixed_dictionaries(dict.fromkeys(IDS, counts)),
    answers=st.just(dict.fromkeys(IDS, 0)),
    written=st.integers(WRITTEN, DEED_DAYS),
    last=st.just({}),
    age=st.integers(YOUNG_DAYS, 400),
)


def said(value: int | None, item: str = "listen", day: date = TODAY, others: float | None = None) -> SelfRating:
    """A principle rated so."""
    return SelfRating(item, item, value, "so", None if value is None else float(value), day, others)


def shown(days: int, others: int = 9, **more: int) -> Deeds:
    """A journal with so many days for listening, and so many for every other principle."""
    found = {one: days if one == "listen" else others for one in IDS}
    answers = dict.fromkeys(IDS, 0) | {"listen": more.get("answers", 0)}
    return Deeds(found, answers, more.get("written", 30), {}, more.get("age", 200))


def kinds(value: int | None, found: Deeds) -> list[str]:
    """What a rating of listening is said to be beside a journal."""
    return [gap.kind for gap in word_and_deed([said(value)], found, TODAY)]


def entry(kind: str, day: date, *principles: str) -> Entry:
    """Something written."""
    return Entry("k" * 32, kind, day, f"{day}T08:00:00.000Z", "UTC", principles=principles)


def test_a_high_rating_without_a_day_is_word_over_deed() -> None:
    """Rated 4 or 5 and nothing written, beside others that are written of."""
    assert [kinds(value, shown(0)) for value in (1, 2, 3, 4, 5)] == [[], [], [], [WORD], [WORD]]


def test_a_low_rating_with_many_days_is_deed_over_word() -> None:
    """Rated 1 or 2 and written of far more often than the others."""
    assert [kinds(value, shown(20)) for value in (1, 2, 3, 4, 5)] == [[DEED], [DEED], [], [], []]


def test_few_days_are_word_over_deed_only_beside_many() -> None:
    """One day says nothing where others have four, and much where they have twelve."""
    assert kinds(5, shown(1, others=4)) == []
    assert kinds(5, shown(1, others=12)) == [WORD]


def test_silence_where_all_are_quiet_says_nothing() -> None:
    """No day is nothing unusual where the others have two."""
    assert kinds(5, shown(0, others=2)) == []


def test_what_we_ask_twice_as_often_is_not_held_against_a_low_rating() -> None:
    """Days that are answers count less, since the daily question goes to what is rated low."""
    answers = dict.fromkeys(IDS, 4)
    days = dict.fromkeys(IDS, 6) | {"listen": 11}
    assert kinds(1, Deeds(days, answers | {"listen": 0}, 30, {}, 200)) == [DEED]
    assert kinds(1, Deeds(days, answers | {"listen": 9}, 30, {}, 200)) == []


@given(known)
def test_a_middling_or_unknown_rating_is_never_a_gap(found: Deeds) -> None:
    """3 claims nothing, and neither does "don't know"."""
    assert kinds(3, found) == []
    assert kinds(None, found) == []


@given(known, st.integers(1, 5))
def test_one_day_more_never_brings_word_over_deed(found: Deeds, value: int) -> None:
    """To write once more for a principle can't make it look less lived."""
    more = Deeds({**found.days, "listen": found.days["listen"] + 1}, found.answers, found.written, {}, found.age)
    if WORD not in kinds(value, found):
        assert WORD not in kinds(value, more)
    if DEED in kinds(value, found):
        assert DEED in kinds(value, more)


@given(known, st.integers(1, 5))
def test_a_gap_is_of_the_kind_that_its_rating_can_have(found: Deeds, value: int) -> None:
    """High ratings are words, low ones deeds, and a deed has many days."""
    for gap in word_and_deed([said(value)], found, TODAY):
        assert (gap.kind == WORD) == (value > 3)
        assert gap.kind == WORD or (gap.days or 0) >= MANY


@given(known, st.integers(1, 5))
def test_a_young_or_sleeping_journal_names_nothing(found: Deeds, value: int) -> None:
    """Before thirty days, or with fewer than eight days written on of the last sixty, silence says nothing."""
    young = Deeds(found.days, found.answers, found.written, {}, YOUNG_DAYS - 1)
    asleep = Deeds(found.days, found.answers, WRITTEN - 1, {}, found.age)
    assert kinds(value, young) == []
    assert kinds(value, asleep) == []


def test_a_rating_that_has_grown_old_is_compared_with_nothing() -> None:
    """After half a year it says nothing of today."""
    last = TODAY - timedelta(RATING_HOLDS_DAYS)
    assert word_and_deed([said(5, day=last)], shown(0), TODAY)
    assert not word_and_deed([said(5, day=last - timedelta(1))], shown(0), TODAY)
    assert not self_and_others([said(5, day=last - timedelta(1), others=2.0)], TODAY)


@pytest.mark.parametrize("kind", KINDS)
def test_only_evidence_counts(kind: str) -> None:
    """Answers, practices, remarks and notes do; ratings, skips, priorities and all else are no evidence."""
    found = count_deeds([entry(kind, TODAY, "listen")] if kind in EVIDENCE else [], {}, IDS, TODAY, TODAY)
    assert found.days["listen"] == (kind in EVIDENCE)
    assert found.answers["listen"] == (kind == "answer")


def test_days_count_and_not_entries() -> None:
    """Three entries of a day are one day, and each principle of an entry has its own."""
    yesterday = TODAY - timedelta(1)
    written = [entry("note", TODAY, "listen"), entry("answer", TODAY, "listen", "lead"), entry("heard", yesterday)]
    found = count_deeds(written, {}, IDS, yesterday, TODAY)
    assert (found.days["listen"], found.days["lead"], found.days["commit"]) == (1, 1, 0)
    assert (found.written, found.age) == (2, 1)


def test_sixty_days_end_today() -> None:
    """The first of them is fifty-nine days ago."""
    assert since(TODAY) == date(2026, 9, 24)


def test_barriers_are_turned() -> None:
    """Hardly ever in the way and nothing written is a word; nearly every day, and much written, is a deed."""
    assert [gap.kind for gap in _barrier(1, shown(0)).profile.gaps] == [WORD]
    assert [gap.kind for gap in _barrier(5, shown(20)).profile.gaps] == [DEED]
    assert not _barrier(5, shown(0)).profile.gaps
    assert not _barrier(1, shown(20)).profile.gaps


def test_others_a_step_away_are_a_blind_spot_or_a_hidden_strength() -> None:
    """A step lower, a step higher; half a step is neither; at most two of each, the widest apart first."""
    assert _others((4, 3.0)) == [("0", BLIND)]
    assert _others((3, 4.0)) == [("0", HIDDEN)]
    assert _others((4, 3.5), (4, None)) == []
    assert _others((4, 3.0), (5, 2.0), (5, 3.5)) == [("1", BLIND), ("2", BLIND)]


def test_the_ratings_furthest_from_the_middle_come_first() -> None:
    """A 5 without a day stands before a 4 without one."""
    found = shown(0)
    both = Deeds({**found.days, "lead": 0}, found.answers, 30, {}, 200)
    assert [gap.id for gap in word_and_deed([said(4), said(5, "lead")], both, TODAY)] == ["lead", "listen"]


def _others(*pairs: tuple[int, float | None]) -> list[tuple[str, str]]:
    items = [said(own, str(place), others=others) for place, (own, others) in enumerate(pairs)]
    found: tuple[Gap, ...] = self_and_others(items, TODAY)
    return [(gap.id, gap.kind) for gap in found]


def _barrier(value: int, found: Deeds) -> Assessment:
    barrier = Barrier(id="alone", name="Alone", how="So.", enablers=(), practices=(), principles=("listen",))
    principles = [Principle(id=one, name=one, pillar="p", summary="So.", ideas=()) for one in IDS]
    rating = Entry("k" * 32, "rating", TODAY, "", "UTC", item="alone", data={"scale": "barriers", "value": value})
    known = RatingFacts(
        ratings={"alone": [rating]},
        deeds=found,
        others={"alone": OthersRating(None, 0)},
        taken_on=(),
        room=3,
        answered={},
        today=TODAY,
    )
    return assessment(Framework((*principles, barrier)), known, "barriers")


@pytest.mark.parametrize(
    ("practised", "says"),
    [
        (0, "On 20 of 60 days you wrote something under it. What do they say?"),
        (16, "On 20 of 60 days you wrote something under it, 16 of them a practice. What do they say?"),
        (20, "On 20 of 60 days you ticked a practice under it. What do they say?"),
    ],
)
def test_many_days_are_told_as_what_was_counted(practised: int, says: str) -> None:
    """Written or ticked under it, and never as days that show it."""
    found = shown(20)
    counted = Deeds(found.days, found.answers, 30, {}, 200, {"listen": practised})
    (gap,) = word_and_deed([said(2)], counted, TODAY)
    assert gap.says.endswith(says)


def test_ticks_are_counted_apart() -> None:
    """A day with a tick, however many, and no day with words alone."""
    written = [entry("practice", TODAY, "listen"), entry("note", TODAY - timedelta(1), "listen")]
    found = count_deeds(written, {}, IDS, TODAY, TODAY)
    assert (found.days["listen"], found.practised["listen"]) == (2, 1)


def test_what_was_counted_for_a_principle_is_named_with_it() -> None:
    """A barrier, a behaviour and a check of oneself have no days of their own."""
    (gap,) = _barrier(5, shown(20)).profile.gaps
    assert 'On 20 of 60 days you wrote something under "listen".' in gap.says
    (gap,) = _barrier(1, shown(0)).profile.gaps
    assert 'nothing written for "listen" yet' in gap.says
