"""What customers say, taken together from entries: what is counted, what recurs, which recoveries are offered."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.naming import channel
from custfocus.content.framework import Framework, Served
from custfocus.features.insights.counts import Case, RecurringCause, recoveries_offered
from custfocus.features.insights.courses import Dated, course
from custfocus.features.insights.language import sentences, words
from custfocus.features.insights.shared import EntryText, SharedWords, shared_words
from custfocus.features.insights.views import Insights, RecoveryOffer, RecurringTheme, ThemeEvidence
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import Sheet
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.declared import Cases, Pack, Partings

DAYS = 180
# What people share is looked for in no more than these, the newest: it takes a second.
MOST_VOICES = 5000
# A second sentence that tells something else is looked for among so many.
PLAINEST = 12
STEPS = 3  # of each, the latest, that a plan begins with
_LONGEST = 120  # letters of a line that names a problem


class CustomerEntries(Struct, frozen=True):
    """What the journal knows of a time; entries come the newest first."""

    since: date
    """Its first day."""
    until: date
    """Its last day."""
    first: date | None
    """The day of the journal's first entry."""
    sheets: Sequence[Entry]
    """The sheets up to its last day, as far back as complaints may lie together."""
    heard: Sequence[Entry]
    """What was heard in it."""
    notes: Sequence[Entry]
    """The notes of it."""
    recoveries: Sequence[Entry]
    """All sheets that plan a recovery."""
    short: Callable[[str], str]
    """Tells how pages show an entry's id."""


def insights(framework: Framework, known: CustomerEntries, *, whole: bool = False) -> Insights:
    """What customers said in a time, taken together."""
    both = [*zip(known.sheets, sheets_of(known.sheets, framework), strict=True)]
    pack = framework.pack
    cases = [(entry, sheet) for entry, sheet in both if pack.cases and entry.item == pack.cases.worksheet]
    brought_up = [_case(entry, sheet, pack.cases) for entry, sheet in cases]
    now = [(entry, sheet) for entry, sheet in both if known.since <= entry.day <= known.until]
    partings = [(entry, sheet) for entry, sheet in now if pack.partings and entry.item == pack.partings.worksheet]
    lost = [_parting(entry, sheet, pack.partings) for entry, sheet in partings if _leaves(sheet, pack.partings)]
    # What became a case is told there.
    retold = {name for entry, _ in cases for name in made_of(entry)}
    heard = [entry for entry in known.heard if entry.id not in retold]
    voices = [*_voices(now, pack), *(_remark(entry) for entry in heard if entry.text)]
    days = {entry.id: entry.day for entry in (*known.sheets, *known.heard)}
    speakers = sorted({voice.id for voice in voices}, key=lambda name: (days[name], name), reverse=True)
    newest = set(speakers[:MOST_VOICES])
    together = shared_words([voice for voice in voices if voice.id in newest], _own(framework.people))
    return Insights(
        since=known.since,
        until=known.until,
        first=known.first,
        counted={
            "complaint": sum(known.since <= entry.day <= known.until for entry, _ in cases),
            "heard": len(known.heard),
            "loyalty": len(partings),
            "note": len(known.notes),
        },
        voices=len(speakers),
        read=len(newest),
        causes=course([Dated(case.day, case.cause) for case in (*brought_up, *lost)], known.since, known.until),
        channels=course(_channels(brought_up, heard), known.since, known.until),
        themes=tuple(_recurring(together.shared, days, known.short)),
        languages=together.languages,
        offers=_offers(brought_up, known.recoveries, framework),
        whole=whole,
        people=framework.people,
        names=_names(pack),
        taker=pack.cases.worksheet if pack.cases else "",
    )


def recovery_offers(
    framework: Framework, complaints: Sequence[Entry], recoveries: Sequence[Entry]
) -> tuple[RecoveryOffer, ...]:
    """The recoveries worth planning.

    Args:
        framework: All content.
        complaints: The sheets of complaints to look at.
        recoveries: All sheets that plan a recovery.
    """
    both = zip(complaints, sheets_of(complaints, framework), strict=True)
    cases = [_case(entry, sheet, framework.pack.cases) for entry, sheet in both]
    return _offers(cases, recoveries, framework)


def _offers(cases: Iterable[Case], recoveries: Sequence[Entry], framework: Framework) -> tuple[RecoveryOffer, ...]:
    recurring = _recurring_causes(cases, recoveries, framework)
    return tuple(_recovery_offer(each, framework.pack) for each in recurring)


def made_of(entry: Entry) -> tuple[str, ...]:
    """The ids of the entries that a sheet was made of."""
    of = entry.of(kinds.SheetRecord).of
    return (of,) if isinstance(of, str) else of or ()


def _names(pack: Pack) -> dict[str, tuple[str, str]]:
    """What a page calls one and several of each thing that is counted."""
    names = {"heard": ("thing heard", "things heard"), "note": ("note", "notes")}
    for key, part in (("complaint", pack.cases), ("loyalty", pack.partings)):
        if part:
            names[key] = (part.called.one, part.called.many)
    return names


