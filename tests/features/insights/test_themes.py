"""Themes: what they are made of, what doesn't make one, and what holds for any voices."""

from collections.abc import Sequence
from functools import cache
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from custfocus.features.insights.themes import EntryText, Theme, themes
from tests.growth import grows_evenly
from tests.proofs.voices import Journal, journal, repeatable, vocabulary

quickly = settings(deadline=None, max_examples=40)
ids = st.text("klmn", min_size=1, max_size=3)
spoken = st.sampled_from(
    [
        "the delivery was late",
        "die Lieferung kam zu spät",
        "late again!",
        "la livraison\nen retard",
        "Größe",
        "配送 遅い",
    ]
)
voices = st.lists(st.builds(EntryText, ids, st.one_of(st.text(), st.lists(spoken).map(". ".join))), max_size=25)


@cache
def planted(name: str, seed: int = 3) -> Journal:
    """A journal with planted themes."""
    return journal(vocabulary(name), seed)


@cache
def found(name: str) -> tuple[Theme, ...]:
    """The themes of that journal."""
    return themes(planted(name).voices)


def test_no_voices_have_no_themes() -> None:
    """Nor have voices that say nothing."""
    assert themes(()) == ()
    assert themes([EntryText("a", ""), EntryText("b", " … \n")]) == ()


def test_a_theme_has_the_users_own_words_and_sentences() -> None:
    """Each sentence stands verbatim in the entry it is quoted from; the words are spelt as they mostly are."""
    for name in ("english-shop", "german-furniture"):
        assert found(name)
        texts = {voice.id: voice.text for voice in planted(name).voices}
        written = " ".join(texts.values())
        for theme in found(name):
            assert 2 <= len(theme.words) <= 8
            assert all(word in written for word in theme.words)
            assert all(quote.sentence in texts[quote.id] for quote in theme.evidence)
            assert theme.voices == len({quote.id for quote in theme.evidence})


def test_themes_with_most_voices_come_first() -> None:
    """The order is theirs, not the journal's."""
    counts = [theme.voices for theme in found("english-shop")]
    assert counts == sorted(counts, reverse=True)


def test_a_journal_in_two_languages_has_the_themes_of_both() -> None:
    """Each text's language is its own; neither disturbs the other."""
    both = [*planted("english-shop").voices, *planted("german-furniture").voices]
    repeatable(5).shuffle(both)
    assert set(themes(both)) == {*found("english-shop"), *found("german-furniture")}


def test_the_order_of_voices_does_not_matter() -> None:
    """The same page comes from the same journal."""
    mixed = list(planted("english-shop").voices)
    repeatable(4).shuffle(mixed)
    assert themes(mixed) == found("english-shop")


def with_filler(name: str, filler: Sequence[str]) -> list[EntryText]:
    """The journal, each second voice with one of the fillers at its end, word for word."""
    return [
        EntryText(voice.id, f"{voice.text} {filler[place // 2 % len(filler)]}" if place % 2 else voice.text)
        for place, voice in enumerate(planted(name).voices)
    ]


def test_repeated_filler_adds_no_theme() -> None:
    """A signature on every second voice is no theme, however often it comes, nor part of one."""
    filler = [
        "This message was sent from my telephone while walking.",
        "Confidential contents, recipients must destroy unlawful copies immediately.",
    ]
    mixed = themes(with_filler("english-shop", filler))
    assert mixed
    assert not {word for theme in mixed for word in theme.words} & {
        "message",
        "confidential",
        "recipients",
        "telephone",
    }
    assert all(quote.sentence not in filler for theme in mixed for quote in theme.evidence)


def test_a_frequent_word_alone_is_no_theme() -> None:
    """In voices that share nothing else."""
    random = repeatable(2)
    alone = [
        EntryText(
            f"v{n}",
            "The invoice and "
            + " ".join(f"w{chr(97 + random.randrange(26))}{chr(97 + random.randrange(26))}" for _ in range(5)),
        )
        for n in range(200)
    ]
    assert themes(alone) == ()


def test_texts_with_one_id_are_one_voice() -> None:
    """As the fields of a sheet: one complaint in ten fields doesn't recur."""
    said = "The delivery was late, the courier lost the parcel."
    assert themes([EntryText("one", f"{said} {n}") for n in range(50)]) == ()


def test_a_text_without_an_end_takes_no_longer() -> None:
    """Pasted text of thousands of words without a full stop, and a word of many thousand letters."""
    random = repeatable(3)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(random.choices(letters, k=4)) for _ in range(8_000)]

    def look(count: int) -> None:
        endless = " ".join(words[:count])
        texts = (f"die {endless}", f"und {'x' * 5 * count}", f"the {endless}")
        themes([EntryText(str(place), text) for place, text in enumerate(texts)])

    assert grows_evenly(look, len(words))


@given(voices)
@quickly
def test_whatever_voices_say_evidence_is_verbatim_and_ids_exist(said: list[EntryText]) -> None:
    """Any Unicode, any language, any number of voices."""
    for theme in themes(said):
        for quote in theme.evidence:
            assert any(voice.id == quote.id and quote.sentence in voice.text for voice in said)


@given(voices, st.randoms())
@quickly
def test_the_order_of_any_voices_does_not_matter(said: list[EntryText], random: Random) -> None:
    """The same themes come out."""
    mixed = list(said)
    random.shuffle(mixed)
    assert themes(mixed) == themes(said)
