"""What comes back: answers taken in from files, and put together once they can be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import structs

from custfocus.base.errors import CustfocusError
from custfocus.base.files import write_private
from custfocus.features.voices.flow.inviting import invited, waiting
from custfocus.features.voices.flow.others import REPLY
from custfocus.features.voices.invitations import everybody_asked, is_named, role_name
from custfocus.features.voices.pooling import alone, put_together, ready, sealed
from custfocus.features.voices.replies import LARGEST_FILE, NO_ANSWER, RefusedError, ReturnedAnswer, answers
from custfocus.features.voices.unpacking import texts
from custfocus.features.voices.views import ImportedAnswers, Invitations, PooledAnswers, RefusedAnswer, TakenAnswer
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.pen import Pen
from custfocus.terminal.session import Session

PIPE = "-"


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


def everybody(session: Session) -> Invitations:
    """Who was asked and how far each has come; what can be put together is, on the way."""
    opened, cleaned = put_all_together(session)
    entries = invited(session)
    return everybody_asked(
        entries,
        waiting(session),
        session.framework,
        [session.short(entry) for entry in entries],
        session.today,
        opened=opened,
        cleaned=cleaned,
    )


def import_answers(session: Session, files: Iterable[Path]) -> ImportedAnswers:
    """Take in the answers in files, and put together what can be.

    Args:
        session: The run.
        files: The files; "-" is stdin.

    Raises:
        CustfocusError: There is no such file, or it can't be read; then nothing of any is taken.
    """
    taken, refused = take_in(session, [_read(session, file) for file in files])
    before = ImportedAnswers(tuple(taken), tuple(refused), 0, 0, (), cleaned=True)
    try:
        opened, cleaned = put_all_together(session)
        left = waiting(session)
        lonely = alone(left, invited(session), session.today)
    except CustfocusError as error:
        if not (taken or refused):
            raise
        return structs.replace(before, trouble=f"{error.message} {error.hint}".strip())
    return structs.replace(before, waiting=len(left), alone=lonely, opened=opened, cleaned=cleaned)


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
    single: list[str] = []
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
            single += [reply.id for reply in gone]
        _erase_in_copies(session, single)
    for reply_id in single:
        with suppress(OSError):  # no answer is written or changed here, so that hardly any has a draft
            session.drafts.drop_all(reply_id)
    return tuple(opened), _clean(session)


def _erase_in_copies(session: Session, replies: Sequence[str]) -> None:
    """Take single answers out of the copies of the journal; say where that can't be done."""
    from custfocus.features.backup.flow.listing import known_backups
    from custfocus.journal.erasing.copies import erase_in_all

    backups = [backup.path for backup in known_backups(session)]
    for path in erase_in_all(backups, replies, session.key.of_copy_at_hand):
        session.warn(f"{path} may still have single answers: remove that file if you don't need it any more.")


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
    return there | {invitation for invitation in answered if invitation not in deleted}


def _take(session: Session, pen: Pen, source: str, answer: ReturnedAnswer) -> TakenAnswer:
    invitation, day = answer.invitation, session.today
    known = invitation.of(kinds.Invitation)
    who, role = known.who, known.role
    named = is_named(session.framework, invitation)
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
        return [RefusedError("too-large", "it is larger than any email with an answer.")]
    readings: list[list[ReturnedAnswer | RefusedError]] = []
    for text in texts(raw):
        readings.append(list(answers(text, invitations, done)))
        if any(isinstance(each, ReturnedAnswer) for each in readings[-1]):
            return readings[-1]
    return next(
        (each for each in readings if [getattr(found, "code", "") for found in each] != [NO_ANSWER]), readings[0]
    )


def _read(session: Session, file: Path) -> tuple[str, bytes]:
    """What stands in a file or came through the pipe, a little more than may be at most, and what it is called."""
    again = "Nothing was taken in; give the file's name as it is."
    try:
        if str(file) == PIPE:
            stdin = session.world.stdin
            return PIPE, stdin.buffer.read(LARGEST_FILE + 1) if hasattr(stdin, "buffer") else stdin.read().encode()
        if not session.world.path(file).is_file():  # reading a pipe might wait for ever
            raise CustfocusError(f"There is no file {file}.", again, code="no-such-file")
        with session.world.path(file).open("rb") as opened:
            return str(file), opened.read(LARGEST_FILE + 1)
    except (OSError, RuntimeError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise CustfocusError(f"{file} can't be read: {why}.", again, code="unreadable") from error
