"""Themes that recur in customers' own words, each with the sentences that tell of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from custfocus.features.insights.groups import groups
from custfocus.features.insights.language import languages, sentences, stems, words

WORDS_SHOWN = 8
# Two words are one expression if the rarer of them stands so often in the same few words with the other.
FIXED = 0.6
_NEAR = 4
# What runs on for more words that tell something, as pasted text without a full stop, is looked at so far and no
# further: words so far apart say nothing of each other, and their pairs would take forever.
_LONGEST = 60


class EntryText(Struct, frozen=True):
    """What one entry says. Texts with the same id, as the fields of a sheet, are one voice."""

    id: str
    text: str


class TellingSentence(Struct, frozen=True):
    """A sentence as it stands in an entry's text."""

    id: str
    sentence: str


class Theme(Struct, frozen=True):
    """A theme."""

    words: tuple[str, ...]
    """Its telling words as they are mostly written, the most telling first; eight at most."""
    evidence: tuple[TellingSentence, ...]
    """All sentences that tell of it, the surest first."""
    voices: int
    """How many entries they are from."""


class _Sentence(Struct, frozen=True):
    """A sentence in its voice: what it says verbatim, word by word, and which of the words say what it is about."""

    id: str
    text: str
    words: tuple[str, ...]
    stems: tuple[str, ...]


def themes(voices: Sequence[EntryText]) -> tuple[Theme, ...]:
    """The themes that recur, those of most voices first; the same for the same voices in any order.

    Each language is looked through by itself. How often a word is used makes no theme, nor a fixed phrase, nor a
    sentence that is repeated word for word: a theme is where different people put the same words together.
    """
    by_entry: dict[str, list[str]] = defaultdict(list)
    for voice in sorted(voices, key=lambda voice: (voice.id, voice.text)):
        by_entry[voice.id] += sentences(voice.text)
    spoken = {name: [words(sentence) for sentence in texts] for name, texts in by_entry.items()}
    folded = [[word.casefold() for sentence in texts for word in sentence] for texts in spoken.values()]
    language_of = dict(zip(by_entry, languages(folded), strict=True))
    recurring = [
        theme
        for language in sorted(set(language_of.values()))
        for theme in _of_language(
            language,
            [
                (name, text, spelt)
                for name in by_entry
                if language_of[name] == language
                for text, spelt in zip(by_entry[name], spoken[name], strict=True)
            ],
        )
    ]
    return tuple(sorted(recurring, key=lambda theme: (-theme.voices, theme.words)))


def _of_language(language: str, written: Sequence[tuple[str, str, Sequence[str]]]) -> Iterable[Theme]:
    counts = Counter(word.casefold() for _, _, spelt in written for word in spelt)
    stem = stems(counts, language)
    spoken = []
    for name, text, spelt in written:
        folded = [word.casefold() for word in spelt]
        run = tuple(stem.get(word, word) for word in folded)
        spoken.append(_Sentence(name, text, run, tuple(stem[word] for word in folded if word in stem)))
    # What is repeated word for word, as a signature, is one observation; whoever says so is quoted nonetheless.
    same: dict[tuple[str, ...], list[_Sentence]] = defaultdict(list)
    for sentence in spoken:
        same[sentence.words].append(sentence)
    once = [several[0] for several in same.values()]
    units = _units(once)
    sets = [frozenset(units.get(word, word) for word in sentence.stems[:_LONGEST]) for sentence in once]
    uses = Counter(word for telling in sets for word in telling)
    sets = [frozenset(word for word in telling if uses[word] > 1) for telling in sets]
    numbers = {name: number for number, name in enumerate(dict.fromkeys(sentence.id for sentence in once))}
    spelling = _spelling(stem, (spelt for _, _, spelt in written))
    for group in groups(sets, [numbers[sentence.id] for sentence in once]):
        evidence = tuple(
            TellingSentence(sentence.id, sentence.text)
            for number in group.sentences
            for sentence in same[once[number].words]
        )
        yield Theme(
            tuple(spelling[word] for word in group.words[:WORDS_SHOWN]),
            evidence,
            len({quote.id for quote in evidence}),
        )


def _units(once: Iterable[_Sentence]) -> dict[str, str]:
    """The words that belong to a fixed expression, each with the commoner word that stands for it.

    "Mrs Olsen", "the third floor": who says one word says the other, so that they tell nothing together.
    """
    uses: Counter[str] = Counter()
    phrases: Counter[tuple[str, ...]] = Counter()
    for sentence in once:
        telling = set(sentence.stems)
        uses.update(telling)
        places = [place for place, word in enumerate(sentence.words) if word in telling]
        phrases.update({sentence.words[one : other + 1] for one, other in pairwise(places) if other - one <= _NEAR})
    stands_for: dict[str, str] = {}
    for phrase, count in sorted(phrases.items()):
        rarer, commoner = sorted((phrase[0], phrase[-1]), key=lambda word: (uses[word], word))
        if count > 1 and rarer != commoner and count >= FIXED * uses[rarer]:
            stands_for[rarer] = commoner
    return stands_for


def _spelling(stem: Mapping[str, str], spoken: Iterable[Sequence[str]]) -> dict[str, str]:
    """How each stem is mostly written; the first word of a sentence, with its capital, counts less."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for spelt in spoken:
        for place, word in enumerate(spelt):
            if word.casefold() in stem:
                forms[stem[word.casefold()]][word] += 2 if place else 1
    return {own: min(written, key=lambda word: (-written[word], word.swapcase())) for own, written in forms.items()}
