"""The ways by which words come in: those to offer, and what somebody means who names one."""

from collections import Counter
from collections.abc import Iterable, Sequence

from custfocus.base.naming import by_name, by_number, channel

# So many can be taken in at a glance.
MOST = 7


def channels_offered(used: Iterable[str], usual: Iterable[str]) -> list[str]:
    """The ways to offer: those used before, the commonest first, then the usual ones; a phone and a call are one.

    Args:
        used: The ways of what was heard before.
        usual: Those that the framework names.
    """
    counts = Counter(channel(" ".join(words.split())) for words in used if words.strip())
    names: dict[str, str] = {}
    for name in (*(name for name, _ in counts.most_common()), *map(channel, usual)):
        names.setdefault(name.casefold(), name)
    return list(names.values())[:MOST]


def channel_meant(words: str, offered: Sequence[str]) -> str | None:
    """The way that somebody names: one on offer by its number or first letters, else their own word for it.

    Returns:
        The way, or None for a number that stands for none.
    """
    line = " ".join(words.split())
    named = by_number(line, offered) or by_name(line, offered, str)
    if len(named) == 1:
        return named[0]
    return None if line.isdecimal() else line
