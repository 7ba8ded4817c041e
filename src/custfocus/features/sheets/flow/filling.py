"""Logging in a session: a sheet opened and filled in, at a terminal field by field, in the editor, from options."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.content.framework import by_field
from custfocus.features.away.flow import calendar_of
from custfocus.features.sheets import views as log
from custfocus.features.sheets.editor_form import Leftover, form_text, read_form
from custfocus.features.sheets.flow import keeping as sheets
from custfocus.features.sheets.sheet import (
    KIND,
    Sheet,
    begun,
    closed,
    due_said,
    filled,
    reopened,
    sheet_of,
    stage_due,
)
from custfocus.features.sheets.values import Value, choices_of, parse, shown
from custfocus.features.sheets.views import Asked, Begins, Logged, Offer, Place
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.kinds import EVIDENCE
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session
from custfocus.terminal.texts import nothing_written

if TYPE_CHECKING:
    from custfocus.content.models import Field, Worksheet

HEARD = "heard"
# What drafts are for: a field of a sheet, or of one that isn't there yet; a form; what a form had no place for.
FIELD, FIRST, FORM, REST = "sheet", "log", "form", "rest"
BACK = ("b", "back")
HOW_TO = "Enter passes on, b goes back, Alt+Enter begins a new line, Ctrl+C leaves. Each is saved at once."


def offer(session: Session) -> Offer:
    """What there is to log, and what fits now."""
    entries, today = session.store.entries, session.today
    worksheets = session.framework.worksheets
    heard = session.find(Filter(kinds=(HEARD,), since=_back(today, log.HEARD_DAYS), until=today))
    taken = _made_of(session) if heard else {}
    waiting = next((entry for entry in heard if entry.id not in taken), None)
    return log.offer(
        worksheets,
        heard=waiting,
        short=session.short(waiting) if waiting else "",
        recent=session.find(Filter(kinds=EVIDENCE, since=_back(today, log.LOOK_BACK_DAYS), until=today)),
        last=entries.last_days(KIND, [one.id for one in worksheets], today + timedelta(1)),
        names={one.id: one.name for one in session.framework.principles},
        today=today,
    )


def choose(session: Session) -> str | None:
    """Show what there is to log and ask which it is to be; None for nothing."""
    view = offer(session)
    session.tell(view)
    names = [one.id for one in view.worksheets]
    place = session.ask.pick(
        "\nWhich one? (its first letters; Enter: none) ",
        names,
        again=lambda fitting: f"{'One of' if fitting else 'None of'} {', '.join(fitting or names)}.",
    )
    return None if place is None else names[place]


def worksheet_named(session: Session, name: str) -> Worksheet | None:
    """The worksheet of an id or a title; None where it may rather be a sheet's id or number.

    Raises:
        CustfocusError: It can be neither.
    """
    offered = session.framework.worksheets
    said = " ".join(name.split()).casefold()
    for one in offered:
        if said in (one.id, one.title.casefold()):
            return one
    if (said.isascii() and said.isdigit()) or (said.isalpha() and session.store.entries.ids_like(said)):
        return None
    raise unknown("worksheet", name, [one.id for one in offered], "custfocus log shows them.")


def opening(session: Session, worksheet: Worksheet, day: date | None, of: str | None) -> Sheet:
    """A sheet about to be opened, filled as far as what a customer said goes; not saved yet.

    Args:
        session: The run.
        worksheet: Its worksheet.
        day: The day it is opened; else that of the customer's words, or today.
        of: The entry with a customer's words, by its number or id.

    Raises:
        CustfocusError: It is no such entry, was taken up before, or the worksheet has no place for it.
    """
    if of is None:
        return begun(worksheet, day or session.today)
    entry = entry_of(session, of)
    if not log.takes_heard(worksheet):
        takers = ", ".join(one.id for one in session.framework.worksheets if log.takes_heard(one))
        raise usage(f'"{worksheet.title}" has no place for what a customer said.', f"These have: {takers}.")
    if entry.kind != HEARD:
        raise usage(
            f'"{of}" is kept as "{entry.kind}".', "--of takes up what a customer said: custfocus list --kind heard."
        )
    if before := _made_of(session, worksheet.id).get(entry.id):
        short = session.store.entries.short(before)
        raise CustfocusError(
            f'That is "{worksheet.title}" already: {short}.',
            f"custfocus log {short} goes on with it.",
            code="already-logged",
        )
    values = log.from_heard(worksheet, entry, sheets.known_values(session))
    sheet = begun(worksheet, day or entry.day, values)
    return replace(sheet, of=entry.id)


def refuse_closed(session: Session, entry: Entry, sheet: Sheet) -> None:
    """Refuse to go on with a sheet that is closed."""
    if sheet.status == kinds.CLOSED:
        raise CustfocusError(
            f'"{sheet.worksheet.title}" is closed.',
            f"custfocus reopen {session.short(entry)} takes it up again.",
            code="closed",
        )


def unfinished(session: Session, worksheet: Worksheet) -> Entry | None:
    """A sheet that was begun today and left in its first stage."""
    wanted = Filter(kinds=(KIND,), item=worksheet.id, status=kinds.OPEN, since=session.today, until=session.today)
    for entry in session.find(wanted):
        sheet = sheet_of(entry, session.framework)
        if sheet.stage and sheet.stage == sheet.worksheet.stages[0]:
            return entry
    return None


def parsed(session: Session, sheet: Sheet, given: Mapping[str, str]) -> dict[str, Value | None]:
    """The values that words mean, by field; nothing empties one.

    Raises:
        CustfocusError: There is no such field, or the words mean nothing there.
    """
    fields = by_field(sheet.worksheet)
    known: dict[str, list[str]] | None = None
    values: dict[str, Value | None] = {}
    for name, words in given.items():
        field = fields.get(name)
        if field is None:
            if name in sheet.values and not words.strip():  # of a worksheet that has lost it
                values[name] = None
                continue
            where = f"custfocus log {sheet.worksheet.id} --fields shows them."
            raise unknown("field", name, fields, where)
        if field.others and known is None:
            known = sheets.known_values(session)
        try:
            values[name] = parse(field, words, day=sheets.day_reader(session), known=(known or {}).get(name, ()))
        except CustfocusError as error:
            raise usage(
                f"{field.prompt} {error.message}", f"{error.hint} Nothing was saved.".strip(), code=error.code
            ) from error
    return values


def keep(session: Session, entry: Entry | None, sheet: Sheet, changes: Mapping[str, Value | None]) -> Logged:
    """Save some answers, all at once, and tell how the sheet stands; one that isn't there yet is opened."""
    after = filled(sheet, changes)
    if entry is None and not after.values:
        raise nothing_written()
    with _keeping(session, entry, sheet, changes):
        saved = sheets.save(session, entry, after) if entry else sheets.save_new(session, after)
    return told(session, saved, sheet if entry else None)


