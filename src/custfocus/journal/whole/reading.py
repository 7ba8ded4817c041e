"""The lines of a whole journal taken into another: what is known already doesn't come twice."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType, ValidationError, convert

from custfocus.base.errors import CustfocusError
from custfocus.journal.acts import Acts
from custfocus.journal.connect import Journal
from custfocus.journal.entries import FIELDS
from custfocus.journal.entry import Entry
from custfocus.journal.folding import FoldedEntry
from custfocus.journal.joining import ACT, CHANGE, Joining
from custfocus.journal.pen import CHANGE_FORMAT, Pen, entry_or_none
from custfocus.journal.whole.writing import FORMAT, VERSION

Id = Annotated[str, Meta(pattern=r"\A[k-z]{32}\Z")]
Tick = Annotated[int, Meta(ge=0, lt=1 << 61)]
Refuse = Callable[[int, str], None]
Numbered = tuple[int, bytes]


class Head(Struct, frozen=True):
    """The first line: what follows it."""

    format: Literal["custfocus-journal"]
    version: Annotated[int, Meta(ge=1)]
    acts: int
    changes: int
    entries: int


class _Act(Struct, frozen=True):
    id: Id
    command: str
    at: datetime
    zone: str
    device: str | None


class _Fields(Struct, frozen=True):
    kind: str | UnsetType = UNSET
    day: date | UnsetType = UNSET
    at: datetime | UnsetType = UNSET
    zone: str | UnsetType = UNSET
    item: str | UnsetType | None = UNSET
    asked: str | UnsetType = UNSET
    principles: tuple[str, ...] | UnsetType = UNSET
    data: dict[str, Any] | UnsetType = UNSET
    text: str | UnsetType = UNSET


class _Change(Struct, frozen=True):
    tick: Tick
    id: Id
    parents: tuple[Id, ...]
    act: Id
    entry: Id
    operation: Literal["add", "edit", "delete", "purge"]
    fields: _Fields
    format: Annotated[int, Meta(ge=1)]


class _Named(Struct, frozen=True):
    id: Id
    at: datetime


class _BadLineError(Exception):
    """A line that isn't what a journal writes."""


class TakenIn(Struct):
    """What has become of the entries of a whole journal, beside those that have come."""

    changed: int = 0
    """Of how many that were there something has come that wasn't known."""
    known: int = 0
    """How many were there, all their history known."""
    deleted: int = 0
    """How many have been deleted here since, and stay so."""


def head_of(line: bytes) -> Head | None:
    """The first line of a whole journal; None where it is another file's.

    Raises:
        CustfocusError: It is that of a newer version.
    """
    try:
        data = _loaded(line)
        if not isinstance(data, dict) or data.get("format") != FORMAT:
            return None
        head = convert(data, Head)
    except (_BadLineError, ValidationError):
        return None
    if head.version > VERSION:
        raise newer()
    return head


def newer() -> CustfocusError:
    """The error for a file that a newer version has written."""
    return CustfocusError(
        "That was written by a newer custfocus.",
        "Update custfocus, then take it in; nothing was taken now.",
        code="newer-journal",
    )


def take_in_whole(
    acts: Acts,
    journal: Journal,
    pen: Pen,
    head: Head,
    lines: Iterable[Numbered],
    came: Callable[[Entry], None],
    refuse: Refuse,
) -> TakenIn:
    """Take in the lines below the first, in little memory.

    Acts and changes keep their ids, so that the history is theirs, and what is known isn't taken in twice. An entry
    of which no change is told is taken in as it stands, as something that this run has added.

    Args:
        acts: The acts of the journal that takes in.
        journal: That journal.
        pen: The pen of the transaction.
        head: The first line.
        lines: The others, each with its number.
        came: Is told each entry that wasn't there before.
        refuse: Is told the number of each line that is left out, and why; what it raises stops all.

    Raises:
        CustfocusError: It couldn't be written, or a newer version has written it.
    """
    taking = _Taking(Joining(acts, journal, pen), pen, came, refuse)
    last = 1
    for last, line in lines:
        if line.strip():
            taking.line(last, line)
    taking.rest()
    if (taking.acts, taking.changes, taking.entries) != (head.acts, head.changes, head.entries):
        refuse(last, _told_short(head, taking))
    return taking.taken


