"""What Tab does in the shells that people have."""

import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pexpect
import pytest

from custfocus.cli.completion import Candidate, answered
from custfocus.cli.typed import Typed
from tests.proofs.machine import PROGRAM, custfocus, environ
from tests.terminal.screen import LOOK, LOOKS
from tests.terminal.watched import Watched

PATIENCE = 30
SHELLS = ("bash", "zsh", "fish")
NAMES = (
    "First reply",
    "Don't know",
    'The "bad" ones',
    "Cost in $HOME",
    "`whoami` calls",
    "[a-z]* (half) & more; <x> | y",
    "Back\\slash",
    "two  blanks",
    "Größe 客户 👩‍👩‍👧",
    "$(touch harm)",
    "~home #hash!",
    "a:b=c@d",
)


def needed(shell: str) -> str:
    """A shell; the test is left out where there is none, but for CI, which has all of them."""
    found = shutil.which(shell)
    if found is None and not os.environ.get("CUSTFOCUS_TOOLS_REQUIRED"):
        pytest.skip(f"there is no {shell} here")
    assert found, f"{shell} is missing"
    return found


class Typist:
    """Somebody in a shell that was set up to complete; what they run is only written down."""

    def __init__(self, folder: Path, shell: str) -> None:
        program = needed(shell)
        self.folder, self.home, self.shell = folder, folder / "home", shell
        self._ran, self._asked = folder / "ran.json", folder / "asked"
        (folder / "bin").mkdir()
        # Where this is missing, fish reads all pages of the manual first, for as long as the other tests take.
        (folder / ".local" / "share" / "fish" / "generated_completions").mkdir(parents=True)
        command = folder / "bin" / "custfocus"
        note = f"import json, sys; json.dump(sys.argv[1:], open({str(self._ran)!r}, 'w'))"
        command.write_text(
            f'#!/bin/sh\nif [ -n "$_CUSTFOCUS_COMPLETE" ]; then {shlex.join(PROGRAM)} "$@"; code=$?; '
            f"echo x >> {self._asked}; exit $code; fi\n"
            f'exec {sys.executable} -c {shlex.quote(note)} "$@"\n'
        )
        command.chmod(0o755)
        more = {
            "HOME": str(folder),
            "PATH": f"{folder / 'bin'}:{os.environ['PATH']}",
            "TERM": "xterm",
            "LC_ALL": "C.UTF-8",
            "XDG_CONFIG_HOME": str(folder / ".config"),
        }
        for _ in range(2):  # whoever does it twice has it once
            done = custfocus(self.home, "--install-completion", shell, stdin=b"", program=PROGRAM, **more)
            assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.decode().startswith(f"{shell} completes custfocus by {folder}")
        self._window = pexpect.spawn(
            program,
            ["-i"],
            env=environ(self.home, **more),
            cwd=str(folder),
            encoding="utf-8",
            codec_errors="replace",
            timeout=PATIENCE,
            dimensions=(40, 200),
        )
        self._watched = Watched(int(self._window.pid or 0))
        self._window.send("echo re''ady\r")
        self._window.expect("ready\r")
        self._settle()

    def leave(self) -> None:
        """Close the window."""
        self._window.close(force=True)

    def types(self, line: str) -> list[str]:
        """What custfocus gets of a line with Tabs in it."""
        self._ran.unlink(missing_ok=True)
        for place, part in enumerate(line.split("\t")):
            if place:
                self._asked.unlink(missing_ok=True)
                self._window.send("\t")
                self._until(self._asked)
                self._settle()
            self._window.send(part)
        self._window.send("\r")
        self._until(self._ran)
        words: list[str] = json.loads(self._ran.read_text("utf-8"))
        return words

    def _settle(self) -> None:
        """Wait until the shell has nothing more to say, and waits."""
        quiet = 0
        while quiet < LOOKS:
            said = self._window.expect([r".+", pexpect.TIMEOUT], timeout=LOOK) == 0
            quiet = 0 if said or not self._watched.sleeps else quiet + 1

    def _until(self, path: Path) -> None:
        end = time.monotonic() + PATIENCE
        while not path.exists() or not path.read_text("utf-8"):
            assert time.monotonic() < end, self._window.before
            self._settle()


