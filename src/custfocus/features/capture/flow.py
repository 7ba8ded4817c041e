"""The saving that the commands for a single text share."""

from datetime import date

from custfocus.features.capture.views import Recorded
from custfocus.journal.entry import tags_in
from custfocus.journal.kinds import Kind
from custfocus.terminal.session import Session


def save(
    session: Session,
    record: Kind,
    day: date,
    text: str,
    *,
    principles: tuple[str, ...] = (),
) -> Recorded:
    """Save one text as an entry of its own; what can't be saved is kept as a draft."""
    with session.keeping(record.kind, "", text), session.store.acts.writing() as pen:
        entry = pen.add(record, day, text=text, principles=principles)
    return Recorded(entry, session.short(entry), tuple(tags_in(text)), session.today)
