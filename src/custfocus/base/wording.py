"""Days, months, counts and lists as pages and errors word them."""

import re
from collections.abc import Sequence
from datetime import date

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
# Whatever could begin something in Markdown, its common extensions included: within a line, and at its beginning.
_MARKDOWN_SIGNS = r"[\\`*_{}\[\]<>|~&#@$^=]|(?<=\w):(?=//)|(?<=[Ww][Ww][Ww])\.|!(?=\[)|:(?=[\w+-]+:)"
_MARKDOWN_BEGINS = r"^(?:[-+:](?=\s|-|:|\+|$)|(?<!\d)\d{1,9}[.)](?=\s|$))"
# Words that begin with the sound of a consonant, though with the letter of a vowel; and the other way round.
_LIKE_A_CONSONANT = r"eu|on(c)?e\b|u(ni(?![mn])|s[ei]|til)"
_LIKE_A_VOWEL = r"heir|hono|hour"
_IRREGULAR = {"people": "person", "children": "child", "men": "man", "women": "woman", "spouses": "spouse"}
# How several end, and how one of them does; the first that fits holds.
_PLURALS = (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x"), ("men", "man"), ("s", ""))
_ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def full_day(day: date, *, near: date | None = None) -> str:
    """A day with its month and year: 3 November 2026; without the year where it is that of `near`."""
    return day_and_month(day) if near and near.year == day.year else f"{day_and_month(day)} {day.year}"


def day_and_month(day: date) -> str:
    """A day without its year: 3 November."""
    return f"{day.day} {day:%B}"


def short_day(day: date) -> str:
    """A day in little room: 3 Nov."""
    return f"{day.day} {day:%b}"


def near_day(day: date, today: date) -> str:
    """A day so near that nobody would name it: today, yesterday; empty for any other."""
    return {0: "today", 1: "yesterday"}.get((today - day).days, "")


def ago(day: date, today: date) -> str:
    """How long ago a day was: today, yesterday, 3 days ago; of one still to come, its date."""
    days = (today - day).days
    return near_day(day, today) or (f"{days} days ago" if days > 0 else f"on {day}")


def weekday_and_day(day: date) -> str:
    """A day with its weekday: Tuesday 3 November 2026."""
    return f"{day:%A} {full_day(day)}"


def span(first: date, last: date) -> str:
    """The days from one to another: 3 November 2026 to 7 December 2026; the day alone where it is only one."""
    return full_day(first) if first == last else f"{full_day(first)} to {full_day(last)}"


def full_month(month: date) -> str:
    """A month with its year: October 2026."""
    return f"{month:%B} {month.year}"


def counted(count: int, noun: str, nouns: str = "", *, single: str = "1", grouped: bool = False) -> str:
    """So many of something: 1 day, 3 days, 2 entries, a plan.

    Args:
        count: How many.
        noun: What one of them is called.
        nouns: What several are called, where that isn't the same with an "s".
        single: What stands for 1, such as "a".
        grouped: Whether thousands are set off by commas.
    """
    if count == 1:
        return f"{single} {noun}"
    return f"{count:{',' if grouped else ''}} {nouns or noun + 's'}"


def times(count: int) -> str:
    """How often: once, twice, 3 times."""
    return {1: "once", 2: "twice"}.get(count, counted(count, "time"))


def how_often(count: int, days: int) -> str:
    """So often in so many days: every day, once a week, 3 times a week, twice in 10 days."""
    if count == days:
        return "every day"
    return f"{times(count)} a week" if days == 7 else f"{times(count)} in {days} days"  # noqa: PLR2004 - a week


def number(count: int, *, up_to: int = len(NUMBERS) - 1) -> str:
    """A small number as a word, a larger one in figures: two, 14."""
    return NUMBERS[count] if count <= min(up_to, len(NUMBERS) - 1) else str(count)


def singular(several: str) -> str:
    """What one of several is called: family for families; empty where that can't be told."""
    if several.endswith("ss"):
        return ""
    by_end = (several.removesuffix(end) + one for end, one in _PLURALS if several.endswith(end) and several != end)
    return _IRREGULAR.get(several.lower()) or next(by_end, "")


def with_article(noun: str) -> str:
    """A noun with "a" or "an" before it, whichever its first sound takes: a user, an hour."""
    word = noun.lower()
    by_letter = word[:1] in "aeiou" and not re.match(_LIKE_A_CONSONANT, word)
    return f"{'an' if by_letter or re.match(_LIKE_A_VOWEL, word) else 'a'} {noun}"


def in_words(count: int, noun: str) -> str:
    """So many of something, a small number as a word: one question, five questions, 14 questions."""
    return f"{number(count)} {noun}{'' if count == 1 else 's'}"


def ordinal(place: int) -> str:
    """A place in a row as a word, as far as the fifth: second, third, next."""
    return _ORDINALS.get(place, "next")


def listed(names: Sequence[str], last: str = "and") -> str:
    """Names in a row: a; a and b; a, b and c; with another word before the last: a, b or c."""
    return f" {last} ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def shortened(text: str, most: int, *, beyond: bool = False, trimmed: bool = False) -> str:
    """The text, or where it is longer than `most` characters, its beginning and "…".

    Args:
        text: The text.
        most: How many characters it may have.
        beyond: Whether the mark stands after so many characters, rather than as the last of them.
        trimmed: Whether no space is left before the mark.
    """
    if len(text) <= most:
        return text
    beginning = text[: most if beyond else most - 1]
    return f"{beginning.rstrip() if trimmed else beginning}…"


def one_line(text: str, most: int) -> str:
    """The text on one line of no more than `most` characters."""
    return shortened(" ".join(text.split()), most, trimmed=True)


def sentence(words: str) -> str:
    """Words with a capital and, where they have no end of their own, a full stop."""
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "?", "!", "…")) else ".")


def quoted(text: str, most: int = 60) -> str:
    """A text as it is quoted in the word that it was saved: on one line, its beginning where it is longer."""
    return f'"{one_line(text, most)}"'


def whole_words(text: str, most: int) -> str:
    """The text, or where it is longer than `most` characters, its beginning up to the end of a word and "…"."""
    text = text.strip()
    return text if len(text) <= most else f"{text[:most].rsplit(maxsplit=1)[0]} …"


def plain_markdown(text: str) -> str:
    """A text such that Markdown shows it as it is, on one line."""
    line = re.sub(_MARKDOWN_SIGNS, r"\\\g<0>", " ".join(text.split()))
    return re.sub(_MARKDOWN_BEGINS, lambda sign: f"{sign[0][:-1]}\\{sign[0][-1]}", line)


def paragraphs_in_markdown(text: str) -> list[str]:
    """A text such that Markdown shows it as it is, each line on its own, paragraph by paragraph."""
    paragraphs = [
        [plain_markdown(line) for line in paragraph.splitlines() if line.strip()]
        for paragraph in re.split(r"\n\s*\n", text.strip())
    ]
    return ["\\\n".join(lines) for lines in paragraphs if lines]


def quoted_markdown(text: str) -> str:
    """A text as a quotation in Markdown, with its own lines and paragraphs."""
    return "\n>\n".join(re.sub("(?m)^", "> ", paragraph) for paragraph in paragraphs_in_markdown(text))
