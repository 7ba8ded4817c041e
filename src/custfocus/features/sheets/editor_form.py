"""A sheet as a form for the editor, and back; whatever was typed where, no word of it is lost.

    === said: What did they say?
    = text · needed · may be shared
    = Their words rather than yours, as near as you remember them.
    Nobody had rung her back.

A line that begins with "=" is the form's, any other the user's; one of theirs that looks like the form's stands
behind a backslash. A heading may be damaged: it is known by its id, by its prompt, or by its place. What still can't
be told comes back as a leftover, with the reason, and the field concerned keeps the value it had.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.errors import CustfocusError
from custfocus.content.framework import by_field
from custfocus.features.sheets.order import out_of_order
from custfocus.features.sheets.sheet import Sheet, filled
from custfocus.features.sheets.values import ReadDay, Value, form_of, in_words, parse

if TYPE_CHECKING:
    from custfocus.content.models import Field

ABOVE = "it stands above the first heading"
UNKNOWN = "its heading is none of the sheet's"
TWICE = "there is a heading twice"
NOT_OURS = "it begins like the form's own lines"
IN_HEADING = "it stands in a heading"
_QUOTED = 60
_HEADING, _HINT, _BEHIND = "===", "=", "\\"
_GUIDE = "= Write below the lines that begin with ===; those that begin with = are only here to help."
_MARKS = {"needed": "needed", "shareable": "may be shared"}


class Leftover(Struct, frozen=True):
    """Words of a form that have found no place."""

    words: str
    """The words, as they stood there."""
    reason: str
    """Why, as a clause or in sentences."""
    field: str = ""
    """The id of the field they may belong to; empty where nothing is known."""


class FormReading(Struct, frozen=True):
    """What a form says."""

    changes: dict[str, Value | None]
    """The fields whose value is another now, as `filled` takes them; None empties one."""
    leftovers: tuple[Leftover, ...]
    """The words that have found no place."""


class _Form:
    """The form's own lines for a sheet, by which they are known again."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        """The sheet."""
        fields = sheet.worksheet.fields
        prompts = Counter(_line(field.prompt) for field in fields)
        heads = {_line(field.prompt): field for field in fields if prompts[_line(field.prompt)] == 1}
        heads |= {_head(field): field for field in fields}
        self.heads = {head: heads[head] for head in sorted(heads, key=len, reverse=True) if head}
        """What a heading says, whole or without its id where its prompt is like no other, longest first."""
        self.hints = {_title(sheet), _GUIDE, *(hint for field in fields for hint in _hints(field))}
        """The lines that are only there to help."""

    def is_heading(self, line: str) -> bool:
        """Whether a line is a heading, as far as that can be told: by its beginning, or by having one's words."""
        return bool(line.strip("= ")) if line.startswith("==") else line in self.heads

    def is_ours(self, line: str) -> bool:
        """Whether a line, without backslashes before it, would be taken for one of the form's."""
        bare = line.lstrip(_BEHIND).strip()
        return bare.startswith(f"{_HINT} ") or self.is_heading(bare)

    def taken_for_none(self, words: str) -> str:
        """Words of the user's, so that no line of them is taken for the form's."""
        return "\n".join(_BEHIND + line if self.is_ours(line) else line for line in words.split("\n"))

    def before(self, field: Field) -> str:
        """What a field has had so far."""
        return in_words(self.sheet.values.get(field.id)).strip()


class _Block:
    """A heading's field, None where it is unknown, and the lines below it."""

    def __init__(self, field: Field | None, heading: str = "", first: str = "") -> None:
        self.field = field
        self.heading = heading
        self.lines = [first] if first else []

    @property
    def body(self) -> str:
        return "\n".join(self.lines).strip()


def form_text(sheet: Sheet) -> str:
    """All fields of a sheet with their values, to be edited."""
    form = _Form(sheet)
    parts = [f"{_title(sheet)}\n{_GUIDE}\n"]
    for field in sheet.worksheet.fields:
        lines = [f"{_HEADING} {_head(field)}", *_hints(field)]
        value = in_words(sheet.values.get(field.id))
        parts.append("\n".join([*lines, form.taken_for_none(value)]) + "\n")
    return "\n".join(parts)


def above_form(sheet: Sheet, words: str) -> str:
    """Words that have no place in a sheet's form, as they stand above it, where none is taken for the form's own."""
    return _Form(sheet).taken_for_none(words.strip())


def read_form(
    sheet: Sheet, text: str, *, day: ReadDay, known: Mapping[str, Sequence[str]] | None = None
) -> FormReading:
    """What an edited form of a sheet says; a field that isn't in it any more keeps its value.

    Args:
        sheet: The sheet, as it was when the form was made.
        text: What the editor left.
        day: Reads a day: the words, and whether it is one to come.
        known: For the choices among its fields, what the user has given before, by their ids.
    """
    leftovers: list[Leftover] = []
    form = _Form(sheet)
    blocks = list(_blocks(form, text, leftovers))
    _place(form, blocks, leftovers)
    missing = _missing(form, blocks)
    bodies: dict[str, str] = {}
    for at, block in enumerate(blocks):
        field = block.field
        body = block.body
        if field is None or body != form.before(field):
            for gone in reversed(missing[at]):
                body = _without(body, form.before(gone))
        if field is None:
            words = f"{block.heading}\n{body}".strip()
            leftovers += [Leftover(words, UNKNOWN if block.heading else ABOVE)] if words else []
        elif body and bodies.get(field.id, body) not in ("", body):
            leftovers.append(Leftover(body, TWICE, field.id))
        elif body or field.id not in bodies:
            bodies[field.id] = body
    changes: dict[str, Value | None] = {}
    for name, body in bodies.items():
        _change(sheet, name, body, day, (known or {}).get(name, ()), changes, leftovers)
    while wrong := out_of_order(filled(sheet, changes), changes):
        name, error = wrong
        leftovers.append(Leftover(bodies[name], _said(error), name))
        del changes[name]
    return FormReading(changes, tuple(leftovers))


