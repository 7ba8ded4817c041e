"""A time as a report: the three things that matter most, and what they rest on."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.framework import Served
from custfocus.features.insights.views import CaseTable
from custfocus.features.progress.views import Progress
from custfocus.features.scorecard.views import MeasureStanding

ALONE, COACH = "alone", "coach"
MOVED, QUIET, OWED = "moved", "quiet", "owed"
# The parts of a report, by the names that a page leads to them with.
DAYS, PRINCIPLES, OTHERS, MEASURES, CASES = "days", "principles", "others", "measures", "cases"
BEGUN, PRACTICES, HEARD, LETTERS, NEXT = "begun", "practices", "heard", "letters", "next"
# Those in which something stands in anybody's own words.
GROUPS = (MEASURES, HEARD, LETTERS, NEXT)


class ReportPoint(Struct, frozen=True):
    """One of the things that matter most."""

    kind: str
    """Whether something "moved", is "quiet", or is "owed"."""
    says: str
    """It in a sentence."""
    evidence: str
    """The id of the part of the report that it rests on."""


class DatedValue(Struct, frozen=True):
    """A value of a measure, and its day."""

    day: date
    value: float


class MeasureCourse(Struct, frozen=True):
    """A measure as it stood at the end of the time, with its values in the time, the earliest first."""

    measure: MeasureStanding
    values: tuple[DatedValue, ...]


def nameless(number: int) -> str:
    """What a measure is called whose name isn't handed on."""
    return f"Measure {number}"


def is_nameless(measure: MeasureStanding) -> bool:
    """Whether a measure's name isn't told, so that a sentence about it says nothing."""
    return measure.name == nameless(measure.number)


class SelfAndOthers(Struct, frozen=True):
    """A principle as the leader rated it by the end of the time, and as others did."""

    id: str
    name: str
    own: int | None
    """The latest self-rating, 1 to 5; None where there is none."""
    others: float | None
    """The mean of what others say, 1 to 5; None where fewer than three say something."""
    answers: int
    """How many answers that mean is of."""


class CaseWait(Struct, frozen=True):
    """A case, and how long it was until they were told what came of it."""

    id: str
    """The entry's id."""
    opened: date
    """The day it was opened."""
    told: date | None
    """The day they were told; None where they hadn't been by the end of the time."""
    days: int
    """How many days that took, or by the end of the time had taken."""


class CasesOfTime(Struct, frozen=True):
    """What was brought up: complaints, with us."""

    called: tuple[str, str]
    """What one is called, and several."""
    opened: int
    """How many were opened in the time."""
    waits: tuple[CaseWait, ...]
    """Those that were opened in it, told in it, or still waited at its end; the first opened first."""
    told_after: float | None
    """The median of the days until they were told, of those told in it; None where none was."""
    causes: CaseTable
    """What they, and customers who left or waver, are put down to."""
    channels: CaseTable
    """How they, and what was heard, came in."""
    tags: CaseTable
    """The leader's own tags in what customers said, and in notes."""
    medians: tuple[float | None, ...]
    """The median of the days for each period of the tables, in which they were told; None where none was."""


class SaidWords(Struct, frozen=True):
    """What a customer said: as it was heard, or as it stands on the sheet of their case."""

    id: str
    """The entry's id; of a sheet, with the field's after a full stop."""
    day: date
    text: str
    who: str
    """Who said it; empty where that isn't known."""
    channel: str
    """How; empty where that isn't known."""
    told: date | None = None
    """The day on which they were told what came of it; None where the record doesn't say so."""


class SaidBySeveral(Struct, frozen=True):
    """A word, or two near each other, that three or more different people said."""

    words: tuple[str, ...]
    """The word or the two."""
    people: int
    """How many different people said it."""
    sentence: str
    """A plain sentence of theirs."""


class MonthLetter(Struct, frozen=True):
    """The letter that a month's review ended with."""

    id: str
    """The review's id."""
    month: date
    """The first day of the month."""
    line: str
    """Its closing line; may be empty."""
    text: str
    """The whole letter, as Markdown."""


class AheadItem(Struct, frozen=True):
    """Something that comes next."""

    id: str
    """The entry's id."""
    kind: str
    """What it is: "sheet", "intention", "priority" or "plan"."""
    what: str
    """It in the user's words; of a sheet, what it is and its next step."""
    day: date | None
    """When it is due, or its season ends; of what was meant, since when."""
    overdue: int = 0
    """How many days that is past."""
    about: str = ""
    """Of a sheet, what tells it from others; may be empty."""


class RecoveryDue(Struct, frozen=True):
    """A cause that comes up so often that a plan against it is due."""

    cause: str
    """The cause, as it is mostly written."""
    often: int
    """How often it came up."""
    days: int
    """Within how many days."""


class LeftOut(Struct, frozen=True):
    """How much of something a report leaves out, so that it can be handed on."""

    what: str
    """What it is: "heard", "letters" …"""
    count: int
    """How much."""


class Report(View, frozen=True):
    """A time as a report."""

    kind: ClassVar[str] = "report"
    audience: str
    """Whom it is for: "alone" or "coach"."""
    title: str
    """What it is called."""
    points: tuple[ReportPoint, ...]
    """What matters most, three things at most."""
    progress: Progress
    """The time looked back on."""
    pairs: tuple[SelfAndOthers, ...]
    """The principles that have been rated, by the leader or by others, in content order."""
    measures: tuple[MeasureCourse, ...]
    """The measures that were kept up at its end."""
    cases: CasesOfTime | None
    """What was brought up; None where the framework counts nothing of the kind."""
    heard: tuple[SaidWords, ...]
    """What customers said, the earliest first."""
    shared: tuple[SaidBySeveral, ...]
    """What several of them said, that of most people first."""
    letters: tuple[MonthLetter, ...]
    """The letters of its months, the first month first."""
    ahead: tuple[AheadItem, ...]
    """What comes next, as of today."""
    people: Served
    """What those are called whom the user serves."""
    recoveries: tuple[RecoveryDue, ...] = ()
    """The causes against which a plan is due, the most frequent first."""
    left_out: tuple[LeftOut, ...] = ()
    """What isn't in it, so that it can be handed on."""
    path: str | None = None
    """The page that it was saved as, if it was."""
    pdf: str | None = None
    """The PDF that it was printed to, if it was."""

    def says(self, alone: str, coach: str) -> str:
        """How something is put to the leader, or in the leader's voice to a coach."""
        return alone if self.audience == ALONE else coach

    @property
    def since(self) -> date:
        """Its first day."""
        return self.progress.since

    @property
    def until(self) -> date:
        """Its last day."""
        return self.progress.until

    def drawn(self) -> Page:
        from custfocus.features.report.page import page

        return page(self)
