"""The iCalendar file that holds the events and what is due."""

from datetime import UTC, datetime, timedelta

import icalendar

from custfocus.features.calendar.views import PRODUCT, Deadline, Event
from custfocus.features.calendar.zone import timezone_of


def ics_text(wanted: tuple[Event, ...], now: datetime, sequence: int, due: tuple[Deadline, ...] = ()) -> str:
    """The events and what is due as an iCalendar file.

    Args:
        wanted: The events, all in the same zone.
        now: The present moment.
        sequence: How new the file is. One made later has a higher number under the same names, so that importing
            it replaces what an earlier one brought.
        due: What is due.
    """
    calendar = icalendar.Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODUCT)
    for event in wanted:
        part = _timed(_part(event, now, sequence), event, event.start)
        part.add("rrule", icalendar.vRecur.from_ical(event.rule))
        if event.left_out:
            part.add("exdate", list(event.left_out))
        calendar.add_component(part)
    for event in wanted:
        for day in event.asked:
            part = _timed(_part(event, now, sequence, day.description), event, day.start)
            part.add("recurrence-id", day.start)
            calendar.add_component(part)
    for each in due:
        part = _part(each, now, sequence)
        part.add("dtstart", each.day)
        part.add("transp", "TRANSPARENT")
        calendar.add_component(part)
    first = min(event.start for event in wanted)
    if first.tzinfo:
        for name in calendar.get_missing_tzids():
            calendar.subcomponents.insert(0, timezone_of(first.tzinfo, name, first.date()))
    text: str = calendar.to_ical().decode()
    return text


def _timed(part: icalendar.Event, event: Event, start: datetime) -> icalendar.Event:
    """The part with when it begins, how long it lasts, and its alarm."""
    part.add("dtstart", start)
    part.add("duration", timedelta(minutes=event.minutes))
    part.add("transp", "OPAQUE" if event.busy else "TRANSPARENT")
    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", event.summary)
    alarm.add("trigger", timedelta(minutes=-event.rings))
    part.add_component(alarm)
    return part


def _part(event: Event | Deadline, now: datetime, sequence: int, description: str = "") -> icalendar.Event:
    part = icalendar.Event()
    part.add("uid", event.uid)
    part.add("dtstamp", now.astimezone(UTC))
    part.add("sequence", sequence)
    part.add("summary", event.summary)
    part.add("description", description or event.description)
    return part
