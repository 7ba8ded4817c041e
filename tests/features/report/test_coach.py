from msgspec.structs import replace

from custfocus.features.insights.views import CaseTable, Tally
from custfocus.features.report.coach import Choices, choices_of, handed_on, passages_of
from custfocus.features.report.leaving import left_out
from custfocus.features.report.points import points_of
from custfocus.features.report.views import COACH, LeftOut, Report
from custfocus.features.share.names.people import Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms
from tests.bundled import OURS as FRAMEWORK
from tests.features.report.samples import BEGUN, CASES, REPORT

ANA = Pseudonyms([Mention("Ana", "2026-10-21", "Customer")])
OFFERED = Choices(frozenset({"late"}), frozenset({"call"}))
OWN_CAUSE = Tally("Ana forgot", (1, 2), 3, "", "")


def for_coach(*approved: str, report: Report = REPORT) -> Report:
    """The report with what was ticked."""
    return handed_on(report, approved, ANA, OFFERED)


def test_without_a_tick_there_is_nobodys_word_in_it_and_it_is_counted() -> None:
    """Figures and the framework's words stay; a measure goes by its number, a step without whom it is about."""
    view = for_coach()
    assert (view.audience, view.heard, view.letters) == (COACH, (), ())
    assert [(each.what, each.about) for each in view.ahead] == [("A complaint: put it right", "")]
    [course] = view.measures
    assert (course.measure.name, course.measure.unit) == ("Measure 1", "")
    assert course.values == REPORT.measures[0].values
    assert view.pairs == REPORT.pairs
    assert set(view.left_out) == {
        LeftOut("measures", 1), LeftOut("heard", 1), LeftOut("letters", 1), LeftOut("next", 2), LeftOut("sheets", 1),
        LeftOut("tags", 1), LeftOut("shared", 1),
    }  # fmt: skip
    assert not any("Measure 1" in point.says for point in points_of(view))
    assert left_out(view).startswith("Left out: 1 name of a measure, 1 thing that was heard")


def test_what_was_ticked_is_in_it_without_names() -> None:
    """Whoever said it goes by the same letter everywhere."""
    letters = (replace(REPORT.letters[0], text="# October 2026\n\nAna rang.", line="Ana is right."),)
    view = for_coach("h", "m", "r", "i", report=replace(REPORT, letters=letters))
    assert [(said.text, said.who, said.channel) for said in view.heard] == [
        ("Nobody called me back.", "Customer A", "call")
    ]
    assert view.measures[0].measure.name == "First reply (hours)"
    assert (view.letters[0].line, view.letters[0].text) == ("Customer A is right.", "Customer A rang.")
    assert [each.what for each in view.ahead] == ["A complaint: put it right", "Ring Customer A"]
    assert {each.what for each in view.left_out} == {"next", "sheets", "shared", "tags"}


def test_what_may_be_a_name_in_another_form_stays_out_though_it_was_ticked() -> None:
    """And counts as left out."""
    said = replace(REPORT.heard[0], text="We owe it to Virtasen.", who="")
    names = Pseudonyms([Mention("Virtanen", "2026-10-21", "Customer")])
    view = handed_on(replace(REPORT, heard=(said,)), ["h"], names, OFFERED)
    assert view.heard == ()
    assert LeftOut("heard", 1) in view.left_out


def test_causes_and_ways_in_own_words_are_counted_together() -> None:
    """As others; what a worksheet offers keeps its name, and so does what names none."""
    table: CaseTable = replace(
        CASES.causes, rows=(*CASES.causes.rows, OWN_CAUSE, replace(OWN_CAUSE, name="Ana again"))
    )
    view = for_coach(report=replace(REPORT, cases=replace(CASES, causes=table)))
    assert view.cases
    assert [(row.name, row.total) for row in view.cases.causes.rows] == [("late", 2), (None, 1), ("other", 6)]
    assert view.cases.causes.rows[-1].counts == (2, 4)
    assert LeftOut("causes", 2) in view.left_out


def test_of_comparisons_only_a_practice_about_an_offered_cause_stays() -> None:
    """A plan's name is the leader's own, and so may a cause be."""
    practice = replace(BEGUN, id="p", kind="adoption", called="A practice", name="Ring one")
    own = replace(practice, id="o", cause="Ana again")
    report = replace(REPORT, progress=replace(REPORT.progress, before_and_after=(BEGUN, practice, own)))
    view = for_coach(report=report)
    assert view.progress.before_and_after == (practice,)
    assert LeftOut("begun", 2) in view.left_out


def test_each_passage_is_asked_about_once_and_by_the_id_of_its_entry() -> None:
    """So that what was ticked for a brief is ticked here."""
    passages = passages_of(REPORT)
    assert [passage.id for passage in passages] == ["m", "h", "r", "i", "p"]
    assert {passage.group for passage in passages} == {"measures", "heard", "letters", "next"}
    assert all(passage.free for passage in passages)


def test_what_our_worksheets_offer_is_known() -> None:
    """Causes of complaints and of leaving, and the ways in which somebody comes."""
    choices = choices_of(FRAMEWORK)
    assert {"late", "faulty"} <= choices.causes
    assert {"call", "a colleague"} <= choices.ways
