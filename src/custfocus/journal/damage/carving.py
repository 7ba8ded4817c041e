"""Reading records straight out of the pages of an SQLite file, whatever else in it is damaged.

Each record stands in a leaf of a tree, and a leaf says by itself where its records begin and what each is made of;
only a long one goes on in further pages. So nothing is needed of the trees above the leaves, of the schema, or of the
file's head. The form of the pages is that of https://www.sqlite.org/fileformat2.html, sections 1.3 to 2.1, which
SQLite has promised to keep.
"""

from collections.abc import Iterator
from struct import unpack

from msgspec import Struct

from custfocus.journal.file import SQLITE

TABLE_LEAF, INDEX_LEAF, INDEX_INNER = 0x0D, 0x0A, 0x02
PAGE = 4096
_SIZES_OF_PAGES = tuple(1 << power for power in range(9, 17))
_MOST_RESERVED = 32
_HEAD = 100  # bytes of the file's head, in its first page
_SIZES = {0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8, 8: 0, 9: 0}
_FLOAT, _ZERO, _ONE, _LONG = 7, 8, 9, 12
_LEAST_HEAD = 2

Value = int | float | str | bytes | None
Record = tuple[int, tuple[Value, ...]]


class Layout(Struct, frozen=True):
    """How a file is parted into pages."""

    size: int = PAGE
    """The bytes of a page."""
    reserved: int = 0
    """How many bytes at the end of each are another's."""

    @property
    def usable(self) -> int:
        """The bytes of a page that hold something."""
        return self.size - self.reserved


def layouts(file: bytes) -> tuple[Layout, ...]:
    """How a file may be parted into pages: as its head says, or where that can't be so any of the ways there are.

    Args:
        file: The bytes of the file; the likeliest layout comes first.
    """
    size = int.from_bytes(file[16:18], "big")
    size = 1 << 16 if size == 1 else size
    if file.startswith(SQLITE) and size in _SIZES_OF_PAGES and file[20] <= _MOST_RESERVED:
        return (Layout(size, file[20]),)
    return (Layout(), *(Layout(size) for size in _SIZES_OF_PAGES if size != PAGE))


def records(file: bytes, layout: Layout, kinds: tuple[int, ...] = (TABLE_LEAF,)) -> Iterator[Record]:
    """Every record that stands whole in the leaves of one of these kinds: its row number, 0 in an index, and values.

    Args:
        file: The bytes of the file.
        layout: How it is parted into pages.
        kinds: TABLE_LEAF, INDEX_LEAF, INDEX_INNER.
    """
    for start in range(0, len(file) - layout.size + 1, layout.size):
        page = file[start : start + layout.usable]
        head = 0 if start else _HEAD
        if page[head] in kinds:
            yield from _records_of(file, layout, page, head)


def _records_of(file: bytes, layout: Layout, page: bytes, head: int) -> Iterator[Record]:
    kind = page[head]
    count = int.from_bytes(page[head + 3 : head + 5], "big")
    cells = head + (12 if kind == INDEX_INNER else 8)
    for place in range(cells, min(cells + 2 * count, layout.usable - 1), 2):
        start = int.from_bytes(page[place : place + 2], "big")
        try:
            at = start + (4 if kind == INDEX_INNER else 0)
            yield _record_at(file, layout, page, at, in_table=kind == TABLE_LEAF)
        except (ValueError, IndexError):  # what isn't whole, or no text
            continue


def _record_at(file: bytes, layout: Layout, page: bytes, start: int, *, in_table: bool) -> Record:
    """The record that begins there in a page.

    Raises:
        ValueError: It isn't whole.
        IndexError: It would go on after the page.
    """
    length, start = _number(page, start)
    row, start = _number(page, start) if in_table else (0, start)
    return row, _values(_payload(file, layout, page, start, length, in_table=in_table))


def _payload(file: bytes, layout: Layout, page: bytes, start: int, length: int, *, in_table: bool) -> bytes:
    """What a record is made of: what stands in its page, and what goes on in others."""
    size, usable = layout.size, layout.usable
    most = usable - 35 if in_table else (usable - 12) * 64 // 255 - 23
    if length <= most:
        return _exactly(page[start : start + length], length)
    least = (usable - 12) * 32 // 255 - 23
    here = least + (length - least) % (usable - 4)
    here = here if here <= most else least
    payload = bytearray(page[start : start + here])
    following = int.from_bytes(_exactly(page[start + here : start + here + 4], 4), "big")
    seen: set[int] = set()
    while len(payload) < length and 0 < following <= len(file) // size and following not in seen:
        seen.add(following)
        more = file[(following - 1) * size : (following - 1) * size + usable]
        payload += more[4 : 4 + length - len(payload)]
        following = int.from_bytes(more[:4], "big")
    return _exactly(bytes(payload), length)


def _values(payload: bytes) -> tuple[Value, ...]:
    """The values of a record: first the kind of each, then one after the other."""
    end, place = _number(payload, 0)
    if not _LEAST_HEAD <= end <= len(payload):
        raise ValueError
    kinds: list[int] = []
    while place < end:
        kind, place = _number(payload, place)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        size = _SIZES[kind] if kind in _SIZES else _long(kind)
        values.append(_value(kind, _exactly(payload[place : place + size], size)))
        place += size
    return tuple(values)


def _long(kind: int) -> int:
    if kind < _LONG:
        raise ValueError
    return (kind - _LONG) // 2


def _value(kind: int, raw: bytes) -> Value:
    if kind >= _LONG:
        return raw.decode() if kind % 2 else raw
    if kind in (_ZERO, _ONE):
        return kind - _ZERO
    if kind == _FLOAT:
        return float(unpack(">d", raw)[0])
    return int.from_bytes(raw, "big", signed=True) if kind else None


def _number(raw: bytes, place: int) -> tuple[int, int]:
    """The number of one to nine bytes that stands there, and where it ends."""
    number = 0
    for _ in range(8):
        byte = raw[place]
        number = number << 7 | byte & 0x7F
        place += 1
        if byte < 0x80:  # noqa: PLR2004 - the last of them has no high bit
            return number, place
    return number << 8 | raw[place], place + 1


def _exactly(raw: bytes, length: int) -> bytes:
    if len(raw) != length:
        raise ValueError
    return raw
