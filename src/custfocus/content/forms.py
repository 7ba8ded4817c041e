"""The worksheets that sheets have kept, read back without their models, whichever version has written them.

A sheet keeps of its worksheet what isn't as by default. What a former version didn't know yet has its default, what
this one doesn't know is passed over: a sheet can always be read, whatever becomes of the models.
"""

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from custfocus.content.light import Light

if TYPE_CHECKING:
    from custfocus.content.models import Field, Worksheet

# What the parts of a worksheet have, by name: the default, or the type of what has none. It is made of the models, so
# that what a sheet has kept can be read without them; where theirs change, a test shows what has to stand here.
SHAPES: dict[str, dict[str, Any]] = {
    "Worksheet": {
        "id": str,
        "sources": (),
        "principles": (),
        "pillar": None,
        "retired": False,
        "also": (),
        "own": "",
        "title": str,
        "purpose": str,
        "fields": tuple,
        "stages": tuple,
        "closing": (),
        "promise": "",
    },
    "Field": {
        "id": str,
        "prompt": str,
        "kind": "text",
        "help": "",
        "needed": False,
        "shareable": False,
        "part": "",
        "lead": "",
        "colleague": False,
        "choices": (),
        "others": False,
        "low": "",
        "high": "",
        "ahead": False,
        "after": "",
    },
    "Stage": {"id": str, "name": str, "asks": tuple, "due": None},
    "Due": {"days": 0, "working": False, "after": "opened"},
    "Ending": {"when": str, "needs": tuple, "unless": ()},
}
# The parts inside of others, by the key under which they stand.
_PARTS = {"fields": "Field", "stages": "Stage", "due": "Due", "closing": "Ending"}


def former(worksheet: str, form: str) -> "Worksheet":
    """The worksheet that a sheet has kept.

    Args:
        worksheet: Its id.
        form: What `Worksheet.form` was when the sheet was opened.

    Raises:
        ValueError: It is damaged.
    """
    try:
        raw = json.loads(form)
    except RecursionError as error:
        raise ValueError("It is nested too deeply.") from error
    return _worksheet(worksheet, raw, form)


def bare(worksheet: str, title: str, fields: Iterable[str]) -> "Worksheet":
    """A worksheet of which no more is known than the ids of its fields.

    Args:
        worksheet: Its id.
        title: What a sheet of it is called.
        fields: The ids.
    """
    parts = [{"id": name, "prompt": name} for name in fields]
    return _worksheet(worksheet, {"title": title, "fields": parts, "stages": []}, "")


def bare_field(name: str) -> "Field":
    """A field of which no more is known than its id."""
    field: Field = _part("Field", {"id": name, "prompt": name})
    return field


def _worksheet(worksheet: str, raw: Any, form: str) -> "Worksheet":
    if not isinstance(raw, dict):
        raise _damaged(raw)
    found = _part("Worksheet", {**raw, "id": worksheet, "purpose": ""})
    made: Any = Light(vars(found), {"kind": "worksheet", "label": found.title, "words": "", "form": form})
    return made  # type: ignore[no-any-return]


def _part(name: str, raw: Any) -> Any:
    """A part with all that it has, as by default where it is missing."""
    if not isinstance(raw, dict):
        raise _damaged(raw)
    return Light(
        {
            key: default if key not in raw and not isinstance(default, type) else _value(key, default, raw.get(key))
            for key, default in SHAPES[name].items()
        }
    )


def _value(key: str, default: Any, raw: Any) -> Any:
    """A value, where it is of the type of the default, or of the type that stands in its place."""
    part = _PARTS.get(key)
    if default is None:
        return _part(part, raw) if part and raw is not None else raw
    wanted = default if isinstance(default, type) else type(default)
    if wanted is tuple and isinstance(raw, list) and (part or all(isinstance(each, str) for each in raw)):
        return tuple(_part(part, each) for each in raw) if part else tuple(raw)
    if wanted is tuple or not isinstance(raw, wanted):
        raise _damaged(raw)
    return raw


def _damaged(raw: object) -> ValueError:
    return ValueError(f"The form is damaged at {raw!r:.40}")
