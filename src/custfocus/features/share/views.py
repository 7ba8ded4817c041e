"""A brief to hand on: what customers said, what was learnt and what will change, without anybody's name.

What a worksheet keeps in fixed words may go; what somebody wrote freely goes only where the user has approved it,
passage by passage. Whoever the brief is for gets the parts that are theirs, in words for them.
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.view import Page, View
from custfocus.content.framework import BRIEF_PARTS
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.journal.entry import Entry

TEAM, MANAGER, COACH = "team", "manager", "coach"
HEARD, LEARNT, CHANGE, DECISION = BRIEF_PARTS
OWN = "own"
FIGURES, OVERDUE, THANKS = "figures", "overdue", "thanks"

READERS = {TEAM: "the team", MANAGER: "my manager", COACH: "my coach"}
TITLES = {
    TEAM: "What our customers told us",
    MANAGER: "Close to our customers: a brief",
    COACH: "My notes for our conversation",
}
# The parts that each reader gets, in order, and what they are called for that reader.
PARTS = {
    TEAM: {
        HEARD: "What we heard",
        LEARNT: "What we learnt",
        CHANGE: "What will change",
        FIGURES: "Who has heard back",
        THANKS: "Thank you",
    },
    MANAGER: {
        FIGURES: "The figures",
        HEARD: "What we heard",
        LEARNT: "What we learnt",
        CHANGE: "What will change",
        OVERDUE: "What is overdue",
        DECISION: "Where we need a decision",
    },
    COACH: {
        HEARD: "What I heard",
        LEARNT: "What I learnt",
        CHANGE: "What I will change",
        OWN: "What I thought about it",
        FIGURES: "The figures",
    },
}
NOTHING = (
    "Nothing is in this brief yet, and that's fine: one thing that a customer said is enough to begin with. "
    "What was heard, what was learnt from it and what will change will stand here."
)
WITHOUT_NAMES = "Names have been replaced."
_THANKS = "To everyone who listened, passed on what they heard and helped to put it right: thank you."


class Passage(Struct, frozen=True):
    """A piece of an entry that may go into a brief.

    Attributes:
        id: What the user approves it by.
        entry: The entry's id.
        label: What it answers, such as the prompt of a worksheet's field.
        text: The words.
        free: Whether somebody wrote it freely, so that it needs the user's approval.
        part: HEARD, LEARNT, CHANGE, DECISION or OWN.
        about: What the entry is, such as "A complaint, 9 November 2026"; said once for all its passages in a part.
    """

    id: str
    entry: str
    label: str
    text: str
    free: bool
    part: str = HEARD
    about: str = ""


class Figures(Struct, frozen=True):
    """What can be counted of complaints.

    Attributes:
        complaints: How many there were.
        told: To how many customers somebody has said what came of it.
        closed: How many are closed.
        causes: Each cause and how many have it.
    """

    complaints: int
    told: int
    closed: int
    causes: tuple[tuple[str, int], ...] = ()


class Overdue(Struct, frozen=True):
    """Something promised whose day has passed: the entry's id, what it is, and the day."""

    entry: str
    what: str
    due: date


class Part(Struct, frozen=True):
    """A part of the brief: its title, lines in the brief's own words, and passages."""

    id: str
    title: str
    lines: tuple[str, ...]
    passages: tuple[Passage, ...]


class Brief(View, frozen=True):
    """What is handed on.

    Attributes:
        audience: TEAM, MANAGER or COACH.
        title: The title.
        first, last: The days that it is about.
        opening: A sentence on what it is.
        parts: Its parts, none of them empty; none at all where there is nothing to hand on.
        waiting: The ids of the passages that were left out, for the user hasn't approved them.
        suspects: What may be names in it that nobody has listed.
        before: The ids of those of its passages, left out or not, that such a reader has been given before.
        path: The file it was saved as, if it was.
        counted: The entry that it was kept as, where it counted as a practice.
    """

    kind: ClassVar[str] = "share"
    audience: str
    title: str
    first: date
    last: date
    opening: str
    parts: tuple[Part, ...]
    waiting: tuple[str, ...]
    suspects: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    path: str | None = None
    counted: Entry | None = None

    @property
    def passages(self) -> tuple[Passage, ...]:
        """All passages that are in it."""
        return tuple(passage for part in self.parts for passage in part.passages)

    @property
    def extent(self) -> str:
        """How many they are, in words."""
        return wording.counted(len(self.passages), "passage")

    def drawn(self) -> Page:
        from custfocus.features.share.page import saved, text

        return saved(self) if self.path else text(self)


