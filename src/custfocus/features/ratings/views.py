"""Where a leader stands: the items of a scale with their ratings, and the profile that comes of them."""

from collections.abc import Mapping
from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.features.ratings.gaps import Gap
from custfocus.features.voices.views import ManagerRating

PRACTICE, QUESTION = "practice", "question"


class Point(Struct, frozen=True):
    """A rating of an earlier time: its day and value, None for "don't know"."""

    day: date
    value: int | None


class RatedItem(Struct, frozen=True):
    """An item of a scale, and what is known of it."""

    id: str
    """The item's id."""
    scale: str
    """The scale it is on."""
    name: str
    """What pages call it."""
    asks: str
    """What is rated: the item's own words; of a behaviour, its strong pole."""
    weak: str
    """A behaviour's weak pole; empty on other scales."""
    principle: str | None
    """Its main principle, None where it stands under a pillar alone."""
    self: int | None
    """The latest rating, 1 to 5; None for "don't know" and where there is none."""
    word: str
    """The rating in words: the step, "don't know", or empty where there is none."""
    day: date | None
    """The day of the latest rating."""
    course: tuple[Point, ...]
    """The ratings before it, at most four, the oldest first."""
    others: float | None
    """The average of what others say, from 1 to 5, where at least three of them said it."""
    by_role: dict[str, float]
    """The same by role, where a role has at least three."""
    managers: tuple[ManagerRating, ...]
    """What managers say, who answer by name."""
    evidence: int | None
    """On how many of the last 60 days there was a deed for it; None where nothing in the journal tells."""
    last: date | None
    """The latest day on which there was."""
    deeds: Mapping[str, int] = {}
    """How many deeds of each kind there were in these days."""
    answers: int = 0
    """How many answers to questions about it, which are no deeds."""


class NextStep(Struct, frozen=True):
    """One next step."""

    kind: str
    """What it is: "practice" or "question"."""
    id: str
    words: str
    """What it is, in its own words."""
    item: str
    """The item that it is for: the weakest, or the next where the days show more of it than its rating."""
    command: str
    """What to type for it."""
    reason: str
    """Why this one, in a line."""


class Profile(Struct, frozen=True):
    """What the ratings come to."""

    strongest: tuple[str, ...]
    """The ids of what was rated best; none where all is rated alike."""
    weakest: tuple[str, ...]
    """The ids of what was rated lowest."""
    gaps: tuple[Gap, ...]
    """Where word and deed, or oneself and others, don't go together."""
    next: NextStep | None
    """One next step, tied to the weakest."""


class Overview(Struct, frozen=True):
    """A scale in a line: how many of its items have been rated, and when the latest was."""

    id: str
    name: str
    about: str
    rated: int
    items: int
    day: date | None


class Assessment(View, frozen=True):
    """A scale, or all of them, as the leader stands on it."""

    kind: ClassVar[str] = "assess"
    scale: str | None
    """The scale's id; None for all of them together."""
    name: str
    """What pages call it."""
    asks: str
    """What is asked of each item; empty for all scales together."""
    steps: tuple[str, ...]
    """The five steps in words, from 1 to 5."""
    items: tuple[RatedItem, ...]
    """The items in content order; of all scales together, those that have been rated."""
    profile: Profile
    """What the ratings come to."""
    scales: tuple[Overview, ...]
    """All scales, each in a line."""
    today: date
    """The user's own day."""
    saved: tuple[str, ...] = ()
    """What this run has saved, in sentences."""
    explained: bool = False
    """Whether the page tells the figures."""

    def drawn(self) -> Page:
        from custfocus.features.ratings.page import page

        return page(self)


class ItemPrompt(View, frozen=True):
    """An item as it is asked: where one is in the scale, the item, the steps."""

    place: int
    total: int
    item: RatedItem
    steps: tuple[str, ...]

    def drawn(self) -> Page:
        from custfocus.features.ratings.page import item_prompt

        return item_prompt(self)
