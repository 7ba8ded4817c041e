"""The saving that the commands for a single text share."""

from datetime import date
from typing import Any

from custfocus.coach.record import Recorded
from custfocus.session import Session
from custfocus.store.entry import tags_in


def save(
    session: Session,
    kind: str,
    day: date,
    text: str,
    *,
    principles: tuple[str, ...] = (),
    data: dict[str, Any] | None = None,
) -> Recorded:
    """Save one text as an entry of its own; what can't be saved is kept as a draft."""
    with session.keeping(kind, "", text), session.store.acts.writing() as pen:
        entry = pen.add_raw(kind, day, text=text, principles=principles, data=data)
    return Recorded(entry, session.short(entry), tuple(tags_in(text)), session.today)
