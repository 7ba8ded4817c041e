"""A sheet filled in: at a terminal, in the editor, from options or a pipe."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Any

from msgspec import structs

from custfocus.base.errors import CustfocusError, unknown, usage
from custfocus.content.framework import OPENED, by_field
from custfocus.features.sheets.editor_form import Leftover, above_form, form_text, read_form
from custfocus.features.sheets.flow.keeping import day_reader, known_values, logged_sheet, save_sheet, sheet_named
from custfocus.features.sheets.flow.offering import sheet_to_open, worksheet_named
from custfocus.features.sheets.flow.sitting import Sitting, sit
from custfocus.features.sheets.kept import sheet_of
from custfocus.features.sheets.offering import worksheet_fields
from custfocus.features.sheets.order import out_of_order
from custfocus.features.sheets.sheet import Sheet, filled
from custfocus.features.sheets.values import Value, in_words, parse
from custfocus.features.sheets.views import LoggedSheet, WorksheetFields
from custfocus.journal import kinds
from custfocus.journal.entry import Entry
from custfocus.terminal.options import day_that_has_come, pairs
from custfocus.terminal.session import Session
from custfocus.terminal.texts import nothing_written, piped

# What drafts are for: a form; what a form had no place for.
FORM, REST = "form", "rest"
_LONGEST = 40
_LIKE = (
    'Write it like custfocus sheet complaint --set who=Ana --set said="Nobody rang."; --fields shows what it asks.'
)


def fill_in_named(
    session: Session,
    name: str,
    given: Sequence[str] | None,
    of: str | None,
    on: str | None,
    *,
    from_pipe: bool,
    in_editor: bool,
    to_read: bool,
) -> LoggedSheet | WorksheetFields:
    """Begin a sheet, or go on with one, with what a call says of it; or only show what it asks.

    Args:
        session: The run.
        name: A worksheet's id or title, or a sheet's id or number.
        given: What is said of its fields, each as FIELD=VALUE.
        of: What a customer said, to be taken up, by its number or id.
        on: The day on which it is opened, in the user's words.
        from_pipe: Whether a pipe brings more.
        in_editor: Whether the editor opens.
        to_read: Whether it is only to show what it asks.

    Raises:
        CustfocusError: There is none such, or what is said of it means nothing there.
    """
    entry, sheet = sheet_meant(session, name, of, on, to_read=to_read)
    if to_read:
        return worksheet_fields(sheet.worksheet)
    words = pairs(given) | (piped_words(session) if from_pipe else {})
    return fill_in(session, entry, sheet, words, in_editor=in_editor)


def sheet_meant(
    session: Session, name: str, of: str | None, on: str | None, *, to_read: bool
) -> tuple[Entry | None, Sheet]:
    """The sheet that is meant: one about to be opened, or one that is open, with its entry.

    Args:
        session: The run.
        name: A worksheet's id or title, or a sheet's id or number.
        of: What a customer said, to be taken up, by its number or id.
        on: The day on which it is opened, in the user's words.
        to_read: Whether it is only looked at, so that a closed one will do.

    Raises:
        CustfocusError: There is none such, or what is said of it doesn't go with it.
    """
    if worksheet := worksheet_named(session, name):
        day = day_that_has_come(session, on, "A sheet is opened on a day that has come.")
        return None, sheet_to_open(session, worksheet, None if on is None else day, of)
    entry, sheet = sheet_named(session, name)
    if of is not None or on is not None:
        hint = "--of goes with a worksheet's name." if of else f"custfocus edit {name} --on DAY changes that day."
        raise usage("That sheet has been opened already.", hint)
    if not to_read:
        refuse_closed(session, entry, sheet)
    return entry, sheet


def refuse_closed(session: Session, entry: Entry, sheet: Sheet) -> None:
    """Refuse to go on with a sheet that is closed.

    Raises:
        CustfocusError: It is.
    """
    if sheet.status == kinds.CLOSED:
        raise CustfocusError(
            f'"{sheet.worksheet.title}" is closed.',
            f"custfocus sheet reopen {session.short(entry)} takes it up again.",
            code="closed",
        )


def piped_words(session: Session) -> dict[str, str]:
    """The words that a pipe brings as JSON, by field: text, numbers, true and false; null empties a field.

    Raises:
        CustfocusError: It brings something else.
    """
    try:
        values: Any = json.loads(piped(session))
    except ValueError as error:
        raise _no_values("isn't JSON") from error
    if not isinstance(values, dict) or not values:
        raise _no_values("holds no fields")
    for name, value in values.items():
        if value is not None and not isinstance(value, str | int):
            raise _no_values(f'has something else than words, a number, true or false for "{name[:_LONGEST]}"')
    return {name: in_words(value) for name, value in values.items()}


def _no_values(what: str) -> CustfocusError:
    return usage(
        f"What came through the pipe {what}, so nothing was saved.",
        'Write it like {"who": "Ana", "said": "Nobody rang.", "told": "2026-11-03", "confirmed": true}.',
        code="no-values",
    )


def fill_in(
    session: Session, entry: Entry | None, sheet: Sheet, given: Mapping[str, str], *, in_editor: bool
) -> LoggedSheet:
    """Fill in a sheet with what is given, in the editor, or at a terminal where nothing is.

    Args:
        session: The run.
        entry: The sheet's entry; None for one that isn't opened yet.
        sheet: The sheet.
        given: Words by field.
        in_editor: Whether the editor opens.

    Raises:
        CustfocusError: The words mean nothing there, or there are none.
    """
    changes = values_given(session, sheet, given)
    if in_editor:
        return fill_in_editor(session, entry, filled(sheet, changes))
    if not given and session.asks:
        return sit(session, sheet, entry)
    if not (given or entry or sheet.values):
        raise usage("There is nothing to keep.", _LIKE, code="no-text")
    after = filled(sheet, changes)
    if entry is None and not after.values:
        raise nothing_written(session)
    with keeping_answers(session, entry, sheet, changes):
        saved = save_sheet(session, entry, after)
    return logged_sheet(session, saved, sheet if entry else None)


def values_given(session: Session, sheet: Sheet, given: Mapping[str, str]) -> dict[str, Value | None]:
    """The values that words mean, by field; nothing empties one.

    Raises:
        CustfocusError: There is no such field, the words mean nothing there, or the days don't go together.
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
            where = f"custfocus sheet {sheet.worksheet.id} --fields shows them."
            raise unknown("field", name, fields, where)
        if field.others and known is None:
            known = known_values(session)
        try:
            values[name] = parse(field, words, day=day_reader(session), known=(known or {}).get(name, ()))
        except CustfocusError as error:
            raise _refused(field.prompt, error) from error
    see_order(session, filled(sheet, values), values)
    return values


