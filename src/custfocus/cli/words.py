"""How words and options stand among the arguments: what begins with a dash and is none, words torn apart by one."""

import re
import shlex
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from custfocus.base.errors import CustfocusError, nearest, usage

# What stands before a word that an option parser is not to look at; nobody types it.
_MARK = "\uf8ff"
# A number below zero, or what has a blank in it: no option is called so.
_NO_OPTION = re.compile(r"-[0-9][0-9.,]*|-.*\s.*", re.DOTALL)
_TITLES = frozenset(("mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "madame", "monsieur"))
# Options whose value is never more than a word, unless it stands in quotation marks.
_OF_ONE_WORD = frozenset(("--on", "--principle", "--question", "--item", "--role", "--target", "--by"))
# Options by which people try to say whose words they are, and the one that does.
_SAYING_WHO = frozenset(("--from", "--who", "--whom", "--by", "--person", "--name", "--said-by", "--channel"))
_WHO, _NOTE, _HEARD = "--from", "note", "heard"
_QUOTABLE = re.compile(r'[^"$`\\!]*')


def marked(arguments: Sequence[str], taking: Collection[str]) -> list[str]:
    """The arguments with a mark before each word that begins with a dash and is no option.

    Args:
        arguments: What was typed.
        taking: The options that take a value.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    return [
        _MARK + word
        if _NO_OPTION.fullmatch(word)
        and word.partition("=")[0] not in taking
        and place < end
        and not (place and arguments[place - 1] in taking)
        else word
        for place, word in enumerate(arguments)
    ]


def unmarked(value: Any) -> Any:
    """A value of an option or argument as it was typed."""
    if isinstance(value, list | tuple):
        return type(value)(map(unmarked, value))
    if isinstance(value, str | Path) and str(value).startswith(_MARK):
        return type(value)(str(value).removeprefix(_MARK))
    return value


def see_that_words_stand_together(
    command: str, arguments: Sequence[str], taking: Collection[str], fixed: int, *, quotable: bool = True
) -> None:
    """Refuse words on both sides of an option: nobody can tell which of them belong to its value.

    Args:
        command: The command's name.
        arguments: Its arguments as they were typed.
        taking: The options that take a value.
        fixed: How many words come first that aren't part of a text, such as an id.
        quotable: Whether they are a text, which quotation marks may stand around; a day may be of several words.

    Raises:
        CustfocusError: There are such words.
    """
    blocks = _blocks(arguments, taking)
    texts = [block for block in _without_first(blocks, fixed) if block.words]
    after_value = [block for block in texts if block.follows in taking]
    if len(texts) > 1 or any(block.is_torn() for block in after_value):
        raise _torn(command, arguments, taking, texts, quotable=quotable)


def see_that_options_are_known(
    command: str, arguments: Sequence[str], known: Collection[str], taking: Collection[str]
) -> None:
    """Refuse an option that a command hasn't, before anything is made of the words beside it.

    Args:
        command: The command's name.
        arguments: Its arguments, marked.
        known: Its options.
        taking: Those that take a value.

    Raises:
        CustfocusError: There is such an option.
    """
    end = arguments.index("--") if "--" in arguments else len(arguments)
    for place, word in enumerate(arguments[:end]):
        name = word.partition("=")[0]
        if not re.fullmatch(r"--[a-z][a-z-]*", name) or name in known or (place and arguments[place - 1] in taking):
            continue
        ours = sorted(option for option in known if option.startswith("--"))
        raise usage(f"custfocus {command} has no option {name}.", _way_of(name, command, ours))


def _way_of(name: str, command: str, ours: list[str]) -> str:
    """What to write instead of an option that isn't there."""
    if name in _SAYING_WHO:
        if command == _HEARD:
            return f"Who said it stands after {_WHO}."
        if command == _NOTE:
            return f'What somebody said goes in like this: custfocus heard "Nobody rang me" {_WHO} "Ms Adeyemi".'
        if _WHO in ours:  # where it is a day
            return 'What one customer said stands here: custfocus read --who "Ms Adeyemi".'
    guess = nearest(name, ours)
    others = f"It has {', '.join(ours)}; words that begin with a dash stand after --."
    return f"Did you mean {guess}?" if guess else others


class _Block:
    """Words between two options, and the option that they follow, with its value."""

    def __init__(self, follows: str, value: str, start: int) -> None:
        self.follows = follows
        self.value = value
        self.start = start
        self.words: list[str] = []

    def is_torn(self) -> bool:
        """Whether its first word is the second half of a value: after a title, or before a text in quotes."""
        if self.value.rstrip(".").casefold() in _TITLES:
            return bool(self.words)
        return len(self.words) > 1 and " " not in self.words[0] and any(" " in word for word in self.words[1:])


def _blocks(arguments: Sequence[str], taking: Collection[str]) -> list[_Block]:
    blocks = [_Block("", "", 0)]
    place = 0
    while place < len(arguments):
        word = arguments[place]
        if word == "--":
            blocks[-1].words += arguments[place + 1 :]
            break
        if word.startswith("-") and word != "-":
            value = arguments[place + 1] if word in taking and place + 1 < len(arguments) else ""
            place += word in taking
            blocks.append(_Block(word, value, place + 1))
        else:
            blocks[-1].words.append(word)
        place += 1
    return blocks


def _without_first(blocks: list[_Block], fixed: int) -> list[_Block]:
    """The blocks without so many first words."""
    for block in blocks:
        taken = min(fixed, len(block.words))
        block.words, block.start = block.words[taken:], block.start + taken
        fixed -= taken
    return blocks


def _torn(
    command: str, arguments: Sequence[str], taking: Collection[str], texts: Sequence[_Block], *, quotable: bool
) -> CustfocusError:
    """The error, with the same in quotation marks: what follows a value is a part of it, or else of the text."""
    value_of: dict[int, int] = {}
    text: list[int] = []
    for block in texts:
        for place, word in enumerate(block.words, start=block.start):
            if block.follows in taking and block.follows not in _OF_ONE_WORD and " " not in word:
                value_of[place] = block.start - 1
            else:
                text.append(place)
    parts: list[str] = []
    for place, word in enumerate(arguments):
        if place in value_of or place in text[1:]:
            continue
        more = [arguments[each] for each in (text[1:] if place in text else _keys(value_of, place))]
        if place in text and not quotable:
            parts += map(quoted, [word, *more])
        else:
            parts.append(word if word.startswith("-") and not more else quoted(" ".join([word, *more])))
    how = "With quotation marks" if quotable else "Put together"
    return usage(
        "It isn't clear which words belong together: some stand on both sides of an option.",
        f"{how} it would be: custfocus {command} {' '.join(parts)}",
        code="words-apart",
    )


def _keys(places: dict[int, int], value: int) -> list[int]:
    return [place for place, of in places.items() if of == value]


def quoted(words: str) -> str:
    """Words as one argument that can be copied to a shell."""
    if re.fullmatch(r"[\w@%+=:,./-]+", words):
        return words
    return f'"{words}"' if _QUOTABLE.fullmatch(words) else shlex.quote(words)
