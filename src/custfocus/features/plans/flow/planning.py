"""If-then plans in a session: which stand, making one, wording it anew, letting it go."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import structs

from custfocus.features.plans.plans import (
    LET_GO,
    MADE,
    REWORDED,
    BarrierInBrief,
    IfThenPlan,
    Planned,
    Plans,
    about,
    deed,
    earlier_words,
    moment,
    parts,
    plan_of,
    sentence,
)
from custfocus.features.practice.flow.standing import taken_on
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import nothing_written

if TYPE_CHECKING:
    from custfocus.content.models import Barrier

PLAN, REWORD = kinds.Plan.kind, "reword"
YES, DROP, NO = "yes", "drop", "no"


def standing(session: Session) -> list[Entry]:
    """The plans that stand, the first made first."""
    return session.find(Filter(kinds=(PLAN,), status=kinds.OPEN), oldest_first=True)


def told(session: Session, entry: Entry) -> IfThenPlan:
    """A plan as views have it."""
    return plan_of(session.framework, entry, session.short(entry))


def look(session: Session, barrier: Barrier | None = None) -> Plans:
    """The plans that stand; of a barrier, those that answer it."""
    every = standing(session)
    return Plans(
        plans=tuple(told(session, entry) for entry in every if barrier is None or entry.item == barrier.id),
        barrier=about(session.framework, barrier) if barrier else None,
        numbers={entry.id: number for number, entry in enumerate(every, 1)},
        today=session.today,
    )


def ask(
    session: Session, barrier: Barrier | None, cue: str, response: str, practice: str | None, day: date
) -> Planned:
    """Ask for what a plan lacks, save it, and then ask whether it is tied to a practice.

    Raises:
        CustfocusError: Nothing was written.
        LeftError: The user left; what stood there is kept as a draft.
    """
    facts = about(session.framework, barrier) if barrier else None
    session.tell(facts or BarrierInBrief("", "", "", ()))
    use = barrier.id if barrier else ""
    cue, response = _halves(session, PLAN, use, cue, response)
    done = make(session, barrier, cue, response, practice, day)
    if practice or not facts or not facts.practices:
        return done
    try:
        chosen = _practice(session, facts)
    except LeftError:  # the plan is saved; leaving here only says no
        return done
    return done if chosen is None else tie(session, done.plan.id, chosen)


def make(
    session: Session, barrier: Barrier | None, cue: str, response: str, practice: str | None, day: date
) -> Planned:
    """Save a plan."""
    text = sentence(cue, response)
    with session.keeping(PLAN, barrier.id if barrier else "", text), session.store.acts.writing() as pen:
        entry = pen.add(
            kinds.Plan(practice),
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


def ask_anew(session: Session, entry: Entry, practice: str | None = None) -> Planned:
    """Ask for a plan's two halves, beginning with the old ones, and save them.

    Raises:
        CustfocusError: Nothing was written.
        LeftError: The user left; what stood there is kept as a draft.
    """
    cue, response = _halves(session, REWORD, entry.id, *parts(entry.text), known=False)
    return reword(session, entry, cue, response, practice)


def reword(session: Session, entry: Entry, cue: str, response: str, practice: str | None = None) -> Planned:
    """Word a plan anew; what was missed until now is no longer held against it."""
    text = sentence(cue, response)
    kept = entry.of(kinds.Plan)
    kept = structs.replace(
        kept,
        practice=practice or kept.practice,
        earlier=kept.earlier if text == entry.text else earlier_words(entry),
    )
    with session.keeping(REWORD, entry.id, text), session.store.acts.writing() as pen:
        entry = pen.edit(entry, kept, text=text)
    return _done(session, REWORDED, entry)


def drop(session: Session, entry: Entry) -> Planned:
    """Let a plan go."""
    with session.store.acts.writing() as pen:
        entry = pen.edit(entry, structs.replace(entry.of(kinds.Plan), status=kinds.DROPPED))
    return _done(session, LET_GO, entry)


def offer_rewording(session: Session, entry_id: str) -> bool:
    """Offer to word anew a plan that was missed again and again, or to let it go; whether anything was changed."""
    entry = session.store.entries.get(entry_id)
    if entry is None:
        return False
    session.warn(
        "\nMissed three times running, so the plan may want other words. "
        "Mostly its moment is hard to notice; one that you see or hear is easier."
    )
    said = session.ask.choose("Word it anew?", {YES: "", DROP: "", NO: ""}, NO)
    if said == YES:
        ask_anew(session, entry)
    elif said == DROP:
        drop(session, entry)
    return said != NO


def _halves(
    session: Session, use: str, about_what: str, cue: str, response: str, *, known: bool = True
) -> tuple[str, str]:
    """Ask for the two halves, beginning with a draft if one waits.

    Args:
        session: The session.
        use: What a draft of it is for.
        about_what: What a draft of it is about.
        cue: The moment, as far as it is there.
        response: What is done then, likewise.
        known: Whether a half that is there needn't be asked for.
    """
    draft = session.take_up(use, about_what)
    if draft:
        session.warn("What you wrote before is here again, to go on with or to clear.")
        cue, response = parts(draft)
        known = False
    before, at_cue, at_response = sentence(cue, response), not (known and cue), not (known and response)
    try:
        if at_cue:
            cue, more = parts(session.ask.line("If ", initial=cue))
            response = more or response
            at_cue = False
            if not cue:
                session.drafts.drop(use, about_what)
                raise nothing_written()
        while at_response:
            response = deed(session.ask.line("then ", initial=response))
            at_response = not response
            if at_response:
                session.warn("What will you do then? Ctrl+C leaves, and keeps the moment.")
    except LeftError as left:
        so_far = sentence(moment(left.text), response) if at_cue else sentence(cue, deed(left.text))
        if so_far in (before, sentence("", "")):
            raise
        raise session.kept(use, about_what, so_far, left) from left
    return cue, response


def _practice(session: Session, facts: BarrierInBrief) -> str | None:
    """The practice that a plan is tied to, by its number; None where it is tied to none."""
    offered = facts.practices
    session.warn("\n" + "\n".join(f"{number} {offer.name}" for number, offer in enumerate(offered, 1)))
    session.warn("Is it part of one of these practices?")
    numbers = ", ".join(map(str, range(1, len(offered) + 1)))
    place = session.ask.pick(f"({numbers}; Enter: no) ", [offer.name for offer in offered])
    return None if place is None else offered[place].id


def _done(session: Session, did: str, entry: Entry) -> Planned:
    plan = told(session, entry)
    return Planned(look(session).plans, did, plan, _to_start(session, plan), session.today)


def _to_start(session: Session, plan: IfThenPlan) -> str | None:
    offered = any(item.id == plan.practice for item in session.framework.practices)
    started = any(one.id == plan.practice for one in taken_on(session, session.today))
    return plan.practice if offered and not started else None
