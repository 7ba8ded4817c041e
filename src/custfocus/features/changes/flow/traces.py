"""What has words of entries that go for good: other entries, copies of the journal, drafts, other files beside it."""

import html
import json
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from custfocus.base.files import files_in
from custfocus.features.backup.flow.listing import known_backups
from custfocus.features.changes.quoting import Quotes, takes_from
from custfocus.journal import kinds
from custfocus.journal.backups.packing import is_packed
from custfocus.journal.backups.shelf import folder_of
from custfocus.journal.entry import Entry
from custfocus.journal.erasing.copies import Copy, holding_in, is_database, look_into
from custfocus.journal.folding import State
from custfocus.terminal.session import Session

_PIECE, _OVERLAP = 1 << 22, 1 << 12
_MANY = 50
_HALF_WRITTEN = ".custfocus-"
_ESCAPES = re.compile(r'\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])')


class CopyTraces(Struct, frozen=True):
    """A copy that we made of the journal, and that has words of the entries."""

    copy: Copy
    """What it has of the entries themselves."""
    of_entries: tuple[str, ...]
    """The ids of these in it; of all where nobody can tell."""
    of_others: tuple[str, ...]
    """The ids of other entries in it that have words of theirs."""


class Traces(Struct, frozen=True):
    """What has words of some entries beside their own history in the journal."""

    quotes: Quotes
    """Their words."""
    entries: tuple[Entry, ...]
    """Other entries that have some in any version, as they are or were last."""
    ours: tuple[CopyTraces, ...]
    """The copies of the journal that we made."""
    others: tuple[Path, ...]
    """Other databases."""


def traces_of(session: Session, ids: Sequence[str], *, thoroughly: bool) -> Traces:
    """What has words of some entries, as it is before they go.

    Args:
        session: The run.
        ids: The ids of the entries.
        thoroughly: Whether our copies must be sound to count as readable.
    """
    made = [backup.path for backup in known_backups(session)]
    others = [path for path in _beside(session) if path not in made and is_database(path)]
    seen = [
        *(look_into(path, ids, ours=True, thoroughly=thoroughly) for path in made),
        *(look_into(path, ids, ours=False) for path in others),
    ]
    there = [copy for copy in seen if copy]
    versions = [*session.store.acts.fields_of(*ids), *(fields for copy in there for fields in copy.versions)]
    quotes = Quotes(versions)
    # A letter is known as one by what first set it, and what took words over by the id that it names.
    needed = (*quotes.needed, *ids, f'"{kinds.Review.kind}"') if quotes.needed and len(ids) < _MANY else ()
    quoting = {copy.path: tuple(holding_in(copy, _meets(quotes, ids), needed)) for copy in there}
    holding = [copy for copy in there if copy.has or quoting[copy.path] or _may_have(copy, quotes, ids)]
    return Traces(
        quotes,
        tuple(_latest(session, each) for each in session.store.acts.holding(_meets(quotes, ids), needed)),
        tuple(
            CopyTraces(copy, copy.has if copy.sound else tuple(ids), quoting[copy.path])
            for copy in holding
            if copy.ours
        ),
        tuple(copy.path for copy in holding if not copy.ours),
    )


def files_with(session: Session, quotes: Quotes, ids: Sequence[str]) -> list[Path]:
    """The drafts, and the files beside the journal other than databases, that have words of some entries."""
    made = [backup.path for backup in known_backups(session)]
    return [
        path
        for path in [*_beside(session), *session.drafts.files()]
        if path not in made and not is_database(path) and has_words(path, quotes, ids)
    ]


def has_words(path: Path, quotes: Quotes, ids: Sequence[str]) -> bool:
    """Whether words of entries, or one of their ids, stand in a file of whatever kind."""
    with suppress(OSError), path.open("rb") as file:
        before = b""
        while piece := file.read(_PIECE):
            for text in _readings((before + piece).decode("utf-8", "replace")):
                if any(each in text for each in ids) or quotes.stand_in(text):
                    return True
            before = piece[-_OVERLAP:]
    return False


def _readings(text: str) -> Iterator[str]:
    """A text, and the same as it was before it was put into JSON or HTML."""
    yield text
    if "\\" in text or "&" in text:
        yield html.unescape(_ESCAPES.sub(lambda escape: str(json.loads(f'"{escape[0]}"')), text))


def _beside(session: Session) -> list[Path]:
    """The files in the journal's folder, itself left out.

    Where the journal has a folder of its own, these are all; elsewhere, databases and what is called like it.
    """
    journal = session.store.path.absolute()
    starts = "" if session.journal is None else (journal.stem, _HALF_WRITTEN)
    folders = dict.fromkeys((journal.parent, journal.resolve().parent, folder_of(journal)))
    there = [path for folder in folders for path in files_in(folder) if not path.samefile(journal)]
    return [path for path in there if path.name.startswith(starts) or is_database(path)]


def _may_have(copy: Copy, quotes: Quotes, ids: Sequence[str]) -> bool:
    """Whether a file that isn't sound has words of the entries; of a compressed one nobody can tell."""
    return not copy.sound and (is_packed(copy.path) or has_words(copy.path, quotes, ids))


def _meets(quotes: Quotes, ids: Sequence[str]) -> Callable[[str, State], bool]:
    """Whether the fields that a change of another entry has set have words of these."""
    letters: set[str] = set()

    def meets(entry_id: str, fields: State) -> bool:
        if fields.get("kind") == kinds.Review.kind:
            letters.add(entry_id)
        is_letter = entry_id in letters
        return entry_id not in ids and (takes_from(fields, ids) or quotes.stand_in_entry(fields, is_letter=is_letter))

    return meets


def _latest(session: Session, entry_id: str) -> Entry:
    """An entry as it is, or was last."""
    entry = session.store.entries.get(entry_id)
    return entry or next(was for _, was in reversed(session.store.acts.versions(entry_id)) if was)
