"""The names that are known, from wherever they were written down, and what takes them out of texts."""

from collections.abc import Iterator, Sequence

from custfocus.features.share.flow.name_list import read_name_list
from custfocus.features.share.mentions import mentions_in, mentions_in_sheet, mentions_listed, no_names_listed
from custfocus.features.share.names.people import Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

HEARD, INVITATION = "heard", "invitation"


def known_names(session: Session, once: Sequence[str] = (), no_names: Sequence[str] = ()) -> Pseudonyms:
    """What takes out all names that the journal knows and those on the user's list; it can be handed any text.

    Args:
        session: The session.
        once: Names to be taken out this once, besides those.
        no_names: Words that are no names, for this once.

    Raises:
        CustfocusError: The list can't be read; nothing is handed on without it.
    """
    listed = read_name_list(session)
    return Pseudonyms(
        [*_mentions(session), *mentions_listed(listed, once)],
        [*no_names_listed(listed), *no_names],
    )


def _mentions(session: Session) -> Iterator[Mention]:
    """Every name that the journal has, or had in what was deleted since: the others keep their letters that way."""
    framework, deleted = session.framework, session.store.acts.deleted
    for entries in (session.find(Filter(kinds=(KIND,)), oldest_first=True), session.readable(deleted(KIND))):
        for entry, sheet in zip(entries, sheets_of(entries, framework), strict=True):
            yield from mentions_in_sheet(entry, sheet, framework)
    for kind in (HEARD, INVITATION):
        # Of what is damaged, too: a name that isn't known would be handed on.
        for entry in (*session.store.entries.find(Filter(kinds=(kind,))), *deleted(kind)):
            yield from mentions_in(entry, framework)
