"""A private folder that stands in memory and on no disk, where the system has one."""

import os
import stat
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from zlib import crc32

_SHARED = Path("/dev/shm")  # noqa: S108 - what we make in it is ours alone, and looked at before it is used


def folder_in_memory(environ: Mapping[str, str], journal: Path, *, make: bool = False) -> Path | None:
    """The folder of a journal; None where nothing in memory is this user's alone, or it isn't there.

    Args:
        environ: The environment, which may name the folder of the user's session.
        journal: The journal: each has its own, and the same in every run.
        make: Whether to make it where it is missing.
    """
    own = environ.get("XDG_RUNTIME_DIR", "")
    name = f"custfocus-{os.getuid() if hasattr(os, 'getuid') else ''}-{crc32(os.fsencode(journal.absolute())):08x}"
    for above in ([Path(own)] if own else []) + [_SHARED]:
        if not above.is_absolute() or not above.is_dir():
            continue
        folder = above / name
        with suppress(OSError):
            if make:
                folder.mkdir(mode=0o700, exist_ok=True)
            if _is_private(folder):
                return folder
    return None


def _is_private(folder: Path) -> bool:
    """Whether a folder is no link, belongs to this user, and is closed to everybody else."""
    status = folder.lstat()
    return stat.S_ISDIR(status.st_mode) and status.st_uid == os.getuid() and not status.st_mode & 0o077
