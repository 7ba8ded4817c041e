"""How well recurring themes are found: generated journals with planted themes, one Markdown table.

    python benchmarks/themes.py [--journals 100] [--voices 300] [--seed 7]

Every journal is also shuffled, its words laid over the voices at random: then there is nothing to find. What the
figures mean, and how the journals are made, tells tests/proofs/voices.py.
"""

import argparse
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from statistics import fmean, median
from types import ModuleType

from custfocus.features.insights.themes import themes
from versions import versions

VOCABULARIES = {
    "English, a shop": "english-shop",
    "English, a hotel": "english-hotel",
    "German, a furniture shop": "german-furniture",
    "German, a bank": "german-bank",
    "English, held out": "english-held-out",
    "German, held out": "german-held-out",
}
HEADS = (
    "vocabulary",
    "precision",
    "recall",
    "sentences: precision",
    "sentences: recall",
    "pieces per theme",
    "shuffled: any theme found",
    "ms",
)


def proof() -> ModuleType:
    """The module that makes journals and judges finds; it is part of the tests."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from tests.proofs import voices

    return voices


def measure(name: str, count: int, seed: int) -> tuple[Sequence[float], bool, float]:
    """The figures of one journal, whether its shuffle has a theme, and the seconds that the search took."""
    voices = proof()
    journal = voices.journal(voices.vocabulary(name), seed, count)
    start = time.perf_counter()
    themes_found = themes(journal.voices)
    took = time.perf_counter() - start
    figures = voices.figures(journal, themes_found)
    row = [getattr(figures, field) for field in figures.__struct_fields__]
    return row, bool(themes(voices.shuffled(journal.voices, seed))), took


def table(measured: Mapping[str, Sequence[tuple[Sequence[float], bool, float]]]) -> str:
    """The means of each vocabulary's journals as a Markdown table; the times are medians."""
    lines = [f"| {' | '.join(HEADS)} |", "|---|" + "---:|" * (len(HEADS) - 1)]
    for name, journals in measured.items():
        means = [f"{fmean(values):.2f}" for values in zip(*(row for row, _, _ in journals), strict=True)]
        false = f"{sum(any_found for _, any_found, _ in journals)} of {len(journals)}"
        lines.append(
            f"| {name} | {' | '.join(means)} | {false} | {1000 * median(took for _, _, took in journals):.0f} |"
        )
    return "\n".join(lines)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Plant themes in generated journals and look for them.")
    parser.add_argument("--journals", type=int, default=100)
    parser.add_argument("--voices", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print(f"{versions()}\n", flush=True)
    seeds = range(1000 * options.seed, 1000 * options.seed + options.journals)
    with Pool() as pool:
        measured = {
            title: pool.map(partial(measure, name, options.voices), seeds) for title, name in VOCABULARIES.items()
        }
    print(table(measured))


if __name__ == "__main__":
    main()
