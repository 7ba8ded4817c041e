"""The framework for a run: from the cache, or read and checked anew where a file has changed."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from custfocus.base.errors import CustfocusError
from custfocus.content import cache
from custfocus.content.framework import Checked, Framework, Problem

if TYPE_CHECKING:
    from custfocus.content.files import Parsed

BUNDLED = "content"  # at the top of a checkout
INSTALLED = "pack"  # inside the package, where "content" is this room
BOTH = "framework-and-own.json"
ENDINGS = (".yaml", ".yml")


def content_folder() -> Path:
    """Our own content: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / INSTALLED
    return installed if installed.is_dir() else package.parents[1] / BUNDLED


def load(ours: Path, theirs: Path, cached: Path) -> Framework:
    """All content: ours, with the user's own laid over it.

    A file of the user's that has a problem is left out whole, its problems are in `Framework.problems`.

    Args:
        ours: The folder of the bundled content.
        theirs: The folder of the user's own; it may be missing.
        cached: The file that keeps ours until one of its files changes; beside it stands one for both together,
            so that a change in theirs doesn't cost reading ours again. Safe to lose.

    Raises:
        CustfocusError: Our own content is missing or damaged.
    """
    bundled, own = _files(ours), _files(theirs)

    def base() -> Framework:
        return _kept(cached, bundled, lambda: _bundled(ours))

    if not own:
        return base()
    return _kept(cached.with_name(BOTH), [*bundled, *own], lambda: _with_own(base(), theirs))


def read_all(ours: Path, theirs: Path) -> Framework:
    """The same, always read and checked anew."""
    return _with_own(_bundled(ours), theirs)


def check(path: Path, ours: Path, theirs: Path) -> tuple[Checked, ...]:
    """What each of the user's content files at a path does, or what is wrong with it.

    A file is seen as it would stand beside ours and the user's others, wherever it lies now.

    Args:
        path: One file, or a folder of them.
        ours: The folder of the bundled content.
        theirs: The folder of the user's own; it may be missing.

    Raises:
        CustfocusError: Our own content is missing or damaged.
    """
    base = _bundled(ours)
    chosen = _files(path) if path.is_dir() else [path]
    parts = [_parse(file, _name(file, path), own=True) for file in chosen]
    seen = {file.resolve() for file in chosen}
    others = [file for file in _files(theirs) if file.resolve() not in seen]
    _laid_over(base, [*(_parse(file, _name(file, theirs), own=True) for file in others), *parts])
    return tuple(
        Checked(part.name, problems=_in_order(part))
        if part.problems
        else Checked(
            part.name,
            adds=tuple(item.id for item in part.items if item.id not in base.by_id),
            replaces=tuple(item.id for item in part.items if item.id in base.by_id),
            retires=tuple(part.retired),
        )
        for part in parts
    )


def _kept(path: Path, files: list[Path], make: Callable[[], Framework]) -> Framework:
    """What the cache has for these files as they are now, or else what is made of them."""
    key = cache.key_of(files)
    framework = cache.read(path, key)
    return cache.keep(path, key, make()) if framework is None else framework


def _with_own(base: Framework, theirs: Path) -> Framework:
    parts = [_parse(path, path.relative_to(theirs).as_posix(), own=True) for path in _files(theirs)]
    framework = _laid_over(base, parts)
    problems = tuple(problem for part in parts for problem in _in_order(part))
    return Framework(framework.items, framework.coverage, problems)


def _bundled(folder: Path) -> Framework:
    from custfocus.content.joining import join

    parts = [_parse(path, path.relative_to(folder).as_posix(), own=False) for path in _files(folder)]
    framework = join(parts, Framework())
    found = [str(problem) for part in parts for problem in part.problems]
    if found or not framework.items:
        raise CustfocusError(
            f"custfocus's own content is damaged: {found[0] if found else 'it is missing.'}",
            "Install custfocus again; your journal is not touched by that.",
            code="content",
        )
    return framework


def _laid_over(base: Framework, parts: "list[Parsed]") -> Framework:
    """The base with those parts laid over it that have no problem; leaving one out may show one in another."""
    from custfocus.content.joining import blame_ties, join

    while True:
        sound = [part for part in parts if not part.problems]
        framework = join(sound, base)
        if not any(part.problems for part in sound):
            break
    for part in parts:
        if part.problems:
            blame_ties(part, framework)
    return framework


def _in_order(part: "Parsed") -> tuple[Problem, ...]:
    return tuple(sorted(part.problems, key=lambda problem: problem.line))


def _parse(path: Path, name: str, *, own: bool) -> "Parsed":
    from custfocus.content.files import Parsed
    from custfocus.content.yaml import NotReadableError, read

    try:
        data, lines = read(path, name)
    except NotReadableError as error:
        return Parsed(name, None, {}, own=own, problems=[error.problem])
    return Parsed(name, data, lines, own=own)


def _name(file: Path, path: Path) -> str:
    return str(file) if file == path else file.relative_to(path).as_posix()


def _files(folder: Path) -> list[Path]:
    """The content files in a folder and those below it, in order; editors keep their own under hidden names."""
    found = []
    for where, below, names in os.walk(folder):
        below[:] = [name for name in below if not name.startswith(".")]
        found += [Path(where, name) for name in names if name.endswith(ENDINGS) and not name.startswith(".")]
    return sorted(found)
