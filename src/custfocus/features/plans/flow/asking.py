"""If-then plans at a terminal: the two halves of one asked for, a practice to tie it to, other words offered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from custfocus.base.naming import YES_AND_NO
from custfocus.features.plans.flow.barriers import choose_barrier
from custfocus.features.plans.flow.planning import PLAN, REWORD, drop, make, reword, standing_plans, tie
from custfocus.features.plans.plans import barrier_in_brief, deed, halves, sentence
from custfocus.features.plans.views import BarrierInBrief, Planned
from custfocus.journal.entry import Entry
from custfocus.terminal.prompts import BackError, LeftError
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
    session: Session,
    barrier: Barrier | None,
    cue: str,
    response: str,
    practice: str | None,
    day: date,
    aim: str | UnsetType = UNSET,
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
    done = make(session, barrier, cue, response, practice, day, aim)
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


def offer_rewording(session: Session, entry_id: str, *, again: bool) -> bool:
    """Offer to word anew a plan whose moment was missed, or to let it go; whether anything was changed.

    Args:
        session: The session.
        entry_id: The plan's id.
        again: Whether it was missed three times running.
    """
    entry = session.store.entries.get(entry_id)
    if entry is None:
        return False
    if again:
        session.warn(
            "\nMissed three times running, so the plan may want other words. "
            "Mostly its moment is hard to notice; one that you see or hear is easier."
        )
    also = {YES: YES_AND_NO[YES], NO: YES_AND_NO[NO]}
    answer = session.ask.choose("Word it anew?", {YES: "", DROP: "", NO: ""}, NO, also=also)
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
    asks_cue, asks_response = not (known and cue), not (known and response)
    at_cue, at_response = asks_cue, asks_response
    while at_cue or at_response:
        if at_cue:
            cue, more = halves(_half(session, "If", use, about_what, cue, partial(_sentence, response)))
            response = more or response
            if not cue:
                session.drafts.drop(use, about_what)
                raise nothing_written(session)
            at_cue, at_response = False, asks_response
            continue
        try:
            typed = _half(session, "then", use, about_what, response, partial(sentence, cue), back=asks_cue)
        except BackError:
            at_cue = True
            continue
        response = deed(typed)
        at_response = not response
        if at_response:
            session.warn("What will you do then? q leaves, and keeps the moment.")
    return cue, response


def _half(
    session: Session,
    label: str,
    use: str,
    about: str,
    initial: str,
    whole: Callable[[str], str],
    *,
    back: bool = False,
) -> str:
    """One half of a plan, in a line, kept as a draft of the whole."""
    typed = session.drafts.typed(label, use, about, initial=initial, back=back, whole=whole)
    return " ".join(typed.split())


def _sentence(response: str, cue: str) -> str:
    return sentence(" ".join(cue.split()), response)


def _practice(session: Session, facts: BarrierInBrief) -> str | None:
    """The practice that a plan is tied to, by its number; None where it is tied to none."""
    offered = facts.practices
    session.warn("\n" + "\n".join(f"{number} {offer.name}" for number, offer in enumerate(offered, 1)))
    session.warn("Is it part of one of these practices?")
    numbers = ", ".join(map(str, range(1, len(offered) + 1)))
    place = session.ask.pick(f"({numbers}; Enter: no)", [offer.name for offer in offered])
    return None if place is None else offered[place].id
