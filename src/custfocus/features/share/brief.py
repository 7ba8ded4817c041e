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
from custfocus.features.share.figures import BriefFigures
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.quoting import cases, remarks
from custfocus.features.share.readers import FIGURES, OVERDUE, PARTS, TEAM, THANKS, TITLES
from custfocus.features.share.sentences import closed, put_down_to, spoken, told_what_came
from custfocus.features.share.views import COMPARED, Brief, BriefPart, CameBack, Passage, WithheldPassage

NOTHING = (
    "Nothing is in this brief yet, and that's fine: one thing that {a_person} said is enough to begin with. "
    "What was heard, what was learnt from it and what will change will stand here."
)
WITHOUT_NAMES = "Names have been replaced."
_THANKS = "To everyone who listened, passed on what they heard and helped to put it right: thank you."


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
    words = {name: names.take_out(getattr(passage, name)) for name in ("about", "label", "title", "lead")}
    return replace(passage, **words, text=names.take_out(passage.text).strip())


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


def brief(
    passages: Iterable[Passage],
    audience: str,
    first: date,
    last: date,
    *,
    names: Pseudonyms,
    people: Served,
    approved: Collection[str] = (),
    figures: BriefFigures | None = None,
    overdue: Sequence[OverduePromise] = (),
    before: Collection[str] = (),
    back: Mapping[str, CameBack] = {},
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
        figures: What can be counted.
        overdue: What is overdue, the most overdue first.
        before: The ids of the passages that such a reader has been given before.
        back: What several people said, by the ids of its passages.
    """
    titles, theirs = PARTS[audience], passages_for(passages, audience)
    going, kept_back = _fit_to_go(theirs, approved, names)
    bare = [without_names(passage, names) for passage in going]
    counts = tuple(_figures_in_words(figures, people, audience, names)) if figures else ()
    late = tuple(_overdue_in_words(overdue, last, names)) if OVERDUE in titles else ()
    parts, suspects = _parts(titles, bare, {FIGURES: counts, OVERDUE: late}), possible_names(bare, names)
    said = tuple(_bare(back[each.id], names) for each in bare if each.id in back)
    written = [*_all_words(going), *(each.what for each in overdue)]
    view = Brief(
        audience,
        TITLES[audience].format(people=people.many),
        first,
        last,
        f"{wording.span(first, last)}. {_sentence(parts, written, suspects, names, people)}".strip(),
        tuple(parts),
        tuple(passage.id for passage in theirs if passage.free and passage.id not in approved),
        suspects=suspects,
        before=tuple(passage.id for passage in theirs if passage.id in before),
        withheld=kept_back,
        came_back=said,
        sentences=counts,
        overdue=late,
    )
    return _on_half_a_page(view, bare)


def _fit_to_go(
    passages: Sequence[Passage], approved: Collection[str], names: Pseudonyms
) -> tuple[list[Passage], tuple[WithheldPassage, ...]]:
    """The passages that go, and those that would if nobody were in doubt whether a known name is in them."""
    going = [passage for passage in passages if not passage.free or passage.id in approved]
    kept_back = withheld(going, names)
    stay = {each.id for each in kept_back}
    return [passage for passage in going if passage.id not in stay], kept_back


def _on_half_a_page(view: Brief, bare: Sequence[Passage]) -> Brief:
    """The brief with what it quotes of its passages, and the thanks below."""
    quoted, more = remarks(bare, view.came_back)
    return replace(
        view,
        compared=tuple(each.text for each in bare if each.group == COMPARED),
        remarks=quoted,
        more=more,
        cases=cases(bare),
        thanks=_THANKS if view.parts and THANKS in PARTS[view.audience] else "",
    )


def _bare(back: CameBack, names: Pseudonyms) -> CameBack:
    words = tuple(names.take_out(word) for word in back.words)
    return replace(back, words=words, sentence=names.take_out(back.sentence))


def _parts(
    titles: Mapping[str, str], bare: Sequence[Passage], lines: Mapping[str, tuple[str, ...]]
) -> list[BriefPart]:
    """The parts that have something in them, and the thanks below."""
    parts = [
        BriefPart(part, title, lines.get(part, ()), tuple(each for each in bare if each.part == part))
        for part, title in titles.items()
    ]
    parts = [part for part in parts if part.lines or part.passages]
    if parts and THANKS in titles:
        parts.append(BriefPart(THANKS, titles[THANKS], (_THANKS,), ()))
    return parts


def _all_words(passages: Iterable[Passage]) -> list[str]:
    """Whatever stands in passages as it was written."""
    return [words for passage in passages for words in (passage.about, passage.label, passage.text)]


def _sentence(
    parts: Sequence[BriefPart], written: Iterable[str], suspects: Sequence[str], names: Pseudonyms, people: Served
) -> str:
    """What the opening says: that nothing is in it yet, or that names were replaced, where some were, and all.

    Its readers take it for a promise, so that it doesn't stand beside anything that may be a name.
    """
    if not parts:
        return NOTHING.format(a_person=people.a_one)
    return WITHOUT_NAMES if not suspects and any(map(names.names_somebody, written)) else ""


def _figures_in_words(figures: BriefFigures, people: Served, audience: str, names: Pseudonyms) -> Iterator[str]:
    """What was counted, in sentences; what the team has no part in is left out for it."""
    told = [spoken(figures, people), told_what_came(figures, people)]
    if audience != TEAM:
        unsaid = [(names.take_out(cause), count) for cause, count in figures.unsaid]
        told += [closed(figures), put_down_to(unsaid)]
    yield from filter(None, told)


def _overdue_in_words(overdue: Iterable[OverduePromise], last: date, names: Pseudonyms) -> Iterator[str]:
    for late in overdue:
        passed = (last - late.due).days
        ago = f", {wording.counted(passed, 'day')} ago" if passed > 0 else ""
        yield f"{names.take_out(late.what)}: due {wording.full_day(late.due)}{ago}"
