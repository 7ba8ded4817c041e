"""How much of what real customers speak of comes back in words that several share: public texts, one Markdown table.

    python benchmarks/themes.py FOLDER [--journals 10] [--sizes 20 40 60 120 300]

The texts aren't ours to hand on. FOLDER has what somebody fetched of them, in whichever folders of it; what isn't
there is named and left out. A journal is that many voices, drawn at random. Of the ten pairs of words that most said,
and of ten words, it tells: how many are right, for 70 % of their sentences have one of the set's own categories, and
three do; and how many of the categories with four voices or more are named by one that is right.
"""

import argparse
import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from random import Random
from statistics import fmean
from typing import NamedTuple
from xml.etree.ElementTree import parse

from custfocus.base.reading import sentences
from custfocus.features.insights.language import languages
from custfocus.features.insights.shared import EntryText, SharedWords, shared_words
from versions import versions

SHOWN = 10
RIGHT, LEAST, BIG = 0.7, 3, 4
WHAT = ("pairs", "words")
# In a bank's questions there are 77 subjects: half of a journal's voices speak of a few, the others of any.
SUBJECTS, VOICES_EACH = 10, 12
HANDLE = re.compile(r"@\w+")

Sentence = tuple[str, frozenset[str]]
Voice = Sequence[Sentence]


class Texts(NamedTuple):
    """A public set of texts."""

    name: str
    """What it is called here."""
    language: str
    """The code of its language."""
    file: str
    """The name of its file, as it is published."""
    read: Callable[[Path], Iterable[Voice]]
    """Reads it: by voice, each sentence with its categories."""


def questions(file: Path) -> Iterator[Voice]:
    """banking77: questions put to a bank, each with its intent."""
    for row in _rows(file):
        yield _said(row["text"], [row["category"]])


def tweets(file: Path) -> Iterator[Voice]:
    """Tweets about airlines: those that complain, with the reason, unless nobody could tell it."""
    for row in _rows(file):
        if row["airline_sentiment"] == "negative":
            reason = row["negativereason"]
            yield _said(HANDLE.sub("", row["text"]), [] if reason == "Can't Tell" else [reason])


def reviews(file: Path) -> Iterator[Voice]:
    """SemEval 2016, task 5: reviews, each sentence with the entities and attributes it has an opinion on."""
    for review in parse(file).getroot().iter("Review"):  # noqa: S314 - a file that the user fetched and named
        for_sentences = [
            (
                (sentence.findtext("text") or "").strip(),
                frozenset(each.get("category", "") for each in sentence.iter("Opinion")),
            )
            for sentence in review.iter("sentence")
        ]
        yield [(text, categories) for text, categories in for_sentences if text]


def hotels(file: Path) -> Iterator[Voice]:
    """ABSITA 2018: sentences on hotels, with the aspects they speak of."""
    for row in _rows(file, ";"):
        aspects = [
            key.removesuffix("_presence") for key, value in row.items() if key.endswith("_presence") and value == "1"
        ]
        yield _said(row["sentence"], [aspect for aspect in aspects if aspect != "other"])


def posts(file: Path) -> Iterator[Voice]:
    """GermEval 2017: posts on the railways: those that complain, with their aspects but the general one."""
    for line in file.read_text("utf-8").splitlines():
        parts = line.split("\t")
        if parts[2:4] == ["true", "negative"] and parts[4:]:
            aspects = {
                each.split("#")[0].split(":")[0] for each in re.split(r" (?=[A-ZÄÖÜ])", parts[4]) if ":" in each
            }
            yield _said(parts[1], aspects - {"Allgemein"})


SETS = (
    Texts("banking77", "en", "banking_data/*.csv", questions),
    Texts("airline tweets", "en", "Tweets.csv", tweets),
    Texts("restaurants, SemEval 2016", "en", "ABSA16_Restaurants_Train_SB1_v2.xml", reviews),
    Texts("laptops, SemEval 2016", "en", "ABSA16_Laptops_Train_SB1_v2.xml", reviews),
    Texts("restaurants, SemEval 2016", "nl", "restaurants_dutch_training.xml", reviews),
    Texts("hotels, ABSITA 2018", "it", "absita_2018_training.csv", hotels),
    Texts("railways, GermEval 2017", "de", "data_tsv/dev.tsv", posts),
)


def _rows(file: Path, delimiter: str = ",") -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines, delimiter=delimiter)


def _said(text: str, categories: Iterable[str]) -> Voice:
    known = frozenset(categories)
    return [(sentence, known) for sentence in sentences(text)]


