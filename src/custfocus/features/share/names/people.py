"""Who is who among the names that are known, and which words of a text may be whose."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from custfocus.base import wording
from custfocus.features.share.names import words
from custfocus.features.share.names.folding import as_one, folded, plain, spellings
from custfocus.features.share.names.saying_who import saying_who

CUSTOMER, LISTED = "Customer", "Person"

# A part so long is found where a longer word begins with it, and one longer still anywhere in a word.
LONG, LONGER = 5, 7
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_TOGETHER = 4
_PIECES = re.compile(r"[,;/()\[\]|\n]|\s[-–—]\s|\s(?:and|und|from|at|aus|bei)\s")
# A sign within a word: AT&T is no "at".
_GROWN_TOGETHER = re.compile(r"(?<=[^\W\d])&(?=[^\W\d])")
_ENDINGS = {"s", "es", "ens", "ns", "n", "en", "ne", "nen", "isch", "ian"}
_ENDINGS |= {stem + end for stem in ("isch", "sch", "ian") for end in ("e", "er", "es", "en", "em", "s")}
_ENDING_LENGTHS = range(1, 7)
# Slavic names change their last vowel: Kowalska, Kowalskiej; Nováková, Novákové.
_LAST_VOWEL = re.compile(r"(?<=..(?:sk|ck|zk|ov|ev))[aiy]$")
SHORT = 2
_LONGEST_INSIDE = 40  # letters at the end of a word in which a name is looked for: words have fewer
_OFTEN_DOTTED = frozenset({"us", "uk", "eu", "ps", "zb", "am", "pm", "eg", "ie", "dh", "ua", "vs", "pa", "id"})
WORD = re.compile(r"[^\W_]+")


class Mention(Struct, frozen=True):
    """A name as it was written down."""

    name: str
    """As it stands in a complaint's `who`, say: "Ms Adeyemi", "Sade Adeyemi, Northgate Ltd"."""
    since: str = ""
    """What sorts as names came in: the instant when it was first recorded, or the number of a line."""
    noun: str = CUSTOMER
    """What the pseudonym calls the person: CUSTOMER; LISTED for the names on the user's own list."""


class NamePart(Struct, frozen=True):
    """A word of a name."""

    key: str
    """The form that all its spellings share."""
    people: frozenset[int]
    """Whose it may be."""
    everyday: bool
    """Whether it is a word of every day, too."""


