"""The barriers in a session: what the journal knows of them, handed to the coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from custfocus.base.errors import unknown
from custfocus.features.plans.barriers import Barriers, WholeBarrier, barriers, whole_barrier
from custfocus.features.plans.flow.planning import look as plans_for
from custfocus.features.plans.flow.planning import standing
from custfocus.features.practice.adoptions import MOST_AT_ONCE
from custfocus.features.practice.flow.standing import taken_on
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.models import Barrier

RATING = "rating"


def look(session: Session, *, numbered: bool = False) -> Barriers:
    """All barriers as the user has rated them."""
    ids = [barrier.id for barrier in session.framework.barriers]
    latest = {each: found[0] for each in ids if (found := ratings(session, each, limit=1))}
    return barriers(session.framework, latest, standing(session), session.today, numbered=numbered)


def look_at(session: Session, barrier: Barrier) -> WholeBarrier:
    """One barrier with all that belongs to it."""
    taken = {one.id for one in taken_on(session, session.today)}
    return whole_barrier(
        session.framework,
        barrier,
        ratings(session, barrier.id),
        plans_for(session, barrier).plans,
        taken,
        MOST_AT_ONCE - len(taken),
        session.today,
    )


def ratings(session: Session, barrier: str, *, limit: int | None = None) -> list[Entry]:
    """A barrier's ratings up to today, the newest first."""
    wanted = Filter(kinds=(RATING,), item=barrier, until=session.today)
    return session.find(wanted, limit=limit)


def named(session: Session, words: str) -> Barrier:
    """The barrier that an id or a name stands for.

    Raises:
        CustfocusError: There is none.
    """
    every = session.framework.barriers
    said = " ".join(words.split()).casefold()
    found = next((each for each in every if said in (each.id, each.name.casefold())), None)
    if found is None:
        raise unknown("barrier", words, [each.id for each in every], "custfocus barriers shows them.")
    return found


def choose(session: Session) -> Barrier | None:
    """Show the barriers by number and ask for which one a plan is to be; None where it is for none."""
    view = look(session, numbered=True)
    session.tell(view)
    session.warn("\nWhich one is your plan to answer?")
    names = [item.name for item in view.items]
    place = session.ask.pick(f"(1 to {len(names)}; Enter: another matter) ", names)
    return None if place is None else named(session, view.items[place].id)
