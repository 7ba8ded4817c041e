from datetime import date

import pytest

from custfocus.journal.entry import Entry, Filter
from tests.conftest import SUNDAY, Home
from tests.proofs.machine import custfocus

EXPLAIN = ("--if", "I start to explain", "--then", "I ask what mattered most")
WORDS = "If I start to explain, then I ask what mattered most"


def kept(home: Home) -> list[Entry]:
    """All plans, in the order they were made."""
    return home.session().store.entries.find(Filter(kinds=("plan",)), oldest_first=True)


def test_a_plan_is_kept_with_what_it_answers(home: Home) -> None:
    """The sentence, the barrier with its words, the practice, and nothing yet of how it went."""
    page = home.page("plan", "Quick to explain", *EXPLAIN, "--practice", "reframe-complaint", "--on", "2026-11-02")
    (entry,) = kept(home)
    assert (entry.text, entry.item, entry.asked, entry.day) == (
        WORDS,
        "defensiveness",
        "Quick to explain",
        date(2026, 11, 2),
    )
    assert entry.data == {"practice": "reframe-complaint", "status": "open", "fired": {}, "earlier": []}
    assert entry.principles == ()
    assert WORDS in page
    assert "custfocus practice --start reframe-complaint" in page


def test_a_practice_that_is_taken_on_needn_t_be_offered(home: Home) -> None:
    """The word after saving leaves it out."""
    home.page("practice", "--start", "reframe-complaint")
    assert "--start" not in home.page("plan", "defensiveness", *EXPLAIN, "--practice", "reframe-complaint")


@pytest.mark.parametrize(
    "typed",
    [
        ("--if", "If I start to explain,", "--then", "Then I ask what mattered most."),
        ("--if", "if I start to explain, then I ask what mattered most"),
        ("--if", " I start\n to explain", "--then", "… then I ask what mattered most"),
    ],
)
def test_if_and_then_are_never_doubled(home: Home, typed: tuple[str, ...]) -> None:
    """Also where the whole sentence is given at once; a barrier isn't needed."""
    home.page("plan", *typed)
    (entry,) = kept(home)
    assert (entry.text, entry.item) == (WORDS, None)


def test_without_anything_it_shows_what_stands_and_how_it_went(home: Home) -> None:
    """Month by month, numbered as they were made, so that the next command can name one."""
    home.page("plan", "defensiveness", *EXPLAIN, "--on", "2026-08-03")
    home.page("plan", "--if", "the phone rings", "--then", "I smile")
    home.page("review", "2026-08", "--plan", "1=no-occasion")
    home.page("review", "2026-09", "--plan", "1=used")
    page = home.page("plan")
    assert f"1  {WORDS}" in page
    assert "August no occasion, September used" in page
    assert "2  If the phone rings, then I smile" in page
    assert WORDS in home.page("show", "1")
    view = home.data("plan")
    assert [plan["fired"] for plan in view["plans"]] == [{"2026-08": "no-occasion", "2026-09": "used"}, {}]
    assert (view["plans"][0]["cue"], view["plans"][0]["response"]) == (
        "I start to explain",
        "I ask what mattered most",
    )


def test_with_a_barrier_alone_a_pipe_is_shown_what_answers_it(home: Home) -> None:
    """How the barrier works, the practices as inspiration, its plans with their numbers, and how to make one."""
    page = home.page("plan", "defensiveness")
    assert "criticism of it feels like criticism of you" in page
    assert "Own a mistake the same day" in page
    assert "custfocus plan defensiveness --if … --then …" in page
    home.page("plan", "--if", "the phone rings", "--then", "I smile")
    home.page("plan", "defensiveness", *EXPLAIN)
    page = home.page("plan", "defensiveness")
    assert f"2  {WORDS}" in page
    assert "the phone rings" not in page
    home.page("plan", "--drop", "2")
    assert [plan["text"] for plan in home.data("plan")["plans"]] == ["If the phone rings, then I smile"]


def test_none_yet_tells_what_a_plan_is(home: Home) -> None:
    """And exits with 0, having saved nothing."""
    assert "A plan ties one moment to one thing" in home.page("plan")
    assert kept(home) == []


def test_missed_three_times_running_it_is_offered_for_rewording(home: Home) -> None:
    """Without a reproach; once worded anew, it begins anew, and its history has both."""
    home.page("plan", "defensiveness", *EXPLAIN, "--on", "2026-07-03")
    for month, outcome in (("07", "missed"), ("08", "missed"), ("09", "no-occasion")):
        assert "Missed three" not in home.page("review", f"2026-{month}", "--plan", f"1={outcome}")
    short = home.data("plan")["plans"][0]["short"]
    told = home.page("review", "2026-10", "--plan", f"{short}=missed")
    assert f"custfocus plan --reword {short}" in told
    page = home.page("plan")
    assert "Missed three times running: its moment may be hard to notice." in page
    assert f"custfocus plan --reword {short}" in home.page("barriers", "defensiveness")
    home.page("plan", "--reword", "1", "--if", "when I say 'because'")
    (plan,) = home.data("plan")["plans"]
    assert plan["text"] == "If I say 'because', then I ask what mattered most"
    assert (plan["missed"], plan["reword"], plan["reworded"], len(plan["fired"])) == (0, False, "2026-10", 4)
    page = home.page("plan")
    assert "Missed three" not in page
    assert "worded anew after October 2026" in page
    assert WORDS in home.page("history", short)
    assert f"Worded until 2026-10  {WORDS}" in home.page("show", short)
    assert home.data("review", "2026-09")["plans"][0]["text"] == WORDS
    assert home.data("review", "2026-11")["plans"][0]["text"] == plan["text"]
    home.page("undo")
    assert home.data("plan")["plans"][0]["reword"] is True


