"""One journal as a command sees it: opened on first use, its entries to read, its acts to write."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from custfocus.base.errors import CustfocusError
from custfocus.journal.connect import DAMAGED, Journal, connect, connect_damaged, explained, is_encrypted, is_sound
from custfocus.journal.entries import Entries
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.file import BACKUPS, DAILY, ENDING

if TYPE_CHECKING:
    from custfocus.journal.acts import Acts
    from custfocus.journal.backups.restoring import Difference, Return
    from custfocus.journal.damage.checkup import Fault
    from custfocus.journal.damage.rescue import Rescue
    from custfocus.journal.finding.search import FoundEntry
    from custfocus.journal.pen import Pen, Run
    from custfocus.journal.vectors import KeptVectors
    from custfocus.journal.whole.reading import Head, Numbered, Refuse, TakenIn

_DAY = len("2026-11-28")


class Store:
    """The journal at `path`, for one run of `command`; see `connect` and `Acts` for the other arguments.

    `when_changing` is told how far a change of form has come. With `when_damaged`, reading goes on in what can be
    rescued of a damaged journal, which that is told of once; nothing can be rescued of a locked one.
    """

    def __init__(
        self,
        path: Path,
        *,
        command: str,
        now: Callable[[], datetime],
        zone: Callable[[], str],
        random: Callable[[int], bytes],
        device: str,
        patience: float,
        when_damaged: "Callable[[Rescue], None] | None" = None,
        when_changing: Callable[[float], None] | None = None,
        secrets: Callable[[], Sequence[bytes]] | None = None,
    ) -> None:
        self.path = path
        self.patience = patience
        self._when_damaged = when_damaged
        self._when_changing = when_changing
        self._secrets = secrets
        self._command, self._now, self._zone, self._random, self._device = command, now, zone, random, device

    @cached_property
    def _connection(self) -> Journal:
        try:
            connection = connect(
                self.path, self.patience, told=self._when_changing, now=self._now, secrets=self._secrets
            )
        except CustfocusError as error:
            damaged = connect_damaged(self.path) if error.code == DAMAGED and self._when_damaged else None
            if damaged is None:
                raise
            connection = damaged
        if self._when_damaged and not is_encrypted(connection):
            connection.rescue = self._rescue
        return connection

    def _rescue(self) -> Journal:
        """What can be had of the journal once it proves to be damaged."""
        from custfocus.journal.damage.rescue import rescue

        rescued = rescue(self.path)
        if self._when_damaged:
            self._when_damaged(rescued)
        return rescued.journal

    @cached_property
    def entries(self) -> Entries:
        """What has been written."""
        return Entries(self._connection)

    def search(
        self, words: str, wanted: Filter = Filter(), *, limit: int, newest: bool = False
    ) -> "list[FoundEntry]":
        """The entries that have all the words: see `search.search`."""
        from custfocus.journal.finding.search import search

        return search(self._connection, words, wanted, limit=limit, newest=newest)

    @cached_property
    def acts(self) -> "Acts":
        """The way to write, and the history."""
        from custfocus.journal.acts import Acts

        return Acts(self._connection, self._run)

    @property
    def act(self) -> str:
        """This run's id as an act; the journal needn't be opened for it."""
        return self._run.act

    @cached_property
    def _run(self) -> "Run":
        from custfocus.journal.pen import Run

        return Run(command=self._command, now=self._now, zone=self._zone, random=self._random, device=self._device)

    def back_to(self, copy: Journal) -> "Return":
        """The way of the journal to what a copy has."""
        from custfocus.journal.backups.restoring import Return

        return Return(self.acts, self._connection, copy)

    def joined_with_rest(self, copy: Journal, *, empty: bool) -> "Difference":
        """Join a copy in memory with what can be rescued of this journal, where it is damaged; what that brings.

        Args:
            copy: The copy, which has both then.
            empty: Whether nothing is left of this journal.
        """
        from custfocus.journal.acts import Acts
        from custfocus.journal.backups.restoring import Difference, compared
        from custfocus.journal.damage.rescue import rescue
        from custfocus.journal.joining import take_in

        if empty:
            return Difference(comes=tuple(Entries(copy).stream()))
        rescued = rescue(self.path).journal
        take_in(Acts(copy, self._run), copy, rescued)
        return compared(rescued, copy)

    def faults(self, told: Callable[[float], None]) -> "list[Fault]":
        """What is wrong with the journal: see `checkup.faults_in`."""
        from custfocus.journal.damage.checkup import faults_in

        self._connection.rescue = None  # what can't be read is the finding
        with explained(self.path):
            return faults_in(self._connection, told)

    def mend(self, faults: "Sequence[Fault]") -> None:
        """Mend those of its faults that can be mended without loss."""
        from custfocus.journal.damage.checkup import mend

        with explained(self.path):
            mend(self.acts, self._connection, faults)

    def whole(self) -> Iterator[list[str]]:
        """All that the journal holds, its history included, as lines of JSON in batches: see `whole.writing`."""
        from custfocus.journal.whole.writing import whole

        return whole(self._connection)

    def whole_length(self) -> int:
        """How many lines that takes below the first."""
        from custfocus.journal.whole.writing import counts

        return sum(counts(self._connection).values())

    def take_in_whole(
        self,
        pen: "Pen",
        head: "Head",
        lines: "Iterable[Numbered]",
        came: "Callable[[Entry], None]",
        refuse: "Refuse",
    ) -> "TakenIn":
        """Take in such lines in the transaction of a pen: see `whole.reading`."""
        from custfocus.journal.whole.reading import take_in_whole

        return take_in_whole(self.acts, self._connection, pen, head, lines, came, refuse)

    def at_one_moment(self) -> AbstractContextManager[None]:
        """All that is read inside is as it was at one moment; whoever writes waits until the block ends."""
        return self._connection.at_one_moment()

    def read_vectors(self, ids: Iterable[str]) -> "dict[str, KeptVectors]":
        """The vectors that the journal keeps of these entries' sentences, by their ids."""
        from custfocus.journal.vectors import read_vectors

        return read_vectors(self._connection, ids)

    def write_vectors(self, made: "Mapping[str, KeptVectors]") -> None:
        """Have the journal keep vectors of entries' sentences; it is no act, as they are worked out of these.

        Raises:
            CustfocusError: It can't be written to.
        """
        from custfocus.journal.vectors import write_vectors

        with explained(self.path):
            write_vectors(self._connection, made)

    def drop_vectors(self) -> None:
        """Have the journal keep no vectors any more."""
        from custfocus.journal.vectors import drop_vectors

        with explained(self.path):
            drop_vectors(self._connection)

    def read_kept(self, name: str) -> str | None:
        """The text of a file that a locked journal keeps, such as names.txt; None where it keeps none."""
        from custfocus.journal.lock.kept import read_kept

        return read_kept(self._connection, name)

    def write_kept(self, name: str, text: str) -> None:
        """Have a locked journal keep the text of a file; it is no act, as a change of the file would be none."""
        from custfocus.journal.lock.kept import write_kept

        with explained(self.path):
            write_kept(self._connection, name, text)

    @property
    def is_open(self) -> bool:
        """Whether the file has been opened."""
        return "_connection" in self.__dict__

    @property
    def has_written(self) -> bool:
        """Whether this run has written anything."""
        return "acts" in self.__dict__ and self.acts.has_written

    @property
    def is_damaged(self) -> bool:
        """Whether bytes of the file have changed since they were written; looks at all of them."""
        return "_connection" in self.__dict__ and not is_sound(self._connection)

    def is_backed_up(self, days: Collection[str]) -> bool:
        """Whether the journal was copied by itself on one of some days, in their ISO form; looks at names alone."""
        end = f"-{self.path.stem}-{DAILY}{ENDING}"
        with suppress(OSError), os.scandir(self.path.absolute().parent / BACKUPS) as there:
            return any(each.name[:_DAY] in days and each.name.endswith(end) for each in there)
        return False

    def close(self) -> None:
        """Let go of the file, and of what killed runs have left beside it."""
        if self.has_written:
            from custfocus.base.files import clear_leftovers

            clear_leftovers(self.path.parent, self._now().timestamp())
        if "_connection" in self.__dict__:
            self._connection.close()
