import re

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.export.documents.cells import cell, uncelled

ODD = st.text(st.sampled_from("=+-@\t;\n '\"a1(")) | st.text()


@given(ODD)
def test_a_cell_comes_back_as_the_text_that_it_was(text: str) -> None:
    """Whatever stands in it, apostrophes of its own too; line ends are of one kind."""
    assert uncelled(cell(text)) == text.replace("\r\n", "\n").replace("\r", "\n")


@given(ODD)
def test_no_cell_is_a_formula(text: str) -> None:
    """Neither whole, nor where semicolons, tabs or line ends part it."""
    first, *others = re.split("[;\t\n]", cell(text))
    assert not first.startswith(("=", "+", "-", "@"))
    assert not any(re.match(r'[ "]*(?:[=+@]|-[\w(])', part) for part in others)
