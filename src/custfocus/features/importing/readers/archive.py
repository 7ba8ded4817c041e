"""What is to be read in an archive: taken from it in memory, within limits, and never unpacked to a disk."""

import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO

LARGEST = 256 * 1024 * 1024
MOST = 200_000
RATIO = 300
# What is smaller than this harms nobody, however well it was compressed.
_SMALL = 8 * 1024 * 1024
_PIECE = 1 << 20


class UnsafeArchiveError(Exception):
    """An archive that isn't read; says why, as the rest of a sentence."""


def is_archive(head: bytes) -> bool:
    """Whether a file begins as an archive does."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(
    opened: BinaryIO, ending: str, *, largest: int = LARGEST, most: int = MOST
) -> Iterator[tuple[str, bytes]]:
    """The files of an archive whose names end so, each with its bytes.

    Args:
        opened: The archive.
        ending: The ending.
        largest: How many bytes all of them may have.
        most: How many files the archive may have.

    Raises:
        UnsafeArchiveError: It is damaged, encrypted, leads outside, holds links, or is larger than it may be.
    """
    try:
        with zipfile.ZipFile(opened) as archive:
            infos = archive.infolist()
            if len(infos) > most:
                raise UnsafeArchiveError(f"holds more than {most} files")
            for info in infos:
                _see_that_it_is_safe(info)
            left = largest
            for info in infos:
                name = info.filename
                if info.is_dir() or not name.lower().endswith(ending) or name.startswith("__MACOSX/"):
                    continue
                raw = _bytes(archive, info, left)
                left -= len(raw)
                yield name, raw
    except (
        zipfile.BadZipFile,
        zlib.error,
        NotImplementedError,
        RuntimeError,
        EOFError,
        OSError,
        ValueError,
    ) as error:
        raise UnsafeArchiveError(f"can't be read: {str(error).rstrip('.').lower() or 'it is damaged'}") from error


def _see_that_it_is_safe(info: zipfile.ZipInfo) -> None:
    name = info.filename
    parts = re.split(r"[/\\]", name)
    if parts[0] == "" or ".." in parts or re.match(r"[A-Za-z]:", name) or "\0" in info.orig_filename:
        raise UnsafeArchiveError(f'holds a name that leads outside of it, "{name[:60]}"')
    if stat.S_ISLNK(info.external_attr >> 16):
        raise UnsafeArchiveError(f'holds a link, "{name[:60]}"')
    if info.file_size > _SMALL and info.file_size > RATIO * max(1, info.compress_size):
        raise UnsafeArchiveError(f'holds a file that is far larger than it looks, "{name[:60]}"')


def _bytes(archive: zipfile.ZipFile, info: zipfile.ZipInfo, left: int) -> bytes:
    """A file's bytes, read no further than they may go, whatever the archive says of their number."""
    pieces: list[bytes] = []
    with archive.open(info) as opened:
        while piece := opened.read(_PIECE):
            left -= len(piece)
            if left < 0:
                raise UnsafeArchiveError("holds more than can be taken in at once")
            pieces.append(piece)
    return b"".join(pieces)
