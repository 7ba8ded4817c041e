from datetime import date

from msgspec.structs import replace

from custfocus.features.guide.browsing import whole_item
from custfocus.features.guide.views import NextPiece, PathPiece, ReadingPath
from tests.framework import SMALL
from tests.page import page, too_wide

ITEM = whole_item(SMALL, SMALL.by_id["read-it"], whole=True)
PATH = ReadingPath(
    tuple(
        PathPiece(
            place, f"read-{place}", "A title of some length " * place, date(2026, 11, 3) if place == 1 else None
        )
        for place in (1, 2, 3)
    )
)


def test_a_piece_has_its_place_its_paragraphs_and_how_many_follow() -> None:
    """Lines are as the page has them, not as the file does."""
    assert page(NextPiece(2, 3, ITEM, 1)) == (
        "Near and far  2 of 3 · two minutes to read\n\nFar is easy.\n\nNear takes meaning to.\n\n"
        "Ticked off. 1 more piece to come.\ncustfocus guide --path  lists them, to read again\n"
    )
    assert "Ticked off; it was the last." in page(NextPiece(3, 3, ITEM))
    assert page(replace(ITEM, left=2)).endswith("\n\nTicked off. 2 more pieces to come.\n")
    assert "Ticked off" not in page(ITEM)


def test_the_path_marks_what_is_read() -> None:
    """And leads to the next piece as long as there is one."""
    text = page(PATH)
    assert "The reading path  1 of 3 read" in text
    assert "●  1  A title of some length   read-1  3 Nov" in text
    assert "guide --next" in text
    assert "guide --next" not in page(ReadingPath(PATH.pieces[:1]))


def test_no_line_is_wider_than_the_screen() -> None:
    """However narrow."""
    for width in (30, 48, 80):
        for view in (PATH, NextPiece(2, 3, ITEM, 1), replace(ITEM, left=2), NextPiece(3, 3, None)):
            assert too_wide(page(view, width), width) == []
