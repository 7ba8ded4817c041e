"""What a brief may be made of, gathered from the journal, and the brief that is drawn up from it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from custfocus.base.errors import CustfocusError, usage
from custfocus.features.away.flow import calendar_of
from custfocus.features.share.brief import brief, passages_for
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.passages import (
    complaint_figures,
    days_handed_on,
    falls_between,
    overdue_promises,
    passage_of_heard,
    passage_of_own,
    passages_of_sheet,
)
from custfocus.features.share.readers import COACH, OVERDUE, PARTS
from custfocus.features.share.views import Brief, Passage
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND, Sheet
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session

HEARD = "heard"
OWN_KINDS = ("answer", "note")


class BriefWanted(Struct, frozen=True):
    """What brief the user asks for."""

    audience: str
    """Who it is for."""
    first: date
    """The first of the days that it is about."""
    last: date
    """The last of them."""
    include: Sequence[str] = ()
    """What may go: an entry's id or number for all its passages, with a field's id behind a full stop for one; a
    worksheet's id, or a kind such as "heard", for all of those.
    """
    once: Sequence[str] = ()
    """Names to be taken out this once, besides those that are known."""
    no_names: Sequence[str] = ()
    """Words that are no names, for this once."""
    target: Path | None = None
    """The file that it is saved as; None where it is printed."""
    force: bool = False
    """Whether a file that is there already may be replaced."""
    as_html: bool = False
    """Whether it is a page of HTML rather than Markdown."""


class Material(Struct, frozen=True):
    """What a brief may be made of."""

    wanted: BriefWanted
    """What brief it is for."""
    passages: tuple[Passage, ...]
    """What may go, in the order in which it is to stand there."""
    named: frozenset[str]
    """The ids of the passages that the user named, which is their approval."""
    sheets: tuple[Sheet, ...]
    """All sheets."""
    before: dict[str, list[date]]
    """The days on which such readers were given each passage, by its id."""

    @property
    def offered(self) -> list[Passage]:
        """The passages for which the brief has room."""
        return passages_for(self.passages, self.wanted.audience)

    def waits(self, passage: Passage) -> bool:
        """Whether a passage may go only once the user has ticked it."""
        return passage.free and passage.id not in self.named

    def going(self, approved: Collection[str]) -> list[Passage]:
        """The passages that go, where so many were approved."""
        return [passage for passage in self.offered if not passage.free or passage.id in approved]


class _Reference(Struct, frozen=True):
    """What the user may have meant by one of the references."""

    written: str
    """As it was written."""
    entry: Entry | None
    """The entry; None where it is a word for all of a worksheet or a kind."""
    field: str
    """The id of the field; empty for all of the entry."""

    def means(self, passage: Passage, sort: str) -> bool:
        """Whether it means a passage of an entry of a sort: a worksheet's id, or a kind."""
        if self.entry is None:
            return self.written == sort
        return passage.entry == self.entry.id and self.field in ("", passage.id.partition(".")[2])


def gather(session: Session, wanted: BriefWanted) -> Material:
    """All that the brief may be made of.

    Raises:
        CustfocusError: What is to be included isn't there, or has no passage for this brief.
    """
    framework, first, last = session.framework, wanted.first, wanted.last
    references = [_reference(session, written) for written in wanted.include]
    sheets = sheets_of(session.find(Filter(kinds=(KIND,)), oldest_first=True), framework)
    heard = session.find(Filter(kinds=(HEARD,), since=first, until=last), oldest_first=True)
    in_time = [sheet for sheet in sheets if falls_between(sheet, first, last)]
    own = _own(session, wanted, references)
    # What was heard and has become a complaint stands there already.
    taken_up = {of for sheet in in_time if isinstance(of := sheet.of, str)}
    dated = [(sheet.opened, passage) for sheet in in_time for passage in passages_of_sheet(sheet, framework)]
    dated += [(entry.day, passage_of_heard(entry)) for entry in heard if entry.id not in taken_up]
    dated += [(entry.day, passage_of_own(entry)) for entry in own]
    passages = tuple(passage for _, passage in sorted(dated, key=lambda pair: pair[0]))
    sorts = {sheet.id: sheet.worksheet.id for sheet in in_time} | {each.id: each.kind for each in (*heard, *own)}
    sharing = framework.pack.sharing
    practised = session.find(Filter(kinds=(kinds.PracticeDone.kind,), item=sharing)) if sharing else []
    return Material(
        wanted,
        passages,
        frozenset(_named(references, passages_for(passages, wanted.audience), sorts, wanted.audience)),
        tuple(sheets),
        days_handed_on(practised, wanted.audience),
    )


def draw_up(session: Session, material: Material, names: Pseudonyms, approved: Collection[str]) -> Brief:
    """The brief, with what was approved."""
    wanted, sheets = material.wanted, material.sheets
    has_overdue = OVERDUE in PARTS[wanted.audience]
    overdue = overdue_promises(sheets, wanted.last, calendar_of(session), names) if has_overdue else ()
    return brief(
        material.passages,
        wanted.audience,
        wanted.first,
        wanted.last,
        names=names,
        people=session.framework.people,
        approved=approved,
        figures=complaint_figures(
            (sheet for sheet in sheets if falls_between(sheet, wanted.first, wanted.last)),
            session.framework.pack.cases,
            approved,
        ),
        overdue=overdue,
        before=material.before,
    )


def _reference(session: Session, written: str) -> _Reference:
    worksheets = {worksheet.id for worksheet in session.framework.worksheets}
    if written in worksheets or written in (HEARD, *OWN_KINDS):
        return _Reference(written, None, "")
    head, _, field = written.partition(".")
    return _Reference(written, entry_of(session, head), field)


def _own(session: Session, wanted: BriefWanted, references: Sequence[_Reference]) -> list[Entry]:
    """The answers and notes of the leader's own: those of the time, and those that were named; for a coach only."""
    if wanted.audience != COACH:
        return []
    of_time = session.find(Filter(kinds=OWN_KINDS, since=wanted.first, until=wanted.last), oldest_first=True)
    named = (each.entry for each in references if each.entry and each.entry.kind in OWN_KINDS)
    return list({entry.id: entry for entry in (*of_time, *named)}.values())


def _named(
    references: Sequence[_Reference], offered: Sequence[Passage], sorts: Mapping[str, str], audience: str
) -> Iterator[str]:
    """The ids of the passages that were named."""
    for reference in references:
        meant = {passage.id for passage in offered if reference.means(passage, sorts[passage.entry])}
        if not meant:
            raise _no_passage(reference, audience)
        yield from meant


def _no_passage(reference: _Reference, audience: str) -> CustfocusError:
    kind = reference.entry.kind if reference.entry else reference.written
    if kind in OWN_KINDS and audience != COACH:
        return usage(
            f'"{reference.written}" is your own, which this brief doesn\'t take.',
            "Your own answers and notes go to a coach only: add --for coach.",
            code="unknown-passage",
        )
    return usage(
        f'"{reference.written}" has nothing to share in this brief.',
        "custfocus share --json names in data.waiting what could go; --last looks further back.",
        code="unknown-passage",
    )
