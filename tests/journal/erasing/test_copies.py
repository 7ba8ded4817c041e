import gzip
import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.making import make_backup
from custfocus.journal.backups.opening import opened
from custfocus.journal.backups.packing import note_of, unpacked
from custfocus.journal.backups.shelf import left_by_former
from custfocus.journal.connect import is_sound
from custfocus.journal.entry import Entry
from custfocus.journal.erasing.copies import (
    Copy,
    Sought,
    erase_in,
    erase_in_all,
    is_database,
    look_into,
    remove,
)
from custfocus.journal.file import DAILY
from custfocus.journal.folding import State
from tests.former import copied_as_before
from tests.journal.conftest import Shelf
from tests.journal.test_acts import add, delete, edit

JOURNALS = Path(__file__).parents[2] / "fixtures" / "journals"
FORMS = sorted(folder.name for folder in JOURNALS.iterdir())
WORDS = (b"quixotic", b"hushhush", b"zanzibar", b"zebulon")


@pytest.fixture
def secret(shelf: Shelf) -> Entry:
    """An entry with a history, beside another."""
    add(shelf.run(), "Kept, and nothing in it")
    entry = add(shelf.run(), "Quixotic secret #hushhush", principles=["listen"], data={"who": "Zebulon"})
    return edit(shelf.run(), entry, text="Zanzibar secret")


@pytest.fixture
def copied(shelf: Shelf, secret: Entry) -> Path:
    """The copy of it that a change of form would make."""
    assert shelf.entries.get(secret.id) == secret
    return copied_as_before(shelf.path, 8)


def into(path: Path, *ids: str, ours: bool = True) -> Copy:
    """What a file that can be a journal has of entries."""
    copy = look_into(path, Sought(ids), ours=ours, thoroughly=True)
    assert copy is not None
    return copy


def test_a_copy_has_what_was_written_before_it_was_made(shelf: Shelf, secret: Entry, copied: Path) -> None:
    """The entry, and every version of it; of one that was written since it has nothing."""
    later = add(shelf.run(), "Later")
    copy = into(copied, secret.id, later.id)
    assert (copy.sound, copy.has) == (True, (secret.id,))
    assert [fields.get("text") for fields in copy.versions] == ["Quixotic secret #hushhush", "Zanzibar secret"]


def test_what_is_erased_in_a_copy_is_nowhere_in_its_file(secret: Entry, copied: Path) -> None:
    """Neither a text, nor an earlier one, nor a tag, a name or a word in the index; the rest of it is sound."""
    erase_in(into(copied, secret.id))
    raw = copied.read_bytes().lower()
    assert [word for word in WORDS if word in raw] == []
    assert b"nothing in it" in raw
    assert into(copied, secret.id).has == ()
    with closing(sqlite3.connect(copied)) as db:
        assert is_sound(db)
        assert db.execute("select count(*) from entry").fetchone() == (1,)


def test_one_that_was_deleted_goes_from_a_copy_too(shelf: Shelf, secret: Entry) -> None:
    """Its history is what is left of it there."""
    delete(shelf.run(), secret)
    copied = copied_as_before(shelf.path, 8)
    erase_in(into(copied, secret.id))
    assert [word for word in WORDS if word in copied.read_bytes().lower()] == []


