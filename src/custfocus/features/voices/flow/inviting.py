"""Inviting others: who was asked, asking somebody, and keeping that they answered or were thanked."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import structs

from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.features.voices.flow.others import REPLY
from custfocus.features.voices.invitations import invitee, is_named, mail, new_invitation, role_name, subject
from custfocus.features.voices.pooling import folded, person
from custfocus.features.voices.views import Invited, MarkedInvitation
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.saving import save_file, to_print
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.models import Role

# What a draft is for that has no other place.
NOTE = "note"
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


def invite(session: Session, who: str, word: str | None, form: Path | None) -> Invited:
    """Keep that somebody is asked today, and make the email for them.

    Args:
        session: The run.
        who: Who is asked.
        word: The word for their role; where it is left out, it is asked for.
        form: The file for their form, if there is to be one; "-" puts it into the answer instead. Where it can't be
            saved, they aren't asked either.

    Raises:
        CustfocusError: There is no such role, their answer waits, or the form can't be saved.
    """
    role = _role(session, who, word)
    if _waits(session, who, role.word):
        raise CustfocusError(
            f"{who} has answered, and the answer waits for those of others.",
            "Ask again once it has been put together; custfocus invite tells.",
            code="answer-waits",
        )
    file = None if form is None or to_print(form) else form
    # What was chosen at a prompt stands in no argument.
    chosen = f"{who}, to be asked as {role.word}" if word is None else ""
    with session.drafts.keeping(NOTE, "", chosen):
        entry, again = _keep(session, who, role, file)
    return Invited(
        entry.id,
        session.short(entry),
        who,
        role.word,
        again=again,
        mail=mail(role, who, form=form is not None),
        subject=subject(role),
        form=None if file is None else str(file),
        html=_form_of(session, entry) if form is not None and file is None else None,
    )


def mark(session: Session, who: str, role: str | None, *, thanked: bool) -> MarkedInvitation:
    """Keep that somebody has answered, or was thanked, today; what stands already stays.

    Raises:
        CustfocusError: They weren't asked, or in several roles, and which is meant isn't said.
    """
    theirs = _called(session, who, role)
    if not theirs:
        everybody = [entry.who for entry in invited(session)]
        raise unknown("invitation", who, everybody, "custfocus invite shows whom you asked.")
    if len({entry.of(kinds.Invitation).role for entry in theirs}) > 1:
        raise usage(f"{who} is asked in several roles.", "Add --role and the one that is meant.")
    unthanked = [entry for entry in theirs if entry.of(kinds.Invitation).status != kinds.THANKED]
    invitation = (unthanked or theirs)[0]
    known = invitation.of(kinds.Invitation)
    record = structs.replace(
        known,
        thanked=known.thanked or (session.today if thanked else None),
        answered=known.answered or session.today,
        status=kinds.THANKED if thanked else kinds.ANSWERED,
    )
    with session.store.acts.writing() as pen:
        entry = pen.edit(invitation, record)
    return MarkedInvitation(invitee(session.framework, entry, session.short(entry), session.today))


def _waits(session: Session, who: str, role: str) -> bool:
    """Whether somebody's answer in a role waits to be put together with others."""
    answered = {reply.of(kinds.Reply).invitation for reply in waiting(session)}
    return any(entry.id in answered for entry in _called(session, who, role))


def _keep(session: Session, who: str, role: Role, form: Path | None) -> tuple[Entry, bool]:
    """The invitation, and whether it is the same as before: they have been asked and not answered yet."""
    with _withdrawn(form and session.world.path(form)), session.store.acts.writing() as pen:
        before = _called(session, who, role.word)
        known = next((entry for entry in before if entry.of(kinds.Invitation).status == kinds.ASKED), None)
        if known:
            entry = pen.edit(known, day=max(known.day, session.today))
        else:
            record = new_invitation(role, who, session.world.random(TOKEN_BYTES).hex())
            text = f"Asked for a view, as {role_name(session.framework, role.word)}"
            entry = pen.add(record, session.today, item=role.id, text=text)
        if form is not None:
            save_file(session, form, _form_of(session, entry), replaces=_is_ours, hint=_KEPT)
        return entry, known is not None


@contextmanager
def _withdrawn(form: Path | None) -> Iterator[None]:
    """Take a form away again that was made for an invitation which couldn't be kept."""
    was_there = True
    if form is not None:
        with suppress(OSError):
            was_there = form.exists()
    try:
        yield
    except BaseException:
        if form is not None and not was_there:
            with suppress(OSError):
                form.unlink(missing_ok=True)
        raise


def _role(session: Session, who: str, word: str | None) -> Role:
    """The role of this word, or the one that is chosen for somebody where there is a terminal.

    Raises:
        CustfocusError: There is none, or nobody to choose one.
    """
    roles = {role.word: role for role in session.framework.roles}
    if not roles:
        raise CustfocusError(
            f"There is no role left to ask {who} in: your content retires them all.",
            'Take one out of "retire" there; custfocus config shows where it is.',
            code="no-roles",
        )
    if word is None and session.asks:
        names = {word: role.name.lower() if role.name.lower() != word else "" for word, role in roles.items()}
        word = session.ask.choose(f"What is {who} to you?", names, next(iter(roles)))
    if word is None:
        raise usage(f"In which role is {who} asked?", f"Add --role and one of {', '.join(roles)}.", code="no-role")
    if word not in roles:
        raise unknown("role", word, roles)
    return roles[word]


def _called(session: Session, who: str, role: str | None) -> list[Entry]:
    """The invitations of somebody, in a role or any, the latest first."""
    theirs = (entry for entry in invited(session) if person(entry) == folded(who))
    return [entry for entry in theirs if role in (None, entry.of(kinds.Invitation).role)]


def _form_of(session: Session, invitation: Entry) -> str:
    """The form for an invitation."""
    from custfocus.features.voices.form import form

    return form(invitation, named=is_named(session.framework, invitation))


def _is_ours(path: Path) -> bool:
    from custfocus.features.voices.form import MARK

    with path.open("rb") as file:
        return f"<!-- {MARK} -->".encode() in file.read(_HEAD_BYTES)
