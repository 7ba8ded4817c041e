"""The user's own words in a session: what could be asked about on a day, and which question that gives.

Most days ask about none, so what finds the entries is loaded once it is the turn of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from custfocus.base.dates import local
from custfocus.features.echoes.choice import (
    ECHO_EVERY,
    ECHO_RESTS_DAYS,
    ChosenEcho,
    PastEchoes,
    choose,
    has_room,
    may_have_one,
    worded,
)
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.features.echoes.subjects import EchoSubject, LatelyWritten

ANSWER, SKIP = kinds.Answer.kind, kinds.Skip.kind


def echo_of(session: Session, day: date, asked_anyway: Entry | None) -> ChosenEcho | None:
    """The question about one of the user's own entries that a day asks; None where it asks none.

    Args:
        session: The session.
        day: The day.
        asked_anyway: The one thing to do that the day asks about before its question.
    """
    if not session.settings.echoes:
        return None
    answered = session.find(Filter(kinds=(ANSWER,), since=day, until=day))
    if given := next((answer for answer in answered if _is_to_echo(session, answer)), None):
        return _as_answered(session, given, day)
    if not may_have_one(day):
        return None
    past = _past(session, day)
    return choose(session.framework, _subjects(session, day, asked_anyway), past, day) if has_room(past) else None


def echo_named(session: Session, name: str, day: date) -> ChosenEcho | None:
    """The question of this id about the entry whose turn it is with it, however lately another was asked about."""
    return choose(session.framework, _subjects(session, day, None), _past(session, day), day, only=name)


def _as_answered(session: Session, answer: Entry, day: date) -> ChosenEcho | None:
    """The question that an answer of the day was given to; None where its entry is settled or gone by now."""
    echo = session.framework.by_id.get(str(answer.item))
    subject = next((each for each in _subjects(session, day, None) if each.id == answer.subject), None)
    return worded(session.framework, echo, subject, day) if subject and echo and echo.kind == "echo" else None


def _is_to_echo(session: Session, answer: Entry) -> bool:
    """Whether an answer is to one of these questions: not to one that a review asks, or about a guess."""
    item = session.framework.by_id.get(answer.item or "")
    return answer.subject is not None and answer.item is not None and (item is None or item.kind == "echo")


def _past(session: Session, day: date) -> PastEchoes:
    before = day - timedelta(1)
    newest = session.find(Filter(kinds=(ANSWER,), until=before), limit=ECHO_EVERY - 1)
    lately = session.find(Filter(kinds=(ANSWER, SKIP), since=day - timedelta(ECHO_RESTS_DAYS), until=day))
    about = [(entry, subject) for entry in lately if (subject := entry.subject)]
    let_go = session.find(Filter(kinds=(SKIP,), yes="for_good", until=day))
    return PastEchoes(
        recent=tuple(_is_to_echo(session, answer) for answer in newest),
        set_aside=any(entry.kind == SKIP and entry.day == day for entry, _ in about),
        asked={subject: entry.day for entry, subject in reversed(about)},
        let_go={skip.subject for skip in let_go if skip.subject},
        used=session.store.entries.last_days(ANSWER, [echo.id for echo in session.framework.echoes], day),
    )


def _subjects(session: Session, day: date, asked_anyway: Entry | None) -> Iterator[EchoSubject]:
    """What could be asked about on a day: as it stands now, of what is dated before."""
    from custfocus.features.echoes import subjects

    framework, before = session.framework, day - timedelta(1)

    def entries(kind: str, *, status: str | None = None, oldest: int | None = None) -> list[Entry]:
        since = None if oldest is None else day - timedelta(oldest)
        read = session.find(Filter(kinds=(kind,), status=status, since=since, until=before), oldest_first=True)
        return [entry for entry in read if not _is_private(session, entry)]

    sheets = session.find(Filter(kinds=(kinds.SheetRecord.kind,), until=before))
    lately = _lately(session, sheets, day)
    oldest = subjects.OLDEST_DAYS
    yield from subjects.heard(entries("heard", oldest=oldest["heard"]), lately, day)
    yield from subjects.answers(entries("answer", oldest=oldest["answer"]), lately, day)
    yield from _sheets(session, [sheet for sheet in sheets if not _is_closed(sheet)], lately, day)
    yield from subjects.priorities(entries("priority", status=kinds.OPEN)[::-1], day)
    yield from subjects.plans(entries("plan", status=kinds.OPEN), day)
    yield from subjects.intentions(entries("intention", status=kinds.OPEN), asked_anyway, day)
    yield from subjects.adoptions(entries("adoption"), framework, day)
    yield from _gaps(session, day)
    yield from _measures(session, day)


def _sheets(session: Session, entries: Sequence[Entry], lately: LatelyWritten, day: date) -> Iterator[EchoSubject]:
    from custfocus.features.away.flow import calendar_of
    from custfocus.features.echoes import subjects
    from custfocus.features.sheets.kept import sheets_of
    from custfocus.features.sheets.standing import standing_on

    entries = [entry for entry in entries if not _is_private(session, entry)]
    if not entries:
        return
    calendar = calendar_of(session)
    pairs = [(sheet, standing_on(sheet, day, calendar)) for sheet in sheets_of(entries, session.framework)]
    written = {
        sheet.id: max(lately.last.get(sheet.id, date.min), _last_changed(session, sheet.id, day))
        for sheet, standing in pairs
        if standing.overdue
    }
    yield from subjects.sheets(pairs, written, day)


def _gaps(session: Session, day: date) -> Iterator[EchoSubject]:
    """What others see otherwise; nothing is worked out where nobody was asked."""
    if not session.store.entries.count(Filter(kinds=(kinds.Voices.kind, kinds.Reply.kind)), most=1):
        return
    from custfocus.features.echoes import subjects
    from custfocus.features.ratings.flow import read_assessment

    ratings: dict[str, Entry] = {}
    for entry in session.find(Filter(kinds=(kinds.Rating.kind,), until=day - timedelta(1))):
        ratings.setdefault(str(entry.item), entry)
    yield from subjects.gaps(read_assessment(session, None).profile.gaps, ratings, session.framework, day)


def _measures(session: Session, day: date) -> Iterator[EchoSubject]:
    from custfocus.features.echoes import subjects
    from custfocus.features.scorecard.flow.measures import measures_kept_up

    yield from subjects.measures(measures_kept_up(session, day - timedelta(1)), day)


def _lately(session: Session, sheets: Sequence[Entry], day: date) -> LatelyWritten:
    """What was written about which entries, as far back as anything is asked about."""
    from custfocus.features.echoes.subjects import OLDEST_DAYS, LatelyWritten, taken_up, written_about

    since = day - timedelta(max(OLDEST_DAYS.values()))
    answers = session.find(Filter(kinds=(ANSWER,), since=since, until=day - timedelta(1)), oldest_first=True)
    return LatelyWritten(written_about(answers), taken_up(sheets))


def _last_changed(session: Session, entry_id: str, day: date) -> date:
    """The last day up to this one on which an entry was written or changed."""
    days = (date.fromisoformat(local(each.at, each.zone)[:10]) for each in session.store.acts.history(entry_id))
    return max((changed for changed in days if changed <= day), default=date.min)


def _is_private(session: Session, entry: Entry) -> bool:
    """Whether no question may be about an entry: it is private, or what it was made of is."""
    from custfocus.features.echoes.subjects import is_private, origins

    made_of = (session.store.entries.get(origin) for origin in origins(entry))
    return any(is_private(each, session.settings.private_tag) for each in (entry, *made_of) if each)


def _is_closed(sheet: Entry) -> bool:
    return sheet.of(kinds.SheetRecord).status == kinds.CLOSED
