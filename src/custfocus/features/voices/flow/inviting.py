"""Inviting others, and what comes back: keeping who was asked, taking answers in, putting them together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from custfocus.base.world import write_private
from custfocus.features.voices.flow.others import REPLY
from custfocus.features.voices.pooling import MANAGER, folded, person, put_together, ready, sealed
from custfocus.features.voices.replies import LARGEST_FILE, RefusedError, ReturnedAnswer, answers
from custfocus.features.voices.views import PooledAnswers, RefusedAnswer, TakenAnswer, kept, role_name
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.pen import Pen
from custfocus.terminal.saving import save
from custfocus.terminal.session import Session
from custfocus.terminal.texts import EDIT

if TYPE_CHECKING:
    from custfocus.content.models import Role

INVITATION = kinds.Invitation.kind
TOKEN_BYTES = 16
_HEAD_BYTES = 500
_KEPT = "custfocus replaces only forms that it made: choose another name, or remove it first."


def invited(session: Session) -> list[Entry]:
    """All invitations, the latest first."""
    return session.find(Filter(kinds=(INVITATION,)))


def waiting(session: Session) -> list[Entry]:
    """The answers that wait to be put together with others."""
    return session.find(Filter(kinds=(REPLY,), status=kinds.WAITING))


def waits(session: Session, who: str, role: str) -> bool:
    """Whether somebody's answer in a role waits to be put together with others."""
    answered = {reply.of(kinds.Reply).invitation for reply in waiting(session)}
    return any(entry.id in answered for entry in called(session, who, role))


def invite(session: Session, who: str, role: Role, *, form: Path | None = None) -> tuple[Entry, bool]:
    """Keep that somebody is asked today.

    Args:
        session: The run.
        who: Who is asked.
        role: In which role.
        form: The file for their form, if there is to be one; where it can't be saved, they aren't asked either.

    Returns:
        The invitation; and whether it is the same as before, since they have been asked and not answered yet.
    """
    with session.store.acts.writing() as pen:
        before = called(session, who, role.word)
        known = next((one for one in before if one.of(kinds.Invitation).status == kinds.ASKED), None)
        if known:
            entry = pen.edit(known, day=max(known.day, session.today))
        else:
            record = kept(role, who, session.world.random(TOKEN_BYTES).hex())
            text = f"Asked for a view, as {role_name(session.framework, role.word)}"
            entry = pen.add(record, session.today, item=role.id, text=text)
        if form is not None:
            save(session, form, form_of(entry), replaces=_is_ours, hint=_KEPT)
        return entry, known is not None


def called(session: Session, who: str, role: str | None) -> list[Entry]:
    """The invitations of somebody, in a role or any, the latest first."""
    found = (entry for entry in invited(session) if person(entry) == folded(who))
    return [entry for entry in found if role in (None, entry.of(kinds.Invitation).role)]


def mark(session: Session, invitation: Entry, *, thanked: bool) -> Entry:
    """Keep that somebody has answered, or was thanked, today; what stands already stays."""
    known = invitation.of(kinds.Invitation)
    record = structs.replace(
        known,
        thanked=known.thanked or (session.today if thanked else None),
        answered=known.answered or session.today,
        status=kinds.THANKED if thanked else kinds.ANSWERED,
    )
    with session.store.acts.writing() as pen:
        return pen.edit(invitation, record)


def form_of(invitation: Entry) -> str:
    """The form for an invitation."""
    from custfocus.features.voices.form import form

    return form(invitation)


def take_in(session: Session, sources: Sequence[tuple[str, bytes]]) -> tuple[list[TakenAnswer], list[RefusedAnswer]]:
    """Take in every good answer in what came; of one that isn't good, nothing.

    Args:
        session: The run.
        sources: What came: each with the name that pages call it by.
    """
    taken: list[TakenAnswer] = []
    refused: list[RefusedAnswer] = []
    with session.store.acts.writing() as pen:
        invitations = invited(session)
        done = _answered(session, invitations)
        for source, raw in sources:
            for answer in _answers(raw, invitations, done):
                if isinstance(answer, RefusedError):
                    refused.append(RefusedAnswer(source, answer.code, answer.reason))
                else:
                    done.add(answer.invitation.id)
                    taken.append(_take(session, pen, source, answer))
    return taken, refused


