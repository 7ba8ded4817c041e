from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.features.calendar.made_events import ALL, WORKING, due, made, measure, sheet, times
from tests.framework import SMALL

WEEKDAYS = st.frozensets(st.integers(0, 6), min_size=1)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))


@given(DAYS, WEEKDAYS)
def test_the_question_comes_on_each_of_the_user_s_weekdays(day: date, weekdays: frozenset[int]) -> None:
    """And on no other, from the first of them on."""
    question, _ = made(day, weekdays)
    found = [when.date() for when in times(question, 14)]
    span = [day + timedelta(ahead) for ahead in range((found[-1] - day).days + 1)]
    assert found == [each for each in span if each.weekday() in weekdays]


@given(DAYS, WEEKDAYS)
def test_the_review_comes_on_the_first_working_day_of_each_month(day: date, weekdays: frozenset[int]) -> None:
    """One a month without a gap; where all seven days count, work is from Monday to Friday."""
    _, review = made(day, weekdays)
    working = WORKING if weekdays == ALL else weekdays
    found = [when.date() for when in times(review, 13)]
    months = [each.year * 12 + each.month for each in found]
    assert months == [*range(months[0], months[0] + 13)]
    for each in found:
        assert each.weekday() in working
        assert not any(each.replace(day=before).weekday() in working for before in range(1, each.day))
    assert day <= found[0] <= day + timedelta(37)


@given(st.dates(date(2026, 1, 1), date(2026, 3, 1)), WEEKDAYS, st.data())
def test_nothing_comes_on_a_day_away(day: date, weekdays: frozenset[int], data: st.DataObject) -> None:
    """And all else comes as it would."""
    starts = st.dates(day - timedelta(30), day + timedelta(300))
    spans = st.tuples(starts, st.integers(0, 60)).map(lambda span: (span[0], span[0] + timedelta(span[1])))
    away = tuple(data.draw(st.lists(spans, max_size=3)))
    usual, lived = made(day, weekdays), made(day, weekdays, away=away)
    for event, without in zip(usual, lived, strict=True):
        found = set(times(without, 300 if event is usual[0] else 12)) - {*without.left_out}
        wanted = set(times(event, 300 if event is usual[0] else 12))
        assert not any(first <= when.date() <= last for when in found for first, last in away)
        last_seen = max(wanted)
        assert {when for when in found if when <= last_seen} == {
            when for when in wanted if not any(first <= when.date() <= last for first, last in away)
        }


def test_each_event_tells_the_command_to_type() -> None:
    """In its description."""
    question, review = made()
    assert question.description.endswith("type: custfocus")
    assert review.description.endswith("type: custfocus review")


VISIT = SMALL.worksheets[0]


def test_what_is_due_stands_on_its_day_the_earliest_first() -> None:
    """A sheet's next step by the days that count; without a day, none; a measure until it is reached or let go."""
    begun_, promised = sheet("b"), sheet("p", whom="Ana", by="2026-11-30")
    found = due(
        promised,
        begun_,
        sheet("c", whom="Ana", thanked=True),
        scorecard=(
            measure("First reply"),
            measure("Reached", value=3),
            measure("No day", by=None),
            measure("Let go", status="retired"),
        ),
    )
    assert [(each.day.isoformat(), each.summary) for each in found] == [
        ("2026-11-23", "A visit: Ask whether you may come"),
        ("2026-11-30", "A visit: Go"),
        ("2026-12-31", "Scorecard: First reply, target 4 hours"),
    ]
    assert [each.description.partition(": ")[2] for each in found] == [
        "custfocus sheet bkkkkkkk",
        "custfocus sheet pkkkkkkk",
        "custfocus scorecard",
    ]
