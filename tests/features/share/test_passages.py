from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from custfocus.content.forms import former
from custfocus.content.framework import Framework
from custfocus.content.models import Worksheet
from custfocus.features.away.days import Calendar
from custfocus.features.share.names.people import Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.passages import (
    days_handed_on,
    falls_between,
    overdue_promises,
    passage_of_came_back,
    passage_of_heard,
    passage_of_own,
    passages_of_sheet,
)
from custfocus.features.share.readers import CHANGE, DECISION, HEARD, LEARNT, OWN
from custfocus.features.share.views import CameBack, Passage
from custfocus.features.sheets.sheet import begun
from custfocus.features.sheets.values import Value
from tests.bundled import OURS as FRAMEWORK
from tests.features.share.samples import DAY, OWN_SHEET, entry, sheet


def own(**values: Value) -> dict[str, Passage]:
    """The passages of a sheet of the user's own, by their fields."""
    passages = passages_of_sheet(replace(begun(OWN_SHEET, DAY, values), id="s"), FRAMEWORK)
    return {passage.id.partition(".")[2]: passage for passage in passages}


def test_of_a_sheet_goes_what_is_marked_in_the_part_that_is_marked() -> None:
    """Not who it was, nor what is private; each with the prompt, and what the sheet is."""
    passages = list(
        passages_of_sheet(
            sheet("complaint", who="Sade", said="Late.", learnt="Noon.", change="Ring.", told="2026-11-10"), FRAMEWORK
        )
    )
    assert [(passage.id, passage.part, passage.text) for passage in passages] == [
        (f"{'s' * 32}.said", HEARD, "Late."),
        (f"{'s' * 32}.learnt", LEARNT, "Noon."),
        (f"{'s' * 32}.change", CHANGE, "Ring."),
    ]
    assert {passage.about for passage in passages} == {"A complaint, 9 November 2026"}
    assert passages[0].label == "What did they say?"
    assert {(passage.group, passage.title) for passage in passages} == {("s" * 32, "A complaint")}


def test_what_leads_to_an_answer_is_the_worksheets_as_it_is() -> None:
    """A sheet keeps none of it, so that better words reach older sheets."""
    kept = sheet("complaint", mattered="To know.", done="Rang.")
    older = replace(kept, worksheet=former("complaint", kept.form))
    assert [passage.lead for passage in passages_of_sheet(older, FRAMEWORK)] == ["What mattered", "Done"]


def test_fixed_words_need_no_approval_and_free_ones_do() -> None:
    """A choice, a scale, a date and yes are of a fixed form, said in words; lines and persons are free."""
    passages = own(who="Sade", mood=4, bare=2, way="call", agreed=True, on="2026-11-12", line="Short", hidden="Mine")
    assert {name: (passage.text, passage.free) for name, passage in passages.items()} == {
        "who": ("Sade", True),
        "mood": ("4 of 5 (cold 1, warm 5)", False),
        "bare": ("2 of 5", False),
        "way": ("call", False),
        "agreed": ("yes", False),
        "on": ("12 November 2026", False),
        "line": ("Short", True),
    }


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("mood", 9),
        ("mood", True),
        ("way", "Sade said no"),
        ("or-which", "Sade said no"),
        ("agreed", "Sade"),
        ("on", "Sade"),
    ],
)
def test_what_only_looks_fixed_is_free(name: str, value: Value) -> None:
    """A value of a form that its field doesn't have may be anything that somebody wrote."""
    assert own(**{name: value})[name].free


def marked(*, shareable: bool) -> Worksheet:
    """The worksheet with all of its fields to be shared, or none."""
    changes = {"shareable": shareable, "part": ""}
    return OWN_SHEET.model_copy(
        update={"fields": tuple(field.model_copy(update=changes) for field in OWN_SHEET.fields)}
    )


