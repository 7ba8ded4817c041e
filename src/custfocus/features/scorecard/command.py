"""custfocus scorecard: a few measures of one's own, from the customer's side."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from custfocus.base.errors import unknown, usage
from custfocus.features.scorecard.figures import MARKS, figure
from custfocus.features.scorecard.flow import asking
from custfocus.features.scorecard.flow import importing as table
from custfocus.features.scorecard.flow import measures as measuring
from custfocus.features.scorecard.measures import (
    ACTIVITY,
    BETTER,
    CHANGED,
    NEW,
    OUTCOME,
    SAME,
    ImportedValues,
    LoggedValue,
    Scorecard,
    SettledMeasure,
)
from custfocus.features.scorecard.spreadsheet import FIRST
from custfocus.journal import kinds
from custfocus.journal.entry import Entry
from custfocus.terminal import completing as complete
from custfocus.terminal.options import On, day_of, numbered
from custfocus.terminal.session import Session

_NAMED = "Its number on the scorecard, its name, or how that begins."
Measured = Annotated[str, typer.Argument(metavar="MEASURE", autocompletion=complete.measures, help=_NAMED)]
OrNone = Annotated[str | None, typer.Argument(metavar="[MEASURE]", autocompletion=complete.measures, help=_NAMED)]
Unit = Annotated[str | None, typer.Option("--unit", metavar="UNIT", help="What it is counted in: hours, %, calls.")]
Better = Annotated[
    str | None, typer.Option("--better", metavar="|".join(BETTER), help="Which way is better; up if you don't say.")
]
Target = Annotated[str | None, typer.Option("--target", metavar="VALUE", help="The value to reach.")]
By = Annotated[
    str | None, typer.Option("--by", metavar="DAY", help="When to reach it: 2026-12-31, or a month, 2026-12.")
]
Source = Annotated[str | None, typer.Option("--source", metavar="TEXT", help="Where the figure comes from.")]
Outcome = Annotated[
    bool | None,
    typer.Option("--outcome/--activity", help="Whether a customer would feel it, or it counts what you do."),
]


def run(session: Session, measure: OrNone = None) -> Scorecard:
    """See up to five figures that tell how customers fare: their course, the last value, the way to the target.

    With a measure, all its values, the newest first.
    """
    view = measuring.scorecard(session, measure)
    entries = view.measures if view.readings is None else view.readings
    numbered(session, [each.id for each in entries])
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
    said = " ".join(" ".join(name or ()).split())
    if not (said or session.asks):
        raise usage("A measure needs a name.", "Write it like custfocus scorecard add First reply --unit hours.")
    fields = _fields(session, {"unit": unit, "better": better, "target": target, "by": by, "source": source}, "")
    if outcome is not None:
        fields["felt"] = OUTCOME if outcome else ACTIVITY
    if said:
        said = str(measuring.parsed(session, "name", said, ""))
    begin = asking.begin if session.asks else measuring.set_up
    return _settled(session, begin(session, said, fields), NEW, asks=True)


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
    found = measuring.named(measuring.standing(session), measure)
    before = measuring.entry_of(session, found)
    said = {"unit": unit, "better": better, "target": target, "by": by, "source": source, "name": name}
    fields = _fields(session, said, found.unit)
    if outcome is not None:
        fields["felt"] = OUTCOME if outcome else ACTIVITY
    if retire is not None:
        fields["status"] = kinds.RETIRED if retire else kinds.OPEN
    if fields:
        after = measuring.change(session, before, fields)
    elif session.asks:
        after = asking.settle(session, asking.rename(session, before))
    else:
        raise usage("There is nothing to change.", f"Write it like custfocus scorecard change {measure} --target 4.")
    felt = after.of(kinds.Measure).felt != before.of(kinds.Measure).felt
    return _settled(session, after, SAME if after == before else CHANGED, asks=felt)


def log(
    session: Session,
    measure: OrNone = None,
    value: Annotated[
        list[str] | None, typer.Argument(metavar="[VALUE]...", help="The value, with its unit or without.")
    ] = None,
    on: On = None,
) -> LoggedValue | Scorecard | None:
    """Keep a value of a measure; a second one on a day takes the place of the first.

    At a terminal you are asked for whatever you leave out; without a measure, for each of them.
    """
    day = day_of(session, on)
    said = " ".join(value or ())
    if measure is None or not said.strip():
        if not session.asks:
            raise usage("There is no value to keep.", 'Write it like custfocus scorecard log "First reply" 5.2.')
        return _heard(session, measure, day)
    found = measuring.named(measuring.standing(session), measure)
    return measuring.log(session, found, day, figure(said, found.unit))


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
        typer.Option("--decimal", metavar=".|,", help="What stands before decimals, where it isn't plain."),
    ] = None,
    first: Annotated[
        str | None, typer.Option("--first", metavar="|".join(FIRST), help="What comes first in 03/04/2026.")
    ] = None,
) -> ImportedValues:
    """Take values in from a spreadsheet's file, all of them or none.

    Where only one column will do it is taken; else name it, or be asked at a terminal. Taking the same file in
    again changes nothing. A month stands for its last day.
    """
    marks = _valid("decimal mark", decimal, MARKS)
    return table.bring(
        session, file, measure=measure, column=column, days=days, marks=marks, first=_valid("order", first, FIRST)
    )


def _heard(session: Session, measure: str | None, day: date) -> LoggedValue | Scorecard | None:
    if measure is None:
        return asking.hear_all(session, day)
    return asking.hear(session, measuring.named(measuring.standing(session), measure), day)


def _fields(session: Session, said: dict[str, str | None], unit: str) -> dict[str, Any]:
    """What the options say, by field; the unit first, as the target may be given with it."""
    given = {field: words for field, words in said.items() if words is not None}
    unit = given.get("unit", unit)
    return {field: measuring.parsed(session, field, words, unit) for field, words in given.items()}


def _settled(session: Session, entry: Entry, did: str, *, asks: bool) -> SettledMeasure:
    measure = next(each for each in measuring.standing(session) if each.id == entry.id)
    return SettledMeasure(measure, did, asks and measure.felt == ACTIVITY)


def _valid(what: str, said: str | None, choices: tuple[str, ...]) -> tuple[str, ...]:
    if said is None:
        return choices
    if said not in choices:
        raise unknown(what, said, choices, code=f"unknown-{what.replace(' ', '-')}")
    return (said,)


PARTS = {"add": add, "log": log, "change": change, "import": take_in}