class _Taking:
    """The state of such a reading."""

    def __init__(self, joining: Joining, pen: Pen, came: Callable[[Entry], None], refuse: Refuse) -> None:
        self._joining, self._pen, self._came, self._refuse = joining, pen, came, refuse
        self.acts = self.changes = self.entries = 0
        self.taken = TakenIn()
        self._lines: dict[str, int] = {}

    def line(self, number: int, line: bytes) -> None:
        """Take in a line."""
        try:
            data = _loaded(line)
            match data:
                case {"act": dict(act)}:
                    self.acts += 1
                    _checked(act, _Act)
                    self._joining.take_act([act[name] for name in ACT])
                case {"change": dict(change)}:
                    self.changes += 1
                    self._change(number, change)
                case {"entry": dict(entry)}:
                    self.entries += 1
                    _checked(entry, _Named)
                    self._entry(_checked(entry, Entry))
                case _:
                    raise _BadLineError("holds neither an act, a change nor an entry")
        except _BadLineError as error:
            self._refuse(number, str(error))

    def rest(self) -> None:
        """Settle what has no line of its own: what was deleted, and what a bad line has kept from having one."""
        for entry in [each for each in self._joining.touched if self._lines[each]]:
            folded = self._joining.settle(entry)
            if not _is_whole(folded):
                self._joining.drop(entry)
                self._refuse(self._lines[entry], "belongs to an entry of which the beginning is missing")
            else:
                self._count(entry_or_none(entry, folded.state))
        self._joining.finish()

    def _change(self, number: int, change: dict[str, Any]) -> None:
        if _checked(change, _Change).format > CHANGE_FORMAT:
            raise newer()
        if not self._joining.is_act_known(change["act"]):
            raise _BadLineError("belongs to an act that is missing")
        row = [
            json.dumps(change[name], ensure_ascii=False) if name in ("parents", "fields") else change[name]
            for name in CHANGE
        ]
        if self._joining.take_change(row):
            self._lines[change["entry"]] = number

    def _entry(self, entry: Entry) -> None:
        joining = self._joining
        if entry.id in joining.touched:
            folded = joining.settle(entry.id)
            if not _is_whole(folded):
                joining.drop(entry.id)
            else:
                self._count(entry_or_none(entry.id, folded.state))
            self._lines[entry.id] = 0
        if entry.id in joining.touched:
            return
        if joining.is_there(entry.id):
            self.taken.known += 1
        elif joining.is_known(entry.id):
            self.taken.deleted += 1
        else:
            self._pen.put_in(entry)
            self._came(entry)

    def _count(self, entry: Entry | None) -> None:
        if entry and self._joining.touched[entry.id]:
            self.taken.changed += 1
        elif entry:
            self._came(entry)


def _is_whole(folded: FoldedEntry) -> bool:
    return folded.state is None or folded.state.keys() >= set(FIELDS)


def _told_short(head: Head, taking: "_Taking") -> str:
    return (
        f"the file says that it has {head.acts} acts, {head.changes} changes and {head.entries} entries, "
        f"and has {taking.acts}, {taking.changes} and {taking.entries}"
    )


def _loaded(line: bytes) -> Any:
    try:
        text = line.decode("utf-8-sig")
        data = json.loads(text, parse_constant=_refused_constant)
        if "\\u" in text:
            json.dumps(data, ensure_ascii=False).encode()
    except UnicodeError as error:
        raise _BadLineError("isn't UTF-8 text") from error
    except RecursionError as error:
        raise _BadLineError("is nested too deeply") from error
    except ValueError as error:
        raise _BadLineError(f"isn't JSON: {error}") from error
    return data


def _refused_constant(name: str) -> None:
    raise ValueError(f"{name} is no number")


def _checked(data: dict[str, Any], record: type[Any]) -> Any:
    try:
        return convert(data, record)
    except ValidationError as error:
        raise _BadLineError(f"isn't what a journal keeps: {error}") from error
