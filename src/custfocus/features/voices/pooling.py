"""Answers put together, so that nobody's own can be told from them: when, and what is kept.

An answer waits, sealed, until at least three people's can be put together. Those of one role are, as soon as there
are three. One that can't expect company in its role any more, because too few who were asked in the last 30 days have
yet to answer, joins a pool over all roles, which is put together from three people on as well. What is put
together stays as it is; whoever answers later is part of another three. Of a statement, or in a pool of a
principle, on which fewer than three people said something, nothing is kept: so there is no sum, at any time,
from which another could be taken away to leave one or two.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from unicodedata import category

from msgspec import Struct
from msgspec.structs import asdict

from custfocus.content.framework import POOL
from custfocus.features.voices.others import FEWEST, STEPS
from custfocus.features.voices.replies import ReturnedAnswer, StatementRating
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

EXPECTED = timedelta(days=30)
BETWEEN = "\n\n---\n\n"
# What a line is drawn with, besides the dashes of all scripts.
_RULES = "*_=\u2212\u2500\u2501\u2550"
_FEWEST_SIGNS = 2


class Together(Struct, frozen=True):
    """Answers to be put together."""

    role: str
    """The word for their role, or "pool"."""
    replies: tuple[Entry, ...]
    """The replies that hold them."""


class Unsealed(Struct, frozen=True):
    """What a waiting reply holds."""

    ratings: tuple[StatementRating, ...]
    """What each statement was given."""
    text: str
    """The words."""
    person: str
    """Who gave it, folded; empty where an older version kept no name there."""


def sealed(answer: ReturnedAnswer) -> str:
    """An answer as it waits, and who gave it: no list, search or page shows what is in it.

    That is a courtesy and no lock: the journal is the leader's, and so are the mails that the answers came in.
    """
    ratings = [asdict(rating) for rating in answer.ratings]
    content = {"ratings": ratings, "text": answer.text, "person": person(answer.invitation)}
    return urlsafe_b64encode(json.dumps(content, ensure_ascii=False).encode()).decode()


def unsealed(reply: Entry) -> Unsealed | None:
    """What a waiting reply holds, None where it can't be read."""
    try:
        content = json.loads(urlsafe_b64decode(reply.of(kinds.Reply).sealed or ""))
        ratings = tuple(StatementRating(**rating) for rating in content["ratings"])
        return Unsealed(ratings, str(content["text"]), str(content.get("person", "")))
    except (KeyError, TypeError, ValueError, RecursionError):
        return None


def ready(waiting: Sequence[Entry], invitations: Sequence[Entry], day: date) -> tuple[Together, ...]:
    """The answers that can be put together on a day: by role, then over the roles that can't expect company.

    An answer of which nothing tells who gave it goes on waiting, since it might be another's second one.

    Args:
        waiting: The replies that wait, the newest first.
        invitations: All invitations.
        day: The day.
    """
    people = _people(filter(unsealed, waiting), invitations)
    known = [reply for replies in people.values() for reply in replies]
    groups: list[Together] = []
    lonely: set[str] = set()
    for role, replies in _by_role(known).items():
        if len(_people(replies, invitations)) >= FEWEST:
            groups.append(Together(role, tuple(replies)))
        elif not _has_company(role, replies, invitations, day):
            lonely.add(role)
    left = [reply for reply in known if _role(reply) in lonely]
    if len(_people(left, invitations)) >= FEWEST:
        groups.append(Together(POOL, tuple(left)))
    return tuple(groups)


def alone(waiting: Sequence[Entry], invitations: Sequence[Entry], day: date) -> int:
    """How many waiting answers can't expect company, in their role, from those who were asked."""
    by_role = _by_role(waiting).items()
    return sum(len(replies) for role, replies in by_role if not _has_company(role, replies, invitations, day))


