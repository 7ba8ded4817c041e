"""The word that the journal was taken out to a file."""

from typing import ClassVar

from custfocus.base.view import Page, View

JSON_LINES, MARKDOWN, CSV = "jsonl", "markdown", "csv"
# The formats, each with the ending of its files.
FORMATS = {JSON_LINES: ".jsonl", MARKDOWN: ".md", CSV: ".csv"}
# The whole journal with its history, as JSON Lines.
WHOLE = "whole"


class Exported(View, frozen=True):
    """A file that the journal was taken out to."""

    kind: ClassVar[str] = "export"
    path: str
    """Its path, as the user named it."""
    format: str
    """One of FORMATS, or WHOLE."""
    count: int
    """How many entries are in it."""
    missing: tuple[str, ...] = ()
    """The ids of the entries that a damaged journal tells of and that can't be read any more."""

    def drawn(self) -> Page:
        from custfocus.features.export.lines import exported

        return exported(self)
