"""Names taken out of texts that are handed on: each person becomes the same pseudonym everywhere.

A name's distinctive parts go wherever they stand: inflected, in small or large letters, with or without accents, in
compounds, broken by a hyphen or by signs that nobody sees. A part that is a word of every day as well, such as Rose
or Klein, goes wherever it could be the person: with a capital letter, beside a title or another part of the name, or
where its neighbours speak of a person. What is in doubt goes too: a reader mends what was taken out too much, but
nobody mends a name that was left in.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from custfocus.coach import name_words as words
from custfocus.coach.folding import Folded, as_one, folded, plain, spellings
from custfocus.records import Record

CUSTOMER, LISTED = "Customer", "Person"
MAIL, PHONE, HANDLE, ADDRESS = "[mail address]", "[phone number]", "[handle]", "[web address]"

# A part so long is found where a longer word begins with it, and one longer still anywhere in a word.
LONG, LONGER = 5, 7
SHORT = 2
_FURTHEST = 4  # words between two parts of a name: "Juan de la Cruz"
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_AROUND = words.TITLES | words.PARTICLES | words.FORMS | words.ROLES | words.DETERMINERS
_ORDINARY = words.EVERYDAY | words.DETERMINERS | words.PRONOUNS | _AROUND
_GRAMMAR = words.DETERMINERS | words.PRONOUNS | words.AFTER_PERSONS
_WEAK = _AROUND - words.EVERYDAY
_SMALL_TITLES = frozenset({"mr", "mrs", "ms", "mx", "dr", "prof", "hr", "hrn", "herr", "herrn", "frau", "sr", "sra"})
_OFTEN_DOTTED = frozenset({"us", "uk", "eu", "ps", "zb", "am", "pm", "eg", "ie", "dh", "ua", "vs", "pa", "id"})

_WORD = re.compile(r"[^\W_]+")
_PIECES = re.compile(r"[,;/()\[\]|\n]|\s[-–—]\s|\s(?:and|und|from|at|aus|bei)\s")
_ENDINGS = {"s", "es", "ens", "ns", "n", "en", "ne", "nen"}
_ENDINGS |= {stem + end for stem in ("isch", "sch", "ian") for end in ("", "e", "er", "es", "en", "em", "s")} - {
    "sch"
}
_ENDING_LENGTHS = range(1, 7)
# Slavic names change their last vowel: Kowalska, Kowalskiej; Nováková, Novákové.
_LAST_VOWEL = re.compile(r"(?<=..(?:sk|ck|zk|ov|ev))[aiy]$")
_NO_ALPHABET = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")

_MAIL = (
    r"(?<![\w.+%-])[\w.+%-]+(?:@|\s?(?:\(at\)|\[at\]|\{at\})\s?)[\w-]+"
    r"(?:(?:\.|\s?(?:\(dot\)|\[dot\]|\{dot\}|\(punkt\))\s?)[\w-]+)+"
)
_URL = r"(?:https?://|(?<!\w)www\.)[^\s<>\"]+|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}/[^\s<>\"]*"
_HANDLE = r"(?<![\w@./])@\w(?:[\w.-]*\w)?"
_DATE = r"\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}(?!\d)"
_PHONE = (
    rf"(?<![\w.,+-])(?!{_DATE})(?:\+ ?\d|\(?0[1-9]|00[1-9])(?:[ ()/.-]{{0,3}}\d){{5,14}}(?!\w)"
    r"|(?<![\w.,+-])(?:\(\d{3}\) ?|\d{3}[-. ])?\d{3}[-. ]\d{4}(?!\w)"
    r"|(?:(?<=tel )|(?<=tel\. )|(?<=tel: )|(?<=phone )|(?<=phone: )|(?<=mobile ))\d(?:[ /-]?\d){4,14}(?!\w)"
)
_CONTACT = re.compile(rf"(?P<mail>{_MAIL})|(?P<web>{_URL})|(?P<handle>{_HANDLE})|(?P<phone>{_PHONE})")
_MARKS = {"mail": MAIL, "web": ADDRESS, "handle": HANDLE, "phone": PHONE}

_CLOSE = re.compile(r"(?:\.?[^\S\n]{0,3}\n?[^\S\n]{0,3}|[-'_.]\n?)")
_JOINED = re.compile(r"['-]|-[^\S\n]*\n[^\S\n]*")
_SPELLED = re.compile(r"[ .*_-]{1,2}")
_QUOTES = ' \t\n\r"()“”„«»'
_SENTENCE = re.compile(r"[.!?…:\n][^\w,;]*$")


class Mention(Record):
    """A name as it was written down.

    Attributes:
        name: As it stands in a complaint's `who`, say: "Ms Adeyemi", "Sade Adeyemi, Northgate Ltd".
        since: What sorts as names came in: the instant when it was first recorded, or the number of a line.
        noun: What the pseudonym calls the person: CUSTOMER; LISTED for the names on the user's own list.
    """

    name: str
    since: str = ""
    noun: str = CUSTOMER


class _Part(Record):
    """A word of a name: the form all its spellings share, whose it may be, whether it's a word of every day too."""

    key: str
    people: frozenset[int]
    everyday: bool


