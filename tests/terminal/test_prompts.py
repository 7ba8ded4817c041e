import io
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from custfocus.terminal.prompts import NO_WAY_BACK, BackError, LeftError, Prompts

CHOICES = {"yes": "", "not-yet": "", "drop": "no longer wanted"}


class Typist(Prompts):
    """Somebody who types these words, one prompt after the other, and notes what stood there."""

    def __init__(self, *words: str, aside: Any = lambda: None) -> None:
        self.told: list[str] = []
        self.labels: list[str] = []
        super().__init__(io.StringIO(), self.told.append, aside)
        self._words: Iterator[str] = iter(words)

    def read(self, label: str, keys: str, *_: Any, **__: Any) -> str:
        """The next of the words."""
        self.labels.append(f"{label} {keys}")
        return next(self._words)


class Aside:
    """Notes what is kept."""

    def __init__(self) -> None:
        self.settled: list[str] = []

    def hold(self, text: str) -> None:
        """Nothing."""

    def settle(self, text: str) -> None:
        """Note it."""
        self.settled.append(text)

    def restore(self) -> None:
        """Nothing."""


ASKING: list[Callable[[Prompts, bool], object]] = [
    lambda ask, back: ask.text("What?", back=back),
    lambda ask, back: ask.word("", str.isdigit, back=back),
    lambda ask, back: ask.choose("", CHOICES, "yes", back=back),
    lambda ask, back: ask.pick("", ["one", "two"], back=back),
    lambda ask, back: ask.confirm("", default=True, back=back),
]


@pytest.mark.parametrize("asking", ASKING)
def test_two_letters_mean_the_same_at_every_prompt(asking: Callable[[Prompts, bool], object]) -> None:
    """A "b" goes back, where there is something; "q" leaves; both stand above the field."""
    with pytest.raises(BackError):
        asking(Typist("b"), True)
    with pytest.raises(LeftError) as left:
        asking(Typist("q"), False)
    assert left.value.by_word
    typist = Typist("b", "q")
    with pytest.raises(LeftError):
        asking(typist, False)
    assert typist.told == [NO_WAY_BACK]
    assert all("q leaves." in label and "b goes back" not in label for label in typist.labels)


def test_a_letter_in_quotes_is_an_answer() -> None:
    """Without the quotes."""
    assert Typist('"b"').text("") == "b"
    assert Typist("'q'").text("") == "q"


def test_what_may_be_a_command_is_asked_about_once() -> None:
    """With a yes it is saved, with a no the question stays."""
    assert Typist("help", "y").text("") == "help"
    typist = Typist("custfocus plan", "", "Words")
    assert typist.text("") == "Words"
    assert 'Save "custfocus plan" as your answer?' in typist.labels[1]


def test_what_stands_there_already_is_not_asked_about() -> None:
    """An entry that says "help" can be saved as it is."""
    assert Typist("help").text("", initial="help") == "help"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("y", "yes"),
        ("not yet", "not-yet"),
        ("Not-yet.", "not-yet"),
        ("later", "not-yet"),
        ("dro", "drop"),
        ("", "yes"),
    ],
)
def test_a_choice_is_made_as_one_says_it(typed: str, answer: str) -> None:
    """By first letters, or another word for it."""
    assert Typist(typed).choose("", CHOICES, "yes", also={"not-yet": ("later",)}) == answer


@pytest.mark.parametrize("typed", ["nope", "not now", "No", "later"])
def test_a_no_is_a_no(typed: str) -> None:
    """In the words that people have for it."""
    assert not Typist(typed).confirm("", default=True)


def test_words_where_a_choice_is_asked_for_are_kept() -> None:
    """A slip is not, nor is a command that was meant for the shell."""
    aside = Aside()
    typist = Typist("yess", "custfocus plan", "A caller said it was late", "客户说", "y", aside=lambda: aside)
    assert typist.confirm("Go on?", default=False)
    assert aside.settled == ["A caller said it was late", "客户说"]
