"""The user's list of names: a file beside their content, or in their journal as long as that is locked."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from custfocus.base.files import write_private
from custfocus.base.reading import decoded, evened
from custfocus.journal.lock.header import is_locked
from custfocus.journal.lock.kept import NAMES

if TYPE_CHECKING:
    from custfocus.terminal.session import Session

# What the list was before its last change, beside it or where the journal keeps it.
_BEFORE = "names-before.json"


class NameChange(msgspec.Struct, frozen=True):
    """The last change of the list, as far as it can be taken back."""

    act: str
    """The id of the run that made it, as an act."""
    at: str
    """The instant in UTC."""
    before: str
    """What stood on the list before that run."""
    after: str
    """What stands there since."""


def read_names(session: "Session") -> str:
    """What stands on the list; nothing where there is none.

    Raises:
        OSError, UnicodeDecodeError: The file can't be read.
        CustfocusError: The journal that has it can't be opened.
    """
    with _keeper(session) as keeper:
        kept = (keeper.store.read_kept(NAMES) or "") if keeper else ""
    return _joined(kept, _in_file(session))


def change_names(session: "Session", text: str) -> None:
    """Have this stand on the list, so that it can be taken back: all that one run changes, at once.

    Raises:
        OSError: The file can't be written.
        CustfocusError: The journal that has it can't be opened or written.
    """
    now = session.world.now().astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    act, former, last = session.store.act, read_names(session), last_name_change(session)
    before = last.before if last and last.act == act else former
    change = msgspec.json.encode(NameChange(act, now, before, text)).decode()
    write_names(session, text)
    with _keeper(session) as keeper:
        if keeper is None:
            write_private(_file_before(session), change)
        else:
            keeper.store.write_kept(_BEFORE, change)


def last_name_change(session: "Session") -> NameChange | None:
    """The last change of the list; None where there is none that could be taken back.

    What was changed by hand since can't be.

    Raises:
        OSError, UnicodeDecodeError: The list can't be read.
        CustfocusError: The journal that has it can't be opened.
    """
    with suppress(OSError, msgspec.MsgspecError), _keeper(session) as keeper:
        kept = keeper.store.read_kept(_BEFORE) if keeper else _file_before(session).read_text("utf-8")
        change = msgspec.json.decode(kept or "", type=NameChange)
        return change if change.after == read_names(session) else None
    return None


def write_names(session: "Session", text: str) -> None:
    """Have this stand on the list.

    Raises:
        OSError: The file can't be written.
        CustfocusError: The journal that has it can't be opened or written.
    """
    path = session.world.paths.list_of_names
    with _keeper(session) as keeper:
        if keeper is None:
            write_private(path, text)
            return
        keeper.store.write_kept(NAMES, text)
    path.unlink(missing_ok=True)


def place_of_names(session: "Session") -> Path:
    """Where the list stands: its file, or the journal that keeps it."""
    paths = session.world.paths
    locked = session.key.is_locked if session.journal is None else is_locked(paths.journal)
    return paths.journal if locked else paths.list_of_names


def take_in_names(session: "Session") -> None:
    """Move the list from its file into the locked journal, where there is such a file.

    Raises:
        OSError, CustfocusError: It can't be done.
    """
    _file_before(session).unlink(missing_ok=True)
    with suppress(UnicodeDecodeError):
        if _in_file(session):
            write_names(session, read_names(session))


def put_out_names(session: "Session", kept: str) -> None:
    """Have what a journal kept stand in the file, with what stands there already.

    Raises:
        OSError, UnicodeDecodeError: It can't be done.
    """
    if kept:
        write_private(session.world.paths.list_of_names, _joined(kept, _in_file(session)))


@contextmanager
def _keeper(session: "Session") -> "Iterator[Session | None]":
    """The session of the journal that keeps the list; None where a file does.

    The list is the home's, so that it is the home's own journal, whichever is used.
    """
    if session.journal is None:
        yield session if session.key.is_locked else None
    elif not is_locked(session.world.paths.journal):
        yield None
    else:
        from custfocus.terminal.session import Session

        home = Session(session.world, session.command, json=session.json)
        try:
            yield home
        finally:
            home.store.close()


def _file_before(session: "Session") -> Path:
    return session.world.paths.list_of_names.with_name(_BEFORE)


def _in_file(session: "Session") -> str:
    with suppress(FileNotFoundError):
        return evened(decoded(session.world.paths.list_of_names.read_bytes()))
    return ""


def _joined(first: str, second: str) -> str:
    """The lines of both, each once; one alone is as it was."""
    if not first or not second:
        return first or second
    return "".join(f"{line}\n" for line in dict.fromkeys([*first.splitlines(), *second.splitlines()]))
