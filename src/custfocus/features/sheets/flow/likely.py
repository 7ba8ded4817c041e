"""The causes that a case's own words make likely, by those that the user has given to others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from custfocus.base.reading import sentences
from custfocus.features.alike.encoder import is_installed, stacked
from custfocus.features.alike.flow import vectors_of
from custfocus.features.alike.likely import LABELLED, likely, middle
from custfocus.features.sheets.flow.keeping import MOST_READ
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND, Sheet
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.declared import Cases
    from custfocus.content.models import Field


def likely_causes(session: Session, sheet: Sheet, field: Field) -> tuple[str, ...]:
    """At most three causes, the likeliest first, by the newest cases with a cause.

    None for any other field, where the case has no words yet, with too few causes so far, or without the extra
    custfocus[themes].
    """
    cases = session.framework.pack.cases
    if cases is None or (sheet.worksheet.id, field.id) != (cases.worksheet, cases.cause) or not is_installed():
        return ()
    if not sheet.id or not (words := _sentences(sheet, cases)):
        return ()
    entries = session.find(Filter(kinds=(KIND,), item=cases.worksheet), limit=MOST_READ)
    others = [
        (other, cause)
        for other in sheets_of(entries, session.framework)
        if other.id != sheet.id and isinstance(cause := other.values.get(cases.cause), str)
    ]
    spoken = {other.id: said for other, _ in others if (said := _sentences(other, cases))}
    causes = [(other.id, cause) for other, cause in others if other.id in spoken]
    if len(causes) < LABELLED:
        return ()
    vectors = vectors_of(session, {**spoken, sheet.id: words})
    rows = stacked([middle(vectors[name]) for name, _ in causes])
    return tuple(likely(rows, [cause for _, cause in causes], middle(vectors[sheet.id])))


def _sentences(sheet: Sheet, cases: Cases) -> list[str]:
    """What the customer said, in sentences, as insights reads it."""
    texts = (sheet.values.get(name) for name in cases.words)
    return [sentence for text in texts if isinstance(text, str) for sentence in sentences(text)]
