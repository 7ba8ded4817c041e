"""Through the program itself: planted themes are named with the user's own sentences, a shuffled journal has none.

The journals are those of voices.py, kept as a user would: as complaints, things heard, notes and reasons to leave. In
the long form ten journals of each vocabulary; what the figures mean says voices.py.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from statistics import fmean
from typing import Any

import pytest

from custfocus.features.insights.themes import EntryText, TellingSentence, Theme
from custfocus.features.sheets.sheet import begun
from tests.conftest import SUNDAY, Home
from tests.proofs.voices import figures, journal, shuffled, vocabulary
from tests.sheets import kept

VOCABULARIES = {
    "English": ("english-shop", "english-hotel", "english-held-out"),
    "German": ("german-furniture", "german-bank", "german-held-out"),
}
PRECISION, RECALL = 0.8, 0.7


def write(home: Home, voices: Sequence[EntryText]) -> dict[str, str]:
    """Keep the voices in the journal, over half a year; the voice's id by that of its entry."""
    session = home.session()
    complaint, loyalty = (session.framework.by_id[name] for name in ("complaint", "loyalty"))
    assert complaint.kind == "worksheet"
    assert loyalty.kind == "worksheet"
    ids = {}
    with session.store.acts.writing() as pen:
        for number, voice in enumerate(voices):
            day = SUNDAY - timedelta(number * 7 % 180)
            match number % 4:
                case 0:
                    entry = pen.add_raw("sheet", day, **kept(begun(complaint, day, {"said": voice.text})))
                case 1:
                    entry = pen.add_raw("sheet", day, **kept(begun(loyalty, day, {"reason": voice.text})))
                case 2:
                    entry = pen.add_raw("heard", day, text=voice.text)
                case _:
                    entry = pen.add_raw("note", day, text=voice.text)
            ids[entry.id] = voice.id
    session.close()
    return ids


def named(data: dict[str, Any], ids: dict[str, str]) -> list[Theme]:
    """The themes that the program named."""
    return [
        Theme(
            tuple(each["words"]),
            tuple(TellingSentence(ids[one["id"]], one["sentence"]) for one in each["evidence"]),
            each["voices"],
        )
        for each in data["themes"]
    ]


@pytest.mark.parametrize("language", VOCABULARIES)
def test_planted_themes_are_named(language: str, new_home: Callable[[], Home], long: bool) -> None:
    """In journals of 300 voices precision is at least 0.8 and recall at least 0.7."""
    measured = []
    for name in VOCABULARIES[language]:
        for seed in range(800, 810 if long else 802):
            home, made = new_home(), journal(vocabulary(name), seed)
            ids = write(home, made.voices)
            data = home.data("insights")
            assert data["voices"] == data["read"] == 300
            measured.append(figures(made, named(data, ids)))
    assert fmean(one.precision for one in measured) >= PRECISION
    assert fmean(one.recall for one in measured) >= RECALL
    assert fmean(one.evidence_precision for one in measured) >= PRECISION


@pytest.mark.parametrize("language", VOCABULARIES)
def test_a_shuffled_journal_has_none(language: str, new_home: Callable[[], Home], long: bool) -> None:
    """The same words laid over the voices at random: no theme, and a page that says so."""
    found, seeds = 0, range(900, 910 if long else 902)
    for name in VOCABULARIES[language]:
        for seed in seeds:
            home = new_home()
            write(home, shuffled(journal(vocabulary(name), seed).voices, seed))
            themes = home.data("insights")["themes"]
            found += bool(themes)
            if not themes:
                assert "In 300 entries nothing comes back more often than chance would bring it." in home.page(
                    "insights"
                )
    assert found <= len(seeds) * len(VOCABULARIES[language]) // 30


def test_each_sentence_on_the_page_can_be_shown(home: Home) -> None:
    """By its number, whole, in the entry that it is from."""
    made = journal(vocabulary("english-shop"), 800)
    write(home, made.voices)
    data = home.data("insights")
    told = [one for each in data["themes"][:3] for one in each["examples"]]
    page = home.page("insights")
    assert len(told) == 6
    for number, one in enumerate(told, 1):
        assert f"{number}  " in page
        entry = home.data("show", str(number))["entry"]
        assert entry["id"] == one["id"]
        assert one["sentence"] in entry["text"]
