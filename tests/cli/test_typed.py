import pytest

from custfocus.cli.typed import Typed, typed_in, typed_in_bash

LINES = {
    "custfocus ": Typed((), ""),
    "custfocus li": Typed((), "li"),
    "custfocus list ": Typed(("list",), ""),
    r"custfocus show First\ re": Typed(("show",), "First re"),
    'custfocus show "First re': Typed(("show",), "First re", '"'),
    "custfocus show 'It''s 'a": Typed(("show",), "Its a"),
    r'custfocus show "a \" \$b \c': Typed(("show",), r'a " $b \c', '"'),
    "custfocus --journal=other.db list": Typed(("--journal=other.db",), "list"),
    "custfocus export --format=js": Typed(("export",), "--format=js", "", "--format="),
    "custfocus show \\": Typed(("show",), ""),
}


@pytest.mark.parametrize(("line", "typed"), LINES.items())
def test_a_line_is_told_in_words(line: str, typed: Typed) -> None:
    """As the program would get them, up to a word that may be half, in quotes or not."""
    assert typed_in_bash({"COMP_LINE": line}) == typed
    assert typed_in({"_TYPER_COMPLETE_ARGS": line}) == typed


def test_words_that_bash_has_broken_are_joined() -> None:
    """As those hand them over who set up their shell with an earlier version."""
    words = ["custfocus", "--journal", "=", "a", ":", "b.db", "export", "--format", "=", "js", "more"]
    typed = typed_in_bash({"COMP_WORDS": "\n".join(words), "COMP_CWORD": "9"})
    assert typed == Typed(("--journal=a:b.db", "export"), "--format=js", "", "--format=")
    typed = typed_in_bash({"COMP_WORDS": "custfocus\nlist\n", "COMP_CWORD": "2"})
    assert typed == Typed(("list",), "")