def put_together(
    group: Together, invitations: Sequence[Entry], random: Callable[[int], bytes]
) -> tuple[str, kinds.Voices]:
    """The text and the record of the entry that takes the place of the single answers.

    Of whoever answered more than once, the newest rating of each statement and the newest text are kept.

    Args:
        group: The answers, the newest of each person first.
        invitations: All invitations, which tell who is the same person.
        random: So many random bytes; the texts come in an order that says nothing.

    Returns:
        The texts, one below the other, with a backslash before a line of somebody's that would part theirs in two;
        and the role, how many people, and how often each step was given, 1 to 5, to each statement, or in a pool for
        each principle.
    """
    people = _people(group.replies, invitations)
    given: dict[str, dict[str, StatementRating]] = {}
    for person, replies in people.items():
        for rating in (rating for reply in replies for rating in _ratings(reply)):
            key = rating.principle if group.role == POOL else rating.statement
            given.setdefault(key, {}).setdefault(person, rating)
    texts = [text for replies in people.values() for text in islice(_texts(replies), 1)]
    texts.sort(key=lambda _: random(16))
    ratings = [
        _counted(group.role, next(iter(by_person.values())), [rating.value for rating in by_person.values()])
        for by_person in given.values()
        if len(by_person) >= FEWEST
    ]
    ratings.sort(key=lambda rating: rating.principle)
    return BETWEEN.join(map(_undivided, texts)), kinds.Voices(group.role, len(people), tuple(ratings))


def _undivided(text: str) -> str:
    """A text in which no line can be taken for the one between two people's."""
    return "\n".join(f"\\{line}" if _is_rule(line) else line for line in text.splitlines())


def _is_rule(line: str) -> bool:
    """Whether a line, without backslashes before it, shows nothing but a line drawn across."""
    signs = [sign for sign in line.lstrip("\\") if not sign.isspace() and category(sign) != "Cf"]
    return len(signs) >= _FEWEST_SIGNS and all(category(sign) == "Pd" or sign in _RULES for sign in signs)


def _counted(role: str, rating: StatementRating, values: Sequence[int | None]) -> kinds.Counted:
    """What was rated; in a pool the principle alone, since a statement would tell the role, perhaps one person."""
    one, two, three, four, five = (values.count(step) for step in STEPS)
    counts = (one, two, three, four, five)
    if role == POOL:
        return kinds.Counted("", "", rating.principle, None, counts)
    return kinds.Counted(rating.statement, rating.says, rating.principle, rating.behaviour, counts)


def _ratings(reply: Entry) -> Iterator[StatementRating]:
    held = unsealed(reply)
    yield from (rating for rating in held.ratings if rating.value in STEPS) if held else ()


def _texts(replies: Sequence[Entry]) -> Iterator[str]:
    return (held.text for reply in replies if (held := unsealed(reply)) and held.text)


def _role(reply: Entry) -> str:
    return reply.of(kinds.Reply).role


def _by_role(replies: Sequence[Entry]) -> Mapping[str, list[Entry]]:
    by_role: dict[str, list[Entry]] = {}
    for reply in replies:
        by_role.setdefault(_role(reply), []).append(reply)
    return by_role


def _people(replies: Iterable[Entry], invitations: Sequence[Entry]) -> Mapping[str, list[Entry]]:
    """The replies of each person, so that one who answers in two roles, or twice, counts once.

    A reply says itself whose it is, so that it does when its invitation is deleted; an older one doesn't.
    """
    names = {entry.id: person(entry) for entry in invitations}
    by_person: dict[str, list[Entry]] = {}
    for reply in replies:
        held = unsealed(reply)
        if who := (held and held.person) or names.get(reply.of(kinds.Reply).invitation):
            by_person.setdefault(who, []).append(reply)
    return by_person


def _has_company(role: str, replies: Sequence[Entry], invitations: Sequence[Entry], day: date) -> bool:
    """Whether the people who answered in a role, and those who may still answer, are enough."""
    asked = ((entry, entry.of(kinds.Invitation)) for entry in invitations if day - EXPECTED <= entry.day)
    expected = {person(entry) for entry, kept in asked if kept.role == role and kept.status == kinds.ASKED}
    return len(expected.union(_people(replies, invitations))) >= FEWEST


def person(invitation: Entry) -> str:
    """Who was asked, however the name was typed."""
    return folded(invitation.of(kinds.Invitation).who)


def folded(name: str) -> str:
    """The same for every way to type a name."""
    return " ".join(name.casefold().split())
