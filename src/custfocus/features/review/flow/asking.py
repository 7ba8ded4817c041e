"""The review at a terminal: one thing after the other, each saved at once."""

from collections.abc import Callable

from msgspec.structs import replace

from custfocus.base import wording
from custfocus.features.plans.flow.asking import offer_rewording
from custfocus.features.plans.plans import MISSED, OUTCOMES
from custfocus.features.review.flow.months import Changes, look, save
from custfocus.features.review.priorities import DONE, DROP, KEEP
from custfocus.features.review.views import (
    ITEM,
    LEFT,
    LINE,
    NEW,
    PLAN,
    PRIORITY,
    Review,
    Step,
    item_prompt,
    prompt,
    season_over,
)
from custfocus.terminal.prompts import HOW_TO, LeftError
from custfocus.terminal.session import Session

ON = "pass on"


def hold(session: Session, view: Review) -> Review | None:
    """Ask for what the review lacks, from where it stopped; the review with its letter, None while it is open."""
    session.tell(replace(view, open=()))
    resumed = f"\nGoing on where you stopped: {view.answered} of {len(view.items)} answered." if view.begun else ""
    _say(session, f"{resumed}\n{HOW_TO} Enter alone passes on. What is saved stays saved.")
    passed: set[Step] = set()
    try:
        while step := next((step for step in view.open if step not in passed and _fits(view, step)), None):
            session.tell(prompt(view, step))
            after = _ASK[step.what](session, view, step)
            if after is None or step.what != NEW:
                passed.add(step)
            view = replace(after, why=view.why) if after else view
    except LeftError:
        _say(session, f"What you answered is saved. custfocus {view.command} goes on from here.")
        raise
    if view.finished:
        return replace(view, ended=True)
    _say(session, f"\nThe review stays open. custfocus {view.command} goes on from here.")
    return None


def reopen(session: Session, view: Review) -> Review | None:
    """Show the letter, and offer to change an answer; a letter that has changed is shown again."""
    session.show(view)
    before, names = view, [item.name for item in view.items]
    while (place := session.ask.pick(f"\nChange an answer? (1 to {len(names)}, Enter: no) ", names)) is not None:
        item = view.items[place]
        session.tell(item_prompt(view, item.id))
        view = _answer(session, view, item.id, item.text) or view
        if view.left:
            _say(session, LEFT)
    return None if view.letter == before.letter else view


def _ask_item(session: Session, view: Review, step: Step) -> Review | None:
    return _answer(session, view, step.id)


def _answer(session: Session, view: Review, item: str, initial: str = "") -> Review | None:
    about = f"{view.month} {item}"
    return _write(session, view, "checklist", about, lambda text: Changes(answers={item: text}), initial)


def _ask_plan(session: Session, view: Review, step: Step) -> Review | None:
    """How a plan went in the month; what was missed three times running is offered for rewording right away."""
    outcome = session.ask.choose(">", dict.fromkeys(OUTCOMES, ""), ON)
    if outcome == ON:
        return None
    after = save(session, view.first, Changes(plans={step.id: outcome}))
    due = outcome == MISSED and any(each.reword for each in after.plans if each.id == step.id)
    return look(session, view.first) if due and offer_rewording(session, step.id) else after


def _ask_priority(session: Session, view: Review, step: Step) -> Review | None:
    over = any(season_over(view, each) for each in view.priorities if each.id == step.id)
    choices = {KEEP: "for another three months" if over else "", DONE: "", DROP: "let it go"}
    decision = session.ask.choose("Keep it?", choices, KEEP)
    return save(session, view.first, Changes(decisions={step.id: decision}))


def _ask_new(session: Session, view: Review, _: Step) -> Review | None:
    return _write(session, view, "priority", view.month, lambda text: Changes(priorities=(text,)))


def _ask_line(session: Session, view: Review, _: Step) -> Review:
    """The closing line, which ends the review, unless the user wants to come back to a question."""
    text = session.drafts.typed("> ", LINE, view.month, initial=view.line).strip()
    missing = len(view.items) - view.answered
    what = wording.counted(missing, "question has", "questions have", single="One")
    with session.drafts.keeping(LINE, view.month, text):
        ends = not missing or session.ask.confirm(f"\n{what} no answer yet. End the review anyway?", default=True)
        return save(session, view.first, Changes(line=text, finish=ends))


def _fits(view: Review, step: Step) -> bool:
    """Whether it can be asked: nothing can be closed that is empty."""
    return not (step.what == LINE and view.is_empty)


def _write(
    session: Session, view: Review, use: str, about: str, changes: Callable[[str], Changes], initial: str = ""
) -> Review | None:
    """Ask for a text and save what it changes; None where nothing was written."""
    text = session.drafts.typed("> ", use, about, initial=initial)
    if not text.strip():
        session.drafts.drop(use, about)
        return None
    with session.drafts.keeping(use, about, text):
        return save(session, view.first, changes(text))


def _say(session: Session, words: str) -> None:
    session.warn(words)


_ASK = {ITEM: _ask_item, PLAN: _ask_plan, PRIORITY: _ask_priority, NEW: _ask_new, LINE: _ask_line}
