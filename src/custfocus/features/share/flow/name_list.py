"""The user's own list of names: one name a line, and behind an exclamation mark what is none."""

from collections.abc import Sequence

from custfocus.base.errors import CustfocusError
from custfocus.base.files import in_turn
from custfocus.features.share.mentions import NO_NAME, mentions_listed, no_names_listed
from custfocus.features.share.names.folding import plain
from custfocus.features.share.views import ListOfNames
from custfocus.terminal.locked.names import place_of_names, read_names, write_names
from custfocus.terminal.session import Session


def read_name_list(session: Session) -> str:
    """What stands on the list; nothing where there is none.

    Raises:
        CustfocusError: It can't be read; nothing is handed on without it.
    """
    path = session.world.paths.list_of_names
    try:
        return read_names(session)
    except (OSError, UnicodeDecodeError) as error:
        why = "it isn't UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error.strerror).lower()
        raise CustfocusError(
            f"Your list of names can't be read: {why}.",
            f"Mend {path}, one name a line; without it nothing is shared.",
            code="names",
        ) from error


def show_name_list(session: Session, names: Sequence[str] = (), no_names: Sequence[str] = ()) -> ListOfNames:
    """The list, once what was given has been put on it.

    Args:
        session: The session.
        names: What is to be a name from now on.
        no_names: What is none: it is taken off the list, and not pointed out any more.

    Raises:
        CustfocusError: The list can't be read or written.
    """
    if names or no_names:
        change_name_list(session, names, no_names)
    listed, place = read_name_list(session), place_of_names(session)
    return ListOfNames(
        tuple(mention.name for mention in mentions_listed(listed)),
        tuple(no_names_listed(listed)),
        str(place),
        place != session.world.paths.list_of_names,
    )


def change_name_list(session: Session, names: Sequence[str], no_names: Sequence[str] = ()) -> None:
    """Put names on the list, at its end, so that the letters of the others stay; and words that are none.

    Raises:
        CustfocusError: It can't be written.
    """
    path = session.world.paths.list_of_names
    changed = {plain(word) for word in (*names, *no_names)}
    try:
        with in_turn(path):
            lines = read_name_list(session).splitlines()
            kept = [line for line in lines if plain(line.strip().removeprefix(NO_NAME)) not in changed]
            lines = [*kept, *names, *(f"{NO_NAME}{word}" for word in no_names)]
            write_names(session, "".join(f"{line}\n" for line in lines))
    except OSError as error:
        raise CustfocusError(
            f"Your list of names can't be written: {str(error.strerror).lower()}.",
            "--name replaces a name this once.",
            code="unwritable",
        ) from error
