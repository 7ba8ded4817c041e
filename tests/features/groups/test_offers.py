from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from custfocus.features.groups.offers import Spoken, counted, in_parts, name_of_theme, named_themes, offered
from custfocus.features.insights.views import Remark
from custfocus.journal import kinds
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import SaidSentence, Theme
from custfocus.journal.merging import stored

DAY = date(2026, 11, 22)
LATE, RUDE, ALONE = (1, 0, 0), (0, 1, 0), (0, 0, 1)
# Who says what, and where it points.
SAID = (("Ana", LATE), ("Bo", LATE), ("Cy", LATE), ("Ana", RUDE), ("Bo", RUDE), ("Di", RUDE), ("Di", ALONE))
SPOKEN = [
    Spoken(f"e{place}", 0, f"Sentence {place} of three", who.casefold(), who, DAY)
    for place, (who, _) in enumerate(SAID)
]
VECTORS: dict[str, Any] = {f"e{place}": np.array([where], dtype=np.float32) for place, (_, where) in enumerate(SAID)}
ALL_LATE, ALL_RUDE = ["e0", "e1", "e2"], ["e3", "e4", "e5"]


def theme(name: str, said: list[str], *, apart: tuple[str, ...] = (), refused: bool = False) -> Entry:
    """A theme that was named so, or a group that was refused."""
    record = Theme(
        kinds.REFUSED if refused else kinds.NAMED,
        tuple(SaidSentence(each, 0) for each in said),
        tuple(SaidSentence(each, 0) for each in apart),
    )
    return Entry(f"t {name}", "theme", DAY, "", "UTC", text=name, data=stored(record))


def offers(*themes: Entry) -> list[tuple[str, list[str]]]:
    """What is offered beside these: the theme's name, and the entries of the sentences."""
    found = offered(SPOKEN, VECTORS, themes)
    return [(one.theme.text if one.theme else "", sorted(each.entry for each in one.sentences)) for one in found]


def test_what_three_people_say_alike_is_offered() -> None:
    """Group by group; what one person says alone is none."""
    assert offers() == [("", ALL_LATE), ("", ALL_RUDE)]
    assert offered([], {}, []) == []


def test_what_was_named_is_not_offered_again_and_what_is_near_to_it_is() -> None:
    """For that theme, unless it was said not to belong there."""
    assert offers(theme("late", ALL_LATE)) == [("", ALL_RUDE)]
    assert offers(theme("late", ["e0", "e1"])) == [("late", ["e2"]), ("", ALL_RUDE)]
    assert offers(theme("late", ["e0", "e1"], apart=("e2",))) == [("", ALL_RUDE)]


def test_what_was_refused_is_not_offered_again() -> None:
    """Nor with one sentence more; one that is mostly new is another group."""
    assert offers(theme("", ALL_RUDE, refused=True)) == [("", ALL_LATE)]
    assert offers(theme("", ["e3", "e4", "gone"], refused=True)) == [("", ALL_LATE)]
    assert offers(theme("", ["e3"], refused=True)) == [("", ALL_LATE), ("", ALL_RUDE)]


def test_an_offer_is_called_the_same_as_long_as_its_sentences_are() -> None:
    """So that a command can name what stands on a page."""
    first, again = (offered(SPOKEN, VECTORS, []) for _ in range(2))
    assert [one.id for one in first] == [one.id for one in again]
    assert len({one.id for one in first}) == 2


def test_a_theme_counts_its_sentences_of_the_time() -> None:
    """The latest first; those of entries that aren't looked through, or gone, are none."""
    late = theme("late", ["e0", "gone", "e2"])
    assert {one.entry for one in counted(late, SPOKEN)} == {"e0", "e2"}
    assert named_themes([late, theme("", ALL_RUDE, refused=True)]) == [late]
    assert offers(theme("late", ["gone"])) == offers()


def remark(entry: str, who: str) -> Remark:
    """What somebody said."""
    return Remark(entry, entry, DAY, who, "", True, "Words", None)


def test_sentences_that_say_little_are_left_out() -> None:
    """Each keeps its place; where nobody is named, each entry is somebody else's."""
    found = list(in_parts(["Thanks.", "Nobody rang me back.", "Bye then."], remark("e1", "Ana B")))
    assert [(one.place, one.person, one.who) for one in found] == [(1, "ana b", "Ana B")]
    one, other = (next(in_parts(["One two three."], remark(entry, ""))) for entry in ("e1", "e2"))
    assert one.person != other.person


def test_a_name_is_a_line_without_its_hash() -> None:
    """As tags are typed."""
    assert name_of_theme(" #late   letters\n") == "late letters"
    assert name_of_theme(" # ") == ""
