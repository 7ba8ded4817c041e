"""Stories of leaders who don't exist: half a year of a journal each, made up by a seed, with what is planted in it.

First come the deeds: on which days the leader wrote, and for which principles, each as often as it is lived by this
leader. The ratings follow them: the truth about a principle is how its days, of the last 60, compare with the median
of all,

    truth = 3 + 1.5 · log2(days ÷ median), from 1 to 5; 1 where there is none

and a rating is the truth with noise, at most a step away from it. All but three: those are planted. Word over deed:
rated 4 or 5, nothing written for it in the last 60 days, but something before. Deed over word: rated 1 or 2, and
written for twice a week. Other scales are rated by what is done, for these three as for all, so that they say nothing
else; and what others say is close to how the leader rates the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from math import log2
from random import Random
from statistics import median
from typing import Any

from custfocus.content.demo import Planted
from custfocus.content.framework import Framework, of_kind
from custfocus.content.models import AnyItem, Practice, Question, Role
from custfocus.features.deeds.counting import since
from custfocus.features.demo.story import MonthEnd, Story, StoryEntry
from custfocus.features.insights.counts import WITHIN_DAYS
from custfocus.features.plans.plans import MISSED, NO_OCCASION, USED, sentence
from custfocus.features.practice.adoptions import MOST_AT_ONCE
from custfocus.features.ratings.gaps import DEED, WORD
from custfocus.features.ratings.scales import HIGHEST, LOWEST, MIDDLE, SCALES, Scale, rating_words
from custfocus.features.sheets.sheet import Sheet, begun, closed
from custfocus.features.sheets.values import Value
from custfocus.features.voices.invitations import new_invitation, role_name
from custfocus.features.voices.others import STEPS
from custfocus.features.voices.pooling import BETWEEN
from custfocus.journal.kinds import ANSWERED, ASKED, EVIDENCE, OPENED, THANKED
from custfocus.journal.merging import stored
from tests.sheets import kept as kept_sheet

DAYS = 182
LISTENING = "listen"
RETURN_AFTER = 35
SETTLED = 9  # working days after which a complaint has come to its end
LONGEST_SILENCE = 45  # before the last 60 days, of what is planted as word alone
SWING = 1.5  # steps of the scale that twice the usual number of days makes
NEAR = 0.5  # how far others are from the leader's own rating, at most


@dataclass(frozen=True)
class Texts:
    """The words that a story is put together from; {name} in them stands for somebody.

    Attributes:
        people: For each part, the names to choose from.
        answers: Answers by question.
        intentions: What to do about it, by question.
        practices: What happened, by practice.
        heard: What was said: text, who, channel, principles, and firsthand where it wasn't.
        complaints: Complaints, by the fields of their worksheet.
        notes: Notes: text and principles.
        away: Why the leader was away.
        checklist: Answers by item of the checklist.
        priorities: Priorities.
        lines: Sentences to remember.
        plans: If-then plans: cue, response, barrier, practice.
        measures: Measures: name, unit, better, target, start, step (what a month brings), felt, source.
        voices: What people of a role write, by the word for the role.
    """

    people: Mapping[str, Sequence[str]]
    answers: Mapping[str, Sequence[str]]
    intentions: Mapping[str, Sequence[str]]
    practices: Mapping[str, Sequence[str]]
    heard: Sequence[Mapping[str, Any]]
    complaints: Sequence[Mapping[str, Any]]
    notes: Sequence[Mapping[str, Any]]
    away: Sequence[str]
    checklist: Mapping[str, Sequence[str]]
    priorities: Sequence[str]
    lines: Sequence[str]
    plans: Sequence[Mapping[str, Any]]
    measures: Sequence[Mapping[str, Any]]
    voices: Mapping[str, Sequence[str]]


def story(framework: Framework, texts: Texts, seed: int, today: date, *, planted: bool = True) -> Story:
    """The half year up to the day before; the same for the same seed and day.

    Args:
        framework: All content.
        texts: The words.
        seed: Which story.
        today: The day on which the journal will be read.
        planted: Whether word and deed differ three times; otherwise they agree everywhere.
    """
    random = Random(f"custfocus {seed}")  # noqa: S311 - a story wants to be the same again, not to be secret
    cast = {part: random.choice(names) for part, names in texts.people.items()}
    return _Teller(framework, _named(texts, cast), cast, random, today).tell(planted=planted)


class _Teller:
    """One story in the making."""

    def __init__(
        self, framework: Framework, texts: Texts, cast: Mapping[str, str], random: Random, today: date
    ) -> None:
        self.framework, self.texts, self.cast, self.random = framework, texts, cast, random
        self.today, self.start, self.recent = today, today - timedelta(DAYS), since(today)
        self.silent = self.recent - timedelta(random.randint(0, LONGEST_SILENCE))
        self.principles = [one.id for one in framework.principles]
        self.questions = [one for one in framework.questions if one.id in texts.answers]
        self.practices = [one for one in framework.practices if one.id in texts.practices]
        self.entries: list[StoryEntry] = []
        self.answered: dict[str, list[date]] = {}
        self.heard, self.notes = self._shuffled(texts.heard), self._shuffled(texts.notes)
        self.happened = {name: self._shuffled(said) for name, said in texts.practices.items()}
        self.word: list[str] = []
        self.deed: list[str] = []

    def tell(self, *, planted: bool) -> Story:
        if planted:
            self._plant()
        levels = self._levels()
        away = self._away()
        adoptions = self._adopt(levels)
        days = self._days(away)
        for place, day in enumerate(days):
            self._write(day, place, levels)
        for practice, first, last, rate in adoptions:
            self._tick(practice, [day for day in self._workdays(away) if first <= day <= last], rate)
        self._see_to_before(days)
        self._complain(away)
        truth = self._truth()
        values = self._rate(truth, days)
        plans = self._plan(days)
        self._measure()
        self._ask_others(values)
        entries = tuple(sorted(self.entries, key=lambda entry: (entry.day, entry.minute)))
        found = [*(Planted(each, WORD) for each in self.word), *(Planted(each, DEED) for each in self.deed)]
        return Story(entries, tuple(self._months(plans)), tuple(found))

    def _plant(self) -> None:
        """Choose where word and deed differ: two of one kind, one of the other.

        Nobody who keeps a journal of customers' words writes nothing on listening. What is done often has a practice
        that serves nothing of which nothing is to be written.
        """
        words = self.random.choice((1, 2))
        self.word = self.random.sample([one for one in self.principles if one != LISTENING], words)
        lived = [one for one in self.principles if one not in self.word and self._practices_for(one)]
        self.deed = self.random.sample(lived, 3 - words)

    def _levels(self) -> dict[str, float]:
        """How often each principle is lived, as weights."""
        others = self._shuffled(one for one in self.principles if one not in (*self.word, *self.deed))
        steps = (1.8, 1.6, 1.4, 1.1, 1.0, 0.9, 0.8, 0.6, 0.4, 0.25)
        levels = {one: steps[place * len(steps) // len(others)] for place, one in enumerate(others)}
        return levels | dict.fromkeys(self.word, 1.1) | dict.fromkeys(self.deed, 1.5)

    def _away(self) -> list[tuple[date, date]]:
        """One holiday of a week or two, and a few days later on, none in the last fortnight."""
        found = []
        for begins, length, why in zip(
            (self.random.randint(40, 75), self.random.randint(125, 150)),
            (self.random.choice((7, 14)), self.random.choice((3, 4))),
            self.random.sample(self.texts.away, 2),
            strict=True,
        ):
            first = self.start + timedelta(begins)
            first -= timedelta(first.weekday())
            last = first + timedelta(length - 1)
            found.append((first, last))
            self._add("away", first, 420, text=why, data={"until": last.isoformat()})
        return found

    def _days(self, away: Iterable[tuple[date, date]]) -> list[date]:
        """The days on which something is written: by the leader's habit, with a thin week or two."""
        habit = self.random.sample(range(5), 3)
        thin = self.start + timedelta(self.random.randint(50, 110))
        found = [self.start]
        for day in self._workdays(away)[1:]:
            chance = 0.8 if day.weekday() in habit else 0.2
            if self._happens(chance * (0.4 if thin <= day < thin + timedelta(10) else 1)):
                found.append(day)
        return found

    def _workdays(self, away: Iterable[tuple[date, date]]) -> list[date]:
        """The days from Monday to Friday on which the leader is there, up to yesterday."""
        days = [self.start + timedelta(count) for count in range(DAYS)]
        return [day for day in days if day.weekday() < 5 and not any(first <= day <= last for first, last in away)]

    def _adopt(self, levels: Mapping[str, float]) -> list[tuple[Practice, date, date, float]]:
        """Take practices on: what was lived once and was given up, what is kept, what is planted as done often."""
        yesterday = self.today - timedelta(1)
        given_up = self.silent - timedelta(1)
        plan: list[tuple[str, date, date, float]] = [
            (one, self.start + timedelta(9 * place), given_up - timedelta(6 * place), 0.25)
            for place, one in enumerate(self.word)
        ]
        strong = [one for one in sorted(levels, key=lambda one: -levels[one]) if one not in (*self.word, *self.deed)]
        keeps = strong[: MOST_AT_ONCE - max(len(self.word), len(self.deed))]
        plan += [(one, self.start + timedelta(16 + 7 * place), yesterday, 0.1) for place, one in enumerate(keeps)]
        plan += [(one, self.recent - timedelta(2 + 3 * place), yesterday, 0.5) for place, one in enumerate(self.deed)]
        found: list[tuple[Practice, date, date, float]] = []
        for principle, first, last, rate in plan:
            taken = {practice.id for practice, _, _, _ in found}
            # What is given up in time may serve anything.
            offered = self._practices_for(principle, past=last < self.silent)
            free = [one for one in offered if one.id not in taken]
            if not free:
                continue
            practice = free[0]
            until = None if last == yesterday else (last + timedelta(1)).isoformat()
            times = practice.cadence.times if principle not in self.deed else 2
            data = {"times": times, "days": 7, "until": until}
            self._add("adoption", first, 480, item=practice, asked=practice.name, data=data)
            found.append((practice, first, last, rate))
        return found

    def _practices_for(self, principle: str, *, past: bool = False) -> list[Practice]:
        """The practices that serve a principle, the main ones first, none of which nothing is to be written."""
        found = [one for one in self.practices if principle in one.principles and (past or self._may(one.principles))]
        return sorted(self._shuffled(found), key=lambda one: one.principles[0] != principle)

    def _write(self, day: date, place: int, levels: Mapping[str, float]) -> None:
        """A day's entries: mostly an answer, at times something heard or noted, never nothing."""
        kinds = [
            kind for kind, chance in (("answer", 0.66), ("heard", 0.22), ("note", 0.18)) if self._happens(chance)
        ]
        for kind in ["answer"] if place == 0 else kinds or [self.random.choice(("answer", "note"))]:
            topics = [one for one in levels if day < self.silent or one not in self.word]
            weights = [levels[one] if day >= self.recent else 1.0 for one in topics]
            for topic in self._in_turn(topics, weights):
                if {"answer": self._answer, "heard": self._hear, "note": self._note}[kind](day, topic):
                    break

    def _answer(self, day: date, topic: str) -> bool:
        """Answer a question on a principle, or, at first, the next of those that open a journal."""
        ready = [one for one in self.questions if self._is_ready(one, day)]
        starters = sorted((one for one in ready if one.starter), key=lambda one: one.starter or 0)
        if opening := [one for one in starters if one.id not in self.answered][:1]:
            found = opening if day < self.silent else []
        elif self._happens(0.1):
            found = [one for one in ready if one.pillar]
        else:
            found = [one for one in ready if one.principles[:1] == (topic,)]
        if not found:
            return False
        question = min(self._shuffled(found), key=lambda one: len(self.answered.get(one.id, ())))
        before = self.answered.setdefault(question.id, [])
        text = self.texts.answers[question.id][len(before)]
        minute = self.random.choice((465, 1035)) + self.random.randint(0, 50)
        answer = self._add("answer", day, minute, text=text, item=question, asked=question.daily)
        intended = self.texts.intentions.get(question.id, ())
        if len(before) < len(intended) and self._happens(0.6):
            over = (self.today - day).days > 10
            status = self.random.choice(("done", "done", "done", "dropped")) if over else "open"
            data = {"answer": answer.key, "status": status}
            self._add(
                "intention", day, minute + 1, text=intended[len(before)], item=question, data=data, tie="answer"
            )
        before.append(day)
        return True

    def _is_ready(self, question: Question, day: date) -> bool:
        """Whether there are words for a question, it has rested, and it is on nothing that is kept silent."""
        before = self.answered.get(question.id, ())
        rested = not before or (day - before[-1]).days >= RETURN_AFTER
        allowed = day < self.silent or self._may(question.principles)
        return rested and allowed and len(before) < len(self.texts.answers[question.id])

    def _hear(self, day: date, topic: str) -> bool:
        said = next((one for one in self.heard if one["principles"] == [topic]), None)
        if said is None:
            return False
        self.heard.remove(said)
        data = {"who": said["who"], "channel": said["channel"], "firsthand": said.get("firsthand", True)}
        minute = self.random.randint(560, 1020)
        self._add("heard", day, minute, text=said["text"], principles=said["principles"], data=data)
        return True

    def _note(self, day: date, topic: str) -> bool:
        wanted = [] if self._happens(0.25) else [topic]
        noted = next((one for one in self.notes if one["principles"] == wanted), None)
        if noted is None:
            return False
        self.notes.remove(noted)
        minute = self.random.randint(560, 1080)
        self._add("note", day, minute, text=noted["text"], principles=noted["principles"])
        return True

    def _tick(self, practice: Practice, days: Sequence[date], rate: float) -> None:
        words = self.happened[practice.id]
        for day in days:
            if self._happens(rate):
                text = words.pop() if words and self._happens(0.6) else ""
                self._add(
                    "practice", day, self.random.randint(540, 1010), text=text, item=practice, asked=practice.name
                )

    def _see_to_before(self, days: Sequence[date]) -> None:
        """See to it that what is planted as word alone was lived once."""
        for each in self.word:
            if not any(each in entry.principles for entry in self.entries):
                day = next(day for day in reversed(days) if day < self.silent)
                self._note(day, each) or self._hear(day, each)

    def _complain(self, away: Iterable[tuple[date, date]]) -> None:
        """Complaints, each on its worksheet: what comes up most of late, and the latest two still open."""
        worksheet = self.framework.by_id.get("complaint")
        if worksheet is None or worksheet.kind != "worksheet":
            return
        days = self._workdays(away)
        late = [day for day in days if day >= self.today - timedelta(WITHIN_DAYS - 2)]
        complaints = self._shuffled(self.texts.complaints)
        (often, _), *_ = Counter(one["cause"] for one in complaints).most_common()
        for one in complaints[2:]:
            opened = self.random.choice((late if one["cause"] == often else days)[:-SETTLED])
            answered = _workday(opened + timedelta(self.random.randint(3, 8)))
            end: dict[str, Value] = {"promised": (day := answered.isoformat()), "told": day, "confirmed": True}
            self._add_sheet(closed(begun(worksheet, opened, {**one, **end}), answered + timedelta(1)))
        for one, ago in zip(complaints, (SETTLED - 2, 2), strict=False):
            opened = days[-ago]
            first = {name: one[name] for name in ("who", "channel", "said", "mattered")}
            promised = {"promised": days[-2].isoformat()} if ago > 2 else {}
            self._add_sheet(begun(worksheet, opened, {**first, **promised}))

    def _add_sheet(self, sheet: Sheet) -> None:
        day = sheet.opened
        lived = [one for one in sheet.worksheet.principles if day < self.silent or one not in self.word]
        self._add("sheet", day, self.random.randint(560, 1020), principles=lived, **kept_sheet(sheet))

    def _truth(self) -> dict[str, float]:
        """What the last 60 days show of each principle, on the scale from 1 to 5."""
        shown: dict[str, set[date]] = {one: set() for one in self.principles}
        for entry in self.entries:
            if entry.kind in EVIDENCE and entry.day >= self.recent:
                for each in entry.principles:
                    shown[each].add(entry.day)
        usual = median(map(len, shown.values())) or 1
        return {
            one: min(HIGHEST, max(LOWEST, MIDDLE + SWING * log2(len(days) / usual))) if days else LOWEST
            for one, days in shown.items()
        }

    def _rate(self, truth: Mapping[str, float], days: Sequence[date]) -> dict[str, int]:
        """Rate all scales, most of them twice; the latest value of each item by its id."""
        values: dict[str, int] = {}
        for scale, kind, sittings in (
            ("self-check", "self-check", (5, -40)),
            ("principles", "principle", (21, -28)),
            ("barriers", "barrier", (-70,)),
            ("behaviours", "behaviour", (-56,)),
        ):
            for sitting in sittings:
                wanted = (self.start if sitting > 0 else self.today) + timedelta(sitting)
                day = next(each for each in days if each >= wanted)
                for place, item in enumerate(of_kind(self.framework, kind)):
                    value = self._value(item, truth, first=sitting > 0)
                    self._add_rating(item, SCALES[scale], value, day, 1050 + place)
                    values[item.id] = value
        return values

    def _value(self, item: AnyItem, truth: Mapping[str, float], *, first: bool) -> int:
        """How an item is rated: by the truth, unless it is where word and deed are to differ."""
        principle = item.principles[0] if item.principles else item.id
        if item.id in self.word:
            return self.random.choice((4, 5))
        if item.id in self.deed:
            return self.random.choice((1, 2) if first else (1, 2, 2, 2))
        if principle in self.word:  # what was lived once, and isn't any more
            strength = self.random.choice((3, 4)) if first else self.random.choice((2, 3))
        else:
            strength = self._near(truth.get(principle, MIDDLE), 1.6 if first else 1.0)
        return int(SCALES["barriers"].strength(strength)) if item and item.kind == "barrier" else strength

    def _near(self, truth: float, most: float) -> int:
        """A step of the scale by the truth with noise, at most so far from it."""
        noisy = truth + self.random.gauss(0, 0.6)
        return round(max(LOWEST, truth - most, min(HIGHEST, truth + most, noisy)))

    def _add_rating(self, item: AnyItem, scale: Scale, value: int, day: date, minute: int) -> None:
        data = {"scale": scale.id, "value": value}
        words = rating_words(item, value)
        self._add("rating", day, minute, text=words, item=item, asked=item.words, data=data)

    def _plan(self, days: Sequence[date]) -> list[tuple[str, date]]:
        """Two if-then plans, each a few months old."""
        found = []
        for place, plan in enumerate(self.random.sample(list(self.texts.plans), 2)):
            day = next(each for each in days if each >= self.start + timedelta(70 + 30 * place))
            barrier = self.framework.by_id.get(str(plan["barrier"]))
            text = sentence(plan["cue"], plan["response"])
            data = {"practice": plan["practice"], "status": "open", "fired": {}, "reworded": None}
            line = self._add(
                "plan", day, 1100, text=text, item=barrier, asked=barrier.label if barrier else "", data=data
            )
            found.append((line.key, day))
        return found

    def _measure(self) -> None:
        """Three measures, with a value for each month."""
        begun = _workday(self.start + timedelta(12))
        for measure in self.texts.measures:
            value, step = float(measure["start"]), float(measure["step"])
            fields = ("unit", "better", "target", "felt", "source")
            by = (self.today + timedelta(60)).replace(day=1) - timedelta(1)
            data = {name: measure[name] for name in fields} | {"by": by.isoformat(), "status": "open"}
            kept = self._add("measure", begun, 700, text=measure["name"], data=data)
            label = f"{measure['name']} ({measure['unit']})"
            for month in range((self.today - timedelta(1) - begun).days // 30 + 1):
                shown = max(0.0, value + self.random.gauss(0, abs(step) / 2))
                shown = float(round(shown)) if measure["felt"] == "activity" else round(shown, 1)
                when = _workday(begun + timedelta(30 * month))
                said = {"measure": kept.key, "value": shown}
                self._add("reading", when, 720, asked=label, data=said, tie="measure")
                value += step

    def _ask_others(self, values: Mapping[str, int]) -> None:
        """Ask customers, the team and a neighbour; the neighbour hasn't answered yet."""
        asked = _workday(self.today - timedelta(24))
        people = {
            "customer": ("customer", "customer2", "installer", "housing"),
            "team": ("agent", "agent2", "engineer", "planner"),
            "partner": ("finance",),
        }
        for role in self.framework.roles:
            for place, part in enumerate(people.get(role.word, ())):
                token = self.random.randbytes(16).hex()
                data = stored(new_invitation(role, self.cast[part], token))
                day = asked
                if role.word in self.texts.voices:
                    came = _workday(asked + timedelta(3 + 3 * place)).isoformat()
                    status = THANKED if place < 3 else ANSWERED
                    data |= {"status": status, "answered": came, "answer": OPENED}
                    data |= {"thanked": came} if status == THANKED else {}
                else:
                    day, data["status"] = _workday(self.today - timedelta(9)), ASKED
                text = f"Asked for a view, as {role_name(self.framework, role.word)}"
                self._add("invitation", day, 640 + place, text=text, item=role.id, data=data)
            if role.word in self.texts.voices:
                self._hear_from(role, values, _workday(asked + timedelta(12)))

    def _hear_from(self, role: Role, values: Mapping[str, int], day: date) -> None:
        """What four people of a role say together: near to the leader's own ratings, nothing on what is planted."""
        ratings = []
        for one in role.statements:
            own = [values[item] for item in (one.principle, one.behaviour) if item and item in values]
            if one.principle in (*self.word, *self.deed) or not own or max(own) - min(own) > 2 * NEAR:
                continue
            low, high = min(own), max(own)
            said = [low, low, high, high]
            ratings.append(
                {
                    "statement": one.id,
                    "says": one.says,
                    "principle": one.principle,
                    "behaviour": one.behaviour,
                    "counts": [said.count(step) for step in STEPS],
                }
            )
        ratings.sort(key=lambda rating: str(rating["principle"]))
        texts = self._shuffled(self.texts.voices[role.word])
        data = {"role": role.word, "count": 4, "ratings": ratings}
        self._add("voices", day, 660, text=BETWEEN.join(texts), item=role.id, data=data)

    def _months(self, plans: Sequence[tuple[str, date]]) -> Iterator[MonthEnd]:
        """A review for each whole month that is over, held in the first days of the next."""
        priorities, lines = self._shuffled(self.texts.priorities), self._shuffled(self.texts.lines)
        checks = [one.id for one in self.framework.checklist if one.id in self.texts.checklist]
        answers = {each: self._shuffled(self.texts.checklist[each]) for each in checks}
        first = _next_month(self.start)
        held = 0
        while (month_after := _next_month(first)) < self.today:
            day = _workday(month_after + timedelta(self.random.randint(2, 5)))
            if day >= self.today:
                break
            yield MonthEnd(
                month=first,
                day=day,
                answers={each: said[held % len(said)] for each, said in answers.items()},
                done=(0,) if held == 2 else (),
                priorities=tuple(priorities[:3] if held == 0 else priorities[3:4] if held == 2 else ()),
                plans={
                    plan: self.random.choice((USED, USED, MISSED, NO_OCCASION))
                    for plan, made in plans
                    if made < month_after
                },
                line=lines[held % len(lines)],
            )
            first, held = month_after, held + 1

    def _add(
        self,
        kind: str,
        day: date,
        minute: int,
        *,
        item: AnyItem | str | None = None,
        principles: Iterable[str] | None = None,
        **fields: Any,
    ) -> StoryEntry:
        item = self.framework.by_id[item] if isinstance(item, str) else item
        tied = item.principles if item and kind in EVIDENCE else ()
        entry = StoryEntry(
            key=f"{kind} {len(self.entries)}",
            kind=kind,
            day=day,
            minute=minute,
            item=item.id if item else None,
            principles=tied if principles is None else tuple(principles),
            **fields,
        )
        self.entries.append(entry)
        return entry

    def _may(self, principles: Iterable[str]) -> bool:
        return not set(principles) & set(self.word)

    def _happens(self, chance: float) -> bool:
        return self.random.random() < chance

    def _shuffled(self, things: Iterable[Any]) -> list[Any]:
        found = list(things)
        self.random.shuffle(found)
        return found

    def _in_turn(self, topics: Sequence[str], weights: Sequence[float]) -> list[str]:
        """The topics in an order of chance, the heavier ones more likely early."""
        return sorted(topics, key=lambda one: self.random.random() ** (1 / weights[topics.index(one)]), reverse=True)


def _workday(day: date) -> date:
    """The day, or where it is a Saturday or Sunday, the Friday before."""
    return day - timedelta(max(0, day.weekday() - 4))


def _next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(32)).replace(day=1)


def _named(texts: Texts, cast: Mapping[str, str]) -> Texts:
    """The words with everybody's name in them."""
    names = [field.name for field in fields(Texts) if field.name != "people"]
    parts = {name: _filled(getattr(texts, name), cast) for name in names}
    return replace(texts, **parts)


def _filled(value: Any, cast: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return value.format_map(cast)
    if isinstance(value, Mapping):
        return {name: _filled(inner, cast) for name, inner in value.items()}
    if isinstance(value, Sequence):
        return [_filled(inner, cast) for inner in value]
    return value
