"""What can be counted of a time: how many spoke and how, what it was about, who has heard what came of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base.dates import day_in
from custfocus.base.naming import channel
from custfocus.content.framework import Framework
from custfocus.features.sheets.values import in_words
from custfocus.journal import kinds

if TYPE_CHECKING:
    from custfocus.content.declared import Cases, Saying
    from custfocus.features.sheets.sheet import Sheet
    from custfocus.journal.entry import Entry

OTHER, PRAISE = "other", "praise"


class BriefFigures(Struct, frozen=True):
    """What can be counted of a time."""

    complaints: int = 0
    """How many complaints, or whatever the framework calls them, were brought up in it."""
    earlier: int = 0
    """How many are from before, and went on in it."""
    remarks: int = 0
    """How many remarks were heard that became no complaint."""
    praise: int = 0
    """How many of these are praise, as far as that was said."""
    people: int = 0
    """How many different people all these are from; where nobody is named, each is somebody else's."""
    ways: tuple[tuple[str, int], ...] = ()
    """How they came in, as a sentence says it, the commonest first; those of which that isn't known are left out."""
    came: tuple[tuple[str, int], ...] = ()
    """What happened to those who complained, as a sentence says it, the commonest first."""
    told: int = 0
    """To how many, those from before included, somebody has said what came of it."""
    waits: tuple[int, ...] = ()
    """How many days each of them waited for that."""
    closed: int = 0
    """How many are closed."""
    causes: tuple[tuple[str, int], ...] = ()
    """Each cause, and how many have it; OTHER for one in somebody's own words that wasn't approved."""
    unsaid: tuple[tuple[str, int], ...] = ()
    """Those causes, but for OTHER, of which the framework doesn't say what happened to somebody."""
    called: tuple[str, str] = ("case", "cases")
    """What one of them is called, and several."""

    @property
    def cases(self) -> int:
        """How many complaints there are, those from before included."""
        return self.complaints + self.earlier


def counted(
    sheets: Iterable[Sheet],
    heard: Sequence[Entry],
    framework: Framework,
    first: date,
    last: date,
    approved: Collection[str] = (),
) -> BriefFigures:
    """What can be counted from the first day to the last.

    Args:
        sheets: The sheets that went on in that time.
        heard: What was heard in it, without what became a sheet.
        framework: All content.
        first: The first day.
        last: The last.
        approved: The ids of the passages that may go: a cause in somebody's own words counts as OTHER without.
    """
    pack = framework.pack
    cases = pack.cases
    complaints = [sheet for sheet in sheets if cases and sheet.worksheet.id == cases.worksheet]
    new = [sheet for sheet in complaints if first <= sheet.opened <= last]
    named = [*((sheet.customer or "", sheet.id) for sheet in new), *((entry.who or "", entry.id) for entry in heard)]
    channels = [sheet.values.get(cases.channel) for sheet in new if cases]
    channels += [entry.of(kinds.Heard).channel for entry in heard]
    figures = BriefFigures(
        complaints=len(new),
        earlier=len(complaints) - len(new),
        remarks=len(heard),
        praise=sum(entry.of(kinds.Heard).tone == PRAISE for entry in heard),
        people=len({" ".join(who.casefold().split()) or f"\n{own}" for who, own in named}),
        ways=_said(channels, pack.ways),
    )
    if cases is None:
        return figures
    told = [(sheet.opened, day) for sheet in complaints if (day := day_in(sheet.values.get(cases.told)))]
    causes = _counted(_cause(sheet, cases, approved) for sheet in complaints)
    known = {saying.of.casefold() for saying in cases.came}
    return replace(
        figures,
        came=_said([sheet.values.get(cases.cause) for sheet in new], cases.came),
        told=sum(cases.told in sheet.values for sheet in complaints),
        waits=tuple(sorted(max((day - opened).days, 0) for opened, day in told)),
        closed=sum(sheet.status == kinds.CLOSED for sheet in complaints),
        causes=causes,
        unsaid=tuple(pair for pair in causes if pair[0] != OTHER and pair[0].casefold() not in known),
        called=(cases.called.one, cases.called.many),
    )


def _said(values: Iterable[object], sayings: Iterable[Saying]) -> tuple[tuple[str, int], ...]:
    """How often each of some values is there, as a sentence says it; what no saying is for is left out."""
    says = {saying.of.casefold(): saying.says for saying in sayings}
    return _counted(says.get(channel(value.strip()).casefold()) for value in values if isinstance(value, str))


def _counted(things: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    """How often each thing is there, the commonest first, what is none left out."""
    return tuple(Counter(thing for thing in things if thing).most_common())


def _cause(sheet: Sheet, cases: Cases, approved: Collection[str]) -> str | None:
    """A complaint's cause as it may be counted; None where it has none yet."""
    value = sheet.values.get(cases.cause)
    if value is None:
        return None
    choices = next((field.choices for field in sheet.worksheet.fields if field.id == cases.cause), ())
    return in_words(value) if value in choices or f"{sheet.id}.{cases.cause}" in approved else OTHER
