"""What one content file says: plain data to items, checked by their models; every problem in a sentence."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from custfocus.base.errors import nearest
from custfocus.content.declared import FILE_NAME, Pack
from custfocus.content.framework import PLURALS, Place, Problem, quoted
from custfocus.content.models import FLAW, KEBAB, MODELS, AnyItem, Idea, Part

RETIRE = "retire"
COVERAGE = "coverage"
PACK = "pack"
OWN = "own"
MOST_PROBLEMS = 50  # of one file; whoever has more will look again after mending some
# What problems call a part of a worksheet; the parts of other items go by the name of the item.
_WORKSHEET_PARTS = {"Field": "a field", "Stage": "a stage", "Due": '"due"', "Ending": "an ending"}
_TYPES = {"string": "text", "tuple": "a list", "int": "a whole number", "bool": "true or false"}
# What problems call one of what stands under a key, where that isn't the key without its "s".
_ONE_OF = {"Role.asks": "question", "Stage.asks": "field", "Ending.needs": "field"}


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
        self.items: list[AnyItem] = []
        self.places: dict[str, Place] = {}
        self.spoilt: set[str] = set()
        self.retired: dict[str, Place] = {}
        self.coverage: dict[str, tuple[Idea, ...]] = {}
        self.pack: Pack | None = None
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
        kinds = [*PLURALS, RETIRE, *([] if self.own else [COVERAGE, PACK])]
        if key not in kinds:
            self.blame((key,), quoted(key), f"one of {', '.join(kinds)}", word=key, valid=kinds)
        elif key == COVERAGE:
            self._coverage(value)
        elif key == PACK:
            self.pack = self._checked(Pack, value, (PACK,), "a pack")
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
        place, model = (key, index), MODELS[PLURALS[key]]
        if isinstance(raw, dict):
            if OWN in raw:
                self._blame_key((*place, OWN), OWN, model)
            raw = {**raw, OWN: self.own}
        item = self._checked(model, raw, place, a_kind(model.kind))
        if item is None:
            if isinstance(raw, dict):
                self.spoilt.add(str(raw.get("id")))
        elif item.id in self.places:
            self.blame((*place, "id"), f"the id {quoted(item.id)} twice", "it once")
        else:
            self.places[item.id] = place
            self.items.append(item)

    def _coverage(self, value: Any) -> None:
        for source, ideas in value.items() if isinstance(value, dict) else ():
            rows = enumerate(ideas if isinstance(ideas, list) else [])
            found = [self._checked(Idea, raw, (COVERAGE, source, at), "an idea") for at, raw in rows]
            self.coverage[source] = tuple(idea for idea in found if idea is not None)

    def _checked(self, model: type[Part], raw: Any, place: Place, what: str) -> Any:
        try:
            return model.model_validate(raw)
        except ValidationError as error:
            details = error.errors(include_url=False)
            for detail in details:
                if not _follows(detail, details):
                    self._explain(detail, model, place, what)
            return None

    def _explain(self, detail: ErrorDetails, model: type[Part], place: Place, what: str) -> None:
        """Note what Pydantic has found, at its place and in words."""
        owner, name, field = _owner(model, detail["loc"])
        at: Place = (*place, *detail["loc"])
        kind, value, about = detail["type"], detail["input"], detail.get("ctx", {})
        is_one = bool(detail["loc"]) and isinstance(detail["loc"][-1], int)
        match kind:
            case _ if kind == FLAW:
                self.blame(at, about["found"], about["expected"], word=about["word"], valid=about["valid"])
            case "extra_forbidden":
                self._blame_key(at, name, owner)
            case "missing":
                self.blame(at, f'no "{name}"', f"one in {_WORKSHEET_PARTS.get(owner.__name__, what)}")
            case "model_type":
                self.blame(at, _shape(value), f"the keys of {name or what}")
            case "string_pattern_mismatch" if about["pattern"] == KEBAB:
                self.blame(at, f"the id {quoted(value)}", "lower-case words joined by hyphens")
            case "string_pattern_mismatch" if about["pattern"] == FILE_NAME:
                self.blame(at, quoted(value), "the name of a file beside this one, such as demo.json")
            case "string_pattern_mismatch":
                self.blame(at, f"an empty {_one_of(owner, name)}" if is_one else f'an empty "{name}"', "text")
            case "literal_error":
                valid = [word for word in _words_in(field.annotation) if word] if field else []
                self.blame(at, _shape(value), f"one of {', '.join(valid)}", word=str(value), valid=valid)
            case "greater_than_equal" | "less_than_equal":
                self.blame(at, str(value), f"{_limit(field, 'ge')} to {_limit(field, 'le')}")
            case "too_short" | "too_long":
                self.blame(at, *_counted(about["actual_length"], field, _one_of(owner, name)))
            case _:
                expected = kind.removesuffix("_type").removesuffix("_parsing").removesuffix("_from_float")
                self.blame(at, f'{_shape(value)} for "{name}"', _TYPES.get(expected, expected.replace("_", " ")))

    def _blame_key(self, at: Place, name: str, owner: type[Part]) -> None:
        valid = [key for key in owner.model_fields if key != OWN]
        self.blame(at, quoted(name), f"one of {', '.join(valid)}", word=name, valid=valid)


def a_kind(kind: str) -> str:
    """A kind of item with its article."""
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {'checklist item' if kind == 'checklist' else kind}"


def _follows(detail: ErrorDetails, details: Sequence[ErrorDetails]) -> bool:
    """Whether too few of something are right only because something is wrong with one of them."""
    at = detail["loc"]
    return detail["type"] == "too_short" and any(each["loc"][: len(at)] == at != each["loc"] for each in details)


def _owner(model: type[Part], place: Place) -> tuple[type[Part], str, FieldInfo | None]:
    """The model in which a place lies, the key of it, and its field there, if it has one."""
    name, field = "", None
    for key in (step for step in place if isinstance(step, str)):
        model = (field and _part_in(field.annotation)) or model
        name, field = key, model.model_fields.get(key)
    return model, name, field


def _part_in(hint: Any) -> type[Part] | None:
    """The model in a type such as a tuple of it."""
    if isinstance(hint, type) and issubclass(hint, Part):
        return hint
    return next((part for inner in get_args(hint) if (part := _part_in(inner))), None)


def _words_in(hint: Any) -> list[str]:
    """The words in a type of literals."""
    return [word for inner in get_args(hint) for word in ([inner] if isinstance(inner, str) else _words_in(inner))]


def _limit(field: FieldInfo | None, name: str) -> int | None:
    """One of a field's limits, if it has it."""
    return next((getattr(each, name) for each in (field.metadata if field else ()) if hasattr(each, name)), None)


def _one_of(owner: type[Part], name: str) -> str:
    return _ONE_OF.get(f"{owner.__name__}.{name}", name.removesuffix("s"))


def _counted(count: int, field: FieldInfo | None, noun: str) -> tuple[str, str]:
    """So many of something, and how many there should be."""
    least, most = _limit(field, "min_length"), _limit(field, "max_length")
    if most is None:
        return f"no {noun}", "at least one"
    expected = str(most) if least == most else f"{least} to {most}" if least else f"at most {most}"
    return f"{count} {noun}{'' if count == 1 else 's'}", expected


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
