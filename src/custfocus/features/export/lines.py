"""The word that the journal was taken out to a file: a plain line, which takes no time to draw."""

from custfocus.base import wording
from custfocus.features.export.views import WHOLE, Exported


def exported(view: Exported) -> str:
    """How many entries went where."""
    count = wording.counted(view.count, "entry", "entries", grouped=True)
    if view.format == WHOLE:
        whose = "its" if view.count == 1 else "their"
        return f"Exported the whole journal, {count} and {whose} history, to {view.path}."
    if view.files is not None:
        return f"Exported {count} to {wording.counted(view.files, 'note', grouped=True)} in {view.path}."
    return f"Exported {count} to {view.path}."
