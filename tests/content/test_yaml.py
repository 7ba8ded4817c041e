import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.yaml import DEEPEST, LARGEST, NotReadableError, read


def problem(folder: Path, text: str | bytes) -> str:
    """Why a file of this text isn't read, with its line."""
    path = folder / "x.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(NotReadableError) as refused:
        read(path, "x.yaml")
    return str(refused.value).removeprefix("x.yaml, line ")


def test_plain_words_stay_text_and_places_know_their_lines(tmp_path: Path) -> None:
    """Only whole numbers, true, false and null are more than text; keys and values have lines."""
    path = tmp_path / "x.yaml"
    path.write_text('a: no\nb: [1, "1", true, ~, 2026-11-22, 1.5, 0123456789]\nc:\n  - d: >-\n      one\n      two\n')
    data, lines = read(path, "x.yaml")
    assert data == {
        "a": "no",
        "b": [1, "1", True, None, "2026-11-22", "1.5", "0123456789"],
        "c": [{"d": "one two"}],
    }
    assert (lines["a",], lines["b", 2], lines["c", 0, "d"]) == (1, 2, 4)


def test_nothing_is_read_as_nothing(tmp_path: Path) -> None:
    """An empty file and one of comments hold nothing, without complaint."""
    for text in ("", "# later\n", "\ufeff", "---\n"):
        (tmp_path / "x.yaml").write_text(text)
        assert read(tmp_path / "x.yaml", "x.yaml")[0] is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", '2: found "a" twice'),
        ("a:\n  b: {c: 1, c: 2}\n", '2: found "c" twice'),
        ("a: &x 1\nb: *x\n", "1: found an anchor or alias"),
        ("a:\n  b: *x\n", "2: found an anchor or alias"),
        ("*x : 1\n", "1: found an anchor or alias"),
        ("a: 1\n<<: *x\n", "2: found an anchor or alias"),
        ("a: !!python/object/apply:os.system [ls]\n", "1: found the tag"),
        ("a: ! b\n", "1: found the tag"),
        ("a: 1\n---\nb: 1\n", "2: found a second document"),
        ("---\n---\nb: 1\n", "2: found a second document"),
        ("x: 1\n1: 1\n", "2: found a key that isn't a word"),
        ("true: 1\n", "1: found a key that isn't a word"),
        ("? [a]\n: 1\n", "1: found a key that isn't a word"),
        ("{{}: 1}\n", "1: found a key that isn't a word"),
        ("a: |\n  ü\n  b\x07\n", "3: found a control character"),
        ('a: 1\nb: "\\e[31m"\n', "2: found an escaped control character"),
        (b"a: 1\nb: \xff\n", "2: found bytes that aren't text"),
        ("a: [1\nb: 2\n", "2: isn't valid YAML: "),
        ("a:\n\tb: 1\n", "2: isn't valid YAML: "),
        ('a: "\\ud800"\n', "1: isn't valid YAML: "),
    ],
)
def test_what_isnt_plain_yaml_is_refused_with_its_line(tmp_path: Path, text: str | bytes, expected: str) -> None:
    """Each refusal names the line and what was found there."""
    assert problem(tmp_path, text).startswith(expected)


def test_size_and_depth_are_capped(tmp_path: Path) -> None:
    """Five megabytes, a hundred thousand levels and a billion laughs are refused at once."""
    assert "more than 1 MiB" in problem(tmp_path, "a: " + "x" * 5_000_000)
    assert "more than 1 MiB" in problem(tmp_path, " " * (LARGEST + 1))
    assert f"more than {DEEPEST} levels" in problem(tmp_path, "[" * 100_000)
    assert f"more than {DEEPEST} levels" in problem(tmp_path, "[" * 100_000 + "]" * 100_000)
    assert f"more than {DEEPEST} levels" in problem(tmp_path, "{a: " * 100_000)
    assert f"more than {DEEPEST} levels" in problem(tmp_path, "- " * 100_000)
    laughs = "a: &a [x,x]\n" + "".join(
        f"{b}: &{b} [*{a},*{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert "anchor or alias" in problem(tmp_path, laughs)


def test_a_problem_quotes_no_more_than_a_few_words(tmp_path: Path) -> None:
    """A key of a megabyte doesn't fill the screen."""
    assert len(problem(tmp_path, f"? {'x' * 100_000}\n: 1\n? {'x' * 100_000}\n: 1\n")) < 100


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    """A missing file, a folder and a pipe, which might keep a reader waiting for ever, are told of."""
    os.mkfifo(tmp_path / "pipe.yaml")
    for name, expected in (
        (".", "isn't a file"),
        ("pipe.yaml", "isn't a file"),
        ("gone.yaml", "can't be read: No such"),
    ):
        with pytest.raises(NotReadableError, match=expected):
            read(tmp_path / name, name)


@given(st.one_of(st.binary(max_size=200), st.text(alphabet=":-[]{}&*!|>?'\"#%@` \n\tabc1\x00ü", max_size=80)))
def test_anything_is_either_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: bytes | str) -> None:
    """Whatever a file holds, reading it gives plain data or the one error."""
    path = tmp_path_factory.getbasetemp() / "any.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    try:
        data, lines = read(path, "any.yaml")
    except NotReadableError as error:
        data, lines = None, {(): error.problem.line}
    assert data is None or isinstance(data, dict | list | str | int | bool)
    assert all(line >= 1 for line in lines.values())
