"""Text that must not be lost: what was typed and couldn't be saved is kept, each in a file, and offered again."""

import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.base.files import Hold, is_held, private_folder, write_private
from custfocus.terminal.held import Held, joined
from custfocus.terminal.locked.draft_files import PLAIN, SEALED, DraftFiles, Seals
from custfocus.terminal.prompts import BackError, LeftError, Prompts

_UNSAFE = "[^a-z0-9]+"
_ROOM_BYTES = 64 * 1024
KEPT_WORDS = "Your words are kept"
KEPT = f"{KEPT_WORDS} and offered next time."
NOTE_BRINGS_BACK = "What you typed is kept: custfocus note brings it back."
TAKEN_UP = "What you wrote before is here again, to go on with or to clear."


class Draft(Struct, frozen=True):
    """A text that waits: what it is for, such as "answer" and a question's id, and the first of its files."""

    use: str
    about: str
    path: Path
    text: str


class Drafts:
    """The drafts in one folder, each thing that can be written in a file of its own for each run.

    A file is called for what it is for, what it is about and its run, with dots between; one without a run is from a
    time when all runs shared it.

    Args:
        folder: Where they are kept.
        prompts: Where somebody types.
        warn: Says something in a line.
        seals: What seals them as long as the journal is locked; None where that can't be.
    """

    def __init__(
        self, folder: Path, prompts: Prompts, warn: Callable[[str], None], seals: Seals | None = None
    ) -> None:
        self.folder = folder
        self._files = DraftFiles(folder, warn, seals)
        self._prompts = prompts
        self._warn = warn
        self._run = os.urandom(4).hex()
        self._hold: Hold | None = None
        self._taken_up: set[tuple[str, str]] = set()
        self._seen_files: set[Path] = set()
        self._aside: Held | None = None
        self.has_kept = False
        """Whether this run has kept a text that couldn't be saved, or shown it where no disk would take it."""

    def typed(
        self,
        label: str,
        use: str,
        about: str = "",
        *,
        initial: str = "",
        enter: str = "saves",
        back: bool = False,
        whole: Callable[[str], str] | None = None,
        keys: Collection[str] = (),
        says: str = "",
    ) -> str:
        """A text from the prompt, beginning with the draft of it if one waits, and kept while it is typed.

        Args:
            label: The question.
            use: What it is for.
            about: What it is about.
            initial: What stands there already.
            enter: What Enter does.
            back: Whether there is a question to go back to.
            whole: Makes the draft of what stands there, where that is a part of one that has been taken up.
            keys: The lines that are no text: whoever asks does something else for each.
            says: What the keys do, in a line, where that is another than usual.

        Raises:
            LeftError: The user left; what stood there is kept as a draft.
            BackError: The user wants to go back.
        """
        if (draft := "" if whole else self.take_up(use, about)) not in ("", initial):
            self._warn(TAKEN_UP)
        initial, held = draft or initial, Held(self, use, about, whole=whole or str, keys=keys)
        try:
            text = self._prompts.text(
                label, initial=initial, enter=enter, back=back, hold=held.hold, says=says, keys=keys
            )
        except (LeftError, BackError) as left:
            typed = left.text if isinstance(left, LeftError) and not left.by_word else ""
            if held.is_text(typed) and (typed != initial or held.before):
                raise self.kept(use, about, held.whole(typed), left) from left
            held.restore()
            if isinstance(left, LeftError) and held.before:
                left.parting = KEPT
            raise
        if held.is_text(text):
            held.hold(text)
        elif text.strip():
            held.restore()
        elif whole is None:
            self.drop(use, about)
        return text

    def aside(self, use: str = "note", about: str = "") -> "Held":
        """What keeps words typed where a short answer is asked for; whoever asks for it first says for what."""
        if self._aside is None:
            self._aside = Held(self, use, about, beside=True)
        return self._aside

    def take_up(self, use: str, about: str) -> str:
        """The draft of a text that somebody begins to write now; once it is saved, the draft is none any more."""
        self._reserve()
        self._taken_up.add((use, about))
        found, aside, self._aside = self.find(use, about), self._aside, None
        if aside is None or not aside.settled or (aside.use, aside.about) == (use, about):
            return found
        text = joined([found, *aside.settled])
        self.begin(use, about, text)
        aside.settled.clear()
        aside.restore()
        return text

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
        path, self.has_kept = self.keep(use, about, text), True
        if path is None:
            self._warn(f"Neither the journal nor a draft could be written. Your words:\n{text}")
        elif isinstance(error, CustfocusError):
            hint = f"{error.hint} {KEPT_WORDS} and offered next time, in {path}.".strip()
            return CustfocusError(error.message, hint, code=error.code, exit_code=error.exit_code)
        else:
            self._warn(f"\n{KEPT}")
        return error

    @contextmanager
    def lent(self, use: str, about: str, text: str) -> Iterator[Path]:
        """The file in which an editor has a text, inside this; what it leaves is this run's draft at the end.

        Args:
            use: What it is for.
            about: What it is about.
            text: What it begins with, as `begin` has it.

        Raises:
            OSError: It can't be written.
        """
        own = self.begin(use, about, text)
        if own.suffix == PLAIN:
            yield own
            return
        path = self._files.lend(own, text)
        try:
            yield path
        except CustfocusError as error:
            hint = error.hint.replace(f" in {path}", "")  # it won't be there any more
            raise CustfocusError(error.message, hint, code=error.code) from error
        finally:
            self._files.seal(path)

    def seal_all(self) -> None:
        """Seal what lies open: from before the journal was locked, or from an editor that was cut off.

        Raises:
            OSError: It can't be written.
        """
        for path in self._files.drafts():
            if path.suffix == PLAIN and not self._is_at_work(path):
                self._files.seal(path)

    def unseal_all(self) -> None:
        """Have everything lie open again that was sealed.

        Raises:
            OSError: It can't be written.
        """
        self._files.unseal_all()

    @property
    def has_sealed(self) -> bool:
        """Whether any of it is sealed."""
        return any(path.suffix == SEALED for path in self.files())

    def begin(self, use: str, about: str, text: str) -> Path:
        """The file of a text that is being written; until this run is over no other sees it.

        Args:
            use: What it is for.
            about: What it is about.
            text: What it begins with; a draft that was taken up stands in it, and is none any more.

        Raises:
            OSError: It can't be written.
        """
        if self._hold is None:
            self._hold = Hold(private_folder(self.folder) / _sign(self._run))
        path = self._own(use, about)
        self._files.write(path, text)
        self._remove(self._seen(use, about) - {path})
        self._seen_files.add(path)
        return path

    def keep(self, use: str, about: str, text: str) -> Path | None:
        """Keep the text in this run's file, in place of a draft that was taken up, else after what it kept before.

        Returns:
            The file, or None where the disk won't take it, so that the caller shows the text instead.
        """
        path = self._own(use, about)
        taken = self._seen(use, about) if (use, about) in self._taken_up else set()
        before = "" if path in taken else self._files.read(path)
        if before.strip() and before != text:
            text = f"{before.rstrip()}\n\n{text}"
        for again in (False, True):
            try:
                if again:
                    self._room.unlink(missing_ok=True)
                self._files.write(path, text)
            except OSError:
                continue
            self._remove(taken - {path})
            return path
        return None

    def find(self, use: str, about: str = "") -> str:
        """The texts that runs have kept for this, joined, the oldest first; empty where there are none."""
        files = self._of(use, about)
        # What is sealed and can't be opened now has no text here; nothing of this run may take its place.
        self._seen_files |= {path for path, text in files.items() if text}
        return joined(files.values())

    def drop(self, use: str, about: str = "") -> None:
        """Forget the draft as this run has seen it: its text has been saved, or was thrown away by its writer."""
        self._remove({*self._seen(use, about), self._own(use, about)})

    def drop_all(self, entry_id: str) -> None:
        """Forget every draft about an entry, or a part of it, whichever run or editor has left it."""
        self._remove(path for path in self.files() if entry_id in path.name)

    def files(self) -> list[Path]:
        """Every file in the folder, of which an editor may have left some."""
        return self._files.all()

    def text_in(self, path: Path) -> str:
        """What stands in a file of them, sealed or not."""
        return self._files.read(path)

    def waiting(self) -> list[Draft]:
        """All that waits, by name."""
        drafts = []
        for use, about in sorted({_parts(path)[:2] for path in self._files.drafts()}):
            files = self._of(use, about)
            if text := joined(files.values()):
                drafts.append(Draft(use, about, next(iter(files)), text))
        return drafts

    def close(self) -> None:
        """Let other runs see what is still being written."""
        if self._aside and self._aside.settled:
            self._warn(NOTE_BRINGS_BACK if self._aside.use == "note" else KEPT)
        if self._hold:
            self._hold.let_go()
            self._hold = None

    def _own(self, use: str, about: str) -> Path:
        return self.folder / f"{_named(use)}.{_named(about)}.{self._run}{self._files.ending}"

    def _is_at_work(self, path: Path) -> bool:
        """Whether another run is still at a draft."""
        run = _parts(path)[2]
        return run != self._run and is_held(self.folder / _sign(run))

    def _seen(self, use: str, about: str) -> set[Path]:
        """The files of a draft that this run has read."""
        return {path for path in self._seen_files if _parts(path)[:2] == (_named(use), _named(about))}

    def _of(self, use: str, about: str) -> dict[Path, str]:
        """What waits for this, by file, the oldest first; what another run is still at isn't waiting."""
        paths = [
            path
            for path in self._files.drafts()
            if _parts(path)[:2] == (_named(use), _named(about)) and not self._is_at_work(path)
        ]
        return {path: self._files.read(path) for path in sorted(paths, key=_age)}

    def _remove(self, paths: Iterable[Path]) -> None:
        for path in paths:
            path.unlink(missing_ok=True)
            if (run := _parts(path)[2]) and run != self._run:  # one that was cut off has left its sign
                (self.folder / _sign(run)).unlink(missing_ok=True)

    def _reserve(self) -> None:
        """Hold some room before somebody begins to write, so that a draft still fits on a disk that fills up."""
        if not self._room.exists():
            with suppress(OSError):
                write_private(self._room, "." * _ROOM_BYTES)

    @property
    def _room(self) -> Path:
        return self.folder / ".room"


def _named(part: str) -> str:
    return re.sub(_UNSAFE, "-", part.lower()).strip("-")


def _sign(run: str) -> str:
    """The name of the file that a run holds while it is still at a draft."""
    return f".{run}.lock"


def _parts(path: Path) -> tuple[str, str, str]:
    """What a draft is for, what it is about, and the run that keeps it, as the name of its file has them."""
    use, about, run, *_ = (*path.stem.split("."), "", "")
    return use, about, run


def _age(path: Path) -> tuple[int, str]:
    try:
        return path.stat().st_mtime_ns, path.name
    except OSError:
        return 0, path.name
