"""A time of the journal, read to be looked back on."""

from datetime import date, timedelta

from msgspec.structs import replace

from custfocus.features.before_and_after.flow.comparing import BACK_DAYS, begun_before_and_since
from custfocus.features.practice.flow.standing import past_practice
from custfocus.features.practice.standings import adopted
from custfocus.features.progress.views import Progress
from custfocus.features.progress.weeks import TimeFacts, progress, span
from custfocus.features.ratings.latest import latest_ratings
from custfocus.features.scorecard.flow.measures import all_measures
from custfocus.features.scorecard.measures import concerning
from custfocus.features.sheets.flow.past import figures
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.journal.kinds import DEEDS, EVIDENCE
from custfocus.terminal.session import Session


def read_progress(session: Session, wanted: Filter) -> Progress:
    """The time that a filter names, or by default the last 90 days, looked back on."""
    framework, entries = session.framework, session.store.entries
    first = entries.first_day()
    start, end = span(wanted.since, wanted.until, first, session.today)
    principles = [principle.id for principle in framework.principles]
    questions = [question.id for question in framework.questions]
    practices = past_practice(session)
    view = progress(
        framework,
        TimeFacts(
            since=start,
            until=end,
            today=session.today,
            first=first,
            days=entries.days_by_kind(Filter(kinds=EVIDENCE, since=start, until=end)),
            deeds=entries.days_by_principle(principles, start, end, DEEDS),
            spoken=entries.days_by_principle(principles, start, end, (kinds.Answer.kind,)),
            last=entries.last_deeds(principles, end),
            ratings=latest_ratings(session.find(Filter(kinds=("rating",), until=end))),
            calendar=practices.calendar,
            standings=adopted(framework, practices, end),
            ticks=practices.ticks,
            answered=entries.last_days("answer", questions, end + timedelta(1)),
            reviews=session.find(Filter(kinds=("review",), since=start, until=end)),
            sheets=figures(session, start, end),
            scorecard=concerning(all_measures(session, end), end),
        ),
    )
    back = date.fromordinal(max(1, end.toordinal() - BACK_DAYS))
    return replace(view, before_and_after=begun_before_and_since(session, min(start, back), end))
