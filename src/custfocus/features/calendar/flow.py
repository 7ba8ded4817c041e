"""The calendar file of a session: what is due is read from the journal, and the file is saved or printed."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, time, tzinfo
from pathlib import Path
from uuid import UUID

from msgspec.structs import replace

from custfocus.base.files import write_private
from custfocus.features.away.flow import calendar_of
from custfocus.features.calendar.events import QUESTION_AT, REVIEW_AT, days_asked, deadlines, events, saying
from custfocus.features.calendar.kept import Handed, from_ics, from_json, going_on_from, handed_by, to_json
from custfocus.features.calendar.views import PRODUCT, CalendarFile, Deadline, Event
from custfocus.features.reflect.flow.choosing import answers_on, questions_ahead
from custfocus.features.scorecard.flow.measures import measures_kept_up
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.output import Document
from custfocus.terminal.saving import save_file, say_that_it_lies_open
from custfocus.terminal.session import Session

_HEAD_BYTES = 500
_KEPT = "custfocus replaces only calendars that it made: choose another name, or remove it first."


def make_calendar(
    session: Session,
    question_at: time | None,
    review_at: time | None,
    *,
    names: bool,
    questions: bool | None,
    over: Path | None,
) -> CalendarFile:
    """The question, the review and what is due from today on, as a calendar file.

    Args:
        session: The run.
        question_at: When the question comes; None for when it came in the file before.
        review_at: When the monthly half hour begins; None likewise.
        names: Whether to say whom a sheet is about.
        questions: Whether to say the questions of the next days; None for what the file before did.
        over: The file that it will be saved as, if it will.
    """
    # The library behind it takes longer to load than all the rest, and --help goes without it.
    from custfocus.features.calendar.ics import ics_text

    before = going_on_from(_kept(session), _replaced(session, over) if over else None)
    now = session.world.now()
    question, review = events(
        session.today,
        calendar_of(session),
        _zone(session),
        question_at or (before.question_at if before else QUESTION_AT),
        review_at or (before.review_at if before else REVIEW_AT),
        session.framework,
        before.uids if before else (_new_uid(session), _new_uid(session)),
    )
    if questions or (questions is None and before and before.questions):
        question = saying(question, _asked(session, question))
    wanted = question, review
    sequence = max(int(now.timestamp()) // 60, before.sequence + 1 if before else 0)
    due = _due(session, names=names)
    return CalendarFile(
        wanted,
        due,
        ics_text(wanted, now, sequence, due),
        tuple(sorted(session.settings.weekdays)),
        sequence,
        tuple(
            event.id for event, given in zip(wanted, (question_at, review_at), strict=True) if before and not given
        ),
    )


def save_calendar(session: Session, view: CalendarFile, path: Path) -> CalendarFile:
    """Save it as a file, in the place of an earlier one of ours."""
    save_file(session, path, view.text, replaces=_is_ours, hint=_KEPT)
    _keep(session, view)
    return replace(view, path=str(path))


def print_calendar(session: Session, view: CalendarFile) -> CalendarFile | Document:
    """The file for stdout; at a terminal a line tells how to save it."""
    _keep(session, view)
    if session.json:
        return view
    if session.world.stdout.isatty():
        session.warn(
            "custfocus remind calendar -o focus.ics saves this as a file; open that file with your calendar."
        )
    say_that_it_lies_open(session, "what is printed")
    # Its words are cleared of control codes already, and its line ends must be kept as they are.
    return Document(iter([view.text]), plain=False)


def _new_uid(session: Session) -> str:
    return str(UUID(bytes=session.world.random(16), version=4))


def _memory(session: Session) -> Path:
    """The file, beside the journal, that keeps what the next calendar goes on with."""
    journal = session.journal or session.world.paths.journal
    return journal.with_name(f"{journal.stem}-calendar.json" if session.journal else "calendar.json")


def _kept(session: Session) -> Handed | None:
    try:
        return from_json(_memory(session).read_text("utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def _replaced(session: Session, path: Path) -> Handed | None:
    """What an earlier file of ours has that this one replaces."""
    try:
        file = session.world.path(path)
        return from_ics(file.read_text("utf-8")) if _is_ours(file) else None
    except (OSError, UnicodeDecodeError):
        return None


def _keep(session: Session, view: CalendarFile) -> None:
    """Keep what the next file goes on with; where it can't be kept, that begins anew."""
    with suppress(OSError):
        write_private(_memory(session), to_json(handed_by(view)))


def _due(session: Session, *, names: bool) -> tuple[Deadline, ...]:
    entries = session.find(Filter(kinds=(KIND,), status=kinds.OPEN))
    sheets = sheets_of(entries, session.framework) if entries else []
    return deadlines(sheets, measures_kept_up(session), session.today, calendar_of(session), names=names)


def _asked(session: Session, question: Event) -> Iterator[tuple[date, str, str]]:
    """What is asked on each of the next days, in the framework's words; today is over where it has been answered."""
    is_over = bool(answers_on(session, session.today))
    days = [day for day in days_asked(question) if not (is_over and day == session.today)]
    for day, pick in questions_ahead(session, days):
        asked = pick.question.full if pick.is_look and pick.question.full else pick.question.daily
        yield day, asked, pick.question.id


def _zone(session: Session) -> tzinfo | None:
    """The user's zone; None, which calendars take for local time, where it has no name that is known."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(session.world.zone())
    except (KeyError, ValueError, OSError):
        return None


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return PRODUCT.encode() in file.read(_HEAD_BYTES)
