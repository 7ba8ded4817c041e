"""custfocus heard: a customer's words, in ten seconds."""

from typing import Annotated

import typer
from msgspec import structs
from msgspec.structs import replace

from custfocus.features.capture.flow import save
from custfocus.features.capture.views import Recorded
from custfocus.journal import kinds
from custfocus.terminal.options import EvidenceOption, InEditor, On, Words, day_of, nothing_said, principles_of
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import given, written

LISTENING = ("listen",)


def run(
    session: Session,
    text: Words = None,
    who: Annotated[str | None, typer.Option("--from", metavar="WHO", help="Who said it.")] = None,
    channel: Annotated[
        str | None,
        typer.Option("--channel", metavar="WHERE", help="Where: call, visit, mail, survey, a colleague …"),
    ] = None,
    secondhand: Annotated[bool, typer.Option("--secondhand", help="You have it from somebody else.")] = False,
    principle: EvidenceOption = None,
    on: On = None,
    editor: InEditor = False,
) -> Recorded:
    """Keep what a customer said, in their own words.

    It counts as listening, unless --principle names something else.
    """
    principles, day = principles_of(session, principle), day_of(session, on)
    said, asks_who = given(session, text), False
    if said is None:
        if not (session.asks or editor):
            raise nothing_said(session)
        said = written(session, label="What did they say? ", use="heard", in_editor=editor)
        asks_who = session.asks and who is None
    default = tuple(name for name in LISTENING if name in session.framework.by_id)
    record = kinds.Heard(who, channel, firsthand=not secondhand)
    saved = save(session, record, day, said, principles=principles or default)
    return _ask_who(session, saved) if asks_who else saved


def _ask_who(session: Session, saved: Recorded) -> Recorded:
    """The words are on disk already; who said them comes after, so that leaving here loses nothing."""
    try:
        who = session.ask.line("Who said it? (Enter: nobody in particular) ")
    except LeftError:
        return saved
    if not who:
        return saved
    with session.store.acts.writing() as pen:
        kept = structs.replace(saved.entry.of(kinds.Heard), who=who)
        return replace(saved, entry=pen.edit(saved.entry, kept))
