"""The field in which somebody types, through prompt_toolkit: its keys, its lines, what is pasted into it."""

import asyncio
import re
import select
import signal
import time
from bisect import bisect_left
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from typing import TextIO
from unicodedata import category

from prompt_toolkit import PromptSession
from prompt_toolkit.application import Application, get_app
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.formatted_text.utils import fragment_list_to_text
from prompt_toolkit.input.typeahead import get_typeahead
from prompt_toolkit.key_binding import KeyBindings, KeyPress, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout.processors import Processor, Transformation, TransformationInput
from prompt_toolkit.layout.utils import explode_text_fragments
from prompt_toolkit.output import create_output
from prompt_toolkit.utils import get_cwidth

from custfocus.base.world import ENDINGS

MARK = "> "
SOON = 0.25  # seconds after a key until what was typed is held
_AT_ONCE = 0.03  # seconds in which nobody's hand, but a paste, brings the next key
_SEVERAL = "Several lines came at once, and nothing was saved. Enter takes them all."
_EARLY = "This was typed before the question stood here. Enter takes it."
_ENTER = (Keys.ControlJ, Keys.ControlM)


class InputField:
    """Asks for one text.

    Args:
        stderr: Where it is drawn.
        label: The question.
        keys: What the keys do, in a line.
        hold: Is handed what stands there, soon after each change.
        is_choice: Whether a line that was typed before it stood there is only shown.
        stays: Whether it stays on the screen afterwards.
    """

    def __init__(
        self,
        stderr: TextIO,
        label: str,
        keys: str,
        hold: Callable[[str], None],
        *,
        is_choice: bool,
        stays: bool = True,
    ) -> None:
        self._label, self._keys, self._hold, self._is_choice = label, keys, hold, is_choice
        self._notice = ""
        self._saving: asyncio.TimerHandle | None = None
        self._changed = 0.0
        self._session: PromptSession[str] = PromptSession(
            self._above,
            output=create_output(stdout=stderr),
            multiline=True,
            key_bindings=self._bindings(),
            prompt_continuation=" " * len(MARK),
            input_processors=[AtWords(len(MARK))],
            enable_suspend=True,
            erase_when_done=not stays,
        )

    def read(self, initial: str) -> str:
        """What stands in the field when Enter is pressed, without the line ends behind it; unchanged, all as it was.

        Raises:
            KeyboardInterrupt: Somebody left, or the window was closed.
            EOFError: The same, with Ctrl+D.
        """
        endings = {number: signal.getsignal(number) for number in ENDINGS}
        try:
            text = self._session.prompt(default=initial, pre_run=self._begin)
            return text if text == initial else _typed(text)
        finally:
            if self._saving:
                self._saving.cancel()
            for number, handler in endings.items():
                signal.signal(number, handler)

    @property
    def text(self) -> str:
        """What stands there."""
        return _typed(self._session.default_buffer.text)

    def _above(self) -> StyleAndTextTuples:
        """The question, and while it is asked what the keys do, above the mark at which somebody types."""
        app = get_app()
        width = app.output.get_size().columns
        label = at_words(self._label.rstrip(), width)
        above: StyleAndTextTuples = [("", label + "\n")] if label else []
        if not app.is_done:
            above.append(("dim", at_words(self._notice or self._keys, width) + "\n"))
        return [*above, ("", MARK)]

    def _begin(self) -> None:
        """Take what came before the question stood there, and see to it that nothing typed from now on is lost."""
        app = get_app()
        leave_when_ended(app)
        self._session.default_buffer.on_text_changed += lambda _: self._note()
        early = [*get_typeahead(app.input), *app.input.read_keys()]
        letters = [_letter(key) for key in early]
        text = _typed("".join(letters))
        rest = [key for key, letter in zip(early, letters, strict=True) if not letter]
        if "\n" in text:
            self._notice = _SEVERAL
        elif text and early[-1].key in _ENTER:
            self._notice = _EARLY if self._is_choice else ""
            rest += [] if self._is_choice else early[-1:]
        self._session.default_buffer.insert_text(text)
        app.key_processor.feed_multiple(rest)

    def _note(self) -> None:
        self._changed = time.monotonic()
        if self._saving is None:
            self._saving = asyncio.get_running_loop().call_later(SOON, self._save)

    def _save(self) -> None:
        self._saving = None
        self._hold(self.text)

    def _bindings(self) -> KeyBindings:
        keys = KeyBindings()

        @keys.add("enter")
        def _(event: KeyPressEvent) -> None:
            if self._is_pasted(event.app):
                self._notice = _SEVERAL
                event.current_buffer.insert_text("\n")
            else:
                event.current_buffer.validate_and_handle()

        @keys.add("escape", "enter")
        def _(event: KeyPressEvent) -> None:
            event.current_buffer.insert_text("\n")

        @keys.add(Keys.BracketedPaste)
        def _(event: KeyPressEvent) -> None:
            lines = event.data.replace("\r\n", "\n").replace("\r", "\n")
            event.current_buffer.insert_text(lines.rstrip("\n"))

        @keys.add("c-z", filter=Condition(lambda: not hasattr(signal, "SIGTSTP")))
        def _(_: KeyPressEvent) -> None:
            """Nothing: there, nothing can be suspended."""

        return keys

    def _is_pasted(self, app: "Application[str]") -> bool:
        """Whether an Enter is one of a paste: more has come with it, or right before it."""
        if any(key.key != Keys.CPRResponse for key in app.key_processor.input_queue):
            return True
        if self._notice == _SEVERAL and time.monotonic() - self._changed < _AT_ONCE:
            return True
        with suppress(OSError, ValueError):  # no file that can be waited for
            return bool(select.select([app.input.fileno()], [], [], _AT_ONCE)[0])
        return False


