"""custfocus note: keep anything."""

from custfocus.features.capture.flow import save
from custfocus.features.capture.views import Recorded
from custfocus.journal import kinds
from custfocus.terminal.options import EvidenceOption, InEditor, On, Words, day_of, nothing_said, principles_of
from custfocus.terminal.session import Session
from custfocus.terminal.texts import given, written


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
    said = given(session, text)
    if said is None:
        if not (session.asks or editor):
            raise nothing_said(session)
        said = written(session, label="Note: ", use="note", in_editor=editor)
    return save(session, kinds.Note(), day, said, principles=principles)
