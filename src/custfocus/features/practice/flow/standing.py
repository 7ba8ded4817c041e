"""How the practices stand for a session: what the journal knows, handed to the rules."""

from datetime import date, timedelta

from custfocus.features.away.flow import calendar_of
from custfocus.features.practice.standings import PastPractice, adopted, overview
from custfocus.features.practice.views import PracticeStanding
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

TICK, ADOPTION = kinds.PracticeDone.kind, kinds.Adoption.kind
# The list of those taken on, whose numbers change when one is given up.
TAKEN_ON = "practices"


def past_practice(session: Session) -> PastPractice:
    """What the journal knows of the practices."""
    entries = session.store.entries
    adoptions = tuple(session.find(Filter(kinds=(ADOPTION,))))
    ids = dict.fromkeys(str(entry.item) for entry in adoptions)
    return PastPractice(adoptions, entries.days_by_item(TICK, ids), calendar_of(session))


def taken_on(session: Session, day: date) -> tuple[PracticeStanding, ...]:
    """The practices that are taken on, on a day, in the order in which they were."""
    return adopted(session.framework, past_practice(session), day)


def all_practices(session: Session, past: PastPractice, day: date) -> tuple[PracticeStanding, ...]:
    """All practices on a day, those that are taken on first."""
    framework, entries = session.framework, session.store.entries
    ids = [item.id for item in framework.practices]
    return overview(framework, adopted(framework, past, day), entries.last_days(TICK, ids, day + timedelta(1)))
