"""What the parts of a worksheet have, by name: the default, or the type of what has none.

It is made of the models, so that what a sheet has kept can be read without them. Whoever changes a default there is
shown by tests/content/test_forms.py what has to stand here.
"""

from typing import Any

SHAPES: dict[str, dict[str, Any]] = {
    "Worksheet": {
        "id": str,
        "sources": (),
        "principles": (),
        "pillar": None,
        "retired": False,
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
        "colleague": False,
        "choices": (),
        "others": False,
        "low": "",
        "high": "",
        "ahead": False,
    },
    "Stage": {"id": str, "name": str, "asks": tuple, "due": None},
    "Due": {"days": 0, "working": False, "after": "opened"},
    "Ending": {"when": str, "needs": tuple, "unless": ()},
}
