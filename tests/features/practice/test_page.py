import io
from datetime import date, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.base.world import World
from custfocus.content.framework import Framework
from custfocus.content.models import Cadence, Pillar, Practice
from custfocus.features.away.days import Calendar
from custfocus.features.practice.standings import PastPractice, adopted, explain, overview, to_begin_with
from custfocus.features.practice.views import Did, Practices, PracticeSaved, PracticeStanding, Strengths
from custfocus.journal.entry import Entry
from custfocus.terminal import output

TODAY = date(2026, 11, 22)
WIDTHS = pytest.mark.parametrize("width", [80, 48])


def practice(name: str, pillar: str, **more: Any) -> Practice:
    """A practice with a cue of ordinary length, its id made of its name."""
    told = {"how": "Do it.", "when": "With your first coffee", "whom": "On your own, or with one of your people"}
    return Practice(id=name.lower().replace(" ", "-"), name=name, pillar=pillar, **(told | more))


FRAMEWORK = Framework(
    (
        Pillar(id="aware", name="Awareness", summary="So."),
        Pillar(id="aligned", name="Alignment", summary="So."),
        practice("Sit in on one real case", "aware", cadence=Cadence(times=3, days=7)),
        practice("Pass on one remark", "aligned", cadence=Cadence(times=1, days=7), minutes=1),
        practice("Note one small detail", "aware", cadence=Cadence(times=7, days=7), minutes=3),
        practice("Tell them what came of it", "aligned", cadence=Cadence(times=2, days=7)),
    )
)


def adoption(item: str, days: int, cadence: Cadence) -> Entry:
    """An entry that a practice was taken on with, so many days ago."""
    data = {"times": cadence.times, "days": cadence.days, "until": None}
    day = TODAY - timedelta(days)
    return Entry(item, "adoption", day, f"{day}T08:00:00Z", "UTC", item, item, data=data)


def ago(*days: int) -> dict[date, int]:
    """A tick on each of the days so many before today."""
    return {TODAY - timedelta(day): 1 for day in days}


PAST = PastPractice(
    (
        adoption("sit-in-on-one-real-case", 60, Cadence(times=3, days=7)),
        adoption("note-one-small-detail", 30, Cadence(times=7, days=7)),
        adoption("pass-on-one-remark", 2, Cadence(times=1, days=7)),
    ),
    {
        "sit-in-on-one-real-case": ago(1, *range(3, 60, 3)),
        "note-one-small-detail": ago(0, *range(25)),
    },
    Calendar(),
)


def view(past: PastPractice, *, others: bool = False) -> Practices:
    """All practices today."""
    taken = adopted(FRAMEWORK, past, TODAY)
    return Practices(
        overview(FRAMEWORK, taken, {}),
        TODAY,
        TODAY,
        counts=past.calendar.counts(TODAY),
        away_until=past.calendar.away_until(TODAY),
        pillars={"aware": "Awareness", "aligned": "Alignment"},
        suggested=() if taken else to_begin_with(FRAMEWORK),
        others=others,
    )


def drawn(view: Practices | Strengths | PracticeSaved, width: int = 80) -> str:
    """The page as a pipe of a width gets it, without the blanks at the ends of its lines."""
    stream = io.StringIO()
    output.draw(view, stream, World(environ={"COLUMNS": str(width), "NO_COLOR": "1"}))
    lines = [line.rstrip() for line in stream.getvalue().splitlines()]
    assert max(map(len, lines)) <= width
    return "\n".join(lines)


@WIDTHS
def test_how_those_taken_on_stand(snapshot: SnapshotAssertion, width: int) -> None:
    """Name, strength as a bar and a word, how it goes in the window, cadence, last time, cue; no zeros."""
    assert drawn(view(PAST), width) == snapshot


@WIDTHS
def test_three_to_begin_with(snapshot: SnapshotAssertion, width: int) -> None:
    """Without any the page suggests some, says why these, and how to take one on."""
    assert drawn(view(PastPractice((), {}, Calendar())), width) == snapshot


@WIDTHS
def test_the_others_by_pillar(snapshot: SnapshotAssertion, width: int) -> None:
    """Those that aren't taken on, under their pillars, each with its id."""
    assert drawn(view(replace(PAST, adoptions=PAST.adoptions[:1]), others=True), width) == snapshot


@WIDTHS
def test_what_strength_means(snapshot: SnapshotAssertion, width: int) -> None:
    """In plain words, with the figures of those taken on."""
    taken = adopted(FRAMEWORK, PAST, TODAY)
    assert drawn(Strengths(overview(FRAMEWORK, taken, {}), TODAY, explain(taken, PAST, TODAY)), width) == snapshot


def test_a_day_that_does_not_count_says_why_nothing_is_due() -> None:
    """Away until when, or which weekday it is."""
    away = view(replace(PAST, calendar=Calendar(away=((TODAY, TODAY + timedelta(2)),))))
    assert "away until 24 November 2026" in drawn(away)
    assert "  due" not in drawn(away)
    assert "Sunday isn't one of your days" in drawn(view(replace(PAST, calendar=Calendar(frozenset(range(5))))))


def test_a_look_back_names_its_day() -> None:
    """The heading says which day is meant."""
    assert "Your practices on 22 November 2026" in drawn(replace(view(PAST), today=TODAY + timedelta(9)))


def done(did: Did, **entry: Any) -> PracticeSaved:
    """That something was saved for the first practice taken on."""
    standing: PracticeStanding = adopted(FRAMEWORK, PAST, TODAY)[0]
    kept = Entry("ksry", "practice", TODAY, "", "UTC", standing.id, standing.name, **entry)
    return PracticeSaved((), did, kept, "ksry", (), TODAY, None if did == "stopped" else standing)


@pytest.mark.parametrize("did", ["ticked", "started", "changed", "stopped"])
def test_what_is_said_after_saving(snapshot: SnapshotAssertion, did: Did) -> None:
    """A line or two, as plain text."""
    assert drawn(done(did)) == snapshot
