"""Plain data to items, checked by Pydantic, and the references between them; every problem in a sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import NoneType
from typing import Any, get_args, get_origin, get_type_hints

from pydantic_core import SchemaValidator, ValidationError

from custfocus.errors import nearest
from custfocus.library._record import Record, replace
from custfocus.library.models import (
    PLURALS,
    POOL,
    Barrier,
    Behaviour,
    Due,
    Enabler,
    Ending,
    Field,
    Framework,
    Idea,
    Item,
    Pillar,
    Practice,
    Principle,
    Problem,
    Question,
    Role,
    Source,
    Stage,
    Worksheet,
    quoted,
)
from custfocus.library.plain import PARTS
from custfocus.library.read import Place
from custfocus.library.worksheets import KEBAB, flaws

RETIRE = "retire"
COVERAGE = "coverage"
MOST_WORDS = 25
MOST_PRINCIPLES = 3
MOST_MINUTES = 10
MOST_STATEMENTS = 6  # five minutes of somebody else's time
ASKS = 3
MOST_PROBLEMS = 50  # of one file; whoever has more will look again after mending some
# What an entry counts towards, and where items come from: without them, what was written would hang in the air.
_KEEPING = (Pillar, Principle, Source)
_TYPES = {"string": "text", "tuple": "a list", "int": "a whole number", "bool": "true or false"}
# What problems call a part of a worksheet; the parts of other items go by the name of the item.
_WORKSHEET_PARTS: dict[type[Record], str] = {Field: "a field", Stage: "a stage", Due: '"due"', Ending: "an ending"}

_MODELS: dict[type[Record], SchemaValidator] = {}


def model_of(record: type[Record]) -> SchemaValidator:
    """The Pydantic model with a record's own fields, refusing any other; it makes records of what it has checked.

    The record stays the one definition. The model is one of Pydantic's core: a class of Pydantic's own for each
    record would take longer to load and to build than all else that a run does.
    """
    if record not in _MODELS:
        _MODELS[record] = SchemaValidator(_schema(record))
    return _MODELS[record]


def _schema(hint: Any) -> Any:
    """What Pydantic's core has to know of a type: a record, a tuple of any length, a type or None, or a plain one."""
    if isinstance(hint, type) and issubclass(hint, Record):
        hints = get_type_hints(hint)
        fields = {
            name: {"type": "typed-dict-field", "schema": _schema(hints[name]), "required": not hasattr(hint, name)}
            for name in _keys(hint)
        }
        keys = {"type": "typed-dict", "fields": fields, "extra_behavior": "forbid"}
        make = {"type": "no-info", "function": lambda found: hint(**found)}
        return {"type": "function-after", "function": make, "schema": keys}
    inner = [_schema(one) for one in get_args(hint) if one not in (Ellipsis, NoneType)]
    if get_origin(hint) is tuple:
        return {"type": "tuple", "items_schema": inner, "variadic_item_index": 0}
    return {"type": "nullable", "schema": inner[0]} if inner else {"type": hint.__name__}


