"""Entries gathered to be read: the newest, a person's, those of this day, some by chance."""

from collections.abc import Callable, Iterable
from datetime import date
from heapq import nsmallest
from itertools import islice

from msgspec.structs import asdict, replace

from custfocus.base.errors import nearest
from custfocus.content.framework import name_of
from custfocus.features.entries.flow import sheet_gists
from custfocus.features.entries.rows import listed_entry
from custfocus.features.entries.words import facts
from custfocus.features.reading.anniversaries import months_before, years_before
from custfocus.features.reading.people import PERSONAL, is_named, people_of
from custfocus.features.reading.views import EntriesToRead, Person, ReadEntry
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.session import Session

# What holds no words of the user, or none that one would read again.
_WORDLESS = frozenset(
    kind.kind
    for kind in (
        *(kinds.Rating, kinds.Reading, kinds.Skip, kinds.Adoption, kinds.Measure, kinds.Away),
        kinds.Invitation,
    )
)
_RANDOM_BYTES = 8


def read_latest(session: Session, wanted: Filter, most: int) -> EntriesToRead:
    """The newest of the entries wanted that have come."""
    return _newest(session, wanted, most, _worth_reading(wanted))


def read_of_person(session: Session, who: str, wanted: Filter, most: int) -> EntriesToRead:
    """What is from somebody or about them, and the answers to questions about that."""
    theirs: set[str] = set()
    names: dict[str, None] = {}
    for entry in session.store.entries.stream(Filter(kinds=PERSONAL)):
        people = people_of(entry, session.framework)
        names |= dict.fromkeys(people)
        if is_named(people, who):
            theirs.add(entry.id)

    def is_theirs(entry: Entry) -> bool:
        return entry.id in theirs or entry.subject in theirs

    guess = "" if theirs else nearest(who, list(names)) or ""
    return replace(_newest(session, wanted, most, is_theirs), person=Person(who, guess))


def read_on_this_day(session: Session, wanted: Filter, most: int) -> EntriesToRead:
    """What was written on this day in years before; where nothing was, on the same day of months before."""
    today, first = session.today, session.store.entries.first_day() or session.today
    is_wanted, find = _worth_reading(wanted), session.store.entries.find
    for days in (dict(years_before(today, first)), dict(months_before(today, first))):
        lists = (find(replace(wanted, since=day, until=day)) for day in days)
        if entries := [entry for entries in lists for entry in entries if is_wanted(entry)]:
            return _reading(session, entries[:most], more=len(entries) > most, ago=days)
    return _reading(session, [], more=False)


def read_at_random(session: Session, wanted: Filter, most: int) -> EntriesToRead:
    """So many of the entries wanted that have come, each as likely as any other; the newest first."""
    is_wanted, chance = _worth_reading(wanted), session.world.random
    entries = filter(is_wanted, session.store.entries.stream(_come(session, wanted)))
    drawn = nsmallest(most, ((chance(_RANDOM_BYTES), place, entry) for place, entry in enumerate(entries)))
    drawn.sort(key=lambda each: each[1], reverse=True)
    return _reading(session, [entry for _, _, entry in drawn], more=False)


def _newest(session: Session, wanted: Filter, most: int, is_wanted: Callable[[Entry], bool]) -> EntriesToRead:
    session.mention_entries_ahead()
    entries = session.store.entries.stream_back(_come(session, wanted), at_first=most + 1)
    good = list(islice(filter(is_wanted, entries), most + 1))
    return _reading(session, good[:most], more=len(good) > most)


def _come(session: Session, wanted: Filter) -> Filter:
    """The same without what is still to come, where no last day was named."""
    return wanted if wanted.until else replace(wanted, until=session.today)


def _worth_reading(wanted: Filter) -> Callable[[Entry], bool]:
    """Whether an entry has words to read; where its kind was asked for, all are wanted."""

    def is_wanted(entry: Entry) -> bool:
        return bool(wanted.kinds) or (entry.kind not in _WORDLESS and bool(entry.text.strip()))

    return is_wanted


def _reading(
    session: Session, entries: list[Entry], *, more: bool, ago: dict[date, str] | None = None
) -> EntriesToRead:
    subjects = _subjects(session, entries)
    shown = [*entries, *subjects.values()]
    shorts = session.store.entries.shorts(entry.id for entry in shown)
    gists = sheet_gists(session, shown)

    def read(entry: Entry) -> ReadEntry:
        of = entry.subject
        about = subjects.get(of or "")
        return ReadEntry(
            **asdict(listed_entry(entry, shorts[entry.id], gists.get(entry.id, ""))),
            name=name_of(session.framework, entry.item) if entry.item else "",
            facts=tuple(facts(entry)),
            about=listed_entry(about, shorts[about.id], gists.get(about.id, "")) if about else None,
            is_about_deleted=of is not None and about is None,
            ago=(ago or {}).get(entry.day, ""),
        )

    return EntriesToRead(
        entries=tuple(map(read, entries)),
        more=more,
        is_empty=not entries and session.store.entries.first_day() is None,
        person=None,
        today=session.today,
    )


def _subjects(session: Session, entries: Iterable[Entry]) -> dict[str, Entry]:
    """What the answers among some entries were about, by id, as far as it is still there."""
    ids = {entry.subject for entry in entries}
    there = (session.store.entries.get(entry_id) for entry_id in ids if entry_id)
    return {entry.id: entry for entry in there if entry}
