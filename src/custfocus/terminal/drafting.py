"""Text that must not be lost: what was typed and couldn't be saved is kept, each in a file, and offered again."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.base.files import write_private
from custfocus.terminal.prompts import LeftError, Prompts

_UNSAFE = "[^a-z0-9]+"
_ROOM_BYTES = 64 * 1024


class Draft(Struct, frozen=True):
    """A text that waits: what it is for, such as "answer" and a question's id, and its file."""

    use: str
    about: str
    path: Path
    text: str


class Drafts:
    """The drafts in one folder, at most one for each thing that can be written.

    Args:
        folder: Where they are kept.
        prompts: Where somebody types.
        warn: Says something in a line.
    """

    def __init__(self, folder: Path, prompts: Prompts, warn: Callable[[str], None]) -> None:
        self._folder = folder
        self._prompts = prompts
        self._warn = warn
        self._taken_up: set[tuple[str, str]] = set()

    def typed(self, label: str, use: str, about: str = "", *, initial: str = "") -> str:
        """A text from the prompt, beginning with the draft of it if one waits.

        Raises:
            LeftError: The user left; what stood there is kept as a draft.
        """
        draft = self.take_up(use, about)
        if draft:
            self._warn("What you wrote before is here again, to go on with or to clear.")
        try:
            return self._prompts.text(label, initial=draft or initial)
        except LeftError as left:
            raise self.kept(use, about, left.text, left) from left

    def take_up(self, use: str, about: str) -> str:
        """The draft of a text that somebody begins to write now; once it is saved, the draft is none any more."""
        self._reserve()
        self._taken_up.add((use, about))
        return self.find(use, about)

    @contextmanager
    def keeping(self, use: str, about: str, text: str) -> Iterator[None]:
        """Save inside this: what can't be saved is kept as a draft.

        A draft that the text began with is none any more once it is saved; any other stays.
        """
        try:
            yield
        except BaseException as error:  # whatever it was, the words come first
            outcome = self.kept(use, about, text, error)
            if outcome is error:
                raise
            raise outcome from error
        if (use, about) in self._taken_up:
            self.drop(use, about)

    def kept(self, use: str, about: str, text: str, error: BaseException) -> BaseException:
        """Keep a text that an error is in the way of, and return the error, with word of the draft."""
        if not text.strip():
            return error
        if (use, about) in self._taken_up:  # the text has grown out of the draft, which it replaces
            self.drop(use, about)
        path = self.keep(use, about, text)
        if path is None:
            self._warn(f"Neither the journal nor a draft could be written. Your words:\n{text}")
        elif isinstance(error, CustfocusError):
            hint = f"{error.hint} Your words are kept and offered next time, in {path}.".strip()
            return CustfocusError(error.message, hint, code=error.code, exit_code=error.exit_code)
        else:
            self._warn("\nYour words are kept and offered next time.")
        return error

    def path(self, use: str, about: str = "") -> Path:
        """The file that a draft for this is kept in, whether or not there is one."""
        name = ".".join(re.sub(_UNSAFE, "-", part.lower()).strip("-") for part in (use, about) if part)
        return self._folder / f"{name}.txt"

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
            paths = sorted(self._folder.glob("*.txt"))
        except OSError:
            return []
        drafts = []
        for path in paths:
            use, _, about = path.stem.partition(".")
            text = self.find(use, about)
            if text.strip():
                drafts.append(Draft(use, about, path, text))
        return drafts

    def _reserve(self) -> None:
        """Hold some room before somebody begins to write, so that a draft still fits on a disk that fills up."""
        if not self._room.exists():
            with suppress(OSError):
                write_private(self._room, "." * _ROOM_BYTES)

    @property
    def _room(self) -> Path:
        return self._folder / ".room"
