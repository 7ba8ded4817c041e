"""The letter to oneself that a review ends with: a month in one's own words, then and now, as Markdown.

It holds the user's words, as quotations, and fixed sentences between them, nothing else; a part without any of
the user's words is left out. At most a page: texts are shortened, and of many things a few stand for all.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from custfocus.base import wording
from custfocus.features.before_and_after.saying import TITLE, telling
from custfocus.features.plans.plans import MISSED, NO_OCCASION, USED
from custfocus.features.priorities.season import SeasonPriority
from custfocus.features.review.views import MonthReview, Quotation
from custfocus.features.scorecard import figures
from custfocus.features.scorecard.measures import is_stale, way
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.standing import SheetStanding
from custfocus.journal import kinds

_WENT = {USED: "Used:", MISSED: "The moment slipped by:", NO_OCCASION: "The moment never came:"}
QUOTE_LENGTH, ANSWER_LENGTH, BEFORE_LENGTH = 280, 800, 160
MOST_ANSWERS, MOST_HEARD, MOST_PRACTICES, MOST_PLANS, MOST_INTENTIONS = 2, 2, 3, 3, 3
MOST_SHEETS, MOST_BEGUN = 2, 2
# What worksheets call the fields for what was learnt and what will change, and what the letter says before each.
_TAUGHT = {"learnt": "You learnt:", "change": "This will change:"}


def letter(review: MonthReview) -> str:
    """The letter, its parts separated by blank lines, without a line end after the last."""
    return "\n\n".join(
        [
            f"# {review.name}",
            _opening(review),
            *_part("Then and now" if review.then else "In your own words", _reflected(review)),
            *_part("What you heard", _heard(review)),
            *_part("What you learnt", _learnt(review)),
            *_part("What you did", _done(review)),
            *_part("What you planned", _planned(review)),
            *_part("What you measured", _measured(review)),
            *_part(TITLE, _begun(review)),
            *_part("What you meant to do", _meant(review)),
            *_part("What you see", _seen(review)),
            *_part("What matters next", _next(review.priorities)),
            *_part("To remember", [quoted(review.line)] if review.line else []),
        ]
    )


def quoted(text: str, most: int = ANSWER_LENGTH) -> str:
    """The text as a quotation in Markdown."""
    return "\n".join(f"> {line}".rstrip() for line in wording.whole_words(text, most).split("\n"))


def _opening(review: MonthReview) -> str:
    today = wording.full_day(review.today)
    if not review.days:
        return f"Nothing was written in {review.first:%B}. This is what you made of it on {today}."
    days = wording.counted(review.days, "day")
    return (
        f"On {days} in {review.first:%B} you stopped to think about your {review.people.many}. "
        f"Here are your own words, kept on {today} to come back to."
    )


def _on(day: date, review: MonthReview) -> str:
    """A day in the letter, its year only where it isn't the letter's."""
    return wording.full_day(day, near=review.first)


def _part(title: str, paragraphs: Iterable[str]) -> list[str]:
    text = list(paragraphs)
    return [f"## {title}", *text] if text else []


def _reflected(review: MonthReview) -> Iterator[str]:
    if review.then:
        then, now = review.then
        yield f"**{now.asked}**"
        yield from _dated(f"On {_on(then.day, review)}:", then)
        yield from _dated(f"On {_on(now.day, review)}:", now)
    else:
        for answer in review.answers[:MOST_ANSWERS]:
            yield f"**{answer.asked}**"
            yield from _dated(f"On {_on(answer.day, review)}:", answer)


def _heard(review: MonthReview) -> Iterator[str]:
    for heard in review.heard[:MOST_HEARD]:
        who = f"{' '.join(heard.about.split())}, " if heard.about else ""
        yield from _dated(f"{who}{_on(heard.day, review)}:", heard)
        if heard.made:
            yield from ("You wrote about it:", quoted(heard.made, QUOTE_LENGTH))


def _learnt(review: MonthReview) -> Iterator[str]:
    """What the sheets taught that were closed in the month; of many, those with the most words, by day."""
    taught = [(each, texts) for each in review.sheets.closed if (texts := _taught(each))]
    fullest_first = sorted(taught, key=lambda lesson: -sum(map(len, lesson[1].values())))
    for sheet, texts in sorted(fullest_first[:MOST_SHEETS], key=taught.index):
        yield f"**{_line(sheet.title)}**, closed on {_on(sheet.closed or review.first, review)}."
        for name, text in texts.items():
            yield from (_TAUGHT[name], quoted(text, QUOTE_LENGTH))


def _taught(sheet: SheetStanding) -> dict[str, str]:
    fields = ((name, sheet.fields.get(name)) for name in _TAUGHT)
    return {name: text for name, text in fields if isinstance(text, str) and text.strip()}


def _done(review: MonthReview) -> Iterator[str]:
    for practice in review.practices[:MOST_PRACTICES]:
        yield f"**{practice.name}**, {wording.times(practice.times)}" + (":" if practice.happened.text else ".")
        if practice.happened.text:
            yield quoted(practice.happened.text, QUOTE_LENGTH)


def _planned(review: MonthReview) -> Iterator[str]:
    for outcome, title in _WENT.items():
        if texts := [plan.text for plan in review.plans if plan.outcome == outcome]:
            yield title
            yield _numbered(texts[:MOST_PLANS])


def _measured(review: MonthReview) -> Iterator[str]:
    """The last value in the month of each measure that has one."""
    fresh = [each for each in review.scorecard if not is_stale(each, review.first)]
    if fresh:
        yield _numbered(f"{each.name}: {_stood(each, review)}." for each in fresh)


def _stood(measure: MeasureStanding, review: MonthReview) -> str:
    value = figures.formatted(measure.last or 0, measure.unit)
    day = _on(measure.last_day or review.first, review)
    target = way(measure)
    return f"{value} on {day}; {target[0].lower()}{target[1:]}" if target else f"{value} on {day}"


def _begun(review: MonthReview) -> Iterator[str]:
    """What was begun, before and since, where something came in."""
    some = [each for each in review.before_and_after if each.before.count + each.since.count]
    for each in telling(some, MOST_BEGUN):
        what = each.measure or each.cause or ""
        yield f"**{_line(each.name)}**, since {_on(each.day, review)}, {_line(what)}. {each.says}"


def _meant(review: MonthReview) -> Iterator[str]:
    """The latest things from the month that the user meant to do and that are still open, by day."""
    latest_first = sorted((each for each in review.intentions if each.day >= review.first), key=_day, reverse=True)
    if latest_first:
        yield _numbered(each.text for each in latest_first[:MOST_INTENTIONS][::-1])


def _seen(review: MonthReview) -> Iterator[str]:
    for item in review.items:
        if item.text:
            yield f"**{item.asked}**"
            yield quoted(item.text)
            if item.before:
                yield from _dated(f"On {_on(item.before.day, review)} you wrote:", item.before, BEFORE_LENGTH)


def _next(priorities: Iterable[SeasonPriority]) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for priority in sorted(priorities, key=lambda each: (each.status != kinds.OPEN, each.status, each.until)):
        titles = {
            kinds.OPEN: f"Until {wording.full_day(priority.until)}:",
            kinds.DONE: "Done:",
            kinds.DROPPED: "Let go:",
        }
        groups.setdefault(titles[priority.status], []).append(priority.text)
    for title, texts in groups.items():
        yield title
        yield _numbered(texts)


def _dated(lead: str, quote: Quotation, most: int = QUOTE_LENGTH) -> tuple[str, str]:
    return lead, quoted(quote.text, most)


def _numbered(texts: Iterable[str]) -> str:
    return "\n".join(f"{place}. {_line(text)}" for place, text in enumerate(texts, 1))


def _day(quote: Quotation) -> date:
    return quote.day


def _line(text: str) -> str:
    return " ".join(wording.whole_words(text, QUOTE_LENGTH).split())
