"""custfocus plan: an if-then plan for the moment when something gets in the way."""

from operator import attrgetter
from typing import Annotated

import typer

from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.base.naming import by_name, by_number, only_id
from custfocus.features.plans.flow import planning
from custfocus.features.plans.flow.barriers import choose, named
from custfocus.features.plans.plans import Planned, Plans, deed, moment, parts
from custfocus.journal.entry import Entry
from custfocus.terminal import completing as complete
from custfocus.terminal.options import On, day_of, exclusive, numbered
from custfocus.terminal.session import Session
from custfocus.terminal.texts import nothing_written

_LIKE = '--if "the queue grows" --then "I open the second desk"'
_SHOWS = "custfocus plan shows them with their numbers."


def run(
    session: Session,
    barrier: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[BARRIER]", autocompletion=complete.barriers, help="What it is to answer, by its id or name."
        ),
    ] = None,
    cue: Annotated[
        str | None, typer.Option("--if", metavar="TEXT", help="The moment, one that you would notice.")
    ] = None,
    response: Annotated[str | None, typer.Option("--then", metavar="TEXT", help="What you do then.")] = None,
    practice: Annotated[
        str | None,
        typer.Option(
            "--practice", metavar="ID", autocompletion=complete.practices, help="The practice it is part of."
        ),
    ] = None,
    reword: Annotated[
        str | None,
        typer.Option("--reword", metavar="N|ID", autocompletion=complete.plans, help="Word this one anew."),
    ] = None,
    drop: Annotated[
        str | None,
        typer.Option("--drop", metavar="N|ID", autocompletion=complete.plans, help="Let this one go."),
    ] = None,
    on: On = None,
) -> Plans | Planned:
    """Make an if-then plan: one moment, and what you do then.

    Without anything, it shows your plans and how each went. One plan is on the day's page at a time, week by
    week, and the review asks of each whether you used it.
    """
    given = (cue, response, practice) != (None, None, None)
    rewords, drops = reword is not None, drop is not None
    hint = "Make a plan, --reword and --drop go one by one."
    exclusive(rewords, drops, barrier, hint=hint)
    exclusive(drops, given, hint=hint)
    exclusive(on is not None, rewords or drops, what="--on is the day a plan is made.", hint="Leave it out here.")
    cue, response = _halves(cue, response)
    _check(session, practice)
    if drop is not None:
        return planning.drop(session, _named(session, drop))
    if reword is not None:
        return _reword(session, _named(session, reword), cue, response, practice)
    day = day_of(session, on)
    wanted = named(session, " ".join(barrier)) if barrier else None
    if cue and response:
        return planning.make(session, wanted, cue, response, practice, day)
    waits = session.asks and bool(session.drafts.find(planning.PLAN))
    if session.asks and (wanted or given or waits or not planning.standing(session)):
        wanted = wanted or (None if given or waits else choose(session))
        return planning.ask(session, wanted, cue, response, practice, day)
    if given or on is not None:
        raise usage("A plan needs its moment and what you do then.", f"Write it like {_LIKE}.")
    view = planning.look(session, wanted)
    numbered(
        session, [plan.id for plan in planning.look(session).plans] if wanted else [one.id for one in view.plans]
    )
    return view


def _halves(cue: str | None, response: str | None) -> tuple[str, str]:
    """The two halves as they were given, without the words that they begin with; a whole sentence is parted.

    Raises:
        CustfocusError: There is nothing in one of them.
    """
    if cue is not None and response is None:
        first, second = parts(cue)
    else:
        first, second = moment(cue or ""), deed(response or "")
    if (cue is not None and not first) or (response is not None and not second):
        raise nothing_written()
    return first, second


def _reword(session: Session, plan: Entry, cue: str, response: str, practice: str | None) -> Planned:
    if not (cue or response or practice):
        if not session.asks:
            raise usage("It isn't clear what it is to say.", f"Write it like {_LIKE}.")
        return planning.ask_anew(session, plan)
    before = parts(plan.text)
    cue, response = cue or before[0], response or before[1]
    if not response:
        raise usage("A plan needs what you do then.", f"Write it like {_LIKE}.")
    return planning.reword(session, plan, cue, response, practice)


def _check(session: Session, practice: str | None) -> None:
    offered = [item.id for item in session.framework.practices]
    if practice is not None and practice not in offered:
        raise unknown("practice", practice, offered, "custfocus practice --all shows all of them with their ids.")


def _named(session: Session, ref: str) -> Entry:
    """The plan of a number among those that stand, or of the first letters of its id.

    Raises:
        CustfocusError: There is none, or there are several.
    """
    every = planning.standing(session)
    plans = by_number(ref, every)
    if ref.isdecimal() and not plans:
        hint = _SHOWS if every else "custfocus plan makes a first one."
        raise CustfocusError(f"There is no plan {ref}.", hint, code="unknown-plan")
    plans = plans or by_name(ref, every, attrgetter("id"))
    chosen = only_id([plan.id for plan in plans], ref, "plan", _SHOWS)
    return next(plan for plan in plans if plan.id == chosen)
