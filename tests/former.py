"""What former versions have left beside a journal."""

import sqlite3
from contextlib import closing
from pathlib import Path


def copied_as_before(journal: Path, form: int) -> Path:
    """Copy a journal as versions up to 0.5.0 did before they changed its form from this one."""
    copy = journal.with_name(f"{journal.stem}-before-format-{form + 1}.db")
    with closing(sqlite3.connect(journal)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    copy.chmod(0o600)
    return copy
