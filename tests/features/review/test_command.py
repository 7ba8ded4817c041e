import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from custfocus.features.review.month import WaitingReview
from custfocus.journal.entry import Entry, Filter
from tests.conftest import SUNDAY, Home
from tests.sheets import keep

NOVEMBER = date(2026, 11, 22)


def kept(home: Home, kind: str) -> list[Entry]:
    """The entries of a kind, in the order they were made."""
    return home.session().store.entries.find(Filter(kinds=(kind,)), oldest_first=True)


def states(home: Home, *arguments: str) -> dict[str, tuple[str, str | None]]:
    """What became of each priority that concerns the review, and what it decided."""
    found = home.data("review", *arguments)["priorities"]
    return {each["text"]: (each["status"], each["decision"]) for each in found}


def open_steps(home: Home, *arguments: str) -> list[str]:
    """What the review lacks, by name."""
    return [step["id"] or step["what"] for step in home.data("review", *arguments)["open"]]


def test_at_a_pipe_it_shows_the_month_and_what_is_open(home: Home) -> None:
    """It asks nothing, saves nothing, and says which month it is and why."""
    home.run("heard", "I never know who to call", "--from", "Ana")
    page = home.page("review")
    assert "November 2026, since 22 November\nThis month so far." in page
    assert "You wrote on 1 day: 1 thing heard." in page
    assert "I never know who to call" in page
    assert "custfocus review  begins it" in page
    assert 'For scripts: --set customer-needs="…", --priority "…", --finish' in page
    assert kept(home, "review") == []
    assert home.page("review", "--show") == page


def test_in_the_first_week_it_is_the_last_month_until_that_is_done(home: Home) -> None:
    """Then this one, and where the journal hadn't begun; a month to come is refused."""
    home.go_to(date(2026, 11, 2))
    assert home.data("review")["month"] == "2026-11"
    home.run("note", "Something", "--on", "2026-10-30")
    assert home.data("review")["month"] == "2026-10"
    assert "Last month, because November has just begun." in home.page("review")
    home.run("review", "--set", "customer-needs=Shorter waits", "--finish")
    assert home.data("review")["month"] == "2026-10"
    assert home.data("review", "october")["finished"] is True
    assert home.error("review", "2026-12")["message"] == "December 2026 is still to come."
    assert home.run("review", "2026-13") == 2


def test_a_finished_review_shows_its_letter_until_the_next_is_begun(home: Home) -> None:
    """Whoever asks for the running month, by its name or with something to save, begins it."""
    home.run("note", "Something", "--on", "2026-10-30")
    home.run("review", "2026-10", "--line", "Pick up the phone.", "--finish")
    page = home.page("review")
    assert "Pick up the phone." in page
    assert page.endswith("This review is finished. custfocus review 2026-11 begins November's.\n")
    assert home.data("review", "2026-11")["finished"] is False
    home.run("review", "--set", "customer-needs=Shorter waits")
    assert home.data("review")["month"] == "2026-11"


def test_a_month_from_before_the_journal_is_not_reviewed(home: Home) -> None:
    """It says since when there is one; the month in which it began is, since that day."""
    home.run("note", "Something", "--on", "2026-10-12")
    error = home.error("review", "2026-09")
    assert error["code"] == "before-journal"
    assert error["message"] == "Your journal begins on 12 October 2026, so September 2026 isn't in it."
    assert "custfocus review 2026-10" in error["hint"]
    assert home.page("review", "2026-10").startswith("October 2026, since 12 October\n")
    assert home.page("review", "2026-11").startswith("November 2026\n")


def test_answers_are_saved_as_entries_of_their_items(home: Home) -> None:
    """With the words as they were asked and the month; the review is begun with the first; all is one act."""
    options = ["--set", "customer-needs=Shorter waits\nand a name", "--set", "competitors=a = b"]
    page = home.page("review", *options)
    assert "What customers need: answered" in page
    assert "2 of 4 answered; still open: changes-around-us, small-improvement" in page
    first, second = kept(home, "checklist")
    assert (first.item, first.text, first.data) == (
        "customer-needs",
        "Shorter waits\nand a name",
        {"month": "2026-11"},
    )
    assert first.asked == home.session().framework.by_id["customer-needs"].words
    assert (second.item, second.text) == ("competitors", "a = b")
    assert (first.principles, first.day) == ((), NOVEMBER)
    [review] = kept(home, "review")
    assert review.data == {"month": "2026-11", "finished": False, "line": "", "decisions": {}}
    home.run("undo")
    assert kept(home, "checklist") == kept(home, "review") == []


