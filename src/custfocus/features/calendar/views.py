"""What a calendar takes in: the question and the review by rule, what is due by its day, and the file of both."""

from datetime import date, datetime
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View

# By which a file tells that it is ours.
PRODUCT = "-//custfocus//calendar//EN"


class AskedDay(Struct, frozen=True):
    """A day on which an event says what it will ask."""

    start: datetime
    """When it begins, as by its rule."""
    description: str
    """The question, and the command to type."""


class Event(Struct, frozen=True):
    """Something that comes again."""

    id: str
    """What it is, kebab-case."""
    uid: str
    """Its name among all events of all calendars: the same in every file of a journal, and in no other's."""
    summary: str
    """What the calendar shows."""
    description: str
    """What it is for, and the command to type."""
    start: datetime
    """When it first begins, in the user's zone, or without one where the zone has no name."""
    minutes: int
    """How long it lasts."""
    rule: str
    """When it comes again, as in RFC 5545, section 3.3.10."""
    rings: int
    """How many minutes before it begins it is announced."""
    busy: bool
    """Whether its time is taken."""
    left_out: tuple[datetime, ...] = ()
    """When it would come by its rule and doesn't: on days away."""
    asked: tuple[AskedDay, ...] = ()
    """The next days, with what is asked on each; none where the user doesn't want it to be said."""


class Deadline(Struct, frozen=True):
    """A day on which something is due, all day long."""

    id: str
    """The id of the sheet's or the measure's entry."""
    uid: str
    """Its name among all events of all calendars: the same whenever it is due."""
    summary: str
    """What the calendar shows."""
    description: str
    """The command to type."""
    day: date
    """The day."""


class CalendarFile(View, frozen=True):
    """The events, and the file that holds them."""

    kind: ClassVar[str] = "calendar"
    events: tuple[Event, ...]
    """The daily question and the monthly review."""
    deadlines: tuple[Deadline, ...]
    """What is due: the next step of each open sheet that has a day, the target of each measure."""
    text: str
    """The iCalendar file, as in RFC 5545, with its line ends."""
    weekdays: tuple[int, ...]
    """The days of the question, Monday as 0."""
    sequence: int
    """How new the file is: higher than that of each file before."""
    as_before: tuple[str, ...] = ()
    """The events that come at the time of an earlier file, by their ids."""
    path: str | None = None
    """Where it was saved, if it was."""

    def drawn(self) -> Page:
        from custfocus.features.calendar.lines import saved_lines

        return saved_lines(self)
