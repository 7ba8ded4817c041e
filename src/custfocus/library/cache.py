"""The checked framework as plain data in one file, valid as long as no content file changes."""

import json
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from custfocus import __version__
from custfocus.library._record import as_dict
from custfocus.library.models import KINDS, Framework, Idea, Problem
from custfocus.library.plain import plain, thaw
from custfocus.world import write_private


def key_of(files: Sequence[Path]) -> list[Any]:
    """What the files are now: names, times and sizes, with our own version."""
    return [__version__, [[str(path), *_stamp(path)] for path in files]]


def read(path: Path, key: list[Any]) -> Framework | None:
    """The framework kept under this key, or None: missing, for other files, or damaged."""
    try:
        check, _, body = path.read_bytes().partition(b"\n")
        if int(check, 16) != zlib.crc32(body):
            return None
        kept = json.loads(body)
        if kept["key"] != key:
            return None
        return Framework(
            tuple(thaw(KINDS[kind], raw) for kind, raw in kept["items"]),
            {source: tuple(_idea(raw) for raw in ideas) for source, ideas in kept["coverage"].items()},
            tuple(Problem(**raw) for raw in kept["problems"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def write(path: Path, key: list[Any], framework: Framework) -> None:
    """Keep the framework under this key; where that fails, the next run reads the files again."""
    kept = {
        "key": key,
        "items": [(item.kind, plain(item)) for item in framework.items],
        "coverage": framework.coverage,
        "problems": framework.problems,
    }
    body = json.dumps(kept, separators=(",", ":"), default=as_dict)
    try:
        write_private(path, f"{zlib.crc32(body.encode()):08x}\n{body}", durable=False)
    except OSError:
        return


def _stamp(path: Path) -> tuple[int, int]:
    """When the file was last changed and how large it is; nothing of one that went or can't be looked at."""
    try:
        stat = path.stat()
    except OSError:
        return (0, -1)
    return (stat.st_mtime_ns, stat.st_size)


def _idea(raw: dict[str, Any]) -> Idea:
    return Idea(raw["idea"], tuple(raw["items"]))
