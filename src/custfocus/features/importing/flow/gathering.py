"""The files that an import names: opened, looked at for what they are, and read by the reader of their form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from io import SEEK_END, BytesIO
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from custfocus.base.errors import CustfocusError, usage
from custfocus.base.reading import decoded, evened
from custfocus.features.importing.readers import own
from custfocus.features.importing.readers.record import Findings
from custfocus.features.importing.views import Refused
from custfocus.journal.whole.reading import Head, head_of
from custfocus.terminal.session import Session

CUSTFOCUS = "custfocus"
KINDS = (CUSTFOCUS,)
# What each form is called on a page.
WHOLE, OWN = "a whole journal", "an export of custfocus"
PIPE = "-"
LARGEST = 256 * 1024 * 1024
LONGEST_LINE = 64 * 1024 * 1024


class Read(Struct, frozen=True):
    """A file that a reader has been found for."""

    file: str
    """The file, as the user named it."""
    form: str
    """What it is called on a page."""
    findings: Callable[[], Findings]
    """Reads it."""


class Wanted(Struct, frozen=True):
    """What was said about the files."""

    kind: str | None = None
    """One of KINDS, where that was said."""


class Files:
    """What the files of one run hold.

    Args:
        session: The run.
        wanted: What was said about them.
    """

    def __init__(self, session: Session, wanted: Wanted) -> None:
        self._session = session
        self._wanted = wanted

    def whole_in(self, file: Path) -> Head | None:
        """The first line of a file that holds a whole journal; None for any other.

        Raises:
            CustfocusError: There is no such file, it can't be read, or it comes from a newer version.
        """
        with self._opened(file) as opened:
            return head_of(opened.readline(LONGEST_LINE)) if opened else None

    @contextmanager
    def lines(self, file: Path, told: Callable[[float], None]) -> Iterator[Iterator[tuple[int, bytes]]]:
        """The lines of such a file below the first, each with its number.

        Args:
            file: The file.
            told: Is told how far the reading has come, from 0 to 1.
        """
        with self._opened(file) as opened:
            yield _lines(opened, told) if opened else iter(())

    def read(self, file: Path) -> Iterator[Read]:
        """The files that a file or a folder stands for, each with its reader.

        Raises:
            CustfocusError: There is no such file, it can't be read, or nobody knows what it is.
        """
        with self._opened(file) as opened:
            if opened is None:
                raise unrecognised(str(file))
            raw = opened.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise CustfocusError(
                f"{file} has more than {LARGEST >> 20} MiB.", "Take it in in several parts.", code="too-large"
            )
        yield _read(raw, str(file))

    @cached_property
    def _piped(self) -> bytes:
        stdin = self._session.world.stdin
        return bytes(stdin.buffer.read()) if hasattr(stdin, "buffer") else stdin.read().encode()

    @contextmanager
    def _opened(self, file: Path) -> Iterator[BinaryIO | None]:
        """The file, open; None for a folder."""
        if str(file) == PIPE:
            yield BytesIO(self._piped)
            return
        try:
            path = self._session.world.path(file)
            if path.exists() and not path.is_file():
                if not path.is_dir():  # reading a pipe might wait for ever
                    raise usage(
                        f"{file} is no file.", 'Name a file or a folder, or "-" for what comes through a pipe.'
                    )
                yield None
                return
            with path.open("rb") as opened:
                yield opened
        except FileNotFoundError as error:
            raise CustfocusError(f"There is no file {file}.", "See how it is called.", code="no-such-file") from error
        except (OSError, RuntimeError) as error:
            why = (getattr(error, "strerror", None) or str(error)).lower()
            raise CustfocusError(
                f"{file} can't be read: {why}.", "Choose another file.", code="unreadable"
            ) from error


def _read(raw: bytes, name: str) -> Read:
    """What reads some bytes, by what they are."""
    try:
        text = evened(decoded(raw))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        refused = Refused(name, line, "isn't UTF-8 text")
        return Read(name, "no text", lambda: iter([refused]))
    begins = text.lstrip()[:1]
    if begins == "{":
        first = text.lstrip().split("\n", 1)[0]
        if own.is_line(first):
            return Read(name, OWN, lambda: own.lines(text, name))
        return Read(name, OWN, lambda: own.answer(text, name))
    raise unrecognised(name)


def unrecognised(name: str) -> CustfocusError:
    """The error for a file of no known form."""
    return usage(
        f"Nobody can tell what {name} was written by.",
        "Say it with --from; custfocus import --help tells which forms are known.",
        code="unknown-form",
    )


def _lines(opened: BinaryIO, told: Callable[[float], None]) -> Iterator[tuple[int, bytes]]:
    size = opened.seek(0, SEEK_END)
    opened.seek(0)
    done = number = 0
    while line := opened.readline(LONGEST_LINE):
        number += 1
        done += len(line)
        if number > 1:
            yield number, line
        told(done / size)
