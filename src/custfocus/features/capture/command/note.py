"""custfocus note: keep anything."""

from custfocus.features.capture import flow
from custfocus.features.capture.views import Recorded
from custfocus.terminal.options import EvidenceOption, InEditor, On, Words, day_of, principles_of
from custfocus.terminal.session import Session


def run(
    session: Session,
    text: Words = None,
    principle: EvidenceOption = None,
    on: On = None,
    editor: InEditor = False,
) -> Recorded:
    """Keep anything worth keeping.

    #tags in the text are found again with --tag.
    """
    principles, day = principles_of(session, principle), day_of(session, on)
    return flow.keep_note(session, text, day, principles, in_editor=editor)
