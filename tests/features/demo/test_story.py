"""The demo's half year on any day: moved by whole weeks, with its months after it."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import chain
from typing import Any

import pytest

from custfocus.base.dates import month_end, month_key, months_on
from custfocus.content.demo import half_year
from custfocus.content.load import content_folder
from custfocus.features.demo.story import Story, moved_story
from custfocus.features.plans.plans import MISSED, NO_OCCASION, USED
from custfocus.features.practice.adoptions import MOST_AT_ONCE, adoptions_on
from custfocus.features.review import month
from custfocus.features.sheets.kept import sheets_of
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import CLOSED, EVIDENCE, KINDS, OPEN
from tests.stories import assessed, entries, framework, named, planted_in

TODAY = date(2026, 11, 19)
DAYS = [TODAY + timedelta(count) for count in range(400)]
# Every day of a week, at the end of a short month and of a year.
SOME_DAYS = [date(2027, 2, 25) + timedelta(count) for count in range(7)] + [date(2026, 12, 31), date(2028, 2, 29)]
# What has happened; other days in the data, such as those promised, may lie ahead.
HAPPENED = {"closed", "told", "answered", "thanked", "opened"}
TIME_OF_THE_YEAR = re.compile(
    r"\b(January|February|March|April|in May|June|July|August|September|October|November|December|Easter|Christmas|"
    r"spring|summer|autumn|winter|frost|\w+teenth|twelfth)\b"
)


@cache
def on(today: date) -> Story:
    """The story as it would have gone by a day."""
    return moved_story(framework(), half_year(content_folder(), framework(), ""), today)


def reviews(moved: Story) -> list[Entry]:
    """The reviews as the journal keeps them."""
    return [
        Entry(
            id=str(each.month),
            kind="review",
            day=each.day,
            at="",
            zone="",
            item=None,
            asked="",
            text="",
            principles=(),
            data={"month": month_key(each.month), "finished": True},
        )
        for each in moved.months
    ]


def days_in(data: Any) -> Iterator[tuple[str, str]]:
    """The days in an entry's data, each under its name."""
    for name, value in data.items():
        if isinstance(value, dict):
            yield from days_in(value)
        elif isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            yield name, value


def texts() -> Iterator[str]:
    """All that the leader and others say in it."""
    content = half_year(content_folder(), framework(), "")
    for entry in content.entries:
        yield entry.text
        yield from (str(value) for value in entry.data.get("fields", {}).values())
    for review in content.reviews:
        yield from chain(review.answers.values(), review.priorities, [review.line])


def test_on_the_day_that_it_was_written_for_it_stays_as_it_is() -> None:
    """Each entry on its own day, and a review after each month."""
    content = half_year(content_folder(), framework(), "")
    moved = on(TODAY)
    assert content.today == TODAY
    assert [entry.day for entry in moved.entries] == [entry.day for entry in content.entries]
    assert [each.day for each in moved.months] == [review.day for review in content.reviews]


def test_on_each_of_400_days_weekdays_hold_and_nothing_lies_ahead() -> None:
    """All moves by the same whole weeks, and ends in the seven days before."""
    still = on(TODAY).entries
    for today in DAYS:
        written = on(today).entries
        (apart,) = {entry.day - before.day for entry, before in zip(written, still, strict=True)}
        assert apart.days % 7 == 0
        assert 0 < (today - written[-1].day).days <= 7
        assert [entry.day for entry in written] == sorted(entry.day for entry in written)
        for entry, before in zip(written, still, strict=True):
            then = dict(days_in(before.data))
            for name, day in days_in(entry.data):
                assert date.fromisoformat(day) - date.fromisoformat(then[name]) == apart
                assert name not in HAPPENED or date.fromisoformat(day) < today


