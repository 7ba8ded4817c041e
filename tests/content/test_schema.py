import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from custfocus.content.framework import PLURALS
from custfocus.content.load import content_folder
from custfocus.content.schema import is_schema, schema, text
from custfocus.content.yaml import read
from tests.content.conftest import QUESTION

TOP = Path(__file__).resolve().parents[2]
FILES = sorted(content_folder().rglob("*.yaml"))
SCHEMA = schema()
CHECK = Draft202012Validator(SCHEMA)


def refused(folder: Path, text: str) -> list[str]:
    """Where an independent validator refuses a file of this text, innermost key last."""
    (folder / "mine.yaml").write_text(text)
    data, _ = read(folder / "mine.yaml", "mine.yaml")
    return [error.json_path for error in CHECK.iter_errors(data)]


def test_it_is_a_schema_itself() -> None:
    """By the rules of its dialect; every kind that a file may hold is there, and what it retires."""
    Draft202012Validator.check_schema(SCHEMA)
    assert [*SCHEMA["properties"]] == [*PLURALS, "retire"]
    assert json.loads(text()) == SCHEMA


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(content_folder())))
def test_all_of_ours_holds_by_it(file: Path) -> None:
    """Checked by a validator that knows nothing of our models; coverage and the pack are in no file of the user's."""
    data, _ = read(file, file.name)
    data.pop("coverage", None)
    data.pop("pack", None)
    assert [error.message for error in CHECK.iter_errors(data)] == []


def test_the_example_in_the_docs_holds_by_it_and_names_it(tmp_path: Path) -> None:
    """The line that an editor looks for is its first."""
    pages = [TOP / "README.md", *(TOP / "docs").glob("*.md")]
    found = [each for page in pages for each in re.findall(r"(?ms)^```yaml\n(.*?)^```$", page.read_text("utf-8"))]
    assert found
    for example in found:
        assert example.startswith("# yaml-language-server: $schema=")
        assert refused(tmp_path, example) == []


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        (("questions:", "questoins:"), "$"),
        (("daily: What was said?, ", ""), "$.questions[0]"),
        (("daily", "daly"), "$.questions[0]"),
        (("What was said?", "' '"), "$.questions[0].daily"),
        (("id: mine", "id: Mine"), "$.questions[0].id"),
        (("[listen]", "listen"), "$.questions[0].principles"),
        (("[listen]", "[listen], own: me"), "$.questions[0]"),
        (("[listen]", "[a, b, c, d]"), "$.questions[0].principles"),
    ],
)
def test_what_the_models_refuse_in_a_field_it_refuses_too(
    tmp_path: Path, changes: tuple[str, str], where: str
) -> None:
    """Where it stands, so that an editor can mark it."""
    assert refused(tmp_path, QUESTION) == []
    assert where in refused(tmp_path, QUESTION.replace(*changes))


def test_every_key_is_explained() -> None:
    """An editor shows it beside the key: the words that stand under the field in the models."""

    def keys(found: Any) -> Iterator[tuple[str, dict[str, Any]]]:
        for name, definition in found.items():
            yield from ((f"{name}.{key}", value) for key, value in definition["properties"].items())

    assert [key for key, value in keys(SCHEMA["$defs"]) if not value.get("description")] == []


def test_only_a_schema_is_taken_for_one(tmp_path: Path) -> None:
    """What else a file holds is the user's, and not to be written over."""
    file = tmp_path / "schema.json"
    for words, expected in ((text(), True), ("{}", False), ("[]", False), ("", False), ("[" * 100_000, False)):
        file.write_text(words)
        assert is_schema(file) is expected
    assert not is_schema(tmp_path)
