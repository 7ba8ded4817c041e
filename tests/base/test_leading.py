import pytest

from custfocus.base.leading import Leading

LEADING = Leading("demo", frozenset({"list", "show"}))


@pytest.mark.parametrize(
    ("words", "led"),
    [
        ("custfocus list shows it, custfocus show 1 too", "custfocus demo list shows it, custfocus demo show 1 too"),
        ("custfocus listens", "custfocus listens"),
        ("custfocus replaces them", "custfocus replaces them"),
        ("Mycustfocus list", "Mycustfocus list"),
        ("", ""),
    ],
)
def test_only_commands_are_led(words: str, led: str) -> None:
    """What merely speaks of custfocus stays."""
    assert LEADING.led(words) == led
