"""custfocus invite: ask others how they see you, and take in what they answer."""

from pathlib import Path
from typing import Annotated

import typer

from custfocus.base.errors import FAILED, usage
from custfocus.features.voices.flow.answers import everybody, import_answers
from custfocus.features.voices.flow.inviting import invite, mark
from custfocus.features.voices.lines import next_steps
from custfocus.features.voices.views import Invitations, Invited, MarkedInvitation
from custfocus.terminal import completing as complete
from custfocus.terminal.options import exclusive
from custfocus.terminal.output import Document, clean
from custfocus.terminal.session import Session

LONGEST_NAME = 100


def run(
    session: Session,
    name: Annotated[
        list[str] | None, typer.Argument(metavar="[NAME]...", help="Whom you ask, as you'd address them.")
    ] = None,
    role: Annotated[
        str | None,
        typer.Option(
            "--role",
            metavar="ROLE",
            autocompletion=complete.roles,
            help="What they are to you: customer, partner, team or manager.",
        ),
    ] = None,
    form: Annotated[
        Path | None,
        typer.Option(
            "--form", metavar="FILE", help='Save a form to attach as this file, too; "-" prints it instead.'
        ),
    ] = None,
    answered: Annotated[
        bool, typer.Option("--answered", help="Note that they have answered, for example by email.")
    ] = False,
    thanked: Annotated[bool, typer.Option("--thanked", help="Note that you have thanked them.")] = False,
) -> Invitations | Invited | MarkedInvitation | Document | None:
    """Ask somebody how they see you: prints an email to paste, with three questions.

    A partner is another department, or whoever you work with inside. With --form FILE there is also a form of six
    statements to rate; open it yourself first. What comes back from it goes in with custfocus invite import. Ratings
    are shown only once those of three people can be put together; your manager's by name, and they are told so.

    Without a name it shows whom you asked, who has answered, and whom to thank.
    """
    if not name:
        if role is not None or form is not None or answered or thanked:
            raise usage("It isn't clear who is meant.", "Write it like custfocus invite Ana --role customer.")
        view = everybody(session)
        session.remember_numbers([invitee.id for invitee in view.invitations])
        return view
    who = _who(name)
    exclusive(form is not None, answered or thanked, hint="--form goes without --answered and --thanked.")
    if answered or thanked:
        return mark(session, who, role, thanked=thanked)
    return _invited(session, who, role, form)


def take(
    session: Session,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help='The answers, or emails with answers; "-" reads a pipe.')
    ],
) -> None:
    """Take in the answers that came back, from files or pasted text.

    Each answer is taken once. One that is damaged, too large, not from an invitation of yours, or that the form can't
    have made, is named with the reason and left out; the others are taken. It ends with 1 if one was left out, or if
    those taken couldn't be put together with others yet; --json then still lists both, those taken and those refused,
    as kind invite-import and not as an error.
    """
    view = import_answers(session, dict.fromkeys(files))
    session.show(view, last=True)
    if view.refused or view.trouble:
        raise typer.Exit(FAILED)


PARTS = {"import": take}


def _invited(session: Session, who: str, role: str | None, form: Path | None) -> Invited | Document | None:
    """The email on stdout, so that a pipe has that alone, and on stderr what to do with it."""
    view = invite(session, who, role, form)
    if session.json:
        return view
    if view.html is not None:
        return Document(iter([view.html]), plain=False)
    session.show(view)
    for line in next_steps(view):
        session.warn(line)
    return None


def _who(name: list[str]) -> str:
    who = clean(" ".join(" ".join(name).split()))
    if not who or len(who) > LONGEST_NAME:
        raise usage("That is no name.", "Write it like custfocus invite Ana --role customer.", code="no-name")
    return who
