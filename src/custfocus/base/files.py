"""Files that are the user's alone: folders and texts that nobody else on the machine reads."""

import os
from collections.abc import Iterable
from pathlib import Path


def private_folder(path: Path) -> Path:
    """Make the folder, readable by its owner alone whatever the umask, and return it."""
    missing = [folder for folder in (path, *path.parents) if not folder.exists()]
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    for folder in missing:
        folder.chmod(0o700)
    return path


def write_private(path: Path, text: str | Iterable[str], *, durable: bool = True) -> None:
    """Replace the file by a text, or its pieces, in one step, private to its owner; a crash leaves old or new.

    Args:
        path: The file.
        text: What it is to hold.
        durable: Whether it must be on disk at the end; what can be made anew needn't.
    """
    private_folder(path.parent)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
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
