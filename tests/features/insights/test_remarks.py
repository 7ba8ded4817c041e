"""Each remark, however it was kept: who spoke, which way, first-hand or not, and whether they were told."""

from datetime import timedelta

from tests.features.insights.journals import TODAY, entry, sheet, together


def test_a_remark_is_told_as_it_was_said_wherever_it_was_kept() -> None:
    """What became a case is told there, once; a case in their words, or by what tells it from others."""
    view = together(
        [
            sheet(
                "case", "complaint", 2, of="heard", who="Ana", said="It never came.", missed="A call", channel="call"
            ),
            sheet("bare", "complaint", 3, who="Ben", channel="a colleague", told="2026-11-21"),
            sheet("left", "loyalty", 4, which="left", who="Cem", reason="Too dear."),
            sheet("other", "decision", 5),
        ],
        [
            entry("heard", "heard", 2, "It never came.", who="Ana", channel="call"),
            entry("mail", "heard", 6, "Too late\nagain. ", who=" Dee  Ng", channel="E-Mail", firsthand=False),
            entry("colleague", "heard", 7, "They say it is dear.", channel="a colleague"),
        ],
    )
    told = {remark.id: (remark.who, remark.channel, remark.firsthand, remark.text) for remark in view.recent.remarks}
    assert told == {
        "case": ("Ana", "call", True, "It never came."),
        "bare": ("Ben", "a colleague", False, "Ben"),
        "left": ("Cem", "", True, "Too dear."),
        "mail": ("Dee Ng", "email", False, "Too late\nagain."),
        "colleague": ("", "a colleague", False, "They say it is dear."),
    }
    assert (view.recent.people, view.recent.passed_on, view.recent.told) == (5, 3, 1)
    assert view.recent.channels == {"a colleague": 2, "call": 1, "email": 1, "": 1}


def test_remarks_stand_by_channel_and_person_and_whoever_spoke_last_comes_first() -> None:
    """The busiest channel first, what isn't known last; a name is one however it is capitalised."""
    said = [("1", 9, "Ana", "call"), ("2", 5, "Ben", "call"), ("3", 1, "ANA", "call"), ("4", 0, "", None)]
    view = together((), [entry(id_, "heard", ago, "x", who=who, channel=way) for id_, ago, who, way in said])
    assert [remark.id for remark in view.recent.remarks] == ["3", "1", "2", "4"]
    assert view.recent.people == 3


def test_who_was_told_is_known_from_any_sheet_that_was_made_of_the_remark() -> None:
    """And how long everybody waited who was told in the time; the slowest first."""
    complaint = sheet("case", "complaint", 20, who="Ana", said="Late.", told=str(TODAY - timedelta(5)))
    old = sheet("old", "complaint", 400, who="Ben", said="Late.", told=str(TODAY - timedelta(300)))
    waits = together([complaint, old]).waits
    assert [(wait.who, wait.days) for wait in waits.slowest] == [("Ana", 15)]
    assert (waits.median, waits.total) == (15, 1)


def test_who_was_heard_once_and_a_while_ago_is_told() -> None:
    """Not who spoke lately, or again, in whatever form, or isn't named."""
    view = together(
        [sheet("case", "complaint", 90, who="Ana", said="Late.")],
        [
            entry("1", "heard", 100, "Late.", who="ana"),
            entry("2", "heard", 80, "Dear.", who="Ben"),
            entry("3", "heard", 5, "Dear.", who="Cem"),
            entry("4", "heard", 70, "Dear."),
            entry("5", "heard", 40, "Kind.", who="Dee"),
        ],
    )
    assert [(remark.who, remark.id) for remark in view.once] == [("Dee", "5"), ("Ben", "2")]
