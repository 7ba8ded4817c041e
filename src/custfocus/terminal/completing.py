"""What a shell may complete, by what it is: read off framework and journal, silent where they can't be read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base.errors import CustfocusError
from custfocus.base.settings.table import FRAMEWORK, SETTINGS
from custfocus.base.world import HURRY, World
from custfocus.content.framework import by_field
from custfocus.journal.entry import Filter
from custfocus.journal.kinds import KINDS, Heard, Invitation, SheetRecord
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.journal.entries import Entries

Completer = Callable[[str], list[str]]
_NEWEST = 50
_MOST_TAGS = 100_000
_MOST_HEARD = 1000


class TypingPlace(Struct, frozen=True):
    """Where on which line a word is completed."""

    world: World
    """The machine, with the home that the line is for."""
    journal: Path | None = None
    """The journal that the line names, if any."""
    words: tuple[str, ...] = ()
    """The words before it."""
    begun: str = ""
    """What there is of it."""


_PLACE: ContextVar[TypingPlace | None] = ContextVar("place", default=None)


@contextmanager
def place(world: World, journal: Path | None, words: Sequence[str], begun: str) -> Iterator[None]:
    """Complete inside this for a certain place."""
    before = _PLACE.set(TypingPlace(world, journal, tuple(words), begun))
    try:
        yield
    finally:
        _PLACE.reset(before)


def _place() -> TypingPlace:
    return _PLACE.get() or TypingPlace(World())


def quietly(words: Callable[[Session], Iterable[str]]) -> Completer:
    """Complete from a fresh session; neither an error, damage nor a warning must spoil a line that is being typed."""

    def complete(incomplete: str) -> list[str]:
        here = _place()
        world = World(environ=here.world.environ, now=here.world.now, patience=HURRY, stderr=StringIO())
        world.paths = here.world.paths
        session = Session(world, journal=here.journal)
        session.never_unlocks = True
        try:
            return [word for word in words(session) if word.startswith(incomplete)]
        except (CustfocusError, ValueError):
            return []
        finally:
            session.close()

    complete.__doc__ = words.__doc__
    return complete


def _entries(session: Session) -> "Entries":
    """The entries of the journal, where there is one: a Tab begins none.

    Raises:
        CustfocusError: There is none.
    """
    if not (session.journal or session.world.paths.journal).exists():
        raise CustfocusError("There is no journal yet.", code="no-journal")
    return session.store.entries


def _newest(session: Session, wanted: Filter) -> list[str]:
    return [session.short(entry) for entry in _entries(session).find(wanted, limit=_NEWEST)]


@quietly
def ids(session: Session) -> Iterable[str]:
    """The newest entries' ids."""
    return _newest(session, Filter())


@quietly
def kinds(session: Session) -> Iterable[str]:  # noqa: ARG001 - as the others
    """The kinds of entry."""
    return KINDS


@quietly
def tags(session: Session) -> Iterable[str]:
    """The tags in use."""
    return _entries(session).tags(_place().begun.casefold(), _MOST_TAGS)


@quietly
def settings(session: Session) -> Iterable[str]:  # noqa: ARG001 - as the others
    """The settings that can be changed."""
    return [*SETTINGS, FRAMEWORK]


@quietly
def values(session: Session) -> Iterable[str]:  # noqa: ARG001 - as the others
    """What the setting that stands before is set to by most; a framework is a folder."""
    name = next(iter(_place().words[-1:]), "")
    return SETTINGS[name].usual if name in SETTINGS else ()


@quietly
def items(session: Session) -> Iterable[str]:
    """The ids of everything in the framework."""
    return session.framework.by_id


def _of_kind(kind: str) -> Completer:
    return quietly(
        lambda session: [item.id for item in session.framework.items if item.kind == kind and not item.retired]
    )


principles = _of_kind("principle")
questions = _of_kind("question")
practices = _of_kind("practice")
checklist = _of_kind("checklist")
barriers = _of_kind("barrier")


