"""A sheet filled in at a terminal, field by field, each answer saved at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.features.away.flow import calendar_of
from custfocus.features.sheets.flow.keeping import day_reader, known_values, logged_sheet, save_sheet, standing_of
from custfocus.features.sheets.flow.likely import likely_causes
from custfocus.features.sheets.kept import sheet_of
from custfocus.features.sheets.order import out_of_order
from custfocus.features.sheets.route import Place, first_place, lacking, next_place, route_of
from custfocus.features.sheets.sheet import KIND, Sheet, closed, filled
from custfocus.features.sheets.standing import stage_due
from custfocus.features.sheets.values import Value, choices_of, in_words, parse
from custfocus.features.sheets.views import CLOSED_NOW, AskedField, LoggedSheet, StageHeading
from custfocus.features.sheets.words import due_in_words
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.terminal.prompts import BackError, LeftError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import nothing_written

if TYPE_CHECKING:
    from custfocus.content.models import Field, Worksheet

# What drafts are for: a field of a sheet, or of one that isn't there yet.
FIELD, FIRST = "sheet", "log"
HOW_TO = "Enter alone passes on. Each is saved at once."


def begun_today(session: Session, worksheet: Worksheet) -> Entry | None:
    """A sheet that was begun today and left in its first stage."""
    wanted = Filter(kinds=(KIND,), item=worksheet.id, status=kinds.OPEN, since=session.today, until=session.today)
    for entry in session.find(wanted):
        sheet = sheet_of(entry, session.framework)
        if sheet.stage and sheet.stage == sheet.worksheet.stages[0]:
            return entry
    return None


def sit(session: Session, sheet: Sheet, entry: Entry | None) -> LoggedSheet:
    """Fill in a sheet at a terminal; instead of a new one, one that was begun today and left, if that is wanted."""
    if entry is None and not sheet.values and sheet.opened == session.today:
        begun = begun_today(session, sheet.worksheet)
        if begun:
            standing = standing_of(session, begun)
            name = standing.about or standing.title
            if session.ask.confirm(f'Go on with "{name}", which you began today?', default=True):
                entry, sheet = begun, sheet_of(begun, session.framework)
    return Sitting(session, sheet, entry).go_on()


class Sitting:
    """Somebody at a terminal who fills in a sheet, field by field; each answer is saved at once."""

    def __init__(self, session: Session, sheet: Sheet, entry: Entry | None = None) -> None:
        self.session = session
        self.sheet = sheet
        """The sheet as it is."""
        self.entry = entry
        """Its entry; None until something is saved."""
        self._before = sheet if entry else None
        self._known: dict[str, list[str]] | None = None

    def go_on(self) -> LoggedSheet:
        """Ask what the stage it is in asks, then, if wanted, what the next ones ask; at its end, offer to close it.

        Raises:
            CustfocusError: Nothing was written.
        """
        self._save({})  # what a customer's words have filled in
        places = route_of(self.sheet)
        at = first_place(self.sheet, places)
        stage = places[at].stage if at is not None else None
        with self._saying_how_to_go_on():
            if at is not None:
                self._begin(places[at], HOW_TO)
            while at is not None:
                forward = self.ask(places[at].field, back=at > 0)
                at = next_place(self.sheet, places, at + 1) if forward else at - 1
                if at is not None and places[at].stage != stage:
                    if forward and not self._goes_on(places[at]):
                        break
                    stage = places[at].stage
                    self._begin(places[at])
        return self._ended()

    def ask_all(self) -> LoggedSheet:
        """Ask every field once, with what it says so far."""
        places, at = route_of(self.sheet), 0
        asked: dict[str, Place] = {place.field.id: place for place in reversed(places)}
        places = [place for place in places if asked[place.field.id] is place]
        with self._saying_how_to_go_on():
            self.session.tell(StageHeading(self.sheet.worksheet.title, "", HOW_TO))
            while at < len(places):
                at = at + 1 if self.ask(places[at].field, back=at > 0) else at - 1
        return self._done()

    def ask_to_close(self, changes: Mapping[str, Value | None]) -> None:
        """Save what is said already, and ask what closing still needs, only that; what is passed over just once."""
        asked: dict[str, Field] = {}
        self._save(changes)
        with self._saying_how_to_go_on():
            while field := next((each for each in lacking(self.sheet) if each.id not in asked), None):
                if self.ask(field, back=bool(asked)):
                    asked[field.id] = field
                else:
                    self.ask(next(reversed(asked.values())), back=False)
                if self.sheet.values.get(field.id) is False:  # with a no, it can't be closed today
                    return

    def ask(self, field: Field, *, back: bool) -> bool:
        """Ask for one field and save it; whether to go on, rather than back."""
        session = self.session
        likely = likely_causes(session, self.sheet, field)
        choices = tuple(dict.fromkeys((*likely, *choices_of(field, self._known_of(field)))))
        words = in_words(self.sheet.values.get(field.id))
        session.tell(AskedField(field, choices, words, likely))
        use, about = self._draft(field)
        typed = words
        while True:
            try:
                typed = session.drafts.typed("", use, about, initial=typed, back=back)
            except BackError:
                return False
            try:
                value = parse(field, typed, day=day_reader(session), known=self._known_of(field))
                self._see_order(field, value)
            except CustfocusError as error:
                session.warn(f"{error.message} {error.hint}".strip())
                session.drafts.drop(use, about)
                typed = ""  # left standing, the next answer would be typed behind it
                continue
            with session.drafts.keeping(use, about, typed):
                self._save({field.id: value})
            return True

    def _see_order(self, field: Field, value: Value | None) -> None:
        """Refuse a day that doesn't go with another one.

        Raises:
            CustfocusError: It doesn't.
        """
        short = self.session.short(self.entry) if self.entry else ""
        if wrong := out_of_order(filled(self.sheet, {field.id: value}), [field.id], short):
            raise wrong[1]

    def _save(self, changes: Mapping[str, Value | None]) -> None:
        after = filled(self.sheet, changes)
        if after.values == self.sheet.values and (self.entry or not after.values):
            return
        self.entry = save_sheet(self.session, self.entry, after)
        self.sheet = sheet_of(self.entry, self.session.framework)

    def _goes_on(self, place: Place) -> bool:
        if self.sheet.closable or self.entry is None or place.stage is None:
            return False
        return self.session.ask.confirm(f'\nGo on with "{place.stage.name}" now?', default=False)

    def _begin(self, place: Place, how: str = "") -> None:
        if place.stage is None:
            self.session.tell(StageHeading(self.sheet.worksheet.title, "", how))
            return
        due = stage_due(self.sheet, place.stage, calendar_of(self.session))
        self.session.tell(StageHeading(place.stage.name, due_in_words(due, self.session.today), how))

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
            self._known = known_values(self.session)
        return self._known.get(field.id, ())

    @contextmanager
    def _saying_how_to_go_on(self) -> Iterator[None]:
        try:
            yield
        except LeftError as left:
            if self.entry:
                short = self.session.short(self.entry)
                left.way_on = f"custfocus sheet {short} goes on from here."
            raise

    def _ended(self) -> LoggedSheet:
        if self.entry and self.sheet.closable:
            when = next((way.when for way in self.sheet.ways if not way.missing and way.when), "")
            question = f"{when[0].upper()}{when[1:]}: close it?" if when else "It has all it needs: close it?"
            if self.session.ask.confirm(f"\n{question}", default=True):
                self.entry = save_sheet(self.session, self.entry, closed(self.sheet, self.session.today))
                return replace(self._done(), did=CLOSED_NOW)
        return self._done()

    def _done(self) -> LoggedSheet:
        if self.entry is None:
            raise nothing_written(self.session)
        return logged_sheet(self.session, self.entry, self._before)
