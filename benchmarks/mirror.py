"""How well word and deed are told apart: made-up leaders who answer what custfocus asks them, one Markdown table.

    python benchmarks/mirror.py [--journals 600] [--seed 7]

Each leader keeps the journal for 120 days. They answer on so many days a week the question that the rule of
custfocus asks that day, and do so much of their own: practices, things heard, notes and sheets, which fall on the
principles by how far each is lived (a level from 1 to 5, drawn evenly between 1.5 and 4.5; twice as often for 1.5
levels more). They rate each principle by its level, give or take. Three are planted: two that nothing is done for,
rated 4 or 5, and one for which 3.2 times as much is done as for a middling one, rated 1 or 2. Half of the leaders
have none planted.

The rule was made with other made-up journals; this is what it was never tuned on.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from multiprocessing import Pool
from random import Random

from coaching import WEEK, WORKING, Journal, Leader, bundled, ours
from custfocus.content.framework import Framework
from custfocus.features.deeds.counting import count_deeds, since
from custfocus.features.ratings.gaps import DEED, WORD, SelfRating, word_and_deed
from custfocus.journal.entry import Entry
from versions import versions

DAYS = 120
START = date(2026, 1, 5)
TODAY = START + timedelta(DAYS)
RATED = TODAY - timedelta(30)
LEVELS = (1.5, 4.5)
PER_DOUBLE = 1.5  # levels that make something twice as frequent
OFTEN = 3.2
NOISE = 0.5
# Of what is done, what kind it is; and how often something heard or noted is about a second principle as well.
KINDS = {"practice": 0.4, "heard": 0.25, "note": 0.25, "sheet": 0.1}
SECOND = 0.3
# Answers and deeds a week.
PACES = ((0, 4), (1, 2), (1, 4), (3, 2), (3, 4), (3, 8), (5, 4), (5, 8))

Named = set[tuple[str, str]]


@dataclass(frozen=True)
class Life:
    """How somebody lives by the principles."""

    rates: Mapping[str, float]
    """How often something is done for each, beside a middling one."""
    ratings: Mapping[str, int]
    """How they rate it."""
    planted: Named
    """Where the two don't go together, and which way."""


def life(framework: Framework, random: Random, *, planted: bool) -> Life:
    """Somebody's life, with three things planted in it or none."""
    levels = {one.id: random.uniform(*LEVELS) for one in framework.principles}
    rates = {one: 2 ** ((level - 3) / PER_DOUBLE) for one, level in levels.items()}
    ratings = {one: round(min(5, max(1, random.gauss(level, NOISE)))) for one, level in levels.items()}
    if not planted:
        return Life(rates, ratings, set())
    *words, deed = random.sample(list(levels), 3)
    rates |= dict.fromkeys(words, 0.0) | {deed: OFTEN}
    ratings |= {one: random.choice((4, 5)) for one in words} | {deed: random.choice((1, 2))}
    return Life(rates, ratings, {*((one, WORD) for one in words), (deed, DEED)})


def deeds(framework: Framework, lived: Life, random: Random, per_week: float) -> Iterator[Entry]:
    """What somebody does of their own in 120 days."""
    alive = {one: rate for one, rate in lived.rates.items() if rate}
    for _ in range(round(per_week * DAYS / WEEK)):
        day = START + timedelta(random.randrange(DAYS))
        (kind,) = random.choices(list(KINDS), list(KINDS.values()))
        (main,) = random.choices(list(alive), list(alive.values()))
        about = [one for one in framework.worksheets if main in one.principles and alive.keys() >= {*one.principles}]
        if kind == "practice":
            practice = random.choice([one for one in framework.practices if one.principles[:1] == (main,)])
            yield entry(kind, day, practice.id, practice.principles)
        elif kind == "sheet" and about:
            worksheet = random.choice(about)
            yield entry(kind, day, worksheet.id, worksheet.principles)
        else:
            second = random.choices(list(alive), list(alive.values())) if random.random() < SECOND else []
            yield entry("heard" if kind == "heard" else "note", day, None, tuple(dict.fromkeys((main, *second))))


