"""The parts of a report, made of what the journal knows of a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice
from statistics import median
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.base.dates import day_in, first_of_month, month_end
from custfocus.content.framework import Framework, Served
from custfocus.features.before_and_after.views import BeforeAndAfter
from custfocus.features.insights.views import CaseTable, RecoveryOffer, RecurringTheme
from custfocus.features.progress.views import PrincipleWeeks
from custfocus.features.report.views import (
    AheadItem,
    CasesOfTime,
    CaseWait,
    DatedValue,
    MeasureCourse,
    MonthLetter,
    RecoveryDue,
    SaidBySeveral,
    SaidWords,
    SelfAndOthers,
)
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.share.passages import passages_of_sheet
from custfocus.features.sheets.sheet import Sheet
from custfocus.features.sheets.standing import SheetStanding
from custfocus.features.voices.views import OthersRating
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.declared import Cases

# How long a time is called by about which name, in days.
_LENGTHS = (
    (6, 8, "A week"),
    (27, 32, "A month"),
    (88, 93, "A quarter"),
    (178, 185, "Half a year"),
    (363, 367, "A year"),
)
_WEEK = 7


def title_of(since: date, until: date, people: Served) -> str:
    """What a report on a time is called: A quarter with customers."""
    days = (until - since).days + 1
    if since.day == 1 and until == month_end(since):
        return f"{wording.full_month(since)} with {people.many}"
    length = next((words for least, most, words in _LENGTHS if least <= days <= most), "")
    counted = wording.in_words(days, "day") if days < _WEEK else wording.in_words(round(days / _WEEK), "week")
    return f"{length or counted[:1].upper() + counted[1:]} with {people.many}"


def pairs_of(principles: Iterable[PrincipleWeeks], others: Mapping[str, OthersRating]) -> tuple[SelfAndOthers, ...]:
    """The principles that have been rated, by the leader or by others."""
    nobody = OthersRating(None, 0)
    said = ((each, others.get(each.id, nobody)) for each in principles)
    return tuple(
        SelfAndOthers(each.id, each.name, each.rating, rated.mean, rated.count)
        for each, rated in said
        if each.rating is not None or rated.mean is not None
    )


def courses_of(
    measures: Iterable[MeasureStanding], readings: Mapping[str, Mapping[date, Entry]], since: date, until: date
) -> tuple[MeasureCourse, ...]:
    """The measures with their values in a time.

    Args:
        measures: The measures as they stood at its end.
        readings: The entries of all values, by the measure's id and by day.
        since: Its first day.
        until: Its last.
    """
    return tuple(
        MeasureCourse(
            measure,
            tuple(
                DatedValue(day, entry.of(kinds.Reading).value)
                for day, entry in readings.get(measure.id, {}).items()
                if since <= day <= until
            ),
        )
        for measure in measures
    )


def cases_of(
    sheets: Sequence[Sheet],
    cases: Cases,
    since: date,
    until: date,
    *,
    causes: CaseTable,
    channels: CaseTable,
    tags: CaseTable,
    medians: tuple[float | None, ...],
) -> CasesOfTime:
    """What was brought up in a time.

    Args:
        sheets: The sheets of all cases.
        cases: What the framework declares of them.
        since: Its first day.
        until: Its last.
        causes: What they are put down to.
        channels: How they came in.
        tags: The leader's own tags.
        medians: How long it took until they were told, for each period of these.
    """
    waits = [wait for sheet in sheets if (wait := _wait(sheet, cases, since, until))]
    days = [wait.days for wait in waits if wait.told and wait.told >= since]
    return CasesOfTime(
        (cases.called.one, cases.called.many),
        sum(since <= sheet.opened <= until for sheet in sheets),
        tuple(sorted(waits, key=lambda wait: (wait.opened, wait.id))),
        median(days) if days else None,
        causes,
        channels,
        tags,
        medians,
    )


def _wait(sheet: Sheet, cases: Cases, since: date, until: date) -> CaseWait | None:
    """How long a case waited; None where that has nothing to do with the time."""
    day = day_in(sheet.values.get(cases.told))
    answered = day if day and day <= until else None
    over = answered or (sheet.closed if sheet.closed and sheet.closed <= until else None)
    if sheet.opened > until or (sheet.opened < since and over is not None and over < since):
        return None
    if answered is None and over is not None:  # closed without: they confirmed it, or couldn't be reached
        return None
    return CaseWait(sheet.id, sheet.opened, answered, max(0, ((answered or until) - sheet.opened).days))


def said_of(heard: Iterable[Entry], sheets: Sequence[Sheet], framework: Framework) -> tuple[SaidWords, ...]:
    """What customers said, the earliest first; what became a case is told there.

    Args:
        heard: What was heard, the earliest first.
        sheets: The sheets of cases, likewise.
        framework: The framework, whose worksheets say which of their words may be handed on.
    """
    taken_up = {sheet.of for sheet in sheets}
    kept = ((entry, entry.of(kinds.Heard)) for entry in heard if entry.id not in taken_up)
    said = [
        SaidWords(entry.id, entry.day, entry.text.strip(), each.who or "", each.channel or "") for entry, each in kept
    ]
    said += [words for sheet in sheets if (words := _on_sheet(sheet, framework))]
    return tuple(sorted(said, key=lambda words: words.day))


def _on_sheet(sheet: Sheet, framework: Framework) -> SaidWords | None:
    """What a case's sheet has in its customer's words, where its worksheet lets that be handed on."""
    cases = framework.pack.cases
    wanted = [f"{sheet.id}.{field}" for field in cases.words] if cases else []
    passages = {each.id: each.text for each in passages_of_sheet(sheet, framework)}
    passage = next((name for name in wanted if name in passages), None)
    if cases is None or passage is None:
        return None
    way, day = sheet.values.get(cases.channel, ""), day_in(sheet.values.get(cases.told))
    return SaidWords(passage, sheet.opened, passages[passage].strip(), sheet.customer or "", str(way), day)


def shared_of(themes: Iterable[RecurringTheme], most: int) -> tuple[SaidBySeveral, ...]:
    """What several people said, so many at most."""
    return tuple(
        SaidBySeveral(theme.words, theme.people, theme.examples[0].sentence) for theme in islice(themes, most)
    )


def recoveries_of(offers: Iterable[RecoveryOffer], begun: Iterable[BeforeAndAfter]) -> tuple[RecoveryDue, ...]:
    """The causes against which a plan is due: those about which nothing was begun since they last came up.

    Args:
        offers: The recoveries that are worth planning.
        begun: What was begun, of which a decision or a practice that holds does as well.
    """
    holding = sorted((each.day, each.cause.casefold()) for each in begun if each.cause and each.ended is None)
    answered = {cause: day for day, cause in holding}
    return tuple(
        RecoveryDue(each.cause, len(each.complaints), (each.last - each.first).days + 1)
        for each in offers
        if answered.get(each.cause.casefold(), date.min) < each.last
    )


def letters_of(reviews: Iterable[Entry], since: date, until: date) -> tuple[MonthLetter, ...]:
    """The letters of the months that reach into a time."""
    kept = ((entry, entry.of(kinds.Review)) for entry in reviews)
    letters = (
        MonthLetter(entry.id, first_of_month(review.month), review.line, entry.text)
        for entry, review in kept
        if review.finished and entry.text.strip()
    )
    in_time = (letter for letter in letters if letter.month <= until and month_end(letter.month) >= since)
    return tuple(sorted(in_time, key=lambda letter: letter.month))


def ahead_of(
    sheets: Iterable[SheetStanding],
    intentions: Sequence[Entry],
    priorities: Iterable[Entry],
    plans: Iterable[Entry],
    today: date,
) -> tuple[AheadItem, ...]:
    """What comes next.

    Args:
        sheets: Those that are open, the most overdue first.
        intentions: What the leader meant to do and what is still open, the newest first.
        priorities: Those that stand, the first set first.
        plans: The if-then plans that stand, the first made first.
        today: The user's own day.
    """
    steps = (
        AheadItem(each.id, "sheet", f"{each.title}: {_begun(each.step)}", each.due, each.overdue, each.about)
        for each in sheets
    )
    meant = (
        AheadItem(each.id, "intention", each.text, each.day) for each in reversed(intentions) if each.day <= today
    )
    seasons = (
        AheadItem(each.id, "priority", each.text, until, max(0, (today - until).days))
        for each in priorities
        for until in [each.of(kinds.Priority).until]
    )
    moments = (AheadItem(each.id, "plan", each.text, None) for each in plans)
    return (*steps, *meant, *seasons, *moments)


def _begun(step: str) -> str:
    return f"{step[:1].lower()}{step[1:]}"


def usual_since(today: date, days: int) -> date:
    """The first of the last so many days."""
    return today - timedelta(min(days - 1, (today - date.min).days))
