import random
from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.framework import POOL
from custfocus.features.voices.others import FEWEST
from custfocus.features.voices.pooling import Together, alone, person, put_together, ready, sealed, unsealed
from custfocus.features.voices.replies import ReturnedAnswer, StatementRating
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import Voices
from custfocus.journal.merging import stored

DAY = date(2026, 11, 22)
ROLES = ("customer", "partner", "team")
PRINCIPLES = ("listen", "commit", "recover")


class Someone(NamedTuple):
    """Somebody who was asked: who, in which role, how many days ago, and what they answered, if they did."""

    who: str
    role: str
    ago: int
    values: tuple[int | None, ...] | None
    text: str = ""


NOBODY: dict[str, Any] = {"token": "", "statements": []}


def entry(kind: str, nth: int, day: date, **data: Any) -> Entry:
    """An entry with an id of its own."""
    return Entry(f"{kind}-{nth}", kind, day, day.isoformat(), "UTC", data=data)


def journal(people: Sequence[Someone]) -> tuple[list[Entry], list[Entry]]:
    """The replies that wait, and the invitations."""
    waiting, invitations = [], []
    for nth, one in enumerate(people):
        status = "asked" if one.values is None else "answered"
        asked = entry(
            "invitation", nth, DAY - timedelta(one.ago), status=status, **NOBODY, who=one.who, role=one.role
        )
        invitations.append(asked)
        if one.values is not None:
            ratings = tuple(
                StatementRating(f"{one.role}-{principle}", f"Says {principle}.", principle, None, value)
                for principle, value in zip(PRINCIPLES, one.values, strict=True)
            )
            kept = sealed(ReturnedAnswer(asked, ratings, one.text))
            waiting.append(entry("reply", nth, DAY, role=one.role, invitation=asked.id, sealed=kept))
    return waiting, invitations


def groups(people: Sequence[Someone]) -> dict[str, int]:
    """What is put together: each role, or the pool, with how many replies."""
    return {group.role: len(group.replies) for group in ready(*journal(people), DAY)}


def answered(who: str, role: str = "customer", ago: int = 3) -> Someone:
    """Somebody who answered."""
    return Someone(who, role, ago, (4, 4, 4))


def asked(who: str, role: str = "customer", ago: int = 3) -> Someone:
    """Somebody who hasn't answered yet."""
    return Someone(who, role, ago, None)


def test_three_of_a_role_are_put_together_at_once() -> None:
    """Two aren't, whoever else may come."""
    assert groups([answered("Ana"), answered("Ben")]) == {}
    assert groups([answered("Ana"), answered("Ben"), answered("Cleo")]) == {"customer": 3}
    assert groups([answered(name) for name in "ABCDE"]) == {"customer": 5}


def test_fewer_wait_while_enough_who_were_asked_can_still_answer() -> None:
    """For thirty days; after that they join those of other roles who are as few."""
    two = [answered("Ana"), answered("Ben"), answered("Pia", "partner")]
    assert groups([*two, asked("Cleo")]) == {}
    assert groups([*two, asked("Cleo", ago=30)]) == {}
    assert groups([*two, asked("Cleo", ago=31)]) == {POOL: 3}
    assert groups(two) == {POOL: 3}


def test_one_who_expects_company_stays_out_of_the_pool() -> None:
    """Even where the others would be enough only with them."""
    expecting = [answered("Tim", "team"), asked("Tea", "team"), asked("Tom", "team")]
    assert groups([answered("Ana"), answered("Pia", "partner"), *expecting]) == {}
    assert groups([answered("Ana"), answered("Ben"), answered("Pia", "partner"), *expecting]) == {POOL: 3}


def test_a_role_with_three_leaves_none_behind_for_the_pool() -> None:
    """The pool is of those who are left."""
    people = [*(answered(name) for name in "ABC"), answered("Pia", "partner"), answered("Tim", "team")]
    assert groups(people) == {"customer": 3}


def test_people_are_counted_and_not_answers() -> None:
    """Whoever answers twice, or in two roles, is still one."""
    assert groups([answered("Ana"), answered("ana "), answered("Ben")]) == {}
    assert groups([answered("Ana"), answered("Ana", "partner"), answered("Tim", "team")]) == {}
    assert groups([answered("Ana"), answered("Ben"), asked("BEN")]) == {}


def test_how_many_wait_in_vain() -> None:
    """Those who can't expect enough others in their role."""
    people = [answered("Ana"), answered("Pia", "partner"), asked("Pam", "partner"), asked("Pit", "partner")]
    assert alone(*journal(people), DAY) == 1
    assert alone([], [], DAY) == 0


