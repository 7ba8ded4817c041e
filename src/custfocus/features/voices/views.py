"""How others see one: what they say on an item, who was asked and has answered, what came in."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.framework import Served


class Invited(View, frozen=True):
    """An invitation, and the email that carries it."""

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
    """The text to paste into an email."""
    subject: str
    """Its subject."""
    form: str | None
    """The file that the form was saved as, if it was."""
    html: str | None
    """The form itself, where it was wanted in the answer."""

    def drawn(self) -> Page:
        return f"Subject: {self.subject}\n\n{self.mail}"


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
    """How far it has come: "asked", "answered" or "thanked"."""
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
    people: Served = Served()
    """What those are called whom the user serves."""

    def drawn(self) -> Page:
        from custfocus.features.voices.page import invitations

        return invitations(self)


class MarkedInvitation(View, frozen=True):
    """That somebody answered, or was thanked."""

    kind: ClassVar[str] = "invite-marked"

    asked: Invitee
    """Who."""

    def drawn(self) -> Page:
        from custfocus.features.voices.lines import marked

        return marked(self)


class TakenAnswer(Struct, frozen=True):
    """An answer that was taken in."""

    source: str
    """From which file."""
    invitation: str
    """The id of the invitation that it answers."""
    who: str
    """Of whom."""
    role: str
    """In which role."""
    named: bool
    """Whether it shows by name, rather than waiting for others."""


class RefusedAnswer(Struct, frozen=True):
    """An answer that wasn't taken."""

    source: str
    """From which file."""
    code: str
    """A name for the reason, for scripts."""
    reason: str
    """The reason, in a sentence."""


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
    trouble: str = ""
    """What kept those that were taken from being put together with others, in sentences."""

    def drawn(self) -> Page:
        from custfocus.features.voices.lines import taken_in

        return taken_in(self)


class RoleRating(Struct, frozen=True):
    """What the people of one role say."""

    role: str
    """The role's id, or "pool" for people of several roles, too few of each to stand alone."""
    mean: float
    """The mean of their ratings, 1 to 5."""
    count: int
    """How many answered, three at least."""


class ManagerRating(Struct, frozen=True):
    """What a manager says, who answers by name and knows it."""

    who: str
    """The name."""
    value: float
    """The mean of their latest ratings, 1 to 5; one rating is most often all there is."""
    day: date
    """The day it was answered."""


class OthersRating(Struct, frozen=True):
    """What others say on one item."""

    mean: float | None
    """The mean over all groups, each answer of the same weight; None where only managers answered."""
    count: int
    """How many answers it is made of: none, or three at least. Managers aren't among them."""
    groups: tuple[RoleRating, ...] = ()
    """The same for each role."""
    managers: tuple[ManagerRating, ...] = ()
    """What each manager says, by name."""
