"""Somebody comes back after weeks: what waits is told once, and all dates are set anew if they want that."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from custfocus.base.dates import local
from custfocus.features.away.flow import calendar_of
from custfocus.features.priorities.season import season
from custfocus.features.reflect.flow.answering import WantedQuestion
from custfocus.features.reflect.intentions import set_anew
from custfocus.features.today.absence import REST_DAYS, Absence, absence, easy_question, welcome
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal import remembered
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.features.sheets.standing import SheetStanding


def begin_afresh(session: Session) -> WantedQuestion | None:
    """Tell somebody who comes back what waits, once, and ask whether to begin afresh.

    Returns:
        The easy question to begin with, where they do; else None.
    """
    gone = _absence(session)
    path, what = session.remembered("mentioned.json"), f"back after {gone.first}" if gone else ""
    if gone is None or remembered.was_mentioned(path, what):
        return None
    sheets, intentions = _open(session, kinds.SheetRecord.kind), _open(session, kinds.Intention.kind)
    session.tell(welcome(gone, _standings(session), intentions, season(_open(session, "priority"), session.today)))
    afresh = session.ask.confirm("Begin afresh?", default=True)
    remembered.mention(path, what, session.today)
    if not afresh:
        return None
    _set_anew(session, gone, sheets, intentions)
    session.warn("Afresh it is. An easy question to begin with:\n")
    answered = session.store.entries.last_days("answer", [each.id for each in session.framework.questions])
    question = easy_question(session.framework.questions, answered)
    return WantedQuestion(question.id) if question else None


def _absence(session: Session) -> Absence | None:
    # By the last act, whatever it did: who has rated, planned or closed something was there.
    days = (
        session.settings.day(datetime.fromisoformat(local(act.at, act.zone))) for act in session.store.acts.recent(1)
    )
    return absence(next(days, None), session.today, calendar_of(session))


def _set_anew(session: Session, gone: Absence, sheets: list[Entry], intentions: list[Entry]) -> None:
    """Mark the days between as away, count what is due from today, and let what was meant to be done rest."""
    rests: date = session.today + timedelta(REST_DAYS)
    with session.store.acts.writing() as pen:
        pen.add(kinds.Away(gone.last), gone.first, text="Away")
        for sheet in sheets:
            pen.edit(sheet, replace(sheet.of(kinds.SheetRecord), afresh=session.today))
        for intention in intentions:
            pen.edit(intention, set_anew(intention.of(kinds.Intention), rests))


def _open(session: Session, kind: str) -> list[Entry]:
    return session.find(Filter(kinds=(kind,), status=kinds.OPEN))


def _standings(session: Session) -> "tuple[SheetStanding, ...]":
    from custfocus.features.sheets.flow.keeping import open_sheets

    return open_sheets(session, session.today)
