"""The one place that prints: a view as a page, as JSON or streamed; errors; exit codes."""

import codecs
import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from time import monotonic
from typing import TYPE_CHECKING, Any, TextIO, TypeVar

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.base.view import View
from custfocus.base.world import World
from custfocus.content.light import changed, is_item

if TYPE_CHECKING:
    from rich.console import Console

V = TypeVar("V", bound=View)

VERSION = 1
PLAIN_WIDTH = 80
WIDEST = 88
LONGEST = 400  # letters of an error that quotes something

# Control codes, and the marks that turn the direction of text around: a stored text must never move the cursor.
_UNSAFE = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
# Single marks of direction, which chats put before numbers: they move nothing, and are left out quietly.
_DIRECTIONS = "\u061c\u200e\u200f"
_PICTURES = 0x2400
_PLAIN = {
    ord(letter): plain
    for letters, plain in {
        "’‘": "'", "“”«»": '"', "–—─": "-", "×": "x", "·•": "*", "→": ">", "←": "<", "↑": "^", "↓": "v", "…": "...",
        "█▓": "#", "▒": "=", "░▁": ".", "▂▃": ":", "▄▅": "=", "▆▇": "*", "●■": "#", "○□": "o", "✓": "x", "│": "|",
    }.items()
    for letter in letters
}  # fmt: skip
_ERROR_HANDLER = "custfocus-plain"
# Seconds after which somebody wants to see how far something has come, and between two looks.
_SOON, _AGAIN = 1.0, 0.1
_AS_THEY_ARE = (datetime,)  # msgspec would shorten +00:00 to Z


class Document(Struct, frozen=True):
    """A text to keep rather than a page to read, in pieces, so that none is too long."""

    pieces: Iterator[str]
    """The text; each piece brings its own line ends."""
    plain: bool = True
    """Whether control codes in it are to be made visible; JSON has escaped its own."""


def prepare(stream: TextIO) -> None:
    """Let a stream of any encoding take any character, the commonest as something like them."""
    codecs.register_error(_ERROR_HANDLER, _nearest_plain)
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors=_ERROR_HANDLER)


def show(view: View | Document, world: World, *, as_json: bool, last: bool = False) -> None:
    """Print what a command answers to stdout.

    Args:
        view: The answer.
        world: Everything from outside.
        as_json: Whether JSON is wanted.
        last: Whether nothing is asked after it, so that a long page may wait for its reader.
    """
    if isinstance(view, Document):
        if not world.stdout.isatty() and hasattr(world.stdout, "reconfigure"):
            world.stdout.reconfigure(encoding="utf-8")  # a document is kept, whatever this screen could show
        pieces = (clean(piece) if view.plain else piece for piece in view.pieces)
        _print(pieces, world, last=last)
    elif as_json:
        world.stdout.write(
            envelope(
                view.kind,
                "data",
                to_builtins(view, str_keys=True, builtin_types=_AS_THEY_ARE, enc_hook=vars),
            )
        )
    else:
        _print(drawn(view, world.stdout, world), world, last=last)
    world.stdout.flush()


def draw(view: View, stream: TextIO, world: World) -> None:
    """Print a view's page to a stream."""
    stream.writelines(drawn(view, stream, world))


def page_through(text: str, world: World) -> None:
    """Print a text that is no view's, such as help, after which nothing comes."""
    _print(iter([text]), world, last=True)
    world.stdout.flush()


def _print(pieces: Iterator[str], world: World, *, last: bool) -> None:
    if last and world.stdout.isatty():
        from custfocus.terminal.programs import pager

        pager.write(pieces, world)
    else:
        world.stdout.writelines(pieces)


def drawn(view: View, stream: TextIO, world: World) -> Iterator[str]:
    """A view's page as it is printed to a stream, part by part where it has many."""
    page = visible(view).drawn()
    if isinstance(page, str):
        yield _wrapped(_led(page, world), world, stream) if page else ""
        return
    console = console_on(stream, world)
    for part in page if isinstance(page, Iterator) else [page]:
        with console.capture() as captured:
            console.print(part)
        text = captured.get()
        # Rich fills lines with blanks, which a terminal hides and a pipe doesn't.
        yield text if console.is_terminal else re.sub(" +\n", "\n", text)


def console_on(stream: TextIO, world: World) -> "Console":
    """A Rich console that takes nothing in a text for markup."""
    from custfocus.terminal.theme import THEME, LeadingConsole

    return LeadingConsole(
        world.leading,
        file=stream,
        theme=THEME,
        markup=False,
        emoji=False,
        highlight=False,
        width=_width(stream, world),
        _environ=world.environ,
    )


