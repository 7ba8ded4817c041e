import pytest

from tests.conftest import Home


@pytest.fixture
def journal(home: Home) -> Home:
    """A home with something to look for."""
    home.run("note", "The invoice was late, the invoice was wrong", "--on", "2026-11-01")
    home.run("heard", "Where is my invoice, now that the year is nearly over and we have paid?", "--on", "2026-11-20")
    home.run("note", "C++ isn't the point, a-b either ☺ été", "--on", "2026-11-10")
    home.run("note", "About --json and -x, to be NEAR or OR not", "--on", "2026-11-11")
    return home


def texts(home: Home, *words: str) -> list[str]:
    """The beginnings of the texts that a search finds."""
    return [entry["text"][:7] for entry in home.data("search", *words)["entries"]]


def test_the_best_comes_first_or_the_newest(journal: Home) -> None:
    """Ranked by how much of a text is the word; --newest goes by day."""
    assert texts(journal, "invoice") == ["The inv", "Where i"]
    assert texts(journal, "--newest", "invoice") == ["Where i", "The inv"]
    assert texts(journal, "invoice", "--kind", "heard") == ["Where i"]
    assert texts(journal, "invoice", "paid") == ["Where i"]
    assert texts(journal, "invoice", "never") == []


@pytest.mark.parametrize(
    "words",
    ["don't", "C++", "a-b", '"', "*", "NEAR", "OR", "(", ":", "^", "☺", "ETE", "NEAR(", '""', "a*", "AND NOT", "{x}",
     "col:x", "\x1b[31m", "'", "%", "_", "\\", "x" * 5000],
)  # fmt: skip
def test_any_characters_may_be_searched_for(journal: Home, words: str) -> None:
    """Nothing that is typed is taken for a language of queries."""
    assert journal.run("search", words) == 0, journal.err
    assert journal.run("search", words, "--json") == 0


def test_odd_words_find_what_they_stand_in(journal: Home) -> None:
    """Signs count where they matter, accents and capitals don't."""
    for words in ("C++", "isn't", "a-b", "☺", "ETE", "isn’t"):
        assert texts(journal, words) == ["C++ isn"], words


def test_what_looks_like_an_option_stands_after_dashes(journal: Home) -> None:
    """A -- ends the options."""
    assert journal.run("search", "--", "-x") == 0
    assert "-«x»" in journal.out
    assert journal.run("search", "--", "--json") == 0
    assert "--«json»" in journal.out


def test_nothing_to_look_for_is_wrong_usage(journal: Home) -> None:
    """Without a word there is no search; with a book of them neither."""
    assert journal.run("search") == 2
    for words in ("", " ", "\0", "word " * 60):
        assert journal.error("search", words)["code"] == "no-words"
    assert journal.error("search", "caf\udce9")["code"] == "not-text"


def test_a_page_marks_what_was_found(journal: Home) -> None:
    """In a pipe the match stands between « and »; the numbers can be used right after."""
    page = journal.page("search", "invoice", width=48)
    assert "The «invoice» was late" in page
    assert journal.data("show", "2")["entry"]["kind"] == "heard"
    assert "Nothing has elephant in it." in journal.page("search", "elephant")


def test_scripts_get_the_excerpt_in_pieces(journal: Home) -> None:
    """By turns before, in and after a match, beside the whole entry; and whether there is more."""
    data = journal.data("search", "wrong")
    assert data["entries"][0]["excerpt"] == ["The invoice was late, the invoice was ", "wrong", ""]
    assert (data["more"], data["newest"]) == (False, False)
    assert {"id", "kind", "day", "item", "text"} <= data["entries"][0].keys()
    assert journal.data("search", "invoice", "-n", "1")["more"] is True


def test_a_match_in_the_question_is_shown_there(home: Home) -> None:
    """An answer is found by what was asked, and the page says where it matches."""
    home.run("reflect", "Nothing to tell.")
    word = max(home.data("list")["entries"][0]["asked"].strip("?.").split(), key=len).strip(",.?")
    page = home.page("search", word)
    assert f"«{word}»" in page
    assert "Nothing to tell." in page


def test_who_said_it_is_found(home: Home) -> None:
    """By the name alone, beside words of the text, and under a new name once it is changed."""
    home.run("heard", "Nobody rings back", "--from", "Ms Adeyemi (Oslo)")
    for words in ("adeyemi", "rings adeyemi", "(Oslo)", "adey"):
        assert texts(home, words) == ["Nobody "], words
    assert "From Ms «Adeyemi»" in home.page("search", "adeyemi")
    assert home.data("search", "adeyemi")["entries"][0]["said_by"] == ["Ms ", "Adeyemi", " (Oslo)"]
    home.run("edit", "1", "--from", "Bea")
    assert (texts(home, "adeyemi"), texts(home, "bea")) == ([], ["Nobody "])
    assert "(Bea)" in home.page("list")
    assert "From  " in home.page("show", "1")
