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

from custfocus.features.share import name_words as words
from custfocus.features.share.folding import Folded, folded, plain
from custfocus.features.share.people import CUSTOMER, SHORT, WORD, Mention, Part, People

MAIL, PHONE, HANDLE, ADDRESS = "[mail address]", "[phone number]", "[handle]", "[web address]"

_FURTHEST = 4  # words between two parts of a name: "Juan de la Cruz"

_MAIL = (
    r"(?<![\w.+%-])[\w.+%-]+(?:@|\s?(?:\(at\)|\[at\]|\{at\})\s?)[\w-]+"
    r"(?:(?:\.|\s?(?:\(dot\)|\[dot\]|\{dot\}|\(punkt\))\s?)[\w-]+)+"
)
_URL = r"(?:https?://|(?<!\w)www\.)[^\s<>\"]+|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}/[^\s<>\"]*"
_HANDLE = r"(?<![\w@./])@\w(?:[\w.-]*\w)?"
_DATE = r"\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}(?!\d)"
# From a + or a 0, as written in North America, or behind the word for it; a day begins like a number and is none.
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
_LONGEST_GAP = _LONGEST_SPELLED = 40  # how far is looked, in signs or in words: no name is longer
_QUOTES = ' \t\n\r"()“”„«»'
_SENTENCE = re.compile(r"[.!?…:\n][^\w,;]*$")


class Pseudonyms:
    """Takes names out of texts.

    Args:
        names: The names that are known, in any order.
    """

    def __init__(self, names: Iterable[Mention]) -> None:
        self._people = People(names)
        nouns = "|".join(sorted({re.escape(noun) for noun in self._people.nouns} | {CUSTOMER}))
        marks = "|".join(map(re.escape, _MARKS.values()))
        self._given = re.compile(rf"(?<!\w)(?:{nouns}) [A-Z][0-9]*(?!\w)|{marks}")

    def of(self, name: str) -> str | None:
        """The pseudonym of a name as it was written down, of the first where it names several; None if unknown."""
        return self._people.of(name)

    def take_out(self, text: str) -> str:
        """The text with a pseudonym for each name; mail addresses, phone numbers and handles go in any case.

        A text with none of these is returned as it is.
        """
        seen: dict[str, Part | None] = {}
        while (without := self._once(text, seen)) != text:
            text = without
        return text

    def suspects(self, text: str) -> tuple[str, ...]:
        """What may be further names that nobody has listed, in the text's own order, to be looked at by a person.

        Words with a capital letter inside a sentence, or behind a title, or before what people do ("Fatima said");
        initials; and whatever mail addresses, phone numbers and handles will be taken out. Where capitals are too
        common to tell a name, as in German, only what stands behind a title or beside another such word counts.
        """
        return self._read(text, {}).suspects()

    def _read(self, text: str, seen: dict[str, Part | None]) -> "_Reading":
        return _Reading(self._people, folded(text), [found.span() for found in self._given.finditer(text)], seen)

    def _once(self, text: str, seen: dict[str, Part | None]) -> str:
        pieces: list[str] = []
        done = 0
        for start, end, label in self._read(text, seen).replacements():
            pieces += [text[done:start], label]
            done = max(done, end)
        return "".join([*pieces, text[done:]]) if pieces else text


