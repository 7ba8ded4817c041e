"""Content files put together: items in the place of others, retired ones, and what each item names in others."""

from collections.abc import Iterator, Sequence

from custfocus.content.declared import fields_named, items_named
from custfocus.content.files import COVERAGE, PACK, Parsed, a_kind
from custfocus.content.framework import KINDS, Framework, Place, by_field, is_conduct, is_rated, quoted
from custfocus.content.light import replaced
from custfocus.content.models import AnyItem
from custfocus.content.rules import KEEPING


def join(parts: Sequence[Parsed], base: Framework) -> Framework:
    """The base with the files' items added or put in place of those of the same id, and the retired marked.

    The problems of each file, dangling references among them, are noted in the file itself.
    """
    items = dict(base.by_id)
    coverage = dict(base.coverage)
    homes: dict[str, Parsed] = {}
    for part in parts:
        _place(part, items, homes)
        coverage |= part.coverage
    packs = [part for part in parts if part.pack]
    for part in parts:
        _connect(part, items)
    _keep_a_principle(parts, items)
    for part in packs:
        _check_pack(part, packs[0], items)
    _retire_with_principles(items)
    ordered = tuple(sorted(items.values(), key=lambda item: KINDS.index(item.kind)))
    return Framework(ordered, coverage, pack=packs[0].pack or base.pack if packs else base.pack)


def blame_ties(part: Parsed, framework: Framework) -> None:
    """Note what is wrong between a file that is left out anyway and the rest, so that it can be mended in one go."""
    items = dict(framework.by_id)
    _place(part, items, {})
    _connect(part, items)


def _place(part: Parsed, items: dict[str, AnyItem], homes: dict[str, Parsed]) -> None:
    for item in part.items:
        former = items.get(item.id)
        place, found = (*part.places[item.id], "id"), f"the id {quoted(item.id)}"
        if item.id in homes:
            part.blame(place, f"{found}, which {homes[item.id].name} has too", "it once")
        elif former and former.kind != item.kind:
            part.blame(place, f"{found} for {a_kind(item.kind)}", f"{a_kind(former.kind)}, as ours of that id is")
        else:
            items[item.id] = item
            homes[item.id] = part


def _connect(part: Parsed, items: dict[str, AnyItem]) -> None:
    _retire(part, items)
    _check_references(part, items)


def _retire(part: Parsed, items: dict[str, AnyItem]) -> None:
    for item_id, place in part.retired.items():
        item = items.get(item_id)
        if item is None:
            part.blame(place, quoted(item_id), "the id of an item", word=item_id, valid=list(items))
        elif item.kind in KEEPING:
            part.blame(place, f'the {item.kind} "{item_id}"', "something that can be done without")
        else:
            items[item_id] = replaced(item, retired=True)


def _keep_a_principle(parts: Sequence[Parsed], items: dict[str, AnyItem]) -> None:
    """Note where the last principles are retired: there would be nothing left to write about."""
    principles = {item.id: item for item in items.values() if item.kind == "principle"}
    if all(item.retired for item in principles.values()):
        for part in parts:
            places = part.retired | {
                item.id: (*part.places[item.id], "retired") for item in part.items if item.retired
            }
            for item_id, place in places.items():
                if item_id in principles:
                    part.blame(place, "every principle retired", "one that stays")


def _retire_with_principles(items: dict[str, AnyItem]) -> None:
    """What serves a retired principle serves only the others from now on; what has no other is retired with it."""
    gone = {item.id for item in items.values() if item.kind == "principle" and item.retired}
    for item in list(items.values()) if gone else ():
        fields: dict[str, object] = {}
        if gone.intersection(item.principles):
            left = tuple(each for each in item.principles if each not in gone)
            fields = {"principles": left} if left else {"retired": True}
        if item.kind == "role" and gone.intersection(each.principle for each in item.statements):
            statements = tuple(each for each in item.statements if each.principle not in gone)
            fields = {"statements": statements} if statements else {"retired": True}
        if fields:
            items[item.id] = replaced(item, **fields)


def _check_pack(part: Parsed, first: Parsed, items: dict[str, AnyItem]) -> None:
    """Note what a pack names that isn't there, or isn't of the right kind."""
    if part is not first:
        part.blame((PACK,), f"a pack, which {first.name} has too", "it once")
    if part.pack is None:
        return
    for place, kind, named in items_named(part.pack):
        _check_reference(part, (PACK, *place), kind, named, items)
    for place, worksheet, name, kinds in fields_named(part.pack):
        item = items.get(worksheet)
        if item is None or item.kind != "worksheet":
            continue
        field, known = by_field(item).get(name), tuple(by_field(item))
        if field is None:
            part.blame((PACK, *place), quoted(name), f"a field of {worksheet}", word=name, valid=known)
        elif field.kind not in kinds:
            found = f"{quoted(name)}, a field of kind {field.kind}"
            part.blame((PACK, *place), found, f"one of kind {' or '.join(kinds)}")


def _check_reference(part: Parsed, where: Place, kind: str, named: str, items: dict[str, AnyItem]) -> None:
    known = items.get(named)
    if (known is None or known.kind != kind) and named not in part.spoilt:
        valid = [each.id for each in items.values() if each.kind == kind]
        part.blame(where, quoted(named), f"the id of {a_kind(kind)}", word=named, valid=valid)


def _check_references(part: Parsed, items: dict[str, AnyItem]) -> None:
    for item in part.items:
        for place, kind, named in _references(item):
            _check_reference(part, (*part.places[item.id], *place), kind, named, items)
    for source, ideas in part.coverage.items():
        if source not in items or items[source].kind != "source":
            part.blame((COVERAGE, source), quoted(source), "the id of a source")
        for index, idea in enumerate(ideas):
            for at, named in enumerate(idea.items):
                if named not in items:
                    where = (COVERAGE, source, index, "items", at)
                    part.blame(where, quoted(named), "the id of an item", word=named, valid=list(items))


def _references(item: AnyItem) -> Iterator[tuple[Place, str, str]]:
    """Each id that an item names: the place in the item, the kind it must be of, the id."""
    yield from ((("sources", at, "id"), "source", citation.id) for at, citation in enumerate(item.sources))
    yield from ((("principles", at), "principle", named) for at, named in enumerate(item.principles))
    if item.kind == "barrier":
        yield from ((("enablers", at), "enabler", named) for at, named in enumerate(item.enablers))
    if is_rated(item):
        yield from ((("questions", at), "question", named) for at, named in enumerate(item.questions))
        yield from ((("practices", at), "practice", named) for at, named in enumerate(item.practices))
    if is_conduct(item):
        yield from ((("worksheets", at), "worksheet", named) for at, named in enumerate(item.worksheets))
    if item.kind == "echo" and item.worksheet:
        yield ("worksheet",), "worksheet", item.worksheet
    if item.kind == "role":
        for at, statement in enumerate(item.statements):
            yield ("statements", at, "principle"), "principle", statement.principle
            if statement.behaviour is not None:
                yield ("statements", at, "behaviour"), "behaviour", statement.behaviour
    if item.pillar is not None:
        yield ("pillar",), "pillar", item.pillar
