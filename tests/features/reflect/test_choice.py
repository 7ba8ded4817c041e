"""The choice of the question: each clause by example, what holds for any journal, and how it does over two years."""

import importlib
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.content.framework import NO_PACK, Framework, pillar_of
from custfocus.content.models import Pillar, Principle, Question
from custfocus.features.ratings.latest import RATING_HOLDS_DAYS
from custfocus.features.reflect.choice import UNRATED, WEIGHTS, WHOLE_PILLAR, rank, returns_after
from custfocus.features.reflect.past import RETURN_AFTER_DAYS, RETURN_EVERY, PastAnswers, Pick, Skips
from tests.bundled import OURS

on_a_busy_machine_too = settings(deadline=None)

TODAY = date(2026, 6, 1)
STARTERS = NO_PACK.opening
LONG_AGO = 300


def ago(days: int) -> date:
    """The day so many days before today."""
    return TODAY - timedelta(days=days)


def question(name: str, *principles: str, **fields: Any) -> Question:
    """A question on these principles, or on the pillar that is given."""
    return Question.model_construct(id=name, name=name, daily=f"{name}?", principles=principles, **fields)


def framework(*questions: Question) -> Framework:
    """Two pillars: sky with the principles sun and moon, earth with rock and river; and these questions."""
    places = {"sun": "sky", "moon": "sky", "rock": "earth", "river": "earth"}
    pillars = [Pillar(id=name, name=name.title(), summary="So.") for name in ("sky", "earth")]
    principles = [
        Principle(id=name, name=name.title(), summary="So.", ideas=(), pillar=pillar)
        for name, pillar in places.items()
    ]
    return Framework((*pillars, *principles, *questions))


def past(
    answered: Mapping[str, int] | None = None,
    *,
    times: Mapping[str, int] | None = None,
    newest: str | None = None,
    skipped: Mapping[str, int | Skips] | None = None,
    ratings: Mapping[str, tuple[int, int]] | None = None,
    returns: tuple[bool, ...] = (True,),
    count: int = STARTERS,
    first: int = LONG_AGO,
) -> PastAnswers:
    """A past told in days before today; unless said otherwise, the starters are done and no return is due."""
    return PastAnswers(
        answered={name: ago(days) for name, days in (answered or {}).items()},
        times={**dict.fromkeys(answered or {}, 1), **(times or {})},
        returns=returns,
        newest=newest or (min(answered, key=lambda name: answered[name]) if answered else None),
        count=count,
        first=ago(first),
        skipped={
            name: days if isinstance(days, Skips) else Skips(ago(days)) for name, days in (skipped or {}).items()
        },
        ratings={name: (rating, ago(days)) for name, (rating, days) in (ratings or {}).items()},
    )


NOTHING = PastAnswers({}, {}, (), None, 0, None, {}, {})


def first(content: Framework, known: PastAnswers) -> "Pick[Question]":
    """Today's question."""
    return next(rank(content, known, TODAY))


def order(content: Framework, known: PastAnswers) -> list[str]:
    """The ids of all, in rank."""
    return [pick.question.id for pick in rank(content, known, TODAY)]


# Clause 1: what counts, and what rests.


@pytest.mark.parametrize(("times", "days"), [(1, 14), (2, 42), (3, 126), (4, 126), (30, 126)])
def test_a_skipped_question_rests_and_comes_back(times: int, days: int) -> None:
    """A skip sets a question last for the days it rests, longer after each skip, and not a day longer."""
    content = framework(question("a", "sun"), question("b", "moon"))
    for rested, expected in ((0, ["b", "a"]), (days - 1, ["b", "a"]), (days, ["a", "b"])):
        assert order(content, past(skipped={"a": Skips(ago(rested), times)})) == expected


def test_a_question_that_was_let_go_is_not_asked_again() -> None:
    """Neither in its turn nor after all that rest."""
    content = framework(question("a", "sun"), question("b", "moon"))
    assert order(content, past(skipped={"a": Skips(ago(900), 1, for_good=True), "b": 0})) == ["b"]


