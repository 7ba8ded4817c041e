"""The journal as a table for a spreadsheet."""

import csv
import io
import json
from collections.abc import Iterable, Iterator

from custfocus.base.naming import tags_in
from custfocus.features.export.documents.cells import HEADINGS, cell
from custfocus.journal.entry import Entry


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
