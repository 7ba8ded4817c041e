"""Charts as SVG, in the colours of the page that they stand in: a class says what a mark is, the style how it looks.

What matters is told by shape as well as by colour: a square grows with its count, others have an open diamond where
oneself has a dot, a target is a dashed line. Names and figures beside rows are text of the page, so that rows fold
on a telephone; whatever is drawn stands as a table elsewhere, and whoever can't see it is read that.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from math import ceil, floor, log10

import htpy as h
from htpy import Element, Node, Renderable
from msgspec import Struct

from custfocus.base.day_words import DAY_NAMES, DAYS_IN_WEEK
from custfocus.features.scorecard.figures import formatted, neat

# So many weeks, or months, stand side by side; what is longer goes on below.
MOST_COLUMNS = 27
PITCH, CELL = 17, 15
# From so many on, a square has this size.
SIZES = ((6, 15), (4, 13), (2, 11), (1, 8))
NONE, AWAY = "none", "away"
LEGEND = ("1", "2–3", "4–5", "6 or more")
_SVG, _RECT, _TEXT, _LINE = Element("svg"), Element("rect"), Element("text"), Element("line")
_CIRCLE, _PATH, _POLYLINE = Element("circle"), Element("path"), Element("polyline")
_MARGIN = 40  # of a weekday's name
_HEAD = 20  # of the months above columns
_LOWEST, _STEP, _EDGE, _ROW = 1, 80, 40, 26  # of a scale from 1 to 5
_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 360, 160, 46, 78, 14, 24  # of a course
_MOST_MONTHS = 7
_FEWEST_STEPS, _MOST_STEPS = 2, 4  # between the figures of a scale
_LABEL = 34  # of a month and a blank
_APART = 13  # between two labels


class ChartRow(Struct, frozen=True):
    """A row of counts."""

    name: str
    counts: Sequence[int]
    """One for each column."""
    note: str
    """What stands beside it."""
    spoken: Sequence[int] = ()
    """Counts of another sort, which show only where there is nothing else; none, or one for each column."""


class ChartPair(Struct, frozen=True):
    """A row of a scale from 1 to 5: how somebody rated themselves, and what others say; None where that is open."""

    name: str
    own: int | None
    others: float | None
    note: str
    """What stands beside it."""


def calendar(
    days: Mapping[date, int], since: date, until: date, away: Sequence[tuple[date, date]], title: str
) -> Iterator[Renderable]:
    """The days from one to another as squares: weekdays below one another, weeks side by side."""
    mondays = columns(since - timedelta(since.weekday()), until)
    for block in _blocks(mondays):
        width, height = _MARGIN + len(block) * PITCH, _HEAD + DAYS_IN_WEEK * PITCH
        marks: list[Node] = [*_months(block, _MARGIN, PITCH, until)]
        marks += [_text(DAY_NAMES[place][:3], 0, _HEAD + place * PITCH + 12) for place in range(0, DAYS_IN_WEEK, 2)]
        for column, monday in enumerate(block):
            for place in range(DAYS_IN_WEEK):
                day = monday + timedelta(place)
                if since <= day <= until:
                    is_away = any(first <= day <= last for first, last in away)
                    where = _MARGIN + column * PITCH, _HEAD + place * PITCH
                    marks += _square(days.get(day, 0), *where, away=is_away)
        yield _drawing(width, height, marks, title)


def rows(every: Sequence[ChartRow], starts: Sequence[date], until: date) -> Iterator[Renderable]:
    """Rows of squares, a column for each of the weeks or months that begin on these days, up to a last day."""
    pitch = PITCH if len(starts) > MOST_COLUMNS // 2 else 2 * PITCH
    for block in _blocks(starts):
        first = starts.index(block[0])
        width, last = len(block) * pitch, first + len(block)
        drawn = [  # now: whoever takes all blocks first would see the last one's places in each
            _row(row.name, row.note, _squares(row.counts[first:last], row.spoken[first:last], pitch)) for row in every
        ]
        yield h.div(".rows")[_row("", "", _drawing(width, _HEAD, [*_months(block, 0, pitch, until)])), drawn]


def pairs(every: Sequence[ChartPair], steps: Sequence[str]) -> Renderable:
    """Ratings from 1 to 5, each row with one's own as a dot and what others say as an open diamond."""
    width = 2 * _EDGE + (len(steps) - 1) * _STEP
    head = [_text(step, _x(place), 13, anchor="middle") for place, step in enumerate(steps, _LOWEST)]
    lines = [_line(_x(place), 0, _x(place), _ROW, "grid") for place in range(_LOWEST, _LOWEST + len(steps))]
    return h.div(".rows")[
        _row("", "", _drawing(width, _HEAD, head)),
        (_row(row.name, row.note, _drawing(width, _ROW, [*lines, *_pair(row)])) for row in every),
    ]


