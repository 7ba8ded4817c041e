"""Words, sentences, languages and stems."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.reading import sentences
from custfocus.features.insights.language import LANGUAGES, languages, small_words, stems, words

SAID = {
    "en": "I waited two hours on the phone and nobody answered.",
    "de": "Ich habe zwei Stunden am Telefon gewartet, und niemand ging ran.",
    "fr": "J'ai attendu deux heures au téléphone et personne n'a répondu.",
    "nl": "Ik heb twee uur aan de telefoon gewacht en niemand nam op.",
    "es": "Esperé dos horas al teléfono y nadie me contestó.",
    "it": "Ho aspettato due ore al telefono e nessuno ha risposto.",
    "pt": "Esperei duas horas ao telefone e ninguém atendeu.",
    "pl": "Czekałam na telefon dwie godziny i nikt nie odebrał.",
}
ONE_STEM = {
    "en": "delivery deliveries",
    "de": "rechnung rechnungen",
    "fr": "attente attentes",
    "nl": "rekening rekeningen",
    "es": "factura facturas",
    "it": "bolletta bollette",
    "pt": "fatura faturas",
    "pl": "umowa umowy",
}
# Packaged lists of small words hold what customers mean.
MEANT = {"en": "bill call date room order", "de": "tag uhr", "fr": "attendu", "es": "cuenta tarde", "it": "attesa"}


def test_words_are_found_in_any_script_and_without_what_an_apostrophe_ties_to_them() -> None:
    """Before them, or behind; decomposed letters are letters too; figures and single letters are no words."""
    assert words("The customer’s box wasn't 12 a Größe u\u0308ber-all l'attente dell’hotel") == [
        "The", "customer", "box", "wasn", "Größe", "über-all", "attente", "hotel",
    ]  # fmt: skip


def test_sentences_end_at_their_marks_and_at_a_line_end_but_not_after_a_figure() -> None:
    """Each is verbatim."""
    assert sentences("Zu spät! Am 3. Mai kam es.\nDann? Ja … gut: so ") == [
        "Zu spät!",
        "Am 3. Mai kam es.",
        "Dann?",
        "Ja … gut: so",
    ]


def test_small_words_tell_the_language_in_a_mixed_journal_too() -> None:
    """Each text by itself; what is in none of them is said to be in none."""
    others = ["Jag väntade i två timmar i telefon och ingen svarade.", "日本語", "12:30", ""]
    assert languages([*SAID.values(), *others]) == [*SAID, "", "", "", ""]


def test_a_headline_is_in_the_language_of_the_texts_that_share_its_words() -> None:
    """Without small words nothing else tells; where nothing does, it is in none."""
    texts = ["the invoice was wrong", "die Rechnung war falsch", "Rechnung", "Invoice!", "Quidditch"]
    assert languages(texts) == ["en", "de", "de", "en", ""]


@pytest.mark.parametrize("name", LANGUAGES)
def test_forms_of_one_word_have_one_stem_and_small_words_have_none(name: str) -> None:
    """In each of the languages, with what packaged lists take for small, but customers mean."""
    one, other = ONE_STEM[name].split()
    found = stems([one, other, *SAID[name].casefold().split()], name)
    assert found[one] == found[other]
    assert not small_words(name) & found.keys()
    meant = MEANT.get(name, "").split()
    assert stems(meant, name).keys() == set(meant)


@given(st.text())
def test_any_text_has_words_verbatim_sentences_and_at_most_one_language(text: str) -> None:
    """Whatever it contains."""
    assert all(sentence in text for sentence in sentences(text))
    (name,) = languages([text])
    spoken = [word.casefold() for word in words(text)]
    assert not name or set(stems(spoken, name)) <= set(spoken)
