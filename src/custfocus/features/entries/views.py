"""Reading the journal: entries in a list, found by words, one of them whole, its versions, the latest acts."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise
from typing import ClassVar

from msgspec import Struct
from msgspec.structs import asdict

from custfocus.base import wording
from custfocus.base.dates import first_of_month, local
from custfocus.base.view import Page, View
from custfocus.content.framework import Framework, name_of
from custfocus.features.scorecard import figures
from custfocus.journal import kinds
from custfocus.journal.entry import MARK_OFF, MARK_ON, Act, Change, Entry, tags_in
from custfocus.journal.kinds import KINDS

ADDED, CHANGED, DELETED = "added", "changed", "deleted"
SAME, REWORDED, RETIRED, GONE = "same", "reworded", "retired", "gone"
MOST_EARLIER = 5
_GIST = 300
_BEFORE_MATCH = 60
_EXCERPT = 200


class Row(Entry, frozen=True):
    """An entry as a page lists it.

    Attributes:
        short: Its id as pages show it.
        tags: The tags in its text.
        told: How it is told in a line, where that takes more than the entry itself: of a sheet.
    """

    short: str = ""
    tags: tuple[str, ...] = ()
    told: str = ""


class Match(Row, frozen=True):
    """An entry that a search found.

    Attributes:
        excerpt: The text around the first match, or where only the question matches, of that: pieces by turns
            before, in and after a match.
        in_question: Whether the excerpt is of the question.
        said_by: The name of who said it, in pieces likewise, where it matches; else empty.
    """

    excerpt: tuple[str, ...] = ()
    in_question: bool = False
    said_by: tuple[str, ...] = ()


class Listing(View, frozen=True):
    """The newest entries that were asked for.

    Attributes:
        entries: The entries, the newest first.
        total: How many there are in all; counting stops at `counted_to`.
        counted_to: Where counting stops.
        filtered: Whether only some were asked for.
        today: The user's own day.
    """

    kind: ClassVar[str] = "list"
    entries: tuple[Row, ...]
    total: int
    counted_to: int
    filtered: bool
    today: date

    def drawn(self) -> Page:
        from custfocus.features.entries.page import listing

        return listing(self)


class Findings(View, frozen=True):
    """What a search found.

    Attributes:
        words: What was looked for.
        entries: The entries, the best first, or the newest.
        more: Whether there are more than were asked for.
        newest: Whether the newest come first.
        today: The user's own day.
    """

    kind: ClassVar[str] = "search"
    words: str
    entries: tuple[Match, ...]
    more: bool
    newest: bool
    today: date

    def drawn(self) -> Page:
        from custfocus.features.entries.page import findings

        return findings(self)


class Shown(View, frozen=True):
    """One entry, whole.

    Attributes:
        entry: The entry.
        name: What the item that called for it is called, empty where there is none.
        item_is: Whether that item is still the "same", "reworded", "retired" or "gone".
        reads_now: How it asks now, where it has been reworded.
        evidence_for: The names of the principles that it is evidence for.
        facts: What else was kept, in words: pairs of a label and what it says.
        written: When, in the zone of that time, ISO 8601.
        edits: How often it has been changed.
        earlier: Earlier answers to the same question, the newest first.
        today: The user's own day.
    """

    kind: ClassVar[str] = "show"
    entry: Row
    name: str
    item_is: str
    reads_now: str
    evidence_for: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    written: str
    edits: int
    earlier: tuple[Row, ...]
    today: date

    def drawn(self) -> Page:
        from custfocus.features.entries.page import shown

        return shown(self)


class Version(Struct, frozen=True):
    """An entry after a change.

    Attributes:
        at: When, in the zone of that time, ISO 8601.
        command: The command that made the change.
        operation: "add", "edit", "delete" or "purge".
        changed: What differs from the version before: triples of a label, what it said, what it says.
        text: The text as it was then, empty after a deletion.
        entry: The entry as it was then, None after a deletion.
    """

    at: str
    command: str
    operation: str
    changed: tuple[tuple[str, str, str], ...]
    text: str
    entry: Entry | None


class Versions(View, frozen=True):
    """Every version of one entry, the first one first."""

    kind: ClassVar[str] = "history"
    id: str
    short: str
    versions: tuple[Version, ...]
    today: date

    def drawn(self) -> Page:
        from custfocus.features.entries.page import versions

        return versions(self)


class Touched(Struct, frozen=True):
    """What an act did to an entry: "added", "changed" or "deleted" it; the entry after it, or as it was last."""

    did: str
    entry: Row


class Done(Struct, frozen=True):
    """An act as a page lists it.

    Attributes:
        id: The act's id.
        short: Its id as pages show it.
        at: When it began, in the zone of that time, ISO 8601.
        command: The command.
        count: How many entries it touched.
        touched: The first of them.
    """

    id: str
    short: str
    at: str
    command: str
    count: int
    touched: tuple[Touched, ...]


class Latest(View, frozen=True):
    """The latest acts, the newest first."""

    kind: ClassVar[str] = "history"
    acts: tuple[Done, ...]
    today: date

    def drawn(self) -> Page:
        from custfocus.features.entries.page import latest

        return latest(self)


def row(entry: Entry, short: str, told: str = "") -> Row:
    """An entry as pages list it."""
    return Row(**asdict(entry), short=short, tags=tuple(tags_in(entry.text)), told=told)


def match(entry: Entry, short: str, text: str, asked: str, who: str = "", told: str = "") -> Match:
    """A found entry with an excerpt of its marked text, or of its marked question where only that matches."""
    in_question = MARK_ON not in text and MARK_ON in asked
    pieces = excerpt(asked if in_question else text)
    said_by = excerpt(who) if MARK_ON in who else ()
    return Match(**asdict(row(entry, short, told)), excerpt=pieces, in_question=in_question, said_by=said_by)


def excerpt(marked: str) -> tuple[str, ...]:
    """A line's worth of a marked text, around its first match: pieces by turns before, in and after a match."""
    pieces = re.split(f"[{MARK_ON}{MARK_OFF}]", marked)
    first, *rest = (re.sub(r"\s+", " ", piece) for piece in pieces)
    if len(first) > _BEFORE_MATCH and rest:
        first = "…" + first[-_BEFORE_MATCH:].partition(" ")[2]
    cut: list[str] = []
    left = _EXCERPT
    for piece in (first, *rest):
        if len(piece) > left:
            return (*cut, piece[:left].rpartition(" ")[0] + "…")
        cut.append(piece)
        left -= len(piece)
    return tuple(cut)


