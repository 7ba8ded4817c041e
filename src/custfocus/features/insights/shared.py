"""Words, and pairs of words, that several different people said, each with their sentences: counted, not guessed."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from custfocus.base.reading import sentences
from custfocus.features.insights.language import BRIEF, languages, stems, words

# So many different people must have said it.
PEOPLE = 3
# Two words are said together if so few stand between them, or fewer, in one sentence.
BETWEEN = 3
# What has so many of its sentences in common with something that is told already is told there.
TOLD = 0.6
# A word is too short to say anything by itself.
_SHORTEST = 3
# A sentence of fewer words says little out of its place.
_FEW = 5
# What runs on for more words, as pasted text without a full stop, is looked at so far and no further.
_LONGEST = 200
_NO_WORDS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[@#][\w-]+")


class EntryText(Struct, frozen=True):
    """What one entry says. Texts with the same id, as the fields of a sheet, are one entry's."""

    id: str
    """The entry's id."""
    text: str
    """Its words."""
    who: str = ""
    """Who said it; empty where nobody is named: then it is somebody of whom no other entry tells."""


class TellingSentence(Struct, frozen=True):
    """A sentence as it stands in an entry's text."""

    id: str
    """The entry's id."""
    sentence: str
    """The sentence."""


class SharedWords(Struct, frozen=True):
    """A word, or two near each other, that several people said, in whatever form."""

    words: tuple[str, ...]
    """The word or the two, as they are mostly written, in the order in which they mostly stand."""
    people: int
    """How many different people said it."""
    entries: int
    """How many entries tell of it."""
    before: int
    """How many people said it in what was said earlier, where that was given."""
    evidence: tuple[TellingSentence, ...]
    """The sentences with it: one of each person first, short ones of more than a few words, then the others."""


class SaidTogether(Struct, frozen=True):
    """What several people said, and what was looked through for it."""

    shared: tuple[SharedWords, ...]
    """Pairs of words, those of most people first, then words by themselves."""
    languages: dict[str, int]
    """How many entries are in each language, by its code; "" for those in none that is known, which are left out."""
    brief: int
    """How many of those left out are too short to tell their language."""


class _Sentence(Struct, frozen=True):
    """A sentence of somebody, with its words as they are written and the stems of those that say something."""

    person: str
    id: str
    text: str
    words: tuple[str, ...]
    stems: tuple[str | None, ...]


def shared_words(
    texts: Iterable[EntryText], own: Collection[str] = (), earlier: Iterable[EntryText] = ()
) -> SaidTogether:
    """The words, and the pairs of words, that three or more different people said.

    The rule is fixed, and the same texts give the same answer in whatever order they come. A text's language is told
    by its small words, which are left out; the forms of a word are one by their stem; two words are a pair if no more
    than three others stand between them in a sentence. What stands mostly in the sentences of something that comes
    before it isn't told again. Addresses and #tags are no words.

    Args:
        texts: What people said.
        own: Words that are left out besides, such as what the people are called whom the user serves.
        earlier: What people said earlier, in which is only counted how many said the same.
    """
    own = {word.casefold() for word in own}
    now, then = _by_language(texts, own), _by_language(earlier, own)
    shared = [each for name, spoken in now.items() if name for each in _shared(spoken, then.get(name, ()))]
    shared.sort(key=lambda each: (-len(each.words), -each.people, each.words))
    entries = {name: len({sentence.id for sentence in spoken}) for name, spoken in now.items()}
    lengths: Counter[str] = Counter()
    for sentence in now.get("", ()):
        lengths[sentence.id] += len(sentence.text.split())
    return SaidTogether(tuple(shared), entries, sum(many <= BRIEF for many in lengths.values()))


def _by_language(texts: Iterable[EntryText], own: Collection[str]) -> dict[str, list[_Sentence]]:
    """The sentences of each language, by its code; of those in none that is known, without stems."""
    by_entry: dict[str, list[EntryText]] = defaultdict(list)
    for text in sorted(texts, key=lambda text: (text.id, text.text)):
        by_entry[text.id].append(text)
    spoken = languages(["\n".join(text.text for text in several) for several in by_entry.values()])
    by_language: dict[str, list[EntryText]] = defaultdict(list)
    for name, several in zip(spoken, by_entry.values(), strict=True):
        by_language[name] += several
    return {name: [*_sentences(by_language[name], name, own)] for name in sorted(by_language)}


