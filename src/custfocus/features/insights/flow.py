"""Gathering what customers said, to be taken together; and opening a recovery that is offered for a cause."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from custfocus.base.errors import CustfocusError, unknown
from custfocus.content.framework import by_field
from custfocus.features.before_and_after.flow.comparing import begun_before_and_since
from custfocus.features.insights.recoveries import WITHIN_DAYS, recovery_offers
from custfocus.features.insights.summary import DAYS, CustomerEntries, before, insights
from custfocus.features.insights.views import Insights, RecoveryOffer
from custfocus.features.progress.weeks import span
from custfocus.features.sheets.flow.keeping import save_new_sheet, standing_of
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND, begun
from custfocus.features.sheets.views import OPENED, LoggedSheet
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.kinds import Theme
from custfocus.terminal.session import Session


def gather(session: Session, wanted: Filter, *, whole: bool = False) -> Insights:
    """What customers said in a time, taken together; without a time, in the last 180 days."""
    known = customer_entries(session, wanted)
    view = insights(session.framework, known, whole=whole)
    return replace(view, before_and_after=begun_before_and_since(session, known.since, known.until))


def customer_entries(session: Session, wanted: Filter) -> CustomerEntries:
    """What the journal knows of a time in which customers spoke; without a time, of the last 180 days."""
    find, entries = session.find, session.store.entries
    began = entries.first_day()
    since, until = span(wanted.since, wanted.until, began, session.today, DAYS)
    back = min(since, before(since, until))
    near = date.fromordinal(max(1, until.toordinal() - WITHIN_DAYS + 1))
    return CustomerEntries(
        since=since,
        until=until,
        first=began,
        sheets=find(Filter(kinds=(KIND,), since=min(back, near), until=until)),
        heard=find(Filter(kinds=("heard",), since=back, until=until)),
        notes=find(Filter(kinds=("note",), since=back, until=until)),
        recoveries=_recoveries(session),
        short=entries.short,
        themes=find(Filter(kinds=(Theme.kind,), until=session.today)),
    )


def plan_recovery(session: Session, cause: str) -> LoggedSheet:
    """Open a recovery for a cause that keeps coming up, with what its complaints tell.

    Raises:
        CustfocusError: No such cause asks for one, or the worksheet was taken out.
    """
    framework = session.framework
    cases, plans = framework.pack.cases, framework.pack.recoveries
    worksheet = framework.by_id.get(plans.worksheet) if plans else None
    if cases is None or plans is None or worksheet is None or worksheet.kind != "worksheet":
        raise CustfocusError(
            "There is no worksheet for what keeps coming up.",
            "custfocus log shows those there are.",
            code="no-worksheet",
        )
    complaints = session.find(Filter(kinds=(KIND,), item=cases.worksheet, until=session.today))
    pairs = [*zip(complaints, sheets_of(complaints, framework), strict=True)]
    wanted = _offer(recovery_offers(framework, pairs, _recoveries(session)), cause, worksheet.id)
    fields = by_field(worksheet)
    known = {name: value for name, value in wanted.fields.items() if name in fields}
    sheet = begun(worksheet, session.today, known)
    entry = save_new_sheet(session, replace(sheet, of=wanted.complaints))
    return LoggedSheet((standing_of(session, entry),), OPENED, session.today)


def _offer(offered: Sequence[RecoveryOffer], cause: str, worksheet: str) -> RecoveryOffer:
    wanted = " ".join(cause.split()).casefold()
    for offer in offered:
        if offer.cause.casefold() == wanted:
            return offer
    causes = [offer.cause for offer in offered]
    otherwise = "" if causes else f"custfocus sheet {worksheet} plans one all the same."
    raise unknown("recovery to offer for", cause, causes, otherwise, code="unknown-cause")


def _recoveries(session: Session) -> list[Entry]:
    plans = session.framework.pack.recoveries
    return session.find(Filter(kinds=(KIND,), item=plans.worksheet)) if plans else []
