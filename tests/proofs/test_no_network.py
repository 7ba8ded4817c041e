"""Nothing is sent or fetched: no command ever opens a connection to anywhere."""

import subprocess
import sys
from pathlib import Path

from tests.conftest import Home
from tests.proofs.machine import PATIENCE, environ, missing, needs_tool
from tests.proofs.walk import EVERY_CALL, copied

EVERY_COMMAND = f"""
from custfocus.__main__ import run
from custfocus.base.world import World
for call in {EVERY_CALL!r}:
    run(call, World())
"""
TALKATIVE = "import socket; socket.socket(socket.AF_INET, socket.SOCK_DGRAM).connect(('127.0.0.1', 9))"


def talks(program: str, home: Path, folder: Path) -> bool:
    """Whether a Python program asks the system for anything on the internet, or on this machine's own."""
    strace, trace = needs_tool("strace"), folder / "trace.txt"
    if subprocess.run([strace, "-o", str(trace), "true"], capture_output=True, check=False).returncode:
        missing("strace may not trace here")
    done = subprocess.run(
        [strace, "-f", "--seccomp-bpf", "-e", "trace=network", "-o", str(trace), sys.executable, "-c", program],
        env=environ(home),
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == 0, done.stderr.decode()
    return "AF_INET" in trace.read_text()


def test_no_command_uses_the_network(lived: Home, tmp_path: Path) -> None:
    """Every call of every command, in a home that has been lived in."""
    assert not talks(EVERY_COMMAND, copied(lived, tmp_path / "home").folder, tmp_path)


def test_a_program_that_talks_is_found_out(tmp_path: Path) -> None:
    """The same check sees a single datagram's socket."""
    assert talks(TALKATIVE, tmp_path, tmp_path)
