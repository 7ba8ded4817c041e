from pathlib import Path

from tests.terminal.screen import CTRL_C, ENTER, Terminal, run


def test_one_is_set_and_reworded_at_the_prompt(tmp_path: Path) -> None:
    """The words that stand there are the ones to change."""
    terminal = Terminal(tmp_path, "priority", "add")
    terminal.see("What matters this season?")
    terminal.type("Shorter waits" + ENTER)
    terminal.see('priority 1 · "Shorter waits"')
    assert terminal.ends() == 0
    terminal = Terminal(tmp_path, "priority", "reword", "1")
    terminal.see("> Shorter waits")
    terminal.type(" for everybody" + ENTER)
    terminal.see("worded anew")
    assert terminal.ends() == 0
    assert "1  Shorter waits for everybody" in run(tmp_path, "priority")


def test_what_was_begun_is_there_again(tmp_path: Path) -> None:
    """Whoever leaves half-way goes on there, and the day's page says so."""
    terminal = Terminal(tmp_path, "priority", "add")
    terminal.see("What matters this season?")
    terminal.type("Shorter")
    terminal.see("> Shorter")
    terminal.type(CTRL_C)
    assert terminal.ends() == 130
    run(tmp_path, "note", "Anything")
    assert "(custfocus priority add)" in run(tmp_path)
    terminal = Terminal(tmp_path, "priority", "add")
    terminal.see("> Shorter")
    terminal.type(" waits" + ENTER)
    terminal.see('"Shorter waits"')
    assert terminal.ends() == 0
