from hypothesis import given
from hypothesis import strategies as st

from custfocus.terminal.ticking.marks import Marks, Tickable

ITEMS = [
    Tickable(known, group, f"Sheet {group}", text, label)
    for known, group, text, label in (
        ("a1", "a", "It came late", "What did they say?"),
        ("a2", "a", "To know", "What mattered?"),
        ("b1", "b", "Nobody called", ""),
        ("b2", "b", "Late again", ""),
        ("b3", "b", "Thanks", ""),
    )
]


@given(st.lists(st.sampled_from(("tick", "group", -1, 1, 9, -9))), st.sets(st.sampled_from(["a1", "b2", "gone"])))
def test_a_key_changes_only_what_it_is_for(keys: list[str | int], ticked: set[str]) -> None:
    """Moving changes no tick; space changes one; "a" makes all of one group alike and leaves the others."""
    marks = Marks(ITEMS, ticked)
    assert marks.ticked == ticked - {"gone"}
    for key in keys:
        before, group = set(marks.ticked), {item.id for item in ITEMS if item.group == marks.current.group}
        if key == "tick":
            marks.tick()
            assert before ^ marks.ticked == {marks.current.id}
        elif key == "group":
            marks.tick_group()
            assert (marks.ticked & group) == (set() if group <= before else group)
            assert marks.ticked - group == before - group
        else:
            marks.move(int(key))
            assert marks.ticked == before


def test_letters_lead_to_the_first_text_that_has_them_and_down_to_the_next() -> None:
    """In words, question or heading, in whatever case, from where somebody stood on and round to the beginning."""
    marks = Marks(ITEMS)
    marks.move(2)
    for letters, place in (("l", 2), ("la", 3), ("late", 3)):
        marks.seek(letters)
        assert marks.place == place
    marks.seek_next()
    assert marks.current.id == "a1"
    marks.seek("zzz")
    assert marks.is_missing
    marks.seek("MATTERED")
    assert marks.current.id == "a2"
    marks.end_search(stays=True)
    assert (marks.current.id, marks.sought) == ("a2", None)
    marks.seek("thanks")
    marks.end_search(stays=False)
    assert marks.current.id == "a2"