def leftover_lines(leftovers: Sequence[Leftover], short: str) -> list[str]:
    """What a page says of words that have found no place, and how they come back, in lines."""
    lines = []
    for left in leftovers:
        words = " ".join(left.words.split())
        lines.append(f"No place yet for: {wording.shortened(words, _QUOTED, beyond=True)}")
        lines.append(f"  {left.reason[:1].upper()}{left.reason[1:].rstrip('.')}.")
    return [*lines, f"That is kept: custfocus edit {short} -e brings it back."] if lines else []


def _change(
    sheet: Sheet,
    name: str,
    body: str,
    day: ReadDay,
    known: Sequence[str],
    changes: dict[str, Value | None],
    leftovers: list[Leftover],
) -> None:
    """Note what stands under a heading as a change where it is one, or as left over where it means nothing there."""
    before = sheet.values.get(name)
    if body == in_words(before).strip():
        return
    try:
        value = parse(by_field(sheet.worksheet)[name], body, day=day, known=known)
    except CustfocusError as error:
        leftovers.append(Leftover(body, _said(error), name))
        return
    if value != before or type(value) is not type(before):
        changes[name] = value


def _said(error: CustfocusError) -> str:
    return f"{error.message} {error.hint}".strip()


def _blocks(form: _Form, text: str, leftovers: list[Leftover]) -> Iterator[_Block]:
    """The form taken apart at its headings; what stands above the first is a block without one."""
    block = _Block(None)
    for line in text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        bare = line.strip()
        if form.is_heading(bare):
            yield block
            block = _headed(form, bare, leftovers)
        elif bare.startswith(f"{_HINT} "):
            if bare not in form.hints:
                leftovers.append(Leftover(bare, NOT_OURS, block.field.id if block.field else ""))
        elif line.startswith(_BEHIND) and form.is_ours(line):
            block.lines.append(line[1:])
        else:
            block.lines.append(line)
    yield block


def _headed(form: _Form, heading: str, leftovers: list[Leftover]) -> _Block:
    """The block that begins with a heading; what was only run into the heading's line stands below it."""
    core = heading.lstrip("=").strip()
    for head, headed in form.heads.items():
        if core.startswith(head):
            return _Block(headed, heading, core.removeprefix(head).strip())
    name = (core.partition(":")[0] if ":" in core else core.split()[0]).strip().casefold()
    by_id = by_field(form.sheet.worksheet).get(name)
    field = by_id or next((each for head, each in form.heads.items() if head in core), None)
    if field:
        _note_more(heading, field, leftovers)
    return _Block(field, heading)


def _note_more(heading: str, field: Field, leftovers: list[Leftover]) -> None:
    """Keep a heading that has words in it which aren't the form's."""
    if Counter(heading.replace(":", " ").lstrip("=").split()) - Counter(_head(field).replace(":", " ").split()):
        leftovers.append(Leftover(heading, IN_HEADING, field.id))


def _place(form: _Form, blocks: list[_Block], leftovers: list[Leftover]) -> None:
    """Give a block with an unknown heading the one field that is missing between its neighbours."""
    for at, missing in enumerate(_missing(form, blocks)):
        block = blocks[at]
        beside = blocks[max(1, at - 1) : at + 2]
        if (
            block.heading
            and block.field is None
            and len(missing) == 1
            and [other.field for other in beside].count(None) == 1
        ):
            block.field = missing[0]
            _note_more(block.heading, block.field, leftovers)


def _missing(form: _Form, blocks: Sequence[_Block]) -> list[list[Field]]:
    """For each block, the fields without a heading that should stand between it and the next with a known one."""
    fields = form.sheet.worksheet.fields
    seen = {block.field.id for block in blocks if block.field}
    order = {field.id: place for place, field in enumerate(fields)}
    known = [order[block.field.id] if block.field else None for block in blocks]
    befores = accumulate(known, _latest)
    afters = [None, *accumulate(reversed(known), _latest)][: len(blocks)]
    return [
        [field for field in fields[0 if before is None else before + 1 : after] if field.id not in seen]
        for before, after in zip(befores, reversed(afters), strict=True)
    ]


def _latest(last: int | None, place: int | None) -> int | None:
    return last if place is None else place


def _without(body: str, value: str) -> str:
    """A body without the value below it of a field that has lost its heading, and keeps its value."""
    if value and (body == value or body.endswith(f"\n{value}")):
        return body.removesuffix(value).rstrip()
    return body


def _head(field: Field) -> str:
    return f"{field.id}: {_line(field.prompt)}"


def _hints(field: Field) -> list[str]:
    marks = [form_of(field), *(word for name, word in _MARKS.items() if getattr(field, name))]
    return [f"{_HINT} {_line(hint)}" for hint in (" · ".join(marks), field.help) if hint.strip()]


def _title(sheet: Sheet) -> str:
    return f"{_HINT} {_line(sheet.worksheet.title)}, opened {sheet.opened.isoformat()}"


def _line(words: str) -> str:
    return " ".join(words.split())
