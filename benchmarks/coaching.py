"""How well the daily question is chosen: simulated leaders, three rules, one Markdown table.

    python benchmarks/coaching.py [--leaders 1000] [--years 2] [--seed 7]

Each leader answers on 2 to 7 random days a week, skips a question now and then, is away for two weeks a year, and
rates the ten principles at random, anew each quarter. All three rules meet the same leaders. The rule of custfocus
is the whole of it: with the long look, what became of a guess, and questions about the user's own words, of which
these leaders always have some.
"""

import argparse
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path
from random import Random
from statistics import fmean, median

from custfocus.content.framework import NO_PACK, Framework
from custfocus.content.load import content_folder, read_all
from custfocus.content.models import Question
from custfocus.features.echoes.choice import ECHO_EVERY, PastEchoes, has_room, may_have_one
from custfocus.features.reflect.choice import long_look, rank
from custfocus.features.reflect.flow.choosing import GUESS_HOLDS_DAYS
from custfocus.features.reflect.past import RETURN_AFTER_DAYS, RETURN_EVERY, PastAnswers, Skips
from custfocus.features.reflect.week import is_early, next_weekday
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
WORKING = range(5)
# What an answer was to: a question for the first time or again, the user's own words, the long look, a guess.
NEW, AGAIN, OWN, LONG, GUESSED = "new", "again", "own", "long", "guessed"


@dataclass(frozen=True)
class Leader:
    """Somebody who keeps the journal: the same for every rule."""

    days: tuple[date, ...]
    """When they answer; the first is the journal's first."""
    skips: frozenset[date]
    """On which of these days they skip the first question."""
    weekdays: Sequence[int]
    """The weekdays that count for them, Monday as 0."""
    end: date
    """The day after the last that is looked at."""
    ratings: Mapping[str, int]
    """What they rate each principle, 1 to 5."""


@dataclass(frozen=True)
class Asked:
    """What a leader is asked: to what, and the question, where it isn't about their own words."""

    what: str
    """NEW, AGAIN, OWN, LONG or GUESSED."""
    question: Question | None = None
    """The question; where it is a guess that is checked, the one that was guessed about."""

    @property
    def in_turn(self) -> bool:
        """Whether it is a question in its turn."""
        return self.what in (NEW, AGAIN)


@dataclass
class Journal:
    """What a leader has written so far, newest answer last."""

    leader: Leader
    answers: list[tuple[date, Asked]] = field(default_factory=list)
    answered: dict[str, date] = field(default_factory=dict)
    returns: tuple[bool, ...] = ()
    times: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, Skips] = field(default_factory=dict)

    @property
    def log(self) -> list[tuple[date, Question]]:
        """The questions that were answered, without what became of a guess."""
        return [(day, each.question) for day, each in self.answers if each.question and each.what != GUESSED]

    def skip(self, question: Question, day: date) -> None:
        """Write down a skip."""
        before = self.skipped.get(question.id)
        self.skipped[question.id] = Skips(day, before.times + 1 if before else 1)

    def answer(self, asked: Asked, day: date) -> None:
        """Write down an answer."""
        self.answers.append((day, asked))
        question = asked.question
        if question is None:
            return
        if asked.in_turn:
            self.returns = (question.id in self.answered, *self.returns)[: RETURN_EVERY - 1]
        self.answered[question.id] = day
        self.times[question.id] = min(self.times.get(question.id, 0) + 1, len(RETURN_AFTER_DAYS))
        self.skipped.pop(question.id, None)

    def asks(self, question: Question) -> Asked:
        """A question in its turn."""
        return Asked(AGAIN if question.id in self.answered else NEW, question)

    def past(self, day: date) -> PastAnswers:
        """The same, as the choice wants it."""
        first = self.leader.days[0]
        rated = day - timedelta(days=(day - first).days % QUARTER)
        ratings = {principle: (rating, rated) for principle, rating in self.leader.ratings.items()}
        count = min(len(self.answers), STARTERS)
        last = self.answers[-1][1].question if self.answers else None
        newest = last.id if last else None
        return PastAnswers(self.answered, self.times, self.returns, newest, count, first, self.skipped, ratings)

    def guess(self, day: date) -> Question | None:
        """The question with a guess that is to be checked on a day, if there is one."""
        recent = [each for each in self.answers[-GUESS_HOLDS_DAYS:] if (day - each[0]).days <= GUESS_HOLDS_DAYS]
        checked = [each.question for _, each in recent if each.what == GUESSED]
        guesses = (each.question for _, each in reversed(recent) if each.in_turn and each.question)
        return next((question for question in guesses if question.check and question not in checked), None)


