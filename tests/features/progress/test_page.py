from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion

from custfocus.content.framework import Framework
from custfocus.content.models import Cadence, Pillar, Principle, Question
from custfocus.features.away.days import Calendar
from custfocus.features.practice.views import PracticeStanding
from custfocus.features.progress.page import AWAY, MARGIN, MOST_BLOCKS, SHADES, calendar
from custfocus.features.progress.views import Progress
from custfocus.features.progress.weeks import TimeFacts, progress
from custfocus.features.sheets.figures import Contact, DecisionOutcome, SheetFigures, sheet_figures
from custfocus.journal.entry import Entry
from custfocus.terminal import output
from tests.framework import PACK
from tests.page import page, too_wide

TODAY = date(2026, 11, 22)
NAMES = {
    "commit": "Choose to serve",
    "lead": "Turn the pyramid over",
    "listen": "Listen where it happens",
    "enhance": "Lighten the load",
    "partner": "Help each other first",
    "empower": "Room to decide",
    "recover": "Put it right fast",
    "measure": "Measure what customers get",
    "hold-accountable": "Hold everyone to account",
    "recognise": "Notice good work",
}
FRAMEWORK = Framework(
    (
        Pillar(id="all", name="All", summary="All."),
        *(Principle(id=key, name=name, pillar="all", summary=".", ideas=()) for key, name in NAMES.items()),
        *(Question(id=f"q{n}", name="Q", daily="What?", principles=("listen",)) for n in range(9)),
    )
)


def looked_back(
    days: Mapping[date, int],
    since: date,
    *,
    until: date = TODAY,
    first: date | None = date(2026, 1, 1),
    away: tuple[tuple[date, date], ...] = (),
    practices: int = 2,
    sheets: SheetFigures | None = None,
) -> Progress:
    """A time with so many answers and practices on each day; of the principles, the last two have no deed."""
    inside = {day: count for day, count in days.items() if since <= day <= until}
    ids = list(NAMES)[:-2]
    evidence = {
        key: {day: count for day, count in inside.items() if day.toordinal() % len(ids) >= place}
        for place, key in enumerate(ids)
    }
    names = [
        "Sit in on one real case",
        "Tell them what came of it",
        "A practice of a rather long name of the user's own",
    ]
    standings = [
        PracticeStanding(
            f"p{n}",
            names[n],
            adopted=True,
            number=n + 1,
            cadence=Cadence(times=3),
            strength=n / 3,
            level="taking hold",
        )
        for n in range(practices)
    ]
    reviews = [Entry("r", "review", until, "", "", data={"month": f"{until:%Y-%m}", "finished": False})]
    return progress(
        FRAMEWORK,
        TimeFacts(
            since=since,
            until=until,
            today=TODAY,
            first=first,
            days={"answer": inside, "practice": inside, "heard": {}, "note": {}},
            deeds=evidence,
            spoken={"recognise": inside},
            ratings={},
            last={key: max(found) for key, found in evidence.items() if found}
            | {"hold-accountable": date(2025, 6, 3)},
            calendar=Calendar(away=away),
            standings=standings,
            ticks={
                one.id: {day: 1 for day in inside if day.toordinal() % 4 == place}
                for place, one in enumerate(standings)
            },
            answered=("q1", "q2"),
            reviews=reviews if inside else (),
            sheets=sheets or sheet_figures((), (), since, until, PACK),
        ),
    )


QUARTER = TODAY - timedelta(89)
SOME = {QUARTER + timedelta(n): n % 5 for n in range(0, 90, 2) if n % 5}
HOLIDAY = ((date(2026, 10, 5), date(2026, 10, 12)),)
CAME = DecisionOutcome(
    "d", "Close the desk at noon", date(2026, 11, 10), "", "Fewer came in vain, and\nnobody wrote."
)
SHEETS = SheetFigures(9, 4, 6, 2, 4.5, Contact(12, date(2026, 11, 20), 2), (CAME, CAME))
VIEWS = {
    "a quarter": looked_back(SOME, QUARTER, away=HOLIDAY),
    "a fortnight": looked_back(SOME, date(2026, 11, 9), first=date(2026, 11, 9), practices=0),
    "a year": looked_back({TODAY - timedelta(n): n % 6 for n in range(300) if n % 6}, date(2025, 11, 23)),
    "sheets": looked_back(SOME, QUARTER, away=HOLIDAY, practices=1, sheets=SHEETS),
    "nothing then": looked_back({}, date(2025, 3, 1), until=date(2025, 3, 9), practices=0),
    "nothing yet": looked_back({}, TODAY, first=None, practices=0),
}


@pytest.mark.parametrize("width", [80, 48])
@pytest.mark.parametrize("name", VIEWS)
def test_the_pages_look_as_they_did(snapshot: SnapshotAssertion, name: str, width: int) -> None:
    """A quarter, the first days, a year, and times with nothing in them."""
    assert page(VIEWS[name], width) == snapshot


