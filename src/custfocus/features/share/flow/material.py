"""What a brief may be made of, gathered from the journal, and the brief that is drawn up from it."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from msgspec import Struct

from custfocus.base.errors import CustfocusError, usage
from custfocus.features.away.flow import calendar_of
from custfocus.features.before_and_after.flow.comparing import BACK_DAYS, begun_before_and_since
from custfocus.features.share.brief import brief, passages_for, without_names
from custfocus.features.share.figures import counted
from custfocus.features.share.flow.naming import known_names
from custfocus.features.share.mentions import COLLEAGUE
from custfocus.features.share.names.people import CUSTOMER, LISTED
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.passages import (
    days_handed_on,
    falls_between,
    overdue_promises,
    passage_of_came_back,
    passage_of_compared,
    passage_of_heard,
    passage_of_own,
    passages_of_sheet,
)
from custfocus.features.share.quoting import came_back, named_back
from custfocus.features.share.readers import COACH, OVERDUE, PARTS
from custfocus.features.share.views import CAME_BACK, COMPARED, Brief, CameBack, Passage
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND, Sheet
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session

HEARD = "heard"
MARKDOWN, HTML, PLAIN = "Markdown", "HTML", "text"
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
    form: str = MARKDOWN
    """What document it is: MARKDOWN, HTML or PLAIN."""


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
    heard: tuple[Entry, ...] = ()
    """What was heard in the time and became no sheet."""
    back: dict[str, CameBack] = {}
    """What several people said in it, by the ids of its passages."""

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

    def means(self, passage: Passage, worksheet: str) -> bool:
        """Whether it means a passage, of a sheet of a worksheet or of no sheet."""
        head, _, field = passage.id.partition(".")
        if self.entry is None:
            return self.written in (worksheet or passage.group, passage.id)
        return head == self.entry.id and self.field in ("", field)


def gather(session: Session, wanted: BriefWanted) -> Material:
    """All that the brief may be made of.

    Raises:
        CustfocusError: What is to be included isn't there, or has no passage for this brief.
    """
    references = [_reference(session, written) for written in wanted.include]
    sheets = sheets_of(session.find(Filter(kinds=(KIND,)), oldest_first=True), session.framework)
    in_time = [sheet for sheet in sheets if falls_between(sheet, wanted.first, wanted.last)]
    # What was heard and has become a complaint stands there already.
    taken_up = {of for sheet in in_time if isinstance(of := sheet.of, str)}
    every = session.find(Filter(kinds=(HEARD,), since=wanted.first, until=wanted.last), oldest_first=True)
    heard = [entry for entry in every if entry.id not in taken_up]
    own = _own(session, wanted, references)
    passages = _passages(session, wanted, in_time, heard, own)
    back = _came_back(session, wanted, passages, in_time, heard)
    passages = [*back, *passages]
    sharing = session.framework.pack.sharing
    practised = session.find(Filter(kinds=(kinds.PracticeDone.kind,), item=sharing)) if sharing else []
    return Material(
        wanted,
        tuple(passages),
        frozenset(_named(references, passages_for(passages, wanted.audience), in_time, wanted.audience)),
        tuple(sheets),
        days_handed_on(practised, wanted.audience),
        tuple(heard),
        {passage.id: each for passage, each in back.items()},
    )


def _passages(
    session: Session, wanted: BriefWanted, sheets: Sequence[Sheet], heard: Sequence[Entry], own: Sequence[Entry]
) -> list[Passage]:
    """What sheets and entries have for a brief, by their days."""
    dated = [(sheet.opened, passage) for sheet in sheets for passage in passages_of_sheet(sheet, session.framework)]
    dated += [(entry.day, passage_of_heard(entry)) for entry in heard]
    dated += [(entry.day, passage_of_own(entry)) for entry in own]
    begun = begun_before_and_since(session, wanted.last - timedelta(BACK_DAYS), wanted.last)
    dated += [(each.day, passage_of_compared(each)) for each in begun if each.since.days]
    return [passage for _, passage in sorted(dated, key=lambda pair: pair[0])]


def _came_back(
    session: Session,
    wanted: BriefWanted,
    passages: Sequence[Passage],
    sheets: Sequence[Sheet],
    heard: Sequence[Entry],
) -> dict[Passage, CameBack]:
    """What several people said, each with its passage."""
    names, people = known_names(session, wanted.once, wanted.no_names), session.framework.people
    who = {entry.id: entry.who or "" for entry in heard} | {sheet.id: sheet.customer or "" for sheet in sheets}
    offered = passages_for(passages, wanted.audience)
    themes = (
        (entry.text, [(one.entry, one.place) for one in entry.of(kinds.Theme).said])
        for entry in session.find(Filter(kinds=(kinds.Theme.kind,)))
        if entry.of(kinds.Theme).status == kinds.NAMED
    )
    named = named_back(offered, who, dict(themes))
    bare = (without_names(passage, names) for passage in offered)
    found = came_back(bare, who, (people.one, people.many, CUSTOMER, LISTED, COLLEAGUE))
    known = {word.casefold().removeprefix("#") for each in named for word in each.words}
    more = [each for each in found if not known.issuperset(word.casefold() for word in each.words)]
    return {passage_of_came_back(each): each for each in (*named, *more)}


def draw_up(session: Session, material: Material, names: Pseudonyms, approved: Collection[str]) -> Brief:
    """The brief, with what was approved."""
    wanted, framework = material.wanted, session.framework
    has_overdue = OVERDUE in PARTS[wanted.audience]
    overdue = overdue_promises(material.sheets, wanted.last, calendar_of(session), names) if has_overdue else ()
    in_time = [sheet for sheet in material.sheets if falls_between(sheet, wanted.first, wanted.last)]
    return brief(
        material.passages,
        wanted.audience,
        wanted.first,
        wanted.last,
        names=names,
        people=framework.people,
        approved=approved,
        figures=counted(in_time, material.heard, framework, wanted.first, wanted.last, approved),
        overdue=tuple(overdue),
        before=material.before,
        back=material.back,
    )


def _reference(session: Session, written: str) -> _Reference:
    worksheets = {worksheet.id for worksheet in session.framework.worksheets}
    head, _, field = written.partition(".")
    if written in worksheets or head == CAME_BACK or written in (HEARD, *OWN_KINDS, COMPARED):
        return _Reference(written, None, "")
    return _Reference(written, entry_of(session, head), field)


def _own(session: Session, wanted: BriefWanted, references: Sequence[_Reference]) -> list[Entry]:
    """The answers and notes of the leader's own: those of the time, and those that were named; for a coach only."""
    if wanted.audience != COACH:
        return []
    of_time = session.find(Filter(kinds=OWN_KINDS, since=wanted.first, until=wanted.last), oldest_first=True)
    named = (each.entry for each in references if each.entry and each.entry.kind in OWN_KINDS)
    return list({entry.id: entry for entry in (*of_time, *named)}.values())


def _named(
    references: Sequence[_Reference], offered: Sequence[Passage], sheets: Sequence[Sheet], audience: str
) -> Iterator[str]:
    """The ids of the passages that were named."""
    worksheets = {sheet.id: sheet.worksheet.id for sheet in sheets}
    for reference in references:
        meant = {each.id for each in offered if reference.means(each, worksheets.get(each.group, ""))}
        # All of a kind may be none; but one's own words go to a coach alone.
        if not meant and (reference.entry or (reference.written in OWN_KINDS and audience != COACH)):
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
