"""Whether a program waits for somebody, as Linux tells of its processes; elsewhere nobody can tell."""

import time
from pathlib import Path

_SESSION = 3  # after the name, and after state, parent and group, stands the session


class Watched:
    """A program.

    Args:
        pid: Its process, which leads a session.
        alone: Whether it starts no other that does its work, as a shell or a tracer does.
    """

    def __init__(self, pid: int, *, alone: bool = False) -> None:
        self._pid = pid
        self._alone = alone

    @property
    def sleeps(self) -> bool:
        """Whether it waits for something, and so do those that it has started; always, where nobody can tell."""
        return all(stat.rpartition(")")[2].split()[0] == "S" for stat in self._told("stat"))

    @property
    def ran(self) -> float:
        """How long it has run so far; something else each time, where nobody can tell."""
        times = [int(stat.split()[0]) for stat in self._told("schedstat")]
        return sum(times) if times else time.monotonic()

    def _told(self, what: str) -> list[str]:
        return [text for pid in self._pids() for text in _texts(Path(f"/proc/{pid}/task"), f"*/{what}")]

    def _pids(self) -> list[int]:
        if self._alone:
            return [self._pid]
        stats = _texts(Path("/proc"), "[0-9]*/stat")
        leader = str(self._pid)
        return [int(stat.split()[0]) for stat in stats if stat.rpartition(")")[2].split()[_SESSION] == leader]


def _texts(folder: Path, pattern: str) -> list[str]:
    """What stands in the files of a folder that are still there."""
    texts = []
    for path in folder.glob(pattern):
        try:
            texts.append(path.read_text())
        except OSError:
            continue
    return texts