def _typed(text: str) -> str:
    """The text without control codes that came from keys, and without the line ends behind it."""
    return "".join(letter for letter in text if letter in "\n\t" or category(letter) != "Cc").rstrip("\n")


def _letter(key: KeyPress) -> str:
    """What a key that came early puts into the field; nothing for one that does something else."""
    if key.key in _ENTER:
        return "\n"
    if key.key is Keys.BracketedPaste:
        return key.data.replace("\r\n", "\n").replace("\r", "\n")
    return key.key if len(key.key) == 1 else ""


def leave_when_ended(app: "Application[str]") -> None:
    """Let a closing window or a machine that goes down end the prompt as Ctrl+C does.

    Raised by a handler of Python's own, the interrupt could land anywhere in the event loop, and be lost there.
    """
    loop = asyncio.get_running_loop()

    def leave() -> None:
        if not app.is_done:
            app.exit(exception=KeyboardInterrupt)

    with suppress(NotImplementedError):  # where the system has no such signals
        for number in ENDINGS:
            loop.add_signal_handler(number, leave)


def blanks_before(line: str, width: int) -> dict[int, int]:
    """Before which letters a row of a width begins, where rows break at words, and after how many blanks."""
    rows: dict[int, int] = {}
    column = 0
    for word in re.finditer(r"\s+|\S+\s?", line):
        length = sum(map(get_cwidth, word[0].rstrip()))
        if width - column < length <= width:
            rows[word.start()], column = width - column, 0
        for place, letter in enumerate(word[0], word.start()):
            if column + get_cwidth(letter) > width:
                rows[place], column = 0, 0
            column += get_cwidth(letter)
    return rows


class AtWords(Processor):
    """Shows each typed line so that no word is cut at the end of a row; what was typed stays as it is.

    Args:
        margin: How many columns the prompt takes of each row.
    """

    def __init__(self, margin: int) -> None:
        self._margin = margin

    def apply_transformation(self, transformation_input: TransformationInput) -> Transformation:
        """The line with blanks before each word that would be cut."""
        fragments = explode_text_fragments(transformation_input.fragments)
        width = transformation_input.width - self._margin
        if width <= 1:
            return Transformation(fragments)
        blanks = blanks_before(fragment_list_to_text(fragments), width)
        shown: StyleAndTextTuples = []
        places: list[int] = []
        for place, fragment in enumerate(fragments):
            shown += [("", " ")] * blanks.get(place, 0)
            places.append(len(shown))
            shown.append(fragment)
        return Transformation(shown, _to_shown(places, len(shown)), _to_typed(places))


def at_words(text: str, width: int) -> str:
    """The text, its lines no longer than a width where its words allow it, broken at words."""
    lines = []
    for line in text.split("\n"):
        ends = [0, *blanks_before(line, max(width, 1)), len(line)]
        rows = [line[start:end].rstrip() for start, end in pairwise(ends)]
        lines += [rows[0], *(row.lstrip() for row in rows[1:])]
    return "\n".join(lines)


def _to_shown(places: list[int], end: int) -> Callable[[int], int]:
    return lambda place: places[place] if place < len(places) else end + place - len(places)


def _to_typed(places: list[int]) -> Callable[[int], int]:
    return lambda column: bisect_left(places, column)
