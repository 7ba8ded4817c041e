"""The daily question in a session: chosen from what the journal knows, asked, answered, saved."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import islice

from msgspec import Struct, structs

from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.content.framework import Framework, name_of, pillar_of
from custfocus.features.echoes.choice import ECHO_RESTS_DAYS
from custfocus.features.reflect.flow import choosing
from custfocus.features.reflect.flow.choosing import ANSWER, DaySoFar
from custfocus.features.reflect.flow.follow_ups import ask_follow_ups
from custfocus.features.reflect.flow.intending import (
    INTENTION,
    add_intention,
    ask_whether_done,
    due_intention,
    offer_intention,
    settle,
)
from custfocus.features.reflect.intentions import settleable
from custfocus.features.reflect.past import AnyPick, Pick
from custfocus.features.reflect.views import AskedQuestion, OwnWords, Reflection
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.prompts import BackError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import given, written

MOST_EARLIER = 12
ECHO = "echo"


class WantedQuestion(Struct, frozen=True):
    """Which question the user wants; as it comes, where nothing is said."""

    id: str | None = None
    """The question of this id."""
    principle: str | None = None
    """One on this principle."""
    another: int = 0
    """The one so many places further in rank."""


def reflect(
    session: Session,
    day: date,
    wanted: WantedQuestion,
    words: list[str] | None,
    *,
    show: bool = False,
    full: bool = False,
    why: bool = False,
    skip: bool = False,
    never: bool = False,
    do: str | None = None,
    did: str | None = None,
    in_editor: bool = False,
) -> Reflection | None:
    """Answer a day's question; without words, and with nobody to ask for them, it is only shown.

    Args:
        session: The session.
        day: The day.
        wanted: Which question.
        words: The answer in the arguments, if it is there.
        show: Whether it is only to be shown.
        full: Whether with its full form.
        why: Whether with the reason and its figures.
        skip: Whether to let it rest, and take the next.
        never: Whether it isn't to be asked again.
        do: One thing to do about it.
        did: What became of the last such thing.
        in_editor: Whether to write in the editor.
    """
    so_far = choosing.day_so_far(session, day)
    settled = settleable(so_far.waiting, did) if did is not None else None
    if why and not (words or show or skip or in_editor) and (explained := _explained(session, so_far, wanted)):
        return explained
    if skip or never:
        _see_that_it_was_shown(so_far, wanted)
    pick = picked(session, so_far, wanted)
    text = given(session, words)
    writes = text is None and not show and (session.asks or in_editor)
    if do is not None and text is None and not writes:
        raise usage("There is no answer yet to do something about.", "Give the answer before --do.")
    if settled:
        so_far = structs.replace(so_far, waiting=settle(session, *settled, day))
    view = (
        _next_view(session, pick, so_far, wanted, for_good=never) if skip or never else view_of(session, pick, so_far)
    )
    view = structs.replace(view, wide=full or view.is_look, explained=why)
    if writes:
        return ask_and_save(session, view, so_far.waiting, do=do, in_editor=in_editor)
    return view if text is None else save_answer(session, view, text, do)


def _explained(session: Session, so_far: DaySoFar, wanted: WantedQuestion) -> Reflection | None:
    """The question that the day has answered, with why it was asked; None where another is wanted, or none was."""
    if wanted != WantedQuestion() or not so_far.answers:
        return None
    ranked = choosing.ranked_on(session, so_far.day)
    pick = next((pick for pick in ranked if pick.question.id == so_far.answers[0].item), None)
    without = structs.replace(so_far, waiting=None)
    return structs.replace(view_of(session, pick, without), explained=True) if pick else None


def _next_view(
    session: Session, pick: AnyPick, so_far: DaySoFar, wanted: WantedQuestion, *, for_good: bool
) -> Reflection:
    """Set a question aside; the view of the next one, which names it."""
    days = _set_aside(session, pick, so_far.day, for_good=for_good)
    view = view_of(session, next(_ranked(session, so_far, wanted.principle), pick), so_far)
    return structs.replace(view, set_aside=pick.question.id, set_aside_words=pick.asks, set_aside_days=days)


def _set_aside(session: Session, pick: AnyPick, day: date, *, for_good: bool) -> int | None:
    """Set a question aside; for how many days it rests, None for good."""
    question, of = pick.question, pick.of
    with session.store.acts.writing() as pen:
        asked = of.kept if of else pick.asks
        pen.add(kinds.Skip(for_good, of.id if of else None), day, item=question.id, asked=asked)
    if of:
        return None if for_good else ECHO_RESTS_DAYS
    skips = choosing.past_answers(session, day).skipped.get(question.id)
    return None if for_good or skips is None else skips.rest_days


def _see_that_it_was_shown(so_far: DaySoFar, wanted: WantedQuestion) -> None:
    """Refuse to set a question aside that nobody has seen.

    Raises:
        CustfocusError: The day's question is answered, and no other was named.
    """
    if wanted.id is None and not wanted.another and so_far.answers:
        raise usage(
            "The day's question is answered, so there is none to set aside.",
            "custfocus reflect --show shows the next one; --skip --question ID sets that aside.",
            code="already-answered",
        )


def own_words(session: Session, entry: Entry) -> OwnWords:
    """An entry as pages quote it."""
    return OwnWords(id=entry.id, short=session.short(entry), day=entry.day, text=entry.text)


def view_of(session: Session, pick: AnyPick, so_far: DaySoFar) -> Reflection:
    """The view of a question that was picked for a day."""
    of, day, waiting = pick.of, so_far.day, so_far.waiting
    earlier = Filter(kinds=(ANSWER,), item=None if of else pick.question.id, of=of.id if of else None, until=day)
    return Reflection(
        question=_as_asked(session.framework, pick),
        day=day,
        today=session.today,
        brief=pick.brief,
        why=pick.reason,
        wide=pick.is_look,
        is_look=pick.is_look,
        kept=of.kept if of else "",
        quotation=OwnWords(of.id, session.store.entries.short(of.id), of.day, of.quotation) if of else None,
        earlier=tuple(own_words(session, entry) for entry in session.find(earlier, limit=MOST_EARLIER)),
        answered_today=len(so_far.answers),
        intention=own_words(session, waiting) if waiting else None,
    )


def ask_and_save(
    session: Session,
    view: Reflection,
    waiting: Entry | None,
    *,
    do: str | None = None,
    in_editor: bool = False,
    initial: str | None = None,
    anew: bool = False,
) -> Reflection | None:
    """Ask a question in the editor or at the prompt, and save the answer.

    Args:
        session: The session.
        view: The question.
        waiting: The one thing to do that is still open, to be asked about first.
        do: The one thing to do about the answer, if it has been said.
        in_editor: Whether to write in the editor.
        initial: What the answer begins with; None where the question isn't on the screen yet.
        anew: Whether it is asked about again, for whoever came back to it.
    """
    about = view.question.id
    asked_about = waiting = waiting if anew else due_intention(session, waiting, view.day)
    if session.asks:
        session.drafts.aside(ANSWER, about)
        if waiting:
            waiting = ask_whether_done(session, waiting, view.day)
            session.warn("")
        if initial is None or asked_about:
            session.tell(structs.replace(view, intention=None))
    back = session.asks and asked_about is not None
    try:
        text = written(
            session, label="", use=ANSWER, about=about, in_editor=in_editor, initial=initial or "", back=back
        )
    except BackError:
        again = session.store.entries.get(asked_about.id) if asked_about else None
        return ask_and_save(session, view, again, do=do, in_editor=in_editor, initial=initial, anew=True)
    saved = save_answer(session, view, text, do)
    answer = session.store.entries.get(saved.answer.id) if session.asks and saved.answer else None
    offers = saved.intention is None
    if answer is None or not (offers or view.follow_ups):
        return saved
    session.show(saved)
    if (not view.follow_ups or ask_follow_ups(session, answer, view.follow_ups)) and offers:
        offer_intention(session, answer)
    return None


def save_answer(session: Session, view: Reflection, text: str, do: str | None) -> Reflection:
    """Save an answer, and with it the one thing to do; the view of what was saved.

    Args:
        session: The session.
        view: The question.
        text: The answer.
        do: The one thing to do, if it has been said.
    """
    question = view.question
    with (
        session.drafts.keeping(INTENTION, "", do or ""),
        session.drafts.keeping(ANSWER, question.id, text),
        session.store.acts.writing() as pen,
    ):
        record, principles = kinds.Answer(question.of), question.principles
        answer = pen.add(record, view.day, text=text, item=question.id, asked=view.asked, principles=principles)
        kept = add_intention(pen, answer, do) if do and do.strip() else None
    kept_words = own_words(session, kept) if kept else None
    return structs.replace(view, answer=own_words(session, answer), intention=kept_words)


def picked(session: Session, so_far: DaySoFar, wanted: WantedQuestion) -> AnyPick:
    """The question that is wanted on a day, and why.

    Raises:
        CustfocusError: There is no such question, or no further one.
    """
    if wanted.id is not None:
        return _picked_by_id(session, wanted.id, so_far.day)
    ranked = list(islice(_ranked(session, so_far, wanted.principle), wanted.another + 1))
    if len(ranked) <= wanted.another:
        raise CustfocusError(
            "There is no further question to ask.", "custfocus guide questions lists them all.", code="no-question"
        )
    return ranked[-1]


def _picked_by_id(session: Session, question: str, day: date) -> AnyPick:
    item = session.framework.by_id.get(question)
    if item is not None and item.kind == "echo":
        if pick := choosing.echo_by_id(session, question, day):
            return pick
        raise CustfocusError(
            f'"{item.name}" asks about something of your own, and nothing suits it just now.',
            "custfocus guide questions lists those that can be asked at any time.",
            code="no-question",
        )
    if item is None or item.kind != "question":
        valid = [known.id for known in session.framework.questions]
        raise unknown("question", question, valid, "custfocus guide questions lists them all.")
    return Pick(item, "You asked for it by its id.", "you asked for it")


def _ranked(session: Session, so_far: DaySoFar, principle: str | None) -> Iterator[AnyPick]:
    ranked = choosing.picks(session, so_far)
    return (pick for pick in ranked if principle is None or principle in pick.principles)


def _as_asked(framework: Framework, pick: AnyPick) -> AskedQuestion:
    """The question with the names that a page needs."""
    question, of = pick.question, pick.of
    main = framework.by_id.get(next(iter(pick.principles), "")) or question
    pillar = pillar_of(framework, main)
    names = [name_of(framework, name) for name in (*pick.principles[:1], pillar) if name]
    forms = (
        (question.full, question.further, question.wider) if question.kind == "question" and not of else ("", (), ())
    )
    return AskedQuestion(
        question.id,
        question.name,
        of.asks if of else question.words,
        *forms,
        principles=pick.principles,
        pillar=pillar,
        about=" · ".join(names),
        form=question.form if question.kind == "question" else ECHO,
        of=of.id if of else None,
    )
