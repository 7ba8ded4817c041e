from custfocus.features.review.steps import season_over, step_prompt
from custfocus.features.review.views import ITEM, LINE, NEW, PRIORITY, MonthReview
from tests.features.october import (
    checked,
    full_october,
    october,
    priority,
    reviewed,
)


def test_where_to_go_on_is_the_first_thing_missing() -> None:
    """Questions in order, then the priorities to decide about, then new ones, then the closing line."""
    old = priority("Two visits")
    everything = (ITEM, "needs"), (ITEM, "changes"), (PRIORITY, old.id), (NEW, ""), (LINE, "")
    assert _open(october(priorities=(old,))) == [*everything]
    half = october(priorities=(old,), checklist=(checked("needs", "x"),))
    assert _open(half) == [*everything[1:]]
    decided = october(
        priorities=(old,),
        checklist=(checked("needs", "x"), checked("changes", "x")),
        reviews=(reviewed({old.id: "keep"}),),
    )
    assert _open(decided) == [*everything[3:]]


def test_each_step_says_where_one_is_and_what_helps() -> None:
    """The place among all, the help, the earlier answer; a season that is over; how many may be new."""
    view = full_october()
    asked = {step.words: step_prompt(view, step) for step in view.open}
    assert asked["What changes?"].title == "Question 2 of 2  Changes"
    assert asked["One name on every invoice"].title == "Priority 2 of 2"
    assert asked["One name on every invoice"].hints == ("Its season is over; it was until 31 October 2026.",)
    first = october(checklist=(checked("needs", "Then", "2026-09"),))
    assert step_prompt(first, first.open[0]).hints == ("Think of one by name.", "28 September 2026: Then")
    one = october(priorities=(priority("One"),))
    [new] = [step_prompt(one, step) for step in one.open if step.what == NEW]
    assert new.title == "New priority, 2 of 3"
    assert [step_prompt(view, step).asked for step in view.open] == [step.words for step in view.open]


def test_a_season_s_end_is_told() -> None:
    """For the review of its last month."""
    view = full_october()
    assert [season_over(view, each) for each in view.priorities] == [False, True, False]


def test_a_season_is_told_in_months() -> None:
    """Where priorities are asked for."""
    [new] = [step for step in october().open if step.what == NEW]
    assert new.words == "What matters most until 31 January 2027?"


def _open(view: MonthReview) -> list[tuple[str, str]]:
    return [(step.what, step.id) for step in view.open]
