"""The journal as Markdown: one text to read, or a text for each day, as a folder of notes has them."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from custfocus.base import wording
from custfocus.base.naming import tags_in
from custfocus.content.framework import Framework
from custfocus.features.export.documents.parts import EntryPart, part_of
from custfocus.features.export.views import MARK
from custfocus.journal.entry import Entry


def markdown(
    entries: Iterable[Entry], framework: Framework, entry_of: Callable[[str], Entry | None]
) -> Iterator[str]:
    """A heading for each day, and under it what was asked, and one's own words as a quotation.

    Whatever signs are in it, what somebody wrote is text.

    Args:
        entries: The entries, the oldest first.
        framework: The framework.
        entry_of: The entry of an id, for what a question was about; None where it has gone.
    """
    for day, of_day in groupby(entries, lambda entry: entry.day):
        yield f"## {wording.weekday_and_day(day)}\n\n"
        for entry in of_day:
            yield _written(part_of(entry, framework, entry_of), "###")


class DayNote(NamedTuple):
    """The note of a day."""

    day: date
    front: str
    """Its front matter: the day, and the tags of its entries."""
    body: str
    """A heading for each entry, with what is said of it."""
    entries: Sequence[Entry]


def notes(
    entries: Iterable[Entry], framework: Framework, entry_of: Callable[[str], Entry | None]
) -> Iterator[DayNote]:
    """A note for each day that has entries; what carries these is to stand below it."""
    for day, of_day in groupby(entries, lambda entry: entry.day):
        kept = list(of_day)
        written = "".join(_written(part_of(entry, framework, entry_of), "##") for entry in kept)
        yield DayNote(day, f"{_front(day, kept)}\n", written, kept)


def is_ours(text: str) -> bool:
    """Whether a note is one that was written from a journal."""
    front = text.partition("\n---\n")[0]
    return text.startswith("---\n") and f"\n{MARK}: " in front


def _front(day: date, entries: Sequence[Entry]) -> str:
    tags = dict.fromkeys(tag for entry in entries for tag in tags_in(entry.text))
    lines = [f"date: {day.isoformat()}"]
    if tags:
        lines += ["tags:", *(f"  - {json.dumps(tag, ensure_ascii=False)}" for tag in tags)]
    return "\n".join(["---", *lines, f"{MARK}: export", "---", ""])


def _written(part: EntryPart, heading: str) -> str:
    paragraphs = [f"{heading} {wording.plain_markdown(part.heading)}"]
    paragraphs += wording.paragraphs_in_markdown(part.asked)
    paragraphs += wording.paragraphs_in_markdown(part.about)
    paragraphs.append(wording.quoted_markdown(part.text))
    paragraphs += wording.paragraphs_in_markdown(part.facts)
    return "\n\n".join(filter(None, paragraphs)) + "\n\n"
