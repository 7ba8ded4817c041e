"""Texts as cells of a table that no spreadsheet takes for formulas, and as they were again."""

import re

HEADINGS = ("id", "kind", "day", "at", "zone", "item", "asked", "text", "principles", "tags", "data")
# What a spreadsheet would take for a formula, and perhaps act upon.
_FORMULA = re.compile(r"'*[=+\-@\t]")
# The same within a cell, where one that takes semicolons or tabs for the ends of cells would begin another.
_FORMULA_WITHIN = re.compile(r"([;\t\n][ \"]*)('*)(?=[=+@]|-[\w(])")


def cell(text: str) -> str:
    """A text as a cell: what looks like a formula gets the apostrophe that marks text, and so does what has one."""
    text = _FORMULA_WITHIN.sub(r"\1'\2", text.replace("\r\n", "\n").replace("\r", "\n"))
    return f"'{text}" if _FORMULA.match(text) else text


def uncelled(text: str) -> str:
    """The text of which a cell was made."""
    text = text[1:] if text[:1] == "'" and _FORMULA.match(text) else text
    return _FORMULA_WITHIN.sub(lambda place: f"{place[1]}{place[2][1:]}", text)
