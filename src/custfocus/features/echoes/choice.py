"""Which question about the user's own words is asked, and when: the rule, and why it chose as it did.

1. At most every ECHO_EVERY-th answer is to one of these: none is asked where one of the ECHO_EVERY - 1 answers before
   the day was to one. None is ever asked on two days running, answered or not: only every other day of the calendar
   may have one, and that day one alone.
2. An entry that was asked about, or set aside, rests for ECHO_RESTS_DAYS. What is settled, private, or was let go is
   never asked about; what is too young or too old isn't either (`subjects` has the figures).
3. What is overdue comes first, the most overdue before the others; then what waits for something of the user's; then
   all else. Within the last two the kinds take turns: the kind that was asked about longest ago comes first, of a
   kind the oldest entry.
4. It is asked with the words that were used longest ago, of those that suit it: whose places it can fill, and where
   there are words for its own worksheet, these.

What is still equal goes by content order. The user's words and the names in them are shown and never kept: what is
kept with the answer has "this customer" in the place of a name, and the entry's id.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base import wording
from custfocus.content.framework import ECHO_ABOUTS, PLACE_IN_WORDS, EchoAbout, Framework, filled

if TYPE_CHECKING:
    from custfocus.content.models import Echo
    from custfocus.features.echoes.subjects import EchoSubject

ECHO_EVERY = 3
ECHO_RESTS_DAYS = 30
MOST_PRINCIPLES = 3


class PastEchoes(Struct, frozen=True):
    """What the rule may know of the questions that were about the user's own words."""

    recent: tuple[bool, ...] = ()
    """Of the ECHO_EVERY - 1 newest answers before the day: was it to one of these?"""
    set_aside: bool = False
    """Whether one was set aside on the day."""
    asked: Mapping[str, date] = {}
    """When each entry was last asked about or set aside, by its id."""
    let_go: Collection[str] = ()
    """The entries that are not to be asked about again, by their ids."""
    used: Mapping[str, date] = {}
    """When each of the questions was last answered, by its id."""


class ChosenEcho(Struct, frozen=True):
    """A question about an entry, and why it is the one."""

    echo: Echo
    """The question as the content has it."""
    subject: EchoSubject
    """What it is about."""
    asks: str
    """The question, with its places filled."""
    kept: str
    """The same as it is kept with the answer: without names."""
    principles: tuple[str, ...]
    """What an answer counts for: the entry's principles, then the question's."""
    reason: str
    """Why, in a sentence, figures after it."""
    brief: str
    """The reason in a few words, for a page."""


def may_have_one(day: date) -> bool:
    """Whether it is one of the days of the calendar that may ask about the user's own words: every other one."""
    return day.toordinal() % 2 == 0


def has_room(past: PastEchoes) -> bool:
    """Whether there is room for one after the answers before, and none was set aside on the day."""
    return len(past.recent) == ECHO_EVERY - 1 and not any(past.recent) and not past.set_aside


def choose(
    framework: Framework, subjects: Iterable[EchoSubject], past: PastEchoes, day: date, *, only: str | None = None
) -> ChosenEcho | None:
    """The question about one of these entries whose turn it is; None where there is nothing to ask about.

    Args:
        framework: The framework.
        subjects: The entries, of those of a kind and a day the first kept first.
        past: What the rule may know of earlier questions.
        day: The day.
        only: The question of this id, where no other will do.
    """
    turns = {about: max(_used(framework, about, past), default=date.min) for about in ECHO_ABOUTS}
    awake = [each for each in subjects if _is_awake(each, past, day) and _suiting(framework, each, only)]
    subject = min(awake, key=lambda each: _place(each, turns), default=None)
    if subject is None:
        return None
    echo = min(_suiting(framework, subject, only), key=lambda echo: past.used.get(echo.id, date.min))
    return worded(framework, echo, subject, day)


def worded(framework: Framework, echo: Echo, subject: EchoSubject, day: date) -> ChosenEcho:
    """A question as it is asked about an entry."""
    words = {"who": subject.who, "day": wording.full_day(subject.day, near=day), "title": subject.title}
    nameless = {**words, "who": f"this {framework.people.one}"}
    offered = {principle.id for principle in framework.principles}
    principles = [name for name in dict.fromkeys((*subject.principles, *echo.principles)) if name in offered]
    days = wording.counted((day - subject.day).days, "day")
    figures = f"Such a question comes with every {wording.ordinal(ECHO_EVERY)} answer at most"
    return ChosenEcho(
        echo=echo,
        subject=subject,
        asks=wording.sentence(filled(echo.asks, words.get)),
        kept=wording.sentence(filled(echo.asks, nameless.get)),
        principles=tuple(principles[:MOST_PRINCIPLES]),
        reason=f"{subject.standing} {figures}, and about the same thing once in {ECHO_RESTS_DAYS} days.",
        brief=subject.late or f"yours, {days} ago",
    )


def _is_awake(subject: EchoSubject, past: PastEchoes, day: date) -> bool:
    asked = past.asked.get(subject.id)
    return subject.id not in past.let_go and (asked is None or (day - asked).days >= ECHO_RESTS_DAYS)


def _place(subject: EchoSubject, turns: Mapping[EchoAbout, date]) -> tuple[int, int, date, date]:
    """Where an entry stands among the others: the lowest comes first."""
    tier = 0 if subject.overdue else 1 if subject.waits else 2
    return tier, -subject.overdue, turns[subject.about], subject.day


def _used(framework: Framework, about: str, past: PastEchoes) -> Iterable[date]:
    return (past.used[echo.id] for echo in framework.echoes if echo.about == about and echo.id in past.used)


def _suiting(framework: Framework, subject: EchoSubject, only: str | None) -> Sequence[Echo]:
    """The questions that suit an entry."""
    known = {"who": bool(subject.who), "title": bool(subject.title)}
    fitting = [
        echo
        for echo in framework.echoes
        if echo.about == subject.about
        and echo.worksheet in ("", subject.worksheet)
        and all(known.get(place, True) for place in PLACE_IN_WORDS.findall(echo.asks))
    ]
    if only is not None:
        return [echo for echo in fitting if echo.id == only]
    return [echo for echo in fitting if echo.worksheet] or fitting
