"""What customers say, taken together from entries: what comes back, what is counted, which recoveries are offered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base.naming import tags_in
from custfocus.content.framework import Framework, Served
from custfocus.features.insights.courses import Dated, course, wait_course
from custfocus.features.insights.language import words
from custfocus.features.insights.recoveries import recovery_offers
from custfocus.features.insights.remarks import (
    SheetPairs,
    by_channel,
    heard_once,
    line,
    people,
    person,
    remarks,
    texts_of,
    waits,
)
from custfocus.features.insights.shared import EntryText, SaidTogether, shared_words
from custfocus.features.insights.views import (
    CaseTable,
    Insights,
    RecentRemarks,
    RecurringTheme,
    Remark,
    ThemeEvidence,
)
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import Sheet
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import NAMED, TONES, Theme

if TYPE_CHECKING:
    from custfocus.content.declared import Pack, Partings

DAYS = 180
# What was said lately was said in so many days; what is new in them wasn't said in so many before.
RECENT_DAYS, BEFORE_DAYS = 30, 150
# Of fewer things before, whatever came up lately would be new.
KNOWN_BEFORE = 8
# What people share is looked for in no more than these, the newest: it takes a second.
MOST_VOICES = 5000
# A second sentence that tells something else is looked for among so many.
PLAINEST = 12


class CustomerEntries(Struct, frozen=True):
    """What the journal knows of a time and of the months before; entries come the newest first."""

    since: date
    """Its first day."""
    until: date
    """Its last day."""
    first: date | None
    """The day of the journal's first entry."""
    sheets: Sequence[Entry]
    """The sheets up to its last day, as far back as complaints may lie together and `before` says."""
    heard: Sequence[Entry]
    """What was heard, as far back."""
    notes: Sequence[Entry]
    """The notes, as far back."""
    recoveries: Sequence[Entry]
    """All sheets that plan a recovery."""
    short: Callable[[str], str]
    """Tells how pages show an entry's id."""
    themes: Sequence[Entry] = ()
    """The themes that the user has named or refused."""

    @property
    def lately(self) -> date:
        """The first day of what was said lately."""
        return lately(self.since, self.until)

    @property
    def before(self) -> date:
        """The first day of the months before that."""
        return before(self.since, self.until)


def lately(since: date, until: date) -> date:
    """The first day of what was said lately in a time: its last 30 days, or all of it where it is shorter."""
    return max(since, date.fromordinal(max(1, until.toordinal() - RECENT_DAYS + 1)))


def before(since: date, until: date) -> date:
    """The first day of the five months before that, with which it is compared."""
    return date.fromordinal(max(1, lately(since, until).toordinal() - BEFORE_DAYS))


def insights(framework: Framework, known: CustomerEntries, *, whole: bool = False) -> Insights:
    """What customers said in a time, taken together."""
    pack, since, until = framework.pack, known.since, known.until
    pairs = [*zip(known.sheets, sheets_of(known.sheets, framework), strict=True)]
    said = remarks(pairs, known.heard, pack, known.short, _promise(framework))
    now = [remark for remark in said if since <= remark.day]
    cases = [pair for pair in pairs if pack.cases and pair[0].item == pack.cases.worksheet]
    partings = [pair for pair in pairs if pack.partings and pair[0].item == pack.partings.worksheet]
    causes, channels, tags = _causes(cases, partings, pack), _channels(said, partings), _tags(known, pairs, pack)
    texts = texts_of(pairs, known.heard, pack)
    newest = sorted((remark for remark in now if remark.id in texts), key=_latest, reverse=True)[:MOST_VOICES]
    together, themes = _shared(newest, said, texts, known, framework.people)
    new = {"causes": _new(causes, known), "channels": _new(channels, known), "tags": _new(tags, known)}
    view = Insights(
        since=since,
        until=until,
        first=known.first,
        counted=_counted(known, cases, partings),
        voices=sum(remark.id in texts for remark in now) + _notes(known),
        read=len(newest),
        causes=course(causes, since, until),
        channels=course(channels, since, until),
        tags=course(tags, since, until),
        waits=wait_course(waits(pairs, pack), since, until),
        recent=_recent(now, known.lately, new),
        once=heard_once(now, known.lately),
        themes=themes,
        languages=together.languages,
        brief=together.brief,
        offers=recovery_offers(framework, cases, known.recoveries),
        whole=whole,
        people=framework.people,
        names=_names(pack),
        taker=pack.cases.worksheet if pack.cases else "",
    )
    return _with_reasons(view, partings, pack)


