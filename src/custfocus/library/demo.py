"""The words that `custfocus demo` puts a journal together from: plain data, no part of the framework."""

from pathlib import Path
from typing import Any

from custfocus.errors import CustfocusError
from custfocus.library.read import NotReadableError, read

_FILE = Path(__file__).with_suffix(".yaml")


def words() -> dict[str, Any]:
    """The words, by the fields of `coach.story.Texts`.

    Raises:
        CustfocusError: The file is missing or damaged.
    """
    try:
        found, _ = read(_FILE, _FILE.name)
    except NotReadableError as error:
        hint = "Install custfocus again; your journal is not touched by that."
        raise CustfocusError(f"custfocus's own content is damaged: {error}", hint, code="content") from error
    return dict(found)
