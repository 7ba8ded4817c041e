"""The priorities in the journal: which stand, and one set, worded anew, done or let go."""

from collections.abc import Sequence
from datetime import date
from operator import attrgetter

from msgspec import structs

from custfocus.base.dates import first_of_month, month_key
from custfocus.base.errors import CustfocusError
from custfocus.base.naming import by_name, by_number, only_id
from custfocus.features.priorities.season import MOST, season, season_end
from custfocus.features.priorities.views import Did, Priorities, PrioritySaved, StandingPriority
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session
from custfocus.terminal.texts import EDIT, nothing_given, written

PRIORITY = kinds.Priority.kind
# The list whose numbers change when one of them goes.
STANDING = "priorities"
_SHOWS = "custfocus priority shows them with their numbers."


def standing_priorities(session: Session) -> list[Entry]:
    """The priorities that stand, the first set first."""
    return season(session.find(Filter(kinds=(PRIORITY,), status=kinds.OPEN)), date.max)


def show_priorities(session: Session) -> Priorities:
    """Those that stand, numbered."""
    entries = standing_priorities(session)
    ids = [entry.id for entry in entries]
    session.remember_numbers(ids)
    session.remember_list(STANDING, ids)
    return Priorities(
        _numbered(session, entries),
        session.today,
        until=_season_end(session),
        room=max(0, MOST - len(entries)),
    )


def add(session: Session, text: str | None) -> PrioritySaved:
    """Set one for a season, with the words in the arguments or those that are written now.

    Raises:
        CustfocusError: There is no room for another, or there are no words.
    """
    if text is None:
        _see_to_room(session)
        if not session.asks:
            raise nothing_given(session)
        text = written(session, label="What matters this season?", use=PRIORITY, in_editor=False)
    record = kinds.Priority(kinds.OPEN, _season_end(session), month_key(session.today))
    with session.drafts.keeping(PRIORITY, "", text), session.store.acts.writing() as pen:
        _see_to_room(session)
        entry = pen.add(record, session.today, text=text)
    return _saved(session, "added", entry)


def reword(session: Session, ref: str, text: str | None) -> PrioritySaved:
    """Give one other words; its season and all else stay.

    Raises:
        CustfocusError: It isn't there, or there are no words.
    """
    entry = priority_named(session, ref)
    if text is None:
        if not session.asks:
            raise nothing_given(session)
        text = written(session, label="", use=EDIT, about=entry.id, in_editor=False, initial=entry.text)
    with session.drafts.keeping(EDIT, entry.id, text), session.store.acts.writing() as pen:
        entry = pen.edit(entry, text=text)
    return _saved(session, "reworded", entry)


def settle(session: Session, ref: str, did: Did) -> PrioritySaved:
    """Call one done, or let it go.

    Raises:
        CustfocusError: It isn't there.
    """
    entry = priority_named(session, ref)
    status = kinds.DONE if did == "done" else kinds.DROPPED
    with session.store.acts.writing() as pen:
        entry = pen.edit(entry, structs.replace(entry.of(kinds.Priority), status=status))
    return _saved(session, did, entry)


def priority_named(session: Session, ref: str) -> Entry:
    """The priority of a number among those that stand, or of the first letters of its id.

    Raises:
        CustfocusError: There is none, there are several, or the number was another's on the page last seen here.
    """
    every = standing_priorities(session)
    session.see_that_number_stands(STANDING, ref, [entry.id for entry in every], "custfocus priority")
    named = by_number(ref, every)
    if ref.isdecimal() and not named:
        hint = _SHOWS if every else 'custfocus priority add "…" sets a first one.'
        raise CustfocusError(f"There is no priority {ref}.", hint, code="unknown-priority")
    named = named or by_name(ref, every, attrgetter("id"))
    chosen = only_id([entry.id for entry in named], ref, "priority", _SHOWS)
    return next(entry for entry in named if entry.id == chosen)


def _see_to_room(session: Session) -> None:
    standing = standing_priorities(session)
    if len(standing) >= MOST:
        raise CustfocusError(
            f"A season has room for three priorities, and {len(standing)} stand.",
            "Make room first: custfocus priority done 1, or drop 1; custfocus priority shows their numbers.",
            code="three-priorities",
        )


def _season_end(session: Session) -> date:
    return season_end(first_of_month(month_key(session.today)), session.today)


def _numbered(session: Session, entries: Sequence[Entry]) -> tuple[StandingPriority, ...]:
    return tuple(_standing(session, entry, number) for number, entry in enumerate(entries, 1))


def _standing(session: Session, entry: Entry, number: int | None) -> StandingPriority:
    kept = entry.of(kinds.Priority)
    answers = session.find(Filter(kinds=(kinds.Answer.kind,), of=entry.id), limit=1)
    return StandingPriority(
        number=number,
        id=entry.id,
        short=session.short(entry),
        text=entry.text,
        status=kept.status,
        since=entry.day,
        until=kept.until,
        over=kept.until < session.today,
        answered=answers[0].day if answers else None,
    )


def _saved(session: Session, did: Did, entry: Entry) -> PrioritySaved:
    standing = _numbered(session, standing_priorities(session))
    number = next((each.number for each in standing if each.id == entry.id), None)
    if did == "added" and number:
        session.remember_place(STANDING, number, entry.id)
    return PrioritySaved(standing, did, _standing(session, entry, number), session.today)
