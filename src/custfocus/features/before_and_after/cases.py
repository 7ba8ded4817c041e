"""What came in, day by day: the cases of each cause, and all else that was kept of what customers say."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from custfocus.content.framework import Framework
from custfocus.features.sheets.kept import sheets_of
from custfocus.journal import kinds
from custfocus.journal.entry import Entry


class CountedCases(Struct, frozen=True):
    """What came in, day by day."""

    by_cause: Mapping[str, Mapping[date, int]]
    """How many cases each cause has on each day, by the cause in small letters."""
    all: Mapping[date, int]
    """How many cases and remarks there are on each day."""


def counted_cases(
    framework: Framework, sheets: Iterable[Entry], heard: Mapping[date, int], tagged: Mapping[str, Iterable[Entry]]
) -> CountedCases:
    """Complaints, customers who left or may, and trouble that was heard of, by cause; beside them all else heard.

    Args:
        framework: All content.
        sheets: The sheets of complaints, and of customers who left or stay.
        heard: How many remarks each day has.
        tagged: What was heard that has a cause as a tag, by the cause.
    """
    cases, partings = framework.pack.cases, framework.pack.partings
    by_cause: dict[str, Counter[date]] = defaultdict(Counter)
    every = Counter(heard)
    entries = [*sheets]
    for entry, sheet in zip(entries, sheets_of(entries, framework), strict=True):
        every[entry.day] += 1
        field = ""
        if cases and entry.item == cases.worksheet:
            field = cases.cause
        elif partings and sheet.values.get(partings.which) not in (None, partings.stays):
            field = partings.cause
        if isinstance(cause := sheet.values.get(field), str):
            by_cause[" ".join(cause.split()).casefold()][entry.day] += 1
    retold = {of for entry in entries if isinstance(of := entry.of(kinds.SheetRecord).of, str)}
    for cause, remarks in tagged.items():
        for entry in remarks:
            if entry.of(kinds.Heard).tone == kinds.TROUBLE and entry.id not in retold:
                by_cause[cause.casefold()][entry.day] += 1
    return CountedCases(by_cause, every)


def tag_of(cause: str) -> str:
    """The tag by which somebody's words name a cause: not-as-promised."""
    return "-".join(cause.casefold().split())
