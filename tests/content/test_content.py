"""What the content promises: its counts, where each item comes from, the form of questions and practices."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from custfocus.content.framework import by_field, of_kind
from custfocus.content.light import is_item
from custfocus.content.models import Item, Practice, Question, Role, Worksheet
from custfocus.features.guide.flow.looking import hits
from tests.bundled import OURS as FRAMEWORK

ITEMS = [item for item in FRAMEWORK.items if item.kind != "source"]
QUESTIONS, PRACTICES = FRAMEWORK.questions, FRAMEWORK.practices
VERB = re.compile(
    "Ask|Bring|Call|Catch|Change|Follow|Give|Hand|Help|Invite|Look|Make|Name|Note|Own|Pass|Picture|Put|Rehearse|Ring|"
    "Say|Sit|Solve|Speak|Take|Tell|Tie|Try|Turn|Watch"
)
AMERICAN = re.compile(
    r"\b(\w+iz(e[sd]?|ing|ations?)|behaviors?|centers?|centered|colors?|defense|favors?|favorite|fulfill|gotten|gray|"
    r"honors?|labor|neighbors?|offense|program|skillful|toward|travel(ed|ing|er)|cancel(ed|ing)|label(ed|ing))\b",
    re.IGNORECASE,
)
IDS = ("id", "principles", "enablers", "practices", "asks", "needs", "after")
NOT_AMERICAN = {"size", "sizes", "sized", "prize", "prizes", "prized", "seize", "seizes", "seized"}


def by_source(items: tuple[Question, ...] | tuple[Practice, ...]) -> Counter[str]:
    """How many items the first source of each has given."""
    return Counter(item.sources[0].id for item in items)


def texts(item: Item) -> list[str]:
    """Every text of an item that somebody reads."""
    return list(flat(item))


def flat(value: object) -> Iterator[str]:
    """Every text in an item or a part of one, without what names other items and fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for inner in value:
            yield from flat(inner)
    elif is_item(value):
        for name, inner in vars(value).items():
            if name not in IDS:
                yield from flat(inner)


def test_there_is_as_much_of_each_kind_as_the_sources_hold() -> None:
    """Three pillars, ten principles, nine pairs of poles, ten barriers, nine enablers, and so on."""
    kinds = ("pillar", "principle", "behaviour", "barrier", "enabler", "self-check", "checklist", "source", "role")
    assert [len(of_kind(FRAMEWORK, kind)) for kind in kinds] == [3, 10, 9, 10, 9, 5, 4, 5, 4]
    assert len(PRACTICES) >= 28
    assert len(FRAMEWORK.worksheets) == 10
    assert FRAMEWORK.texts


def test_the_principles_stand_in_their_order_under_their_pillars() -> None:
    """The order and the pillar of each are what everything else is counted by."""
    assert [pillar.id for pillar in FRAMEWORK.pillars] == ["awareness", "alignment", "accountability"]
    assert [(principle.id, principle.pillar) for principle in FRAMEWORK.principles] == [
        ("commit", "alignment"),
        ("lead", "alignment"),
        ("listen", "awareness"),
        ("enhance", "alignment"),
        ("partner", "alignment"),
        ("empower", "alignment"),
        ("recover", "accountability"),
        ("measure", "awareness"),
        ("hold-accountable", "accountability"),
        ("recognise", "accountability"),
    ]
    assert all(len(principle.ideas) >= 4 for principle in FRAMEWORK.principles)


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.id)
def test_every_item_says_where_it_comes_from(item: Item) -> None:
    """A source, and the place in it, so that a reader can look it up."""
    assert item.sources
    assert all(citation.where.strip() for citation in item.sources)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_a_daily_question_can_be_answered_in_a_sentence(question: Question) -> None:
    """At most 25 words that ask one thing; the long form, where there is one, asks as well, and so do follow-ups."""
    assert len(question.daily.split()) <= 25
    assert question.daily.count("?") <= 1
    assert question.daily.endswith(("?", ".", '"'))
    assert not question.full or "?" in question.full
    assert all(more.endswith("?") for more in (*question.further, *question.wider))
    assert len(question.check.split()) <= 25


