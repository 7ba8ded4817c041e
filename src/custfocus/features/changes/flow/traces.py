"""What has words of entries that go for good: other entries, copies of the journal, drafts, other files beside it."""

import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import msgspec
from msgspec import Struct

from custfocus.base.files import HALF_WRITTEN, files_in
from custfocus.features.backup.flow.listing import known_backups
from custfocus.features.changes.quoting import Quotes, takes_from
from custfocus.journal import kinds
from custfocus.journal.backups.packing import is_packed
from custfocus.journal.backups.shelf import folder_of
from custfocus.journal.entry import Entry
from custfocus.journal.erasing.copies import Copy, Sought, is_database, look_into
from custfocus.journal.folding import State
from custfocus.terminal.output import progress
from custfocus.terminal.session import Session

_PIECE, _OVERLAP = 1 << 22, 1 << 12
_MANY = 50
_PAGE = 4096
_ASKS = "The passphrase of an older backup (Enter leaves that as it is):"
_ESCAPES = re.compile(r'\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])')


class Traces(Struct, frozen=True):
    """What has words of some entries beside their own history in the journal."""

    quotes: Quotes
    """Their words."""
    entries: tuple[Entry, ...]
    """Other entries that have some in any version, as they are or were last."""
    ours: tuple[Copy, ...]
    """The copies of the journal that we made."""
    locked: tuple[Path, ...]
    """Those of which nobody can tell, since nothing that is at hand opens them."""
    others: tuple[Path, ...]
    """Other databases."""


def traces_of(session: Session, ids: Sequence[str], *, thoroughly: bool) -> Traces:
    """What has words of some entries, as it is before they go.

    Args:
        session: The run.
        ids: The ids of the entries.
        thoroughly: Whether our copies must be sound to count as readable, and whoever sits there is asked for what
            opens them.
    """
    search = _Search(session, ids, thoroughly=thoroughly)
    made = [backup.path for backup in known_backups(session)]
    others = [path for path in _beside(session) if path not in made and _may_be_database(session, path)]
    with progress("Looking through the copies of the journal", session.world) as told:
        copies = search.in_copies(dict.fromkeys(made, True) | dict.fromkeys(others, False), told)
    holding = [copy for copy in copies if copy.has or copy.quoting or _may_have(copy, search.quotes, ids)]
    return Traces(
        search.quotes,
        tuple(_latest(session, each) for each in session.store.acts.holding(search.meets, search.sought.words)),
        tuple(copy for copy in holding if copy.ours and not copy.locked),
        tuple(copy.path for copy in copies if copy.ours and copy.locked),
        tuple(copy.path for copy in holding if not copy.ours),
    )


class _Search:
    """Looks for words of some entries; what any copy tells of them is looked for in all.

    Args:
        session: The run.
        ids: The ids of the entries.
        thoroughly: See `traces_of`.
    """

    def __init__(self, session: Session, ids: Sequence[str], *, thoroughly: bool) -> None:
        self._ids, self._thoroughly = tuple(ids), thoroughly
        asking = partial(session.key.of_copy, label=_ASKS)
        self._secrets = asking if thoroughly else session.key.of_copy_at_hand
        self._versions: dict[bytes, State] = {}
        self._take(session.store.acts.fields_of(*ids))

    def in_copies(self, paths: Mapping[Path, bool], told: Callable[[float], None]) -> list[Copy]:
        """What the files that are copies have of them.

        Args:
            paths: Each file, and whether we made it.
            told: Is told how far it has come, from 0 to 1.
        """
        seen: dict[Path, Copy] = {}
        known: dict[Path, int] = {}
        left = list(paths)
        while left:
            for place, path in enumerate(left, 1):
                known[path] = len(self._versions)
                if copy := self._look_into(path, ours=paths[path]):
                    seen[path] = copy
                    self._take(copy.versions)
                told(place / len(left))
            left = [path for path, copy in seen.items() if copy.sound and known[path] < len(self._versions)]
        return list(seen.values())

    def _look_into(self, path: Path, *, ours: bool) -> Copy | None:
        thoroughly = ours and self._thoroughly
        copy = look_into(path, self.sought, ours=ours, thoroughly=thoroughly, secrets=self._secrets)
        return copy if copy and (copy.sound or is_database(path)) else None

    def _take(self, versions: Iterable[State]) -> None:
        """Look for the words of these as well."""
        new = {msgspec.json.encode(fields, order="sorted"): fields for fields in versions}
        if self._versions and new.keys() <= self._versions.keys():
            return
        self._versions |= new
        self.quotes = Quotes(self._versions.values())
        self.meets = _meets(self.quotes, self._ids)
        # A letter is known as one by what first set it, and what took words over by the id that it names.
        needed = (*self.quotes.needed, *self._ids, f'"{kinds.Review.kind}"')
        few = self.quotes.needed and len(self._ids) < _MANY
        self.sought = Sought(self._ids, self.meets, needed if few else ())


def files_with(session: Session, quotes: Quotes, ids: Sequence[str]) -> list[Path]:
    """The drafts, and the files beside the journal other than databases, that have words of some entries."""
    made, drafts = [backup.path for backup in known_backups(session)], session.drafts
    beside = [path for path in _beside(session) if path not in made and not is_database(path)]
    return [
        *(path for path in beside if has_words(path, quotes, ids)),
        *(path for path in drafts.files() if _says(drafts.text_in(path), quotes, ids)),
    ]


def has_words(path: Path, quotes: Quotes, ids: Sequence[str]) -> bool:
    """Whether words of entries, or one of their ids, stand in a file of whatever kind."""
    with suppress(OSError), path.open("rb") as file:
        before = b""
        while piece := file.read(_PIECE):
            if _says((before + piece).decode("utf-8", "replace"), quotes, ids):
                return True
            before = piece[-_OVERLAP:]
    return False


def _says(text: str, quotes: Quotes, ids: Sequence[str]) -> bool:
    return any(any(each in read for each in ids) or quotes.stand_in(read) for read in _readings(text))


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
    starts = "" if session.journal is None else (journal.stem, HALF_WRITTEN)
    folders = dict.fromkeys((journal.parent, journal.resolve().parent, folder_of(journal)))
    there = [path for folder in folders for path in files_in(folder) if not path.samefile(journal)]
    return [path for path in there if path.name.startswith(starts) or is_database(path)]


def _may_be_database(session: Session, path: Path) -> bool:
    """Whether a file is one of SQLite's, or may be an encrypted one."""
    return is_database(path) or (session.key.is_locked and not path.stat().st_size % _PAGE)


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
