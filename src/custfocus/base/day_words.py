"""The words that days are written with, as tables, and the patterns of a day's parts made from them."""

from collections.abc import Collection, Sequence

from custfocus.base.wording import NUMBERS, listed

DAYS_IN_WEEK = 7

MONTHS = {
    word: number
    for number, words in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1,
    )
    for word in words.split()
}  # fmt: skip
DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAYS = {
    word: number
    for number, words in enumerate(("mon", "tue tues", "wed weds", "thu thur thurs", "fri", "sat", "sun"))
    for word in (*words.split(), DAY_NAMES[number].lower())
}
NEAR = {
    "the day before yesterday": -2, "day before yesterday": -2, "yesterday": -1, "yesterday morning": -1,
    "yesterday afternoon": -1, "yesterday evening": -1, "today": 0, "now": 0, "this morning": 0,
    "this afternoon": 0, "this evening": 0, "tonight": 0, "tomorrow": 1, "tomorrow morning": 1,
    "tomorrow afternoon": 1, "tomorrow evening": 1, "day after tomorrow": 2, "the day after tomorrow": 2,
}  # fmt: skip
SIDES = {"last": -1, "previous": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
COUNTS = {word: count for count, word in enumerate(NUMBERS) if count} | {"a": 1, "an": 1}
_ORDINAL_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
    "twentieth",
)  # fmt: skip
ORDINALS = {word: place for place, word in enumerate(_ORDINAL_WORDS, 1)}
ORDINALS |= {f"twenty-{word}": 20 + place for place, word in enumerate(_ORDINAL_WORDS[:9], 1)}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31}
DAYS_IN = {"d": 1, "w": 7, "f": 14}
MONTHS_IN = {"m": 1, "y": 12}

# What they look like in a pattern, each a group of its name.
_NTH = rf"\d{{1,2}}(?:st|nd|rd|th)|{'|'.join(ORDINALS)}"
DAY = rf"(?P<day>{_NTH}|\d{{1,2}}\.?)"
MONTH = rf"(?P<month>{'|'.join(MONTHS)})\.?"
WEEKDAY = rf"(?P<weekday>{'|'.join(WEEKDAYS)})\.?"
YEAR = r"(?P<year>\d{4})"
ANY_YEAR = r"(?P<year>\d{4}|\d{2})"
COUNT = rf"(?P<count>\d{{1,4}}|{'|'.join(COUNTS)})"
UNIT = r"(?P<unit>d|w|m|y|(?:day|week|fortnight|month|year)s?)"
TIME = r"\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?|\d{1,2} ?[ap]m"


def in_week_order(weekdays: Collection[int]) -> tuple[int, ...]:
    """Weekdays in the order of the user's week, Monday as 0: it begins after the longest time without one.

    So Friday ends the week of Monday to Friday, and Thursday that of Sunday to Thursday.
    """
    ordered = sorted(weekdays)
    gaps = [(day - before - 1) % DAYS_IN_WEEK for before, day in zip((ordered[-1], *ordered), ordered, strict=False)]
    first = gaps.index(max(gaps))
    return (*ordered[first:], *ordered[:first])


def in_words(days: Sequence[int]) -> str:
    """Weekdays in the order of the user's week, in words: Monday to Friday, Tuesday and Thursday, every day."""
    if len(days) == DAYS_IN_WEEK:
        return "every day"
    if len(days) > 2 and days[-1] == (days[0] + len(days) - 1) % DAYS_IN_WEEK:  # noqa: PLR2004 - fewer are named
        return f"{DAY_NAMES[days[0]]} to {DAY_NAMES[days[-1]]}"
    return listed([DAY_NAMES[day] for day in days])
