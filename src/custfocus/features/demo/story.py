"""The half year of a leader who doesn't exist, moved to the present by whole weeks, so that weekdays hold.

What falls with a month, its review with the checklist and the priorities, can't move by weeks: it follows the months
that are over by the last day of the story as it was moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from custfocus.base.dates import months_on
from custfocus.content.framework import Framework
from custfocus.features.ratings.scales import scale_of
from custfocus.features.ratings.views import told
from custfocus.features.sheets.sheet import begun, closed, record, texts
from custfocus.features.voices.invitations import new_invitation
from custfocus.journal.kinds import EVIDENCE
from custfocus.journal.merging import stored

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem, Statement

TIES = {"intention": "answer", "reading": "measure"}
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SATURDAY = 5


class Planted(Struct, frozen=True):
    """A discrepancy that the story holds: the principle's id, and "word-over-deed" or "deed-over-word"."""

    id: str
    kind: str


class Line(Struct, frozen=True):
    """An entry to write.

    Attributes:
        key: What other lines call it by.
        tie: Which field of its data names another line, by its key; its entry's id belongs there.
        minute: The minute of the day.
        kind, day, text, item, asked, principles, data: As in an entry.
    """

    key: str
    kind: str
    day: date
    minute: int
    text: str = ""
    item: str | None = None
    asked: str = ""
    principles: tuple[str, ...] = ()
    data: dict[str, Any] = {}
    tie: str | None = None


class MonthEnd(Struct, frozen=True):
    """A review to hold.

    Attributes:
        month: The first day of the month looked back on.
        day: The day it is held.
        answers: Answers by item of the checklist.
        done: Places of the priorities that are done.
        priorities: New priorities.
        plans: How each plan went, by the key of its line.
        line: The sentence to remember.
    """

    month: date
    day: date
    answers: Mapping[str, str]
    done: tuple[int, ...]
    priorities: tuple[str, ...]
    plans: Mapping[str, str]
    line: str


class Story(Struct, frozen=True):
    """A journal that nobody kept.

    Attributes:
        lines: The entries, the earliest first.
        months: The reviews, the earliest first.
        planted: What doesn't go together in it, all of it.
    """

    lines: tuple[Line, ...]
    months: tuple[MonthEnd, ...]
    planted: tuple[Planted, ...]


def story(framework: Framework, content: Mapping[str, Any], today: date) -> Story:
    """The story as it would have gone by a day, nothing of it on that day or later.

    Args:
        framework: All content; what the entries answer is asked in its words.
        content: The story as the content keeps it, with the day it was written for.
        today: The day on which the journal will be read.
    """
    apart = timedelta((today - date.fromisoformat(content["today"])).days // 7 * 7)
    lines = tuple(_line(framework, _moved(fields, apart)) for fields in content["entries"])
    months = _months(framework, content["reviews"], lines[0].day, lines[-1].day)
    return Story(lines, tuple(months), tuple(Planted(**each) for each in content["planted"]))


def _moved(value: Any, apart: timedelta) -> Any:
    """The same with every day in it moved."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        return (date.fromisoformat(value) + apart).isoformat()
    if isinstance(value, dict):
        return {name: _moved(inner, apart) for name, inner in value.items()}
    if isinstance(value, list):
        return [_moved(inner, apart) for inner in value]
    return value


def _line(framework: Framework, fields: Mapping[str, Any]) -> Line:
    """An entry of the content with what it leaves to the framework: words as asked, principles, forms, statements."""
    kind, day = fields["kind"], date.fromisoformat(fields["day"])
    hour, minute = fields["at"].split(":")
    item = framework.by_id[fields["item"]] if "item" in fields else None
    whole: dict[str, Any] = {
        "text": fields.get("text", ""),
        "item": item.id if item else None,
        "asked": fields.get("asked", _asked(kind, item)),
        "data": fields.get("data", {}),
    }
    tied = item.principles if item and kind in EVIDENCE else ()
    return Line(
        key=fields.get("key", ""),
        kind=kind,
        day=day,
        minute=int(hour) * 60 + int(minute),
        principles=tuple(fields.get("principles", tied)),
        tie=TIES.get(kind),
        **(whole | _completed(kind, item, day, whole["data"])),
    )


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
        return {"text": told(item, data["value"]), "data": {"scale": scale_of(item).id, **data}}
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


def _months(
    framework: Framework, reviews: Sequence[Mapping[str, Any]], first: date, last: date
) -> Iterator[MonthEnd]:
    """A review for each whole month that is over by the last day, the first as the first of the content, and so on.

    Each is held on the day of the month that the content names, on a weekend on the Monday after; where the story
    doesn't go on so far, on its last day.
    """
    checks = {each.id for each in framework.checklist}
    for place, review in enumerate(reviews, 1):
        month, after = months_on(first, place), months_on(first, place + 1)
        if after > last:
            break
        day = after.replace(day=date.fromisoformat(review["day"]).day)
        yield MonthEnd(
            month=month,
            day=min(day + timedelta(7 - day.weekday() if day.weekday() >= _SATURDAY else 0), last),
            answers={item: text for item, text in review["answers"].items() if item in checks},
            done=tuple(review["done"]),
            priorities=tuple(review["priorities"]),
            plans=review["plans"],
            line=review["line"],
        )
