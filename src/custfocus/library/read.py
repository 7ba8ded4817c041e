"""YAML to plain data, safely: capped in size and depth, no aliases or tags, no duplicate keys."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from yaml import AliasEvent, MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from custfocus.library.models import Problem, quoted

LARGEST = 1024 * 1024
DEEPEST = 12
TOO_DEEP = f"more than {DEEPEST} levels, expected fewer."
LONGEST_NUMBER = 9
Place = tuple[str | int, ...]
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class NotReadableError(Exception):
    """A file that custfocus won't read; carries the problem, with its line."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def read(path: Path, name: str) -> tuple[Any, dict[Place, int]]:
    """The data in a YAML file, and the line of every value and key, by its place.

    Plain words are text, but for whole numbers, true, false and null: "no" stays a word. A key's own line
    stands under its place, so that ("practices", 0, "name") is where the first practice's name begins.

    Args:
        path: The file.
        name: What problems call it.

    Raises:
        NotReadableError: The file can't be read, or isn't YAML of the plain sort described above.
    """
    text = _text(path, name)
    if found := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise NotReadableError(Problem(name, line, "found a control character, expected plain text."))
    try:
        return _Builder(name, iter(_LOADER(text).get_event, None)).document()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"isn't valid YAML: {error.problem or error.context}."
        if "nesting depth" in str(error.problem):  # newer releases of libyaml have a limit of their own
            message = f"found {TOO_DEEP}"
        raise NotReadableError(Problem(name, mark.line + 1 if mark else 1, message)) from error


def _text(path: Path, name: str) -> str:
    try:
        if path.exists() and not path.is_file():  # reading a pipe might wait for ever
            raise NotReadableError(Problem(name, 1, "isn't a file, expected one."))
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise NotReadableError(Problem(name, 1, f"can't be read: {error.strerror}.")) from error
    if len(raw) > LARGEST:
        raise NotReadableError(Problem(name, 1, "found more than 1 MiB, expected a smaller file."))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise NotReadableError(Problem(name, line, "found bytes that aren't text, expected UTF-8.")) from error


class _Builder:
    """Plain data from a stream of YAML events."""

    def __init__(self, name: str, events: Iterator[Any]) -> None:
        self.name = name
        self.events = events
        self.lines: dict[Place, int] = {}

    def document(self) -> tuple[Any, dict[Place, int]]:
        documents: list[Any] = []
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if documents:
                    raise self.refuse(event, "found a second document, expected one.")
                root = next(self.events)
                self.lines[()] = root.start_mark.line + 1
                documents.append(self.value(root, ()))
        return documents[0] if documents else None, self.lines

    def value(self, event: Any, place: Place) -> Any:
        if type(event) is ScalarEvent:
            return self.scalar(event)
        self.check(event)
        if len(place) >= DEEPEST:
            raise self.refuse(event, f"found {TOO_DEEP}")
        return self.sequence(place) if type(event) is SequenceStartEvent else self.mapping(place)

    def sequence(self, place: Place) -> list[Any]:
        items: list[Any] = []
        while type(event := next(self.events)) is not SequenceEndEvent:
            inner = (*place, len(items))
            self.lines[inner] = event.start_mark.line + 1
            items.append(self.value(event, inner))
        return items

    def mapping(self, place: Place) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := next(self.events)) is not MappingEndEvent:
            key = self.scalar(event) if type(event) in (ScalarEvent, AliasEvent) else None
            if not isinstance(key, str):
                raise self.refuse(event, "found a key that isn't a word, expected a word.")
            if key in found:
                raise self.refuse(event, f"found {quoted(key)} twice, expected it once.")
            inner = (*place, key)
            self.lines[inner] = event.start_mark.line + 1
            found[key] = self.value(next(self.events), inner)
        return found

    def scalar(self, event: Any) -> str | int | bool | None:
        self.check(event)
        text: str = event.value
        if event.style == '"' and _UNPRINTABLE.search(text):  # written as an escape, such as "\e"
            raise self.refuse(event, "found an escaped control character, expected plain text.")
        if not event.implicit[0]:
            return text
        if text in _WORDS:
            return _WORDS[text]
        is_number = len(text) <= LONGEST_NUMBER and text.isascii() and text.isdigit()
        return int(text) if is_number else text

    def check(self, event: Any) -> None:
        if event.anchor is not None:  # an alias has one, too
            raise self.refuse(event, "found an anchor or alias, expected the text itself.")
        if event.tag is not None:
            raise self.refuse(event, f"found the tag {quoted(event.tag)}, expected plain YAML.")

    def refuse(self, event: Any, message: str) -> NotReadableError:
        return NotReadableError(Problem(self.name, event.start_mark.line + 1, message))
