"""custfocus share: what was heard, learnt and will change, for others, without anybody's name."""

from typing import Annotated

import typer

from custfocus.base.errors import unknown
from custfocus.features.share.flow.material import HTML, MARKDOWN, PLAIN, BriefWanted
from custfocus.features.share.flow.name_list import show_name_list
from custfocus.features.share.flow.sharing import share
from custfocus.features.share.readers import READERS, TEAM
from custfocus.features.share.views import Brief, ListOfNames
from custfocus.terminal.options import FileOption, ForceOption, FromOption, LastOption, ToOption, filter_of
from custfocus.terminal.output import Document
from custfocus.terminal.saving import to_print
from custfocus.terminal.session import Session

LAST = "30d"
FORMS = {".html": HTML, ".htm": HTML, ".txt": PLAIN}


def run(
    session: Session,
    audience: Annotated[
        str, typer.Option("--for", metavar="|".join(READERS), help="Who is to read it; each gets other parts.")
    ] = TEAM,
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include",
            metavar="ID|WORKSHEET|KIND",
            help="Include what stands in this entry, or with ID.FIELD in one field; in all of a worksheet, such as "
            "complaint, or of a kind, such as heard; came-back, before-and-after; may be repeated.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="Replace this name as well, this once; may be repeated."),
    ] = None,
    no_name: Annotated[
        list[str] | None,
        typer.Option("--no-name", metavar="WORD", help="This is no name, this once; may be repeated."),
    ] = None,
    names: Annotated[
        bool, typer.Option("--names", help="Show your list of names; with --name and --no-name, change it.")
    ] = False,
    html: Annotated[bool, typer.Option("--html", help="Make it a page of HTML rather than Markdown.")] = False,
    file: FileOption = None,
    force: ForceOption = False,
    since: FromOption = None,
    until: ToOption = None,
    last: LastOption = None,
) -> Brief | ListOfNames | Document | None:
    """Make half a page for others: who spoke and how, what came back, what you learnt, what will change.

    Names are replaced: those in your sheets, of whoever said or was asked something, and on your list of names.
    From a sheet it takes only what its worksheet marks as shareable. Anything in somebody's own words is in it only
    if you agree: at a terminal you tick it on a screen, which remembers your ticks; elsewhere you name it with
    --include. For a coach you can add your own answers and notes in the same way. It is about the last 30 days, and
    with -o it is HTML, plain text or Markdown, as the file's name says.

    At a terminal you read it first. Saying yes, saving it, or naming something with --include ticks off the practice
    of sharing what you heard, unless these readers have seen all of it; JSON alone never does.
    """
    if names:
        return show_name_list(session, name or (), no_name or ())
    if audience not in READERS:
        raise unknown("reader", audience, READERS, code="unknown-audience")
    time = filter_of(session, since=since, until=until, last=last or (None if since else LAST))
    first = time.since or session.today
    target = None if file is None or to_print(file) else file
    return share(
        session,
        BriefWanted(
            audience,
            first,
            time.until or max(first, session.today),
            include=include or (),
            once=name or (),
            no_names=no_name or (),
            target=target,
            force=force,
            form=HTML if html else FORMS.get(target.suffix.lower(), MARKDOWN) if target else MARKDOWN,
        ),
    )
