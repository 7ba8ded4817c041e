"""What customers say, taken together: causes and channels counted, themes that recur, recoveries worth planning."""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import ClassVar

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.view import Page, View
from custfocus.content.framework import Framework
from custfocus.features.insights.counts import Case, CaseTable, RecurringCause, Tally, counts, recoveries_offered
from custfocus.features.insights.language import sentences, words
from custfocus.features.insights.themes import EntryText, themes
from custfocus.features.sheets.sheet import Sheet, sheets_of
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

DAYS = 180
COMPLAINT, LOYALTY, RECOVERY = "complaint", "loyalty", "recovery"
STAYS = "stays"
# Of fewer voices, themes that were planted in test journals are hardly ever found; from twice as many on, mostly.
FEW = 60
# Themes are looked for in no more than these, the newest: it takes two seconds.
MOST_VOICES = 5000
ROWS_SHOWN, THEMES_SHOWN, TRENDS_SHOWN, OFFERS_SHOWN = 3, 3, 3, 2
# A second sentence that tells something else is looked for among so many.
SUREST = 12
# The fields of a sheet that hold what the customer said, and those that tell a recovery what is known.
_SAID = {COMPLAINT: ("said", "mattered", "missed"), LOYALTY: ("reason",)}
_KNOWN = ("missed", "said", "done", "change")
STEPS = 3  # of each, the latest, that a plan begins with
_LONGEST = 120  # letters of a line that names a problem


class ThemeEvidence(Struct, frozen=True):
    """A sentence of the user's own that tells of a theme."""

    id: str
    """Its entry's id."""
    short: str
    """That id as pages show it."""
    day: date
    """Its entry's day."""
    sentence: str
    """The sentence as it stands there."""


class RecurringTheme(Struct, frozen=True):
    """A theme that recurs."""

    words: tuple[str, ...]
    """Its telling words, the most telling first."""
    voices: int
    """How many entries tell of it."""
    examples: tuple[ThemeEvidence, ...]
    """Two of the surest sentences, of different people, that say it differently."""
    evidence: tuple[ThemeEvidence, ...]
    """All sentences that tell of it, the surest first."""


class RecoveryOffer(Struct, frozen=True):
    """A recovery that is worth planning."""

    cause: str
    """The cause that keeps coming up."""
    complaints: tuple[str, ...]
    """The ids of the complaints that show it, the latest first."""
    first: date
    """The day of the earliest of them."""
    last: date
    """The day of the latest."""
    fields: dict[str, str]
    """What the plan would begin with, by the worksheet's field."""
    command: str
    """What opens it."""


class Insights(View, frozen=True):
    """What customers said in a time, taken together."""

    kind: ClassVar[str] = "insights"

    since: date
    """Its first day."""
    until: date
    """Its last day."""
    first: date | None
    """The day of the journal's first entry; None while it is empty."""
    counted: dict[str, int]
    """How many complaints, things heard, sheets on loyalty and notes there are."""
    voices: int
    """How many of them say something."""
    read: int
    """How many of these were looked through for themes, the newest."""
    causes: CaseTable
    """What complaints, and customers who left or waver, are put down to."""
    channels: CaseTable
    """How complaints and what was heard came in."""
    themes: tuple[RecurringTheme, ...]
    """What recurs, most voices first."""
    offers: tuple[RecoveryOffer, ...]
    """The recoveries worth planning."""
    whole: bool = False
    """Whether a page shows all of it, rather than the first of each."""

    def drawn(self) -> Page:
        from custfocus.features.insights.page import page

        return page(self)


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
    complaints = [_case(entry, sheet) for entry, sheet in both if entry.item == COMPLAINT]
    now = [(entry, sheet) for entry, sheet in both if known.since <= entry.day <= known.until]
    loyalty = [(entry, sheet) for entry, sheet in now if entry.item == LOYALTY]
    lost = [_case(entry, sheet) for entry, sheet in loyalty if sheet.values.get("which") not in (None, STAYS)]
    # What became a complaint is told there.
    retold = {name for entry, _ in both if entry.item == COMPLAINT for name in origins(entry)}
    heard = [entry for entry in known.heard if entry.id not in retold]
    voices = [*_voices(now), *(EntryText(entry.id, entry.text) for entry in (*heard, *known.notes) if entry.text)]
    days = {entry.id: entry.day for entry in (*known.sheets, *known.heard, *known.notes)}
    speakers = sorted({voice.id for voice in voices}, key=lambda name: (days[name], name), reverse=True)
    newest = set(speakers[:MOST_VOICES])
    return Insights(
        since=known.since,
        until=known.until,
        first=known.first,
        counted={
            "complaint": sum(entry.item == COMPLAINT for entry, _ in now),
            "heard": len(known.heard),
            "loyalty": len(loyalty),
            "note": len(known.notes),
        },
        voices=len(speakers),
        read=len(newest),
        causes=counts([*complaints, *lost], "cause", known.since, known.until),
        channels=counts([*complaints, *map(_heard, heard)], "channel", known.since, known.until),
        themes=tuple(_recurring([voice for voice in voices if voice.id in newest], days, known.short)),
        offers=tuple(map(_worthwhile, _offers(complaints, known.recoveries, framework))),
        whole=whole,
    )


