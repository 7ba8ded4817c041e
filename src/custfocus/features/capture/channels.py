"""The ways by which words come in: those to offer, and what somebody means who names one."""

from collections.abc import Iterable, Sequence

from custfocus.base.naming import by_name, by_number, channel

# Each has a number of one figure.
MOST = 9


def channels_offered(used: Iterable[str], usual: Iterable[str]) -> list[str]:
    """The ways to offer, in an order that stays: the usual ones, then the user's own; a phone and a call are one.

    Args:
        used: The ways of what was heard before, the first first.
        usual: Those that the framework names.
    """
    ways = (channel(" ".join(words.split())) for words in used if is_named(words))
    names: dict[str, str] = {}
    for name in (*map(channel, usual), *ways):
        names.setdefault(name.casefold(), name)
    return list(names.values())[:MOST]


def is_named(words: str) -> bool:
    """Whether words can name a way or a person: not a figure or a mark alone."""
    return any(map(str.isalpha, words))


def channel_meant(words: str, offered: Sequence[str]) -> str | None:
    """The way that somebody names: one on offer by its number or first letters, else their own word for it.

    Returns:
        The way, or None for a number that stands for none, and for a mark alone.
    """
    line = " ".join(words.split())
    named = by_number(line, offered) or by_name(line, offered, str)
    if len(named) == 1:
        return named[0]
    return line if not line or is_named(line) else None