def course(
    values: Sequence[tuple[date, float]],
    since: date,
    until: date,
    title: str,
    *,
    target: float | None = None,
    waiting: Sequence[tuple[date, float]] = (),
    joined: bool = True,
) -> Renderable:
    """Values over the days from one to another, with the way to their target; or each by itself.

    Args:
        values: The values, by day.
        since: The first day.
        until: The last.
        title: What it shows, for whoever can't see it.
        target: The value to reach.
        waiting: Values that aren't settled, as open diamonds.
        joined: Whether they are a course, whose last value is told; else each is by itself, counted from zero.
    """
    every = [value for _, value in (*values, *waiting)] + ([] if target is None else [target]) + [0.0] * (not joined)
    is_whole = all(value == int(value) for value in every)
    ticks = scale(min(every), max(every), 1 if is_whole else 0)
    low, high, days = ticks[0], ticks[-1], max(1, (until - since).days)

    def x(day: date) -> float:
        return _LEFT + (day - since).days / days * (_WIDTH - _LEFT - _RIGHT)

    def y(value: float) -> float:
        return _TOP + (high - value) / (high - low) * (_HEIGHT - _TOP - _BOTTOM)

    marks: list[Node] = []
    for tick in ticks:
        marks += [_line(_LEFT, y(tick), _WIDTH - _RIGHT, y(tick), "grid")]
        marks += [_text(formatted(tick), _LEFT - 8, y(tick) + 4, anchor="end")]
    marks += [_text(_month(first), x(first), _HEIGHT - 4, anchor="middle") for first in _months_of(since, until)]
    if target is not None:
        marks += [_line(_LEFT, y(target), _WIDTH - _RIGHT, y(target), "target")]
        marks += [_text(f"target {formatted(target)}", _WIDTH - _RIGHT + 8, y(target) + 4, "target")]
    if joined and len(values) > 1:
        marks += [_POLYLINE(points=" ".join(f"{x(day):.1f},{y(value):.1f}" for day, value in values))]
    marks += [_dot(x(day), y(value)) for day, value in values]
    marks += [_diamond(x(day), y(value)) for day, value in waiting]
    if joined:
        day, last = values[-1]
        marks += [_text(formatted(last), x(day) + 8, _beside(y(last), None if target is None else y(target)), "last")]
    return _drawing(_WIDTH, _HEIGHT, marks, title)


def legend(kind: str, who: str = "") -> Renderable:
    """What the marks of a chart mean; `who` is whom the dots of pairs are of."""
    squares = [(_square(least, 0, 0), says) for (least, _), says in zip(reversed(SIZES), LEGEND, strict=True)]
    signs: dict[str, list[tuple[Sequence[Node], str]]] = {
        "squares": [(_square(0, 0, 0), "none"), *squares],
        "deeds": [(_square(0, 0, 0), "none"), *squares, ([_ring(7.5, 7.5)], "only answers")],
        "days": [(_square(0, 0, 0), "none"), *squares, (_square(0, 0, 0, away=True), "away")],
        "pairs": [([_dot(7.5, 7.5)], who), ([_diamond(7.5, 7.5)], "others, from three answers on")],
        "waits": [([_dot(7.5, 7.5)], "told"), ([_diamond(7.5, 7.5)], "still waiting")],
    }
    return h.p(".legend")[(h.span[_drawing(CELL, CELL, marks), says] for marks, says in signs[kind])]


def columns(first: date, until: date) -> list[date]:
    """The first days of the weeks from one that begins on a day to the one that another is in."""
    return [date.fromordinal(day) for day in range(first.toordinal(), until.toordinal() + 1, DAYS_IN_WEEK)]


def scale(low: float, high: float, least: float = 0) -> list[float]:
    """Two to seven round figures, evenly apart, from one no higher than `low` to one no lower than `high`.

    Args:
        low: The lowest value.
        high: The highest.
        least: How far apart they are at least.

    Returns:
        The figures, the lowest first; none of them is below zero where `low` isn't.
    """
    power = floor(log10(high - low or abs(high) or 1))
    sizes = (1, 2, 5) if least else (1, 2, 2.5, 5)
    steps = [size * 10.0**each for each in (power - 1, power, power + 1) for size in sizes]
    fits = (step for step in steps if step >= least and ceil(high / step) - floor(low / step) <= _MOST_STEPS)
    step = next(fits, least) if high > low else max(10.0**power, least)
    start, end = floor(low / step), ceil(high / step)
    if end - start < _FEWEST_STEPS:  # a flat line lies amid it
        start, end = start - 1, end + 1
    return [neat(place * step) for place in range(max(start, 0) if low >= 0 else start, end + 1)]


def _row(name: str, note: str, drawn: Node) -> Renderable:
    return h.div(".row")[h.span(".name")[name], h.span(".drawn")[drawn], h.span(".note")[note]]


