"""What the questions promise: enough for years, in many forms, about those who are served, at the right time."""

import re
from collections import Counter
from itertools import combinations, pairwise

import pytest

from custfocus.content.framework import (
    ECHO_ABOUTS,
    ECHO_PLACES,
    PLACE_IN_WORDS,
    QUESTION_FORMS,
    Framework,
    Served,
    pillar_of,
)
from custfocus.content.load import content_folder, load
from custfocus.content.models import Echo, Question
from tests.bundled import OURS as FRAMEWORK

QUESTIONS, ECHOES = FRAMEWORK.questions, FRAMEWORK.echoes
OPENING = sorted((question for question in QUESTIONS if question.starter), key=lambda one: one.starter or 0)
SERVED = re.compile(r"\bcustomers?\b", re.IGNORECASE)
# What the daily questions share by their form: left out where two are compared.
COMMON = set(
    re.findall(
        "[a-z]+",
        "a an the and or of to in on at by for from with it is was are were be been have has had do does did you "
        "your they their them that this these which what who when how if not so as would could say said one "
        "last lately finish sentence write guess then ask yourself us we our i",
    )
)
ALIKE = 0.6


def words(text: str) -> list[str]:
    """The words of a text, in small letters."""
    return re.findall(r"[a-z']+", text.lower())


def likeness(one: str, other: str) -> float:
    """How much of what either says is said by both, from 0 to 1."""
    these, those = set(words(one)) - COMMON, set(words(other)) - COMMON
    return len(these & those) / len(these | those)


def test_there_are_enough_for_years() -> None:
    """At least 130, and eight or more for each principle; the pillars have some of their own."""
    assert len(QUESTIONS) >= 130
    main = Counter((*question.principles, question.pillar)[0] for question in QUESTIONS)
    assert all(main[principle.id] >= 8 for principle in FRAMEWORK.principles)
    assert all(main[pillar.id] for pillar in FRAMEWORK.pillars)


def test_they_come_in_many_forms() -> None:
    """No form is more than two fifths of them, each is at least a twentieth, and every principle has five or more."""
    forms = Counter(question.form for question in QUESTIONS)
    assert set(forms) == set(QUESTION_FORMS)
    assert max(forms.values()) <= 0.4 * len(QUESTIONS)
    assert min(forms.values()) >= 0.05 * len(QUESTIONS)
    for principle in FRAMEWORK.principles:
        assert len({one.form for one in QUESTIONS if principle.id in one.principles[:1]}) >= 5


def test_they_do_not_all_begin_alike() -> None:
    """No first word stands before more than 15 of a hundred."""
    first = Counter(words(question.daily)[0] for question in QUESTIONS)
    assert max(first.values()) <= 0.15 * len(QUESTIONS)


@pytest.fixture(scope="module")
def of_patients(tmp_path_factory: pytest.TempPathFactory) -> Framework:
    """The framework of somebody who serves patients."""
    file = tmp_path_factory.mktemp("cache") / "framework.json"
    return load(content_folder(), None, file, people=Served("patient", "patients"))


def test_most_of_them_name_those_who_are_served(of_patients: Framework) -> None:
    """At least half do, and all of them in the user's own word, wherever they speak of these people."""
    served = [question.id for question in QUESTIONS if SERVED.search(question.daily)]
    assert len(served) >= 0.5 * len(QUESTIONS)
    assert [
        one.id for one in of_patients.questions if re.search(r"\bpatients?\b", one.daily, re.IGNORECASE)
    ] == served
    said = {item.id: [item.name, *asked(item)] for item in of_patients.questions}
    said |= {item.id: [item.name, *asked(item)] for item in of_patients.echoes}
    assert [name for name, texts in said.items() if SERVED.search(" ".join(texts))] == []
    assert of_patients.people == Served("patient", "patients")


def asked(item: Question | Echo) -> tuple[str, ...]:
    """All that an item asks."""
    if item.kind == "echo":
        return (item.asks,)
    return tuple(filter(None, (item.daily, *item.further, item.full, *item.wider, item.check)))


def test_nothing_shows_an_open_place() -> None:
    """Whatever is in braces has been filled, but what an echo takes from its entry."""
    for question in QUESTIONS:
        assert not PLACE_IN_WORDS.search(" ".join((question.name, *asked(question)))), question.id
    for echo in ECHOES:
        assert set(PLACE_IN_WORDS.findall(echo.asks)) <= set(ECHO_PLACES), echo.id
        assert "{" not in echo.words


def test_no_two_ask_the_same() -> None:
    """Beyond the words of their form, what they say is different."""
    alike = [
        (one.id, other.id) for one, other in combinations(QUESTIONS, 2) if likeness(one.daily, other.daily) >= ALIKE
    ]
    assert alike == []


def test_the_week_is_known() -> None:
    """What asks about this week waits until there is one to speak of, and nothing else does."""
    for question in QUESTIONS:
        assert (question.since == "midweek") == ("this week" in " ".join((question.daily, *question.further)))
        assert not re.search(r"\b(yesterday|today so far|since monday)\b", question.daily, re.IGNORECASE)


def test_the_journal_opens_with_those_who_are_served() -> None:
    """Four of the five at least, on any day; over five principles and all pillars, their forms in turn."""
    assert [question.starter for question in OPENING] == [1, 2, 3, 4, 5]
    assert sum(bool(SERVED.search(question.daily)) for question in OPENING) >= 4
    assert not any(question.since for question in OPENING)
    assert all(one.form != other.form for one, other in pairwise(OPENING))
    assert len({question.principles[0] for question in OPENING}) == 5
    assert {pillar_of(FRAMEWORK, one) for one in OPENING} == {pillar.id for pillar in FRAMEWORK.pillars}


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.form == "guess"], ids=lambda one: one.id)
def test_a_guess_is_asked_about_afterwards(question: Question) -> None:
    """In words that recall it, with a question."""
    assert question.check.startswith("You guessed ")
    assert question.check.endswith("?")
    assert re.search(r"\bguess\b", question.daily, re.IGNORECASE)


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.form == "finish"], ids=lambda one: one.id)
def test_a_sentence_to_finish_stands_in_quotes(question: Question) -> None:
    """It is left open where the answer begins."""
    assert re.search(r'"[^"]+ \.\.\."', question.daily)


@pytest.mark.parametrize("question", [one for one in QUESTIONS if one.form == "number"], ids=lambda one: one.id)
def test_a_number_is_asked_for_with_more(question: Question) -> None:
    """What it says or depends on, so that there is something to think about."""
    assert re.search(r"\b(how (many|often)|from 0 to 10|what sum|figure)\b", question.daily, re.IGNORECASE)
    assert re.search(r", and |;|[.?] (Say|Which|Give)", question.daily)


def test_a_yes_or_no_is_not_the_whole_answer() -> None:
    """Each goes on to ask for the person, the reason or the case."""
    for question in QUESTIONS:
        if question.form == "yes-no":
            assert re.search(r"\? (Say|Name) ", question.daily), question.id


@pytest.mark.parametrize("about", ECHO_ABOUTS)
def test_there_are_echoes_of_everything(about: str) -> None:
    """At least three of each, so that the same isn't heard again at once."""
    echoes = [echo for echo in ECHOES if echo.about == about]
    assert len(echoes) >= 3
    assert sum(not echo.worksheet for echo in echoes) >= 2


@pytest.mark.parametrize("echo", ECHOES, ids=lambda echo: echo.id)
def test_an_echo_is_short_and_serves_a_principle(echo: Echo) -> None:
    """At most 25 words around what it quotes."""
    assert len(echo.asks.split()) <= 25
    assert echo.principles
