"""The README's pictures and generated parts are what the program prints, and its words are true."""

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from custfocus.cli.table import BY_NAME, COMMANDS, FIRST_WORDS, Command
from tests.answers import answer, invitation
from tests.conftest import Home

TOP = Path(__file__).resolve().parents[1]
README = (TOP / "README.md").read_text("utf-8")


def blocks(language: str) -> list[str]:
    """The README's blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


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


def test_every_command_and_every_file_that_is_named_exists() -> None:
    """Commands in the README are commands of the table; links and pictures lead somewhere."""
    assert set(re.findall(r"`custfocus ([a-z]+)", README)) == set(FIRST_WORDS)
    assert all(f"custfocus {name}" in README for name in BY_NAME)
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", README)
    assert links
    assert [link for link in links if not (TOP / link).exists()] == []


def test_what_the_readme_says_to_type_works(home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its commands, one after the other in an empty home, all end well; of a pipe, what custfocus does in it."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(TOP / "tests" / "proofs" / "readings.csv", tmp_path / "replies.csv")
    (tmp_path / "answer-ana.txt").write_text(answer(invitation(home, "Ana")))
    lines = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("custfocus")]
    assert len(lines) > len(COMMANDS) // 2
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
    home.page("practice", "--start", "talk-direct")
    home.page("note", "The invoice again")
    home.page("heard", "Nobody called back")
    if command.name != "scorecard add":
        home.page("scorecard", "add", "First reply", "--unit", "hours", "--better", "down")
    (tmp_path / "replies.csv").write_text("Month,Hours\n2026-09,6.5\n2026-10,5\n")
    (tmp_path / "answer.txt").write_text(answer(invitation(home, "Tomasz")))
    if command.name in ("close", "reopen"):
        thanks = {"who": "Lena", "did": "She rang him back.", "values": "A word"}
        home.page("log", "recognition", *(f"--set={name}={words}" for name, words in thanks.items()))
    home.page("list")
    if command.name == "reopen":
        home.page("close", "1", "--set", "told=today")
    assert home.run(*shlex.split(command.example)[1:]) == 0, home.out + home.err


def test_the_content_that_the_readme_shows_is_good(home: Home) -> None:
    """It passes the check, and what it adds, and takes out, is so."""
    folder = home.folder / "content"
    folder.mkdir(parents=True)
    (example,) = blocks("yaml")
    (folder / "ours.yaml").write_text(example, "utf-8")
    home.page("guide", "check")
    for added in re.findall(r"- id: (\S+)", example):
        home.page("guide", added)
    review = home.data("review")
    offered = [item["id"] for item in review["items"]]
    assert "open-promises" in offered
    assert "competitors" not in offered
