"""Whatever an argument, a pipe, a file or the journal contains: a clear answer, and nothing that harms a terminal.

In the long form 20,000 generated inputs go through the program: 9,000 command lines, 3,000 pipes, 5,200 runs of
commands over stored texts, 1,600 files of content, 1,000 of settings, 400 others. The program is the real one, in
this process; only the world around it is a test's.
"""

import json
import re
import shutil
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from custfocus.base.errors import DONE, FAILED, INTERRUPTED, USAGE
from custfocus.base.reading import decoded, evened
from custfocus.cli.app import make
from custfocus.journal.kinds import KINDS
from tests.conftest import SUNDAY, Home
from tests.proofs.inputs import ANSWERS, BYTES, DATA, FILE_NAMES, PIPED, PLAUSIBLE, TOML, WORD, YAML, explore
from tests.proofs.walk import CALLS, copied, seen

CODES = {DONE, FAILED, USAGE, INTERRUPTED}
FEW_LINES, LONG_LINES = 6, 4_000
# C0 but tab and line end, DEL, C1, the marks that turn the direction of a line, line separators, halves of pairs.
HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
)
READING = [
    (command, *arguments)
    for command, calls in CALLS.items()
    if command
    in (
        "today",
        "practice",
        "priority",
        "progress",
        "list",
        "show",
        "search",
        "history",
        "export",
        "nudge",
        "away",
        "barriers",
        "insights",
        "invite",
        "log",
        "open",
        "plan",
        "scorecard",
        "share",
    )
    for arguments in calls
    if len(arguments) < 2 or command in ("export", "insights", "progress", "share")
]
READING += [("reflect", "--show"), ("review", "--show"), ("review", "--markdown", "--show"), ("search", "a")]


