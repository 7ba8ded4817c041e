"""Items as plain data and back: what the cache keeps of all of them, and a sheet of its worksheet."""

from typing import Any

from custfocus.library._record import R, Record, as_dict
from custfocus.library.models import Cadence, Citation, Due, Ending, Field, Stage, Statement

# The records inside of items, by the key under which they stand; no other key of an item has that name.
PARTS: dict[str, type[Record]] = {
    "sources": Citation,
    "cadence": Cadence,
    "fields": Field,
    "stages": Stage,
    "due": Due,
    "closing": Ending,
    "statements": Statement,
}


def plain(record: Record) -> dict[str, Any]:
    """A record as JSON can hold it, without what is as by default."""
    return {
        name: _plain(value) for name, value in as_dict(record).items() if value != getattr(type(record), name, ...)
    }


def thaw(model: type[R], raw: dict[str, Any]) -> R:
    """The record that `plain` made this of.

    Raises:
        TypeError, KeyError, AttributeError: It was made of no such record.
    """
    return model(**{name: value if type(value) is str else _thaw(name, value) for name, value in raw.items()})


def _plain(value: Any) -> Any:
    if isinstance(value, Record):
        return plain(value)
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _thaw(name: str, value: Any) -> Any:
    if isinstance(value, list):
        part = PARTS.get(name)
        return tuple(thaw(part, inner) for inner in value) if part else tuple(value)
    return thaw(PARTS[name], value) if isinstance(value, dict) else value
