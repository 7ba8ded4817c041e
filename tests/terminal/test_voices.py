from pathlib import Path

from tests.terminal.screen import CTRL_C, ENTER, Terminal


def test_the_role_is_asked_for_where_it_is_not_said(tmp_path: Path) -> None:
    """By its first letters; then the mail stands there, and what to do with it."""
    terminal = Terminal(tmp_path, "invite", "Pia")
    terminal.see("What is Pia to you? [customer, partner (internal partner), team (team member), m")
    terminal.type("par" + ENTER)
    terminal.see("Dear Pia,")
    terminal.see("Pia is asked")
    assert terminal.ends() == 0
    again = Terminal(tmp_path, "invite")
    again.see("internal partner")
    assert again.ends() == 0


def test_leaving_there_asks_nobody(tmp_path: Path) -> None:
    """Nothing is kept."""
    terminal = Terminal(tmp_path, "invite", "Pia")
    terminal.see("What is Pia to you?")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    again = Terminal(tmp_path, "invite")
    again.see("You haven't asked anybody yet.")
    assert again.ends() == 0