class Pseudonyms:
    """The people whose names are known, each with a pseudonym.

    Pseudonyms are given in the order in which names were first recorded, so that a new name changes none of the old
    ones; the listed ones are counted apart. A name that only adds to exactly one known before, or only leaves out
    some of it, is the same person's: "Ms Adeyemi" is "Sade Adeyemi".

    Args:
        names: The names, in any order.
    """

    def __init__(self, names: Iterable[Mention]) -> None:
        people = _People()
        # The listed ones first: what the journal gains by itself can't rename them.
        for mention in sorted(set(names), key=lambda each: (each.noun != LISTED, each.noun, each.since, each.name)):
            for name in _names_in(mention.name):
                people.meet(name, mention.noun)
        self._people = people
        self._labels = people.labels()
        self._parts = {
            key: _Part(name, frozenset(whose), key in _ORDINARY or len(key) <= SHORT or key in people.careful)
            for key, (name, whose) in people.parts.items()
        }
        self._beginnings: dict[str, list[tuple[str, _Part]]] = {}
        self._middles: dict[str, list[tuple[str, _Part]]] = {}
        self._unspaced = [(key, part) for key, part in self._parts.items() if _NO_ALPHABET.search(key)]
        for key, part in self._parts.items():
            stem = _LAST_VOWEL.sub("", key)
            if len(stem) >= LONG and not part.everyday:
                self._beginnings.setdefault(stem[:LONG], []).append((stem, part))
            if len(key) >= LONGER and not part.everyday:
                self._middles.setdefault(key[:LONGER], []).append((key, part))
        nouns = "|".join(sorted({re.escape(noun) for noun in people.nouns} | {CUSTOMER}))
        marks = "|".join(map(re.escape, _MARKS.values()))
        self._given = re.compile(rf"(?<!\w)(?:{nouns}) [A-Z][0-9]*(?!\w)|{marks}")

    def of(self, name: str) -> str | None:
        """The pseudonym of a name as it was written down, of the first where it names several; None if unknown."""
        for name_words in _names_in(name):
            person = self._people.known(_content(name_words))
            if person is not None:
                return self._labels[person]
        return None

    def take_out(self, text: str) -> str:
        """The text with a pseudonym for each name; mail addresses, phone numbers and handles go in any case.

        A text with none of these is returned as it is.
        """
        seen: dict[str, _Part | None] = {}
        while (without := self._once(text, seen)) != text:
            text = without
        return text

    def suspects(self, text: str) -> tuple[str, ...]:
        """What may be further names that nobody has listed, in the text's own order, to be looked at by a person.

        Words with a capital letter inside a sentence, or behind a title, or before what people do ("Fatima said");
        initials; and whatever mail addresses, phone numbers and handles will be taken out. Where capitals are too
        common to tell a name, as in German, only what stands behind a title or beside another such word counts.
        """
        return _Reading(self, text, {}).suspects()

    def label(self, people: frozenset[int], keys: frozenset[str]) -> str:
        """What stands for a name that one or more people may have."""
        exact = self._people.whole.get(keys)
        labels = {self._labels[person] for person in people}
        if len(labels) == 1:
            return labels.pop()
        if exact in people:
            return self._labels[exact]
        nouns = {label.rpartition(" ")[0] for label in labels}
        return f"a {nouns.pop().lower() if len(nouns) == 1 else LISTED.lower()}"

    def part(self, word: str) -> _Part | None:
        """The part of a name that a word in plain letters is, inflected or compounded."""
        if part := self._parts.get(word):
            return part
        for length in _ENDING_LENGTHS:
            stem, ending = word[:-length], word[-length:]
            if len(stem) > SHORT and ending in _ENDINGS and (part := self._parts.get(stem)):
                # Tim and "times", Thi and "this": what a short name has become may be another word.
                if word in _GRAMMAR:
                    return None
                doubtful = part.everyday or (len(stem) < LONG and ending != "s")
                return _Part(part.key, part.people, doubtful)
        if word in words.EVERYDAY or len(word) <= LONG:
            return self._in_unspaced(word)
        return self._in_longer(word)

    def _in_longer(self, word: str) -> _Part | None:
        for stem, part in self._beginnings.get(word[:LONG], ()):
            if word.startswith(stem):
                return part
        for place in range(1, len(word) - LONG + 1):
            end = self._parts.get(word[place:])
            if end and not end.everyday and (place == 1 or word[:place] in self._parts):
                return end  # a login: tbrandt, tombrandt
            for key, part in self._middles.get(word[place : place + LONGER], ()):
                if word.startswith(key, place):
                    return part
        return self._in_unspaced(word)

    def _in_unspaced(self, word: str) -> _Part | None:
        return next((part for key, part in self._unspaced if key in word), None)

    def phrase(self, tokens: Sequence[str]) -> tuple[int, int] | None:
        """How many of the first words are a name that has no distinctive part, and whose."""
        for phrase, person in self._people.phrases.get(tokens[0], ()):
            if tuple(tokens[: len(phrase)]) == phrase:
                return len(phrase), person
        return None

    def dotted(self, letters: tuple[str, ...]) -> frozenset[int]:
        """The people who have these initials."""
        return frozenset(self._people.initials.get(letters, ()))

    def owns(self, people: frozenset[int], word: str) -> bool:
        """Whether a word is in a name of one of the people."""
        return any(word in self._people.own[person] for person in people)

    def having_initials(self, people: frozenset[int], letters: Sequence[str]) -> frozenset[int]:
        """Those of the people in whose names a word begins with each of the letters."""
        initials = {person: {word[0] for word in self._people.own[person]} for person in people}
        return frozenset(person for person in people if initials[person].issuperset(letters))

    def given(self, text: str) -> Iterator[tuple[int, int]]:
        """Where pseudonyms stand in a text already."""
        return (found.span() for found in self._given.finditer(text))

    def _once(self, text: str, seen: dict[str, _Part | None]) -> str:
        pieces: list[str] = []
        done = 0
        for start, end, label in _Reading(self, text, seen).replacements():
            pieces += [text[done:start], label]
            done = max(done, end)
        return "".join([*pieces, text[done:]]) if pieces else text


