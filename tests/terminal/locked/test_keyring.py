import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.core import load_keyring

from custfocus.journal.lock.header import is_locked
from custfocus.terminal.locked.keyring import Keyring
from tests.conftest import Home
from tests.locked import CODE, PASSPHRASE, lock_journal
from tests.terminal.locked.ring import FILE
from tests.terminal.screen import ENTER, Terminal
from tests.terminal.test_lock import OTHER, answer, write_down

RINGS = "tests.terminal.locked.ring"


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The file of a keyring that works."""
    before = keyring.get_keyring()
    monkeypatch.setenv(FILE, str(tmp_path / "ring.json"))
    keyring.set_keyring(load_keyring(f"{RINGS}.Ring"))
    yield tmp_path / "ring.json"
    keyring.set_keyring(before)


@pytest.fixture
def locked(home: Home, kept: Path) -> Home:  # noqa: ARG001 - it has the keyring there
    """A home under lock whose passphrase the keyring keeps."""
    home.page("note", "Three calls")
    lock_journal(home.folder / "journal.db")
    assert home.page("config", "passphrase-keyring", "on").startswith("passphrase-keyring is now on (it gets ")
    assert Keyring(home.folder / "journal.db", lambda _: None).keep(PASSPHRASE)
    return home


def test_it_opens_the_journal_and_forgets_with_the_unlock(locked: Home, kept: Path) -> None:
    """Nobody is asked."""
    assert "Three calls" in locked.page("list")
    locked.page("unlock")
    assert json.loads(kept.read_text()) == {}
    assert not is_locked(locked.folder / "journal.db")


def test_it_forgets_where_it_is_not_wanted_any_more(locked: Home, kept: Path) -> None:
    """And isn't looked at again."""
    locked.page("config", "passphrase-keyring", "off")
    assert json.loads(kept.read_text()) == {}
    assert locked.error("list")["code"] == "locked"


@pytest.mark.parametrize(
    ("ring", "why"),
    [
        ("keyring.backends.fail.Keyring", "there is none here"),
        ("keyring.backends.null.Keyring", "there is none here"),
        (f"{RINGS}.LockedRing", "it is locked"),
        (f"{RINGS}.AngryRing", "it refuses"),
    ],
    ids=["none", "one that keeps nothing", "locked", "broken"],
)
def test_where_it_can_not_be_used_a_line_says_so(locked: Home, ring: str, why: str) -> None:
    """And whatever else opens the journal does; whoever takes it away is told only of what it may still keep."""
    keyring.set_keyring(load_keyring(ring))
    locked.run("list")
    assert f"Your system's keyring can't be used: {why}. custfocus config passphrase-keyring off" in locked.err
    assert "This journal is locked" in locked.err
    locked.run("config", "passphrase-keyring", "off")
    assert ("may still keep" in locked.err) == ("none" not in why)


def test_a_shells_start_and_completion_leave_it_alone(locked: Home) -> None:
    """They say nothing of a locked journal, and ask nothing for it."""
    keyring.set_keyring(load_keyring(f"{RINGS}.AngryRing"))
    assert (locked.run("nudge"), locked.out, locked.err) == (0, "", "")
    place = {"_CUSTFOCUS_COMPLETE": "complete_bash", "COMP_WORDS": "custfocus show ", "COMP_CWORD": "2"}
    locked.environ |= place
    locked.run()
    assert locked.err == ""


def test_what_is_typed_is_kept_and_kept_in_step(tmp_path: Path, kept: Path) -> None:
    """By lock, by another passphrase, and where what it gives is wrong."""
    home = tmp_path / "home"
    top = str(Path(__file__).parents[3])
    given = {"PYTHON_KEYRING_BACKEND": f"{RINGS}.Ring", FILE: str(kept), "PYTHONPATH": top}

    def terminal(*arguments: str) -> Terminal:
        return Terminal(home, *arguments, environ=given)

    assert terminal("config", "passphrase-keyring", "on").ends() == 0
    locking = terminal("lock")
    answer(locking, "New passphrase:", PASSPHRASE)
    answer(locking, "Once more:", PASSPHRASE)
    write_down(locking)
    locking.see("Your system's keyring keeps the passphrase from now on.")
    changing = terminal("lock", "--change")
    answer(changing, "New passphrase:", OTHER)
    answer(changing, "Once more:", OTHER)
    changing.see("keeps the passphrase from now on")
    assert changing.ends() == 0
    (name,) = json.loads(kept.read_text())
    assert json.loads(kept.read_text()) == {name: OTHER}
    kept.write_text(json.dumps({name: CODE}))
    for typed in (PASSPHRASE, OTHER):
        listing = terminal("list")
        listing.see("What your system's keyring gives doesn't open it.")
        listing.type(typed + ENTER)
        listing.see("keeps the passphrase" if typed == OTHER else "That isn't it")
        listing.leave()
    assert json.loads(kept.read_text()) == {name: OTHER}