def answers(framework: Framework, lived: Life, random: Random, per_week: int) -> Iterator[Entry]:
    """What somebody answers to the questions that custfocus asks them."""
    days = [
        START + timedelta(WEEK * week + day)
        for week in range(DAYS // WEEK)
        for day in sorted(random.sample(WORKING, per_week))
    ]
    journal = Journal(Leader(tuple(days), frozenset(), WORKING, TODAY, lived.ratings))
    for day in days:
        asked = next(ours(framework, journal, day, random))
        journal.answer(asked, day)
        question = asked.question
        yield entry("answer", day, question.id if question else None, question.principles if question else ())


def entry(kind: str, day: date, item: str | None, principles: Sequence[str]) -> Entry:
    """An entry as the journal would have it."""
    return Entry("k" * 32, kind, day, f"{day}T08:00:00.000Z", "UTC", item, principles=tuple(principles))


def written(framework: Framework, lived: Life, random: Random, paces: tuple[int, float]) -> list[Entry]:
    """The journal of somebody who answers so often a week, and does so much."""
    return [*answers(framework, lived, random, paces[0]), *deeds(framework, lived, random, paces[1])]


def named(framework: Framework, lived: Life, entries: Sequence[Entry]) -> Named:
    """What custfocus says doesn't go together."""
    recent = [each for each in entries if each.day >= since(TODAY)]
    known = count_deeds(framework, recent, {}, START, TODAY)
    said = [SelfRating(one, one, value, "", float(value), RATED) for one, value in lived.ratings.items()]
    return {(gap.id, gap.kind) for gap in word_and_deed(said, known, TODAY)}


@dataclass(frozen=True)
class Figures:
    """What came of a number of journals at one pace."""

    words: float
    """Of the planted words, the share that is named."""
    deeds: float
    """Of the planted deeds, likewise."""
    recall: float
    """Of both together."""
    false: float
    """Of what is named, the share that wasn't planted."""
    clean: float
    """Of the journals with nothing planted, the share with something named."""


def figures(outcomes: Sequence[tuple[Named, Named, bool]]) -> Figures:
    """The figures of journals: of each what is named, what was planted, and whether its clean twin has any named."""

    def share(kind: str | None) -> float:
        wanted = [(said, each) for said, planted, _ in outcomes for each in planted if kind in (None, each[1])]
        return sum(each in said for said, each in wanted) / len(wanted)

    false = [each not in planted for said, planted, _ in outcomes for each in said]
    clean = sum(is_named for *_, is_named in outcomes) / len(outcomes)
    return Figures(share(WORD), share(DEED), share(None), sum(false) / max(1, len(false)), clean)


def outcome(case: tuple[tuple[int, float], str]) -> tuple[Named, Named, bool]:
    """What is named of one leader with gaps, what was planted, and whether anything is named of one without."""
    paces, seed = case
    framework, random = bundled(), Random(seed)
    apart = life(framework, random, planted=True)
    said = named(framework, apart, written(framework, apart, random, paces))
    whole = life(framework, random, planted=False)
    return said, apart.planted, bool(named(framework, whole, written(framework, whole, random, paces)))


def cases(paces: tuple[int, float], journals: int, seed: int = 7) -> list[tuple[tuple[int, float], str]]:
    """So many leaders at a pace, the same ones for the same seed."""
    return [(paces, f"{seed} {paces} {number}") for number in range(journals)]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Plant gaps between word and deed, and count which are named.")
    parser.add_argument("--journals", type=int, default=600)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print(f"{versions()}\n", flush=True)
    print(
        "| answers a week | deeds a week | words named | deeds named | both | false, of all named | clean journals |"
    )
    print("|---:|---:|---:|---:|---:|---:|---:|")
    with Pool() as pool:
        for paces in PACES:
            row = figures(pool.map(outcome, cases(paces, options.journals, options.seed), chunksize=10))
            shares = (row.words, row.deeds, row.recall, row.false, row.clean)
            print(f"| {paces[0]} | {paces[1]} | {' | '.join(f'{share:.2f}' for share in shares)} |", flush=True)


if __name__ == "__main__":
    main()
