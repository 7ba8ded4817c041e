import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.utils import get_cwidth
from syrupy.assertion import SnapshotAssertion

from custfocus.terminal.ticking.drawing import Room, Screen, screen
from custfocus.terminal.ticking.marks import Marks, Tickable

WORDS = "The parcel of Customer A came on Thursday, and nobody rang her. She had taken the morning off for it."
ITEMS = [
    Tickable("s.said", "s", "A complaint, 9 November 2026", WORDS, "What did they say?"),
    Tickable("s.learnt", "s", "A complaint, 9 November 2026", "To know a day early.", "What mattered most to them?"),
    Tickable("h1", "heard", "What was heard", "Nobody called back", "Heard on 3 November 2026", "Handed on before"),
    Tickable("h2", "heard", "What was heard", "田中さんに 三回 説明しました", "Heard on 4 November 2026"),
]


def plain(view: Screen) -> str:
    """A screen without its styles."""
    return "\n".join("".join(words for _, words in line).rstrip() for line in view.lines)


@pytest.mark.parametrize("columns", [100, 80, 48])
def test_the_text_stands_beside_the_list_or_below_it(columns: int, snapshot: SnapshotAssertion) -> None:
    """As a person sees it: what is ticked, where they are, the words whole, and what the keys do."""
    marks = Marks(ITEMS, {"s.said", "h1"})
    assert plain(screen(marks, "Tick what may go to the team", ", q leaves.", Room(columns, 20))) == snapshot


def test_while_letters_are_looked_for_they_stand_below() -> None:
    """With what the keys do then, and that nothing has them."""
    marks = Marks(ITEMS)
    marks.seek("called")
    assert "/called\nEnter goes there" in plain(screen(marks, "T", "", Room(80, 20)))
    marks.seek("calledx")
    assert "/calledx isn't there." in plain(screen(marks, "T", "", Room(80, 20)))


def test_a_long_text_is_read_a_screen_at_a_time() -> None:
    """Nothing of it is left out, and its end says so by what doesn't stand there."""
    words = [f"word{nth}" for nth in range(300)]
    marks = Marks([Tickable("a", "a", "H", " ".join(words))])
    seen: list[str] = []
    while True:
        view = screen(marks, "T", "", Room(48, 16))
        page = plain(view)
        seen += [word for word in page.split() if word.startswith("word")]
        if not view.has_more:
            break
        assert "→ more" in page
        marks.scroll(1)
    assert set(words) <= set(seen)
    assert "more" not in page


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.text(max_size=90)), min_size=1, max_size=40),
    st.integers(20, 130),
    st.integers(8, 40),
    st.integers(0, 39),
    st.text(max_size=40),
)
def test_it_fits_every_window(texts: list[tuple[str, str]], columns: int, rows: int, place: int, title: str) -> None:
    """No line is longer than the window, nor are there more than it has, and where somebody stands is among them."""
    marks = Marks([Tickable(f"{nth}", group, group, text) for nth, (group, text) in enumerate(texts)])
    marks.move(place)
    view = screen(marks, title, ", q leaves.", Room(columns, rows))
    assert len(view.lines) <= max(rows, 13)
    for line in view.lines:
        assert sum(get_cwidth(letter) for _, words in line for letter in words if letter.isprintable()) <= columns
    assert sum(style == "[SetCursorPosition]" for line in view.lines for style, _ in line) == 1