def test_each_source_has_given_its_questions() -> None:
    """The ten of the guide in their long forms, two for each principle, one for each way of the other three."""
    guide = sorted((question for question in QUESTIONS if question.look), key=lambda one: one.look or 0)
    assert [question.look for question in guide] == list(range(1, 11))
    assert [question.sources[0].where for question in guide] == [f"reflection question {n}" for n in range(1, 11)]
    assert {question.sources[0].id for question in guide} == {"customer-orientation"}
    assert all(question.full and len(question.wider) >= 2 for question in guide)
    main = Counter(question.principles[0] for question in QUESTIONS if question.sources[0].id == "training-bank")
    assert set(main) == {principle.id for principle in FRAMEWORK.principles}
    assert min(main.values()) >= 2
    places = [(citation.id, citation.where) for question in QUESTIONS for citation in question.sources]
    for source, way, count in (
        ("sigma", "way {} to improve", 3),
        ("sigma", "thing {} to start now", 3),
        ("map", "way {} to build the team", 4),
        ("customer-centric", "way {}", 6),
    ):
        for n in range(1, count + 1):
            assert any(where == source and way.format(n) in place for where, place in places), (source, way.format(n))


@pytest.mark.parametrize("practice", PRACTICES, ids=lambda practice: practice.id)
def test_a_practice_is_small_and_says_when_and_with_whom(practice: Practice) -> None:
    """It starts with a verb, takes ten minutes at most to begin, and suggests how often: in one to four weeks."""
    assert VERB.fullmatch(practice.name.split()[0])
    assert 1 <= practice.minutes <= 10
    assert practice.when
    assert practice.whom
    assert practice.cadence.days in {7, 14, 21, 28}
    assert 1 <= practice.cadence.times <= 7


def test_a_disagreement_is_named_no_oftener_than_the_rule_of_two_can_end_it() -> None:
    """Two weeks and one more, so that there is one at a time."""
    practice = FRAMEWORK.by_id["surface-a-conflict"]
    assert isinstance(practice, Practice)
    assert (practice.cadence.times, practice.cadence.days) == (1, 14 + 7)


def test_each_source_has_given_its_practices() -> None:
    """One for each micro-practice, enabler from the fifth on, thing, way and principle; more where a source asks."""
    assert by_source(PRACTICES) == {
        "customer-orientation": 11,
        "sigma": 3,
        "map": 4,
        "training-bank": 10,
        "customer-centric": 10,
    }
    places = {(citation.id, citation.where) for practice in PRACTICES for citation in practice.sources}
    assert places >= {("customer-orientation", f"micro-practice {n}") for n in range(1, 6)}
    assert places >= {("customer-orientation", f"enablers, {n}th") for n in range(5, 10)}
    assert places >= {("customer-centric", f"way {n}") for n in range(1, 7)}
    ours = [practice.principles[0] for practice in PRACTICES if practice.sources[0].id == "training-bank"]
    assert ours == [principle.id for principle in FRAMEWORK.principles]


@pytest.mark.parametrize("role", FRAMEWORK.roles, ids=lambda role: role.word)
def test_a_role_is_asked_what_it_can_tell(role: Role) -> None:
    """Three open questions; six statements in the leader's mouth."""
    assert all(ask.endswith("?") for ask in role.asks)
    assert len(role.statements) == 6
    for statement in role.statements:
        assert statement.id.startswith(f"{role.word}-")
        assert statement.says.endswith(".")
        assert re.search(r"\b(I|me|we|us|my|our|here)\b", statement.says)


def test_the_roles_tell_of_every_principle() -> None:
    """What one of them can't see, another can."""
    seen = {statement.principle for role in FRAMEWORK.roles for statement in role.statements}
    assert seen == {principle.id for principle in FRAMEWORK.principles}


def test_a_complaint_asks_what_a_conversation_to_learn_from_asks() -> None:
    """Its fields, by the ids that others rely on, in this order; what may be handed on is marked, a name never."""
    complaint = FRAMEWORK.by_id["complaint"]
    assert complaint.kind == "worksheet"
    ids = ["who", "channel", "said", "mattered", "missed", "cause", "done", "learnt", "change", "told", "confirmed"]
    assert [field.id for field in complaint.fields if field.id in ids] == ids
    assert by_field(complaint)["learnt"].shareable
    assert by_field(complaint)["change"].shareable
    for worksheet in FRAMEWORK.worksheets:
        assert not [field.id for field in worksheet.fields if field.kind == "person" and field.shareable]


