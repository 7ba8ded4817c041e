"""What customers say, taken together from entries: what is counted, what recurs, which recoveries are offered."""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from msgspec import Struct

from custfocus.base import wording
from custfocus.content.framework import Framework
from custfocus.features.insights.counts import Case, RecurringCause, counts, recoveries_offered
from custfocus.features.insights.language import sentences, words
from custfocus.features.insights.themes import EntryText, themes
from custfocus.features.insights.views import Insights, RecoveryOffer, RecurringTheme, ThemeEvidence
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import Sheet
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

DAYS = 180
COMPLAINT, LOYALTY, RECOVERY = "complaint", "loyalty", "recovery"
STAYS = "stays"
# Themes are looked for in no more than these, the newest: it takes two seconds.
MOST_VOICES = 5000
# A second sentence that tells something else is looked for among so many.
SUREST = 12
# The fields of a sheet that hold what the customer said, and those that tell a recovery what is known.
_SAID = {COMPLAINT: ("said", "mattered", "missed"), LOYALTY: ("reason",)}
_KNOWN = ("missed", "said", "done", "change")
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
    complaints = [_case(entry, sheet) for entry, sheet in both if entry.item == COMPLAINT]
    now = [(entry, sheet) for entry, sheet in both if known.since <= entry.day <= known.until]
    loyalty = [(entry, sheet) for entry, sheet in now if entry.item == LOYALTY]
    lost = [_case(entry, sheet) for entry, sheet in loyalty if sheet.values.get("which") not in (None, STAYS)]
    # What became a complaint is told there.
    retold = {name for entry, _ in both if entry.item == COMPLAINT for name in made_of(entry)}
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
        offers=tuple(map(_recovery_offer, _recurring_causes(complaints, known.recoveries, framework))),
        whole=whole,
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
    cases = [_case(entry, sheet) for entry, sheet in both]
    return tuple(map(_recovery_offer, _recurring_causes(cases, recoveries, framework)))


def made_of(entry: Entry) -> tuple[str, ...]:
    """The ids of the entries that a sheet was made of."""
    of = entry.of(kinds.SheetRecord).of
    return (of,) if isinstance(of, str) else of or ()


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
        evidence = [ThemeEvidence(each.id, shorts(each.id), days[each.id], each.sentence) for each in theme.evidence]
        yield RecurringTheme(theme.words, theme.voices, _two(evidence), tuple(evidence))


def _two(evidence: Sequence[ThemeEvidence]) -> tuple[ThemeEvidence, ...]:
    """The surest sentence, and of the next the one that is least like it, by another voice if there is one."""
    first, *rest = evidence[:SUREST]
    surest = set(words(first.sentence.casefold()))

    def alike(other: ThemeEvidence) -> tuple[bool, float]:
        own = set(words(other.sentence.casefold()))
        return other.id == first.id, len(own & surest) / (len(own | surest) or 1)

    return first, *sorted(rest, key=alike)[:1]


def _recurring_causes(
    complaints: Iterable[Case], recoveries: Sequence[Entry], framework: Framework
) -> tuple[RecurringCause, ...]:
    """The offers; complaints that a recovery was planned for, or that came before it, ask for none."""
    answered = {name for entry in recoveries for name in made_of(entry)}
    planned: dict[str, date] = {}
    for entry, sheet in zip(recoveries, sheets_of(recoveries, framework), strict=True):
        if cause := (_line(sheet.values.get("cause")) or "").casefold():
            planned[cause] = max(entry.day, planned.get(cause, entry.day))
    return recoveries_offered((case for case in complaints if case.id not in answered), planned)


def _recovery_offer(recurring: RecurringCause) -> RecoveryOffer:
    return RecoveryOffer(
        cause=recurring.cause,
        complaints=recurring.cases,
        first=recurring.first,
        last=recurring.last,
        fields=_fields(recurring),
        command=f"custfocus insights {shlex.join(_option(recurring.cause))}",
    )


def _option(cause: str) -> list[str]:
    return [f"--plan={cause}"] if cause.startswith("-") else ["--plan", cause]


def _fields(recurring: RecurringCause) -> dict[str, str]:
    """What a recovery can begin with: the latest case names the problem, what was done is a step."""
    latest = next((texts[0] for name in ("missed", "said") if (texts := recurring.texts.get(name))), "")
    first = next(iter(sentences(latest)), "")
    problem = " ".join(f"{recurring.cause}: {first}".split()) if first else recurring.cause
    steps = [" ".join(text.split()) for name in ("done", "change") for text in recurring.texts.get(name, ())[:STEPS]]
    fields = {
        "problem": wording.shortened(problem, _LONGEST),
        "cause": recurring.cause,
        "plan": "\n".join(f"- {step}" for step in dict.fromkeys(steps)),
    }
    return {name: value for name, value in fields.items() if value}
