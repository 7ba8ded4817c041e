"""Names taken out of texts that are handed on: each person becomes the same pseudonym everywhere.

A name's distinctive parts go wherever they stand: inflected, in small or large letters, with or without accents, in
compounds, broken by a hyphen or by signs that nobody sees. A part that is a word of every day as well, such as Rose
or Klein, goes wherever it could be the person: with a capital letter, beside a title or another part of the name, or
where its neighbours speak of a person. What is in doubt goes too: a reader mends what was taken out too much, but
nobody mends a name that was left in.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from custfocus.base import wording
from custfocus.features.share.names.contacts import MARKS, contacts
from custfocus.features.share.names.doubts import Doubts
from custfocus.features.share.names.folding import folded, plain
from custfocus.features.share.names.parts import PartsInText
from custfocus.features.share.names.people import CUSTOMER, WORD, Mention, NamePart, People
from custfocus.features.share.names.signs import NamesBySigns
from custfocus.features.share.names.suspects import suspects
from custfocus.features.share.names.text_words import TextWords
from custfocus.features.share.names.whole_names import WholeNames


class Pseudonyms:
    """Takes names out of texts.

    Args:
        names: The names that are known, in any order.
        no_names: Words of which the user has said that they are no names, so that they are never pointed out.
    """

    def __init__(self, names: Iterable[Mention], no_names: Iterable[str] = ()) -> None:
        self._no_names = frozenset(word for phrase in no_names for word in WORD.findall(plain(phrase)))
        known = list(names)
        self._people = People(known)
        self._by_signs = NamesBySigns(
            (mention.name, self._people.of(mention.name) or wording.with_article(mention.noun.lower()))
            for mention in known
        )
        self._doubts = Doubts(self._people.distinctive)
        nouns = "|".join(sorted({re.escape(noun) for noun in self._people.nouns} | {CUSTOMER}))
        marks = "|".join(map(re.escape, MARKS))
        self._pseudonym = re.compile(rf"(?<!\w)(?:{nouns}) [A-Z][0-9]*(?!\w)")
        self._given = re.compile(rf"{self._pseudonym.pattern}|{marks}")

    def of(self, name: str) -> str | None:
        """The pseudonym of a name as it was written down, of the first where it names several; None if unknown."""
        return self._people.of(name)

    def take_out(self, text: str) -> str:
        """The text with a pseudonym for each name; email addresses, numbers and handles go in any case.

        A text with none of these is returned as it is.
        """
        seen: dict[str, NamePart | None] = {}
        while (without := self._once(text, seen)) != text:
            text = without
        return text

    def names_somebody(self, text: str) -> bool:
        """Whether a text has the name of somebody who is known, or a pseudonym that was given before."""
        return self._pseudonym.search(text) is not None or self._read(text, {}).names_somebody

    def suspects(self, text: str) -> tuple[str, ...]:
        """What may be further names that nobody has listed, in the text's own order, to be looked at by a person.

        Words with a capital letter inside a sentence, or behind a title, or before what people do ("Fatima said");
        initials; and whatever email addresses, numbers and handles will be taken out. Where capitals are too
        common to tell a name, as in German, only what stands behind a title or beside another such word counts.
        """
        return self._pointed_out(self._read(text, {}).suspects())

    def _pointed_out(self, found: Iterable[str]) -> tuple[str, ...]:
        return tuple(each for each in found if not self._no_names.issuperset(WORD.findall(plain(each))))

    def doubtful(self, text: str) -> tuple[str, ...]:
        """What may be a known name in a form that can't be told for certain, as it is written, each once.

        Args:
            text: A text from which the names have been taken out.
        """
        return self._pointed_out(self._read(text, {}).doubtful(self._doubts))

    def _read(self, text: str, seen: dict[str, NamePart | None]) -> "_Reading":
        given = [match.span() for match in self._given.finditer(text)]
        return _Reading(self._people, self._by_signs, text, given, seen)

    def _once(self, text: str, seen: dict[str, NamePart | None]) -> str:
        pieces: list[str] = []
        done = 0
        for start, end, label in self._read(text, seen).replacements():
            # What has grown to a name stays, and isn't taken for a part of what stands for it.
            before = " " if text[start - 1 : start].isalnum() else ""
            behind = " " if text[end : end + 1].isalnum() else ""
            pieces += [text[done:start], f"{before}{label}{behind}"]
            done = max(done, end)
        return "".join([*pieces, text[done:]]) if pieces else text


def _apart(spans: Iterable[tuple[int, int, str]], taken: Sequence[tuple[int, int]]) -> list[tuple[int, int, str]]:
    """Those of the spans that share no letter with what is taken."""
    return [span for span in spans if all(span[1] <= start or end <= span[0] for start, end in taken)]


class _Reading:
    """A text in which the names were found, but for the places that pseudonyms were given before."""

    def __init__(
        self,
        people: People,
        by_signs: NamesBySigns,
        text: str,
        given: Sequence[tuple[int, int]],
        seen: dict[str, NamePart | None],
    ) -> None:
        self._people = people
        self._folded = folded(text)
        places = self._folded.places
        taken = [(bisect_right(places, start - 1), bisect_right(places, end - 1)) for start, end in given]
        self._signs = _apart(by_signs.spans(self._folded), taken)
        taken += [(start, end) for start, end, _ in self._signs]
        self._contacts = _apart(contacts(self._folded, people), taken[len(given) :])
        self._text = TextWords(self._folded, [*taken, *((start, end) for start, end, _ in self._contacts)])
        self._names = WholeNames(people, self._text, PartsInText(people, self._text, seen)).names()

    @property
    def names_somebody(self) -> bool:
        """Whether a name was found."""
        return bool(self._names or self._signs)

    def replacements(self) -> list[tuple[int, int, str]]:
        """What is to be replaced, in order, none overlapping: its place in the text, and by what."""
        spans = self._text.spans
        names = [
            (spans[name.first][0], spans[name.last][1], self._people.label(name.people, name.keys))
            for name in self._names
        ]
        found = [*names, *self._signs, *self._contacts]
        return sorted((*self._folded.span(start, end), label) for start, end, label in found)

    def doubtful(self, doubts: Doubts) -> tuple[str, ...]:
        """What may be a form of a known name, as it is written, each once."""
        spans = (self._text.spans[place] for place in doubts.in_text(self._text))
        return tuple(dict.fromkeys(self._folded.written(*span) for span in spans))

    def suspects(self) -> tuple[str, ...]:
        """What may be names, as it is written, each once."""
        taken = {place for name in self._names for place in range(name.first, name.last + 1)} | self._text.barred
        written = {start: self._folded.written(start, end) for start, end, _ in self._contacts}
        for place in suspects(self._text, self._people, taken):
            start, end = self._text.spans[place]
            written[start] = self._folded.written(start, end)
        return tuple(dict.fromkeys(written[start] for start in sorted(written)))
