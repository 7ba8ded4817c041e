import io
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.terminal.drafting import Drafts
from custfocus.terminal.prompts import LeftError, Prompts

WORDS = "Nobody rang her back."


class Typist(Prompts):
    """Somebody at the prompt, who adds words to what stands there and then goes on or leaves."""

    def __init__(self, words: str, *, leaves: bool = False) -> None:
        super().__init__(io.StringIO(), lambda _: None)
        self.words = words
        self.leaves = leaves

    def read(self, label: str, keys: str, initial: str, *_: Any, **__: Any) -> str:  # noqa: ARG002 - as at a prompt
        """What stands there in the end."""
        if self.leaves:
            raise LeftError(initial + self.words)
        return initial + self.words


@pytest.fixture
def lines() -> list[str]:
    """What the user was told on the side."""
    return []


@pytest.fixture
def drafts(tmp_path: Path, lines: list[str]) -> Drafts:
    """Drafts in a folder that isn't there yet, with nobody at the prompt."""
    return Drafts(tmp_path / "drafts", Typist(""), lines.append)


def test_what_is_saved_leaves_no_draft(drafts: Drafts) -> None:
    """Only what couldn't be saved waits."""
    with drafts.keeping("note", "", WORDS):
        pass
    assert drafts.waiting() == []


def test_what_cannot_be_saved_waits_and_the_error_says_where(drafts: Drafts) -> None:
    """Its message, code and exit code stay as they are."""
    with pytest.raises(CustfocusError) as caught, drafts.keeping("answer", "what-wish", WORDS):
        raise CustfocusError("The disk is full.", "Make room.", code="disk", exit_code=2)
    assert [(draft.use, draft.about, draft.text) for draft in drafts.waiting()] == [("answer", "what-wish", WORDS)]
    error = caught.value
    assert (error.message, error.code, error.exit_code) == ("The disk is full.", "disk", 2)
    assert error.hint == f"Make room. Your words are kept and offered next time, in {drafts.waiting()[0].path}."


def test_an_interruption_keeps_the_words_and_goes_on(drafts: Drafts, lines: list[str]) -> None:
    """It is raised as it was, with a line that tells of the draft."""
    with pytest.raises(KeyboardInterrupt), drafts.keeping("note", "", WORDS):
        raise KeyboardInterrupt
    assert drafts.find("note") == WORDS
    assert [line.strip() for line in lines] == ["Your words are kept and offered next time."]


def test_words_without_letters_are_not_kept(drafts: Drafts) -> None:
    """There is nothing to lose."""
    with pytest.raises(KeyboardInterrupt), drafts.keeping("note", "", " \n"):
        raise KeyboardInterrupt
    assert drafts.waiting() == []


def test_where_no_draft_can_be_written_the_words_are_shown(tmp_path: Path, lines: list[str]) -> None:
    """They stay on the screen, to be copied."""
    (tmp_path / "file").write_text("in the way")
    drafts = Drafts(tmp_path / "file" / "drafts", Typist(""), lines.append)
    with pytest.raises(OSError, match="full"), drafts.keeping("note", "", WORDS):
        raise OSError("full")
    assert lines == [f"Neither the journal nor a draft could be written. Your words:\n{WORDS}"]


def test_a_second_text_for_the_same_thing_stands_below_the_first(drafts: Drafts) -> None:
    """Neither is lost; the same text isn't kept twice."""
    for words in ("One.", "Two.", "One.\n\nTwo."):
        drafts.keep("note", "", words)
    assert drafts.find("note") == "One.\n\nTwo."


def test_who_leaves_finds_the_words_again_and_saving_ends_the_draft(tmp_path: Path, lines: list[str]) -> None:
    """The next prompt begins with them and says so; what is saved then isn't offered any more."""
    folder = tmp_path / "drafts"
    with pytest.raises(LeftError):
        Drafts(folder, Typist("Nobody", leaves=True), lines.append).typed("> ", "note", initial="")
    with pytest.raises(LeftError):
        Drafts(folder, Typist(" rang", leaves=True), lines.append).typed("> ", "note", initial="Not this")
    drafts = Drafts(folder, Typist(" her back."), lines.append)
    text = drafts.typed("> ", "note")
    assert text == WORDS
    assert lines.count("What you wrote before is here again, to go on with or to clear.") == 2
    assert drafts.find("note") == WORDS
    with drafts.keeping("note", "", text):
        pass
    assert drafts.waiting() == []


