"""What customers say together: what is counted, what recurs, what is offered, and with what a recovery begins."""

from datetime import timedelta

from custfocus.features.insights.recoveries import recovery_offers
from custfocus.features.insights.summary import MOST_VOICES
from custfocus.features.sheets.kept import sheets_of
from tests.features.insights.journals import TODAY, entry, sheet, together
from tests.stories import framework


def test_causes_are_those_of_complaints_and_of_customers_who_left_or_waver() -> None:
    """What somebody stays for is no cause of anything that went wrong; what is open has no cause yet."""
    view = together(
        [
            sheet("one", "complaint", 3, cause="late", channel="call"),
            sheet("two", "complaint", 50, cause="Late"),
            sheet("three", "complaint", 60),
            sheet("four", "loyalty", 4, which="left", cause="late"),
            sheet("five", "loyalty", 5, which="stays", cause="how we spoke"),
            sheet("six", "decision", 6),
            sheet("seven", "loyalty", 7, who="Not asked yet"),
        ]
    )
    assert [(row.name, row.total) for row in view.causes.rows] == [("late", 3), (None, 1)]
    assert view.counted == {"complaint": 3, "heard": 0, "loyalty": 3, "note": 0}


def test_why_customers_leave_and_why_they_stay_are_counted_apart() -> None:
    """Reasons to stay beside reasons to leave; a journal that tells of neither has neither."""
    view = together(
        [
            sheet("a", "complaint", 3, cause="late"),
            sheet("b", "loyalty", 4, which="left", cause="late"),
            sheet("c", "loyalty", 5, which="wavers", cause="unclear", keeps="good quality"),
            sheet("d", "loyalty", 6, which="stays", keeps="easy to reach"),
            sheet("e", "loyalty", 7, which="stays", keeps="Easy to reach", cause="late"),
            sheet("f", "loyalty", 8, which="stays"),
        ]
    )
    tables = [view.leaving, view.staying]
    assert [[(row.name, row.total) for row in table.rows] for table in tables if table] == [
        [("late", 1), ("unclear", 1)],
        [("Easy to reach", 2), (None, 1)],
    ]
    nothing = together([sheet("f", "loyalty", 8, which="stays")])
    assert (nothing.leaving, nothing.staying) == (None, None)


def test_channels_are_those_of_complaints_and_of_what_was_heard() -> None:
    """What was heard and then became a complaint came in once, and says once what it says."""
    view = together(
        [sheet("one", "complaint", 3, of="heard1", channel="call", said="It never came.")],
        [
            entry("heard1", "heard", 3, "It never came.", channel="call"),
            entry("heard2", "heard", 4, "It's fine.", channel="visit"),
            entry("heard3", "heard", 5, "Too dear.", channel=None),
        ],
    )
    assert [(row.name, row.total) for row in view.channels.rows] == [("call", 1), ("visit", 1), (None, 1)]
    assert (view.voices, view.counted["heard"]) == (3, 3)


def test_what_several_people_said_has_their_sentences_with_id_and_day() -> None:
    """From sheets' fields, by whoever is named there, and from what was heard; never from notes, or what was done."""
    said = "The parcel is still not here."
    view = together(
        [
            sheet(
                "one", "complaint", 3, who="Ana", said=said, missed="A parcel in time.", done="The parcel was found."
            ),
            sheet("two", "loyalty", 4, who="Ben", which="left", reason="No parcel of yours is on time."),
        ],
        [
            entry("three", "heard", 5, said, who="Cem"),
            entry("four", "heard", 6, "A parcel for customers.", who="ana"),
        ],
        [entry("five", "note", 6, "The parcel again.")],
    )
    (theme,) = view.themes
    assert (theme.words, theme.people, theme.voices) == (("parcel",), 3, 4)
    assert [(one.id, one.short, (TODAY - one.day).days) for one in theme.evidence] == [
        ("one", "one", 3),
        ("three", "thre", 5),
        ("two", "two", 4),
        ("four", "four", 6),
    ]
    assert (view.voices, view.read, view.languages) == (5, 4, {"en": 4})


