from custfocus.content.framework import Checked, Problem
from custfocus.features.guide.views import EXAMPLE, Checks
from tests.page import page, too_wide


def test_a_check_tells_of_each_file() -> None:
    """What a good one does, what is wrong with a bad one and where, what to do with one that lies elsewhere."""
    bad = Checked("bad.yaml", problems=(Problem("bad.yaml", 4, "found x, expected y."),))
    good = Checked("good.yaml", ("a", "b"), ("c",), ("d",))
    assert page(Checks("/home/content", good=False, files=(bad, good, Checked("empty.yaml")))) == (
        "bad.yaml is left out as a whole until this is mended:\n"
        "  line 4: found x, expected y.\n"
        "good.yaml is good: it adds a, b; replaces c; retires d.\n"
        "empty.yaml is good, and has nothing in it yet.\n"
    )
    assert page(Checks("/home/content", good=True, files=(good,), elsewhere=True)).endswith(
        "\nTo use it, put it into /home/content.\n"
    )


def test_a_first_file_is_shown_as_it_has_to_be() -> None:
    """Its lines are short enough never to be folded, which YAML would take amiss."""
    assert EXAMPLE in page(Checks("/home/content", good=True, files=(), example=EXAMPLE), 48)
    assert too_wide(EXAMPLE, 48) == []