def told(session: Session, entry: Entry, before: Sheet | None, left: Sequence[Leftover] = ()) -> Logged:
    """The word of what was saved of a sheet; `before` is what it was, None where it has just been opened."""
    found = sheets.stand(session, entry)
    values, was = sheet_of(entry, session.framework).values, before.values if before else {}
    changed = tuple(name for name in dict.fromkeys((*values, *was)) if values.get(name) != was.get(name))
    did = log.OPENED if before is None else log.CHANGED if changed else log.SAME
    return Logged((found,), did, session.today, changed, tuple(left))


def close(session: Session, entry: Entry, sheet: Sheet, changes: Mapping[str, Value | None], day: date) -> log.Closed:
    """Close a sheet on a day, with what is said now; at a terminal, what it still lacks is asked for.

    Raises:
        CustfocusError: It lacks something; what was answered at the terminal is saved all the same.
    """
    before, after = sheet, filled(sheet, changes)
    if not after.closable and session.asks:
        sitting = Sitting(session, sheet, entry)
        sitting.to_close(changes)
        entry, after = sitting.entry or entry, sitting.sheet
    if not after.closable:
        if changes and not session.asks:
            with _keeping(session, entry, sheet, changes):
                sheets.save(session, entry, after)
        raise log.not_yet(after, session.short(entry), saved=bool(changes))
    with _keeping(session, entry, sheet, changes):
        saved = sheets.save(session, entry, closed(after, day))
    found = told(session, saved, before)
    return log.Closed(found.sheets, log.CLOSED_NOW, found.today, found.changed)


def edit(
    session: Session, entry: Entry, fields: Mapping[str, Any], given: Mapping[str, str], *, editor: bool
) -> tuple[Entry, tuple[Leftover, ...]]:
    """Change a sheet: fields of its entry and answers all at once; where none are given, in the editor or asked for.

    Returns:
        The entry as it is then, and what of a form has found no place.
    """
    sheet = sheet_of(entry, session.framework)
    changes = parsed(session, sheet, given)
    after = filled(replace(sheet, opened=fields.get("day", sheet.opened)), changes)
    if given and sheet.status == kinds.CLOSED and not after.closable:
        raise CustfocusError(
            "Without that it wouldn't be at its end, and it is closed.",
            f"custfocus reopen {session.short(entry)} first.",
            code="closed",
        )
    if fields or given:
        with _keeping(session, entry, sheet, changes):
            entry = sheets.save(session, entry, after, **fields)
    if editor:
        left = in_editor(session, entry, sheet_of(entry, session.framework)).left
        return session.store.entries.get(entry.id) or entry, left
    if not (fields or given):
        sitting = Sitting(session, sheet, entry)
        sitting.all()
        entry = sitting.entry or entry
    return entry, ()


