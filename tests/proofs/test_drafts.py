"""What was written and couldn't be saved is kept, and offered the next time; what was saved isn't offered again."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from pathlib import Path

import pytest

from tests.proofs.machine import assert_sound, custfocus, missing, texts
from tests.terminal.screen import CTRL_C, CTRL_D, ENTER, Terminal

TROUBLE = (sys.executable, str(Path(__file__).with_name("adverse.py")))
WORDS = "She waited an hour, and nobody told her why."
KEPT = "kept and offered next time"


def drafts(home: Path) -> list[str]:
    """The texts that wait in a home."""
    return [path.read_text() for path in sorted((home / "drafts").glob("*.txt"))]


def assert_offered_and_then_saved(home: Path, words: str) -> None:
    """The next prompt begins with the words; Enter saves them, and then nothing waits any more."""
    assert drafts(home) == [words]
    terminal = Terminal(home, "note")
    terminal.see("here again")
    terminal.see(words)
    terminal.type(ENTER)
    terminal.see("Saved")
    assert terminal.ends() == 0
    assert texts(home / "journal.db", "note")[-1] == words
    assert drafts(home) == []
    assert_sound(home / "journal.db")


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of its own with a megabyte; skips where nobody may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(place)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        missing("mounting a small disk needs root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)  # noqa: S607


def test_a_disk_that_fills_up_while_somebody_writes(disk: Path) -> None:
    """Not a byte is free when Enter comes: the journal is as it was, and room was held for the draft."""
    custfocus(disk, "note", "Before")
    terminal = Terminal(disk, "note")
    terminal.see("Note:")
    _fill(disk)
    terminal.type(WORDS + ENTER)
    terminal.see("the disk is full")
    terminal.see(KEPT)
    assert terminal.ends() == 1
    (disk / "filler").unlink()
    assert texts(disk / "journal.db") == ["Before"]
    assert_offered_and_then_saved(disk, WORDS)


def test_a_journal_that_can_not_grow(tmp_path: Path) -> None:
    """A limit on a file's size, such as a quota, ends like a full disk, for what comes through a pipe too."""
    custfocus(tmp_path, "note", "Before")
    long_words = "many words " * 15_000
    finished = custfocus(tmp_path, "note", "-", stdin=long_words.encode(), program=[*TROUBLE, "small"])
    assert finished.returncode == 1
    assert KEPT in finished.stderr.decode()
    assert drafts(tmp_path) == [long_words]
    assert texts(tmp_path / "journal.db") == ["Before"]
    assert_sound(tmp_path / "journal.db")


def test_a_journal_that_another_program_holds(tmp_path: Path) -> None:
    """Somebody else keeps the file locked for longer than we wait."""
    custfocus(tmp_path, "note", "Before")
    with closing(sqlite3.connect(tmp_path / "journal.db", isolation_level=None)) as other:
        terminal = Terminal(tmp_path, "note", program=[*TROUBLE, "impatient"])
        terminal.see("Note:")
        other.execute("begin exclusive")
        terminal.type(WORDS + ENTER)
        terminal.see("in use by another program")
        terminal.see(KEPT)
        assert terminal.ends() == 1
        other.execute("rollback")
    assert_offered_and_then_saved(tmp_path, WORDS)


def test_a_journal_that_may_not_be_written(tmp_path: Path) -> None:
    """The file is read-only."""
    custfocus(tmp_path, "note", "Before")
    (tmp_path / "journal.db").chmod(0o400)
    probe = custfocus(tmp_path, "--version", program=[*TROUBLE, "unprivileged"])
    if probe.returncode:
        missing(probe.stderr.decode())
    terminal = Terminal(tmp_path, "note", program=[*TROUBLE, "unprivileged"])
    terminal.see("Note:")
    terminal.type(WORDS + ENTER)
    terminal.see("can't be written")
    terminal.see(KEPT)
    assert terminal.ends() == 1
    (tmp_path / "journal.db").chmod(0o600)
    assert_offered_and_then_saved(tmp_path, WORDS)


def test_where_not_even_a_draft_can_be_written_the_words_are_shown(tmp_path: Path) -> None:
    """The whole home is read-only: the words stand on the screen, to be copied."""
    custfocus(tmp_path, "note", "Before")
    (tmp_path / "journal.db").chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        finished = custfocus(tmp_path, "note", WORDS, program=[*TROUBLE, "unprivileged"])
    finally:
        tmp_path.chmod(0o700)
    if "may not give up" in finished.stderr.decode():
        missing(finished.stderr.decode())
    assert finished.returncode == 1
    assert f"Your words:\n{WORDS}\n" in finished.stderr.decode()


def interrupt(terminal: Terminal) -> None:
    """Ctrl-C."""
    terminal.type(CTRL_C)


def hang_up(terminal: Terminal) -> None:
    """The word that a closing window sends."""
    terminal.process.kill(signal.SIGHUP)


def terminate(terminal: Terminal) -> None:
    """The word that a machine sends before it goes down."""
    terminal.process.kill(signal.SIGTERM)


@pytest.mark.parametrize("leave", [interrupt, hang_up, terminate])
def test_leaving_half_way(tmp_path: Path, leave: Callable[[Terminal], None]) -> None:
    """Whoever leaves a prompt in the middle of a sentence finds it again."""
    terminal = Terminal(tmp_path, "note")
    terminal.see("Note:")
    terminal.type(WORDS)
    terminal.see(WORDS)
    leave(terminal)
    terminal.see(KEPT)
    assert terminal.ends() == 130
    assert_offered_and_then_saved(tmp_path, WORDS)


