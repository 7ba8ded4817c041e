"""A report that can be handed on to a coach: figures, charts, dates, the framework's words and a worksheet's choices.

Whatever stands in anybody's own words is in it only where it was ticked, without names; what was left out is counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.naming import channel
from custfocus.content.framework import Framework, by_field
from custfocus.features.before_and_after.views import BeforeAndAfter
from custfocus.features.insights.views import CaseTable, Tally
from custfocus.features.report.views import (
    BEGUN,
    COACH,
    HEARD,
    LETTERS,
    MEASURES,
    NEXT,
    AheadItem,
    CasesOfTime,
    LeftOut,
    MeasureCourse,
    Report,
    nameless,
)
from custfocus.features.scorecard.measures import label
from custfocus.features.share.brief import withheld, without_names
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import HEARD as OF_OTHERS
from custfocus.features.share.readers import OWN
from custfocus.features.share.views import Passage
from custfocus.journal import kinds

if TYPE_CHECKING:
    from custfocus.content.models import Field

OTHER = "other"
CAUSES, WAYS, TAGS, SHARED, SHEETS = "causes", "channels", "tags", "shared", "sheets"
SHEET = "sheet"
_NEXT = {"intention": "What I meant to do", "priority": "A priority of this season", "plan": "A plan"}


class Choices(Struct, frozen=True):
    """The words that worksheets offer, which anybody may read: for causes, and for how people came."""

    causes: frozenset[str]
    ways: frozenset[str]


def choices_of(framework: Framework) -> Choices:
    """What the framework's worksheets offer."""
    pack = framework.pack
    parts = [part for part in (pack.cases, pack.partings) if part]
    causes = (each for part in parts for each in _offered(framework, part.worksheet, part.cause))
    ways = _offered(framework, pack.cases.worksheet, pack.cases.channel) if pack.cases else ()
    return Choices(
        frozenset(each.casefold() for each in causes), frozenset(channel(each).casefold() for each in ways)
    )


def _offered(framework: Framework, worksheet: str, field: str) -> tuple[str, ...]:
    item = framework.by_id.get(worksheet)
    known: dict[str, Field] = by_field(item) if item and item.kind == "worksheet" else {}
    return known[field].choices if field in known else ()


def passages_of(report: Report) -> tuple[Passage, ...]:
    """Whatever of a report stands in anybody's own words, each by the id of its entry."""
    return (*_measured(report), *_said(report), *_written(report), *_ahead(report))


def _measured(report: Report) -> Iterator[Passage]:
    for course in report.measures:
        yield _own(course.measure.id, MEASURES, "What I measure", label(course.measure))


def _said(report: Report) -> Iterator[Passage]:
    for said in report.heard:
        about = f"Heard on {wording.full_day(said.day)}"
        entry = said.id.partition(".")[0]
        yield Passage(said.id, entry, "", said.text, free=True, part=OF_OTHERS, about=about, group=HEARD)


def _written(report: Report) -> Iterator[Passage]:
    for letter in report.letters:
        about = f"The letter of {wording.full_month(letter.month)}"
        words = letter.text.removeprefix(f"# {wording.full_month(letter.month)}").strip()
        yield _own(letter.id, LETTERS, "The letters of the months", words, about)


def _ahead(report: Report) -> Iterator[Passage]:
    for item in report.ahead:
        if item.kind in _NEXT:
            yield _own(item.id, NEXT, "What comes next", item.what, _NEXT[item.kind])


def _own(entry: str, group: str, about: str, text: str, asked: str = "") -> Passage:
    return Passage(entry, entry, asked, text, free=True, part=OWN, about=about, group=group)