def reopen(session: Session, entry: Entry, sheet: Sheet) -> log.Reopened:
    """Open a closed sheet again.

    Raises:
        CustfocusError: It is open.
    """
    if sheet.status != kinds.CLOSED:
        raise CustfocusError(
            f'"{sheet.worksheet.title}" is open.',
            f"custfocus log {session.short(entry)} goes on with it.",
            code="not-closed",
        )
    saved = sheets.save(session, entry, reopened(sheet))
    return log.Reopened(told(session, saved, sheet).sheets, log.REOPENED, session.today)


def in_editor(session: Session, entry: Entry | None, sheet: Sheet) -> Logged:
    """All fields in the editor, and what it leaves saved; what has no place there is kept and offered next time.

    Raises:
        CustfocusError: Nothing was written.
    """
    from custfocus.terminal.editor import edit

    about = entry.id if entry else sheet.worksheet.id
    rest = session.drafts.find(REST, about)
    text = session.take_up(FORM, about) or "\n\n".join(filter(None, (rest.strip(), form_text(sheet))))
    text = edit(session.drafts.path(FORM, about), text, session.world.environ)
    reading = read_form(sheet, text, day=sheets.day_reader(session), known=sheets.known_values(session))
    after = filled(sheet, reading.changes)
    if entry is None and not after.values:
        if not reading.leftovers:
            session.drafts.drop(FORM, about)
            raise nothing_written()
        raise CustfocusError(
            f"Nothing of it has found a place: {reading.leftovers[0].reason.rstrip('.')}.",
            f"What you wrote is kept: custfocus log {about} -e brings it back.",
            code="no-place",
        )
    with session.keeping(FORM, about, text):
        saved = sheets.save(session, entry, after) if entry else sheets.save_new(session, after)
    if rest:
        session.drafts.drop(REST, about)
    if reading.leftovers:
        session.drafts.keep(REST, saved.id, _words((one.field, one.words) for one in reading.leftovers))
    return told(session, saved, sheet if entry else None, reading.leftovers)


# At a terminal


def sit(session: Session, sheet: Sheet, entry: Entry | None) -> Logged:
    """Fill in a sheet at a terminal; instead of a new one, one that was begun today and left, if that is wanted."""
    if entry is None and not sheet.values and sheet.opened == session.today:
        begun = unfinished(session, sheet.worksheet)
        if begun:
            found = sheets.stand(session, begun)
            name = found.about or found.title
            if session.ask.confirm(f'Go on with "{name}", which you began today?', default=True):
                entry, sheet = begun, sheet_of(begun, session.framework)
    return Sitting(session, sheet, entry).go_on()


