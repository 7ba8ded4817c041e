"""What people say alike: groups to be named or refused, and the themes that the user has named."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View


class AlikeSentence(Struct, frozen=True):
    """A sentence, as somebody said it."""

    id: str
    """Its entry's id."""
    short: str
    """That id as pages show it."""
    day: date
    """Its entry's day."""
    who: str
    """Who said it; empty where nobody is named."""
    sentence: str
    """The sentence as it stands there."""


class GroupOffer(Struct, frozen=True):
    """Sentences to be named, or one to be added to a theme."""

    id: str
    """What --name and --refuse call it by."""
    theme: str
    """The name of the theme that it is near to; empty for a new group."""
    people: int
    """How many different people said it."""
    sentences: tuple[AlikeSentence, ...]
    """The sentences, those closest to all others first."""


class NamedTheme(Struct, frozen=True):
    """A theme that the user has named."""

    id: str
    """Its entry's id."""
    short: str
    """That id as pages show it."""
    name: str
    """Its name."""
    remarks: int
    """How many remarks of the time belong to it."""
    people: int
    """How many different people said them."""
    sentences: tuple[AlikeSentence, ...]
    """Their sentences, the latest first."""


class Groups(View, frozen=True):
    """What people say alike in a time."""

    kind: ClassVar[str] = "groups"
    since: date
    """Its first day."""
    until: date
    """Its last day."""
    voices: int
    """In how many entries somebody says something."""
    read: int
    """How many of them were looked through, the newest."""
    named: tuple[NamedTheme, ...]
    """The themes that have a name, those of most remarks first."""
    offers: tuple[GroupOffer, ...]
    """What is offered, to be named or refused."""
    more: int
    """How many more there are, for when these are settled."""
    saved: tuple[str, ...] = ()
    """What this run has saved, in sentences."""

    def drawn(self) -> Page:
        from custfocus.features.groups.page import page

        return page(self)


class AskedGroup(View, frozen=True):
    """A group as it is asked about."""

    place: int
    """Which it is."""
    total: int
    """Of how many."""
    offer: GroupOffer
    """The group."""
    how_to: str
    """What may be answered, for the first one; else empty."""

    def drawn(self) -> Page:
        from custfocus.features.groups.page import asked

        return asked(self)
