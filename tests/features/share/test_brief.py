from datetime import date

import pytest

from custfocus.features.share.brief import NOTHING, OverduePromise, brief
from custfocus.features.share.figures import BriefFigures
from custfocus.features.share.names.people import Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import (
    CHANGE,
    COACH,
    DECISION,
    FIGURES,
    HEARD,
    LEARNT,
    MANAGER,
    OVERDUE,
    OWN,
    TEAM,
    THANKS,
)
from custfocus.features.share.views import CAME_BACK, Brief, CameBack, Passage
from tests.framework import CUSTOMERS

FIRST, LAST = date(2026, 10, 24), date(2026, 11, 22)
NAMES = Pseudonyms([Mention("Sade Adeyemi", "1"), Mention("Northgate Ltd", "2")])
EACH = tuple(
    Passage(f"k.{part}", "k" * 32, f"About {part}", f"Words on {part}", free=False, part=part)
    for part in (OWN, DECISION, CHANGE, LEARNT, HEARD)
)
CALLED = ("complaint", "complaints")
COUNTED = BriefFigures(
    complaints=6, people=6, told=4, waits=(1, 2, 4, 9), closed=3, unsaid=(("Adeyemi's account", 1),), called=CALLED
)
LATE = (OverduePromise("k" * 32, "The outcome for Ms Adeyemi", date(2026, 11, 20)),)


def made(audience: str, *passages: Passage, approved: tuple[str, ...] = ()) -> Brief:
    """A brief of these passages, with the figures and what is overdue."""
    return brief(
        passages,
        audience,
        FIRST,
        LAST,
        names=NAMES,
        people=CUSTOMERS,
        approved=approved,
        figures=COUNTED,
        overdue=LATE,
    )


def lines(view: Brief, part: str) -> tuple[str, ...]:
    """The lines of a part."""
    return next(each.lines for each in view.parts if each.id == part)


@pytest.mark.parametrize(
    ("audience", "parts"),
    [
        (TEAM, [HEARD, LEARNT, CHANGE, FIGURES, THANKS]),
        (MANAGER, [FIGURES, HEARD, LEARNT, CHANGE, OVERDUE, DECISION]),
        (COACH, [HEARD, LEARNT, CHANGE, OWN, FIGURES]),
    ],
)
def test_each_reader_gets_the_parts_that_are_theirs(audience: str, parts: list[str]) -> None:
    """The team is thanked, the manager sees what is overdue and to be decided, the coach what the leader thought."""
    assert [part.id for part in made(audience, *EACH).parts] == parts


def test_free_words_go_only_where_they_were_approved() -> None:
    """Of two passages written freely only the approved one goes; the other is named by its id, not by its words."""
    passages = [Passage(each, "k" * 32, "Said", f"Words {each}", free=True) for each in ("k.said", "k.mattered")]
    view = made(TEAM, *passages, approved=("k.said",))
    assert [passage.id for passage in view.parts[0].passages] == ["k.said"]
    assert view.waiting == ("k.mattered",)
    assert "Words k.mattered" not in repr(view)


def test_an_entry_approves_none_of_its_passages() -> None:
    """Approval is for a passage: the id of its entry isn't enough."""
    passage = Passage("k.said", "k", "Said", "Words", free=True)
    assert made(TEAM, passage, approved=("k",)).waiting == ("k.said",)


def test_another_readers_passage_does_not_wait() -> None:
    """What isn't for this reader isn't offered for approval either."""
    own = Passage("k.own", "k", "", "My doubts", free=True, part=OWN)
    assert made(TEAM, own, approved=("k.own",)).waiting == ()
    assert "doubts" not in repr(made(TEAM, own, approved=("k.own",)))


def test_no_name_is_left_in_anything_that_was_written() -> None:
    """Texts, labels, causes and what is overdue: all go without names."""
    passage = Passage("k", "k" * 32, "What Adeyemi said", "Adeyemi's parcel for NORTHGATE", free=False)
    view = made(MANAGER, passage)
    assert view.parts[1].passages[0].text == "Customer A's parcel for Customer B"
    assert "adeyemi" not in repr(view).casefold()
    assert "northgate" not in repr(view).casefold()


def test_figures_read_like_sentences() -> None:
    """How many spoke and were told; for whoever leads, how many are closed, and causes that no sentence has."""
    team = (
        "Six complaints reached us.",
        "Four of the six have been told what came of it, half of them within three days.",
    )
    assert lines(made(TEAM), FIGURES) == made(TEAM).sentences == team
    assert lines(made(COACH), FIGURES) == (
        *team,
        "Three of the six have been closed.",
        "Put down to: Customer A's account (one).",
    )


