import pytest

from custfocus.features.share.name_answers import answered, named

POINTED_OUT = ("Kwame", "Mensah", "Nobody")


@pytest.mark.parametrize(
    ("line", "names"),
    [
        *((line, POINTED_OUT) for line in ("y", "Yes", "all", " ALL ")),
        *((line, ()) for line in ("", "n", "NO", "none")),
        ("1", ("Kwame",)),
        ("1 2", ("Kwame", "Mensah")),
        ("3,1", ("Nobody", "Kwame")),
        ("Kwame Mensah", ("Kwame Mensah",)),
        ("2, Ann  Lee", ("Mensah", "Ann Lee")),
        ("王伟, 明", ("王伟", "明")),
    ],
)
def test_an_answer_is_a_plain_yes_or_no_or_names(line: str, names: tuple[str, ...]) -> None:
    """All of them, none, some by their numbers, others as they are written."""
    assert (answered(line, POINTED_OUT).names, answered(line, POINTED_OUT).unclear) == (names, ())


@pytest.mark.parametrize("line", ["1, 7", "0", "?", "b, Kwame", "y, n", "q, 1", "k", "help, 2", "1, -"])
def test_what_is_no_name_is_never_taken_for_one(line: str) -> None:
    """Numbers that are none, and words that answer other questions; then nothing of the answer holds."""
    answer = answered(line, POINTED_OUT)
    assert answer.names == ()
    assert answer.unclear


def test_where_nothing_is_asked_yes_and_no_are_no_names_either() -> None:
    """On the list itself a name is added and a number taken off."""
    assert named("2, Ann Lee", POINTED_OUT).names == ("Mensah", "Ann Lee")
    for line in ("y", "no", "all"):
        assert named(line, POINTED_OUT).unclear == (line,)
