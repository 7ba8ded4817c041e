"""custfocus plan: an if-then plan for the moment when something gets in the way."""

from typing import Annotated

import typer
from msgspec import UNSET, UnsetType

from custfocus.base.errors import unknown, usage
from custfocus.features.plans.command import barriers
from custfocus.features.plans.flow import asking, planning
from custfocus.features.plans.flow.barriers import barrier_named
from custfocus.features.plans.plans import deed, halves, moment
from custfocus.features.plans.views import Planned, Plans
from custfocus.journal.entry import Entry
from custfocus.terminal import completing as complete
from custfocus.terminal.options import On, day_of, exclusive
from custfocus.terminal.session import Session
from custfocus.terminal.texts import nothing_written

_LIKE = '--if "the queue grows" --then "I open the second desk"'


def run(
    session: Session,
    barrier: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[BARRIER]",
            autocompletion=complete.plannable,
            help="The barrier it helps against, by its id or name.",
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
    aim: Annotated[
        str | None,
        typer.Option(
            "--for",
            metavar="MEASURE|CAUSE",
            autocompletion=complete.aims,
            help="What it is to better, compared before and since.",
        ),
    ] = None,
    reword: Annotated[
        str | None,
        typer.Option("--reword", metavar="N|ID", autocompletion=complete.plans, help="Change the words of this one."),
    ] = None,
    drop: Annotated[
        str | None,
        typer.Option("--drop", metavar="N|ID", autocompletion=complete.plans, help="Let this one go."),
    ] = None,
    on: On = None,
) -> Plans | Planned:
    """Make an if-then plan: one moment, and what you do then.

    Without arguments, it shows your plans and how each went. One plan is on the day's page at a time, week by
    week, and the review asks of each whether you used it.
    """
    given = (cue, response, practice, aim) != (None, None, None, None)
    rewords, drops = reword is not None, drop is not None
    hint = "Make a plan, --reword and --drop go one by one."
    exclusive(rewords, drops, barrier, hint=hint)
    exclusive(drops, given, hint=hint)
    exclusive(on is not None, rewords or drops, what="--on is the day a plan is made.", hint="Leave it out here.")
    cue, response = _halves(cue, response)
    _check(session, practice)
    aimed = None if aim is None else _aim(session, aim)
    if drop is not None:
        return planning.drop(session, planning.plan_named(session, drop))
    if reword is not None:
        return _reword(session, planning.plan_named(session, reword), cue, response, practice, aimed)
    day = day_of(session, on)
    wanted = barrier_named(session, " ".join(barrier)) if barrier else None
    if cue and response:
        return planning.make(session, wanted, cue, response, practice, day, aimed or UNSET)
    if asking.is_begun(session, wanted, given=given):
        return asking.ask(session, wanted, cue, response, practice, day, aimed or UNSET)
    if given or on is not None:
        raise usage("A plan needs its moment and what you do then.", f"Write it like {_LIKE}.")
    view = planning.plans_that_stand(session, wanted)
    session.remember_numbers(list(view.numbers))
    session.remember_list(planning.PLANS, list(view.numbers))
    return view


def _halves(cue: str | None, response: str | None) -> tuple[str, str]:
    """The two halves as they were given, without the words that they begin with; a whole sentence is parted.

    Raises:
        CustfocusError: There is nothing in one of them.
    """
    if cue is not None and response is None:
        first, second = halves(cue)
    else:
        first, second = moment(cue or ""), deed(response or "")
    if (cue is not None and not first) or (response is not None and not second):
        raise nothing_written()
    return first, second


def _reword(
    session: Session, plan: Entry, cue: str, response: str, practice: str | None, aim: str | UnsetType | None
) -> Planned:
    if not (cue or response or practice or aim is not None):
        if not session.asks:
            raise usage("It isn't clear what it is to say.", f"Write it like {_LIKE}.")
        return asking.ask_anew(session, plan)
    before = halves(plan.text)
    cue, response = cue or before[0], response or before[1]
    if not response:
        raise usage("A plan needs what you do then.", f"Write it like {_LIKE}.")
    return planning.reword(session, plan, cue, response, practice, aim)


def _aim(session: Session, words: str) -> str | UnsetType:
    from custfocus.features.before_and_after.flow.aiming import aim_named  # only who says what for waits for it

    return aim_named(session, words)


def _check(session: Session, practice: str | None) -> None:
    offered = [item.id for item in session.framework.practices]
    if practice is not None and practice not in offered:
        raise unknown("practice", practice, offered, "custfocus practice --all shows all of them with their ids.")


PARTS = {"barriers": barriers.run}
