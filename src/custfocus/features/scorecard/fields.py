"""What a measure is: its fields, from the words that somebody gives for each."""

import re
from collections.abc import Mapping
from datetime import date

from msgspec import convert, structs

from custfocus.base import dates, wording
from custfocus.base.errors import unknown, usage
from custfocus.features.scorecard.figures import brief, figure
from custfocus.features.scorecard.measures import BETTER
from custfocus.journal import kinds

LONGEST_NAME, LONGEST_UNIT = 80, 40
_MONTH = r"\d{4}-\d{2}"


FieldValue = str | float | date | None


def field_values(words: Mapping[str, str], unit: str, today: date) -> dict[str, FieldValue]:
    """What the words for several fields mean; a target is read in the unit among them, or else in this one.

    Raises:
        CustfocusError: Those for one of them mean nothing there.
    """
    unit = words.get("unit", unit)
    return {field: field_value(field, text, unit, today) for field, text in words.items()}


def field_value(field: str, text: str, unit: str, today: date) -> FieldValue:
    """What the words for one field of a measure mean; None, or an empty text, where there are none.

    Args:
        field: "name", "unit", "better", "target", "by" or "source".
        text: The words.
        unit: The measure's unit.
        today: The user's own day.

    Raises:
        CustfocusError: They mean nothing there.
    """
    words = " ".join(text.split())
    if field == "target":
        return figure(words, unit) if words else None
    if field == "by":
        return _deadline(words, today) if words else None
    if field == "better" and words not in BETTER:
        raise unknown("direction", brief(words), BETTER)
    if field == "name":
        return measure_name(words)
    if field == "unit":
        _limit(words, LONGEST_UNIT, "unit")
    return words


def measure_name(text: str) -> str:
    """The name that the words are.

    Raises:
        CustfocusError: There is no letter in it, or it is too long.
    """
    words = " ".join(text.split())
    if not words or words.isdecimal():
        raise usage("A measure needs a name, with a letter in it.", 'Such as "First reply".', code="no-name")
    _limit(words, LONGEST_NAME, "name")
    return words


def new_measure(fields: Mapping[str, FieldValue]) -> kinds.Measure:
    """What a new measure keeps.

    Raises:
        CustfocusError: The fields don't go together.
    """
    return _whole(convert(fields, kinds.Measure))


def changed_measure(before: kinds.Measure, fields: Mapping[str, FieldValue]) -> kinds.Measure:
    """What a measure keeps once these fields are changed; without a target it has no day to reach it by.

    Raises:
        CustfocusError: The fields don't go together.
    """
    data = dict(fields)
    if "target" in data and data["target"] is None:
        data.setdefault("by", None)
    return _whole(structs.replace(before, **data))


def _whole(measure: kinds.Measure) -> kinds.Measure:
    if measure.target is None and measure.by is not None:
        raise usage("--by says when a target is to be reached.", "Give the target as well: --target.")
    return measure


def _limit(words: str, most: int, what: str) -> None:
    if len(words) > most:
        raise usage(f"That is long for a {what}.", f"Say it in {most} letters or fewer.", code="too-long")


def _deadline(words: str, today: date) -> date:
    """The day to reach a target by; a month stands for its last day."""
    is_month = re.fullmatch(_MONTH, words)
    day = dates.month_end(dates.parse_month(words, today)) if is_month else dates.parse_day(words, today, ahead=True)
    if day < today:
        raise usage(f"{wording.full_day(day)} is over.", "Name a day to come.", code="past-day")
    return day
