"""What can't be saved isn't lost: every command with words keeps them, whatever is in its way."""

from collections.abc import Callable

import pytest

from custfocus.base.errors import FAILED
from tests.conftest import Home

CALLS = (
    (("note", "WORDS"), ""),
    (("note", "-"), "WORDS"),
    (("heard", "WORDS", "--from", "Ana"), ""),
    (("heard", "-"), "WORDS"),
    (("reflect", "WORDS"), ""),
    (("reflect", "-"), "WORDS"),
    (("practice", "talk-direct", "WORDS"), ""),
    (("away", "2026-12-21", "2026-12-23", "WORDS"), ""),
    (("review", "--priority", "WORDS"), ""),
    (("review", "--line", "WORDS"), ""),
    (("priority", "add", "WORDS"), ""),
    (("priority", "add", "-"), "WORDS"),
    (("review", "--set", "customer-needs=WORDS"), ""),
    (("sheet", "complaint", "--set", "said=WORDS"), ""),
    (("plan", "defensiveness", "--if", "WORDS", "--then", "I ask"), ""),
    (("scorecard", "add", "WORDS", "--unit", "hours"), ""),
    (("invite", "WORDS", "--role", "customer"), ""),
    (("invite", "WORDS", "--role", "customer", "--form", "{home}/form.html"), ""),
    (("log", "complaint", "-"), '{"said": "WORDS"}'),
    (("assess", "principles", "--set", "listen=4"), ""),
    (("assess", "principles", "-"), '{"listen": 4}'),
)


def folder_in_place(home: Home) -> None:
    """Somebody has made a folder of the journal's name."""
    (home.folder / "journal.db").mkdir()


def garbage_in_place(home: Home) -> None:
    """The file is another one."""
    (home.folder / "journal.db").write_bytes(b"\x99" * 9000)


def nothing_in_place(home: Home) -> None:
    """The file has lost all that was in it."""
    (home.folder / "journal.db").touch()


def broken_settings(home: Home) -> None:
    """The settings can't be read."""
    (home.folder / "config.toml").write_text("weekdays = mon")


@pytest.mark.parametrize("trouble", [folder_in_place, garbage_in_place, nothing_in_place, broken_settings])
@pytest.mark.parametrize(("call", "stdin"), CALLS, ids=lambda value: " ".join(value[:3]) if value else "-")
def test_words_that_cannot_be_saved_are_kept(
    home: Home, call: tuple[str, ...], stdin: str, trouble: Callable[[Home], None]
) -> None:
    """As a draft, and it is said where; or they were saved after all."""
    home.folder.mkdir(exist_ok=True)
    trouble(home)
    code = home.run(*(word.format(home=home.folder) for word in call), stdin=stdin)
    if code == 0 and trouble is broken_settings:
        return
    assert code == FAILED, home.err
    drafts = "".join(path.read_text("utf-8") for path in (home.folder / "drafts").glob("*.txt"))
    assert ("listen" if call[0] == "assess" else "WORDS") in drafts
    assert "Your words are kept" in home.err
