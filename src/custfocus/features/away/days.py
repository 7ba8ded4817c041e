"""Which days count: the user's weekdays, without the days away."""

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from custfocus.journal import kinds
from custfocus.journal.entry import Entry


class Calendar(Struct, frozen=True):
    """The days that count; on any other, nothing is due and no strength is lost."""

    weekdays: frozenset[int] = frozenset(range(7))
    """The weekdays that count, Monday as 0."""
    away: tuple[tuple[date, date], ...] = ()
    """The first and the last day of each time away; they may overlap."""

    def counts(self, day: date) -> bool:
        """Whether the day counts."""
        return day.weekday() in self.weekdays and not self.is_away(day)

    def is_away(self, day: date) -> bool:
        """Whether the user is away on the day."""
        return any(first <= day <= last for first, last in self.away)

    def counted(self, first: date, last: date) -> list[date]:
        """The days that count among those from `first` to `last`."""
        away = {
            ordinal
            for start, end in self.away
            for ordinal in range(max(start, first).toordinal(), min(end, last).toordinal() + 1)
        }
        days = (date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1) if n not in away)
        return [day for day in days if day.weekday() in self.weekdays]

    def before(self, day: date, count: int) -> date:
        """The day that counts so many such days before a day, or the first day of all."""
        ordinal = day.toordinal()
        while count and ordinal > 1:
            ordinal -= 1
            count -= self.counts(date.fromordinal(ordinal))
        return date.fromordinal(ordinal)

    def away_until(self, day: date) -> date | None:
        """The last day of the time away that a day is in, overlapping ones taken together; None on other days."""
        until = None
        for first, last in sorted(self.away):
            if first <= (until or day) <= last:
                until = last
        return until


def calendar(weekdays: frozenset[int], entries: Iterable[Entry]) -> Calendar:
    """The days that count, from the user's weekdays and the entries of kind "away"."""
    return Calendar(weekdays, tuple((entry.day, last_day(entry)) for entry in entries))


def last_day(entry: Entry) -> date:
    """The last day of a time away."""
    return entry.of(kinds.Away).until