class _People:
    """Who is who among the names met so far, and the words under which they are found."""

    def __init__(self) -> None:
        self.nouns: list[str] = []
        self.own: list[set[str]] = []
        self.contents: list[set[str]] = []
        self.whole: dict[frozenset[str], int] = {}
        self.parts: dict[str, tuple[str, set[int]]] = {}
        self.phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
        self.initials: dict[tuple[str, ...], set[int]] = {}
        self.careful: set[str] = set()
        self._sure: set[str] = set()
        self._having: dict[str, set[int]] = {}

    def meet(self, name: Sequence[str], noun: str) -> None:
        """Take in a name, given as its words as they were written."""
        content = _content(name)
        if not content:
            return
        person = self.known(content, noun)
        if person is None:
            person = len(self.nouns)
            self.nouns.append(noun)
            self.own.append(set())
            self.contents.append(set())
        self.whole.setdefault(frozenset(content), person)
        self.contents[person] |= content
        for word in content:
            self._having.setdefault(word, set()).add(person)
        self._learn(name, content, person)

    def known(self, content: set[str], noun: str | None = None) -> int | None:
        """Whose name this is: it is known, or it adds to one known before or leaves out some of it."""
        if not content:
            return None
        exact = self.whole.get(frozenset(content))
        if exact is not None and noun in (None, self.nouns[exact]):
            return exact
        near = set().union(*(self._having.get(word, ()) for word in content))
        found = [
            person
            for person in near
            if noun in (None, self.nouns[person])
            and (content <= self.contents[person] or self.contents[person] <= content)
        ]
        return found[0] if len(found) == 1 else None

    def labels(self) -> list[str]:
        """Each person's pseudonym: A to Z, then A2 to Z2; a customer who is on the list too has that one."""
        counts: dict[str, int] = {}
        labels: list[str] = []
        for person, noun in enumerate(self.nouns):
            nth = counts[noun] = counts.get(noun, -1) + 1
            listed = None if noun == LISTED else self.known(self.contents[person], LISTED)
            turn = nth // len(_ALPHABET)
            letter = _ALPHABET[nth % len(_ALPHABET)]
            labels.append(f"{noun} {letter}{turn + 1 if turn else ''}" if listed is None else labels[listed])
        return labels

    def _learn(self, name: Sequence[str], content: set[str], person: int) -> None:
        """Note every word and every run of words under which the person is found."""
        plains = [plain(word) for word in name]
        self.own[person].update(plains)
        distinct = [as_one(word) in content for word in plains]
        if len(plains) > 1 and all(len(word) == 1 or word in _WEAK for word in plains):
            self.phrases.setdefault(plains[0], []).append((tuple(plains), person))
            return
        mixed = any(word[0].isupper() for word in name) or any(word in words.ROLES for word in plains)
        for word, of_name in zip(name, distinct, strict=True):
            if of_name:
                self._add(spellings(word), as_one(plain(word)), person, careful=mixed and word.islower())
        for first in range(len(name)):
            for last in range(first + 2, min(first + _FURTHEST, len(name)) + 1):
                if any(distinct[first:last]) and plains[first] not in words.TITLES:
                    self._add_joined("".join(name[first:last]), person)
        letters = [word[0] for word, of_name in zip(plains, distinct, strict=True) if of_name]
        if len(letters) > 1:
            self._add_joined(letters[0] + plains[len(distinct) - 1 - distinct[::-1].index(True)], person)
            if "".join(letters) not in _OFTEN_DOTTED:
                self.initials.setdefault(tuple(letters), set()).add(person)

    def _add_joined(self, word: str, person: int) -> None:
        if len(word) >= LONG:
            self._add(spellings(word), as_one(plain(word)), person, careful=False)

    def _add(self, keys: set[str], name: str, person: int, *, careful: bool) -> None:
        for key in keys:
            self.parts.setdefault(key, (name, set()))[1].add(person)
        if careful:
            self.careful |= keys - self._sure
        else:
            self._sure |= keys
            self.careful -= keys