def test_a_draft_that_nobody_took_up_stays(drafts: Drafts) -> None:
    """Saving another text about the same thing doesn't throw it away."""
    drafts.keep("note", "", "Waiting.")
    with drafts.keeping("note", "", WORDS):
        pass
    assert drafts.find("note") == "Waiting."


def test_a_draft_in_another_encoding_is_offered_all_the_same(drafts: Drafts) -> None:
    """An editor may have left it so."""
    path = drafts.keep("note", "", WORDS)
    assert path is not None
    path.write_bytes("Grüße".encode("latin-1"))
    assert drafts.find("note") == "Grüße"


def another(tmp_path: Path) -> Drafts:
    """The drafts of another run in the same folder."""
    return Drafts(tmp_path / "drafts", Typist(""), lambda _: None)


def test_each_run_keeps_its_own_and_all_are_offered_together(drafts: Drafts, tmp_path: Path) -> None:
    """However many fail at once; once their texts are saved, none waits."""
    with ThreadPoolExecutor(12) as runs:
        kept = list(runs.map(lambda each: another(tmp_path).keep("edit", "k" * 32, f"Word{each}"), range(12)))
    assert len(set(kept)) == 12
    assert set(drafts.find("edit", "k" * 32).split()) == {f"Word{each}" for each in range(12)}
    assert len(drafts.waiting()) == 1
    text = drafts.take_up("edit", "k" * 32)
    with drafts.keeping("edit", "k" * 32, text):
        pass
    assert drafts.waiting() == []


def test_what_came_after_a_draft_was_taken_up_stays(drafts: Drafts, tmp_path: Path) -> None:
    """Only what was saved is gone; the same words twice are offered once."""
    drafts.keep("note", "", "Before.")
    again = another(tmp_path)
    again.take_up("note", "")
    for _ in range(2):
        another(tmp_path).keep("note", "", "After.")
    with again.keeping("note", "", "Before."):
        pass
    assert again.find("note") == "After."


def test_what_another_run_is_still_writing_is_not_offered(drafts: Drafts, tmp_path: Path) -> None:
    """Once it is over, its words wait like any other."""
    path = drafts.begin("note", "", "")
    path.write_text("Half a thought")
    assert another(tmp_path).waiting() == []
    drafts.close()
    assert another(tmp_path).find("note") == "Half a thought"
    assert {file.suffix for file in path.parent.iterdir()} == {".txt"}


def test_a_draft_from_before_each_run_had_its_own_is_offered_first(drafts: Drafts, tmp_path: Path) -> None:
    """Its file has no run in its name."""
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "answer.what-wish.txt").write_text("Old.")
    drafts.keep("answer", "what-wish", "New.")
    assert drafts.find("answer", "what-wish") == "Old.\n\nNew."
    assert [(draft.use, draft.about) for draft in drafts.waiting()] == [("answer", "what-wish")]


def test_drafts_about_an_entry_go_whatever_they_are_for(drafts: Drafts, tmp_path: Path) -> None:
    """A form, an edit, a field of a sheet; those about others stay."""
    for use, about in (("form", "k" * 32), ("edit", "k" * 32), ("sheet", "k" * 32 + "-said"), ("edit", "l" * 32)):
        another(tmp_path).keep(use, about, WORDS)
    drafts.drop_all("k" * 32)
    assert [(draft.use, draft.about) for draft in drafts.waiting()] == [("edit", "l" * 32)]


def test_what_finds_no_place_is_offered_as_a_note(drafts: Drafts, lines: list[str], tmp_path: Path) -> None:
    """Words that were typed where a yes was asked for; what waited there before stays above them."""
    another(tmp_path).keep("note", "", "Before.")
    aside = drafts.aside()
    aside.hold("Nobody")
    aside.settle(WORDS)
    aside.hold("Half")
    aside.restore()
    drafts.close()
    assert lines == ["What you typed is kept: custfocus note brings it back."]
    assert another(tmp_path).find("note") == f"Before.\n\n{WORDS}"


def test_what_was_typed_for_a_choice_begins_the_next_words(drafts: Drafts, tmp_path: Path) -> None:
    """And is no note any more then."""
    drafts.aside().settle(WORDS)
    assert drafts.take_up("sheet", "k" * 32) == WORDS
    drafts.close()
    assert [(draft.use, draft.text) for draft in another(tmp_path).waiting()] == [("sheet", WORDS)]