def handed_on(report: Report, approved: Collection[str], names: Pseudonyms, choices: Choices) -> Report:
    """The report as a coach may read it; its points are left to be worked out anew.

    Args:
        report: The report as it is for the leader alone.
        approved: The ids of the passages that were ticked.
        names: What takes the names out.
        choices: What worksheets offer.
    """
    every = passages_of(report)
    going = [each for each in every if each.id in approved]
    doubtful = {each.id for each in withheld(going, names)}
    texts = {each.id: without_names(each, names).text for each in going if each.id not in doubtful}
    progress = report.progress
    begun = tuple(each for each in progress.before_and_after if _is_plain(each, choices))
    return replace(
        report,
        audience=COACH,
        points=(),
        progress=replace(
            progress, scorecard=(), sheets=replace(progress.sheets, decisions=()), before_and_after=begun
        ),
        measures=tuple(_measure(course, texts) for course in report.measures),
        cases=report.cases and _cases(report.cases, choices),
        heard=tuple(
            replace(said, text=texts[said.id], who=names.of(said.who) or "", channel=_way(said.channel, choices))
            for said in report.heard
            if said.id in texts
        ),
        shared=(),
        recoveries=tuple(each for each in report.recoveries if each.cause.casefold() in choices.causes),
        letters=tuple(
            replace(letter, text=texts[letter.id], line=names.take_out(letter.line))
            for letter in report.letters
            if letter.id in texts
        ),
        ahead=tuple(_item(item, texts) for item in report.ahead if item.kind == SHEET or item.id in texts),
        left_out=_left_out(report, [each for each in every if each.id not in texts], choices),
    )


def _left_out(report: Report, kept_back: Iterable[Passage], choices: Choices) -> tuple[LeftOut, ...]:
    """How much of what isn't in it: passages by their groups, and whatever else is in anybody's own words."""
    left = Counter(passage.group for passage in kept_back)
    left[SHEETS] = sum(1 for item in report.ahead if item.kind == SHEET and item.about)
    left[SHARED] = len(report.shared)
    left[BEGUN] = sum(1 for each in report.progress.before_and_after if not _is_plain(each, choices))
    if report.cases:
        left[CAUSES] = _own_words(report.cases.causes, choices.causes)
        left[TAGS] = len(report.cases.tags.rows)
        left[WAYS] = _own_words(report.cases.channels, choices.ways)
    return tuple(LeftOut(what, count) for what, count in left.items() if count)


def _cases(cases: CasesOfTime, choices: Choices) -> CasesOfTime:
    causes, ways = _as_offered(cases.causes, choices.causes), _as_offered(cases.channels, choices.ways)
    return replace(cases, causes=causes, channels=ways, tags=replace(cases.tags, rows=(), total=0))


def _measure(course: MeasureCourse, texts: dict[str, str]) -> MeasureCourse:
    measure = course.measure
    name = texts.get(measure.id, nameless(measure.number))
    return replace(course, measure=replace(measure, name=name, unit="", source=""))


def _item(item: AheadItem, texts: dict[str, str]) -> AheadItem:
    return replace(item, about="") if item.kind == SHEET else replace(item, what=texts[item.id])


def _is_plain(begun: BeforeAndAfter, choices: Choices) -> bool:
    """Whether it is a practice, which the framework names, because of a cause that a worksheet offers."""
    return begun.kind == kinds.Adoption.kind and (begun.cause or "").casefold() in choices.causes


def _way(words: str, choices: Choices) -> str:
    return words if channel(words).casefold() in choices.ways else ""


def _own_words(table: CaseTable, offered: Collection[str]) -> int:
    return sum(1 for row in table.rows if not _is_offered(row, offered))


def _is_offered(row: Tally, offered: Collection[str]) -> bool:
    return row.name is None or row.name.casefold() in offered


def _as_offered(table: CaseTable, offered: Collection[str]) -> CaseTable:
    """The same table, what is in anybody's own words counted together."""
    others = [row for row in table.rows if not _is_offered(row, offered)]
    kept = [row for row in table.rows if _is_offered(row, offered)]
    if others:
        kept.append(Tally(OTHER, _together(row.counts for row in others), sum(row.total for row in others), "", ""))
    return replace(table, rows=tuple(kept))


def _together(counts: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*counts, strict=True)))
