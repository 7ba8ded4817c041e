"""Whom an entry is from or about."""

from collections.abc import Iterable
from unicodedata import normalize

from custfocus.content.framework import Framework
from custfocus.features.sheets.kept import sheet_of
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

# What is from somebody, or about them.
PERSONAL = (kinds.Heard.kind, kinds.SheetRecord.kind, kinds.Invitation.kind, kinds.Reply.kind)


def people_of(entry: Entry, framework: Framework) -> list[str]:
    """The names of those that an entry is from or about; of a damaged sheet, none."""
    if not isinstance(entry.record, kinds.SheetRecord):
        return [entry.who] if entry.who else []
    return [*sheet_of(entry, framework).people]


def is_named(names: Iterable[str], wanted: str) -> bool:
    """Whether somebody among them is meant by a name: all its words are in theirs, in capitals or not."""
    words = _words(wanted)
    return bool(words) and any(words <= _words(name) for name in names)


def _words(name: str) -> set[str]:
    return set(normalize("NFC", name).casefold().split())
