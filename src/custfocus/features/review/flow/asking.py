"""The review at a terminal: one thing after the other, each saved at once."""

from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from custfocus.base import wording
from custfocus.features.plans.flow.asking import offer_rewording
from custfocus.features.plans.plans import MISSED, OUTCOMES
from custfocus.features.review.changes import ReviewChanges
from custfocus.features.review.flow.months import read_review, save_review, with_gaps
from custfocus.features.review.priorities import DONE, DROP, KEEP
from custfocus.features.review.steps import item_prompt, season_over, step_prompt
from custfocus.features.review.views import ITEM, LEFT, LINE, NEW, PLAN, PRIORITY, MonthReview, ReviewStep
from custfocus.terminal.prompts import HOW_TO, LeftError
from custfocus.terminal.session import Session

ON = "pass on"


def ask_or_reopen(session: Session, month: date, why: str) -> MonthReview | None:
    """Ask for what a month's review lacks; one that is finished shows its letter, and offers to change an answer."""
    view = read_review(session, month, why)
    return reopen(session, view) if view.finished else ask_for_rest(session, with_gaps(session, view))


def ask_for_rest(session: Session, view: MonthReview) -> MonthReview | None:
    """Ask for what the review lacks, from where it stopped; the review with its letter, None while it is open."""
    session.tell(replace(view, open=()))
    resumed = f"\nGoing on where you stopped: {view.answered} of {len(view.items)} answered." if view.begun else ""
    session.warn(f"{resumed}\n{HOW_TO} Enter alone passes on. What is saved stays saved.")
    passed: set[ReviewStep] = set()
    try:
        while step := next((step for step in view.open if step not in passed and _fits(view, step)), None):
            session.tell(step_prompt(view, step))
            after = _ASK[step.what](session, view, step)
            if after is None or step.what != NEW:
                passed.add(step)
            view = replace(after, why=view.why) if after else view
    except LeftError:
        session.warn(f"What you answered is saved. custfocus {view.command} goes on from here.")
        raise
    if view.finished:
        return replace(view, ended=True)
    session.warn(f"\nThe review stays open. custfocus {view.command} goes on from here.")
    return None


def reopen(session: Session, view: MonthReview) -> MonthReview | None:
    """Show the letter, and offer to change an answer; a letter that has changed is shown again."""
    session.show(view)
    before, names = view, [item.name for item in view.items]
    while (place := session.ask.pick(f"\nChange an answer? (1 to {len(names)}, Enter: no) ", names)) is not None:
        item = view.items[place]
        session.tell(item_prompt(view, item.id))
        view = _answer(session, view, item.id, item.text) or view
        if view.left:
            session.warn(LEFT)
    return None if view.letter == before.letter else view


def _ask_item(session: Session, view: MonthReview, step: ReviewStep) -> MonthReview | None:
    return _answer(session, view, step.id)


def _answer(session: Session, view: MonthReview, item: str, initial: str = "") -> MonthReview | None:
    about = f"{view.month} {item}"
    return _write(session, view, "checklist", about, lambda text: ReviewChanges(answers={item: text}), initial)


def _ask_plan(session: Session, view: MonthReview, step: ReviewStep) -> MonthReview | None:
    """How a plan went in the month; what was missed three times running is offered for rewording right away."""
    outcome = session.ask.choose(">", dict.fromkeys(OUTCOMES, ""), ON)
    if outcome == ON:
        return None
    after = save_review(session, view.first, ReviewChanges(plans={step.id: outcome}))
    due = outcome == MISSED and any(each.reword for each in after.plans if each.id == step.id)
    return read_review(session, view.first) if due and offer_rewording(session, step.id) else after


def _ask_priority(session: Session, view: MonthReview, step: ReviewStep) -> MonthReview | None:
    over = any(season_over(view, each) for each in view.priorities if each.id == step.id)
    choices = {KEEP: "for another three months" if over else "", DONE: "", DROP: "let it go"}
    decision = session.ask.choose("Keep it?", choices, KEEP)
    return save_review(session, view.first, ReviewChanges(decisions={step.id: decision}))


def _ask_new(session: Session, view: MonthReview, _: ReviewStep) -> MonthReview | None:
    return _write(session, view, "priority", view.month, lambda text: ReviewChanges(priorities=(text,)))


def _ask_line(session: Session, view: MonthReview, _: ReviewStep) -> MonthReview:
    """The closing line, which ends the review, unless the user wants to come back to a question."""
    text = session.drafts.typed("> ", LINE, view.month, initial=view.line).strip()
    missing = len(view.items) - view.answered
    what = wording.counted(missing, "question has", "questions have", single="One")
    with session.drafts.keeping(LINE, view.month, text):
        ends = not missing or session.ask.confirm(f"\n{what} no answer yet. End the review anyway?", default=True)
        return save_review(session, view.first, ReviewChanges(line=text, finish=ends))


def _fits(view: MonthReview, step: ReviewStep) -> bool:
    """Whether it can be asked: nothing can be closed that is empty."""
    return not (step.what == LINE and view.is_empty)


def _write(
    session: Session,
    view: MonthReview,
    use: str,
    about: str,
    changes: Callable[[str], ReviewChanges],
    initial: str = "",
) -> MonthReview | None:
    """Ask for a text and save what it changes; None where nothing was written."""
    text = session.drafts.typed("> ", use, about, initial=initial)
    if not text.strip():
        session.drafts.drop(use, about)
        return None
    with session.drafts.keeping(use, about, text):
        return save_review(session, view.first, changes(text))


_ASK = {ITEM: _ask_item, PLAN: _ask_plan, PRIORITY: _ask_priority, NEW: _ask_new, LINE: _ask_line}
