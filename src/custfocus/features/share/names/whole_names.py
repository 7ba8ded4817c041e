"""Which parts in a text name somebody, and from which word to which each name goes."""

from msgspec import Struct

from custfocus.features.share.names import words
from custfocus.features.share.names.parts import FURTHEST, PartsInText
from custfocus.features.share.names.people import NamePart, People
from custfocus.features.share.names.text_words import TextWords


class NameInText(Struct, frozen=True):
    """A name where it stands in a text."""

    first: int
    """The place of its first word."""
    last: int
    """The place of its last."""
    people: frozenset[int]
    """Who it may be."""
    keys: frozenset[str]
    """Which parts of the name are in it."""


class WholeNames:
    """Puts the parts of names in a text together.

    Args:
        people: The people whose names are known.
        text: The text.
        found: The parts in it.
    """

    def __init__(self, people: People, text: TextWords, found: PartsInText) -> None:
        self._people = people
        self._text = text
        self._found = found
        self._cases_elsewhere = self._cases()

    def names(self) -> list[NameInText]:
        """The names in the text's order, none overlapping."""
        joined = self._joined()
        floors = [-1, *(name.last for name in joined)]
        roofs = [*(name.first for name in joined[1:]), len(self._text.words)]
        return [self._whole(*each) for each in zip(joined, floors, roofs, strict=False)]

    def _cases(self) -> tuple[bool, bool]:
        """Whether the text, but for the names, has words with a capital letter, and words in small ones."""
        text, parts = self._text, self._found.parts
        if not any(part.everyday for part in parts.values()):
            return True, True
        large = small = False
        for place, word in enumerate(text.words):
            if len(word) > 1 and place not in parts and place not in text.barred and word not in words.TITLES:
                raw = text.raw[place]
                large, small = large or raw[0].isupper(), small or raw[-1].islower()
                if large and small:
                    break
        return large, small

    def _means_person(self, place: int, part: NamePart) -> bool:
        """Whether a word of every day stands for the person who is called so."""
        if self._beside(place, part, -1) or self._beside(place, part, 1):
            return True
        text = self._text
        word, before, after = text.words[place], text.before(place), text.after(place)
        owns = text.owns(place)
        if word in words.MONTHS and not owns and (before in {"in", "im"} or (before + after).isdigit()):
            return False
        # "Will you", "to mark the": a verb, and no name; what stands on the next line may be another sentence.
        acts = word in words.VERBS and after in words.DETERMINERS | words.PRONOUNS and "\n" not in text.gap(place)
        acts = acts and (before in {"to", "and", "or"} or text.begins(place))
        large, small = self._cases_elsewhere
        if text.is_capital(place) and small:
            return not acts and not text.is_contraction(place)
        if before in words.DETERMINERS or before in words.PRONOUNS or text.is_contraction(place):
            return False
        with_another = before in words.CONJUNCTIONS and place - 2 in self._found.parts
        if owns or with_another or after in words.AFTER_PERSONS or (before in words.BEFORE_PERSONS and not acts):
            return True
        # Where nothing tells, only a small letter among large ones does.
        return not (acts or (large and small))

    def _beside(self, place: int, part: NamePart, step: int) -> bool:
        """Whether a title, an initial or another part of the same name is next to the word."""
        here = place
        for _ in range(FURTHEST):
            if not self._text.is_close(here if step > 0 else here - 1):
                return False
            here += step
            word, other = self._text.words[here], self._found.parts.get(here)
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
        word = self._text.words[place]
        return (
            len(word) == 1
            and (self._text.is_capital(place) or self._text.is_dotted(place))
            and word != "i"
            and bool(self._people.having_initials(people, word))
        )

    def _joined(self) -> list[NameInText]:
        """Names, each from its first part to its last."""
        names: list[NameInText] = []
        for place, part in self._found.parts.items():
            if part.everyday and not self._means_person(place, part):
                continue
            last = self._found.last(place)
            if names:
                name = names[-1]
                both = name.people & part.people
                if both and part.key not in name.keys and self._is_one_name(name.last, place, both):
                    names[-1] = NameInText(name.first, last, both, name.keys | {part.key})
                    continue
            names.append(NameInText(place, last, part.people, frozenset({part.key})))
        return names

    def _whole(self, name: NameInText, floor: int, roof: int) -> NameInText:
        """A name with what belongs to it before and behind, as far as its neighbours let it."""
        first, last = self._first(name.first, floor, name.people), self._last(name.last, roof, name.people)
        letters = [word for word in self._text.words[first : last + 1] if len(word) == 1]
        return NameInText(first, last, self._people.having_initials(name.people, letters) or name.people, name.keys)

    def _is_one_name(self, end: int, place: int, people: frozenset[int]) -> bool:
        """Whether nothing is between two parts of a name but what belongs to it."""
        return (
            place - end <= FURTHEST
            and all(map(self._text.is_close, range(end, place)))
            and all(
                self._people.owns(people, self._text.words[each]) or self._is_initial(each, people)
                for each in range(end + 1, place)
            )
        )

    def _first(self, first: int, floor: int, people: frozenset[int]) -> int:
        """The name's first word, with titles, initials and particles before it."""
        while first - 1 > floor and self._text.is_close(first - 1):
            word = self._text.words[first - 1]
            title = word in words.TITLES and (word in words.MERE_TITLES or self._text.is_capital(first - 1))
            inner = word in words.PARTICLES and self._people.owns(people, word)
            if not (title or inner or self._is_initial(first - 1, people)):
                break
            first -= 1
        return first

    def _last(self, last: int, roof: int, people: frozenset[int]) -> int:
        """The name's last word, with a company's form or an initial behind it."""
        while last + 1 < roof and self._text.is_close(last):
            word = self._text.words[last + 1]
            form = word in words.WEAK - words.PARTICLES and len(word) > 1 and self._people.owns(people, word)
            if not (form or self._is_initial(last + 1, people)):
                break
            last += 1
        return last
