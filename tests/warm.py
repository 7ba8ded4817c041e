"""Runs of the real program that spare the start of an interpreter: a warm parent forks a process for each.

A fresh interpreter takes a third of a second of a processor to import what a sitting at a terminal uses; a fork takes
a fiftieth. What is forked is a process like any other: with a session, a terminal or pipes, an environment and a
folder of its own, and signals end it. Only its modules and the framework's content have been read before. So what an
interpreter does at its start, and which modules a run loads, is shown by tests that start one; with `--long` all do.

The parent has one thread, since what has more can't be forked safely. It is told to fork through a socket, which also
brings the files that are to be the streams of the process; through another it tells the number of the process, and in
the end its exit code.
"""

import fcntl
import gc
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import termios
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from importlib import import_module
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
PROGRAM = ("-m", "custfocus")
# What an interpreter looks at when it starts.
AT_START = ("PYTHON", "LC_", "LANG")
PATIENCE = 20.0
_NUMBER = 4  # bytes of a number that the parent tells


class Forked:
    """A process that the warm parent has forked."""

    def __init__(self, told: socket.socket) -> None:
        self._told = told
        self._code: int | None = None
        self.pid = self._number()

    def wait(self, timeout: float) -> int:
        """The exit code once it has ended, or the signal that ended it as a negative number.

        Raises:
            TimeoutExpired: It hasn't after so many seconds.
        """
        if self._code is None:
            if not select.select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            self._code = self._number()
            self._told.close()
        return self._code

    @property
    def alive(self) -> bool:
        """Whether it still runs."""
        try:
            self.wait(0)
        except subprocess.TimeoutExpired:
            return True
        return False

    def kill(self, number: int) -> None:
        """Send it a signal, if it is still there."""
        if self.alive:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def _number(self) -> int:
        told = self._told.recv(_NUMBER, socket.MSG_WAITALL)
        assert told, "the warm parent is gone"
        return int.from_bytes(told, signed=True)


class Parent:
    """The warm parent, as tests see it; it is started by the first that needs it."""

    def __init__(self) -> None:
        self.off = not hasattr(os, "fork")
        """Whether each run is to start an interpreter of its own."""
        self._process: subprocess.Popen[bytes] | None = None
        self._told: socket.socket | None = None
        self._forked: list[Forked] = []

    def can_run(self, command: Sequence[str], environ: Mapping[str, str]) -> bool:
        """Whether a fork shows the same as the command: it starts this Python, and tells it nothing of its own."""
        ours, known = (
            {name: value for name, value in each.items() if name.startswith(AT_START)}
            for each in (environ, os.environ)
        )
        script = tuple(command[1:3]) == PROGRAM or command[1].endswith(".py")
        return not self.off and command[0] == sys.executable and script and ours == known

    def fork(self, words: Sequence[str], environ: Mapping[str, str], streams: Sequence[int]) -> Forked:
        """Fork a process.

        Args:
            words: What follows Python in the command: -m custfocus or a script, and its arguments.
            environ: Its environment.
            streams: The files of its stdin, stdout and stderr; if the first is a terminal, it is that of its session.
        """
        self._told = self._told or self._started()
        ours, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(self._told, [b"x"], [theirs.fileno(), *streams])
        asked = {"words": words, "environ": dict(environ), "folder": str(Path.cwd())}
        ours.sendall(json.dumps(asked).encode() + b"\n")
        self._forked = [*(each for each in self._forked if each.alive), Forked(ours)]
        return self._forked[-1]

    def run(
        self, words: Sequence[str], stdin: bytes, environ: Mapping[str, str], timeout: float
    ) -> "subprocess.CompletedProcess[bytes]":
        """Fork a process at three pipes, and wait for its end."""
        with ExitStack() as files:
            pipes = [os.pipe() for _ in range(3)]
            theirs = (pipes[0][0], pipes[1][1], pipes[2][1])
            into, out, err = (pipes[0][1], pipes[1][0], pipes[2][0])
            forked = self.fork(words, environ, theirs)
            for file in theirs:
                os.close(file)
            hands = files.enter_context(ThreadPoolExecutor(3))
            hands.submit(_write, into, stdin)
            said = [hands.submit(_read, file) for file in (out, err)]
            try:
                code = forked.wait(timeout)
            except subprocess.TimeoutExpired:
                forked.kill(signal.SIGKILL)
                raise
            return subprocess.CompletedProcess(words, code, *(each.result() for each in said))

    def end(self) -> None:
        """Let it go, and end what it has forked and nobody has ended."""
        for forked in self._forked:
            forked.kill(signal.SIGKILL)
            forked.wait(PATIENCE)
        if self._told and self._process:
            self._told.close()
            self._process.wait()
            self._told = None

    def _started(self) -> socket.socket:
        ours, theirs = socket.socketpair()
        with theirs:
            command = [sys.executable, "-m", "tests.warm", str(theirs.fileno())]
            self._process = subprocess.Popen(
                command, cwd=TOP, pass_fds=[theirs.fileno()], stdin=subprocess.DEVNULL, start_new_session=True
            )
        return ours