def noun(entry: Entry) -> str:
    """What an entry is called in a sentence."""
    return KINDS[entry.kind].noun if entry.kind in KINDS else entry.kind


def gist(entry: Entry) -> str:
    """An entry in one line: what the user wrote, or what called for it; of a review, the month."""
    words = " ".join((entry.text or entry.asked)[:_GIST].split())
    match entry.record:
        case kinds.SheetRecord():
            from custfocus.features.sheets import sheet  # only a journal with sheets waits for what they need

            return (isinstance(entry, Row) and entry.told) or sheet.gist(entry)
        case kinds.Review(month=month):
            return f"Review of {wording.full_month(first_of_month(month))}"
        case kinds.Reply(sealed=str()):
            return "Waits to be put together with others"
        case kinds.Voices(count=count):
            return " · ".join(filter(None, (f"{count} people", words)))
        case kinds.Reading(value=value):
            return f"{words}: {figures.formatted(value)}"
        case kinds.Away(until=until):
            return f"{words} (until {until})"
        case kinds.Checklist(month=month) | kinds.Priority(month=month):
            return words or month
    return f"{words} ({entry.who})" if entry.who else words


def shown(framework: Framework, entry: Row, *, earlier: Sequence[Row], edits: int, today: date) -> Shown:
    """One entry with everything that belongs to it.

    Args:
        framework: The framework as it is now.
        entry: The entry.
        earlier: Earlier answers to the same question, the newest first.
        edits: How often it has been changed.
        today: The user's own day.
    """
    item = framework.by_id.get(entry.item or "")
    words = [value for value in vars(item).values() if isinstance(value, str)] if item else []
    if item is None:
        state = GONE if entry.item else SAME
    elif item.retired:
        state = RETIRED
    else:
        state = REWORDED if entry.asked and entry.asked not in words else SAME
    return Shown(
        entry=entry,
        name=name_of(framework, entry.item) if entry.item else "",
        item_is=state,
        reads_now=item.words if item and state == REWORDED else "",
        evidence_for=tuple(name_of(framework, principle) for principle in entry.principles),
        facts=tuple(facts(entry)),
        written=local(entry.at, entry.zone),
        edits=edits,
        earlier=tuple(earlier),
        today=today,
    )


