"""The screen itself, on stderr, through prompt_toolkit."""

import signal
from collections.abc import Callable, Collection, Sequence
from typing import TextIO

from msgspec.structs import replace
from prompt_toolkit.application import Application
from prompt_toolkit.filters import Condition
from prompt_toolkit.formatted_text import StyleAndTextTuples
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.keys import Keys
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.output import create_output

from custfocus.base.errors import CustfocusError
from custfocus.base.world import ENDINGS
from custfocus.terminal.field import leave_when_ended
from custfocus.terminal.output import clean
from custfocus.terminal.prompts import BACK, LEAVE, BackError, LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.ticking.drawing import Room, screen
from custfocus.terminal.ticking.marks import Marks, Tickable

_NO_SCREEN = ("dumb", "unknown")
_PAGE = 10  # texts

Keep = Callable[[frozenset[str]], None]


def tick(
    session: Session,
    title: str,
    items: Sequence[Tickable],
    ticked: Collection[str],
    keep: Keep,
    *,
    back: bool = False,
    instead: str = "",
) -> frozenset[str]:
    """Have somebody tick texts, each shown as it will be read; the ids of those that are ticked in the end.

    Args:
        session: The session; whoever calls sees to it that somebody is there to be asked.
        title: What the ticks are for.
        items: The texts, at least one, those of a group one after the other.
        ticked: The ids of those that are ticked at first.
        keep: Is handed the ids at each change, so that leaving in whatever way loses no tick.
        back: Whether there is a question to go back to.
        instead: What does the same where the terminal can't show a screen.

    Raises:
        LeftError: The user left, or the window was closed.
        BackError: The user wants to go back.
        CustfocusError: The terminal can't show it.
    """
    if session.world.environ.get("TERM") in _NO_SCREEN:
        raise CustfocusError("This terminal can't show a screen to tick on.", instead, code="no-screen")
    safe = [
        replace(item, heading=clean(item.heading), text=clean(item.text), label=clean(item.label)) for item in items
    ]
    session.world.stderr.flush()
    return TickScreen(session.world.stderr, title, Marks(safe, ticked), keep, back=back).run()


class TickScreen:
    """A screen of texts and their ticks.

    Args:
        stderr: Where it is drawn.
        title: What the ticks are for.
        marks: The texts, and which of them are ticked.
        keep: Is handed the ids of what is ticked at each change.
        back: Whether there is a question to go back to.
    """

    def __init__(self, stderr: TextIO, title: str, marks: Marks, keep: Keep, *, back: bool) -> None:
        self._stderr, self._title, self._marks, self._keep, self._back = stderr, title, marks, keep, back
        self._has_more = False
        self._app: Application[str] = Application(
            Layout(Window(FormattedTextControl(self._drawn, focusable=True))),
            key_bindings=self._bindings(),
            output=create_output(stdout=stderr),
            full_screen=True,
            erase_when_done=True,
        )

    def run(self) -> frozenset[str]:
        """Show it until somebody goes on; the ids of what is ticked then.

        Raises:
            LeftError: They left, or the window was closed.
            BackError: They want to go back.
        """
        endings = {number: signal.getsignal(number) for number in ENDINGS}
        try:
            way = self._app.run(pre_run=lambda: leave_when_ended(self._app))
        except (KeyboardInterrupt, EOFError, OSError) as error:  # a window that is gone refuses the last strokes
            raise LeftError from error
        finally:
            for number, handler in endings.items():
                signal.signal(number, handler)
        if way == LEAVE:
            raise LeftError(by_word=True)
        if way == BACK:
            raise BackError
        return frozenset(self._marks.ticked)

    def _drawn(self) -> StyleAndTextTuples:
        size = self._app.output.get_size()
        keys = ", ".join(["", *([BACK] if self._back else []), LEAVE]) + "."
        view = screen(self._marks, self._title, keys, Room(size.columns, size.rows))
        self._has_more = view.has_more
        encoding, errors = self._stderr.encoding, self._stderr.errors or "replace"
        drawn: StyleAndTextTuples = []
        for line in view.lines:
            drawn += [(style, text.encode(encoding, errors).decode(encoding)) for style, text in line]
            drawn.append(("", "\n"))
        return drawn[:-1]

    def _bindings(self) -> KeyBindings:
        marks, leave = self._marks, self._leave
        all_of_it = len(marks.items)
        listing: dict[str, Callable[[], None]] = {
            "up": lambda: marks.move(-1),
            "down": lambda: marks.move(1),
            "pageup": lambda: marks.move(-_PAGE),
            "pagedown": lambda: marks.move(_PAGE),
            "home": lambda: marks.move(-all_of_it),
            "end": lambda: marks.move(all_of_it),
            "left": lambda: marks.scroll(-1),
            "right": lambda: marks.scroll(int(self._has_more)),
            "space": self._tick,
            "a": self._tick_group,
            "/": lambda: marks.seek(""),
            "enter": lambda: leave(""),
            "q": lambda: leave(LEAVE),
            **({"b": lambda: leave(BACK)} if self._back else {}),
        }
        seeking: dict[str, Callable[[], None]] = {
            "down": marks.seek_next,
            "enter": lambda: marks.end_search(stays=True),
            "escape": lambda: marks.end_search(stays=False),
            "backspace": lambda: marks.seek((marks.sought or "")[:-1]),
        }
        keys, seeks = KeyBindings(), Condition(lambda: marks.sought is not None)
        for key, does in listing.items():
            keys.add(key, filter=~seeks)(_handler(does))
        for key, does in seeking.items():
            keys.add(key, filter=seeks, eager=True)(_handler(does))
        for key in ("c-c", "c-d"):
            keys.add(key)(lambda event: event.app.exit(exception=KeyboardInterrupt))

        @keys.add(Keys.Any, filter=seeks)
        def _(event: KeyPressEvent) -> None:
            if event.data.isprintable():
                marks.seek(f"{marks.sought}{event.data}")

        return keys

    def _leave(self, way: str) -> None:
        self._app.exit(result=way)

    def _tick(self) -> None:
        self._marks.tick()
        self._keep(frozenset(self._marks.ticked))

    def _tick_group(self) -> None:
        self._marks.tick_group()
        self._keep(frozenset(self._marks.ticked))


def _handler(does: Callable[[], None]) -> Callable[[KeyPressEvent], None]:
    return lambda _: does()
