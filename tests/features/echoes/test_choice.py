from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.framework import ECHO_ABOUTS, EchoAbout, Framework
from custfocus.content.models import Echo
from custfocus.features.echoes.choice import ECHO_EVERY, ECHO_RESTS_DAYS, PastEchoes, choose, has_room, may_have_one
from custfocus.features.echoes.subjects import EchoSubject

# A day of the calendar that may have one.
TODAY = date(2026, 11, 24)
FREE = PastEchoes(recent=(False, False))


def echo(name: str, about: EchoAbout = "heard", asks: str = "What has come of it?", worksheet: str = "") -> Echo:
    """A question about a kind of entry."""
    return Echo(id=name, name=name, about=about, asks=asks, worksheet=worksheet, pillar="care")


def subject(
    name: str, about: EchoAbout = "heard", ago: int = 10, *, overdue: int = 0, waits: bool = False
) -> EchoSubject:
    """An entry of so many days ago."""
    return EchoSubject(about, name, TODAY - timedelta(ago), f"words of {name}", "So.", overdue=overdue, waits=waits)


def framework(*echoes: Echo) -> Framework:
    """A framework with these questions alone."""
    return Framework(echoes)


ALL = framework(*(echo(f"about-{about}", about) for about in ECHO_ABOUTS))


def chosen(*subjects: EchoSubject, past: PastEchoes = FREE, content: Framework = ALL) -> str | None:
    """The id of the entry that is asked about."""
    pick = choose(content, subjects, past, TODAY)
    return pick.subject.id if pick else None


@given(st.lists(st.booleans(), max_size=60), st.integers(0, 40))
def test_at_most_every_third_answer_is_to_one_and_never_on_two_days_running(answered: list[bool], start: int) -> None:
    """Whichever days are answered, and whichever are only looked at."""
    to_echo: list[bool] = []
    shown: list[bool] = []
    for step, answers in enumerate(answered):
        recent = tuple(reversed(to_echo))[: ECHO_EVERY - 1]
        due = may_have_one(TODAY + timedelta(start + step)) and has_room(PastEchoes(recent=recent))
        shown.append(due)
        if answers:
            to_echo.append(due)
    assert not any(both == (True, True) for both in pairwise(shown))
    windows = (to_echo[place : place + ECHO_EVERY] for place in range(len(to_echo)))
    assert all(sum(window) <= 1 for window in windows)


def test_none_is_due_once_one_was_set_aside_on_the_day() -> None:
    """Whoever sets it aside gets another kind of question."""
    assert has_room(FREE)
    assert not has_room(PastEchoes(recent=(False, False), set_aside=True))


def test_what_is_overdue_comes_first_then_what_waits() -> None:
    """The most overdue before the less; what waits before all else, though it is younger."""
    late, later = subject("late", "sheet", overdue=2), subject("later", "sheet", 5, overdue=9)
    waiting, calm = subject("waiting", "intention", 8, waits=True), subject("calm", "priority", 90)
    assert chosen(calm, waiting, late, later) == "later"
    assert chosen(calm, waiting, late) == "late"
    assert chosen(calm, waiting) == "waiting"
    assert chosen(calm) == "calm"
    assert chosen() is None


def test_the_kinds_take_turns_and_of_a_kind_the_oldest_is_first() -> None:
    """The kind that was asked about longest ago comes first."""
    remarks = [subject("young", ago=5), subject("old", ago=30)]
    plan = subject("plan", "plan", ago=2)
    used = {"about-heard": TODAY - timedelta(3), "about-plan": TODAY - timedelta(9)}
    assert chosen(*remarks, plan, past=PastEchoes(recent=(False, False), used=used)) == "plan"
    assert chosen(*remarks, past=PastEchoes(recent=(False, False), used=used)) == "old"


@pytest.mark.parametrize(("days", "awake"), [(ECHO_RESTS_DAYS - 1, False), (ECHO_RESTS_DAYS, True)])
def test_an_entry_rests_after_it_was_asked_about(days: int, awake: bool) -> None:
    """For thirty days, answered or set aside."""
    past = PastEchoes(recent=(False, False), asked={"it": TODAY - timedelta(days)})
    assert (chosen(subject("it"), past=past) == "it") is awake


def test_what_was_let_go_is_never_asked_about_again() -> None:
    """However long ago that was."""
    assert chosen(subject("it"), past=PastEchoes(recent=(False, False), let_go={"it"})) is None


def test_words_that_need_a_name_are_not_used_where_there_is_none() -> None:
    """Another question about the same thing is asked, or none."""
    named = echo("named", asks="What would {who} say?")
    nameless = subject("it")
    assert chosen(nameless, content=framework(named)) is None
    pick = choose(framework(named, echo("plain")), [nameless], FREE, TODAY)
    assert pick is not None
    assert pick.echo.id == "plain"


def test_what_is_kept_has_no_name_and_no_word_of_the_entry() -> None:
    """The sentence that is shown has both the name and the day; what is quoted stands in neither."""
    remark = EchoSubject("heard", "it", date(2026, 11, 3), "I waited for weeks", "So.", who="Ms Adeyemi")
    pick = choose(framework(echo("named", asks="{who} said this on {day}. What came of it?")), [remark], FREE, TODAY)
    assert pick is not None
    assert pick.asks == "Ms Adeyemi said this on 3 November. What came of it?"
    assert pick.kept == "This person said this on 3 November. What came of it?"


def test_a_sheet_has_the_words_made_for_its_worksheet() -> None:
    """Those for any sheet are for sheets of other worksheets."""
    content = framework(echo("any", "sheet"), echo("complaint", "sheet", worksheet="complaint"))
    sheet = EchoSubject("sheet", "it", TODAY - timedelta(9), "words", "So.", worksheet="complaint")
    other = EchoSubject("sheet", "it", TODAY - timedelta(9), "words", "So.", worksheet="decision")
    assert [pick.echo.id for each in (sheet, other) if (pick := choose(content, [each], FREE, TODAY))] == [
        "complaint",
        "any",
    ]


def test_the_words_take_turns() -> None:
    """Those used longest ago are next."""
    content = framework(echo("first"), echo("second"))
    past = PastEchoes(recent=(False, False), used={"first": TODAY - timedelta(40)})
    pick = choose(content, [subject("it")], past, TODAY)
    assert pick is not None
    assert pick.echo.id == "second"