def test_the_other_half_and_the_tie_stay_unless_they_are_given(home: Home) -> None:
    """A practice alone changes no word, so that what was missed stays missed."""
    home.page("plan", "defensiveness", *EXPLAIN)
    home.page("review", "2026-11", "--plan", "1=missed")
    home.page("plan", "--reword", "1", "--practice", "own-the-mistake")
    (plan,) = home.data("plan")["plans"]
    assert (plan["text"], plan["practice"], plan["missed"]) == (WORDS, "own-the-mistake", 1)
    home.page("plan", "--reword", "1", "--then", "I wait")
    (plan,) = home.data("plan")["plans"]
    assert (plan["text"], plan["practice"], plan["missed"]) == (
        "If I start to explain, then I wait",
        "own-the-mistake",
        0,
    )


def test_its_words_are_changed_by_rewording(home: Home) -> None:
    """So that what was missed under other words isn't held against the new ones."""
    home.page("plan", "defensiveness", *EXPLAIN)
    home.page("plan")
    assert "--reword" in home.error("edit", "1", "If the mail is long, then I ring")["hint"]
    home.page("plan", "--reword", "1", "--if", "the mail is long", "--then", "I ring")
    (plan,) = home.data("plan")["plans"]
    assert (plan["cue"], plan["response"]) == ("the mail is long", "I ring")


def test_letting_go_keeps_it_in_the_journal(home: Home) -> None:
    """It is asked about and shown no longer; undo brings it back."""
    home.page("plan", "defensiveness", *EXPLAIN)
    assert "Let go" in home.page("plan", "--drop", kept(home)[0].id[:6])
    assert home.data("plan")["plans"] == []
    assert home.data("today")["plan"] is None
    assert home.data("review")["plans"] == []
    assert home.data("list", "--kind", "plan")["total"] == 1
    home.page("undo")
    assert len(home.data("plan")["plans"]) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("defensivness", *EXPLAIN), "unknown-barrier"),
        (("--if", "x"), "usage"),
        (("--then", "x"), "usage"),
        (("--practice", "talk-direct"), "usage"),
        (("--on", "yesterday"), "usage"),
        ((*EXPLAIN, "--practice", "talk"), "unknown-practice"),
        (("--if", "if", "--then", "I wait"), "empty"),
        (("--if", "x", "--then", " then. "), "empty"),
        (("--reword", "1"), "usage"),
        (("--reword", "2", "--if", "x"), "unknown-plan"),
        (("--reword", "zzzz", "--if", "x"), "unknown-id"),
        (("--drop", "0"), "unknown-plan"),
        (("--drop", "٣"), "unknown-plan"),
        (("--drop", "1", "--if", "x"), "usage"),
        (("--drop", "1", "--reword", "1"), "usage"),
        (("isolation", "--drop", "1"), "usage"),
        (("--drop", "1", "--on", "yesterday"), "usage"),
        ((*EXPLAIN, "--on", "tomorrow"), "future-day"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(home: Home, arguments: tuple[str, ...], code: str) -> None:
    """Each has its code, and the plan stands as it stood."""
    home.page("plan", *EXPLAIN)
    before = kept(home)
    assert home.error("plan", *arguments)["code"] == code
    assert kept(home) == before


def test_it_reads_well_wherever_the_journal_is_read(home: Home) -> None:
    """In lists, whole, in a search and its history, and as Markdown."""
    home.page("plan", "defensiveness", *EXPLAIN)
    home.page("review", "2026-11", "--plan", "1=missed")
    short = kept(home)[0].id[:4]
    assert f"plan  {WORDS}" in home.page("list", "--kind", "plan")
    whole = home.page("show", short)
    assert "Quick to explain" in whole
    assert "November 2026  missed" in whole
    assert "{" not in whole
    assert "If I start to «explain», then" in home.page("search", "explain")
    assert "November 2026: none → missed" in home.page("history", short)
    document = home.page("export", "--format", "markdown", "--kind", "plan")
    assert f"Quick to explain\n\n> {WORDS}" in document
    assert "November 2026: missed" in document


def test_it_is_on_the_day_s_page(home: Home) -> None:
    """In words and for scripts; from the day it was made on."""
    assert home.data("today")["plan"] is None
    home.page("plan", "defensiveness", *EXPLAIN, "--practice", "talk-direct")
    assert f"Plan        {WORDS}" in home.page("today")
    plan = home.data("today")["plan"]
    assert plan == {
        "id": kept(home)[0].id,
        "text": WORDS,
        "barrier": "defensiveness",
        "practice": "talk-direct",
    }
    home.go_to(SUNDAY.replace(day=1))
    assert home.data("today")["plan"] is None


def test_barriers_and_the_plans_that_stand_are_completed(home: Home) -> None:
    """By id; a plan that was let go isn't."""
    home.page("plan", "isolation", *EXPLAIN)
    home.page("plan", "--if", "it snows", "--then", "I write")
    home.page("plan", "--drop", "2")
    assert completed(home, "plan", "--drop", "") == [home.data("plan")["plans"][0]["short"]]
    assert completed(home, "plan", "iso") == ["isolation"]
    assert completed(home, "barriers", "thin") == ["thin-skin"]


def completed(home: Home, *words: str) -> list[str]:
    """What a shell offers for the last of the words."""
    line, place = " ".join(["custfocus", *words]), str(len(words))
    done = custfocus(home.folder, _CUSTFOCUS_COMPLETE="complete_bash", COMP_WORDS=line, COMP_CWORD=place)
    return done.stdout.decode().split()
