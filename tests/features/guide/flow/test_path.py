from pathlib import Path

import pytest

from custfocus.content.framework import of_kind
from custfocus.content.load import read_all
from custfocus.features.guide.path import pieces
from tests.bundled import OURS
from tests.conftest import SUNDAY, Home

PIECES = pieces(OURS)
CHOIR = Path(__file__).resolve().parents[3] / "packs" / "choir"


def test_the_next_piece_is_shown_and_ticked_off(home: Home) -> None:
    """One after the other, to the last; then there is none, and that is no failure."""
    for place, piece in enumerate(PIECES, 1):
        data = home.data("guide", "--next")
        assert (data["place"], data["count"], data["piece"]["item"]["id"]) == (place, len(PIECES), piece.id)
    assert home.data("guide", "--next") == {
        "place": len(PIECES),
        "count": len(PIECES),
        "piece": None,
        "left": 0,
    }
    assert "You have read all 14." in home.page("guide", "--next")


def test_a_piece_is_ticked_off_by_its_id_at_a_terminal_alone(home: Home) -> None:
    """A pipe or a script that takes it reads nothing."""
    assert "Ticked off" not in home.page("guide", PIECES[3].id)
    assert home.data("guide", PIECES[3].id)["left"] is None
    assert [piece["read"] for piece in home.data("guide", "--path")["pieces"]] == [None] * len(PIECES)


def test_the_path_says_what_has_been_read_and_when(home: Home) -> None:
    """Looking at it ticks nothing off."""
    home.run("guide", "--next")
    for _ in range(2):
        pieces = home.data("guide", "--path")["pieces"]
        assert [piece["id"] for piece in pieces] == [piece.id for piece in PIECES]
        assert [piece["read"] for piece in pieces] == [SUNDAY.isoformat(), *[None] * 13]


@pytest.mark.parametrize("kept", ["", "[]", "7", '{"read-distance": 7}', '{"read-distance": "soon"}', "[" * 9999])
def test_a_broken_file_begins_the_path_anew(home: Home, kept: str) -> None:
    """Nothing of it is needed to read."""
    home.run("guide", "--next")
    (home.folder / "journal-read.json").write_text(kept)
    assert home.data("guide", "--next")["place"] == 1
    assert home.data("guide", "--next")["place"] == 2


def test_where_nothing_can_be_kept_there_is_still_something_to_read(home: Home) -> None:
    """A line says that it comes again."""
    (home.folder / "journal-read.json").mkdir(parents=True)
    assert PIECES[0].title in home.page("guide", "--next")
    assert home.err == "It can't be ticked off: is a directory. Next time it comes again.\n"


def test_another_journal_has_a_path_of_its_own(home: Home, tmp_path: Path) -> None:
    """What one person has read, another hasn't."""
    home.run("guide", "--next")
    other = str(tmp_path / "other.db")
    assert home.data("--journal", other, "guide", "--next")["place"] == 1
    assert home.data("guide", "--next")["place"] == 2
    assert not Path(other).exists()


def test_a_framework_without_a_path_says_so(home: Home) -> None:
    """With what shows the texts that it has."""
    home.environ["CUSTFOCUS_CONTENT"] = str(CHOIR)
    assert of_kind(read_all(CHOIR, Path("nowhere")), "text")
    for option in ("--next", "--path"):
        assert home.error("guide", option)["code"] == "no-path"


def test_it_goes_with_nothing_else(home: Home, tmp_path: Path) -> None:
    """Neither with words or a handbook, nor into a file; nothing is ticked off then."""
    file = str(tmp_path / "a.md")
    for others in (["listen"], ["--path"], ["--book"], ["-o", file], ["--format", "html"]):
        assert home.run("guide", "--next", *others) == 2
    assert home.data("guide", "--next")["place"] == 1
