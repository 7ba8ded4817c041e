"""The passphrase where nobody need be asked for it: from a file, or from a command of the user's."""

import os
import shlex
import subprocess
from collections.abc import Callable, Iterator

from custfocus.base.errors import CustfocusError
from custfocus.base.world import World

FILE = "CUSTFOCUS_PASSPHRASE_FILE"
COMMAND = "passphrase-command"


def passphrases(world: World, command: Callable[[], str]) -> Iterator[tuple[str, str]]:
    """Each passphrase that is at hand, and what gives it.

    Args:
        world: The machine, whose environment may name a file.
        command: The command of the settings; empty where there is none.

    Raises:
        CustfocusError: A file or a command that was named gives none.
    """
    if named := world.environ.get(FILE):
        yield _first_line(_file(world, named), FILE), FILE
    if line := command():
        yield _first_line(_output(line), COMMAND), COMMAND


def _file(world: World, named: str) -> bytes:
    path = world.path(named)
    try:
        return path.read_bytes()
    except OSError as error:
        raise CustfocusError(
            f"The file with the passphrase can't be read: {(error.strerror or str(error)).lower()}.",
            f"{FILE} names {path}.",
            code="passphrase",
        ) from error


def _output(line: str) -> bytes:
    """The first words that a command of the user's prints; what it has to say otherwise is shown."""
    hint = f"custfocus config {COMMAND} shows it."
    try:
        words = shlex.split(line, posix=os.name != "nt")
        done = subprocess.run(words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, check=False)  # noqa: S603 - theirs
    except (OSError, ValueError, IndexError) as error:
        raise CustfocusError("The command for the passphrase can't be run.", hint, code="passphrase") from error
    if done.returncode:
        raise CustfocusError("The command for the passphrase ended with an error.", hint, code="passphrase")
    return done.stdout


def _first_line(raw: bytes, origin: str) -> str:
    line = raw.decode("utf-8", "surrogateescape").removeprefix("\ufeff").partition("\n")[0].removesuffix("\r")
    if not line.strip():
        raise CustfocusError(
            "There is no passphrase in what should give it.", f"Look at {origin}.", code="passphrase"
        )
    return line
