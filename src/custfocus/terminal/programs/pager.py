"""A page that is longer than the window, through the user's own pager."""

import os
import re
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import chain
from typing import IO, TextIO, cast

from custfocus.base.world import World

_USUAL = "less"
# Colours stay, what fits needs no key, and what was read stays on the screen.
_LESS = "FRX"
_FAILED = range(1, 128)  # above these, a shell says that a signal ended it


def write(pieces: Iterable[str], world: World) -> None:
    """Write a page to stdout; through a pager where it is longer than the window that somebody reads it in.

    A pager that isn't there, fails or is left early is no error; what one failed to show is written all the same.

    Args:
        pieces: The page in pieces, which are asked for as they are read.
        world: Everything from outside.
    """
    pieces = iter(pieces)
    command = _command(world.environ) if (rows := rows_of(world.stdout, world)) else ""
    begun: list[str] = []
    lines = 0
    while command and lines < rows and (piece := next(pieces, None)) is not None:
        begun.append(piece)
        lines += piece.count("\n")
    whole = chain(begun, pieces)
    world.stdout.writelines(_left_by(command, whole, world) if command and lines >= rows else whole)


def _left_by(command: str, pieces: Iterator[str], world: World) -> Iterator[str]:
    """Hand a page to a pager; what it failed to show, which is all of it or nothing."""
    given: list[str] = []
    encoding, errors = world.stdout.encoding, world.stdout.errors or "replace"
    world.stdout.flush()
    with _interrupts_for_pager():
        try:
            process = subprocess.Popen(  # noqa: S602 - the user's own pager, written for a shell
                command, shell=True, stdin=subprocess.PIPE, stdout=world.stdout, env=_environ(world)
            )
        except (OSError, ValueError):
            return pieces
        into = cast("IO[bytes]", process.stdin)
        with suppress(BrokenPipeError), process:
            for piece in pieces:
                given.append(piece)
                into.write(piece.encode(encoding, errors))
    return chain(given, pieces) if process.returncode in _FAILED else iter(())


def rows_of(stream: TextIO, world: World) -> int:
    """How many lines the window has that somebody reads a stream in; none where there is no such window."""
    if world.environ.get("TERM") in ("dumb", "unknown"):
        return 0
    try:
        if not (world.stdin.isatty() and stream.isatty()):
            return 0
        return os.get_terminal_size(stream.fileno()).lines
    except (OSError, ValueError):
        return 0


def _command(environ: Mapping[str, str]) -> str:
    """The pager as a shell takes it; empty where there is none."""
    command = environ.get("PAGER", f"{_USUAL} -R")
    try:
        program = "".join(shlex.split(command, posix=os.name != "nt")[:1])
    except ValueError:
        return ""
    is_name = re.fullmatch(r"[\w./+-]+", program)  # else a shell makes something of it
    return "" if is_name and shutil.which(program, path=environ.get("PATH")) is None else command.strip()


def _environ(world: World) -> dict[str, str]:
    usual = {"LESS": _LESS}
    if world.stdout.encoding.replace("-", "").casefold() == "utf8":
        usual["LESSCHARSET"] = "utf-8"
    return usual | dict(world.environ)


@contextmanager
def _interrupts_for_pager() -> Iterator[None]:
    """Leave Ctrl+C to the pager, which knows what it means there."""
    before = signal.signal(signal.SIGINT, lambda _signal, _frame: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
