"""What was begun in a time, compared before and since, from the journal."""

from datetime import date

from custfocus.features.away.flow import calendar_of
from custfocus.features.before_and_after.begun import begun
from custfocus.features.before_and_after.cases import counted_cases, tag_of
from custfocus.features.before_and_after.comparing import MeasureValues, compared
from custfocus.features.before_and_after.views import BeforeAndAfter
from custfocus.features.scorecard.flow.measures import all_measures
from custfocus.features.scorecard.measures import READING, by_measure
from custfocus.features.sheets.sheet import KIND
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session

# What was begun longer ago than it is looked back on tells nothing new.
BACK_DAYS = 180


def begun_before_and_since(session: Session, since: date, until: date) -> tuple[BeforeAndAfter, ...]:
    """What was begun from one day to another because of a cause or for a measure, the latest first.

    Args:
        session: The run.
        since: The first day on which it may have begun.
        until: The last, and the last that is looked at.
    """
    framework = session.framework
    pack = framework.pack
    adoptions = session.find(Filter(kinds=(kinds.Adoption.kind,), until=until))
    plans = session.find(Filter(kinds=(kinds.Plan.kind,), status=kinds.OPEN, until=until))
    sheets = [
        entry for part in (pack.recoveries, pack.decisions) if part for entry in _sheets(session, part.worksheet)
    ]
    if not (sheets or plans or adoptions):  # as in most journals: their pages needn't wait for more
        return ()
    standings = {each.id: each for each in all_measures(session, until)}
    named = {each.name.casefold(): each.id for each in standings.values()}
    every = [each for each in begun(framework, sheets, adoptions, plans, named) if since <= each.day <= until]
    if not every:
        return ()
    brought = [entry for part in (pack.cases, pack.partings) if part for entry in _sheets(session, part.worksheet)]
    entries = session.store.entries
    heard = entries.day_counts(Filter(kinds=(kinds.Heard.kind,)))
    causes = {each.aim for each in every if each.aim not in standings}
    tagged = {cause: session.find(Filter(kinds=(kinds.Heard.kind,), tag=tag_of(cause))) for cause in causes}
    cases = counted_cases(framework, brought, heard, tagged)
    values = by_measure(session.find(Filter(kinds=(READING,)))) if standings else {}
    measures = {
        each.id: MeasureValues(
            each, {day: entry.of(kinds.Reading).value for day, entry in values.get(each.id, {}).items()}
        )
        for each in standings.values()
    }
    shorts = entries.shorts(each.id for each in every)
    calendar, first = calendar_of(session), entries.first_day() or until
    return tuple(
        compared(each, cases, measures, calendar, first=first, until=until, short=shorts[each.id]) for each in every
    )


def _sheets(session: Session, worksheet: str) -> list[Entry]:
    return session.find(Filter(kinds=(KIND,), item=worksheet))
