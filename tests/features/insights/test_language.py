"""Words, sentences, languages and stems."""

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.insights.language import SMALL_WORDS, languages, sentences, stems, words


def counted(text: str) -> dict[str, int]:
    """Each folded word of a text, once."""
    return {word.casefold(): 1 for word in words(text)}


def test_words_are_found_in_any_script_and_without_what_an_apostrophe_ties_to_them() -> None:
    """Decomposed letters are letters too; figures and single letters are no words."""
    assert words("The customer’s box wasn't 12 a Größe u\u0308ber-all") == [
        "The", "customer", "box", "wasn", "Größe", "über-all",
    ]  # fmt: skip


def test_sentences_end_at_their_marks_and_at_a_line_end_but_not_after_a_figure() -> None:
    """Each is verbatim."""
    assert sentences("Zu spät! Am 3. Mai kam es.\nDann? Ja … gut: so ") == [
        "Zu spät!",
        "Am 3. Mai kam es.",
        "Dann?",
        "Ja … gut: so",
    ]


def test_the_small_words_tell_the_language_and_a_headline_follows_its_kind() -> None:
    """What has no small word is in the language of the texts that share its words; otherwise in none."""
    texts = ["the invoice was wrong", "die rechnung war falsch", "rechnung", "invoice", "日本語"]
    assert languages([text.split() for text in texts]) == ["en", "de", "de", "en", ""]


def test_forms_of_one_word_have_one_stem_in_both_languages() -> None:
    """Small words have none, in any of their forms; nor has a word with an ß another stem than with ss."""
    english = stems(counted("deliveries delivery was crashes crashed the"), "en")
    assert english["deliveries"] == english["delivery"]
    assert english["crashes"] == english["crashed"]
    assert not {"was", "the"} & english.keys()
    german = stems(counted("Rechnungen Rechnung teurer teuer außerdem Straße Strasse"), "de")
    assert german["rechnungen"] == german["rechnung"]
    assert german["strasse"]
    assert "ausserdem" not in german


def test_a_compound_goes_with_its_part_that_is_commoner_in_the_journal() -> None:
    """Never with two, and only where the part is used by itself."""
    german = stems({"rechnungsbetrag": 1, "rechnung": 5, "betrag": 2, "liefertermin": 1}, "de")
    assert german["rechnungsbetrag"] == german["rechnung"]
    assert german["liefertermin"] == "liefertermin"
    assert stems({"check-in": 1, "check": 3}, "en")["check-in"] == "check"


def test_in_another_language_a_word_is_its_own_stem() -> None:
    """Nothing is left out."""
    assert stems({"facture": 2, "la": 9}, "") == {"facture": "facture", "la": "la"}


@given(st.text())
def test_any_text_has_words_and_verbatim_sentences(text: str) -> None:
    """Whatever it contains."""
    assert all(sentence in text for sentence in sentences(text))
    for name in (*SMALL_WORDS, ""):
        assert set(stems(counted(text), name)) <= set(counted(text))
