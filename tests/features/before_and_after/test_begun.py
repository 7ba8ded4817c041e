"""What was begun because of a cause or for a measure, and what came in."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from custfocus.features.before_and_after.begun import Begun, begun
from custfocus.features.before_and_after.cases import counted_cases, tag_of
from custfocus.features.sheets import sheet as sheets
from custfocus.journal.entry import Entry
from tests.sheets import kept
from tests.stories import framework

DAY = date(2026, 9, 23)
MEASURE = "m" * 32
NAMES = {"first reply": MEASURE}


def entry(id_: str, kind: str, after: int, text: str = "", item: str | None = None, **data: Any) -> Entry:
    """An entry so many days after the day."""
    day = DAY + timedelta(after)
    return Entry(id_, kind, day, f"{day}T09:00:00.000Z", "UTC", item=item, text=text, asked="As it was", data=data)


def sheet(id_: str, worksheet: str, after: int = 0, **values: str) -> Entry:
    """A sheet that was opened so many days after the day."""
    item = framework().by_id[worksheet]
    assert item.kind == "worksheet"
    whole = kept(sheets.begun(item, DAY + timedelta(after), values))
    return entry(id_, "sheet", after, whole["text"], worksheet, **whole["data"])


def adopted(id_: str, after: int, until: int | None = None, item: str = "ask-once-more", **aim: str) -> Entry:
    """A practice taken on so many days after the day, until another."""
    end = DAY + timedelta(until) if until is not None else None
    return entry(id_, "adoption", after, item=item, times=1, days=7, until=end and end.isoformat(), **aim)


def all_begun(
    sheets: Sequence[Entry] = (), adoptions: Sequence[Entry] = (), plans: Sequence[Entry] = ()
) -> list[Begun]:
    """All that was begun."""
    return begun(framework(), sheets, adoptions, plans, NAMES)


def test_a_recovery_plan_holds_from_the_day_it_was_agreed_or_opened_and_a_decision_from_its_own() -> None:
    """One that names no cause isn't about one, nor is a decision begun that nobody has taken yet."""
    made = all_begun(
        [
            sheet("a", "recovery", problem="Parcels come late", cause=" Late ", agreed="2026-10-01"),
            sheet("b", "recovery", problem="Wrong bills", cause="price or bill"),
            sheet("c", "recovery", problem="Something else"),
            sheet("d", "decision", decision="Open on Saturdays", cause="hard to reach", decided="2026-09-30"),
            sheet("e", "decision", decision="A second desk", cause="first REPLY", decided="2026-09-29"),
            sheet("f", "decision", decision="Another form", cause="unclear"),
        ]
    )
    assert [(each.name, each.day, each.aim) for each in made] == [
        ("Parcels come late", date(2026, 10, 1), "Late"),
        ("Open on Saturdays", date(2026, 9, 30), "hard to reach"),
        ("A second desk", date(2026, 9, 29), MEASURE),
        ("Wrong bills", DAY, "price or bill"),
    ]
    assert [each.called for each in made[:2]] == ["A recovery plan", "A decision, tested on the customer"]


def test_a_practice_is_one_from_when_it_was_taken_on_whatever_its_cadence_became() -> None:
    """For what was said last; taken on anew after a gap it is another."""
    made = all_begun(
        adoptions=[
            adopted("a", 0, until=10, aim="late"),
            adopted("b", 10, until=20),
            adopted("c", 30, aim=MEASURE),
            adopted("d", 5, item="talk-direct"),
        ]
    )
    assert [(each.id, each.day, each.ended, each.aim) for each in made] == [
        ("c", DAY + timedelta(30), None, MEASURE),
        ("a", DAY, DAY + timedelta(20), "late"),
    ]
    assert made[0].name == "Ask one question more"


def test_a_plan_that_stands_is_told_in_its_words_and_none_for_a_measure_that_is_gone() -> None:
    """Of one that was let go nobody knows until when it held."""
    made = all_begun(
        plans=[
            entry("a", "plan", 0, "If it rings, then I answer", practice=None, status="open", aim="hard to reach"),
            entry("b", "plan", 1, "If b", practice=None, status="dropped", aim="late"),
            entry("c", "plan", 2, "If c", practice=None, status="open", aim="n" * 32),
            entry("d", "plan", 3, "If d", practice=None, status="open"),
        ]
    )
    assert [(each.id, each.name, each.day) for each in made] == [("a", "If it rings, then I answer", DAY)]


def test_trouble_that_was_heard_of_counts_where_a_tag_names_the_cause() -> None:
    """Praise and wishes don't, nor does what became a complaint, which is counted there."""
    heard = [
        entry("k", "heard", 1, "Again #late", who=None, channel=None, firsthand=True, tone="trouble"),
        entry("l", "heard", 2, "Never #late", who=None, channel=None, firsthand=True, tone="praise"),
        entry("m", "heard", 3, "Too #late", who=None, channel=None, firsthand=True),
        entry("n", "heard", 4, "So #late", who=None, channel=None, firsthand=True, tone="trouble"),
    ]
    complaint = sheet("a", "complaint", 4, cause="Late")
    complaint.data["of"] = "n"
    cases = counted_cases(framework(), [complaint], {}, {"Late": heard})
    assert cases.by_cause == {"late": Counter([DAY + timedelta(1), DAY + timedelta(4)])}
    assert tag_of("Not as promised") == "not-as-promised"


def test_cases_are_complaints_and_customers_who_leave_by_cause_and_all_else_is_counted_beside_them() -> None:
    """As insights counts them: small letters or large, and nobody who stays."""
    cases = counted_cases(
        framework(),
        [
            sheet("a", "complaint", 1, cause="late"),
            sheet("b", "complaint", 1, cause="Late"),
            sheet("c", "complaint", 2),
            sheet("d", "loyalty", 3, which="left", cause="late"),
            sheet("e", "loyalty", 3, which="stays", cause="late"),
        ],
        {DAY: 2},
        {},
    )
    days = [DAY + timedelta(after) for after in range(4)]
    assert cases.by_cause == {"late": Counter({days[1]: 2, days[3]: 1})}
    assert cases.all == Counter({days[0]: 2, days[1]: 2, days[2]: 1, days[3]: 2})