def see_order(session: Session, sheet: Sheet, changed: Collection[str]) -> None:
    """Refuse days that don't go together, where one of them was changed.

    Raises:
        CustfocusError: They don't.
    """
    short = session.store.entries.short(sheet.id) if sheet.id else ""
    if wrong := out_of_order(sheet, changed, short):
        name, error = wrong
        raise _refused(by_field(sheet.worksheet)[name].prompt, error) from error


def _refused(prompt: str, error: CustfocusError) -> CustfocusError:
    message = f"{prompt} {error.message}".strip()
    return usage(message, f"{error.hint} Nothing was saved.".strip(), code=error.code)


def fill_in_editor(session: Session, entry: Entry | None, sheet: Sheet) -> LoggedSheet:
    """All fields in the editor, and what it leaves saved; what has no place there is kept and offered next time.

    Raises:
        CustfocusError: Nothing was written.
    """
    from custfocus.terminal.programs.editor import edit

    about = entry.id if entry else sheet.worksheet.id
    rest = session.drafts.find(REST, about)
    text = session.drafts.take_up(FORM, about) or "\n\n".join(
        filter(None, (above_form(sheet, rest), form_text(sheet)))
    )
    with session.drafts.lent(FORM, about, text) as path:
        text = edit(path, text, session.world.environ)
    reading = read_form(sheet, text, day=day_reader(session), known=known_values(session))
    after = filled(sheet, reading.changes)
    if entry is None and not after.values:
        if not reading.leftovers:
            session.drafts.drop(FORM, about)
            raise nothing_written(session)
        raise CustfocusError(
            f"Nothing of it has found a place: {reading.leftovers[0].reason.rstrip('.')}.",
            f"What you wrote is kept: custfocus sheet {about} -e brings it back.",
            code="no-place",
        )
    with session.drafts.keeping(FORM, about, text):
        saved = save_sheet(session, entry, after)
    if rest:
        session.drafts.drop(REST, about)
    if reading.leftovers:
        session.drafts.keep(REST, saved.id, _above_form((left.field, left.words) for left in reading.leftovers))
    return logged_sheet(session, saved, sheet if entry else None, reading.leftovers)


def edit_sheet(
    session: Session, entry: Entry, fields: Mapping[str, Any], given: Mapping[str, str], *, in_editor: bool
) -> tuple[Entry, tuple[Leftover, ...]]:
    """Change a sheet: fields of its entry and answers all at once; where none are given, in the editor or asked for.

    Returns:
        The entry as it is then, and what of a form has found no place.
    """
    sheet = sheet_of(entry, session.framework)
    moved = structs.replace(sheet, opened=fields.get("day", sheet.opened))
    changes = values_given(session, moved, given)
    after = filled(moved, changes)
    if moved.opened != sheet.opened:
        see_order(session, after, [OPENED])
    if given and sheet.status == kinds.CLOSED and not after.closable:
        raise CustfocusError(
            "Without that it wouldn't be at its end, and it is closed.",
            f"custfocus sheet reopen {session.short(entry)} first.",
            code="closed",
        )
    if fields or given:
        with keeping_answers(session, entry, sheet, changes):
            entry = save_sheet(session, entry, after, **fields)
    if in_editor:
        left = fill_in_editor(session, entry, sheet_of(entry, session.framework)).left
        return session.store.entries.get(entry.id) or entry, left
    if not (fields or given):
        sitting = Sitting(session, sheet, entry)
        sitting.ask_all()
        entry = sitting.entry or entry
    return entry, ()


def keeping_answers(
    session: Session, entry: Entry | None, sheet: Sheet, changes: Mapping[str, Value | None]
) -> AbstractContextManager[None]:
    """Save answers inside this: what can't be saved is kept for the form."""
    about = entry.id if entry else sheet.worksheet.id
    return session.drafts.keeping(
        REST, about, _above_form((name, in_words(value)) for name, value in changes.items())
    )


def _above_form(pairs: Iterable[tuple[str, str]]) -> str:
    """Answers as they stand above a form, each behind its field's id where that is known."""
    return "\n\n".join(f"{name}: {words}" if name else words for name, words in pairs if words)
