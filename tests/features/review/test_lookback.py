from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.framework import name_of
from custfocus.features.priorities.season import MOST
from custfocus.features.review.lookback import MOST_OPEN
from custfocus.features.review.steps import WENT, step_prompt
from custfocus.features.review.views import ITEM, LINE, NEW, PLAN, PRIORITY, MonthReview, ReviewPrompt
from custfocus.journal.entry import Entry
from tests.features.october import (
    FRAMEWORK,
    MONTH,
    answer,
    checked,
    entry,
    full_october,
    october,
    priority,
    reviewed,
    sheet,
    stood,
)


def test_the_page_has_the_month_s_words_and_figures() -> None:
    """Answers by day, who said what, practices with their fullest word, quiet principles, open intentions."""
    view = full_october()
    assert (view.month, view.name, view.days) == (MONTH, "October 2026", 6)
    assert view.counts == {"answer": 2, "practice": 2, "heard": 1, "note": 1, "sheet": 0}
    assert [each.day.day for each in view.answers] == [6, 20]
    assert [(each.text, each.about) for each in view.heard] == [("I never know who to call.", "Ana")]
    [practice] = view.practices
    assert (practice.id, practice.name, practice.times) == ("ring", "Ring a customer", 2)
    assert practice.happened.text == "She asked twice when it ships."
    assert [each.id for each in view.quiet] == ["lead"]
    assert [each.text for each in view.intentions] == ["Ring the bakery"]
    assert view.last is not None
    assert view.last.line == "Pick up the phone."
    assert [each.text for each in view.last.priorities] == ["Two visits a month", "One name on every invoice"]


def test_the_checklist_is_in_order_with_answers_as_they_were_asked() -> None:
    """An answered one keeps its words of then; a retired one is there only with its answer."""
    view = october(checklist=(checked("needs", "Shorter waits", asked="In other words?"), checked("old", "Yes")))
    assert [(item.id, item.asked, item.text) for item in view.items] == [
        ("needs", "In other words?", "Shorter waits"),
        ("changes", "What changes?", ""),
        ("old", "As it was asked?", "Yes"),
    ]
    assert [item.id for item in october().items] == ["needs", "changes"]


def test_an_item_comes_with_the_latest_answer_of_an_earlier_month() -> None:
    """Not with one of a later month, nor with its own."""
    answers = [checked("needs", text, month) for text, month in _MONTHS.items()]
    before = october(checklist=answers).items[0].before
    assert before is not None
    assert before.text == "in August"


_MONTHS = {"in July": "2026-07", "in August": "2026-08", "in October": MONTH, "in November": "2026-11"}


def test_a_finished_review_lacks_nothing_and_keeps_to_its_own_priorities() -> None:
    """What was set since doesn't concern it; what it decided about does, whatever became of it."""
    done, mine = priority("done", status="done"), priority("mine", MONTH)
    since = priority("since", "2026-11")
    view = october(priorities=(done, mine, since), reviews=(reviewed({done.id: "keep"}, finished=True),))
    assert view.open == ()
    assert [each.text for each in view.priorities] == ["done", "mine"]
    assert view.letter == "# A letter"


@given(st.lists(st.sampled_from(["2026-07", "2026-09", MONTH, "2026-11"]), max_size=5))
def test_every_open_priority_of_an_earlier_review_is_asked_about_once(months: list[str]) -> None:
    """Those of this review and of later ones are not; new ones are asked for while there is room."""
    standing = [priority(f"from {month}", month) for month in months]
    done = [priority("done", status="done"), priority("dropped", status="dropped")]
    view = october(priorities=standing + done)
    asked = [step.id for step in view.open if step.what == PRIORITY]
    assert sorted(asked) == sorted(each.id for each in standing if each.data["month"] < MONTH)
    assert any(step.what == NEW for step in view.open) == (len(standing) < MOST)


def test_a_review_is_empty_until_something_of_its_own_is_in_it() -> None:
    """The month's entries and earlier priorities are no part of it."""
    old = priority("old")
    assert october(answer(1, "words"), priorities=(old,)).is_empty
    assert not october(checklist=(checked("needs", "x"),)).is_empty
    assert not october(priorities=(priority("mine", MONTH),)).is_empty
    assert not october(priorities=(old,), reviews=(reviewed({old.id: "keep"}),)).is_empty
    assert not october(reviews=(reviewed(line="x"),)).is_empty
    assert not october(reviews=(reviewed(),)).is_empty  # as one is that answered what waits alone


def test_then_and_now_pairs_the_answers_to_the_same_question() -> None:
    """The earlier one first; without an earlier one there is no pair."""
    view = full_october()
    assert view.then is not None
    assert [each.day for each in view.then] == [date(2026, 5, 3), date(2026, 10, 6)]
    assert october(answer(6, "now")).then is None