class People:
    """The people whose names are known, each with a pseudonym.

    A name that only adds to exactly one known before, or only leaves out some of it, is the same person's: "Ms
    Adeyemi" is "Sade Adeyemi". Pseudonyms are given in the order in which names were first recorded, so that a new
    name changes none of the old ones; the listed ones are counted apart.

    Args:
        names: The names, in any order.
    """

    def __init__(self, names: Iterable[Mention]) -> None:
        self.nouns: list[str] = []
        self._own: list[set[str]] = []
        self._contents: list[set[str]] = []
        self._whole: dict[frozenset[str], int] = {}
        self._met: dict[str, tuple[str, set[int]]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self._initials: dict[tuple[str, ...], set[int]] = {}
        self._careful: set[str] = set()
        self._sure: set[str] = set()
        self._never_words: set[str] = set()
        self._having: dict[str, set[int]] = {}
        # The listed ones first: what the journal gains by itself can't rename them.
        for mention in sorted(set(names), key=lambda each: (each.noun != LISTED, each.noun, each.since, each.name)):
            for name in _names_in(mention.name):
                self._meet(name, mention.noun)
        self._labels = self._give_labels()
        self._parts = {
            key: NamePart(name, frozenset(whose), self._is_everyday(key)) for key, (name, whose) in self._met.items()
        }
        self._beginnings: dict[str, list[tuple[str, NamePart]]] = {}
        self._middles: dict[str, list[tuple[str, NamePart]]] = {}
        for key, part in self._parts.items():
            stem = _LAST_VOWEL.sub("", key)
            if len(stem) >= LONG and not part.everyday:
                self._beginnings.setdefault(stem[:LONG], []).append((stem, part))
            if len(key) >= LONGER and not part.everyday:
                self._middles.setdefault(key[:LONGER], []).append((key, part))

    def of(self, name: str) -> str | None:
        """The pseudonym of a name as it was written down, of the first where it names several; None if unknown."""
        for words_of_name in _names_in(name):
            for listed in (False, True):
                person = self._known(_content(words_of_name, listed=listed))
                if person is not None:
                    return self._labels[person]
        return None

    def label(self, people: frozenset[int], keys: frozenset[str]) -> str:
        """What stands for a name that one or more people may have."""
        exact = self._whole.get(keys)
        labels = {self._labels[person] for person in people}
        if len(labels) == 1:
            return labels.pop()
        if exact in people:
            return self._labels[exact]
        nouns = {label.rpartition(" ")[0] for label in labels}
        return wording.with_article(nouns.pop().lower() if len(nouns) == 1 else LISTED.lower())

    def part(self, word: str) -> NamePart | None:
        """The part of a name that a word in plain letters is, inflected or compounded."""
        if part := self._parts.get(word):
            return part
        for length in _ENDING_LENGTHS:
            stem, ending = word[:-length], word[-length:]
            if len(stem) > SHORT - (ending == "s") and ending in _ENDINGS and (part := self._parts.get(stem)):
                # Tim and "times", Thi and "this": what a short name has become may be another word.
                if word in words.GRAMMAR:
                    return None
                doubtful = part.everyday or (len(stem) < LONG and ending != "s")
                return NamePart(part.key, part.people, doubtful)
        return None if word in words.EVERYDAY or len(word) <= LONG else self._in_longer(word)

    def _in_longer(self, word: str) -> NamePart | None:
        for stem, part in self._beginnings.get(word[:LONG], ()):
            if word.startswith(stem):
                return part
        for place in range(1, len(word) - LONG + 1):
            end = self._parts.get(word[place:]) if len(word) - place <= _LONGEST_INSIDE else None
            if end and not end.everyday and (place == 1 or word[:place] in self._parts):
                return end  # a login: tbrandt, tombrandt
            for key, part in self._middles.get(word[place : place + LONGER], ()):
                if word.startswith(key, place):
                    return part
        return None

    @property
    def distinctive(self) -> Iterator[str]:
        """The words of names that are no words of every day, in plain letters."""
        return (key for key, part in self._parts.items() if not part.everyday)

    def phrase(self, tokens: Sequence[str]) -> tuple[int, int] | None:
        """How many of the first words are a name that has no distinctive part, and whose."""
        for phrase, person in self._phrases.get(tokens[0], ()):
            if tuple(tokens[: len(phrase)]) == phrase:
                return len(phrase), person
        return None

    def dotted(self, letters: tuple[str, ...]) -> frozenset[int]:
        """The people who have these initials."""
        return frozenset(self._initials.get(letters, ()))

    def owns(self, people: frozenset[int], word: str) -> bool:
        """Whether a word is in a name of one of the people."""
        return any(word in self._own[person] for person in people)

    def having_initials(self, people: frozenset[int], letters: Sequence[str]) -> frozenset[int]:
        """Those of the people in whose names a word begins with each of the letters."""
        initials = {person: {word[0] for word in self._own[person]} for person in people}
        return frozenset(person for person in people if initials[person].issuperset(letters))

    def _meet(self, name: Sequence[str], noun: str) -> None:
        """Take in a name, given as its words as they were written."""
        content = _content(name, listed=noun == LISTED)
        if not content:
            return
        person = self._known(content, noun)
        if person is None:
            person = len(self.nouns)
            self.nouns.append(noun)
            self._own.append(set())
            self._contents.append(set())
        self._whole.setdefault(frozenset(content), person)
        self._contents[person] |= content
        for word in content:
            self._having.setdefault(word, set()).add(person)
        self._learn(name, content, person, listed=noun == LISTED)

    def _known(self, content: set[str], noun: str | None = None) -> int | None:
        """Whose name this is: it is known, or it adds to one known before or leaves out some of it."""
        if not content:
            return None
        exact = self._whole.get(frozenset(content))
        if exact is not None and noun in (None, self.nouns[exact]):
            return exact
        near = set().union(*(self._having.get(word, ()) for word in content))
        alike = [
            person
            for person in near
            if noun in (None, self.nouns[person])
            and (content <= self._contents[person] or self._contents[person] <= content)
        ]
        return alike[0] if len(alike) == 1 else None

    def _give_labels(self) -> list[str]:
        """Each person's pseudonym: A to Z, then A2 to Z2; a customer who is on the list too has that one."""
        counts: dict[str, int] = {}
        labels: list[str] = []
        for person, noun in enumerate(self.nouns):
            nth = counts[noun] = counts.get(noun, -1) + 1
            listed = None if noun == LISTED else self._known(self._contents[person], LISTED)
            turn = nth // len(_ALPHABET)
            letter = _ALPHABET[nth % len(_ALPHABET)]
            labels.append(f"{noun} {letter}{turn + 1 if turn else ''}" if listed is None else labels[listed])
        return labels

    def _learn(self, name: Sequence[str], content: set[str], person: int, *, listed: bool) -> None:
        """Note every word and every run of words under which the person is found."""
        plains = [plain(word) for word in name]
        self._own[person].update(plains)
        distinct = [as_one(word) in content for word in plains]
        if len(plains) > 1 and not any(saying_who(name, listed=listed)):
            self._phrases.setdefault(plains[0], []).append((tuple(plains), person))
            return
        mixed = any(word[0].isupper() for word in name) or any(word in words.ROLES for word in plains)
        for word, of_name in zip(name, distinct, strict=True):
            if of_name:
                self._add(spellings(word), as_one(plain(word)), person, careful=mixed and word.islower())
                if _is_no_word(word) or (listed and word.islower()):
                    self._never_words |= spellings(word)
        for first in range(len(name)):
            for last in range(first + 2, min(first + _MOST_TOGETHER, len(name)) + 1):
                if any(distinct[first:last]) and plains[first] not in words.TITLES:
                    self._add_joined("".join(name[first:last]), person)
        letters = [word[0] for word, of_name in zip(plains, distinct, strict=True) if of_name]
        if len(letters) > 1:
            self._add_joined(letters[0] + plains[len(distinct) - 1 - distinct[::-1].index(True)], person)
            if "".join(letters) not in _OFTEN_DOTTED:
                self._initials.setdefault(tuple(letters), set()).add(person)

    def _is_everyday(self, key: str) -> bool:
        if key in self._never_words:
            return False
        return key in words.ORDINARY or len(key) <= SHORT or key in self._careful

    def _add_joined(self, word: str, person: int) -> None:
        if len(word) >= LONG:
            self._add(spellings(word), as_one(plain(word)), person, careful=False)

    def _add(self, keys: set[str], name: str, person: int, *, careful: bool) -> None:
        for key in keys:
            self._met.setdefault(key, (name, set()))[1].add(person)
        if careful:
            self._careful |= keys - self._sure
        else:
            self._sure |= keys
            self._careful -= keys


def _names_in(mention: str) -> list[list[str]]:
    """The names in what was written down for a person, each as its words: a person, a company, or both."""
    names = [
        [text.written(*word.span()) for word in WORD.finditer(text.plain)]
        for text in map(folded, _PIECES.split(_GROWN_TOGETHER.sub("", mention)))
    ]
    names = [_described(name) for name in names if name]
    if mention.count(",") == 1 and [len(name) for name in names] == [1, 1] and all(map(_content, names)):
        return [[*names[1], *names[0]]]  # "Adeyemi, Sade"
    return names


def _described(name: list[str]) -> list[str]:
    """What has a name in a description: of "the waiter from Bremen" only the town."""
    if plain(name[0]) in words.DETERMINERS and any(word[0].islower() for word in name[1:]):
        return [word for word in name[1:] if word[0].isupper() and plain(word) not in words.AROUND]
    return name


def _is_no_word(word: str) -> bool:
    """Whether what is written so is a name only: in signs without capitals, or with accents that no such word has."""
    if plain(word) in words.EVERYDAY:
        return False
    return word.lower() == word.upper() or (plain(word) in words.AROUND and not word.isascii())


def _content(name: Sequence[str], *, listed: bool = False) -> set[str]:
    """The words of a name that say who it is, in the form all spellings share; where it has none, all but titles."""
    plains = [plain(word) for word in name]
    distinctive = {as_one(word) for word, says in zip(plains, saying_who(name, listed=listed), strict=True) if says}
    if distinctive or (not listed and any(word in words.ROLES for word in plains)):
        return distinctive
    rest = [word for word in plains if word not in words.TITLES]
    return set(rest) if len(rest) > 1 or any(len(word) > 1 for word in rest) else set()
