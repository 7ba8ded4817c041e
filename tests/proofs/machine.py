"""The real program in processes of its own, and the journal that they leave behind."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NoReturn

import pytest

from tests.warm import PARENT

PROGRAM = (sys.executable, "-m", "custfocus")
PATIENCE = 120.0
Fields = dict[str, Any]
_OURS = ("CUSTFOCUS", "_CUSTFOCUS", "COMP_", "NO_COLOR", "COLUMNS", "VISUAL", "EDITOR")
_COLUMNS = ("kind", "day", "at", "zone", "item", "asked", "text", "principles", "data")


def environ(home: Path, **more: str) -> dict[str, str]:
    """The environment of a process at home in `home`, without what this one has of ours."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return inherited | {"CUSTFOCUS_HOME": str(home)} | more


def custfocus(
    home: Path, *arguments: str, stdin: bytes = b"", program: Sequence[str] = PROGRAM, **more: str
) -> "subprocess.CompletedProcess[bytes]":
    """Run a command to its end at a pipe; `more` is set in its environment."""
    command, given = [*program, *arguments], environ(home, **more)
    if PARENT.can_run(command, given):
        return PARENT.run(command[1:], stdin, given, PATIENCE)
    return subprocess.run(command, input=stdin, env=given, capture_output=True, check=False, timeout=PATIENCE)


def entries(journal: Path) -> dict[str, Fields]:
    """All entries by id, as they stand in the file."""
    with closing(sqlite3.connect(journal)) as db:
        return _entries(db)


def texts(journal: Path, kind: str | None = None) -> list[str]:
    """The texts of all entries, or of a kind, in the order of their days."""
    with closing(sqlite3.connect(journal)) as db:
        rows = db.execute("select text from entry where ? in (kind, '') order by nth", (kind or "",)).fetchall()
    return [row[0] for row in rows]


def assert_sound(journal: Path) -> None:
    """The file is whole, and its history, read line by line, tells exactly the entries that stand in it."""
    with closing(sqlite3.connect(journal)) as db:
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]
        db.execute("insert into entry_fts (entry_fts, rank) values ('integrity-check', 1)")
        changes = db.execute(
            "select tick, id, parents, act, entry, operation, fields from change order by n"
        ).fetchall()
        ticks = [change[0] for change in changes]
        assert ticks == sorted(set(ticks)), "each change comes after the one before"
        assert {change[3] for change in changes} == {row[0] for row in db.execute("select id from act")}
        rebuilt: dict[str, Fields] = {}
        heads: dict[str, list[str]] = {}
        for _, change, parents, _, entry, operation, fields in changes:
            assert json.loads(parents) == heads.get(entry, []), "each change follows the last one of its entry"
            heads[entry] = [change]
            if operation == "delete":
                rebuilt.pop(entry)
            else:
                rebuilt[entry] = rebuilt.get(entry, {}) | json.loads(fields)
        assert rebuilt == _entries(db)


def needs_tool(name: str) -> str:
    """The path of a tool; where it is missing the test is skipped, or fails if tools are required."""
    path = shutil.which(name)
    if path is None:
        missing(f"{name} is not installed")
    return path


def missing(what: str) -> NoReturn:
    """Skip the test for want of something that the machine lacks; fail where CI says that nothing may lack."""
    if os.environ.get("CUSTFOCUS_TOOLS_REQUIRED"):
        pytest.fail(what)
    pytest.skip(what)


def _entries(db: sqlite3.Connection) -> dict[str, Fields]:
    rows = db.execute("select id, kind, day, at, zone, item, asked, text, principles, data from entry").fetchall()
    found = {row[0]: dict(zip(_COLUMNS, row[1:], strict=True)) for row in rows}
    for fields in found.values():
        fields |= {name: json.loads(fields[name]) for name in ("principles", "data")}
    return found
