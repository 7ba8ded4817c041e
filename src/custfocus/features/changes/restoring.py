"""What became of entries when an act was taken back."""

from collections.abc import Callable
from datetime import date

from custfocus.features.changes.views import AS_BEFORE, BACK, DELETED_AGAIN, RestoredEntry, TakenBack
from custfocus.features.entries.rows import listed_entry
from custfocus.journal.entry import Act


def taken_back(act: Act, short: Callable[[str], str], today: date) -> TakenBack:
    """What an undo did.

    Args:
        act: The act that was taken back, its pairs as they were until then and as they are now.
        short: Tells how pages show an entry's id.
        today: The user's own day.
    """
    restored = []
    for was, now in act.pairs:
        if entry := now or was:
            state = DELETED_AGAIN if now is None else AS_BEFORE if was else BACK
            restored.append(RestoredEntry(state, listed_entry(entry, short(entry.id))))
    return TakenBack(act.id, act.command, tuple(restored), today)
