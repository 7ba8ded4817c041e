"""Who is asked and how they stand: what an invitation keeps, the email that goes out, everybody with their answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.content.framework import Framework
from custfocus.features.voices.pooling import EXPECTED, alone
from custfocus.features.voices.views import Invitations, Invitee, PooledAnswers
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Role

MINUTES = 5
_TREATED = (
    "Just reply to this email. I read the answers myself and keep them, with your name, in a journal of my own. "
    "Nobody else gets to see them from me with your name, unless you say so. You will hear from me what I make of "
    "them."
)


def new_invitation(role: Role, who: str, token: str) -> kinds.Invitation:
    """What an invitation keeps: who, in which role, the token that its answer brings back, and what was asked."""
    asked = (kinds.AskedStatement(each.id, each.says, each.principle, each.behaviour) for each in role.statements)
    return kinds.Invitation(who=who, role=role.word, status=kinds.ASKED, token=token, statements=tuple(asked))


def subject(role: Role) -> str:
    """The subject of that email: how many questions, and how long they take."""
    return f"{wording.number(len(role.asks)).capitalize()} questions, {MINUTES} minutes"


def mail(role: Role, who: str, *, form: bool) -> str:
    """The email that asks somebody in a role.

    It says truthfully what becomes of the answer: one in words comes with a name, and is kept so.

    Args:
        role: The role.
        who: How they are addressed.
        form: Whether the form comes with it.
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
            if role.named
            else "My journal shows that answer only together with those of at least two others."
        )
        parts.append(
            "If you would rather tick than write, open the file that comes with this email in a browser, on a "
            f"computer or a phone; it needs no network. {theirs} The file says more about it."
        )
    return "\n\n".join([*parts, "Thank you."])


def is_named(framework: Framework, invitation: Entry) -> bool:
    """Whether the answer to an invitation is kept with its name, as in the role of a manager."""
    role = framework.by_id.get(invitation.item or "")
    return role is not None and role.kind == "role" and role.named


def everybody_asked(
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
    rows = tuple(invitee(framework, entry, short, day) for entry, short in zip(entries, shorts, strict=True))
    return Invitations(
        invitations=rows,
        to_thank=tuple(dict.fromkeys(row.who for row in rows if row.status == kinds.ANSWERED)),
        waiting=len(waiting),
        alone=alone(waiting, entries, day),
        opened=opened,
        cleaned=cleaned,
        roles=tuple(role.word for role in framework.roles),
        people=framework.people,
        today=day,
    )


def invitee(framework: Framework, entry: Entry, short: str, day: date) -> Invitee:
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
