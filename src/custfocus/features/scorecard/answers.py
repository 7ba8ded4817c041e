"""Raw answers, one a row, made into a value a day, a week or a month, each with how many answers it is made of."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import UNSET, Struct

from custfocus.base.days import month_of
from custfocus.base.errors import usage
from custfocus.base.naming import YES_AND_NO, by_answer
from custfocus.features.scorecard.columns import read_figures
from custfocus.features.scorecard.figures import MARKS, brief, neat
from custfocus.features.scorecard.measures import MONTH, WEEK
from custfocus.features.scorecard.spreadsheet import bad_row
from custfocus.features.sheets.figures import median
from custfocus.journal import kinds
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import Made

MEAN, MEDIAN, COUNT, NPS = kinds.MEAN, kinds.MEDIAN, kinds.COUNT, kinds.NPS
# What may be answered to how likely somebody is to recommend, and from where on they do, or don't.
_LOWEST, _HIGHEST, _PROMOTES, _DETRACTS = 0, 10, 9, 6
_DECIMALS = {MEAN: 2, MEDIAN: 2, COUNT: 0, kinds.SHARE: 1, NPS: 1}
_DAYS_IN_WEEK = 7


class AnswersOfSpan(Struct, frozen=True):
    """The value of a day, a week or a month, made of its answers."""

    first: date
    """The first day of the span."""
    last: date
    """Its last day."""
    day: date
    """The day that the value is dated: the last one, or of a span that isn't over the day of its latest answer."""
    value: float
    """The value."""
    answers: int
    """How many answers it is made of."""


def figures_of(
    cells: Sequence[tuple[int, str]],
    made: Made,
    unit: str,
    marks: Sequence[str] = MARKS,
    of: Sequence[str] = (),
    *,
    name: str = "",
) -> list[float]:
    """What each answer counts for, where values are made of them in a certain way.

    Args:
        cells: The cells, each with its line.
        made: How values are made of them.
        unit: The unit that may stand in them.
        marks: What may stand before their decimals.
        of: The answers whose share is wanted; where there are none, those that say yes.
        name: What the column is called.

    Raises:
        CustfocusError: A cell is no answer to such a question; its line and column are told.
    """
    if made == COUNT:
        return [1.0] * len(cells)
    if made == kinds.SHARE:
        return [_counts(line, cell, of, name) for line, cell in cells]
    figures = read_figures(cells, unit, marks, name=name)
    if made == NPS:
        for (line, cell), figure in zip(cells, figures, strict=True):
            if not (_LOWEST <= figure <= _HIGHEST and float(figure).is_integer()):
                what = f'"{brief(cell)}" is no answer from {_LOWEST} to {_HIGHEST}'
                raise bad_row(
                    line, what, "How likely somebody is to recommend you is said in whole steps.", column=name
                )
    return figures


def made_of(answers: Iterable[tuple[date, float]], made: Made, every: str, today: date) -> tuple[AnswersOfSpan, ...]:
    """A value for each span that has answers, the earliest first; where they are counted, for those between as well.

    Args:
        answers: The day of each answer, and what it counts for.
        made: "mean", "median", "count", "share" of those that count, in per cent, or "nps": the per cent that answer
            9 or 10 less those that answer 6 or lower.
        every: "day", "week", from Monday on, or "month".
        today: The user's own day.
    """
    spans: dict[tuple[date, date], list[tuple[date, float]]] = {}
    for day, figure in sorted(answers):
        spans.setdefault(_span(day, every), []).append((day, figure))
    if made == COUNT and spans:
        first, last = min(spans)[0], max(spans)[0]
        while first < last:
            spans.setdefault(_span(first, every), [])
            first = _span(first, every)[1] + timedelta(1)
    return tuple(
        AnswersOfSpan(
            first=first,
            last=last,
            day=last if last <= today else max((day for day, _ in given), default=today),
            value=_value([figure for _, figure in given], made),
            answers=len(given),
        )
        for (first, last), given in sorted(spans.items())
    )


def see_to_unit(made: Made, name: str, unit: str) -> None:
    """Refuse a share for a measure that is counted in something else than per cent.

    Raises:
        CustfocusError: It is.
    """
    if made == kinds.SHARE and unit and not unit.startswith(("%", "per cent", "percent")):
        raise usage(
            f'A share is in %, and "{brief(name)}" is in {unit}.',
            f'custfocus scorecard change "{name}" --unit % changes that.',
            code="other-unit",
        )


def places_of(there: Mapping[date, Entry], span: AnswersOfSpan) -> tuple[Entry | None, list[Entry]]:
    """Of the values of a measure that are there, the one whose place a span's value takes, and those that then go.

    What was made of answers in these days is replaced, so that a month that goes on, or one that was taken by weeks
    before, never stands there twice; so is whatever has the same day.
    """
    made = [
        entry
        for day, entry in there.items()
        if day == span.day or (span.first <= day <= span.last and entry.of(kinds.Reading).answers is not UNSET)
    ]
    own = max(made, key=lambda entry: (entry.day == span.day, entry.day), default=None)
    return own, [entry for entry in made if entry is not own]


def _counts(line: int, cell: str, of: Sequence[str], name: str) -> float:
    """Whether an answer counts: 1 or 0."""
    words = " ".join(cell.split()).casefold()
    if of:
        wanted = (" ".join(each.split()).casefold() for each in of)
        return float(any(words == each or _is_same_number(words, each) for each in wanted))
    said = by_answer(words, YES_AND_NO)
    if len(said) != 1:
        what = f'"{brief(cell)}" is neither yes nor no'
        raise bad_row(line, what, "Say which answers count: --of VALUE, as often as you like.", column=name)
    return float(said[0] == "yes")


def _is_same_number(words: str, other: str) -> bool:
    try:
        return float(words) == float(other)
    except ValueError:
        return False


def _span(day: date, every: str) -> tuple[date, date]:
    if every == MONTH:
        return month_of(day)
    if every == WEEK:
        monday = date.fromordinal(max(1, day.toordinal() - day.weekday()))
        return monday, date.fromordinal(
            min(day.toordinal() - day.weekday() + _DAYS_IN_WEEK - 1, date.max.toordinal())
        )
    return day, day


def _value(figures: Sequence[float], made: Made) -> float:
    value: float
    if made == COUNT:
        value = len(figures)
    elif made == MEDIAN:
        value = median(figures) or 0
    elif made == NPS:
        promote, detract = (sum(map(fits, figures)) for fits in (_promotes, _detracts))
        value = 100 * (promote - detract) / len(figures)
    else:
        value = sum(figures) / len(figures) * (100 if made == kinds.SHARE else 1)
    return neat(round(value, _DECIMALS[made]))


def _promotes(figure: float) -> bool:
    return figure >= _PROMOTES


def _detracts(figure: float) -> bool:
    return figure <= _DETRACTS
