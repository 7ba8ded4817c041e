"""custfocus invite: ask others how they see you, and take in what they answer."""

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from custfocus.base.errors import FAILED, CustfocusError, unknown, usage
from custfocus.features.voices.flow.inviting import (
    called,
    form_of,
    invite,
    invited,
    mark,
    put_all_together,
    take_in,
    waiting,
    waits,
)
from custfocus.features.voices.pooling import alone
from custfocus.features.voices.replies import LARGEST_FILE
from custfocus.features.voices.views import (
    ImportedAnswers,
    Invitations,
    Invited,
    MarkedInvitation,
    asked,
    invitations,
    mail,
)
from custfocus.journal import kinds
from custfocus.terminal import completing as complete
from custfocus.terminal.options import exclusive, numbered
from custfocus.terminal.output import Document, clean
from custfocus.terminal.saving import to_print
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.models import Role

LONGEST_NAME = 100
PIPE = "-"


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
        bool, typer.Option("--answered", help="Keep that they answered, by mail for example.")
    ] = False,
    thanked: Annotated[bool, typer.Option("--thanked", help="Keep that you thanked them.")] = False,
) -> Invitations | Invited | MarkedInvitation | Document | None:
    """Ask somebody how they see you: prints a mail to paste, with three questions.

    A partner is another department, or whoever you work with inside. With --form FILE there is also a form of six
    statements to rate; open it yourself first. What comes back from it goes in with custfocus invite import. Ratings
    are shown only once those of three people can be put together; your manager's by name, and they are told so.

    Without a name it shows whom you asked, who has answered, and whom to thank.
    """
    if not name:
        if role is not None or form is not None or answered or thanked:
            raise usage("It isn't clear who is meant.", "Write it like custfocus invite Ana --role customer.")
        return _overview(session)
    who = _who(name)
    exclusive(form is not None, answered or thanked, hint="--form goes without --answered and --thanked.")
    if answered or thanked:
        return _marked(session, who, role, thanked=thanked)
    return _invited(session, who, _role(session, who, role), form)


def take(
    session: Session,
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help='The answers, or mails with answers; "-" reads a pipe.')
    ],
) -> None:
    """Take in the answers that came back, from files or pasted text.

    Each answer is taken once. One that is damaged, too large, not from an invitation of yours, or that the form can't
    have made, is named with the reason and left out; the others are taken. It ends with 1 if one was left out;
    --json then still lists both, those taken and those refused, as kind invite-import and not as an error.
    """
    taken, refused = take_in(session, [_read(session, file) for file in dict.fromkeys(files)])
    opened, cleaned = put_all_together(session)
    left = waiting(session)
    view = ImportedAnswers(
        tuple(taken),
        tuple(refused),
        len(left),
        alone(left, invited(session), session.today),
        opened,
        cleaned,
    )
    session.show(view)
    if refused:
        raise typer.Exit(FAILED)


PARTS = {"import": take}


def _overview(session: Session) -> Invitations:
    opened, cleaned = put_all_together(session)
    entries = invited(session)
    numbered(session, [entry.id for entry in entries])
    return invitations(
        entries,
        waiting(session),
        session.framework,
        [session.short(entry) for entry in entries],
        session.today,
        opened=opened,
        cleaned=cleaned,
    )


def _invited(session: Session, who: str, role: "Role", form: Path | None) -> Invited | Document | None:
    if waits(session, who, role.word):
        raise CustfocusError(
            f"{who} has answered, and the answer waits for those of others.",
            "Ask again once it has been put together; custfocus invite tells.",
            code="answer-waits",
        )
    prints = form is not None and to_print(form)
    entry, again = invite(session, who, role, form=None if prints else form)
    if prints and not session.json:
        return Document(iter([form_of(entry)]), plain=False)
    view = Invited(
        entry.id,
        session.short(entry),
        who,
        role.word,
        again=again,
        mail=mail(role, who, form=form is not None),
        form=None if form is None or prints else str(form),
        html=form_of(entry) if prints else None,
    )
    if session.json:
        return view
    session.show(view)
    for line in _next_steps(view):
        session.warn(line)
    return None


def _next_steps(view: Invited) -> list[str]:
    """What to do with the mail, on stderr, so that a pipe has the mail alone."""
    name = quote(view.who)
    again = ", as before: it is the same invitation" if view.again else ""
    lines = [f"\nSaved {view.short} · {view.who} is asked{again}"]
    if view.form:
        lines.append(f"The form is saved as {view.form}: open it yourself, then attach it to the mail.")
        lines.append("custfocus invite import FILE takes in what the form made.")
    lines.append(
        f"Words that come back: custfocus heard - --from {name} --channel mail < reply.txt, "
        f"then custfocus invite {name} --answered."
    )
    return lines


def _marked(session: Session, who: str, role: str | None, *, thanked: bool) -> MarkedInvitation:
    found = called(session, who, role)
    if not found:
        everybody = [entry.who for entry in invited(session)]
        raise unknown("invitation", who, everybody, "custfocus invite shows whom you asked.")
    if len({entry.of(kinds.Invitation).role for entry in found}) > 1:
        raise usage(f"{who} is asked in several roles.", "Add --role and the one that is meant.")
    unthanked = [entry for entry in found if entry.of(kinds.Invitation).status != kinds.THANKED]
    entry = mark(session, (unthanked or found)[0], thanked=thanked)
    return MarkedInvitation(asked(session.framework, entry, session.short(entry), session.today))


def _who(name: list[str]) -> str:
    who = clean(" ".join(" ".join(name).split()))
    if not who or len(who) > LONGEST_NAME:
        raise usage("That is no name.", "Write it like custfocus invite Ana --role customer.", code="no-name")
    return who


def _role(session: Session, who: str, said: str | None) -> "Role":
    roles = {role.word: role for role in session.framework.roles}
    if not roles:
        raise CustfocusError(
            f"There is no role left to ask {who} in: your content retires them all.",
            'Take one out of "retire" there; custfocus config shows where it is.',
            code="no-roles",
        )
    if said is None and session.asks:
        names = {word: role.name.lower() if role.name.lower() != word else "" for word, role in roles.items()}
        said = session.ask.choose(f"What is {who} to you?", names, next(iter(roles)))
    if said is None:
        raise usage(f"In which role is {who} asked?", f"Add --role and one of {', '.join(roles)}.", code="no-role")
    if said not in roles:
        raise unknown("role", said, roles)
    return roles[said]


def _read(session: Session, file: Path) -> tuple[str, bytes]:
    """What stands in a file or came through the pipe, a little more than may be at most.

    Raises:
        CustfocusError: There is no such file, or it can't be read.
    """
    again = "Nothing was taken in; give the file's name as it is."
    try:
        if str(file) == PIPE:
            stdin = session.world.stdin
            return PIPE, stdin.buffer.read(LARGEST_FILE + 1) if hasattr(stdin, "buffer") else stdin.read().encode()
        if not file.expanduser().is_file():  # reading a pipe might wait for ever
            raise CustfocusError(f"There is no file {file}.", again, code="no-such-file")
        with file.expanduser().open("rb") as opened:
            return str(file), opened.read(LARGEST_FILE + 1)
    except (OSError, RuntimeError) as error:
        why = (getattr(error, "strerror", None) or str(error)).lower()
        raise CustfocusError(f"{file} can't be read: {why}.", again, code="unreadable") from error
