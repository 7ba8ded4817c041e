"""The reading path: its next piece, and all of it with what has been read."""

from __future__ import annotations

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.guide.page.item import origin_line, paragraphs, ticked_off
from custfocus.features.guide.page.parts import pairs
from custfocus.features.guide.views import NextPiece, PathPiece, ReadingPath
from custfocus.terminal import theme


def next_piece(view: NextPiece) -> RenderableType:
    """The piece with its place on the path; where there is none left, that all have been read."""
    again = theme.command("guide --path", "lists them, to read again")
    if view.piece is None:
        return Lines(Text(f"You have read all {view.count}."), again)
    note = f"  {view.place} of {view.count} · two minutes to read"
    return theme.stack(
        [
            Text.assemble((view.piece.item.label, "heading"), (note, "quiet")),
            *paragraphs(view.piece.item.words),
            Lines(*map(origin_line, view.piece.origins)) if view.piece.origins else None,
            Lines(ticked_off(view.left), again),
        ]
    )


def reading_path(view: ReadingPath) -> RenderableType:
    """Each piece with its place, its title and the day on which it was read."""
    read = sum(1 for piece in view.pieces if piece.read)
    hint = theme.command("guide --next", "shows the next one") if read < len(view.pieces) else None
    return theme.stack(
        [
            Text.assemble(("The reading path", "heading"), (f"  {read} of {len(view.pieces)} read", "quiet")),
            pairs((f"{'●' if piece.read else '○'} {piece.place:>2}", _piece(piece)) for piece in view.pieces),
            Lines(*filter(None, [hint, theme.command("guide ID", "shows any of them")])),
        ]
    )


def _piece(piece: PathPiece) -> Text:
    read = f"  {wording.short_day(piece.read)}" if piece.read else ""
    return Text.assemble(piece.title, "  ", (piece.id, "accent"), (read, "quiet"))
