"""A view's page as text, at a width."""

import io

from custfocus.base.view import View
from custfocus.base.world import World
from custfocus.terminal.output import draw


def page(view: View, width: int = 80) -> str:
    """What a pipe of this width gets to see."""
    stream = io.StringIO()
    draw(view, stream, World(environ={"COLUMNS": str(width)}))
    return stream.getvalue()


def too_wide(text: str, width: int) -> list[str]:
    """The lines that are longer than the width."""
    return [line for line in text.splitlines() if len(line) > width]