def _case(entry: Entry, sheet: Sheet, cases: Cases | None) -> Case:
    if cases is None:
        return Case(entry.id, entry.day)
    known = (*cases.problem, *cases.steps)
    texts = {name: value for name in known if isinstance(value := sheet.values.get(name), str)}
    cause, channel = _line(sheet.values.get(cases.cause)), _way(sheet.values.get(cases.channel))
    return Case(entry.id, entry.day, cause, channel, texts)


def _parting(entry: Entry, sheet: Sheet, partings: Partings | None) -> Case:
    return Case(entry.id, entry.day, _line(sheet.values.get(partings.cause)) if partings else None)


def _leaves(sheet: Sheet, partings: Partings | None) -> bool:
    """Whether a sheet tells of somebody who left, or may."""
    return partings is not None and sheet.values.get(partings.which) not in (None, partings.stays)


def _channels(cases: Iterable[Case], heard: Iterable[Entry]) -> Iterator[Dated]:
    """By which way each case, and each remark that became none, came in."""
    yield from (Dated(case.day, case.channel) for case in cases)
    yield from (Dated(entry.day, _way(entry.of(kinds.Heard).channel)) for entry in heard)


def _line(value: object) -> str | None:
    return " ".join(value.split()) if isinstance(value, str) else None


def _way(value: object) -> str | None:
    return channel(line) if (line := _line(value)) else line


def _voices(sheets: Iterable[tuple[Entry, Sheet]], pack: Pack) -> Iterator[EntryText]:
    fields = {part.worksheet: part.words for part in (pack.cases, pack.partings) if part}
    person = pack.remarks.who if pack.remarks else ""
    for entry, sheet in sheets:
        who = _line(sheet.values.get(person)) or ""
        for name in fields.get(entry.item or "", ()):
            if isinstance(value := sheet.values.get(name), str):
                yield EntryText(entry.id, value, who)


def _remark(entry: Entry) -> EntryText:
    return EntryText(entry.id, entry.text, entry.of(kinds.Heard).who or "")


def _own(people: Served) -> frozenset[str]:
    """The words for those whom the user serves: whatever they speak of, they are called that."""
    return frozenset(word for words_ in (people.one, people.many) for word in words(words_))


def _recurring(
    shared: Iterable[SharedWords], days: Mapping[str, date], short: Callable[[str], str]
) -> Iterator[RecurringTheme]:
    shorts = cache(short)
    for each in shared:
        evidence = [ThemeEvidence(one.id, shorts(one.id), days[one.id], one.sentence) for one in each.evidence]
        yield RecurringTheme(each.words, each.entries, each.people, _two(evidence), tuple(evidence))


def _two(evidence: Sequence[ThemeEvidence]) -> tuple[ThemeEvidence, ...]:
    """The plainest sentence, and of the next the one that is least like it, of another entry if there is one."""
    first, *rest = evidence[:PLAINEST]
    plainest = set(words(first.sentence.casefold()))

    def alike(other: ThemeEvidence) -> tuple[bool, float]:
        own = set(words(other.sentence.casefold()))
        return other.id == first.id, len(own & plainest) / (len(own | plainest) or 1)

    return first, *sorted(rest, key=alike)[:1]


def _recurring_causes(
    complaints: Iterable[Case], recoveries: Sequence[Entry], framework: Framework
) -> tuple[RecurringCause, ...]:
    """The offers; complaints that a recovery was planned for, or that came before it, ask for none."""
    plans = framework.pack.recoveries
    if plans is None or getattr(framework.by_id.get(plans.worksheet), "retired", True):
        return ()
    answered = {name for entry in recoveries for name in made_of(entry)}
    planned: dict[str, date] = {}
    for entry, sheet in zip(recoveries, sheets_of(recoveries, framework), strict=True):
        if cause := (_line(sheet.values.get(plans.cause)) or "").casefold():
            planned[cause] = max(entry.day, planned.get(cause, entry.day))
    return recoveries_offered((case for case in complaints if case.id not in answered), planned)


def _recovery_offer(recurring: RecurringCause, pack: Pack) -> RecoveryOffer:
    return RecoveryOffer(
        cause=recurring.cause,
        complaints=recurring.cases,
        first=recurring.first,
        last=recurring.last,
        fields=_fields(recurring, pack),
        command=f"custfocus insights {shlex.join(_option(recurring.cause))}",
    )


def _option(cause: str) -> list[str]:
    return [f"--plan={cause}"] if cause.startswith("-") else ["--plan", cause]


def _fields(recurring: RecurringCause, pack: Pack) -> dict[str, str]:
    """What a recovery can begin with: the latest case names the problem, what was done is a step."""
    cases, plans = pack.cases, pack.recoveries
    if cases is None or plans is None:
        return {}
    latest = next((texts[0] for name in cases.problem if (texts := recurring.texts.get(name))), "")
    first = next(iter(sentences(latest)), "")
    problem = " ".join(f"{recurring.cause}: {first}".split()) if first else recurring.cause
    steps = [" ".join(text.split()) for name in cases.steps for text in recurring.texts.get(name, ())[:STEPS]]
    fields = {
        plans.problem: wording.shortened(problem, _LONGEST),
        plans.cause: recurring.cause,
        plans.plan: "\n".join(f"- {step}" for step in dict.fromkeys(steps)),
    }
    return {name: value for name, value in fields.items() if name and value}
