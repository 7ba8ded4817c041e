from datetime import timedelta

from tests.conftest import SUNDAY, Home

MOST_LINES = 14


def test_the_first_time_there_are_three_lines_of_welcome_and_the_first_question(home: Home) -> None:
    """A new user needs no set-up: the welcome, the calendar as a cue, and a question."""
    page = home.page()
    welcome, question = page.split("\n\n", 1)
    assert len(welcome.splitlines()) == 3
    assert "custfocus remind" in welcome
    assert home.data("reflect")["question"]["daily"] in " ".join(question.split())
    assert home.data("today")["first"] is True


def test_custfocus_alone_and_today_are_the_same(home: Home) -> None:
    """The one door has two names."""
    home.run("note", "something")
    assert home.page() == home.page("today")


def test_a_full_day_fits_fourteen_lines(home: Home) -> None:
    """With three practices, three priorities, an intention, a draft and a waiting review, it still fits."""
    home.go_to(SUNDAY.replace(month=12, day=3))
    home.run("reflect", "--on", "2026-11-20", "An answer " * 40, "--do", "Something to do " * 20)
    for practice in ("talk-direct", "pressure-test", "remove-one-step"):
        home.run("practice", "--start", practice)
    for priority in ("one " * 40, "two " * 40, "three " * 40):
        assert home.run("review", "2026-11", "--priority", priority) == 0, home.err
    (home.folder / "drafts").mkdir()
    (home.folder / "drafts" / "note.txt").write_text("half a note")
    page = home.page()
    assert len(page.splitlines()) <= MOST_LINES, page
    shown = home.data()
    assert len(shown["practices"]) == len(shown["priorities"]) == 3
    assert {waiting["command"].split()[0] for waiting in shown["waiting"]} == {"note", "review", "reflect"}


def test_once_answered_it_says_so_and_offers_another(home: Home) -> None:
    """The answer stands where the question stood."""
    home.run("reflect", "Ana stayed late")
    page = home.page()
    assert "Answered: Ana stayed late" in page
    assert "asks another" in page


def test_the_last_fourteen_days_are_a_picture_and_a_sum(home: Home) -> None:
    """Each day is a mark; days before are left out."""
    for back in (0, 3, 3, 20):
        home.run("note", "x", "--on", (SUNDAY - timedelta(back)).isoformat())
    shown = home.data()
    assert [day["entries"] for day in shown["days"]] == [0] * 10 + [2, 0, 0, 1]
    assert "2 days, 3 entries" in home.page()


def test_no_line_is_wider_than_the_window(home: Home) -> None:
    """At 48 columns everything folds."""
    home.run("reflect", "--on", "yesterday", "An answer " * 40, "--do", "Something to do " * 20)
    home.run("practice", "--start", "talk-direct")
    assert max(map(len, home.page(width=48).splitlines())) <= 48


def test_a_full_day_with_a_plan_fits_fourteen_lines_too(home: Home) -> None:
    """With three practices, three priorities and all that can wait, the plan still has its line."""
    home.go_to(SUNDAY.replace(month=12, day=3))
    home.run("reflect", "--on", "2026-11-20", "An answer " * 40, "--do", "Something to do " * 20)
    home.run("plan", "defensiveness", "--if", "somebody complains " * 20, "--then", "I ask")
    for count, practice in enumerate(("talk-direct", "pressure-test", "remove-one-step")):
        home.run("practice", "--start", practice)
        home.run("review", "2026-11", "--priority", f"{count} " * 40)
        page = home.page()
        assert len(page.splitlines()) <= MOST_LINES, page
        assert "Plan        If somebody complains" in page
    (home.folder / "drafts").mkdir()
    for use in ("note", "heard", "answer"):
        (home.folder / "drafts" / f"{use}.txt").write_text("half a text")
        page = home.page()
        assert len(page.splitlines()) <= MOST_LINES, page
        assert "Priorities  0 0 0" in page
        assert all(f"{' ' * 12}{count} {count}" in page for count in (1, 2))
        assert "Plan        If somebody complains" in page


def test_a_plan_is_there_whole_where_there_is_room(home: Home) -> None:
    """It takes a second line rather than lose its end."""
    home.run("note", "x")
    home.run("plan", "--if", "I start to explain a complaint away on the phone", "--then", "I ask what mattered most")
    page = " ".join(home.page().split())
    assert "If I start to explain a complaint away on the phone, then I ask what mattered most" in page


def test_the_page_of_a_long_look_or_of_ones_own_words_fits_fourteen_lines(home: Home) -> None:
    """It asks what is answered there, in the long form; a quotation has a line of its own."""
    home.go_to(SUNDAY - timedelta(30))
    for number in range(3):
        home.data("practice", "--start", ("ask-once-more", "voice-in-the-room", "notice-customer-care")[number])
    home.data("heard", "I waited for two weeks and nobody rang " * 4, "--from", "Ms Adeyemi")
    forms = set()
    for step in range(29, -1, -1):
        home.go_to(SUNDAY - timedelta(step))
        page, shown = home.page(), home.data()
        if shown["reflect"]["question"]["form"] == "echo" or shown["reflect"]["is_look"]:
            forms.add(shown["reflect"]["question"]["form"] == "echo")
            asks = shown["reflect"]["question"]["full" if shown["reflect"]["is_look"] else "daily"]
            assert asks in " ".join(page.split())
            assert len(page.splitlines()) <= MOST_LINES, page
        home.data("reflect", "An answer")
    assert forms == {True, False}


def test_the_day_of_the_long_look_offers_something_short_to_read(home: Home) -> None:
    """After it, the next piece of the path, until it is read; then none for a week, and none on other days."""

    def offered() -> bool:
        return any(waiting["command"] == "guide --next" for waiting in home.data()["waiting"])

    home.run("note", "something")
    assert not offered()
    home.run("reflect", "An answer")
    line = "two minutes to read: A definition, the reasons, the first steps (custfocus guide --next)"
    assert line in " ".join(home.page().split())
    assert offered()
    home.run("guide", "--next")
    assert not offered()
    for days, expected in ((1, False), (6, False), (7, True), (13, False), (14, True)):
        home.go_to(SUNDAY + timedelta(days))
        home.run("reflect", "An answer")
        assert offered() == expected
    home.run("config", "long-look", "mon")
    assert not offered()
    home.go_to(SUNDAY + timedelta(15))
    home.run("reflect", "An answer")
    assert "two minutes to read: What staying close" in home.page()
    home.run("config", "long-look", "off")
    assert not offered()
