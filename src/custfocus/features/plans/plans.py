"""If-then plans: a moment and what one does then, how each went month by month, which is the day's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from custfocus.content.framework import Framework, name_of
from custfocus.features.plans.views import BarrierInBrief, IfThenPlan, OfferedPractice
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.models import Barrier

USED, MISSED, NO_OCCASION = "used", "missed", "no-occasion"
OUTCOMES = (USED, MISSED, NO_OCCASION)
# Missed so often without having been used, it is the plan that wants changing.
ENOUGH_MISSED = 3
DAYS_IN_WEEK = 7


def barrier_in_brief(framework: Framework, barrier: Barrier) -> BarrierInBrief:
    """A barrier with the practices that answer it, those that are still offered."""
    offered = {practice.id: practice.name for practice in framework.practices}
    return BarrierInBrief(
        barrier.id,
        barrier.name,
        barrier.how,
        tuple(OfferedPractice(each, offered[each]) for each in barrier.practices if each in offered),
    )


def moment(words: str) -> str:
    """What stands after "If", whether or not it was typed with the "if" or a "when", a comma or a full stop."""
    line = re.sub(r"^[\s.…,]*(?:(?:if|when|whenever)\b[\s.…,]*)*", "", " ".join(words.split()), flags=re.IGNORECASE)
    return line.rstrip(" .,;…")


def deed(words: str) -> str:
    """What stands after "then", whether or not it was typed with the "then" or a full stop."""
    line = re.sub(r"^[\s.…,]*(?:then\b[\s.…,]*)*", "", " ".join(words.split()), flags=re.IGNORECASE)
    return line.rstrip(" .…")


def sentence(cue: str, response: str) -> str:
    """The plan as one says it; without a response, its beginning."""
    return f"If {cue}, then {response}" if response else f"If {cue}"


def halves(text: str) -> tuple[str, str]:
    """The moment and what one does then, from a whole sentence; a text without ", then" is all moment."""
    cue, *response = re.split(r",\s*then\b", text, maxsplit=1, flags=re.IGNORECASE)
    return moment(cue), deed(*response) if response else ""


def outcomes(plan: Entry) -> dict[str, str]:
    """How a plan went, by month, the first one first."""
    fired: Mapping[str, str] = plan.of(kinds.Plan).fired
    return dict(sorted(fired.items()))


def reworded(plan: Entry) -> str | None:
    """The last month in which a plan's earlier words held, None where it has always been worded as it is."""
    earlier = plan.of(kinds.Plan).earlier
    return earlier[-1].until if earlier else None


def worded(plan: Entry, month: str) -> str:
    """A plan's sentence as it was in a month."""
    return next((each.text for each in plan.of(kinds.Plan).earlier if month <= each.until), plan.text)


def earlier_words(plan: Entry) -> tuple[kinds.Earlier, ...]:
    """A plan's earlier words with the last month that each held in, once it is worded anew.

    They hold up to the latest month of which was said how it went; words that no such month had are left out.
    """
    earlier = plan.of(kinds.Plan).earlier
    latest = max(outcomes(plan), default="")
    return (*earlier, kinds.Earlier(latest, plan.text)) if latest > (reworded(plan) or "") else earlier


def missed_running(plan: Entry) -> int:
    """How many times running a plan was missed up to its latest month, as it is worded now.

    A month without an occasion neither counts nor ends the run; one in which it was used ends it, and so does
    wording it anew.
    """
    count = 0
    for month, outcome in reversed(outcomes(plan).items()):
        if outcome == USED or month <= (reworded(plan) or ""):
            break
        count += outcome == MISSED
    return count


def is_due_for_rewording(plan: Entry) -> bool:
    """Whether a plan that stands has been missed so often that its wording must be at fault."""
    return plan.of(kinds.Plan).status == kinds.OPEN and missed_running(plan) >= ENOUGH_MISSED


def of_day(plans: Sequence[Entry], day: date) -> Entry | None:
    """The plan for a day: the same one from Monday to Sunday, and each has its turn.

    Every other week belongs to the plans that were missed when they were last needed; they take it in turns.
    The weeks between belong to the others, likewise. Where all are of one sort, all weeks are theirs. A month
    without an occasion doesn't count, nor does what was missed before a plan was worded anew.

    Args:
        plans: The plans that stand, the first made first.
        day: The day; plans made after it don't count.
    """
    made = [plan for plan in plans if plan.day <= day]
    missed = [plan for plan in made if missed_running(plan)]
    others = [plan for plan in made if not missed_running(plan)]
    week = (day.toordinal() - 1) // DAYS_IN_WEEK
    if missed and others:
        group, turn = (others, missed)[week % 2], week // 2
    else:
        group, turn = made, week
    return group[turn % len(group)] if group else None


def plan_of(framework: Framework, entry: Entry, short: str, aim: str = "") -> IfThenPlan:
    """A plan as views have it; `aim` is what it is for, in words."""
    cue, response = halves(entry.text)
    kept = entry.of(kinds.Plan)
    practice = kept.practice
    return IfThenPlan(
        id=entry.id,
        short=short,
        text=entry.text,
        cue=cue,
        response=response,
        barrier=entry.item,
        about=entry.asked,
        practice=practice,
        practice_name=name_of(framework, practice) if practice else "",
        day=entry.day,
        status=kept.status,
        fired=outcomes(entry),
        reworded=reworded(entry),
        missed=missed_running(entry),
        reword=is_due_for_rewording(entry),
        aim=aim,
    )
