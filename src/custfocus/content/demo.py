"""The half year that `custfocus demo` writes: plain data of the content pack, no part of the framework."""

import json
from typing import Any

from custfocus.base.errors import CustfocusError
from custfocus.content.load import content_folder

_FILE = "demo.json"


def half_year() -> dict[str, Any]:
    """The entries and reviews, as `coach.story.story` takes them.

    Raises:
        CustfocusError: The file is missing or damaged.
    """
    try:
        return dict(json.loads((content_folder() / _FILE).read_text("utf-8")))
    except (OSError, ValueError) as error:
        raise CustfocusError(
            f"custfocus's own content is damaged: {_FILE}: {error}.",
            "Install custfocus again; your journal is not touched by that.",
            code="content",
        ) from error
