"""Keyrings as a system may have them, chosen by their names: one keeps what it is given in a file, others don't."""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

FILE = "TEST_KEYRING"


class Ring(KeyringBackend):
    """Keeps it in the file that the environment names."""

    priority = 5

    def get_password(self, service: str, username: str) -> str | None:
        """What it keeps."""
        found: str | None = self._all().get(f"{service} {username}")
        return found

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self._write(self._all() | {f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        """Keep it no more."""
        kept = self._all()
        del kept[f"{service} {username}"]
        self._write(kept)

    def _all(self) -> dict[str, str]:
        file = Path(os.environ[FILE])
        kept: dict[str, str] = json.loads(file.read_text()) if file.exists() else {}
        return kept

    def _write(self, kept: dict[str, str]) -> None:
        Path(os.environ[FILE]).write_text(json.dumps(kept))


class LockedRing(Ring):
    """One that somebody has to open first, and doesn't."""

    def get_password(self, service: str, username: str) -> str | None:  # noqa: ARG002 - as each backend has it
        """Nothing."""
        raise KeyringLocked


class AngryRing(Ring):
    """One whose system has an error of its own."""

    def get_password(self, service: str, username: str) -> str | None:
        """Nothing."""
        raise OSError(service, username)