def journal(voices: Sequence[Voice], size: int, seed: int) -> Sequence[Voice]:
    """So many voices, drawn at random."""
    random = Random(seed)
    by_subject: dict[str, list[Voice]] = {}
    for voice in voices:
        by_subject.setdefault(min(voice[0][1], default="") if voice else "", []).append(voice)
    if len(by_subject) < SUBJECTS * 5:
        return random.sample(voices, min(size, len(voices)))
    subjects = random.sample(sorted(by_subject), min(SUBJECTS, max(2, size // VOICES_EACH)))
    others = [subject for subject in by_subject if subject not in subjects]
    chosen = [subjects[number % len(subjects)] for number in range(size // 2)]
    return [random.choice(by_subject[each]) for each in chosen + random.choices(others, k=size - len(chosen))]


def judged(said: Sequence[Voice], told: Sequence[SharedWords]) -> tuple[int, int, int, int]:
    """How many are right of how many, and how many categories they name of how many that have four voices."""
    categories = {(str(number), text): each for number, voice in enumerate(said) for text, each in parts(voice)}
    size = Counter(name for voice in said for name in frozenset[str]().union(*(each for _, each in voice)))
    big = {name for name, many in size.items() if many >= BIG}
    right, named = 0, set()
    for each in told[:SHOWN]:
        places = [categories[one.id, one.sentence] for one in dict.fromkeys(each.evidence)]
        counts = Counter(name for place in places for name in place)
        fits = {name for name, many in counts.items() if many >= max(LEAST, RIGHT * len(places))}
        right += bool(fits)
        named |= fits & big
    return right, min(SHOWN, len(told)), len(named), len(big)


def parts(voice: Voice) -> Iterator[Sentence]:
    """The sentences of a voice, each with its categories."""
    for text, categories in voice:
        for part in sentences(text):
            yield part, categories


def measure(voices: Sequence[Voice], size: int, seed: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """One journal judged, by pairs of words and by words."""
    said = journal(voices, size, seed)
    texts = [EntryText(str(number), "\n".join(text for text, _ in voice)) for number, voice in enumerate(said)]
    shared = shared_words(texts).shared
    pairs, words = ([each for each in shared if len(each.words) == many] for many in (2, 1))
    return judged(said, pairs), judged(said, words)


def shares(journals: Sequence[Sequence[int]]) -> tuple[float | None, float, float]:
    """Precision, what is named, and how many were told, over the journals of a set."""
    right, told, named, big = map(sum, zip(*journals, strict=True))
    return right / told if told else None, named / big, told / len(journals)


def cell(right: float | None, named: float, told: float) -> str:
    """These three as they stand in the table."""
    return f"{'-' if right is None else f'{right:.2f}'} / {named:.2f} ({told:.1f})"


def mean(sets: Sequence[tuple[float | None, float, float]]) -> str:
    """The means over all sets."""
    right, named, told = zip(*sets, strict=True)
    return cell(fmean(each for each in right if each is not None), fmean(named), fmean(told))


def table(folder: Path, journals: int, sizes: Sequence[int]) -> Iterator[str]:
    """The table's lines, a set at a time, and the means."""
    yield f"| texts | language right | | {' | '.join(map(str, sizes))} |"
    yield "|---|---:|---|" + "---:|" * len(sizes)
    together: dict[str, list[list[tuple[float | None, float, float]]]] = {what: [] for what in WHAT}
    for texts in SETS:
        voices = [voice for file in sorted(folder.rglob(texts.file)) for voice in texts.read(file) if voice]
        if not voices:
            yield f"| {texts.name}, {texts.language} | not there |"
            continue
        told = languages(["\n".join(text for text, _ in voice) for voice in voices])
        right = fmean(name == texts.language for name in told)
        with Pool() as pool:
            by_size = [pool.map(partial(measure, voices, size), range(journals)) for size in sizes]
        for place, what in enumerate(WHAT):
            rows = [shares([each[place] for each in measured]) for measured in by_size]
            together[what].append(rows)
            head = f"{texts.name}, {texts.language} | {right:.3f}" if not place else "|"
            yield f"| {head} | {what} | {' | '.join(cell(*each) for each in rows)} |"
    for what, sets in together.items():
        if sets:
            yield f"| mean | | {what} | {' | '.join(mean(each) for each in zip(*sets, strict=True))} |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Look for what people share in public texts that somebody fetched.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--journals", type=int, default=10)
    parser.add_argument("--sizes", type=int, nargs="+", default=[20, 40, 60, 120, 300])
    options = parser.parse_args()
    print(f"{versions()}\n", flush=True)
    for line in table(options.folder, options.journals, options.sizes):
        print(line, flush=True)


if __name__ == "__main__":
    main()
