"""Text that must not be lost: what was typed and couldn't be saved yet, a private file each."""

import re
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from custfocus.base.files import write_private

_UNSAFE = "[^a-z0-9]+"
_ROOM_BYTES = 64 * 1024


class Draft(Struct, frozen=True):
    """A text that waits: what it is for, such as "answer" and a question's id, and its file."""

    use: str
    about: str
    path: Path
    text: str


class Drafts:
    """The drafts in one folder, at most one for each thing that can be written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, use: str, about: str = "") -> Path:
        """The file that a draft for this is kept in, whether or not there is one."""
        name = ".".join(re.sub(_UNSAFE, "-", part.lower()).strip("-") for part in (use, about) if part)
        return self.folder / f"{name}.txt"

    def keep(self, use: str, about: str, text: str) -> Path | None:
        """Keep the text, after what is kept for the same thing already, so that neither is lost.

        Returns:
            The file, or None where the disk won't take it, so that the caller shows the text instead.
        """
        path = self.path(use, about)
        before = self.find(use, about)
        if before.strip() and before != text:
            text = f"{before.rstrip()}\n\n{text}"
        for again in (False, True):
            try:
                if again:
                    self._room.unlink(missing_ok=True)
                write_private(path, text)
            except OSError:
                continue
            return path
        return None

    def reserve(self) -> None:
        """Before somebody begins to write: hold some room, so that a draft still fits on a disk that fills up."""
        if not self._room.exists():
            with suppress(OSError):
                write_private(self._room, "." * _ROOM_BYTES)

    @property
    def _room(self) -> Path:
        return self.folder / ".room"

    def find(self, use: str, about: str = "") -> str:
        """The text kept for this, or an empty one; what an editor left in another encoding is not lost."""
        try:
            raw = self.path(use, about).read_bytes()
        except OSError:
            return ""
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            return raw.decode("latin-1")

    def drop(self, use: str, about: str = "") -> None:
        """Forget the draft: its text has been saved, or was thrown away by its writer."""
        self.path(use, about).unlink(missing_ok=True)

    def waiting(self) -> list[Draft]:
        """All that waits, by name."""
        try:
            paths = sorted(self.folder.glob("*.txt"))
        except OSError:
            return []
        found = []
        for path in paths:
            use, _, about = path.stem.partition(".")
            text = self.find(use, about)
            if text.strip():
                found.append(Draft(use, about, path, text))
        return found
