"""YAML to plain data, safely: capped in size and depth, no aliases or tags, no duplicate keys."""

import re
from pathlib import Path
from typing import Any

import yaml
from yaml.composer import Composer

from custfocus.base.reading import decoded, evened
from custfocus.content.framework import Place, Problem, quoted

LARGEST = 1024 * 1024
DEEPEST = 12
TOO_DEEP = f"more than {DEEPEST} levels, expected fewer"
LONGEST_NUMBER = 9
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
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
    return parsed(_text(path, name), name)


def parsed(text: str, name: str) -> tuple[Any, dict[Place, int]]:
    """The same of a text.

    Args:
        text: The text.
        name: What problems call it.

    Raises:
        NotReadableError: It isn't YAML of the plain sort described above.
    """
    if found := _UNPRINTABLE.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise NotReadableError(Problem(name, line, "found a control character, expected plain text."))
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return None, {}
        lines: dict[Place, int] = {(): _line(root)}
        return _data(root, (), lines), lines
    except _RefusedError as error:
        raise NotReadableError(Problem(name, _line(error), f"found {error}.")) from error
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = f"isn't valid YAML: {error.problem or error.context}."
        if isinstance(error, yaml.composer.ComposerError):  # anchors have been refused, which leaves only this
            message = "found a second document, expected one."
        elif "nesting depth" in str(error.problem):  # newer releases of libyaml have a limit of their own
            message = f"found {TOO_DEEP}."
        raise NotReadableError(Problem(name, mark.line + 1 if mark else 1, message)) from error
    finally:
        loader.dispose()


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
        return evened(decoded(raw))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise NotReadableError(Problem(name, line, "found bytes that aren't text, expected UTF-8.")) from error


class _RefusedError(Exception):
    """Something that YAML may have, and our files mayn't; where it begins, as a node has it."""

    def __init__(self, where: Any, message: str) -> None:
        super().__init__(message)
        self.start_mark = where.start_mark


class _Loader(Composer, _LOADER):  # type: ignore[misc]
    """Composes nodes of what libyaml finds, where that is there; refuses what is deep, named or tagged."""

    def __init__(self, text: str) -> None:
        _LOADER.__init__(self, text)
        Composer.__init__(self)
        self.depth = 0

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()
        if event.anchor is not None:  # an alias has one, too
            raise _RefusedError(event, "an anchor or alias, expected the text itself")
        if event.tag is not None:
            raise _RefusedError(event, f"the tag {quoted(event.tag)}, expected plain YAML")
        if self.depth >= DEEPEST and not isinstance(event, yaml.ScalarEvent):
            raise _RefusedError(event, TOO_DEEP)
        self.depth += 1
        node = super().compose_node(parent, index)
        self.depth -= 1
        return node


def _data(node: Any, place: Place, lines: dict[Place, int]) -> Any:
    """What a node says; the line of each value and key in it goes to `lines`."""
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        lines.update({(*place, at): _line(inner) for at, inner in enumerate(node.value)})
        return [_data(inner, (*place, at), lines) for at, inner in enumerate(node.value)]
    found: dict[str, Any] = {}
    for key, value in node.value:
        word = _scalar(key) if isinstance(key, yaml.ScalarNode) else None
        if not isinstance(word, str):
            raise _RefusedError(key, "a key that isn't a word, expected a word")
        if word in found:
            raise _RefusedError(key, f"{quoted(word)} twice, expected it once")
        lines[*place, word] = _line(key)
        found[word] = _data(value, (*place, word), lines)
    return found


def _scalar(node: Any) -> str | int | bool | None:
    text: str = node.value
    if node.style == '"' and _UNPRINTABLE.search(text):  # written as an escape, such as "\e"
        raise _RefusedError(node, "an escaped control character, expected plain text")
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    is_number = len(text) <= LONGEST_NUMBER and text.isascii() and text.isdigit()
    return int(text) if is_number else text


def _line(where: Any) -> int:
    return int(where.start_mark.line) + 1