def test_there_is_a_question_even_when_all_rest() -> None:
    """Those that rest are ranked by the end of their rest."""
    content = framework(question("a", "sun"), question("b", "moon"), question("c", "rock"))
    picks = list(rank(content, past(skipped={"a": 0, "b": 5, "c": 1}), TODAY))
    assert [pick.question.id for pick in picks] == ["b", "c", "a"]
    assert [pick.brief for pick in picks] == ["set aside 5 days ago", "set aside 1 day ago", "set aside today"]


def test_a_retired_question_is_not_asked_but_its_answers_count() -> None:
    """Its pillar and principle have had their turn."""
    retired = question("gone", "sun", retired=True)
    content = framework(retired, question("a", "sun"), question("b", "moon"), question("c", "rock"))
    assert order(content, past({"gone": 1})) == ["c", "b", "a"]


def test_an_answer_to_a_question_that_is_no_more_is_no_trouble() -> None:
    """An id that the framework doesn't have counts for nothing."""
    content = framework(question("a", "sun"), question("b", "rock"))
    assert order(content, past({"unheard-of": 1})) == order(content, past())


def test_without_questions_there_is_no_pick() -> None:
    """An empty framework has an empty rank."""
    assert order(framework(), NOTHING) == []


# Clause 2: the starters.


def test_the_journal_opens_with_the_starters() -> None:
    """In the order of their list, before anything else."""
    content = framework(
        question("a", "sun"), question("third", "sun", starter=3), question("first", "sun", starter=1)
    )
    assert order(content, NOTHING) == ["first", "third", "a"]
    assert first(content, NOTHING).reason == "One of the five questions that open the journal."
    assert first(content, NOTHING).brief == "one of the five questions to begin with"


def test_after_so_many_answers_a_starter_is_like_any_other() -> None:
    """The list is followed until the fifth answer, whatever was answered, and no further."""
    content = framework(question("a", "sun"), question("starter", "sun", starter=1))
    assert first(content, past(count=STARTERS - 1)).question.id == "starter"
    assert first(content, past(count=STARTERS)).question.id == "a"


def test_a_longer_list_opens_no_more_than_the_first_answers() -> None:
    """The starters after the fifth wait for their turn, in the rank of one day too."""
    content = framework(*(question(f"q{place}", "sun", starter=place) for place in range(1, 8)))
    opening = ["open the journal" in pick.reason for pick in rank(content, NOTHING, TODAY)]
    assert opening == [True] * STARTERS + [False] * 2


def test_a_starter_that_rests_gives_way_to_the_next() -> None:
    """A skip holds among the starters too."""
    content = framework(question("one", "sun", starter=1), question("two", "sun", starter=2))
    assert order(content, replace(NOTHING, skipped={"one": Skips(TODAY)})) == ["two", "one"]


# Clause 3: new ones and returns.


@pytest.mark.parametrize(
    ("returns", "asked"),
    [
        ((), "old"),
        ((False,) * (RETURN_EVERY - 1), "old"),
        ((True, *(False,) * (RETURN_EVERY - 2)), "new"),
        ((*(False,) * (RETURN_EVERY - 2), True), "new"),
        ((*(False,) * (RETURN_EVERY - 1), True), "old"),
    ],
)
def test_a_return_is_due_when_the_newest_answers_had_none(returns: tuple[bool, ...], asked: str) -> None:
    """One in every RETURN_EVERY answers is to be a return."""
    content = framework(question("new", "sun"), question("old", "sun"))
    assert first(content, past({"old": 40}, returns=returns)).question.id == asked


def test_a_question_returns_after_some_weeks_at_the_earliest() -> None:
    """A day less, and a new one is asked though a return is due."""
    content = framework(question("new", "sun"), question("old", "sun"))
    assert first(content, past({"old": 28}, returns=())).question.id == "old"
    assert first(content, past({"old": 27}, returns=())).question.id == "new"