class _Reading:
    """A text read word by word: which of them name somebody."""

    def __init__(self, names: Pseudonyms, text: str, seen: dict[str, _Part | None]) -> None:
        self._names = names
        self._seen = seen
        self._text: Folded = folded(text)
        found = list(_WORD.finditer(self._text.plain))
        self._spans = [each.span() for each in found]
        self._words = [each[0] for each in found]
        self._raw = [self._text.written(*span) for span in self._spans]
        self._contacts = list(self._find_contacts())
        taken = [*self._contacts, *((start, end, "") for start, end in self._given())]
        self._barred = self._within(sorted(taken))
        self._last: dict[int, int] = {}
        self._found: dict[int, _Part] = self._find()
        self._cases_elsewhere = self._cases()

    def replacements(self) -> list[tuple[int, int, str]]:
        """What is to be replaced, in order, none overlapping: its place in the text, and by what."""
        found = [
            (self._spans[first][0], self._spans[last][1], self._names.label(people, keys))
            for first, last, people, keys in self._runs()
        ]
        return sorted((*self._text.span(start, end), label) for start, end, label in [*found, *self._contacts])

    def suspects(self) -> tuple[str, ...]:
        """What may be names, as it is written, each once."""
        taken = {place for first, last, *_ in self._runs() for place in range(first, last + 1)} | self._barred
        inside = [
            place
            for place in range(len(self._words))
            if place not in taken and not self._begins(place) and len(self._words[place]) > SHORT
        ]
        common = sum(self._is_capital(place) for place in inside) > max(3, len(inside) // 5)
        alike = {word for place, word in enumerate(self._words) if self._raw[place].islower()}
        found = {start: self._text.written(start, end) for start, end, _ in self._contacts}
        for place, word in enumerate(self._words):
            if place in taken or not self._is_capital(place) or word in words.TITLES:
                continue
            titled = place > 0 and self._words[place - 1] in words.TITLES and self._close(place - 1)
            doing = self._next(place) in words.SPEAKING and word not in words.PRONOUNS | words.DETERMINERS
            paired = any(self._is_capital(each) and not self._begins(each) for each in (place - 1, place + 1))
            initials = self._raw[place].isupper() and self._names.dotted(tuple(word))
            ordinary = word in alike or word in words.NO_NAMES or len(word) < SHORT
            inner = not self._begins(place) and not ordinary and (not common or paired)
            if titled or initials or inner or (doing and not ordinary):
                start, end = self._spans[place]
                found[start] = self._text.written(start, end)
        return tuple(dict.fromkeys(found[start] for start in sorted(found)))

    # What stands where

    def _is_capital(self, place: int) -> bool:
        return 0 <= place < len(self._words) and self._raw[place][0].isupper()

    def _gap(self, place: int) -> str:
        """What stands between a word and the next."""
        return self._text.plain[self._spans[place][1] : self._spans[place + 1][0]]

    def _close(self, place: int) -> bool:
        """Whether a word and the next may be words of one name."""
        if not 0 <= place < len(self._words) - 1 or {place, place + 1} & self._barred:
            return False
        gap = self._gap(place)
        dotted = len(self._words[place]) == 1 or self._words[place] in _AROUND
        return _CLOSE.fullmatch(gap) is not None and ("." not in gap or dotted)

    def _begins(self, place: int) -> bool:
        """Whether a sentence begins with the word."""
        start = self._spans[place][0]
        before = self._spans[place - 1][1] if place else 0
        return place == 0 or _SENTENCE.search(self._text.plain[before:start]) is not None

    def _next(self, place: int) -> str:
        """The next word, if nothing but blanks and quotation marks are between."""
        return self._words[place + 1] if place + 1 < len(self._words) and not self._gap(place).strip(_QUOTES) else ""

    def _before(self, place: int) -> str:
        """The word before, if at most a comma is between: "Thanks, Rose"."""
        return self._words[place - 1] if place and not self._gap(place - 1).strip(_QUOTES + ",") else ""

    def _owned(self, place: int) -> bool:
        end = self._spans[place][1]
        return self._text.plain.startswith("'s", end) and self._next(place + 1) != ""

    def _given(self) -> Iterator[tuple[int, int]]:
        for start, end in self._names.given(self._text.text):
            yield bisect_right(self._text.places, start - 1), bisect_right(self._text.places, end - 1)

    def _within(self, spans: Sequence[tuple[int, int, str]]) -> set[int]:
        """The words that stand in one of these spans."""
        ends = list(accumulate((end for _, end, _ in spans), max))
        starts = [start for start, _, _ in spans]
        return {
            place
            for place, (start, end) in (enumerate(self._spans) if spans else ())
            if (nth := bisect_right(starts, end - 1)) and ends[nth - 1] > start
        }

    def _find_contacts(self) -> Iterator[tuple[int, int, str]]:
        """Mail addresses, phone numbers, handles; and addresses in the web that a name is in."""
        for found in _CONTACT.finditer(self._text.plain):
            kind = found.lastgroup or ""
            if kind != "web" or any(self._names.part(word) for word in _WORD.findall(found[0])):
                yield *found.span(), _MARKS[kind]

    # What is found

    def _find(self) -> dict[int, _Part]:
        """The parts of names in the text, each by the place of its first word; `_last` has the other end."""
        seen = self._seen
        found: dict[int, _Part] = {}
        for place, word in enumerate(self._words):
            if place in self._barred or self._last.get(place - 1, -1) >= place:
                continue
            if word not in seen:
                seen[word] = self._names.part(word)
            part = seen[word]
            if part is None:
                part = self._find_several(place)
                if part is None and (self._raw[place][1:] != word[1:] or not word.isalpha()):
                    part = self._find_inside(place)
            if part is not None:
                found[place] = part
        return found

    def _find_several(self, place: int) -> _Part | None:
        """A name that several words make: in pieces, spelled letter by letter, of weak words alone, or initials."""
        if phrase := self._names.phrase(self._words[place : place + _FURTHEST + 1]):
            count, person = phrase
            gaps = [self._gap(each).strip() for each in range(place, place + count - 1)]
            if not {*gaps} - {"", "&", "+", "-", "'", "."} and self._is_capital(place):
                self._last[place] = place + count - 1
                return _Part("", frozenset({person}), everyday=False)
        if len(self._words[place]) == 1:
            return self._find_letters(place)
        if place + 1 == len(self._words) or place + 1 in self._barred:
            return None
        gap = self._gap(place)
        if _JOINED.fullmatch(gap) or (gap == " " and self._is_capital(place) and self._is_capital(place + 1)):
            part = self._names.part(self._words[place] + self._words[place + 1])
            if part and not part.everyday and not self._names.part(self._words[place + 1]):
                self._last[place] = place + 1
                return part
        return None

    def _find_letters(self, place: int) -> _Part | None:
        last = place
        while last + 1 < len(self._words) and len(self._words[last + 1]) == 1 and _SPELLED.fullmatch(self._gap(last)):
            last += 1
        letters = tuple(self._words[place : last + 1])
        if len(letters) == 1:
            return None
        part = self._names.part("".join(letters))
        if part and len(letters) > SHORT:
            self._last[place] = last
            return _Part(part.key, part.people, everyday=False)
        dots = all(self._gap(each).startswith(".") for each in range(place, min(last + 1, len(self._words) - 1)))
        if dots and all(map(self._is_capital, range(place, last + 1))) and (people := self._names.dotted(letters)):
            self._last[place] = last
            return _Part("", people, everyday=False)
        return None

    def _find_inside(self, place: int) -> _Part | None:
        """A name in a word like AdeyemiTeam or brandt2."""
        pieces = _humps(self._raw[place])
        found = [part for piece in pieces if (part := self._names.part(plain(piece)))] if len(pieces) > 1 else []
        return next((part for part in found if not part.everyday), found[0] if found else None)

    # What is decided

    def _cases(self) -> tuple[bool, bool]:
        """Whether the text, but for the names, has words with a capital letter, and words in small ones."""
        if not any(part.everyday for part in self._found.values()):
            return True, True
        large = small = False
        for place, word in enumerate(self._words):
            if len(word) > 1 and place not in self._found and place not in self._barred and word not in words.TITLES:
                raw = self._raw[place]
                large, small = large or raw[0].isupper(), small or raw[-1].islower()
                if large and small:
                    break
        return large, small

    def _means_person(self, place: int, part: _Part) -> bool:
        """Whether a word of every day stands for the person who is called so."""
        if self._beside(place, part, -1) or self._beside(place, part, 1):
            return True
        word, before, after = self._words[place], self._before(place), self._next(place)
        owned = self._owned(place)
        if word in words.MONTHS and not owned and (before in {"in", "im"} or (before + after).isdigit()):
            return False
        # "Will you", "to mark the": a verb, and no name.
        acts = word in words.VERBS and after in words.DETERMINERS | words.PRONOUNS
        acts = acts and (before in {"to", "and", "or"} or self._begins(place))
        large, small = self._cases_elsewhere
        if self._is_capital(place) and small:
            return not acts and not self._is_contraction(place)
        if before in words.DETERMINERS or before in words.PRONOUNS or self._is_contraction(place):
            return False
        with_another = before in words.CONJUNCTIONS and place - 2 in self._found
        if owned or with_another or after in words.AFTER_PERSONS or (before in words.BEFORE_PERSONS and not acts):
            return True
        # Where nothing tells, only a small letter among large ones does.
        return not (acts or (large and small))

    def _is_contraction(self, place: int) -> bool:
        return self._text.plain.startswith("'t", self._spans[place][1])

    def _beside(self, place: int, part: _Part, step: int) -> bool:
        """Whether a title, an initial or another part of the same name is next to the word."""
        here = place
        for _ in range(_FURTHEST):
            if not self._close(here if step > 0 else here - 1):
                return False
            here += step
            word, other = self._words[here], self._found.get(here)
            if step < 0 and word in words.TITLES:
                return True
            if other and other.key != part.key and other.people & part.people:
                return True
            if self._is_initial(here, part.people):
                return True
            if word not in words.PARTICLES or not self._names.owns(part.people, word):
                return False
        return False

    def _is_initial(self, place: int, people: frozenset[int]) -> bool:
        word = self._words[place]
        return (
            len(word) == 1
            and (self._is_capital(place) or self._text.plain.startswith(".", self._spans[place][1]))
            and word != "i"
            and bool(self._names.having_initials(people, word))
        )

    def _runs(self) -> list[tuple[int, int, frozenset[int], frozenset[str]]]:
        """Names, each from its first word to its last: who it may be, and which parts of the name are in it."""
        runs: list[tuple[int, int, frozenset[int], frozenset[str]]] = []
        for place, part in self._found.items():
            if part.everyday and not self._means_person(place, part):
                continue
            last = self._last.get(place, place)
            if runs:
                first, end, people, keys = runs[-1]
                both = people & part.people
                if both and part.key not in keys and self._is_one_name(end, place, both):
                    runs[-1] = first, last, both, keys | {part.key}
                    continue
            runs.append((place, last, part.people, frozenset({part.key})))
        starts = [first for first, *_ in runs[1:]]
        ends = [-1, *(last for _, last, *_ in runs)]
        whole = []
        for (first, last, people, keys), floor, roof in zip(runs, ends, [*starts, len(self._words)], strict=False):
            start, end = self._first(first, floor, people), self._final(last, roof, people)
            letters = [self._words[place] for place in range(start, end + 1) if len(self._words[place]) == 1]
            whole.append((start, end, self._names.having_initials(people, letters) or people, keys))
        return whole

    def _is_one_name(self, end: int, place: int, people: frozenset[int]) -> bool:
        """Whether nothing is between two parts of a name but what belongs to it."""
        return (
            place - end <= _FURTHEST
            and all(map(self._close, range(end, place)))
            and all(
                self._names.owns(people, self._words[each]) or self._is_initial(each, people)
                for each in range(end + 1, place)
            )
        )

    def _first(self, first: int, floor: int, people: frozenset[int]) -> int:
        """The name's first word, with titles, initials and particles before it."""
        while first - 1 > floor and self._close(first - 1):
            word = self._words[first - 1]
            title = word in words.TITLES and (word in _SMALL_TITLES or self._is_capital(first - 1))
            inner = word in words.PARTICLES and self._names.owns(people, word)
            if not (title or inner or self._is_initial(first - 1, people)):
                break
            first -= 1
        return first

    def _final(self, last: int, roof: int, people: frozenset[int]) -> int:
        """The name's last word, with a company's form or an initial behind it."""
        while last + 1 < roof and self._close(last):
            word = self._words[last + 1]
            form = word in _WEAK - words.PARTICLES and len(word) > 1 and self._names.owns(people, word)
            if not (form or self._is_initial(last + 1, people)):
                break
            last += 1
        return last


def _names_in(mention: str) -> list[list[str]]:
    """The names in what was written down for a person, each as its words: a person, a company, or both."""
    names = [
        [text.written(*word.span()) for word in _WORD.finditer(text.plain)]
        for text in map(folded, _PIECES.split(mention))
    ]
    names = [_described(name) for name in names if name]
    if mention.count(",") == 1 and [len(name) for name in names] == [1, 1] and all(map(_content, names)):
        return [[*names[1], *names[0]]]  # "Adeyemi, Sade"
    return names


def _described(name: list[str]) -> list[str]:
    """What has a name in a description: of "the waiter from Bremen" only the town."""
    if plain(name[0]) in words.DETERMINERS and any(word[0].islower() for word in name[1:]):
        return [word for word in name[1:] if word[0].isupper()]
    return name


def _content(name: Sequence[str]) -> set[str]:
    """The words of a name that say who it is, in the form all spellings share; where it has none, all but titles."""
    plains = [plain(word) for word in name]
    said = {as_one(word) for word in plains if len(word) > 1 and word not in _WEAK and not word.isdigit()}
    if said or any(word in words.ROLES for word in plains):
        return said
    rest = [word for word in plains if word not in words.TITLES]
    return set(rest) if len(rest) > 1 or any(len(word) > 1 for word in rest) else set()


def _humps(word: str) -> list[str]:
    """A word like AdeyemiTeam2 cut where a capital or a figure begins something new."""
    pieces = [word[:1]]
    for place in range(1, len(word)):
        before, letter, after = word[place - 1], word[place], word[place + 1 : place + 2]
        begins = letter.isupper() and (before.islower() or (before.isupper() and after.islower()))
        if begins or before.isdigit() != letter.isdigit():
            pieces.append("")
        pieces[-1] += letter
    return pieces
