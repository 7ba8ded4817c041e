"""A brief to hand on: what customers said, what was learnt and what will change, without anybody's name.

What a worksheet keeps in fixed words may go; what somebody wrote freely goes only where the user has approved it,
passage by passage. Whoever the brief is for gets the parts that are theirs, in words for them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.content.framework import Served
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import FIGURES, OVERDUE, PARTS, TEAM, THANKS, TITLES
from custfocus.features.share.views import Brief, BriefPart, Passage, WithheldPassage

NOTHING = (
    "Nothing is in this brief yet, and that's fine: one thing that {a_person} said is enough to begin with. "
    "What was heard, what was learnt from it and what will change will stand here."
)
WITHOUT_NAMES = "Names have been replaced."
_THANKS = "To everyone who listened, passed on what they heard and helped to put it right: thank you."


class ComplaintFigures(Struct, frozen=True):
    """What can be counted of what was brought up: of complaints, say."""

    complaints: int
    """How many there were."""
    told: int
    """To how many customers somebody has said what came of it."""
    closed: int
    """How many are closed."""
    causes: tuple[tuple[str, int], ...] = ()
    """Each cause, and how many have it."""
    called: tuple[str, str] = ("case", "cases")
    """What one of them is called, and several."""


class OverduePromise(Struct, frozen=True):
    """Something promised whose day has passed."""

    entry: str
    """The entry's id."""
    what: str
    """What it is."""
    due: date
    """The day."""


def passages_for(passages: Iterable[Passage], audience: str) -> list[Passage]:
    """The passages that a brief for these readers has room for."""
    return [passage for passage in passages if passage.part in PARTS[audience] and passage.text.strip()]


def without_names(passage: Passage, names: Pseudonyms) -> Passage:
    """The passage as others may read it."""
    about, label, text = (names.take_out(words) for words in (passage.about, passage.label, passage.text))
    return replace(passage, about=about, label=label, text=text.strip())


def possible_names(passages: Iterable[Passage], names: Pseudonyms) -> tuple[str, ...]:
    """What may still be names in passages from which those that are known have been taken out, each once."""
    return tuple(dict.fromkeys(word for passage in passages for word in names.suspects(passage.text)))


def withheld(passages: Iterable[Passage], names: Pseudonyms) -> tuple[WithheldPassage, ...]:
    """Those of the passages in which a word may be a known name in another form, with these words."""
    doubts = ((passage.id, possible_forms(passage, names)) for passage in passages)
    return tuple(WithheldPassage(passage, words) for passage, words in doubts if words)


def possible_forms(passage: Passage, names: Pseudonyms) -> tuple[str, ...]:
    """The words that may be a known name in another form, once the names have been taken out."""
    bare = without_names(passage, names)
    return tuple(dict.fromkeys(word for text in (bare.about, bare.text) for word in names.doubtful(text)))


def _parts(
    titles: Mapping[str, str], going: Sequence[Passage], lines: Mapping[str, tuple[str, ...]], names: Pseudonyms
) -> list[BriefPart]:
    """The parts that have something in them, and the thanks below."""
    parts = [
        BriefPart(
            part, title, lines.get(part, ()), tuple(without_names(each, names) for each in going if each.part == part)
        )
        for part, title in titles.items()
    ]
    parts = [part for part in parts if part.lines or part.passages]
    if parts and THANKS in titles:
        parts.append(BriefPart(THANKS, titles[THANKS], (_THANKS,), ()))
    return parts


def _all_words(passages: Iterable[Passage]) -> list[str]:
    """Whatever stands in passages as it was written."""
    return [words for passage in passages for words in (passage.about, passage.label, passage.text)]


def brief(
    passages: Iterable[Passage],
    audience: str,
    first: date,
    last: date,
    *,
    names: Pseudonyms,
    people: Served,
    approved: Collection[str] = (),
    figures: ComplaintFigures | None = None,
    overdue: Iterable[OverduePromise] = (),
    before: Collection[str] = (),
) -> Brief:
    """The brief on the days from first to last.

    Args:
        passages: What may go into it, in the order in which it is to stand there.
        audience: Who it is for: TEAM, MANAGER or COACH.
        first: The first day it is about.
        last: The last.
        names: The names to be taken out, of everything that others wrote.
        people: What those are called who said it.
        approved: The ids of the freely written passages that may go.
        figures: What can be counted; left out where there was no complaint.
        overdue: What is overdue, the most overdue first.
        before: The ids of the passages that such a reader has been given before.
    """
    titles = PARTS[audience]
    theirs, late = passages_for(passages, audience), list(overdue) if OVERDUE in titles else []
    lines = {
        FIGURES: tuple(_figures_in_words(figures, audience, names)) if figures and figures.complaints else (),
        OVERDUE: tuple(_overdue_in_words(late, last, names)),
    }
    going = [passage for passage in theirs if not passage.free or passage.id in approved]
    kept_back = withheld(going, names)
    going = [passage for passage in going if passage.id not in {each.id for each in kept_back}]
    parts = _parts(titles, going, lines, names)
    waiting = tuple(passage.id for passage in theirs if passage.free and passage.id not in approved)
    written = [*_all_words(going), *_causes(figures, audience), *(each.what for each in late)]
    suspects = possible_names((passage for part in parts for passage in part.passages), names)
    opening = f"{wording.span(first, last)}. {_sentence(parts, written, suspects, names, people)}".strip()
    return Brief(
        audience,
        TITLES[audience].format(people=people.many),
        first,
        last,
        opening,
        tuple(parts),
        waiting,
        suspects=suspects,
        before=tuple(passage.id for passage in theirs if passage.id in before),
        withheld=kept_back,
    )


def _causes(figures: ComplaintFigures | None, audience: str) -> list[str]:
    """The causes that the figures name, for readers who are told them."""
    return [cause for cause, _ in figures.causes] if figures and audience != TEAM else []


def _sentence(
    parts: Sequence[BriefPart], written: Iterable[str], suspects: Sequence[str], names: Pseudonyms, people: Served
) -> str:
    """What the opening says: that nothing is in it yet, or that names were replaced, where some were, and all.

    Its readers take it for a promise, so that it doesn't stand beside anything that may be a name.
    """
    if not parts:
        return NOTHING.format(a_person=people.a_one)
    return WITHOUT_NAMES if not suspects and any(map(names.names_somebody, written)) else ""


def _figures_in_words(figures: ComplaintFigures, audience: str, names: Pseudonyms) -> Iterator[str]:
    complaints = wording.counted(figures.complaints, *figures.called)
    yield f"{complaints}; {_of(figures.told, figures.complaints)} told what came of it."
    if audience == TEAM:
        return
    yield f"{_of(figures.closed, figures.complaints)} closed."
    for cause, count in figures.causes:
        yield f"{names.take_out(cause)}: {count}"


def _of(some: int, of_all: int) -> str:
    """How many of them have been what follows."""
    if not some:
        return "none has been"
    if some == of_all > 1:
        return "all have been"
    return f"{some} of {of_all} {'has' if some == 1 else 'have'} been"


def _overdue_in_words(overdue: Iterable[OverduePromise], last: date, names: Pseudonyms) -> Iterator[str]:
    for late in overdue:
        passed = (last - late.due).days
        ago = f", {wording.counted(passed, 'day')} ago" if passed > 0 else ""
        yield f"{names.take_out(late.what)}: due {wording.full_day(late.due)}{ago}"
