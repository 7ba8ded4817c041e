"""The files that an import names: opened, looked at for what they are, and read by the reader of their form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import cached_property
from io import SEEK_END, BytesIO
from pathlib import Path, PurePath, PurePosixPath
from typing import BinaryIO

from msgspec import structs

from custfocus.base.errors import CustfocusError, usage
from custfocus.base.reading import decoded, evened
from custfocus.features.importing.flow.folders import (
    CONFIG,
    OLD_ENTRY,
    config_for,
    days_of,
    files_in_folder,
    journals_named,
)
from custfocus.features.importing.flow.forms import (
    DAY_ONE,
    JRNL,
    MARKDOWN,
    HeldText,
    Read,
    Wanted,
    read_text,
    unrecognised,
)
from custfocus.features.importing.readers import archive, dayone, jrnl, notes
from custfocus.features.importing.readers.record import Ids, Surroundings
from custfocus.features.importing.views import Refused
from custfocus.journal.file import SQLITE
from custfocus.journal.whole.reading import Head, head_of
from custfocus.terminal.session import Session

PIPE = "-"
LARGEST = archive.LARGEST
LONGEST_LINE = 64 * 1024 * 1024
# So many parts of a path may tell of the day of what stands in a file.
_PARTS = 6


class Files:
    """What the files of one run hold.

    Args:
        session: The run.
        wanted: What was said about them.
    """

    def __init__(self, session: Session, wanted: Wanted) -> None:
        self._session = session
        self._wanted = wanted
        self._around = Surroundings(session.today, session.world.zone(), wanted.first)

    def whole_in(self, file: Path) -> Head | None:
        """The first line of a file that holds a whole journal; None for any other.

        Raises:
            CustfocusError: There is no such file, it can't be read, or it comes from a newer version.
        """
        with self._opened(file) as opened:
            return head_of(opened.readline(LONGEST_LINE)) if opened else None

    @contextmanager
    def lines(self, file: Path, told: Callable[[float], None]) -> Iterator[Iterator[tuple[int, bytes]]]:
        """The lines of such a file below the first, each with its number.

        Args:
            file: The file.
            told: Is told how far the reading has come, from 0 to 1.
        """
        with self._opened(file) as opened:
            yield _lines(opened, told) if opened else iter(())

    def read(self, file: Path) -> Iterator[Read]:
        """The files that a file or a folder stands for, each with its reader.

        Raises:
            CustfocusError: There is no such file, it can't be read, or nobody knows what it is.
        """
        if file.name == CONFIG:
            others = Files(self._session, structs.replace(self._wanted, config=file))
            for journal in journals_named(self._session, file):
                yield from others.read(journal)
            return
        with self._opened(file) as opened:
            if opened is None:
                yield from self._in_folder(file)
                return
            head = opened.read(4)
            opened.seek(0)
            if archive.is_archive(head):
                yield from self._in_archive(file, opened)
                return
            raw = opened.read(LARGEST + 1)
        if raw.startswith(SQLITE):
            raise usage(
                f"{file} is a database and no text.",
                f"If it is a journal of yours: custfocus restore {file}",
                code="unknown-form",
            )
        yield self._one(raw, str(file), self._session.world.path(file) if str(file) != PIPE else None)

    def _in_folder(self, file: Path) -> Iterator[Read]:
        folder = self._session.world.path(file)
        form, paths = files_in_folder(folder, self._wanted.form)
        if form is None:
            raise unrecognised(str(file))
        wanted = structs.replace(self._wanted, form=form)
        config = config_for(self._session, folder, self._wanted.config) if form == JRNL else None
        days = days_of(folder) if form == MARKDOWN else None
        for path in paths:
            name = str(file / path.relative_to(folder))
            try:
                with path.open("rb") as opened:
                    raw = opened.read(LARGEST + 1)
            except OSError as error:
                yield _refused(name, f"can't be read: {(error.strerror or str(error)).lower()}", form)
                continue
            if path.suffix == OLD_ENTRY:
                yield self._old_entry(raw, name)
            else:
                yield self._one(raw, name, path, wanted, config, days)

    def _in_archive(self, file: Path, opened: BinaryIO) -> Iterator[Read]:
        """What an archive holds in JSON, or else in Markdown."""
        count = 0
        try:
            for ending, form in ((".json", DAY_ONE), (".md", MARKDOWN)):
                for name, raw in archive.members(opened, ending):
                    count += 1
                    wanted = structs.replace(self._wanted, form=self._wanted.form or form)
                    yield self._one(raw, f"{file}: {name}", PurePosixPath(name), wanted)
                if count:
                    return
        except archive.UnsafeArchiveError as error:
            raise CustfocusError(
                f"{file} {error}.",
                "Nothing was taken in. Have it made again, or unpack it yourself and look into it.",
                code="unsafe-archive",
            ) from error
        raise unrecognised(str(file))

    def _old_entry(self, raw: bytes, name: str) -> Read:
        return Read(name, DAY_ONE, lambda: dayone.old_entry(raw, name, self._around, Ids(DAY_ONE)))

    def _one(
        self,
        raw: bytes,
        name: str,
        path: PurePath | None,
        wanted: Wanted | None = None,
        config: jrnl.JrnlConfig | None = None,
        days: notes.DayFormat | None = None,
    ) -> Read:
        """A file's bytes with their reader."""
        wanted = wanted or self._wanted
        if len(raw) > LARGEST:
            raise CustfocusError(
                f"{name} has more than {LARGEST >> 20} MiB.", "Take it in in several parts.", code="too-large"
            )
        try:
            text = evened(decoded(raw))
        except UnicodeDecodeError as error:
            line = raw[: error.start].count(b"\n") + 1
            return _refused(name, "isn't UTF-8 text", wanted.form or "", line)
        if config is None and isinstance(path, Path):
            config = config_for(self._session, path, wanted.config)
        parts = path.absolute().parts if isinstance(path, Path) else path.parts if path else ()
        changed = self._changed(path) if isinstance(path, Path) else None
        held = HeldText(text, name, "/".join(parts[-_PARTS:]), config or jrnl.JrnlConfig(), days, changed)
        return read_text(held, wanted, self._around)

    def _changed(self, path: Path) -> date:
        return self._session.settings.day(datetime.fromtimestamp(path.stat().st_mtime).astimezone())

    @cached_property
    def _piped(self) -> bytes:
        stdin = self._session.world.stdin
        return bytes(stdin.buffer.read()) if hasattr(stdin, "buffer") else stdin.read().encode()

    @contextmanager
    def _opened(self, file: Path) -> Iterator[BinaryIO | None]:
        """The file, open; None for a folder."""
        if str(file) == PIPE:
            yield BytesIO(self._piped)
            return
        try:
            path = self._session.world.path(file)
            if path.exists() and not path.is_file():
                if not path.is_dir():  # reading a pipe might wait for ever
                    raise usage(
                        f"{file} is no file.", 'Name a file or a folder, or "-" for what comes through a pipe.'
                    )
                yield None
                return
            with path.open("rb") as opened:
                yield opened
        except FileNotFoundError as error:
            raise CustfocusError(f"There is no file {file}.", "See how it is called.", code="no-such-file") from error
        except (OSError, RuntimeError) as error:
            why = (getattr(error, "strerror", None) or str(error)).lower()
            raise CustfocusError(
                f"{file} can't be read: {why}.", "Choose another file.", code="unreadable"
            ) from error


def _refused(name: str, why: str, form: str, line: int | None = None) -> Read:
    refused = Refused(name, line, why)
    return Read(name, form, lambda: iter([refused]))


def _lines(opened: BinaryIO, told: Callable[[float], None]) -> Iterator[tuple[int, bytes]]:
    size = opened.seek(0, SEEK_END)
    opened.seek(0)
    done = number = 0
    while line := opened.readline(LONGEST_LINE):
        number += 1
        done += len(line)
        if number > 1:
            yield number, line
        told(done / size)
