"""How the practices stand for a session: what the journal knows, handed to the coach."""

from datetime import date, timedelta

from custfocus.features.away.days import Calendar, calendar
from custfocus.features.practice.strength import Past, Standing, adopted, overview
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

TICK, ADOPTION, AWAY = kinds.PracticeDone.kind, kinds.Adoption.kind, kinds.Away.kind


def calendar_of(session: Session) -> Calendar:
    """The days that count for the user."""
    return calendar(session.settings.weekdays, session.find(Filter(kinds=(AWAY,))))


def past(session: Session) -> Past:
    """What the journal knows of the practices."""
    entries = session.store.entries
    adoptions = tuple(session.find(Filter(kinds=(ADOPTION,))))
    ids = dict.fromkeys(str(entry.item) for entry in adoptions)
    return Past(adoptions, entries.days_by_item(TICK, ids), calendar_of(session))


def taken_on(session: Session, day: date) -> tuple[Standing, ...]:
    """The practices that are taken on, on a day, in the order in which they were."""
    return adopted(session.framework, past(session), day)


def standings(session: Session, known: Past, day: date) -> tuple[Standing, ...]:
    """All practices on a day, those that are taken on first."""
    framework, entries = session.framework, session.store.entries
    ids = [item.id for item in framework.practices]
    return overview(framework, adopted(framework, known, day), entries.last_days(TICK, ids, day + timedelta(1)))
