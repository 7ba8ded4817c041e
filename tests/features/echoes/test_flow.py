from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest

from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from tests.conftest import Home

# A Monday; every day of the calendar with an even number may ask about one's own words.
START = date(2026, 10, 5)
WORDS = "I waited two weeks for a reply"


def answer_until(home: Home, day: date, since: date = START) -> list[Any]:
    """Answer every day's question up to a day, and give what each was."""
    asked = []
    for step in range((day - since).days):
        home.go_to(since + timedelta(step))
        asked.append(home.data("reflect", "Nothing to tell of")["question"])
    home.go_to(day)
    return asked


def first_about(home: Home, *remark: str, days: int = 14) -> Any:
    """What the first question about something of one's own is, once this was heard on the first day."""
    home.go_to(START)
    home.data("heard", *(remark or (WORDS, "--from", "Ms Adeyemi")))
    for step in range(days):
        home.go_to(START + timedelta(step))
        shown = home.data("reflect")
        if shown["question"]["form"] == "echo":
            return shown
        home.data("reflect", "No")
    return None


def test_a_question_about_ones_own_words_names_them_and_quotes_them(home: Home) -> None:
    """The page has the question, the words on a line of their own, and why it was asked."""
    shown = first_about(home)
    [remark] = home.session().store.entries.find(Filter(kinds=("heard",)))
    assert shown["question"]["of"] == remark.id
    assert shown["question"]["form"] == "echo"
    assert shown["quotation"]["text"] == WORDS
    page = home.page("reflect", "--show", "--why")
    assert f'"{WORDS}"' in page
    assert "Nothing was written about it since." in " ".join(page.split())
    assert f'"{WORDS}"' in home.page()


def test_the_answer_is_tied_to_the_entry_and_both_pages_show_it(home: Home) -> None:
    """The answer's page quotes what it was about; the entry's page has the answer."""
    first_about(home)
    saved = home.data("reflect", "I rang her and said sorry")
    [answer] = home.session().store.entries.find(Filter(kinds=("answer",)), limit=1)
    assert answer.of(kinds.Answer).of == saved["question"]["of"]
    assert WORDS in home.page("show", answer.id)
    assert "I rang her and said sorry" in home.page("show", saved["question"]["of"])


def test_neither_names_nor_quoted_words_are_kept_with_the_answer(home: Home) -> None:
    """So that erasing the entry leaves nothing of it behind; the answer says that it has gone."""
    of = first_about(home)["question"]["of"]
    saved = home.data("reflect", "Rang back")
    [answer] = home.session().store.entries.find(Filter(kinds=("answer",)), limit=1)
    assert "Adeyemi" in saved["question"]["daily"] or "Adeyemi" not in answer.asked
    assert "Adeyemi" not in answer.asked
    assert WORDS not in answer.asked
    home.run("delete", of, "--for-good", "--yes")
    assert "has been deleted since" in home.page("show", answer.id)
    raw = (home.folder / "journal.db").read_bytes()
    assert b"Adeyemi" not in raw
    assert WORDS.encode() not in raw


def test_in_six_weeks_at_most_every_third_answer_is_about_ones_own_words(home: Home) -> None:
    """With much to ask about; never on two days running, never twice about the same within thirty days."""
    for number in range(20):
        home.go_to(START + timedelta(2 * number - 10))
        home.data("heard", f"Something said, number {number}", "--from", f"Person {number}")
    asked = answer_until(home, START + timedelta(42))
    about = [question["of"] is not None and question["form"] == "echo" for question in asked]
    assert 7 <= sum(about) <= 14
    assert not any(about[place] and about[place + 1] for place in range(len(about) - 1))
    days: dict[str, list[int]] = {}
    for place, question in enumerate(asked):
        if question["form"] == "echo":
            days.setdefault(question["of"], []).append(place)
    assert all(b - a >= 30 for places in days.values() for a, b in pairwise(places))


def test_none_is_asked_once_they_are_turned_off(home: Home) -> None:
    """And again once they are on."""
    home.run("config", "echoes", "off")
    assert first_about(home) is None
    home.run("config", "echoes", "on")
    home.go_to(START + timedelta(15))
    assert any(home.data("reflect", "x")["question"]["form"] == "echo" for _ in _days(home, 6))


def _days(home: Home, count: int) -> Any:
    for _ in range(count):
        yield None
        home.moment += timedelta(days=1)


@pytest.mark.parametrize(
    "remark", [(WORDS, "--private"), (f"{WORDS} #private",), (f"{WORDS} #Secret",), (f"{WORDS} #निजी",)]
)
def test_what_is_private_is_never_asked_about(home: Home, remark: tuple[str, ...]) -> None:
    """Kept so, or with the tag of the settings."""
    if tag := {"#Secret": "secret-", "#निजी": "निजी"}.get(remark[0].split()[-1]):
        home.run("config", "private-tag", tag)
    assert first_about(home, *remark) is None


def test_what_was_taken_up_in_a_sheet_is_asked_about_as_that_sheet_until_it_is_closed(home: Home) -> None:
    """An overdue complaint comes first and says by how much; once it has gone, nothing asks about it."""
    home.go_to(START)
    home.data("heard", WORDS, "--from", "Ms Adeyemi")
    [remark] = home.session().store.entries.find(Filter(kinds=("heard",)))
    home.data("sheet", "complaint", "--of", remark.id)
    shown = first_about(home, "Thank you for the quick help")
    [sheet] = home.session().store.entries.find(Filter(kinds=("sheet",)))
    assert shown["question"]["of"] == sheet.id
    assert "overdue by" in shown["why"]
    assert shown["brief"].endswith("overdue")
    assert "nothing was written about it since" in shown["why"]
    home.run("delete", sheet.id, "--yes")
    assert home.data("reflect")["question"]["of"] != sheet.id


