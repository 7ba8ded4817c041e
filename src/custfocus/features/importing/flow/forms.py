"""The form of a text, told by what is in it, and the reader of that form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec import Struct, structs

from custfocus.base.errors import CustfocusError, usage
from custfocus.features.importing.readers import dayone, jrnl, json_items, notes, own, table
from custfocus.features.importing.readers.record import Findings, Ids, Surroundings, Undated

CUSTFOCUS, JRNL, DAY_ONE, MARKDOWN, CSV = "custfocus", "jrnl", "dayone", "markdown", "csv"
FORMS = (CUSTFOCUS, JRNL, DAY_ONE, MARKDOWN, CSV)
# What each form is called on a page.
WHOLE = "a whole journal"
NAMES = {
    CUSTFOCUS: "an export of custfocus",
    JRNL: "jrnl",
    DAY_ONE: "Day One",
    MARKDOWN: "Markdown",
    CSV: "a table",
}
_NOTES, _TABLES = (".md", ".markdown"), (".csv", ".tsv")


class Wanted(Struct, frozen=True):
    """What was said about the files."""

    form: str | None = None
    """One of FORMS, where that was said."""
    columns: table.Columns = table.Columns()
    """The columns of a table."""
    first: tuple[str, ...] = ()
    """Which of day, month and year comes first where all are digits, where that was said."""
    config: Path | None = None
    """The file of jrnl's settings, where that was said."""
    undated: str = ""
    """The day of notes that have none, or asking.CHANGED; empty where that wasn't said."""


class Read(Struct, frozen=True):
    """A file that a reader has been chosen for."""

    file: str
    """The file, as the user named it."""
    form: str
    """One of FORMS."""
    findings: Callable[[], Findings]
    """Reads it."""


class HeldText(Struct, frozen=True):
    """A file's text, and what is known of it from where it stands."""

    text: str
    """The text."""
    file: str
    """The file, as the user named it."""
    path: str
    """The last parts of its path, with "/" between them."""
    config: jrnl.JrnlConfig = jrnl.JrnlConfig()
    """What jrnl's settings say, should it be jrnl's."""
    days: notes.DayFormat | None = None
    """How its folder writes days in names, should it be one of notes."""
    changed: date | None = None
    """The day on which its file was last changed, where that is known."""


def read_text(held: HeldText, wanted: Wanted, around: Surroundings) -> Read:
    """A text with its reader.

    Raises:
        CustfocusError: Nobody can tell what it is, or it isn't what was said.
    """
    if not held.text.strip():
        raise CustfocusError(f"{held.file} is empty.", "Name another file.", code="empty")
    if jrnl.is_encrypted(held.text):
        raise CustfocusError(f"{held.file} is encrypted.", "Let jrnl --decrypt make a plain one.", code="encrypted")
    form = wanted.form or _form(held, wanted, around)
    if form is None:
        raise unrecognised(held.file)
    return Read(held.file, form, lambda: _findings(held, form, wanted, around))


def unrecognised(name: str) -> CustfocusError:
    """The error for a file of no known form."""
    return usage(
        f"custfocus can't tell what {name} was written by.",
        f"Say it with --from: {', '.join(FORMS)}.",
        code="unknown-form",
    )


def _form(held: HeldText, wanted: Wanted, around: Surroundings) -> str | None:
    text = held.text.lstrip()
    if text[:1] == "{":
        return CUSTFOCUS if own.is_line(text.partition("\n")[0]) else _form_of_list(text)
    if table.is_ours(text):
        return CUSTFOCUS
    if held.path.endswith(_TABLES) or wanted.columns != table.Columns():
        return CSV
    if held.path.endswith(_NOTES):
        return MARKDOWN
    return JRNL if jrnl.is_jrnl(held.text, held.config, around) else None


def _form_of_list(text: str) -> str | None:
    first = json_items.first_item(text)
    if first is None:
        return None
    if dayone.is_entry(first):
        return DAY_ONE
    return JRNL if jrnl.is_exported(first) else CUSTFOCUS


def _findings(held: HeldText, form: str, wanted: Wanted, around: Surroundings) -> Findings:
    text, file, ids = held.text, held.file, Ids(form)
    is_json = text.lstrip()[:1] == "{"
    match form:
        case "jrnl" if is_json:
            yield from jrnl.exported(text, file, around, ids)
        case "jrnl":
            yield from jrnl.entries(text, file, held.config, around, ids, jrnl.day_in_path(held.path))
        case "dayone":
            yield from dayone.entries(text, file, around, ids)
        case "markdown":
            for finding in notes.notes_in(text, held.path, file, around, ids, held.days):
                yield structs.replace(finding, changed=held.changed) if isinstance(finding, Undated) else finding
        case "csv":
            yield from table.entries(text, file, wanted.columns, around, ids)
        case _ if table.is_ours(text):
            yield from table.ours(text, file)
        case _ if (
            is_json and not own.is_line(text.lstrip().partition("\n")[0]) and json_items.first_item(text) is not None
        ):
            yield from own.answer(text, file)
        case _:
            yield from own.lines(text, file)
