"""The system's keyring, for whoever has asked that it keep the passphrase of their locked journal.

It helps, and no more: where there is none, or it is locked or refuses, somebody is asked as ever.
"""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SETTING = "passphrase-keyring"
_SERVICE = "custfocus"
# Others keep what they are given in an open file, or nowhere.
_LEAST = 1
_NONE, _NOT_INSTALLED = "there is none here", "its package, of the extra custfocus[lock], isn't installed"
_CANT = f"Your system's keyring can't be used: {{why}}. custfocus config {SETTING} off leaves it out."
_MAY_KEEP = "Your system's keyring may still keep the passphrase: {why}."


class Keyring:
    """What the keyring keeps for one journal.

    Args:
        journal: The journal.
        warn: Says in a line why it can't be used.
    """

    def __init__(self, journal: Path, warn: Callable[[str], None]) -> None:
        self._name = str(journal.resolve())
        self._warn = warn

    def passphrase(self) -> str | None:
        """The passphrase that it keeps; None where it keeps none, or can't be used."""
        return self._asked(lambda backend: backend.get_password(_SERVICE, self._name))

    def keep(self, words: str) -> bool:
        """Have it keep a passphrase; whether it does, and hasn't before."""
        return bool(self._asked(lambda backend: self._kept(backend, words)))

    def forget(self) -> None:
        """Have it keep none."""
        self._asked(self._forgotten, _MAY_KEEP)

    def _kept(self, backend: "KeyringBackend", words: str) -> bool:
        if backend.get_password(_SERVICE, self._name) == words:
            return False
        backend.set_password(_SERVICE, self._name, words)
        return bool(backend.get_password(_SERVICE, self._name) == words)

    def _forgotten(self, backend: "KeyringBackend") -> None:
        if backend.get_password(_SERVICE, self._name) is not None:
            backend.delete_password(_SERVICE, self._name)

    def _asked(self, what: "Callable[[KeyringBackend], T]", otherwise: str = _CANT) -> T | None:
        """What the keyring answers; where it can't be used, None, and a line says why."""
        try:
            import keyring
            from keyring.errors import KeyringLocked

            backend = keyring.get_keyring()
            if backend.priority >= _LEAST:
                return what(backend)
            why = _NONE
        except ImportError:
            why = _NOT_INSTALLED
        except Exception as error:  # noqa: BLE001 - each system's keyring has errors of its own
            why = "it is locked" if isinstance(error, KeyringLocked) else "it refuses"
        if otherwise == _CANT or why not in (_NONE, _NOT_INSTALLED):
            self._warn(otherwise.format(why=why))
        return None