def _squares(counts: Sequence[int], spoken: Sequence[int], pitch: int) -> Renderable:
    marks = [mark for place, count in enumerate(counts) for mark in _square(count, place * pitch, 2)]
    alone = (place for place, count in enumerate(spoken) if count and not counts[place])
    marks += [_ring(place * pitch + CELL / 2, 2 + CELL / 2) for place in alone]
    return _drawing(len(counts) * pitch, PITCH + 3, marks)


def _square(count: int, x: float, y: float, *, away: bool = False) -> list[Node]:
    """A square that is the larger the more it stands for; where there is nothing, its place alone."""
    ground = _RECT(class_=AWAY if away and not count else NONE, x=_n(x), y=_n(y), width=CELL, height=CELL, rx=2)
    size = next((size for least, size in SIZES if count >= least), 0)
    inset = (CELL - size) / 2
    mark = _RECT(class_=f"s{size}", x=_n(x + inset), y=_n(y + inset), width=size, height=size, rx=2)
    return [ground, mark] if size else [ground]


def _pair(row: ChartPair) -> Iterator[Node]:
    middle = _ROW / 2
    if row.own is not None and row.others is not None:
        yield _line(_x(row.own), middle, _x(row.others), middle, "between")
    if row.others is not None:
        yield _diamond(_x(row.others), middle)
    if row.own is not None:
        yield _dot(_x(row.own), middle)


def _x(step: float) -> float:
    return _EDGE + (step - _LOWEST) * _STEP


def _dot(x: float, y: float) -> Node:
    return _CIRCLE(class_="own", cx=_n(x), cy=_n(y), r="3.5")


def _ring(x: float, y: float) -> Node:
    return _CIRCLE(class_="spoken", cx=_n(x), cy=_n(y), r="2.5")


def _diamond(x: float, y: float) -> Node:
    return _PATH(class_="others", d=f"M{_n(x)} {_n(y - 6.5)}l6.5 6.5-6.5 6.5-6.5-6.5z")


def _beside(y: float, target: float | None) -> float:
    """Where the last value is written, so that it doesn't run into the target's label."""
    if target is None or abs(y - target) >= _APART:
        return y + 4
    return target + 4 + (_APART if y >= target else -_APART)


def _blocks(starts: Sequence[date]) -> list[Sequence[date]]:
    """The columns in as few blocks as will do, all about as long."""
    count = -(-len(starts) // MOST_COLUMNS)
    size = -(-len(starts) // max(1, count))
    return [starts[place : place + size] for place in range(0, len(starts), max(1, size))]


def _months(starts: Sequence[date], margin: int, pitch: int, until: date) -> Iterator[Node]:
    """The months above the columns in which they begin by the last day, and above the first, where there is room."""
    ends = (*starts[1:], min(starts[-1] + timedelta(DAYS_IN_WEEK), until + timedelta(1)))
    begin = [(place, first) for place, start in enumerate(starts) if (first := _next_month(start)) < ends[place]]
    if not begin or begin[0][0] * pitch >= _LABEL:
        begin.insert(0, (0, starts[0]))
    free = 0
    for place, first in begin:
        if place * pitch >= free:
            yield _text(_month(first), margin + place * pitch, 12)
            free = place * pitch + _LABEL


def _next_month(day: date) -> date:
    """The first day of a month from a day on."""
    return day if day.day == 1 else (day.replace(day=1) + timedelta(31)).replace(day=1)


def _months_of(since: date, until: date) -> list[date]:
    """The first days of the months in a time, of many every second, third …; the time's own where there is none."""
    first, months = _next_month(since), []
    while first <= until:
        months.append(first)
        first = _next_month(first + timedelta(1))
    return months[:: -(-len(months) // _MOST_MONTHS)] if months else [since]


def _month(day: date) -> str:
    return f"{day:%b}" if day.month > 1 else f"{day.year}"


def _drawing(width: float, height: float, marks: Iterator[Node] | Sequence[Node], title: str = "") -> Renderable:
    """A picture of that size at most, with its title; without one it says nothing that isn't told beside it."""
    size = {"viewBox": f"0 0 {_n(width)} {_n(height)}", "width": _n(width), "height": _n(height)}
    names = {"role": "img", "aria-label": title} if title else {"aria-hidden": "true"}
    return _SVG({**size, **names})[marks]


def _text(words: str, x: float, y: float, kind: str = "tick", anchor: str = "start") -> Node:
    return _TEXT(class_=kind, x=_n(x), y=_n(y), text_anchor=anchor)[words]


def _line(x: float, y: float, to_x: float, to_y: float, kind: str) -> Node:
    return _LINE(class_=kind, x1=_n(x), y1=_n(y), x2=_n(to_x), y2=_n(to_y))


def _n(number: float) -> str:
    """A number as an attribute has it, which takes no float."""
    return f"{round(number, 1):g}"
