"""Saving what a command makes as a file: the same rules and errors wherever -o is."""

from collections.abc import Callable, Iterable
from pathlib import Path

from custfocus.base.errors import CustfocusError, usage
from custfocus.base.files import clear_leftovers, write_private
from custfocus.terminal.session import Session


def to_print(named: Path) -> bool:
    """Whether -o says "-", which stands for stdout."""
    return str(named) == "-"


def save_file(
    session: Session,
    named: Path,
    text: str | bytes | Iterable[str],
    *,
    replaces: Callable[[Path], bool],
    hint: str,
    has_words: bool = True,
) -> None:
    """Write a text, its pieces, or bytes to the file that -o names, in one step and private to its owner.

    Args:
        session: The run; its journal is never written over.
        named: The file as the user named it; "~" is their home.
        text: The text.
        replaces: Whether a file that is there already may be replaced.
        hint: What to do where it may not.
        has_words: Whether anything of the journal stands in it.

    Raises:
        CustfocusError: It can't be a file, may not be replaced, has no folder, or can't be written.
    """
    try:
        target = writable_file(session, named, replaces=replaces, hint=hint)
        write_private(target, text)
        session.saved()
        clear_leftovers(target.parent, session.world.now().timestamp())
    except (OSError, RuntimeError) as error:
        raise unwritable(named, error) from error
    if has_words:
        say_that_it_lies_open(session, str(named))


def say_that_it_lies_open(session: Session, what: str) -> None:
    """Say of something made of a locked journal that nobody needs a passphrase to read it."""
    if session.key.is_locked:
        session.warn(f"Your journal is locked; {what} isn't: whoever has it can read it.")


def writable_file(session: Session, named: Path, *, replaces: Callable[[Path], bool], hint: str) -> Path:
    """The file that -o names, where it may be written; for those who ask much before they save.

    Raises:
        CustfocusError: As `save_file` would.
    """
    try:
        target = session.world.path(named).resolve()
        journal = (session.journal or session.world.paths.journal).resolve()
        if target == journal or (target.exists() and not target.is_file()):
            raise usage(f"{named} can't be written over.", "Name another file.", code="not-a-file")
        if not target.parent.is_dir():
            raise CustfocusError(
                f"There is no folder {target.parent}.", "Make it first, or choose another.", code="no-folder"
            )
        if target.exists() and not replaces(target):
            raise CustfocusError(f"{named} is there already.", hint, code="file-exists")
    except (OSError, RuntimeError) as error:
        raise unwritable(named, error) from error
    return target


def unwritable(named: Path, error: Exception) -> CustfocusError:
    """The error for a file that the system doesn't let anybody write."""
    why = (getattr(error, "strerror", None) or str(error)).lower()
    return CustfocusError(f"{named} can't be written: {why}.", "Choose another place.", code="unwritable")
