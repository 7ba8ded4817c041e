"""Of forty people and companies whose names are known, none is named in what is handed on, however it was written.

Each name is planted whole and in parts, in sentences of two languages, in every form that people write names in. What
survives is judged harshly: any word of a name with three letters or more, small or large, with or without accents,
anywhere in what isn't a word of the sentence that it was planted in.
"""

import random
import re
from collections.abc import Callable, Iterator
from time import process_time
from unicodedata import normalize

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from custfocus.features.share.names.folding import plain
from custfocus.features.share.names.people import Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.names.words import EVERYDAY
from tests.proofs.names import INFLECTED, NAMES, SENTENCES, parts_of, survivors, words_of


def two_letters(name: str) -> str:
    """As a name is written on a keyboard without umlauts."""
    pairs: dict[str, str | int | None] = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "Ø": "Oe", "å": "aa"}
    return name.translate(str.maketrans(pairs))


def bare(name: str) -> str:
    """Without its accents."""
    return "".join(each for each in normalize("NFKD", name.replace("ß", "ss")) if each.isascii())


def broken(name: str) -> str:
    """With a soft hyphen and a space that nobody sees in it."""
    return f"{name[:2]}\u00ad{name[2:3]}\u200b{name[3:]}"


def wrapped(name: str) -> str:
    """Broken at the end of a line."""
    return f"{name[:3]}-\n{name[3:].lower()}" if len(name) > 5 and name.isalpha() else name


FORMS: dict[str, Callable[[str], str]] = {
    "plain": str,
    "small": str.lower,
    "large": str.upper,
    "bare": bare,
    "two letters": two_letters,
    "spread": lambda name: normalize("NFD", name),
    "broken": broken,
    "wrapped": wrapped,
    "full width": lambda name: "".join(chr(ord(each) + 0xFEE0) if "!" <= each <= "~" else each for each in name),
    "s": lambda name: f"{name}s",
    "small s": lambda name: f"{name.lower()}s",
    "typographic": lambda name: name.replace("'", "’"),
    "no apostrophe": lambda name: re.sub(r"['-]", "", name),
    "spaced hyphen": lambda name: name.replace("-", " "),
    "lines": lambda name: name.replace(" ", "\n"),
    "tabs": lambda name: name.replace(" ", "  \t"),
    "underscores": lambda name: name.replace(" ", "_"),
    "run together": lambda name: name.replace(" ", ""),
    "mail": lambda name: f"{bare(name).replace(' ', '.')}@example.com",
    "handle": lambda name: f"@{bare(name).replace(' ', '')}",
    "link": lambda name: f"https://example.com/in/{bare(name).replace(' ', '-').lower()}/",
    "letters": lambda name: " ".join(name) if name.isalpha() else name,
}


@pytest.fixture(scope="module")
def pseudonyms() -> Pseudonyms:
    """Of all forty."""
    return Pseudonyms(Mention(name, f"{nth:02}") for nth, name in enumerate(NAMES))


def test_there_are_forty() -> None:
    """The names are as many as promised, each with something that must not be seen but for the shortest."""
    assert len(set(NAMES)) == 40
    assert [name for name in NAMES if not words_of(name)] == ["Li Wu"]


def left_by_rule(part: str, form: str, sentence: str) -> bool:
    """Whether the rule leaves this: a word of every day, small behind an article or a #, or grown together."""
    everyday = bool({plain(word) for word in re.findall(r"\w+", part)} & EVERYDAY)
    return everyday and (
        (form.startswith("small") and sentence.startswith(("the ", "Der ", "#"))) or form == "compound"
    )


def planted(name: str) -> Iterator[tuple[str, str]]:
    """Each sentence with the name in each form, and the sentence's own words."""
    for part in parts_of(name):
        single = re.fullmatch(r"\w{5,}", part)
        for form, change in (FORMS | INFLECTED if single else FORMS).items():
            for sentence in SENTENCES:
                if not left_by_rule(part, form, sentence) and plain(change(part)) != "this":  # Thị with an s
                    yield sentence, sentence.format(change(part))


@pytest.mark.sample(14, of="all")
@pytest.mark.parametrize("name", NAMES)
def test_no_name_survives_in_any_form(name: str, pseudonyms: Pseudonyms) -> None:
    """Each name, whole and in parts, in each form and each sentence, is gone."""
    left = [
        (text, out, found)
        for sentence, text in planted(name)
        if (found := survivors(sentence, text, out := pseudonyms.take_out(text)))
    ]
    assert left == [], f"{len(left)} left"


