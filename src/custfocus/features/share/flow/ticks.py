"""What was ticked for each sort of readers: kept at once, and remembered for the next time."""

import json
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from custfocus.base.files import write_private
from custfocus.terminal.remembered import passages_ticked
from custfocus.terminal.session import Session


class Ticks:
    """The passages that somebody ticked for readers of a sort, on whichever screen.

    It holds ids, and no words. What is lost or broken has to be ticked anew, and nothing goes without.

    Args:
        session: The session.
        audience: Who is to read it: TEAM, MANAGER or COACH.
    """

    def __init__(self, session: Session, audience: str) -> None:
        self._path = passages_ticked(session.journal or session.world.paths.journal)
        self._audience = audience
        self.ids = _read(self._path).get(audience, frozenset())
        """The ids of the passages, of those too that no screen has shown since."""
        self.is_kept = True
        """Whether all that was to be kept is."""

    def keep(self, shown: Iterable[str], ticked: Collection[str]) -> None:
        """Keep which of the passages that were shown are ticked; what was ticked of others stays so."""
        self.ids = self.ids.difference(shown).union(ticked)
        try:
            known = {**_read(self._path), self._audience: self.ids}
            write_private(self._path, json.dumps({name: sorted(ids) for name, ids in known.items()}), durable=False)
            self.is_kept = True
        except OSError:
            self.is_kept = False


def _read(path: Path) -> dict[str, frozenset[str]]:
    with suppress(OSError, ValueError, TypeError, AttributeError, RecursionError):
        kept = json.loads(path.read_text("utf-8"))
        return {str(name): frozenset(map(str, ids)) for name, ids in kept.items()}
    return {}
