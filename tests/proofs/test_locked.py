"""Under lock no word of the user's lies open: not in the journal, its drafts and copies, nor in any file beside them.

Words that nobody else writes go through every command that takes some: as arguments, through a pipe, the editor and
prompts that are killed; from a home that is locked, and from one that was plain before. Then every byte of every file
is searched, compressed ones unpacked, and so are the names of files.
"""

import gzip
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from custfocus.cli.table import COMMANDS
from custfocus.journal.connect import connect
from custfocus.terminal.locked.memory import folder_in_memory
from tests.answers import answer, invitation
from tests.conftest import Home
from tests.locked import lock_home
from tests.terminal.screen import CTRL_C, ENTER, Terminal

NAMES = ("".join(letters) for letters in product("bdfgk", "aeiou", "lmnpr", "aeiou"))
ROOT = "zorv"


def word() -> str:
    """A word that nobody has written before."""
    return f"{ROOT}{next(NAMES)}"


def lying_open(*folders: Path) -> list[str]:
    """The files in some folders that have such a word in them, or in their name."""
    found = []
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        raw = path.read_bytes() if path.is_file() else b""
        if raw.startswith(b"\x1f\x8b"):
            raw += gzip.decompress(raw)
        if any(kind in raw + path.name.encode() for kind in (ROOT.encode(), ROOT.encode("utf-16-le"))):
            found.append(str(path))
    return found


def write_everything(home: Home) -> None:
    """Put words into each kind of entry, and change some of them."""
    home.page("note", f"Then {word()} came late #{word()}")
    home.page("note", "-", stdin=f"A longer one about {word()}") if False else home.run(
        "note", "-", stdin=f"On {word()}"
    )
    home.page("heard", f"Nobody told {word()}", "--from", word())
    home.page("reflect", f"She asked {word()} twice", "--do", f"Ring {word()}")
    home.page("practice", "--start", "talk-direct")
    home.page("practice", "talk-direct", f"Rang {word()}")
    home.page("priority", "add", f"Visit {word()}")
    home.page("review", "--line", f"A month of {word()}", "--set", f"customer-needs=What {word()} needs")
    home.page("sheet", "complaint", "--set", f"who={word()}", "--set", f"said={word()} waited")
    home.page("plan", "defensiveness", "--if", f"{word()} complains", "--then", f"I ask {word()}")
    home.page("away", "2026-12-21", "2026-12-23", word())
    home.page("scorecard", "add", f"Replies to {word()}", "--unit", "hours")
    asked = invitation(home, word())
    (home.folder.parent / "answer.txt").write_text(answer(asked, text=f"You were late for {word()}"))
    home.page("invite", "import", str(home.folder.parent / "answer.txt"))
    home.page("assess", "barriers", "--set", "isolation=4")
    home.page("share", "--names", "--name", f"Ms {word()}")
    home.page("list", "--kind", "note")
    home.page("edit", "1", f"Changed to {word()}")
    home.page("delete", "2")
    home.page("undo")
    home.page("backup")


def read_everything(home: Home) -> None:
    """Look at it in every way that leaves something behind."""
    for name in ("", "list", "read", "review --show", "progress", "insights", "assess", "open", "history", "config"):
        home.page(*name.split())
    home.page("search", "came")
    home.page("share", "--from", "2026-11-01")
    home.page("remind", "calendar", "-o", str(home.folder.parent / "out.ics"))
    home.page("export", "-o", str(home.folder.parent / "out.jsonl"), "--force")


@pytest.fixture
def locked(home: Home) -> Home:
    """A home that was locked before anything was written."""
    lock_home(home)
    return home


def test_what_is_written_under_lock_never_lies_open(locked: Home) -> None:
    """With everything that is read, listed, numbered, mended, copied and handed on."""
    write_everything(locked)
    read_everything(locked)
    assert lying_open(locked.folder) == []
    assert ROOT in locked.page("list", "-n", "50")
    assert f"Ms {ROOT}" in locked.page("share", "--names")
    locked.page("share", "--names", "--name", "Ms Late")
    assert locked.data("undo")["names_off"] == ["Ms Late"]