def test_why_a_customer_stays_has_words_of_its_own() -> None:
    """Nobody who stays does so because something was late or faulty."""
    (loyalty,) = (worksheet for worksheet in FRAMEWORK.worksheets if worksheet.id == "loyalty")
    leave, stay = by_field(loyalty)["cause"], by_field(loyalty)["keeps"]
    assert len(stay.choices) >= 5
    assert not set(leave.choices) & set(stay.choices)
    assert {"cause", "keeps"} <= set(loyalty.stages[0].asks)
    assert not leave.needed
    assert not stay.needed


@pytest.mark.parametrize("worksheet", FRAMEWORK.worksheets, ids=lambda worksheet: worksheet.id)
def test_a_worksheet_asks_shortly(worksheet: Worksheet) -> None:
    """Each prompt is one or two questions, each help a sentence; something closes it; something is needed."""
    for field in worksheet.fields:
        assert field.prompt.endswith("?")
        assert len(field.prompt.split()) <= 15
        assert not field.help or field.help.endswith(".")
    assert worksheet.closing
    assert worksheet.stages[0].asks[0] == worksheet.fields[0].id
    assert worksheet.fields[0].needed


def test_every_barrier_is_answered() -> None:
    """By enablers and practices, and no enabler answers nothing."""
    barriers = FRAMEWORK.barriers
    assert all(barrier.enablers and barrier.practices for barrier in barriers)
    assert {one for barrier in barriers for one in barrier.enablers} == {one.id for one in FRAMEWORK.enablers}
    assert all(enabler.techniques for enabler in FRAMEWORK.enablers)


def test_coverage_carries_every_source_and_uses_every_item() -> None:
    """Each idea of a source is carried by something, and nothing is in the content for no idea's sake."""
    assert set(FRAMEWORK.coverage) == {source.id for source in FRAMEWORK.sources}
    ideas = [idea for found in FRAMEWORK.coverage.values() for idea in found]
    assert [idea.idea for idea in ideas if not idea.items or not idea.idea.strip()] == []
    used = {item for idea in ideas for item in idea.items}
    assert used <= FRAMEWORK.by_id.keys()
    assert [item.id for item in ITEMS if item.id not in used] == []


def test_no_idea_of_a_source_is_named_twice() -> None:
    """Each row of the coverage stands for another idea."""
    for found in FRAMEWORK.coverage.values():
        assert [idea for idea, count in Counter(one.idea for one in found).items() if count > 1] == []


@pytest.mark.parametrize("item", FRAMEWORK.items, ids=lambda item: item.id)
def test_the_words_are_plain_and_british(item: Item) -> None:
    """Nothing that a keyboard doesn't have, no exclamation, no American spelling but in the name of a source."""
    for text in texts(item):
        assert text.isascii()
        assert "!" not in text
        found = {match[0].lower() for match in AMERICAN.finditer(text)}
        assert found <= NOT_AMERICAN or item.kind == "source", text


@pytest.mark.parametrize(
    "term",
    [
        *("FAQ", "definition", "moments of truth", "Comex", "Codir", "NPS", "voice of the customer", "mind-set"),
        *("collective intelligence", "high-value segments", "service recovery", "emotional intelligence"),
        *(
            "behavioural profiles",
            "word of mouth",
            "customer orientation",
            "customer-focused leadership",
            "breakfast",
        ),
        *("inverted pyramid", "silos", "arrogance", "zero defects", "active listening", "start-ups", "benefits"),
    ],
)
def test_the_guide_finds_what_the_sources_call_things(term: str) -> None:
    """Their own terms, and a few that everybody uses, lead to the items that carry the idea."""
    assert hits(FRAMEWORK, term)


def test_nothing_of_ours_is_retired() -> None:
    """A first edition has nothing to take back."""
    assert [item.id for item in FRAMEWORK.items if item.retired or item.own] == []
