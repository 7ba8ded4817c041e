"""Items as the handbook tells them: a point each, or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from custfocus.base import wording
from custfocus.content.framework import Framework
from custfocus.features.guide.book.parts import BookPoint, Fact, Ref, Section
from custfocus.features.sheets.values import form_of
from custfocus.features.sheets.words import deadline_in_words

if TYPE_CHECKING:
    from custfocus.content.models import Behaviour, Enabler, Practice, Question, Role, Source, Worksheet


def spoken(item: Any) -> BookPoint:
    """An item by its name and what it says or asks."""
    return BookPoint(_line(item.words), item.label, item.id)


def asked(item: Any) -> BookPoint:
    """An item by what it asks."""
    return BookPoint(_line(item.words), id=item.id)


def behaviour(item: Behaviour) -> BookPoint:
    """The two poles."""
    return BookPoint("", item.label, item.id, facts=(Fact("From", _line(item.weak)), Fact("To", _line(item.strong))))


def question(item: Question) -> BookPoint:
    """What it asks, what follows, what is asked about a guess, and its long form with its own follow-ups."""
    afterwards = f"Asked afterwards: {item.check}" if item.check else ""
    full = f"In full: {item.full}" if item.full else ""
    lines = filter(None, (*item.further, afterwards, full, *item.wider))
    return BookPoint(item.daily, id=item.id, lines=tuple(map(_line, lines)))


def practice(item: Practice) -> BookPoint:
    """How it is done, when, with whom, how long."""
    often = wording.how_often(item.cadence.times, item.cadence.days)
    takes = f"{wording.counted(item.minutes, 'minute')} to begin; {often}"
    facts = (Fact("When", _line(item.when)), Fact("With", _line(item.whom)), Fact("Takes", takes))
    return BookPoint(_line(item.how), item.label, item.id, facts=facts)


def barrier(framework: Framework) -> Callable[[Any], BookPoint]:
    """How it gets in the way, and what helps against it."""

    def told(item: Any) -> BookPoint:
        helps = Fact("What helps", refs=named(framework, item.enablers))
        practise = Fact("What to practise", refs=named(framework, item.practices))
        facts = tuple(fact for fact in (helps, practise) if fact.refs)
        return BookPoint(_line(item.how), item.label, item.id, facts=facts)

    return told


def enabler(item: Enabler) -> BookPoint:
    """What it is, and its techniques."""
    return BookPoint(_line(item.summary), item.label, item.id, lines=tuple(map(_line, item.techniques)))


def check(item: Any) -> BookPoint:
    """What the month's checklist asks, and what makes it easy to begin."""
    return BookPoint(_line(item.asks), item.label, item.id, lines=tuple(filter(None, [_line(item.help)])))


def source(item: Source) -> BookPoint:
    """What a source is, and who made it."""
    by = ", ".join(filter(None, (item.author, item.publisher, item.date)))
    return BookPoint(_line(item.about), item.title, item.id, note=by)


def of_worksheet(item: Worksheet) -> tuple[Section, ...]:
    """What a worksheet asks, step by step, and what closes it."""
    asks = tuple(
        BookPoint(field.prompt, note=form_of(field), lines=tuple(filter(None, [field.help]))) for field in item.fields
    )
    steps = tuple(
        BookPoint(stage.name, note=deadline_in_words(stage.due) if stage.due else "") for stage in item.stages
    )
    over = tuple(BookPoint(f"When {ending.when}.") for ending in item.closing)
    found = (Section("What it asks", asks), Section("Step by step", steps), Section("When it is over", over))
    return tuple(section for section in found if section.points)


def of_role(item: Role) -> tuple[Section, ...]:
    """What somebody in a role is asked, and what they rate."""
    asks, rated = item.asks, [statement.says for statement in item.statements]
    return (
        Section("Asked", tuple(map(BookPoint, asks))),
        Section("Rated by how true it is", tuple(map(BookPoint, rated))),
    )


def named(framework: Framework, ids: Iterable[str]) -> tuple[Ref, ...]:
    """Items by their names, without those that are no longer offered."""
    known: Mapping[str, Any] = framework.by_id
    return tuple(Ref(name, known[name].label) for name in ids if not known[name].retired)


def _line(words: str) -> str:
    return " ".join(words.split())
