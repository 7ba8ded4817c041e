from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.features.deeds.counting import DEED_DAYS, DeedCount, Deeds
from custfocus.features.ratings.gaps import (
    BLIND,
    DEED,
    HIDDEN,
    MANY,
    WORD,
    WRITTEN,
    YOUNG_DAYS,
    Gap,
    SelfRating,
    self_and_others,
    word_and_deed,
)
from custfocus.features.ratings.latest import RATING_HOLDS_DAYS

TODAY = date(2026, 11, 22)
IDS = ("listen", "lead", "commit", "enhance", "partner", "empower")
CONTACT = "contact"
counts = st.builds(DeedCount, st.integers(0, DEED_DAYS))
known = st.builds(
    Deeds,
    of=st.fixed_dictionaries(dict.fromkeys((*IDS, CONTACT), counts)),
    principles=st.just(IDS),
    written=st.integers(WRITTEN, DEED_DAYS),
    age=st.integers(YOUNG_DAYS, 400),
)


def said(value: int | None, item: str = "listen", day: date = TODAY, **more: Any) -> SelfRating:
    """An item rated so."""
    principle = item if item != CONTACT else "listen"
    return SelfRating(item, principle, value, "so", None if value is None else float(value), day, **more)


def shown(days: int, others: int = 9, item: str = "listen", **more: Any) -> Deeds:
    """A journal with so many days for an item, and so many for every principle else."""
    found = {one: DeedCount(others, {"note": others}) for one in IDS}
    return Deeds(found | {item: DeedCount(days, {"note": days} if days else {}, **more)}, IDS, 30, 200)


def kinds(value: int | None, found: Deeds, item: str = "listen") -> list[str]:
    """What a rating is said to be beside a journal."""
    return [gap.kind for gap in word_and_deed([said(value, item)], found, TODAY)]


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


@given(known)
def test_a_middling_or_unknown_rating_is_never_a_gap(found: Deeds) -> None:
    """3 claims nothing, and neither does "don't know"."""
    assert kinds(3, found) == []
    assert kinds(None, found) == []


@given(known, st.integers(1, 5))
def test_one_day_more_never_brings_word_over_deed(found: Deeds, value: int) -> None:
    """To write once more for a principle can't make it look less lived."""
    more = replace(found, of={**found.of, "listen": DeedCount(found.of["listen"].days + 1)})
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
    young, asleep = replace(found, age=YOUNG_DAYS - 1), replace(found, written=WRITTEN - 1)
    assert kinds(value, young) == []
    assert kinds(value, asleep) == []


def test_a_rating_that_has_grown_old_is_compared_with_nothing() -> None:
    """After half a year it says nothing of today."""
    last = TODAY - timedelta(RATING_HOLDS_DAYS)
    assert word_and_deed([said(5, day=last)], shown(0), TODAY)
    assert not word_and_deed([said(5, day=last - timedelta(1))], shown(0), TODAY)
    assert not self_and_others([said(5, day=last - timedelta(1), others=2.0)], TODAY)


@given(known, st.integers(1, 5))
def test_silence_says_nothing_of_what_is_narrower_than_a_principle(found: Deeds, value: int) -> None:
    """Nobody takes on all practices, so a behaviour is never a word; much done for it is a deed all the same."""
    assert WORD not in kinds(value, found, CONTACT)
    assert kinds(2, shown(20, item=CONTACT), CONTACT) == [DEED]


def test_much_done_against_a_barrier_contradicts_nothing() -> None:
    """It may well be in the way."""
    assert not word_and_deed([said(1, "haste", turned=True)], shown(20, item="haste"), TODAY)


def test_where_a_principle_is_named_what_belongs_to_it_is_not() -> None:
    """Without it, it stands by itself."""
    both = shown(20)
    both = replace(both, of={**both.of, CONTACT: DeedCount(20)})
    assert [gap.id for gap in word_and_deed([said(2, CONTACT), said(2)], both, TODAY)] == ["listen"]
    assert [gap.id for gap in word_and_deed([said(2, CONTACT), said(3)], both, TODAY)] == [CONTACT]


def test_others_a_step_away_are_a_blind_spot_or_a_hidden_strength() -> None:
    """A step lower, a step higher; half a step is neither; at most two of each, the widest apart first."""
    assert _others((4, 3.0)) == [("0", BLIND)]
    assert _others((3, 4.0)) == [("0", HIDDEN)]
    assert _others((4, 3.5), (4, None)) == []
    assert _others((4, 3.0), (5, 2.0), (5, 3.5)) == [("1", BLIND), ("2", BLIND)]


def test_the_ratings_furthest_from_the_middle_come_first() -> None:
    """A 5 without a day stands before a 4 without one."""
    found = shown(0)
    both = replace(found, of={**found.of, "lead": DeedCount()})
    assert [gap.id for gap in word_and_deed([said(4), said(5, "lead")], both, TODAY)] == ["lead", "listen"]


def _others(*pairs: tuple[int, float | None]) -> list[tuple[str, str]]:
    items = [said(own, str(place), others=others) for place, (own, others) in enumerate(pairs)]
    found: tuple[Gap, ...] = self_and_others(items, TODAY)
    return [(gap.id, gap.kind) for gap in found]


def test_what_was_counted_is_told_and_what_was_answered_is_no_deed() -> None:
    """The kinds and the days of a deed; of a word, since when there is nothing, and that it was answered about."""
    much = shown(20)
    much = replace(much, of={**much.of, "listen": DeedCount(20, {"practice": 16, "note": 1, "heard": 6}, 4)})
    (deed,) = word_and_deed([said(2)], much, TODAY)
    assert deed.says == (
        "You rated this 2 (so). The last 60 days have 16 ticks, 1 note and 6 heard, on 20 days. What do they say?"
    )
    (word,) = word_and_deed([said(5)], shown(0, answers=4, last=date(2026, 5, 3)), TODAY)
    assert word.says == (
        "You rated this 5 (so); no tick, note, sheet or remark for it since 3 May, though you answered 4 questions "
        "about it. Not done, or not written down?"
    )
    assert (deed.deeds, deed.answers, word.days) == ({"practice": 16, "note": 1, "heard": 6}, 4, 0)
    (never,) = word_and_deed([said(5)], shown(0), TODAY)
    assert "no tick, note, sheet or remark for it yet. Not done" in never.says
