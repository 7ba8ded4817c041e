"""A real terminal for tests: a process in a pseudo-terminal, and what a person sees on its screen."""

import os
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import pexpect
import pyte
from pexpect.fdpexpect import fdspawn

from tests.proofs.machine import custfocus
from tests.terminal.watched import Watched
from tests.warm import PARENT, Forked

PATIENCE = 20.0
CLOSING = 2.0
READY = 5.0
# So long a program must say and do nothing to be waiting: longer than it takes it to tell a paste from a hand.
LOOK, LOOKS = 0.01, 5
TAKEN = 0.5  # seconds in which keys come to a program, which may wait for more of them


class Sitting(fdspawn):  # type: ignore[type-arg]  # it takes none at run time
    """A process that was forked into a pseudo-terminal, as pexpect has those that it starts."""

    def __init__(self, ours: int, forked: Forked, **more: Any) -> None:
        super().__init__(ours, **more)
        self._forked = forked
        self.pid = forked.pid
        self.exitstatus: int | None = None
        self.signalstatus: int | None = None

    def isalive(self) -> bool:
        """Whether it still runs; if not, how it ended is known."""
        if self._forked.alive:
            return True
        code = self._forked.wait(0)
        self.exitstatus, self.signalstatus = (None, -code) if code < 0 else (code, None)
        return False

    def kill(self, sig: int) -> None:
        """Send it a signal, if it is still there."""
        self._forked.kill(sig)

    def close(self) -> None:
        """Close its window, and have it end, if not by that."""
        super().close()
        try:
            self._forked.wait(CLOSING)
        except subprocess.TimeoutExpired:
            self._forked.kill(signal.SIGKILL)
            self._forked.wait(PATIENCE)
        self.isalive()


class Terminal:
    """Runs custfocus in a pseudo-terminal of a size, and keeps its screen."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int = 80,
        rows: int = 30,
        environ: Mapping[str, str] | None = None,
        program: Sequence[str] = (sys.executable, "-m", "custfocus"),
    ) -> None:
        self.screen = pyte.HistoryScreen(columns, rows, history=1000)
        self._stream = pyte.Stream(self.screen)
        self._text: str | None = None
        inherited = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("CUSTFOCUS", "NO_COLOR", "COLUMNS", "LINES"))
        }
        given = {"CUSTFOCUS_HOME": str(home), "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", "PAGER": ""}
        self.process = _started([*program, *arguments], inherited | given | dict(environ or {}), (rows, columns))
        self._watched = Watched(int(self.process.pid or 0), alone=isinstance(self.process, Sitting))

    def see(self, words: str, times: int = 1) -> None:
        """Wait until the words stand on the screen, so many times, however they are wrapped."""
        end = time.monotonic() + PATIENCE
        while self.text.count(words) < times and time.monotonic() < end:
            self._read(0.1)
        assert self.text.count(words) >= times, f"not on the screen: {words!r}\n" + "\n".join(self.screen.display)

    def sees(self, words: str) -> bool:
        """Whether the words come to stand on the screen before the program ends."""
        end = time.monotonic() + PATIENCE
        while words not in self.text and time.monotonic() < end and self.process.isalive():
            self._read(0.1)
        while self._read(0.05):
            pass
        return words in self.text

    def leave(self) -> int:
        """Go away from whatever is asked, and return the exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.isalive() and time.monotonic() < end:
            while self._read(0.3):
                pass
            if self.process.isalive():
                with suppress(OSError):
                    self.process.send(CTRL_C)
        return self.ends()

    def type(self, keys: str) -> None:
        """Type, as a person would: once the program has said all it has to say, and waits."""
        end = time.monotonic() + READY
        quiet = 0
        while quiet < LOOKS and time.monotonic() < end:
            quiet = quiet + 1 if not self._read(LOOK) and self._watched.sleeps else 0
        before, end = self._watched.ran, time.monotonic() + TAKEN
        self.process.send(keys)
        while self._watched.ran == before and time.monotonic() < end:
            self._read(LOOK)

    def ends(self) -> int:
        """Wait for the end, and return the exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.isalive() and time.monotonic() < end:
            self._read(0.1)
        assert not self.process.isalive(), "it doesn't end\n" + "\n".join(self.screen.display)
        while self._read(0.1):
            pass
        self.process.close()
        return (
            -int(self.process.signalstatus or 0) if self.process.signalstatus else int(self.process.exitstatus or 0)
        )

    @property
    def text(self) -> str:
        """All that was on the screen, in one line with single blanks."""
        if self._text is None:
            scrolled = ["".join(line[column].data for column in sorted(line)) for line in self.screen.history.top]
            self._text = " ".join(" ".join([*scrolled, *self.screen.display]).split())
        return self._text

    def _read(self, seconds: float) -> bool:
        try:
            self._stream.feed(self.process.read_nonblocking(65536, seconds))
            self._text = None
        except pexpect.TIMEOUT:
            return False
        except pexpect.EOF:
            return False
        return True


def _started(command: list[str], environ: dict[str, str], size: tuple[int, int]) -> "pexpect.spawn[str] | Sitting":
    """A process in a pseudo-terminal of a size."""
    if not PARENT.can_run(command, environ):
        return pexpect.spawn(
            command[0],
            command[1:],
            env=environ,
            dimensions=size,
            encoding="utf-8",
            timeout=PATIENCE,
            preexec_fn=_hear_ctrl_c,
        )
    ours, theirs = os.openpty()
    try:
        termios.tcsetwinsize(theirs, size)
        forked = PARENT.fork(command[1:], environ, [theirs] * 3)
    finally:
        os.close(theirs)
    return Sitting(ours, forked, encoding="utf-8", timeout=PATIENCE)


def _hear_ctrl_c() -> None:
    """Take SIGINT as in a window: a shell that starts tests in its background has had it ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


ENTER, ALT_ENTER, CTRL_C, CTRL_D = "\r", "\x1b\r", "\x03", "\x04"


def run(home: Path, *arguments: str) -> str:
    """What a command answers at a pipe."""
    done = custfocus(home, *arguments, PATH="")
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()
