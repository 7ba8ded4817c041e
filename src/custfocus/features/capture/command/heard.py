"""custfocus heard: the words of somebody whom the user serves, in ten seconds."""

from typing import Annotated

import typer
from msgspec import UNSET

from custfocus.features.capture.flow import keeping
from custfocus.features.capture.views import Recorded
from custfocus.journal import kinds
from custfocus.terminal.options import (
    EvidenceOption,
    InEditor,
    On,
    ToneOption,
    Words,
    day_of,
    principles_of,
    tone_named,
)
from custfocus.terminal.session import Session


def run(
    session: Session,
    text: Words = None,
    who: Annotated[str | None, typer.Option("--from", metavar="WHO", help="Who said it.")] = None,
    channel: Annotated[
        str | None,
        typer.Option("--channel", metavar="WHERE", help="Where: call, visit, email, survey, a colleague …"),
    ] = None,
    secondhand: Annotated[bool, typer.Option("--secondhand", help="You have it from somebody else.")] = False,
    tone: ToneOption = None,
    private: Annotated[bool, typer.Option("--private", help="No question is ever about it.")] = False,
    principle: EvidenceOption = None,
    on: On = None,
    editor: InEditor = False,
) -> Recorded:
    """Keep what somebody you serve has said, in their own words.

    It counts as listening, unless --principle names something else. Where you write it at the prompt, you are asked
    who said it, how it reached you, and whether it is praise, a wish or trouble; Enter passes over each.
    """
    principles, day = principles_of(session, principle), day_of(session, on)
    heard = kinds.Heard(
        who, channel, firsthand=not secondhand, private=private or UNSET, tone=tone_named(tone) if tone else UNSET
    )
    return keeping.keep_heard(session, text, heard, day, principles, in_editor=editor)