def test_what_cannot_be_read_is_never_put_together() -> None:
    """An entry from elsewhere may hold anything."""
    waiting, invitations = journal([answered(name) for name in "AB"])
    for kept in (None, "", "!", "bnVsbA==", "W10="):
        broken = entry("reply", 9, DAY, role="customer", invitation="other", sealed=kept)
        assert unsealed(broken) is None
        assert ready([*waiting, broken], invitations, DAY) == ()


def together(people: Sequence[Someone], seed: int = 1) -> tuple[str, Voices]:
    """What becomes of the one group that these people make."""
    waiting, invitations = journal(people)
    (group,) = ready(waiting, invitations, DAY)
    return put_together(group, invitations, random.Random(seed).randbytes)  # noqa: S311 - the same in every run


def test_what_is_kept_is_how_often_each_step_was_given() -> None:
    """With the statement, in the words in which it was asked; "can't say" is none of the steps."""
    text, data = together(
        [
            Someone("Ana", "customer", 3, (1, 5, None), "Ring."),
            Someone("Ben", "customer", 3, (3, 5, 2)),
            Someone("Cleo", "customer", 3, (3, 4, 2), "Write."),
            Someone("Dan", "customer", 3, (5, 5, None)),
        ]
    )
    assert (data.role, data.count) == ("customer", 4)
    assert {one.principle: [*one.counts] for one in data.ratings} == {
        "listen": [1, 0, 2, 0, 1],
        "commit": [0, 0, 0, 1, 3],
    }
    assert {one.says for one in data.ratings} == {"Says listen.", "Says commit."}
    assert sorted(text.split("\n\n---\n\n")) == ["Ring.", "Write."]


def test_a_pool_tells_of_principles_alone() -> None:
    """A statement is of one role, and of that role there may be one person in it."""
    people = [
        Someone("Ana", "customer", 3, (1, 5, 1)),
        Someone("Ben", "customer", 3, (3, 5, None)),
        Someone("Pia", "partner", 3, (4, None, 2)),
    ]
    _, data = together(people)
    assert stored(data) == {
        "role": "pool",
        "count": 3,
        "ratings": [
            {"statement": "", "says": "", "principle": "listen", "behaviour": None, "counts": [1, 0, 1, 1, 0]}
        ],
    }


def test_texts_come_in_any_order() -> None:
    """Over many runs each comes first about as often."""
    people = [Someone(name, "customer", 3, (3, 3, 3), f"I am {name}.") for name in "ABC"]
    firsts = [together(people, seed)[0].split("\n")[0] for seed in range(300)]
    assert all(70 < firsts.count(f"I am {name}.") < 130 for name in "ABC")


VALUES = st.tuples(*[st.sampled_from([None, 1, 2, 3, 4, 5])] * len(PRINCIPLES))
SOMEONE = st.builds(
    Someone,
    st.sampled_from([f"Person {letter}" for letter in "ABCDEFGH"]),
    st.sampled_from(ROLES),
    st.integers(0, 60),
    st.one_of(st.none(), VALUES),
    st.sampled_from(["", "A word.", "Another word.", "A\n\nB"]),
)
PEOPLE = st.lists(SOMEONE, max_size=14)


@given(PEOPLE)
def test_every_group_is_of_three_people_at_least_and_nobody_is_in_two(people: list[Someone]) -> None:
    """Whoever was asked and answered, in whatever order."""
    waiting, invitations = journal(people)
    found = ready(waiting, invitations, DAY)
    names = {one.id: person(one) for one in invitations}
    for group in found:
        assert len({names[str(reply.data["invitation"])] for reply in group.replies}) >= FEWEST
        assert group.role == POOL or {reply.data["role"] for reply in group.replies} == {group.role}
    together = [reply.id for group in found for reply in group.replies]
    assert len(together) == len(set(together))


@given(PEOPLE, st.integers(0, 99))
def test_nothing_that_is_kept_is_of_fewer_than_three(people: list[Someone], seed: int) -> None:
    """Each count is of three people at least, so that no difference between counts is one or two people either.

    What different groups hold is of different answers, and what a group holds on one statement is no part of what it
    holds on another: there is nothing else to subtract.
    """
    waiting, invitations = journal(people)
    for group in ready(waiting, invitations, DAY):
        _, data = put_together(group, invitations, random.Random(seed).randbytes)  # noqa: S311 - as above
        assert data.count >= FEWEST
        assert all(FEWEST <= sum(one.counts) <= data.count for one in data.ratings)
        keys = [(one.statement, one.principle) for one in data.ratings]
        assert len(keys) == len(set(keys))