def test_a_window_that_closes(tmp_path: Path) -> None:
    """The terminal itself is gone, so that nothing can be said any more; the words are kept all the same."""
    terminal = Terminal(tmp_path, "note")
    terminal.see("Note:")
    terminal.type(WORDS)
    terminal.see(WORDS)
    terminal.process.close()
    assert_offered_and_then_saved(tmp_path, WORDS)


def test_ctrl_d_in_an_empty_prompt_leaves_nothing_behind(tmp_path: Path) -> None:
    """There is nothing to keep, so nothing is said of it."""
    terminal = Terminal(tmp_path, "note")
    terminal.see("Note:")
    terminal.type(CTRL_D)
    assert terminal.ends() == 130
    assert drafts(tmp_path) == []
    assert KEPT not in terminal.text


EDITORS = {
    "killed": "printf '%s' '{words}' > \"$1\"; kill -9 $$",
    "failing": "printf '%s' '{words}' > \"$1\"; exit 3",
}


@pytest.mark.parametrize("end", EDITORS)
def test_an_editor_that_comes_to_a_bad_end(tmp_path: Path, end: str) -> None:
    """What the editor had written by then is kept."""
    finished = custfocus(tmp_path, "note", "-e", EDITOR=_editor(tmp_path, EDITORS[end].format(words=WORDS)))
    assert finished.returncode == 1
    assert "ended with an error" in finished.stderr.decode()
    assert_offered_and_then_saved(tmp_path, WORDS)


def test_an_editor_that_is_cut_off_together_with_us(tmp_path: Path) -> None:
    """A window that closes over an open editor takes both; what the editor had saved is there."""
    script = f"printf '%s' '{WORDS}' > \"$1\"; echo ready; sleep 60"
    terminal = Terminal(tmp_path, "note", "-e", environ={"EDITOR": _editor(tmp_path, script)})
    terminal.see("ready")
    terminal.process.close()
    assert_offered_and_then_saved(tmp_path, WORDS)


def test_an_editor_that_leaves_nonsense(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 are refused; the next time they are offered as the old encoding that they seem."""
    finished = custfocus(tmp_path, "note", "-e", EDITOR=_editor(tmp_path, "printf 'caf\\351' > \"$1\""))
    assert finished.returncode == 1
    assert "can't be read as text" in finished.stderr.decode()
    again = custfocus(tmp_path, "note", "-e", EDITOR="true")
    assert again.returncode == 0, again.stderr.decode()
    assert texts(tmp_path / "journal.db") == ["café"]
    assert drafts(tmp_path) == []


def test_an_editor_that_can_not_be_started(tmp_path: Path) -> None:
    """A draft that waits is still there after an editor that doesn't exist."""
    custfocus(tmp_path, "note", "-e", EDITOR=_editor(tmp_path, EDITORS["failing"].format(words=WORDS)))
    finished = custfocus(tmp_path, "note", "-e", EDITOR="/no/such/editor")
    assert finished.returncode == 1
    assert "can't be started" in finished.stderr.decode()
    assert_offered_and_then_saved(tmp_path, WORDS)


def test_an_edited_text_leaves_no_draft(tmp_path: Path) -> None:
    """Saved is saved: the file that the editor had is gone."""
    finished = custfocus(tmp_path, "note", "-e", EDITOR=_editor(tmp_path, f"printf '%s\\n' '{WORDS}' > \"$1\""))
    assert finished.returncode == 0, finished.stderr.decode()
    assert texts(tmp_path / "journal.db") == [WORDS]
    assert drafts(tmp_path) == []


def test_two_editors_at_once_save_two_texts(tmp_path: Path) -> None:
    """The second begins and ends while the first is open; each is told of its own words."""
    inner = tmp_path / "inner.sh"
    inner.write_text('#!/bin/sh\necho Words of B > "$1"\n')
    inner.chmod(0o700)
    script = f'echo Words of A > "$1"; EDITOR={inner} "{sys.executable}" -m custfocus note -e'
    finished = custfocus(tmp_path, "note", "-e", EDITOR=_editor(tmp_path, script))
    assert finished.returncode == 0, finished.stderr.decode()
    assert sorted(texts(tmp_path / "journal.db")) == ["Words of A", "Words of B"]
    assert drafts(tmp_path) == []


def test_an_editor_that_leaves_no_file(tmp_path: Path) -> None:
    """Nothing is said to be kept that isn't there."""
    finished = custfocus(tmp_path, "note", "-e", EDITOR="rm")
    assert finished.returncode == 1
    assert finished.stderr.decode() == "The editor left no file, so nothing was saved.\n"


def test_ten_that_wait_for_a_lock_keep_ten_texts(tmp_path: Path) -> None:
    """Each said that its words are kept."""
    custfocus(tmp_path, "note", "Before")
    with closing(sqlite3.connect(tmp_path / "journal.db", isolation_level=None)) as other:
        other.execute("begin exclusive")
        with ThreadPoolExecutor(10) as runs:
            impatient = [*TROUBLE, "impatient"]
            words = [f"Word{each}" for each in range(10)]
            done = list(runs.map(lambda word: custfocus(tmp_path, "note", word, program=impatient), words))
        other.execute("rollback")
    assert all(KEPT in each.stderr.decode() for each in done)
    assert sorted(drafts(tmp_path)) == words


def _fill(disk: Path) -> None:
    with (disk / "filler").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(4096))


def _editor(folder: Path, script: str) -> str:
    path = folder / "editor.sh"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o700)
    return str(path)
