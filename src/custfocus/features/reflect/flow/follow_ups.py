"""The long look at the week: what follows the long form of its question, asked one by one."""

from collections.abc import Sequence

from custfocus.base import wording
from custfocus.journal.entry import Entry
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import EDIT


def ask_follow_ups(session: Session, answer: Entry, follow_ups: Sequence[str]) -> bool:
    """Ask what follows an answer; each is kept below it as soon as it is given, and any may be passed over.

    What is cut off waits as a draft of the entry that is to be.

    Returns:
        Whether the user stayed to the end.

    Raises:
        LeftError: They were cut off.
    """
    count = wording.in_words(len(follow_ups), "further question").capitalize()
    session.warn(f"\n{count}; Enter alone passes one over, q leaves.")
    for asks in follow_ups:
        session.warn(f"\n{asks}")
        above = f"{answer.text}\n\n{asks}\n"
        session.drafts.take_up(EDIT, answer.id)
        try:
            text = session.drafts.typed("", EDIT, answer.id, whole=above.__add__)
        except LeftError as left:
            if left.by_word:
                return False
            raise
        if not text.strip():
            continue
        with session.drafts.keeping(EDIT, answer.id, above + text), session.store.acts.writing() as pen:
            answer = pen.edit(answer, text=above + text)
        session.warn(f"Kept with it: {wording.quoted(text)}")
    return True
