"""Items without their models: frozen things with the same attributes, made of what a model has dumped.

A type checker takes them for the models, which a run that finds the content unchanged never has to load.
"""

from collections.abc import Callable, Container, Mapping
from typing import Any

_NOTHING: Mapping[str, Any] = {}


class Light:
    """An item, or a part of one: frozen, and equal to whatever says the same, its model too.

    Args:
        fields: What a content file says of it, or could.
        beside: What it is known by besides: its kind, and what its model has worked out.
    """

    __slots__ = ("__dict__", "_beside")
    _beside: Mapping[str, Any]

    def __init__(self, fields: Mapping[str, Any], beside: Mapping[str, Any] = _NOTHING) -> None:
        self.__dict__.update(fields)
        object.__setattr__(self, "_beside", beside)

    def __getattr__(self, name: str) -> Any:
        try:
            return object.__getattribute__(self, "_beside")[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{name} can't be set: items are frozen")

    def __eq__(self, other: object) -> bool:
        if self.__dict__ != getattr(other, "__dict__", None):
            return False
        return getattr(self, "kind", None) == getattr(other, "kind", None)

    def __hash__(self) -> int:
        return hash(tuple(vars(self).values()))  # as Pydantic's own

    def __repr__(self) -> str:
        inner = ", ".join(f"{name}={value!r}" for name, value in vars(self).items())
        return f"{type(self).__name__}({inner})"


def light(raw: Any, beside: Mapping[str, Any] = _NOTHING) -> Any:
    """What a model has dumped, as something with its attributes; lists become tuples, inner parts the same."""
    if isinstance(raw, dict):
        return Light({name: value if type(value) is str else light(value) for name, value in raw.items()}, beside)
    return tuple(map(light, raw)) if isinstance(raw, list | tuple) else raw


def beside_of(item: Any) -> dict[str, Any]:
    """What an item is known by besides its fields, whether it is light or a model."""
    if isinstance(item, Light):
        return dict(item._beside)  # noqa: SLF001 - its own module
    names = [*type(item).model_computed_fields, *(["kind"] if "kind" not in vars(item) else [])]
    return {name: getattr(item, name) for name in names if hasattr(item, name)}


def is_item(value: object) -> bool:
    """Whether something is an item or a part of one, light or a model."""
    return isinstance(value, Light) or hasattr(type(value), "model_computed_fields")


def changed(item: Any, change: Callable[[Any], Any]) -> Any:
    """An item, or a part of one, with each of its values changed, light whatever it was."""
    fields, beside = ({name: change(value) for name, value in each.items()} for each in (vars(item), beside_of(item)))
    return Light(fields, beside)


def changed_but(item: Any, kept: Container[str], change: Callable[[Any], Any]) -> Any:
    """The same with some of its values left as they are."""
    fields, beside = (
        {name: value if name in kept else change(value) for name, value in each.items()}
        for each in (vars(item), beside_of(item))
    )
    return Light(fields, beside)


def replaced(item: Any, **fields: Any) -> Any:
    """An item, or a part of one, with some of its fields replaced, light whatever it was."""
    return Light({**vars(item), **fields}, beside_of(item))
