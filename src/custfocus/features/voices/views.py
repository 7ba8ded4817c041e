"""Asking others how they see one: the mail to paste, who was asked and has answered, what came in."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.framework import Framework
from custfocus.features.voices.pooling import EXPECTED, MANAGER, alone
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Role

MINUTES = 5
_TREATED = (
    "Just reply to this mail. I read the answers myself and keep them, with your name, in a journal of my own. "
    "Nobody else gets to see them from me with your name, unless you say so. You will hear from me what I make of "
    "them."
)


class Invited(View, frozen=True):
    """An invitation, and the mail that carries it."""

    kind: ClassVar[str] = "invite"

    id: str
    """The entry's id."""
    short: str
    """Its id as pages show it."""
    who: str
    """Who is asked."""
    role: str
    """The word for their role."""
    again: bool
    """Whether they had been asked before and not answered, so that this is the same invitation."""
    mail: str
    """The text to paste into a mail."""
    form: str | None
    """The file that the form was saved as, if it was."""
    html: str | None
    """The form itself, where it was wanted in the answer."""

    def drawn(self) -> Page:
        return self.mail


class Invitee(Struct, frozen=True):
    """Somebody who was asked."""

    id: str
    """The entry's id."""
    short: str
    """Its id as pages show it."""
    who: str
    """Who."""
    role: str
    """The word for their role."""
    role_name: str
    """What pages call it."""
    status: str
    """"asked", "answered" or "thanked"."""
    asked: date
    """The day they were asked, the latest where it was more than once."""
    answered: str | None
    """The day their answer came, or was marked so."""
    thanked: str | None
    """The day they were thanked."""
    overdue: bool
    """Whether so long has passed that their answer isn't counted upon any more."""


class PooledAnswers(Struct, frozen=True):
    """Answers that have just been put together."""

    id: str
    """The id of the entry that holds them now."""
    short: str
    """Its id as pages show it."""
    role: str
    """The word for the role, or "pool"."""
    role_name: str
    """What pages call it."""
    count: int
    """How many people's they are."""


class Invitations(View, frozen=True):
    """Who was asked, who has answered, whom to thank."""

    kind: ClassVar[str] = "invitations"

    invitations: tuple[Invitee, ...]
    """Everybody who was asked, the latest first."""
    to_thank: tuple[str, ...]
    """The names of those who answered and weren't thanked yet."""
    waiting: int
    """How many answers wait to be put together with others."""
    alone: int
    """How many of these can't expect enough others from those who were asked."""
    opened: tuple[PooledAnswers, ...]
    """What has been put together by this look."""
    cleaned: bool
    """Whether the single answers are gone from the unused parts of the file, too."""
    roles: tuple[str, ...]
    """The words for the roles that can be asked."""
    today: date
    """The user's own day."""

    def drawn(self) -> Page:
        from custfocus.features.voices.page import invitations

        return invitations(self)


class MarkedInvitation(View, frozen=True):
    """That somebody answered, or was thanked."""

    kind: ClassVar[str] = "invite-marked"

    asked: Invitee

    def drawn(self) -> Page:
        from custfocus.features.voices.page import marked

        return marked(self.asked)


class TakenAnswer(Struct, frozen=True):
    """An answer that was taken in: from which file, of whom, and whether it shows by name or waits for others."""

    source: str
    invitation: str
    who: str
    role: str
    named: bool


class RefusedAnswer(Struct, frozen=True):
    """An answer that wasn't taken: from which file, a code, and the reason."""

    source: str
    code: str
    reason: str


class ImportedAnswers(View, frozen=True):
    """What became of the answers that came."""

    kind: ClassVar[str] = "invite-import"

    taken: tuple[TakenAnswer, ...]
    """Those that were taken, in order."""
    refused: tuple[RefusedAnswer, ...]
    """Those that weren't."""
    waiting: int
    """How many wait to be put together with others, after this."""
    alone: int
    """How many of these can't expect enough others from those who were asked."""
    opened: tuple[PooledAnswers, ...]
    """What has been put together now."""
    cleaned: bool
    """Whether the single answers are gone from the unused parts of the file, too."""

    def drawn(self) -> Page:
        from custfocus.features.voices.page import taken_in

        return taken_in(self)


def kept(role: Role, who: str, token: str) -> kinds.Invitation:
    """What an invitation keeps: who, in which role, the token that its answer brings back, and what was asked."""
    asked = (kinds.AskedStatement(each.id, each.says, each.principle, each.behaviour) for each in role.statements)
    return kinds.Invitation(who=who, role=role.word, status=kinds.ASKED, token=token, statements=tuple(asked))


def mail(role: Role, who: str, *, form: bool) -> str:
    """The mail that asks somebody in a role.

    It says truthfully what becomes of the answer: one in words comes with a name, and is kept so.

    Args:
        role: The role.
        who: How they are addressed.
        form: Whether the form comes with the mail.
    """
    questions = "\n\n".join(f"{place}. {_line(each)}" for place, each in enumerate(role.asks, 1))
    parts = [
        f"Dear {who},",
        _line(role.opening),
        f"It takes {MINUTES} minutes. A few words to each of these are plenty:",
        questions,
        _TREATED,
    ]
    if form:
        theirs = (
            "That answer comes with your name."
            if role.word == MANAGER
            else "My journal shows that answer only together with those of at least two others."
        )
        parts.append(
            "If you would rather tick than write, open the file that comes with this mail in a browser, on a "
            f"computer or a phone; it needs no network. {theirs} The file says more about it."
        )
    return "\n\n".join([*parts, "Thank you."])


def invitations(
    entries: Sequence[Entry],
    waiting: Sequence[Entry],
    framework: Framework,
    shorts: Sequence[str],
    day: date,
    *,
    opened: tuple[PooledAnswers, ...] = (),
    cleaned: bool = True,
) -> Invitations:
    """Who was asked, who has answered, whom to thank.

    Args:
        entries: The invitations, the latest first.
        waiting: The replies that wait.
        framework: The framework.
        shorts: The invitations' ids as pages show them.
        day: The user's own day.
        opened: What has just been put together.
        cleaned: Whether that left no trace in the file.
    """
    rows = tuple(asked(framework, entry, short, day) for entry, short in zip(entries, shorts, strict=True))
    return Invitations(
        invitations=rows,
        to_thank=tuple(dict.fromkeys(row.who for row in rows if row.status == kinds.ANSWERED)),
        waiting=len(waiting),
        alone=alone(waiting, entries, day),
        opened=opened,
        cleaned=cleaned,
        roles=tuple(role.word for role in framework.roles),
        today=day,
    )


def asked(framework: Framework, entry: Entry, short: str, day: date) -> Invitee:
    """An invitation as pages show it."""
    kept = entry.of(kinds.Invitation)
    return Invitee(
        id=entry.id,
        short=short,
        who=kept.who,
        role=kept.role,
        role_name=role_name(framework, kept.role),
        status=kept.status,
        asked=entry.day,
        answered=kept.answered.isoformat() if kept.answered else None,
        thanked=kept.thanked.isoformat() if kept.thanked else None,
        overdue=kept.status == kinds.ASKED and entry.day < day - EXPECTED,
    )


def role_name(framework: Framework, word: str) -> str:
    """What pages call a role, in the middle of a sentence; its word where the framework no longer has it."""
    names = [item.name for item in framework.items if item.kind == "role" and item.word == word]
    return names[0][:1].lower() + names[0][1:] if names else word


def _line(words: str) -> str:
    return " ".join(words.split())
