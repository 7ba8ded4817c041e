"""What a report is made of, gathered from the journal."""

from datetime import date

from msgspec.structs import replace

from custfocus.features.insights.flow import gather as gather_insights
from custfocus.features.plans.flow.planning import standing_plans
from custfocus.features.priorities.flow import standing_priorities
from custfocus.features.progress.flow import read_progress
from custfocus.features.report.making import (
    ahead_of,
    cases_of,
    courses_of,
    letters_of,
    pairs_of,
    said_of,
    title_of,
)
from custfocus.features.report.points import points_of
from custfocus.features.report.views import ALONE, CasesOfTime, Report
from custfocus.features.scorecard.measures import READING, by_measure
from custfocus.features.sheets.flow.keeping import open_sheets
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND
from custfocus.features.voices.flow.others import others_of
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session


def gather(session: Session, since: date, until: date) -> Report:
    """A time as a report for the leader alone; as far as it has come and the journal goes back."""
    progress = read_progress(session, Filter(since=since, until=until))
    first, last, framework = progress.since, progress.until, session.framework
    readings = by_measure(session.find(Filter(kinds=(READING,), until=last))) if progress.scorecard else {}
    report = Report(
        audience=ALONE,
        title=title_of(first, last, framework.people),
        points=(),
        progress=progress,
        pairs=pairs_of(progress.principles, others_of(session, last)),
        measures=courses_of(progress.scorecard, readings, first, last),
        cases=_cases(session, first, last),
        heard=said_of(session.find(Filter(kinds=(kinds.Heard.kind,), since=first, until=last), oldest_first=True)),
        letters=letters_of(session.find(Filter(kinds=(kinds.Review.kind,))), first, last),
        ahead=ahead_of(
            open_sheets(session, session.today),
            session.find(Filter(kinds=(kinds.Intention.kind,), status=kinds.OPEN)),
            standing_priorities(session),
            standing_plans(session),
            session.today,
        ),
        people=framework.people,
    )
    return replace(report, points=points_of(report))


def _cases(session: Session, since: date, until: date) -> CasesOfTime | None:
    cases = session.framework.pack.cases
    if cases is None:
        return None
    entries = session.find(Filter(kinds=(KIND,), item=cases.worksheet, until=until))
    known = gather_insights(session, Filter(since=since, until=until))
    sheets = sheets_of(entries, session.framework)
    return cases_of(sheets, cases, since, until, causes=known.causes, channels=known.channels)
