"""custfocus note: keep anything."""

from typing import Annotated

import typer

from custfocus.features.capture.flow import keeping
from custfocus.features.capture.views import Recorded
from custfocus.journal import kinds
from custfocus.terminal.options import EvidenceOption, InEditor, On, Words, day_of, principles_of
from custfocus.terminal.session import Session


def run(
    session: Session,
    text: Words = None,
    private: Annotated[bool, typer.Option("--private", help="No question is ever about it.")] = False,
    principle: EvidenceOption = None,
    on: On = None,
    editor: InEditor = False,
) -> Recorded:
    """Keep anything worth keeping.

    #tags in the text are found again with --tag. One is of letters, figures, hyphens and underscores, so #c++ is #c.
    """
    principles, day = principles_of(session, principle), day_of(session, on)
    return keeping.keep_note(session, text, kinds.Note(private), day, principles, in_editor=editor)
