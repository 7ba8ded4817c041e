"""Raw answers from a spreadsheet's file: made into a value a day, a week or a month, all kept or none."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from custfocus.base.errors import usage
from custfocus.features.scorecard import columns, spreadsheet
from custfocus.features.scorecard.answers import (
    COUNT,
    AnswersOfSpan,
    figures_of,
    made_of,
    places_of,
    see_to_unit,
)
from custfocus.features.scorecard.flow.importing import (
    FileWanted,
    column_of_days,
    column_of_values,
    measure_of,
    text_of,
)
from custfocus.features.scorecard.flow.measures import all_measures
from custfocus.features.scorecard.measures import READING, by_measure, is_few, label
from custfocus.features.scorecard.spreadsheet import Table
from custfocus.features.scorecard.views import CHANGED, NEW, SAME, ImportedValues, MeasureStanding, ValueOfAnswers
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.kinds import Made
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.journal.pen import Pen

# A survey of a year has more answers than anybody has values.
LARGEST, MOST_ROWS = 16 * 1024 * 1024, 50_000


class _Change(Struct, frozen=True):
    """What becomes of a measure's values for one span."""

    span: AnswersOfSpan
    did: str
    before: Entry | None
    gone: Sequence[Entry]


def import_answers(
    session: Session, file: Path, wanted: FileWanted, made: Made, every: str, of: Sequence[str], *, dry_run: bool
) -> ImportedValues:
    """Take in the answers of a file, each row of it one.

    Args:
        session: The run.
        file: The file; "-" is stdin.
        wanted: What of it is wanted.
        made: How values are made of them.
        every: For what time a value stands: "day", "week" or "month".
        of: The answers whose share is wanted.
        dry_run: Whether only to say what would come.

    Raises:
        CustfocusError: It can't be read, an answer is none, or a name is missing and there is nobody to be asked.
    """
    table = spreadsheet.read_table(text_of(session, file, LARGEST), skips=wanted.skips, most=MOST_ROWS)
    measure = measure_of(session, table, wanted.measure)
    see_to_unit(made, measure.name, measure.unit)
    dated, valued = _columns(session, table, measure, wanted, made)
    if wanted.skips:
        table = table.without_gaps(dated, valued)
    days = columns.read_days(table.column(dated), session.today, wanted.first, name=table.name(dated))
    figures = figures_of(table.column(valued), made, measure.unit, wanted.marks, of, name=table.name(valued))
    spans = made_of(zip(days, figures, strict=True), made, every, session.today)
    changes = _keep(session, measure, spans, made, dry_run=dry_run)
    return _imported(
        next(each for each in all_measures(session) if each.id == measure.id),
        (table.headings[valued], table.headings[dated]),
        days,
        table.left_out,
        changes,
        made,
        every,
        dry_run=dry_run,
    )


def _imported(
    measure: MeasureStanding,
    names: tuple[str, str],
    days: Sequence[date],
    left_out: tuple[int, ...],
    changes: Sequence[_Change],
    made: Made,
    every: str,
    *,
    dry_run: bool,
) -> ImportedValues:
    did = Counter(each.did for each in changes)
    return ImportedValues(
        measure=measure,
        value_column=names[0],
        date_column=names[1],
        new=did[NEW],
        changed=did[CHANGED],
        same=did[SAME],
        since=min(days),
        until=max(days),
        left_out=left_out,
        made=made,
        every=every,
        values=tuple(_view(each, made) for each in changes),
        replaced=sum(len(each.gone) for each in changes),
        dry_run=dry_run,
    )


def _columns(
    session: Session, table: Table, measure: MeasureStanding, wanted: FileWanted, made: Made
) -> tuple[int, int]:
    """The places of the columns with the days and with the answers; whoever counts rows needs none of these."""
    dated = column_of_days(session, table, wanted.days)
    if made == COUNT and wanted.column is None:
        return dated, dated
    figures = made != kinds.SHARE
    return dated, column_of_values(session, table, measure, wanted.column, dated, of_figures=figures)


def _keep(
    session: Session, measure: MeasureStanding, spans: Sequence[AnswersOfSpan], made: Made, *, dry_run: bool
) -> list[_Change]:
    """Keep the value of each span, all or none."""
    if dry_run:
        return list(_changes(session, measure, spans, made))
    with session.store.acts.writing() as pen:
        changes = list(_changes(session, measure, spans, made))
        for each in changes:
            _put(pen, measure, each, made)
    return changes


def _changes(
    session: Session, measure: MeasureStanding, spans: Sequence[AnswersOfSpan], made: Made
) -> Iterator[_Change]:
    there: Mapping[date, Entry] = by_measure(session.find(Filter(kinds=(READING,)))).get(measure.id, {})
    left = dict(there)
    for span in spans:
        own, gone = places_of(left, span)
        for entry in (*([own] if own else []), *gone):
            del left[entry.day]
        if own is None:
            did = NEW
        else:
            is_same = own.of(kinds.Reading) == _reading(measure, span, made) and own.day == span.day and not gone
            did = SAME if is_same else CHANGED
        yield _Change(span, did, own, gone)


def _put(pen: "Pen", measure: MeasureStanding, change: _Change, made: Made) -> None:
    kept = _reading(measure, change.span, made)
    for entry in change.gone:
        pen.delete(entry)
    if change.before is None:
        pen.add(kept, change.span.day, asked=label(measure))
    elif change.did == CHANGED:
        before = change.before.of(kinds.Reading)
        after = structs.replace(before, value=kept.value, answers=kept.answers, made=kept.made)
        pen.edit(change.before, after, day=change.span.day)


def _reading(measure: MeasureStanding, span: AnswersOfSpan, made: Made) -> kinds.Reading:
    return kinds.Reading(measure.id, span.value, span.answers, made)


def _view(change: _Change, made: Made) -> ValueOfAnswers:
    span = change.span
    return ValueOfAnswers(span.first, span.day, span.value, span.answers, is_few(span.answers, made), change.did)


def see_to_ways(made: str | None, every: str | None, of: Sequence[str]) -> None:
    """Refuse what says how values are made of answers where they aren't to be.

    Raises:
        CustfocusError: They aren't.
    """
    if made is None and (every is not None or of):
        raise usage(
            f"{'--every' if every else '--of'} is for a file of answers.",
            "Say what they become: --as mean, --as nps.",
        )
    if of and made != kinds.SHARE:
        raise usage("--of names the answers whose share is wanted.", "Write it like --as share --of 5 --of 4.")