class Sitting:
    """Somebody at a terminal who fills in a sheet, field by field; each answer is saved at once.

    Attributes:
        sheet: The sheet as it is.
        entry: Its entry; None until something is saved.
    """

    def __init__(self, session: Session, sheet: Sheet, entry: Entry | None = None) -> None:
        self.session = session
        self.sheet = sheet
        self.entry = entry
        self._before = sheet if entry else None
        self._known: dict[str, list[str]] | None = None

    def go_on(self) -> Logged:
        """Ask what the stage it is in asks, then, if wanted, what the next ones ask; at its end, offer to close it.

        Raises:
            CustfocusError: Nothing was written.
        """
        self._save({})  # what a customer's words have filled in
        places = log.way(self.sheet)
        at = log.first_place(self.sheet, places)
        stage = places[at].stage if at is not None else None
        with self._saying_how_to_go_on():
            if at is not None:
                self._begin(places[at], HOW_TO)
            while at is not None:
                forward = self.ask(places[at].field)
                at = log.next_place(self.sheet, places, at + 1) if forward else max(at - 1, 0)
                if at is not None and places[at].stage != stage:
                    if forward and not self._goes_on(places[at]):
                        break
                    stage = places[at].stage
                    self._begin(places[at])
        return self._ended()

    def all(self) -> Logged:
        """Ask every field once, with what it says so far."""
        places, at = log.way(self.sheet), 0
        asked: dict[str, Place] = {place.field.id: place for place in reversed(places)}
        places = [place for place in places if asked[place.field.id] is place]
        with self._saying_how_to_go_on():
            self.session.tell(Begins(self.sheet.worksheet.title, "", HOW_TO))
            while at < len(places):
                at = at + 1 if self.ask(places[at].field) else max(at - 1, 0)
        return self._done()

    def to_close(self, changes: Mapping[str, Value | None]) -> None:
        """Save what is said already, and ask what closing still needs, only that; what is passed over just once."""
        asked: dict[str, Field] = {}
        self._save(changes)
        with self._saying_how_to_go_on():
            while field := next((one for one in log.lacking(self.sheet) if one.id not in asked), None):
                if self.ask(field):
                    asked[field.id] = field
                elif asked:
                    self.ask(next(reversed(asked.values())))
                if self.sheet.values.get(field.id) is False:  # with a no, it can't be closed today
                    return

    def ask(self, field: Field) -> bool:
        """Ask for one field and save it; whether to go on, rather than back."""
        session = self.session
        choices = tuple(choices_of(field, self._known_of(field)))
        words = shown(self.sheet.values.get(field.id))
        session.tell(Asked(field, choices, words))
        use, about = self._draft(field)
        said = words
        while True:
            said = session.typed("> ", use, about, initial=said)
            if said.strip().lower() in BACK and words.strip().lower() not in BACK:
                session.drafts.drop(use, about)
                return False
            try:
                value = parse(field, said, day=sheets.day_reader(session), known=self._known_of(field))
            except CustfocusError as error:
                session.warn(f"{error.message} {error.hint}".strip())
                session.drafts.drop(use, about)
                said = ""  # left standing, the next answer would be typed behind it
                continue
            with session.keeping(use, about, said):
                self._save({field.id: value})
            return True

    def _save(self, changes: Mapping[str, Value | None]) -> None:
        after = filled(self.sheet, changes)
        if after.values == self.sheet.values and (self.entry or not after.values):
            return
        self.entry = (
            sheets.save(self.session, self.entry, after) if self.entry else sheets.save_new(self.session, after)
        )
        self.sheet = sheet_of(self.entry, self.session.framework)

    def _goes_on(self, place: Place) -> bool:
        if self.sheet.closable or self.entry is None or place.stage is None:
            return False
        return self.session.ask.confirm(f'\nGo on with "{place.stage.name}" now?', default=False)

    def _begin(self, place: Place, how: str = "") -> None:
        if place.stage is None:
            self.session.tell(Begins(self.sheet.worksheet.title, "", how))
            return
        due = stage_due(self.sheet, place.stage, calendar_of(self.session))
        self.session.tell(Begins(place.stage.name, due_said(due, self.session.today), how))

    def _draft(self, field: Field) -> tuple[str, str]:
        """What a draft of a field is for and about; words for a sheet that wasn't there yet are found as well."""
        first = FIRST, f"{self.sheet.worksheet.id}-{field.id}"
        if self.entry is None or (self._before is None and self.session.drafts.find(*first)):
            return first
        return FIELD, f"{self.entry.id}-{field.id}"

    def _known_of(self, field: Field) -> Sequence[str]:
        if not field.others:
            return ()
        if self._known is None:
            self._known = sheets.known_values(self.session)
        return self._known.get(field.id, ())

    @contextmanager
    def _saying_how_to_go_on(self) -> Iterator[None]:
        try:
            yield
        except LeftError:
            if self.entry:
                short = self.session.short(self.entry)
                self.session.warn(f"What you said is saved. custfocus log {short} goes on from here.")
            raise

    def _ended(self) -> Logged:
        if self.entry and self.sheet.closable:
            when = next((one.when for one in self.sheet.ways if not one.missing and one.when), "")
            question = f"{when[0].upper()}{when[1:]}: close it?" if when else "It has all it needs: close it?"
            if self.session.ask.confirm(f"\n{question}", default=True):
                self.entry = sheets.save(self.session, self.entry, closed(self.sheet, self.session.today))
                return replace(self._done(), did=log.CLOSED_NOW)
        return self._done()

    def _done(self) -> Logged:
        if self.entry is None:
            raise nothing_written()
        return told(self.session, self.entry, self._before)


def _keeping(
    session: Session, entry: Entry | None, sheet: Sheet, changes: Mapping[str, Value | None]
) -> AbstractContextManager[None]:
    """Save answers inside this: what can't be saved is kept for the form."""
    about = entry.id if entry else sheet.worksheet.id
    return session.keeping(REST, about, _words((name, shown(value)) for name, value in changes.items()))


def _words(pairs: Iterable[tuple[str, str]]) -> str:
    """Answers as they stand above a form, each behind its field's id where that is known."""
    return "\n\n".join(f"{name}: {words}" if name else words for name, words in pairs if words)


def _made_of(session: Session, worksheet: str | None = None) -> dict[str, str]:
    """The sheets that were made of a customer's words: their ids by those of the entries."""
    found = session.find(Filter(kinds=(KIND,), item=worksheet))
    return {of: entry.id for entry in found if isinstance(of := entry.of(kinds.SheetRecord).of, str)}


def _back(today: date, days: int) -> date:
    return max(today, date.min + timedelta(days)) - timedelta(days - 1)
