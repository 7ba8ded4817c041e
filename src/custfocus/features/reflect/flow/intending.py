"""The one thing to do after an answer: asked about once a day, settled, put off, said smaller; and a new one kept."""

from datetime import date, timedelta

from custfocus.base import dates, wording
from custfocus.base.errors import CustfocusError
from custfocus.features.reflect.intentions import (
    NOT_YET,
    OTHER_WORDS,
    OUTCOMES,
    answered,
    is_stuck,
    open_intention,
    set_anew,
    times_not_yet,
    was_asked,
)
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.pen import Pen
from custfocus.terminal.prompts import BackError, LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import EDIT, reworded

INTENTION = kinds.Intention.kind
PUT_OFF_DAYS = 7
KEEP, SMALLER, ANOTHER_DAY, DROP = "keep", "smaller", "another-day", "drop"
# What is said of what became of it.
_SAID = {"yes": "Done: {}.", NOT_YET: "It stays open: {}.", DROP: "Let go: {}."}
WHAT_HELPS = {KEEP: "as it is", SMALLER: "say it smaller", ANOTHER_DAY: "ask then", DROP: "let it go"}


def intention_of(session: Session, day: date) -> Entry | None:
    """The one thing to do that a day asks about."""
    return open_intention(session.find(Filter(kinds=(INTENTION,), status=kinds.OPEN)), day)


def due_intention(session: Session, waiting: Entry | None, day: date) -> Entry | None:
    """The same, unless the day has asked about one by now: once a day is enough."""
    if waiting is None or was_asked(session.find(Filter(kinds=(INTENTION,))), day):
        return None
    return waiting


def ask_whether_done(session: Session, waiting: Entry, day: date, *, back: bool = False) -> Entry | None:
    """Ask whether the one thing happened; where it is still open, it is returned.

    Args:
        session: The session.
        waiting: The one thing.
        day: The day.
        back: Whether there is something to go back to.

    Raises:
        BackError: The user wants to.
    """
    ago = (day - waiting.day).days
    age = f", {wording.counted(ago, 'day')} ago," if ago > 1 else ""
    session.warn(f"On {wording.full_day(waiting.day, near=day)}{age} you meant to: {waiting.text}")
    choices = {"yes": "", NOT_YET: "", DROP: "no longer wanted"}
    did = session.ask.choose("Did it happen?", choices, NOT_YET, also=OTHER_WORDS, back=back)
    after = settle(session, waiting, did, day)
    if after and is_stuck(after.of(kinds.Intention)):
        after = _ask_what_helps(session, after, day)
    else:
        session.warn(_SAID[did].format(wording.quoted(waiting.text)))
    return after


def settle(session: Session, waiting: Entry, did: str, day: date) -> Entry | None:
    """Note what became of the one thing on a day; where it is still open, it is returned."""
    with session.store.acts.writing() as pen:
        entry = pen.edit(waiting, answered(waiting.of(kinds.Intention), did, day))
    return entry if OUTCOMES[did] == kinds.OPEN else None


def _ask_what_helps(session: Session, stuck: Entry, day: date) -> Entry | None:
    """Ask what would help with what hasn't happened several times; where it is still open, it is returned."""
    kept = stuck.of(kinds.Intention)
    label = f"Not yet, {wording.in_words(times_not_yet(kept), 'time')} now. What would help?"
    helps = session.ask.choose(label, WHAT_HELPS, KEEP)
    if helps == DROP:
        session.warn(_SAID[DROP].format(wording.quoted(stuck.text)))
        return settle(session, stuck, DROP, day)
    if helps == KEEP:
        session.warn(_SAID[NOT_YET].format(wording.quoted(stuck.text)))
        return stuck
    text, rests = stuck.text, None
    if helps == SMALLER:
        text = session.drafts.typed("What would be a smaller step?", EDIT, stuck.id, initial=stuck.text)
    else:
        rests = _another_day(session, day)
    with session.drafts.keeping(EDIT, stuck.id, text), session.store.acts.writing() as pen:
        after = pen.edit(stuck, set_anew(kept, rests) if rests else set_anew(kept), text=text.strip() or stuck.text)
    kept_as = f"Kept: {wording.quoted(after.text)}."
    session.warn(f"It will be asked about again on {wording.weekday_and_day(rests)}." if rests else kept_as)
    return after


def _another_day(session: Session, day: date) -> date:
    """The day on which it is to be asked about again; a week later, where nothing is said."""
    label = "On which day? (Enter: in a week)"
    while True:
        words = session.ask.word(label, str)
        if not words:
            return day + timedelta(PUT_OFF_DAYS)
        try:
            ahead = dates.parse_day(words, day, ahead=True)
        except CustfocusError as error:
            session.warn(str(error))
            continue
        if ahead > day:
            return ahead
        label = "On which day to come? (Enter: in a week)"


def offer_intention(session: Session, answer: Entry) -> None:
    """Ask for one thing to do about an answer that has been saved."""
    session.warn("")
    do = _one_thing(session, answer)
    if do is None:
        return
    with session.drafts.keeping(INTENTION, "", do):
        if do.strip():
            with session.store.acts.writing() as pen:
                add_intention(pen, answer, do)
            session.warn(f"Kept: {wording.quoted(do)}. You'll be asked about it.")


def _one_thing(session: Session, answer: Entry) -> str | None:
    """The one thing to do about an answer, to which a b leads back; None for whoever leaves."""
    while True:
        try:
            return session.drafts.typed("One thing I'll do about it (Enter: nothing):", INTENTION, back=True)
        except BackError:
            answer = reworded(session, answer)
        except LeftError:  # the answer is saved; leaving here only says no to the offer
            return None


def add_intention(pen: Pen, answer: Entry, do: str) -> Entry:
    """Keep one thing to do about an answer."""
    return pen.add(kinds.Intention(answer.id), answer.day, text=do, item=answer.item)
