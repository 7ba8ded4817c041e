"""A comparison in a sentence or two: counts always, more than chance only where it is so, and no cause claimed."""

from collections.abc import Sequence

from custfocus.base import wording
from custfocus.features.before_and_after.views import BeforeAndAfter, ComparedTime
from custfocus.features.scorecard.figures import formatted

# Of fewer cases than this in all, it is said that they are few; of fewer values on a side, too.
FEW_CASES, FEW_VALUES = 10, 3
_ROUNDED = 10
TITLE = "Before and after"
NO_CAUSE = "What came after needn't have come of it."


def in_words(compared: BeforeAndAfter, unit: str, *, reaches: bool) -> str:
    """The comparison in words.

    Args:
        compared: The comparison.
        unit: What a measure is counted in.
        reaches: Whether the days since reach to the last day that is known.
    """
    until = "since" if reaches else "after"
    if compared.measure is not None:
        return _values(compared, unit, until)
    head = wording.sentence(f"{_count(compared.before)} before, {_count(compared.since, short=True)} {until}")
    if not compared.since.days:
        return wording.sentence(f"{_count(compared.before)} before; it has only just begun")
    if compared.change:
        return f"{head[:-1]}: {_plain(compared)}"
    return " ".join([head, *_open(compared)])


def telling(every: Sequence[BeforeAndAfter], most: int) -> Sequence[BeforeAndAfter]:
    """So many of them as a page has room for: those that differ by more than chance first."""
    return sorted(every, key=lambda each: not each.change or each.recording)[:most]


def heading(compared: BeforeAndAfter) -> str:
    """What it is, since when, and what it is about or for, in a line."""
    until = f" to {wording.full_day(compared.ended)}" if compared.ended else ""
    what = compared.measure or compared.cause or ""
    return f"{compared.called}, {wording.full_day(compared.day)}{until} · {what}"


def _count(side: ComparedTime, *, short: bool = False) -> str:
    days = str(side.days) if short else wording.counted(side.days, "day")
    return f"{side.count or 'none'} in the {days}"


def _plain(compared: BeforeAndAfter) -> str:
    if compared.recording:
        return f"{compared.change}, but so was everything else that you kept."
    return f"{compared.change}, by more than chance."


def _open(compared: BeforeAndAfter) -> list[str]:
    """What holds where it may be chance, and from when on that could be told."""
    together = compared.before.count + compared.since.count
    if not together:
        return ["There is nothing to compare."]
    said = ["Small numbers, which may be chance." if together < FEW_CASES else "That may be chance."]
    if compared.halving is None:
        return [*said, "From so few a halving wouldn't show."] if compared.before.count else said
    if compared.halving > compared.since.days:
        said.append(f"At this rate a halving would show after about {_about(compared.halving)} days.")
    return said


def _about(days: int) -> int:
    return days if days < _ROUNDED else round(days, -1)


def _values(compared: BeforeAndAfter, unit: str, until: str) -> str:
    sides = ((compared.before, "before"), (compared.since, until))
    head = ", ".join(
        f"{formatted(side.middle, unit)} {when} ({_middle(side)})" if side.middle is not None else f"no value {when}"
        for side, when in sides
    )
    few = min(compared.before.count, compared.since.count) < FEW_VALUES
    return f"{wording.sentence(head)}{' These are few values.' if few else ''}"


def _middle(side: ComparedTime) -> str:
    return "one value" if side.count == 1 else f"the middle of {side.count} values"
