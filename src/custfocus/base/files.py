"""Files that are the user's alone: folders and texts that nobody else on the machine reads, and changes in turn."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


def private_folder(path: Path) -> Path:
    """Make the folder, readable by its owner alone whatever the umask, and return it."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
    path.mkdir(exist_ok=True)  # fails where something else is in the way
    return path


def new_private_file(folder: Path) -> tuple[int, Path]:
    """Make a file in a folder under a name that nobody can have foreseen, and open it to write."""
    # O_EXCL follows no link either.
    path = folder / f".custfocus-{os.urandom(8).hex()}"
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), path


def write_private(path: Path, text: str | Iterable[str], *, durable: bool = True) -> None:
    """Replace the file by a text, or its pieces, in one step, private to its owner; a crash leaves old or new.

    Args:
        path: The file.
        text: What it is to hold.
        durable: Whether it must be on disk at the end; what can be made anew needn't.
    """
    handle, beside = new_private_file(private_folder(path.parent))
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="", errors="surrogateescape") as file:
            file.writelines([text] if isinstance(text, str) else text)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def in_turn(path: Path) -> Iterator[None]:
    """Read and change a file inside this: another run that means to change it waits until the block ends."""
    private_folder(path.parent)
    sign = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
    try:
        _wait_for(sign)
        yield
    finally:
        os.close(sign)


def _wait_for(sign: int) -> None:
    """Have an open file for this run alone; at the latest its end gives it free."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(sign, msvcrt.LK_LOCK, 1)
    else:
        import fcntl

        fcntl.flock(sign, fcntl.LOCK_EX)
