from tests.conftest import Home


def test_every_version_is_shown(home: Home) -> None:
    """Who did what and when, with the texts in full; also of what was deleted."""
    home.run("note", "First\nwith a second line", "--on", "2026-11-03")
    home.page("list")
    home.run("edit", "1", "Second")
    home.run("edit", "1", "--on", "2026-11-04")
    home.run("delete", "1")
    page = home.page("history", "1")
    for words in ("written by note", "First", "with a second line", "Second", "2026-11-03 → 2026-11-04", "deleted"):
        assert words in page
    versions = home.data("history", "1")["versions"]
    assert [version["text"] for version in versions] == ["First\nwith a second line", "Second", "Second", ""]
    assert [version["command"] for version in versions] == ["note", "edit", "edit", "delete"]
    assert versions[2]["entry"]["day"] == "2026-11-04"
    assert versions[3]["entry"] is None


def test_the_latest_acts_are_numbered(home: Home) -> None:
    """The newest first, with what each did and the id to name it by."""
    home.run("note", "One")
    home.run("heard", "Two", "--from", "Ana")
    home.page("list")
    home.run("delete", "2")
    acts = home.data("history")["acts"]
    assert [(act["command"], act["touched"][0]["did"]) for act in acts] == [
        ("delete", "deleted"),
        ("heard", "added"),
        ("note", "added"),
    ]
    page = home.page("history")
    assert "note deleted: One" in page
    assert "thing heard: Two (Ana)" in page
    assert acts[0]["short"] in page
    assert len(home.data("history", "-n", "1")["acts"]) == 1


def test_a_large_act_is_told_by_its_first_entry(home: Home) -> None:
    """The rest is a count."""
    for place in range(5):
        home.run("note", f"Note {place}")
    home.page("list")
    home.run("delete", "1", "2", "3", "4", "5")
    assert "note deleted (and 4 more): Note 4" in home.page("history")


def test_an_empty_journal_has_no_history(home: Home) -> None:
    """That is no failure; an id that nothing ever had is."""
    assert home.page("history") == "Nothing has been done here yet.\n"
    assert home.error("history", "zzzz")["code"] == "unknown-id"


def test_what_was_deleted_for_good_says_only_so(home: Home) -> None:
    """The history keeps that it was, not what it was."""
    home.run("note", "Secret")
    entry = home.data("list")["entries"][0]["id"]
    home.run("delete", entry, "--for-good", "--yes")
    for page in (home.page("history"), home.page("history", entry)):
        assert "deleted for good" in page
        assert "Secret" not in page
