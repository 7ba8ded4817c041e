"""What a command is handed: the world, the framework, the journal, the prompts, each made on first use."""

import os
from collections.abc import Iterable, Sequence
from datetime import UTC, date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from custfocus.base.errors import CustfocusError
from custfocus.base.world import World
from custfocus.terminal import output

if TYPE_CHECKING:
    from custfocus.base.settings.table import Settings
    from custfocus.base.view import View
    from custfocus.content.framework import Framework
    from custfocus.content.load import Chosen
    from custfocus.journal.damage.rescue import Rescue
    from custfocus.journal.entry import Entry, Filter
    from custfocus.journal.store import Store
    from custfocus.terminal.drafting import Drafts
    from custfocus.terminal.locked.key import JournalKey
    from custfocus.terminal.prompts import Holder, Prompts

_MOST_AHEAD = 100


class Session:
    """One run of one command.

    Args:
        world: Everything from outside.
        command: The name of the command that runs.
        json: Whether JSON was asked for; nothing is asked at a prompt then.
        journal: The journal named with --journal, if any.
    """

    def __init__(self, world: World, command: str = "", *, json: bool = False, journal: Path | None = None) -> None:
        self.world = world
        self.command = command
        self.example = ""
        self.json = json
        self.journal = journal
        self._left_out: set[str] = set()
        self._has_saved = False
        self.never_unlocks = False
        """Whether it does without a locked journal."""
        self.piped: str | None = None
        """What came through the pipe, once it has been read."""
        self.damage: Rescue | None = None
        """What could be had of the journal, where it proved to be damaged."""

    @cached_property
    def settings(self) -> "Settings":
        """What the user has set."""
        from custfocus.base.settings.file import read_settings

        return read_settings(self.world.paths.settings)

    @cached_property
    def today(self) -> date:
        """The user's own day."""
        return self.settings.day(self.world.now())

    @cached_property
    def chosen(self) -> "Chosen":
        """The folder of the framework that holds, whether or not it is sound."""
        from custfocus.content.load import chosen

        return chosen(self.world.environ, self.settings.framework, self.settings.path)

    @cached_property
    def framework(self) -> "Framework":
        """All content; what is wrong with a file of the user's is said once, in a line."""
        from custfocus.content.framework import Served
        from custfocus.content.load import load

        paths, chosen, word = self.world.paths, self.chosen, self.settings.people
        people = Served(*word) if word else None
        framework = load(chosen.folder, paths.content, paths.framework, way_back=chosen.way_back, people=people)
        for file in dict.fromkeys(problem.file for problem in framework.problems):
            self.warn(f"Your content file {file} was left out; custfocus guide check tells why.")
        return framework

    @cached_property
    def store(self) -> "Store":
        """The journal."""
        from custfocus.journal.store import Store

        self.key.see()
        return Store(
            self.key.journal,
            command=self.command,
            now=self.world.now,
            zone=self.world.zone,
            random=self.world.random,
            device=self.world.device,
            patience=self.world.patience,
            when_damaged=self._tell_of_damage,
            when_changing=self._tell_of_change,
            secrets=self.key.secrets,
        )

    @cached_property
    def key(self) -> "JournalKey":
        """What opens the journal where it is locked."""
        from custfocus.terminal.locked.key import JournalKey

        return JournalKey(self, lambda: self._prompts if self.asks else None)

    def _tell_of_change(self, share: float) -> None:
        """Say on the last line of a terminal how far a change of form has come, for as long as it takes."""
        line = f"Your journal is made ready for this version, once: {share:.0%}" if share < 1 else ""
        output.draw_over(line, self.world.stderr)

    def _tell_of_damage(self, rescue: "Rescue") -> None:
        """Say once that the journal is damaged, and what of it can't be read."""
        self.damage = rescue
        self.warn(rescue.in_words(self.store.path))

    def find(
        self, wanted: "Filter | None" = None, *, limit: int | None = None, oldest_first: bool = False
    ) -> "list[Entry]":
        """The entries wanted that can be read as what their kind keeps, as `Entries.find` has them."""
        from custfocus.journal.entry import Filter

        wanted = wanted or Filter()
        entries = self.store.entries.find(wanted, limit=limit, oldest_first=oldest_first)
        good = self.readable(entries)
        if len(good) < len(entries) == limit:  # others may take the place of those that are left out
            good = self.readable(self.store.entries.find(wanted, oldest_first=oldest_first))[:limit]
        return good

    def readable(self, entries: "Iterable[Entry]") -> "list[Entry]":
        """Those entries that can be read as what their kind keeps; of the others a line tells, once."""
        from custfocus.journal.entry import sound

        good, damaged = sound(entries)
        if new := [entry for entry in damaged if entry.id not in self._left_out]:
            self._left_out |= {entry.id for entry in new}
            what = "An entry is damaged and was" if len(new) == 1 else f"{len(new)} entries are damaged and were"
            self.warn(f"{what} left out; custfocus show {self.short(new[0])} shows what was kept.")
        return good

    def mention_entries_ahead(self, *, once: bool = False) -> None:
        """Say that entries were written at a moment that is still to come: so they are after a clock was wrong.

        Args:
            once: Whether one day of saying so is enough.
        """
        from custfocus.journal.entry import Filter
        from custfocus.terminal import remembered

        later = self.store.entries.find(Filter(since=self.today + timedelta(1)), limit=_MOST_AHEAD)
        moment = (self.world.now() + timedelta(1)).astimezone(UTC).isoformat()  # machines differ by less than a day
        if not (ahead := [entry for entry in later if entry.at > moment]):
            return
        path, what = self.remembered("mentioned.json"), f"ahead {ahead[0].id}"
        if once and not remembered.is_new(path, what, self.today):
            return
        if once and not self.json:
            remembered.mention(path, what, self.today)
        from custfocus.base import wording

        newest, count = ahead[0], len(ahead)
        were = "An entry was" if count == 1 else f"{count}{' or more' * (count == _MOST_AHEAD)} entries were"
        self.warn(
            f"{were} written when the clock stood ahead, the last on {wording.full_day(newest.day)}. "
            f"If that day is wrong: custfocus edit {self.short(newest)} --on DAY."
        )

    @property
    def asks(self) -> bool:
        """Whether somebody sits there to be asked."""
        return self.world.interactive and not self.json

    @cached_property
    def ask(self) -> "Prompts":
        """The prompts; whoever has a locked journal is asked for its passphrase before anything else."""
        if self.asks and self.key.is_locked:
            self.key.secrets()
        return self._prompts

    @cached_property
    def _prompts(self) -> "Prompts":
        from custfocus.terminal.prompts import Prompts

        return Prompts(self.world.stderr, self.warn, self._aside)

    def _aside(self) -> "Holder":
        return self.drafts.aside()

    @cached_property
    def drafts(self) -> "Drafts":
        """The texts that wait to be saved into the journal that is used."""
        from custfocus.terminal.drafting import Drafts

        prompts = self._prompts if self.key.is_refused else self.ask
        return Drafts(self.world.paths.drafts_for(self.journal), prompts, self.warn, self.key)

    @property
    def numbers(self) -> Path:
        """The file that keeps what the last page on this terminal numbered."""
        return self._numbers_of("numbers")

    def _numbers_of(self, listed: str) -> Path:
        where = "".join(letter if letter.isalnum() else "-" for letter in self.world.terminal)
        return self.remembered(f"{listed}{where}.json")

    def numbered_ids(self, listed: str = "numbers") -> list[str]:
        """The ids that a page last numbered on this terminal; where none has, where there was no terminal."""
        from custfocus.terminal import remembered

        now = self.world.now()
        here = remembered.fresh(self._numbers_of(listed), now)
        return here or remembered.fresh(self.remembered(f"{listed}.json"), now)

    def remember_numbers(self, ids: Sequence[str]) -> None:
        """Keep the ids that a page is about to number, so that the next command can name them by number."""
        if ids and self._is_read:
            from custfocus.terminal import remembered

            remembered.remember(self.numbers, ids, self.world.now())

    def remember_list(self, listed: str, ids: Sequence[str]) -> None:
        """Keep the ids of a list that a page numbers: when one of them goes, those after it come to other numbers."""
        if self._is_read:
            from custfocus.terminal import remembered

            remembered.remember(self._numbers_of(listed), ids, self.world.now())

    def remember_place(self, listed: str, number: int, known: str) -> None:
        """Keep that a line tells of one thing in such a list by its number."""
        if self._is_read:
            from custfocus.terminal import remembered

            remembered.put(self._numbers_of(listed), number, known, self.world.now())

    def see_that_number_stands(self, listed: str, ref: str, ids: Sequence[str], way: str) -> None:
        """Refuse a number that was another's on the page that was last seen here.

        Args:
            listed: The list.
            ref: What the user wrote, which may be a number.
            ids: What stands in the list now.
            way: What shows it.

        Raises:
            CustfocusError: It was.
        """
        place = int(ref) - 1 if ref.isascii() and ref.isdecimal() and len(ref) < 10 else -1  # noqa: PLR2004 - digits
        seen = self.numbered_ids(listed)
        if 0 <= place < min(len(ids), len(seen)) and seen[place] not in ("", ids[place]):
            raise CustfocusError(
                f"Number {ref} was another when you last saw the list, which has changed since.",
                f"{way} shows it as it is now.",
                code="stale-number",
            )

    @property
    def _is_read(self) -> bool:
        """Whether somebody at this terminal sees the page; where there is no terminal, whoever calls may."""
        return not self.json and (not self.world.terminal or self.world.stdout.isatty())

    def remembered(self, name: str) -> Path:
        """A file that can be lost, and holds for the journal that is used: another journal has another."""
        if self.journal is None:
            return self.world.paths.cache / name
        from zlib import crc32

        journal = os.fsencode(self.journal.absolute())
        return self.world.paths.cache / f"{crc32(journal):08x}-{name}"

    def show(self, view: "View | output.Document", *, last: bool = False) -> None:
        """Print what the command answers, or a part of it in a longer flow; the last of it may go through a pager."""
        output.show(view, self.world, as_json=self.json, last=last)

    def tell(self, view: "View") -> None:
        """Print a page on stderr: something to read before a prompt."""
        output.draw(view, self.world.stderr, self.world)
        self.world.stderr.flush()

    def tell_in_screens(self, view: "View", *then: "View") -> None:
        """Print a page on stderr, a screen at a time where it is longer than the window.

        Args:
            view: The page.
            then: What is asked afterwards, which the caller prints, so that there is room for it.

        Raises:
            LeftError: The user left.
        """
        from custfocus.terminal.programs import pager, screens

        stderr, world = self.world.stderr, self.world
        if not pager.rows_of(stderr, world):
            self.tell(view)
            return
        page = screens.Screens([*output.drawn(view, stderr, world)])
        asked = "".join(part for each in then for part in output.drawn(each, stderr, world))
        screens.read_through(page, asked, stderr, self.ask, lambda: pager.rows_of(stderr, world))

    def warn(self, words: str) -> None:
        """Say something in a line on stderr."""
        output.warn(words, self.world)

    def saved(self) -> None:
        """Keep in mind that a file is on disk: whatever fails from now on, that is done."""
        self._has_saved = True

    @property
    def has_saved(self) -> bool:
        """Whether something that the user gave or asked for is on disk by now."""
        return self._has_saved or self.has_written

    @property
    def has_written(self) -> bool:
        """Whether something is in the journal by now that wasn't before."""
        return "store" in self.__dict__ and self.store.has_written

    @property
    def needs_backup(self) -> bool:
        """Whether this run is the first of its day to have written in the journal, by the names of its copies."""
        if not self.has_written or self.world.leading:  # what is made up needs none
            return False
        return not self.store.is_backed_up({self.today.isoformat(), self.world.now().date().isoformat()})

    def short(self, entry: "Entry") -> str:
        """An entry's id as a page shows it."""
        return self.store.entries.short(entry.id)

    def explain(self, error: Exception) -> CustfocusError | None:
        """What brought about an error that nobody foresaw; None where it is the system's, or a fault of ours."""
        if isinstance(error, RecursionError):
            return CustfocusError("That is nested too deeply.", code="too-deep")
        if not isinstance(error, OSError) and "store" in self.__dict__ and self.store.is_damaged:
            from custfocus.journal.connect import damaged

            return damaged()
        return None

    def close(self) -> None:
        """Let go of what was opened."""
        if "store" in self.__dict__:
            self.key.close()
            self.store.close()
        if "drafts" in self.__dict__:
            self.drafts.close()
