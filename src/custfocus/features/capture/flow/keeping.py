"""A text kept as an entry of its own: a note, or a customer's words and whose they are."""

from collections.abc import Collection
from contextlib import suppress
from datetime import date

from msgspec import structs

from custfocus.base.naming import tags_in
from custfocus.features.capture.flow.asking import SAID, ask_rest, told_of
from custfocus.features.capture.views import Recorded
from custfocus.journal import kinds
from custfocus.journal.kinds import Kind
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import given, nothing_given, written


def keep_note(
    session: Session,
    words: list[str] | None,
    note: kinds.Note,
    day: date,
    principles: tuple[str, ...],
    *,
    in_editor: bool,
) -> Recorded:
    """Keep a note: the words in the arguments, or those that are written now.

    Args:
        session: The session.
        words: The words in the arguments, if there are any.
        note: Whether it is private.
        day: The day it belongs to.
        principles: What it is evidence for.
        in_editor: Whether to write in the editor.
    """
    text = given(session, words)
    if text is None:
        text = _written(session, note, "Note:", in_editor=in_editor)
    return _kept(session, note, day, text, principles)


def keep_heard(
    session: Session,
    words: list[str] | None,
    heard: kinds.Heard,
    day: date,
    principles: tuple[str, ...],
    *,
    in_editor: bool,
    back: bool = False,
) -> Recorded:
    """Keep what a customer said; where the words are written now, the rest of it is asked as well.

    Args:
        session: The session.
        words: The words in the arguments, if there are any.
        heard: Who said it, and where, as far as that is known.
        day: The day it belongs to.
        principles: What it is evidence for; what the framework says where nothing is named.
        in_editor: Whether to write in the editor.
        back: Whether there is something to go back to.

    Raises:
        BackError: The user wants to.
    """
    if not principles:
        principles = _by_default(session)
    text = given(session, words)
    if text is not None:
        return _kept(session, heard, day, text, principles)
    text = _written(session, heard, SAID, in_editor=in_editor, back=back)
    recorded = _kept(session, heard, day, text, principles)
    return _ask_rest(session, recorded, told_of(heard)) if session.asks else recorded


def _by_default(session: Session) -> tuple[str, ...]:
    """The principle that somebody's words count for, if the framework names one and it is offered."""
    remarks = session.framework.pack.remarks
    offered = {principle.id for principle in session.framework.principles}
    return (remarks.principle,) if remarks and remarks.principle in offered else ()


def _written(session: Session, record: Kind, label: str, *, in_editor: bool, back: bool = False) -> str:
    if not (session.asks or in_editor):
        raise nothing_given(session)
    return written(session, label=label, use=record.kind, in_editor=in_editor, back=back)


def _kept(session: Session, record: Kind, day: date, text: str, principles: tuple[str, ...]) -> Recorded:
    """Save a text as an entry; what can't be saved is kept as a draft."""
    with session.drafts.keeping(record.kind, "", text), session.store.acts.writing() as pen:
        entry = pen.add(record, day, text=text, principles=principles)
    return Recorded(entry, session.short(entry), tuple(tags_in(text)), session.today)


def _ask_rest(session: Session, recorded: Recorded, told: Collection[str]) -> Recorded:
    """The words are on disk already; the rest comes after, so that leaving here loses nothing."""
    with suppress(LeftError):
        for entry in ask_rest(session, recorded.entry, told):
            recorded = structs.replace(recorded, entry=entry, tags=tuple(tags_in(entry.text)))
    return recorded
