"""Working with sheets: what could be logged now, a sheet field by field, what is open, what was saved."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct, field

from custfocus.base.view import Page, View
from custfocus.features.sheets.editor_form import Leftover
from custfocus.features.sheets.standing import SheetStanding

if TYPE_CHECKING:
    from custfocus.content.models import Field

OPENED, CHANGED, SAME, CLOSED_NOW, REOPENED = "opened", "changed", "same", "closed", "reopened"


class OfferedWorksheet(Struct, frozen=True):
    """A worksheet that may be logged."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    purpose: str
    """What it is for."""
    why: str
    """Why just now; empty where nothing speaks for it."""
    command: str
    """The command for it."""


class WorksheetChoice(View, frozen=True):
    """What there is to log."""

    kind: ClassVar[str] = "log"
    fitting: tuple[OfferedWorksheet, ...]
    """The worksheets that fit now, at most FITTING."""
    worksheets: tuple[OfferedWorksheet, ...]
    """All of them."""
    sheets: tuple[SheetStanding, ...] = ()
    """None; here because every answer of `log` has them."""

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import worksheet_choice

        return worksheet_choice(self)


class WorksheetField(Struct, frozen=True):
    """A field of a worksheet."""

    id: str
    """Its id."""
    prompt: str
    """The words that ask for it."""
    kind: str
    """Line, text, choice, scale, date, person or yes-no."""
    form: str
    """What it takes, in words."""
    help: str
    """A sentence that makes it easy to begin."""
    needed: bool
    """Whether a sheet can't be closed without it."""
    shareable: bool
    """Whether it may be handed on."""
    choices: tuple[str, ...]
    """What there is to choose from."""
    others: bool
    """Whether anything else will do as well."""
    ahead: bool
    """Whether it is a day to come."""
    stages: tuple[str, ...]
    """The ids of the stages that ask it."""


class WorksheetFields(View, frozen=True):
    """What a worksheet asks: its id, title and purpose, and its fields."""

    kind: ClassVar[str] = "log"
    worksheet: str
    title: str
    purpose: str
    fields: tuple[WorksheetField, ...]
    sheets: tuple[SheetStanding, ...] = ()

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import worksheet_fields

        return worksheet_fields(self)


class LoggedSheet(View, frozen=True):
    """What was done to a sheet."""

    kind: ClassVar[str] = "log"
    sheets: tuple[SheetStanding, ...]
    """The one sheet, as it stands now."""
    did: str
    """OPENED, CHANGED, SAME, CLOSED_NOW or REOPENED."""
    today: date
    """The user's own day."""
    changed: tuple[str, ...] = ()
    """The ids of the fields that say something else now."""
    left: tuple[Leftover, ...] = ()
    """Words of a form that have found no place."""
    days: dict[str, date] = field(default_factory=dict)
    """The days among what was changed, by the ids of their fields: words such as "friday" could mean another."""

    def drawn(self) -> Page:
        from custfocus.features.sheets.lines import logged

        return logged(self)


class ClosedSheet(LoggedSheet, frozen=True):
    """A sheet that was closed."""

    kind: ClassVar[str] = "close"


class ReopenedSheet(LoggedSheet, frozen=True):
    """A sheet that is open again."""

    kind: ClassVar[str] = "reopen"


class OpenSheets(View, frozen=True):
    """What is open."""

    kind: ClassVar[str] = "open"
    sheets: tuple[SheetStanding, ...]
    """The open sheets, the most overdue first; for a page no more than it shows."""
    today: date
    """The user's own day."""
    total: int
    """How many are open."""

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import open_sheets

        return open_sheets(self)


class SheetsAtHand(View, frozen=True):
    """What is open, and what could be begun."""

    kind: ClassVar[str] = "sheet"
    sheets: tuple[SheetStanding, ...]
    """The open sheets, the most overdue first; for a page no more than it shows."""
    today: date
    """The user's own day."""
    total: int
    """How many are open."""
    fitting: tuple[OfferedWorksheet, ...]
    """The worksheets that fit now, at most FITTING."""
    worksheets: tuple[OfferedWorksheet, ...]
    """All of them."""

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import sheets_at_hand

        return sheets_at_hand(self)


class AskedField(View, frozen=True):
    """A field as it is asked for at a terminal."""

    field: Field
    """The field."""
    choices: tuple[str, ...]
    """What there is to choose from, what was given before first."""
    value: str
    """What stands there so far, in words."""
    likely: tuple[str, ...] = ()
    """What of it is likely here, by what the user has chosen before."""

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import asked_field

        return asked_field(self)


class StageHeading(View, frozen=True):
    """A stage that begins at a terminal."""

    name: str
    """Its name."""
    due: str
    """When it is due, in words."""
    how: str
    """How to answer, where that is new."""

    def drawn(self) -> Page:
        from custfocus.features.sheets.page import stage_heading

        return stage_heading(self)
