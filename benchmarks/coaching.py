"""How well the daily question is chosen: simulated leaders, three rules, one Markdown table.

    python benchmarks/coaching.py [--leaders 1000] [--years 2] [--seed 7]

Each leader answers on 2 to 7 random days a week, skips a question now and then, is away for two weeks a year, and
rates the ten principles at random, anew each quarter. All three rules meet the same leaders.
"""

import argparse
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path
from random import Random
from statistics import fmean, median

from custfocus.content.framework import NO_PACK, Framework, pillar_of
from custfocus.content.load import content_folder, read_all
from custfocus.content.models import Question
from custfocus.features.reflect.choice import RETURN_EVERY, PastAnswers, rank
from versions import versions

YEAR = 365
STARTERS = NO_PACK.opening
WEEK = 7
HOLIDAY = 14
QUARTER = 91
PACES = range(2, 8)
SKIPS = 0.05
WEAK = (1, 2)
STRONG = (4, 5)


@dataclass(frozen=True)
class Leader:
    """Somebody who keeps the journal: the same for every rule."""

    days: tuple[date, ...]
    """When they answer; the first is the journal's first."""
    skips: frozenset[date]
    """On which of these days they skip the first question."""
    end: date
    """The day after the last that is looked at."""
    ratings: Mapping[str, int]
    """What they rate each principle, 1 to 5."""


@dataclass
class Journal:
    """What a leader has written so far, newest answer last."""

    leader: Leader
    log: list[tuple[date, Question]] = field(default_factory=list)
    answered: dict[str, date] = field(default_factory=dict)
    returns: tuple[bool, ...] = ()
    skipped: dict[str, date] = field(default_factory=dict)

    def answer(self, question: Question, day: date) -> None:
        """Write down an answer."""
        self.log.append((day, question))
        self.returns = (question.id in self.answered, *self.returns)[: RETURN_EVERY - 1]
        self.answered[question.id] = day

    def past(self, day: date) -> PastAnswers:
        """The same, as the choice wants it."""
        first = self.leader.days[0]
        rated = day - timedelta(days=(day - first).days % QUARTER)
        ratings = {principle: (rating, rated) for principle, rating in self.leader.ratings.items()}
        count = min(len(self.log), STARTERS)
        return PastAnswers(self.answered, self.returns, count, first, self.skipped, ratings)


Rule = Callable[[Framework, Journal, date, Random], Question]


def ours(framework: Framework, journal: Journal, day: date, _: Random) -> Question:
    """The rule of custfocus."""
    return next(rank(framework, journal.past(day), day)).question


def by_day_of_year(framework: Framework, journal: Journal, day: date, _: Random) -> Question:
    """As calendars of daily questions do: the day's number chooses, after a skip the next."""
    questions = framework.questions
    number = day.timetuple().tm_yday + (day in journal.skipped.values())
    return questions[number % len(questions)]


def unused_then_random(framework: Framework, journal: Journal, day: date, random: Random) -> Question:
    """As prompt apps do: any that was never asked; once all were, any."""
    questions = [question for question in framework.questions if journal.skipped.get(question.id) != day]
    return random.choice([question for question in questions if question.id not in journal.answered] or questions)


RULES: dict[str, Rule] = {
    "custfocus": ours,
    "day-of-year rotation": by_day_of_year,
    "unused, then random": unused_then_random,
}


