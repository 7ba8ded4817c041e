"""The word that the journal was taken out to a file: a plain line, which takes no time to draw."""

from custfocus.base import wording
from custfocus.features.export.views import Exported


def exported(view: Exported) -> str:
    """How many entries went where."""
    count = wording.counted(view.count, "entry", "entries", grouped=True)
    return f"Exported {count} to {view.path}."
