"""custfocus list: the journal's entries, the newest first."""

from collections.abc import Iterable
from typing import Annotated

import typer

from custfocus.content.framework import is_rated
from custfocus.features.entries.flow import list_deeds, list_entries, list_tags
from custfocus.features.entries.views import Listing, Tags
from custfocus.terminal.completing import quietly
from custfocus.terminal.options import (
    FromOption,
    ItemOption,
    KindOption,
    LastOption,
    LimitOption,
    PrincipleOption,
    TagOption,
    ToOption,
    exclusive,
    filter_of,
)
from custfocus.terminal.session import Session

USUAL = 20


@quietly
def _rated(session: Session) -> Iterable[str]:
    """The items to rate oneself on."""
    return [item.id for item in session.framework.items if is_rated(item) and not item.retired]


def run(
    session: Session,
    kind: KindOption = None,
    principle: PrincipleOption = None,
    item: ItemOption = None,
    tag: TagOption = None,
    since: FromOption = None,
    until: ToOption = None,
    last: LastOption = None,
    tags: Annotated[bool, typer.Option("--tags", help="The #tags in them, with how many have each.")] = False,
    deeds: Annotated[
        str | None,
        typer.Option(
            "--deeds",
            metavar="ID",
            autocompletion=_rated,
            help="Only what assess counts for this item, in the last 60 days unless you name others.",
        ),
    ] = None,
    n: LimitOption = USUAL,
) -> Listing | Tags:
    """List entries, the newest first.

    The numbers can be used right after: custfocus show 2.
    """
    exclusive(tags or None, deeds, what="--tags counts tags; --deeds lists entries.", hint="Give one of them.")
    wanted = filter_of(session, kind, principle, item, tag, since, until, last)
    if deeds is not None:
        return list_deeds(session, deeds, wanted, n)
    return list_tags(session, wanted, n) if tags else list_entries(session, wanted, n)
