"""What words say of a time away: its first day, its last one, and why; a day may be of several words."""

from collections.abc import Sequence
from datetime import date

from custfocus.base import dates, days
from custfocus.base.errors import CustfocusError

_BEGINS, _ENDS = frozenset(("from", "since")), frozenset(("to", "till", "until", "through", "-", "–"))
# No day is of more words, each of them an argument.
_MOST = 6


def time_in(words: Sequence[str], today: date) -> tuple[date, date, str]:
    """The first and the last day that words mean, and the reason that follows them.

    Words that say a day only together are taken together: next week, 3 dec to 5 dec. Two days beside one another are
    the first and the last.

    Args:
        words: The words, a part that stood in quotation marks as one.
        today: The day they are seen from.

    Raises:
        CustfocusError: They begin with no day, or something with a figure in it follows that is none.
    """
    if words[0].casefold() in _BEGINS and len(words) > 1:
        words = words[1:]
    count = _first_words(words, today)
    start, end = dates.parse_span(" ".join(words[:count]), today, ahead=True)
    rest = words[count:]
    after = rest[1:] if rest and rest[0].casefold() in _ENDS else rest
    count = _last_words(after, today)
    if not count:
        if after and any(letter.isdigit() for letter in after[0]):
            dates.parse_day(after[0], today, ahead=True)
        return start, end, " ".join(rest)
    said = " ".join(after[:count])
    last = dates.parse_day(said, today, ahead=True)
    if last < start:  # "friday" after a first day further off is the friday that follows it
        last = dates.parse_day(said, start, ahead=True)
    return start, last, " ".join(after[count:])


def _first_words(words: Sequence[str], today: date) -> int:
    """How many words say the first day, or the whole time.

    Of several ways to read them, it is the one that makes days of the most words; two words that are a day each are
    two days.
    """
    if len(words) > 1 and _span(words[:1], today) and _last_words(words[1:2], today):
        return 1
    ways = [count for count in range(1, min(_MOST, len(words)) + 1) if _may_be_time(words[:count], today)]
    return max(ways, key=lambda count: (count + _last_words(words[count:], today), count), default=len(words))


def _last_words(words: Sequence[str], today: date) -> int:
    """How many words say a single day; 0 where the first of them don't."""
    counts = range(min(_MOST, len(words)), 0, -1)
    return next((count for count in counts if (span := _span(words[:count], today)) and span[0] == span[1]), 0)


def _span(words: Sequence[str], today: date) -> days.Span | None:
    try:
        return days.read_span(" ".join(words), today, ahead=True)
    except CustfocusError:
        return None


def _may_be_time(words: Sequence[str], today: date) -> bool:
    """Whether words mean a time, or contradict themselves about it, which is to be said."""
    try:
        return days.read_span(" ".join(words), today, ahead=True) is not None
    except CustfocusError:
        return True
