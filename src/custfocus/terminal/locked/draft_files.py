"""The files that drafts stand in: open ones, or sealed ones as long as the journal is locked."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from custfocus.base.errors import CustfocusError
from custfocus.base.files import files_in, private_folder, write_private
from custfocus.base.reading import decoded

PLAIN, SEALED = ".txt", ".sealed"
UNREADABLE = "What you typed before waits sealed: the passphrase brings it back, or custfocus unlock."


class Seals(Protocol):
    """Seals what is kept beside a locked journal."""

    @property
    def applies(self) -> bool:
        """Whether the journal is locked now."""

    def sealed(self, text: str) -> str:
        """A text as it is kept."""

    def unsealed(self, text: str) -> str | None:
        """What was sealed; None where this run can't read it."""

    def room(self, *, make: bool = False) -> Path | None:
        """A folder in memory for what another program must read, made if need be; None where there is none."""


class DraftFiles:
    """Reads and writes the files of one folder of drafts.

    Args:
        folder: Where they are.
        warn: Says something in a line.
        seals: What seals them; None where that can't be.
    """

    def __init__(self, folder: Path, warn: Callable[[str], None], seals: Seals | None) -> None:
        self.folder = folder
        self._warn = warn
        self._seals = seals
        self._texts: dict[Path, str] = {}
        self._has_warned = False

    @property
    def ending(self) -> str:
        """What the name of a draft ends with that is written now."""
        return SEALED if self._seals and self._seals.applies else PLAIN

    def all(self) -> list[Path]:
        """Every file in the folder, and in memory, of which an editor may have left some."""
        room = self._room()
        return [*files_in(self.folder), *(files_in(room) if room else ())]

    def drafts(self) -> list[Path]:
        """The files of drafts; where an editor was cut off, what it has, in place of what it began with."""
        paths = [path for path in self.all() if path.suffix in (PLAIN, SEALED)]
        lie_open = {path.stem for path in paths if path.suffix == PLAIN and _read(path).strip()}
        return [path for path in paths if path.suffix == PLAIN or path.stem not in lie_open]

    def write(self, path: Path, text: str) -> None:
        """Have a text in a file, sealed where it is to be.

        Raises:
            OSError: It can't be written.
        """
        if path.suffix == PLAIN or self._seals is None:
            write_private(path, text)
            return
        try:
            write_private(path, self._seals.sealed(text))
        except CustfocusError as error:
            raise OSError(error.message) from error
        self._texts[path] = text
        path.with_suffix(PLAIN).unlink(missing_ok=True)  # from before another run has locked the journal

    def read(self, path: Path) -> str:
        """What stands in a file; nothing of what is sealed where this run can't open it, which it says once."""
        if path.suffix != SEALED or self._seals is None:
            return _read(path)
        if path not in self._texts:
            if not (raw := _read(path)):
                return ""
            text = self._seals.unsealed(raw)
            if text is None:
                if not self._has_warned:
                    self._warn(UNREADABLE)
                self._has_warned = True
                return ""
            self._texts[path] = text
        return self._texts[path] if path.exists() else ""

    def lend(self, path: Path, text: str) -> Path:
        """Have the text of a draft stand open for an editor, and return the file; `seal` takes it back."""
        lent = (self._room(make=True) or private_folder(self.folder)) / path.with_suffix(PLAIN).name
        write_private(lent, text, durable=False)
        return lent

    def seal(self, path: Path) -> None:
        """Put what stands open in a file under seal, in place of what its run had sealed before.

        Raises:
            OSError: It can't be written.
        """
        if (text := _read(path)).strip():
            self.write(self.folder / path.with_suffix(SEALED).name, text)
        path.unlink(missing_ok=True)
        if path.parent != self.folder:
            with suppress(OSError):  # another run has a file there
                path.parent.rmdir()

    def unseal_all(self) -> None:
        """Have everything lie open again that was sealed.

        Raises:
            OSError: It can't be written.
        """
        for path in self.all():
            if path.suffix == SEALED and (text := self.read(path)):
                write_private(path.with_suffix(PLAIN), text)
                path.unlink(missing_ok=True)

    def _room(self, *, make: bool = False) -> Path | None:
        """Where the file stands that an editor is handed while the journal is locked, if that can be in memory."""
        return self._seals.room(make=make) if self._seals and self._seals.applies else None


def _read(path: Path) -> str:
    """What stands in a file; what an editor left in another encoding is not lost."""
    try:
        raw = path.read_bytes()
    except OSError:
        return ""
    try:
        return decoded(raw)
    except UnicodeDecodeError:
        return raw.decode("latin-1")