@given(st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_no_name_survives_among_others(chance: random.Random) -> None:
    """Texts of many sentences with many names, in any form: each name is gone, also from a second reading."""
    pseudonyms = Pseudonyms(Mention(name, f"{nth:02}") for nth, name in enumerate(NAMES))
    sentences, texts = [], []
    for name in chance.sample(NAMES, 12):
        part = chance.choice(parts_of(name))
        form, change = chance.choice(list(FORMS.items()))
        sentence = chance.choice(SENTENCES)
        if not left_by_rule(part, form, sentence) and plain(change(part)) != "this":
            sentences.append(sentence)
            texts.append(sentence.format(change(part)))
    text = chance.choice(["\n", "\n\n", ". "]).join(texts)
    out = pseudonyms.take_out(text)
    assert survivors(" ".join(sentences), text, out) == [], (text, out)
    assert pseudonyms.take_out(out) == out


OWN_WORDS = re.sub(r"\{\}|[#*(]", " ", " ".join(SENTENCES)).split()


@given(
    st.lists(
        st.sampled_from([*OWN_WORDS, "—", "\n", "é", "2026-11-22", "3.50", "1.234.567,00", "we're", "5:30", "#"])
    )
)
def test_a_text_without_names_stays_as_it_is(tokens: list[str]) -> None:
    """Byte by byte, whatever signs are in it."""
    text = " ".join(tokens)
    distinct = [Mention(name) for name in NAMES if not {plain(word) for word in re.findall(r"\w+", name)} & EVERYDAY]
    assert Pseudonyms(distinct).take_out(text) == text


@given(st.text(max_size=60), st.sampled_from(NAMES), st.text(max_size=60))
@settings(max_examples=300)
def test_taken_out_once_is_taken_out(before: str, name: str, after: str) -> None:
    """Whatever stands around a name, a second reading changes nothing."""
    pseudonyms = Pseudonyms([Mention(each) for each in NAMES])
    out = pseudonyms.take_out(f"{before} {name} {after}")
    assert pseudonyms.take_out(out) == out


@given(st.permutations(NAMES[:12]), st.sampled_from(SENTENCES))
@settings(max_examples=40)
def test_the_order_of_names_does_not_matter(names: list[str], sentence: str) -> None:
    """The same names in another order make the same text."""
    text = sentence.format(" and ".join(NAMES[:12]))
    there = Pseudonyms(Mention(name, f"{NAMES.index(name):02}") for name in names)
    assert there.take_out(text) == Pseudonyms(Mention(n, f"{i:02}") for i, n in enumerate(NAMES[:12])).take_out(text)


def test_a_new_name_changes_no_pseudonym() -> None:
    """Whoever comes later, those who were there before are called as before."""
    before = Pseudonyms(Mention(name, f"{nth:02}") for nth, name in enumerate(NAMES[:20]))
    after = Pseudonyms(Mention(name, f"{nth:02}") for nth, name in enumerate(NAMES))
    assert [before.of(name) for name in NAMES[:20]] == [after.of(name) for name in NAMES[:20]]


def test_twice_the_words_and_names_are_about_twice_the_work() -> None:
    """Ten thousand words with five hundred names take no longer than four times what half of both takes."""
    whole, half = (min(_work(count) for _ in range(3)) for count in (10_000, 5_000))
    assert whole < 4 * half


def _work(count: int) -> float:
    """The processor's time for a text of so many words, with one name known for each twenty of them."""
    chance = random.Random(5)  # noqa: S311 - the same text in every run
    letters = "abdeghiklmnoprstuvwz"
    invented = ["".join(chance.choices(letters, k=chance.randint(5, 10))).title() for _ in range(count // 10)]
    pseudonyms = Pseudonyms(Mention(" ".join(pair)) for pair in zip(invented[::2], invented[1::2], strict=True))
    ordinary = [word.format("") for word in OWN_WORDS] + ["".join(chance.choices(letters, k=7)) for _ in range(2_000)]
    text = " ".join(chance.choice(ordinary if chance.random() < 0.98 else invented) for _ in range(count))
    start = process_time()
    out = pseudonyms.take_out(text)
    assert "Customer" in out
    return process_time() - start
