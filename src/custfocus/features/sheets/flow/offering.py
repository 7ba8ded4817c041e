"""What there is to log: shown, chosen, and a sheet of it about to be opened."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from msgspec import UNSET
from msgspec.structs import replace

from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.base.naming import by_name, by_number
from custfocus.features.sheets import offering
from custfocus.features.sheets.flow.keeping import known_values, list_open_sheets
from custfocus.features.sheets.sheet import KIND, Sheet, begun
from custfocus.features.sheets.views import SheetsAtHand, WorksheetChoice
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.journal.kinds import EVIDENCE
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.models import Worksheet

HEARD = kinds.Heard.kind


def worksheet_choice(session: Session) -> WorksheetChoice:
    """What there is to log, and what fits now."""
    entries, today = session.store.entries, session.today
    worksheets = session.framework.worksheets
    heard = session.find(Filter(kinds=(HEARD,), since=_back(today, offering.HEARD_DAYS), until=today))
    taken_up = _made_of(session) if heard else {}
    waiting = {entry.of(kinds.Heard).tone: entry for entry in reversed(heard) if entry.id not in taken_up}
    said, praised = waiting.get(kinds.TROUBLE) or waiting.get(UNSET), waiting.get(kinds.PRAISE)
    return offering.worksheet_choice(
        session.framework,
        heard=said,
        short=session.short(said) if said else "",
        praised=praised,
        short_of_praise=session.short(praised) if praised else "",
        recent=session.find(Filter(kinds=EVIDENCE, since=_back(today, offering.LOOK_BACK_DAYS), until=today)),
        last=entries.last_days(KIND, [worksheet.id for worksheet in worksheets], today + timedelta(1)),
        today=today,
    )


def choose_worksheet(session: Session) -> str | None:
    """Show what there is to log and ask which it is to be: its id; None for nothing."""
    view = worksheet_choice(session)
    session.tell(view)
    names = [worksheet.id for worksheet in view.worksheets]
    place = session.ask.pick(
        "\nWhich one? (its first letters; Enter: none)",
        names,
        again=lambda fitting: f"{'One of' if fitting else 'None of'} {', '.join(fitting or names)}.",
    )
    return None if place is None else names[place]


def sheets_at_hand(session: Session, most: int | None) -> SheetsAtHand:
    """The open sheets, at most so many, numbered for the next command; then what could be begun."""
    still_open, choice = list_open_sheets(session, most), worksheet_choice(session)
    return SheetsAtHand(still_open.sheets, still_open.today, still_open.total, choice.fitting, choice.worksheets)


def choose_sheet(session: Session, view: SheetsAtHand) -> str | None:
    """Show the sheets and ask which one it is to be: its number, or the id of a worksheet; None for nothing."""
    session.tell(view)
    names = [worksheet.id for worksheet in view.worksheets]
    numbers = "a number, or " if view.sheets else ""

    def fits(words: str) -> list[str]:
        return [words] if by_number(words, view.sheets) else by_name(words, names, str)

    while words := session.ask.word(f"\nWhich one? ({numbers}its first letters; Enter: none)", fits):
        fitting = fits(words)
        if len(fitting) == 1:
            return fitting[0]
        session.warn(f"{'One of' if fitting else 'None of'} {', '.join(fitting or names)}.")
    return None


def worksheet_named(session: Session, name: str) -> Worksheet | None:
    """The worksheet of an id or a title; None where it may rather be a sheet's id or number.

    Raises:
        CustfocusError: It can be neither.
    """
    worksheets = session.framework.worksheets
    words = " ".join(name.split()).casefold()
    for worksheet in worksheets:
        if words in (worksheet.id, worksheet.title.casefold()):
            return worksheet
    if (words.isascii() and words.isdigit()) or (words.isalpha() and session.store.entries.ids_like(words)):
        return None
    raise unknown("worksheet", name, [worksheet.id for worksheet in worksheets], "custfocus sheet shows them.")


def sheet_to_open(session: Session, worksheet: Worksheet, day: date | None, of: str | None) -> Sheet:
    """A sheet about to be opened, filled as far as what somebody said goes; not saved yet.

    Args:
        session: The run.
        worksheet: Its worksheet.
        day: The day it is opened; else that of somebody's words, or today.
        of: The entry with somebody's words, by its number or id.

    Raises:
        CustfocusError: It is no such entry, was taken up before, or the worksheet has no place for it.
    """
    if of is None:
        return begun(worksheet, day or session.today)
    entry = entry_of(session, of)
    framework = session.framework
    remarks, said = offering.part_taking(worksheet, framework), f"what {framework.people.a_one} said"
    if remarks is None:
        takers = ", ".join(each.id for each in offering.takers_of(framework))
        hint = f"These have: {takers}." if takers else "No worksheet has; custfocus log shows them all."
        raise usage(f'"{worksheet.title}" has no place for {said}.', hint)
    if entry.kind != HEARD:
        raise usage(f'"{of}" is kept as "{entry.kind}".', f"--of takes up {said}: custfocus list --kind heard.")
    if before := _made_of(session, worksheet.id).get(entry.id):
        short = session.store.entries.short(before)
        raise CustfocusError(
            f'That is "{worksheet.title}" already: {short}.',
            f"custfocus sheet {short} goes on with it.",
            code="already-logged",
        )
    values = offering.values_of_heard(worksheet, entry, remarks, known_values(session))
    return replace(begun(worksheet, day or entry.day, values), of=entry.id)


def _made_of(session: Session, worksheet: str | None = None) -> dict[str, str]:
    """The sheets that were made of somebody's words: their ids by those of the entries."""
    entries = session.find(Filter(kinds=(KIND,), item=worksheet))
    return {of: entry.id for entry in entries if isinstance(of := entry.of(kinds.SheetRecord).of, str)}


def _back(today: date, days: int) -> date:
    """The first of the last so many days, today included."""
    return max(today, date.min + timedelta(days)) - timedelta(days - 1)
