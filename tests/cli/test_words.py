"""How words and options stand among the arguments."""

import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.errors import DONE, USAGE, CustfocusError
from custfocus.cli.words import marked, see_that_words_stand_together, unmarked
from tests.conftest import Home

TAKING = ("--from", "--channel", "--on", "--do")


def refused(*arguments: str, fixed: int = 0) -> str:
    """The command that is offered instead."""
    with pytest.raises(CustfocusError) as caught:
        see_that_words_stand_together("heard", arguments, TAKING, fixed)
    assert caught.value.code == "words-apart"
    return caught.value.hint.partition("custfocus heard ")[2]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (
            ("I waited two weeks", "--from", "Mr", "Okafor", "--channel", "call"),
            '"I waited two weeks" --from "Mr Okafor" --channel call',
        ),
        (("I", "waited", "--from", "Mr", "Okafor"), '"I waited" --from "Mr Okafor"'),
        (("--from", "Mr", "Okafor", "I waited"), '--from "Mr Okafor" "I waited"'),
        (("--from", "Ana", "Lee", "I waited"), '--from "Ana Lee" "I waited"'),
        (("Late", "--secondhand", "again"), '"Late again" --secondhand'),
        (("Late", "--on", "yesterday", "again"), '"Late again" --on yesterday'),
        (("It cost $5", "--from", "Mr", "O'Neil"), "'It cost $5' --from \"Mr O'Neil\""),
    ],
)
def test_words_on_both_sides_of_an_option_are_refused(typed: tuple[str, ...], offered: str) -> None:
    """With the same in quotation marks, to copy."""
    assert refused(*typed) == offered


@pytest.mark.parametrize(
    "typed",
    [
        ("I", "waited", "--from", "Mr Okafor"),
        ("--from", "Ana", "I waited two weeks"),
        ("--from", "Ana", "I", "waited"),
        ("--secondhand", "I", "waited"),
        ("--on=yesterday", "I waited"),
        ("I waited", "--", "--from", "Ana"),
        ("-", "--from", "Ana"),
        (),
    ],
)
def test_words_that_stand_together_are_taken(typed: tuple[str, ...]) -> None:
    """Before the options, after them, after a --."""
    see_that_words_stand_together("heard", typed, TAKING, 0)


def test_an_id_is_no_part_of_a_text() -> None:
    """It may stand on the other side."""
    see_that_words_stand_together("edit", ("kmzq", "--on", "yesterday", "New", "words"), TAKING, 1)
    assert refused("kmzq", "New", "--on", "yesterday", "words", fixed=1)


@given(
    st.lists(
        st.sampled_from(["-", "--", "-x", "-5", "-5 degrees", "- a\nb", "--from", "--from=Ana Lee", "--- on", "word"])
    )
)
def test_marks_come_and_go(arguments: list[str]) -> None:
    """What was marked is as it was typed; options are never marked, and nothing after a --."""
    words = marked(arguments, TAKING)
    assert unmarked(words) == arguments
    options = ("-x", "--from", "--from=Ana Lee", "--")
    assert all(word == typed for word, typed in zip(words, arguments, strict=True) if typed in options)


@pytest.mark.parametrize(
    "text", ["- first point", "-5 degrees and no heating", "--- forwarded", "-12", "-- so it was"]
)
def test_a_text_may_begin_with_a_dash(home: Home, text: str) -> None:
    """As an argument, and as the value of an option."""
    assert home.data("note", text)["entry"]["text"] == text
    assert home.data("reflect", "Yes", "--do", text)["intention"]["text"] == text


def test_what_looks_like_an_option_is_told_the_way(home: Home) -> None:
    """Text stands after a --."""
    assert "after --" in home.error("note", "-point")["hint"]
    assert home.run("note", "--", "-point") == 0
    assert home.data("list")["entries"][0]["text"] == "-point"


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        (["note", "met Ana", "--who", "Mr", "Okafor"], 'custfocus heard "Nobody rang me" --from "Ms Adeyemi"'),
        (["note", "met Ana", "--from", "Ana"], 'custfocus heard "Nobody rang me" --from "Ms Adeyemi"'),
        (["heard", "I waited", "--whom", "Ana"], "Who said it stands after --from."),
        (["list", "late", "--whom", "Ana"], 'custfocus read --who "Ms Adeyemi"'),
        (["note", "met Ana", "--principel", "listen"], "Did you mean --principle?"),
        (["note", "met Ana", "--xyzzy"], "--principle"),
    ],
)
def test_an_option_that_is_not_there_is_told_before_the_words(home: Home, typed: list[str], hint: str) -> None:
    """Whatever stands beside it: what is meant by it can't be known, but often guessed."""
    error = home.error(*typed)
    assert error["message"] == f"custfocus {typed[0]} has no option {typed[2]}."
    assert hint in error["hint"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("away 2026-12-21 2027-01-03 At --json sea", "away 2026-12-21 2027-01-03 At sea --json"),
        ("plan isolation --if I eat --then I ask", 'plan isolation --if "I eat" --then "I ask"'),
    ],
)
def test_what_is_offered_can_be_typed(home: Home, typed: str, offered: str) -> None:
    """Days stay words of their own, and a moment is no part of a barrier's name."""
    assert home.run(*typed.split()) == USAGE
    assert f"it would be: custfocus {offered}" in home.out + home.err
    assert home.run(*shlex.split(offered)) == DONE


def test_nothing_is_saved_of_words_that_were_torn_apart(home: Home) -> None:
    """Neither the one half nor the other."""
    assert home.error("heard", "I waited", "--from", "Mr", "Okafor")["code"] == "words-apart"
    assert home.data("list")["entries"] == []