def offers(
    framework: Framework, complaints: Sequence[Entry], recoveries: Sequence[Entry]
) -> tuple[RecoveryOffer, ...]:
    """The recoveries worth planning.

    Args:
        framework: All content.
        complaints: The sheets of complaints to look at.
        recoveries: All sheets that plan a recovery.
    """
    both = zip(complaints, sheets_of(complaints, framework), strict=True)
    cases = [_case(entry, sheet) for entry, sheet in both]
    return tuple(map(_worthwhile, _offers(cases, recoveries, framework)))


def origins(entry: Entry) -> tuple[str, ...]:
    """The ids of the entries that a sheet was made of."""
    of = entry.of(kinds.SheetRecord).of
    return (of,) if isinstance(of, str) else of or ()


def themes_shown(view: Insights) -> list[tuple[RecurringTheme, tuple[ThemeEvidence, ...]]]:
    """The themes that a page shows, each with its sentences."""
    if view.whole:
        return [(theme, theme.evidence) for theme in view.themes]
    return [(theme, theme.examples) for theme in view.themes[:THEMES_SHOWN]]


def ids_shown(view: Insights) -> list[str]:
    """The ids of the entries that a page numbers, in its order."""
    told = [one.id for _, evidence in themes_shown(view) for one in evidence]
    offered = view.offers if view.whole else view.offers[:OFFERS_SHOWN]
    return told + [name for offer in offered for name in offer.complaints]


def rows_shown(table: CaseTable, *, whole: bool) -> tuple[Sequence[Tally], Sequence[Tally]]:
    """The rows that a page shows, and those that it puts together into one: never a single one."""
    if whole or len(table.rows) <= ROWS_SHOWN + 1:
        return table.rows, ()
    return table.rows[:ROWS_SHOWN], table.rows[ROWS_SHOWN:]


def _case(entry: Entry, sheet: Sheet) -> Case:
    texts = {name: value for name in _KNOWN if isinstance(value := sheet.values.get(name), str)}
    return Case(entry.id, entry.day, _line(sheet.values.get("cause")), _line(sheet.values.get("channel")), texts)


def _heard(entry: Entry) -> Case:
    return Case(entry.id, entry.day, channel=_line(entry.of(kinds.Heard).channel))


def _line(value: object) -> str | None:
    return " ".join(value.split()) if isinstance(value, str) else None


def _voices(sheets: Iterable[tuple[Entry, Sheet]]) -> Iterator[EntryText]:
    for entry, sheet in sheets:
        for name in _SAID.get(entry.item or "", ()):
            if isinstance(value := sheet.values.get(name), str):
                yield EntryText(entry.id, value)


def _recurring(
    voices: Sequence[EntryText], days: Mapping[str, date], short: Callable[[str], str]
) -> Iterator[RecurringTheme]:
    shorts = cache(short)
    for theme in themes(voices):
        evidence = [ThemeEvidence(one.id, shorts(one.id), days[one.id], one.sentence) for one in theme.evidence]
        yield RecurringTheme(theme.words, theme.voices, _two(evidence), tuple(evidence))


def _two(evidence: Sequence[ThemeEvidence]) -> tuple[ThemeEvidence, ...]:
    """The surest sentence, and of the next the one that is least like it, by another voice if there is one."""
    first, *rest = evidence[:SUREST]
    said = set(words(first.sentence.casefold()))

    def alike(one: ThemeEvidence) -> tuple[bool, float]:
        own = set(words(one.sentence.casefold()))
        return one.id == first.id, len(own & said) / (len(own | said) or 1)

    return first, *sorted(rest, key=alike)[:1]


def _offers(
    complaints: Iterable[Case], recoveries: Sequence[Entry], framework: Framework
) -> tuple[RecurringCause, ...]:
    """The offers; complaints that a recovery was planned for, or that came before it, ask for none."""
    answered = {name for entry in recoveries for name in origins(entry)}
    planned: dict[str, date] = {}
    for entry, sheet in zip(recoveries, sheets_of(recoveries, framework), strict=True):
        if cause := (_line(sheet.values.get("cause")) or "").casefold():
            planned[cause] = max(entry.day, planned.get(cause, entry.day))
    return recoveries_offered((case for case in complaints if case.id not in answered), planned)


def _worthwhile(offer: RecurringCause) -> RecoveryOffer:
    return RecoveryOffer(
        cause=offer.cause,
        complaints=offer.cases,
        first=offer.first,
        last=offer.last,
        fields=_fields(offer),
        command=f"custfocus insights {shlex.join(_option(offer.cause))}",
    )


def _option(cause: str) -> list[str]:
    return [f"--plan={cause}"] if cause.startswith("-") else ["--plan", cause]


def _fields(offer: RecurringCause) -> dict[str, str]:
    """What a recovery can begin with: the latest case names the problem, what was done is a step."""
    latest = next((texts[0] for name in ("missed", "said") if (texts := offer.texts.get(name))), "")
    said = next(iter(sentences(latest)), "")
    problem = " ".join(f"{offer.cause}: {said}".split()) if said else offer.cause
    steps = [" ".join(text.split()) for name in ("done", "change") for text in offer.texts.get(name, ())[:STEPS]]
    fields = {
        "problem": wording.shortened(problem, _LONGEST),
        "cause": offer.cause,
        "plan": "\n".join(f"- {step}" for step in dict.fromkeys(steps)),
    }
    return {name: value for name, value in fields.items() if value}