class Parsed:
    """What one file says: its items, the ids it retires, the place of each, and its problems.

    Args:
        name: What problems call the file.
        data: What the file holds, as plain data; None where it holds nothing.
        lines: The line of each place in it.
        own: Whether it is the user's, and not ours.
        problems: What is wrong with it already.
    """

    def __init__(
        self, name: str, data: Any, lines: Mapping[Place, int], *, own: bool, problems: Iterable[Problem] = ()
    ) -> None:
        self.name = name
        self.lines = lines
        self.own = name if own else ""
        self.items: list[Item] = []
        self.places: dict[str, Place] = {}
        self.retired: dict[str, Place] = {}
        self.coverage: dict[str, tuple[Idea, ...]] = {}
        self.problems = list(problems)
        if isinstance(data, dict):
            for key, value in data.items():
                self._section(key, value)
        elif data is not None:
            self.blame((), _shape(data), f"kinds of item, such as {', '.join(PLURALS)}")

    def blame(self, place: Place, found: str, expected: str, *, word: str = "", valid: Sequence[str] = ()) -> None:
        """Note a problem at the nearest known line to a place.

        Args:
            place: Where it is.
            found: What is there.
            expected: What should be.
            word: A word that might be a slip.
            valid: The words of which it might be one.
        """
        if self.full:
            return
        while place and place not in self.lines:
            place = place[:-1]
        guess = nearest(word, list(valid)) if word else ""
        meant = f' Did you mean "{guess}"?' if guess else ""
        problem = Problem(self.name, self.lines.get(place, 1), f"found {found}, expected {expected}.{meant}")
        if problem not in self.problems:
            self.problems.append(problem)

    @property
    def full(self) -> bool:
        """Whether so much is wrong already that no more is noted."""
        return len(self.problems) >= MOST_PROBLEMS

    def _section(self, key: str, value: Any) -> None:
        kinds = [*PLURALS, RETIRE, *([] if self.own else [COVERAGE])]
        if key not in kinds:
            self.blame((key,), quoted(key), f"one of {', '.join(kinds)}", word=key, valid=kinds)
        elif key == COVERAGE:
            self._coverage(value)
        elif not isinstance(value, list):
            self.blame((key,), f'{_shape(value)} under "{key}"', "a list")
        else:
            for index, raw in enumerate(value):
                if self.full:
                    return
                if key == RETIRE:
                    self._retire(index, raw)
                else:
                    self._item(key, index, raw)

    def _retire(self, index: int, raw: Any) -> None:
        if isinstance(raw, str):
            self.retired[raw] = (RETIRE, index)
        else:
            self.blame((RETIRE, index), _shape(raw), "an id")

    def _item(self, key: str, index: int, raw: Any) -> None:
        item = self._checked(PLURALS[key], raw, (key, index), _a(PLURALS[key].kind))
        if item is None:
            return
        place: Place = (key, index, "id")
        if not KEBAB.fullmatch(item.id):
            self.blame(place, f"the id {quoted(item.id)}", "lower-case words joined by hyphens")
        elif item.id in self.places:
            self.blame(place, f"the id {quoted(item.id)} twice", "it once")
        else:
            self.places[item.id] = (key, index)
            self.items.append(replace(item, own=self.own))
            for field, found, expected in _broken_rules(item):
                self.blame((key, index, field), found, expected)
            for flaw in flaws(item) if isinstance(item, Worksheet) else ():
                self.blame((key, index, *flaw.place), flaw.found, flaw.expected, word=flaw.word, valid=flaw.valid)

    def _coverage(self, value: Any) -> None:
        for source, ideas in value.items() if isinstance(value, dict) else ():
            rows = enumerate(ideas if isinstance(ideas, list) else [])
            found = [self._checked(Idea, raw, (COVERAGE, source, at), "an idea") for at, raw in rows]
            self.coverage[source] = tuple(idea for idea in found if idea is not None)

    def _checked(self, record: type[Record], raw: Any, place: Place, what: str) -> Any:
        try:
            return model_of(record).validate_python(raw)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                self._explain(detail, record, place, what)
            return None

    def _explain(self, detail: Any, record: type[Record], place: Place, what: str) -> None:
        at: Place = (*place, *detail["loc"])
        field = next((part for part in reversed(at) if isinstance(part, str)), "")
        inner = next((PARTS[part] for part in reversed(detail["loc"][:-1]) if part in PARTS), record)
        match detail["type"]:
            case "extra_forbidden":
                valid = _keys(inner)
                self.blame(at, quoted(field), f"one of {', '.join(valid)}", word=field, valid=valid)
            case "missing":
                self.blame(at, f'no "{field}"', f"one in {_WORKSHEET_PARTS.get(inner, what)}")
            case "dict_type":
                self.blame(at, _shape(detail["input"]), f"the keys of {what if at == place else field}")
            case kind:
                expected = kind.removesuffix("_type").removesuffix("_parsing").removesuffix("_from_float")
                found = f'{_shape(detail["input"])} for "{field}"'
                self.blame(at, found, _TYPES.get(expected, expected.replace("_", " ")))


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
    for part in parts:
        _connect(part, items)
    order = list(PLURALS.values())
    return Framework(tuple(sorted(items.values(), key=lambda item: order.index(type(item)))), coverage)


def blame_ties(part: Parsed, framework: Framework) -> None:
    """Note what is wrong between a file that is left out anyway and the rest, so that it can be mended in one go."""
    items = dict(framework.by_id)
    _place(part, items, {})
    _connect(part, items)


def _place(part: Parsed, items: dict[str, Item], homes: dict[str, Parsed]) -> None:
    for item in part.items:
        former = items.get(item.id)
        place, found = (*part.places[item.id], "id"), f"the id {quoted(item.id)}"
        if item.id in homes:
            part.blame(place, f"{found}, which {homes[item.id].name} has too", "it once")
        elif former and former.kind != item.kind:
            part.blame(place, f"{found} for {_a(item.kind)}", f"{_a(former.kind)}, as ours of that id is")
        else:
            items[item.id] = item
            homes[item.id] = part


def _connect(part: Parsed, items: dict[str, Item]) -> None:
    _retire(part, items)
    _check_references(part, items)


def _retire(part: Parsed, items: dict[str, Item]) -> None:
    for item_id, place in part.retired.items():
        item = items.get(item_id)
        if item is None:
            part.blame(place, quoted(item_id), "the id of an item", word=item_id, valid=list(items))
        elif isinstance(item, _KEEPING):
            part.blame(place, f'the {item.kind} "{item_id}"', "something that can be done without")
        else:
            items[item_id] = replace(item, retired=True)