@pytest.mark.parametrize(
    ("times", "rating", "days"),
    [(1, 3, 28), (2, 3, 56), (3, 3, 112), (9, 3, 112), (2, 2, 28), (3, 2, 56), (3, 1, 37), (1, 1, 28), (3, 5, 112)],
)
def test_each_return_takes_longer_and_weak_principles_less(times: int, rating: int, days: int) -> None:
    """The times double; a low rating divides them, never below the first; a high one changes nothing."""
    content = framework(question("new", "sun"), question("old", "sun"))
    for waited, asked in ((days, "old"), (days - 1, "new")):
        known = past({"old": waited}, times={"old": times}, ratings={"sun": (rating, 1)}, returns=())
        assert first(content, known).question.id == asked


def test_where_nothing_is_new_a_question_returns() -> None:
    """And the reason says so."""
    content = framework(question("a", "sun"), question("b", "sun"))
    pick = first(content, past({"a": 30, "b": 100}))
    assert pick.question.id == "b"
    assert pick.reason == "You answered it three months ago. Sun has waited longest: 30 days × 1 (not rated)."
    assert pick.brief == "answered three months ago; what holds now?"


def test_where_nothing_is_new_or_may_return_the_longest_wait_decides() -> None:
    """Over all pillars and principles."""
    content = framework(question("a", "sun"), question("b", "rock"), question("c", "moon"))
    known = past({"a": 3, "b": 9, "c": 1}, ratings={"moon": (1, 1)})
    assert order(content, known) == ["b", "a", "c"]
    assert first(content, known).reason == (
        "Every question was answered not long ago; this one has waited longest: 9 days."
    )


# Clause 4: whose turn it is.


def test_the_pillar_of_the_last_answer_rests() -> None:
    """However long its principles have waited, as long as another pillar has a question."""
    content = framework(question("a", "sun"), question("b", "moon"), question("c", "rock"), question("d", "sun"))
    known = past({"d": 1, "b": 90}, ratings={"moon": (1, 1)})
    assert order(content, known)[0] == "c"
    assert order(framework(*(each for each in content.questions if each.id != "c")), known)[0] == "a"


def test_principles_take_turns_over_all_pillars() -> None:
    """A pillar of two principles isn't asked about as often as the other pillar of four together."""
    content = framework(question("a", "sun"), question("b", "rock"), question("c", "river"), question("d", "moon"))
    assert first(content, past({"a": 5, "d": 9, "b": 20, "c": 30}, returns=())).question.id == "c"


def test_another_question_brings_another_pillar() -> None:
    """Pillars, and principles in them, take turns within a day too."""
    content = framework(
        *(question(f"{principle}-{nth}", principle) for principle in ("sun", "moon", "rock") for nth in (1, 2))
    )
    assert order(content, past()) == ["sun-1", "rock-1", "moon-1", "rock-2", "sun-2", "moon-2"]
    content = framework(
        *(question(f"{principle}-{nth}", principle) for principle in ("sun", "moon") for nth in (1, 2, 3))
    )
    assert order(content, past()) == ["sun-1", "moon-1", "sun-2", "moon-2", "sun-3", "moon-3"]


def test_days_times_weight_choose_the_principle() -> None:
    """A principle that is rated weak comes before one that has waited somewhat longer."""
    content = framework(question("a", "sun"), question("b", "moon"), question("c", "sun"), question("d", "moon"))
    answered = {"c": 19, "d": 10}
    assert first(content, past(answered)).question.id == "a"
    pick = first(content, past(answered, ratings={"moon": (2, 30)}))
    assert pick.question.id == "b"
    assert pick.reason == "Moon comes up sooner: 10 days × 2 (you rated it 2)."
    assert pick.brief == "unasked for 10 days"


def test_weights_fall_from_weak_to_strong() -> None:
    """Every step of the scale has a weight, and unrated is neither weak nor strong."""
    weights = [WEIGHTS[step] for step in range(1, 6)]
    assert weights == sorted(set(weights), reverse=True)
    assert WEIGHTS[5] < UNRATED < WEIGHTS[1]
    assert WHOLE_PILLAR > 0


