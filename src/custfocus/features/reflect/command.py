"""custfocus reflect: one question a day, answered in two minutes."""

from typing import Annotated

import typer

from custfocus.features.reflect.flow import answering
from custfocus.features.reflect.views import Reflection
from custfocus.terminal import completing as complete
from custfocus.terminal.options import InEditor, On, Words, day_of, exclusive, principles_of
from custfocus.terminal.session import Session


def run(
    session: Session,
    answer: Words = None,
    show: Annotated[bool, typer.Option("--show", help="Only show the question.")] = False,
    full: Annotated[bool, typer.Option("--full", help="With its longer form and follow-ups.")] = False,
    why: Annotated[bool, typer.Option("--why", help="With the reason and its figures.")] = False,
    skip: Annotated[bool, typer.Option("--skip", help="Let it rest for a while, and take the next.")] = False,
    never: Annotated[bool, typer.Option("--never", help="Don't ask this one again.")] = False,
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
    _check(answer, question, principle, another, show=show, skip=skip or never)
    day = day_of(session, on)
    wanted = answering.WantedQuestion(
        question, principles_of(session, [principle])[0] if principle else None, another
    )
    return answering.reflect(
        session,
        day,
        wanted,
        answer,
        show=show,
        full=full,
        why=why,
        skip=skip,
        never=never,
        do=do,
        did=did,
        in_editor=editor,
    )


def _check(
    answer: list[str] | None, question: str | None, principle: str | None, another: int, *, show: bool, skip: bool
) -> None:
    """Refuse what contradicts itself, before anything is written."""
    what = "--show and --skip take no answer."
    exclusive(answer, show or skip, what=what, hint="Leave the answer away, or the option.")
    what = "--question names the question already."
    exclusive(question, principle or another, what=what, hint="Leave the other option away.")
