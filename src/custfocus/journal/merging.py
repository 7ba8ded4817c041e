"""A record as an entry's data, and what an entry keeps once its record is another: all else in it stays as it was."""

from typing import Any

from msgspec import UNSET, Struct, json

from custfocus.journal.kinds import Kind


def stored(record: Kind) -> dict[str, Any]:
    """A record as an entry keeps it."""
    data: dict[str, Any] = _plain(record)
    return data


def merged(data: dict[str, Any], before: Kind, after: Kind) -> dict[str, Any]:
    """What an entry keeps once its record is another: only what has changed is written anew.

    Keys that the record doesn't know stay, as do the order and what is absent; what the record unsets goes. A field
    that was absent comes before the first that follows it in its record.

    Args:
        data: What the entry keeps.
        before: The same as a record.
        after: The record that it is to be.
    """
    found: dict[str, Any] = _merged(data, before, after)
    return found


def _merged(kept: Any, before: Any, after: Any) -> Any:
    if before == after:
        return kept
    match kept:
        case dict() if isinstance(after, Struct):
            return _with_fields(kept, before, after)
        case dict() if isinstance(after, dict):
            return {key: _merged(kept.get(key), before.get(key), value) for key, value in after.items()}
        case list() if isinstance(after, tuple) and isinstance(before, tuple):
            there = zip(kept, before, after, strict=False)
            return [_merged(*each) for each in there] + _plain(after[len(kept) :])
    return _plain(after)


def _with_fields(kept: dict[str, Any], before: Struct, after: Struct) -> dict[str, Any]:
    names = after.__struct_fields__
    merged = dict(kept)
    for place, name in enumerate(names):
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if new is UNSET:
            merged.pop(name, None)
        elif name in merged:
            merged[name] = _merged(kept[name], old, new)
        else:
            following = [key for key in merged if key in names[place:]][:1]
            pairs = list(merged.items())
            at = [*merged].index(following[0]) if following else len(pairs)
            merged = dict([*pairs[:at], (name, _plain(new)), *pairs[at:]])
    return merged


def _plain(value: Any) -> Any:
    """The same as JSON has it."""
    return json.decode(json.encode(value))
