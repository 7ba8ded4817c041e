from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from custfocus.terminal.programs.screens import Screens

BLOCKS = st.lists(st.integers(1, 12).map(lambda lines: "line\n" * lines), max_size=12)


@given(BLOCKS, st.integers(1, 10), st.data())
def test_screens_hold_the_page_and_none_is_longer_than_the_window(
    blocks: list[str], room: int, data: st.DataObject
) -> None:
    """From whatever line on, in order and without a gap."""
    screens = Screens(blocks)
    begin = data.draw(st.integers(0, len(screens.lines)))
    ends = [begin, *screens.ends(begin, room)]
    assert ends[-1] == len(screens.lines)
    assert all(0 < end - start <= room for start, end in pairwise(ends))


@given(BLOCKS, st.integers(1, 10))
def test_what_fits_a_screen_is_not_cut(blocks: list[str], room: int) -> None:
    """And a part stands on the screen of the part before where there is room for it."""
    screens = Screens(blocks)
    begins = {sum(map(len, (each.splitlines() for each in blocks[:place]))) for place in range(len(blocks) + 1)}
    ends = [0, *screens.ends(0, room)]
    for start, end in pairwise(ends):
        if end not in begins:
            assert end - start == room
            assert not any(start < place <= end for place in begins)
        elif later := [place for place in begins if place > end]:
            assert min(later) - start > room


def test_a_page_of_one_part_breaks_at_its_empty_lines() -> None:
    """As a letter does, between two paragraphs."""
    assert [*Screens(["a\nb\n\nc\nd\n\ne\n"]).ends(0, 4)] == [2, 5, 7]