Rule = Callable[[Framework, Journal, date, Random], Iterator[Asked]]


def ours(framework: Framework, journal: Journal, day: date, _: Random) -> Iterator[Asked]:
    """The rule of custfocus."""
    past, weekdays = journal.past(day), journal.leader.weekdays
    last, recent = weekdays[-1], tuple(each.what == OWN for _, each in journal.answers[:-ECHO_EVERY:-1])
    looks = day.weekday() == last
    if past.count >= STARTERS:
        if looks and (look := long_look(framework, past, day)):
            yield Asked(LONG, look.question)
        elif question := journal.guess(day):
            yield Asked(GUESSED, question)
        elif may_have_one(day) and has_room(PastEchoes(recent=recent)):
            yield Asked(OWN)
    eve = not looks and next_weekday(day, weekdays) == last
    for pick in rank(framework, past, day, early=is_early(day, weekdays), eve=eve):
        yield journal.asks(pick.question)


def by_day_of_year(framework: Framework, journal: Journal, day: date, _: Random) -> Iterator[Asked]:
    """As calendars of daily questions do: the day's number chooses, after a skip the next."""
    questions = framework.questions
    number = day.timetuple().tm_yday + any(skips.last == day for skips in journal.skipped.values())
    yield journal.asks(questions[number % len(questions)])


def _skipped_on(journal: Journal, question: Question, day: date) -> bool:
    skips = journal.skipped.get(question.id)
    return skips is not None and skips.last == day


def unused_then_random(framework: Framework, journal: Journal, day: date, random: Random) -> Iterator[Asked]:
    """As prompt apps do: any that was never asked; once all were, any."""
    questions = [question for question in framework.questions if not _skipped_on(journal, question, day)]
    unused = [question for question in questions if question.id not in journal.answered]
    yield journal.asks(random.choice(unused or questions))


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
            weekdays=range(WEEK),
            end=start + timedelta(days=YEAR * years),
            ratings={principle.id: random.randint(1, 5) for principle in framework.principles},
        )


def simulate(framework: Framework, rule: Rule, leader: Leader, seed: int = 0) -> Journal:
    """What the leader has answered by the end, asked by the rule."""
    random = Random(seed)
    journal = Journal(leader)
    for day in leader.days:
        asked = rule(framework, journal, day, random)
        first = next(asked)
        if day in leader.skips:
            first = set_aside(first, asked, journal, day) or next(rule(framework, journal, day, random))
        journal.answer(first, day)
    return journal


def set_aside(asked: Asked, others: Iterator[Asked], journal: Journal, day: date) -> Asked | None:
    """What comes in the place of a question that is set aside; None where the rule is to be asked again."""
    if asked.question is None or asked.what == GUESSED:
        return next(others)
    journal.skip(asked.question, day)
    return None


@dataclass(frozen=True)
class Course:
    """How it went for one leader."""

    all_asked: float
    """After how many answers every question had been asked, infinite if never."""
    asked: int
    """How many questions had been asked by the end."""
    longest_wait: int
    """The longest that a question waited, once asked, to be asked again or for the end, in days."""
    first_return: float
    """After how many days a question came back for the first time, infinite if never."""
    sooner: tuple[float, ...]
    """In each pillar with weak and strong principles, how much sooner the weak ones had an answer again."""


