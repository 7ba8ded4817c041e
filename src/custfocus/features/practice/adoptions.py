"""Which practices are taken on, since when and how often; and what refuses to be taken on.

A change of cadence is a new entry from the day on which the former ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.errors import CustfocusError
from custfocus.content.framework import Framework, cadence_of, name_of
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Cadence

MOST_AT_ONCE = 3


class Stretch(Struct, frozen=True):
    """A time at one cadence: from a day up to, and without, the day it was stopped, if it was."""

    since: date
    until: date | None
    cadence: Cadence

    def holds(self, day: date) -> bool:
        """Whether the practice is taken on, on a day."""
        return self.since <= day and (self.until is None or day < self.until)

    def reaches(self, day: date) -> bool:
        """Whether there is no day without it before a day that follows its first."""
        return self.until is None or day <= self.until


class HeldAdoption(NamedTuple):
    """The entry that a practice is taken on with, and the first of those that follow one another without a gap."""

    entry: Entry
    first: Entry


def stretches(adoptions: Iterable[Entry]) -> dict[str, list[Stretch]]:
    """The times that each practice was taken on, by its id, the first one first."""
    taken: dict[str, list[Stretch]] = {}
    for entry in sorted(adoptions, key=_begun):
        taken.setdefault(str(entry.item), []).append(stretch_of(entry))
    return taken


def stretch_of(adoption: Entry) -> Stretch:
    """What an entry of kind "adoption" says."""
    kept = adoption.of(kinds.Adoption)
    return Stretch(adoption.day, kept.until, cadence_of(kept.times, kept.days))


def adoptions_on(adoptions: Iterable[Entry], day: date) -> dict[str, HeldAdoption]:
    """The adoptions that hold on a day, by the practice's id, in the order in which they were begun.

    A change of cadence is a new entry from the day on which the former ends; it goes on with the former's place.
    """
    latest: dict[str, HeldAdoption] = {}
    for entry in sorted(adoptions, key=_begun):
        if entry.day > day:
            break
        former = latest.pop(str(entry.item), None)
        goes_on = former is not None and stretch_of(former.entry).reaches(entry.day)
        latest[str(entry.item)] = HeldAdoption(entry, former.first if former and goes_on else entry)
    taken = {item: held for item, held in latest.items() if stretch_of(held.entry).holds(day)}
    return dict(sorted(taken.items(), key=lambda pair: _begun(pair[1].first)))


def check_not_taken_on_later(adoptions: Iterable[Entry], practice: str, name: str, day: date) -> None:
    """Refuse to take on what is taken on from a later day: the two would overlap.

    Raises:
        CustfocusError: It is.
    """
    later = [entry.day for entry in adoptions if entry.item == practice and entry.day > day]
    if later:
        raise CustfocusError(
            f'"{name}" is taken on from {wording.full_day(min(later))} already.',
            "custfocus practice shows how it stands.",
            code="already-adopted",
        )


def check_room(framework: Framework, adoptions: Sequence[Entry], day: date, today: date) -> None:
    """Refuse a fourth, on the day or on any after it; only the first day of a practice can make one too many.

    Raises:
        CustfocusError: There are three on one of these days.
    """
    for each in (today, day, *sorted(entry.day for entry in adoptions if entry.day > day)):
        taken = adoptions_on(adoptions, each)
        if len(taken) >= MOST_AT_ONCE:
            names = "; ".join(name_of(framework, item) for item in taken)
            raise _full(names) if each == today else _full_then(names, each)


def _full(names: str) -> CustfocusError:
    return CustfocusError(
        f"Three at once are enough to stay with, and you have them: {names}.",
        "custfocus practice --stop 1 makes room; the other numbers stand for the others.",
        code="three-at-once",
    )


def _full_then(names: str, day: date) -> CustfocusError:
    return CustfocusError(
        f"Three at once are enough to stay with, and on {wording.full_day(day)} you had them: {names}.",
        "Leave out --on to take it on from today.",
        code="three-at-once",
    )


def _begun(entry: Entry) -> tuple[date, str]:
    return entry.day, entry.at
