"""A brief to hand on, and what is asked on the way to it, as views."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.view import Page, View
from custfocus.features.share import lines
from custfocus.features.share.readers import HEARD
from custfocus.journal.entry import Entry

# What passages are ticked together as that tell of several entries: what several people said, and what was begun,
# before and since.
CAME_BACK, COMPARED = "came-back", "before-and-after"


class Passage(Struct, frozen=True):
    """A piece of an entry that may go into a brief."""

    id: str
    """What the user approves it by."""
    entry: str
    """The entry's id."""
    label: str
    """What it answers, such as the prompt of a worksheet's field."""
    text: str
    """The words."""
    free: bool
    """Whether somebody wrote it freely, so that it needs the user's approval."""
    part: str = HEARD
    """The part that it belongs to: what was heard, learnt, will change, is to be decided, or is the leader's own."""
    about: str = ""
    """What the entry is, such as "A complaint, 9 November 2026"."""
    group: str = ""
    """What it is ticked together with: the id of its sheet, else its kind of entry, CAME_BACK or COMPARED."""
    title: str = ""
    """What its sheet is called; empty for any other entry."""
    lead: str = ""
    """What leads to it in the case that it is told with, in a word or two; empty where nothing needs to."""


class BriefPart(Struct, frozen=True):
    """A part of a brief."""

    id: str
    """What it is, whatever its readers call it."""
    title: str
    """What they call it."""
    lines: tuple[str, ...]
    """Lines in the brief's own words."""
    passages: tuple[Passage, ...]
    """What others, or the leader, wrote."""


class WithheldPassage(Struct, frozen=True):
    """A passage that stays out because of words that may be a known name in another form."""

    id: str
    """The passage's id."""
    words: tuple[str, ...]
    """The words."""


class CameBack(Struct, frozen=True):
    """A word, or two near each other, that three or more different people said."""

    words: tuple[str, ...]
    """The word or the two."""
    people: int
    """How many different people said it."""
    sentence: str
    """A sentence with it."""
    ids: tuple[str, ...]
    """The ids of the entries that tell of it, the sentence's own first."""

    @property
    def says(self) -> str:
        """How many said it, in words."""
        words = wording.listed([f'"{word}"' for word in self.words])
        return f"{wording.number(self.people).capitalize()} spoke of {words}:"


class QuotedRemark(Struct, frozen=True):
    """A remark in a sentence."""

    entry: str
    """The entry's id."""
    sentence: str
    """The remark as it is, or the sentence of it that tells most."""


class CasePiece(Struct, frozen=True):
    """A piece of a case."""

    lead: str
    """What leads to it; empty where nothing does."""
    text: str
    """The words."""


class BriefCase(Struct, frozen=True):
    """A sheet, or an entry of the leader's own, in one piece."""

    entry: str
    """The entry's id."""
    title: str
    """What the sheet is called; empty for an entry of the leader's own."""
    said: tuple[str, ...]
    """What somebody said."""
    pieces: tuple[CasePiece, ...]
    """What was noted, learnt and will change, or what the leader wrote."""


class Brief(View, frozen=True):
    """What is handed on."""

    kind: ClassVar[str] = "share"
    audience: str
    """Who it is for."""
    title: str
    """The title."""
    first: date
    """The first of the days that it is about."""
    last: date
    """The last of them."""
    opening: str
    """A sentence on what it is."""
    parts: tuple[BriefPart, ...]
    """Its parts, none of them empty; none at all where there is nothing to hand on."""
    waiting: tuple[str, ...]
    """The ids of the passages that were left out, for the user hasn't approved them."""
    suspects: tuple[str, ...] = ()
    """What may be names in it that nobody has listed."""
    before: tuple[str, ...] = ()
    """The ids of those of its passages, left out or not, that such a reader has been given before."""
    path: str | None = None
    """The file it was saved as, if it was."""
    counted: Entry | None = None
    """The entry that it was kept as, where it counted as a practice."""
    withheld: tuple[WithheldPassage, ...] = ()
    """The passages that were approved, and stay out because nobody can tell whether a known name is in them."""
    sentences: tuple[str, ...] = ()
    """How many spoke and how, and how long until they were told."""
    compared: tuple[str, ...] = ()
    """What was begun, before and since."""
    came_back: tuple[CameBack, ...] = ()
    """What several people said."""
    remarks: tuple[QuotedRemark, ...] = ()
    """The other remarks, as far as half a page has room."""
    more: int = 0
    """How many more there are."""
    cases: tuple[BriefCase, ...] = ()
    """Each case in one piece."""
    overdue: tuple[str, ...] = ()
    """What is overdue."""
    thanks: str = ""
    """What it ends with."""

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages that are in it."""
        return tuple(passage for part in self.parts for passage in part.passages)

    @property
    def extent(self) -> str:
        """How many they are, in words."""
        return wording.counted(len(self.passages), "passage")

    def drawn(self) -> Page:
        if self.path:
            return lines.saved_brief(self)
        from custfocus.features.share import page

        return page.brief(self)


class PossibleNames(View, frozen=True):
    """What may be names that nobody has listed."""

    words: tuple[str, ...]
    """The words, numbered from 1."""

    def drawn(self) -> Page:
        from custfocus.features.share import page

        return page.possible_names(self)


class ListOfNames(View, frozen=True):
    """The user's own list of names."""

    kind: ClassVar[str] = "share-names"
    names: tuple[str, ...]
    """The names on it, besides those that the journal knows."""
    no_names: tuple[str, ...]
    """What is no name, and isn't pointed out."""
    path: str
    """The file."""
    in_journal: bool = False
    """Whether that file is the journal, which keeps the list as long as it is locked."""
    numbered: bool = False
    """Whether a page numbers it from 1, so that what stands there can be named by its number."""

    def drawn(self) -> Page:
        return lines.list_of_names(self)
