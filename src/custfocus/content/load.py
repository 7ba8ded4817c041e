"""The framework for a run: from the cache, or read and checked anew where a file has changed."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.content import cache
from custfocus.content.framework import Checked, Framework, Problem, Served
from custfocus.content.people.spoken import spoken_of

if TYPE_CHECKING:
    from custfocus.content.files import Parsed

BUNDLED = "content"  # at the top of a checkout
INSTALLED = "pack"  # inside the package, where "content" is this room
BOTH = "framework-and-own.json"
ENDINGS = (".yaml", ".yml")
PACK_FILE = "pack.yaml"
VARIABLE = "CUSTFOCUS_CONTENT"
REINSTALL = "Install custfocus again; your journal is not touched by that."


class Chosen(Struct, frozen=True):
    """The folder of the framework that holds, and how it came to hold."""

    folder: Path
    """The folder."""
    origin: str
    """Where that is said, in words."""
    way_back: str
    """What to do where there is something wrong with it."""
    ours: bool = False
    """Whether it is the one that came with custfocus."""


def chosen(environ: Mapping[str, str], setting: Path | None, settings: Path) -> Chosen:
    """The framework that holds: the one that the environment names, else the user's settings, else ours.

    Args:
        environ: The environment.
        setting: The folder that the settings name, if any.
        settings: The file of the settings.
    """
    check = "custfocus guide check tells all that is wrong"
    if named := environ.get(VARIABLE):
        way_back = f"{check}; without {VARIABLE} in the environment, custfocus goes back to its own."
        return Chosen(_home(named), f"from {VARIABLE}", way_back)
    if setting:
        return Chosen(
            _home(setting), str(settings), f"{check}; custfocus config framework --off goes back to its own."
        )
    return Chosen(content_folder(), "came with custfocus", REINSTALL, ours=True)


def _home(path: Path | str) -> Path:
    try:
        return Path(path).expanduser().absolute()
    except RuntimeError:  # "~nobody"
        return Path(path)


def content_folder() -> Path:
    """Our own content: inside the installed package, or at the top of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / INSTALLED
    return installed if installed.is_dir() else package.parents[1] / BUNDLED


def load(
    ours: Path, theirs: Path | None, cached: Path, *, way_back: str = REINSTALL, people: Served | None = None
) -> Framework:
    """All content: that of the framework that holds, with the user's own laid over it.

    A file of the user's that has a problem is left out whole, its problems are in `Framework.problems`.

    Args:
        ours: The folder of the framework, be it the bundled one or another.
        theirs: The folder of the user's own; it may be missing; None for the framework without it.
        cached: The file that keeps ours until one of its files changes; beside it stands one for ours in the user's
            word with theirs, so that a change in these doesn't cost reading ours again. Safe to lose.
        way_back: What to do where the framework is damaged.
        people: What the user calls those they serve; as the framework does, where nothing is said.

    Raises:
        CustfocusError: The framework is missing or damaged.
    """
    bundled, own = _files(ours), _files(theirs) if theirs else []

    def base() -> Framework:
        return _kept(cached, bundled, None, lambda: _spoken(_base(ours, way_back)))

    def whole() -> Framework:
        return _spoken(_with_own(base(), theirs) if own and theirs else base(), people)

    return _kept(cached.with_name(BOTH), [*bundled, *own], people, whole) if own or people else base()


def read_all(ours: Path, theirs: Path) -> Framework:
    """The same, always read and checked anew."""
    return _spoken(_with_own(_base(ours), theirs))


def is_pack(path: Path) -> bool:
    """Whether a folder holds a framework, rather than content of the user's own."""
    return (path / PACK_FILE).is_file()


