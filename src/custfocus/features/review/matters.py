"""What a review asks about besides its checklist: what still waits for a word or a deed, and which of it is asked.

Nobody has been told of it, and nothing was made of it: what customers said, what the user meant to do, and the
weakest of the latest ratings. Each kind has its turn before any has its second, so that many of one leave room for
the others; what is chosen is asked about by its day, the oldest first.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from msgspec import Struct

from custfocus.base import wording
from custfocus.content.framework import Served
from custfocus.features.review.quoting import FULL_LENGTH
from custfocus.features.review.views import OpenMatter
from custfocus.journal.entry import Entry

HEARD, MEANT, WEAK = "heard", "intention", "rating"
MOST_MATTERS = 5
# From here down a rating is worth a question.
WEAK_AT_MOST = 3
WHO_KNOWS = "Who has been told of this, or what have you made of it?"
FIRST = "1"


class WeakestRating(Struct, frozen=True):
    """The lowest of the latest ratings: of which principle, and a practice for it that could be taken on."""

    id: str
    """The principle's id."""
    name: str
    """What pages call it."""
    value: int
    """The rating, from 1 to 5."""
    day: date
    """Its day."""
    practice: str = ""
    """The practice's id; empty where none suits, or three are taken on."""
    practice_name: str = ""
    """What it is called."""


def open_matters(
    heard: Iterable[Entry],
    intentions: Iterable[Entry],
    weakest: WeakestRating | None,
    people: Served,
    today: date,
    asked: Collection[str] = (),
) -> tuple[OpenMatter, ...]:
    """What a review asks about, the oldest first; with what it has asked about before, five things at most.

    Args:
        heard: What customers said that nothing was written about and no sheet made of.
        intentions: The things to do that are open.
        weakest: The lowest of the latest ratings, where it is low and nothing is meant to be done about it yet.
        people: What those are called whom the user serves.
        today: The user's own day.
        asked: The ids of what it has asked about.
    """
    weak = [] if weakest is None else [_weak(weakest, today)]
    groups = ([_heard(each, people, today) for each in heard], [_meant(each, today) for each in intentions], weak)
    new = [[each for each in group if each.id not in asked] for group in groups]
    chosen = in_turns(new, max(0, MOST_MATTERS - len(asked)))
    return tuple(sorted(chosen, key=lambda matter: matter.day))


def in_turns(groups: Iterable[Iterable[OpenMatter]], most: int) -> list[OpenMatter]:
    """At most so many, the oldest of each group first, every group's first before any group's second."""
    turns: list[tuple[int, date, OpenMatter]] = []
    for group in groups:
        oldest_first: Sequence[OpenMatter] = sorted(group, key=lambda matter: matter.day)
        turns += [(turn, matter.day, matter) for turn, matter in enumerate(oldest_first)]
    return [matter for _, _, matter in sorted(turns, key=lambda each: each[:2])[:most]]


def _heard(entry: Entry, people: Served, today: date) -> OpenMatter:
    who = " ".join(entry.who.split()) or people.a_one
    title = f"What {who} said on {wording.full_day(entry.day, near=today)}"
    words = " ".join(wording.whole_words(entry.text, FULL_LENGTH).split())
    return OpenMatter(HEARD, entry.id, entry.day, title, WHO_KNOWS, (f'"{words}"',))


def _meant(entry: Entry, today: date) -> OpenMatter:
    title = f"On {wording.full_day(entry.day, near=today)} you meant to"
    return OpenMatter(MEANT, entry.id, entry.day, title, entry.text)


def _weak(rating: WeakestRating, today: date) -> OpenMatter:
    rated = f'You rated "{rating.name}" {rating.value} of 5 on {wording.full_day(rating.day, near=today)}.'
    hints = (f"{FIRST} and Enter takes on a practice for it: {rating.practice_name}",) if rating.practice else ()
    asked = f"{rated} What is one thing you'll do about it?"
    return OpenMatter(WEAK, rating.id, rating.day, "Your lowest rating", asked, hints, rating.practice)
