from pathlib import Path

from tests.terminal.screen import CTRL_C, ENTER, Terminal


def test_enter_starts_answering_the_question(tmp_path: Path) -> None:
    """The one door leads straight to the prompt, and what is typed there is saved."""
    terminal = Terminal(tmp_path)
    terminal.see("Welcome.")
    terminal.see("Enter to answer it, q to leave:")
    terminal.type(ENTER)
    terminal.see(" >")
    terminal.type("Ana stayed late" + ENTER)
    terminal.see("Saved")
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    assert terminal.ends() == 0
    again = Terminal(tmp_path)
    again.see("Answered: Ana stayed late")
    assert again.ends() == 0


def test_words_typed_right_there_begin_the_answer(tmp_path: Path) -> None:
    """Nobody's first answer is lost for having been typed a prompt too soon."""
    terminal = Terminal(tmp_path)
    terminal.see("to leave:")
    terminal.type("We lost the letter" + ENTER)
    terminal.see("> We lost the letter")
    terminal.type(" for Ms Okoro" + ENTER)
    terminal.see("One thing I'll do")
    terminal.type(ENTER)
    assert terminal.ends() == 0
    again = Terminal(tmp_path)
    again.see("Answered: We lost the letter for Ms Okoro")
    assert again.ends() == 0


def test_q_leaves(tmp_path: Path) -> None:
    """It leaves without a word, and so does Ctrl+C, which ends with 130."""
    terminal = Terminal(tmp_path)
    terminal.see("to leave:")
    terminal.type("q" + ENTER)
    assert terminal.ends() == 0
    terminal = Terminal(tmp_path)
    terminal.see("to leave:")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
