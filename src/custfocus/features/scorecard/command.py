"""custfocus scorecard: a few measures of one's own, from the customer's side."""

from pathlib import Path
from typing import Annotated, TypeVar

import typer

from custfocus.base.errors import unknown, usage
from custfocus.features.scorecard.dated import FIRST
from custfocus.features.scorecard.fields import FieldValue
from custfocus.features.scorecard.figures import MARKS
from custfocus.features.scorecard.flow import answers, asking, importing, measures
from custfocus.features.scorecard.measures import ACTIVITY, BETTER, EVERY, MONTH, OUTCOME
from custfocus.features.scorecard.views import ImportedValues, LoggedValue, Scorecard, SettledMeasure
from custfocus.journal import kinds
from custfocus.terminal import completing as complete
from custfocus.terminal.options import On, day_of
from custfocus.terminal.session import Session

W = TypeVar("W", bound=str)

_NAMED = "Its number on the scorecard, its name, or how that begins."
Measured = Annotated[str, typer.Argument(metavar="MEASURE", autocompletion=complete.measures, help=_NAMED)]
OrNone = Annotated[str | None, typer.Argument(metavar="[MEASURE]", autocompletion=complete.measures, help=_NAMED)]
Unit = Annotated[str | None, typer.Option("--unit", metavar="UNIT", help="What it is counted in: hours, %, calls.")]
Better = Annotated[
    str | None,
    typer.Option(
        "--better", metavar="|".join(BETTER), help="Whether a higher or a lower value is better; up if you don't say."
    ),
]
Target = Annotated[str | None, typer.Option("--target", metavar="VALUE", help="The value to reach.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="DAY", help="When to reach it: 2026-12-31, or a month, 2026-12.")
]
Source = Annotated[str | None, typer.Option("--source", metavar="TEXT", help="Where the figure comes from.")]
Outcome = Annotated[
    bool | None,
    typer.Option("--outcome/--activity", help="Whether those you serve would feel it, or it counts what you do."),
]


def run(session: Session, measure: OrNone = None) -> Scorecard:
    """See up to five figures on how the people you serve are doing.

    Each has its trend, its latest value, and how far the target is. With a measure, all its values, the newest first.
    """
    view = measures.scorecard(session, measure)
    entries = view.measures if view.readings is None else view.readings
    session.remember_numbers([each.id for each in entries])
    if view.readings is None:
        session.remember_list(measures.MEASURES, [each.id for each in (*view.measures, *view.retired)])
    return view


def add(
    session: Session,
    name: Annotated[list[str] | None, typer.Argument(metavar="[NAME]...", help="What it is called.")] = None,
    unit: Unit = None,
    better: Better = None,
    target: Target = None,
    by: By = None,
    source: Source = None,
    outcome: Outcome = None,
) -> SettledMeasure:
    """Set up a measure; there is room for five.

    At a terminal you are asked for whatever you leave out.
    """
    words = " ".join(" ".join(name or ()).split())
    if not (words or session.asks):
        raise usage("A measure needs a name.", "Write it like custfocus scorecard add First reply --unit hours.")
    fields = _given(unit=unit, better=better, target=target, by=by, source=source)
    return asking.add(session, words, fields, _felt(outcome))


def change(
    session: Session,
    measure: Measured,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What it is called.")] = None,
    unit: Unit = None,
    better: Better = None,
    target: Target = None,
    by: By = None,
    source: Source = None,
    outcome: Outcome = None,
    retire: Annotated[
        bool | None, typer.Option("--retire/--reopen", help="Let it go, or take it up again; its values stay.")
    ] = None,
) -> SettledMeasure:
    """Change a measure, or let it go.

    An empty value takes away what was there: --target "". At a terminal and without options, you are asked.
    """
    fields = _given(unit=unit, better=better, target=target, by=by, source=source, name=name)
    known = _felt(outcome)
    if retire is not None:
        known["status"] = kinds.RETIRED if retire else kinds.OPEN
    return asking.change_named(session, measure, fields, known)


def log(
    session: Session,
    measure: OrNone = None,
    value: Annotated[
        list[str] | None, typer.Argument(metavar="[VALUE]...", help="The value, with its unit or without.")
    ] = None,
    on: On = None,
) -> LoggedValue | Scorecard | None:
    """Save a value of a measure; another for the same day replaces it.

    At a terminal you are asked for whatever you leave out; without a measure, for each of them.
    """
    day = day_of(session, on)
    words = " ".join(value or ())
    if measure is not None and words.strip():
        return measures.log(session, measure, day, words)
    if not session.asks:
        raise usage("There is no value to keep.", 'Write it like custfocus scorecard log "First reply" 5.2.')
    return asking.log_by_asking(session, measure, day)


def take_in(
    session: Session,
    file: Annotated[Path, typer.Argument(metavar="FILE", help='A CSV file; "-" reads a pipe.')],
    measure: Annotated[
        str | None,
        typer.Option("--measure", metavar="MEASURE", autocompletion=complete.measures, help="Whose values they are."),
    ] = None,
    column: Annotated[str | None, typer.Option("--column", metavar="NAME", help="The column of the values.")] = None,
    days: Annotated[str | None, typer.Option("--date", metavar="NAME", help="The column of their days.")] = None,
    decimal: Annotated[
        str | None,
        typer.Option("--decimal", metavar=".|,", help="The decimal sign, if the file doesn't make it clear."),
    ] = None,
    first: Annotated[
        str | None, typer.Option("--first", metavar="|".join(FIRST), help="What comes first in 03/04/26.")
    ] = None,
    skip_gaps: Annotated[
        bool, typer.Option("--skip-gaps", help="Leave out rows without a day or a value: a title, a total, N/A.")
    ] = False,
    made: Annotated[
        str | None,
        typer.Option("--as", metavar="|".join(kinds.MADE), help="Each row is an answer: make values of them."),
    ] = None,
    every: Annotated[
        str | None,
        typer.Option("--every", metavar="|".join(EVERY), help="With --as: for what time a value stands; a month."),
    ] = None,
    of: Annotated[
        list[str] | None,
        typer.Option("--of", metavar="VALUE", help="With --as share: an answer that counts; those that say yes."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would come.")] = False,
) -> ImportedValues:
    """Take values in from a spreadsheet's file, all of them or none.

    Where only one column will do it is taken; else name it, or be asked at a terminal. Taking the same file in
    again changes nothing. A week, a month or a quarter stands for its last day.

    Where each row is one answer of a survey, --as makes a value of each month's, week's or day's: their mean or
    median, how many there are, the share of some of them in per cent, or a net promoter score of answers from 0 to
    10. How many answers it is made of stands beside each value; fewer than ten are few.
    """
    answers.see_to_ways(made, every, of or ())
    wanted = importing.FileWanted(
        measure, column, days, _valid("decimal mark", decimal, MARKS), _valid("order", first, FIRST), skip_gaps
    )
    if made is None:
        return importing.import_values(session, file, wanted, dry_run=dry_run)
    way = _valid("way", made, kinds.MADE)[0]
    span = _valid("time", every or MONTH, EVERY)[0]
    return answers.import_answers(session, file, wanted, way, span, of or (), dry_run=dry_run)


def _given(**words: str | None) -> dict[str, str]:
    """What was given of a measure's fields; the unit first, as the target may be given with it."""
    return {field: text for field, text in words.items() if text is not None}


def _felt(outcome: bool | None) -> dict[str, FieldValue]:
    return {} if outcome is None else {"felt": OUTCOME if outcome else ACTIVITY}


def _valid(what: str, word: str | None, choices: tuple[W, ...]) -> tuple[W, ...]:
    if word is None:
        return choices
    named = tuple(choice for choice in choices if choice == word)
    if not named:
        raise unknown(what, word, choices, code=f"unknown-{what.replace(' ', '-')}")
    return named


PARTS = {"add": add, "log": log, "change": change, "import": take_in}
