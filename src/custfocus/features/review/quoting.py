"""Which of a month's words stand for the rest: the fullest, from as many sides as can be."""

from collections.abc import Callable, Hashable, Iterable, Mapping

from custfocus.content.framework import Framework, name_of
from custfocus.features.review.views import PracticeOfMonth, Quotation
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

MOST_ANSWERS, MOST_HEARD = 4, 3
# From so many characters on, an answer counts as no fuller than another.
FULL_LENGTH = 280
NOTHING: Mapping[str, Entry] = {}


def answers_to_quote(
    framework: Framework, evidence: Iterable[Entry], made: Mapping[str, Entry] = NOTHING
) -> tuple[Quotation, ...]:
    """A few answers in the user's words, each with the principle that it is about.

    Args:
        framework: The framework.
        evidence: The month's entries.
        made: The answers about what customers said, which are quoted with it.
    """
    answers = [entry for entry in evidence if entry.kind == "answer" and entry.subject not in made]
    return tuple(
        quotation(entry, name_of(framework, _main_principle(entry) or ""))
        for entry in well_chosen(answers, _main_principle, MOST_ANSWERS)
    )


def heard_to_quote(evidence: Iterable[Entry], made: Mapping[str, Entry] = NOTHING) -> tuple[Quotation, ...]:
    """A few of the things that customers said, trouble first, with who said each and what the user wrote about it."""
    heard = [entry for entry in evidence if entry.kind == "heard"]
    trouble = [entry for entry in heard if entry.of(kinds.Heard).tone == kinds.TROUBLE]
    first = well_chosen(trouble, _speaker, MOST_HEARD)
    others = well_chosen((entry for entry in heard if entry not in trouble), _speaker, MOST_HEARD - len(first))
    return tuple(
        quotation(entry, entry.of(kinds.Heard).who or "", made[entry.id].text.strip() if entry.id in made else "")
        for entry in (*first, *others)
    )


def well_chosen(entries: Iterable[Entry], group: Callable[[Entry], Hashable], most: int) -> list[Entry]:
    """At most so many of the entries, from as many groups as can be, the fullest of each; by day.

    An entry is the fuller the longer its text is, up to FULL_LENGTH; of equals, the first given is taken. Every
    group gives one before any gives its second; where there are more groups than places, those with the
    fullest texts are taken.
    """
    fullest_first = sorted(entries, key=_fullness, reverse=True)
    taken: dict[Hashable, int] = {}
    ranked = []
    for place, entry in enumerate(fullest_first):
        turn = taken.get(group(entry), 0)
        taken[group(entry)] = turn + 1
        ranked.append((turn, place, entry))
    chosen = [entry for _, _, entry in sorted(ranked, key=lambda rank: rank[:2])[:most]]
    return sorted(chosen, key=lambda entry: (entry.day, entry.at))


def practices_done(framework: Framework, ticks: Iterable[Entry]) -> tuple[PracticeOfMonth, ...]:
    """What was done of each practice, the one done most often first."""
    groups: dict[str, list[Entry]] = {}
    for tick in ticks:
        groups.setdefault(str(tick.item), []).append(tick)
    most_first = sorted(groups.items(), key=lambda group: -len(group[1]))
    return tuple(
        PracticeOfMonth(item, name_of(framework, item), len(done), quotation(max(done, key=_fullness)))
        for item, done in most_first
    )


def quotation(entry: Entry, about: str = "", made: str = "") -> Quotation:
    """An entry's words, to be quoted."""
    return Quotation(entry.id, entry.day, entry.text.strip(), entry.asked, about, made)


def _fullness(entry: Entry) -> int:
    return min(len(entry.text.strip()), FULL_LENGTH)


def _main_principle(entry: Entry) -> str | None:
    return entry.principles[0] if entry.principles else None


def _speaker(entry: Entry) -> str:
    return entry.of(kinds.Heard).who or entry.id