class Asking(View, frozen=True):
    """A passage that waits for the user's word.

    Attributes:
        passage: The passage, without names.
        title: The title of its part.
        number, of: Which one it is of how many that wait.
        before: On which days such a reader was given it.
    """

    passage: Passage
    title: str
    number: int
    of: int
    before: tuple[date, ...] = ()

    def drawn(self) -> Page:
        from custfocus.features.share.page import asking

        return asking(self)


class Suspects(View, frozen=True):
    """What may be names that nobody has listed, numbered from 1."""

    words: tuple[str, ...]

    def drawn(self) -> Page:
        from custfocus.features.share.page import suspects

        return suspects(self)


def offered(passages: Iterable[Passage], audience: str) -> list[Passage]:
    """The passages that a brief for these readers has room for."""
    return [passage for passage in passages if passage.part in PARTS[audience] and passage.text.strip()]


def without_names(passage: Passage, names: Pseudonyms) -> Passage:
    """The passage as others may read it."""
    about, label, text = (names.take_out(words) for words in (passage.about, passage.label, passage.text))
    return replace(passage, about=about, label=label, text=text.strip())


def suspects(passages: Iterable[Passage], names: Pseudonyms) -> tuple[str, ...]:
    """What may still be names in passages from which those that are known have been taken out, each once."""
    return tuple(dict.fromkeys(word for passage in passages for word in names.suspects(passage.text)))


def brief(
    passages: Iterable[Passage],
    audience: str,
    first: date,
    last: date,
    *,
    names: Pseudonyms,
    approved: Collection[str] = (),
    figures: Figures | None = None,
    overdue: Iterable[Overdue] = (),
    before: Collection[str] = (),
) -> Brief:
    """The brief on the days from first to last.

    Args:
        passages: What may go into it, in the order in which it is to stand there.
        audience: Who it is for: TEAM, MANAGER or COACH.
        first: The first day it is about.
        last: The last.
        names: The names to be taken out, of everything that others wrote.
        approved: The ids of the freely written passages that may go.
        figures: What can be counted; left out where there was no complaint.
        overdue: What is overdue, the most overdue first.
        before: The ids of the passages that such a reader has been given before.
    """
    titles = PARTS[audience]
    theirs = offered(passages, audience)
    lines = {
        FIGURES: tuple(_counted(figures, audience, names)) if figures and figures.complaints else (),
        OVERDUE: tuple(_late(overdue, last, names)),
    }
    parts = [
        Part(part, title, lines.get(part, ()), tuple(_going(theirs, part, approved, names)))
        for part, title in titles.items()
    ]
    parts = [part for part in parts if part.lines or part.passages]
    if parts and THANKS in titles:
        parts.append(Part(THANKS, titles[THANKS], (_THANKS,), ()))
    waiting = tuple(passage.id for passage in theirs if passage.free and passage.id not in approved)
    opening = f"{wording.span(first, last)}. {WITHOUT_NAMES if parts else NOTHING}"
    return Brief(
        audience,
        TITLES[audience],
        first,
        last,
        opening,
        tuple(parts),
        waiting,
        suspects=suspects((passage for part in parts for passage in part.passages), names),
        before=tuple(passage.id for passage in theirs if passage.id in before),
    )


def _going(passages: Iterable[Passage], part: str, approved: Collection[str], names: Pseudonyms) -> Iterator[Passage]:
    """The passages of a part that may go, without names."""
    for passage in passages:
        if passage.part == part and (not passage.free or passage.id in approved):
            yield without_names(passage, names)


def _counted(figures: Figures, audience: str, names: Pseudonyms) -> Iterator[str]:
    complaints = wording.counted(figures.complaints, "complaint")
    yield f"{complaints}; {_of(figures.told, figures.complaints)} told what came of it."
    if audience == TEAM:
        return
    yield f"{_of(figures.closed, figures.complaints)} closed."
    for cause, count in figures.causes:
        yield f"{names.take_out(cause)}: {count}"


def _of(some: int, of_all: int) -> str:
    """How many of them have been what follows."""
    counted = "none has" if not some else "all have" if some == of_all > 1 else f"{some} of {of_all} {_have(some)}"
    return f"{counted} been"


def _have(count: int) -> str:
    return "has" if count == 1 else "have"


def _late(overdue: Iterable[Overdue], last: date, names: Pseudonyms) -> Iterator[str]:
    for late in overdue:
        passed = (last - late.due).days
        ago = f", {wording.counted(passed, 'day')} ago" if passed > 0 else ""
        yield f"{names.take_out(late.what)}: due {wording.full_day(late.due)}{ago}"