def test_an_answer_given_again_replaces_the_first(home: Home) -> None:
    """One entry, whose history has both; the review is begun once."""
    home.run("review", "--set", "customer-needs=First")
    home.run("review", "--set", "customer-needs=Second")
    [entry] = kept(home, "checklist")
    assert entry.text == "Second"
    assert len(home.session().store.acts.history(entry.id)) == 2
    assert len(kept(home, "review")) == 1


@pytest.mark.parametrize(
    ("option", "code", "says"),
    [
        ("customer-need=x", "unknown-item", 'Did you mean "customer-needs"?'),
        ("zzz=x", "unknown-item", "They are customer-needs, changes-around-us"),
        ("customer-needs", "usage", "Write it like --set"),
        ("customer-needs= ", "empty", ""),
        ("competitors=better", "usage", "Give --set once for each question."),
    ],
)
def test_what_cannot_be_set_is_refused_and_nothing_half_taken(home: Home, option: str, code: str, says: str) -> None:
    """Whatever else was right."""
    error = home.error("review", "--set", "competitors=fine", "--set", option)
    assert (error["code"], error["hint"][: len(says)]) == (code, says)
    assert kept(home, "checklist") == []


def test_three_priorities_stand_for_a_season(home: Home) -> None:
    """Until the end of the third month after; a fourth is refused kindly, and so is all that came with it."""
    home.run("review", "--priority", "One", "--priority", "Two", "--priority", "Three")
    assert {entry.data["until"] for entry in kept(home, "priority")} == {"2027-02-28"}
    error = home.error("review", "--priority", "Four", "--set", "customer-needs=x")
    assert error["code"] == "three-priorities"
    assert "--done 1" in error["hint"]
    assert len(kept(home, "priority")) == 3
    assert kept(home, "checklist") == []
    assert home.run("review", "--drop", "2", "--priority", "Four") == 0
    assert states(home)["Four"] == ("open", None)


def test_a_review_decides_by_number_and_by_id(home: Home) -> None:
    """Keep, done and drop; the numbers stay while the review lasts, and what was decided can be changed."""
    home.run("review", "2026-10", "--priority", "One", "--priority", "Two", "--priority", "Three")
    second = kept(home, "priority")[1]
    page = home.page("review", "--keep", "1", "--done", second.id[:6], "--drop", "3")
    assert "Kept: One" in page
    expected = {"One": ("open", "keep"), "Two": ("done", "done"), "Three": ("dropped", "drop")}
    assert states(home) == expected
    assert "1  One" in home.page("review")
    home.run("review", "--done", "1")
    assert states(home)["One"] == ("done", "done")
    [review] = [each for each in kept(home, "review") if each.data["month"] == "2026-11"]
    assert review.data["decisions"] == {
        entry.id: said for entry, said in zip(kept(home, "priority"), ("done", "done", "drop"), strict=True)
    }


def test_a_priority_that_is_none_is_refused_with_those_that_are(home: Home) -> None:
    """By number or by id; and one can't be two things at once."""
    assert "--priority" in home.error("review", "--done", "1")["hint"]
    home.run("review", "2026-10", "--priority", "Visit two")
    assert home.error("review", "--done", "2")["hint"] == "They are 1 (Visit two)."
    assert home.error("review", "--keep", "zzzz")["code"] == "unknown-priority"
    assert home.run("review", "--keep", "1", "--drop", "1") == 2
    assert states(home) == {"Visit two": ("open", None)}


def test_a_season_that_is_over_says_so_and_keeping_begins_another(home: Home) -> None:
    """Mid-season nothing changes; at its end a kept one holds for three months more."""
    home.run("review", "2026-11", "--priority", "Visit two", "--finish")
    home.go_to(date(2026, 12, 30))
    home.run("review", "--keep", "1", "--line", "x", "--finish")
    [entry] = kept(home, "priority")
    assert entry.data["until"] == "2027-02-28"
    home.go_to(date(2027, 3, 2))
    assert "season over" in home.page("review")
    home.run("review", "--keep", "1")
    [entry] = kept(home, "priority")
    assert (entry.data["until"], entry.data["status"]) == ("2027-05-31", "open")


