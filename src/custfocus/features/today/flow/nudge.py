"""What a shell's start is told, gathered without the framework and the command line."""

from custfocus.content.framework import Framework
from custfocus.features.away.flow import calendar_of
from custfocus.features.practice.flow.standing import past_practice
from custfocus.features.practice.standings import adopted
from custfocus.features.review.flow.waiting import review_waiting
from custfocus.features.today.nudging import nudge
from custfocus.features.today.views import Nudge
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

# Whether something waits can be told without its name, and reading the framework would take a tenth of the time.
_UNREAD = Framework(())


def gather_nudge(session: Session) -> Nudge:
    """What waits; nothing on days that don't count."""
    today = session.today
    if not (session.journal or session.world.paths.journal).exists():
        return nudge(question=True, practices=0, review=None)
    if not calendar_of(session).counts(today):
        return Nudge()
    answered = session.store.entries.count(Filter(kinds=(kinds.Answer.kind,), since=today, until=today), most=1)
    due = sum(1 for practice in adopted(_UNREAD, past_practice(session), today) if practice.due)
    return nudge(question=not answered, practices=due, review=review_waiting(session, today, ()))
