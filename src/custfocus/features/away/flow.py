"""The times away in the journal: kept, listed, and as the days that count."""

from datetime import date, timedelta

from custfocus.features.away.days import Calendar, calendar, last_day
from custfocus.features.away.views import TimeAway, TimesAway
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session

TIMES_AWAY = Filter(kinds=(kinds.Away.kind,))
LISTED_BACK_DAYS = 365


def calendar_of(session: Session) -> Calendar:
    """The days that count for the user."""
    return calendar(session.settings.weekdays, session.find(TIMES_AWAY))


def keep_time_away(session: Session, first: date, last: date, why: str) -> TimesAway:
    """Keep that the days from one to another don't count."""
    with session.store.acts.writing() as pen:
        entry = pen.add(kinds.Away(last), first, text=why)
    return TimesAway((_time_away(session, entry),), session.today, entry)


def list_times_away(session: Session) -> TimesAway:
    """The times that are to come and those of the past year."""
    since = session.today - timedelta(LISTED_BACK_DAYS)
    entries = [entry for entry in session.find(TIMES_AWAY) if last_day(entry) >= since]
    session.remember_numbers([entry.id for entry in entries])
    return TimesAway(tuple(_time_away(session, entry) for entry in entries), session.today)


def _time_away(session: Session, entry: Entry) -> TimeAway:
    return TimeAway(entry.id, session.short(entry), entry.day, last_day(entry), entry.text)
