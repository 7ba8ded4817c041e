"""What customers said, each remark whole, however it was kept: who said it, which way, and whether they were told."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import UNSET

from custfocus.base.dates import day_in
from custfocus.base.naming import channel
from custfocus.features.insights.shared import EntryText
from custfocus.features.insights.views import Remark, Wait
from custfocus.features.sheets.sheet import Sheet
from custfocus.features.sheets.standing import about
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

if TYPE_CHECKING:
    from custfocus.content.declared import Pack

SheetPairs = Sequence[tuple[Entry, Sheet]]


def remarks(
    pairs: SheetPairs, heard: Iterable[Entry], pack: Pack, short: Callable[[str], str], promise: str = ""
) -> list[Remark]:
    """What customers said: what was heard, and what stands on the sheets of complaints and of who left or stays.

    What was heard and became a case is told there, once.

    Args:
        pairs: All sheets, each with its entry; those of other worksheets tell only who was told.
        heard: What was heard.
        pack: What the framework declares.
        short: Tells how pages show an entry's id.
        promise: The field of the worksheet for remarks with the day on which somebody was told.
    """
    told = {name: day for entry, sheet in pairs for name in made_of(entry) if (day := told_on(sheet))}
    retold = {
        name for entry, _ in pairs if pack.cases and entry.item == pack.cases.worksheet for name in made_of(entry)
    }
    found = [_heard(entry, told.get(entry.id), pack, short, promise) for entry in heard if entry.id not in retold]
    fields = {part.worksheet: part.words for part in (pack.cases, pack.partings) if part}
    return found + [
        _on_sheet(*pair, fields[pair[0].item or ""], pack, short) for pair in pairs if pair[0].item in fields
    ]


def texts_of(pairs: SheetPairs, heard: Iterable[Entry], pack: Pack) -> dict[str, list[EntryText]]:
    """Everything that is somebody's words, by the entry's id, to be looked through for what people share."""
    texts: dict[str, list[EntryText]] = defaultdict(list)
    fields = {part.worksheet: part.words for part in (pack.cases, pack.partings) if part}
    for entry, sheet in pairs:
        for name in fields.get(entry.item or "", ()):
            if isinstance(value := sheet.values.get(name), str):
                texts[entry.id].append(EntryText(entry.id, value, who_on(sheet, pack)))
    for entry in heard:
        if entry.text:
            texts[entry.id].append(EntryText(entry.id, entry.text, line(entry.of(kinds.Heard).who)))
    return texts


def made_of(entry: Entry) -> tuple[str, ...]:
    """The ids of the entries that a sheet was made of."""
    of = entry.of(kinds.SheetRecord).of
    return (of,) if isinstance(of, str) else of or ()


def told_on(sheet: Sheet) -> date | None:
    """The day on which they were told what came of their case, if the sheet says so."""
    return day_in(sheet.values.get(sheet.worksheet.promise))


def waits(pairs: SheetPairs, pack: Pack) -> Iterator[Wait]:
    """How long each waited who was told what came of their case, from the day its sheet was opened."""
    for entry, sheet in pairs:
        if day := told_on(sheet):
            yield Wait(entry.id, who_on(sheet, pack), day, max(0, (day - sheet.opened).days))


def who_on(sheet: Sheet, pack: Pack) -> str:
    """Whose words a sheet holds; empty where nobody is named."""
    return line(sheet.values.get(pack.remarks.who)) if pack.remarks else ""


def line(value: object) -> str:
    """What was filled in, on one line; empty where nothing was."""
    return " ".join(value.split()) if isinstance(value, str) else ""


def person(remark: Remark) -> str:
    """What tells one person from another: the name, however it is capitalised, or the remark itself."""
    return remark.who.casefold() or f"\n{remark.id}"


def people(found: Iterable[Remark]) -> int:
    """How many different people said this."""
    return len({person(remark) for remark in found})


def by_channel(found: Sequence[Remark]) -> tuple[dict[str, int], tuple[Remark, ...]]:
    """How many came in by each channel, the busiest first, what isn't known last; and the remarks in that order.

    Within a channel those of one person stand together, and whoever spoke last comes first.
    """
    counts = Counter(remark.channel for remark in found)
    ways = sorted(counts, key=lambda way: (not way, -counts[way], way))
    last: dict[tuple[str, str], date] = {}
    for remark in found:
        key = remark.channel, person(remark)
        last[key] = max(remark.day, last.get(key, remark.day))

    def place(remark: Remark) -> tuple[int, int, str, int, str]:
        who = person(remark)
        spoke = last[remark.channel, who]
        return ways.index(remark.channel), -spoke.toordinal(), who, -remark.day.toordinal(), remark.id

    return {way: counts[way] for way in ways}, tuple(sorted(found, key=place))


def heard_once(found: Iterable[Remark], before: date) -> tuple[Remark, ...]:
    """What those said who are named, and of whom there is one remark only, made before a day; the latest first."""
    by_person: dict[str, list[Remark]] = defaultdict(list)
    for remark in found:
        if remark.who:
            by_person[person(remark)].append(remark)
    once = [several[0] for several in by_person.values() if len(several) == 1 and several[0].day < before]
    return tuple(sorted(once, key=lambda remark: (remark.day, remark.id), reverse=True))


def _heard(entry: Entry, told: date | None, pack: Pack, short: Callable[[str], str], promise: str) -> Remark:
    kept = entry.of(kinds.Heard)
    way = channel(kept.channel) if kept.channel and kept.channel.strip() else ""
    firsthand = kept.firsthand and not (pack.remarks and way and way == pack.remarks.secondhand)
    taker = pack.remarks.worksheet if pack.remarks else ""
    tone = "" if kept.tone is UNSET else kept.tone
    name = short(entry.id)
    told_by = f"sheet {taker} --of {name} --set {promise}=today" if taker and promise and not told else ""
    return Remark(entry.id, name, entry.day, line(kept.who), way, firsthand, entry.text.strip(), told, tone, told_by)


def _on_sheet(entry: Entry, sheet: Sheet, fields: Iterable[str], pack: Pack, short: Callable[[str], str]) -> Remark:
    values: Mapping[str, object] = sheet.values
    way = line(values.get(pack.cases.channel)) if pack.cases and entry.item == pack.cases.worksheet else ""
    promise = sheet.worksheet.promise
    said = next((text.strip() for name in fields if isinstance(text := values.get(name), str) and text.strip()), "")
    return Remark(
        id=entry.id,
        short=short(entry.id),
        day=entry.day,
        who=who_on(sheet, pack),
        channel=channel(way) if way else "",
        firsthand=not (pack.remarks and way and way == pack.remarks.secondhand),
        text=said or about(sheet),
        told=told_on(sheet),
        told_by="" if told_on(sheet) or not promise else f"sheet {short(entry.id)} --set {promise}=today",
    )
