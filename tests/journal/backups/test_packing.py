import gzip
import io
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.packing import HeadNote, note_of, pack, unpacked

NOTE = HeadNote(292, "klmnopqr" * 4)


def packed(whole: bytes, note: HeadNote = NOTE) -> bytes:
    """The same compressed."""
    target = io.BytesIO()
    pack(io.BytesIO(whole), target, note)
    return target.getvalue()


@given(st.binary(max_size=3000))
def test_any_tool_unpacks_it(whole: bytes) -> None:
    """It is gzip, whatever stands at its head."""
    assert gzip.decompress(packed(whole)) == whole


def test_a_large_one_is_unpacked_as_well() -> None:
    """Squeezed less, so that it takes no longer than anybody waits."""
    whole = bytes(range(256)) * (1 << 15) + b"and its end"
    assert gzip.decompress(packed(whole)) == whole


@pytest.mark.parametrize("note", [NOTE, HeadNote(0, "")])
def test_the_note_is_read_without_the_rest(tmp_path: Path, note: HeadNote) -> None:
    """Its entries and its first act stand at the head."""
    path = tmp_path / "copy.db.gz"
    path.write_bytes(packed(b"x" * 5000, note)[:150])
    assert note_of(path) == note


def test_another_programs_file_has_no_note(tmp_path: Path) -> None:
    """Nor has one that isn't there."""
    path = tmp_path / "letters.gz"
    path.write_bytes(gzip.compress(b"Dear customer"))
    assert note_of(path) is None
    assert note_of(tmp_path / "missing") is None


@pytest.mark.parametrize("cut", [20, 60, -9, -1])
def test_a_cut_copy_is_told(tmp_path: Path, cut: int) -> None:
    """Wherever its end is missing."""
    path = tmp_path / "copy.db.gz"
    path.write_bytes(packed(bytes(range(256)) * 30)[:cut])
    with pytest.raises(CustfocusError) as caught:
        unpacked(path)
    assert caught.value.code == "damaged-backup"


def test_a_changed_bit_never_gives_other_words(tmp_path: Path) -> None:
    """After the note, each is told or changes nothing."""
    plain = bytes(range(256)) * 2
    whole = packed(plain)
    path = tmp_path / "copy.db.gz"
    for place in range(whole.index(b"\0", 10) + 1, len(whole)):
        changed = bytearray(whole)
        changed[place] ^= 4
        path.write_bytes(changed)
        with suppress(CustfocusError):
            assert unpacked(path) == plain
