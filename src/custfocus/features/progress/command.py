"""custfocus progress: a time looked back on."""

from custfocus.features.progress.flow import read_progress
from custfocus.features.progress.views import Progress
from custfocus.terminal.options import FromOption, LastOption, ToOption, filter_of
from custfocus.terminal.session import Session


def run(session: Session, since: FromOption = None, until: ToOption = None, last: LastOption = None) -> Progress:
    """Look back: the days you wrote on, the principles week by week, your practices, questions, sheets and reviews.

    It shows the last 90 days unless you name others. What counts are answers, practices done, notes, sheets opened
    and what the people you serve said. Contact with them is what they said to you yourself, a case that reached you
    by no colleague, and the day on which you told somebody what came of theirs.
    """
    return read_progress(session, filter_of(session, since=since, until=until, last=last))