def course(framework: Framework, journal: Journal) -> Course:
    """The figures of one leader's journal."""
    by_question: dict[str, list[date]] = defaultdict(list)
    by_principle: dict[str, list[date]] = defaultdict(list)
    all_asked = first_return = math.inf
    for number, (day, asked) in enumerate(journal.answers, start=1):
        if asked.question is None or asked.what == GUESSED:
            continue
        question = asked.question
        by_question[question.id].append(day)
        if len(by_question[question.id]) > 1:
            first_return = min(first_return, (day - journal.answers[0][0]).days)
        elif len(by_question) == len(framework.questions):
            all_asked = number
        if question.principles:
            by_principle[question.principles[0]].append(day)
    ends = [[*days, journal.leader.end] for days in by_question.values()]
    return Course(
        all_asked=all_asked,
        asked=len(by_question),
        longest_wait=max(wait for days in ends for wait in _intervals(days)),
        first_return=first_return,
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
                if principle.pillar == pillar.id and ratings.get(principle.id) in steps
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
    asked: float
    longest_wait: float
    first_return: float
    sooner: float


def summary(courses: Sequence[Course]) -> Figures:
    """The figures of many leaders."""
    return Figures(
        all_asked=median(each.all_asked for each in courses),
        asked=median(each.asked for each in courses),
        longest_wait=median(each.longest_wait for each in courses),
        first_return=median(each.first_return for each in courses),
        sooner=math.exp(fmean(math.log(ratio) for each in courses for ratio in each.sooner)),
    )


def table(figures: Mapping[str, Figures]) -> str:
    """The figures of each rule as a Markdown table."""
    heads = (
        "rule",
        "all asked after (answers)",
        "asked in two years",
        "longest wait (days)",
        "first return (days)",
        "weak principles return sooner",
    )
    lines = [f"| {' | '.join(heads)} |", "|---|" + "---:|" * (len(heads) - 1)]
    for name, rule in figures.items():
        whole = [f"{figure:.0f}" for figure in (rule.all_asked, rule.asked, rule.longest_wait, rule.first_return)]
        lines.append(f"| {name} | {' | '.join(whole)} | {rule.sooner:.2f} × |")
    return "\n".join(lines)


@cache
def bundled() -> Framework:
    """The content that comes with the program, read once in each process."""
    return read_all(content_folder(), Path("no-own-content"))


@dataclass(frozen=True)
class Habit:
    """How somebody keeps the journal."""

    name: str
    pace: int
    """On how many working days a week they answer."""
    bursts: bool = False
    """Whether they answer three weeks in six only."""
    rated: float = 0
    """What part of the principles they have rated."""
    disliked: float = 0
    """What part of the questions they skip whenever they come."""
    away: int = HOLIDAY
    """How many days of a year they are away in a row."""


HABITS = (
    Habit("once a week", 1),
    Habit("three times a week", 3),
    Habit("on working days", 5),
    Habit("in bursts", 5, bursts=True),
    Habit("three times a week, four months away", 3, away=120),
    Habit("three times a week, half rated", 3, rated=0.5),
    Habit("three times a week, all rated", 3, rated=1),
    Habit("three times a week, a fifth disliked", 3, disliked=0.2),
    Habit("on working days, a fifth disliked", 5, disliked=0.2),
)


@dataclass(frozen=True)
class TwoYears:
    """What two years of the journal look like to one leader who always has something to be asked about."""

    answers: int
    shares: Mapping[str, float]
    """Which part of the answers was to what: NEW, AGAIN, OWN, LONG or GUESSED."""
    own_running: int
    """How often two of any ECHO_EVERY answers running, or of two days running, were to the user's own words."""
    least: int
    """How often the question that was asked least was answered, of those that aren't disliked or for long looks."""
    most: int
    """How often the one that was asked most was."""
    rarest: float
    """The part of the answers that the principle with the fewest has."""
    commonest: float
    """The part that the one with the most has."""
    silence: int
    """The longest that a principle wasn't asked about, in days."""
    wait: int
    """The longest that a question waited to be asked again, in days."""
    soonest: int
    """After how many days a question came back at the soonest; 0 where none did."""
    twice: int
    """How often two questions running had the same form, long looks apart."""
    skips: int


def live(framework: Framework, habit: Habit, seed: int) -> TwoYears:
    """Two years of somebody with a habit."""
    random = Random(f"{habit.name} {seed}")
    start = date(2026, 1, 5)
    rated = {each.id: random.randint(1, 5) for each in framework.principles if random.random() < habit.rated}
    count = round(len(framework.questions) * habit.disliked)
    disliked = {each.id for each in random.sample(list(framework.questions), count)}
    days = tuple(start + timedelta(offset) for offset in _answering(habit, random))
    journal = Journal(Leader(days, frozenset(), WORKING, start + timedelta(2 * YEAR), rated))
    skips = 0
    for day in days:
        while is_disliked(asked := next(ours(framework, journal, day, random)), disliked):
            set_aside(asked, iter(()), journal, day)
            skips += 1
        journal.answer(asked, day)
    return _two_years(framework, journal, disliked, skips)


def is_disliked(asked: Asked, disliked: Collection[str]) -> bool:
    """Whether a leader skips what they are asked."""
    return asked.what not in (OWN, GUESSED) and asked.question is not None and asked.question.id in disliked


def _answering(habit: Habit, random: Random) -> Iterator[int]:
    """The days on which somebody answers, counted from the first."""
    away = {
        YEAR * year + first + day
        for year in range(2)
        for first in [random.randrange(YEAR - habit.away)]
        for day in range(habit.away)
    }
    for week in range(2 * YEAR // WEEK):
        if not habit.bursts or week % 6 < 3:  # noqa: PLR2004 - half of them
            for day in sorted(random.sample(range(5), habit.pace)):
                if WEEK * week + day not in away:
                    yield WEEK * week + day


def _two_years(framework: Framework, journal: Journal, disliked: Collection[str], skips: int) -> TwoYears:
    by_question: dict[str, list[date]] = defaultdict(list)
    by_principle: dict[str, list[date]] = {each.id: [] for each in framework.principles}
    for day, question in journal.log:
        by_question[question.id].append(day)
        for principle in question.principles[:1]:
            by_principle[principle].append(day)
    answered_to = [(day, each.what) for day, each in journal.answers]
    answers = len(answered_to)
    own = [place for place, (_, what) in enumerate(answered_to) if what == OWN]
    asked = [
        len(by_question.get(each.id, ()))
        for each in framework.questions
        if each.id not in disliked and each.look is None
    ]
    shares = [len(days) / len(journal.log) for days in by_principle.values()]
    again = [interval for days in by_question.values() for interval in _intervals(days)]
    forms = [asked.question.form if asked.question and asked.in_turn else "" for _, asked in journal.answers]
    return TwoYears(
        answers=answers,
        shares={
            what: sum(to == what for _, to in answered_to) / answers for what in (NEW, AGAIN, OWN, LONG, GUESSED)
        },
        own_running=sum(
            later - before < ECHO_EVERY or (answered_to[later][0] - answered_to[before][0]).days < 2  # noqa: PLR2004 - days
            for before, later in pairwise(own)
        ),
        least=min(asked),
        most=max(asked),
        rarest=min(shares),
        commonest=max(shares),
        silence=max(interval for days in by_principle.values() for interval in _intervals(days)),
        wait=max([*again, *((journal.leader.end - days[-1]).days for days in by_question.values())]),
        soonest=min(again, default=0),
        twice=sum(form == following != "" for form, following in pairwise(forms)),
        skips=skips,
    )


def habits_table(framework: Framework, seeds: int) -> str:
    """Two years of each habit as a Markdown table, medians over some leaders."""
    heads = (
        "a leader who answers", "answers", "new", "returning", "own words", "long look", "guesses checked",
        "a question is asked", "share of a principle",
        "longest silence of a principle (days)", "longest wait of a question (days)", "skips",
    )  # fmt: skip
    lines = [f"| {' | '.join(heads)} |", "|---|" + "---:|" * (len(heads) - 1)]
    for habit in HABITS:
        courses = [live(framework, habit, seed) for seed in range(seeds)]

        def middle(name: str, courses: Sequence[TwoYears] = courses) -> float:
            return float(median(getattr(each, name) for each in courses))

        lines.append(
            f"| {habit.name} | {middle('answers'):.0f} "
            + "".join(
                f"| {median(each.shares[what] for each in courses):.0%} " for what in (NEW, AGAIN, OWN, LONG, GUESSED)
            )
            + ""
            f"| {middle('least'):.0f} to {middle('most'):.0f} times "
            f"| {middle('rarest'):.1%} to {middle('commonest'):.1%} | {middle('silence'):.0f} "
            f"| {middle('wait'):.0f} | {middle('skips'):.0f} |"
        )
    return "\n".join(lines)


def _courses(leader: Leader) -> list[Course]:
    return [course(bundled(), simulate(bundled(), rule, leader)) for rule in RULES.values()]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Simulate leaders and compare three ways to choose a question.")
    parser.add_argument("--leaders", type=int, default=1000)
    parser.add_argument("--years", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args()
    print(f"{versions()}\n", flush=True)
    people = leaders(bundled(), options.leaders, options.years, options.seed)
    with Pool() as pool:
        courses = pool.map(_courses, people, chunksize=10)
    figures = {name: summary(of_rule) for name, of_rule in zip(RULES, zip(*courses, strict=True), strict=True)}
    print(table(figures))
    print(f"\n{habits_table(bundled(), 8)}")


if __name__ == "__main__":
    main()
