"""custfocus insights: what customers say, taken together."""

from typing import Annotated

import typer

from custfocus.features.insights.flow import gather, plan_recovery
from custfocus.features.insights.selection import ids_shown
from custfocus.features.insights.views import Insights
from custfocus.features.sheets.views import LoggedSheet
from custfocus.terminal.options import FromOption, LastOption, ToOption, exclusive, filter_of
from custfocus.terminal.session import Session


def run(
    session: Session,
    since: FromOption = None,
    until: ToOption = None,
    last: LastOption = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Show every word that people share, sentence, cause, channel, tag and remark."),
    ] = False,
    cause: Annotated[
        str | None,
        typer.Option("--plan", metavar="CAUSE", help="Open the recovery that is offered for this cause."),
    ] = None,
) -> Insights | LoggedSheet:
    """See what you heard, taken together: the point, what comes back, what is counted, and each remark of late.

    It looks through complaints, what you heard, and why people left or stay, of the last 180 days unless you name
    others. What three or more people said comes with a sentence; what was said in the last 30 days is there whole, by
    channel and person. The numbers can be used right after: custfocus show 3.

    Three complaints with one cause within 90 days suggest that it will happen again. Then a recovery plan is offered,
    and --plan opens it with what you have written already.
    """
    exclusive(
        cause is not None,
        since or until or last or everything,
        what="--plan opens a recovery; it shows no time.",
        hint="Leave the other options out.",
    )
    if cause is not None:
        return plan_recovery(session, cause)
    view = gather(session, filter_of(session, since=since, until=until, last=last), whole=everything)
    session.remember_numbers(ids_shown(view))
    return view