@given(PEOPLE, st.randoms())
def test_whoever_said_what_the_same_is_kept(people: list[Someone], order: random.Random) -> None:
    """Answers changed about among the people of a role leave nothing different: who said what isn't there."""
    changed = list(people)
    for role in ROLES:
        places = [place for place, one in enumerate(people) if one.role == role and one.values is not None]
        # Where somebody answers twice, one of the two counts, and it matters which.
        if len({people[place].who for place in places}) < len(places):
            return
        others = order.sample(places, len(places))
        for place, other in zip(places, others, strict=True):
            changed[place] = people[place]._replace(values=people[other].values, text=people[other].text)
    if len({one.who for one in people if one.values}) < sum(one.values is not None for one in people):
        return
    assert kept(changed) == kept(people)


def kept(people: Sequence[Someone]) -> list[Any]:
    """All that is kept of what these people say, the texts in order."""
    waiting, invitations = journal(people)
    found = [put_together(group, invitations, bytes) for group in ready(waiting, invitations, DAY)]
    return [(sorted(text.split("\n\n---\n\n")), data) for text, data in found]


@pytest.mark.parametrize("role", ["customer", POOL])
def test_one_person_counts_once_in_a_group(role: str) -> None:
    """With what they said last; the journal hands over the newest first."""
    newest = Someone("ana", "customer", 1, (5, 5, None), "Call at last.")
    oldest = Someone("Ana", "customer", 3, (1, 1, 1), "Never call.")
    waiting, invitations = journal([newest, *(answered(name) for name in "BC"), oldest])
    text, data = put_together(Together(role, tuple(waiting)), invitations, bytes)
    assert (data.count, text) == (3, "Call at last.")
    assert {one.principle: [*one.counts] for one in data.ratings} == {
        "listen": [0, 0, 0, 2, 1],
        "commit": [0, 0, 0, 2, 1],
        "recover": [1, 0, 0, 2, 0],
    }


def test_in_a_pool_the_newest_counts_whatever_the_role() -> None:
    """Of one who answered in two roles, the first as customer, then as partner, then as customer again."""
    theirs = [
        Someone("Ana", "customer", 1, (5, None, 1)),
        Someone("Ana", "partner", 2, (3, 3, 3)),
        Someone("Ana", "customer", 3, (1, 1, 2)),
    ]
    waiting, invitations = journal([*theirs, answered("Ben"), answered("Tim", "team")])
    (group,) = ready(waiting, invitations, DAY)
    _, data = put_together(group, invitations, bytes)
    counts = {one.principle: [*one.counts] for one in data.ratings}
    assert counts == {"listen": [0, 0, 0, 2, 1], "commit": [0, 0, 1, 2, 0], "recover": [1, 0, 0, 2, 0]}


def test_whose_an_answer_is_does_not_hang_on_the_invitation() -> None:
    """With one or all of them deleted, the same people are counted."""
    people = [answered("Pia"), answered("pia"), answered("Quin")]
    waiting, invitations = journal(people)
    for left in (invitations, invitations[1:], invitations[2:], []):
        assert ready(waiting, left, DAY) == ()
    waiting, _ = journal([*people, answered("Rae")])
    (group,) = ready(waiting, [], DAY)
    assert put_together(group, [], bytes)[1].count == 3


def test_one_of_whom_nothing_tells_who_gave_it_goes_on_waiting() -> None:
    """As kept by an earlier version, which looked into the invitation alone."""
    waiting, invitations = journal([answered(name) for name in "ABC"])
    content = urlsafe_b64encode(b'{"ratings": [], "text": "Words"}').decode()
    older = [entry("reply", nth, DAY, **{**one.data, "sealed": content}) for nth, one in enumerate(waiting)]
    assert len(ready(older, invitations, DAY)[0].replies) == 3
    assert ready(older, invitations[1:], DAY) == ()


@pytest.mark.parametrize(
    "line",
    ["---", " --- ", "- - -", "\u2014\u2014", "\u200b---", "***", "___", "\\---", "\u2212\u2212\u2212", "----------"],
)
def test_nobody_s_words_pass_for_several_people_s(line: str) -> None:
    """A line drawn across in a text stands behind a backslash: there are as many parts as people who wrote."""
    people = [
        Someone("Ana", "customer", 3, (4, 4, 4), f"Good.\n\n{line}\n\nBad.\r\n\r\n{line}\r\n\r\nWorse."),
        Someone("Ben", "customer", 3, (4, 4, 4), "Fine - really."),
        answered("Cleo"),
    ]
    waiting, invitations = journal(people)
    text, _ = put_together(ready(waiting, invitations, DAY)[0], invitations, random.Random(1).randbytes)  # noqa: S311
    parts = text.split("\n\n---\n\n")
    assert sorted(parts) == ["Fine - really.", f"Good.\n\n\\{line}\n\nBad.\n\n\\{line}\n\nWorse."]
    assert text.count(f"\n{line}\n") == (1 if line == "---" else 0)