def test_what_nothing_is_decided_about_is_kept_when_the_review_ends(home: Home) -> None:
    """So that the letter has it and the next review asks again."""
    home.run("review", "2026-10", "--priority", "Visit two", "--finish")
    home.run("review", "--set", "customer-needs=x", "--finish")
    assert states(home) == {"Visit two": ("open", "keep")}
    assert "1. Visit two" in home.data("review")["letter"]


def test_it_goes_on_where_it_stopped(home: Home) -> None:
    """What is open shrinks with each run, whichever way it was answered; a finished one lacks nothing."""
    home.run("review", "2026-10", "--priority", "Old")
    [old] = kept(home, "priority")
    items = [item.id for item in home.session().framework.checklist]
    everything = [*items, old.id, "new", "line"]
    assert open_steps(home) == everything
    home.run("review", "--set", f"{items[0]}=x", "--set", f"{items[2]}=x")
    assert open_steps(home) == [items[1], items[3], old.id, "new", "line"]
    home.run("review", "--set", f"{items[1]}=x", "--set", f"{items[3]}=x", "--keep", "1")
    assert open_steps(home) == ["new", "line"]
    home.run("review", "--priority", "Two", "--priority", "Three")
    assert open_steps(home) == ["line"]
    home.run("review", "--finish")
    assert open_steps(home) == []


def test_the_letter_is_kept_and_shown_again(home: Home) -> None:
    """As a page, as Markdown and in JSON; in the review's own entry."""
    home.run("reflect", "--question", "watched-in-use", "--on", "2026-03-05", "Nobody")
    home.run("reflect", "--question", "watched-in-use", "Mrs Okafor printed the form")
    options = ["--set", "customer-needs=To be told", "--priority", "Ring first", "--line", "Tell them first."]
    page = home.page("review", *options, "--finish")
    assert "Then and now" in page
    assert "Saved. custfocus review 2026-11 --show" in page
    view = home.data("review")
    [review] = kept(home, "review")
    assert view["finished"] is True
    assert view["letter"] == review.text
    assert review.data["line"] == "Tell them first."
    assert "On 5 March:\n\n> Nobody\n\nOn 22 November:\n\n> Mrs Okafor printed the form" in review.text
    assert home.page("review", "--markdown") == review.text + "\n"
    shown = home.page("review", "--show")
    assert "Tell them first." in shown
    assert "Saved" not in shown


def test_a_finished_letter_follows_an_answer_that_changes(home: Home) -> None:
    """The review stays finished; a letter that its writer has edited stays as it is."""
    home.run("review", "--set", "customer-needs=Before", "--finish")
    assert "The letter has it too" in home.page("review", "--set", "customer-needs=After")
    view = home.data("review")
    assert view["finished"] is True
    assert "> After" in view["letter"]
    assert "> Before" not in view["letter"]
    [review] = kept(home, "review")
    home.run("edit", review.id, "My own letter")
    page = home.page("review", "--set", "customer-needs=Later")
    assert "Your letter stays as you wrote it, without this: custfocus review 2026-11 --show" in page
    assert "has it too" not in page
    assert home.data("review")["letter"] == "My own letter"
    assert home.page("review", "--line", "x", "--finish").endswith("Saved. Your letter stays as you wrote it.\n")


def test_a_letter_whose_edit_was_taken_back_follows_again(home: Home) -> None:
    """It is ours again, and so is one from before a review that was taken back, on a later day too."""
    home.run("review", "--set", "customer-needs=Before", "--finish")
    [review] = kept(home, "review")
    home.run("edit", review.id, "My own letter")
    home.run("undo")
    home.go_to(date(2026, 11, 24))
    home.run("note", "Something that the first letter didn't know", "--on", "2026-11-20")
    assert "The letter has it too" in home.page("review", "--set", "customer-needs=After")
    home.run("undo")
    assert "> Before" in home.data("review")["letter"]
    assert "The letter has it too" in home.page("review", "--set", "customer-needs=Later")
    assert "> Later" in home.data("review")["letter"]


