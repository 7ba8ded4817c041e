"""Taking in what the files hold, in one transaction, so that it comes whole and can be taken back whole."""

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import zip_longest
from pathlib import Path

from custfocus.base.errors import CustfocusError
from custfocus.features.importing.flow.asking import dated, day_told, decided
from custfocus.features.importing.flow.forms import NAMES, WHOLE, Read, Wanted
from custfocus.features.importing.flow.gathering import Files
from custfocus.features.importing.readers.record import Record, Undated, Wordless
from custfocus.features.importing.readers.undecided import UndecidedError
from custfocus.features.importing.views import FirstEntry, Imported, LeftBehind, ReadSource, Refused
from custfocus.journal.entry import Entry
from custfocus.journal.folding import DELETE, PURGE
from custfocus.journal.pen import Pen
from custfocus.journal.whole.reading import Head
from custfocus.terminal.output import progress
from custfocus.terminal.session import Session

_FIRST = 5
# As the history calls the run that took an act back; what was only taken back may come again.
_TAKEN_BACK = (DELETE, "undo")


def import_files(session: Session, files: Iterable[Path], wanted: Wanted, *, dry_run: bool, strict: bool) -> Imported:
    """Take in what some files hold.

    Args:
        session: The run.
        files: The files and folders; "-" is stdin.
        wanted: What was said about them.
        dry_run: Whether only to say what would come.
        strict: Whether a bad record stops all.

    Raises:
        CustfocusError: A file can't be read, or is of no known form; or a record is bad and none may be. Then
            nothing of any is taken in.
    """
    held = Files(session, wanted)
    heads = {file: held.whole_in(file) for file in files}  # a slow pipe is read before anybody has to wait for it
    if not dry_run:
        _back_up(session)
    while True:
        try:
            outcome = _taken_in(session, held, heads, _Outcome(session, wanted, strict=strict), dry_run=dry_run)
            break
        except UndecidedError as error:  # nothing was taken in
            wanted = decided(session, wanted, error)
            held = Files(session, wanted)
    if outcome.undated:
        _take_undated(session, outcome, asks=session.asks and not dry_run)
    return outcome.told(dry_run=dry_run)


def _taken_in(
    session: Session, held: Files, heads: Mapping[Path, Head | None], outcome: "_Outcome", *, dry_run: bool
) -> "_Outcome":
    with session.store.acts.writing(only_tries=dry_run) as pen:
        for file, head in heads.items():
            if head:
                _take_whole(session, pen, held, file, head, outcome)
            else:
                for read in held.read(file):
                    _take_all(session, pen, read, outcome)
    return outcome


def _take_undated(session: Session, outcome: "_Outcome", *, asks: bool) -> None:
    """Take in the notes that have no day on those that somebody tells: nobody is to wait for that who writes."""
    days = [*dated(session, outcome.undated)] if asks else []
    told = [(note, day) for note, day in zip_longest(outcome.undated, days)]
    if any(days):
        with session.store.acts.writing() as pen:
            for note, day in told:
                if day:
                    outcome.take(pen, note.on(day).entry)
    for note, day in told:
        if not day:
            outcome.refuse(note.refused)


def _back_up(session: Session) -> None:
    if session.store.entries.count(most=1):
        from custfocus.features.backup.flow.making import back_up_before
        from custfocus.journal.backups.shelf import BEFORE_IMPORT

        back_up_before(session, BEFORE_IMPORT)


def _take_whole(session: Session, pen: Pen, held: Files, file: Path, head: Head, outcome: "_Outcome") -> None:
    def refuse(line: int, why: str) -> None:
        outcome.refuse(Refused(str(file), line, why))

    with progress(f"Reading {file}", session.world) as told, held.lines(file, told) as lines:
        taken = session.store.take_in_whole(pen, head, lines, outcome.came, refuse)
    outcome.changed += taken.changed
    outcome.known += taken.known
    outcome.deleted += taken.deleted
    outcome.whole = True
    outcome.sources.append(ReadSource(str(file), WHOLE, head.entries))


def _take_all(session: Session, pen: Pen, read: Read, outcome: "_Outcome") -> None:
    """Take in what a reader has found in a file."""
    findings = list(read.findings())
    with progress(f"Reading {read.file}", session.world) as told:
        for place, finding in enumerate(findings, 1):
            match finding:
                case Record():
                    outcome.take(pen, finding.entry)
                case Refused():
                    outcome.refuse(finding)
                case Wordless():
                    outcome.wordless.append(finding.what)
                case LeftBehind():
                    outcome.left_behind.append(finding)
                case Undated():
                    outcome.take_undated(pen, finding)
            told(place / len(findings))
    count = sum(isinstance(finding, Record | Undated) for finding in findings)
    outcome.sources.append(ReadSource(read.file, NAMES.get(read.form, read.form), count))


class _Outcome:
    """What has come so far; with `strict` something bad stops all."""

    def __init__(self, session: Session, wanted: Wanted, *, strict: bool) -> None:
        self._session, self._wanted, self._strict = session, wanted, strict
        self.undated: list[Undated] = []
        self.added = self.known = self.changed = self.deleted = 0
        self.refused: list[Refused] = []
        self.wordless: list[Refused] = []
        self.left_behind: list[LeftBehind] = []
        self.sources: list[ReadSource] = []
        self.whole = False
        self._first: list[FirstEntry] = []
        self._since = date.max
        self._until = date.min

    def take(self, pen: Pen, entry: Entry) -> None:
        """Take in an entry, unless it is known, or was deleted by somebody who didn't want it."""
        last = pen.last(entry.id)
        if last is None or last == _TAKEN_BACK:
            pen.put_in(entry)
            self.came(entry)
        elif last[0] in (DELETE, PURGE):
            self.deleted += 1
        else:
            self.known += 1

    def take_undated(self, pen: Pen, note: Undated) -> None:
        """Take in a note that has no day, on the one that was said for such; else keep it until all else is in."""
        day = day_told(self._session, note, self._wanted.undated) if self._wanted.undated else None
        if day:
            self.take(pen, note.on(day).entry)
        elif self._strict:
            self.refuse(note.refused)
        else:
            self.undated.append(note)

    def came(self, entry: Entry) -> None:
        """Count an entry that is new."""
        self.added += 1
        self._since, self._until = min(self._since, entry.day), max(self._until, entry.day)
        if len(self._first) < _FIRST:
            self._first.append(FirstEntry(entry.day, entry.kind, entry.text or entry.asked))

    def refuse(self, what: Refused) -> None:
        """Name something bad.

        Raises:
            CustfocusError: Nothing may be bad.
        """
        if self._strict:
            where = f"{what.file}, line {what.line}" if what.line else what.file
            raise CustfocusError(
                f"{where}: {what.reason}.",
                "Nothing was taken in. Mend it, or leave out --strict to take in the rest.",
                code="bad-record",
            )
        self.refused.append(what)

    def told(self, *, dry_run: bool) -> Imported:
        """All of it."""
        return Imported(
            added=self.added,
            known=self.known,
            changed=self.changed,
            deleted=self.deleted,
            refused=tuple(self.refused),
            wordless=tuple(self.wordless),
            left_behind=tuple(self.left_behind),
            sources=tuple(self.sources),
            first=tuple(self._first),
            since=self._since if self.added else None,
            until=self._until if self.added else None,
            dry_run=dry_run,
            whole=self.whole,
        )