def _promise(framework: Framework) -> str:
    """The field of the worksheet for remarks with the day on which somebody was told; empty where there is none."""
    remarks = framework.pack.remarks
    taker = framework.by_id.get(remarks.worksheet) if remarks else None
    return taker.promise if taker and taker.kind == "worksheet" else ""


def _counted(known: CustomerEntries, cases: SheetPairs, partings: SheetPairs) -> dict[str, int]:
    """How many there are of each thing in the time."""
    return {
        "complaint": sum(known.since <= entry.day for entry, _ in cases),
        "heard": sum(known.since <= entry.day for entry in known.heard),
        "loyalty": sum(known.since <= entry.day for entry, _ in partings),
        "note": sum(known.since <= entry.day for entry in known.notes),
    }


def _notes(known: CustomerEntries) -> int:
    """How many notes of the time say something."""
    return sum(known.since <= note.day for note in known.notes if note.text)


def _names(pack: Pack) -> dict[str, tuple[str, str]]:
    """What a page calls one and several of each thing that is counted."""
    names = {"heard": ("thing heard", "things heard"), "note": ("note", "notes")}
    for key, part in (("complaint", pack.cases), ("loyalty", pack.partings)):
        if part:
            names[key] = (part.called.one, part.called.many)
    return names


def _causes(cases: SheetPairs, partings: SheetPairs, pack: Pack) -> list[Dated]:
    """What each case, and each customer who left or may, is put down to."""
    fields = {part.worksheet: part.cause for part in (pack.cases, pack.partings) if part}
    leave = [pair for pair in partings if _leaves(pair[1], pack.partings)]
    return [
        Dated(entry.day, line(sheet.values.get(fields[entry.item or ""])) or None)
        for entry, sheet in (*cases, *leave)
    ]


def _with_reasons(view: Insights, partings: SheetPairs, pack: Pack) -> Insights:
    """The same with why customers leave and stay, where the journal tells of it."""
    leaving, staying = (_told(course(each, view.since, view.until)) for each in _reasons(partings, pack))
    return replace(view, leaving=leaving, staying=staying)


def _reasons(partings: SheetPairs, pack: Pack) -> tuple[list[Dated], list[Dated]]:
    """Why each customer left or may, and what keeps each who stays."""
    leaving, staying = list[Dated](), list[Dated]()
    part = pack.partings
    for entry, sheet in partings if part else ():
        if part and _leaves(sheet, part):
            leaving.append(Dated(entry.day, line(sheet.values.get(part.cause)) or None))
        elif part and sheet.values.get(part.which) == part.stays:
            staying.append(Dated(entry.day, line(sheet.values.get(part.keeps)) or None))
    return leaving, staying


def _told(table: CaseTable) -> CaseTable | None:
    """A table in which anything is named."""
    return table if any(row.name for row in table.rows) else None


def _leaves(sheet: Sheet, partings: Partings | None) -> bool:
    """Whether a sheet tells of somebody who left, or may."""
    return partings is not None and sheet.values.get(partings.which) not in (None, partings.stays)


def _channels(said: Iterable[Remark], partings: SheetPairs) -> list[Dated]:
    """By which way each case, and each remark that became none, came in."""
    apart = {entry.id for entry, _ in partings}
    return [Dated(remark.day, remark.channel or None) for remark in said if remark.id not in apart]


