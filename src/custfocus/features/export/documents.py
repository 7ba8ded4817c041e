"""The journal as a document: Markdown to read, CSV for a spreadsheet; text in pieces, so that any length will do."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from custfocus.base import wording
from custfocus.base.naming import tags_in
from custfocus.content.framework import Framework, name_of
from custfocus.features.entries.words import GONE_SINCE, facts, gist
from custfocus.features.export.cells import HEADINGS, cell
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
            names = [name_of(framework, principle) for principle in entry.principles]
            parts = [f"### {wording.plain_markdown(' · '.join([entry.kind.capitalize(), *names]))}"]
            parts += wording.paragraphs_in_markdown(_lines(entry.asked))
            parts += _about(entry, entry_of)
            parts.append(wording.quoted_markdown(_lines(entry.text)))
            parts += wording.paragraphs_in_markdown(
                " · ".join(f"{label}: {_lines(words)}" for label, words in facts(entry))
            )
            yield "\n\n".join(filter(None, parts)) + "\n\n"


def _about(answer: Entry, entry_of: Callable[[str], Entry | None]) -> list[str]:
    """What an answer's question was about, in its own words, where it was about something of one's own."""
    if answer.subject is None:
        return []
    about = entry_of(answer.subject)
    words = f"“{_lines(gist(about))}” ({wording.full_day(about.day)})" if about else GONE_SINCE
    return list(wording.paragraphs_in_markdown(words))


def table(entries: Iterable[Entry]) -> Iterator[str]:
    """A row for each entry under HEADINGS; what looks like a formula gets the apostrophe that marks text."""
    yield _row(HEADINGS)
    for entry in entries:
        yield _row(
            (
                entry.id,
                entry.kind,
                entry.day.isoformat(),
                entry.at,
                entry.zone,
                entry.item or "",
                entry.asked,
                entry.text,
                " ".join(entry.principles),
                " ".join(tags_in(entry.text)),
                json.dumps(entry.data, ensure_ascii=False) if entry.data else "",
            )
        )


def _row(cells: Iterable[str]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(map(cell, cells))
    return line.getvalue()


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
