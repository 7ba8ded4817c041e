"""What a brief may be made of, gathered from the journal, and the brief that is drawn up from it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct

from custfocus.base.errors import CustfocusError, usage
from custfocus.features.away.flow import calendar_of
from custfocus.features.share.brief import brief, passages_for
from custfocus.features.share.flow.name_list import read_name_list
from custfocus.features.share.mentions import mentions_in, mentions_in_sheet, mentions_listed, no_names_listed
from custfocus.features.share.names.people import Mention
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

HEARD, INVITATION = "heard", "invitation"
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
    """What may go: an entry's id or number for all its passages, with a field's id behind a full stop for one."""
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
    mentions: tuple[Mention, ...]
    """The names in the journal."""
    sheets: tuple[Sheet, ...]
    """All sheets."""
    before: dict[str, list[date]]
    """The days on which such readers were given each passage, by its id."""

    @property
    def offered(self) -> list[Passage]:
        """The passages for which the brief has room."""
        return passages_for(self.passages, self.wanted.audience)


class _Reference(Struct, frozen=True):
    """What the user may have meant by one of the references."""

    written: str
    """As it was written."""
    entry: Entry
    """The entry."""
    field: str
    """The id of the field; empty for all of the entry."""


def gather(session: Session, wanted: BriefWanted) -> Material:
    """All that the brief may be made of.

    Raises:
        CustfocusError: What is to be included isn't there, or has no passage for this brief.
    """
    framework, first, last = session.framework, wanted.first, wanted.last
    references = list(_references(session, wanted.include))
    sheet_entries = session.find(Filter(kinds=(KIND,)), oldest_first=True)
    sheets = sheets_of(sheet_entries, framework)
    heard = session.find(Filter(kinds=(HEARD,), since=first, until=last), oldest_first=True)
    in_time = [sheet for sheet in sheets if falls_between(sheet, first, last)]
    # What was heard and has become a complaint stands there already.
    taken_up = {of for sheet in in_time if isinstance(of := sheet.of, str)}
    dated = [(sheet.opened, passage) for sheet in in_time for passage in passages_of_sheet(sheet, framework)]
    dated += [(entry.day, passage_of_heard(entry)) for entry in heard if entry.id not in taken_up]
    dated += [(entry.day, passage_of_own(entry)) for entry in _own(references, wanted.audience)]
    passages = tuple(passage for _, passage in sorted(dated, key=lambda pair: pair[0]))
    sharing = framework.pack.sharing
    practised = session.find(Filter(kinds=(kinds.PracticeDone.kind,), item=sharing)) if sharing else []
    return Material(
        wanted,
        passages,
        frozenset(_named(references, passages_for(passages, wanted.audience), wanted.audience)),
        tuple(_mentions(session, sheet_entries, sheets)),
        tuple(sheets),
        days_handed_on(practised, wanted.audience),
    )


def pseudonyms_of(session: Session, material: Material) -> Pseudonyms:
    """The pseudonyms of all names that the journal knows, of those on the user's list, and of those given for once.

    Raises:
        CustfocusError: The list can't be read; nothing is handed on without it.
    """
    listed = read_name_list(session)
    return Pseudonyms(
        [*material.mentions, *mentions_listed(listed, material.wanted.once)],
        [*no_names_listed(listed), *material.wanted.no_names],
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


def _references(session: Session, include: Sequence[str]) -> Iterator[_Reference]:
    for written in include:
        head, _, field = written.partition(".")
        yield _Reference(written, entry_of(session, head), field)


def _own(references: Sequence[_Reference], audience: str) -> list[Entry]:
    """The answers and notes of the leader's own that were named, each once; they go to a coach only."""
    entries = [each.entry for each in references if each.entry.kind in OWN_KINDS and audience == COACH]
    return list({entry.id: entry for entry in entries}.values())


def _named(references: Sequence[_Reference], offered: Sequence[Passage], audience: str) -> Iterator[str]:
    """The ids of the passages that were named."""
    for reference in references:
        wanted = f"{reference.entry.id}.{reference.field}" if reference.field else ""
        meant = {
            passage.id for passage in offered if passage.entry == reference.entry.id and wanted in ("", passage.id)
        }
        if not meant:
            raise _no_passage(reference, audience)
        yield from meant


def _mentions(session: Session, sheet_entries: Sequence[Entry], sheets: Sequence[Sheet]) -> Iterator[Mention]:
    """Every name that the journal has, or had in what was deleted since: the others keep their letters that way."""
    framework, deleted = session.framework, session.store.acts.deleted
    gone = session.readable(deleted(KIND))
    for entry, sheet in (
        *zip(sheet_entries, sheets, strict=True),
        *zip(gone, sheets_of(gone, framework), strict=True),
    ):
        yield from mentions_in_sheet(entry, sheet, framework)
    for kind in (HEARD, INVITATION):
        # Of what is damaged, too: a name that isn't known would be handed on.
        for entry in (*session.store.entries.find(Filter(kinds=(kind,))), *deleted(kind)):
            yield from mentions_in(entry, framework)


def _no_passage(reference: _Reference, audience: str) -> CustfocusError:
    if reference.entry.kind in OWN_KINDS and audience != COACH:
        return usage(
            f'"{reference.written}" is an entry of your own, which this brief doesn\'t take.',
            "Your own answers and notes go to a coach only: add --for coach.",
            code="unknown-passage",
        )
    return usage(
        f'"{reference.written}" has nothing to share in this brief.',
        "custfocus share --json names in data.waiting what could go; --last looks further back.",
        code="unknown-passage",
    )
