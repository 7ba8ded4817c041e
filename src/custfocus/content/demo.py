"""The half year that `custfocus demo` writes: data of the content pack, no part of the framework."""

from datetime import date
from typing import Any

from msgspec import DecodeError, Struct, json

from custfocus.base.errors import CustfocusError
from custfocus.content.load import content_folder

_FILE = "demo.json"


class Planted(Struct, frozen=True):
    """A discrepancy that the story holds."""

    id: str
    """The principle's id."""
    kind: str
    """Which way it goes: "word-over-deed" or "deed-over-word"."""


class WrittenEntry(Struct, frozen=True):
    """An entry as the content has it; what is made of its item is left out."""

    day: date
    """Its day, in the story as it was written."""
    at: str
    """The hour and the minute."""
    kind: str
    """Its kind."""
    item: str | None = None
    """The id of the item that it is about."""
    text: str = ""
    """Its text."""
    asked: str | None = None
    """What was asked; None where the item tells."""
    principles: tuple[str, ...] | None = None
    """The principles that it is about; None where the item tells."""
    data: dict[str, Any] = {}
    """What an entry of its kind keeps, but for what is made of its item."""
    key: str = ""
    """What others call it by; empty where none does."""


class WrittenReview(Struct, frozen=True):
    """A review as the content has it."""

    day: date
    """The day on which it was held, in the story as it was written."""
    answers: dict[str, str]
    """Answers by item of the checklist."""
    done: tuple[int, ...]
    """Places of the priorities that are done."""
    priorities: tuple[str, ...]
    """New priorities."""
    plans: dict[str, str]
    """How each plan went, by the key of its entry."""
    line: str
    """The sentence to remember."""


class HalfYear(Struct, frozen=True):
    """The story as it was written."""

    today: date
    """The day it was written for."""
    entries: tuple[WrittenEntry, ...]
    """The entries, the earliest first."""
    reviews: tuple[WrittenReview, ...]
    """The reviews, one for each month, the earliest first."""
    planted: tuple[Planted, ...]
    """What doesn't go together in it, all of it."""


def half_year() -> HalfYear:
    """The half year of the content.

    Raises:
        CustfocusError: The file is missing or damaged.
    """
    try:
        return json.decode((content_folder() / _FILE).read_bytes(), type=HalfYear)
    except (OSError, DecodeError) as error:
        raise CustfocusError(
            f"custfocus's own content is damaged: {_FILE}: {error}.",
            "Install custfocus again; your journal is not touched by that.",
            code="content",
        ) from error