def test_what_has_become_private_stays_here_and_so_does_what_was() -> None:
    """A field is handed on where both the worksheet as it was and as it is mark it."""
    kept = replace(begun(OWN_SHEET, DAY, {"line": "Short", "hidden": "Mine"}), id="s")
    opener = marked(shareable=True)
    closer = marked(shareable=False)
    assert [passage.text for passage in passages_of_sheet(kept, Framework((opener,)))] == ["Short"]
    assert list(passages_of_sheet(kept, Framework((closer,)))) == []


def test_a_question_waits_for_a_decision_until_the_sheet_is_closed() -> None:
    """Then it stands with what was decided."""
    conflict = sheet("conflict", question="Who may grant a refund?", one="Ines", other="Kwame")
    assert [passage.part for passage in passages_of_sheet(conflict, FRAMEWORK)] == [DECISION]
    assert [passage.part for passage in passages_of_sheet(replace(conflict, status="closed"), FRAMEWORK)] == [CHANGE]


def test_what_was_heard_and_answers_are_free() -> None:
    """Who said it and where is left out."""
    heard = passage_of_heard(entry("heard", "Late again.", who="Sade", channel="call"))
    assert heard == Passage(
        "k" * 32, "k" * 32, "", "Late again.", free=True, about="Heard on 9 November 2026", group="heard"
    )
    answer = passage_of_own(entry("answer", "I was in a hurry."))
    assert (answer.label, answer.part, answer.free) == ("What for?", OWN, True)


@pytest.mark.parametrize(
    ("values", "closed", "inside"),
    [
        ({}, None, False),
        ({}, date(2026, 11, 20), True),
        ({"told": "2026-11-20"}, None, True),
        ({"promised": "2026-11-20"}, None, False),
        ({"told": "soon"}, None, False),
    ],
)
def test_a_sheet_belongs_to_the_days_on_which_something_came_of_it(
    values: dict[str, Value], closed: date | None, inside: bool
) -> None:
    """Opened, closed, or a day in it; what is only promised doesn't count."""
    complaint = replace(sheet("complaint", **values), closed=closed)
    assert falls_between(complaint, date(2026, 11, 15), date(2026, 11, 22)) is inside
    assert falls_between(complaint, DAY, DAY)


def test_what_customers_wait_for_is_overdue() -> None:
    """By pseudonym, the most overdue first; neither what is done nor what is owed to colleagues."""
    first = replace(sheet("complaint", who="Sade Adeyemi"), id="a")
    second = replace(sheet("complaint", who="the waiter"), id="b", opened=DAY - timedelta(7))
    others = [sheet("feedback", who="Ines"), sheet("recovery", problem="x"), replace(first, status="closed")]
    names = Pseudonyms([Mention("Sade Adeyemi", "1")])
    promises = overdue_promises([first, second, *others], date(2026, 11, 20), Calendar(), names)
    assert [(late.entry, late.what, late.due) for late in promises] == [
        ("b", "Hear them out (A complaint)", date(2026, 11, 3)),
        ("a", "Hear them out (A complaint, Customer A)", date(2026, 11, 10)),
    ]
    assert list(overdue_promises([first], DAY, Calendar(), names)) == []


def test_it_is_known_what_was_handed_on_and_to_whom() -> None:
    """By passage."""
    given = entry("practice", audience="team", shared=["a", "b"])
    assert days_handed_on([given, given, entry("practice")], "team") == {"a": [DAY, DAY], "b": [DAY, DAY]}
    assert days_handed_on([given], "coach") == {}


def test_what_several_said_is_another_once_more_of_them_do() -> None:
    """So that a tick is for what was read; it holds no word."""
    back = CameBack(("late", "again"), 3, "Late again.", ("k", "l", "m"))
    passage = passage_of_came_back(back)
    assert (passage.entry, passage.group, passage.text) == (
        "k",
        "came-back",
        'Three spoke of "late" and "again": "Late again."',
    )
    assert passage.id != passage_of_came_back(replace(back, ids=("k", "l", "m", "n"))).id
    assert "late" not in passage.id