def check_pack(folder: Path) -> tuple[Checked, ...]:
    """What each file of a framework adds, or what is wrong with it; nothing where there is no framework."""
    framework, parts = _joined(folder)
    if not parts:
        return ()
    good = not any(part.problems for part in parts)
    found = tuple(
        Checked(part.name, problems=_in_order(part))
        if part.problems
        else Checked(part.name, adds=tuple(item.id for item in part.items), retires=tuple(part.retired))
        for part in parts
    )
    if good and (problem := _lacking(folder, framework) or _in_demo(folder, framework)):
        return (*(file for file in found if file.file != problem.file), Checked(problem.file, problems=(problem,)))
    return found


def check(path: Path, ours: Path, theirs: Path) -> tuple[Checked, ...]:
    """What each of the user's content files at a path does, or what is wrong with it.

    A file is seen as it would stand beside ours and the user's others, wherever it lies now.

    Args:
        path: One file, or a folder of them.
        ours: The folder of the framework.
        theirs: The folder of the user's own; it may be missing.

    Raises:
        CustfocusError: The framework is missing or damaged.
    """
    base = _base(ours)
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


def _spoken(framework: Framework, people: Served | None = None) -> Framework:
    """The framework in the user's word for those they serve; in its own, where they have none."""
    return spoken_of(framework, people or framework.people)


def _kept(path: Path, files: list[Path], people: Served | None, make: Callable[[], Framework]) -> Framework:
    """What the cache has for these files as they are now, and this word for people, or else what is made of them."""
    key = cache.key_of(files, people)
    framework = cache.read(path, key)
    return cache.keep(path, key, make()) if framework is None else framework


def _with_own(base: Framework, theirs: Path) -> Framework:
    parts = [_parse(path, path.relative_to(theirs).as_posix(), own=True) for path in _files(theirs)]
    framework = _laid_over(base, parts)
    problems = tuple(problem for part in parts for problem in _in_order(part))
    return Framework(framework.items, framework.coverage, problems, framework.pack)


def _base(folder: Path, way_back: str = REINSTALL) -> Framework:
    """A framework alone, whole and sound.

    Raises:
        CustfocusError: It is missing or damaged.
    """
    framework, parts = _joined(folder)
    found = [problem for part in parts for problem in part.problems]
    ours = way_back == REINSTALL
    if not parts:
        what = "custfocus's own content is damaged: it is missing." if ours else f"There is no framework in {folder}."
        raise CustfocusError(what, way_back, code="content")
    if problem := next(iter(found), None) or _lacking(folder, framework):
        what = "custfocus's own content" if ours else f"The framework in {folder}"
        raise CustfocusError(f"{what} is damaged: {problem}", way_back, code="content")
    return framework


def _joined(folder: Path) -> "tuple[Framework, list[Parsed]]":
    """A framework alone with its files, in which their problems are."""
    from custfocus.content.joining import join

    parts = [_parse(path, path.relative_to(folder).as_posix(), own=False) for path in _files(folder)]
    return join(parts, Framework()), parts


def _lacking(folder: Path, framework: Framework) -> Problem | None:
    """What a framework can't do without, and lacks though all its files are sound by themselves."""
    pack = framework.pack
    if not pack.id:
        return Problem(PACK_FILE, 1, 'found no "pack", expected one: whom the framework speaks of.')
    if not framework.questions:
        return Problem(PACK_FILE, 1, "found no question in any file, expected some.")
    if pack.demo and not (folder / pack.demo).is_file():
        return Problem(PACK_FILE, 1, f'found no file "{pack.demo}" beside it, expected the demo\'s.')
    return None


def _in_demo(folder: Path, framework: Framework) -> Problem | None:
    """What is wrong with the half year of a framework that is sound itself."""
    from custfocus.content.demo import HalfYear, flaw, read

    if not (name := framework.pack.demo):
        return None
    written = read(folder / name)
    why = flaw(written, framework) if isinstance(written, HalfYear) else written
    return Problem(name, 1, f"{why}.") if why else None


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
        found += [Path(where, name) for name in names if name.lower().endswith(ENDINGS) and not name.startswith(".")]
    # What a folder in sync left beside a file comes after it, so that the file itself holds.
    return sorted(found, key=lambda path: ("conflict" in path.name.lower(), path))
