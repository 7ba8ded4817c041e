"""The reading path of a session: its next piece, and what has been read of it.

What was read is a few marks, none of the user's words: a small file beside the journal keeps them. They aren't in the
cache, as the path takes a quarter of a year; nor in the journal, whose form would have to change for them, and whose
figures and exports would have to tell a mark from what somebody wrote. Without the file, the path begins anew.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.base.files import write_private
from custfocus.features.guide import path
from custfocus.features.guide.browsing import whole_item
from custfocus.features.guide.flow.looking import browse
from custfocus.features.guide.views import ItemSearch, KindList, NextPiece, PathPiece, ReadingPath, Spine, WholeItem
from custfocus.terminal import remembered
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.models import Text


def next_piece(session: Session) -> NextPiece:
    """The first piece of the path that hasn't been read, which has been with this.

    Raises:
        CustfocusError: The framework has no path.
    """
    pieces, read = _path(session), _read(session)
    piece = path.unread(session.framework, read)
    if piece is None:
        return NextPiece(len(pieces), len(pieces), None)
    left = _tick_off(session, piece.id, read)
    place = [text.id for text in pieces].index(piece.id) + 1
    return NextPiece(place, len(pieces), whole_item(session.framework, piece, whole=True), left)


def look_up(session: Session, words: str, *, whole: bool) -> Spine | KindList | WholeItem | ItemSearch:
    """What the words mean in the guide; a piece of the path that somebody reads at a terminal has been read then."""
    view, read = browse(session.framework, words, whole=whole), _read(session)
    pieces = [piece.id for piece in path.pieces(session.framework)]
    is_piece = isinstance(view, WholeItem) and view.item.id in pieces and view.item.id not in read
    if isinstance(view, WholeItem) and is_piece and session.world.stdout.isatty() and not session.json:
        return replace(view, left=_tick_off(session, view.item.id, read))
    return view


def show_path(session: Session) -> ReadingPath:
    """The pieces of the path, and which of them have been read.

    Raises:
        CustfocusError: The framework has no path.
    """
    read = _read(session)
    pieces = tuple(
        PathPiece(place, text.id, text.title, read.get(text.id)) for place, text in enumerate(_path(session), 1)
    )
    return ReadingPath(pieces)


def title_offered(session: Session) -> str:
    """The title of the piece that the day's page offers; empty where it offers none."""
    piece = path.offered(session.framework, _read(session), session.today, session.settings.long_look)
    return piece.title if piece else ""


def _path(session: Session) -> "tuple[Text, ...]":
    if pieces := path.pieces(session.framework):
        return pieces
    raise CustfocusError(
        "The framework that you use has no reading path.",
        "custfocus guide shows what there is in it.",
        code="no-path",
    )


def _tick_off(session: Session, piece: str, read: Mapping[str, date]) -> int:
    """Keep that a piece has been read; how many are left."""
    read = {**read, piece: session.today}
    _keep(session, read)
    return sum(1 for each in path.pieces(session.framework) if each.id not in read)


def _file(session: Session) -> Path:
    return remembered.pieces_read(session.journal or session.world.paths.journal)


def _read(session: Session) -> dict[str, date]:
    """The day on which each piece was read; nothing where the file is missing or broken."""
    try:
        kept = json.loads(_file(session).read_text("utf-8"))
        return {str(piece): date.fromisoformat(day) for piece, day in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _keep(session: Session, read: Mapping[str, date]) -> None:
    """Keep what has been read; where that fails, the piece is there all the same."""
    try:
        write_private(_file(session), json.dumps({piece: day.isoformat() for piece, day in read.items()}))
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        session.warn(f"It can't be ticked off: {why}. Next time it comes again.")
