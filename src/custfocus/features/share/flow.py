"""Handing on what was heard: what may go is gathered, approved passage by passage, and kept as a practice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base.errors import CustfocusError, usage
from custfocus.base.naming import by_number
from custfocus.base.world import write_private
from custfocus.features.away.flow import calendar_of
from custfocus.features.share.passages import (
    falls,
    figures,
    handed_on,
    listed,
    named_in,
    named_in_sheet,
    of_own,
    of_remark,
    of_sheet,
    overdue,
)
from custfocus.features.share.people import Mention
from custfocus.features.share.pseudonyms import Pseudonyms
from custfocus.features.share.views import (
    COACH,
    OVERDUE,
    PARTS,
    READERS,
    Asking,
    Brief,
    Passage,
    Suspects,
    brief,
    offered,
    suspects,
    without_names,
)
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.sheets.sheet import KIND, Sheet
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session

SHARING = "share-what-you-heard"
HEARD, INVITATION = "heard", "invitation"
OWN_KINDS = ("answer", "note")
YES, NO, STOP = "yes", "no", "stop"


class Material(Struct, frozen=True):
    """What a brief may be made of.

    Attributes:
        audience: Who it is for.
        first, last: The days it is about.
        passages: What may go, in the order in which it is to stand there.
        mentions: The names in the journal, and those given for this once.
        once: The names given for this once.
        sheets: All sheets.
        before: The days on which such readers were given each passage, by its id.
    """

    audience: str
    first: date
    last: date
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...]
    once: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    before: dict[str, list[date]]


def gather(
    session: Session, audience: str, first: date, last: date, *, own: Iterable[Entry] = (), once: Sequence[str] = ()
) -> Material:
    """All that a brief on these days may be made of.

    Args:
        session: The run.
        audience: Who it is for.
        first: The first day.
        last: The last day.
        own: Answers and notes of the leader's own that go as well.
        once: Names to be taken out this once, besides those that are known.
    """
    framework = session.framework
    kept = session.find(Filter(kinds=(KIND,)), oldest_first=True)
    sheets = sheets_of(kept, framework)
    remarks = session.find(Filter(kinds=(HEARD,), since=first, until=last), oldest_first=True)
    in_time = [sheet for sheet in sheets if falls(sheet, first, last)]
    # A remark that has become a complaint stands there already.
    taken_up = {of for sheet in in_time if isinstance(of := sheet.of, str)}
    found = [(sheet.opened, passage) for sheet in in_time for passage in of_sheet(sheet, framework)]
    found += [(entry.day, of_remark(entry)) for entry in remarks if entry.id not in taken_up]
    found += [(entry.day, of_own(entry)) for entry in own]
    practised = session.find(Filter(kinds=(kinds.PracticeDone.kind,), item=SHARING))
    return Material(
        audience,
        first,
        last,
        tuple(passage for _, passage in sorted(found, key=lambda pair: pair[0])),
        tuple(_mentions(session, kept, sheets)),
        tuple(once),
        tuple(sheets),
        handed_on(practised, audience),
    )


def names_of(session: Session, material: Material) -> Pseudonyms:
    """The pseudonyms of all names that the journal knows, of those on the user's list, and of those given for once.

    Raises:
        CustfocusError: The list can't be read; nothing is handed on without it.
    """
    return Pseudonyms([*material.mentions, *listed(_list(session), material.once)])


def named(
    session: Session, refs: Iterable[str], audience: str, first: date, last: date, once: Sequence[str]
) -> tuple[Material, set[str]]:
    """What a brief may be made of, and the ids of the passages that the user named.

    An entry's id, or its number on the last page, stands for all its passages, with a field's id behind a full stop
    for one of them.

    Raises:
        CustfocusError: There is no such entry, or it has no such passage for this brief.
    """
    chosen = [(ref, entry_of(session, head), field) for ref in refs for head, _, field in [ref.partition(".")]]
    own = {entry.id: entry for _, entry, _ in chosen if entry.kind in OWN_KINDS and audience == COACH}
    material = gather(session, audience, first, last, own=own.values(), once=once)
    there = offered(material.passages, audience)
    approved: set[str] = set()
    for ref, entry, field in chosen:
        wanted = f"{entry.id}.{field}" if field else ""
        found = {one.id for one in there if one.entry == entry.id and wanted in ("", one.id)}
        if not found:
            raise _no_passage(ref, entry, audience)
        approved |= found
    return material, approved


def draw_up(session: Session, material: Material, names: Pseudonyms, approved: Collection[str]) -> Brief:
    """The brief, with what was approved."""
    first, last = material.first, material.last
    late = overdue(material.sheets, last, calendar_of(session), names) if OVERDUE in PARTS[material.audience] else ()
    return brief(
        material.passages,
        material.audience,
        first,
        last,
        names=names,
        approved=approved,
        figures=figures(sheet for sheet in material.sheets if falls(sheet, first, last)),
        overdue=late,
        before=material.before,
    )


def ask_for_names(session: Session, material: Material) -> Pseudonyms:
    """Point out what may be names that nobody has listed, and add those to the list that the user says are some."""
    there = offered(material.passages, material.audience)
    while True:
        names = names_of(session, material)
        doubtful = suspects((without_names(passage, names) for passage in there), names)
        if not doubtful:
            return names
        session.tell(Suspects(doubtful))
        said = session.ask.line("Which? By number, or as you'd write them: 1, Ann Lee (Enter: none) ")
        new = [_chosen(piece.strip(), doubtful) for piece in said.split(",") if piece.strip()]
        if not new:
            return names
        _add(session, new)


def ask_for_passages(session: Session, material: Material, names: Pseudonyms, approved: Collection[str]) -> set[str]:
    """Ask for each passage that waits whether it may go; the ids of all that may."""
    there = offered(material.passages, material.audience)
    waiting = [passage for passage in there if passage.free and passage.id not in approved]
    found = set(approved)
    for number, passage in enumerate(waiting, 1):
        bare, title = without_names(passage, names), PARTS[material.audience][passage.part]
        days = tuple(dict.fromkeys(material.before.get(passage.id, ())))
        session.tell(Asking(bare, title, number, len(waiting), days))
        said = session.ask.choose("Include it?", {YES: "", NO: "", STOP: "asking"}, NO)
        if said == STOP:
            break
        if said == YES:
            found.add(passage.id)
    return found


def keep(session: Session, view: Brief) -> Brief:
    """Keep that a brief was handed on, as a practice done; the view with the entry, if it counts.

    It counts where something is in it that such readers haven't been given before, and the practice is offered.
    """
    practice = session.framework.by_id.get(SHARING)
    ids = [passage.id for passage in view.passages]
    if practice is None or practice.kind != "practice" or practice.retired or set(ids) <= set(view.before):
        return view
    with session.store.acts.writing() as pen:
        entry = pen.add(
            kinds.PracticeDone(view.audience, tuple(ids)),
            session.today,
            text=f"Shared a brief with {READERS[view.audience]}: {view.extent}",
            item=practice.id,
            asked=practice.name,
            principles=practice.principles,
        )
    return replace(view, counted=entry)


def _mentions(session: Session, kept: Sequence[Entry], sheets: Sequence[Sheet]) -> Iterator[Mention]:
    """Every name that the journal has, or had in what was deleted since: the others keep their letters that way."""
    framework, deleted = session.framework, session.store.acts.deleted
    gone = session.readable(deleted(KIND))
    for entry, sheet in (*zip(kept, sheets, strict=True), *zip(gone, sheets_of(gone, framework), strict=True)):
        yield from named_in_sheet(entry, sheet, framework)
    for kind in (HEARD, INVITATION):
        # Of what is damaged, too: a name that isn't known would be handed on.
        for entry in (*session.store.entries.find(Filter(kinds=(kind,))), *deleted(kind)):
            yield from named_in(entry)


def _list(session: Session) -> str:
    path = session.world.paths.list_of_names
    try:
        return path.read_text("utf-8-sig")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        why = "it isn't UTF-8 text" if isinstance(error, UnicodeDecodeError) else str(error.strerror).lower()
        raise CustfocusError(
            f"Your list of names can't be read: {why}.",
            f"Mend {path}, one name a line; without it nothing is shared.",
            code="names",
        ) from error


def _add(session: Session, names: Iterable[str]) -> None:
    """Add names at the end of the list, so that the letters of the others stay."""
    path, before = session.world.paths.list_of_names, _list(session)
    if before and not before.endswith("\n"):
        before += "\n"
    try:
        write_private(path, before + "".join(f"{name}\n" for name in names))
    except OSError as error:
        raise CustfocusError(
            f"Your list of names can't be written: {str(error.strerror).lower()}.",
            "--name takes a name out this once.",
            code="unwritable",
        ) from error
    session.warn(f"Added to {path}.")


def _chosen(piece: str, doubtful: Sequence[str]) -> str:
    """The word that a number stands for, or the name as it was typed."""
    return next(iter(by_number(piece, doubtful)), piece)


def _no_passage(ref: str, entry: Entry, audience: str) -> CustfocusError:
    if entry.kind in OWN_KINDS and audience != COACH:
        return usage(
            f'"{ref}" is an entry of your own, which this brief doesn\'t take.',
            "Your own answers and notes go to a coach only: add --for coach.",
            code="unknown-passage",
        )
    return usage(
        f'"{ref}" has nothing to share in this brief.',
        "custfocus share --json names in data.waiting what could go; --last looks further back.",
        code="unknown-passage",
    )
