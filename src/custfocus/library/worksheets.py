"""What the parts of a worksheet must be to one another: its fields, the stages that ask them, what closes it."""

import re
from collections.abc import Iterable, Iterator, Sequence

from custfocus.library._record import Record
from custfocus.library.models import (
    BRIEF_PARTS,
    CHOICE,
    DATE,
    FIELD_KINDS,
    OPENED,
    PERSON,
    SCALE,
    YES_NO,
    Due,
    Field,
    Worksheet,
    quoted,
)

KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MOST_DAYS = 366
_ONLY_OF = {"choices": CHOICE, "others": CHOICE, "low": SCALE, "high": SCALE, "ahead": DATE, "colleague": PERSON}


class Flaw(Record):
    """Something wrong in a worksheet: its place in it, what was found and expected, a word that might be a slip."""

    place: tuple[str | int, ...]
    found: str
    expected: str
    word: str = ""
    valid: tuple[str, ...] = ()


def flaws(worksheet: Worksheet) -> Iterator[Flaw]:
    """What is wrong in a worksheet; whether its stages can be reached, where nothing else is."""
    found = [*_fields(worksheet), *_stages(worksheet), *_closing(worksheet), *_promise(worksheet)]
    yield from found or _out_of_reach(worksheet)


def _fields(worksheet: Worksheet) -> Iterator[Flaw]:
    if not worksheet.fields:
        yield Flaw(("fields",), "no field", "at least one")
    yield from _ids("fields", [field.id for field in worksheet.fields])
    asked = {field for stage in worksheet.stages for field in stage.asks}
    for at, field in enumerate(worksheet.fields):
        place = ("fields", at)
        if field.id == OPENED:
            yield Flaw((*place, "id"), f'the id "{OPENED}"', "another, for that is the day a sheet is opened")
        if not field.prompt.strip():
            yield Flaw((*place, "prompt"), 'an empty "prompt"', "text")
        if field.needed and field.id not in asked:
            yield Flaw(place, f"the needed field {quoted(field.id)} in no stage", "a stage that asks it")
        if field.kind not in FIELD_KINDS:
            expected = f"one of {', '.join(FIELD_KINDS)}"
            yield Flaw((*place, "kind"), quoted(field.kind), expected, field.kind, FIELD_KINDS)
            continue
        for name, kind in _ONLY_OF.items():
            if getattr(field, name) and field.kind != kind:
                yield Flaw((*place, name), f'"{name}" in a field of kind {field.kind}', f"it in one of kind {kind}")
        yield from _choices(field, place)
        yield from _part(field, place)


def _choices(field: Field, place: tuple[str | int, ...]) -> Iterator[Flaw]:
    if field.kind == CHOICE and not field.choices and not field.others:
        yield Flaw(place, "a choice without choices", '"choices", or "others: true"')
    if not all(choice.strip() for choice in field.choices):
        yield Flaw((*place, "choices"), "an empty choice", "text")
    if len({choice.casefold() for choice in field.choices}) < len(field.choices):
        yield Flaw((*place, "choices"), "a choice twice", "each once")


def _part(field: Field, place: tuple[str | int, ...]) -> Iterator[Flaw]:
    if field.part and field.part not in BRIEF_PARTS:
        expected = f"one of {', '.join(BRIEF_PARTS)}"
        yield Flaw((*place, "part"), quoted(field.part), expected, field.part, BRIEF_PARTS)
    if field.part and not field.shareable:
        yield Flaw((*place, "part"), '"part" in a private field', "it in a shareable one")


def _stages(worksheet: Worksheet) -> Iterator[Flaw]:
    if not worksheet.stages:
        yield Flaw(("stages",), "no stage", "at least one")
    yield from _ids("stages", [stage.id for stage in worksheet.stages])
    asked: set[str] = set()
    for at, stage in enumerate(worksheet.stages):
        place = ("stages", at)
        if not stage.name.strip():
            yield Flaw((*place, "name"), 'an empty "name"', "text")
        yield from _names(worksheet, (*place, "asks"), stage.asks)
        asked.update(stage.asks)
        if stage.due:
            yield from _due(worksheet, stage.due, (*place, "due"), asked)


