"""What the changes made to an entry come to, whatever machine made them and in whatever order they arrived.

The changes of an entry know which changes they follow, so it can be told which were made in knowledge of one another
and which beside one another. One that knew of another takes its place. Of those beside one another both count: what
they set apart is merged, two texts are both kept, and who edits what another machine has deleted wants it back. The
order among them is that of their ticks, then of their ids, which is the same on every machine.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from custfocus.journal.entries import FIELDS
from custfocus.journal.entry import Change

ADD, EDIT, DELETE, PURGE = "add", "edit", "delete", "purge"
BETWEEN_TEXTS = "\n\n"

State = dict[str, Any]
_MISSING = object()


class FoldedEntry(NamedTuple):
    """An entry as its changes leave it."""

    fields: State
    """Its fields, kept under a deletion too; none once it was deleted for good."""
    there: bool
    """Whether it is there, rather than deleted."""
    heads: tuple[str, ...]
    """The ids of the changes that no other follows; a next change follows them all."""

    @property
    def state(self) -> State | None:
        """Its fields; None where it isn't there."""
        return self.fields if self.there else None


def fold(changes: Iterable[Change]) -> FoldedEntry:
    """What all changes of one entry come to.

    Args:
        changes: The changes, each once, in any order; of parents that aren't among them nothing is known.
    """
    return deque(folds(changes), maxlen=1)[0]


def folds(changes: Iterable[Change]) -> Iterator[FoldedEntry]:
    """What the changes of one entry come to after each of them, in their order.

    Args:
        changes: The changes, each once, in any order; of parents that aren't among them nothing is known.
    """
    ordered = sorted(changes, key=lambda change: (change.tick, change.id))
    known = _known(ordered)
    folded = FoldedEntry({}, there=False, heads=())
    purged = False
    for place, change in enumerate(ordered):
        purged |= change.operation == PURGE
        heads = _latest(range(place + 1), known)
        ids = tuple(ordered[head].id for head in heads)
        if purged:
            folded = FoldedEntry({}, there=False, heads=ids)
        elif len(heads) == 1:  # it was made in knowledge of all before it, so what it leaves alone stays as it was
            folded = FoldedEntry(folded.fields | change.fields, change.operation != DELETE, ids)
        else:
            there = any(ordered[head].operation != DELETE for head in heads)
            folded = FoldedEntry(_fields(ordered, known, range(place + 1)), there, ids)
        yield folded


def _known(ordered: Sequence[Change]) -> list[int]:
    """For each change the places of all that it was made in knowledge of, as bits."""
    places = {change.id: place for place, change in enumerate(ordered)}
    known: list[int] = []
    for place, change in enumerate(ordered):
        bits = 0
        for parent in change.parents:
            earlier = places.get(parent, place)
            if earlier < place:
                bits |= known[earlier] | 1 << earlier
        known.append(bits)
    return known


def _latest(places: Iterable[int], known: Sequence[int]) -> list[int]:
    """Those of some places that none of the others knew of."""
    chosen = list(places)
    seen = 0
    for place in chosen:
        seen |= known[place]
    return [place for place in chosen if not seen >> place & 1]


def _fields(ordered: Sequence[Change], known: Sequence[int], among: Iterable[int]) -> State:
    """The fields as some of the changes leave them."""
    places = list(among)
    fields: State = {}
    for name in FIELDS:
        latest = _latest((place for place in places if name in ordered[place].fields), known)
        if latest:
            values = [ordered[place].fields[name] for place in latest]
            fields[name] = values[-1] if len(values) == 1 else _beside(name, values, ordered, known, latest)
    return fields


def _beside(name: str, values: list[Any], ordered: Sequence[Change], known: Sequence[int], latest: list[int]) -> Any:
    """What several changes that didn't know of one another make of a field."""
    if name == "text":
        return BETWEEN_TEXTS.join(dict.fromkeys(text for text in values if text))
    if name == "data":
        shared = known[latest[0]]
        for place in latest[1:]:
            shared &= known[place]
        before = _fields(ordered, known, (place for place in range(len(ordered)) if shared >> place & 1))
        return _merged(before.get("data", {}), values)
    return values[-1]


def _merged(before: Any, values: Sequence[Any]) -> Any:
    """What several make of one value: what each has changed, key by key; of one that several changed, the last."""
    changed = [value for value in values if value != before]
    if not changed:
        return before
    if before is _MISSING:
        before = {}
    if not all(isinstance(value, dict) for value in (before, *changed)):
        return changed[-1]
    keys = dict.fromkeys(key for each in (before, *changed) for key in each)
    pairs = ((key, _merged(before.get(key, _MISSING), [each.get(key, _MISSING) for each in changed])) for key in keys)
    return {key: value for key, value in pairs if value is not _MISSING}
