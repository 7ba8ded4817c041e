"""What custfocus export wrote, taken in again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Home

ODD = "=1+1\nNUL \0 ESC \x1b[31m é ☺ 'x' #tag"


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home in which something was written, changed, taken back, deleted and erased; only to be read."""
    home = Home(tmp_path_factory.mktemp("lived"), seed=8)  # or its ids would be those of the other home
    home.run("heard", "Nobody rings back", "--from", "Ana", "--on", "2026-10-03")
    home.run("note", "-", "--on", "2026-11-21", stdin=ODD)
    gone = [home.data("note", text)["entry"]["id"] for text in ("deleted", "erased", "changed")]
    home.data("edit", gone[2], "changed twice")
    home.data("undo")
    home.data("delete", gone[0], "--yes")
    home.data("delete", gone[1], "--for-good", "--yes")
    return home


def test_a_whole_journal_is_the_same_again(lived: Home, new_home: Callable[[], Home], tmp_path: Path) -> None:
    """Taken out, taken into an empty home, taken out again: equal byte for byte; a second time adds nothing."""
    assert lived.page("export", "--whole", "-o", str(tmp_path / "all.jsonl")).startswith("Exported the whole journal")
    other = new_home()
    file = str(tmp_path / "all.jsonl")
    assert other.data("import", file)["added"] == 3
    assert other.page("export", "--whole").encode() == (tmp_path / "all.jsonl").read_bytes()
    again = other.data("import", file)
    assert (again["added"], again["known"]) == (0, 3)
    assert other.page("export", "--whole").encode() == (tmp_path / "all.jsonl").read_bytes()
    assert other.page("search", "deleted").startswith("Nothing has")
    assert other.page("history") == lived.page("history")


def test_a_whole_journal_joins_another(lived: Home, new_home: Callable[[], Home]) -> None:
    """What is there stays; a pipe will do."""
    other = new_home()
    other.data("note", "of its own")
    whole = lived.page("export", "--whole")
    page = other.page("import", "-", stdin=whole)
    assert page.startswith("Imported 3 entries from a whole journal, 3 October 2026 to 22 November 2026.")
    assert "undo" not in page
    assert len(other.data("list")["entries"]) == 4


def test_json_has_the_lines_of_a_whole_journal(lived: Home) -> None:
    """In one envelope."""
    lines = lived.data("export", "--whole")["lines"]
    assert [json.dumps(line) for line in lines] == [
        json.dumps(json.loads(line)) for line in lived.page("export", "--whole").splitlines()
    ]


@pytest.mark.parametrize(
    "more", [("--kind", "note"), ("-n", "3"), ("--format", "csv"), ("-o", "x.md"), ("--last", "30d")], ids=" ".join
)
def test_a_whole_journal_is_not_filtered(lived: Home, more: tuple[str, ...]) -> None:
    """Nor of another form."""
    assert lived.error("export", "--whole", *more)["code"] == "usage"


@pytest.mark.parametrize("how", [("export",), ("export", "--json"), ("list", "--json")], ids=" ".join)
def test_entries_come_back_as_they_were(lived: Home, new_home: Callable[[], Home], how: tuple[str, ...]) -> None:
    """Ids, moments and all; in one act, which can be taken back and come again; twice adds nothing."""
    taken_out, other = lived.page(*how), new_home()
    answer = other.data("import", "-", stdin=taken_out)
    assert (answer["added"], answer["known"], answer["refused"]) == (3, 0, [])
    assert other.page("export") == lived.page("export") or how[0] == "list"
    again = other.data("import", "-", stdin=taken_out)
    assert (again["added"], again["known"]) == (0, 3)
    other.data("undo")
    assert other.data("list")["entries"] == []
    assert other.data("import", "-", stdin=taken_out)["added"] == 3


def test_what_was_deleted_here_stays_so(lived: Home, new_home: Callable[[], Home]) -> None:
    """Deleted or erased: it was somebody's wish."""
    taken_out, other = lived.page("export"), new_home()
    other.data("import", "-", stdin=taken_out)
    first, second = (entry["id"] for entry in other.data("list")["entries"][:2])
    other.data("delete", first, "--yes")
    other.data("delete", second, "--for-good", "--yes")
    answer = other.data("import", "-", stdin=taken_out)
    assert (answer["added"], answer["known"], answer["deleted"]) == (0, 1, 2)
    assert "2 entries were deleted here, and stay so." in other.page("import", "-", stdin=taken_out)


def test_a_dry_run_takes_nothing_in(lived: Home, new_home: Callable[[], Home]) -> None:
    """It says how much would come, and shows the first five; of a whole journal as well."""
    other = new_home()
    other.page("note", "Here already")
    for how in (("export",), ("export", "--whole")):
        taken_out = lived.page(*how)
        answer = other.data("import", "-", "--dry-run", stdin=taken_out)
        assert (answer["added"], answer["dry_run"]) == (3, True)
        assert answer["first"][0]["text"] == "Nobody rings back"
        page = other.page("import", "-", "--dry-run", stdin=taken_out)
        assert page.startswith("Would import 3 entries from ")
        assert '  2026-10-03  heard  "Nobody rings back"' in page
        assert [entry["text"] for entry in other.data("list")["entries"]] == ["Here already"]
        assert other.data("backup", "--list")["backups"] == [], "nothing is going to be done"


BAD = [
    ("{}", "isn't an entry"),
    ('{"id": 1', "isn't JSON"),
    ('{"id": "kkkk", "kind": "note", "day": "2026-11-03", "at": "", "zone": ""}', "isn't an entry"),
    (
        '{"id": "'
        + "k" * 32
        + '", "kind": "rating", "day": "2026-11-03", "at": "2026-11-03T09:00:00Z", "zone": "", "data": {}}',
        "isn't what an entry of the kind rating keeps",
    ),
]


@pytest.mark.parametrize(("line", "why"), BAD)
def test_a_bad_record_is_named_and_left_out(
    lived: Home, new_home: Callable[[], Home], tmp_path: Path, line: str, why: str
) -> None:
    """With its file and line; the others come, and it ends with 1. With --strict nothing does."""
    lines = lived.page("export").splitlines()
    file, other = tmp_path / "some.jsonl", new_home()
    file.write_text("\n".join([lines[0], line, *lines[1:]]))
    assert "line 2" in other.error("import", str(file), "--strict")["message"]
    assert other.data("list")["entries"] == []
    assert other.run("import", str(file), "--json") == 1
    data = json.loads(other.out)["data"]
    assert data["added"] == 3
    ((refused),) = data["refused"]
    assert (refused["file"], refused["line"]) == (str(file), 2)
    assert why in refused["reason"]
    assert other.run("import", str(file)) == 1
    assert f"{file}, line 2: " in other.out


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "no-such-file"),
        (b"just words", "unknown-form"),
        (b"SQLite format 3\0", "unknown-form"),
        (b"", "empty"),
        (b"gAAAAA", "encrypted"),
    ],
)
def test_what_is_no_journal_is_refused(home: Home, tmp_path: Path, content: bytes | None, code: str) -> None:
    """With the way to go on."""
    if content is not None:
        (tmp_path / "x").write_bytes(content)
    assert home.error("import", str(tmp_path / "x"))["code"] == code