def test_a_quarter_fits_a_screen_of_25_lines() -> None:
    """At 80 columns, with two practices and a time away."""
    assert len(page(VIEWS["a quarter"]).splitlines()) <= 25


def test_what_sheets_came_to_is_told_in_a_few_lines() -> None:
    """Six more at most; what there is none of is left out, one customer is no median, no nought is shown."""
    bare = page(looked_back(SOME, QUARTER, practices=0))
    with_sheets = page(looked_back(SOME, QUARTER, practices=0, sheets=SHEETS))
    for words in ("9 opened, 4 closed, 6 open", "after 4.5 days (the middle of 2)", "on 12 days, last on 20 Nov"):
        assert words in with_sheets
        assert words not in bare
    assert "Decided    Close the desk at noon: Fewer" in with_sheets
    assert len(with_sheets.splitlines()) <= len(bare.splitlines()) + 6
    few = SheetFigures(1, 0, 0, 1, 0, Contact(0, TODAY - timedelta(100), 100), ())
    told = page(looked_back(SOME, QUARTER, sheets=few))
    for words in ("Sheets     1 opened\n", "Told       on the same day\n", "Contact    last on 14 Aug\n"):
        assert words in told
    for name in ("Sheets", "Told", "Contact", "Decided"):
        assert name not in bare


DAYS = st.dates(date(2023, 1, 1), TODAY)
COUNTS = st.dictionaries(DAYS, st.integers(1, 10**6), max_size=30)
AWAYS = st.lists(st.tuples(DAYS, st.integers(0, 30)), max_size=3)


@given(counts=COUNTS, since=DAYS, width=st.integers(40, 120), practices=st.integers(0, 3))
def test_no_line_is_wider_than_the_screen(
    counts: Mapping[date, int], since: date, width: int, practices: int
) -> None:
    """Whatever the counts, the time and the width."""
    view = looked_back(counts, since, practices=practices)
    assert too_wide(page(view, width), min(width, output.WIDEST)) == []


@settings(max_examples=200)
@given(counts=COUNTS, since=DAYS, width=st.sampled_from([48, 80, 88]), aways=AWAYS)
def test_the_calendar_shows_each_day_once(
    counts: Mapping[date, int], since: date, width: int, aways: list[tuple[date, int]]
) -> None:
    """In the row of its weekday, in order: shaded by its count, marked as away, or blank."""
    away = tuple((first, first + timedelta(days)) for first, days in aways)
    view = looked_back(counts, since, away=away)
    lines = calendar(view, width)
    step = 2 if MARGIN + 2 * len(view.weeks) <= width else 1
    weeks = (width - MARGIN) // step
    assert len(lines) == 8 * -(-len(view.weeks) // weeks) <= 8 * MOST_BLOCKS
    for weekday in range(7):
        rows = [lines[block + 1 + weekday] for block in range(0, len(lines), 8)]
        cells = "".join(f"{row[MARGIN:]:<{weeks * step}}" for row in rows)[::step]
        shown = dict(zip((monday + timedelta(weekday) for monday in view.weeks), cells, strict=False))
        assert cells[len(view.weeks) :].strip() == ""
        for day, mark in shown.items():
            assert mark == expected(view, day, away)


def expected(view: Progress, day: date, away: tuple[tuple[date, date], ...]) -> str:
    """The mark that a day should have."""
    inside = view.since <= day <= view.until
    entries = view.days.get(day.isoformat(), 0) if inside else 0
    if entries:
        return next(shade for least, shade in SHADES if entries >= least)
    return AWAY if inside and any(first <= day <= last for first, last in away) else " "


def test_of_a_time_too_long_the_latest_days_are_shown() -> None:
    """The last of the calendar's blocks ends with the last day."""
    view = looked_back({TODAY: 1}, date(1990, 1, 1))
    lines = calendar(view, 80)
    assert len(lines) == 8 * MOST_BLOCKS
    assert lines[-1].endswith("▒")


def test_months_stand_above_the_weeks_in_which_they_begin() -> None:
    """January as its year, so that one knows where one is."""
    head = calendar(looked_back({}, date(2026, 8, 25)), 80)[0]
    assert head == "      Sep     Oct     Nov"
    assert calendar(looked_back({}, date(2025, 12, 1)), 80)[0].startswith("    Dec 2026")


def test_a_principle_without_evidence_is_quiet_lately_never_neglected() -> None:
    """Its last day is told where there is one; no nought, no reproach."""
    text = page(looked_back({TODAY - timedelta(3): 1}, QUARTER))
    assert "quiet lately, " in text
    assert "not yet" in text
    lines = [line for line in text.splitlines() if line.startswith("Notice good work")]
    assert [line.split() for line in lines] == [["Notice", "good", "work", "·", "not", "yet"]]
    for word in ("missed", "neglect", "streak", "fail", " 0 "):
        assert word not in text


def test_days_without_entries_are_blank() -> None:
    """Only what was done is shown."""
    lines = calendar(looked_back({}, QUARTER), 80)
    assert "".join(line[MARGIN:] for line in lines[1:]).strip() == ""
