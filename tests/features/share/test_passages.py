from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from custfocus.content.framework import Framework
from custfocus.content.load import content_folder, read_all
from custfocus.content.models import Field, Stage, Worksheet
from custfocus.features.away.days import Calendar
from custfocus.features.share.names.people import CUSTOMER, LISTED, Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.passages import (
    COLLEAGUE,
    falls,
    figures,
    handed_on,
    listed,
    named_in,
    named_in_sheet,
    of_own,
    of_remark,
    of_sheet,
    overdue,
)
from custfocus.features.share.views import CHANGE, DECISION, HEARD, LEARNT, OWN, Figures, Passage
from custfocus.features.sheets.sheet import Sheet, begun
from custfocus.features.sheets.values import Value
from custfocus.journal.entry import Entry

FRAMEWORK = read_all(content_folder(), Path("nowhere"))
DAY = date(2026, 11, 9)
AT = "2026-11-09T09:00:00.000Z"
OWN_SHEET = Worksheet(
    id="visit",
    title="A visit",
    purpose="To see them.",
    principles=("listen",),
    fields=(
        Field(id="who", prompt="Who?", kind="person", shareable=True),
        Field(id="mood", prompt="How was it?", kind="scale", shareable=True, low="cold", high="warm"),
        Field(id="bare", prompt="How warm was it?", kind="scale", shareable=True),
        Field(id="way", prompt="Which way?", kind="choice", shareable=True, choices=("call", "visit")),
        Field(id="agreed", prompt="Do they agree?", kind="yes-no", shareable=True),
        Field(id="on", prompt="When?", kind="date", shareable=True, part="change"),
        Field(id="line", prompt="In a line?", kind="line", shareable=True, part="learnt"),
        Field(id="hidden", prompt="What do you think?"),
    ),
    stages=(Stage(id="go", name="Go", asks=("who",)),),
)


def entry(kind: str, text: str = "", **data: object) -> Entry:
    """An entry of a kind."""
    return Entry("k" * 32, kind, DAY, AT, "UTC", asked="What for?", text=text, data=dict(data))


def sheet(worksheet: str, **values: Value) -> Sheet:
    """An open sheet of one of our worksheets, with an id."""
    found = FRAMEWORK.by_id[worksheet]
    assert found.kind == "worksheet"
    return replace(begun(found, DAY, values), id="s" * 32)


def own(**values: Value) -> dict[str, Passage]:
    """The passages of a sheet of the user's own, by their fields."""
    passages = of_sheet(replace(begun(OWN_SHEET, DAY, values), id="s"), FRAMEWORK)
    return {passage.id.partition(".")[2]: passage for passage in passages}


def test_of_a_sheet_goes_what_is_marked_in_the_part_that_is_marked() -> None:
    """Not who it was, nor what is private; each with the prompt, and what the sheet is."""
    found = list(
        of_sheet(
            sheet("complaint", who="Sade", said="Late.", learnt="Noon.", change="Ring.", told="2026-11-10"), FRAMEWORK
        )
    )
    assert [(one.id, one.part, one.text) for one in found] == [
        (f"{'s' * 32}.said", HEARD, "Late."),
        (f"{'s' * 32}.learnt", LEARNT, "Noon."),
        (f"{'s' * 32}.change", CHANGE, "Ring."),
    ]
    assert {one.about for one in found} == {"A complaint, 9 November 2026"}
    assert found[0].label == "What did they say?"


def test_fixed_words_need_no_approval_and_free_ones_do() -> None:
    """A choice, a scale, a date and yes are of a fixed form, said in words; lines and persons are free."""
    found = own(who="Sade", mood=4, bare=2, way="call", agreed=True, on="2026-11-12", line="Short", hidden="Mine")
    assert {name: (one.text, one.free) for name, one in found.items()} == {
        "who": ("Sade", True),
        "mood": ("4 of 5 (cold 1, warm 5)", False),
        "bare": ("2 of 5", False),
        "way": ("call", False),
        "agreed": ("yes", False),
        "on": ("12 November 2026", False),
        "line": ("Short", True),
    }


@pytest.mark.parametrize(
    ("name", "value"), [("mood", 9), ("mood", True), ("way", "Sade said no"), ("agreed", "Sade"), ("on", "Sade")]
)
def test_what_only_looks_fixed_is_free(name: str, value: Value) -> None:
    """A value of a form that its field doesn't have may be anything that somebody wrote."""
    assert own(**{name: value})[name].free


def marked(*, shareable: bool) -> Worksheet:
    """The worksheet with all of its fields to be shared, or none."""
    changes = {"shareable": shareable, "part": ""}
    return OWN_SHEET.model_copy(update={"fields": tuple(one.model_copy(update=changes) for one in OWN_SHEET.fields)})


