"""custfocus reflect: one question a day, answered in two minutes."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Annotated

import typer
from msgspec.structs import replace

from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.features.reflect import flow as asking
from custfocus.features.reflect.choice import Pick
from custfocus.features.reflect.views import Reflection
from custfocus.journal import kinds
from custfocus.terminal import completing as complete
from custfocus.terminal.options import InEditor, On, Words, day_of, exclusive, principles_of
from custfocus.terminal.session import Session
from custfocus.terminal.texts import given


def run(
    session: Session,
    answer: Words = None,
    show: Annotated[bool, typer.Option("--show", help="Only show the question.")] = False,
    full: Annotated[bool, typer.Option("--full", help="With its longer form and follow-ups.")] = False,
    why: Annotated[bool, typer.Option("--why", help="With the reason and its figures.")] = False,
    skip: Annotated[bool, typer.Option("--skip", help="Let it rest for two weeks, and take the next.")] = False,
    another: Annotated[
        int, typer.Option("--another", count=True, metavar="", help="Take the next one; may be repeated.")
    ] = 0,
    question: Annotated[
        str | None, typer.Option("--question", metavar="ID", autocompletion=complete.questions, help="Take this one.")
    ] = None,
    principle: Annotated[
        str | None,
        typer.Option("--principle", metavar="ID", autocompletion=complete.principles, help="Take one on this."),
    ] = None,
    do: Annotated[str | None, typer.Option("--do", metavar="TEXT", help="One thing you'll do about it.")] = None,
    did: Annotated[
        str | None, typer.Option("--did", metavar="yes|not-yet|drop", help="Whether the last such thing happened.")
    ] = None,
    on: On = None,
    editor: InEditor = False,
) -> Reflection | None:
    """Answer today's question.

    One question a day, chosen for a reason that --why tells. Without an answer and without a terminal, it is
    only shown.
    """
    _check(answer, question, principle, another, show=show, skip=skip)
    day = day_of(session, on)
    waiting = asking.intention_of(session, day)
    settled = asking.outcome(waiting, did) if did is not None else None
    pick = _picked(session, day, question, principle, another)
    text = given(session, answer)
    writes = text is None and not show and (session.asks or editor)
    if do is not None and text is None and not writes:
        raise usage("There is no answer yet to do something about.", "Give the answer before --do.")
    if settled and did:
        waiting = asking.settle(session, settled, did)
    set_aside = None
    if skip:
        set_aside = pick.question.id
        with session.store.acts.writing() as pen:
            pen.add(kinds.Skip(), day, item=set_aside, asked=pick.question.daily)
        pick = next(_ranked(session, day, principle), pick)
    view = replace(asking.view_of(session, pick, day, waiting), wide=full, explained=why, set_aside=set_aside)
    if writes:
        return asking.hold(session, view, waiting, do=do, in_editor=editor)
    return view if text is None else asking.save(session, view, text, do, offer=False)


def _check(
    answer: list[str] | None, question: str | None, principle: str | None, another: int, *, show: bool, skip: bool
) -> None:
    """Refuse what contradicts itself, before anything is written."""
    what = "--show and --skip take no answer."
    exclusive(answer, show or skip, what=what, hint="Leave the answer away, or the option.")
    what = "--question names the question already."
    exclusive(question, principle or another or skip, what=what, hint="Leave the other option away.")


def _ranked(session: Session, day: date, principle: str | None) -> Iterator[Pick]:
    wanted = principles_of(session, [principle])[0] if principle else None
    ranked = asking.picks(session, day)
    return (pick for pick in ranked if wanted is None or wanted in pick.question.principles)


def _picked(session: Session, day: date, question: str | None, principle: str | None, another: int) -> Pick:
    if question is not None:
        return _named(session, question)
    ranked = list(islice(_ranked(session, day, principle), another + 1))
    if len(ranked) <= another:
        raise CustfocusError(
            "There is no further question to ask.", "custfocus guide questions lists them all.", code="no-question"
        )
    return ranked[-1]


def _named(session: Session, question_id: str) -> Pick:
    item = session.framework.by_id.get(question_id)
    if item is None or item.kind != "question":
        valid = [known.id for known in session.framework.questions]
        raise unknown("question", question_id, valid, "custfocus guide questions lists them all.")
    return Pick(item, "You asked for it by its id.", "you asked for it")