def test_what_was_plain_before_lies_open_no_more(home: Home) -> None:
    """Drafts and the list of names go under lock with it, and come back."""
    write_everything(home)
    (home.folder / "drafts").mkdir(exist_ok=True)
    (home.folder / "drafts" / "note..abcd.txt").write_text(f"Half a note on {word()}")
    names = (home.folder / "content" / "names.txt").read_text()
    assert lying_open(home.folder)
    shutil.rmtree(home.folder / "backups")
    lock_home(home)
    home.page("list")
    assert lying_open(home.folder) == []
    assert ROOT in home.page("share", "--names")
    home.page("unlock")
    assert (home.folder / "content" / "names.txt").read_text() == names
    assert (home.folder / "drafts" / "note..abcd.sealed").exists() is False
    assert "Half a note" in (home.folder / "drafts" / "note..abcd.txt").read_text()
    assert not (home.folder / "journal.db.key").exists()


def test_a_run_without_the_passphrase_keeps_words_sealed_and_the_next_offers_them(locked: Home) -> None:
    """Its error says so; whoever opens the journal has them again."""
    given = locked.environ.pop("CUSTFOCUS_PASSPHRASE_FILE")
    words = f"Nobody told {word()}"
    error = locked.error("note", words)
    assert error["code"] == "locked"
    assert "offered next time" in error["hint"]
    assert locked.run("heard", "-", stdin=f"And {word()}") == 1
    assert lying_open(locked.folder) == []
    locked.environ["CUSTFOCUS_PASSPHRASE_FILE"] = given
    session = locked.session()
    assert session.store.entries.find() == []
    assert words in session.drafts.find("note")


def test_words_that_cannot_be_opened_stay_beside_those_that_come_after(locked: Home, tmp_path: Path) -> None:
    """Nobody gives the passphrase twice in a row; the run that has it is offered what both have kept."""
    given = locked.environ.pop("CUSTFOCUS_PASSPHRASE_FILE")
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\necho "The second time" >> "$1"\n')
    editor.chmod(0o755)
    locked.environ["EDITOR"] = str(editor)
    assert locked.run("note", "The first time") == 1
    assert locked.run("note", "-e") == 1
    locked.environ["CUSTFOCUS_PASSPHRASE_FILE"] = given
    assert locked.session().drafts.find("note") == "The first time\n\nThe second time"


def test_what_is_being_typed_while_another_run_locks_the_journal_is_sealed(home: Home) -> None:
    """What was held in the clear before goes; words held for a journal beside somebody else's key stay readable."""
    drafts = home.session().drafts
    before = drafts.begin("note", "", "Half")
    given = lock_home(home)
    after = drafts.keep("note", "", "Half a note")
    drafts.close()
    assert (before.exists(), after and after.suffix) == (False, ".sealed")
    home.environ["CUSTFOCUS_PASSPHRASE_FILE"] = str(given)
    assert home.session().drafts.find("note") == "Half a note"
    (home.folder / "journal.db").unlink()
    connect(home.folder / "journal.db").close()
    assert home.session().drafts.begin("note", "", "In the clear").suffix == ".txt"


def test_what_an_editor_has_stands_in_memory_and_goes(locked: Home, tmp_path: Path) -> None:
    """It is private there, and whatever becomes of the editor, what it left is sealed."""
    room = room_of(locked)
    seen = tmp_path / "seen"
    editor = tmp_path / "editor"
    editor.write_text(
        f'#!/bin/sh\n(echo "$1"; stat -c %a "$(dirname "$1")") > {seen}; echo "On {word()}" >> "$1"; exit $CODE\n'
    )
    editor.chmod(0o755)
    for code in ("1", "0"):
        locked.environ["EDITOR"] = f"env CODE={code} {editor}"
        locked.run("note", "-e")
        where, rights = seen.read_text().splitlines()
        assert (Path(where).parent, rights) == (room, "700")
        assert not room.exists()
        assert lying_open(locked.folder, room) == []
    assert locked.page("list").count(ROOT) == 2, "what the first has left was there for the second"
    assert locked.session().drafts.waiting() == []


