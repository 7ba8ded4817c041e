"""What was counted as sentences: how many spoke and how, what it was about, how long until they heard."""

from collections.abc import Sequence
from math import ceil

from custfocus.base import wording
from custfocus.content.framework import Served
from custfocus.features.share.figures import BriefFigures
from custfocus.features.sheets.figures import median

_MOST = 3


def spoken(figures: BriefFigures, people: Served) -> str:
    """How many spoke and how; empty where nobody did.

    As "Six complaints reached us, four by telephone, two by letter; two could not get through."
    """
    new = [
        *([_so_many(figures.complaints, *figures.called)] if figures.complaints else []),
        *([_remarks(figures)] if figures.remarks else []),
    ]
    if not new:
        return ""
    of_all = figures.complaints + figures.remarks
    whom = f" from {_so_many(figures.people, people.one, people.many)}" if figures.people < of_all else ""
    ways = _parts(figures.ways, of_all)
    if other := sum(count for _, count in figures.ways[len(ways) :] if len(ways) > 1):
        ways.append(f"{wording.number(other)} in other ways")
    came = _parts(figures.came, figures.complaints, whose=f"the {people.one}")
    of_them = f"of the {figures.called[1]}, " if figures.remarks and figures.complaints > 1 else ""
    rest = f"; {of_them}{', '.join(came)}" if came else ""
    return wording.sentence(f"{wording.listed(new)} reached us{whom}{''.join(f', {way}' for way in ways)}{rest}")


def told_what_came(figures: BriefFigures, people: Served) -> str:
    """How many have heard what came of it, and how long they waited; empty where there was nothing to tell."""
    if not figures.cases:
        return ""
    before = ""
    if figures.earlier:
        before = f"With {wording.number(figures.earlier)}" if figures.complaints else f"Of {_earlier(figures)}"
        before += " from before, "
    who = _of(figures.told, figures.cases, "whoever brought it up" if figures.remarks else f"the {people.one}")
    yet = "" if figures.told else " yet"
    return wording.sentence(f"{before}{who} been told{yet} what came of it{_waited(figures.waits)}")


def closed(figures: BriefFigures) -> str:
    """How many are closed; empty where there was nothing to close."""
    if not figures.cases:
        return ""
    if figures.cases == 1:
        return "It is closed." if figures.closed else "It is still open."
    return wording.sentence(f"{_of(figures.closed, figures.cases)} been closed")


def put_down_to(causes: Sequence[tuple[str, int]]) -> str:
    """Causes, each with how many have it; empty where there are none."""
    each = [f"{cause} ({wording.number(count)})" for cause, count in causes]
    return wording.sentence(f"Put down to: {', '.join(each)}") if each else ""


def _of(some: int, of_all: int, the_one: str = "") -> str:
    """How many of them have been what follows."""
    if of_all == 1:
        return f"{the_one} {'has' if some else 'has not'}"
    if some in (0, of_all):
        return "none of them has" if not some else "both have" if of_all == 2 else "all have"  # noqa: PLR2004 - a pair
    return f"{wording.number(some)} of the {wording.number(of_all)} {'has' if some == 1 else 'have'}"


def _earlier(figures: BriefFigures) -> str:
    return _so_many(figures.earlier, *figures.called)


def _parts(counts: Sequence[tuple[str, int]], of_all: int, *, whose: str = "") -> list[str]:
    """So many of all in each way, the commonest few: four by telephone, two by letter; all by telephone."""
    if of_all == 1:
        return [f"{whose} {how}".strip() for how, _ in counts[:1]]
    if counts and counts[0][1] == of_all:
        return [f"{'both' if of_all == 2 else 'all'} {counts[0][0]}"]  # noqa: PLR2004 - a pair
    most = len(counts) if len(counts) <= _MOST + 1 else _MOST  # one more is no longer than what would stand for it
    return [f"{wording.number(count)} {how}" for how, count in counts[:most]]


def _so_many(count: int, one: str, many: str) -> str:
    return f"{wording.number(count)} {one if count == 1 else many}"


def _remarks(figures: BriefFigures) -> str:
    if figures.praise == figures.remarks:
        return _so_many(figures.remarks, "word of praise", "words of praise")
    praise = f", {wording.number(figures.praise)} of them praise," if figures.praise else ""
    return f"{_so_many(figures.remarks, 'remark', 'remarks')}{praise}"


def _waited(waits: Sequence[int]) -> str:
    """How long it took until they were told: of several, until half of them were."""
    if not waits:
        return ""
    if len(waits) == 1:
        return ", on the same day" if not waits[0] else f", after {_so_many(waits[0], 'day', 'days')}"
    half = ceil(median(waits) or 0)
    return ", half of them on the same day" if not half else f", half of them within {_so_many(half, 'day', 'days')}"
