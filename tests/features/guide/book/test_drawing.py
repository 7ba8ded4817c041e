from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.guide.book.drawing import FONT_WIDTH, HEIGHT, WIDTH, bands, height, in_letters

LEVELS = st.lists(st.text("abc ", min_size=1, max_size=30).filter(str.strip), min_size=2, max_size=6)


def test_a_pyramid_widens_downwards_and_upwards_turned_over() -> None:
    """A level on every other line, and the same people on the same levels."""
    assert in_letters(["Top", "Hands", "Guests"]) == (
        "    / Top \\\n   /-------\\\n  /  Hands  \\\n /-----------\\\n/    Guests   \\"
    )
    turned = in_letters(["Top", "Hands", "Guests"], turned=True).splitlines()
    assert turned[0] == "\\    Guests   /"
    assert turned[-1] == "    \\ Top /"


@given(LEVELS)
def test_its_sides_are_straight_whoever_stands_on_it(levels: list[str]) -> None:
    """Each line is a letter wider on either side, and every label is whole."""
    lines = in_letters(levels).splitlines()
    indents = [len(line) - len(line.lstrip(" ")) for line in lines]
    assert indents == list(reversed(range(len(lines))))
    assert len({len(line) + indent for line, indent in zip(lines, indents, strict=True)}) == 1
    assert all(level in line for level, line in zip(levels, lines[::2], strict=True))


@given(LEVELS, st.booleans())
def test_its_bands_fill_the_drawing_and_hold_their_labels(levels: list[str], turned: bool) -> None:
    """No corner lies outside, each label fits between the sides, and the order is kept."""
    found = list(bands(levels, turned=turned))
    assert [band.label for band in found] == levels
    for band in found:
        corners = [tuple(map(float, corner.split(","))) for corner in band.corners.split()]
        assert all(0 <= x <= WIDTH and 0 <= y <= height(levels) for x, y in corners)
        narrow = min(abs(corners[0][0] - corners[1][0]), abs(corners[2][0] - corners[3][0]))
        assert len(band.label) * band.font * FONT_WIDTH <= narrow + 2
        assert 0 < band.middle < height(levels)
    assert height(levels) == HEIGHT * len(levels)
    assert [band.middle for band in found] == sorted((band.middle for band in found), reverse=turned)