@pytest.fixture(params=SHELLS)
def typist(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Typist]:
    """Somebody in each of the shells."""
    somebody = Typist(tmp_path, request.param)
    yield somebody
    somebody.leave()


def measures(typist: Typist, *names: str) -> None:
    """Set up measures of these names."""
    for name in names:
        done = custfocus(typist.home, "scorecard", "add", "--target", "4", "--", name)
        assert done.returncode == 0, done.stderr


def test_a_name_is_put_on_the_line_so_that_the_program_gets_it(typist: Typist) -> None:
    """Whatever is in it that the shell would act upon."""
    begun = {"Fir": NAMES[0], "Don": NAMES[1], "The": NAMES[2], "Cost": NAMES[3], "\\[a": NAMES[5]}
    measures(typist, *begun.values())
    for letters, name in begun.items():
        assert typist.types(f"custfocus scorecard log {letters}\t 9") == ["scorecard", "log", name, "9"]


def test_a_name_begun_in_quotes_is_ended_in_them(typist: Typist) -> None:
    """Double ones and single ones."""
    measures(typist, "First reply", "Cost in $HOME `whoami`", "Odd\x1b]0;title\x07")
    for line, name in (('"Fir\t', "First reply"), ("'Fir\t", "First reply"), ('"Cost\t', "Cost in $HOME `whoami`")):
        words = typist.types(f"custfocus scorecard log {line}")
        assert [word.rstrip() for word in words] == ["scorecard", "log", name]


def test_what_can_come_next_is_completed(typist: Typist, tmp_path: Path, long: bool) -> None:
    """Parts of a command, settings, formats, each of many tags, what another journal has, commands in the demo."""
    (typist.home / "content").mkdir(parents=True, exist_ok=True)
    tags = " ".join(f"#t{count:04}" for count in range(3000))
    custfocus(typist.home, "note", "-", stdin=tags.encode())
    other = str(tmp_path / "other.db")
    custfocus(typist.home, "--journal", other, "note", "#elsewhere")
    lines = {
        "scorecard lo\tx": "scorecard log x",
        "config weekd\tsun-\t": "config weekdays sun-thu",
        "export --format js\t": "export --format jsonl",
        "export --format=js\t": "export --format=jsonl",
        "list --tag t299\t8": "list --tag t2998",
        f"--journal {other} list --tag else\t": f"--journal {other} list --tag elsewhere",
        f"--journal={other} list --tag else\t": f"--journal={other} list --tag elsewhere",
        "demo scorec\tlo\t": "demo scorecard log",
    }
    # Each takes a second; in the quick form each shell is tried with others.
    for line in lines if long else [*lines][SHELLS.index(typist.shell) :: len(SHELLS)]:
        words = lines[line]
        assert typist.types(f"custfocus {line}") == words.split()


def by_bash(code: str) -> str:
    """What bash makes of the words on a line."""
    done = subprocess.run(
        [needed("bash"), "--norc", "-c", f"printf '%s\\n' {code}"], capture_output=True, text=True, check=True
    )
    return done.stdout


def by_zsh(code: str) -> str:
    """What zsh hands on of the words that it was told."""
    script = '_describe() { print -rl -- "${(@P)3}" }; f() { eval $(cat) }; f'
    done = subprocess.run([needed("zsh"), "-f", "-c", script], input=code, capture_output=True, text=True, check=True)
    return done.stdout.replace("\\:", ":").replace("\\\\", "\\")


@pytest.mark.parametrize(("shell", "read"), [("bash", by_bash), ("zsh", by_zsh)])
def test_no_sign_in_a_name_is_acted_upon(shell: str, read: Callable[[str], str]) -> None:
    """Not even where the answer is evaluated, as zsh does with it."""
    found = [Candidate(name) for name in NAMES]
    told = answered(shell, Typed((), ""), found)
    assert read(told.replace("\n", " ") if shell == "bash" else told).splitlines() == [*NAMES]