class _Reading:
    """A text read word by word: which of them name somebody."""

    def __init__(
        self, people: People, text: Folded, given: Sequence[tuple[int, int]], seen: dict[str, Part | None]
    ) -> None:
        self._people = people
        self._text = text
        self._given = given
        self._seen = seen
        found = list(WORD.finditer(self._text.plain))
        self._spans = [each.span() for each in found]
        self._words = [each[0] for each in found]
        self._raw = [self._text.written(*span) for span in self._spans]
        self._contacts = list(self._find_contacts())
        taken = [*self._contacts, *((start, end, "") for start, end in self._given_places())]
        self._barred = self._within(sorted(taken))
        self._last: dict[int, int] = {}
        self._found: dict[int, Part] = self._find()
        self._cases_elsewhere = self._cases()

    def replacements(self) -> list[tuple[int, int, str]]:
        """What is to be replaced, in order, none overlapping: its place in the text, and by what."""
        found = [
            (self._spans[first][0], self._spans[last][1], self._people.label(people, keys))
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
            initials = self._raw[place].isupper() and self._people.dotted(tuple(word))
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
        dotted = len(self._words[place]) == 1 or self._words[place] in words.AROUND
        return _CLOSE.fullmatch(gap) is not None and ("." not in gap or dotted)

    def _begins(self, place: int) -> bool:
        """Whether a sentence begins with the word."""
        start = self._spans[place][0]
        before = self._spans[place - 1][1] if place else 0
        return place == 0 or _SENTENCE.search(self._text.plain[max(before, start - _LONGEST_GAP) : start]) is not None

    def _next(self, place: int) -> str:
        """The next word, if nothing but blanks and quotation marks are between."""
        return self._words[place + 1] if place + 1 < len(self._words) and not self._gap(place).strip(_QUOTES) else ""

    def _before(self, place: int) -> str:
        """The word before, if at most a comma is between: "Thanks, Rose"."""
        return self._words[place - 1] if place and not self._gap(place - 1).strip(_QUOTES + ",") else ""

    def _owned(self, place: int) -> bool:
        end = self._spans[place][1]
        return self._text.plain.startswith("'s", end) and self._next(place + 1) != ""

    def _given_places(self) -> Iterator[tuple[int, int]]:
        for start, end in self._given:
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
            if kind != "web" or any(self._people.part(word) for word in WORD.findall(found[0])):
                yield *found.span(), _MARKS[kind]

    # What is found

    def _find(self) -> dict[int, Part]:
        """The parts of names in the text, each by the place of its first word; `_last` has the other end."""
        seen = self._seen
        found: dict[int, Part] = {}
        for place, word in enumerate(self._words):
            if place in self._barred or self._last.get(place - 1, -1) >= place:
                continue
            if word not in seen:
                seen[word] = self._people.part(word)
            part = seen[word]
            if part is None:
                part = self._find_several(place)
                if part is None and (self._raw[place][1:] != word[1:] or not word.isalpha()):
                    part = self._find_inside(place)
            if part is not None:
                found[place] = part
        return found

    def _find_several(self, place: int) -> Part | None:
        """A name that several words make: in pieces, spelled letter by letter, of weak words alone, or initials."""
        if phrase := self._people.phrase(self._words[place : place + _FURTHEST + 1]):
            count, person = phrase
            gaps = [self._gap(each).strip() for each in range(place, place + count - 1)]
            if not {*gaps} - {"", "&", "+", "-", "'", "."} and self._is_capital(place):
                self._last[place] = place + count - 1
                return Part("", frozenset({person}), everyday=False)
        if len(self._words[place]) == 1:
            return self._find_letters(place)
        if place + 1 == len(self._words) or place + 1 in self._barred:
            return None
        gap = self._gap(place)
        if _JOINED.fullmatch(gap) or (gap == " " and self._is_capital(place) and self._is_capital(place + 1)):
            part = self._people.part(self._words[place] + self._words[place + 1])
            if part and not part.everyday and not self._people.part(self._words[place + 1]):
                self._last[place] = place + 1
                return part
        return None

    def _find_letters(self, place: int) -> Part | None:
        last = place
        for after in range(place + 1, min(place + _LONGEST_SPELLED, len(self._words))):
            if len(self._words[after]) > 1 or not _SPELLED.fullmatch(self._gap(after - 1)):
                break
            last = after
        letters = tuple(self._words[place : last + 1])
        if len(letters) == 1:
            return None
        part = self._people.part("".join(letters))
        if part and len(letters) > SHORT:
            self._last[place] = last
            return Part(part.key, part.people, everyday=False)
        dots = all(self._gap(each).startswith(".") for each in range(place, min(last + 1, len(self._words) - 1)))
        if dots and all(map(self._is_capital, range(place, last + 1))) and (people := self._people.dotted(letters)):
            self._last[place] = last
            return Part("", people, everyday=False)
        return None

    def _find_inside(self, place: int) -> Part | None:
        """A name in a word like AdeyemiTeam or brandt2."""
        pieces = _humps(self._raw[place])
        found = [part for piece in pieces if (part := self._people.part(plain(piece)))] if len(pieces) > 1 else []
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

    def _means_person(self, place: int, part: Part) -> bool:
        """Whether a word of every day stands for the person who is called so."""
        if self._beside(place, part, -1) or self._beside(place, part, 1):
            return True
        word, before, after = self._words[place], self._before(place), self._next(place)
        owned = self._owned(place)
        if word in words.MONTHS and not owned and (before in {"in", "im"} or (before + after).isdigit()):
            return False
        # "Will you", "to mark the": a verb, and no name; what stands on the next line may be another sentence.
        acts = word in words.VERBS and after in words.DETERMINERS | words.PRONOUNS and "\n" not in self._gap(place)
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

    def _beside(self, place: int, part: Part, step: int) -> bool:
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
            if word not in words.PARTICLES or not self._people.owns(part.people, word):
                return False
        return False

    def _is_initial(self, place: int, people: frozenset[int]) -> bool:
        word = self._words[place]
        return (
            len(word) == 1
            and (self._is_capital(place) or self._text.plain.startswith(".", self._spans[place][1]))
            and word != "i"
            and bool(self._people.having_initials(people, word))
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
            whole.append((start, end, self._people.having_initials(people, letters) or people, keys))
        return whole

    def _is_one_name(self, end: int, place: int, people: frozenset[int]) -> bool:
        """Whether nothing is between two parts of a name but what belongs to it."""
        return (
            place - end <= _FURTHEST
            and all(map(self._close, range(end, place)))
            and all(
                self._people.owns(people, self._words[each]) or self._is_initial(each, people)
                for each in range(end + 1, place)
            )
        )

    def _first(self, first: int, floor: int, people: frozenset[int]) -> int:
        """The name's first word, with titles, initials and particles before it."""
        while first - 1 > floor and self._close(first - 1):
            word = self._words[first - 1]
            title = word in words.TITLES and (word in words.MERE_TITLES or self._is_capital(first - 1))
            inner = word in words.PARTICLES and self._people.owns(people, word)
            if not (title or inner or self._is_initial(first - 1, people)):
                break
            first -= 1
        return first

    def _final(self, last: int, roof: int, people: frozenset[int]) -> int:
        """The name's last word, with a company's form or an initial behind it."""
        while last + 1 < roof and self._close(last):
            word = self._words[last + 1]
            form = word in words.WEAK - words.PARTICLES and len(word) > 1 and self._people.owns(people, word)
            if not (form or self._is_initial(last + 1, people)):
                break
            last += 1
        return last


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
