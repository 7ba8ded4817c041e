"""An entry in words: what it is called, its gist in a line, and what else it keeps."""

import json
import re
from collections.abc import Iterable
from datetime import date

from custfocus.base import wording
from custfocus.base.dates import first_of_month
from custfocus.features.entries.views import ListedEntry
from custfocus.features.scorecard import figures
from custfocus.journal import kinds
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import KINDS

_BECAME = {kinds.OPEN: "not yet", kinds.DONE: "done", kinds.DROPPED: "dropped"}
# Letters of a text that are enough for a line, however wide.
_LONGEST_GIST = 300
_DAY, _MONTH = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}"), re.compile("[0-9]{4}-[0-9]{2}")
GONE_SINCE = "What it was about has been deleted since."


def noun(entry: Entry) -> str:
    """What an entry is called in a sentence."""
    return KINDS[entry.kind].noun if entry.kind in KINDS else entry.kind


def gist(entry: Entry) -> str:
    """An entry in one line: what the user wrote, or what called for it; of a review, the month."""
    words, aside = " ".join((entry.text or entry.asked)[:_LONGEST_GIST].split()), entry.who
    match entry.record:
        case kinds.SheetRecord():
            from custfocus.features.sheets import words as sheet  # only a journal with sheets waits for these

            return (isinstance(entry, ListedEntry) and entry.told) or sheet.gist(entry)
        case kinds.Review(month=month):
            return f"Review of {wording.full_month(first_of_month(month))}"
        case kinds.Reply(sealed=str()):
            return "Waits to be put together with others"
        case kinds.Voices(count=count):
            return " · ".join(filter(None, (f"{count} people", words)))
        case kinds.Reading(value=value):
            return f"{words}: {figures.formatted(value)}"
        case kinds.Away(until=until):
            return f"{words} (until {wording.full_day(until)})".strip()
        case kinds.Intention(status=status) | kinds.Priority(status=kinds.DONE | kinds.DROPPED as status):
            aside = _BECAME[status]
        case kinds.Checklist(month=month) | kinds.Priority(month=month):
            return words or month
    return f"{words} ({aside})" if aside else words


def facts(entry: Entry) -> Iterable[tuple[str, str]]:
    """What else an entry keeps, in words: pairs of a label and what it says; of a damaged one, whatever is there."""
    record = entry.record
    if isinstance(record, kinds.SheetRecord):
        from custfocus.features.sheets import words as sheet

        yield from sheet.facts(entry)
        return
    yield from _told_otherwise(record)
    labels = KINDS[entry.kind].labels if entry.kind in KINDS else {}
    for key, value in entry.data.items() if isinstance(entry.data, dict) else ():
        label = labels.get(key, key.replace("_", " ").capitalize())
        if label and (value or type(value) in (int, float)):
            yield label, "yes" if value is True else _dated(value) if isinstance(value, str) else json.dumps(value)
    if rated := "\n".join(_rated(record)):
        yield "Ratings", rated


def _dated(value: str) -> str:
    """A value, where it is a day or a month, as one says it."""
    try:
        if _DAY.fullmatch(value):
            return wording.full_day(date.fromisoformat(value))
        return wording.full_month(first_of_month(value)) if _MONTH.fullmatch(value) else value
    except ValueError:
        return value


def _told_otherwise(record: kinds.Kind | None) -> Iterable[tuple[str, str]]:
    """What several fields of a kind say together, or one says in words of its own."""
    match record:
        case kinds.Heard(firsthand=False):
            yield "Heard", "second-hand"
        case kinds.Adoption(times=times, days=days):
            yield "Cadence", wording.how_often(times, days)
        case kinds.Plan(fired=fired, earlier=earlier):
            yield from ((wording.full_month(first_of_month(month)), outcome) for month, outcome in fired.items())
            yield from ((f"Worded until {each.until}", each.text) for each in earlier)


def _rated(record: kinds.Kind | None) -> Iterable[str]:
    """Ratings in words, a line each: what one person gave, or the mean of several people's."""
    match record:
        case kinds.Reply(ratings=tuple() as given):
            yield from (f"{each.value}: {each.says or each.principle}" for each in given)
        case kinds.Voices(ratings=ratings):
            for each in ratings:
                if people := sum(each.counts):
                    mean = sum(step * count for step, count in enumerate(each.counts, 1)) / people
                    yield f"{mean:.1f} of {people} people: {each.says or each.principle}"
