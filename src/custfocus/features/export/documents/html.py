"""The journal as one page of HTML that loads nothing and runs nothing, for a screen, dark or light, and for paper."""

from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from itertools import groupby

import htpy as h

from custfocus.base import wording
from custfocus.base.html import PAPER, html_page
from custfocus.content.framework import Framework
from custfocus.features.export.documents.parts import EntryPart, part_of
from custfocus.journal.entry import Entry

STYLE = files(__package__) / "journal.css"
TITLE = "Journal"
# Where the entries go in the page, which is made around it.
_PLACE = "\ue000"


def html(entries: Iterable[Entry], framework: Framework, entry_of: Callable[[str], Entry | None]) -> Iterator[str]:
    """The page in pieces; what somebody wrote is text, whatever signs are in it.

    Args:
        entries: The entries, the oldest first.
        framework: The framework.
        entry_of: The entry of an id, for what a question was about; None where it has gone.
    """
    head, _, tail = html_page(TITLE, h.h1[TITLE], _PLACE, styles=(PAPER, STYLE)).partition(_PLACE)
    yield head
    for day, of_day in groupby(entries, lambda entry: entry.day):
        words = h.time(datetime=day.isoformat())[wording.weekday_and_day(day)]
        yield f"{h.h2(id=day.isoformat())[words]}\n"
        for entry in of_day:
            yield f"{_article(part_of(entry, framework, entry_of))}\n"
    yield tail


def _article(part: EntryPart) -> h.Element:
    return h.article[
        h.h3[part.heading],
        part.asked and h.p(".asked")[part.asked],
        part.about and h.p(".quiet")[part.about],
        part.text and h.blockquote[part.text],
        part.facts and h.p(".quiet")[part.facts],
    ]
