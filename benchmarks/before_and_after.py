"""How often a comparison before and since says more than chance, of made-up journals; one Markdown table.

    python benchmarks/before_and_after.py [--journals 1000] [--seed 7]

Cases of one cause come in by chance alone, so many a month, beside two others a week; something is begun on a day,
and from it on there are as many as before, or half, or none. It is looked at once, or every week up to that day.
"""

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from multiprocessing import Pool
from statistics import fmean

from custfocus.features.away.days import Calendar
from custfocus.features.before_and_after.begun import Begun
from custfocus.features.before_and_after.cases import CountedCases
from custfocus.features.before_and_after.comparing import compared
from custfocus.features.before_and_after.views import FEWER

DAY = date(2026, 6, 1)
BACK, AFTER = 400, 180
OTHERS_A_MONTH = 8
MONTH = 30
WITHIN = 90
RATES = (1, 2, 4, 8)
OFFERED = "begun on the third case in 90 days, after as many"
COURSES = (
    ("nothing changes", 1, 1),
    ("half as many come in", 0.5, 1),
    ("none come in", 0, 1),
    ("half of everything is written down", 1, 0.5),
)


def days(chance: random.Random, rate: float, first: int, last: int) -> Iterator[int]:
    """The days on which something came in, counted from the day of the beginning."""
    return (day for day in range(first, last + 1) for _ in range(2) if chance.random() < rate / MONTH / 2)


def is_fewer(late: Counter[date], others: Counter[date], begun: date, after: int) -> bool:
    """Whether so many days after it has begun it is said that there are fewer, by more than chance."""
    plan = Begun("k" * 32, "sheet", "", "", begun, None, "late")
    first = DAY - timedelta(BACK)
    cases = CountedCases({"late": late}, late + others)
    view = compared(plan, cases, {}, Calendar(), first=first, until=begun + timedelta(after), short="")
    return view.change == FEWER and not view.recording


def journal(rate: float, left: float, recorded: float, seed: int) -> dict[str, bool]:
    """What is said of one journal: 90 and 180 days after, in any week up to then, and where cases had it begun.

    Args:
        rate: How many cases of the cause come in a month before.
        left: What share of them comes in since.
        recorded: What share of all that comes in since is written down.
        seed: The seed.
    """
    chance = random.Random(f"{rate} {left} {recorded} {seed}")
    before, since = days(chance, rate, -BACK, 0), days(chance, rate * left * recorded, 1, AFTER)
    other = [*days(chance, OTHERS_A_MONTH, -BACK, 0), *days(chance, OTHERS_A_MONTH * recorded, 1, AFTER)]
    late = Counter(DAY + timedelta(day) for day in (*before, *since))
    others = Counter(DAY + timedelta(day) for day in other)
    said = {
        f"after {WITHIN} days": is_fewer(late, others, DAY, WITHIN),
        f"after {AFTER} days": is_fewer(late, others, DAY, AFTER),
        "ever, looked at weekly": any(is_fewer(late, others, DAY, after) for after in range(7, AFTER + 1, 7)),
    }
    # Had a plan been made on the day of a third case within 90 days, as it is offered.
    ordered, start = sorted(late.elements()), DAY - timedelta(BACK - AFTER)
    thirds = (third for first, third in zip(ordered, ordered[2:], strict=False) if (third - first).days < WITHIN)
    if offered := next((third for third in thirds if start <= third <= DAY - timedelta(WITHIN)), None):
        said[OFFERED] = is_fewer(late, others, offered, WITHIN)
    return said


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--journals", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    wanted = parser.parse_args()
    seeds = range(wanted.seed * 1_000_000, wanted.seed * 1_000_000 + wanted.journals)
    for place, (name, left, recorded) in enumerate(COURSES):
        for rate in RATES:
            with Pool() as pool:
                rows = pool.map(partial(journal, rate, left, recorded), seeds, chunksize=50)
            heads = [*dict.fromkeys(key for row in rows for key in row if place == 0 or key != OFFERED)]
            if (place, rate) == (0, RATES[0]):
                print("| what happens | a month |", " | ".join(heads), "|")
                print("|---|---:|" + "---:|" * len(heads))
            shares = [fmean(row[key] for row in rows if key in row) for key in heads]
            print(f"| {name} | {rate} |", " | ".join(f"{share:.0%}" for share in shares), "|" + " |" * (place > 0))


if __name__ == "__main__":
    main()
