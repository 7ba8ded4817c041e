"""What a page shows of much, and what it numbers."""

from msgspec.structs import replace

from custfocus.features.insights.selection import (
    PAIRS_SHOWN,
    REMARKS_SHOWN,
    ROWS_SHOWN,
    THEMES_SHOWN,
    ids_shown,
    remarks_shown,
    rows_shown,
    themes_shown,
)
from tests.features.insights.journals import entry, heard, sheet, together


def test_a_page_numbers_complaints_then_sentences_then_remarks() -> None:
    """In the order in which it shows them; a sentence for each that is shared, or with --all every one."""
    view = together([sheet(name, "complaint", 9, cause="late") for name in "abc"], heard(60, 60))
    first = [evidence.id for _, (evidence,) in themes_shown(view)]
    lately = [remark.id for remark in remarks_shown(view)]
    assert ids_shown(view) == [*view.offers[0].complaints, *first, *lately]
    every = [one.id for theme in view.themes for one in theme.evidence]
    all_lately = [remark.id for remark in view.recent.remarks]
    assert ids_shown(replace(view, whole=True)) == [*view.offers[0].complaints, *every, *all_lately]


def test_pairs_leave_room_for_words() -> None:
    """Five and three; where there are few of one, the other takes the place."""
    view = together((), heard(200, 170))
    shown = [len(theme.words) for theme, _ in themes_shown(view)]
    assert shown == [2] * PAIRS_SHOWN + [1] * (THEMES_SHOWN - PAIRS_SHOWN)
    words = tuple(theme for theme in view.themes if len(theme.words) == 1)
    assert len(themes_shown(replace(view, themes=words))) == min(len(words), THEMES_SHOWN)


def test_of_very_many_remarks_the_latest_are_shown() -> None:
    """In the order in which all of them stand; up to twenty, none is left out."""
    few, many = together((), heard(REMARKS_SHOWN, 28)), together((), heard(90, 28))
    assert [*remarks_shown(few)] == [*few.recent.remarks]
    shown = remarks_shown(many)
    assert len(shown) == REMARKS_SHOWN
    assert [remark for remark in many.recent.remarks if remark in shown] == [*shown]
    assert min(remark.day for remark in shown) >= max(r.day for r in many.recent.remarks if r not in shown)


def test_rows_are_put_together_where_there_are_many() -> None:
    """Never one alone, which would take as much room by its own name."""
    for many, left in ((ROWS_SHOWN + 1, 0), (ROWS_SHOWN + 2, 2)):
        view = together([sheet(f"s{n}", "complaint", 1, cause=f"cause {n}") for n in range(many)])
        shown, rest = rows_shown(view.causes, whole=False)
        assert (len(shown) + len(rest), len(rest)) == (many, left)
        assert rows_shown(view.causes, whole=True)[1] == ()
    unsaid = [sheet(f"u{n}", "complaint", 1) for n in range(9)]
    causes = [sheet(f"s{n}", "complaint", 1, cause=f"cause {n}") for n in range(ROWS_SHOWN + 2)]
    shown, rest = rows_shown(together([*unsaid, *causes]).causes, whole=False)
    assert (shown[-1].name, [row.name for row in rest if not row.name]) == (None, [])


def test_who_was_heard_once_is_named_up_to_three() -> None:
    """The rest comes with --all."""
    view = together((), [entry(f"h{n}", "heard", 50 + n, "Late.", who=f"Somebody {n}") for n in range(5)])
    assert len(ids_shown(view)) == 3
    assert len(ids_shown(replace(view, whole=True))) == 5


def test_no_sentence_is_shown_twice_where_there_is_another() -> None:
    """Two that several share in the same sentences have one each."""
    view = together((), heard(60, 60))
    shared = next(theme for theme in view.themes if len({each.sentence for each in theme.evidence}) > 1)
    twice = replace(view, themes=(shared, replace(shared, words=("another",))))
    first, second = (evidence.sentence for _, (evidence,) in themes_shown(twice))
    assert first != second
