"""custfocus list: the journal's entries, the newest first."""

from typing import Annotated

import typer

from custfocus.features.entries.flow import list_entries, list_tags
from custfocus.features.entries.views import Listing, Tags
from custfocus.terminal.options import (
    FromOption,
    ItemOption,
    KindOption,
    LastOption,
    LimitOption,
    PrincipleOption,
    TagOption,
    ToOption,
    filter_of,
)
from custfocus.terminal.session import Session

USUAL = 20


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
    n: LimitOption = USUAL,
) -> Listing | Tags:
    """List entries, the newest first.

    The numbers can be used right after: custfocus show 2.
    """
    wanted = filter_of(session, kind, principle, item, tag, since, until, last)
    return list_tags(session, wanted, n) if tags else list_entries(session, wanted, n)
