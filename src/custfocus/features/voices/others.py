"""How others see one: the ratings in what was put together, and those that managers gave by name, for each item."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from custfocus.features.voices.views import ManagerRating, OthersRating, RoleRating
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

FRESH = timedelta(days=365)
FEWEST = 3  # answers that a mean is made of, so that nobody's own can be told from it
STEPS = (1, 2, 3, 4, 5)


def others(voices: Sequence[Entry], replies: Sequence[Entry], day: date) -> dict[str, OthersRating]:
    """What others say on each item, a principle or a behaviour, by its id.

    A statement counts for the items that it was tied to when it was asked, so that it does so after it is retired.
    All answers of the last 365 days weigh the same; older ones, and those dated after the day, don't count.
    Every mean is of three answers or more: what fewer said was dropped when the answers were put together, and
    is left out here as well should it stand in an entry that came from elsewhere.

    Args:
        voices: Entries of the kind "voices": the answers of three people or more, put together.
        replies: Entries of the kind "reply"; only those by name count, one that waits says nothing yet.
        day: The day as of which it is told.
    """
    groups: dict[str, dict[str, list[tuple[int, float]]]] = {}
    for entry in voices:
        for item, counts in _by_item(entry, day):
            groups.setdefault(item, {}).setdefault(entry.of(kinds.Voices).role, []).append(counts)
    managers: dict[str, dict[str, ManagerRating]] = {}
    for entry in sorted(replies, key=lambda reply: (reply.day, reply.at)):
        for item, named in _by_name(entry, day):
            managers.setdefault(item, {})[named.who] = named
    return {
        item: _rating(groups.get(item, {}), tuple(managers.get(item, {}).values()))
        for item in dict.fromkeys((*groups, *managers))
    }


def _rating(by_role: Mapping[str, Sequence[tuple[int, float]]], managers: tuple[ManagerRating, ...]) -> OthersRating:
    groups = tuple(RoleRating(role, *_together(parts)) for role, parts in by_role.items())
    mean, count = _together([(group.count, group.mean) for group in groups]) if groups else (None, 0)
    return OthersRating(mean, count, groups, managers)


def _together(parts: Sequence[tuple[int, float]]) -> tuple[Any, int]:
    """The mean of means, each with the weight of its count, and the whole count."""
    whole = sum(count for count, _ in parts)
    return round(sum(count * mean for count, mean in parts) / whole, 2), whole


def _by_item(entry: Entry, day: date) -> Iterator[tuple[str, tuple[int, float]]]:
    """For each item on which a group says something: how many answered, and their mean."""
    by_item: dict[str, list[Sequence[int]]] = {}
    for rating in entry.of(kinds.Voices).ratings if _counts(entry, day) else ():
        for item in _items(rating):
            by_item.setdefault(item, []).append(rating.counts)
    for item, several in by_item.items():
        enough = [counts for counts in several if sum(counts) >= FEWEST]
        if enough:
            # Somebody who answers two statements on the same item is still one person.
            count = max(map(sum, enough))
            total = sum(step * n for counts in enough for step, n in zip(STEPS, counts, strict=True))
            yield item, (count, total / sum(map(sum, enough)))


def _by_name(entry: Entry, day: date) -> Iterator[tuple[str, ManagerRating]]:
    by_item: dict[str, list[int]] = {}
    kept = entry.of(kinds.Reply)
    for rating in kept.ratings or () if kept.who and _counts(entry, day) else ():
        for item in _items(rating):
            by_item.setdefault(item, []).append(rating.value)
    for item, values in by_item.items():
        yield item, ManagerRating(str(kept.who), round(sum(values) / len(values), 2), entry.day)


def _counts(entry: Entry, day: date) -> bool:
    """Whether what an entry says counts on a day."""
    return entry.day <= day and (day - entry.day) < FRESH


def _items(rating: kinds.Given | kinds.Counted) -> Iterator[str]:
    """The ids of the items that a rated statement is tied to."""
    return filter(None, (rating.principle, rating.behaviour))
