"""custfocus away: days that don't count."""

from datetime import date, timedelta
from typing import Annotated

import typer

from custfocus.base import dates
from custfocus.base.errors import CustfocusError, usage
from custfocus.features.away.days import Away, Aways, last_day
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.options import numbered
from custfocus.terminal.session import Session

KIND = kinds.Away.kind
SHOWN_BACK_DAYS = 365
LONGEST_DAYS = 366
FARTHEST_DAYS = 3660


def run(
    session: Session,
    first: Annotated[
        str | None, typer.Argument(metavar="[FROM]", help='The first day: 2026-12-21, tomorrow, "next friday".')
    ] = None,
    rest: Annotated[
        list[str] | None, typer.Argument(metavar="[TO] [WHY]...", help="The last day, if it isn't the same, and why.")
    ] = None,
) -> Aways:
    """Mark days that don't count, such as holidays or a time of illness.

    Nothing is due on them, and no strength is lost. Without days it lists those to come and of the past year.
    """
    if first is None:
        return _listed(session)
    start = dates.parse_day(first, session.today, ahead=True)
    if abs(start - session.today).days > FARTHEST_DAYS:
        raise usage(f"{start} is more than ten years from now.", "See whether the year is right.", code="too-far")
    end, why = _end(start, rest or [], session.today)
    if end < start:
        raise usage(
            f"{end} comes before {start}.", "Give the first day first, then the last one.", code="wrong-order"
        )
    if (end - start).days >= LONGEST_DAYS:
        hint = "See whether the years are right; a longer time goes in by parts."
        raise usage(f"From {start} to {end} is more than a year.", hint, code="too-long")
    with session.store.acts.writing() as pen:
        entry = pen.add(kinds.Away(end), start, text=why)
    return Aways((_away(session, entry),), session.today, entry)


def _listed(session: Session) -> Aways:
    since = session.today - timedelta(SHOWN_BACK_DAYS)
    entries = [entry for entry in session.find(Filter(kinds=(KIND,))) if last_day(entry) >= since]
    numbered(session, [entry.id for entry in entries])
    return Aways(tuple(_away(session, entry) for entry in entries), session.today)


def _end(start: date, rest: list[str], today: date) -> tuple[date, str]:
    """The last day and the reason; a first word that isn't a day already belongs to the reason.

    Raises:
        CustfocusError: The first word has a figure in it, so that it was meant for a day, but it is none.
    """
    if not rest:
        return start, ""
    words, *reason = rest
    try:
        end = dates.parse_day(words, today, ahead=True)
    except CustfocusError:
        if any(letter.isdigit() for letter in words):
            raise
        return start, " ".join(rest)
    if end < start:  # "friday" after a first day further off is the friday that follows it
        end = dates.parse_day(words, start, ahead=True)
    return end, " ".join(reason)


def _away(session: Session, entry: Entry) -> Away:
    return Away(entry.id, session.short(entry), entry.day, last_day(entry), entry.text)