def _tags(known: CustomerEntries, pairs: SheetPairs, pack: Pack) -> list[Dated]:
    """The user's own tags and themes, each once an entry, in what is about customers and in notes."""
    worksheets = {part.worksheet for part in (pack.cases, pack.partings) if part}
    sheets = (entry for entry, _ in pairs if entry.item in worksheets)
    themes: dict[str, list[str]] = {}
    for theme in known.themes:
        for said in theme.of(Theme).said if theme.of(Theme).status == NAMED else ():
            themes.setdefault(said.entry, []).append(theme.text)
    return [
        Dated(entry.day, name)
        for entry in chain(known.heard, sheets, known.notes)
        for name in {each.casefold(): each for each in (*themes.get(entry.id, ()), *tags_in(entry.text))}.values()
    ]


def _new(things: Iterable[Dated], known: CustomerEntries) -> tuple[str, ...]:
    """What came up lately, but not in the months before; nothing where too little did then to tell."""
    lately, earlier = Counter[str](), Counter[str]()
    for thing in things:
        if thing.name and thing.day >= known.lately:
            lately[thing.name] += 1
        elif thing.name and thing.day >= known.before:
            earlier[thing.name.casefold()] += 1
    if earlier.total() < KNOWN_BEFORE:
        return ()
    new = [name for name in lately if name.casefold() not in earlier]
    return tuple(sorted(new, key=lambda name: (-lately[name], name)))


def _recent(now: Iterable[Remark], first: date, new: dict[str, tuple[str, ...]]) -> RecentRemarks:
    lately = [remark for remark in now if remark.day >= first]
    channels, in_order = by_channel(lately)
    return RecentRemarks(
        first=first,
        remarks=in_order,
        people=people(lately),
        channels=channels,
        passed_on=sum(not remark.firsthand for remark in lately),
        told=sum(remark.told is not None for remark in lately),
        tones={tone: many for tone in TONES if (many := sum(remark.tone == tone for remark in lately))},
        new=new,
    )


def _latest(remark: Remark) -> tuple[date, str]:
    return remark.day, remark.id


def _shared(
    newest: Iterable[Remark],
    said: Iterable[Remark],
    texts: Mapping[str, Sequence[EntryText]],
    known: CustomerEntries,
    served: Served,
) -> tuple[SaidTogether, tuple[RecurringTheme, ...]]:
    """What several people said in the newest remarks of the time, and as a view with how much of it is new."""
    by_id = {remark.id: remark for remark in newest}
    before = [remark for remark in said if known.before <= remark.day < known.lately]
    earlier = [text for remark in before for text in texts.get(remark.id, ())]
    # Whatever those whom the user serves speak of, they are called that.
    own = {word for called in (served.one, served.many) for word in words(called)}
    together = shared_words([text for name in by_id for text in texts[name]], own, earlier)
    shorts, had_before = cache(known.short), len(before) >= KNOWN_BEFORE
    themes = []
    for each in together.shared:
        recent = {person(by_id[one.id]) for one in each.evidence if by_id[one.id].day >= known.lately}
        evidence = [ThemeEvidence(one.id, shorts(one.id), by_id[one.id].day, one.sentence) for one in each.evidence]
        new = had_before and not each.before and len(recent) == each.people
        themes.append(
            RecurringTheme(each.words, each.entries, each.people, len(recent), new, _two(evidence), tuple(evidence))
        )
    return together, tuple(themes)


def _two(evidence: Sequence[ThemeEvidence]) -> tuple[ThemeEvidence, ...]:
    """The plainest sentence, and of the next the one that is least like it, of another entry if there is one."""
    first, *rest = evidence[:PLAINEST]
    plainest = set(words(first.sentence.casefold()))

    def alike(other: ThemeEvidence) -> tuple[bool, float]:
        own = set(words(other.sentence.casefold()))
        return other.id == first.id, len(own & plainest) / (len(own | plainest) or 1)

    return first, *sorted(rest, key=alike)[:1]
