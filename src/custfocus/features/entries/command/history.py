"""custfocus history: every version of an entry, or what was done lately."""

from typing import Annotated

import typer

from custfocus.features.entries.views import Latest, Versions, latest, versions
from custfocus.terminal import completing as complete
from custfocus.terminal.options import LimitOption, numbered
from custfocus.terminal.reference import entry_id_of
from custfocus.terminal.session import Session

USUAL = 20


def run(
    session: Session,
    ref: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", autocompletion=complete.ids, help="An entry; deleted ones, too."),
    ] = None,
    n: LimitOption = USUAL,
) -> Versions | Latest:
    """See every version of an entry; without one, what was done lately.

    The numbers of what was done lately can be used right after: custfocus undo 2.
    """
    acts, short = session.store.acts, session.store.entries.short
    if ref is not None:
        entry_id = entry_id_of(session, ref)
        return versions(acts.versions(entry_id), short(entry_id), session.today)
    found = acts.recent(n)
    numbered(session, [act.id for act in found])
    return latest([(act, acts.short(act.id)) for act in found], short, session.today)
