"""Groups of sentences that share their words beyond chance; a shuffled journal is what chance looks like.

Sentences come here as sets of words, with the number of the voice that said each.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from random import Random

from custfocus.records import Record

# How unlikely it must be that two words meet as often as they do, for them to be linked. Loose: links only suggest.
LINK = 3e-3
# Groups whose words meet each other so much as often as their own among themselves are one; 1 is as often.
SAME = 0.25
# A group is too small to recur in fewer voices; too loose if fewer of its sentences hold two of its telling words.
VOICES = 4
HELD = 0.6
# How many groups of a shuffled journal may pass for more than chance, on average, and what is enough to judge that.
FALSE = 0.02
CHANCES = 40
SHUFFLES = 8
# The scores of shuffled journals fall by a factor of e over so much, whatever their size, language and words; as so
# many observations it steadies the fall that is measured.
FALL = 3.3
FALL_WEIGHT = 10
_ROUNDS = 4
_TELLING = 12
_MISSING = -1.0


class Group(Record):
    """Sentences that belong together.

    Attributes:
        words: The words that tell of it, the most telling first.
        sentences: The numbers of the sentences, the surest first.
        score: The mean log odds with which they belong, times the log of the number of voices.
    """

    words: tuple[str, ...]
    sentences: tuple[int, ...]
    score: float


def groups(sentences: Sequence[frozenset[str]], voices: Sequence[int]) -> list[Group]:
    """The groups that can't be explained by chance, the strongest first.

    The same search goes through the sentences and through shuffles of them, that keep each word's frequency and each
    sentence's length. The scores found in shuffles fall off exponentially, as best scores of chance do (Karlin and
    Altschul 1990); a group stays if at most FALSE groups as strong are to be expected of a shuffle.

    Args:
        sentences: The words of each sentence.
        voices: The number of the voice that said it; one voice's sentences stand together.
    """
    found = _candidates(sentences, voices)
    if not found:
        return []
    chance: list[float] = []
    runs = 0
    while runs < SHUFFLES and len(chance) < CHANCES:
        chance += [group.score for group in _candidates(_shuffled(sentences, runs), voices)]
        runs += 1
    bar = _bar(chance, runs)
    return sorted((one for one in found if one.score > bar), key=lambda one: (-one.score, one.words))


def _bar(chance: list[float], runs: int) -> float:
    """The score that FALSE groups of one shuffle surpass on average."""
    upper = sorted(chance)[len(chance) // 2 :]
    start = upper[0] if upper else 0.0
    fall = (sum(upper) - start * len(upper) + FALL * FALL_WEIGHT) / (len(upper) + FALL_WEIGHT)
    return start + fall * math.log(max(1.0, len(upper) / runs) / FALSE)


def _shuffled(sentences: Sequence[frozenset[str]], seed: int) -> list[frozenset[str]]:
    words = sorted(word for sentence in sentences for word in sentence)
    Random(seed).shuffle(words)  # noqa: S311 - the same shuffle for the same words, so that a page stays as it is
    rest = iter(words)
    return [frozenset(next(rest) for _ in sentence) for sentence in sentences]


def _candidates(sentences: Sequence[frozenset[str]], voices: Sequence[int]) -> list[Group]:
    """Groups that the words suggest: linked words gather sentences, sentences that are alike gather more."""
    search = _Search(sentences, voices)
    seeds = communities(search.links())
    members = [held for seed in seeds if len(held := search.holding(seed)) > 1]
    members = search.merge(search.settle(members))
    return search.judge(search.settle(members))


class _Search:
    """One search through sentences."""

    def __init__(self, sentences: Sequence[frozenset[str]], voices: Sequence[int]) -> None:
        self.sentences = sentences
        self.voices = voices
        self.places: dict[str, list[int]] = defaultdict(list)
        for number, words in enumerate(sentences):
            for word in words:
                self.places[word].append(number)

    def links(self) -> dict[tuple[str, str], float]:
        """The pairs of words that meet more often than chance would have it, with minus the log of that chance.

        A word's meetings take a share of all the places where words stand. Each time that another word is used, it is
        in one of these with that share as its chance: so the number of meetings is at most binomial. Of the two ways
        to look at a pair the more doubtful counts. Voices are counted, not sentences: who insists is one voice still.
        """
        total = sum(map(len, self.sentences))
        near: Counter[str] = Counter()
        meetings: Counter[tuple[str, str]] = Counter()
        last: dict[tuple[str, str], int] = {}
        for words, voice in zip(self.sentences, self.voices, strict=True):
            for word in words:
                near[word] += len(words) - 1
            for pair in combinations(sorted(words), 2):
                if last.get(pair) != voice:
                    last[pair] = voice
                    meetings[pair] += 1
        found: dict[tuple[str, str], float] = {}
        for (one, other), count in meetings.items():
            if count > 1:
                chance = max(
                    at_least(count, len(self.places[a]), near[b] / total) for a, b in ((one, other), (other, one))
                )
                if chance < LINK:
                    found[one, other] = -math.log(chance)
        return found

    def holding(self, words: Iterable[str]) -> set[int]:
        """The sentences that hold two or more of the words."""
        hits = Counter(number for word in words for number in self.places[word])
        return {number for number, count in hits.items() if count > 1}

    def telling(self, members: Collection[int]) -> list[str]:
        """The words that are more frequent in these sentences than chance would have it, the surest first."""
        share = len(members) / len(self.sentences)
        counts = Counter(word for number in members for word in self.sentences[number])
        sure = sorted(
            (at_least(count, len(self.places[word]), share), word) for word, count in counts.items() if count > 1
        )
        return [word for chance, word in sure[:_TELLING] if chance < LINK]

    def odds(self, members: Collection[int]) -> dict[int, float]:
        """The log odds that sentences belong to the group that these are, as naive Bayes has it.

        A member is judged by the others alone, so that no sentence vouches for itself; a word that the group doesn't
        use twice counts a little against it.
        """
        size, rest = len(members), len(self.sentences) - len(members)
        counts = Counter(word for number in members for word in self.sentences[number])
        gains: dict[int, float] = defaultdict(float)
        for word, count in counts.items():
            if count > 1:
                places = self.places[word]
                base = len(places) / len(self.sentences)
                outside = math.log((len(places) - count + base) / (rest + 1))
                stranger = math.log((count + base) / (size + 1)) - outside
                member = math.log((count - 1 + base) / size) - outside
                for number in places:
                    gains[number] += max(0.0, (member if number in members else stranger) - _MISSING)
        prior = math.log(size / len(self.sentences))
        return {number: prior + gain + _MISSING * len(self.sentences[number]) for number, gain in gains.items()}

    def settle(self, members: list[set[int]]) -> list[set[int]]:
        """Let each sentence join the group that it most likely belongs to, if any, until little moves."""
        for _ in range(_ROUNDS):
            best: dict[int, tuple[float, int]] = {}
            for group, numbers in enumerate(members):
                for number, odds in self.odds(numbers).items():
                    if odds > 0 and (number not in best or odds > best[number][0]):
                        best[number] = odds, group
            settled: list[set[int]] = [set() for _ in members]
            for number, (_, group) in best.items():
                settled[group].add(number)
            settled = [numbers for numbers in settled if len(numbers) > 1]
            if settled == members:
                break
            members = settled
        return members

    def merge(self, members: list[set[int]]) -> list[set[int]]:
        """Join groups whose telling words meet each other nearly as often as their own."""
        members = list(members)
        while pair := self._closest([self.telling(numbers) for numbers in members]):
            one, other = pair
            members[one] |= members.pop(other)
        return members

    def _closest(self, telling: Sequence[Sequence[str]]) -> tuple[int, int] | None:
        """The two groups of words that are most of one kind, if any two are."""
        sizes = [sum(len(self.places[word]) for word in words) for words in telling]
        within: list[int] = []
        hits: dict[int, list[tuple[int, int]]] = defaultdict(list)
        users: dict[str, list[int]] = defaultdict(list)
        for group, words in enumerate(telling):
            counts = Counter(number for word in words for number in self.places[word])
            within.append(sum(count * (count - 1) for count in counts.values()))
            for number, count in counts.items():
                hits[number].append((group, count))
            for word in words:
                users[word].append(group)
        between: Counter[tuple[int, int]] = Counter()
        for both in hits.values():
            for (one, count), (other, more) in combinations(both, 2):
                between[one, other] += count * more
        for word, shared in users.items():
            for pair in combinations(shared, 2):
                between[pair] -= len(self.places[word])
        best: tuple[float, tuple[int, int] | None] = SAME, None
        for (one, other), count in between.items():
            own = math.sqrt(within[one] * within[other])
            if own and count / own > best[0]:
                best = count / own, (one, other)
        return best[1] if sizes else None

    def judge(self, members: Iterable[set[int]]) -> list[Group]:
        """The groups with their words and score; those that are too small or too loose are left out."""
        found = []
        for numbers in members:
            words = self.telling(numbers)
            voices = {self.voices[number] for number in numbers}
            if len(voices) >= VOICES and len(self.holding(words) & numbers) >= HELD * len(numbers):
                odds = self.odds(numbers)
                order = sorted(numbers, key=lambda number: (-odds.get(number, 0.0), number))
                score = sum(odds.get(number, 0.0) for number in numbers) / len(numbers) * math.log(len(voices))
                found.append(Group(tuple(words), tuple(order), score))
        return found


def at_least(count: int, tries: int, chance: float) -> float:
    """How likely it is that so many of the tries succeed, or more: the upper tail of the binomial distribution."""
    if count <= 0 or chance >= 1:
        return 1.0
    if count > tries or chance <= 0:
        return 0.0
    term = math.exp(
        math.lgamma(tries + 1)
        - math.lgamma(count + 1)
        - math.lgamma(tries - count + 1)
        + count * math.log(chance)
        + (tries - count) * math.log1p(-chance)
    )
    total, odds = term, chance / (1 - chance)
    for hits in range(count, tries):
        term *= (tries - hits) / (hits + 1) * odds
        total += term
        if term < total * 1e-12:
            break
    return min(1.0, total)


def communities(links: Mapping[tuple[str, str], float]) -> list[frozenset[str]]:
    """The words that are linked among themselves more than with others (the method of Louvain: Blondel et al. 2008).

    The same links give the same communities, in whatever order they come.
    """
    graph: dict[str, dict[str, float]] = defaultdict(dict)
    for (one, other), weight in sorted(links.items()):
        graph[one][other] = graph[other][one] = weight
    members = {word: frozenset((word,)) for word in graph}
    while graph:
        places = _moved(graph)
        if len(set(places.values())) == len(graph):
            break
        joined: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        merged: dict[str, frozenset[str]] = defaultdict(frozenset)
        for word, place in places.items():
            merged[place] |= members[word]
            for other, weight in graph[word].items():
                joined[place][places[other]] += weight
        graph, members = joined, merged
    return sorted(members.values(), key=sorted)


def _moved(graph: Mapping[str, Mapping[str, float]]) -> dict[str, str]:
    """The community of each node after each has moved to where modularity gains most, until none moves."""
    places = {node: node for node in graph}
    degrees = {node: sum(edges.values()) for node, edges in graph.items()}
    sums, total = dict(degrees), sum(degrees.values())
    moving = True
    while moving:
        moving = False
        for node in sorted(graph):
            own = places[node]
            sums[own] -= degrees[node]
            gains = {own: 0.0}
            for other, weight in graph[node].items():
                if other != node:
                    gains[places[other]] = gains.get(places[other], 0.0) + weight
            for place in gains:
                gains[place] -= sums[place] * degrees[node] / total
            best = min(gains, key=lambda place: (-round(gains[place] - (place == own) * -1e-9, 9), place))
            sums[best] += degrees[node]
            if best != own and gains[best] > gains[own] + 1e-9:
                places[node], moving = best, True
            elif best != own:
                sums[best] -= degrees[node]
                sums[own] += degrees[node]
    return places
