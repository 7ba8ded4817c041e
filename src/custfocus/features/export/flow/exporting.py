"""Taking entries out of the journal: to stdout or to a file, piece by piece."""

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from zlib import compress, decompress

from msgspec import Struct

from custfocus.features.export.views import CSV, HTML, JSON_LINES, WHOLE, Exported
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.options import MOST
from custfocus.terminal.output import Document, clean, envelope, progress
from custfocus.terminal.saving import save_file, say_that_it_lies_open, to_print
from custfocus.terminal.session import Session

_PLAIN_LETTERS = 1 << 24
_MARK = "\ufeff"


class Export(Struct, frozen=True):
    """What is to be taken out, and how."""

    form: str
    """One of FORMATS, or WHOLE."""
    wanted: Filter = Filter()
    """The entries."""
    most: int | None = None
    """How many at most, the newest; None for all."""
    marked: bool = False
    """Whether a byte order mark stands before it."""


def export(session: Session, file: Path | None, what: Export, *, force: bool) -> Document | Exported:
    """The entries wanted as a document, printed or written to a file.

    Args:
        session: The run.
        file: The file; None, or "-", for stdout.
        what: What is to be taken out.
        force: Whether a file that is there already may be replaced.

    Raises:
        CustfocusError: The file can't be written.
    """
    if file is None or to_print(file):
        say_that_it_lies_open(session, "what is printed")
        pieces = _at_one_moment(session, what)
        return Document(taken(pieces) if session.world.may_be_held_up else pieces, plain=False)
    with session.store.at_one_moment(), progress(f"Writing {file}", session.world) as told:
        session.store.entries.see_that_all_are_there()
        pieces = _pieces(session, what, share_of(_length(session, what), told))
        save_file(session, file, pieces, replaces=lambda _: force, hint="Name another file, or add --force.")
        count = session.store.entries.count(what.wanted, most=MOST if what.most is None else what.most)
    return Exported(str(file), what.form, count, session.damage.missing if session.damage else ())


def taken(pieces: Iterable[str], plain: int = _PLAIN_LETTERS) -> Iterator[str]:
    """Pieces that are all taken at once, to be handed on as slowly as their reader likes.

    Args:
        pieces: The pieces.
        plain: How many letters are kept as they are; what is more takes less room.
    """
    kept: list[str | bytes] = []
    letters = 0
    for piece in pieces:
        letters += len(piece)
        kept.append(piece if letters <= plain else compress(piece.encode(), 1))
    for each in kept:
        yield each if isinstance(each, str) else decompress(each).decode()


def _at_one_moment(session: Session, what: Export) -> Iterator[str]:
    """The pieces of what is printed of the journal as it was at one moment.

    Where they go elsewhere, a terminal says how far it is; where they go to the terminal itself, that shows it.
    """
    world = session.world
    with session.store.at_one_moment():
        session.store.entries.see_that_all_are_there()
        if session.json:
            yield from _envelope(session, what)
        elif world.stdout.isatty() or not world.stderr.isatty():
            yield from _pieces(session, what)
        else:
            with progress("Writing", world) as told:
                yield from _pieces(session, what, share_of(_length(session, what), told))


def _length(session: Session, what: Export) -> int:
    """How many entries there are to be told of, or lines of a whole journal."""
    if what.form == WHOLE:
        return session.store.whole_length()
    return session.store.entries.count(what.wanted, most=MOST if what.most is None else what.most)


def share_of(count: int, told: Callable[[float], None]) -> Callable[[int], None]:
    """What is told of so many more entries, and tells how far that is of all.

    Args:
        count: How many there are.
        told: Is told it, from 0 to 1.
    """
    done = 0

    def more(entries: int) -> None:
        nonlocal done
        done += entries
        told(min(1.0, done / max(1, count)))

    return more


def _pieces(session: Session, what: Export, more: Callable[[int], None] = lambda _: None) -> Iterator[str]:
    """The document, control codes in it escaped or shown as pictures; `more` is told of entries that are done."""
    if what.form in (JSON_LINES, WHOLE):
        return _joined(_json_lines(session, what), more)
    # JSON Lines, which SQLite makes, go without what the other forms need.
    store = session.store.entries
    entries = counted(store.stream(what.wanted, limit=what.most), more)
    if what.form == CSV:
        from custfocus.features.export.documents.table import table

        return chain([_MARK] * what.marked, map(clean, table(entries)))
    if what.form == HTML:
        from custfocus.features.export.documents.html import html

        return map(clean, html(entries, session.framework, store.get))
    from custfocus.features.export.documents.markdown import markdown

    return map(clean, markdown(entries, session.framework, store.get))


def counted(entries: Iterable[Entry], more: Callable[[int], None]) -> Iterator[Entry]:
    """The same entries; each is told of when it is asked for."""
    for entry in entries:
        more(1)
        yield entry


def _joined(batches: Iterable[list[str]], more: Callable[[int], None]) -> Iterator[str]:
    for lines in batches:
        more(len(lines))
        yield "\n".join(lines) + "\n"


def _json_lines(session: Session, what: Export) -> Iterator[list[str]]:
    if what.form == WHOLE:
        return session.store.whole()
    return session.store.entries.stream_json(what.wanted, limit=what.most)


def _envelope(session: Session, what: Export) -> Iterator[str]:
    """The JSON that an export answers with, its entries or its lines as they come."""
    name = "lines" if what.form == WHOLE else "entries"
    head, _, tail = envelope("export", "data", {name: []}).rpartition("[]")
    yield head + "["
    comma = ""
    for lines in _json_lines(session, what):
        yield comma + ",\n".join(lines)
        comma = ",\n"
    missing = f', "missing": {json.dumps(session.damage.missing)}' if session.damage else ""
    yield "]" + missing + tail
