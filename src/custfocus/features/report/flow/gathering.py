"""What a report is made of, gathered from the journal."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec.structs import replace

from custfocus.features.insights.flow import gather as gather_insights
from custfocus.features.insights.views import Insights
from custfocus.features.plans.flow.planning import standing_plans
from custfocus.features.priorities.flow import standing_priorities
from custfocus.features.progress.flow import read_progress
from custfocus.features.report.making import (
    ahead_of,
    cases_of,
    courses_of,
    letters_of,
    pairs_of,
    recoveries_of,
    said_of,
    shared_of,
    title_of,
)
from custfocus.features.report.points import points_of
from custfocus.features.report.views import ALONE, CasesOfTime, Report
from custfocus.features.scorecard.measures import READING, by_measure
from custfocus.features.sheets.flow.keeping import open_sheets
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND, Sheet
from custfocus.features.voices.flow.others import others_of
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.declared import Cases

# So many words that several people said have room.
MOST_SHARED = 6


def gather(session: Session, since: date, until: date) -> Report:
    """A time as a report for the leader alone; as far as it has come and the journal goes back."""
    progress = read_progress(session, Filter(since=since, until=until))
    first, last, framework = progress.since, progress.until, session.framework
    readings = by_measure(session.find(Filter(kinds=(READING,), until=last))) if progress.scorecard else {}
    cases = framework.pack.cases
    kept = session.find(Filter(kinds=(KIND,), item=cases.worksheet, until=last), oldest_first=True) if cases else []
    sheets = sheets_of(kept, framework)
    heard = session.find(Filter(kinds=(kinds.Heard.kind,), since=first, until=last), oldest_first=True)
    known = gather_insights(session, Filter(since=first, until=last))
    report = Report(
        audience=ALONE,
        title=title_of(first, last, framework.people),
        points=(),
        progress=progress,
        pairs=pairs_of(progress.principles, others_of(session, last)),
        measures=courses_of(progress.scorecard, readings, first, last),
        cases=_cases(sheets, cases, known) if cases else None,
        heard=said_of(heard, [sheet for sheet in sheets if first <= sheet.opened <= last], framework),
        shared=shared_of(known.themes, MOST_SHARED),
        recoveries=recoveries_of(known.offers, progress.before_and_after),
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


def _cases(sheets: Sequence[Sheet], cases: "Cases", known: Insights) -> CasesOfTime:
    return cases_of(
        sheets,
        cases,
        known.since,
        known.until,
        causes=known.causes,
        channels=known.channels,
        tags=known.tags,
        medians=known.waits.medians,
    )