def test_an_old_rating_holds_no_longer() -> None:
    """After half a year it weighs as if it had never been given."""
    content = framework(question("a", "sun"), question("b", "moon"), question("c", "sun"), question("d", "moon"))
    answered = {"c": 19, "d": 10}
    holds = past(answered, ratings={"moon": (1, RATING_HOLDS_DAYS)})
    assert first(content, holds).question.id == "b"
    pick = first(content, past(answered, ratings={"moon": (1, RATING_HOLDS_DAYS + 1), "sun": (3, 181)}))
    assert pick.reason == "Sun has waited longest: 19 days × 1 (rated too long ago)."


def test_a_principle_without_answers_has_waited_since_the_first_entry() -> None:
    """And one day more, so that it comes before one that was answered on that day."""
    content = framework(question("a", "sun"), question("b", "moon"), question("c", "sun"))
    pick = first(content, past({"c": 20}, first=20))
    assert pick.question.id == "b"
    assert pick.reason == "Moon has waited longest: 21 days × 1 (not rated)."
    assert pick.brief == "not asked about yet"


def test_an_answer_counts_for_the_main_principle_only() -> None:
    """The others that a question names stay as quiet as they were."""
    content = framework(
        question("both", "sun", "moon"), question("a", "sun"), question("b", "moon"), question("c", "moon")
    )
    pick = first(content, past({"both": 1, "c": 9}))
    assert pick.reason == "Moon has waited longest: 9 days × 1 (not rated)."


def test_what_names_a_pillar_alone_is_a_group_of_its_own() -> None:
    """With less weight than a principle, so that few questions don't come all the time."""
    content = framework(
        question("whole", pillar="sky"),
        question("whole-too", pillar="sky"),
        question("a", "sun"),
        question("b", "sun"),
    )
    assert first(content, past({"whole": 20, "a": 11})).question.id == "b"
    pick = first(content, past({"whole": 30, "a": 11}))
    assert pick.question.id == "whole-too"
    assert pick.reason == (
        "Sky as a whole has waited longest: 30 days × 0.5 (a question on no single principle counts half)."
    )


def test_an_answer_to_a_pillar_s_own_question_is_an_answer_in_the_pillar() -> None:
    """So the other pillar has its turn."""
    content = framework(question("whole", pillar="sky"), question("a", "sun"), question("c", "rock"))
    assert first(content, past({"whole": 1})).question.id == "c"


# The form and the week.


def test_the_form_of_the_last_answer_rests() -> None:
    """As long as there is a question of another form that is due; and never the same twice running."""
    content = framework(
        question("a", "sun", form="recall"), question("b", "rock", form="recall"), question("c", "rock", form="guess")
    )
    assert first(content, past({"a": 1})).question.id == "c"
    assert first(framework(*content.questions[:2]), past({"a": 1})).question.id == "b"


def test_a_question_about_the_week_waits_for_the_middle_of_it() -> None:
    """Early in the week it comes after all others, and before those that rest."""
    content = framework(question("week", "sun", since="midweek"), question("a", "sun"), question("rests", "moon"))
    known = past(skipped={"rests": 1})
    assert order(content, known) == ["week", "a", "rests"]
    assert [pick.question.id for pick in rank(content, known, TODAY, early=True)] == ["a", "week", "rests"]


# Clause 5: the question.


def test_within_a_principle_the_longest_wait_then_content_order() -> None:
    """A return is the one that has waited longest; new ones come as they stand in the content."""
    content = framework(question("a", "sun"), question("b", "sun"), question("c", "sun"))
    assert first(content, past({"a": 50, "b": 70, "c": 60})).question.id == "b"
    assert order(content, past()) == ["a", "b", "c"]


def test_the_user_s_own_questions_take_part() -> None:
    """Like ours: a principle that only they ask about has its turn."""
    content = framework(question("a", "sun"), question("mine", "rock", own="mine.yaml"))
    assert order(content, past({"a": 1}))[0] == "mine"


def test_an_answer_becomes_part_of_the_past() -> None:
    """The newest of the returns, one more of the starters, the first entry if there was none."""
    one = question("a", "sun")
    once = NOTHING.after(one, TODAY)
    assert once == PastAnswers({"a": TODAY}, {"a": 1}, (False,), "a", 1, TODAY, {}, {})
    twice = once.after(one, TODAY + timedelta(days=30))
    assert (twice.times, twice.returns, twice.count, twice.first) == ({"a": 2}, (True, False), 2, TODAY)


