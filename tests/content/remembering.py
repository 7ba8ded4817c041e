"""Content that another test of the same process has read: the same files are the same framework."""

from pathlib import Path

from custfocus.base.files import write_private
from custfocus.content.cache import key_of
from custfocus.content.framework import Framework, Served
from custfocus.content.load import REINSTALL, load


class Remembering:
    """Loads as `load` does, and each framework once, while its files and what runs keep of them stay the same."""

    def __init__(self) -> None:
        self._known: dict[object, tuple[Framework, bytes]] = {}

    def __call__(
        self,
        ours: Path,
        theirs: Path | None,
        cached: Path,
        *,
        way_back: str = REINSTALL,
        people: Served | None = None,
    ) -> Framework:
        """The framework; where nothing keeps it for the next run yet, it is kept."""
        files = [file for folder in (ours, theirs) if folder for file in sorted(folder.rglob("*"))]
        asked = (ours, str(key_of(files)), way_back, people)
        framework, kept = self._known.get(asked, (None, b""))
        there = cached.read_bytes() if cached.is_file() else None
        if framework is None or there not in (None, kept):
            framework = load(ours, theirs, cached, way_back=way_back, people=people)
            if cached.is_file():
                self._known[asked] = (framework, cached.read_bytes())
        elif there is None:
            write_private(cached, kept.decode(), durable=False)
        return framework
