import csv
import io
import json
import os
import re
import subprocess
from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from custfocus.__main__ import run
from custfocus.base.errors import CustfocusError
from custfocus.base.files import write_private
from custfocus.features.export.documents.markdown import markdown
from custfocus.features.export.flow.exporting import Export, export, taken
from custfocus.features.export.views import FORMATS
from custfocus.journal.entry import Entry
from custfocus.terminal.output import Document
from tests.bundled import OURS as FRAMEWORK
from tests.conftest import SUNDAY, Home
from tests.features.share.samples import NASTY, SIGNS
from tests.proofs.machine import PROGRAM, environ

ODD = '=1+1\r\nNUL \0 ESC \x1b[31m C1 \x9b bidi \u202e sep \u2028 é ☺ | <b> # "q"'


@pytest.fixture
def journal(home: Home) -> Home:
    """A home with entries of several days, one of them odd."""
    home.run("heard", "Nobody rings back", "--from", "Ana", "--on", "2026-10-03")
    home.run("reflect", "She asked twice.\n\n# Not a heading", "--on", "2026-11-20")
    home.run("note", "-", "--on", "2026-11-21", stdin=ODD)
    home.run("note", "The same day #tag", "--on", "2026-11-20")
    return home


def harmless(text: str) -> bool:
    """Whether a terminal can be shown it."""
    return all(line.isprintable() for line in text.split("\n"))


def test_json_lines_hold_everything_as_it_was_given(journal: Home) -> None:
    """An object a line, the oldest first; control codes escaped, other letters as they are."""
    lines = [json.loads(line) for line in journal.page("export").splitlines()]
    assert [line["day"] for line in lines] == ["2026-10-03", "2026-11-20", "2026-11-20", "2026-11-21"]
    assert lines[-1]["text"] == ODD.replace("\r\n", "\n")
    assert lines[0]["data"] == {"who": "Ana", "channel": None, "firsthand": True}
    assert harmless(journal.out)
    assert {key for line in lines for key in line} == set(
        "id kind day at zone item asked text principles data".split()  # noqa: SIM905 - the names of a line
    )


def test_json_has_all_entries_in_one_envelope(journal: Home) -> None:
    """What a list calls data.entries, whole and without an end."""
    data = journal.data("export")
    assert [entry["text"] for entry in data["entries"]][-1] == ODD.replace("\r\n", "\n")
    assert harmless(journal.out)
    assert journal.data("export", "--kind", "review") == {"entries": []}


def test_markdown_is_made_for_reading(journal: Home) -> None:
    """A heading a day, what was asked, one's own words quoted, whatever signs they begin with."""
    page = journal.page("export", "--format", "markdown")
    headings = [line for line in page.split("\n") if line.startswith("## ")]
    assert headings == ["## Saturday 3 October 2026", "## Friday 20 November 2026", "## Saturday 21 November 2026"]
    assert "> She asked twice.\n>\n> \\# Not a heading\n" in page
    assert "From: Ana" in page
    assert harmless(page)


@given(words=st.one_of(SIGNS, st.just(NASTY), st.just("a\n---\nb"), st.just("Note\n====\n\n    code")))
def test_what_was_written_is_text_to_a_reader_of_markdown(words: str) -> None:
    """In an entry's text, its question and what else it keeps nothing begins a heading, list, rule, link or HTML.

    A reader finds every line as it was, but for its blanks.
    """
    odd = Entry(
        id="k" * 32,
        kind="note",
        day=SUNDAY,
        at="2026-11-22T09:30:00.000Z",
        zone="Europe/London",
        item=None,
        asked=words,
        text=words,
        principles=(),
        data={"who": words},
    )
    page = "".join(markdown([odd], FRAMEWORK, lambda _: None))
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(page)
    blocks = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert blocks <= {"heading", "paragraph", "inline", "blockquote"}
    headings = [after.content for token, after in pairwise(tokens) if token.type == "heading_open"]
    assert headings == ["Sunday 22 November 2026", "Note"]
    children = [child for token in tokens for child in token.children or []]
    assert {child.type for child in children} <= {"text", "text_special", "hardbreak", "softbreak"}
    shown = "".join("\n" if child.type.endswith("break") else child.content for child in children)
    for line in filter(None, (" ".join(line.split()) for line in words.splitlines())):
        assert shown.count(line) >= 3


def test_csv_is_made_for_a_spreadsheet(journal: Home) -> None:
    """A row an entry; what looks like a formula is marked as text, control codes are shown as pictures."""
    page = journal.page("export", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(page)))
    assert [row["kind"] for row in rows] == ["heard", "answer", "note", "note"]
    assert rows[-1]["text"].startswith("'=1+1\nNUL ␀ ESC ␛[31m")
    assert rows[2]["tags"] == "tag"
    assert json.loads(rows[0]["data"])["who"] == "Ana"
    assert harmless(page)


