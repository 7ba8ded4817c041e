"""custfocus history: every version of an entry, or what was done lately."""

from typing import Annotated

import typer

from custfocus.features.entries.flow import show_latest_acts, show_versions
from custfocus.features.entries.views import LatestActs, Versions
from custfocus.terminal import completing as complete
from custfocus.terminal.options import LimitOption
from custfocus.terminal.session import Session

USUAL = 20


def run(
    session: Session,
    ref: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", autocompletion=complete.ids, help="An entry; deleted ones, too."),
    ] = None,
    n: LimitOption = USUAL,
) -> Versions | LatestActs:
    """See every version of an entry; without one, what was done lately.

    The numbers of what was done lately can be used right after: custfocus undo 2.
    """
    return show_latest_acts(session, n) if ref is None else show_versions(session, ref)
