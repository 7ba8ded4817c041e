from datetime import date, timedelta

import pytest

from custfocus.content.framework import Framework
from custfocus.content.models import Practice, Principle
from custfocus.features.echoes import subjects
from custfocus.features.echoes.subjects import LatelyWritten
from custfocus.features.ratings.gaps import BLIND, WORD, Gap
from custfocus.journal.entry import Entry

TODAY = date(2026, 11, 24)
NOTHING = LatelyWritten({})


def entry(kind: str, ago: int, text: str = "Words of some length, to be asked about", **data: object) -> Entry:
    """An entry of so many days ago."""
    day = TODAY - timedelta(ago)
    return Entry(f"{kind}-{ago}", kind, day, f"{day}T09:00:00+00:00", "UTC", text=text, data=data)


def remark(ago: int) -> Entry:
    """What a customer said so many days ago."""
    return entry("heard", ago, who="Ms Adeyemi", channel=None, firsthand=True)


@pytest.mark.parametrize(("ago", "asked"), [(2, False), (3, True), (45, True), (46, False)])
def test_a_remark_is_asked_about_when_it_is_neither_too_young_nor_too_old(ago: int, asked: bool) -> None:
    """From the third day on, for a month and a half."""
    assert bool([*subjects.heard([remark(ago)], NOTHING, TODAY)]) is asked


def test_a_remark_waits_until_something_was_written_about_it() -> None:
    """Then it says when; once a sheet is made of it, the sheet speaks for it."""
    (waits,) = subjects.heard([remark(9)], NOTHING, TODAY)
    assert (waits.waits, waits.standing, waits.who) == (True, "Nothing was written about it since.", "Ms Adeyemi")
    (written,) = subjects.heard([remark(9)], LatelyWritten({"heard-9": date(2026, 11, 20)}), TODAY)
    assert (written.waits, written.standing) == (False, "You last wrote about it on 20 November.")
    assert not [*subjects.heard([remark(9)], LatelyWritten({}, {"heard-9"}), TODAY)]


def test_an_answer_is_asked_about_once_and_only_where_it_says_something() -> None:
    """Four weeks later; an answer to such a question isn't asked about in turn."""
    (answer,) = subjects.answers([entry("answer", 30)], NOTHING, TODAY)
    assert answer.standing == "You wrote it 30 days ago, and nothing was written about it since."
    short, about = entry("answer", 30, "Nothing yet"), entry("answer", 30, of="heard-9")
    assert not [*subjects.answers([short, about, entry("answer", 27)], NOTHING, TODAY)]
    assert not [*subjects.answers([entry("answer", 30)], LatelyWritten({"answer-30": TODAY}), TODAY)]


def test_a_plan_that_was_missed_waits_for_another_thought() -> None:
    """It says how often running."""
    fired = {"2026-09": "missed", "2026-10": "missed"}
    plans = [entry("plan", 70, practice=None, status="open", fired=fired, earlier=[])]
    (plan,) = subjects.plans(plans, TODAY)
    assert (plan.waits, plan.standing) == (True, "You noted its moment as missed twice running.")
    (other,) = subjects.plans([entry("plan", 20, practice=None, status="open", fired={}, earlier=[])], TODAY)
    assert (other.waits, other.standing) == (False, "You made it 20 days ago.")


def test_a_priority_says_until_when_it_is_one() -> None:
    """From a week after it was set."""
    set_on = [entry("priority", 20, status="open", until="2027-01-31", month="2026-10")]
    (priority,) = subjects.priorities(set_on, TODAY)
    assert priority.standing == "It is one of your priorities until 31 January 2027."
    young = [entry("priority", 3, status="open", until="2027-01-31", month="2026-10")]
    assert not [*subjects.priorities(young, TODAY)]


def test_the_one_thing_that_the_day_asks_about_anyway_is_left_out() -> None:
    """The others are asked about from a week on."""
    first, second = (
        entry("intention", 9, answer=None, status="open"),
        entry("intention", 8, answer=None, status="open"),
    )
    (other,) = subjects.intentions([first, second], first, TODAY)
    assert (other.id, other.standing) == ("intention-8", "It has been open for 8 days.")


def test_a_practice_is_quoted_by_its_name() -> None:
    """For as long as it is taken on."""
    practice = Practice(id="ask", name="Ask one question more", how="So.", when="Then.", whom="Them.", pillar="care")
    taken = entry("adoption", 10, "", times=3, days=7, until=None)
    held = Entry(taken.id, "adoption", taken.day, taken.at, "UTC", item="ask", data=taken.data)
    (adoption,) = subjects.adoptions([held], Framework((practice,)), TODAY)
    assert (adoption.quotation, adoption.standing) == ("Ask one question more", "You took it on 10 days ago.")
    assert not [*subjects.adoptions([held], Framework(()), TODAY)]


def test_what_others_see_otherwise_is_asked_about_and_nothing_else_that_differs() -> None:
    """Both figures are quoted; the entry is one's own rating."""
    listen = Principle(id="listen", name="Listen", summary="So.", ideas=("One.",), pillar="care")
    blind = Gap("listen", "listen", BLIND, 4, "They differ.", None, None, None, 2.4, "")
    word = Gap("listen", "listen", WORD, 4, "It differs.", 0, 4.0, None, None, "")
    ratings = {"listen": entry("rating", 5, scale="principles", value=4)}
    (gap,) = subjects.gaps([blind, word], ratings, Framework((listen,)), TODAY)
    assert gap.quotation == "Listen: you say 4, others 2.4."
    assert (gap.id, gap.principles) == ("rating-5", ("listen",))


@pytest.mark.parametrize(
    ("kept", "private"),
    [
        (entry("note", 3, "plain"), False),
        (entry("note", 3, "about Ana #private"), True),
        (entry("note", 3, "kept so", private=True), True),
        (entry("note", 3, "kept otherwise", private=False), False),
    ],
)
def test_what_is_private_is_told_by_its_mark_or_its_tag(kept: Entry, private: bool) -> None:
    """The tag of the settings, folded."""
    assert subjects.is_private(kept, "private") is private
