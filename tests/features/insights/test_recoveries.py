"""Recoveries that are offered where one cause keeps coming up."""

from datetime import date, timedelta

from custfocus.features.insights.recoveries import Case, recoveries_offered

START = date(2026, 1, 5)


def cases(*counted: tuple[str | None, int, int]) -> list[Case]:
    """Cases by cause: how many on which day after the start."""
    return [
        Case(f"{cause}-{after}-{n}", START + timedelta(after), cause)
        for cause, after, many in counted
        for n in range(many)
    ]


def test_three_complaints_of_one_cause_within_90_days_offer_a_recovery() -> None:
    """Two don't, nor do three within 91."""
    assert recoveries_offered(cases(("late", 0, 2), ("price", 0, 1)), {}) == ()
    assert recoveries_offered(cases(("late", 0, 2), ("late", 90, 1)), {}) == ()
    (offer,) = recoveries_offered(cases(("late", 0, 2), ("late", 89, 1)), {})
    assert (offer.cause, len(offer.cases)) == ("late", 3)
    assert (offer.first, offer.last) == (START, START + timedelta(89))


def test_an_offer_stands_after_the_time_and_names_the_latest_such_time() -> None:
    """A later complaint alone doesn't take it back."""
    (offer,) = recoveries_offered(cases(("late", 0, 3), ("late", 200, 4), ("late", 400, 1)), {})
    assert (offer.first, offer.last, len(offer.cases)) == (START + timedelta(200), START + timedelta(200), 4)


def test_a_recovery_that_was_planned_is_offered_again_only_for_what_came_after() -> None:
    """However the cause is written."""
    known = cases(("late", 0, 3), ("late", 10, 2))
    assert recoveries_offered(known, {"Late ": START + timedelta(5)}) == ()
    assert recoveries_offered(known + cases(("late", 12, 1)), {"late": START + timedelta(5)})[0].first == (
        START + timedelta(10)
    )


def test_an_offer_brings_what_is_known_the_latest_first_each_once() -> None:
    """By field; blanks are left out; a case without a cause offers nothing."""
    told = [
        Case(str(n), START + timedelta(n), "late", texts={"said": f"said {n}", "done": "sent flowers", "learnt": " "})
        for n in range(3)
    ]
    (offer,) = recoveries_offered([*told, *cases((None, 0, 5), (" ", 0, 5))], {})
    assert offer.cases == ("2", "1", "0")
    assert offer.texts == {"said": ("said 2", "said 1", "said 0"), "done": ("sent flowers",)}
