"""The checked framework as plain data in one file, valid as long as no content file changes.

What the models say of each item is kept whole, defaults and computed fields too, so that whoever reads it needs no
model. A framework that has just been read comes back as the next run will have it: a run only ever knows one form.
"""

import json
import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from custfocus import __version__
from custfocus.base.files import write_private
from custfocus.content.framework import Framework, Problem, Served
from custfocus.content.light import beside_of, light


def key_of(files: Sequence[Path], people: Served | None = None) -> list[Any]:
    """What the files are now: names, times and sizes, with our version and the user's word for people."""
    word = [people.one, people.many] if people else []
    return [__version__, word, [[str(path), *_stamp(path)] for path in files]]


def read(path: Path, key: list[Any]) -> Framework | None:
    """The framework kept under this key, or None: missing, for other files, or damaged."""
    try:
        check, _, body = path.read_bytes().partition(b"\n")
        if int(check, 16) != zlib.crc32(body):
            return None
        kept = json.loads(body)
        return _framework(kept) if kept["key"] == key else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def keep(path: Path, key: list[Any], framework: Framework) -> Framework:
    """Keep the framework under this key; where that fails, the next run reads the files again.

    Returns:
        The framework as it will be read.
    """
    kept = {
        "key": key,
        "items": [(item, beside_of(item)) for item in framework.items],
        "coverage": framework.coverage,
        "pack": framework.pack,
        "problems": [(problem.file, problem.line, problem.message) for problem in framework.problems],
    }
    body = json.dumps(kept, separators=(",", ":"), default=vars)
    with suppress(OSError):
        write_private(path, f"{zlib.crc32(body.encode()):08x}\n{body}", durable=False)
    return _framework(json.loads(body))


def _framework(kept: dict[str, Any]) -> Framework:
    return Framework(
        tuple(light(raw, beside) for raw, beside in kept["items"]),
        {source: light(ideas) for source, ideas in kept["coverage"].items()},
        tuple(Problem(*raw) for raw in kept["problems"]),
        light(kept["pack"]),
    )


def _stamp(path: Path) -> tuple[int, int]:
    """When the file was last changed and how large it is; nothing of one that went or can't be looked at."""
    try:
        stat = path.stat()
    except OSError:
        return (0, -1)
    return (stat.st_mtime_ns, stat.st_size)
