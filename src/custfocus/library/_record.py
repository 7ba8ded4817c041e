"""Small frozen records, made of their annotations; a type checker sees dataclasses.

A dataclass takes a millisecond to define, and a run that must answer at once can't afford forty.
"""

from typing import Any, ClassVar, TypeVar, dataclass_transform

R = TypeVar("R", bound="Record")


@dataclass_transform(frozen_default=True)
class Record:
    """A frozen record: fields by position or name, defaults from the class, equal when its fields are.

    A default is shared by all records, so it must never be changed.
    """

    names: ClassVar[tuple[str, ...]] = ()
    _whole: ClassVar[frozenset[str]] = frozenset()

    def __init_subclass__(cls, *, kw_only: bool = False) -> None:
        """Note the fields; `kw_only` is for the type checker alone."""
        own = [name for name, kind in cls.__annotations__.items() if "ClassVar" not in str(kind)]
        cls.names = tuple(dict.fromkeys((*cls.names, *own)))
        cls._whole = frozenset(cls.names)

    def __init__(self, /, *values: Any, **named: Any) -> None:
        given = dict(zip(self.names, values, strict=False)) | named
        if given.keys() != self._whole or len(values) > len(self.names):
            wrong = given.keys() - self.names or {
                name for name in self.names if name not in given and not hasattr(type(self), name)
            }
            if wrong or len(values) > len(self.names):
                raise TypeError(f"{type(self).__name__} has no or needs a value for {', '.join(sorted(wrong))}")
        self.__dict__.update(given)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self) and as_dict(self) == as_dict(other)

    def __hash__(self) -> int:
        return hash((type(self), *as_dict(self).values()))

    def __repr__(self) -> str:
        inner = ", ".join(f"{name}={value!r}" for name, value in as_dict(self).items())
        return f"{type(self).__name__}({inner})"


def as_dict(record: Record) -> dict[str, Any]:
    """The fields and their values, records in them left as they are."""
    return {name: getattr(record, name) for name in record.names}


def replace(record: R, **changes: Any) -> R:
    """The same record with some fields changed."""
    return type(record)(**(as_dict(record) | changes))
