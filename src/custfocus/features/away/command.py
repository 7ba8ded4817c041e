"""custfocus away: days that don't count."""

from datetime import date
from typing import Annotated

import typer

from custfocus.base import dates
from custfocus.base.errors import CustfocusError, usage
from custfocus.features.away import flow
from custfocus.features.away.views import TimesAway
from custfocus.terminal.session import Session

LONGEST_DAYS = 366
FARTHEST_DAYS = 3660


def run(
    session: Session,
    first: Annotated[
        str | None, typer.Argument(metavar="[FROM]", help='The first day: 2026-12-21, tomorrow, "next week".')
    ] = None,
    rest: Annotated[
        list[str] | None, typer.Argument(metavar="[TO] [WHY]...", help="The last day, if it isn't the same, and why.")
    ] = None,
) -> TimesAway:
    """Mark days that don't count, such as holidays or a time of illness.

    Nothing is due on them, and no strength is lost. Without days it lists those to come and of the past year.
    """
    if first is None:
        return flow.list_times_away(session)
    start, end = dates.parse_span(first, session.today, ahead=True)
    if abs(start - session.today).days > FARTHEST_DAYS:
        raise usage(f"{start} is more than ten years from now.", "See whether the year is right.", code="too-far")
    end, why = _end(start, end, rest or [], session.today)
    if end < start:
        raise usage(
            f"{end} comes before {start}.", "Give the first day first, then the last one.", code="wrong-order"
        )
    if (end - start).days >= LONGEST_DAYS:
        hint = "See whether the years are right; a longer time goes in by parts."
        raise usage(f"From {start} to {end} is more than a year.", hint, code="too-long")
    return flow.keep_time_away(session, start, end, why)


def _end(start: date, end: date, rest: list[str], today: date) -> tuple[date, str]:
    """The last day and the reason; a first word that isn't a day already belongs to the reason.

    `end` is the last day where none is named: of the week, month or day that the first words mean.

    Raises:
        CustfocusError: The first word has a figure in it, so that it was meant for a day, but it is none.
    """
    if not rest:
        return end, ""
    words, *reason = rest
    try:
        last = dates.parse_day(words, today, ahead=True)
    except CustfocusError:
        if any(letter.isdigit() for letter in words):
            raise
        return end, " ".join(rest)
    if last < start:  # "friday" after a first day further off is the friday that follows it
        last = dates.parse_day(words, start, ahead=True)
    return last, " ".join(reason)
