"""The scorecard: its measures as they stand, one with all its values, what was just kept."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.framework import Served

NEW, CHANGED, SAME = "new", "changed", "same"


class MeasureStanding(Struct, frozen=True):
    """A measure as it stands on a day."""

    id: str
    """The entry's id."""
    short: str
    """The same as pages show it."""
    number: int
    """Its number on the scorecard."""
    name: str
    """What it is called."""
    unit: str
    """What it is counted in; may be empty."""
    better: str
    """Whether "up" or "down" is better."""
    target: float | None
    """The value to reach, if one is set."""
    by: date | None
    """The day to reach it by, if one is set."""
    source: str
    """Where the figure comes from; may be empty."""
    felt: str | None
    """Whether it is an "outcome" that a customer would feel, or an "activity"; None where that is open."""
    status: str
    """Whether it is kept up: "open" or "retired"."""
    since: date
    """The day it was set up."""
    first: float | None
    """The earliest value; None where there is none yet."""
    first_day: date | None
    """Its day."""
    last: float | None
    """The latest value; None where there is none yet."""
    last_day: date | None
    """Its day."""
    readings: int
    """How many values there are."""
    share: float | None
    """The share of the way from the first value to the target, 0 to 1; None without target or value."""
    reached: bool
    """Whether the latest value is the target, or better."""
    overdue: bool
    """Whether the day to reach the target by is over, and the target isn't reached."""
    step: str
    """For what time a block of the course stands: "day", "week" or "month"."""
    course: tuple[float | None, ...]
    """The last value in each such time up to the latest, None where there is none; at most 24."""
    answers: int | None = None
    """How many answers the latest value was made of; None where it was made of none."""
    made: str | None = None
    """How it was made of them: "mean", "median", "count", "share" or "nps"."""


class MeasureValue(Struct, frozen=True):
    """A value of a measure."""

    id: str
    """The entry's id."""
    short: str
    """The same as pages show it."""
    day: date
    """Its day."""
    value: float
    """The value."""
    answers: int | None = None
    """How many answers it was made of; None where it was made of none."""
    made: str | None = None
    """How it was made of them: "mean", "median", "count", "share" or "nps"."""


class ValueOfAnswers(Struct, frozen=True):
    """A value that was made of the answers of a day, a week or a month."""

    since: date
    """The first day of these."""
    day: date
    """The day that the value is dated."""
    value: float
    """The value."""
    answers: int
    """How many answers it was made of."""
    few: bool
    """Whether these are fewer than ten, and the value is more than their number."""
    did: str
    """What was done: "new", "changed" or "same"."""


class Scorecard(View, frozen=True):
    """The measures, or one of them with all its values."""

    kind: ClassVar[str] = "scorecard"

    measures: tuple[MeasureStanding, ...]
    """Those that are kept up, or the one that was asked for."""
    retired: tuple[MeasureStanding, ...]
    """Those that were let go."""
    readings: tuple[MeasureValue, ...] | None
    """All values of the one that was asked for, the newest first; else None."""
    today: date
    """The user's own day."""
    people: Served
    """What those are called whom the user serves."""

    def drawn(self) -> Page:
        from custfocus.features.scorecard.page import scorecard, whole

        return scorecard(self) if self.readings is None else whole(self)


class SettledMeasure(View, frozen=True):
    """A measure that has just been set up or changed."""

    kind: ClassVar[str] = "measure"

    measure: MeasureStanding
    """The measure, as it is now."""
    did: str
    """What was done: "new", "changed", or "same" where nothing was."""
    asks: bool
    """Whether to ask what a customer would notice, because it has just been called an activity."""
    people: Served
    """What those are called whom the user serves."""

    def drawn(self) -> Page:
        from custfocus.features.scorecard.lines import settled

        return settled(self)


class LoggedValue(View, frozen=True):
    """A value that has just been kept."""

    kind: ClassVar[str] = "reading"

    measure: MeasureStanding
    """The measure as it stood on the day of the value, with it."""
    reading: MeasureValue
    """The value."""
    did: str
    """What was done: "new", "changed" where the day had another value, or "same"."""
    before: float | None
    """The value that the day had."""

    def drawn(self) -> Page:
        from custfocus.features.scorecard.lines import logged

        return logged(self)


class ImportedValues(View, frozen=True):
    """What a file has brought."""

    kind: ClassVar[str] = "readings"

    measure: MeasureStanding
    """The measure with its values."""
    value_column: str
    """The name of the column they are from."""
    date_column: str
    """The name of the column their days are from."""
    new: int
    """How many values were new."""
    changed: int
    """How many changed that of their day."""
    same: int
    """How many were there already."""
    since: date
    """The first day in the file."""
    until: date
    """The last day in it."""
    left_out: tuple[int, ...] = ()
    """The lines of the rows that were left out, having no day or no value."""
    made: str | None = None
    """How values were made of answers, such as "mean" or "nps"; None where each row was a value."""
    every: str | None = None
    """For what time a value stands that was made so: "day", "week" or "month"."""
    values: tuple[ValueOfAnswers, ...] = ()
    """The values that were made so, the earliest first."""
    replaced: int = 0
    """How many values that were made of the same answers before, for a shorter time, made room."""
    dry_run: bool = False
    """Whether it was only asked what would come."""

    def drawn(self) -> Page:
        from custfocus.features.scorecard.lines import imported

        return imported(self)
