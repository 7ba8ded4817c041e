"""The review at a terminal: one thing after the other, each saved at once."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date

from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.dates import months_on
from custfocus.base.naming import YES_AND_NO
from custfocus.features.plans.flow.asking import offer_rewording
from custfocus.features.plans.plans import MISSED, NO_OCCASION, OUTCOMES, USED
from custfocus.features.priorities.season import DONE, DROP, KEEP, season_end
from custfocus.features.review.changes import ReviewChanges
from custfocus.features.review.flow.matters import ask_matter, with_matters
from custfocus.features.review.flow.months import read_review, save_review, with_gaps
from custfocus.features.review.month import SO_FAR
from custfocus.features.review.steps import asked_in_turn, item_prompt, season_over, step_prompt
from custfocus.features.review.views import (
    ITEM,
    LEFT,
    LINE,
    MATTER,
    NEW,
    PLAN,
    PRIORITY,
    MonthReading,
    MonthReview,
    ReviewStep,
)
from custfocus.terminal.prompts import BackError, LeftError
from custfocus.terminal.session import Session

ON = "pass on"
# Other words for how a plan went, and for what becomes of a priority.
WENT = {
    USED: ("yes", "y", "did", *YES_AND_NO["yes"]),
    MISSED: ("forgot", "not yet"),
    NO_OCCASION: ("none", "never came"),
}
DECIDED = {KEEP: ("yes", "y", "later", "not yet"), DONE: ("did",), DROP: ("no", "n", "let it go", "let go")}


def ask_or_reopen(session: Session, month: date, why: str = "", *, named: bool = True) -> MonthReview | None:
    """Ask for what a month's review lacks; one that is finished shows its letter, and offers to change an answer.

    Args:
        session: The session.
        month: The month.
        why: Why it is this month, in a sentence.
        named: Whether the user named it; else the running month's is offered after one that is finished.
    """
    view = read_review(session, month, why, named=named)
    if not view.finished:
        return ask_for_rest(session, whole(session, view))
    changed, this = reopen(session, view), months_on(session.today, 0)
    if named or month == this:
        return changed
    if changed:
        session.show(changed)
    if not session.ask.confirm(f"\nBegin {this:%B}'s review?", default=False):
        return None
    return ask_for_rest(session, whole(session, read_review(session, this, SO_FAR)))


def whole(session: Session, view: MonthReview) -> MonthReview:
    """A review with all that is read for its page and its questions alone, and not each time that it is saved."""
    return with_matters(session, with_gaps(session, view))


def ask_for_rest(session: Session, view: MonthReview) -> MonthReview | None:
    """Ask for what the review lacks, from where it stopped; the review with its letter, None while it is open."""
    passed: list[ReviewStep] = []
    matters = view.matters
    step = _next_step(view, passed)
    try:
        session.tell_in_screens(MonthReading(view), *([step_prompt(view, step)] if step else []))
        session.warn("\nEnter alone passes on. What is saved stays saved.")
        while step:
            session.tell(step_prompt(view, step))
            try:
                after = _ASK[step.what](session, view, step, back=bool(passed))
            except BackError:
                step = passed.pop()
                continue
            if (after is None or step.what != NEW) and step not in passed:
                passed.append(step)
            # What is asked about is chosen once, so that nothing else comes in the place of what was answered.
            view = replace(after, why=view.why, named=view.named, matters=matters) if after else view
            step = _next_step(view, passed)
    except LeftError as left:
        left.way_on = f"custfocus {view.command} goes on from here."
        raise
    if view.finished:
        return replace(view, ended=True)
    session.warn(f"\nThe review stays open. custfocus {view.command} goes on from here.")
    return None


def reopen(session: Session, view: MonthReview) -> MonthReview | None:
    """Show the letter, and offer to change an answer; a letter that has changed is shown again."""
    if session.world.stdout.isatty():
        session.tell_in_screens(view)
    else:
        session.show(view)
    before, names = view, [item.name for item in view.items]
    while (place := session.ask.pick(f"\nChange an answer? (1 to {len(names)}, Enter: no)", names)) is not None:
        item = view.items[place]
        session.tell(item_prompt(view, item.id))
        with suppress(BackError):
            view = _answer(session, view, item.id, back=True) or view
        if view.left:
            session.warn(LEFT)
    return None if view.letter == before.letter else view


def _next_step(view: MonthReview, passed: Sequence[ReviewStep]) -> ReviewStep | None:
    return next((step for step in asked_in_turn(view) if step not in passed and _fits(view, step)), None)


def _ask_item(session: Session, view: MonthReview, step: ReviewStep, *, back: bool) -> MonthReview | None:
    return _answer(session, view, step.id, back=back)


def _answer(session: Session, view: MonthReview, item: str, *, back: bool) -> MonthReview | None:
    about, before = f"{view.month} {item}", next(each.text for each in view.items if each.id == item)
    text = session.drafts.typed("", "checklist", about, initial=before, back=back)
    if not text.strip() or text == before:
        session.drafts.drop("checklist", about)
        return None
    with session.drafts.keeping("checklist", about, text):
        return save_review(session, view.first, ReviewChanges(answers={item: text}))


def _ask_matter(session: Session, view: MonthReview, step: ReviewStep, *, back: bool) -> MonthReview | None:
    matter = next(each for each in view.matters if each.id == step.id)
    return read_review(session, view.first) if ask_matter(session, view, matter, back=back) else None


def _ask_plan(session: Session, view: MonthReview, step: ReviewStep, *, back: bool) -> MonthReview | None:
    """How a plan went in the month; one whose moment was missed is offered for rewording right away."""
    outcome = session.ask.choose("", dict.fromkeys(OUTCOMES, ""), ON, also=WENT, back=back)
    if outcome == ON:
        return None
    after = save_review(session, view.first, ReviewChanges(plans={step.id: outcome}))
    again = any(each.reword for each in after.plans if each.id == step.id)
    changed = outcome == MISSED and offer_rewording(session, step.id, again=again)
    return read_review(session, view.first) if changed else after


def _ask_priority(session: Session, view: MonthReview, step: ReviewStep, *, back: bool) -> MonthReview | None:
    over = any(season_over(view, each) for each in view.priorities if each.id == step.id)
    until = f"until {wording.full_day(season_end(view.first, view.today))}" if over else ""
    choices = {KEEP: until, DONE: "", DROP: "let it go"}
    decision = session.ask.choose("Keep it?", choices, KEEP, also=DECIDED, back=back)
    return save_review(session, view.first, ReviewChanges(decisions={step.id: decision}))


def _ask_new(session: Session, view: MonthReview, _: ReviewStep, *, back: bool) -> MonthReview | None:
    text = session.drafts.typed("", PRIORITY, view.month, back=back)
    if not text.strip():
        return None
    with session.drafts.keeping(PRIORITY, view.month, text):
        return save_review(session, view.first, ReviewChanges(priorities=(text,)))


def _ask_line(session: Session, view: MonthReview, _: ReviewStep, *, back: bool) -> MonthReview:
    """The closing line, which ends the review, unless the user wants to come back to a question."""
    text = session.drafts.typed("", LINE, view.month, initial=view.line, back=back).strip()
    missing = len(view.items) - view.answered
    what = wording.counted(missing, "question has", "questions have", single="One")
    with session.drafts.keeping(LINE, view.month, text):
        question = f"\n{what} no answer yet. End the review anyway?"
        ends = not missing or session.ask.confirm(question, default=True)
        return save_review(session, view.first, ReviewChanges(line=text, finish=ends))


def _fits(view: MonthReview, step: ReviewStep) -> bool:
    """Whether it can be asked: nothing can be closed that is empty."""
    return not (step.what == LINE and view.is_empty)


_ASK = {
    ITEM: _ask_item,
    MATTER: _ask_matter,
    PLAN: _ask_plan,
    PRIORITY: _ask_priority,
    NEW: _ask_new,
    LINE: _ask_line,
}