# What holds for any framework and any past.


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    """Up to a dozen questions of all sorts."""
    return framework(
        *(
            question(
                f"q{number}",
                *(principles := draw(st.sampled_from([("sun",), ("moon", "rock"), ("river",), ("rock",), ()]))),
                pillar=None if principles else draw(st.sampled_from(["sky", "earth"])),
                starter=draw(st.one_of(st.none(), st.integers(1, STARTERS))),
                retired=draw(st.booleans()) and draw(st.booleans()),
            )
            for number in range(draw(st.integers(0, 12)))
        )
    )


names = st.sampled_from([f"q{number}" for number in range(14)])
pasts = st.builds(
    past,
    st.dictionaries(names, st.integers(1, LONG_AGO)),
    times=st.dictionaries(names, st.integers(1, 3)),
    newest=names,
    skipped=st.dictionaries(
        names, st.builds(Skips, st.integers(0, 150).map(ago), st.integers(1, 4), st.booleans()), max_size=5
    ),
    ratings=st.dictionaries(
        st.sampled_from(["sun", "moon", "rock"]), st.tuples(st.integers(1, 5), st.integers(1, 400))
    ),
    returns=st.lists(st.booleans(), max_size=RETURN_EVERY - 1).map(tuple),
    count=st.integers(0, STARTERS),
)


def rests(pick: "Pick[Question]", known: PastAnswers) -> bool:
    """Whether a pick is one that was skipped lately."""
    skips = known.skipped.get(pick.question.id)
    return skips is not None and skips.days_to_go(TODAY) > 0


@on_a_busy_machine_too
@given(frameworks(), pasts, st.randoms(use_true_random=False))
def test_the_same_journal_gives_the_same_rank(content: Framework, known: PastAnswers, random: Any) -> None:
    """Whatever the order in which its answers are handed in, and nothing is changed by asking."""
    shuffled = list(known.answered.items())
    random.shuffle(shuffled)
    again = replace(known, answered=dict(shuffled))
    before = (dict(known.answered), dict(known.skipped), dict(known.ratings))
    assert list(rank(content, known, TODAY)) == list(rank(content, again, TODAY))
    assert (known.answered, known.skipped, known.ratings) == before


@on_a_busy_machine_too
@given(frameworks(), pasts, st.integers(-500, 500))
def test_only_the_days_that_lie_between_count(content: Framework, known: PastAnswers, shift: int) -> None:
    """The same past on another date is the same past."""
    by = timedelta(days=shift)
    moved = replace(
        known,
        answered={name: day + by for name, day in known.answered.items()},
        first=known.first and known.first + by,
        skipped={name: replace(skips, last=skips.last + by) for name, skips in known.skipped.items()},
        ratings={name: (rating, day + by) for name, (rating, day) in known.ratings.items()},
    )
    assert list(rank(content, moved, TODAY + by)) == list(rank(content, known, TODAY))


@on_a_busy_machine_too
@given(frameworks(), pasts)
def test_every_offered_question_is_ranked_once_the_resting_last(content: Framework, known: PastAnswers) -> None:
    """Retired ones never; those that rest by the end of their rest."""
    picks = list(rank(content, known, TODAY))
    let_go = {name for name, skips in known.skipped.items() if skips.for_good}
    offered = [one.id for one in content.questions if one.id not in let_go]
    assert sorted(pick.question.id for pick in picks) == sorted(offered)
    resting = [rests(pick, known) for pick in picks]
    assert resting == sorted(resting)
    ends = [known.skipped[pick.question.id].days_to_go(TODAY) for pick in picks if rests(pick, known)]
    assert ends == sorted(ends)


@on_a_busy_machine_too
@given(frameworks(), pasts)
def test_the_next_in_rank_is_the_choice_after_an_answer(content: Framework, known: PastAnswers) -> None:
    """So `--another` and a second answer on the same day agree with the rule."""
    picks = list(rank(content, known, TODAY))
    if not picks or rests(picks[0], known):
        return
    taken = picks[0].question
    after = rank(content, known.after(taken, TODAY), TODAY)
    assert [pick for pick in after if pick.question != taken] == picks[1:]


