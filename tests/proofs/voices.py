"""Journals of customers' voices, made from a seed, with themes planted in them; and how well they are found again.

A journal draws five to seven of the eight themes of a vocabulary in talk/. Each is carried by 12 to 30 voices, in one
sentence or two, put together from six or so patterns with many wordings. The rest is talk that is put together from
lists of words, so that nothing recurs in it but single words and fixed expressions: a fifth of it uses the themes'
own words for something else. Every third voice ends in a polite phrase, the same few again and again.

The held-out vocabularies were written when the finder was done, and no choice in it was made by their figures.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import yaml
from msgspec import Struct

from custfocus.features.insights.themes import EntryText, Theme

TALK = Path(__file__).parent / "talk"
THEMES = range(5, 8)
CARRIERS = range(12, 31)
SECOND_SENTENCE = 0.3
SECOND_THEME = 0.05
DISTRACTOR = 0.2
POLITE = 0.35
# A found theme is right if so much of its evidence belongs to one planted theme; that one is found if one right theme
# has so much of what was planted.
PURE, COVERED = 0.7, 0.3
_CHOICE = re.compile(r"\(([^()]*)\)")
_SLOT = re.compile(r"\{(\w+)\}")
_WORD = re.compile(r"\w+")

Sentence = tuple[str, str]


class Journal(Struct, frozen=True):
    """Voices, and which sentences of which voices carry which theme: pairs of the voice's id and the sentence."""

    voices: tuple[EntryText, ...]
    planted: Mapping[str, frozenset[Sentence]]


class Figures(Struct, frozen=True):
    """How well planted themes were found, 0 to 1 each but the last.

    Attributes:
        precision: How many of the themes found are right: at least 70 % of the evidence belongs to one planted theme.
        recall: How many of the planted themes were found: a right theme has at least 30 % of what was planted.
        evidence_precision: How many of the sentences quoted, by right themes and wrong, carry the theme that they are
            quoted for; those of a wrong theme do not.
        evidence_recall: How many of the sentences that carry a planted theme were quoted for it by a right one.
        pieces: How many right themes there are to each planted one that was found; 1 at best.
    """

    precision: float
    recall: float
    evidence_precision: float
    evidence_recall: float
    pieces: float


def repeatable(seed: int | str) -> Random:
    """The same randomness for the same seed."""
    return Random(seed)  # noqa: S311 - no secret


def vocabulary(name: str) -> dict[str, Any]:
    """One of the vocabularies in talk/."""
    read: dict[str, Any] = yaml.safe_load((TALK / f"{name}.yaml").read_text("utf-8"))
    return read


def journal(talk: Mapping[str, Any], seed: int, count: int = 300) -> Journal:
    """So many voices in the words of a vocabulary, the same ones for the same seed.

    With more voices there are more carriers of each theme: as many more.
    """
    random = repeatable(f"{talk['language']} {seed}")
    names = random.sample(sorted(talk["themes"]), random.choice(THEMES))
    carried: list[list[str]] = [[] for _ in range(count)]
    free = random.sample(range(count), count)
    for name in names:
        for _ in range(random.choice(CARRIERS) * count // 300):
            if random.random() < SECOND_THEME or not free:
                carried[random.randrange(count)].append(name)
            else:
                carried[free.pop()].append(name)
    planted: dict[str, set[Sentence]] = {name: set() for name in names}
    voices = []
    for number, themes in enumerate(carried):
        id_ = f"{talk['language']}{number:04d}"
        said = [
            (name, _sentence(random, talk, random.choice(talk["themes"][name])))
            for name in dict.fromkeys(themes)
            for _ in range(2 if random.random() < SECOND_SENTENCE else 1)
        ]
        said += [("", _background(random, talk)) for _ in range(random.choice((1, 2) if themes else (2, 3, 4)))]
        random.shuffle(said)
        if random.random() < POLITE:
            said.append(("", f"{random.choice(talk['polite'])}{random.choice('.!')}"))
        for name, sentence in said:
            if name:
                planted[name].add((id_, sentence))
        voices.append(EntryText(id_, " ".join(sentence for _, sentence in said)))
    return Journal(tuple(voices), {name: frozenset(sentences) for name, sentences in planted.items()})


def shuffled(voices: Sequence[EntryText], seed: int) -> tuple[EntryText, ...]:
    """The same words, laid over the voices at random; each voice keeps its length and its marks."""
    words = [word for voice in voices for word in _WORD.findall(voice.text)]
    repeatable(seed).shuffle(words)
    rest = iter(words)
    return tuple(EntryText(voice.id, _WORD.sub(lambda _: next(rest), voice.text)) for voice in voices)


def figures(journal: Journal, found: Iterable[Theme]) -> Figures:
    """How well the planted themes were found."""
    finds = [frozenset((quote.id, quote.sentence) for quote in theme.evidence) for theme in found]
    right: dict[str, list[frozenset[Sentence]]] = defaultdict(list)
    for quoted in finds:
        name = max(journal.planted, key=lambda name: len(journal.planted[name] & quoted))
        hits = journal.planted[name] & quoted
        if len(hits) >= PURE * len(quoted):
            right[name].append(hits)
    quoted_rightly = sum(len(hits) for pieces in right.values() for hits in pieces)
    covered = [
        name for name, pieces in right.items() if max(map(len, pieces)) >= COVERED * len(journal.planted[name])
    ]
    return Figures(
        precision=_share(sum(map(len, right.values())), len(finds)),
        recall=_share(len(covered), len(journal.planted)),
        evidence_precision=_share(quoted_rightly, sum(map(len, finds))),
        evidence_recall=_share(
            sum(len(frozenset().union(*pieces)) for pieces in right.values()),
            sum(map(len, journal.planted.values())),
        ),
        pieces=_share(sum(map(len, right.values())), len(right)),
    )


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _background(random: Random, talk: Mapping[str, Any]) -> str:
    frames: Collection[str] = talk["distractors"] if random.random() < DISTRACTOR else talk["frames"]
    return _sentence(random, talk, random.choice(sorted(frames)))


def _sentence(random: Random, talk: Mapping[str, Any], pattern: str) -> str:
    while _CHOICE.search(pattern):
        pattern = _CHOICE.sub(lambda found: random.choice(found[1].split("|")), pattern)
    lists = talk["lists"]
    pattern = _SLOT.sub(lambda found: lists[found[1]][_skewed(random, len(lists[found[1]]))], pattern)
    whole = " ".join(f"{random.choice(talk['leads'])} {pattern}".split()).replace(" ,", ",")
    return f"{whole[0].upper()}{whole[1:]}{random.choice('...!')}"


def _skewed(random: Random, count: int) -> int:
    """A place in a list; the first places come up more often, as words do."""
    return int(count * random.random() ** 1.5)