def test_on_each_of_400_days_a_complaint_is_open_and_a_plan_stands() -> None:
    """Two complaints wait for an answer, those before are closed; two plans are tried."""
    for today in DAYS:
        sheets = [entry for entry in on(today).entries if entry.item == "complaint"]
        assert [sheet.data["status"] for sheet in sheets].count(OPEN) == 2
        assert {sheet.data["status"] for sheet in sheets} == {OPEN, CLOSED}
        plans = [entry for entry in on(today).entries if entry.kind == "plan"]
        assert [plan.data["status"] for plan in plans] == ["open", "open"]


def test_on_each_of_400_days_a_review_is_due_or_done() -> None:
    """Last month's is finished, or it is the time for it; none is held before its month is over, or ahead."""
    checks = [each.id for each in framework().checklist]
    seen = Counter[bool]()
    for today in DAYS:
        moved = on(today)
        finished = month.is_finished(reviews(moved), months_on(today, -1))
        waiting = month.due(reviews(moved), [], checks, moved.entries[0].day, today)
        assert finished or (waiting and waiting.month == months_on(today, -1))
        seen[finished] += 1
        assert 4 <= len(moved.months) <= 5
        for place, each in enumerate(moved.months):
            assert each.month == months_on(moved.months[0].month, place)
            assert moved.entries[0].day < each.month
            assert month_end(each.month) < each.day < today
            assert each.day.weekday() < 5
            assert each.day.day <= 7
    assert min(seen.values()) > 20


def test_each_plan_is_looked_back_on_once_it_stands() -> None:
    """In every month that ends after it was made, on whichever days these fall."""
    for today in DAYS:
        plans = {entry.key: entry.day for entry in on(today).entries if entry.kind == "plan"}
        for each in on(today).months:
            made = {key for key, day in plans.items() if day <= month_end(each.month)}
            assert made <= each.plans.keys() <= plans.keys()
            assert set(each.plans.values()) <= {USED, MISSED, NO_OCCASION}


@pytest.mark.parametrize("today", SOME_DAYS, ids=str)
def test_what_is_planted_is_what_doesnt_go_together(today: date) -> None:
    """Three principles, and no other scale says anything else."""
    moved = on(today)
    assert len(moved.planted) == 3
    written = entries(moved.entries)
    assert named(assessed(written, today)) == planted_in(moved.planted)
    assert named(assessed(written, today, None)) == planted_in(moved.planted)


@pytest.mark.parametrize("today", SOME_DAYS, ids=str)
def test_every_entry_is_one_that_the_journal_could_have(today: date) -> None:
    """Of a known kind, asked in the words of its item, tied to what came before, in practices that are held."""
    written = on(today).entries
    adoptions = entries(entry for entry in written if entry.kind == "adoption")
    seen: dict[str, str] = {}
    for entry in written:
        item = framework().by_id.get(entry.item or "")
        assert entry.kind in KINDS
        assert item is None or not item.retired
        if entry.kind in ("answer", "practice"):
            assert item
            assert item.kind == {"answer": "question", "practice": "practice"}[entry.kind]
            assert entry.asked == (item.words if entry.kind == "answer" else item.label)
            assert entry.principles == item.principles
        if entry.tie:
            assert seen[entry.data[entry.tie]] == {"aim": "measure"}.get(entry.tie, entry.tie)
        taken = adoptions_on(adoptions, entry.day)
        assert len(taken) <= MOST_AT_ONCE
        assert entry.kind != "practice" or entry.item in taken
        seen[entry.key] = entry.kind
    for sheet in sheets_of(entries(entry for entry in written if entry.kind == "sheet"), framework()):
        assert sheet.closable or sheet.status == OPEN
    checks = {each.id for each in framework().checklist}
    assert all(each.answers.keys() == checks for each in on(today).months)


def test_nothing_is_said_twice() -> None:
    """No answer, remark, note or happening comes back."""
    times = Counter(entry.text for entry in on(TODAY).entries if entry.kind in EVIDENCE and entry.text)
    assert max(times.values()) == 1


def test_no_text_is_bound_to_a_time_of_the_year() -> None:
    """Months and seasons in words couldn't be moved with the days."""
    assert [text for text in texts() if TIME_OF_THE_YEAR.search(text)] == []
