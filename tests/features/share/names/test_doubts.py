"""Words that may be a known name in another form: pointed out, so that what has one stays out."""

import pytest

from custfocus.features.share.names.people import Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms
from tests.conftest import Home


@pytest.mark.parametrize(
    ("name", "text", "doubtful"),
    [
        ("Virtanen", "Virtasen lasku", ("Virtasen",)),
        ("Nagy Péter", "A Nagyék hívtak", ("Nagyék",)),
        ("Adeyemi", "Addeyemi and Adeyem rang, adeyeni too", ("Addeyemi", "Adeyem", "adeyeni")),
        ("Okafor", "The office and okra", ()),
        ("Hughes", "Huge hugs", ()),
        ("Marchetti", "On the march", ()),
        ("Winter", "Winterthur", ()),
    ],
)
def test_a_form_that_nobody_can_tell_is_in_doubt(name: str, text: str, doubtful: tuple[str, ...]) -> None:
    """Most of its letters, or all but a slip; words of every day aren't."""
    names = Pseudonyms([Mention(name)])
    assert names.doubtful(names.take_out(text)) == doubtful


def test_what_was_said_to_be_no_name_is_not_in_doubt() -> None:
    """Whatever it looks like."""
    names = Pseudonyms([Mention("Carter")], ["charter"])
    assert names.doubtful("A charter flight") == ()


def test_a_passage_in_doubt_stays_out_and_the_reason_is_told(home: Home) -> None:
    """Though it was approved; once the word is a name or none, it goes."""
    home.run("heard", "Virtasen lasku oli väärin.", "--from", "Virtanen")
    entry = home.data("list")["entries"][0]["id"]
    brief = home.data("share", "--include", entry)
    assert [passage for part in brief["parts"] for passage in part["passages"]] == []
    assert brief["withheld"] == [{"id": entry, "words": ["Virtasen"]}]
    home.run("share", "--include", entry)
    assert '1 passage left out, since "Virtasen" may be a form of a name that you know.' in " ".join(home.err.split())
    named = home.data("share", "--include", entry, "--name", "Virtasen")
    assert "Virtasen" not in named["parts"][0]["passages"][0]["text"]
    assert home.data("share", "--include", entry, "--no-name", "Virtasen")["withheld"] == []
