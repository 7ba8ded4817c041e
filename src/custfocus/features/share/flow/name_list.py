"""The user's own list of names: one name a line, and behind an exclamation mark what is none."""

from collections.abc import Sequence

from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.base.files import in_turn
from custfocus.features.share.mentions import NO_NAME, mentions_listed, no_names_listed
from custfocus.features.share.name_answers import named
from custfocus.features.share.names.folding import plain
from custfocus.features.share.views import ListOfNames
from custfocus.terminal.locked.names import change_names, place_of_names, read_names
from custfocus.terminal.session import Session

_CHANGE = "Type a name to add, or a number to take that off; Enter: done."


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
    elif session.asks:
        _ask_for_changes(session)
    return _list_of(session)


def _list_of(session: Session) -> ListOfNames:
    listed, place = read_name_list(session), place_of_names(session)
    return ListOfNames(
        tuple(mention.name for mention in mentions_listed(listed)),
        tuple(no_names_listed(listed)),
        str(place),
        place != session.world.paths.list_of_names,
    )


def _ask_for_changes(session: Session) -> None:
    """Show the list, and change it as long as somebody says how: a name is added, a number taken off.

    Raises:
        LeftError: They left; what was changed is kept.
    """
    while True:
        view = _list_of(session)
        session.tell(replace(view, numbered=True))
        typed = session.ask.word(_CHANGE, lambda _: True)
        if not typed:
            return
        lines = [*view.names, *(f"{NO_NAME}{word}" for word in view.no_names)]
        answer = named(typed, lines)
        if answer.unclear:
            session.warn(f"{', '.join(answer.unclear)}: neither a name nor a number on the list.")
            continue
        off = [name for name in answer.names if name in lines]
        _write(session, off, [name for name in answer.names if name not in off])
        session.saved()


def change_name_list(session: Session, names: Sequence[str], no_names: Sequence[str] = ()) -> None:
    """Put names on the list, at its end, so that the letters of the others stay; and words that are none.

    Raises:
        CustfocusError: It can't be written.
    """
    _write(session, (), [*names, *(f"{NO_NAME}{word}" for word in no_names)])


def _write(session: Session, off: Sequence[str], on: Sequence[str]) -> None:
    """Take some lines off the list, and put others at its end, in the place of what they say otherwise there."""
    path = session.world.paths.list_of_names
    changed = {plain(line.removeprefix(NO_NAME)) for line in (*off, *on)}
    try:
        with in_turn(path):
            lines = read_name_list(session).splitlines()
            kept = [line for line in lines if plain(line.strip().removeprefix(NO_NAME)) not in changed]
            change_names(session, "".join(f"{line}\n" for line in (*kept, *on)))
    except OSError as error:
        raise CustfocusError(
            f"Your list of names can't be written: {str(error.strerror).lower()}.",
            "--name replaces a name this once.",
            code="unwritable",
        ) from error
