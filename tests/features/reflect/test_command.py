from datetime import date, timedelta

from custfocus.content.framework import NO_PACK
from custfocus.features.reflect.flow.choosing import past_answers
from custfocus.journal.entry import Filter
from tests.conftest import SUNDAY, Home

STARTERS = NO_PACK.opening


def test_without_answer_or_terminal_it_shows_the_question_and_saves_nothing(home: Home) -> None:
    """At a pipe, reflect alone shows the question, what it is about and why, and leaves the journal empty."""
    page = home.page("reflect")
    shown = home.data("reflect")
    assert shown["question"]["daily"] in " ".join(page.split())
    assert shown["question"]["about"] in page
    assert shown["answer"] is None
    assert home.data("list")["entries"] == []


def test_an_answer_in_the_arguments_is_saved_with_the_words_as_asked(home: Home) -> None:
    """The entry keeps the question's id, the very words, and the principles it is evidence for."""
    saved = home.data("reflect", "She", "asked", "twice")
    [entry] = home.session().store.entries.find()
    assert entry.text == "She asked twice"
    assert entry.asked == saved["question"]["daily"]
    assert entry.item == saved["question"]["id"]
    assert list(entry.principles) == saved["question"]["principles"]
    assert entry.day == SUNDAY


def test_an_answer_from_a_pipe_keeps_its_lines(home: Home) -> None:
    """A lone - reads stdin; only the line end that closes it is left out."""
    home.data("reflect", "-", stdin="one\n\n  two\n")
    assert home.session().store.entries.find()[0].text == "one\n\n  two"


def test_the_same_day_asks_the_same_question_until_it_is_answered(home: Home) -> None:
    """Showing changes nothing; the second answer of a day takes the next question and says so."""
    first = home.data("reflect")["question"]["id"]
    assert home.data("reflect")["question"]["id"] == first
    home.data("reflect", "an answer")
    assert "You have answered one question today." in home.page("reflect", "--show")
    again = home.data("reflect", "another answer")
    assert again["question"]["id"] != first
    assert again["answered_today"] == 1
    assert "You have answered two questions today." in home.page("reflect", "--show")


def test_the_starter_list_opens_the_journal(home: Home) -> None:
    """The first five days ask the five starters in their order."""
    starters = sorted(
        (item for item in home.session().framework.questions if item.starter), key=lambda item: item.starter or 0
    )
    asked = []
    for step in range(STARTERS):
        home.go_to(SUNDAY + timedelta(step))
        asked.append(home.data("reflect", "an answer")["question"]["id"])
    assert asked == [item.id for item in starters]


def test_skip_lets_a_question_rest_for_two_weeks(home: Home) -> None:
    """A skipped question isn't asked again that day nor within a fortnight, and another is shown at once."""
    first = home.data("reflect")["question"]["id"]
    skipped = home.data("reflect", "--skip")
    assert skipped["set_aside"] == first
    assert skipped["question"]["id"] != first
    home.go_to(SUNDAY + timedelta(13))
    assert home.data("reflect")["question"]["id"] != first
    home.go_to(SUNDAY + timedelta(14))
    assert home.data("reflect")["question"]["id"] == first


def test_another_takes_the_next_in_rank_and_may_be_repeated(home: Home) -> None:
    """Each --another goes one further; none of them is remembered."""
    seen = [home.data("reflect", *["--another"] * times)["question"]["id"] for times in range(4)]
    assert len(set(seen)) == 4
    assert home.data("reflect")["question"]["id"] == seen[0]


def test_a_question_can_be_named_and_a_near_miss_is_helped(home: Home) -> None:
    """--question takes an id; a misspelt one fails with the nearest."""
    wanted = home.session().framework.questions[7].id
    assert home.data("reflect", "--question", wanted)["question"]["id"] == wanted
    error = home.error("reflect", "--question", wanted + "x")
    assert error["code"] == "unknown-question"
    assert wanted in error["hint"]


def test_a_principle_can_be_named(home: Home) -> None:
    """--principle takes the best question that serves it."""
    assert "measure" in home.data("reflect", "--principle", "measure")["question"]["principles"]
    assert home.error("reflect", "--principle", "mesure")["hint"] == 'Did you mean "measure"?'


def test_why_tells_the_reason_with_its_figures(home: Home) -> None:
    """After the starters, --why says in a sentence what has waited longest, with the days counted."""
    for step in range(STARTERS):
        home.go_to(SUNDAY + timedelta(step))
        home.run("reflect", "an answer")
    home.go_to(SUNDAY + timedelta(40))
    shown = home.data("reflect")
    assert "has waited longest: " in shown["why"]
    assert shown["why"] in " ".join(home.page("reflect", "--why").split())


