"""custfocus nudge: one line for a shell's start, quick enough for every new window."""

from custfocus.content.framework import Framework
from custfocus.features.away.flow import calendar_of
from custfocus.features.practice.flow.standing import past_practice
from custfocus.features.practice.standings import adopted
from custfocus.features.review.flow.waiting import review_waiting
from custfocus.features.today.nudge import Nudge, nudge
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

# Whether something waits can be told without its name, and reading the framework would take a tenth of the time.
_UNREAD = Framework(())


def run(session: Session) -> Nudge:
    """Say in one line what waits; say nothing when nothing does.

    Put it at the end of your shell's start file. On days that don't count it is silent.
    """
    today = session.today
    if not (session.journal or session.world.paths.journal).exists():
        return nudge(question=True, practices=0, review=None)
    if not calendar_of(session).counts(today):
        return Nudge()
    answered = session.store.entries.count(Filter(kinds=("answer",), since=today, until=today), most=1)
    due = sum(1 for practice in adopted(_UNREAD, past_practice(session), today) if practice.due)
    return nudge(question=not answered, practices=due, review=review_waiting(session, today, ()))
