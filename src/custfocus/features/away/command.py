"""custfocus away: days that don't count."""

from typing import Annotated

import typer

from custfocus.base.errors import usage
from custfocus.features.away import flow
from custfocus.features.away.views import TimesAway
from custfocus.features.away.words import time_in
from custfocus.terminal.session import Session

LONGEST_DAYS = 366
FARTHEST_DAYS = 3660


def run(
    session: Session,
    first: Annotated[
        str | None, typer.Argument(metavar="[FROM]", help="The first day, such as 2026-12-21, or all: next week.")
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
    start, end, why = time_in([first, *(rest or [])], session.today)
    if abs(start - session.today).days > FARTHEST_DAYS:
        raise usage(f"{start} is more than ten years from now.", "See whether the year is right.", code="too-far")
    if end < start:
        raise usage(
            f"{end} comes before {start}.", "Give the first day first, then the last one.", code="wrong-order"
        )
    if (end - start).days >= LONGEST_DAYS:
        hint = "See whether the years are right; a longer time goes in by parts."
        raise usage(f"From {start} to {end} is more than a year.", hint, code="too-long")
    return flow.keep_time_away(session, start, end, why)