def test_then_and_now_stand_side_by_side(home: Home) -> None:
    """After saving, the first answer to the same question is shown beside the new one, each with its day."""
    home.run("reflect", "--question", "use-in-a-grumble", "--on", "2026-08-03", "It was the invoice.")
    page = home.page("reflect", "--question", "use-in-a-grumble", "It was the wait.")
    assert "3 August 2026: It was the invoice." in page
    assert "22 November 2026: It was the wait." in page


def test_a_backdated_answer_is_no_then_of_what_was_written_later(home: Home) -> None:
    """Then and now go by the days of the answers: a later one is not shown as earlier."""
    home.run("reflect", "--question", "use-in-a-grumble", "now")
    assert "Then and now" not in home.page("reflect", "--question", "use-in-a-grumble", "--on", "2026-08-03", "then")


def test_one_thing_to_do_is_asked_about_until_it_is_settled(home: Home) -> None:
    """--do keeps it with the answer, the next day shows it, not-yet leaves it open, yes settles it."""
    home.data("reflect", "An answer", "--do", "Ring Ana")
    assert home.data("reflect")["intention"] is None
    home.go_to(SUNDAY + timedelta(1))
    assert home.data("reflect")["intention"]["text"] == "Ring Ana"
    assert home.data("reflect", "--did", "not-yet")["intention"]["text"] == "Ring Ana"
    assert home.data("reflect", "--did", "yes")["intention"] is None
    [intention] = home.session().store.entries.find(Filter(kinds=("intention",)))
    assert intention.data["status"] == "done"
    assert home.error("reflect", "--did", "yes")["code"] == "no-intention"


def test_answer_and_thing_to_do_are_one_act(home: Home) -> None:
    """Undo takes back both at once."""
    home.run("reflect", "An answer", "--do", "Ring Ana")
    home.run("undo")
    assert home.data("list")["entries"] == []


def test_an_empty_answer_saves_nothing_and_fails(home: Home) -> None:
    """Blanks are no answer: exit 1, nothing saved."""
    assert home.run("reflect", "  ") == 1
    assert home.error("reflect", "-", stdin=" \n")["code"] == "empty"
    assert home.session().store.entries.find() == []


def test_a_day_to_come_is_refused(home: Home) -> None:
    """Only what has happened can be answered for."""
    assert home.error("reflect", "--on", "2026-12-01", "x")["code"] == "future-day"


def test_the_full_form_comes_with_its_follow_ups(home: Home) -> None:
    """--full shows the longer form, and the entry keeps it as what was asked."""
    home.environ["COLUMNS"] = "200"
    shown = home.data("reflect", "--question", "use-in-a-grumble")["question"]
    page = " ".join(home.page("reflect", "--question", "use-in-a-grumble", "--full", width=200).split())
    assert shown["full"] in page
    assert all(more in page for more in shown["further"])
    home.run("reflect", "--question", "use-in-a-grumble", "--full", "An answer")
    assert home.session().store.entries.find()[0].asked == shown["full"]


def test_what_was_answered_stays_readable_when_its_question_goes(home: Home) -> None:
    """A user retires a question they have answered: the entry keeps the words, and it isn't asked again."""
    home.run("reflect", "--question", "use-in-a-grumble", "An answer")
    asked = home.session().store.entries.find()[0].asked
    (home.folder / "content").mkdir()
    (home.folder / "content" / "mine.yaml").write_text("retire: [use-in-a-grumble]\n")
    assert home.session().store.entries.find()[0].asked == asked
    seen = {home.data("reflect", *["--another"] * times)["question"]["id"] for times in range(50)}
    assert "use-in-a-grumble" not in seen


def test_a_day_without_a_question_left_says_so(home: Home) -> None:
    """Asking for more questions than there are fails kindly."""
    assert home.error("reflect", *["--another"] * 200)["code"] == "no-question"


def test_the_day_begins_when_the_user_says(home: Home) -> None:
    """With day-starts at 04:00, an answer at two in the morning belongs to the day before."""
    home.run("config", "day-starts", "04:00")
    home.moment = home.moment.replace(hour=2)
    home.run("reflect", "Late")
    assert home.session().store.entries.find()[0].day == date(2026, 11, 21)


