"""What was measured: the first line of every benchmark, since figures are worth little without it."""

import platform
import re
import sqlite3
from importlib.metadata import requires, version


def versions() -> str:
    """The versions of Python, of SQLite and of every package that custfocus asks for, in a line."""
    asked = [requirement for requirement in requires("custfocus") or () if "extra ==" not in requirement]
    names = [name[0] for requirement in asked if (name := re.match(r"[\w.-]+", requirement))]
    packages = [f"{name} {version(name)}" for name in ("custfocus", *names)]
    return ", ".join([f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}", *packages])
