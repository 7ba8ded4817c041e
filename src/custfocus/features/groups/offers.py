"""What is offered to the user to be named or refused, and what was named already.

A sentence that is near to a theme the user has named is offered for it; of the others, groups in which three or more
different people say alike. What was refused isn't offered again: a group whose sentences were mostly refused together
before, or a sentence that was said not to belong to a theme.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.features.alike.encoder import stacked
from custfocus.features.alike.grouping import bar, closest, groups
from custfocus.features.insights.remarks import person
from custfocus.features.insights.views import Remark
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, id_of
from custfocus.journal.kinds import SaidSentence, Theme

if TYPE_CHECKING:
    from custfocus.features.alike.encoder import Vectors

# Sentences of fewer words say too little to be alike in anything but that.
LEAST_WORDS = 3
# A group of which so much was refused together is the one that was refused.
_REFUSED = 0.5


class Spoken(Struct, frozen=True):
    """A sentence, as somebody said it."""

    entry: str
    """The id of the entry that has it."""
    place: int
    """Which of its sentences it is, counted from 0."""
    text: str
    """The sentence."""
    person: str
    """Who said it, folded; where nobody is named, somebody who said nothing else."""
    who: str
    """Who said it, as it is written; empty where nobody is named."""
    day: date
    """The day of the entry."""

    @property
    def kept(self) -> SaidSentence:
        """What a theme keeps of it."""
        return SaidSentence(self.entry, self.place)


class Offer(Struct, frozen=True):
    """Sentences to be named, or to be added to a theme; or refused."""

    id: str
    """What it is called by: made of its sentences, so that it is the same as long as they are."""
    theme: Entry | None
    """The theme that it is near to; None for a new group."""
    sentences: tuple[Spoken, ...]
    """Its sentences, those closest to all others first."""


def offered(spoken: Sequence[Spoken], vectors: Mapping[str, Vectors], themes: Sequence[Entry]) -> list[Offer]:
    """What is to be named or refused: first what is near to a theme, then the groups with most people.

    Args:
        spoken: The sentences that are looked through.
        vectors: The vectors of the sentences of each entry, by its id.
        themes: The entries of kind "theme".
    """
    free = _free(spoken, themes)
    if not free:
        return []
    rows = stacked([vectors[one.entry][one.place] for one in free])
    least = bar(stacked([vectors[one.entry][one.place] for one in spoken]))
    named = [(each, known) for each in themes if (known := _vectors_of(each, vectors)) is not None]
    nearest = closest(rows, [known for _, known in named], least)
    near = [_near(one, named[at][0]) for one, at in zip(free, nearest, strict=True) if at is not None]
    left = [place for place, at in enumerate(nearest) if at is None]
    found = groups(rows[left], [free[place].person for place in left], least) if left else []
    new = [_new([free[left[place]] for place in group]) for group in found]
    refused = [set(each.of(Theme).said) for each in themes if each.of(Theme).status == kinds.REFUSED]
    return [*(offer for offer in near if offer), *(offer for offer in new if not _is_refused(offer, refused))]


def counted(theme: Entry, spoken: Sequence[Spoken]) -> list[Spoken]:
    """The sentences of a theme among those that are looked through, the latest first."""
    said = set(theme.of(Theme).said)
    return sorted((one for one in spoken if one.kept in said), key=lambda one: (one.day, one.entry), reverse=True)


def named_themes(themes: Sequence[Entry]) -> list[Entry]:
    """Those of the themes that have a name."""
    return [each for each in themes if each.of(Theme).status == kinds.NAMED]


def name_of_theme(words: str) -> str:
    """A name as it is kept: one line, without the # that a tag has."""
    return " ".join(words.split()).lstrip("#").strip()


def _free(spoken: Sequence[Spoken], themes: Sequence[Entry]) -> list[Spoken]:
    """The sentences that are in no theme yet, each once: what one person says twice in the same words counts once."""
    taken = {said for each in named_themes(themes) for said in each.of(Theme).said}
    once: dict[tuple[str, str], Spoken] = {}
    for one in spoken:
        if one.kept not in taken:
            once.setdefault((one.person, one.text.casefold()), one)
    return list(once.values())


def _vectors_of(theme: Entry, vectors: Mapping[str, Vectors]) -> Vectors | None:
    """The vectors of a named theme's sentences, as far as they are looked through."""
    record = theme.of(Theme)
    rows = [
        vectors[said.entry][said.place]
        for said in record.said
        if record.status == kinds.NAMED and said.entry in vectors and said.place < len(vectors[said.entry])
    ]
    return stacked(rows) if rows else None


def _near(one: Spoken, theme: Entry) -> Offer | None:
    """The offer to add a sentence to a theme, unless it was said not to belong there."""
    return None if one.kept in theme.of(Theme).apart else Offer(_id([one], theme.id), theme, (one,))


def _new(sentences: Sequence[Spoken]) -> Offer:
    return Offer(_id(sentences), None, tuple(sentences))


def _is_refused(offer: Offer, refused: Sequence[set[SaidSentence]]) -> bool:
    kept = {one.kept for one in offer.sentences}
    return any(len(kept & said) >= _REFUSED * len(kept) for said in refused)


def _id(sentences: Sequence[Spoken], *more: str) -> str:
    return id_of("group", *more, *sorted(f"{one.entry} {one.place}" for one in sentences))


def people(sentences: Sequence[Spoken]) -> int:
    """How many different people said them."""
    return len({one.person for one in sentences})


def in_parts(sentences: Sequence[str], remark: Remark) -> Iterator[Spoken]:
    """The sentences of a remark that say something, each with its place."""
    for place, text in enumerate(sentences):
        if len(text.split()) >= LEAST_WORDS:
            yield Spoken(remark.id, place, text, person(remark), remark.who, remark.day)