def facts(entry: Entry) -> Iterable[tuple[str, str]]:
    """What else an entry keeps, in words: pairs of a label and what it says; of a damaged one, whatever is there."""
    record = entry.record
    if isinstance(record, kinds.SheetRecord):
        from custfocus.features.sheets import sheet

        yield from sheet.facts(entry)
        return
    yield from _told(record)
    labels = KINDS[entry.kind].labels if entry.kind in KINDS else {}
    for key, value in entry.data.items() if isinstance(entry.data, dict) else ():
        label = labels.get(key, key.replace("_", " ").capitalize())
        if label and (value or type(value) in (int, float)):
            yield label, "yes" if value is True else value if isinstance(value, str) else json.dumps(value)
    if rated := "\n".join(_rated(record)):
        yield "Ratings", rated


def _told(record: kinds.Kind | None) -> Iterable[tuple[str, str]]:
    """What several fields of a kind say together, or one says in words of its own."""
    match record:
        case kinds.Heard(firsthand=False):
            yield "Heard", "second-hand"
        case kinds.Adoption(times=times, days=days):
            yield "Cadence", f"{times} time{'' if times == 1 else 's'} in {days} days"
        case kinds.Plan(fired=fired, earlier=earlier):
            yield from ((wording.full_month(first_of_month(month)), outcome) for month, outcome in fired.items())
            yield from ((f"Worded until {each.until}", each.text) for each in earlier)


def _rated(record: kinds.Kind | None) -> Iterable[str]:
    """Ratings in words, a line each: what one person gave, or the mean of several people's."""
    match record:
        case kinds.Reply(ratings=tuple() as given):
            yield from (f"{each.value}: {each.says or each.principle}" for each in given)
        case kinds.Voices(ratings=ratings):
            for each in ratings:
                if people := sum(each.counts):
                    mean = sum(step * count for step, count in enumerate(each.counts, 1)) / people
                    yield f"{mean:.1f} of {people} people: {each.says or each.principle}"


def versions(changes: Sequence[tuple[Change, Entry | None]], short: str, today: date) -> Versions:
    """The history of one entry: each change with what it made of the entry."""
    states = [None, *(entry for _, entry in changes)]
    return Versions(
        id=changes[0][0].entry,
        short=short,
        versions=tuple(
            Version(
                at=local(change.at, change.zone),
                command=change.command,
                operation=change.operation,
                changed=tuple(differences(before, after)) if before and after else (),
                text=after.text if after else "",
                entry=after,
            )
            for (before, after), (change, _) in zip(pairwise(states), changes, strict=True)
        ),
        today=today,
    )


def differences(before: Entry, after: Entry) -> Iterable[tuple[str, str, str]]:
    """What changed between two versions: triples of a label, what it said, what it says."""
    if before.text != after.text and after.kind != kinds.SheetRecord.kind:
        yield "Text", before.text, after.text
    if before.day != after.day:
        yield "Day", before.day.isoformat(), after.day.isoformat()
    if before.principles != after.principles:
        yield "Evidence for", ", ".join(before.principles), ", ".join(after.principles)
    said, says = dict(facts(before)), dict(facts(after))
    for label in dict.fromkeys((*said, *says)):
        if said.get(label) != says.get(label):
            yield label, said.get(label, ""), says.get(label, "")


def latest(acts: Iterable[tuple[Act, str]], short: Callable[[str], str], today: date) -> Latest:
    """The latest acts as a page lists them.

    Args:
        acts: Each act with its own id as pages show it.
        short: Tells how pages show an entry's id.
        today: The user's own day.
    """
    return Latest(tuple(_done(act, own, short) for act, own in acts), today)


def _done(act: Act, own: str, short: Callable[[str], str]) -> Done:
    touched = []
    for before, after in act.pairs:
        if entry := after or before:
            did = ADDED if before is None else CHANGED if after else DELETED
            touched.append(Touched(did, row(entry, short(entry.id))))
    return Done(act.id, own, local(act.at, act.zone), act.command, act.count, tuple(touched))
