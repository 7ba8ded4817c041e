"""The half year that `custfocus demo` writes: data of the content pack, no part of the framework."""

import re
from datetime import date
from pathlib import Path
from typing import Any

from msgspec import DecodeError, Struct, json

from custfocus.base.errors import CustfocusError
from custfocus.content.framework import Framework, quoted

# The kinds of entries that name another one, and where in their data they do.
TIES = {"intention": "answer", "reading": "measure"}
_TIME = re.compile("([01][0-9]|2[0-3]):[0-5][0-9]")


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


def half_year(folder: Path, framework: Framework, way_back: str) -> HalfYear:
    """The half year of a framework.

    Args:
        folder: The framework's folder.
        framework: The framework.
        way_back: What to do where its file is damaged.

    Raises:
        CustfocusError: The framework has none, or the file is missing or damaged.
    """
    name = framework.pack.demo
    if not name:
        raise CustfocusError(
            "The framework that you use comes without a made-up journal.",
            "custfocus guide shows what there is in it.",
            code="no-demo",
        )
    written = read(folder / name)
    if isinstance(written, HalfYear):
        written = flaw(written, framework) or written
    if isinstance(written, str):
        raise unusable(name, written, way_back)
    return written


def unusable(name: str, why: str, way_back: str) -> CustfocusError:
    """The error for a half year that can't be told."""
    return CustfocusError(f"The framework's made-up journal is damaged: {name}: {why}.", way_back, code="content")


def read(file: Path) -> HalfYear | str:
    """What a file holds, or what keeps it from being a half year."""
    try:
        return json.decode(file.read_bytes(), type=HalfYear)
    except (OSError, DecodeError) as error:
        return str(error).rstrip(".")


def flaw(written: HalfYear, framework: Framework) -> str:
    """The first thing that is wrong between a half year and its framework, in words; empty where nothing is."""
    if not written.entries:
        return "found no entry, expected some"
    keys: set[str] = set()
    for number, entry in enumerate(written.entries, 1):
        where = f"in entry {number}"
        if entry.item is not None and entry.item not in framework.by_id:
            return f"found {quoted(entry.item)} {where}, expected the id of an item"
        if not _TIME.fullmatch(entry.at):
            return f"found {quoted(entry.at)} {where}, expected a time such as 08:15"
        for principle in entry.principles or ():
            if principle not in framework.by_id:
                return f"found {quoted(principle)} {where}, expected the id of a principle"
        tie = TIES.get(entry.kind)
        if tie and entry.data.get(tie) not in keys:
            return f'found no key of an earlier entry as "{tie}" {where}, expected one'
        keys.add(entry.key)
    return ""
