"""custfocus list: the journal's entries, the newest first."""

from custfocus.features.entries.flow import list_entries
from custfocus.features.entries.views import Listing
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
    n: LimitOption = USUAL,
) -> Listing:
    """List entries, the newest first.

    The numbers can be used right after: custfocus show 2.
    """
    wanted = filter_of(session, kind, principle, item, tag, since, until, last)
    return list_entries(session, wanted, n)
