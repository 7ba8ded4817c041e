"""custfocus progress: a time looked back on."""

from datetime import timedelta

from custfocus.features.practice.flow.standing import past_practice
from custfocus.features.practice.standings import adopted
from custfocus.features.progress.views import Known, Progress, progress, span
from custfocus.features.reflect.choice import latest_ratings
from custfocus.features.scorecard.flow.measures import all_measures
from custfocus.features.scorecard.measures import concerning
from custfocus.features.sheets.flow.past import figures
from custfocus.journal.entry import Filter
from custfocus.journal.kinds import EVIDENCE
from custfocus.terminal.options import FromOption, LastOption, ToOption, filter_of
from custfocus.terminal.session import Session


def run(session: Session, since: FromOption = None, until: ToOption = None, last: LastOption = None) -> Progress:
    """Look back: the days you wrote on, the principles week by week, your practices, questions, sheets and reviews.

    It shows the last 90 days unless you name others. What counts are answers, practices done, notes, sheets opened
    and what customers said. Contact with a customer is what they said to you yourself, a case that reached you by
    no colleague, and the day on which you told somebody what came of theirs.
    """
    wanted = filter_of(session, since=since, until=until, last=last)
    framework, entries = session.framework, session.store.entries
    first = entries.first_day()
    start, end = span(wanted.since, wanted.until, first, session.today)
    principles = [one.id for one in framework.principles]
    known = past_practice(session)
    asked = entries.last_days("answer", [one.id for one in framework.questions], end + timedelta(1))
    return progress(
        framework,
        Known(
            since=start,
            until=end,
            today=session.today,
            first=first,
            days={kind: entries.day_counts(Filter(kinds=(kind,), since=start, until=end)) for kind in EVIDENCE},
            evidence={one: entries.principle_days(one, start, end) for one in principles},
            last=entries.last_evidence(principles, end),
            ratings=latest_ratings(session.find(Filter(kinds=("rating",), until=end))),
            calendar=known.calendar,
            standings=adopted(framework, known, end),
            ticks=known.ticks,
            answered=asked,
            reviews=session.find(Filter(kinds=("review",), since=start, until=end)),
            sheets=figures(session, start, end),
            scorecard=concerning(all_measures(session, end), end),
        ),
    )
