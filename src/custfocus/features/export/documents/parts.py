"""What a document says of an entry, whatever form it has."""

from collections.abc import Callable

from msgspec import Struct

from custfocus.base import wording
from custfocus.content.framework import Framework, name_of
from custfocus.features.entries.words import GONE_SINCE, facts, gist
from custfocus.journal.entry import Entry


class EntryPart(Struct, frozen=True):
    """An entry in a document; any of it but the heading may be empty."""

    heading: str
    """What it is, and the principles that it belongs to."""
    asked: str
    """What was asked."""
    about: str
    """What the question was about, where that was something of one's own."""
    text: str
    """What was written."""
    facts: str
    """What else is kept."""


def part_of(entry: Entry, framework: Framework, entry_of: Callable[[str], Entry | None]) -> EntryPart:
    """What is said of an entry; the lines of its texts end alike.

    Args:
        entry: The entry.
        framework: The framework.
        entry_of: The entry of an id, for what a question was about; None where it has gone.
    """
    names = [name_of(framework, principle) for principle in entry.principles]
    return EntryPart(
        heading=" · ".join([entry.kind.capitalize(), *names]),
        asked=_lines(entry.asked),
        about=_about(entry, entry_of),
        text=_lines(entry.text),
        facts=" · ".join(f"{label}: {_lines(words)}" for label, words in facts(entry)),
    )


def _about(answer: Entry, entry_of: Callable[[str], Entry | None]) -> str:
    if answer.subject is None:
        return ""
    about = entry_of(answer.subject)
    return f"“{_lines(gist(about))}” ({wording.full_day(about.day)})" if about else GONE_SINCE


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
