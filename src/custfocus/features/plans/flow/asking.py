"""If-then plans at a terminal: the two halves of one asked for, a practice to tie it to, other words offered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from custfocus.features.plans.flow.barriers import choose_barrier
from custfocus.features.plans.flow.planning import PLAN, REWORD, drop, make, reword, standing_plans, tie
from custfocus.features.plans.plans import barrier_in_brief, deed, halves, moment, sentence
from custfocus.features.plans.views import BarrierInBrief, Planned
from custfocus.journal.entry import Entry
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import nothing_written

if TYPE_CHECKING:
    from custfocus.content.models import Barrier

YES, DROP, NO = "yes", "drop", "no"


def is_begun(session: Session, barrier: Barrier | None, *, given: bool) -> bool:
    """Whether somebody at a terminal means to make a plan, rather than to see those that stand.

    Args:
        session: The run.
        barrier: What it is to answer, if they said so.
        given: Whether they gave a part of it.
    """
    if not session.asks:
        return False
    return bool(barrier or given or session.drafts.find(PLAN) or not standing_plans(session))


def ask(
    session: Session, barrier: Barrier | None, cue: str, response: str, practice: str | None, day: date
) -> Planned:
    """Ask for what a plan lacks, save it, and then ask whether it is tied to a practice.

    Where nothing of it is there, nor a draft, it is asked first what the plan is to answer.

    Raises:
        CustfocusError: Nothing was written.
        LeftError: The user left; what stood there is kept as a draft.
    """
    if not (barrier or cue or response or practice or session.drafts.find(PLAN)):
        barrier = choose_barrier(session)
    facts = barrier_in_brief(session.framework, barrier) if barrier else None
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


def ask_anew(session: Session, entry: Entry, practice: str | None = None) -> Planned:
    """Ask for a plan's two halves, beginning with the old ones, and save them.

    Raises:
        CustfocusError: Nothing was written.
        LeftError: The user left; what stood there is kept as a draft.
    """
    cue, response = _halves(session, REWORD, entry.id, *halves(entry.text), known=False)
    return reword(session, entry, cue, response, practice)


def offer_rewording(session: Session, entry_id: str) -> bool:
    """Offer to word anew a plan that was missed again and again, or to let it go; whether anything was changed."""
    entry = session.store.entries.get(entry_id)
    if entry is None:
        return False
    session.warn(
        "\nMissed three times running, so the plan may want other words. "
        "Mostly its moment is hard to notice; one that you see or hear is easier."
    )
    answer = session.ask.choose("Word it anew?", {YES: "", DROP: "", NO: ""}, NO)
    if answer == YES:
        ask_anew(session, entry)
    elif answer == DROP:
        drop(session, entry)
    return answer != NO


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
    draft = session.drafts.take_up(use, about_what)
    if draft:
        session.warn("What you wrote before is here again, to go on with or to clear.")
        cue, response = halves(draft)
        known = False
    before, at_cue, at_response = sentence(cue, response), not (known and cue), not (known and response)
    try:
        if at_cue:
            cue, more = halves(session.ask.line("If ", initial=cue))
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
        raise session.drafts.kept(use, about_what, so_far, left) from left
    return cue, response


def _practice(session: Session, facts: BarrierInBrief) -> str | None:
    """The practice that a plan is tied to, by its number; None where it is tied to none."""
    offered = facts.practices
    session.warn("\n" + "\n".join(f"{number} {offer.name}" for number, offer in enumerate(offered, 1)))
    session.warn("Is it part of one of these practices?")
    numbers = ", ".join(map(str, range(1, len(offered) + 1)))
    place = session.ask.pick(f"({numbers}; Enter: no) ", [offer.name for offer in offered])
    return None if place is None else offered[place].id
