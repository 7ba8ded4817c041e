"""The day done from its page: a key and Enter, then the page again, until nothing is left or somebody leaves."""

from collections.abc import Callable

from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.base.view import View
from custfocus.features.capture.flow.keeping import keep_heard, keep_note
from custfocus.features.changes.flow.edit import Wishes, edit_entry
from custfocus.features.practice.flow.saving import tick_off
from custfocus.features.reading.flow import read_latest
from custfocus.features.reflect.flow import answering
from custfocus.features.reflect.flow.choosing import ANSWER
from custfocus.features.reflect.flow.intending import ask_whether_done, intention_of
from custfocus.features.sheets.flow.filling import fill_in_named
from custfocus.features.today.flow.today import gather_today, remember_numbers
from custfocus.features.today.keys import HEARD, MEND, OPEN, READ, THING, in_a_line, keys_of, letters
from custfocus.features.today.views import Today
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.prompts import BackError, LeftError
from custfocus.terminal.session import Session

NOTE = kinds.Note.kind
# As many entries as are read at once.
MOST_READ = 30


def sit_at_page(session: Session, view: Today) -> None:
    """Do what somebody at the page wants, one thing after the other; the page is there again after each.

    Raises:
        LeftError: They left in the midst of something; what they typed is kept.
    """
    while True:
        use, about = (ANSWER, view.reflect.question.id) if view.asks and view.reflect else (NOTE, "")
        before = session.drafts.take_up(use, about)
        above = f"{before.rstrip()}\n\n" if before.strip() else ""
        try:
            typed = session.drafts.typed(
                "", use, about, whole=above.__add__, keys=letters(view), says=f"{in_a_line(keys_of(view))}."
            )
        except LeftError as left:
            if left.by_word:
                return
            raise
        line = typed.strip()
        if not line and not view.asks:
            return
        try:
            saved = _done(session, view, line, typed)
        except BackError:
            saved = None
        except CustfocusError as error:  # nothing was written, or it can't be kept: the page is there again
            session.warn(f"{error.message} {error.hint}".strip())
            saved = None
        if saved is not None:
            session.show(saved, last=line.casefold() == READ)  # only what is read may be longer than the window
        view = replace(gather_today(session), brief=True)
        remember_numbers(session, view)
        session.show(view)


def _done(session: Session, view: Today, line: str, typed: str) -> View | None:
    """Do what a line stands for; what is answered, None where it has been shown."""
    if line.casefold() in letters(view):
        return _of_key(session, view, line.casefold())()
    if view.asks and view.reflect:
        # Whoever begins to answer right there means it: their words are the beginning of the answer.
        return answering.ask_and_save(session, view.reflect, intention_of(session, view.day), initial=typed)
    return keep_note(session, None, kinds.Note(), view.day, (), in_editor=False)


def _of_key(session: Session, view: Today, key: str) -> Callable[[], View | None]:
    """What a key does."""
    nothing = Wishes(
        None,
        None,
        None,
        no_principle=False,
        who=None,
        channel=None,
        firsthand=None,
        tone=None,
        fields=None,
        in_editor=False,
    )
    does: dict[str, Callable[[], View | None]] = {
        HEARD: lambda: keep_heard(session, None, kinds.Heard(), view.day, (), in_editor=False, back=True),
        THING: lambda: _ask_about_thing(session, view),
        OPEN: lambda: _go_on(session, view),
        READ: lambda: read_latest(session, Filter(), MOST_READ),
        MEND: lambda: edit_entry(session, view.answered[0].id, nothing),
    }
    return does.get(key) or (lambda: tick_off(session, key, None, view.day, in_editor=False, back=True))


def _ask_about_thing(session: Session, view: Today) -> None:
    """Ask what became of the one thing to do, however lately that was asked."""
    waiting = session.store.entries.get(view.intention.id) if view.intention else None
    if waiting is not None:
        ask_whether_done(session, waiting, view.day, back=True)


def _go_on(session: Session, view: Today) -> View | None:
    """Go on with the sheet that the page names, or else the most overdue one."""
    from custfocus.features.sheets.flow.keeping import open_sheets

    sheet = view.foremost or open_sheets(session, view.day)[0].id
    return fill_in_named(session, sheet, None, None, None, from_pipe=False, in_editor=False, to_read=False)
