"""The barriers with what the journal knows of them: all as they were rated, one whole, one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from custfocus.base.errors import unknown
from custfocus.features.plans.barriers import barriers, whole_barrier
from custfocus.features.plans.flow.planning import plans_that_stand, standing_plans
from custfocus.features.plans.views import Barriers, WholeBarrier
from custfocus.features.practice.adoptions import MOST_AT_ONCE
from custfocus.features.practice.flow.standing import taken_on
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.models import Barrier

RATING = "rating"


def barriers_as_rated(session: Session, *, numbered: bool = False) -> Barriers:
    """All barriers as the user has rated them."""
    ids = [barrier.id for barrier in session.framework.barriers]
    latest = {each: newest[0] for each in ids if (newest := _ratings(session, each, limit=1))}
    return barriers(session.framework, latest, standing_plans(session), session.today, numbered=numbered)


def barrier_in_full(session: Session, barrier: Barrier) -> WholeBarrier:
    """One barrier with all that belongs to it."""
    taken = {practice.id for practice in taken_on(session, session.today)}
    return whole_barrier(
        session.framework,
        barrier,
        _ratings(session, barrier.id),
        plans_that_stand(session, barrier).plans,
        taken,
        MOST_AT_ONCE - len(taken),
        session.today,
    )


def _ratings(session: Session, barrier: str, *, limit: int | None = None) -> list[Entry]:
    """A barrier's ratings up to today, the newest first."""
    wanted = Filter(kinds=(RATING,), item=barrier, until=session.today)
    return session.find(wanted, limit=limit)


def barrier_named(session: Session, words: str) -> Barrier:
    """The barrier that an id or a name stands for.

    Raises:
        CustfocusError: There is none.
    """
    every = session.framework.barriers
    wanted = " ".join(words.split()).casefold()
    for barrier in every:
        if wanted in (barrier.id, barrier.name.casefold()):
            return barrier
    raise unknown("barrier", words, [barrier.id for barrier in every], "custfocus plan barriers shows them.")


def choose_barrier(session: Session) -> Barrier | None:
    """Show the barriers by number and ask for which one a plan is to be; None where it is for none."""
    view = barriers_as_rated(session, numbered=True)
    session.tell(view)
    session.warn("\nWhich one is your plan to answer?")
    names = [item.name for item in view.items]
    place = session.ask.pick(f"(1 to {len(names)}; Enter: another matter)", names)
    return None if place is None else barrier_named(session, view.items[place].id)
