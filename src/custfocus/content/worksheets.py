"""What the parts of a worksheet must be to one another: its fields, the stages that ask them, what closes it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from custfocus.content.framework import CHOICE, DATE, OPENED, PERSON, SCALE, YES_NO, Place, by_field, demands, quoted
from custfocus.content.rules import Flaw

if TYPE_CHECKING:
    from custfocus.content.models import Due, Field, Worksheet

_ONLY_OF = {
    "choices": CHOICE,
    "others": CHOICE,
    "low": SCALE,
    "high": SCALE,
    "ahead": DATE,
    "after": DATE,
    "colleague": PERSON,
}


def field(of: "Field") -> Iterator[Flaw]:
    """What is wrong in a field: it takes what its kind takes, and only what may be shared has a place in a brief."""
    if of.id == OPENED:
        yield Flaw(("id",), f'the id "{OPENED}"', "another, for that is the day a sheet is opened")
    for name, kind in _ONLY_OF.items():
        if getattr(of, name) and of.kind != kind:
            yield Flaw((name,), f'"{name}" in a field of kind {of.kind}', f"it in one of kind {kind}")
    if of.kind == CHOICE and not of.choices and not of.others:
        yield Flaw((), "a choice without choices", '"choices", or "others: true"')
    if len({choice.casefold() for choice in of.choices}) < len(of.choices):
        yield Flaw(("choices",), "a choice twice", "each once")
    if of.part and not of.shareable:
        yield Flaw(("part",), '"part" in a private field', "it in a shareable one")


def worksheet(of: "Worksheet") -> Iterator[Flaw]:
    """What is wrong between the parts of a worksheet; whether its stages can be reached, where nothing else is."""
    found = [*_fields(of), *_stages(of), *_closing(of), *_promise(of)]
    yield from found or _out_of_reach(of)


def _fields(worksheet: "Worksheet") -> Iterator[Flaw]:
    yield from _ids("fields", [each.id for each in worksheet.fields])
    asked = {name for stage in worksheet.stages for name in stage.asks}
    for at, each in enumerate(worksheet.fields):
        if each.needed and each.id not in asked:
            yield Flaw(("fields", at), f"the needed field {quoted(each.id)} in no stage", "a stage that asks it")
        before = (OPENED, *(above.id for above in worksheet.fields[:at] if above.kind == DATE))
        if each.kind == DATE and each.after and each.after not in before:
            expected = f"a date above it: {', '.join(before)}"
            yield Flaw(("fields", at, "after"), quoted(each.after), expected, each.after, before)


def _stages(worksheet: "Worksheet") -> Iterator[Flaw]:
    yield from _ids("stages", [stage.id for stage in worksheet.stages])
    asked: set[str] = set()
    for at, stage in enumerate(worksheet.stages):
        yield from _names(worksheet, ("stages", at, "asks"), stage.asks)
        asked.update(stage.asks)
        if stage.due and stage.due.after != OPENED:
            yield from _due(worksheet, stage.due, ("stages", at, "due", "after"), asked)


def _due(worksheet: "Worksheet", due: "Due", place: Place, asked: Iterable[str]) -> Iterator[Flaw]:
    field = by_field(worksheet).get(due.after)
    dates = (OPENED, *(field.id for field in worksheet.fields if field.kind == DATE))
    if field is None:
        yield Flaw(place, quoted(due.after), f"a date: {', '.join(dates)}", due.after, dates)
    elif field.kind != DATE:
        found = f"{quoted(due.after)}, a field of kind {field.kind}"
        yield Flaw(place, found, f"one of kind {DATE}, or {OPENED}")
    elif due.after not in asked:
        yield Flaw(place, f"{quoted(due.after)}, asked later", "a date that is asked by then")


def _closing(worksheet: "Worksheet") -> Iterator[Flaw]:
    asked = {name for stage in worksheet.stages for name in stage.asks}
    known = by_field(worksheet)
    for at, ending in enumerate(worksheet.closing):
        needs, unless = ("closing", at, "needs"), ("closing", at, "unless")
        yield from _names(worksheet, needs, ending.needs)
        for index, name in enumerate(ending.needs):
            if name in known and name not in asked:
                yield Flaw((*needs, index), f"{quoted(name)} in no stage", "a field that a stage asks")
        yield from _names(worksheet, unless, ending.unless)
        for index, name in enumerate(ending.unless):
            if name in known and known[name].kind != YES_NO:
                found = f"{quoted(name)}, a field of kind {known[name].kind}"
                yield Flaw((*unless, index), found, f"one of kind {YES_NO}")


def _promise(worksheet: "Worksheet") -> Iterator[Flaw]:
    dates = tuple(field.id for field in worksheet.fields if field.kind == DATE)
    if worksheet.promise and worksheet.promise not in dates:
        expected = f"one of its dates: {', '.join(dates)}" if dates else "none, as it has no date"
        yield Flaw(("promise",), quoted(worksheet.promise), expected, worksheet.promise, dates)


def _names(worksheet: "Worksheet", place: Place, names: Sequence[str]) -> Iterator[Flaw]:
    """What is wrong with a list of fields."""
    known = tuple(by_field(worksheet))
    for at, name in enumerate(names):
        if name not in known:
            yield Flaw((*place, at), quoted(name), f"one of its fields: {', '.join(known)}", name, known)
        elif name in names[:at]:
            yield Flaw((*place, at), f"{quoted(name)} twice", "it once")


def _ids(key: str, ids: Sequence[str]) -> Iterator[Flaw]:
    for at, each in enumerate(ids):
        if each in ids[:at]:
            yield Flaw((key, at, "id"), f"the id {quoted(each)} twice", "it once")


def _out_of_reach(worksheet: "Worksheet") -> Iterator[Flaw]:
    """The stages that no sheet comes to, whatever is answered before: all is asked, or it can be closed already."""
    needed = {field.id for field in worksheet.fields if field.needed}
    demanded = demands(worksheet)
    certain: set[str] = set()  # what has a value for certain once the stages so far are over
    free: list[set[str]] = []  # of the others among them, what each asks: any of it has one
    for at, stage in enumerate(worksheet.stages):
        asks = set(stage.asks)
        must = demanded[stage.id]
        if not must and (asks & certain or any(earlier <= asks for earlier in free)):
            yield Flaw(("stages", at), f"the stage {quoted(stage.id)}, over before it begins", "one that asks more")
        elif at and needed <= certain and _ended(worksheet, certain, free):
            yield Flaw(("stages", at), f"the stage {quoted(stage.id)} after what closes it", "it before that")
        if must or len(asks) == 1:
            certain |= must or asks
        else:
            free.append(asks)


def _ended(worksheet: "Worksheet", certain: set[str], free: Iterable[set[str]] = ()) -> bool:
    """Whether one of the endings has come for certain, or does whichever field a free stage has a value for."""
    known = by_field(worksheet)
    said = {name for name in certain if known[name].kind != YES_NO}
    endings = [set(ending.needs) for ending in worksheet.closing] or [set[str]()]
    return any(needs <= said for needs in endings) or any(
        all(_ended(worksheet, certain | {either}) for either in fields) for fields in free
    )
