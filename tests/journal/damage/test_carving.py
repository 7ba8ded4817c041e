"""Records read straight out of the pages: all that SQLite has written, whatever is damaged beside them."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custfocus.journal.damage.carving import INDEX_INNER, INDEX_LEAF, PAGE, TABLE_LEAF, Layout, layouts, records

VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    st.text(max_size=50),
    st.integers(1, 40_000).map(lambda length: "é" * length),
    st.binary(max_size=9_000),
)
SIZES = [1 << power for power in range(9, 17)]


def written(path: Path, rows: Sequence[tuple[object, ...]], size: int = PAGE) -> bytes:
    """The bytes of a file with pages of a size in which SQLite has put these rows of three values."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"pragma page_size = {size}")
        db.execute("create table thing (a, b, c)")
        db.executemany("insert into thing values (?, ?, ?)", rows)
        db.commit()
    return path.read_bytes()


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=30), size=st.sampled_from(SIZES))
def test_every_row_that_sqlite_wrote_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[object, ...]], size: int
) -> None:
    """Of any values, short ones and such as fill many pages, whatever the size of these."""
    file = written(tmp_path_factory.getbasetemp() / "carved.db", rows, size)
    (layout,) = layouts(file)
    carved = {row: values for row, values in records(file, layout) if len(values) == len("abc")}
    assert carved == dict(enumerate(rows, start=1))


def test_a_head_full_of_noise_is_no_matter(tmp_path: Path) -> None:
    """The leaves say by themselves what is in them."""
    rows = [(number, f"text {number}", None) for number in range(1000)]
    file = written(tmp_path / "carved.db", rows)
    assert [values for _, values in records(b"\x99" * PAGE + file[PAGE:], Layout())] == rows


@pytest.mark.parametrize(
    "spoilt", [b"", b"SQLite format 3\0" + b"\x03\x07", b"SQLite format 3\0" + b"\x10\0\0\0\xff"]
)
def test_a_head_that_tells_no_layout_leaves_all_open(tmp_path: Path, spoilt: bytes) -> None:
    """The usual one is the first to be tried."""
    file = written(tmp_path / "carved.db", [("text", 1, 2)])
    tried = layouts(spoilt + bytes(32) + file[len(spoilt) + 32 :])
    assert tried[0] == Layout(PAGE)
    assert sorted(layout.size for layout in tried) == SIZES


def test_the_end_of_each_page_may_be_another_s() -> None:
    """As some systems have it, which keep a checksum there."""
    head = b"SQLite format 3\0" + (1).to_bytes(2, "big") + b"\1\1" + bytes([12])
    assert layouts(head + bytes(80)) == (Layout(1 << 16, 12),)


def test_what_is_cut_off_is_left_out(tmp_path: Path) -> None:
    """A long value whose last pages are gone is none; the rows beside it are there."""
    file = written(tmp_path / "carved.db", [("short", 1, 2), ("long" * 5_000, 1, 2), ("short", 3, 4)])
    cut = file[: len(file) - 2 * PAGE]
    assert [values for _, values in records(cut, Layout()) if len(values) == len("abc")] == [
        ("short", 1, 2),
        ("short", 3, 4),
    ]


def test_the_keys_of_an_index_are_read_too(tmp_path: Path) -> None:
    """In leaves and above them, with the row that each leads to."""
    path = tmp_path / "carved.db"
    written(path, [(f"key {number:05}", None, None) for number in range(5_000)])
    with closing(sqlite3.connect(path)) as db:
        db.execute("create index thing_a on thing (a)")
        db.commit()
    keys = sorted(records(path.read_bytes(), Layout(), (INDEX_LEAF, INDEX_INNER)), key=lambda record: str(record[1]))
    assert [values for _, values in keys] == [(f"key {number:05}", number + 1) for number in range(5_000)]


@settings(max_examples=200, deadline=None)
@given(seed=st.integers(0), kind=st.sampled_from([TABLE_LEAF, INDEX_LEAF, INDEX_INNER]))
def test_noise_brings_no_error(seed: int, kind: int) -> None:
    """Whatever stands in a page that says it is a leaf."""
    noise = bytearray(Random(seed).randbytes(3 * PAGE))  # noqa: S311 - the same noise in every run
    noise[100] = noise[PAGE] = kind
    for row, values in records(bytes(noise), Layout(), (TABLE_LEAF, INDEX_LEAF, INDEX_INNER)):
        assert isinstance(row, int)
        assert isinstance(values, tuple)