@on_a_busy_machine_too
@given(frameworks(), pasts)
def test_starters_come_first_while_there_are_any(content: Framework, known: PastAnswers) -> None:
    """As many as are still to be answered, the list's order kept."""
    picks = [pick.question for pick in rank(content, known, TODAY) if not rests(pick, known)]
    waiting = [one for one in picks if one.starter is not None and one.id not in known.answered]
    wanted = min(STARTERS - known.count, len(waiting))
    assert all(one in waiting for one in picks[:wanted])
    places = [one.starter for one in picks[:wanted]]
    assert places == sorted(one.starter or 0 for one in waiting)[:wanted]


FIGURES = re.compile(
    r"(?P<name>[^.]+) (has waited longest|comes up sooner): (?P<days>\d+) days? × (?P<weight>[\d.]+) \("
)


@on_a_busy_machine_too
@given(frameworks(), pasts)
def test_the_reason_s_figures_give_the_choice(content: Framework, known: PastAnswers) -> None:
    """Worked out anew from the journal: of the pillars that are awake, no other principle weighs more."""
    pick = next(rank(content, known, TODAY), None)
    figures = FIGURES.search(pick.reason) if pick else None
    if not pick or not figures:
        return
    is_new = pick.question.id not in known.answered
    pool = [
        other
        for other in (pick.question for pick in rank(content, known, TODAY) if not rests(pick, known))
        if (other.id not in known.answered) == is_new
        and (is_new or (TODAY - known.answered[other.id]).days >= returns_after(content, other, known, TODAY))
    ]
    newest = content.by_id.get(known.newest or "")
    awake = [one for one in pool if not newest or pillar_of(content, one) != pillar_of(content, newest)] or pool
    assert pick.question in awake
    claims = {(pillar_of(content, one), one.principles[:1]): claim(content, known, one) for one in awake}
    mine = (pillar_of(content, pick.question), pick.question.principles[:1])
    assert int(figures["days"]) * float(figures["weight"]) == pytest.approx(max(claims.values()))
    assert claims[mine] == max(claims.values())


def quiet_days(content: Framework, known: PastAnswers, among: Any) -> float:
    """The days since the last answer to one of these questions, infinite without one."""
    everything = [item for item in content.items if item.kind == "question" and among(item)]
    return min(
        ((TODAY - known.answered[one.id]).days for one in everything if one.id in known.answered),
        default=float("inf"),
    )


def claim(content: Framework, known: PastAnswers, one: Question) -> float:
    """Days x weight of the group that a question belongs to."""
    group = (pillar_of(content, one), one.principles[:1])
    days = quiet_days(content, known, lambda other: (pillar_of(content, other), other.principles[:1]) == group)
    weight = WHOLE_PILLAR
    if one.principles:
        rating, rated = known.ratings.get(one.principles[0], (0, TODAY))
        weight = WEIGHTS[rating] if rating and (TODAY - rated).days <= RATING_HOLDS_DAYS else UNRATED
    return min(days, LONG_AGO + 1) * weight


# On the content as it is.


def daily(known: PastAnswers, days: int) -> Iterator["Pick[Question]"]:
    """The picks of so many days running, each of them answered."""
    for offset in range(days):
        day = TODAY + timedelta(days=offset)
        pick = next(rank(OURS, known, day))
        yield pick
        known = known.after(pick.question, day)