def test_the_filters_of_the_list_hold(journal: Home) -> None:
    """Which entries, and the newest so many, still the oldest first."""
    assert [line["kind"] for line in map(json.loads, journal.page("export", "-n", "2").splitlines())] == [
        "note",
        "note",
    ]
    assert len(journal.page("export", "--kind", "heard", "--kind", "answer").splitlines()) == 2
    assert len(journal.page("export", "--tag", "tag", "--from", "2026-11").splitlines()) == 1
    assert journal.page("export", "--kind", "review") == ""
    assert journal.error("export", "--kind", "notes")["code"] == "unknown-kind"


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.jsonl", "jsonl"), ("b.md", "markdown"), ("c.CSV", "csv"), ("d", "jsonl"), ("e.html", "html")],
)
def test_a_file_gets_what_a_pipe_would(journal: Home, tmp_path: Path, name: str, form: str) -> None:
    """Its ending says the format; it is private, and the answer says how many entries are in it."""
    before = os.umask(0)
    try:
        page = journal.page("export", "-o", str(tmp_path / name))
    finally:
        os.umask(before)
    assert page == f"Exported 4 entries to {tmp_path / name}.\n"
    assert (tmp_path / name).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / name).read_bytes().decode() == journal.page("export", "--format", form)
    assert journal.data("export", "-o", str(tmp_path / name), "--force", "-n", "1") == {
        "path": str(tmp_path / name),
        "format": form,
        "count": 1,
        "missing": [],
        "files": None,
    }
    assert [file.name for file in tmp_path.iterdir() if file.name.startswith(".")] == []


def test_a_file_that_is_there_is_not_written_over_by_mistake(journal: Home, tmp_path: Path) -> None:
    """It stays as it is until --force says otherwise."""
    (tmp_path / "mine.md").write_text("something else")
    assert journal.error("export", "-o", str(tmp_path / "mine.md"))["code"] == "file-exists"
    assert (tmp_path / "mine.md").read_text() == "something else"


def test_what_is_no_file_is_not_written_over(journal: Home, tmp_path: Path) -> None:
    """Neither a folder, nor a device, nor the journal itself, by whatever name."""
    (tmp_path / "link.db").symlink_to(journal.folder / "journal.db")
    for target in (tmp_path, Path("/dev/null"), journal.folder / "journal.db", tmp_path / "link.db"):
        assert journal.error("export", "--format", "jsonl", "-o", str(target))["code"] == "not-a-file"
    assert len(journal.data("list")["entries"]) == 4
    assert journal.run("export", "-o", str(journal.folder / "journal.db" / "x")) == 1
    assert journal.error("export", "--format", "xml")["code"] == "unknown-format"


def test_a_document_is_utf_8_whatever_the_screen_speaks(journal: Home) -> None:
    """In a pipe of another encoding nothing is lost."""
    world = journal.world()
    world.stdout = io.TextIOWrapper(io.BytesIO(), "ascii")
    assert run(["export"], world) == 0
    raw = world.stdout.buffer.getvalue()
    assert json.loads(raw.decode("utf-8").splitlines()[-1])["text"] == ODD.replace("\r\n", "\n")


def test_a_file_is_whole_or_as_it_was(tmp_path: Path) -> None:
    """What breaks off half way leaves the file of before, and nothing beside it."""

    def broken() -> Iterator[str]:
        yield "half"
        raise KeyboardInterrupt

    (tmp_path / "all.jsonl").write_text("before")
    with pytest.raises(KeyboardInterrupt):
        write_private(tmp_path / "all.jsonl", broken())
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("all.jsonl", "before")]


def test_a_file_is_named_as_everywhere(journal: Home, tmp_path: Path) -> None:
    """A lone "-" is stdout, "~" the user's home; a folder that isn't there is not made."""
    assert journal.page("export", "-o", "-") == journal.page("export")
    journal.environ["HOME"] = str(tmp_path)
    journal.page("export", "-o", "~/all.jsonl")
    journal.page("calendar", "-o", "~/focus.ics")
    assert sorted(file.name for file in tmp_path.glob("*.*")) == ["all.jsonl", "focus.ics"]
    assert journal.error("export", "-o", str(tmp_path / "nowhere" / "x"))["code"] == "no-folder"
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize(
    ("options", "offered"),
    [
        (("-o", "e.xlsx"), "end in .csv"),
        (("-o", "e.json"), "end in .jsonl, or have one JSON"),
        (("-o", "e.pdf"), "end in .html"),
        (("-o", "e.xml"), ".jsonl, .md, .csv or .html"),
        (("-o", "e.txt"), "--format"),
        (("--format", "csv", "-o", "e.md"), "end in .csv"),
        (("--format", "jsonl", "-o", "e.csv"), "end in .jsonl"),
    ],
)
def test_a_name_and_a_format_agree(journal: Home, tmp_path: Path, options: tuple[str, ...], offered: str) -> None:
    """An ending that means another format, or none of ours, is refused with what would do; nothing is written."""
    target = [str(tmp_path / each) if each.startswith("e.") else each for each in options]
    error = journal.error("export", *target)
    assert error["code"] == "unknown-format"
    assert offered in error["hint"]
    assert not list(tmp_path.glob("e.*"))


