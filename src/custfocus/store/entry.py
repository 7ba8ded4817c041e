"""What the journal keeps: entries, the changes made to them, and the filter that finds them."""

import re
from datetime import date
from typing import Any

from msgspec import Struct

# Kinds whose entries are evidence that a principle was lived, not only planned or judged.
EVIDENCE = ("answer", "practice", "heard", "note", "sheet")
SHEET = "sheet"
KINDS = {
    "answer": "an answer to a question",
    "heard": "what a customer said",
    "note": "anything else",
    "practice": "a practice done, and what happened",
    "adoption": "a practice taken on, with its cadence, until stopped",
    "intention": "one thing to do after an answer, and whether it happened",
    "skip": "a question set aside for a while",
    "away": "days that don't count",
    "checklist": "an answer to an item of the monthly checklist",
    "priority": "one of three for a season",
    "review": "a month's review, with its letter",
    "rating": "how you rated yourself on an item of a scale, 1 to 5, or that you don't know",
    "plan": "an if-then plan, and month by month whether it was used",
    "measure": "a measure of the scorecard, with its target",
    "reading": "a value of a measure",
    "invitation": "somebody asked for their view of you",
    "reply": "an answer to an invitation, until it is put together with others",
    "voices": "what several people answered, put together",
    "sheet": "a worksheet's sheet, from opened to closed",
}

# What stands around a match in a text that a search has marked.
MARK_ON, MARK_OFF = "\ue000", "\ue001"
_TAGS = r"(?<![\w#&])#(\w[\w-]*)"


def tags_in(text: str) -> list[str]:
    """The #tags in a text, without the sign, folded, each once; a number alone is no tag."""
    if "#" not in text:
        return []
    found = (match.casefold().rstrip("-_") for match in re.findall(_TAGS, text))
    return list(dict.fromkeys(tag for tag in found if tag and not tag.isdigit()))


class Entry(Struct, frozen=True):
    """One dated thing that the user recorded.

    Attributes:
        id: 32 letters from k to z, random; pages show as few of the first as tell it apart.
        kind: One of KINDS; a newer version's kinds are kept as they are.
        day: The user's own calendar day, chosen when the entry was made.
        at: The instant it was made, UTC, ISO 8601.
        zone: The zone's name at that instant.
        item: The id of the framework's item that called for it.
        asked: The words as they were asked.
        text: What the user wrote.
        principles: The principles it is evidence for.
        data: What else its kind keeps.
    """

    id: str
    kind: str
    day: date
    at: str
    zone: str
    item: str | None = None
    asked: str = ""
    text: str = ""
    principles: tuple[str, ...] = ()
    data: dict[str, Any] = {}


class Change(Struct, frozen=True):
    """One line of the history: what an act did to one entry.

    Attributes:
        id: Random, in the alphabet of entries.
        parents: The ids of the changes it follows.
        act: The act it is part of.
        command: The command whose run the act was.
        entry: The entry's id.
        operation: "add", "edit", "delete" or "purge".
        fields: The fields it set, after.
        at: The instant at which the act began, UTC, ISO 8601.
        zone: The zone's name at that instant.
    """

    id: str
    parents: tuple[str, ...]
    act: str
    command: str
    entry: str
    operation: str
    fields: dict[str, Any]
    at: str
    zone: str


class Act(Struct, frozen=True):
    """One run of a command that changed the journal.

    Attributes:
        id: Random, in the alphabet of entries.
        command: The command's name.
        at: The instant it began, UTC, ISO 8601.
        zone: The zone's name at that instant.
        count: How many entries it changed.
        pairs: Some of these entries, or all, each before and after it; None where there was none.
    """

    id: str
    command: str
    at: str
    zone: str
    count: int
    pairs: tuple[tuple[Entry | None, Entry | None], ...]


class Filter(Struct, frozen=True):
    """Which entries are wanted; what is left out doesn't matter.

    Attributes:
        kinds: Of one of these kinds.
        item: Called for by this item of the framework.
        principle: Evidence for this principle.
        tag: With this tag in the text, without its "#".
        status: Whose `data.status` says this, such as "open".
        yes: Whose `data` says yes to this, such as "firsthand".
        since, until: Dated on these days or between.
    """

    kinds: tuple[str, ...] = ()
    item: str | None = None
    principle: str | None = None
    tag: str | None = None
    status: str | None = None
    yes: str | None = None
    since: date | None = None
    until: date | None = None