def test_a_review_with_nothing_in_it_has_no_letter(home: Home) -> None:
    """It says what to do first, and begins nothing; a closing line is enough."""
    assert home.error("review", "--finish")["code"] == "empty"
    assert home.run("review", "--line", "  ") == 1
    assert kept(home, "review") == []
    assert home.run("review", "--line", "It was a good month.", "--finish") == 0


def test_a_month_without_entries_still_makes_a_review(home: Home) -> None:
    """It says so, and asks its questions."""
    assert "Nothing is written in this journal yet. The questions below help anyway." in home.page(
        "review", "2025-03"
    )
    home.run("review", "2025-03", "--set", "customer-needs=x", "--finish")
    assert "Nothing was written in March." in home.page("review", "2025-03", "--markdown")


def test_the_markdown_of_an_unfinished_review_is_its_letter_so_far(home: Home) -> None:
    """Nothing is saved by looking."""
    home.run("review", "--set", "customer-needs=x")
    assert home.page("review", "--markdown").startswith("# November 2026\n")
    assert home.data("review")["letter"] is None


def test_json_has_what_scripts_rely_on(home: Home) -> None:
    """Month, figures, items, priorities, letter; after saving too."""
    home.run("note", "x")
    view = home.data("review", "--set", "customer-needs=Shorter waits", "--priority", "One")
    assert (view["month"], view["finished"], view["letter"], view["days"]) == ("2026-11", False, None, 1)
    item = view["items"][0]
    assert (item["id"], item["text"]) == ("customer-needs", "Shorter waits")
    assert item["asked"]
    [priority] = view["priorities"]
    assert priority["id"].startswith(priority["short"])
    assert {name: priority[name] for name in ("text", "status", "until", "decision")} == {
        "text": "One",
        "status": "open",
        "until": "2027-02-28",
        "decision": None,
    }


def test_the_checklist_is_the_user_s_own(home: Home) -> None:
    """Items added, replaced and retired in their content folder; old answers stay readable."""
    home.run("review", "--set", "competitors=The chat that answers at night")
    folder = home.folder / "content"
    folder.mkdir()
    (folder / "mine.yaml").write_text(
        "checklist:\n"
        "  - {id: my-team, name: My team, asks: Who of mine met a customer?, pillar: awareness}\n"
        "  - {id: customer-needs, name: Needs, asks: What hurts them?, pillar: awareness}\n"
        "retire: [competitors, changes-around-us]\n"
    )
    items = {item["id"]: item for item in home.data("review")["items"]}
    assert set(items) == {"customer-needs", "small-improvement", "my-team", "competitors"}
    assert items["customer-needs"]["asked"] == "What hurts them?"
    assert items["competitors"]["text"] == "The chat that answers at night"
    assert home.run("review", "--set", "my-team=Priya") == 0
    assert "changes-around-us" not in open_steps(home)


def test_the_last_review_s_decisions_are_on_the_page(home: Home) -> None:
    """With its closing line, once it is finished."""
    home.run("review", "2026-10", "--priority", "Visit two", "--line", "Pick up the phone.")
    assert "Last time" not in home.page("review")
    home.run("review", "2026-10", "--finish")
    page = home.page("review", "2026-11")
    assert "Last time, October 2026" in page
    assert "Set: Visit two" in page
    assert "Pick up the phone." in page


def test_the_earlier_answer_to_a_question_comes_with_it(home: Home) -> None:
    """For then and now."""
    home.run("review", "2026-09", "--set", "customer-needs=Then")
    before = home.data("review")["items"][0]["before"]
    assert (before["text"], before["day"]) == ("Then", "2026-11-22")


def test_a_month_is_found_by_its_name_long_after(home: Home) -> None:
    """However far back."""
    home.run("review", "2010-01", "--line", "Long ago.", "--finish")
    assert home.data("review", "2010-01")["line"] == "Long ago."
    assert home.data("review", "january 2010")["finished"] is True


def test_a_review_waits_for_the_today_page(home: Home) -> None:
    """Begun or in its week, with how far it is; not once it is finished."""
    from custfocus.features.review.flow.waiting import review_due

    def due(day: date) -> WaitingReview | None:
        return review_due(home.session(), day)

    home.run("note", "x", "--on", "2026-10-20")
    assert due(date(2026, 11, 3)) == WaitingReview(date(2026, 10, 1), begun=False, answered=0, items=4)
    assert due(date(2026, 11, 20)) is None
    home.run("review", "2026-10", "--set", "customer-needs=x")
    assert due(date(2026, 11, 20)) == WaitingReview(date(2026, 10, 1), begun=True, answered=1, items=4)
    home.run("review", "2026-10", "--finish")
    assert due(date(2026, 11, 3)) is None


