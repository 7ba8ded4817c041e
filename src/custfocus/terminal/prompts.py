"""Questions at a terminal, on stderr, through prompt_toolkit; what was typed is never lost."""

import signal
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from custfocus.base.naming import by_name, by_number
from custfocus.base.world import ENDINGS

if TYPE_CHECKING:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.key_binding import KeyBindings

HOW_TO = "Enter saves, Alt+Enter begins a new line, Ctrl+C leaves."


class LeftError(KeyboardInterrupt):
    """The user left a prompt with Ctrl+C, or closed the window; `text` is what stood there."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.text = text


class Prompts:
    """Asks somebody who sits at a terminal; the caller sees to it that somebody does.

    Args:
        stderr: Where it asks.
        say: Says something in a line between two questions.
    """

    def __init__(self, stderr: TextIO, say: Callable[[str], None]) -> None:
        self._stderr = stderr
        self._say = say

    def text(self, label: str, *, initial: str = "") -> str:
        """A text of any number of lines; Enter ends it, pasted lines stay together.

        Args:
            label: What stands before the text.
            initial: What stands there already, to be changed.

        Raises:
            LeftError: The user left; what was typed so far is in it.
        """
        return self._ask(self._session(self._keys()), label, initial)

    def line(self, label: str, *, initial: str = "") -> str:
        """One line; an empty one means that there is nothing to say."""
        return " ".join(self._ask(self._session(None), label, initial).split())

    def choose(self, label: str, choices: Mapping[str, str], default: str) -> str:
        """One of several answers, by its first letters.

        Args:
            label: The question.
            choices: Each answer's word, and what it means in a few words where that isn't plain.
            default: The word that Enter alone stands for.
        """
        words = ", ".join(f"{word} ({what})" if what else word for word, what in choices.items())
        while True:
            answer = self.line(f"{label} [{words}; Enter: {default}] ")
            if not answer:
                return default
            named = by_name(answer, choices, str)
            if len(named) == 1:
                return named[0]
            label = f"One of {', '.join(choices)}:"

    def pick(
        self, label: str, names: Sequence[str], *, again: Callable[[Sequence[str]], str] | None = None
    ) -> int | None:
        """The place of one of several names, by its number or its first letters; None where Enter alone answers.

        Args:
            label: The question.
            names: The names, numbered from 1 where the user sees numbers.
            again: What to say of an answer that isn't plain, from those names that it may mean.
        """
        places = range(len(names))
        while answer := self.line(label):
            named = by_number(answer, places) or by_name(answer, places, names.__getitem__)
            if len(named) == 1:
                return named[0]
            if again:
                self._say(again([names[place] for place in named]))
        return None

    def confirm(self, label: str, *, default: bool) -> bool:
        """Yes or no."""
        return self.choose(label, {"yes": "", "no": ""}, "yes" if default else "no") == "yes"

    def _ask(self, session: "PromptSession[str]", label: str, initial: str) -> str:
        endings = {number: signal.getsignal(number) for number in ENDINGS}
        try:
            return session.prompt(_plain(label), default=initial, pre_run=_leave_when_ended)
        except (KeyboardInterrupt, EOFError, OSError) as error:  # a window that is gone refuses the last strokes
            raise LeftError(session.default_buffer.text) from error
        finally:
            for number, handler in endings.items():
                signal.signal(number, handler)

    def _session(self, keys: "KeyBindings | None") -> "PromptSession[str]":
        from prompt_toolkit import PromptSession
        from prompt_toolkit.output import create_output

        return PromptSession(
            output=create_output(stdout=self._stderr),
            multiline=keys is not None,
            key_bindings=keys,
            prompt_continuation="  ",
            enable_open_in_editor=True,
        )

    @staticmethod
    def _keys() -> "KeyBindings":
        from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent

        keys = KeyBindings()

        @keys.add("enter")
        def _(event: KeyPressEvent) -> None:
            event.current_buffer.validate_and_handle()

        @keys.add("escape", "enter")
        def _(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text("\n")

        return keys


def _leave_when_ended() -> None:
    """Let a closing window or a machine that goes down end the prompt as Ctrl+C does.

    Raised by a handler of Python's own, the interrupt could land anywhere in the event loop, and be lost there.
    """
    import asyncio

    from prompt_toolkit.application import get_app

    app, loop = get_app(), asyncio.get_running_loop()

    def leave() -> None:
        if not app.is_done:
            app.exit(exception=KeyboardInterrupt)

    with suppress(NotImplementedError):  # where the system has no such signals
        for number in ENDINGS:
            loop.add_signal_handler(number, leave)


def _plain(label: str) -> str:
    return "".join(letter if letter.isprintable() or letter == "\n" else " " for letter in label)
