"""The daily question in a session: chosen from what the journal knows, asked, answered, saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from msgspec import structs
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.errors import CustfocusError, nearest, usage
from custfocus.features.reflect.choice import (
    RATING_HOLDS_DAYS,
    RETURN_EVERY,
    SKIP_RESTS_DAYS,
    STARTERS,
    Past,
    Pick,
    latest_ratings,
    rank,
)
from custfocus.features.reflect.views import (
    NOT_YET,
    OUTCOMES,
    Reflection,
    Told,
    asked,
    open_intention,
    still_to_answer,
)
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.pen import Pen
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import written

USE, INTENTION = "answer", "intention"
ANSWERS = ("answer",)
MOST_EARLIER = 12


def past(session: Session, day: date) -> Past:
    """What the choice may know on a day: the answers dated before it, and the skips up to it."""
    entries = session.store.entries
    questions = [item.id for item in session.framework.items if item.kind == "question"]
    before = Filter(kinds=ANSWERS, until=day - timedelta(1))
    rested = Filter(kinds=("skip",), since=day - timedelta(SKIP_RESTS_DAYS), until=day)
    rated = Filter(kinds=("rating",), since=day - timedelta(RATING_HOLDS_DAYS), until=day - timedelta(1))
    skips = session.find(rested, oldest_first=True)
    newest = session.find(before, limit=RETURN_EVERY - 1)
    first = entries.first_day()
    return Past(
        answered=entries.last_days("answer", questions, day),
        returns=tuple(entries.has_earlier(answer) for answer in newest),
        count=entries.count(before, most=STARTERS),
        first=first if first and first < day else None,
        skipped={str(skip.item): skip.day for skip in skips},
        ratings=latest_ratings(session.find(rated)),
    )


def answers_on(session: Session, day: date) -> list[Entry]:
    """The answers dated on a day."""
    return session.find(Filter(kinds=ANSWERS, since=day, until=day))


def picks(session: Session, day: date) -> Iterator[Pick]:
    """The questions for a day in rank, without those that the day has answers to."""
    ranked = rank(session.framework, past(session, day), day)
    return still_to_answer(ranked, (answer.item for answer in answers_on(session, day)))


def intention_of(session: Session, day: date) -> Entry | None:
    """The one thing to do that a day asks about."""
    return open_intention(session.find(Filter(kinds=("intention",), status=kinds.OPEN)), day)


def told(session: Session, entry: Entry) -> Told:
    """An entry as pages quote it."""
    return Told(id=entry.id, short=session.short(entry), day=entry.day, text=entry.text)


def view_of(session: Session, pick: Pick, day: date, waiting: Entry | None) -> Reflection:
    """The view of a question that was picked for a day."""
    earlier = Filter(kinds=ANSWERS, item=pick.question.id, until=day)
    return Reflection(
        question=asked(session.framework, pick.question),
        day=day,
        today=session.today,
        brief=pick.brief,
        why=pick.reason,
        earlier=tuple(told(session, entry) for entry in session.find(earlier, limit=MOST_EARLIER)),
        answered_today=len(answers_on(session, day)),
        intention=told(session, waiting) if waiting else None,
    )


def hold(
    session: Session,
    view: Reflection,
    waiting: Entry | None,
    *,
    do: str | None = None,
    in_editor: bool = False,
    initial: str | None = None,
) -> Reflection | None:
    """Ask a question in the editor or at the prompt, and save the answer.

    Args:
        session: The session.
        view: The question.
        waiting: The one thing to do that is still open, to be asked about first.
        do: The one thing to do about the answer, if it has been said.
        in_editor: Whether to write in the editor.
        initial: What the answer begins with; None where the question isn't on the screen yet.
    """
    if session.asks:
        waiting = ask_about(session, waiting)
        if initial is None:
            session.tell(replace(view, intention=None))
    about = view.question.id
    text = written(session, label="> ", use=USE, about=about, in_editor=in_editor, initial=initial or "")
    return save(session, view, text, do, offer=session.asks and waiting is None)


def save(session: Session, view: Reflection, text: str, do: str | None, *, offer: bool) -> Reflection | None:
    """Save an answer, and with it the one thing to do.

    Args:
        session: The session.
        view: The question.
        text: The answer.
        do: The one thing to do, if it has been said.
        offer: Whether to show what was saved and ask for one; nothing is left to show then.
    """
    question = view.question
    words = question.full if view.wide and question.full else question.daily
    with (
        session.keeping(INTENTION, "", do or ""),
        session.keeping(USE, question.id, text),
        session.store.acts.writing() as pen,
    ):
        answer = pen.add(
            kinds.Answer(), view.day, text=text, item=question.id, asked=words, principles=question.principles
        )
        kept = _keep(pen, answer, do) if do and do.strip() else None
    view = replace(view, answer=told(session, answer), intention=told(session, kept) if kept else None)
    if kept or not offer:
        return view
    session.show(view)
    session.warn("")
    try:
        do = session.typed("One thing I'll do about it (Enter: nothing): ", INTENTION)
    except LeftError:  # the answer is saved; leaving here only says no to the offer
        return None
    with session.keeping(INTENTION, "", do):
        if do.strip():
            with session.store.acts.writing() as pen:
                _keep(pen, answer, do)
            session.warn("Kept; you'll be asked about it next time.")
    return None


def ask_about(session: Session, waiting: Entry | None) -> Entry | None:
    """Ask whether the one thing happened; where it is still open, it is returned."""
    if waiting is None:
        return None
    session.warn(f"On {wording.day_and_month(waiting.day)} you meant to: {waiting.text}")
    said = session.ask.choose("Did it happen?", {"yes": "", NOT_YET: "", "drop": "no longer wanted"}, NOT_YET)
    session.warn("")
    return settle(session, waiting, said)


def outcome(waiting: Entry | None, did: str) -> Entry:
    """The one thing that is asked about, once the word for what became of it is found good.

    Raises:
        CustfocusError: There is none, or the word is no outcome.
    """
    if did not in OUTCOMES:
        guess = nearest(did, list(OUTCOMES)) or "yes, not-yet or drop"
        raise usage(f'"{did}" is no answer to whether it happened.', f"Did you mean {guess}?")
    if waiting is None:
        raise CustfocusError(
            "There is no one thing to ask about.", "custfocus reflect offers one.", code="no-intention"
        )
    return waiting


def settle(session: Session, waiting: Entry, did: str) -> Entry | None:
    """Note what became of the one thing; where it is still open, it is returned."""
    with session.store.acts.writing() as pen:
        entry = pen.edit(waiting, structs.replace(waiting.of(kinds.Intention), status=OUTCOMES[did]))
    return entry if OUTCOMES[did] == kinds.OPEN else None


def _keep(pen: Pen, answer: Entry, do: str) -> Entry:
    return pen.add(kinds.Intention(answer.id), answer.day, text=do, item=answer.item)