RUNS = st.lists(
    st.lists(
        st.one_of(
            st.tuples(st.just("--priority"), st.sampled_from(["a", "b"])),
            st.tuples(st.sampled_from(["--keep", "--done", "--drop"]), st.sampled_from(["1", "2", "3", "4"])),
        ),
        min_size=1,
        max_size=4,
    ),
    max_size=6,
)


@given(RUNS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_there_are_never_more_than_three_open_priorities(new_home: Any, runs: list[list[tuple[str, str]]]) -> None:
    """Whatever is set, kept, done and dropped, over months; a refused run changes nothing."""
    home: Home = new_home()
    for place, options in enumerate(runs):
        home.go_to(date(2026, 6 + place, 20))
        before = kept(home, "priority")
        code = home.run("review", *(word for option in options for word in option))
        after = kept(home, "priority")
        assert code in (0, 1, 2)
        assert sum(1 for entry in after if entry.data["status"] == "open") <= 3
        assert code == 0 or after == before


def test_what_was_printed_is_one_envelope(home: Home) -> None:
    """Also with --markdown: JSON asked for is JSON."""
    home.run("review", "--set", "customer-needs=x", "--markdown", "--json")
    assert json.loads(home.out)["kind"] == "review"


def test_a_month_without_a_review_is_mentioned_once_its_week_is_over(home: Home) -> None:
    """If anything was written in it, and until it has its letter."""
    assert home.data("review")["why"] == "This month so far."
    home.run("note", "x", "--on", "2026-10-20")
    assert home.data("review")["why"] == "This month so far. October has no review yet: custfocus review 2026-10"
    home.run("review", "2026-10", "--set", "customer-needs=x", "--finish")
    assert home.data("review")["why"].startswith("This review is finished.")


def test_what_is_quiet_is_told_only_in_a_journal_that_has_been_kept_for_a_while(home: Home) -> None:
    """Not in its first four weeks; then three by name and what they say, and how many more."""
    home.run("note", "x", "--on", "2026-10-26")
    home.run("note", "x")
    assert home.data("review")["quiet"] == []
    assert "Quiet lately" not in home.page("review")
    home.run("note", "x", "--on", "2026-10-25")
    quiet = home.data("review")["quiet"]
    page = home.page("review")
    assert f"and {len(quiet) - 3} more" in page
    assert f"{quiet[2]['name']}: {quiet[2]['summary'].split()[0]}" in page
    assert quiet[3]["name"] not in page


def test_an_old_intention_that_is_still_open_is_found_behind_many_that_are_settled(home: Home) -> None:
    """However many came after it."""
    with home.session().store.acts.writing() as pen:
        for place in range(60):
            status = "done" if place else "open"
            pen.add_raw("intention", date(2026, 9, 1), text=f"to do {place}", data={"answer": None, "status": status})
    assert [each["text"] for each in home.data("review")["intentions"]] == ["to do 0"]


def test_what_does_not_go_together_is_on_the_page(home: Home) -> None:
    """A rating with nothing written for it, in the review of this month or the last, not of earlier ones."""
    home.run("note", "Long ago", "--on", "2026-08-01")
    others = ("commit", "lead", "listen", "enhance", "partner")
    for back in range(0, 50, 2):
        day = (SUNDAY - timedelta(back)).isoformat()
        home.run("note", "Something", "--on", day, "--principle", others[back % 5])
    home.run("assess", "--set", "recover=5")
    stands = home.data("review", "--show")["stands"]
    assert [(each["id"], each["kind"]) for each in stands] == [("recover", "word-over-deed")]
    assert stands[0]["says"] in " ".join(home.page("review", "--show").split())
    assert home.data("review", "2026-08", "--show")["stands"] == []


def test_how_a_plan_went_is_said_by_number_or_id(home: Home) -> None:
    """It is kept with the plan, told in the letter, and may be corrected; a later month has its own."""
    home.run("plan", "isolation", "--if", "I eat alone", "--then", "I ask", "--on", "2026-10-02")
    home.run("plan", "--if", "the phone rings", "--then", "I smile", "--on", "2026-10-30")
    home.run("plan", "--if", "it snows", "--then", "I write", "--on", "2026-11-01")
    view = home.data("review", "2026-10")
    assert [plan["outcome"] for plan in view["plans"]] == [None, None]
    assert [step["what"] for step in view["open"]][4:6] == ["plan", "plan"]
    page = home.page("review", "2026-10")
    assert "--plan 1=used (or missed, no-occasion)" in page
    told = home.page("review", "2026-10", "--plan", "1=Used", "--plan", f"{view['plans'][1]['short']}=no occasion")
    assert "Used: If I eat alone, then I ask\n  No occasion: If the phone rings" in told
    home.run("review", "2026-10", "--finish")
    home.run("review", "2026-10", "--plan", "2=missed")
    assert "The moment slipped by:\n\n1. If the phone rings, then I smile" in home.data("review", "2026-10")["letter"]
    home.run("review", "2026-11", "--plan", "2=used")
    assert [entry.data["fired"] for entry in kept(home, "plan")] == [
        {"2026-10": "used"},
        {"2026-10": "missed", "2026-11": "used"},
        {},
    ]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (["1"], "usage"),
        (["1=perhaps"], "unknown-outcome"),
        (["2=used"], "unknown-plan"),
        (["=used"], "unknown-plan"),
        (["zzzz=used"], "unknown-plan"),
        (["1=used", "1=missed"], "usage"),
    ],
)
def test_what_is_no_outcome_of_a_plan_changes_nothing(home: Home, said: list[str], code: str) -> None:
    """Nothing else that was given is saved either."""
    home.run("plan", "--if", "it snows", "--then", "I write")
    given = [word for each in said for word in ("--plan", each)]
    assert home.error("review", *given, "--priority", "x")["code"] == code
    assert kept(home, "review") == kept(home, "priority") == []
    assert kept(home, "plan")[0].data["fired"] == {}


