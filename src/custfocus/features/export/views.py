"""The word that the journal was taken out to a file."""

from typing import ClassVar

from custfocus.base.view import Page, View


class Exported(View, frozen=True):
    """A file that the journal was taken out to: its path, format, and how many entries are in it."""

    kind: ClassVar[str] = "export"
    path: str
    format: str
    count: int

    def drawn(self) -> Page:
        from custfocus.features.export.lines import exported

        return exported(self)