@quietly
def plannable(session: Session) -> Iterable[str]:
    """What a plan may be against, and the word that lists all of it."""
    return ["barriers", *(item.id for item in session.framework.barriers)]


@quietly
def roles(session: Session) -> Iterable[str]:
    """The words for the roles that can be asked."""
    return [role.word for role in session.framework.roles]


@quietly
def plans(session: Session) -> Iterable[str]:
    """The plans that stand, by their ids."""
    return [session.short(plan) for plan in _entries(session).find(Filter(kinds=("plan",), status="open"))]


@quietly
def priorities(session: Session) -> Iterable[str]:
    """The priorities that stand, by their ids."""
    return _newest(session, Filter(kinds=("priority",), status="open"))


@quietly
def on_priorities(session: Session) -> Iterable[str]:  # noqa: ARG001 - as the others
    """What can be done with priorities."""
    return ("add", "reword", "done", "drop")


@quietly
def months(session: Session) -> Iterable[str]:
    """The months that have entries, the newest first."""
    first, today = _entries(session).first_day(), session.today
    if first is None:
        return
    from custfocus.base.dates import month_key, months_on

    for back in range((today.year - first.year) * 12 + today.month - first.month + 1):
        yield month_key(months_on(today, -back))


@quietly
def measures(session: Session) -> Iterable[str]:
    """The names of the scorecard's measures."""
    return [entry.text for entry in _entries(session).find(Filter(kinds=("measure",), status="open"))]


@quietly
def aims(session: Session) -> Iterable[str]:
    """What something may be begun for: the names of the scorecard's measures, and the causes of complaints."""
    cases = session.framework.pack.cases
    worksheet = session.framework.by_id.get(cases.worksheet) if cases else None
    if cases and worksheet and worksheet.kind == "worksheet":
        yield from by_field(worksheet)[cases.cause].choices
    yield from (entry.text for entry in _entries(session).find(Filter(kinds=("measure",), status="open")))


def _open_sheets(session: Session) -> Iterable[str]:
    return _newest(session, Filter(kinds=("sheet",), status="open"))


@quietly
def open_sheets(session: Session) -> Iterable[str]:
    """The newest open sheets, by their ids."""
    return _open_sheets(session)


@quietly
def closed_sheets(session: Session) -> Iterable[str]:
    """The newest closed sheets, by their ids."""
    return _newest(session, Filter(kinds=("sheet",), status="closed"))


@quietly
def loggable(session: Session) -> Iterable[str]:
    """The worksheets, the newest open sheets by their ids, and what else is done to a sheet."""
    return ["close", "reopen", *(worksheet.id for worksheet in session.framework.worksheets), *_open_sheets(session)]


@quietly
def heard(session: Session) -> Iterable[str]:
    """The newest things that customers said, by their ids."""
    return _newest(session, Filter(kinds=("heard",)))


@quietly
def people(session: Session) -> Iterable[str]:
    """The names of those who said or were asked something, the latest first."""
    entries = _entries(session).find(Filter(kinds=(Heard.kind, Invitation.kind)), limit=_MOST_HEARD)
    return dict.fromkeys(entry.who for entry in entries if entry.who)


@quietly
def fields(session: Session) -> Iterable[str]:
    """The fields of the worksheet or sheet that stands before, as --set takes them; else those of all worksheets."""
    from custfocus.content.forms import former
    from custfocus.terminal.reference import entry_of

    worksheets = {worksheet.id: worksheet for worksheet in session.framework.worksheets}
    _, _, named, *_ = (
        *(word for word in ("custfocus", *_place().words) if word not in ("close", "reopen")),
        "",
        "",
        "",
    )
    if named in worksheets:
        meant = [worksheets[named]]
    elif named.startswith("-"):
        meant = [*worksheets.values()]
    else:
        _entries(session)
        entry = entry_of(session, named)
        meant = [former(entry.item or "", entry.of(SheetRecord).form)]
    return dict.fromkeys(f"{name}=" for worksheet in meant for name in by_field(worksheet))