def put_all_together(session: Session) -> tuple[tuple[PooledAnswers, ...], bool]:
    """Put together what can be, and delete the single answers for good.

    In one transaction, so that no answer is ever lost or there twice. Where their traces couldn't be taken out of the
    file, the next run tries again.

    Returns:
        What was put together; and whether no traces of single answers are left.
    """
    if not ready(waiting(session), invited(session), session.today):
        return (), not _uncleaned(session).exists() or _clean(session)
    opened: list[PooledAnswers] = []
    with session.store.acts.writing() as pen:
        invitations = invited(session)
        # One that was taken in, taken back and taken in again has left the first time in the history.
        former = session.readable(session.store.acts.deleted(REPLY))
        for group in ready(waiting(session), invitations, session.today):
            text, record = put_together(group, invitations, session.world.random)
            theirs = {reply.of(kinds.Reply).invitation for reply in group.replies}
            gone = [*group.replies, *(reply for reply in former if reply.of(kinds.Reply).invitation in theirs)]
            pen.purge(*(reply.id for reply in gone))
            for invitation in invitations:
                if invitation.id in theirs:
                    pen.edit(invitation, structs.replace(invitation.of(kinds.Invitation), answer=kinds.OPENED))
            first = group.replies[0]
            item = first.item if record.role == first.of(kinds.Reply).role else None
            entry = pen.add(record, session.today, item=item, text=text)
            name = role_name(session.framework, group.role)
            opened.append(PooledAnswers(entry.id, session.short(entry), group.role, name, record.count))
            for reply in gone:
                session.drafts.drop(EDIT, reply.id)
    return tuple(opened), _clean(session)


def _uncleaned(session: Session) -> Path:
    """The file that is there while traces of single answers may be left in the journal's unused parts."""
    return session.remembered("uncleaned")


def _clean(session: Session) -> bool:
    note = _uncleaned(session)
    with suppress(OSError):  # it is there before, so that a run that is killed in between leaves it
        write_private(note, "", durable=False)
    cleaned = session.store.acts.clean()
    if cleaned:
        with suppress(OSError):
            note.unlink(missing_ok=True)
    return cleaned


def _answered(session: Session, invitations: Sequence[Entry]) -> set[str]:
    """The ids of the invitations whose answer is in: it stands in the journal, or was put together with others.

    The invitation alone can't tell. A reply may be deleted, and leaves then that it can come again; and one that was
    put together while its invitation was deleted has left no word of it there, but isn't among the deleted either.
    """
    there = {reply.of(kinds.Reply).invitation for reply in session.find(Filter(kinds=(REPLY,)))}
    gone = session.readable(session.store.acts.deleted(REPLY))
    deleted = {reply.of(kinds.Reply).invitation for reply in gone}
    answered = (entry.id for entry in invitations if entry.of(kinds.Invitation).answer)
    return there | {one for one in answered if one not in deleted}


def _take(session: Session, pen: Pen, source: str, answer: ReturnedAnswer) -> TakenAnswer:
    invitation, day = answer.invitation, session.today
    known = invitation.of(kinds.Invitation)
    who, role = known.who, known.role
    named = role == MANAGER
    record = kinds.Reply(role=role, invitation=invitation.id)
    if named:
        given = (kinds.Given(**structs.asdict(rating)) for rating in answer.ratings if rating.value)
        record = structs.replace(record, who=who, ratings=tuple(given))
        pen.add(record, day, item=invitation.item, text=answer.text)
    else:
        pen.add(structs.replace(record, status=kinds.WAITING, sealed=sealed(answer)), day, item=invitation.item)
    asked = structs.replace(
        known,
        answered=known.answered or day,
        status=kinds.ANSWERED if known.status == kinds.ASKED else known.status,
        answer=kinds.NAMED if named else kinds.WAITING,
    )
    pen.edit(invitation, asked)
    return TakenAnswer(source, invitation.id, who, role, named)


def _answers(
    raw: bytes, invitations: Sequence[Entry], done: Collection[str]
) -> Iterable[ReturnedAnswer | RefusedError]:
    if len(raw) > LARGEST_FILE:
        return [RefusedError("too-large", "it is larger than any mail with an answer.")]
    return answers(_text(raw), invitations, done)


def _text(raw: bytes) -> str:
    """The text; whatever its encoding, the letters of an answer are plain ones."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", errors="replace")
    return raw.decode("utf-8", errors="replace")


def _is_ours(path: Path) -> bool:
    from custfocus.features.voices.form import MARK

    with path.open("rb") as file:
        return f"<!-- {MARK} -->".encode() in file.read(_HEAD_BYTES)
