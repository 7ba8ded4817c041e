"""custfocus share: what was heard, learnt and will change, for others, without anybody's name."""

from pathlib import Path
from typing import Annotated

import typer
from msgspec.structs import replace

from custfocus.base.errors import unknown
from custfocus.features.share.flow import ask_for_names, ask_for_passages, draw_up, keep, named, names_of
from custfocus.features.share.views import READERS, TEAM, Brief
from custfocus.terminal.options import FileOption, ForceOption, FromOption, LastOption, ToOption, filter_of
from custfocus.terminal.output import Document, clean
from custfocus.terminal.saving import checked, save, to_print
from custfocus.terminal.session import Session

LAST = "30d"
PAGES = (".html", ".htm")
MOST_NAMED = 30
_KEPT = "Name another file, or add --force."


def run(
    session: Session,
    audience: Annotated[
        str, typer.Option("--for", metavar="|".join(READERS), help="Who is to read it; each gets other parts.")
    ] = TEAM,
    include: Annotated[
        list[str] | None,
        typer.Option(
            "--include",
            metavar="ID",
            help="Include what stands in this entry, or with ID.FIELD in one field; may be repeated.",
        ),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="Take this name out as well, this once; may be repeated."),
    ] = None,
    html: Annotated[bool, typer.Option("--html", help="Make it a page of HTML rather than Markdown.")] = False,
    file: FileOption = None,
    force: ForceOption = False,
    since: FromOption = None,
    until: ToOption = None,
    last: LastOption = None,
) -> Brief | Document | None:
    """Make a brief for others: what was heard, what you learnt, what will change.

    Names are replaced: those in your sheets, of whoever said or was asked something, and on your list of names.
    Of a sheet goes what its worksheet marks as shareable. Whatever somebody wrote in words of their own goes only
    if you say so: passage by passage at a terminal, elsewhere with --include. To a coach go your own answers and
    notes too, if you name them so. It is about the last 30 days.

    At a terminal you read it first. Once you have said yes, or have saved it, or have named something with
    --include, it counts as the practice of sharing what you heard, unless these readers had all of it before;
    JSON alone never does.
    """
    if audience not in READERS:
        raise unknown("reader", audience, READERS, code="unknown-audience")
    wanted = filter_of(session, since=since, until=until, last=last or (None if since else LAST))
    first = wanted.since or session.today
    target = None if file is None or to_print(file) else file
    as_page = html or (target is not None and target.suffix.lower() in PAGES)
    if target:
        checked(session, target, replaces=lambda _: force, hint=_KEPT)
    end = wanted.until or max(first, session.today)
    material, approved = named(session, include or (), audience, first, end, name or ())
    if session.asks:
        names = ask_for_names(session, material)
        approved = ask_for_passages(session, material, names, approved)
        view = draw_up(session, material, names, approved)
        if not view.parts:
            return view
        session.tell(view)
        if not session.ask.confirm(_question(target, as_page), default=False):
            session.warn("Nothing was written.")
            return None
    else:
        view = draw_up(session, material, names_of(session, material), approved)
        if not session.json:
            _point_out(session, view)
    return _hand_on(session, view, target, as_page=as_page, meant=session.asks or bool(include and not session.json))


def _hand_on(
    session: Session, view: Brief, target: Path | None, *, as_page: bool, meant: bool
) -> Brief | Document | None:
    """Save it or print it, and keep that it was handed on where that was meant."""
    if target:
        save(session, target, clean(_text(view, as_page=as_page)), replaces=lambda _: True, hint=_KEPT)
        return replace(keep(session, view), path=str(target))
    if session.json:
        return view
    session.show(Document(iter([_text(view, as_page=as_page)])))
    if meant and (counted := keep(session, view).counted):
        session.warn(f'That counts as "{counted.asked}"; custfocus undo takes it back.')
    return None


def _text(view: Brief, *, as_page: bool) -> str:
    if as_page:
        from custfocus.features.share.document import html

        return html(view)
    from custfocus.features.share.page import markdown

    return markdown(view)


def _question(target: Path | None, as_page: bool) -> str:
    if target:
        return f"Write this to {target}?"
    return f"Print this as {'HTML' if as_page else 'Markdown'}, to hand it on? (-o FILE saves it)"


def _point_out(session: Session, view: Brief) -> None:
    """Say what was left out, and what may be names, where nobody can be asked."""
    if view.waiting:
        short = session.store.entries.short
        ids = [f"{short(head)}{dot}{field}" for head, dot, field in (one.partition(".") for one in view.waiting)]
        more = f" and {len(ids) - MOST_NAMED} more" if len(ids) > MOST_NAMED else ""
        told = ", ".join(ids[:MOST_NAMED])
        session.warn(f"Left out until you add them with --include: {told}{more}. custfocus show ID shows one.")
    if view.suspects:
        told = ", ".join(view.suspects[:MOST_NAMED])
        session.warn(
            f"These may be names: {told}. --name takes one out, your list of names ({_list(session)}) for good."
        )


def _list(session: Session) -> Path:
    return session.world.paths.list_of_names