def test_an_empty_journal_makes_a_review_all_the_same() -> None:
    """Nothing is quiet or missing but what can be answered."""
    view = october()
    assert (view.days, view.answers, view.practices, view.last) == (0, (), (), None)
    assert _open(view) == [(ITEM, "needs"), (ITEM, "changes"), (NEW, ""), (LINE, "")]


def test_a_practice_that_left_the_framework_keeps_its_id_for_a_name() -> None:
    """What was written stays readable."""
    [practice] = october(entry("practice", date(2026, 10, 7), "x", item="gone")).practices
    assert practice.name == "gone"
    assert name_of(FRAMEWORK, "ring") == "Ring a customer"


def test_the_same_journal_makes_the_same_review() -> None:
    """Whatever order its entries come in."""
    entries = [answer(day, "x" * day, "listen") for day in range(1, 9)]
    assert october(*entries).answers == october(*reversed(entries)).answers


def _open(view: MonthReview) -> list[tuple[str, str]]:
    return [(step.what, step.id) for step in view.open]


@pytest.mark.parametrize(("began", "quiet"), [(None, []), (date(2026, 10, 4), []), (date(2026, 10, 3), ["lead"])])
def test_nothing_is_quiet_in_a_journal_s_first_four_weeks(began: date | None, quiet: list[str]) -> None:
    """Counted to the end of the month, or to today where that is still to come."""
    assert [each.id for each in october(lived={"listen": 1, "recover": 1}, began=began).quiet] == quiet
    so_far = october(lived={"listen": 1, "recover": 1}, began=date(2026, 10, 3), today=date(2026, 10, 30))
    assert so_far.quiet == ()


def planned(name: str, day: date, status: str = "open", **fired: str) -> Entry:
    """A plan that was made on a day, and how it went by month; an underscore stands for a dash."""
    went = {month.strip("m").replace("_", "-"): outcome for month, outcome in fired.items()}
    went = {month.strip("m").replace("_", "-"): outcome for month, outcome in fired.items()}
    data: dict[str, Any] = {"practice": None, "status": status, "earlier": [], "fired": went}
    return Entry(name, "plan", day, "", "UTC", text=f"If {name}, then y", asked="Working alone", data=data)


def test_a_review_asks_of_the_plans_that_stood_in_the_month() -> None:
    """Those made by its end that stand, until it is said how each went; one let go, once that was said of it."""
    plans = (
        planned("before", date(2026, 9, 1)),
        planned("told", date(2026, 9, 1), m2026_10="missed"),
        planned("last-day", date(2026, 10, 31)),
        planned("after", date(2026, 11, 1)),
        planned("gone", date(2026, 9, 1), "dropped"),
        planned("gone-told", date(2026, 9, 1), "dropped", m2026_10="used"),
    )
    view = october(plans=plans)
    assert [(each.id, each.outcome) for each in view.plans] == [
        ("before", None),
        ("told", "missed"),
        ("last-day", None),
        ("gone-told", "used"),
    ]
    assert [step.id for step in view.open if step.what == PLAN] == ["before", "last-day"]
    kinds = [step.what for step in view.open]
    assert kinds.index(PLAN) > max(place for place, what in enumerate(kinds) if what == ITEM)
    asked = step_prompt(view, next(step for step in view.open if step.id == "last-day"))
    assert asked == ReviewPrompt(
        "Plan 3 of 4  How did it go in October?", "If last-day, then y", ("Working alone", WENT)
    )
    assert not view.is_empty
    assert october(plans=plans[:1]).is_empty


def test_a_review_takes_up_the_sheets_that_were_open_at_its_end() -> None:
    """The first few as they were given, and how many more; one that was opened since is of another month."""
    given = stood(*(sheet(f"{place}", date(2026, 10, 31), by="2026-11-01") for place in range(MOST_OPEN + 2)))
    since = stood(sheet("since", date(2026, 11, 1)))
    found = october(open_sheets=(*since, *given)).sheets
    assert (found.open, found.more) == (given[:MOST_OPEN], 2)
    assert [each.overdue for each in found.overdue] == [1] * MOST_OPEN
    promised = stood(sheet("promised", date(2026, 10, 1), by="2026-12-01"))
    assert october(open_sheets=promised).sheets.overdue == ()


def test_a_review_has_what_was_opened_and_closed_in_its_month() -> None:
    """Opened by the month's own count; closed as it is given."""
    ended = stood(sheet("Ana", date(2026, 8, 1), date(2026, 10, 2)))
    opened = [entry("sheet", date(2026, 10, day)) for day in (1, 9)]
    found = october(*opened, closed_sheets=ended).sheets
    assert (found.opened, found.closed) == (2, ended)
    assert october().sheets.opened == 0
