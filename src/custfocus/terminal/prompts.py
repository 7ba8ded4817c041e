"""Questions at a terminal, on stderr: for words to keep, for one of several answers; what was typed is never lost."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol, TextIO

from custfocus.base import wording
from custfocus.base.naming import YES_AND_NO, by_answer, by_name, by_number
from custfocus.terminal.meant import DOUBTFUL, meant

LINES = "Alt+Enter begins a new line"
BACK, LEAVE = "b goes back", "q leaves"
NO_WAY_BACK = "There is nothing to go back to here."
_QUOTED = 40
_FEW = 5  # words that may be an answer typed at length, if they begin with one
_SENTENCE = 8  # letters from which on a single word that answers nothing may be a text

Answers = Mapping[str, Sequence[str]]


class LeftError(KeyboardInterrupt):
    """The user left a prompt with "q" or Ctrl+C, or closed the window."""

    def __init__(self, text: str = "", *, by_word: bool = False) -> None:
        super().__init__()
        self.text = text
        """What stood there."""
        self.by_word = by_word
        """Whether they typed "q", which is how one leaves."""
        self.parting = ""
        """What is said last."""
        self.way_on = ""
        """What goes on from here, where something does; that the rest is saved is said before it, if it is."""


class BackError(Exception):
    """The user wants to go back to the question before."""


class Holder(Protocol):
    """Keeps words that were typed where none were asked for."""

    def hold(self, text: str) -> None:
        """Keep what stands there just now."""

    def settle(self, text: str) -> None:
        """Keep it for the next prompt for words, or for the next run."""

    def restore(self) -> None:
        """Forget what was held and not settled."""


class Prompts:
    """Asks somebody who sits at a terminal; the caller sees to it that somebody does.

    Args:
        stderr: Where it asks.
        say: Says something in a line between two questions.
        aside: Gives what keeps words that were typed where none were asked for.
    """

    def __init__(
        self, stderr: TextIO, say: Callable[[str], None], aside: Callable[[], Holder | None] = lambda: None
    ) -> None:
        self._stderr = stderr
        self._say = say
        self._aside = aside

    def text(
        self,
        label: str,
        *,
        initial: str = "",
        enter: str = "saves",
        back: bool = False,
        hold: Callable[[str], None] = lambda _: None,
        says: str = "",
        keys: Collection[str] = (),
    ) -> str:
        """Words to keep, of any number of lines; Enter ends them, pasted lines stay together.

        Args:
            label: The question.
            initial: What stands there already, to be changed.
            enter: What Enter does.
            back: Whether there is a question to go back to.
            hold: Is handed what stands there, soon after each key.
            says: What the keys do, in a line, where that is another than usual.
            keys: The lines that stand for something else than themselves, and are handed back as they are.

        Raises:
            LeftError: The user left; what was typed so far is in it.
            BackError: The user wants to go back.
        """
        says = says or ", ".join([f"Enter {enter}", LINES, *([BACK] if back else []), LEAVE]) + "."
        while True:
            typed = self.read(label, says, initial, hold)
            words = meant(typed)
            if typed.strip().casefold() in keys and words.does != "leave":
                return typed
            if typed == initial or words.does == "keep":
                return typed if typed == initial else words.text
            if words.does == "doubtful":
                if self.confirm(f'Save "{wording.shortened(typed, _QUOTED)}" as your answer?', default=False):
                    return words.text
            else:
                self._turn(words.does, back=back)

    def word(self, label: str, fits: Callable[[str], object], *, back: bool = False, on: str = "") -> str:
        """A short answer in a line; an empty one where Enter alone answers.

        Words that answer nothing are kept for the next prompt for words.

        Args:
            label: The question.
            fits: Whether an answer means something here.
            back: Whether there is a question to go back to.
            on: What Enter does, where nothing is to stay of what is asked.

        Raises:
            LeftError: The user left.
            BackError: The user wants to go back.
        """
        aside = self._aside()

        def hold(text: str) -> None:
            if aside and _are_words(text, fits, 1):
                aside.hold(text)

        keys = ", ".join([on or "Enter goes on", *([BACK] if back else []), LEAVE]) + "."
        while True:
            try:
                typed = self.read(label, keys, "", hold, is_choice=True, stays=not on)
            except LeftError as left:
                if aside:
                    self._settle(aside, left.text, fits)
                raise
            answer = " ".join(typed.split())
            if aside and _are_words(typed, fits, _SENTENCE):
                aside.settle(typed)
                self._say("What you typed is kept for what you write next.")
            elif aside:
                aside.restore()
            if (does := _asks_for(answer)) == "keep":
                return answer
            self._turn(does, back=back)

    def go_on(self, place: int, screens: int) -> None:
        """Wait for Enter, between two screens of a page; nothing of it stays, so that they stand below one another.

        Words are kept for the next prompt for words.

        Args:
            place: Which screen this is, from 1 on.
            screens: How many there are.

        Raises:
            LeftError: The user left.
            BackError: The user wants to go back.
        """
        which = f" ({place} of {screens})" if screens > 1 else ""
        self.word("", lambda _: False, back=place > 1, on=f"Enter goes on{which}")

    def choose(
        self,
        label: str,
        choices: Mapping[str, str],
        default: str,
        *,
        also: Answers | None = None,
        back: bool = False,
    ) -> str:
        """One of several answers, by its first letters or by another word for it.

        Args:
            label: The question.
            choices: Each answer's word, and what it means in a few words where that isn't plain.
            default: The word that Enter alone stands for.
            also: Other words for an answer.
            back: Whether there is a question to go back to.
        """
        answers = {word: (also or {}).get(word, ()) for word in choices}
        names = [word.replace("-", " ") for word in choices]
        words = ", ".join(
            f"{name} ({what})" if what else name for name, what in zip(names, choices.values(), strict=True)
        )
        label = f"{label} [{words}; Enter: {default.replace('-', ' ')}]".strip()
        while True:
            answer = self.word(label, lambda words: by_answer(words, answers), back=back)
            if not answer:
                return default
            named = by_answer(answer, answers)
            if len(named) == 1:
                return named[0]
            label = f"One of {', '.join(names)}:"

    def pick(
        self,
        label: str,
        names: Sequence[str],
        *,
        again: Callable[[Sequence[str]], str] | None = None,
        back: bool = False,
    ) -> int | None:
        """The place of one of several names, by its number or its first letters; None where Enter alone answers.

        Args:
            label: The question.
            names: The names, numbered from 1 where the user sees numbers.
            again: What to say of an answer that isn't plain, from those names that it may mean.
            back: Whether there is a question to go back to.
        """
        places = range(len(names))

        def named(words: str) -> list[int]:
            return by_number(words, places) or by_name(words, places, names.__getitem__)

        def nearly(words: str) -> bool:
            return bool(named(words)) or _begins_with(words, names)

        while answer := self.word(label, nearly, back=back):
            if len(named(answer)) == 1:
                return named(answer)[0]
            if again:
                self._say(again([names[place] for place in named(answer)]))
            else:
                self._say(f"A number from 1 to {len(names)}, or the first letters.")
        return None

    def confirm(self, label: str, *, default: bool, back: bool = False) -> bool:
        """Yes or no."""
        choices = dict.fromkeys(YES_AND_NO, "")
        return self.choose(label, choices, "yes" if default else "no", also=YES_AND_NO, back=back) == "yes"

    def secret(self, label: str) -> str:
        """A line that nobody sees while it is typed, and that is kept nowhere.

        Args:
            label: The question.

        Raises:
            LeftError: The user left.
        """
        from getpass import getpass

        self._stderr.flush()
        try:
            return getpass(f"{label} ", self._stderr)
        except (KeyboardInterrupt, EOFError, OSError) as error:
            raise LeftError from error

    def show_once(self, lines: Sequence[str], label: str) -> None:
        """Show lines until Enter is pressed, and take them off the screen again.

        Args:
            lines: The lines, none longer than any window.
            label: What is asked for below them.

        Raises:
            LeftError: The user left; they are off the screen.
        """
        self._stderr.write("".join(f"{line}\n" for line in lines))
        try:
            self.secret(label)
        finally:
            self._stderr.write(f"\x1b[{len(lines) + 1}A\x1b[J")
            self._stderr.flush()

    def read(
        self,
        label: str,
        keys: str,
        initial: str,
        hold: Callable[[str], None],
        *,
        is_choice: bool = False,
        stays: bool = True,
    ) -> str:
        """All that is typed until Enter.

        Args:
            label: The question.
            keys: What the keys do, in a line.
            initial: What stands there already.
            hold: Is handed what stands there, soon after each key.
            is_choice: Whether a line that was typed before the question stood there is only shown.
            stays: Whether it stays on the screen afterwards.

        Raises:
            LeftError: The user left; what was typed so far is in it.
        """
        from custfocus.terminal.field import InputField
        from custfocus.terminal.output import clean

        field = InputField(self._stderr, clean(label), keys, hold, is_choice=is_choice, stays=stays)
        try:
            return field.read(initial)
        except (KeyboardInterrupt, EOFError, OSError) as error:  # a window that is gone refuses the last strokes
            raise LeftError(field.text) from error

    def _turn(self, does: str, *, back: bool) -> None:
        """Go where a letter says; back where there is nothing, stay."""
        if does == "leave":
            raise LeftError(by_word=True)
        if back:
            raise BackError
        self._say(NO_WAY_BACK)

    def _settle(self, aside: Holder, text: str, fits: Callable[[str], object]) -> None:
        """Keep what stood there when somebody left, where it answers nothing."""
        if _are_words(text, fits, 1):
            aside.settle(text)
        else:
            aside.restore()


def _are_words(typed: str, fits: Callable[[str], object], least: int) -> bool:
    """Whether what was typed where a short answer is wanted is rather a text, of so many letters or several words."""
    answer = " ".join(typed.split())
    if not any(letter.isalpha() for letter in answer) or fits(answer) or meant(typed).does != "keep":
        return False
    return " " in answer or len(answer) >= least or not answer.isascii()


def _begins_with(words: str, names: Sequence[str]) -> bool:
    """Whether a few words begin with an answer, as "praise and a wish" does, so that they are no text."""
    first, *others = words.casefold().replace(",", " ").split()
    return len(others) < _FEW and first in map(str.casefold, names)


def _asks_for(answer: str) -> str:
    """What a short answer is meant for; "back" and "quit" can't be texts there."""
    if answer.casefold() in DOUBTFUL:
        return {"back": "back", "quit": "leave", "exit": "leave"}.get(answer.casefold(), "keep")
    does = meant(answer).does
    return does if does in ("back", "leave") else "keep"
