"""The engine holds for any framework: one of another field, one with next to nothing, and a change between them."""

import json
import re
from pathlib import Path

import pytest

from custfocus.base.errors import DONE, FAILED
from custfocus.cli.table import BY_NAME
from tests.conftest import Home
from tests.proofs.choir import CHOIR_CALLS, EVERY_CHOIR_CALL, FOLDER, lead
from tests.proofs.walk import EVERY_CALL, copied, seen

STYLE = r"\x1b\[[0-9;]*m"
NARROW = 48
BARE = """\
pack: {id: bare, name: Bare, people: {one: neighbour, many: neighbours}}
pillars: [{id: only, name: Only, summary: All there is.}]
principles: [{id: one, name: One thing, summary: It is enough., ideas: [Begin.], pillar: only}]
questions: [{id: how, name: How, daily: How was it?, principles: [one]}]
"""
READING = (
    *(
        ("list",),
        ("list", "-n", "500"),
        ("search", "Week"),
        ("search", "high"),
        ("progress",),
        ("progress", "--last=120d"),
    ),
    *(
        ("review", "2026-10", "--show"),
        ("review", "--show"),
        ("assess",),
        ("assess", "principles", "--why"),
        ("open",),
    ),
    *(
        ("today",),
        ("practice",),
        ("practice", "--all"),
        ("plan",),
        ("insights",),
        ("invite",),
        ("share",),
        ("history",),
    ),
    *(("export",), ("export", "--format", "markdown"), ("scorecard",), ("calendar",), ("reflect", "--show", "--why")),
    *(("show", str(number)) for number in range(1, 9)),
)


@pytest.fixture(scope="module")
def led(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """Three months with a choir; for reading, or for copying."""
    home = Home(tmp_path_factory.mktemp("led"))
    lead(home)
    return home


def at(home: Home, folder: Path, framework: Path | None = FOLDER) -> Home:
    """A copy of a home in which another framework holds, or ours."""
    other = copied(home, folder)
    if framework:
        other.environ["CUSTFOCUS_CONTENT"] = str(framework)
    return other


def test_every_command_is_walked() -> None:
    """But for one whose answers can only come from ours."""
    assert CHOIR_CALLS.keys() == BY_NAME.keys() - {"invite import"}


@pytest.mark.sample(1, of="command")
@pytest.mark.parametrize("call", EVERY_CHOIR_CALL, ids=" ".join)
def test_every_page_speaks_of_those_whom_the_framework_names(
    led: Home, tmp_path: Path, call: tuple[str, ...]
) -> None:
    """At a terminal, wide or narrow, and with nobody to be asked; a word of ours is on none of them."""
    for width in (80, NARROW):
        code, page = seen(at(led, tmp_path / str(width)), *call, COLUMNS=str(width))
        assert code == DONE, page
        assert "customer" not in re.sub(STYLE, "", page).replace("custfocus", "").lower()


@pytest.mark.sample(1, of="command")
@pytest.mark.parametrize("call", EVERY_CHOIR_CALL, ids=" ".join)
def test_every_answer_in_json_too(led: Home, tmp_path: Path, call: tuple[str, ...]) -> None:
    """The same data as with ours."""
    home = at(led, tmp_path)
    assert home.run(*call, "--json") == DONE, home.out
    assert "data" in json.loads(home.out)
    assert "customer" not in home.out.lower()


@pytest.mark.sample(1, of="command")
@pytest.mark.parametrize("call", EVERY_CHOIR_CALL, ids=" ".join)
def test_a_framework_with_next_to_nothing_answers_or_says_why_not(
    home: Home, tmp_path: Path, call: tuple[str, ...]
) -> None:
    """What it doesn't declare isn't offered; whoever asks for it all the same is answered in a sentence."""
    (tmp_path / "bare").mkdir()
    (tmp_path / "bare" / "pack.yaml").write_text(BARE)
    home.environ["CUSTFOCUS_CONTENT"] = str(tmp_path / "bare")
    for words in ([call[0]], [call[0], "--json"], call, [*call, "--json"]):
        home.run(*words)
        assert "customer" not in (home.out + home.err).replace("custfocus", "").lower()
        assert "Traceback" not in home.err


@pytest.mark.sample(1, of="command")
@pytest.mark.parametrize("call", READING, ids=" ".join)
def test_what_was_written_under_another_framework_stays_readable(
    led: Home, lived: Home, tmp_path: Path, call: tuple[str, ...]
) -> None:
    """In both directions, and back again."""
    for name, home, framework in (("theirs", lived, FOLDER), ("ours", led, None)):
        other = at(home, tmp_path / name, framework)
        code, page = seen(other, *call)
        assert code == DONE, page
        assert other.run(*call, "--json") in (DONE, FAILED)
    back = at(lived, tmp_path / "back")
    assert back.run(*call) == DONE
    del back.environ["CUSTFOCUS_CONTENT"]
    assert back.run(*call) == DONE


def test_what_was_written_keeps_its_words(led: Home, lived: Home, tmp_path: Path) -> None:
    """As asked, as answered, and by the titles that sheets had."""
    other = at(lived, tmp_path / "theirs")
    entries = json.loads(json.dumps(other.data("list", "-n", "500")["entries"]))
    plain = at(lived, tmp_path / "ours", None)
    assert entries == plain.data("list", "-n", "500")["entries"]
    for entry in entries:
        other.page("show", entry["id"])
    assert led.environ["CUSTFOCUS_CONTENT"] == str(FOLDER)


@pytest.mark.sample(1, of="command")
@pytest.mark.parametrize("call", EVERY_CALL, ids=" ".join)
def test_with_principles_retired_every_page_counts_with_those_that_are_left(
    lived: Home, tmp_path: Path, call: tuple[str, ...]
) -> None:
    """Whatever was written under the others."""
    home = at(lived, tmp_path, None)
    own = tmp_path / "content"
    own.mkdir(exist_ok=True)
    (own / "fewer.yaml").write_text("retire: [measure, enhance, hold-accountable]\n")
    code, page = seen(home, *call)
    assert code == DONE, page