def test_the_newest_are_looked_through() -> None:
    """In no more than take a moment; all the same are counted."""
    heard = [entry(f"h{n}", "heard", n % 170, f"Word{n} word.") for n in range(MOST_VOICES + 100)]
    view = together((), heard)
    assert (view.read, view.voices) == (MOST_VOICES, MOST_VOICES + 100)


def test_three_complaints_of_one_cause_in_90_days_offer_a_recovery() -> None:
    """It begins with the cause, what was missed as its problem, and what was done about it, the latest first."""
    sheets = [
        sheet("a", "complaint", 1, cause="late", missed="No van came. Nobody rang.", done="Rang.", change="A list"),
        sheet("b", "complaint", 30, cause="late", missed="A wrong day.", done="Sent it\nat night."),
        sheet("c", "complaint", 60, cause="late", done="Rang."),
        sheet("d", "complaint", 2, cause="faulty"),
        sheet("e", "complaint", 5, cause="faulty"),
        sheet("f", "complaint", 100, cause="faulty"),
    ]
    (offer,) = together(sheets).offers
    assert (offer.cause, offer.complaints) == ("late", ("a", "b", "c"))
    assert (offer.first, offer.last) == (TODAY - timedelta(60), TODAY - timedelta(1))
    assert offer.fields == {
        "problem": "late: No van came.",
        "cause": "late",
        "plan": "- Rang.\n- Sent it at night.\n- A list",
    }
    assert offer.command == "custfocus insights --plan late"
    pairs = [*zip(sheets, sheets_of(sheets, framework()), strict=True)]
    assert recovery_offers(framework(), pairs, []) == (offer,)


def test_a_short_time_shows_what_waits_from_90_days() -> None:
    """Of a week, the complaints are counted; the offer looks back further."""
    sheets = [sheet(name, "complaint", ago, cause="late") for name, ago in (("a", 1), ("b", 30), ("c", 60))]
    view = together(sheets, since=TODAY - timedelta(6))
    assert view.causes.total == view.counted["complaint"] == 1
    assert [offer.cause for offer in view.offers] == ["late"]


def test_what_a_recovery_was_planned_for_is_offered_no_more() -> None:
    """Three new complaints offer it again; what it was made of is answered, whatever its cause is called now."""
    old = [sheet(name, "complaint", ago, cause="late") for name, ago in (("a", 20), ("b", 30), ("c", 60))]
    plan = sheet("r", "recovery", 10, cause="Late")
    assert together(old, recoveries=[plan]).offers == ()
    assert together(old, recoveries=[sheet("r", "recovery", 10, ["a", "b", "c"], cause="parcels")]).offers == ()
    new = [sheet(f"n{ago}", "complaint", ago, cause="late") for ago in (1, 2, 3)]
    (offer,) = together([*new, *old], recoveries=[plan]).offers
    assert offer.complaints == ("n1", "n2", "n3")


def test_an_odd_cause_can_be_typed() -> None:
    """A command that is shown can be copied."""
    for cause, typed in (("price or bill", "--plan 'price or bill'"), ("-x", "--plan=-x")):
        sheets = [sheet(name, "complaint", 1, cause=cause) for name in "abc"]
        assert together(sheets).offers[0].command == f"custfocus insights {typed}"


def test_two_examples_say_it_differently() -> None:
    """The plainest sentence, and one of the next that has other words, by somebody else."""
    said = ("The van was late on Monday.", "The van was late on Friday.", "No van came at all this week, they swear.")
    (theme,) = together((), [entry(f"h{n}", "heard", 5, text) for n, text in enumerate(said)]).themes
    assert [one.sentence for one in theme.examples] == [said[1], said[2]]
