import json

import pytest

from tests.conftest import SUNDAY, Home
from tests.features.sheets.command.test_log import write
from tests.features.sheets.forms import CALL, FOUND, sets, the

TAKEN = """
worksheets:
  - id: close
    title: A close call
    purpose: To learn from it.
    principles: [listen]
    fields: [{id: where, prompt: Where was it?, kind: line, needed: true}]
    stages: [{id: go, name: Go there, asks: [where]}]
"""


def test_alone_it_shows_what_is_open_then_what_could_be_begun(home: Home) -> None:
    """The open ones by number; all of both in JSON."""
    assert "Nothing is open." in home.page("sheet")
    home.page("sheet", "complaint", *sets(**CALL))
    page = home.page("sheet")
    assert page.index(" 1  Ms Adeyemi") < page.index("What fits now") < page.index("All there is")
    view, is_open, begun = home.data("sheet"), home.data("open"), home.data("log")
    assert view == is_open | {name: begun[name] for name in ("fitting", "worksheets")}
    home.page("sheet")
    assert the(home.data("sheet", "1", *sets(learnt="To ask")))["fields"]["learnt"] == "To ask"


def test_it_goes_from_the_beginning_to_the_end_and_back(home: Home) -> None:
    """Begun by its name, gone on with by its id, closed, reopened."""
    sheet = the(home.data("sheet", "complaint", "--on", SUNDAY.isoformat(), *sets(**CALL, **FOUND, told="today")))
    assert home.data("sheet", sheet["id"], "-", stdin=json.dumps({"learnt": "More"}))["did"] == "changed"
    assert home.data("sheet", "close", sheet["id"], *sets(confirmed="yes"))["did"] == "closed"
    assert home.data("sheet", "reopen", sheet["id"])["did"] == "reopened"


def test_only_so_many_are_shown_as_asked_for(home: Home) -> None:
    """-n is for the list alone."""
    for who in ("Ana", "Bea"):
        home.page("sheet", "complaint", *sets(who=who))
    assert "1 of 2; -n shows more." in home.page("sheet", "-n", "1")
    assert home.error("sheet", "complaint", "-n", "1")["code"] == "usage"


@pytest.mark.parametrize("older", ["log", "open", "close", "reopen"])
def test_the_older_names_stay(home: Home, older: str) -> None:
    """With the same answers in JSON."""
    id_ = the(home.data("log", "complaint", *sets(**CALL, **FOUND, told="today", confirmed="yes")))["id"]
    if older == "reopen":
        home.page("close", id_)
    given = [id_] if older != "open" else []
    home.run(older, *given, "--json")
    answer = json.loads(home.out)
    assert answer["kind"] == older
    assert the(answer["data"])["id"] == id_


def test_a_worksheet_of_ones_own_cant_be_called_like_a_part_of_the_command(home: Home) -> None:
    """The check says so in a line; the command goes on doing what it does."""
    write(home, "own.yaml", TAKEN)
    assert home.run("guide", "check") == 1
    assert 'the id "close"' in home.out
    assert "sheet" in home.out
    assert home.error("sheet", "close", "9")["code"] != "unknown-worksheet"
