"""What a review still lacks, in the order in which it is asked, and how each of it is asked."""

from collections.abc import Iterable
from datetime import date

from custfocus.base import wording
from custfocus.base.dates import first_of_month
from custfocus.features.priorities.season import MOST, SeasonPriority, is_over
from custfocus.features.review.quoting import FULL_LENGTH
from custfocus.features.review.views import (
    ITEM,
    LINE,
    MATTER,
    NEW,
    PLAN,
    PRIORITY,
    ChecklistAnswer,
    MonthReview,
    ReviewPrompt,
    ReviewStep,
    TriedPlan,
)
from custfocus.journal import kinds

WENT = "Used: the moment came, and I did it. Missed: it slipped by. No occasion: it never came."


def steps(
    items: Iterable[ChecklistAnswer],
    planned: Iterable[TriedPlan],
    concerned: Iterable[SeasonPriority],
    room: int,
    month: str,
    until: date,
) -> tuple[ReviewStep, ...]:
    """What a review still lacks, in the order in which it is asked; the first is where to go on.

    Args:
        items: The checklist with its answers.
        planned: The plans that concern the review.
        concerned: The priorities that concern the review.
        room: How many more priorities there may be.
        month: The month, as 2026-10.
        until: The last day of the season of a priority that is set now.
    """
    lacking = [ReviewStep(ITEM, item.id, item.asked) for item in items if not item.text]
    lacking += [ReviewStep(PLAN, plan.id, plan.text) for plan in planned if plan.outcome is None]
    lacking += [
        ReviewStep(PRIORITY, priority.id, priority.text)
        for priority in concerned
        if priority.status == kinds.OPEN and priority.decision is None and priority.month != month
    ]
    if room > 0:
        lacking.append(ReviewStep(NEW, "", f"What matters most until {wording.full_day(until)}?"))
    return (*lacking, ReviewStep(LINE, "", "What is the one sentence to remember from this month?"))


def asked_in_turn(view: MonthReview) -> tuple[ReviewStep, ...]:
    """All that somebody at a terminal is asked: what the review lacks, and after the checklist what waits besides."""
    items = tuple(step for step in view.open if step.what == ITEM)
    matters = tuple(ReviewStep(MATTER, matter.id, matter.asked) for matter in view.matters)
    return (*items, *matters, *view.open[len(items) :])


def step_prompt(view: MonthReview, step: ReviewStep) -> ReviewPrompt:
    """How a step is asked."""
    if step.what == MATTER:
        place, matter = next((place, each) for place, each in enumerate(view.matters, 1) if each.id == step.id)
        title = f"Still waiting, {place} of {len(view.matters)}  {matter.title}"
        return ReviewPrompt(title, matter.asked, matter.hints)
    if step.what == ITEM:
        return item_prompt(view, step.id)
    if step.what == PLAN:
        place, plan = next((place, each) for place, each in enumerate(view.plans, 1) if each.id == step.id)
        title = f"Plan {place} of {len(view.plans)}  How did it go in {view.first:%B}?"
        return ReviewPrompt(title, step.words, (*filter(None, [plan.about]), WENT))
    asked = [each for each in view.priorities if each.month != view.month]
    if step.what == PRIORITY:
        place, priority = next((place, each) for place, each in enumerate(asked, 1) if each.id == step.id)
        until = wording.full_day(priority.until)
        hint = f"Its season is over; it was until {until}." if season_over(view, priority) else f"Until {until}."
        hints = (hint, *([] if place > 1 else _last_line(view)))
        return ReviewPrompt(f"Priority {place} of {len(asked)}", step.words, hints)
    if step.what == NEW:
        standing = sum(1 for each in view.priorities if each.status == kinds.OPEN)
        over = any(season_over(view, each) for each in view.priorities)
        hints = (
            *(["A season is over, a new one begins."] if over else []),
            *([] if asked or standing else _last_line(view)),
        )
        return ReviewPrompt(
            f"New priority, {standing + 1} of {MOST}", step.words, (*hints, "Enter alone: that's enough.")
        )
    return ReviewPrompt("A last word", step.words, ("It closes your letter to yourself.",))


def item_prompt(view: MonthReview, item_id: str) -> ReviewPrompt:
    """How an item of the checklist is asked: with what helps, and what an earlier month answered."""
    place, item = next((place, each) for place, each in enumerate(view.items, 1) if each.id == item_id)
    before = ""
    if item.before:
        before = f"{wording.full_day(item.before.day)}: {wording.whole_words(item.before.text, FULL_LENGTH)}"
    title = f"Question {place} of {len(view.items)}  {item.name}"
    return ReviewPrompt(title, item.asked, tuple(filter(None, (item.help, before))))


def _last_line(view: MonthReview) -> list[str]:
    """What the review before this one ended with, for whoever is about to settle what matters."""
    if view.last is None or not view.last.line:
        return []
    line = " ".join(wording.whole_words(view.last.line, FULL_LENGTH).split())
    return [f'{first_of_month(view.last.month):%B} ended with: "{line}"']


def season_over(view: MonthReview, priority: SeasonPriority) -> bool:
    """Whether a priority's season ends with the month under review."""
    return is_over(priority.until, view.first, view.today)