def leaders(framework: Framework, count: int, years: int, seed: int) -> Iterator[Leader]:
    """So many leaders, the same ones for the same seed."""
    for number in range(count):
        random = Random(f"{seed} {number}")
        start = date(2026, 1, 1) + timedelta(days=random.randrange(YEAR))
        away = {
            YEAR * year + first + day
            for year in range(years)
            for first in [random.randrange(YEAR - HOLIDAY)]
            for day in range(HOLIDAY)
        }
        pace = random.choice(PACES)
        offsets = [
            WEEK * week + day
            for week in range(YEAR * years // WEEK)
            for day in sorted(random.sample(range(WEEK), pace))
        ]
        days = tuple(start + timedelta(days=offset) for offset in offsets if offset not in away)
        yield Leader(
            days=days,
            skips=frozenset(day for day in days if random.random() < SKIPS),
            end=start + timedelta(days=YEAR * years),
            ratings={principle.id: random.randint(1, 5) for principle in framework.principles},
        )


def simulate(framework: Framework, rule: Rule, leader: Leader, seed: int = 0) -> Journal:
    """What the leader has answered by the end, asked by the rule."""
    random = Random(seed)
    journal = Journal(leader)
    for day in leader.days:
        if day in leader.skips:
            journal.skipped[rule(framework, journal, day, random).id] = day
        journal.answer(rule(framework, journal, day, random), day)
    return journal


@dataclass(frozen=True)
class Course:
    """How it went for one leader."""

    all_asked: float
    """After how many answers every question had been asked, infinite if never."""
    longest_wait: int
    """The longest that a question waited, once asked, to be asked again or for the end, in days."""
    first_return: float
    """After how many days a question came back for the first time, infinite if never."""
    unevenness: float
    """The largest share of a pillar less the smallest, in percentage points."""
    sooner: tuple[float, ...]
    """In each pillar with weak and strong principles, how much sooner the weak ones had an answer again."""


def course(framework: Framework, journal: Journal) -> Course:
    """The figures of one leader's journal."""
    by_question: dict[str, list[date]] = defaultdict(list)
    by_principle: dict[str, list[date]] = defaultdict(list)
    by_pillar = {pillar.id: 0 for pillar in framework.pillars}
    all_asked = first_return = math.inf
    for number, (day, question) in enumerate(journal.log, start=1):
        by_question[question.id].append(day)
        if len(by_question[question.id]) > 1:
            first_return = min(first_return, (day - journal.log[0][0]).days)
        elif len(by_question) == len(framework.questions):
            all_asked = number
        by_pillar[str(pillar_of(framework, question))] += 1
        if question.principles:
            by_principle[question.principles[0]].append(day)
    ends = [[*days, journal.leader.end] for days in by_question.values()]
    return Course(
        all_asked=all_asked,
        longest_wait=max(wait for days in ends for wait in _intervals(days)),
        first_return=first_return,
        unevenness=100 * (max(by_pillar.values()) - min(by_pillar.values())) / len(journal.log),
        sooner=tuple(_sooner(framework, journal.leader.ratings, by_principle)),
    )


def _sooner(
    framework: Framework, ratings: Mapping[str, int], answers: Mapping[str, Sequence[date]]
) -> Iterator[float]:
    for pillar in framework.pillars:
        weak, strong = (
            [
                interval
                for principle in framework.principles
                if principle.pillar == pillar.id and ratings[principle.id] in steps
                for interval in _intervals(answers.get(principle.id, ()))
            ]
            for steps in (WEAK, STRONG)
        )
        # An interval of no days can't occur: a leader answers once a day.
        if weak and strong:
            yield fmean(strong) / fmean(weak)


def _intervals(days: Iterable[date]) -> list[int]:
    return [(later - earlier).days for earlier, later in pairwise(days)]


@dataclass(frozen=True)
class Figures:
    """How it went for many leaders: medians of their figures, and the geometric mean of how much sooner."""

    all_asked: float
    longest_wait: float
    first_return: float
    sooner: float
    unevenness: float


def summary(courses: Sequence[Course]) -> Figures:
    """The figures of many leaders."""
    return Figures(
        all_asked=median(each.all_asked for each in courses),
        longest_wait=median(each.longest_wait for each in courses),
        first_return=median(each.first_return for each in courses),
        sooner=math.exp(fmean(math.log(ratio) for each in courses for ratio in each.sooner)),
        unevenness=median(each.unevenness for each in courses),
    )


def table(figures: Mapping[str, Figures]) -> str:
    """The figures of each rule as a Markdown table."""
    heads = (
        "rule",
        "all asked after (answers)",
        "longest wait (days)",
        "first return (days)",
        "weak principles return sooner",
        "unevenness over pillars (points)",
    )
    lines = [f"| {' | '.join(heads)} |", "|---|" + "---:|" * (len(heads) - 1)]
    for name, rule in figures.items():
        whole = [f"{figure:.0f}" for figure in (rule.all_asked, rule.longest_wait, rule.first_return)]
        lines.append(f"| {name} | {' | '.join(whole)} | {rule.sooner:.2f} × | {rule.unevenness:.1f} |")
    return "\n".join(lines)


def _courses(framework: Framework, leader: Leader) -> list[Course]:
    return [course(framework, simulate(framework, rule, leader)) for rule in RULES.values()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Simulate leaders and compare three ways to choose a question.")
    parser.add_argument("--leaders", type=int, default=1000)
    parser.add_argument("--years", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print(f"{versions()}\n", flush=True)
    framework = read_all(content_folder(), Path("no-own-content"))
    people = leaders(framework, options.leaders, options.years, options.seed)
    with Pool() as pool:
        courses = pool.map(partial(_courses, framework), people, chunksize=10)
    figures = {name: summary(of_rule) for name, of_rule in zip(RULES, zip(*courses, strict=True), strict=True)}
    print(table(figures))


if __name__ == "__main__":
    main()
