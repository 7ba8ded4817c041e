"""Entries as custfocus itself takes them out: JSON Lines without their history, and what --json answers with."""

import json
from datetime import datetime
from typing import Annotated, Any

from msgspec import Meta, Struct, ValidationError, convert

from custfocus.features.importing.readers.json_items import NoListError, items
from custfocus.features.importing.readers.record import Findings, Record
from custfocus.features.importing.views import Refused
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import KINDS


class _Whole(Struct, frozen=True):
    """What every entry has."""

    id: Annotated[str, Meta(pattern=r"\A[k-z]{32}\Z")]
    kind: Annotated[str, Meta(min_length=1)]
    at: datetime


class NotOursError(Exception):
    """Something that isn't an entry as custfocus takes it out; says why."""


def is_line(line: str) -> bool:
    """Whether a line is an entry of JSON Lines."""
    try:
        entry_in(json.loads(line))
    except (ValueError, RecursionError, NotOursError):
        return False
    return True


def lines(text: str, file: str, first: int = 1) -> Findings:
    """The entries in JSON Lines, one a line.

    Args:
        text: The lines.
        file: The file that they stand in.
        first: On which line of it they begin.
    """
    for number, line in enumerate(text.split("\n"), first):
        if not line.strip():
            continue
        try:
            yield Record(file, number, entry_in(json.loads(line)))
        except NotOursError as error:
            yield Refused(file, number, str(error))
        except (ValueError, RecursionError):
            yield Refused(file, number, "isn't JSON")


def answer(text: str, file: str) -> Findings:
    """The entries in what `export --json` or `list --json` answers with."""
    try:
        for line, item in items(text):
            try:
                yield Record(file, line, entry_in(item))
            except NotOursError as error:
                yield Refused(file, line, str(error))
    except NoListError as error:
        yield Refused(file, error.line, str(error))


def entry_in(item: Any) -> Entry:
    """The entry that some plain data tells of.

    Raises:
        NotOursError: It is no entry, or not what its kind keeps.
    """
    try:
        convert(item, _Whole)
        entry = convert(item, Entry)
    except ValidationError as error:
        raise NotOursError(f"isn't an entry of custfocus: {error}") from error
    if entry.kind in KINDS and entry.record is None:
        raise NotOursError(f"isn't what an entry of the kind {entry.kind} keeps")
    return entry
