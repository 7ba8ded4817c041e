"""How well sentence vectors group what real customers say, and guess its cause: public texts, two Markdown tables.

    python benchmarks/alike.py FOLDER [--journals 10] [--sizes 20 40 60 120 300] [--draws 8]

The texts are those of themes.py, and a journal is drawn and judged in the same way: of the ten groups that most
people are in, how many are right, for 70 % of their sentences have one of the set's own categories, and three do; and
how many of the categories with four voices or more are named by one that is right.

The second table takes texts with one category each. So many of them are labelled, and of 150 others it tells how
often the first label that is offered is right, how often one of the first three is, and in brackets the same of
whoever always offers the three most frequent. It takes the extra custfocus[themes].
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from random import Random
from statistics import fmean

import numpy as np

from custfocus.features.alike.encoder import encode, unpacked
from custfocus.features.alike.grouping import bar, groups
from custfocus.features.alike.likely import OFFERED, likely, middle
from custfocus.features.groups.flow import MOST_SENTENCES
from custfocus.features.groups.offers import LEAST_WORDS
from custfocus.features.insights.shared import SharedWords, TellingSentence
from themes import SETS, Texts, Voice, cell, journal, judged, mean, parts, shares
from versions import versions

LABELLED = (40, 60, 120)
TRIED = 150


def vectors_of(sentences: Sequence[str]) -> np.ndarray:
    """A row for each sentence, as the journal keeps it."""
    return np.concatenate([unpacked(kept) for kept in encode([sentences], lambda _: None)])


def measure(voices: Sequence[Voice], size: int, seed: int) -> tuple[int, ...]:
    """One journal judged by its groups."""
    said = journal(voices, size, seed)
    spoken = [(str(number), text) for number, voice in enumerate(said) for text, _ in parts(voice)]
    spoken = [(who, text) for who, text in spoken if len(text.split()) >= LEAST_WORDS][:MOST_SENTENCES]
    vectors = vectors_of([text for _, text in spoken])
    told = []
    for group in groups(vectors, [who for who, _ in spoken], bar(vectors)):
        evidence = tuple(TellingSentence(*spoken[place]) for place in group)
        told.append(SharedWords((), len({one.id for one in evidence}), len(evidence), 0, evidence))
    return judged(said, told)


def labelled_texts(voice: Voice) -> Iterator[tuple[list[str], str]]:
    """What has one category: all that somebody says, where it has one together, else each sentence that has."""
    together = {names for _, names in voice}
    whole = [([text for text, _ in voice], names) for names in together]
    each = [([text], names) for text, names in voice]
    yield from ((said, min(names)) for said, names in (whole if len(whole) == 1 else each) if len(names) == 1)


def guessed(voices: Sequence[Voice], labelled: int, seed: int) -> tuple[float, float, float]:
    """How often the first label is right, how often one of three is, and how often one of the most frequent three."""
    once = [each for voice in voices for each in labelled_texts(voice)]
    drawn = Random(seed).sample(once, min(len(once), labelled + TRIED))
    rows = (unpacked(kept) for kept in encode([text for text, _ in drawn], lambda _: None))
    vectors, labels = np.stack([middle(each) for each in rows]), [label for _, label in drawn]
    frequent = [label for label, _ in Counter(labels[:labelled]).most_common(OFFERED)]
    tried = range(labelled, len(drawn))
    offered = [likely(vectors[:labelled], labels[:labelled], vectors[place]) for place in tried]
    pairs = list(zip(offered, labels[labelled:], strict=True))
    return (
        fmean(label == names[0] for names, label in pairs),
        fmean(label in names for names, label in pairs),
        fmean(label in frequent for _, label in pairs),
    )


def there(folder: Path) -> Iterator[tuple[Texts, list[Voice]]]:
    """The sets that somebody has fetched, with what they say."""
    for texts in SETS:
        if voices := [voice for file in sorted(folder.rglob(texts.file)) for voice in texts.read(file) if voice]:
            yield texts, voices


def groups_table(folder: Path, journals: int, sizes: Sequence[int]) -> Iterator[str]:
    """The first table's lines."""
    yield f"| texts | {' | '.join(map(str, sizes))} |"
    yield "|---|" + "---:|" * len(sizes)
    together = []
    for texts, voices in there(folder):
        with Pool() as pool:
            rows = [shares(pool.map(partial(measure, voices, size), range(journals))) for size in sizes]
        together.append(rows)
        yield f"| {texts.name}, {texts.language} | {' | '.join(cell(*each) for each in rows)} |"
    yield f"| mean | {' | '.join(mean(each) for each in zip(*together, strict=True))} |"


def causes_table(folder: Path, draws: int) -> Iterator[str]:
    """The second table's lines; of what has few categories, as causes are."""
    yield f"| texts | labels | {' | '.join(f'{count} labelled' for count in LABELLED)} |"
    yield "|---|---:|" + "---:|" * len(LABELLED)
    for texts, voices in there(folder):
        coarse = [
            [(text, frozenset(name.split("#")[0] for name in names)) for text, names in voice] for voice in voices
        ]
        labels = {label for voice in coarse for _, label in labelled_texts(voice)}
        if not OFFERED < len(labels) <= TRIED // 7:
            continue
        with Pool() as pool:
            rows = [pool.map(partial(guessed, coarse, count), range(draws)) for count in LABELLED]
        cells = [[fmean(column) for column in zip(*row, strict=True)] for row in rows]
        shown = " | ".join(f"{first:.2f} / {three:.2f} ({often:.2f})" for first, three, often in cells)
        yield f"| {texts.name}, {texts.language} | {len(labels)} | {shown} |"


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Group public texts by what they say, and guess their categories.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--journals", type=int, default=10)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20, 40, 60, 120, 300])
    parser.add_argument("--draws", type=int, default=8)
    options = parser.parse_args()
    print(f"{versions()}\n", flush=True)
    for line in groups_table(options.folder, options.journals, options.sizes):
        print(line, flush=True)
    print(flush=True)
    for line in causes_table(options.folder, options.draws):
        print(line, flush=True)


if __name__ == "__main__":
    main()
