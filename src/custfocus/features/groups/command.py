"""custfocus insights groups: what people say alike, to be named or refused."""

from typing import Annotated

import typer

from custfocus.base.errors import usage
from custfocus.features.groups.flow import ask_groups, make_anew, read_groups, settle
from custfocus.features.groups.views import Groups
from custfocus.terminal.options import FromOption, LastOption, ToOption, exclusive, filter_of, pair
from custfocus.terminal.session import Session


def run(
    session: Session,
    since: FromOption = None,
    until: ToOption = None,
    last: LastOption = None,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="ID=NAME", help="Take a group together under a name; may be repeated."),
    ] = None,
    refused: Annotated[
        list[str] | None,
        typer.Option("--refuse", metavar="ID", help="Never offer a group again; may be repeated."),
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Only show what there is.")] = False,
    anew: Annotated[bool, typer.Option("--anew", help="Work out anew how alike all is.")] = False,
) -> Groups:
    """Name what several people say alike, or refuse it.

    It looks through what insights does and offers sentences in which three or more different people say alike, in
    whatever words, as far as a small model can tell. It may be wrong: nothing is a theme until you give it a name.
    From then on it is counted by that, and what is near to it is offered for it. A name is an entry, which can be
    edited, deleted and taken back.

    It takes the extra custfocus[themes]. All of it stays on this machine; how alike sentences are is kept in the
    journal's file, never exported, and gone with their entries.
    """
    exclusive(names or refused, show, anew, hint="Name and refuse, or look.")
    wanted = filter_of(session, since=since, until=until, last=last)
    if names or refused:
        return settle(session, wanted, _pairs(names or ()), list(dict.fromkeys(refused or ())))
    if anew:
        return make_anew(session, wanted)
    return ask_groups(session, wanted) if session.asks and not show else read_groups(session, wanted)


def _pairs(given: list[str] | tuple[()]) -> dict[str, str]:
    names: dict[str, str] = {}
    for each in given:
        group, name = pair(each, "--name kmnp=letters")
        if group in names:
            raise usage(f'"{group}" has two names.', "Give it one.")
        names[group] = name
    return names