@pytest.fixture
def home(lived: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """A home with a few months of journal that is set back before each input; the current folder is harmless."""
    monkeypatch.chdir(tmp_path)
    home = copied(lived, tmp_path / "home")
    home.environ["EDITOR"] = "true"
    shutil.copytree(home.folder, tmp_path / "kept")
    return home


def set_back(home: Home) -> None:
    """Put journal, cache and clock back to where they were before any input."""
    shutil.rmtree(home.folder)
    shutil.copytree(home.folder.with_name("kept"), home.folder)
    home.go_to(SUNDAY)


def assert_clear(home: Home, *arguments: str, stdin: bytes = b"") -> int:
    """The run ends as documented, says so in few words, and prints nothing harmful."""
    code = home.run(*arguments, stdin=stdin)
    # Two have an answer to show when they fail: what is wrong with each file, or each answer.
    checks = ("guide" in arguments and "check" in arguments) or "import" in " ".join(arguments)
    assert code in CODES, arguments
    assert "Traceback" not in home.err
    assert len(home.err.splitlines()) <= FEW_LINES, home.err
    assert len(home.err) <= LONG_LINES
    # iCalendar's lines end in CR LF, and nothing that a user wrote is in it.
    assert HARMFUL.findall(home.out.replace("\r\n", "\n") if "calendar" in " ".join(arguments) else home.out) == []
    assert HARMFUL.findall(home.err) == []
    if "--json" in arguments:
        found = json.loads(home.out)
        said = found.keys() - {"version", "kind"}
        assert said in ({"error"}, {"data"}) if checks else said == {"error" if code else "data"}
        assert home.out.isascii()
    elif code:
        assert not home.out or checks, home.out
        assert home.err.strip() or checks
    return code


@st.composite
def command_lines(draw: st.DrawFn) -> list[str]:
    """A command with some of its own options and arguments, filled with whatever comes; sometimes pure noise."""
    if draw(st.integers(0, 9)) == 0:
        return [*draw(st.lists(WORD, max_size=4)), *draw(st.sampled_from([[], ["--json"]]))]
    name = draw(st.sampled_from([*CALLS]))
    words: list[str] = []
    for parameter in make().get_command(None, name).params:
        if parameter.name in ("json", "help") or not draw(st.booleans()):
            continue
        value = FILE_NAMES if "FILE" in str(parameter.metavar) else st.one_of(PLAUSIBLE, WORD)
        if parameter.param_type_name == "argument":
            words += draw(st.lists(value, min_size=1, max_size=3 if parameter.nargs == -1 else 1))
        else:
            words.append(draw(st.sampled_from(parameter.opts)))
            takes_none = getattr(parameter, "is_flag", False) or getattr(parameter, "count", False)
            words += [] if takes_none else [draw(value)]
    elsewhere = ["--journal", draw(FILE_NAMES)] if draw(st.integers(0, 9)) == 0 else []
    return [*elsewhere, name, *draw(st.sampled_from([[], ["--json"]])), *words]


def test_any_command_line(home: Home, long: bool) -> None:
    """Each command, its own options and arguments, filled with plausible and impossible values."""

    def check(arguments: list[str]) -> None:
        set_back(home)
        if "--help" not in arguments and "-h" not in arguments:
            assert_clear(home, *arguments, stdin=b"From a pipe")

    explore(command_lines(), check, many=long, quick=250, long=9_000)


def test_any_pipe(home: Home, long: bool) -> None:
    """Text from a pipe comes back evened, but for the one line end that closes it; else it is refused."""

    def check(raw: bytes) -> None:
        set_back(home)
        code = assert_clear(home, "note", "-", stdin=raw)
        try:
            text = evened(decoded(raw))
        except UnicodeDecodeError:
            text = ""
        text = text.removesuffix("\n")
        assert code == (DONE if text.strip() else FAILED)
        if code == DONE:
            assert [entry["text"] for entry in home.data("list", "--kind", "note", "-n", "1")["entries"]] == [text]
            assert home.run("export", "--kind", "note", "--last", "1d") == DONE
            assert text in [json.loads(line)["text"] for line in home.out.splitlines()]

    explore(BYTES, check, many=long, quick=60, long=3_000)


NUMBERS = st.one_of(
    st.none(),
    st.integers(),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([True, "x", 10**400, 0, 4.5]),
)


OTHERS = st.fixed_dictionaries(
    {},
    optional={
        "who": st.one_of(PIPED, NUMBERS),
        "role": st.sampled_from(["customer", "manager", "pool", "gone", None]),
        "status": st.sampled_from(["asked", "answered", "thanked", "waiting", 7]),
        "answered": st.one_of(PLAUSIBLE, NUMBERS),
        "token": PIPED,
        "statements": DATA,
        "sealed": st.sampled_from(["", "e30=", 7, "!"]),
        "count": NUMBERS,
        "ratings": st.one_of(
            DATA, st.lists(st.fixed_dictionaries({"principle": PIPED, "counts": st.lists(NUMBERS, max_size=6)}))
        ),
    },
)


SHEETS = st.fixed_dictionaries(
    {},
    optional={
        "form": st.one_of(
            PIPED,
            DATA.map(json.dumps),
            st.just('{"title":"\\u001b[2J","fields":[{"id":"a","prompt":"\\u202e"}],"stages":[]}'),
        ),
        "fields": st.one_of(DATA, st.dictionaries(st.sampled_from(["who", "told", "a", "confirmed"]), PIPED)),
        "status": st.sampled_from(["open", "open", "closed", 7]),
        "opened": st.one_of(PLAUSIBLE, NUMBERS),
        "closed": st.one_of(PLAUSIBLE, NUMBERS),
        "how": PIPED,
        "of": st.one_of(PIPED, NUMBERS),
    },
)


@st.composite
def entries(draw: st.DrawFn) -> dict[str, Any]:
    """An entry that another version, another machine or a tool of the user's might have written."""
    month = draw(st.sampled_from(["2026-10", "2026-11"]))
    data = {
        "answer": {},
        "heard": {"who": draw(PIPED), "channel": draw(PIPED), "firsthand": draw(st.booleans())},
        "practice": draw(
            st.sampled_from([{}, {"audience": "team", "shared": ["x", 7]}, {"audience": 7, "shared": 7}])
        ),
        "adoption": {"times": draw(st.integers(1, 7)), "days": 7, "until": None},
        "intention": {"answer": "k" * 32, "status": draw(st.sampled_from(["open", "done", "dropped"]))},
        "away": {"until": "2026-11-25"},
        "checklist": {"month": month},
        "priority": {"status": "open", "until": "2027-01-31", "month": month},
        "plan": {
            "practice": draw(PIPED),
            "status": "open",
            "fired": {month: "missed"},
            "earlier": [{"until": month, "text": draw(PIPED)}],
        },
        "measure": {"status": "open", "target": draw(NUMBERS), "by": draw(PLAUSIBLE), "unit": draw(PIPED)},
        "sheet": draw(SHEETS),
        "reading": {"measure": draw(st.sampled_from(["k" * 32, None])), "value": draw(NUMBERS)},
        "invitation": draw(OTHERS),
        "reply": draw(OTHERS),
        "voices": draw(OTHERS),
        "rating": {"scale": "barriers", "value": draw(st.sampled_from([None, 1, 5, 7, "x"]))},
        "review": {"month": month, "finished": draw(st.booleans()), "decisions": {}, "line": draw(PIPED)},
    }
    kind = draw(st.sampled_from([*KINDS]))
    return {
        "kind": kind,
        "day": SUNDAY - timedelta(draw(st.integers(0, 40))),
        "text": draw(PIPED),
        "item": draw(st.one_of(PIPED, st.sampled_from(["start-noticed", "talk-direct", "customer-needs", "gone"]))),
        "asked": draw(PIPED),
        "principles": [draw(st.one_of(PIPED, st.just("listen")))],
        "data": data.get(kind, {}),
    }


def test_any_stored_text(home: Home, long: bool) -> None:
    """Every page over texts that harm a terminal, questions that are gone and names that nobody knows."""

    def check(example: list[dict[str, Any]]) -> None:
        set_back(home)
        session = home.session()
        with session.store.acts.writing() as pen:
            for entry in example:
                pen.add_raw(entry.pop("kind"), entry.pop("day"), **entry)
        session.close()
        for call in READING:
            if "1" in call:
                home.run("list")
            assert assert_clear(home, *call) == DONE
        assert assert_clear(home, "list", "--json") == DONE
        include = [word for ref in home.data("share")["waiting"] for word in ("--include", ref)]
        for form in ([], ["--html"], ["--json"]):
            assert assert_clear(home, "share", *include, *form) == DONE
        _, page = seen(home, "list", "-n", "5", TERM="dumb")
        assert HARMFUL.findall(page) == []

    each = len(READING) + 7
    explore(st.lists(entries(), min_size=1, max_size=4), check, many=long, quick=6, long=5_200 // each)


def test_any_content_of_the_users_own(home: Home, long: bool) -> None:
    """A file of theirs that is broken in any way is told of in a line, and never keeps the journal from opening."""
    folder = home.folder.with_name("kept") / "content"
    folder.mkdir()

    def check(raw: bytes) -> None:
        set_back(home)
        (home.folder / "content" / "mine.yaml").write_bytes(raw)
        assert assert_clear(home, "reflect", "--show") == DONE
        assert assert_clear(home, "guide", "check", "--json") in (DONE, FAILED)

    explore(YAML, check, many=long, quick=5, long=500)


def test_any_answer(home: Home, long: bool) -> None:
    """What comes back from others may be anything: it is taken whole, or refused and the journal stays as it was."""
    kept = (home.folder / "journal.db").read_bytes()

    def check(raw: bytes) -> None:
        set_back(home)
        taken = assert_clear(home, "invite", "import", "-", stdin=raw) == DONE
        assert taken == (len(home.data("list", "--kind", "reply")["entries"]) == 1)
        assert taken or (home.folder / "journal.db").read_bytes() == kept

    explore(ANSWERS, check, many=long, quick=60, long=2_000)


def test_any_file_to_check(home: Home, long: bool, tmp_path: Path) -> None:
    """`guide check` says what is wrong with any file."""
    path = tmp_path / "mine.yaml"

    def check(raw: bytes) -> None:
        path.write_bytes(raw)
        assert assert_clear(home, "guide", "check", str(path)) in (DONE, FAILED)

    explore(YAML, check, many=long, quick=30, long=1_100)


def test_any_settings(home: Home, long: bool) -> None:
    """A file of settings that can't be read is named in an error, and what was typed isn't lost."""

    def check(raw: bytes) -> None:
        set_back(home)
        (home.folder / "config.toml").write_bytes(raw)
        for call in (("note", "Words"), ("config", "--json"), ("today",), ("nudge",)):
            assert_clear(home, *call)

    explore(TOML, check, many=long, quick=60, long=1_000)


@pytest.mark.parametrize("name", ["cache/framework.json", "cache/numbers.json", "drafts/note.txt", "journal.db"])
def test_any_file_in_the_home(home: Home, long: bool, name: str) -> None:
    """Bytes of any kind in the place of one of our own files: the cache is made anew, the rest is told of."""
    others = [b"[]", b"{}", b"[1, {}]", b"[1e99, 3]", b"null", b"00000000\n{}", b"[[], []]", b"[" * 9_000, b""]

    def check(raw: bytes) -> None:
        set_back(home)
        (home.folder / name).parent.mkdir(exist_ok=True)
        (home.folder / name).write_bytes(raw)
        for call in (("show", "1", "--json"), ("list",), ("today",), ("note", "-e")):
            assert_clear(home, *call)

    explore(st.one_of(st.sampled_from(others), BYTES), check, many=long, quick=6, long=50)


def test_a_damaged_journal(home: Home, long: bool) -> None:
    """Bytes that have changed on the disk are told of, whichever they are."""
    sound = (home.folder / "journal.db").read_bytes()
    places = st.lists(st.tuples(st.integers(0, len(sound) - 1), st.binary(min_size=1, max_size=40)), min_size=1)

    def check(changes: list[tuple[int, bytes]]) -> None:
        set_back(home)
        damaged = bytearray(sound)
        for place, raw in changes:
            damaged[place : place + len(raw)] = raw
        (home.folder / "journal.db").write_bytes(damaged)
        for call in (("list", "-n", "100"), ("today",), ("note", "Words"), ("progress",), ("export",)):
            assert_clear(home, *call)

    explore(places, check, many=long, quick=15, long=200)


@pytest.mark.parametrize("command", ["note", "heard", "reflect"])
def test_five_million_letters(home: Home, command: str) -> None:
    """A very long text goes in and comes out whole, and pages that mention it still end."""
    text = ("A very long story. " * 270_000).strip()
    assert len(text) > 5_000_000
    assert assert_clear(home, command, "-", stdin=text.encode()) == DONE
    with closing(sqlite3.connect(home.folder / "journal.db")) as db:
        assert db.execute("select 1 from entry where text = ?", (text,)).fetchone()
    home.run("list", "-n", "1")
    assert home.data("show", "1")["entry"]["text"] == text
    for call in (("list", "-n", "3"), ("search", "story"), ("today",)):
        assert assert_clear(home, *call) == DONE
        assert len(home.out) < len(text)


def test_an_error_about_a_very_long_word_is_short(home: Home) -> None:
    """The error quotes the beginning and the end of what was wrong, on a line."""
    for arguments in (("note", "x", "--on", "y\n" * 50_000), ("x" * 100_000,), ("show", "z" * 100_000)):
        assert assert_clear(home, *arguments) in (FAILED, USAGE)
