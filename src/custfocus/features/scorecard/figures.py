"""Figures as people write them: read carefully, refused where they could be two, and written again."""

import re
from collections.abc import Sequence

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, usage
from custfocus.journal.kinds import MOST_DIGITS

POINT, COMMA = ".", ","
MARKS = (POINT, COMMA)
_GROUPED_FROM = 10_000
_SHOWN = 40
# What stands between groups of three digits, beside whichever of point and comma isn't the decimal mark.
_GAPS = " \u00a0\u2009\u202f'’"
_CORE = r"([^0-9]*?)([-+−]?\s*[.,]?[0-9](?:.*[0-9])?)([^0-9]*)"
_CLOCK = r"(?P<hours>[0-9]{1,3}):(?P<minutes>[0-5][0-9])(?::(?P<seconds>[0-5][0-9]))?"
_HOURS, _MINUTES = ("h", "hr", "hrs", "hour", "hours"), ("m", "min", "mins", "minute", "minutes")
_POWER = r"(?:[eE](?P<power>[-+]?[0-9]{1,2}))?"
# The least letters of a unit that is a word: ms has no plural.
_LEAST_LETTERS = 3
_PER_CENT = ("%", "percent", "per cent")


def figure(words: str, unit: str = "", marks: Sequence[str] = MARKS) -> float:
    """The number that words mean, with its unit or without: 4.5, 4,5, 12 000, 1,234.5, -3, 87 %.

    Args:
        words: The words.
        unit: The unit that may stand beside it, whole or shortened.
        marks: What may stand before the decimals.

    Raises:
        CustfocusError: It is no number, has another unit, has more digits than can be kept exactly, or could be
            two numbers, as 1,200 could.
    """
    if hours := re.fullmatch(_CLOCK, words.strip()):
        return _clock(words, hours, unit)
    core = _core(words, unit)
    readings = (_read(core, mark) for mark in marks)
    values = sorted({value for value in readings if value is not None}, reverse=True)
    if not values:
        if any(_read(core, mark) is not None for mark in MARKS):
            where = {POINT: "a point", COMMA: "a comma"}[marks[0]]
            raise _none(words, f"isn't written with {where} before its decimals")
        raise _none(words, "is no number")
    if len(values) > 1:
        large, small = core.replace(POINT, "").replace(COMMA, ""), f"{core}0"
        raise usage(
            f'"{brief(words)}" could be {" or ".join(map(formatted, values))}.',
            f"Write {large} for the larger one, {small} for the smaller one.",
            code="ambiguous-number",
        )
    return values[0]


def formatted(value: float, unit: str = "") -> str:
    """A number as pages write it, in no way that could be read as another: 4.5, 12 000, 87%, 3 hours, 1 hour."""
    unit = _of_one(unit) if value == 1 else unit
    text = f"{neat(value):,}" if abs(value) >= _GROUPED_FROM else str(neat(value))
    if "e" in text:
        text = f"{value:.{MOST_DIGITS}f}".rstrip("0").rstrip(POINT)
    return f"{text.replace(COMMA, ' ')}{'' if unit.startswith('%') or not unit else ' '}{unit}"


def _of_one(unit: str) -> str:
    """A unit as it stands beside one of it: visit of visits, call a week of calls a week; others as they are."""
    first, gap, rest = unit.partition(" ")
    is_word = len(first) >= _LEAST_LETTERS and not first.isupper() and first.isalpha()
    return f"{wording.singular(first) or first}{gap}{rest}" if is_word else unit


def neat(value: float) -> float:
    """The same number without what binary fractions add to it, whole where it is whole."""
    rounded = float(f"{value:.{MOST_DIGITS}g}")
    return int(rounded) if rounded.is_integer() else rounded


def brief(words: str) -> str:
    """Words to quote in an error, cut where they are long."""
    return wording.shortened(" ".join(words.split()), _SHOWN, beyond=True)


def _clock(words: str, parts: "re.Match[str]", unit: str) -> float:
    """A length of time written like a clock's, in hours or minutes as the unit says.

    Raises:
        CustfocusError: The unit is neither, or 1:30 may be minutes and seconds as well.
    """
    hours = int(parts["hours"]) + int(parts["minutes"]) / 60 + int(parts["seconds"] or 0) / 3600
    folded = unit.casefold()
    if folded in _HOURS:
        return neat(hours)
    if folded not in _MINUTES:
        raise _none(words, "is a time, and the measure isn't in hours or minutes")
    if parts["seconds"] is None:
        both = f"{formatted(neat(hours * 60))} or {formatted(neat(hours))} {unit}"
        hint = f"Write {words.strip()}:00 for the longer time, 0:{words.strip():0>5} for the shorter one."
        raise usage(f'"{brief(words)}" could be {both}.', hint, code="ambiguous-number")
    return neat(hours * 60)


def _core(words: str, unit: str) -> str:
    """The words without a unit."""
    line = " ".join(words.split())
    unit = " ".join(unit.split())
    bare = re.sub(rf"(?<=[0-9\s]){re.escape(unit)}$", "", line, flags=re.IGNORECASE).strip() if unit else line
    parts = re.fullmatch(_CORE, bare)
    if parts is None:
        raise _none(words, "is no number")
    beside = [part for part in (parts[1].strip(), parts[3].strip()) if part]
    if not all(_is_unit(part, unit) for part in beside):
        raise _none(words, f"isn't in {unit}" if unit else "is more than a number, and the measure has no unit")
    return parts[2]


def _is_unit(part: str, unit: str) -> bool:
    """Whether what stands beside a number is its unit: the same, its beginning, or its plural or singular."""
    part, unit = part.casefold().rstrip("."), unit.casefold()
    if part in _PER_CENT:
        return not unit or unit.startswith(_PER_CENT)
    return bool(part and unit) and (unit.startswith(part) or part in (f"{unit}s", f"{unit}es", _of_one(unit)))


def _read(core: str, mark: str) -> float | None:
    """The number, where this is how its decimals are marked; None where it is none then."""
    gaps = re.escape(_GAPS + (COMMA if mark == POINT else POINT))
    whole = rf"[0-9]+|[1-9][0-9]{{0,2}}(?P<gap>[{gaps}])[0-9]{{3}}(?:(?P=gap)[0-9]{{3}})*|"
    parts = re.fullmatch(
        rf"(?P<sign>[-+−]?)\s*(?P<whole>{whole})(?:{re.escape(mark)}(?P<rest>[0-9]+))?{_POWER}", core
    )
    if parts is None or (parts["power"] and parts["gap"]):
        return None
    digits, rest = re.sub("[^0-9]", "", parts["whole"]), parts["rest"] or ""
    exact = float(f"{digits or 0}.{rest or 0}e{parts['power'] or 0}")
    # Decimals beyond those that can be kept are what a program's fractions add.
    if len(digits.lstrip("0")) > MOST_DIGITS or exact >= 10**MOST_DIGITS:
        raise _none(core, f"has more than the {MOST_DIGITS} digits that can be kept exactly")
    value = neat(exact)
    return -value if parts["sign"] in ("-", "−") and value else value


def _none(words: str, why: str) -> CustfocusError:
    return usage(f'"{brief(words)}" {why}.', "Write the number alone, like 4.5 or 12000.", code="no-number")
