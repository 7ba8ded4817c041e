"""custfocus list: the journal's entries, the newest first."""

from custfocus.features.entries.flow import tellings
from custfocus.features.entries.views import Listing, row
from custfocus.journal.entry import Filter
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
    numbered,
)
from custfocus.terminal.session import Session

USUAL = 20
COUNTED_TO = 10_000


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
    entries = session.store.entries.find(wanted, limit=n)
    numbered(session, [entry.id for entry in entries])
    told = tellings(session, entries)
    return Listing(
        entries=tuple(row(entry, session.short(entry), told.get(entry.id, "")) for entry in entries),
        total=session.store.entries.count(wanted, most=COUNTED_TO),
        counted_to=COUNTED_TO,
        filtered=wanted != Filter(),
        today=session.today,
    )
