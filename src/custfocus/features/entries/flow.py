"""What is read of the journal: entries in a list or a search, one of them whole, its versions, the latest acts."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import dropwhile, islice

from msgspec.structs import replace

from custfocus.base.errors import unknown
from custfocus.features.entries import history, rows
from custfocus.features.entries.views import (
    Findings,
    LatestActs,
    ListedEntry,
    Listing,
    TagCount,
    Tags,
    Versions,
    WholeEntry,
)
from custfocus.features.entries.whole import whole_entry
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.folding import EDIT
from custfocus.terminal.reference import entry_id_of, entry_of
from custfocus.terminal.session import Session

COUNTED_TO = 10_000
MOST_EARLIER, MOST_THAT_DAY, MOST_ABOUT = 5, 100, 12
# What is answered again and again, so that an entry is shown with the answers before it.
ANSWERS = [kinds.Answer.kind, kinds.Checklist.kind]


def list_entries(session: Session, wanted: Filter, most: int) -> Listing:
    """The newest of the entries wanted, numbered for the next command; those to come stand below the others."""
    entries = _come_and_to_come(session, wanted, most)
    session.mention_entries_ahead()
    total = session.store.entries.count(wanted, most=COUNTED_TO)
    return _listing(session, entries, total, filtered=wanted != Filter())


def list_deeds(session: Session, item: str, wanted: Filter, most: int) -> Listing:
    """The newest of the entries wanted that assess counts for an item, by default the deeds of its 60 days.

    Raises:
        CustfocusError: Nobody rates themselves on such an item.
    """
    from custfocus.features.deeds.counting import Ties, since

    ties = Ties(session.framework)
    if item not in ties.ids:
        raise unknown(
            "item to rate", item, ties.ids, "custfocus assess SCALE --show lists them.", code="unknown-item"
        )
    until = min(wanted.until or session.today, session.today)
    wanted = replace(wanted, kinds=wanted.kinds or kinds.DEEDS, since=wanted.since or since(until), until=until)
    counted = [entry for entry in session.find(wanted) if item in ties.items(entry)]
    return _listing(session, counted[:most], len(counted), filtered=True)


def _listing(session: Session, entries: Sequence[Entry], total: int, *, filtered: bool) -> Listing:
    session.remember_numbers([entry.id for entry in entries])
    gists = sheet_gists(session, entries)
    return Listing(
        entries=tuple(rows.listed_entry(entry, session.short(entry), gists.get(entry.id, "")) for entry in entries),
        total=total,
        counted_to=COUNTED_TO,
        filtered=filtered,
        today=session.today,
    )


def list_tags(session: Session, wanted: Filter, most: int) -> Tags:
    """The tags that the entries wanted have, with how many have each."""
    counts = session.store.entries.tag_counts(wanted)
    shown = tuple(TagCount(tag, count) for tag, count in [*counts.items()][:most])
    return Tags(shown, len(counts), filtered=wanted != Filter())


def search_entries(session: Session, words: str, wanted: Filter, most: int, *, newest: bool) -> Findings:
    """Those of the entries wanted that have all the words, the best or the newest first, numbered likewise."""
    hits = session.store.search(words, wanted, limit=most + 1, newest=newest)
    shown_hits = hits[:most]
    session.remember_numbers([hit.entry.id for hit in shown_hits])
    gists = sheet_gists(session, [hit.entry for hit in shown_hits])
    return Findings(
        words=words,
        entries=tuple(
            rows.listed_match(
                hit.entry, session.short(hit.entry), hit.text, hit.asked, hit.who, gists.get(hit.entry.id, "")
            )
            for hit in shown_hits
        ),
        more=len(hits) > most,
        newest=newest,
        today=session.today,
    )


def show_entry(session: Session, ref: str) -> WholeEntry:
    """The entry that a number or an id stands for, whole."""
    entry = entry_of(session, ref)
    view = whole_entry(
        session.framework,
        rows.listed_entry(entry, session.short(entry)),
        earlier=[_listed(session, answer) for answer in _earlier(session, entry)],
        about=_about(session, entry),
        answers=[_listed(session, answer) for answer in _answers_about(session, entry)],
        edits=sum(change.operation == EDIT for change in session.store.acts.history(entry.id)),
        today=session.today,
    )
    if not isinstance(entry.record, kinds.SheetRecord):
        return view
    # Only who reads a sheet waits for what sheets need.
    from custfocus.features.away.flow import calendar_of
    from custfocus.features.entries.whole_sheet import whole_sheet
    from custfocus.features.sheets.flow.keeping import standing_of
    from custfocus.features.sheets.kept import sheet_of

    return whole_sheet(view, sheet_of(entry, session.framework), standing_of(session, entry), calendar_of(session))


def show_versions(session: Session, ref: str) -> Versions:
    """Every version of the entry that a number or an id stands for, a deleted one's, too."""
    entry_id = entry_id_of(session, ref)
    changes = session.store.acts.versions(entry_id)
    return history.versions(changes, session.store.entries.short(entry_id), session.today)


def show_latest_acts(session: Session, most: int) -> LatestActs:
    """What was done lately, numbered for undo."""
    acts = session.store.acts.recent(most)
    session.remember_numbers([act.id for act in acts])
    with_ids = [(act, session.store.acts.short(act.id)) for act in acts]
    return history.latest_acts(with_ids, session.store.entries.short, session.today)


def _come_and_to_come(session: Session, wanted: Filter, most: int) -> list[Entry]:
    """At most so many of the entries wanted: the newest that have come, then the next that are still to come."""
    find, today = session.store.entries.find, session.today
    since, until = wanted.since or date.min, wanted.until or date.max
    entries = find(replace(wanted, until=min(until, today)), limit=most) if since <= today else []
    if len(entries) < most and until > today:
        ahead = replace(wanted, since=max(since, today + timedelta(1)))
        entries += find(ahead, limit=most - len(entries), oldest_first=True)
    return entries


def sheet_gists(session: Session, entries: Iterable[Entry]) -> dict[str, str]:
    """How the sheets among some entries are told in a line; where there are none, nothing of sheets is loaded."""
    sheets = [entry for entry in entries if entry.kind == kinds.SheetRecord.kind]
    if not sheets:
        return {}
    from custfocus.features.sheets.flow import keeping

    return keeping.sheet_gists(session, sheets)


def _listed(session: Session, entry: Entry) -> ListedEntry:
    return rows.listed_entry(entry, session.short(entry), sheet_gists(session, [entry]).get(entry.id, ""))


def _about(session: Session, entry: Entry) -> ListedEntry | None:
    """The entry that an answer's question was about; None where there is none, or none any more."""
    about = session.store.entries.get(entry.subject) if entry.subject else None
    return _listed(session, about) if about else None


def _answers_about(session: Session, entry: Entry) -> Sequence[Entry]:
    """The answers to questions about an entry, the newest first."""
    wanted = Filter(kinds=(kinds.Answer.kind,), of=entry.id, since=entry.day)
    return session.store.entries.find(wanted, limit=MOST_ABOUT)


def _earlier(session: Session, entry: Entry) -> Sequence[Entry]:
    """The answers to the same question before this one, the newest first."""
    if entry.kind not in ANSWERS or not entry.item or entry.subject:
        return []
    wanted = Filter(kinds=(entry.kind,), item=entry.item, until=entry.day)
    answers = session.store.entries.find(wanted, limit=MOST_THAT_DAY)
    return list(islice(dropwhile(lambda answer: answer.id != entry.id, answers), 1, 1 + MOST_EARLIER))
