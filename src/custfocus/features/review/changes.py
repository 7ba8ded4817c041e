"""What is to be changed in a review at once: what the options ask for, checked against it, and the words for it."""

from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import TypeVar

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.base.naming import by_name, by_number
from custfocus.features.plans.plans import MISSED, OUTCOMES
from custfocus.features.priorities.season import DONE, DROP, KEEP, SeasonPriority
from custfocus.features.review.views import MonthReview, TriedPlan

NOTHING: Mapping[str, str] = {}
_DECIDED = {KEEP: "Kept", DONE: "Done", DROP: "Let go"}
_BRIEF = 60

Offered = TypeVar("Offered", SeasonPriority, TriedPlan)


class ReviewChanges(Struct, frozen=True):
    """What is to be saved in a review at once."""

    answers: Mapping[str, str] = NOTHING
    """Answers by the id of their item."""
    decisions: Mapping[str, str] = NOTHING
    """What is decided about priorities, "keep", "done" or "drop", by their id."""
    priorities: tuple[str, ...] = ()
    """New priorities."""
    line: str | None = None
    """The closing line, None where it stays as it is."""
    finish: bool = False
    """Whether the review is at its end."""
    plans: Mapping[str, str] = NOTHING
    """How plans went, "used", "missed" or "no-occasion", by their id."""


class ReviewOptions(Struct, frozen=True):
    """What the options of a run ask for, in the user's words."""

    answers: tuple[tuple[str, str], ...] = ()
    """Items with their answers."""
    decisions: tuple[tuple[str, str], ...] = ()
    """Decisions, each with the number or the id of its priority."""
    priorities: tuple[str, ...] = ()
    """New priorities."""
    line: str | None = None
    """The closing line, None where it stays as it is."""
    finish: bool = False
    """Whether the review is at its end."""
    plans: tuple[tuple[str, str], ...] = ()
    """Plans by number or id, each with how it went."""


def changes_of(view: MonthReview, options: ReviewOptions) -> ReviewChanges:
    """What the options change in a review.

    Raises:
        CustfocusError: They name what the review hasn't, say two things of one, or would end it with nothing in it.
    """
    changes = ReviewChanges(
        answers=_answers(view, options.answers),
        decisions=_decisions(view, options.decisions),
        priorities=options.priorities,
        line=options.line,
        finish=options.finish,
        plans=_outcomes(view, options.plans),
    )
    if view.is_empty and changes == ReviewChanges(finish=True):
        raise _nothing_yet(view)
    return changes


def saved_words(before: MonthReview, after: MonthReview, changes: ReviewChanges) -> tuple[str, ...]:
    """What was saved, in sentences, and which plan had better be worded anew."""
    items = {item.id: item.name for item in before.items}
    texts = {priority.id: _brief(priority.text) for priority in before.priorities}
    return (
        *(f"{items[item]}: answered" for item in changes.answers),
        *(f"{_DECIDED[decision]}: {texts[priority]}" for priority, decision in changes.decisions.items()),
        *(f"Priority: {_brief(text)}" for text in changes.priorities),
        *([f"To remember: {_brief(changes.line)}"] if changes.line else []),
        *_outcome_words(after, changes),
    )


def _outcome_words(after: MonthReview, changes: ReviewChanges) -> list[str]:
    words = []
    for plan in after.plans:
        if outcome := changes.plans.get(plan.id):
            words.append(f"{outcome.replace('-', ' ').capitalize()}: {_brief(plan.text)}")
            if outcome == MISSED and plan.reword:
                words.append(
                    f"Missed three times running; another moment may help: custfocus plan --reword {plan.short}"
                )
    return words


def _answers(view: MonthReview, given: Sequence[tuple[str, str]]) -> dict[str, str]:
    valid = [item.id for item in view.items]
    answers: dict[str, str] = {}
    for item, text in given:
        if item not in valid:
            raise unknown("question of the checklist", item, valid, code="unknown-item")
        if item in answers:
            raise usage(f'"{item}" is answered twice.', "Give --set once for each question.")
        answers[item] = text
    return answers


def _decisions(view: MonthReview, given: Sequence[tuple[str, str]]) -> dict[str, str]:
    decisions: dict[str, str] = {}
    for decision, ref in given:
        priority = _named(view, view.priorities, ref)
        if decisions.setdefault(priority.id, decision) != decision:
            both = f"{decisions[priority.id]} and {decision}"
            raise usage(f'"{priority.text}" can\'t be both {both}.', "Choose one.")
    return decisions


def _outcomes(view: MonthReview, given: Sequence[tuple[str, str]]) -> dict[str, str]:
    outcomes: dict[str, str] = {}
    for ref, words in given:
        outcome = "-".join(words.lower().split())
        if outcome not in OUTCOMES:
            raise unknown("outcome of a plan", words, OUTCOMES, code="unknown-outcome")
        plan = _named(view, view.plans, ref)
        if outcomes.setdefault(plan.id, outcome) != outcome:
            raise usage(f'"{_brief(plan.text)}" can\'t be both {outcomes[plan.id]} and {outcome}.', "Choose one.")
    return outcomes


def _named(view: MonthReview, offered: Sequence[Offered], ref: str) -> Offered:
    """The priority or the plan that its place in the list or the first letters of its id name."""
    named = by_number(ref, offered) or by_name(ref, offered, attrgetter("id"))
    if len(named) == 1:
        return named[0]
    what, makes = "plan", "custfocus plan makes one."
    if offered is view.priorities:
        what, makes = "priority", f'custfocus {view.command} --priority "…" sets one.'
    texts = [f"{place} ({_brief(each.text)})" for place, each in enumerate(offered, 1)]
    hint = f"They are {', '.join(texts)}." if texts else makes
    raise CustfocusError(f'{view.name} has no {what} "{ref}".', hint, code=f"unknown-{what}")


def _nothing_yet(view: MonthReview) -> CustfocusError:
    return CustfocusError(
        f"Nothing has been written in {view.name}'s review yet, so there is no letter to write.",
        f'Answer a question first: custfocus {view.command} --set {view.items[0].id}="…".'
        if view.items
        else f'Set a priority first: custfocus {view.command} --priority "…".',
        code="empty",
    )


def _brief(text: str) -> str:
    return " ".join(wording.whole_words(text, _BRIEF).split())
