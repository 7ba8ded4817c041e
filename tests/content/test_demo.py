import pytest
from msgspec import json

from custfocus.base.errors import CustfocusError
from custfocus.content.demo import half_year
from custfocus.content.load import check_pack, content_folder
from tests.content.conftest import OURS, Shelf

TODAY, ENTRY = "2026-11-19", {"day": "2026-11-02", "at": "08:00", "kind": "note"}


def damage(shelf: Shelf, raw: bytes | None) -> CustfocusError:
    """The error for a framework whose half year is this."""
    (shelf.ours / "all.yaml").write_text(OURS.replace("many: customers}", "many: customers}, demo: demo.json"))
    (shelf.ours / "demo.json").write_bytes(raw or b"")
    framework = shelf.read()
    if raw is None:
        (shelf.ours / "demo.json").unlink()
    with pytest.raises(CustfocusError) as caught:
        half_year(shelf.ours, framework, "Go back.")
    return caught.value


@pytest.mark.parametrize("raw", [None, b"", b'{"today": ', b"\xff"], ids=["missing", "empty", "cut off", "no text"])
def test_content_without_its_half_year_says_so(shelf: Shelf, raw: bytes | None) -> None:
    """A file that is missing or damaged ends in a sentence that names it."""
    error = damage(shelf, raw)
    assert "made-up journal is damaged: demo.json: " in error.message
    assert (error.code, error.hint) == ("content", "Go back.")


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], "found no entry, expected some"),
        ([ENTRY, ENTRY | {"item": "gone"}], 'found "gone" in entry 2, expected the id of an item'),
        ([ENTRY | {"at": "25:00"}], 'found "25:00" in entry 1, expected a time such as 08:15'),
        ([ENTRY | {"principles": ["gone"]}], 'found "gone" in entry 1, expected the id of a principle'),
        ([ENTRY | {"kind": "intention"}], 'found no key of an earlier entry as "answer" in entry 1, expected one'),
    ],
)
def test_what_a_half_year_names_has_to_be_there(shelf: Shelf, entries: list[object], expected: str) -> None:
    """The check of a framework says the same beforehand."""
    raw = json.encode({"today": TODAY, "entries": entries, "reviews": [], "planted": []})
    assert damage(shelf, raw).message.endswith(f"demo.json: {expected}.")
    [problem] = [each for file in check_pack(shelf.ours) for each in file.problems]
    assert str(problem) == f"demo.json, line 1: {expected}."


def test_a_framework_needs_no_half_year(shelf: Shelf) -> None:
    """Whoever asks for it is told so."""
    with pytest.raises(CustfocusError) as caught:
        half_year(shelf.ours, shelf.read(), "")
    assert caught.value.code == "no-demo"


def test_ours_is_as_it_was_written() -> None:
    """All that it names is there."""
    assert not any(file.problems for file in check_pack(content_folder()))
