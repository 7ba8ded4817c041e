"""A text from the arguments, a pipe, the editor or the prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from custfocus.base.errors import CustfocusError, usage
from custfocus.base.reading import as_typed, decoded, evened
from custfocus.terminal.meant import meant
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.journal.entry import Entry

# What a draft is for that changes an entry.
EDIT = "edit"


def given(session: Session, words: list[str] | None) -> str | None:
    """The text in the arguments, or from the pipe that a lone "-" stands for; None where there is neither.

    Raises:
        CustfocusError: It is empty, or isn't text.
    """
    if not words:
        return None
    text = piped(session) if words == ["-"] else _meant_to_be_kept(session, " ".join(words))
    if not text.strip():
        raise nothing_written(session)
    return text


def _meant_to_be_kept(session: Session, words: str) -> str:
    """Words in the arguments that may be meant as a command, such as help, are asked about; all others are kept.

    Raises:
        CustfocusError: They may be meant so, and nobody is there to ask; or they weren't to be kept.
    """
    what = meant(words)
    if what.does == "keep":
        return what.text
    if not session.asks:
        raise usage(
            f'"{words}" may be meant as a command, so it wasn\'t saved.',
            f'To keep it, give it through a pipe: echo "{words}" | custfocus {session.command} -',
            code="doubtful-words",
        )
    if not session.ask.confirm(f'Save "{words}" as your words?', default=False):
        raise nothing_written()
    return what.text


def piped(session: Session) -> str:
    """All of stdin, without the line end that closes it.

    Raises:
        CustfocusError: It isn't text.
    """
    if session.piped is not None:
        return session.piped
    stdin = session.world.stdin
    try:
        text = decoded(stdin.buffer.read()) if hasattr(stdin, "buffer") else stdin.read()
    except UnicodeDecodeError as error:
        raise CustfocusError(
            "What came through the pipe isn't UTF-8 text, so it wasn't saved.",
            "Give it as UTF-8.",
            code="not-text",
        ) from error
    session.piped = text.removesuffix("\n").removesuffix("\r")
    return session.piped


def written(
    session: Session,
    *,
    label: str,
    use: str,
    about: str = "",
    in_editor: bool,
    initial: str = "",
    back: bool = False,
) -> str:
    """A text from the editor or the prompt.

    Raises:
        CustfocusError: Nothing was written.
        LeftError: The user left the prompt; what stood there is kept as a draft.
        BackError: The user wants to go back.
    """
    if in_editor:
        from custfocus.terminal.programs.editor import edit

        begun = session.drafts.take_up(use, about) or initial
        with session.drafts.lent(use, about, begun) as path:
            left = edit(path, begun, session.world.environ)
        text = evened(left).removesuffix("\n")
    else:
        text = session.drafts.typed(label, use, about, initial=initial, back=back)
        text = as_typed(text, session.world.stdin.encoding)
    if not text.strip():
        session.drafts.drop(use, about)
        raise nothing_written(session)
    return text


def reworded(session: Session, entry: Entry, label: str = "") -> Entry:
    """The words of an entry asked for anew, as they stand, by somebody who went back; the entry as it is then.

    Raises:
        LeftError: The user left; what stood there is kept as a draft.
    """
    try:
        text = written(session, label=label, use=EDIT, about=entry.id, in_editor=False, initial=entry.text)
    except CustfocusError:  # emptied, which is no way to delete it
        return entry
    with session.drafts.keeping(EDIT, entry.id, text), session.store.acts.writing() as pen:
        return pen.edit(entry, text=text)


def nothing_written(session: Session | None = None) -> CustfocusError:
    """The error for an empty text; what the session has saved before stays."""
    if session and session.has_saved:
        return CustfocusError("Nothing more was written.", "What was saved stays saved.", code="empty")
    return CustfocusError("Nothing was written, so nothing was saved.", code="empty")


def nothing_given(session: Session) -> CustfocusError:
    """The error where there is no text and nobody to ask for one."""
    return usage("There is nothing to keep.", f"Write it like {session.example}.", code="no-text")
