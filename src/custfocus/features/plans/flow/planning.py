"""If-then plans in the journal: which stand, and one made, tied to a practice, worded anew, let go."""

from __future__ import annotations

from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType, structs

from custfocus.base.errors import CustfocusError
from custfocus.base.naming import by_name, by_number, only_id
from custfocus.features.plans.plans import barrier_in_brief, earlier_words, plan_of, sentence
from custfocus.features.plans.views import LET_GO, MADE, REWORDED, IfThenPlan, Planned, Plans
from custfocus.features.practice.flow.standing import taken_on
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.models import Barrier

PLAN, REWORD = kinds.Plan.kind, "reword"
PLANS = "plans"
_SHOWS = "custfocus plan shows them with their numbers."


def standing_plans(session: Session) -> list[Entry]:
    """The plans that stand, the first made first."""
    return session.find(Filter(kinds=(PLAN,), status=kinds.OPEN), oldest_first=True)


def plans_that_stand(session: Session, barrier: Barrier | None = None) -> Plans:
    """The plans that stand; of a barrier, those that answer it."""
    every = standing_plans(session)
    return Plans(
        plans=tuple(_if_then_plan(session, entry) for entry in every if barrier is None or entry.item == barrier.id),
        barrier=barrier_in_brief(session.framework, barrier) if barrier else None,
        numbers={entry.id: number for number, entry in enumerate(every, 1)},
        today=session.today,
    )


def make(
    session: Session,
    barrier: Barrier | None,
    cue: str,
    response: str,
    practice: str | None,
    day: date,
    aim: str | UnsetType = UNSET,
) -> Planned:
    """Save a plan."""
    text = sentence(cue, response)
    with session.drafts.keeping(PLAN, barrier.id if barrier else "", text), session.store.acts.writing() as pen:
        entry = pen.add(
            kinds.Plan(practice, aim=aim),
            day,
            text=text,
            item=barrier.id if barrier else None,
            asked=barrier.name if barrier else "",
        )
    return _done(session, MADE, entry)


def tie(session: Session, entry_id: str, practice: str) -> Planned:
    """Tie a plan that was just made to a practice."""
    with session.store.acts.writing() as pen:
        entry = session.store.entries.get(entry_id)
        assert entry is not None  # noqa: S101 - this run has made it
        entry = pen.edit(entry, structs.replace(entry.of(kinds.Plan), practice=practice))
    return _done(session, MADE, entry)


def reword(
    session: Session,
    entry: Entry,
    cue: str,
    response: str,
    practice: str | None = None,
    aim: str | UnsetType | None = None,
) -> Planned:
    """Word a plan anew; what was missed until now is no longer held against it."""
    text = sentence(cue, response)
    kept = entry.of(kinds.Plan)
    kept = structs.replace(
        kept,
        practice=practice or kept.practice,
        aim=kept.aim if aim is None else aim,
        earlier=kept.earlier if text == entry.text else earlier_words(entry),
    )
    with session.drafts.keeping(REWORD, entry.id, text), session.store.acts.writing() as pen:
        entry = pen.edit(entry, kept, text=text)
    return _done(session, REWORDED, entry)


def drop(session: Session, entry: Entry) -> Planned:
    """Let a plan go."""
    with session.store.acts.writing() as pen:
        entry = pen.edit(entry, structs.replace(entry.of(kinds.Plan), status=kinds.DROPPED))
    return _done(session, LET_GO, entry)


def plan_named(session: Session, ref: str) -> Entry:
    """The plan of a number among those that stand, or of the first letters of its id.

    Raises:
        CustfocusError: There is none, or there are several.
    """
    every = standing_plans(session)
    session.see_that_number_stands(PLANS, ref, [plan.id for plan in every], "custfocus plan")
    plans = by_number(ref, every)
    if ref.isdecimal() and not plans:
        hint = _SHOWS if every else "custfocus plan makes a first one."
        raise CustfocusError(f"There is no plan {ref}.", hint, code="unknown-plan")
    plans = plans or by_name(ref, every, attrgetter("id"))
    chosen = only_id([plan.id for plan in plans], ref, "plan", _SHOWS)
    return next(plan for plan in plans if plan.id == chosen)


def _if_then_plan(session: Session, entry: Entry) -> IfThenPlan:
    """A plan as views have it."""
    aim, words = entry.of(kinds.Plan).aim, ""
    if aim is not UNSET:
        from custfocus.features.before_and_after.flow.aiming import aim_in_words  # only such plans wait for it

        words = aim_in_words(session, aim)
    return plan_of(session.framework, entry, session.short(entry), words)


def _done(session: Session, did: str, entry: Entry) -> Planned:
    plan = _if_then_plan(session, entry)
    return Planned(plans_that_stand(session).plans, did, plan, _to_start(session, plan), session.today)


def _to_start(session: Session, plan: IfThenPlan) -> str | None:
    offered = any(item.id == plan.practice for item in session.framework.practices)
    started = any(practice.id == plan.practice for practice in taken_on(session, session.today))
    return plan.practice if offered and not started else None
