"""What the journal shows of the items that one rates oneself on: deeds, and beside them answers.

A deed is a practice done, something heard, a note, a sheet on the day it was opened. An answer is none: whoever is
asked about a principle may answer that nothing was done for it. A deed counts for the principles that it is tied to,
a practice done for its first one alone. Behaviours, self-checks and barriers have deeds of their own, by the
practices and worksheets that the content names as about them; where it names neither, or there are none, nothing
here tells.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from custfocus.base import wording
from custfocus.content.framework import Framework
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

DEED_DAYS = 60
_HEARD, _ANSWER, _TICK, _SHEET = kinds.Heard.kind, kinds.Answer.kind, kinds.PracticeDone.kind, kinds.SheetRecord.kind
_SINGLE = {_TICK: "tick"}


class DeedCount(Struct, frozen=True):
    """What the last DEED_DAYS show of an item."""

    days: int = 0
    """On how many days there is a deed."""
    deeds: Mapping[str, int] = {}
    """How many deeds there are, by kind."""
    answers: int = 0
    """How many answers there are to questions about it."""
    last: date | None = None
    """The day of the latest deed; of a principle, however long ago."""


class Deeds(Struct, frozen=True):
    """What the journal shows of all items."""

    of: Mapping[str, DeedCount]
    """What was counted for each item, by its id."""
    principles: tuple[str, ...]
    """The ids of the principles among them."""
    written: int
    """On how many of the days there is a deed or an answer at all."""
    age: int
    """How many days ago the journal's first entry was."""


class Ties:
    """Which items an entry counts for."""

    def __init__(self, framework: Framework) -> None:
        self.principles = tuple(principle.id for principle in framework.principles)
        conduct = (*framework.self_checks, *framework.behaviours, *framework.barriers)
        self.ids = (*self.principles, *(item.id for item in conduct))
        self._of: dict[tuple[str, str | None], list[str]] = {}
        for item in conduct:
            for kind, names in ((_ANSWER, item.questions), (_TICK, item.practices), (_SHEET, item.worksheets)):
                for name in names:
                    self._of.setdefault((kind, name), []).append(item.id)

    def items(self, entry: Entry) -> list[str]:
        """The ids of the items that an entry counts for: as a deed, or as an answer where it is one."""
        principles = entry.principles[:1] if entry.kind == _TICK else entry.principles
        offered = [each for each in principles if each in self.principles]
        return [*offered, *self._of.get((entry.kind, entry.item), ())]


def since(day: date) -> date:
    """The first of the last DEED_DAYS."""
    return date.fromordinal(max(1, day.toordinal() - DEED_DAYS + 1))


def count_deeds(
    framework: Framework, evidence: Iterable[Entry], last: Mapping[str, date], first: date | None, day: date
) -> Deeds:
    """What the journal shows on a day.

    Args:
        framework: All content.
        evidence: The entries of the kinds of evidence since `since(day)`.
        last: The day of the latest deed up to the day, by principle.
        first: The day of the journal's first entry.
        day: The day.
    """
    ties = Ties(framework)
    days: dict[str, set[date]] = {each: set() for each in ties.ids}
    counts: dict[str, dict[str, int]] = {each: {} for each in ties.ids}
    written = set()
    for entry in evidence:
        written.add(entry.day)
        for item in ties.items(entry):
            counts[item][entry.kind] = counts[item].get(entry.kind, 0) + 1
            if entry.kind != _ANSWER:
                days[item].add(entry.day)
    of = {
        item: DeedCount(
            len(days[item]),
            {kind: counts[item][kind] for kind in kinds.DEEDS if kind in counts[item]},
            counts[item].get(_ANSWER, 0),
            last.get(item, max(days[item], default=None)),
        )
        for item in ties.ids
    }
    return Deeds(of, ties.principles, len(written), (day - first).days if first else 0)


def in_words(deeds: Mapping[str, int]) -> list[str]:
    """What was counted, a kind each: 16 ticks, 6 notes, 2 heard."""
    return [
        f"{count} heard" if kind == _HEARD else wording.counted(count, _SINGLE.get(kind, kind))
        for kind, count in deeds.items()
    ]