def _due(worksheet: Worksheet, due: Due, place: tuple[str | int, ...], asked: Iterable[str]) -> Iterator[Flaw]:
    if not 0 <= due.days <= MOST_DAYS:
        yield Flaw((*place, "days"), str(due.days), f"0 to {MOST_DAYS}")
    if due.after == OPENED:
        return
    field = worksheet.by_field.get(due.after)
    dates = (OPENED, *(field.id for field in worksheet.fields if field.kind == DATE))
    if field is None:
        yield Flaw((*place, "after"), quoted(due.after), f"a date: {', '.join(dates)}", due.after, dates)
    elif field.kind != DATE:
        found = f"{quoted(due.after)}, a field of kind {field.kind}"
        yield Flaw((*place, "after"), found, f"one of kind {DATE}, or {OPENED}")
    elif due.after not in asked:
        yield Flaw((*place, "after"), f"{quoted(due.after)}, asked later", "a date that is asked by then")


def _closing(worksheet: Worksheet) -> Iterator[Flaw]:
    asked = {field for stage in worksheet.stages for field in stage.asks}
    for at, ending in enumerate(worksheet.closing):
        place = ("closing", at)
        if not ending.when.strip():
            yield Flaw((*place, "when"), 'an empty "when"', "text")
        yield from _names(worksheet, (*place, "needs"), ending.needs)
        for index, field in enumerate(ending.needs):
            if field in worksheet.by_field and field not in asked:
                yield Flaw((*place, "needs", index), f"{quoted(field)} in no stage", "a field that a stage asks")
        if ending.unless:
            yield from _names(worksheet, (*place, "unless"), ending.unless)
        for index, field in enumerate(ending.unless):
            kind = worksheet.by_field[field].kind if field in worksheet.by_field else YES_NO
            if kind != YES_NO:
                yield Flaw(
                    (*place, "unless", index), f"{quoted(field)}, a field of kind {kind}", f"one of kind {YES_NO}"
                )


def _promise(worksheet: Worksheet) -> Iterator[Flaw]:
    dates = tuple(field.id for field in worksheet.fields if field.kind == DATE)
    if worksheet.promise and worksheet.promise not in dates:
        expected = f"one of its dates: {', '.join(dates)}" if dates else "none, as it has no date"
        yield Flaw(("promise",), quoted(worksheet.promise), expected, worksheet.promise, dates)


def _names(worksheet: Worksheet, place: tuple[str | int, ...], names: Sequence[str]) -> Iterator[Flaw]:
    """What is wrong with a list of fields."""
    if not names:
        yield Flaw(place, "no field", "at least one")
    known = tuple(worksheet.by_field)
    for at, name in enumerate(names):
        if name not in known:
            yield Flaw((*place, at), quoted(name), f"one of its fields: {', '.join(known)}", name, known)
        elif name in names[:at]:
            yield Flaw((*place, at), f"{quoted(name)} twice", "it once")


def _ids(key: str, ids: Sequence[str]) -> Iterator[Flaw]:
    for at, found in enumerate(ids):
        if not KEBAB.fullmatch(found):
            yield Flaw((key, at, "id"), f"the id {quoted(found)}", "lower-case words joined by hyphens")
        elif found in ids[:at]:
            yield Flaw((key, at, "id"), f"the id {quoted(found)} twice", "it once")


def _out_of_reach(worksheet: Worksheet) -> Iterator[Flaw]:
    """The stages that no sheet comes to, whatever is answered before: all is asked, or it can be closed already."""
    needed = {field.id for field in worksheet.fields if field.needed}
    certain: set[str] = set()  # what has a value for certain once the stages so far are over
    free: list[set[str]] = []  # of the others among them, what each asks: any of it has one
    for at, stage in enumerate(worksheet.stages):
        asks = set(stage.asks)
        must = worksheet.demands[stage.id]
        if not must and (asks & certain or any(earlier <= asks for earlier in free)):
            yield Flaw(("stages", at), f"the stage {quoted(stage.id)}, over before it begins", "one that asks more")
        elif at and needed <= certain and _ended(worksheet, certain, free):
            yield Flaw(("stages", at), f"the stage {quoted(stage.id)} after what closes it", "it before that")
        if must or len(asks) == 1:
            certain |= must or asks
        else:
            free.append(asks)


def _ended(worksheet: Worksheet, certain: set[str], free: Iterable[set[str]] = ()) -> bool:
    """Whether one of the endings has come for certain, or does whichever field a free stage has a value for."""
    said = {field for field in certain if worksheet.by_field[field].kind != YES_NO}
    endings = [set(ending.needs) for ending in worksheet.closing] or [set[str]()]
    return any(needs <= said for needs in endings) or any(
        all(_ended(worksheet, certain | {either}) for either in fields) for fields in free
    )
