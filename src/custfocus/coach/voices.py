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
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from custfocus.coach.others import FEWEST, STEPS
from custfocus.coach.replies import Answer, Rating
from custfocus.records import Record, as_dict
from custfocus.store.entry import Entry

POOL, MANAGER = "pool", "manager"
ASKED, ANSWERED, THANKED = "asked", "answered", "thanked"
EXPECTED = timedelta(days=30)
BETWEEN = "\n\n---\n\n"


class Together(Record):
    """Answers to be put together: the role, or "pool", and the replies that hold them."""

    role: str
    replies: tuple[Entry, ...]


class Unsealed(Record):
    """What a waiting reply holds."""

    ratings: tuple[Rating, ...]
    text: str


def sealed(answer: Answer) -> str:
    """An answer as it waits: no list, search or page shows what is in it.

    That is a courtesy and no lock: the journal is the leader's, and so are the mails that the answers came in.
    """
    content = {"ratings": [as_dict(rating) for rating in answer.ratings], "text": answer.text}
    return urlsafe_b64encode(json.dumps(content, ensure_ascii=False).encode()).decode()


def unsealed(reply: Entry) -> Unsealed | None:
    """What a waiting reply holds, None where it can't be read."""
    try:
        content = json.loads(urlsafe_b64decode(reply.data["sealed"]))
        return Unsealed(tuple(Rating(**rating) for rating in content["ratings"]), str(content["text"]))
    except (KeyError, TypeError, ValueError, RecursionError):
        return None


def ready(waiting: Sequence[Entry], invitations: Sequence[Entry], day: date) -> tuple[Together, ...]:
    """The answers that can be put together on a day: by role, then over the roles that can't expect company.

    Args:
        waiting: The replies that wait.
        invitations: All invitations.
        day: The day.
    """
    by_role: dict[str, list[Entry]] = {}
    for reply in waiting:
        if unsealed(reply):
            by_role.setdefault(str(reply.data.get("role")), []).append(reply)
    found: list[Together] = []
    left: list[Entry] = []
    for role, replies in by_role.items():
        if len(_people(replies, invitations)) >= FEWEST:
            found.append(Together(role, tuple(replies)))
        elif not _has_company(role, replies, invitations, day):
            left += replies
    if len(_people(left, invitations)) >= FEWEST:
        found.append(Together(POOL, tuple(left)))
    return tuple(found)


def alone(waiting: Sequence[Entry], invitations: Sequence[Entry], day: date) -> int:
    """How many waiting answers can't expect company, in their role, from those who were asked."""
    by_role: dict[str, list[Entry]] = {}
    for reply in waiting:
        by_role.setdefault(str(reply.data.get("role")), []).append(reply)
    return sum(len(replies) for role, replies in by_role.items() if not _has_company(role, replies, invitations, day))


def put_together(
    group: Together, invitations: Sequence[Entry], random: Callable[[int], bytes]
) -> tuple[str, dict[str, Any]]:
    """The text and the data of the entry that takes the place of the single answers.

    Args:
        group: The answers.
        invitations: All invitations, which tell who is the same person.
        random: So many random bytes; the texts come in an order that says nothing.

    Returns:
        The texts, one below the other; and the role, how many people, and how often each step was given, 1 to 5, to
        each statement, or in a pool for each principle.
    """
    people = _people(group.replies, invitations)
    given: dict[str, dict[str, Rating]] = {}
    for person, replies in people.items():
        for rating in (rating for reply in replies for rating in _ratings(reply)):
            key = rating.principle if group.role == POOL else rating.statement
            given.setdefault(key, {})[person] = rating
    texts = [found.text for reply in group.replies if (found := unsealed(reply)) and found.text]
    texts.sort(key=lambda _: random(16))
    ratings = [
        {**_what(group.role, one), "counts": [values.count(step) for step in STEPS]}
        for by_person in given.values()
        if len(by_person) >= FEWEST
        for one in [next(iter(by_person.values()))]
        for values in [[rating.value for rating in by_person.values()]]
    ]
    ratings.sort(key=lambda rating: str(rating["principle"]))
    return BETWEEN.join(texts), {"role": group.role, "count": len(people), "ratings": ratings}


def _what(role: str, rating: Rating) -> dict[str, Any]:
    """What was rated; in a pool the principle alone, since a statement would tell the role, perhaps one person."""
    if role == POOL:
        return {"statement": "", "says": "", "principle": rating.principle, "behaviour": None}
    return {name: value for name, value in as_dict(rating).items() if name != "value"}


def _ratings(reply: Entry) -> Iterator[Rating]:
    found = unsealed(reply)
    yield from (rating for rating in found.ratings if rating.value in STEPS) if found else ()


def _people(replies: Sequence[Entry], invitations: Sequence[Entry]) -> Mapping[str, list[Entry]]:
    """The replies of each person, so that one who answers in two roles, or twice, counts once."""
    names = {entry.id: person(entry) for entry in invitations}
    found: dict[str, list[Entry]] = {}
    for reply in replies:
        key = str(reply.data.get("invitation"))
        found.setdefault(names.get(key, key), []).append(reply)
    return found


def _has_company(role: str, replies: Sequence[Entry], invitations: Sequence[Entry], day: date) -> bool:
    """Whether the people who answered in a role, and those who may still answer, are enough."""
    expected = {
        person(entry)
        for entry in invitations
        if entry.data.get("role") == role and entry.data.get("status") == ASKED and day - EXPECTED <= entry.day
    }
    return len(expected.union(_people(replies, invitations))) >= FEWEST


def person(invitation: Entry) -> str:
    """Who was asked, however the name was typed."""
    return " ".join(str(invitation.data.get("who")).casefold().split())
