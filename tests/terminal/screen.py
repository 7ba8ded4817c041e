"""A real terminal for tests: a process in a pseudo-terminal, and what a person sees on its screen."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte

PATIENCE = 20.0
READY = 5.0
# What stands above the mark of a field while it waits, and below a list that is ticked.
FIELD = r"(leaves|takes them all|takes it)\. >|q leaves\.$"


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
        self.process = pexpect.spawn(
            program[0],
            [*program[1:], *arguments],
            env=inherited | given | dict(environ or {}),
            dimensions=(rows, columns),
            encoding="utf-8",
            timeout=PATIENCE,
        )

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
        """Type, as a person would: once a field stands there."""
        end = time.monotonic() + READY
        while keys and self._read(0.03):
            pass
        while keys and not re.search(FIELD, self.text) and time.monotonic() < end:
            self._read(0.05)
        self.process.send(keys)

    def ends(self) -> int:
        """Wait for the end, and return the exit code."""
        end = time.monotonic() + PATIENCE
        while self.process.isalive() and time.monotonic() < end:
            self._read(0.1)
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


ENTER, ALT_ENTER, CTRL_C, CTRL_D = "\r", "\x1b\r", "\x03", "\x04"


def run(home: Path, *arguments: str) -> str:
    """What a command answers at a pipe."""
    command = [sys.executable, "-m", "custfocus", *arguments]
    environ = os.environ | {"CUSTFOCUS_HOME": str(home), "PATH": ""}
    return subprocess.run(
        command, env=environ, check=True, capture_output=True, text=True, stdin=subprocess.DEVNULL
    ).stdout
