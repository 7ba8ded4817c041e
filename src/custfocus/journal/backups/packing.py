"""A copy as one compressed file: gzip, so that any tool unpacks it, with a note on what is in it at its head."""

import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import SEEK_END
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO

from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.journal.file import ENDING

GZIP = b"\x1f\x8b"
# Deflated, with a comment; no time, so that the same copy has the same bytes.
_HEAD = GZIP + b"\x08\x10" + bytes(4) + b"\x00\xff"
# What a copy of a locked journal begins with, once it is unpacked.
UNDER_LOCK = b"custfocus locked 1\n"
# So much is compressed by itself; of so many pieces, each on another core.
_PIECE, _AT_ONCE = 1 << 20, 8
# The last part of a stream of pieces: empty.
_END = b"\x03\x00"
# So little of it is read at once where some of it is damaged, so that little is lost with that.
_SMALL_PIECE = 64
_LONGEST_NOTE = 200
# How hard it is squeezed: the most takes five times as long for a seventh less room, and somebody waits for it.
_LEVEL = 1
# Nothing makes what is encrypted smaller.
_AS_IT_IS = 0
_FORM = re.compile(rb"custfocus entries=(\d{1,12}) first=([k-z]{0,32})\0")


class HeadNote(Struct, frozen=True):
    """What stands at the head of a copy."""

    entries: int
    """How many entries it has."""
    first: str
    """The id of its first act, which tells it from copies of another journal; empty where there is none."""


def pack(
    source: BinaryIO,
    target: BinaryIO,
    note: HeadNote,
    before: bytes = b"",
    told: Callable[[float], None] = lambda _: None,
) -> None:
    """Write a file compressed to another, piece by piece, with a note at its head.

    Args:
        source: The file.
        target: The other.
        note: The note.
        before: What comes before the file once it is unpacked; a file with such a header is encrypted.
        told: Is told how far it has come, from 0 to 1.
    """
    target.write(_HEAD + f"custfocus entries={note.entries} first={note.first}\0".encode())
    length = source.seek(0, SEEK_END)
    source.seek(0)
    level = _AS_IT_IS if before else _LEVEL
    check, size = zlib.crc32(before), len(before)
    target.write(_squeezed(before, level))
    with _squeezing(level, is_large=length > _PIECE * _AT_ONCE) as squeezed:
        while pieces := list(takewhile(len, (source.read(_PIECE) for _ in range(_AT_ONCE)))):
            for piece, small in zip(pieces, squeezed(pieces), strict=True):
                check, size = zlib.crc32(piece, check), size + len(piece)
                target.write(small)
            told(min(1.0, size / (length + len(before))))
    target.write(_END + check.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little"))


@contextmanager
def _squeezing(level: int, *, is_large: bool) -> Iterator[Callable[[list[bytes]], Iterable[bytes]]]:
    """What compresses pieces, so that they make one stream when they stand one behind the other."""
    if level == _AS_IT_IS or not is_large:
        yield lambda pieces: (_squeezed(piece, level) for piece in pieces)
        return
    from concurrent.futures import ThreadPoolExecutor  # on as many cores as there are

    with ThreadPoolExecutor() as pool:
        yield lambda pieces: pool.map(lambda piece: _squeezed(piece, level), pieces)


def _squeezed(piece: bytes, level: int) -> bytes:
    squeeze = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return squeeze.compress(piece) + squeeze.flush(zlib.Z_FULL_FLUSH)


def is_packed(path: Path) -> bool:
    """Whether a file is called as a compressed copy is."""
    return path.name.endswith(ENDING)


def note_of(path: Path) -> HeadNote | None:
    """The note at the head of a copy; None where there is none, or the file can't be read."""
    try:
        with path.open("rb") as file:
            head = file.read(_LONGEST_NOTE)
    except OSError:
        return None
    told = _FORM.match(head, len(_HEAD)) if head.startswith(_HEAD) else None
    return HeadNote(int(told[1]), told[2].decode()) if told else None


def is_under_lock(path: Path) -> bool:
    """Whether a copy is encrypted; False where it can't be read."""
    try:
        with path.open("rb") as file:
            begins = zlib.decompressobj(16 + zlib.MAX_WBITS).decompress(file.read(_LONGEST_NOTE), len(UNDER_LOCK))
    except (OSError, zlib.error):
        return False
    return begins == UNDER_LOCK


def unpacked(path: Path) -> bytes:
    """What is in a compressed file.

    Raises:
        CustfocusError: It is damaged.
        OSError: It can't be read.
    """
    squeezed = path.read_bytes()
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        whole = unpack.decompress(squeezed)
    except zlib.error as error:
        raise broken(path) from error
    if not unpack.eof:
        raise broken(path)
    return whole


def as_far_as_readable(path: Path) -> bytes:
    """What is in a compressed file, up to where it is damaged.

    Raises:
        OSError: It can't be read.
    """
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS)
    whole = bytearray()
    with path.open("rb") as file, suppress(zlib.error):
        while piece := file.read(_SMALL_PIECE):
            whole += unpack.decompress(piece)
    return bytes(whole)


def broken(path: Path) -> CustfocusError:
    """The error for a copy whose bytes have changed since it was written, or of which a part is missing."""
    return CustfocusError(
        f"{path.name} is damaged: it can't be read whole.",
        "custfocus backup --list shows the others; custfocus doctor --salvage reads what is left of this one.",
        code="damaged-backup",
    )
