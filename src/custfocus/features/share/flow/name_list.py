"""The user's own list of names, a file with one name a line."""

from collections.abc import Iterable

from custfocus.base.errors import CustfocusError
from custfocus.base.files import in_turn, write_private
from custfocus.base.reading import decoded, evened
from custfocus.terminal.session import Session


def read_name_list(session: Session) -> str:
    """What stands on the list; nothing where there is none.

    Raises:
        CustfocusError: It can't be read; nothing is handed on without it.
    """
    path = session.world.paths.list_of_names
    try:
        return evened(decoded(path.read_bytes()))
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        why = "it isn't UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error.strerror).lower()
        raise CustfocusError(
            f"Your list of names can't be read: {why}.",
            f"Mend {path}, one name a line; without it nothing is shared.",
            code="names",
        ) from error


def add_to_name_list(session: Session, names: Iterable[str]) -> None:
    """Add names at the end of the list, so that the letters of the others stay.

    Raises:
        CustfocusError: It can't be written.
    """
    path = session.world.paths.list_of_names
    try:
        with in_turn(path):
            before = read_name_list(session)
            if before and not before.endswith("\n"):
                before += "\n"
            write_private(path, before + "".join(f"{name}\n" for name in names))
    except OSError as error:
        raise CustfocusError(
            f"Your list of names can't be written: {str(error.strerror).lower()}.",
            "--name takes a name out this once.",
            code="unwritable",
        ) from error
    session.warn(f"Added to {path}.")