def _check_references(part: Parsed, items: dict[str, Item]) -> None:
    for item in part.items:
        for place, model, found in _references(item):
            if not isinstance(items.get(found), model):
                valid = [known.id for known in items.values() if isinstance(known, model)]
                where = (*part.places[item.id], *place)
                part.blame(where, quoted(found), f"the id of {_a(model.kind)}", word=found, valid=valid)
    for source, ideas in part.coverage.items():
        if not isinstance(items.get(source), Source):
            part.blame((COVERAGE, source), quoted(source), "the id of a source")
        for index, idea in enumerate(ideas):
            for at, found in enumerate(idea.items):
                if found not in items:
                    where = (COVERAGE, source, index, "items", at)
                    part.blame(where, quoted(found), "the id of an item", word=found, valid=list(items))


def _references(item: Item) -> Iterator[tuple[Place, type[Item], str]]:
    """Each id that an item names: the place in the item, the kind it must be of, the id."""
    yield from ((("sources", at, "id"), Source, citation.id) for at, citation in enumerate(item.sources))
    lists: dict[str, type[Item]] = {"principles": Principle}
    if isinstance(item, Barrier):
        lists |= {"enablers": Enabler, "practices": Practice}
    for field, model in lists.items():
        yield from (((field, at), model, found) for at, found in enumerate(getattr(item, field)))
    if isinstance(item, Role):
        for at, statement in enumerate(item.statements):
            yield ("statements", at, "principle"), Principle, statement.principle
            if statement.behaviour is not None:
                yield ("statements", at, "behaviour"), Behaviour, statement.behaviour
    if item.pillar is not None:
        yield ("pillar",), Pillar, item.pillar


def _broken_rules(item: Item) -> Iterator[tuple[str, str, str]]:
    """What Pydantic's types don't say: the field, what was found and what was expected."""
    yield from _broken_ties(item)
    if isinstance(item, _KEEPING) and item.retired:
        yield "retired", f"a retired {item.kind}", "something that can be done without"
    if isinstance(item, Question) and len(item.daily.split()) > MOST_WORDS:
        yield "daily", f"{len(item.daily.split())} words", f"at most {MOST_WORDS}"
    if isinstance(item, Practice):
        if not 1 <= item.minutes <= MOST_MINUTES:
            yield "minutes", str(item.minutes), f"1 to {MOST_MINUTES}"
        if not 1 <= item.cadence.times <= item.cadence.days <= 31:  # noqa: PLR2004 - a month
            found = f"{item.cadence.times} times in {item.cadence.days} days"
            yield "cadence", found, "at least once, at most daily, within 31 days"
    if isinstance(item, Role):
        if item.word == POOL:
            yield "id", f"the id {quoted(item.id)}", f'another: "{POOL}" stands for several roles together'
        yield from _broken_statements(item)
    for field in (name for name in item.names if not hasattr(type(item), name)):
        value = getattr(item, field)
        parts = value if isinstance(value, tuple) else (value,)
        if not all(inner.strip() for inner in parts if isinstance(inner, str)):
            yield field, f'an empty "{field}"', "text"


def _broken_statements(item: Role) -> Iterator[tuple[str, str, str]]:
    """One on each principle at most, so that whoever answers counts once on it."""
    if len(item.asks) != ASKS:
        yield "asks", f"{len(item.asks)} questions", f"{ASKS}"
    if not 1 <= len(item.statements) <= MOST_STATEMENTS:
        yield "statements", f"{len(item.statements)} statements", f"1 to {MOST_STATEMENTS}"
    for name in ("id", "principle", "behaviour"):
        found = [value for each in item.statements if (value := getattr(each, name)) is not None]
        for twice in dict.fromkeys(value for value in found if found.count(value) > 1):
            yield "statements", f"the {name} {quoted(twice)} twice", "it once in a role"
    for each in item.statements:
        if not KEBAB.fullmatch(each.id):
            yield "statements", f"the id {quoted(each.id)}", "lower-case words joined by hyphens"
        if not each.says.strip():
            yield "statements", 'an empty "says"', "text"


def _broken_ties(item: Item) -> Iterator[tuple[str, str, str]]:
    tied = bool(item.principles) + bool(item.pillar)
    count = len(item.principles)
    if isinstance(item, Pillar | Source | Role):
        if tied:
            yield "principles", "principles or a pillar", f"none in a {item.kind}"
    elif isinstance(item, Principle):
        if not item.pillar or item.principles:
            yield "pillar", "principles or no pillar", "a principle to name its pillar alone"
    elif tied != 1:
        yield "principles", "both" if tied else "neither", "one to three principles, or a pillar alone"
    if count > MOST_PRINCIPLES:
        yield "principles", f"{count} principles", "one to three"
    if len(set(item.principles)) < count:
        yield "principles", "a principle twice", "each once"


def _keys(record: type[Record]) -> list[str]:
    return [name for name in record.names if name != "own"]


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {'checklist item' if kind == 'checklist' else kind}"


def _shape(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return "true or false"
        case list():
            return "a list"
        case dict():
            return "a mapping"
        case int():
            return f"the number {value}"
        case str():
            return quoted(value)
    return "something else"