def test_a_review_takes_up_what_is_open_and_what_was_closed(home: Home) -> None:
    """The most overdue first, with the command to go on; what was learnt from closed ones is in the letter."""
    keep(home, "mantra", date(2026, 11, 10), {"phrase": "Who waits?"})
    late = keep(home, "complaint", date(2026, 11, 2), {"who": "Ms Adeyemi"})
    keep(home, "complaint", date(2026, 9, 1), {"who": "Ana", "learnt": "Say when."}, closed=date(2026, 11, 4))
    keep(home, "complaint", date(2026, 9, 2), {"who": "Ben"}, closed=date(2026, 10, 31))
    sheets = home.data("review")["sheets"]
    assert [each["fields"].get("who") for each in sheets["open"]] == ["Ms Adeyemi", None]
    assert (sheets["open"][0]["id"], sheets["open"][0]["stage"]) == (late.id, "hear")
    assert sheets["open"][0]["overdue"] > sheets["open"][1]["overdue"]
    assert (sheets["more"], sheets["opened"]) == (0, 2)
    assert [each["about"] for each in sheets["closed"]] == ["Ana"]
    page = home.page("review")
    assert "2 sheets opened." in page
    assert "A complaint · Ms Adeyemi" in page
    assert "Hear them out, 19 days overdue" in page
    assert f"custfocus sheet {sheets['open'][0]['short']}" in page
    assert "Closed in November\n  A complaint · Ana" in page
    ended = home.page("review", "--set", "customer-needs=Calm", "--finish")
    assert "**" not in ended
    assert "What you learnt\nA complaint, closed on 4 November." in ended
    assert f"custfocus sheet {sheets['open'][0]['short']}  A complaint · Ms Adeyemi" in ended


def test_a_review_of_an_earlier_month_leaves_later_sheets_out(home: Home) -> None:
    """Those opened since are of this month's."""
    keep(home, "mantra", date(2026, 10, 31), {"phrase": "Who waits?"})
    keep(home, "mantra", date(2026, 11, 1), {"phrase": "Who else?"})
    sheets = home.data("review", "2026-10")["sheets"]
    assert [each["about"] for each in sheets["open"]] == ["Who waits?"]
    assert sheets["opened"] == 1