def test_what_has_become_private_stays_here_and_so_does_what_was() -> None:
    """A field is handed on where both the worksheet as it was and as it is mark it."""
    kept = replace(begun(OWN_SHEET, DAY, {"line": "Short", "hidden": "Mine"}), id="s")
    opener = marked(shareable=True)
    closer = marked(shareable=False)
    assert [one.text for one in of_sheet(kept, Framework((opener,)))] == ["Short"]
    assert list(of_sheet(kept, Framework((closer,)))) == []


def test_a_question_waits_for_a_decision_until_the_sheet_is_closed() -> None:
    """Then it stands with what was decided."""
    conflict = sheet("conflict", question="Who may grant a refund?", one="Ines", other="Kwame")
    assert [one.part for one in of_sheet(conflict, FRAMEWORK)] == [DECISION]
    assert [one.part for one in of_sheet(replace(conflict, status="closed"), FRAMEWORK)] == [CHANGE]


def test_remarks_and_answers_are_free() -> None:
    """Who said it and where is left out."""
    heard = of_remark(entry("heard", "Late again.", who="Sade", channel="call"))
    assert heard == Passage("k" * 32, "k" * 32, "", "Late again.", free=True, about="Heard on 9 November 2026")
    answer = of_own(entry("answer", "I was in a hurry."))
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
    found = replace(sheet("complaint", **values), closed=closed)
    assert falls(found, date(2026, 11, 15), date(2026, 11, 22)) is inside
    assert falls(found, DAY, DAY)


def test_complaints_are_counted() -> None:
    """How many, told, closed, and by cause; other sheets don't matter."""
    late = sheet("complaint", cause="late", told="2026-11-10")
    sheets = [
        late,
        replace(late, status="closed"),
        sheet("complaint", cause="faulty"),
        sheet("loyalty", cause="late"),
    ]
    assert figures([*sheets, sheet("complaint")]) == Figures(4, 2, 1, (("late", 2), ("faulty", 1)))


def test_what_customers_wait_for_is_overdue() -> None:
    """By pseudonym, the most overdue first; neither what is done nor what is owed to colleagues."""
    first = replace(sheet("complaint", who="Sade Adeyemi"), id="a")
    second = replace(sheet("complaint", who="the waiter"), id="b", opened=DAY - timedelta(7))
    others = [sheet("feedback", who="Ines"), sheet("recovery", problem="x"), replace(first, status="closed")]
    names = Pseudonyms([Mention("Sade Adeyemi", "1")])
    found = overdue([first, second, *others], date(2026, 11, 20), Calendar(), names)
    assert [(one.entry, one.what, one.due) for one in found] == [
        ("b", "Hear them out (A complaint)", date(2026, 11, 3)),
        ("a", "Hear them out (A complaint, Customer A)", date(2026, 11, 10)),
    ]
    assert overdue([first], DAY, Calendar(), names) == []


def test_names_come_from_persons_in_sheets() -> None:
    """Customers and colleagues; of a sheet that has lost its worksheet too, as long as ours tells what it asked."""
    thanks = sheet("recognition", who="Kwame", **{"for-whom": "Sade"}, did="Stayed on the phone with Tom")
    nouns = [("Kwame", COLLEAGUE), ("Sade", CUSTOMER)]
    assert [(one.name, one.noun) for one in named_in_sheet(entry("sheet"), thanks, FRAMEWORK)] == nouns
    bare = Worksheet.model_construct(
        id="recognition", title="", purpose="", fields=(Field(id="who", prompt="who"),), stages=()
    )
    damaged = replace(thanks, worksheet=bare)
    assert [one.name for one in named_in_sheet(entry("sheet"), damaged, FRAMEWORK)] == ["Kwame", "Sade"]
    assert list(named_in_sheet(entry("sheet"), damaged, Framework(()))) == []


def test_names_come_from_remarks_and_invitations() -> None:
    """Whoever isn't asked as a customer is a colleague; what is no name is none."""
    assert list(named_in(entry("heard", who="Ana"))) == [Mention("Ana", AT)]
    assert list(named_in(entry("invitation", who="Bo", role="team"))) == [Mention("Bo", AT, COLLEAGUE)]
    assert list(named_in(entry("heard", who=None))) == []


def test_the_list_has_a_name_a_line() -> None:
    """Blank lines and those with # are none; what is given for once comes last, so that no letter changes."""
    found = list(listed("# mine\n\nInes Faro\n  Tom Brandt  \n", ["Ana"]))
    assert [(one.name, one.noun) for one in found] == [("Ines Faro", LISTED), ("Tom Brandt", LISTED), ("Ana", LISTED)]
    assert [one.since for one in found] == sorted(one.since for one in found)
    assert Pseudonyms(found).of("Ana") == "Person C"


def test_it_is_known_what_was_handed_on_and_to_whom() -> None:
    """By passage."""
    given = entry("practice", audience="team", shared=["a", "b"])
    assert handed_on([given, given, entry("practice")], "team") == {"a": [DAY, DAY], "b": [DAY, DAY]}
    assert handed_on([given], "coach") == {}
