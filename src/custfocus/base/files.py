"""Files that are the user's alone: folders and texts that nobody else on the machine reads, and changes in turn."""

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HALF_WRITTEN = ".custfocus-"
_OLD_SECONDS = 600
# What systems answer that sync no folders, or not this one for us.
_NOT_HERE = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF, errno.EISDIR, errno.EACCES, errno.EPERM)


def private_folder(path: Path, *, durable: bool = True) -> Path:
    """Make the folder, readable by its owner alone whatever the umask, and return it.

    Args:
        path: The folder.
        durable: Whether it must be on disk at the end.
    """
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    for folder in reversed(missing):
        folder.mkdir(mode=0o700, exist_ok=True)
        if durable:
            sync_folder(folder.parent)
    path.mkdir(exist_ok=True)  # fails where something else is in the way
    return path


def files_in(folder: Path) -> list[Path]:
    """The files that stand in a folder by name, links left out; none where it can't be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.is_file() and not path.is_symlink())
    except OSError:
        return []


def new_private_file(folder: Path) -> tuple[int, Path]:
    """Make a file in a folder under a name that nobody can have foreseen, and open it to write."""
    # O_EXCL follows no link either.
    path = folder / f"{HALF_WRITTEN}{os.urandom(8).hex()}"
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), path


def sync_folder(folder: Path) -> None:
    """Have on disk which files a folder holds, where the system can be asked for that.

    Raises:
        OSError: The disk won't have it.
    """
    try:
        number = os.open(folder, os.O_RDONLY)
    except OSError as error:
        if error.errno in _NOT_HERE:
            return
        raise
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno not in _NOT_HERE:
            raise
    finally:
        os.close(number)


def leftovers(folder: Path, now: float) -> list[Path]:
    """What runs that were killed have left half written in a folder; what is young may still be at work."""
    half_written = (path for path in files_in(folder) if path.name.startswith(HALF_WRITTEN))
    return [path for path in half_written if now - path.stat().st_mtime > _OLD_SECONDS]


def clear_leftovers(folder: Path, now: float) -> None:
    """Remove it."""
    with suppress(OSError):
        for left in leftovers(folder, now):
            left.unlink(missing_ok=True)


def write_private(path: Path, text: str | bytes | Iterable[str], *, durable: bool = True) -> None:
    """Replace the file by a text, its pieces, or bytes, in one step, private to its owner; a crash leaves old or new.

    Args:
        path: The file.
        text: What it is to hold.
        durable: Whether it must be on disk at the end; what can be made anew needn't.
    """
    handle, beside = new_private_file(private_folder(path.parent, durable=durable))
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in [text] if isinstance(text, str | bytes) else text:
                file.write(piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogateescape"))
            file.flush()
            if durable:
                os.fsync(file.fileno())
        beside.replace(path)
        if durable:
            sync_folder(path.parent)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


@contextmanager
def in_turn(path: Path) -> Iterator[None]:
    """Read and change a file inside this: another run that means to change it waits until the block ends."""
    private_folder(path.parent)
    sign = _open_sign(sign_of(path), os.O_CREAT)
    try:
        _lock(sign, waits=True)
        yield
    finally:
        os.close(sign)


def sign_of(path: Path) -> Path:
    """The file that is held while another is changed in turn."""
    return path.with_name(f".{path.name}.lock")


class Hold:
    """A sign that this run is still at something: a file that is held until it is let go of, or the run ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._sign = _open_sign(path, os.O_CREAT)
        _lock(self._sign, waits=False)

    def let_go(self) -> None:
        """Be done with it."""
        self._path.unlink(missing_ok=True)
        os.close(self._sign)


def is_held(path: Path) -> bool:
    """Whether a run that still goes on holds the sign."""
    try:
        sign = _open_sign(path)
    except OSError:
        return False
    try:
        _lock(sign, waits=False)
    except OSError:
        return True
    finally:
        os.close(sign)
    return False


def _open_sign(path: Path, flags: int = 0) -> int:
    return os.open(path, os.O_RDWR | flags | getattr(os, "O_NOFOLLOW", 0), 0o600)


def _lock(sign: int, *, waits: bool) -> None:
    """Have an open file for this run alone; at the latest its end gives it free."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(sign, msvcrt.LK_LOCK if waits else msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(sign, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