def room_of(home: Home) -> Path:
    """The folder in memory for what an editor is handed; the test is skipped where the system has none."""
    room = folder_in_memory(home.environ, home.folder / "journal.db", make=True)
    if room is None:
        pytest.skip("this system has no folder in memory")
    room.rmdir()
    return room


@pytest.fixture
def opening(locked: Home) -> dict[str, str]:
    """The environment of a terminal at which the journal opens by itself."""
    locked.page("note", "There is something")
    return {"CUSTFOCUS_PASSPHRASE_FILE": locked.environ["CUSTFOCUS_PASSPHRASE_FILE"]}


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGHUP, None], ids=["killed", "closed", "left"])
def test_what_stood_at_a_prompt_is_sealed_while_it_is_typed(
    locked: Home, opening: dict[str, str], ending: signal.Signals | None
) -> None:
    """Nothing of it lies open, and the next run has it."""
    typed = f"On {word()} and others"
    terminal = Terminal(locked.folder, "note", environ=opening)
    terminal.see("Note")
    terminal.type(typed)
    assert list(waiting(locked)), "it is held while it is typed"
    assert lying_open(locked.folder) == []
    terminal.process.kill(ending) if ending else terminal.process.send(CTRL_C)
    terminal.ends()
    assert lying_open(locked.folder) == []
    again = Terminal(locked.folder, "note", environ=opening)
    again.see(typed)
    again.type(ENTER)
    again.see("Saved")
    assert again.ends() == 0
    assert lying_open(locked.folder) == []


def waiting(home: Home) -> Iterator[Path]:
    """The sealed drafts, as soon as there is one."""
    end = time.monotonic() + 10
    while time.monotonic() < end:
        if there := list((home.folder / "drafts").glob("*.sealed")):
            yield from there
            return
        time.sleep(0.05)


def test_an_editor_that_was_cut_off_leaves_nothing_on_the_disk(
    locked: Home, opening: dict[str, str], tmp_path: Path
) -> None:
    """What it had is in memory, and sealed by the next run, which offers it."""
    room = room_of(locked)
    typed, sign = f"On {word()}", tmp_path / "sign"
    editor = tmp_path / "editor"
    editor.write_text(f'#!/bin/sh\necho "{typed}" >> "$1"; touch {sign}; sleep 60\n')
    editor.chmod(0o755)
    process = subprocess.Popen(
        [sys.executable, "-m", "custfocus", "note", "-e"],
        env={**locked.environ, **opening, "EDITOR": str(editor), "PATH": "/usr/bin:/bin"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while not sign.exists() and process.poll() is None:
        pass
    process.kill()
    process.wait()
    assert lying_open(locked.folder) == []
    locked.page("list")
    assert lying_open(locked.folder, room) == []
    session = locked.session()
    assert session.store.entries.count() == 1
    assert typed in session.drafts.find("note")


def test_what_a_shell_asks_for_is_answered_with_nothing(locked: Home) -> None:
    """Neither the passphrase nor the name of anything: a shell that starts and a Tab wait for nobody."""
    locked.page("heard", f"Nobody told {word()}", "--from", word().capitalize())
    assert locked.run("remind", "shell") == 0
    assert (locked.out, locked.err) == ("", "")
    for words in ("custfocus show ", "custfocus read --who ", "custfocus list --tag "):
        place = {"_CUSTFOCUS_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
        locked.environ |= place
        locked.run()
        assert (locked.out.strip(), locked.err) == ("", "")


def test_every_command_that_takes_words_was_tried() -> None:
    """Whoever adds one adds it here."""
    tried = Path(__file__).read_text("utf-8")
    names = [command.name.split()[0] for command in COMMANDS if command.takes and not command.instead]
    assert [name for name in names if f'"{name}"' not in tried] == []
