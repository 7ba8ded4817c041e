"""Groups of sentences that share their words beyond chance; a shuffled journal is what chance looks like.

Sentences come here as sets of words, with the number of the voice that said each.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain, combinations
from random import Random

from msgspec import Struct

from custfocus.features.before_and_after.chance import at_least

# How unlikely it must be that two words meet as often as they do, for them to be linked. Loose: links only suggest.
LINK = 3e-3
# Groups whose words meet each other so much as often as their own among themselves are one; 1 is as often.
SAME = 0.5
# A group is too small to recur in fewer voices; too loose if fewer of its sentences hold two of its telling words.
VOICES = 4
HELD = 0.6
# How many groups of a shuffled journal may pass for more than chance, on average.
FALSE = 0.02
# What is enough to judge that: so many groups of shuffles, or shuffles, or words in them; a run must stay quick.
CHANCES = 40
SHUFFLES = 8
SHUFFLED_WORDS = 50_000
# The scores of chance become rarer by a factor of e over 2 or so; this cautious figure, as so many observations,
# stands in for a journal whose shuffles show hardly any groups, as most do.
FALL = 3.3
FALL_WEIGHT = 10
# What a word that doesn't tell of a group takes from the log odds of its sentence.
MISSING = -2.0
_ROUNDS = 4
_TELLING = 12

_Words = frozenset[int]
_Candidate = tuple[tuple[int, ...], tuple[int, ...], float]


class SentenceGroup(Struct, frozen=True):
    """Sentences that belong together."""

    words: tuple[str, ...]
    """The words that tell of it, the most telling first."""
    sentences: tuple[int, ...]
    """The numbers of the sentences, the surest first."""
    score: float
    """The mean log odds with which they belong, times the log of the number of voices."""


def groups(sentences: Sequence[frozenset[str]], voices: Sequence[int]) -> list[SentenceGroup]:
    """The groups that can't be explained by chance, the strongest first.

    The same search goes through the sentences and through shuffles of them, that keep each word's frequency and each
    sentence's length. The scores found in shuffles fall off exponentially, as best scores of chance do (Karlin and
    Altschul 1990); a group stays if at most FALSE groups as strong are to be expected of a shuffle.

    Args:
        sentences: The words of each sentence.
        voices: The number of the voice that said it; one voice's sentences stand together.
    """
    words = sorted(set().union(*sentences))
    number = {word: place for place, word in enumerate(words)}
    sets = [frozenset(number[word] for word in sentence) for sentence in sentences]
    candidates = _candidates(sets, voices)
    if not candidates:
        return []
    chance: list[float] = []
    runs = 0
    enough = min(SHUFFLES, max(1, SHUFFLED_WORDS // sum(map(len, sets))))
    while runs < enough and len(chance) < CHANCES:
        chance += [score for _, _, score in _candidates(_shuffled(sets, runs), voices)]
        runs += 1
    bar = _bar(chance, runs)
    strong = sorted((group for group in candidates if group[2] > bar), key=lambda group: (-group[2], group[0]))
    return [SentenceGroup(tuple(words[word] for word in telling), order, score) for telling, order, score in strong]


def _bar(chance: list[float], runs: int) -> float:
    """The score that FALSE groups of one shuffle surpass on average."""
    upper = sorted(chance)[len(chance) // 2 :]
    start = upper[0] if upper else 0.0
    fall = (sum(upper) - start * len(upper) + FALL * FALL_WEIGHT) / (len(upper) + FALL_WEIGHT)
    return start + fall * math.log(max(1.0, len(upper) / runs) / FALSE)


def _shuffled(sentences: Sequence[_Words], seed: int) -> list[_Words]:
    words = sorted(word for sentence in sentences for word in sentence)
    Random(seed).shuffle(words)  # noqa: S311 - the same shuffle for the same words, so that a page stays as it is
    rest = iter(words)
    return [frozenset(next(rest) for _ in sentence) for sentence in sentences]


def _candidates(sentences: Sequence[_Words], voices: Sequence[int]) -> list[_Candidate]:
    """Groups that the words suggest: sentences that hold the same linked words, and then those that are like them."""
    search = _Search(sentences, voices)
    members = search.settle(search.seeds())
    return search.judge(search.settle(search.merge(members)))


class _Search:
    """One search through sentences."""

    def __init__(self, sentences: Sequence[_Words], voices: Sequence[int]) -> None:
        self.sentences = sentences
        self.voices = voices
        self.places: dict[int, list[int]] = defaultdict(list)
        for number, words in enumerate(sentences):
            for word in words:
                self.places[word].append(number)

    def links(self) -> list[tuple[int, int]]:
        """The pairs of words that meet more often than chance would have it.

        A word's meetings take a share of all the places where words stand. Each time that another word is used, it is
        in one of these with that share as its chance: so the number of meetings is at most binomial. Of the two ways
        to look at a pair the more doubtful counts. Voices are counted, not sentences: who insists is one voice still.
        """
        total = sum(map(len, self.sentences))
        near: Counter[int] = Counter()
        meetings: Counter[tuple[int, int]] = Counter()
        by_voice: set[tuple[int, int]] = set()
        voice = -1
        for words, speaker in zip(self.sentences, self.voices, strict=True):
            if speaker != voice:
                voice, by_voice = speaker, set()
            for word in words:
                near[word] += len(words) - 1
            pairs = set(combinations(sorted(words), 2)) - by_voice
            meetings.update(pairs)
            by_voice |= pairs
        return sorted(
            (one, other)
            for (one, other), count in meetings.items()
            if count > 1
            and at_least(count, len(self.places[one]), near[other] / total) < LINK
            and at_least(count, len(self.places[other]), near[one] / total) < LINK
        )

    def seeds(self) -> list[set[int]]:
        """The sentences that hold the same links, or links that stand in the same sentences.

        Links are gathered, not words: a word may have its part in several themes.
        """
        edges = [
            (number, len(self.sentences) + link)
            for link, (one, other) in enumerate(self.links())
            for number in set(self.places[one]).intersection(self.places[other])
        ]
        seeds = ({node for node in nodes if node < len(self.sentences)} for nodes in communities(edges))
        return [numbers for numbers in seeds if len(numbers) > 1]

    def holding(self, words: Iterable[int]) -> set[int]:
        """The sentences that hold two or more of the words."""
        hits = Counter(chain.from_iterable(map(self.places.__getitem__, words)))
        return {number for number, count in hits.items() if count > 1}

    def telling(self, members: Collection[int]) -> list[int]:
        """The words that are more frequent in these sentences than chance would have it, the surest first."""
        share = len(members) / len(self.sentences)
        counts = self._counts(members)
        sure = sorted(
            (at_least(count, len(self.places[word]), share), word) for word, count in counts.items() if count > 1
        )
        return [word for chance, word in sure[:_TELLING] if chance < LINK]

    def odds(self, members: set[int]) -> dict[int, float]:
        """The log odds that sentences belong to the group that these are, as naive Bayes has it.

        A member is judged by the others alone, so that no sentence vouches for itself. Two words must speak for a
        sentence; each of the others speaks a little against it.
        """
        size, rest = len(members), len(self.sentences) - len(members)
        sums: dict[int, float] = defaultdict(float)
        hits: dict[int, int] = defaultdict(int)
        for word, count in self._counts(members).items():
            if count > 1:
                places = self.places[word]
                base = len(places) / len(self.sentences)
                outside = math.log((len(places) - count + base) / (rest + 1))
                stranger = math.log((count + base) / (size + 1)) - outside
                member = math.log((count - 1 + base) / size) - outside
                for number in places if stranger > 0 else members.intersection(places):
                    gain = member if number in members else stranger
                    if gain > 0:
                        sums[number] += gain - MISSING
                        hits[number] += 1
        prior = math.log(size / len(self.sentences))
        return {
            number: prior + sums[number] + MISSING * len(self.sentences[number])
            for number, count in hits.items()
            if count > 1
        }

    def _counts(self, members: Iterable[int]) -> dict[int, int]:
        """How many of the sentences each word is in."""
        counts: dict[int, int] = defaultdict(int)
        for number in members:
            for word in self.sentences[number]:
                counts[word] += 1
        return counts

    def settle(self, members: list[set[int]]) -> list[set[int]]:
        """Let each sentence join the group that it most likely belongs to, if any, until little moves."""
        known: dict[frozenset[int], dict[int, float]] = {}
        for _ in range(_ROUNDS):
            known = {key: known.get(key) or self.odds(numbers) for numbers in members for key in [frozenset(numbers)]}
            best: dict[int, tuple[float, int]] = {}
            for group, odds in enumerate(known.values()):
                for number, sure in odds.items():
                    if sure > 0 and (number not in best or sure > best[number][0]):
                        best[number] = sure, group
            settled: list[set[int]] = [set() for _ in members]
            for number, (_, group) in best.items():
                settled[group].add(number)
            settled = [numbers for numbers in settled if len(numbers) > 1]
            if settled == members:
                break
            members = settled
        return members

    def merge(self, members: list[set[int]]) -> list[set[int]]:
        """Join groups whose telling words meet each other nearly as often as their own, the likest first."""
        while pairs := self._alike([self.telling(numbers) for numbers in members]):
            joined: set[int] = set()
            for one, other in pairs:
                if not joined.intersection((one, other)):
                    members[one] |= members[other]
                    joined |= {one, other}
                    members[other] = set()
            members = [numbers for numbers in members if numbers]
        return members

    def _alike(self, telling: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
        """The groups of words that are two by two of one kind, the likest first."""
        within: list[int] = []
        hits: dict[int, list[tuple[int, int]]] = defaultdict(list)
        users: dict[int, list[int]] = defaultdict(list)
        for group, words in enumerate(telling):
            counts = Counter(chain.from_iterable(map(self.places.__getitem__, words)))
            within.append(sum(count * (count - 1) for count in counts.values()))
            for number, count in counts.items():
                hits[number].append((group, count))
            for word in words:
                users[word].append(group)
        between: dict[tuple[int, int], int] = defaultdict(int)
        for both in hits.values():
            for (one, count), (other, more) in combinations(both, 2):
                between[one, other] += count * more
        for word, shared in users.items():
            for pair in combinations(shared, 2):
                between[pair] -= len(self.places[word])
        alike = [
            (-count / own, pair)
            for pair, count in between.items()
            if (own := math.sqrt(within[pair[0]] * within[pair[1]])) and count > SAME * own
        ]
        return [pair for _, pair in sorted(alike)]

    def judge(self, members: Iterable[set[int]]) -> list[_Candidate]:
        """The groups with their words and score; those that are too small or too loose are left out."""
        judged = []
        for numbers in members:
            words = self.telling(numbers)
            voices = {self.voices[number] for number in numbers}
            if len(voices) >= VOICES and len(self.holding(words) & numbers) >= HELD * len(numbers):
                odds = self.odds(numbers)
                order = sorted(numbers, key=lambda number: (-odds.get(number, 0.0), number))
                score = sum(odds.get(number, 0.0) for number in numbers) / len(numbers) * math.log(len(voices))
                judged.append((tuple(words), tuple(order), score))
        return judged


def communities(edges: Iterable[tuple[int, int]]) -> list[set[int]]:
    """The nodes that are joined among themselves more than with others: Louvain's method (Blondel et al. 2008).

    The same edges give the same communities, in whatever order they come.
    """
    graph: dict[int, dict[int, int]] = defaultdict(dict)
    for one, other in sorted(edges):
        graph[one][other] = graph[other][one] = 1
    members = {node: {node} for node in graph}
    while True:
        homes = _homes(graph)
        if len(set(homes.values())) == len(graph):
            return [members[node] for node in sorted(members)]
        joined: dict[int, dict[int, int]] = {home: defaultdict(int) for home in sorted(homes.values())}
        gathered: dict[int, set[int]] = defaultdict(set)
        for node, home in homes.items():
            gathered[home] |= members[node]
            for other, weight in graph[node].items():
                joined[home][homes[other]] += weight
        graph, members = joined, gathered


def _homes(graph: Mapping[int, Mapping[int, int]]) -> dict[int, int]:
    """The community of each node, after each has moved to where modularity gains most until none moves."""
    homes = {node: node for node in graph}
    degrees = {node: sum(edges.values()) for node, edges in graph.items()}
    sums, total = dict(degrees), sum(degrees.values())
    moving = True
    while moving:
        moving = False
        for node, edges in graph.items():
            home, degree = homes[node], degrees[node]
            joined: dict[int, int] = defaultdict(int)
            for other, weight in edges.items():
                if other != node:
                    joined[homes[other]] += weight
            sums[home] -= degree
            # In whole numbers, so that a tie is a tie: gains are multiplied by the total.
            best, most = home, joined[home] * total - sums[home] * degree
            for place, weight in joined.items():
                gain = weight * total - sums[place] * degree
                if gain > most:
                    best, most = place, gain
            sums[best] += degree
            if best != home:
                homes[node], moving = best, True
    return homes
