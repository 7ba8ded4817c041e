"""The word that the journal was taken out to a file."""

from typing import ClassVar

from custfocus.base.view import Page, View

JSON_LINES, MARKDOWN, CSV, HTML = "jsonl", "markdown", "csv", "html"
# The formats, each with the endings of its files.
FORMATS = {JSON_LINES: (".jsonl",), MARKDOWN: (".md",), CSV: (".csv",), HTML: (".html",)}
# A note for each day, in a folder.
FOLDER = "folder"
# What front matter says of such a note, so that it isn't taken in as another journal's.
MARK = "custfocus"
# What else somebody may want a file to be, and what does instead.
INSTEAD = {
    ".json": "Let the name end in .jsonl, or have one JSON of it: custfocus export --json > FILE.",
    **dict.fromkeys(
        (".xlsx", ".xls", ".ods", ".numbers"),
        "A spreadsheet opens a table: let the name end in .csv; for Excel add --bom.",
    ),
    **dict.fromkeys((".pdf", ".docx", ".doc", ".odt"), "A page of HTML can be printed: let the name end in .html."),
}
# The whole journal with its history, as JSON Lines.
WHOLE = "whole"


class Exported(View, frozen=True):
    """A file that the journal was taken out to."""

    kind: ClassVar[str] = "export"
    path: str
    """Its path, as the user named it."""
    format: str
    """One of FORMATS, FOLDER, or WHOLE."""
    count: int
    """How many entries are in it."""
    missing: tuple[str, ...] = ()
    """The ids of the entries that a damaged journal tells of and that can't be read any more."""
    files: int | None = None
    """How many files were written, where that is a folder."""

    def drawn(self) -> Page:
        from custfocus.features.export.lines import exported

        return exported(self)
