from tests.conftest import Home


def texts(home: Home) -> list[str]:
    """What is there."""
    return sorted(entry["text"] for entry in home.data("list")["entries"])


def test_the_last_act_is_taken_back_in_words(home: Home) -> None:
    """What it was, and what became of it; a second undo brings it back."""
    home.run("note", "One #tag")
    told = 'Took back: note · note of today is deleted: "One #tag"\ncustfocus undo takes that back, too.\n'
    assert home.page("undo") == told
    assert texts(home) == []
    assert home.page("undo").startswith('Took back: undo · note of today is here again: "One #tag"\n')
    assert texts(home) == ["One #tag"]
    assert home.page("undo").startswith('Took back: undo · note of today is deleted again: "One #tag"\n')


def test_an_edit_is_taken_back_to_what_it_was(home: Home) -> None:
    """Whatever was changed in one run."""
    home.run("note", "One", "--on", "2026-11-03")
    home.page("list")
    home.run("edit", "1", "Two", "--on", "2026-11-04")
    page = home.page("undo")
    assert page.startswith('Took back: edit · note of 3 November 2026 is as it was before: "One"\n')
    assert texts(home) == ["One"]


def test_several_entries_are_told_in_a_line_each(home: Home) -> None:
    """A long list ends in a count."""
    for place in range(12):
        home.run("note", f"Note {place}")
    home.page("list")
    home.run("delete", *map(str, range(1, 13)))
    page = home.page("undo")
    assert page.startswith("Took back: delete, 12 entries\n")
    assert page.count("is here again") == 10
    assert "and 2 more" in page
    assert len(texts(home)) == 12


def test_an_act_can_be_named_by_number_or_id(home: Home) -> None:
    """As the history shows it: what was done since to other entries stays."""
    home.run("note", "One")
    home.run("note", "Two")
    home.page("history")
    home.data("undo", "2")
    assert texts(home) == ["Two"]
    acts = home.data("history")["acts"]
    assert home.data("undo", acts[1]["short"])["command"] == "note"
    assert texts(home) == []


def test_what_was_changed_since_is_left_alone(home: Home) -> None:
    """Exit 1, and the command that brings back what it was before the latest change."""
    home.run("note", "One")
    home.page("list")
    home.run("edit", "1", "Two")
    home.page("history")
    error = home.error("undo", "2")
    assert error["code"] == "changed-since"
    assert texts(home) == ["Two"]
    assert home.run(*error["hint"].removeprefix("custfocus ").split()[:2]) == 0
    assert texts(home) == ["One"]


def test_what_is_no_act_is_said(home: Home) -> None:
    """Nothing done yet, an id that no act has, the number of an entry."""
    assert home.error("undo")["code"] == "nothing-to-undo"
    home.run("note", "One")
    home.page("list")
    for ref in ("1", "zzzz", "", "caf\udce9", "9" * 5000):
        assert home.error("undo", ref)["code"] == "unknown-id"
    assert home.error("undo", "5")["code"] == "unknown-number"


def test_a_flow_of_several_savings_is_one_act(home: Home) -> None:
    """An answer and the one thing to do with it are taken back together."""
    home.run("reflect", "She asked twice.", "--do", "Ring her")
    assert len(home.data("list")["entries"]) == 2
    data = home.data("undo")
    assert (data["command"], [one["now"] for one in data["entries"]]) == ("reflect", ["gone", "gone"])
    assert texts(home) == []


def test_a_question_that_was_set_aside_may_be_asked_again(home: Home) -> None:
    """That is what taking it back means."""
    home.run("reflect", "--skip")
    assert "question set aside of today may be asked again" in home.page("undo")
