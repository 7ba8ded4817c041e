import json
import re
from datetime import timedelta
from pathlib import Path

import pytest

from custfocus.base.errors import USAGE
from tests.conftest import SUNDAY, Home

# A word for each place in which somebody may write freely.
PLACES = (
    "heard", "who", "channel", "answer", "intention", "note", "ticked", "measure", "unit", "source", "priority",
    "cue", "deed", "said", "cause", "way", "line", "checklist", "away", "tag",
)  # fmt: skip
WORDS = {place: f"Zq{place}x" for place in PLACES}


@pytest.fixture
def lived(home: Home) -> Home:
    """A journal with a word of its own in each place."""
    home.go_to(SUNDAY - timedelta(40))
    w = WORDS
    calls: tuple[tuple[str, ...], ...] = (
        ("heard", f"{w['heard']} it is", "--from", w["who"], "--channel", w["channel"]),
        ("reflect", w["answer"], "--do", w["intention"]),
        ("note", f"{w['note']} #{w['tag']}"),
        ("practice", "--start", "talk-direct"),
        ("practice", "1", w["ticked"]),
        ("scorecard", "add", w["measure"], "--unit", w["unit"], "--better=up", "--target=9", "--source", w["source"]),
        ("scorecard", "log", "1", "3"),
        ("priority", "add", w["priority"]),
        ("plan", "defensiveness", "--if", w["cue"], "--then", w["deed"]),
        ("sheet", "complaint", f"--set=who={w['who']}", f"--set=said={w['said']}", f"--set=cause={w['cause']}",
         f"--set=channel={w['way']}"),
        ("review", "2026-10", f"--set=customer-needs={w['checklist']}", f"--line={w['line']}", "--finish"),
        ("away", "2026-10-20", "2026-10-21", w["away"]),
        ("assess", "principles", "--set", "listen=4"),
    )  # fmt: skip
    for call in calls:
        assert home.run(*call) == 0, (call, home.err)
    home.go_to(SUNDAY)
    assert home.run("scorecard", "log", "1", "5") == 0
    return home


def freely(text: str) -> set[str]:
    """The places whose words stand in a text."""
    return {place for place, word in WORDS.items() if word.casefold() in text.casefold()}


def test_nobodys_words_reach_a_coach_unasked(lived: Home) -> None:
    """Neither the page, nor its JSON, nor what is said here, has one; for the leader alone most of them are there."""
    page, shown = lived.page("report", "--for", "coach", "-o", "-"), lived.page("report", "--for", "coach")
    data = json.dumps(lived.data("report", "--for", "coach"))
    assert freely(page) | freely(shown) | freely(data) == set()
    assert len(freely(lived.page("report", "-o", "-"))) > 10
    assert "for a coach" in page
    words = " ".join(re.sub("<[^>]+>", " ", page).split())
    assert "Left out: 1 name of a measure, 2 things that were heard, 1 letter, 3 plans and priorities" in words
    assert "1 cause in words of my own" in words


def test_what_is_named_is_in_it_without_names(lived: Home) -> None:
    """All of a group, or one entry; a name that is given for once goes as well."""
    assert freely(lived.page("report", "--for", "coach", "--include", "heard", "-o", "-")) == {"heard", "said"}
    [priority] = [each["id"] for each in lived.data("list", "--kind", "priority")["entries"]]
    call = ("report", "--for", "coach", "--include", priority, "--include", "measures", "-o", "-")
    assert freely(lived.page(*call)) == {"priority", "measure", "unit"}
    assert freely(lived.page(*call, "--name", WORDS["measure"])) == {"priority", "unit"}


def test_what_may_be_a_name_is_pointed_out(lived: Home) -> None:
    """Where nobody can be asked."""
    lived.run("heard", "Yesterday Fred Bloggs rang me.")
    lived.page("report", "--for", "coach", "--include", "heard", "-o", "-")
    assert "These may be names: Fred, Bloggs." in " ".join(lived.err.split())


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (("--for", "team"), "unknown-audience"),
        (("--include", "heard"), "usage"),
        (("--for", "coach", "--include", "letters"), "unknown-passage"),
    ],
)
def test_what_makes_no_sense_is_refused(home: Home, call: tuple[str, ...], code: str) -> None:
    """With what would."""
    assert home.run("report", *call, "--json") == USAGE
    assert json.loads(home.out)["error"]["code"] == code


def test_a_pdf_needs_a_browser_and_a_file_of_its_own(home: Home, tmp_path: Path) -> None:
    """Said before anything is asked, with how to do it by hand; what is there already is left alone."""
    home.environ["PATH"] = str(tmp_path)
    error = home.error("report", "--pdf", str(tmp_path / "x.pdf"))
    assert error["code"] == "no-browser"
    assert "Save as PDF" in error["hint"]
    (tmp_path / "x.pdf").write_text("mine")
    assert home.error("report", "--pdf", str(tmp_path / "x.pdf"))["code"] == "file-exists"
    assert home.error("report", "--pdf", "-")["code"] == "no-name"
