"""The pictures and generated parts of README and docs are what the program prints, and their words are true."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from itertools import chain
from pathlib import Path

import pytest

from custfocus.cli.row import Command
from custfocus.cli.table import BY_NAME, COMMANDS, FIRST_WORDS
from tests.answers import answer, invitation
from tests.conftest import Home
from tests.desktop import at_desktop

TOP = Path(__file__).resolve().parents[1]
README = TOP / "README.md"
PAGES = {
    page.relative_to(TOP).as_posix(): page.read_text("utf-8")
    for page in (README, *sorted((TOP / "docs").glob("*.md")))
}
README_LINES = 200
LINK = re.compile(r"\]\((?!https?:)([^)#]*)#?([^)]*)\)")


def blocks(page: str, language: str) -> list[str]:
    """A page's blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGES[page], re.DOTALL | re.MULTILINE)


def with_blocks(language: str) -> list[str]:
    """The pages that have blocks of code in a language."""
    return [page for page in PAGES if blocks(page, language)]


def anchors(page: Path) -> set[str]:
    """What a link can point at in a page: its headings, as GitHub names them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading).lower().replace(" ", "-") for heading in headings}


def test_pictures_and_generated_parts_are_not_stale() -> None:
    """Made anew, they would say the same."""
    done = subprocess.run(
        [sys.executable, TOP / "docs" / "make.py", "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_picture_fetches_anything() -> None:
    """They are drawn with the fonts that are there; the one address in them names what SVG is."""
    pictures = list((TOP / "docs").glob("*.svg"))
    assert pictures
    for picture in pictures:
        addresses = set(re.findall(r"https?://[^\"')\s]+", picture.read_text("utf-8")))
        assert addresses == {"http://www.w3.org/2000/svg"}, picture.name


def test_the_readme_is_short_and_leads_everywhere() -> None:
    """A leader reads it to its end, and an engineer finds every page from there."""
    text = PAGES["README.md"]
    assert len(text.splitlines()) <= README_LINES
    assert {page for page in PAGES if page != "README.md"} <= {place for place, _ in LINK.findall(text)}


def test_every_command_is_told_of_and_no_other() -> None:
    """What the pages call a command is one of the table, and none of these is left out."""
    everything = "\n".join(PAGES.values())
    assert set(re.findall(r"`custfocus ([a-z]+)", everything)) == {*FIRST_WORDS, "help"}
    assert [name for name in BY_NAME if f"custfocus {name}" not in everything] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_and_pictures_lead_somewhere(page: str) -> None:
    """The file is there, and where a heading in it is meant, the heading."""
    here = TOP / page
    places = [((here.parent / place) if place else here, heading) for place, heading in LINK.findall(PAGES[page])]
    assert [place for place, heading in places if not place.exists()] == []
    assert [heading for place, heading in places if heading and heading not in anchors(place)] == []


def test_the_figures_of_the_readme_are_those_of_the_page_it_names() -> None:
    """Whoever measures anew and changes one of them is told of the other."""
    rows = re.findall(r"^\|.*\| (.*) \| \[\w+\]\((docs/\w+\.md)[^|]*\|$", PAGES["README.md"], re.MULTILINE)
    assert len(rows) > 5
    for words, page in rows:
        there = re.findall(r"\d[\d,.]*\d|\d", PAGES[page])
        for figure in re.findall(r"\d[\d,.]*\d|\d", words):
            share = f"{int(figure) / 100:.2f}" if figure.isdigit() else ""
            assert {figure, share} & set(there), f"{page} has no {figure}: {words}"


def test_the_readme_tells_what_each_package_is_for() -> None:
    """Every package that pyproject.toml names stands in its table, and no other."""
    project = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    wanted = [*project["build-system"]["requires"], *project["project"]["dependencies"], *chain.from_iterable(extras)]
    named = {re.split(r"[^\w-]", each)[0] for each in wanted}
    table = PAGES["README.md"].partition("| package | for |\n|---|---|\n")[2].partition("\n\n")[0]
    told = {name for row in table.splitlines() for name in row.split("|")[1].strip().split(", ")}
    assert told == {name for name in named if not name.startswith("types-")}


@pytest.mark.parametrize("page", with_blocks("sh"))
def test_what_a_page_says_to_type_works(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    """Its commands, one after the other in an empty home, all end well; of a pipe, what custfocus does in it."""
    monkeypatch.chdir(tmp_path)
    at_desktop(home, tmp_path / "desktop")
    shutil.copy(TOP / "tests" / "proofs" / "readings.csv", tmp_path / "replies.csv")
    shutil.copy(TOP / "tests" / "proofs" / "survey.csv", tmp_path / "survey.csv")
    shutil.copy(TOP / "tests" / "proofs" / "entries.jsonl", tmp_path / "old.jsonl")
    (tmp_path / "answer-ana.txt").write_text(answer(invitation(home, "Ana")))
    for pack in blocks(page, "yml"):
        (tmp_path / "choir").mkdir()
        (tmp_path / "choir" / "pack.yaml").write_text(pack, "utf-8")
    lines = [line for block in blocks(page, "sh") for line in block.splitlines() if line.startswith("custfocus")]
    assert lines
    for line in lines:
        command, _, piped = line.partition(" | ")[0].partition(" < ")
        command = command.replace("answer-*.txt", "answer-ana.txt")  # a shell does so
        stdin = "What stands in the file." if piped else ""
        assert home.run(*shlex.split(command, comments=True)[1:], stdin=stdin) == 0, line + "\n" + home.out + home.err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_the_example_of_every_command_works(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: Command
) -> None:
    """It can be typed as it stands by somebody who has a few entries, has just listed them, and has a practice."""
    monkeypatch.chdir(tmp_path)
    at_desktop(home, tmp_path / "desktop")
    home.page("practice", "--start", "talk-direct")
    home.page("note", "The invoice again")
    home.page("heard", "Nobody called back")
    home.page("priority", "add", "Visit two customers")
    if command.name != "scorecard add":
        home.page("scorecard", "add", "First reply", "--unit", "hours", "--better", "down")
    shutil.copy(TOP / "tests" / "proofs" / "entries.jsonl", tmp_path / "old.jsonl")
    (tmp_path / "replies.csv").write_text("Month,Hours\n2026-09,6.5\n2026-10,5\n")
    (tmp_path / "answer.txt").write_text(answer(invitation(home, "Tomasz")))
    if command.name.removeprefix("sheet ") in ("close", "reopen"):
        thanks = {"who": "Lena", "did": "She rang him back.", "values": "A word"}
        home.page("log", "recognition", *(f"--set={name}={words}" for name, words in thanks.items()))
    home.page("list")
    if command.name in ("restore", "doctor"):
        home.page("backup")
    if command.name.endswith("reopen"):
        home.page("close", "1", "--set", "told=today")
    assert home.run(*shlex.split(command.example)[1:]) == 0, home.out + home.err


def test_the_content_that_is_shown_is_good(home: Home) -> None:
    """It stands on one page; it passes the check, and what it adds, and takes out, is so."""
    (page,) = with_blocks("yaml")
    folder = home.folder / "content"
    folder.mkdir(parents=True)
    (example,) = blocks(page, "yaml")
    (folder / "ours.yaml").write_text(example, "utf-8")
    home.page("guide", "check")
    for added in re.findall(r"- id: (\S+)", example):
        home.page("guide", added)
    review = home.data("review")
    offered = [item["id"] for item in review["items"]]
    assert "open-promises" in offered
    assert "competitors" not in offered


def test_the_framework_that_is_shown_is_a_whole_one(home: Home, tmp_path: Path) -> None:
    """It is the least that works, and every command works on it."""
    ((pack,),) = [blocks(page, "yml") for page in with_blocks("yml")]
    (tmp_path / "pack.yaml").write_text(pack, "utf-8")
    assert home.data("guide", "check", str(tmp_path))["good"]
    home.environ["CUSTFOCUS_CONTENT"] = str(tmp_path)
    assert "Whose voice surprised you this week?" in home.page("reflect", "--show")
    for command in ("today", "heard", "guide", "practice", "review", "assess", "progress", "insights", "log"):
        home.page(command, *(["It lies too high."] if command == "heard" else []))
