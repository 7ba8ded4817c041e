"""The items of a list in JSON, each with the line on which it begins, one after the other."""

import json
import re
from collections.abc import Iterator
from typing import Any

_BLANK = re.compile(r"[ \t\n\r]*")
# What lists of entries stand under, in all the forms that are known.
_LIST, _AROUND = "entries", "data"


class NoListError(ValueError):
    """A text that isn't JSON with a list of entries; says on which line that shows, and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


def items(text: str) -> Iterator[tuple[int, Any]]:
    """What stands in the list "entries" of an object, or in that of its "data".

    Raises:
        NoListError: The text isn't JSON, or has no such list; what came before the fault has been given by then.
    """
    try:
        yield from _Scanner(text).object()
    except RecursionError as error:
        raise NoListError(1, "is nested too deeply") from error
    except json.JSONDecodeError as error:
        raise NoListError(error.lineno, f"isn't JSON: {error.msg}") from error
    except ValueError as error:
        raise NoListError(1, f"isn't JSON: {error}") from error


def first_item(text: str) -> dict[str, Any] | None:
    """The first item of the list, by which the form of a file is told; an empty one where it has none.

    Returns:
        None where there is no such list.
    """
    try:
        for _, first in items(text):
            return first if isinstance(first, dict) else {}
    except NoListError:
        return None
    return {}


class _Scanner:
    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0
        self._decoder = json.JSONDecoder(parse_constant=_refused)
        self._counted, self._line = 0, 1

    def object(self) -> Iterator[tuple[int, Any]]:
        """The items in the object that begins here."""
        listed = False
        self._expect("{")
        while not self._takes("}"):
            key = self._value()
            self._expect(":")
            if key == _LIST and self._takes("["):
                listed = True
                yield from self._list()
            elif key == _AROUND and self._next() == "{":
                listed = True
                yield from self.object()
            else:
                self._value()
            if not self._takes(","):
                self._expect("}")
                break
        if not listed:
            raise NoListError(1, f'has no list "{_LIST}"')

    def _list(self) -> Iterator[tuple[int, Any]]:
        while not self._takes("]"):
            self._skip()
            line = self._line_here()
            yield line, self._value()
            if not self._takes(","):
                self._expect("]")
                break

    def _line_here(self) -> int:
        self._line += self._text.count("\n", self._counted, self._place)
        self._counted = self._place
        return self._line

    def _skip(self) -> None:
        blank = _BLANK.match(self._text, self._place)
        self._place = blank.end() if blank else self._place

    def _next(self) -> str:
        self._skip()
        return self._text[self._place : self._place + 1]

    def _takes(self, sign: str) -> bool:
        if self._next() != sign:
            return False
        self._place += 1
        return True

    def _expect(self, sign: str) -> None:
        if not self._takes(sign):
            raise json.JSONDecodeError(f'expected "{sign}"', self._text, self._place)

    def _value(self) -> Any:
        self._skip()
        value, self._place = self._decoder.raw_decode(self._text, self._place)
        return value


def _refused(name: str) -> None:
    raise ValueError(f"{name} is no number")
