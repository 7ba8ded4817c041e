"""Somebody at a terminal who locks their journal, opens it, and changes what opens it."""

import re
import sys
from pathlib import Path

import pytest

from custfocus.journal.backups.packing import is_under_lock
from tests.terminal.screen import ENTER, Terminal, run

PASSPHRASE, OTHER = "nobody guesses these four", "quite another one"
AGAIN = "That isn't it. The recovery code opens it as well."
# The real program where the packages of the lock are missing.
WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(["cryptography", "sqlcipher3"]))
from custfocus.__main__ import main
main()
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a note."""
    run(tmp_path / "home", "note", "Three calls about the same letter")
    return tmp_path / "home"


def answer(terminal: Terminal, asked: str, keys: str) -> None:
    """Type something that nobody sees, once it is asked for."""
    terminal.see(asked)
    terminal.type(keys + ENTER)


def write_down(terminal: Terminal, *, whole: bool = False) -> str:
    """Note the recovery code, go on, and type what is asked of it, or all of it."""
    terminal.see("Enter once it is on paper")
    code = re.search(r"(?:\w{4}-){5}\w{4}", terminal.text)
    assert code
    terminal.type(ENTER)
    terminal.see("The second and the fifth group of it")
    assert code[0] not in terminal.text, "it is off the screen again"
    groups = code[0].split("-")
    terminal.type((code[0] if whole else f"{groups[1]} {groups[4]}").lower() + ENTER)
    return code[0]


def locked(home: Path, copies: str = "lock") -> str:
    """Lock the journal at a terminal, and do that with its copies; its recovery code."""
    terminal = Terminal(home, "lock")
    answer(terminal, "New passphrase:", "short")
    answer(terminal, "That is quickly guessed", PASSPHRASE)
    answer(terminal, "Once more:", "nobody guesses these for")
    answer(terminal, "The two aren't the same. Once more: New passphrase:", PASSPHRASE)
    answer(terminal, "New passphrase: Once more:", PASSPHRASE)
    code = write_down(terminal)
    if copies:
        terminal.see("can be read by anybody")
        terminal.type(copies + ENTER)
    assert terminal.ends() == 0
    assert "Your journal is locked" in terminal.text
    assert "journal.db.key" in terminal.text
    assert PASSPHRASE not in terminal.text
    return code


def test_a_journal_is_locked_opened_changed_and_unlocked(home: Path) -> None:
    """Nothing but the passphrase or the recovery code opens it at any time, and it comes back as it was."""
    code = locked(home)
    (copy,) = (home / "backups").iterdir()
    assert is_under_lock(copy)
    for words in (PASSPHRASE, code.lower()):
        terminal = Terminal(home, "list")
        answer(terminal, "Passphrase:", words)
        terminal.see("Three calls")
        assert terminal.ends() == 0
    terminal = Terminal(home, "lock", "--change")
    answer(terminal, "Passphrase:", PASSPHRASE)
    answer(terminal, "New passphrase:", OTHER)
    answer(terminal, "Once more:", OTHER)
    assert terminal.ends() == 0
    terminal = Terminal(home, "lock", "--rotate")
    answer(terminal, "Passphrase:", OTHER)
    newer = write_down(terminal, whole=True)
    assert terminal.ends() == 0
    assert newer != code
    terminal = Terminal(home, "unlock")
    answer(terminal, "Passphrase:", PASSPHRASE)
    answer(terminal, f"{AGAIN} Passphrase:", code)
    answer(terminal, f"{AGAIN} Passphrase: {AGAIN} Passphrase:", OTHER)
    assert terminal.ends() == 0
    assert "isn't locked any more" in terminal.text
    assert "Three calls" in run(home, "list")


def test_copies_in_a_folder_elsewhere_are_named_too(home: Path, tmp_path: Path) -> None:
    """They go, too, where that is wanted; those of another journal of that name stay."""
    elsewhere, other = tmp_path / "stick", tmp_path / "other"
    elsewhere.mkdir()
    run(other, "note", "Another leader's")
    run(other, "backup", str(elsewhere))
    run(home, "config", "backup-folder", str(elsewhere))
    run(home, "backup")
    run(home, "backup", str(elsewhere))
    assert len(list(elsewhere.iterdir())) == 3
    locked(home, "remove")
    assert len(list(elsewhere.iterdir())) == 1
    assert not list((home / "backups").iterdir())


def test_the_passphrase_is_asked_for_before_anything_is_typed(home: Path) -> None:
    """Whoever hasn't got it has typed nothing in vain; words of the command line wait sealed."""
    code = locked(home)
    terminal = Terminal(home, "note")
    for place in range(3):
        answer(terminal, "Passphrase:" + f" {AGAIN} Passphrase:" * place, "no idea")
    assert terminal.ends() == 1
    assert "That was no passphrase of this journal. The recovery code opens it as well." in terminal.text
    terminal = Terminal(home, "note", "Said in passing")
    answer(terminal, "Passphrase:", "")
    assert terminal.ends() == 1
    assert "kept and offered next time" in terminal.text
    terminal = Terminal(home, "note")
    answer(terminal, "Passphrase:", code)
    terminal.see("Said in passing")
    terminal.type(ENTER)
    terminal.see("Saved")


def test_where_the_packages_are_missing_it_is_said_before_anything_is_asked(home: Path) -> None:
    """Nothing is kept then, and the sentence says that."""
    program = (sys.executable, "-c", WITHOUT)
    terminal = Terminal(home, "lock", program=program)
    assert terminal.ends() == 1
    assert "Install" in terminal.text
    locked(home)
    for arguments in (("note",), ("list",), ("note", "Some words"), ("unlock",)):
        terminal = Terminal(home, *arguments, program=program)
        assert terminal.ends() == 1
        assert "aren't installed here" in terminal.text
        assert "Passphrase" not in terminal.text
        assert arguments == ("unlock",) or "nothing that you type would be kept" in terminal.text
    assert not (home / "drafts").exists() or not list((home / "drafts").glob("note*"))


def test_a_command_or_a_file_gives_the_passphrase(home: Path, tmp_path: Path) -> None:
    """The first line of what it prints; where that is wrong, somebody is asked all the same."""
    locked(home)
    given = tmp_path / "given"
    given.write_text(f"{PASSPHRASE}\nand a second line\n")
    run(home, "config", "passphrase-command", f"{sys.executable} -c \"print(open('{given}').read())\"")
    assert "Three calls" in run(home, "list")
    given.write_text("something else")
    terminal = Terminal(home, "list")
    answer(terminal, "What passphrase-command gives doesn't open it.", PASSPHRASE)
    terminal.see("Three calls")
    run(home, "config", "passphrase-command", "")
    given.write_text(PASSPHRASE)
    terminal = Terminal(home, "list", environ={"CUSTFOCUS_PASSPHRASE_FILE": str(given)})
    terminal.see("Three calls")
    terminal = Terminal(home, "list", environ={"CUSTFOCUS_PASSPHRASE_FILE": str(tmp_path / "gone")})
    terminal.see("The file with the passphrase can't be read")