def test_one_that_is_set_aside_rests_and_gives_way_to_another_kind_of_question(home: Home) -> None:
    """For thirty days; --never lets it go."""
    of = first_about(home)["question"]["of"]
    shown = home.data("reflect", "--skip")
    assert shown["question"]["of"] is None
    assert shown["set_aside_days"] == 30
    asked = answer_until(home, home.moment.date() + timedelta(20), home.moment.date())
    assert all(question["of"] != of for question in asked)


def test_the_line_at_a_shells_start_and_the_calendar_quote_nothing(home: Home) -> None:
    """Neither words nor names stand where others may look."""
    first_about(home)
    for command in (("nudge",), ("remind", "calendar")):
        out = home.page(*command)
        assert WORDS not in out
        assert "Adeyemi" not in out


def test_why_still_tells_after_the_answer(home: Home) -> None:
    """Of the question that was answered, not of the next."""
    asked = first_about(home)["question"]["daily"]
    home.data("reflect", "Rang back")
    explained = home.data("reflect", "--why")
    assert explained["question"]["daily"] == asked


def test_the_second_answer_of_a_day_is_to_another_kind_of_question(home: Home) -> None:
    """A day asks about one's own words once."""
    home.go_to(START)
    home.data("heard", "Another thing that was said", "--from", "Mr Okafor")
    first_about(home)
    home.data("reflect", "Rang back")
    assert home.data("reflect", "--show")["question"]["form"] != "echo"


def test_one_can_be_asked_for_by_its_id(home: Home) -> None:
    """Where something suits it; else a sentence says so."""
    assert home.error("reflect", "--question", "echo-heard-since")["code"] == "no-question"
    home.go_to(START)
    home.data("heard", WORDS, "--from", "Ms Adeyemi")
    home.go_to(START + timedelta(5))
    assert home.data("reflect", "--question", "echo-heard-since")["quotation"]["text"] == WORDS


def test_each_kind_of_entry_can_be_asked_about(home: Home) -> None:
    """A remark, a sheet, an answer, a priority is in its own words; a measure has its figure, a practice its name."""
    home.go_to(START - timedelta(40))
    home.data("reflect", "An answer of enough words to be asked about", "--do", "First thing")
    home.data("reflect", "Another answer of enough words for that", "--do", "Second thing")
    home.data("practice", "--start", "ask-once-more")
    home.data("scorecard", "add", "First answer", "--unit", "days", "--better", "down")
    home.data("scorecard", "log", "First answer", "4")
    home.go_to(START)
    quoted = {}
    for name in ("answer-add", "intention-became", "adoption-noticed", "measure-behind"):
        quoted[name] = home.data("reflect", "--question", f"echo-{name}")["quotation"]["text"]
    assert quoted == {
        "answer-add": "An answer of enough words to be asked about",
        "intention-became": "First thing",
        "adoption-noticed": "Ask one question more",
        "measure-behind": "First answer: 4 days",
    }


def test_a_sheet_made_of_what_is_private_is_private(home: Home) -> None:
    """It holds the same words."""
    home.go_to(START)
    home.data("heard", WORDS, "--private")
    [remark] = home.session().store.entries.find(Filter(kinds=("heard",)))
    home.data("sheet", "complaint", "--of", remark.id, "--set", "who=Ms Adeyemi")
    home.go_to(START + timedelta(9))
    assert home.error("reflect", "--question", "echo-complaint-waiting")["code"] == "no-question"


def test_what_was_put_off_is_not_asked_about_before_its_day(home: Home) -> None:
    """Neither by the day's question about it nor by one about one's own words."""
    home.go_to(START)
    for words in ("Ring Ana", "Ring Tom"):
        home.data("reflect", "An answer", "--do", words)
    session = home.session()
    with session.store.acts.writing() as pen:
        for entry in session.find(Filter(kinds=("intention",))):
            pen.edit(entry, kinds.Intention(rests=START + timedelta(20)))
    home.go_to(START + timedelta(10))
    assert home.error("reflect", "--question", "echo-intention-became")["code"] == "no-question"
    home.go_to(START + timedelta(20))
    assert home.data("reflect", "--question", "echo-intention-became")["quotation"]["text"] in (
        "Ring Ana",
        "Ring Tom",
    )


def test_what_a_review_asked_about_rests_as_well(home: Home) -> None:
    """An answer kept there is about the entry, though to no question of the framework."""
    home.go_to(START)
    home.data("heard", WORDS, "--from", "Ms Adeyemi")
    session = home.session()
    [remark] = session.find(Filter(kinds=("heard",)))
    with session.store.acts.writing() as pen:
        pen.add(kinds.Answer(remark.id), START + timedelta(5), text="Told Tom", asked="Who knows?")
    home.go_to(START + timedelta(8))
    assert home.error("reflect", "--question", "echo-heard-since")["code"] == "no-question"
    home.go_to(START + timedelta(35))
    assert home.data("reflect", "--question", "echo-heard-since")["question"]["of"] == remark.id