def fail(error: CustfocusError, world: World, *, as_json: bool) -> int:
    """Print an error where it belongs, and return what the process ends with."""
    if as_json:
        answer = {"code": error.code, "message": _led(error.message, world), "hint": _led(error.hint, world)}
        world.stdout.write(envelope("error", "error", answer))
    else:
        lines = "\n".join(clean(brief(_led(words, world))) for words in (error.message, error.hint) if words)
        world.stderr.write(_wrapped(lines, world, world.stderr))
    return error.exit_code


def brief(words: str) -> str:
    """The words on one line; of what is very long, the beginning and the end."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST // 2]} … {line[-LONGEST // 2 :]}"


def draw_over(line: str, stream: TextIO) -> None:
    """Have a line stand on the last one of a terminal, in place of what stood there; an empty one clears it."""
    if stream.isatty():
        stream.write(f"\r\x1b[K{line}")
        stream.flush()


def warn(words: str, world: World) -> None:
    """Say something in a line on stderr."""
    world.stderr.write(_wrapped(clean(_led(words, world)), world, world.stderr))
    world.stderr.flush()


@contextmanager
def progress(words: str, world: World, *, soon: float = _SOON) -> Iterator[Callable[[float], None]]:
    """Show at a terminal how far something has come, once it has taken a second; gone when it is done.

    Args:
        words: What is done.
        world: Everything from outside.
        soon: After how many seconds somebody wants to see it.

    Returns:
        What is told how far it has come, from 0 to 1.
    """
    if not world.stderr.isatty() or world.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    looked = monotonic() + soon
    bar: Any = None

    def told(share: float) -> None:
        nonlocal bar, looked
        if (now := monotonic()) < looked:
            return
        looked = now + _AGAIN
        if bar is None:
            from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

            columns = (TextColumn("{task.description}", markup=False), BarColumn(), TaskProgressColumn())
            console = console_on(world.stderr, world)
            bar = Progress(*columns, console=console, auto_refresh=False, transient=True)
            bar.add_task(clean(words), total=1.0)
            bar.start()
        bar.update(bar.task_ids[0], completed=share, refresh=True)

    try:
        yield told
    finally:
        if bar is not None:
            bar.stop()


def envelope(kind: str, key: str, data: object) -> str:
    """The one form of JSON that custfocus speaks, on a line; pure ASCII, so that no text can do harm."""
    return json.dumps({"version": VERSION, "kind": kind, key: data}, default=datetime.isoformat) + "\n"


def visible(view: V) -> V:
    """The same view with every text in it made safe for a terminal."""
    return replace(view, **{name: _visible(getattr(view, name)) for name in view.__struct_fields__})


def clean(text: str) -> str:
    """The text with control codes as pictures, and whatever else could fool a reader as a replacement mark."""
    return text if text.isprintable() else re.sub(_UNSAFE, _picture, text)


def _visible(value: object) -> object:
    match value:
        case str():
            return clean(value)
        case Struct():
            return replace(value, **{name: _visible(getattr(value, name)) for name in value.__struct_fields__})
        case dict():
            return {_visible(key): _visible(inner) for key, inner in value.items()}
        case list() | tuple():
            return type(value)(map(_visible, value))
    return changed(value, _visible) if is_item(value) else value


def _picture(unsafe: "re.Match[str]") -> str:
    if unsafe[0] in _DIRECTIONS:
        return ""
    code = ord(unsafe[0])
    return chr(_PICTURES + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"  # noqa: PLR2004 - ASCII's own


def _nearest_plain(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    wanted = error.object[error.start : error.end].translate(_PLAIN)
    return "".join(letter if letter.isascii() else "?" for letter in wanted), error.end


def _led(words: str, world: World) -> str:
    return world.leading.led(words) if world.leading else words


def _wrapped(page: str, world: World, stream: TextIO) -> str:
    from textwrap import wrap

    if not stream.isatty():
        return page + "\n"
    width = _width(stream, world)
    lines: list[str] = []
    for line in page.split("\n"):
        margin = line[: len(line) - len(line.lstrip())]
        lines += wrap(line, width, subsequent_indent=margin, drop_whitespace=True) or [""]
    return "\n".join(lines) + "\n"


def _width(stream: TextIO, world: World) -> int:
    """How many columns a page has: as many as COLUMNS says, or the terminal has, up to what is easily read."""
    columns = world.environ.get("COLUMNS", "")
    if re.fullmatch("[0-9]{1,6}", columns) and int(columns):
        return min(int(columns), WIDEST)
    for place in (stream, world.stderr):  # what goes to a pager is read on the terminal of stderr
        try:
            return min(os.get_terminal_size(place.fileno()).columns or PLAIN_WIDTH, WIDEST)
        except (OSError, ValueError):
            continue
    return PLAIN_WIDTH


def close_quietly() -> None:
    """Let go of a stdout whose reader has left, so that Python doesn't complain at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