PARENT = Parent()


def _write(file: int, text: bytes) -> None:
    with suppress(BrokenPipeError), open(file, "wb") as pipe:
        pipe.write(text)


def _read(file: int) -> bytes:
    with open(file, "rb") as pipe:
        return pipe.read()


def _serve(told: socket.socket) -> None:
    """Fork for whoever asks, until nobody can ask any more; in what was forked, this ends with that or raises."""
    while asked := socket.recv_fds(told, 1, 4):
        if not asked[0]:
            break
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not os.fork():
            told.close()
            _attend(socket.socket(fileno=asked[1][0]), asked[1][1:])
            return
        for file in asked[1]:
            os.close(file)
    with suppress(ChildProcessError):
        while os.wait():
            pass


def _attend(told: socket.socket, streams: list[int]) -> None:
    """Fork a process, and tell of it."""
    with told.makefile("rb") as lines:
        asked = json.loads(lines.readline())
    if not (pid := os.fork()):
        told.close()
        _become(asked["words"], asked["environ"], asked["folder"], streams)
        return
    for file in streams:
        os.close(file)
    with suppress(BrokenPipeError):
        told.sendall(pid.to_bytes(_NUMBER, signed=True))
        told.sendall(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]).to_bytes(_NUMBER, signed=True))
    os._exit(0)


def _become(words: list[str], environ: Mapping[str, str], folder: str, streams: list[int]) -> None:
    """Be the process that was asked for, as if its interpreter had just started."""
    for number, file in enumerate(streams):
        os.dup2(file, number)
    for file in set(streams):
        os.close(file)
    if os.isatty(0):
        os.setsid()
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.default_int_handler)  # it was ignored if tests run in a shell's background
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environ)
    time.tzset()
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        old = getattr(sys, name)
        mode, lines = "w" if number else "r", 1 if name == "stderr" else -1
        setattr(sys, name, open(number, mode, lines, old.encoding, old.errors, closefd=False))  # noqa: SIM115 - never
    if words[: len(PROGRAM)] == list(PROGRAM):
        sys.argv = words[len(PROGRAM) - 1 :]
        import_module("custfocus.__main__").main()
    sys.argv = words
    runpy.run_path(words[0], run_name="__main__")


def _warm() -> None:
    """Import all of the program, and read the framework once for all that are forked."""
    import custfocus
    from custfocus.content import load
    from tests.content.remembering import Remembering

    for module in pkgutil.walk_packages(custfocus.__path__, "custfocus."):
        import_module(module.name)
    remembering = Remembering()
    with tempfile.TemporaryDirectory() as folder:
        remembering(load.content_folder(), None, Path(folder) / "framework.json")
    vars(load)["load"] = remembering


if __name__ == "__main__":
    _warm()
    gc.freeze()
    _serve(socket.socket(fileno=int(sys.argv[1])))