@pytest.mark.parametrize("form", FORMS)
def test_a_copy_of_every_form_is_mended(form: str, tmp_path: Path) -> None:
    """Of a journal as any version that landed has left it, with triggers on the index or without."""
    path = tmp_path / "journal-before-format-3.db"
    path.write_bytes(gzip.decompress((JOURNALS / form / "journal.db.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as db:
        (entry, text), (other,) = (
            db.execute("select id, text from entry where kind = 'heard'").fetchone(),
            db.execute("select count(*) from entry").fetchone(),
        )
    erase_in(into(path, entry))
    with closing(sqlite3.connect(path)) as db:
        assert is_sound(db)
        assert db.execute("select count(*) from entry").fetchone() == (other - 1,)
        found = db.execute("select count(*) from entry_fts where entry_fts match ?", (f'"{text}"',)).fetchone()
    raw = path.read_bytes()
    assert text.encode() not in raw
    assert found == (0,)


def test_a_copy_that_fails_is_as_it_was(secret: Entry, copied: Path) -> None:
    """Half an erasing is none."""
    with closing(sqlite3.connect(copied)) as db:
        db.execute("create trigger stop before delete on change begin select raise(abort, 'out of luck'); end")
    before = copied.read_bytes()
    with pytest.raises(CustfocusError):
        erase_in(into(copied, secret.id))
    assert copied.read_bytes() == before


def test_a_copy_that_may_only_be_read_is_told_so(
    open_folder: Path, unprivileged: Callable[[], AbstractContextManager[None]]
) -> None:
    """It is looked into all the same."""
    with unprivileged():
        shelf = Shelf(open_folder / "journal.db")
        entry = add(shelf.run(), "Quixotic secret")
        shelf.db.close()
        copied = copied_as_before(shelf.path, 8)
        copied.chmod(0o400)
        copy = into(copied, entry.id)
        with pytest.raises(CustfocusError) as caught:
            erase_in(copy)
    assert copy.has == (entry.id,)
    assert caught.value.message == "The journal can't be written."


def test_another_file_is_looked_into_without_a_byte_written(secret: Entry, copied: Path) -> None:
    """Also where SQLite would want to write beside it."""
    by_hand = copied.with_name("journal (copy).db")
    with closing(sqlite3.connect(copied)) as db:
        db.execute("pragma journal_mode = wal")
    copied.rename(by_hand)
    before = {path: path.read_bytes() for path in by_hand.parent.iterdir()}
    assert into(by_hand, secret.id, ours=False).has == (secret.id,)
    assert {path: path.read_bytes() for path in by_hand.parent.iterdir()} == before


def test_other_entries_are_found_in_a_copy_by_any_version(secret: Entry, copied: Path) -> None:
    """Whoever asks sees the id and the fields of every change."""

    def meets(_: str, fields: State) -> bool:
        return "Quixotic" in str(fields.get("text"))

    copy = look_into(copied, Sought((), meets), ours=True)
    assert copy
    assert copy.quoting == (secret.id,)


def test_a_file_that_is_no_journal_any_more_is_no_sound_one(secret: Entry, copied: Path) -> None:
    """Whatever is left of it; another program's database is none of ours."""
    raw = copied.read_bytes()
    copied.write_bytes(raw[: len(raw) // 2])
    assert into(copied, secret.id) == Copy(copied, ours=True, sound=False)
    other = copied.with_name("cookies.db")
    with closing(sqlite3.connect(other)) as db:
        db.execute("create table cookies (id text)")
    assert look_into(other, Sought((secret.id,)), ours=False) is None


def test_all_copies_of_a_journal_are_mended_at_once(shelf: Shelf, secret: Entry, copied: Path) -> None:
    """Those in which something may be left are told."""
    other = copied_as_before(shelf.path, 9)
    broken = shelf.path.with_name("journal-before-format-2.db")
    broken.write_bytes(copied.read_bytes()[:5000])
    paths = [backup.path for backup in left_by_former(shelf.path)]
    assert erase_in_all(paths, [secret.id]) == [broken]
    assert [word for path in (copied, other) for word in WORDS if word in path.read_bytes().lower()] == []
    other.write_bytes(shelf.path.read_bytes())
    with closing(sqlite3.connect(other)) as db:
        db.execute("create trigger stop before delete on change begin select raise(abort, 'out of luck'); end")
    assert erase_in_all(paths, [secret.id]) == [other, broken]


def test_what_can_not_be_mended_is_removed_with_what_stands_beside_it(secret: Entry, copied: Path) -> None:
    """What a write that was cut off has left has words as well."""
    copied.with_name(f"{copied.name}-journal").touch()
    remove(into(copied, secret.id))
    assert [path.name for path in copied.parent.iterdir()] == ["journal.db"]


def test_only_what_we_made_counts_as_ours(shelf: Shelf, copied: Path) -> None:
    """A link in the place of a copy leads to somebody else's file."""
    shelf.path.with_name("journal-before-format-2.db").symlink_to(shelf.path)
    assert [backup.path for backup in left_by_former(shelf.path)] == [copied]


def test_what_is_erased_in_a_compressed_copy_is_nowhere_in_it(shelf: Shelf, secret: Entry) -> None:
    """It is written anew in one step, with its new note; the rest of it can still be had."""
    path = make_backup(shelf.path, datetime(2026, 11, 28, tzinfo=UTC), DAILY).path
    erase_in(into(path, secret.id))
    raw = unpacked(path).lower()
    assert [word for word in WORDS if word in raw] == []
    assert into(path, secret.id).has == ()
    note = note_of(path)
    assert note
    assert note.entries == 1
    with closing(opened(path)) as db:
        assert db.rows("select text from entry") == [("Kept, and nothing in it",)]
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_a_compressed_copy_that_is_cut_is_no_sound_one(shelf: Shelf, secret: Entry) -> None:
    """What it has nobody can tell; what was never a journal is none of ours."""
    path = make_backup(shelf.path, datetime(2026, 11, 28, tzinfo=UTC), DAILY).path
    path.write_bytes(path.read_bytes()[:-9])
    assert into(path, secret.id) == Copy(path, ours=True, sound=False)
    path.write_bytes(gzip.compress(b"Dear customer"))
    assert look_into(path, Sought((secret.id,)), ours=False) is None


def test_a_database_is_known_by_its_head(copied: Path) -> None:
    """Whatever it is called."""
    text = copied.with_name("notes.db")
    text.write_text("SQLite is a library")
    assert [is_database(path) for path in (copied, text, copied.with_name("none"))] == [True, False, False]