def test_a_name_may_end_in_anything_where_the_format_is_said(journal: Home, tmp_path: Path) -> None:
    """And a format needs no ending."""
    assert journal.run("export", "--format", "csv", "-o", str(tmp_path / "e.txt")) == 0
    assert (tmp_path / "e.txt").read_text().startswith("id,")


@pytest.mark.parametrize("gap", [";", "; ", "\t", "\n", ';"'])
@pytest.mark.parametrize("formula", ["=1+1", "+1", "@SUM(A1)", "-1+1"])
def test_no_cell_is_a_formula_where_semicolons_part_them(home: Home, gap: str, formula: str) -> None:
    """Spreadsheets of many countries read a file so; what follows a semicolon, a tab or a line end is a cell then."""
    home.data("note", f"x{gap}{formula}")
    assert home.run("export", "--format", "csv") == 0
    for part in re.split("[;\t\n]", home.out):
        assert not part.lstrip(' "').startswith(("=", "+", "@", "-1"))


def test_only_a_table_begins_with_a_mark(journal: Home) -> None:
    """What else would, is refused."""
    assert journal.page("export", "--format", "csv", "--bom").startswith("\ufeffid,")
    assert journal.error("export", "--bom")["code"] == "usage"


def test_a_list_in_a_cell_stays_as_it_is(home: Home) -> None:
    """A dash with a blank after it is no formula."""
    home.data("note", "Said:\n- first; - second")
    assert home.run("export", "--format", "csv") == 0
    assert "Said:\n- first; - second" in home.out


@pytest.fixture
def long_journal(home: Home) -> Home:
    """A home whose journal is longer than a pipe holds, and than a batch."""
    session = home.session()
    for day in range(20):
        with session.store.acts.writing() as pen:
            for place in range(20):
                pen.add_raw("note", SUNDAY - timedelta(30 - day), text=f"{day} {place} " + "words " * 600)
    session.close()
    return home


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_is_of_one_moment_and_nobody_waits_for_who_reads_it(long_journal: Home, form: str) -> None:
    """Entries get another day, go and come while its reader pauses: each stands in it once, as all were before."""
    whole = long_journal.page("export", "--format", form)
    assert len(whole) > 1 << 20
    with subprocess.Popen(
        [*PROGRAM, "export", "--format", form],
        env=environ(long_journal.folder),
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        begun = process.stdout.read(1000)
        entries = long_journal.session().find(oldest_first=True)
        assert long_journal.run("edit", entries[-1].id, "--on", entries[0].day.isoformat()) == 0
        assert long_journal.run("edit", entries[0].id, "--on", "2026-11-20") == 0
        assert long_journal.run("edit", entries[-2].id, "Other words") == 0
        assert long_journal.run("delete", entries[-3].id) == 0
        assert long_journal.run("note", "Later", "--on", "2026-11-21") == 0
        rest = process.stdout.read()
    assert (begun + rest).decode() == whole


def test_an_export_to_a_file_is_of_one_moment_too(long_journal: Home) -> None:
    """Whoever would change the journal in the middle waits until it is read."""
    session = long_journal.session()
    session.store.patience = 0.0
    document = export(session, None, Export("jsonl"), force=False)
    assert isinstance(document, Document)
    pieces = document.pieces
    next(pieces)
    other = long_journal.session()
    other.store.patience = 0.0
    with pytest.raises(CustfocusError) as caught, other.store.acts.writing() as pen:
        pen.add_raw("note", SUNDAY, text="Later")
    assert caught.value.code == "busy"
    assert len(list(pieces)) > 1
    with other.store.acts.writing() as pen:
        pen.add_raw("note", SUNDAY, text="Later")


@given(st.lists(st.text(max_size=40), max_size=8), st.integers(0, 60))
def test_what_is_kept_for_a_slow_reader_comes_as_it_was(pieces: list[str], plain: int) -> None:
    """Whether it was kept as it is, or smaller."""
    assert list(taken(pieces, plain)) == pieces


def test_an_answer_about_ones_own_words_quotes_them_for_as_long_as_they_are_there(home: Home) -> None:
    """They are read from their entry; once that has gone, a sentence says so."""
    remark = home.data("heard", "Nobody rang me back", "--on", "2026-11-01")["entry"]["id"]
    answer = home.data("reflect", "I rang her", "--question", "echo-heard-by-whom")
    assert answer["question"]["of"] == remark
    assert "“Nobody rang me back” (1 November 2026)" in home.page(
        "export", "--format", "markdown", "--kind", "answer"
    )
    home.run("delete", remark, "--yes")
    assert "has been deleted since" in home.page("export", "--format", "markdown", "--kind", "answer")
