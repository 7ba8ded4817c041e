"""The half year of a leader who doesn't exist, moved to the present by whole weeks, so that weekdays hold.

What falls with a month, its review with the checklist and the priorities, can't move by weeks: it follows the months
that are over by the last day of the story as it was moved.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base.dates import months_on
from custfocus.content.demo import TIES, HalfYear, Planted, WrittenEntry, WrittenReview
from custfocus.content.framework import Framework
from custfocus.features.ratings.scales import rating_words, scale_of
from custfocus.features.sheets.kept import record, texts
from custfocus.features.sheets.sheet import begun, closed
from custfocus.features.voices.invitations import new_invitation
from custfocus.journal.kinds import EVIDENCE
from custfocus.journal.merging import stored

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem, Statement

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SATURDAY = 5
# What something is begun for, which may be a measure: another entry, or else a cause.
_AIM = "aim"


class StoryEntry(Struct, frozen=True):
    """An entry to write."""

    key: str
    """What other entries call it by."""
    kind: str
    """Its kind."""
    day: date
    """Its day."""
    minute: int
    """The minute of the day."""
    text: str = ""
    """Its text."""
    item: str | None = None
    """The id of the item that it is about."""
    asked: str = ""
    """What was asked."""
    principles: tuple[str, ...] = ()
    """The principles that it is about."""
    data: dict[str, Any] = {}
    """What an entry of its kind keeps."""
    tie: str | None = None
    """Which field of its data names another entry, by its key; that entry's id belongs there."""


class MonthEnd(Struct, frozen=True):
    """A review to hold."""

    month: date
    """The first day of the month looked back on."""
    day: date
    """The day it is held."""
    answers: Mapping[str, str]
    """Answers by item of the checklist."""
    done: tuple[int, ...]
    """Places of the priorities that are done."""
    priorities: tuple[str, ...]
    """New priorities."""
    plans: Mapping[str, str]
    """How each plan went, by the key of its entry."""
    line: str
    """The sentence to remember."""


class Story(Struct, frozen=True):
    """A journal that nobody kept."""

    entries: tuple[StoryEntry, ...]
    """The entries, the earliest first."""
    months: tuple[MonthEnd, ...]
    """The reviews, the earliest first."""
    planted: tuple[Planted, ...]
    """What doesn't go together in it, all of it."""


def moved_story(framework: Framework, content: HalfYear, today: date) -> Story:
    """The story as it would have gone by a day, nothing of it on that day or later.

    Args:
        framework: All content; what the entries answer is asked in its words.
        content: The story as the content keeps it, with the day it was written for.
        today: The day on which the journal will be read.
    """
    apart = timedelta((today - content.today).days // 7 * 7)
    keys = {entry.key for entry in content.entries if entry.key}
    entries = tuple(_entry(framework, entry, apart, keys) for entry in content.entries)
    months = _months(framework, content.reviews, entries[0].day, entries[-1].day)
    return Story(entries, tuple(months), content.planted)


def _moved(value: Any, apart: timedelta) -> Any:
    """The same with every day in it moved."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + apart).isoformat()
    if isinstance(value, dict):
        return {name: _moved(inner, apart) for name, inner in value.items()}
    if isinstance(value, list):
        return [_moved(inner, apart) for inner in value]
    return value


def _entry(framework: Framework, written: WrittenEntry, apart: timedelta, keys: Collection[str]) -> StoryEntry:
    """An entry with what the content leaves to the framework: words as asked, principles, forms, statements."""
    kind, day, data = written.kind, written.day + apart, _moved(written.data, apart)
    hour, minute = written.at.split(":")
    item = framework.by_id[written.item] if written.item else None
    tied = item.principles if item and kind in EVIDENCE else ()
    entry = StoryEntry(
        key=written.key,
        kind=kind,
        day=day,
        minute=int(hour) * 60 + int(minute),
        text=written.text,
        item=written.item,
        asked=_asked(kind, item) if written.asked is None else written.asked,
        principles=tied if written.principles is None else written.principles,
        data=data,
        tie=_AIM if data.get(_AIM) in keys else TIES.get(kind),
    )
    return replace(entry, **_completed(kind, item, day, data))


def _asked(kind: str, item: AnyItem | None) -> str:
    if item and kind in ("answer", "rating"):
        return item.words
    return item.label if item and kind in ("practice", "adoption", "plan") else ""


def _completed(kind: str, item: AnyItem | None, day: date, data: dict[str, Any]) -> dict[str, Any]:
    """What else an entry keeps that is made of its item."""
    if item and item.kind == "worksheet":
        sheet = begun(item, day, data["fields"])
        sheet = closed(sheet, date.fromisoformat(data["closed"])) if "closed" in data else sheet
        return {**texts(sheet), "data": stored(record(sheet))}
    if item and kind == "rating":
        return {"text": rating_words(item, data["value"]), "data": {"scale": scale_of(item).id, **data}}
    if item and item.kind == "role" and kind == "invitation":
        return {"data": stored(new_invitation(item, data["who"], data["token"])) | data}
    if item and item.kind == "role" and kind == "voices":
        statements = {each.id: each for each in item.statements}
        ratings = [_counted(statements[each["statement"]], each["counts"]) for each in data["ratings"]]
        return {"data": {"role": item.word, **data, "ratings": ratings}}
    return {}


def _counted(statement: Statement, counts: Sequence[int]) -> dict[str, Any]:
    return {
        "statement": statement.id,
        "says": statement.says,
        "principle": statement.principle,
        "behaviour": statement.behaviour,
        "counts": counts,
    }


def _months(framework: Framework, reviews: Sequence[WrittenReview], first: date, last: date) -> Iterator[MonthEnd]:
    """A review for each whole month that is over by the last day, the first as the first of the content, and so on.

    Each is held on the day of the month that the content names, on a weekend on the Monday after; where the story
    doesn't go on so far, on its last day.
    """
    checks = {each.id for each in framework.checklist}
    for place, review in enumerate(reviews, 1):
        month, after = months_on(first, place), months_on(first, place + 1)
        if after > last:
            break
        day = after.replace(day=review.day.day)
        yield MonthEnd(
            month=month,
            day=min(day + timedelta(7 - day.weekday() if day.weekday() >= _SATURDAY else 0), last),
            answers={item: text for item, text in review.answers.items() if item in checks},
            done=review.done,
            priorities=review.priorities,
            plans=review.plans,
            line=review.line,
        )
