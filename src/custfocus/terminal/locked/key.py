"""What opens the journal of a run, once it is needed, and what is sealed and opened with it."""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from custfocus.base.errors import CustfocusError
from custfocus.journal.connect import LOCKED, locked
from custfocus.journal.lock.header import LOST_KEY, Header, has_header, is_locked, read_header

if TYPE_CHECKING:
    from custfocus.journal.lock.keys import Unwrapped
    from custfocus.terminal.locked.keyring import Keyring
    from custfocus.terminal.prompts import Prompts
    from custfocus.terminal.session import Session

_TRIES = 3


class GivenWords(NamedTuple):
    """What somebody or something gives to open a journal or a copy."""

    words: str
    """The passphrase or recovery code."""
    keys: "tuple[Unwrapped, ...]"
    """The keys that it opens."""
    is_typed: bool = False
    """Whether somebody has typed it now."""


class JournalKey:
    """The key of one journal for one run; it is asked for once, before anything else is.

    Args:
        session: The run.
        prompts: Where somebody can be asked, None where nobody is.
    """

    def __init__(self, session: "Session", prompts: "Callable[[], Prompts | None]") -> None:
        self.journal = session.journal or session.world.paths.journal
        """The journal."""
        self.words = ""
        """The passphrase or recovery code that opened it."""
        self._session, self._prompts = session, prompts
        self._refusal: BaseException | None = None
        self._keys: tuple[Unwrapped, ...] = ()
        self._of_copies: dict[bytes, GivenWords | None] = {}

    @cached_property
    def _at_first(self) -> tuple[bool, bool]:
        """Whether the journal was locked, and whether it had a key beside it, when this run looked first."""
        return is_locked(self.journal), has_header(self.journal)

    @property
    def is_locked(self) -> bool:
        """Whether the journal is locked, as this run has found it, or has made it."""
        return self._at_first[0]

    @property
    def had_header(self) -> bool:
        """Whether a key stood beside the journal, locked or not, when this run looked first."""
        return self._at_first[1]

    @property
    def is_known(self) -> bool:
        """Whether the journal has been opened, so that what is sealed can be read."""
        return bool(self._keys)

    @property
    def is_refused(self) -> bool:
        """Whether nobody has given what opens it, so that words can still be sealed, and no more."""
        self.see()
        return self._refusal is not None

    @property
    def applies(self) -> bool:
        """Whether what is kept is to be sealed now: another run may have locked the journal meanwhile."""
        if not has_header(self.journal):
            return self.is_locked and not self.had_header  # it has lost its key: nothing can be sealed, nor lie open
        # A key that was there before and didn't lock this journal belongs to another.
        return self.is_locked or not self.had_header

    def see(self) -> None:
        """Look at the journal before it is opened: what its run goes by afterwards is how it was then."""
        _ = self._at_first

    def becomes(self, key: "Unwrapped | None", words: str = "") -> None:
        """Go by another key or passphrase from now on, as this run has changed it, and have the keyring do so.

        Args:
            key: The key; None where the journal is plain by now.
            words: Its passphrase.
        """
        self._keys, self.words = (key,) if key else (), words
        self._at_first = (key is not None, key is not None)
        self._refusal = None
        if key:
            self._keep(words)
        elif self._keyring:
            self._keyring.forget()

    def comes_back(self, header: Header) -> None:
        """Go by the key of a copy, which has been opened, from now on: it stands beside the journal again."""
        if given := self._of_copies.get(header.keys[-1].public):
            self.becomes(given.keys[0], given.words)

    @property
    def keys(self) -> "tuple[Unwrapped, ...]":
        """The keys of the header, opened; whoever gives the passphrase is asked once.

        Raises:
            CustfocusError: Nobody gives it, it is wrong, or the packages of the lock are missing.
            LeftError: The user left.
        """
        if self._refusal:
            raise self._refusal
        if not self._keys:
            try:
                self._keys = self._opened()
            except (CustfocusError, KeyboardInterrupt) as error:
                self._refusal = error
                raise
        return self._keys

    def secrets(self) -> Sequence[bytes]:
        """What opens the journal, and what is sealed with its key; see `keys`."""
        return [secret for key in self.keys for secret in key.secrets]

    def of_copy(self, header: Header | None, label: str = "The copy's passphrase:") -> Sequence[bytes]:
        """What opens a copy of a locked journal: what opens the journal, else the passphrase of the copy's day.

        Somebody is asked once for each key, whether or not they give it.

        Args:
            header: What stands before the copy; None for a file of which nobody knows what opens it.
            label: What is asked.

        Raises:
            CustfocusError: Nobody gives it.
            LeftError: The user left.
        """
        if header is None or self._opens(header):
            return self.secrets() if self.is_locked else ()
        public = header.keys[-1].public
        if public not in self._of_copies:
            self._of_copies[public] = None
            self._of_copies[public] = self._given(header, label)
        return self._at_hand(public)

    def of_copy_at_hand(self, header: Header | None) -> Sequence[bytes]:
        """The same where nobody is to be asked for the copy's sake."""
        if header is None or self._opens(header):
            return self.secrets() if self.is_locked else ()
        return self._at_hand(header.keys[-1].public)

    def _opens(self, header: Header) -> bool:
        """Whether what opens the journal opens a copy with such a header."""
        from custfocus.journal.lock.extra import fits, see_that_installed

        see_that_installed()
        try:
            return self.is_locked and fits(header, self.secrets())
        except CustfocusError as error:
            if error.code != LOST_KEY:
                raise
            return False

    def _at_hand(self, public: bytes) -> Sequence[bytes]:
        if not (given := self._of_copies.get(public)):
            raise CustfocusError(
                "It is locked with another passphrase than the journal.",
                "It opens with the passphrase or the recovery code of its day.",
                code=LOCKED,
            )
        return [secret for key in given.keys for secret in key.secrets]

    def sealed(self, text: str) -> str:
        """A text as it is kept as long as the journal is locked.

        Raises:
            CustfocusError: The packages of the lock are missing, or its header can't be read.
        """
        from custfocus.journal.lock.extra import sealed

        return sealed(self.journal, text, self._session.world.random)

    def unsealed(self, text: str) -> str | None:
        """What was sealed; None where that can't be read in this run."""
        from custfocus.journal.lock.extra import unsealed

        if not self.is_known and not self.is_locked:
            return None
        try:
            return unsealed(self.secrets(), text)
        except CustfocusError:
            return None

    def room(self, *, make: bool = False) -> Path | None:
        """A folder in memory for what another program has to read in the clear, made if need be; None for none."""
        from custfocus.terminal.locked.memory import folder_in_memory

        return folder_in_memory(self._session.world.environ, self.journal, make=make)

    def close(self) -> None:
        """Put in order what lies open beside a locked journal, at the end of a run."""
        if self.had_header:
            from custfocus.terminal.locked.tidying import tidy

            tidy(self._session)

    def _opened(self) -> "tuple[Unwrapped, ...]":
        from custfocus.journal.lock.extra import see_that_installed

        if self._session.never_unlocks:
            raise locked()
        see_that_installed()
        given = self._given(read_header(self.journal), "Passphrase:")
        self.words = given.words
        if given.is_typed and given.keys[0].by_passphrase:
            self._keep(given.words)
        return given.keys

    @cached_property
    def _keyring(self) -> "Keyring | None":
        """The system's keyring, where the user has asked for it."""
        if not self._session.settings.passphrase_keyring:
            return None
        from custfocus.terminal.locked.keyring import Keyring

        return Keyring(self.journal, self._session.warn)

    def _keep(self, words: str) -> None:
        if self._keyring and self._keyring.keep(words):
            self._session.warn("Your system's keyring keeps the passphrase from now on.")

    def _known_words(self) -> Iterator[tuple[str, str]]:
        """Each passphrase that nobody need be asked for, and what gives it."""
        from custfocus.terminal.locked.passphrase import passphrases

        yield from passphrases(self._session.world, lambda: self._session.settings.passphrase_command)
        if self._keyring and (words := self._keyring.passphrase()):
            yield words, "your system's keyring"

    def _given(self, header: Header, label: str) -> "GivenWords":
        """What is given, and the keys of a header that it opens; somebody is asked where nothing else gives it."""
        refused = ""
        for words, origin in self._known_words():
            if keys := _unwrapped(header, words):
                return GivenWords(words, keys)
            refused = f"What {origin} gives doesn't open it."
        prompts = self._prompts()
        if prompts is None:
            raise CustfocusError(refused, _hint(header), code=LOCKED) if refused else locked()
        if refused:
            self._session.warn(refused)
        for _ in range(_TRIES):
            words = prompts.secret(label)
            if not words.strip():
                raise CustfocusError("No passphrase was given.", _hint(header), code=LOCKED)
            if keys := _unwrapped(header, words):
                return GivenWords(words, keys, is_typed=True)
            self._session.warn(f"That isn't it. {_hint(header)}")
        raise CustfocusError("That was no passphrase of this journal.", _hint(header), code=LOCKED)


def _unwrapped(header: Header, words: str) -> "tuple[Unwrapped, ...]":
    from custfocus.journal.lock.extra import unwrapped

    return tuple(unwrapped(header, words))


def _hint(header: Header) -> str:
    if len(header.keys) > 1:
        return "A change of key was cut off: the passphrase from before it opens the journal, or the one since."
    return "The recovery code opens it as well."
