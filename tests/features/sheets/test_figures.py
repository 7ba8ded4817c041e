from collections.abc import Mapping
from datetime import date, timedelta
from statistics import median
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.content.framework import by_field
from custfocus.features.sheets.figures import Contact, DecisionOutcome, sheet_figures
from custfocus.features.sheets.sheet import Sheet, begun
from custfocus.features.sheets.values import Value
from custfocus.journal.kinds import CLOSED
from tests.bundled import OURS
from tests.framework import altered

WORKSHEETS, PACK = {one.id: one for one in OURS.worksheets}, OURS.pack
BETWEEN = "a colleague"
SINCE, UNTIL = date(2026, 9, 1), date(2026, 11, 30)
BEFORE, AFTER = SINCE - timedelta(1), UNTIL + timedelta(1)
DAYS = st.dates(date(2026, 7, 1), date(2027, 1, 31))


def case(name: str, opened: date, end: date | None = None, **values: Value) -> Sheet:
    """A sheet of ours, closed on a day if one is given."""
    sheet = begun(WORKSHEETS[name], opened, values)
    return replace(sheet, id=f"{name}-{opened}", status=CLOSED, closed=end) if end else sheet


def told(opened: date, days: int, **values: Value) -> Sheet:
    """A complaint whose customer was told so many days later."""
    return case("complaint", opened, None, told=(opened + timedelta(days)).isoformat(), **values)


def test_opened_closed_and_open_are_those_of_the_time() -> None:
    """The first and the last day belong to it; what was closed after it was open on its last day."""
    found = sheet_figures(
        [
            case("mantra", BEFORE),
            case("mantra", BEFORE, SINCE),
            case("mantra", BEFORE, BEFORE),
            case("recovery", SINCE),
            case("recovery", UNTIL, AFTER),
            case("recovery", AFTER),
        ],
        (),
        SINCE,
        UNTIL,
        PACK,
    )
    assert (found.opened, found.closed, found.open) == (2, 1, 3)
    assert (found.told, found.told_after, found.decisions) == (0, None, ())


@given(st.lists(st.tuples(DAYS, st.integers(0, 60)), max_size=12))
def test_how_long_it_took_until_customers_were_told_is_a_median(cases: list[tuple[date, int]]) -> None:
    """From the day opened, for those told in the time, whether their sheet is closed or not."""
    found = sheet_figures([told(*each) for each in cases], (), SINCE, UNTIL, PACK)
    waits = [days for day, days in cases if SINCE <= day + timedelta(days) <= UNTIL]
    assert found.told == len(waits)
    assert found.told_after == (median(waits) if waits else None)


def test_only_customers_count_as_told() -> None:
    """A colleague who was thanked or given feedback is told as well, but is no customer; no wait is below none."""
    day = SINCE.isoformat()
    others = [case(name, SINCE, told=day, who="Tom") for name in ("recognition", "feedback")]
    assert sheet_figures(others, (), SINCE, UNTIL, PACK).told == 0
    assert sheet_figures(others, (), SINCE, UNTIL, PACK).contact == Contact(0, None, None)
    assert sheet_figures([told(SINCE + timedelta(3), -2)], (), SINCE, UNTIL, PACK).told_after == 0


def test_contact_is_what_was_heard_first_hand_a_case_by_no_colleague_and_the_word_to_a_customer() -> None:
    """Days, not times; the latest may lie before the time, none lies after it."""
    assert BETWEEN in by_field(WORKSHEETS["complaint"])["channel"].choices
    day = date(2026, 10, 5)
    found = sheet_figures(
        [
            case("complaint", day, channel="call"),
            case("complaint", day + timedelta(1), channel=BETWEEN),
            case("complaint", day + timedelta(2)),
            told(day + timedelta(3), 4, channel=BETWEEN),
            case("loyalty", day + timedelta(20), who="Ana"),
            case("complaint", AFTER, channel="call"),
        ],
        [day, day - timedelta(1), AFTER, BEFORE],
        SINCE,
        UNTIL,
        PACK,
    )
    assert found.contact == Contact(3, day + timedelta(7), (UNTIL - day).days - 7)
    assert sheet_figures((), [BEFORE], SINCE, UNTIL, PACK).contact == Contact(0, BEFORE, (UNTIL - BEFORE).days)


def test_what_came_of_decisions_is_told_by_their_sheets() -> None:
    """Those closed in the time, the latest first, in the user's words."""
    words: Mapping[str, Any] = {"decision": "Close at noon", "came": "Fewer came in vain."}
    found = sheet_figures(
        [
            case("decision", BEFORE, SINCE, **words),
            case("decision", BEFORE, UNTIL, changed="We close at two.", **words),
            case("decision", BEFORE, AFTER, **words),
            case("decision", BEFORE, **words),
            case("conflict", BEFORE, SINCE, decision="One number for both"),
        ],
        (),
        SINCE,
        UNTIL,
        PACK,
    )
    name = f"decision-{BEFORE}"
    assert found.decisions == (
        DecisionOutcome(name, "Close at noon", UNTIL, "We close at two.", "Fewer came in vain."),
        DecisionOutcome(name, "Close at noon", SINCE, "", "Fewer came in vain."),
    )


def test_a_worksheet_of_the_user_s_own_counts_as_ours_do() -> None:
    """By what it says of itself, whatever it is called; and as it was when the sheet was opened."""
    own = altered(WORKSHEETS["complaint"], id="grumble", title="A grumble")
    sheet = begun(own, SINCE, {"told": (SINCE + timedelta(2)).isoformat()})
    assert sheet_figures([sheet], (), SINCE, UNTIL, PACK).told_after == 2
