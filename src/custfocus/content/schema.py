"""The JSON Schema of a content file of one's own, made of the models: by it, an editor completes and checks."""

import json
from pathlib import Path
from typing import Any

from pydantic.json_schema import models_json_schema

from custfocus.content.files import RETIRE
from custfocus.content.framework import PLURALS
from custfocus.content.models import MODELS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TITLE = "Content of one's own for custfocus"


def schema() -> dict[str, Any]:
    """What a content file of the user's may hold: kinds of item, each with its items, and what it retires."""
    _, found = models_json_schema([(model, "validation") for model in MODELS.values()])
    kinds = {plural: {"type": "array", "items": _of_kind(kind)} for plural, kind in PLURALS.items()}
    ids = {"type": "array", "items": {"type": "string"}, "description": "The ids of items to take out."}
    return {
        "$schema": DIALECT,
        "title": TITLE,
        "type": "object",
        "properties": {**kinds, RETIRE: ids},
        "additionalProperties": False,
        "$defs": found["$defs"],
    }


def text() -> str:
    """The schema as a file holds it."""
    return json.dumps(schema(), indent=2) + "\n"


def is_schema(path: Path) -> bool:
    """Whether a file is such a schema, of this version or another, so that nothing is lost with it."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(found, dict) and found.get("title") == TITLE


def _of_kind(kind: str) -> dict[str, str]:
    return {"$ref": f"#/$defs/{MODELS[kind].__name__}"}
