"""What a run asks of the journal is asked once: the statements of the commands of every day are counted."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from custfocus.features.ratings.flow import ask_to_rate
from custfocus.features.review.flow.asking import ask_or_reopen
from custfocus.journal.connect import Journal, connect
from custfocus.terminal.prompts import LeftError, Prompts
from custfocus.terminal.session import Session
from tests.conftest import Home

MOST_OF_TODAY, MOST_OF_AN_ANSWER, MOST_OF_A_RATING = 40, 60, 60


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A home with the journal of the demo, half a year with something of everything."""
    home = Home(tmp_path_factory.mktemp("lived"))
    demo = Path(home.data("demo")["path"])
    demo.rename(home.folder / "journal.db")
    return home


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements that the program asks, those left out that SQLite runs for them in its triggers."""
    statements: list[str] = []

    def noted(statement: str) -> None:
        if not statement.startswith("--"):
            statements.append(statement)

    def counted(path: Path, patience: float, **more: Any) -> Journal:
        connection = connect(path, patience, **more)
        connection.set_trace_callback(noted)
        return connection

    monkeypatch.setattr("custfocus.journal.store.connect", counted)
    return statements


class Typist(Prompts):
    """Answers prompts with these words and then leaves, and notes how many statements there were before each."""

    def __init__(self, words: list[str], statements: list[str]) -> None:
        self.counts: list[int] = []
        self.between: list[str] = []
        super().__init__(io.StringIO(), self.between.append)
        self._words, self._statements = iter(words), statements

    def read(self, *_: Any, **__: Any) -> str:
        """The next of the words."""
        self.counts.append(len(self._statements))
        self._statements.clear()
        words = next(self._words, None)
        if words is None:
            raise LeftError
        return words


def test_the_statements_of_a_run_are_counted(lived: Home, asked: list[str]) -> None:
    """A count that saw nothing would prove nothing."""
    lived.page("note", "Counted")
    assert sum(statement.startswith("insert into change ") for statement in asked) == 1


@pytest.mark.parametrize(
    ("arguments", "most"),
    [
        (["today"], MOST_OF_TODAY),
        (["review", "--show"], MOST_OF_AN_ANSWER),
        (["review", "--set", "customer-needs=Shorter waits"], MOST_OF_AN_ANSWER),
        (["assess"], MOST_OF_A_RATING),
        (["assess", "--set", "listen=4"], MOST_OF_A_RATING),
        (["progress"], MOST_OF_TODAY),
    ],
    ids=["today", "review", "answer", "assess", "rating", "progress"],
)
def test_a_run_asks_few_statements(lived: Home, asked: list[str], arguments: list[str], most: int) -> None:
    """However many questions, principles and entries there are, they are asked for together."""
    lived.page(*arguments)
    assert 0 < len(asked) <= most, "\n".join(asked)


@pytest.mark.parametrize(
    ("sitting", "words", "most"),
    [
        (
            lambda session: ask_or_reopen(session, date(2026, 11, 1), ""),
            ["They wait.", "Two moved."],
            MOST_OF_AN_ANSWER,
        ),
        (lambda session: ask_to_rate(session, "barriers"), ["2", "b", "4"], MOST_OF_A_RATING),
    ],
    ids=["review", "assess"],
)
def test_what_is_answered_at_a_prompt_asks_few_statements(
    lived: Home, asked: list[str], sitting: Callable[[Session], object], words: list[str], most: int
) -> None:
    """Of the page before, too; and what was read for it isn't read again after each answer."""
    session = lived.session("review")
    session.ask = typist = Typist(words, asked)
    with pytest.raises(LeftError):
        sitting(session)
    assert len(typist.counts) == len(words) + 1
    assert 0 < max(typist.counts) <= most