def test_what_is_overdue_says_since_when() -> None:
    """The day, and how long ago that was on the brief's last day."""
    assert lines(made(MANAGER), OVERDUE) == ("The outcome for Customer A: due 20 November 2026, 2 days ago",)


def test_nothing_to_hand_on_is_said_kindly() -> None:
    """Without passages and figures there are no parts, no thanks, and a kind sentence."""
    view = brief([], TEAM, LAST, LAST, names=NAMES, people=CUSTOMERS, figures=BriefFigures())
    assert view.parts == ()
    assert view.opening == f"22 November 2026. {NOTHING.format(a_person='a customer')}"


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("Adeyemi waited.", "22 November 2026. Names have been replaced."),
        ("Nobody called 030 1234567.", "22 November 2026."),
        ("Then Adeyemi met Fatima there.", "22 November 2026."),
    ],
)
def test_names_are_called_replaced_where_one_was_and_none_is_left(text: str, opening: str) -> None:
    """A number to ring is no name; and nobody is promised what may not be so."""
    view = brief([Passage("k", "k", "Said", text, free=False)], TEAM, LAST, LAST, names=NAMES, people=CUSTOMERS)
    assert view.opening == opening


def test_a_pseudonym_that_stands_in_what_is_overdue_is_a_name_replaced() -> None:
    """Who waits was replaced before the line was written."""
    late = OverduePromise("k", "The outcome (A complaint, Customer A)", FIRST)
    view = brief([], MANAGER, LAST, LAST, names=NAMES, people=CUSTOMERS, overdue=[late])
    assert view.opening == "22 November 2026. Names have been replaced."


def test_blank_passages_are_left_out() -> None:
    """A field without words is no passage."""
    assert (
        brief([Passage("k", "k", "Said", " \n", free=True)], TEAM, FIRST, LAST, names=NAMES, people=CUSTOMERS).waiting
        == ()
    )


def test_what_the_entry_is_goes_without_names_too() -> None:
    """A worksheet of the user's own may have a name in its title."""
    passage = Passage("k", "k", "Said", "Words", free=False, about="A visit to Adeyemi, 9 November 2026")
    assert made(TEAM, passage).parts[0].passages[0].about == "A visit to Customer A, 9 November 2026"


def test_what_may_be_a_name_in_it_is_pointed_out() -> None:
    """Of what goes, and not of what stays out."""
    going = Passage("1", "k", "", "Then Adeyemi met Fatima there.", free=True)
    waiting = Passage("2", "k", "", "We asked Kwame again.", free=True)
    assert made(TEAM, going, waiting, approved=("1",)).suspects == ("Fatima",)


def test_a_worksheet_may_have_a_name_in_its_own_words() -> None:
    """In its title, or in what leads to an answer."""
    passage = Passage(
        "k.x", "k", "", "Words", free=True, group="k", title="A visit to Adeyemi", lead="Northgate wants"
    )
    [case] = made(COACH, passage, approved=("k.x",)).cases
    assert (case.title, [piece.lead for piece in case.pieces]) == ("A visit to Customer A", ["Customer B wants"])


def test_what_several_said_goes_without_names_and_only_where_it_was_approved() -> None:
    """Each with its sentence."""
    back = CameBack(("Adeyemi",), 3, "Adeyemi was late.", ("k",))
    passage = Passage("came-back.1", "k", "", "Three spoke of Adeyemi", free=True, group=CAME_BACK)
    view = brief([passage], TEAM, FIRST, LAST, names=NAMES, people=CUSTOMERS, back={"came-back.1": back})
    assert view.came_back == ()
    view = brief(
        [passage],
        TEAM,
        FIRST,
        LAST,
        names=NAMES,
        people=CUSTOMERS,
        back={"came-back.1": back},
        approved=("came-back.1",),
    )
    assert view.came_back == (CameBack(("Customer A",), 3, "Customer A was late.", ("k",)),)


def test_what_such_readers_have_been_given_before_is_named() -> None:
    """Whether it goes again or not."""
    passages = [Passage(each, "k", "", "Words", free=True) for each in "123"]
    view = brief(passages, TEAM, FIRST, LAST, names=NAMES, people=CUSTOMERS, approved=("1",), before={"1", "2", "7"})
    assert view.before == ("1", "2")


def test_how_many_passages_it_has() -> None:
    """In words."""
    assert made(TEAM).extent == "0 passages"
    assert made(TEAM, *EACH).extent == "3 passages"
    assert made(TEAM, *EACH[2:3]).extent == "1 passage"