@settings(max_examples=settings.default.max_examples // 15 if settings.default else 2)  # each takes two seconds
@given(st.data())
def test_nobody_starves(data: st.DataObject) -> None:
    """Whatever the ratings, all questions come soon, and come back within so many answers."""
    questions = OURS.questions
    steps = st.sampled_from([1, 3, 5])
    ratings = {one.id: (data.draw(steps), TODAY + timedelta(days=400)) for one in OURS.principles}
    asked: dict[str, int] = {}
    for number, pick in enumerate(daily(replace(NOTHING, ratings=ratings), 10 * len(questions))):
        asked[pick.question.id] = number
        if number >= 2 * len(questions):
            assert len(asked) == len(questions)
            assert number - min(asked.values()) <= 6 * len(questions)


def test_every_pillar_goes_on_having_new_questions() -> None:
    """While it has any left: the returns don't all fall to the same one."""
    newest = {pillar.id: 0 for pillar in OURS.pillars}
    left = {pillar: sum(pillar_of(OURS, one) == pillar for one in OURS.questions) for pillar in newest}
    asked: set[str] = set()
    for number, pick in enumerate(daily(NOTHING, 2 * len(OURS.questions)), start=1):
        pillar = str(pillar_of(OURS, pick.question))
        if pick.question.id not in asked:
            asked.add(pick.question.id)
            left[pillar] -= 1
            newest[pillar] = number
        assert all(number - newest[pillar] <= 20 for pillar in newest if left[pillar])
    assert not any(left.values())


def test_a_brief_is_brief() -> None:
    """At most eight words, for any of the two first years' picks; and the reason is one line."""
    for pick in daily(NOTHING, 730):
        assert len(pick.brief.split()) <= 8
        assert "\n" not in pick.reason
        assert pick.reason.endswith(".")


@cache
def coaching() -> Any:
    """The simulation that the benchmark runs."""
    return importlib.import_module("coaching")


def misses(rule: Any) -> set[str]:
    """The bounds that a rule misses with 20 leaders over two years."""
    simulation = coaching()
    people = simulation.leaders(OURS, count=20, years=2, seed=7)
    figures = simulation.summary([simulation.course(OURS, simulation.simulate(OURS, rule, one)) for one in people])
    held = {
        "all asked": figures.all_asked <= 2.5 * len(OURS.questions),
        "longest wait": figures.longest_wait <= 700,
        "first return": figures.first_return <= 35,
        "weak sooner": 1.5 <= figures.sooner <= 2.5,
    }
    return {bound for bound, kept in held.items() if not kept}


def test_over_two_years_the_rule_keeps_its_bounds() -> None:
    """All asked soon, nothing waits too long, weak principles about twice as soon."""
    assert misses(coaching().ours) == set()


def test_a_random_order_misses_them() -> None:
    """All but the first, which asking only what is unused can't miss."""
    assert misses(coaching().unused_then_random) == {
        "longest wait",
        "first return",
        "weak sooner",
    }


def test_the_table_has_a_row_for_each_rule() -> None:
    """With figures, and "inf" where something never came to pass."""
    simulation = coaching()
    figures = simulation.Figures(72, 90, 255, float("inf"), 2.084)
    lines = simulation.table({"ours": figures}).splitlines()
    assert lines[-1] == "| ours | 72 | 90 | 255 | inf | 2.08 × |"
    assert {line.count("|") for line in lines} == {7}


@pytest.mark.parametrize("habit", coaching().HABITS, ids=lambda habit: habit.name)
def test_two_years_of_every_habit_are_even(habit: Any) -> None:
    """Nothing comes back before its time, no principle is left out, skips grow rare, and forms take turns.

    Only where somebody skips what opens the journal, one of the five may have the form of the one before.
    """
    years = coaching().live(OURS, habit, 1)
    assert years.soonest >= min(RETURN_AFTER_DAYS)
    assert years.twice <= bool(habit.disliked)
    assert years.rarest >= (0.05 if not habit.rated else 0.03)
    assert years.commonest <= (0.16 if not habit.rated else 0.22)
    assert years.most - years.least <= 10
    assert years.skips <= 0.75 * years.answers
    assert years.skips == 0 or habit.disliked
    assert years.own_running == 0
    assert 0.15 <= years.shares["own"] <= 1 / 3


def test_rests_that_grow_spare_skips(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who dislikes a fifth would skip far more often if every rest were two weeks."""
    habit = coaching().HABITS[-1]
    years = coaching().live(OURS, habit, 1)
    monkeypatch.setattr("custfocus.features.reflect.past.SKIP_RESTS_DAYS", (14,))
    assert coaching().live(OURS, habit, 1).skips > 2 * years.skips