def test_what_contradicts_itself_is_refused_before_anything_is_written(home: Home) -> None:
    """--show and --skip take no answer, --question no second choice; a wrong id leaves --did undone."""
    home.run("reflect", "--on", "yesterday", "An answer", "--do", "Ring Ana")
    for options in (("--show", "text"), ("--skip", "text"), ("--question", "gone-quiet", "--another")):
        assert home.run("reflect", *options) == 2
    assert home.run("reflect", "--did", "yes", "--question", "nope") == 2
    assert home.run("reflect", "--skip", "--do", "x") == 2
    entries = home.session().store.entries
    assert entries.find(Filter(kinds=("skip",))) == []
    assert entries.find(Filter(kinds=("intention",)))[0].data["status"] == "open"


def test_saving_something_else_leaves_a_draft_alone(home: Home) -> None:
    """A draft goes only when its own text has been saved."""
    (home.folder / "drafts").mkdir(parents=True)
    draft = home.folder / "drafts" / "note.txt"
    draft.write_text("half a note")
    home.run("note", "unrelated")
    assert draft.read_text() == "half a note"


def test_help_is_a_word_too(home: Home) -> None:
    """The word help, alone or before a command, does what --help does."""
    assert home.page("help") == home.page("--help")
    assert home.page("help", "reflect") == home.page("reflect", "--help")


def test_nothing_is_set_aside_that_nobody_saw(home: Home) -> None:
    """After an answer there is no question of the day to set aside; one that is named may be, and is told."""
    home.run("reflect", "My answer")
    assert home.error("reflect", "--skip")["code"] == "already-answered"
    page = home.page("reflect", "--skip", "--question", "moved-on")
    question = next(each.daily for each in home.session().framework.questions if each.id == "moved-on")
    assert f"Set aside for two weeks: {question}" in " ".join(page.split())
    assert [entry["item"] for entry in home.data("list", "--kind", "skip")["entries"]] == ["moved-on"]


def test_why_tells_of_the_question_that_was_answered(home: Home) -> None:
    """Not of the next, and it asks nothing."""
    asked = home.data("reflect")["question"]["id"]
    home.run("reflect", "My answer")
    explained = home.data("reflect", "--why")
    assert explained["question"]["id"] == asked
    assert explained["explained"] is True
    assert home.data("reflect")["question"]["id"] != asked


def test_each_skip_of_a_question_lets_it_rest_longer_and_the_third_offers_to_let_it_go(home: Home) -> None:
    """What it rests for is said; what was let go isn't asked again, until that is undone."""
    said = []
    for days in (0, 20, 80):
        home.go_to(SUNDAY + timedelta(days))
        page = home.page("reflect", "--skip", "--question", "moved-on")
        said.append(page.partition(":")[0])
    assert said == ["Set aside for two weeks", "Set aside for six weeks", "Set aside for 18 weeks"]
    assert "reflect --never --question moved-on" in " ".join(page.split())
    page = home.page("reflect", "--never", "--question", "moved-on")
    assert page.startswith("It won't be asked again: ")
    assert home.data("list", "--kind", "skip")["entries"][0]["data"] == {"for_good": True}
    assert home.data("undo")


def test_the_long_look_is_set_aside_in_the_form_that_it_was_asked_in(home: Home) -> None:
    """The page says it, and the journal keeps it."""
    for days in range(STARTERS, 0, -1):
        home.data("reflect", "An answer", "--on", str(SUNDAY - timedelta(days)))
    shown = home.data("reflect")
    assert shown["is_look"]
    aside = home.data("reflect", "--skip")
    assert aside["set_aside_words"] == shown["question"]["full"] != shown["question"]["daily"]
    assert home.data("list", "--kind", "skip")["entries"][0]["asked"] == shown["question"]["full"]


def test_a_long_look_that_comes_again_takes_no_question_s_turn(home: Home) -> None:
    """Which of the others are new or return is counted without it."""
    looks = [each.id for each in home.session().framework.questions if each.look is not None]
    for days, name in enumerate(reversed(looks), 1):
        home.data("reflect", "An answer", "--question", name, "--on", str(SUNDAY - timedelta(days)))
    assert home.data("reflect", "An answer")["is_look"]
    assert home.data("reflect", "--question", looks[0])["earlier"]
    assert past_answers(home.session(), SUNDAY + timedelta(1)).returns == (False, False, False)


def test_no_question_about_the_week_early_in_it(home: Home) -> None:
    """On the first two days that count it comes after all others."""
    home.go_to(date(2026, 11, 23))
    about_week = {each.id for each in home.session().framework.questions if each.since}
    asked = [home.data("reflect", *["--another"] * times)["question"]["id"] for times in range(8)]
    assert about_week
    assert not about_week & set(asked)