def _sentences(texts: Iterable[EntryText], language: str, own: Collection[str]) -> Iterator[_Sentence]:
    written = [
        (
            " ".join(text.who.casefold().split()) or f"\n{text.id}",
            text.id,
            sentence,
            words(_NO_WORDS.sub(" ", sentence)),
        )
        for text in texts
        for sentence in sentences(text.text)
    ]
    stem = stems((word.casefold() for *_, spelt in written for word in spelt), language) if language else {}
    left_out = {stem.get(word, word) for word in own}
    for person, name, sentence, spelt in written:
        telling = (stem.get(word.casefold()) for word in spelt[:_LONGEST])
        kept = tuple(own_stem if own_stem not in left_out else None for own_stem in telling)
        yield _Sentence(person, name, sentence, tuple(spelt), kept)


def _shared(spoken: Sequence[_Sentence], earlier: Iterable[_Sentence]) -> list[SharedWords]:
    """What three or more people said in one language, without what is told by something before it."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, sentence in enumerate(spoken):
        for key in _keys(sentence):
            places[key].append(number)
    people = {key: len({spoken[number].person for number in numbers}) for key, numbers in places.items()}
    before: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for sentence in earlier:
        for key in _keys(sentence):
            before[key].add(sentence.person)
    ranked = sorted(
        (key for key, many in people.items() if many >= PEOPLE), key=lambda key: (-len(key), -people[key], key)
    )
    told_in: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    kept = []
    for key in ranked:
        together = Counter(told for number in places[key] for told in told_in[number])
        if max(together.values(), default=0) < TOLD * len(places[key]):
            kept.append(key)
            for number in places[key]:
                told_in[number].append(key)
    return [_described(key, [spoken[number] for number in places[key]], len(before[key])) for key in kept]


def _keys(sentence: _Sentence) -> set[tuple[str, ...]]:
    """The words and the pairs of words of a sentence, by their stems."""
    there = [(place, stem) for place, stem in enumerate(sentence.stems) if stem]
    keys: set[tuple[str, ...]] = {(stem,) for place, stem in there if len(sentence.words[place]) >= _SHORTEST}
    for start, (place, stem) in enumerate(there):
        for other, near in there[start + 1 :]:
            if other - place > BETWEEN + 1:
                break
            if near != stem:
                keys.add((min(stem, near), max(stem, near)))
    return keys


def _described(key: tuple[str, ...], places: Sequence[_Sentence], before: int) -> SharedWords:
    by_person: dict[str, list[_Sentence]] = defaultdict(list)
    for sentence in sorted(places, key=_plainness):
        by_person[sentence.person].append(sentence)
    first = sorted((several[0] for several in by_person.values()), key=_plainness)
    others = sorted((each for several in by_person.values() for each in several[1:]), key=_plainness)
    evidence = tuple(TellingSentence(each.id, each.text) for each in (*first, *others))
    return SharedWords(_spelt(key, places), len(by_person), len({each.id for each in evidence}), before, evidence)


def _plainness(sentence: _Sentence) -> tuple[bool, int, str, str]:
    """Short sentences first, but those of a few words last: they say less."""
    return len(sentence.words) < _FEW, len(sentence.words), sentence.text, sentence.id


def _spelt(key: tuple[str, ...], places: Sequence[_Sentence]) -> tuple[str, ...]:
    """How the words are mostly written; the first word of a sentence, with its capital, counts less."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    order: Counter[tuple[str, ...]] = Counter()
    for sentence in places:
        stand = [(place, stem) for place, stem in enumerate(sentence.stems) if stem in key]
        for place, stem in stand:
            forms[stem or ""][sentence.words[place]] += 2 if place else 1
        order[tuple(dict.fromkeys(stem or "" for _, stem in stand))] += 1
    mostly = min(order, key=lambda stems: (-order[stems], stems))
    return tuple(_mostly(forms[stem]) for stem in mostly)


def _mostly(forms: Counter[str]) -> str:
    """The form that is written most often, in capital letters or small ones, and how it is mostly written."""
    folded: Counter[str] = Counter()
    for word, many in forms.items():
        folded[word.casefold()] += many
    return min(forms, key=lambda word: (-folded[word.casefold()], word.casefold(), -forms[word], word.swapcase()))
