"""A framework of a few items, and a folder of the user's own beside it."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from custfocus.content.framework import Checked, Framework, Problem, Served
from custfocus.content.load import check, load, read_all

OURS = """\
pack: {id: book, name: The book, people: {one: customer, many: customers}}
sources:
  - {id: book, title: The book, author: A. Writer}
pillars:
  - {id: awareness, name: Awareness, summary: Know.}
principles:
  - {id: listen, name: Listen, pillar: awareness, summary: Hear., ideas: [One., Two.]}
  - {id: measure, name: Measure, pillar: awareness, summary: Count., ideas: [One.]}
enablers:
  - {id: be-attentive, name: Be attentive, summary: Be there., techniques: [Wait.], principles: [listen]}
practices:
  - {id: stay-close, name: Stay close, how: Go., when: Now, whom: A customer, principles: [listen]}
barriers:
  - id: isolation
    name: Alone
    how: A door.
    enablers: [be-attentive]
    practices: [stay-close]
    principles: [listen]
questions:
  - {id: who-spoke, name: Who spoke, daily: Who spoke to you?, principles: [listen]}
coverage:
  book:
    - {idea: Hearing, items: [listen, who-spoke]}
"""
QUESTION = "questions:\n  - {id: mine, name: Mine, daily: What was said?, principles: [listen]}\n"


class Shelf(NamedTuple):
    """Our folder, the user's, and the file that caches both."""

    ours: Path
    theirs: Path
    cached: Path

    def put(self, name: str, text: str | bytes) -> Path:
        """Write one of the user's files."""
        path = self.theirs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else dedent(text).encode())
        return path

    def load(self, people: Served | None = None) -> Framework:
        """The framework as a run sees it, perhaps in the user's own word for those they serve."""
        return load(*self, people=people)

    def read(self) -> Framework:
        """The same without the cache."""
        return read_all(self.ours, self.theirs)

    def check(self, path: Path) -> tuple[Checked, ...]:
        """What the files at a path do."""
        return check(path, self.ours, self.theirs)

    def problems(self, text: str | bytes) -> tuple[Problem, ...]:
        """What is wrong with a file of this text."""
        [checked] = self.check(self.put("mine.yaml", text))
        return checked.problems

    def problem(self, text: str | bytes) -> str:
        """The one thing that is wrong with a file of this text, with its line."""
        [problem] = self.problems(text)
        return f"{problem.line}: {problem.message}"


@pytest.fixture(scope="session")
def new_shelf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Shelf]:
    """Makes shelves with our few items and nothing of the user's."""

    def make() -> Shelf:
        top = tmp_path_factory.mktemp("shelf")
        (top / "ours").mkdir()
        (top / "ours" / "all.yaml").write_text(OURS)
        return Shelf(top / "ours", top / "theirs", top / "cache" / "framework.json")

    return make


@pytest.fixture
def shelf(new_shelf: Callable[[], Shelf]) -> Shelf:
    """One such shelf."""
    return new_shelf()
