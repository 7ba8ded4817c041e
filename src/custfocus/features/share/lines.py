"""The word that a brief was handed on: plain lines, which take no time to draw."""

from typing import TYPE_CHECKING

from custfocus.features.share.readers import READERS

if TYPE_CHECKING:
    from custfocus.features.share.views import Brief
    from custfocus.journal.entry import Entry


def saved_brief(view: "Brief") -> str:
    """Where a brief was saved, and that it counts, where it does."""
    saved = f"Saved {view.path}, for {READERS[view.audience]}: {view.extent}."
    return f"{saved}\n{counts(view.counted)}" if view.counted else saved


def counts(practice: "Entry") -> str:
    """What handing it on was kept as."""
    return f'That counts as "{practice.asked}"; custfocus undo takes it back.'
