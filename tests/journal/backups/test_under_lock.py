import os
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.making import make_backup
from custfocus.journal.backups.opening import entries_in, opened
from custfocus.journal.backups.packing import note_of, unpacked
from custfocus.journal.backups.shelf import BY_HAND
from custfocus.journal.backups.under_lock import Secrets
from custfocus.journal.entries import Entries
from custfocus.journal.lock.changing import change, rotate
from custfocus.journal.lock.header import Header, header_of
from custfocus.journal.lock.keys import new_code, unwrap
from tests.journal.conftest import Shelf
from tests.locked import CODE, PASSPHRASE, lock_journal

DAY = date(2026, 11, 3)
NOW = datetime(2026, 11, 28, 17, 15, 3, tzinfo=UTC)


@pytest.fixture
def journal(shelf: Shelf) -> Path:
    """A plain journal with two entries."""
    with shelf.run().writing() as pen:
        for word in ("zorvbalu", "zorvdemi"):
            pen.add_raw("note", DAY, text=word)
    shelf.db.close()
    return shelf.path


def by(words: str) -> Secrets:
    """What whoever knows some words opens a header with."""

    def secrets(header: Header | None) -> Sequence[bytes]:
        assert header
        return [secret for key in unwrap(header, words) for secret in key.secrets]

    return secrets


def texts(path: Path, words: str) -> list[str]:
    """What stands in a copy, for whoever knows some words."""
    with closing(opened(path, by(words))) as copy:
        return [entry.text for entry in Entries(copy).find()]


def test_a_copy_of_a_locked_journal_is_locked_and_opens_alone(journal: Path, tmp_path: Path) -> None:
    """With the words of its day, also once the journal has others; its header is in it."""
    key = lock_journal(journal)
    path = make_backup(journal, NOW, BY_HAND, secrets=lambda: key.secrets).path
    note = note_of(path)
    assert note
    assert note.entries == 2
    assert b"zorv" not in path.read_bytes() + unpacked(path)
    change(journal, key, "quite another one", os.urandom)
    newer = rotate(journal, key, "quite another one", new_code(os.urandom), os.urandom, 5)
    alone = path.replace(tmp_path / "from-a-stick.gz")
    assert texts(alone, CODE) == texts(alone, PASSPHRASE) == ["zorvdemi", "zorvbalu"]
    with closing(opened(alone, lambda _: newer.secrets)) as copy:
        assert len(Entries(copy).find()) == 2, "what opens the journal now opens its older copies"
    assert list(path.parent.iterdir()) == []


def test_nobody_else_opens_it_and_its_count_is_told_all_the_same(journal: Path) -> None:
    """A copy that can't be opened says so, and doesn't pass for a damaged one."""
    key = lock_journal(journal)
    path = make_backup(journal, NOW, BY_HAND, secrets=lambda: key.secrets).path
    for secrets, code in ((None, "locked"), (by("something else"), "other-key")):
        with pytest.raises(CustfocusError) as caught:
            opened(path, secrets)
        assert caught.value.code == code
    assert entries_in(path) is None


def test_a_locked_journal_itself_is_read_like_a_copy_of_it(journal: Path) -> None:
    """Its key has to stand beside it."""
    lock_journal(journal)
    before = journal.read_bytes()
    assert texts(journal, CODE) == ["zorvdemi", "zorvbalu"]
    assert journal.read_bytes() == before
    header_of(journal).unlink()
    with pytest.raises(CustfocusError) as caught:
        texts(journal, CODE)
    assert caught.value.code == "not-a-journal"
