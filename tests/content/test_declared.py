from pathlib import Path

import pytest

from custfocus.base.errors import CustfocusError
from custfocus.content.declared import Pack
from custfocus.content.framework import NO_PACK, Served
from custfocus.content.load import REINSTALL, check_pack, chosen, content_folder, is_pack, load, read_all
from tests.content.conftest import OURS, Shelf

NOBODY = "pack: {id: book, name: The book, people: {one: customer, many: customers}}"
WORKSHEET = """\
worksheets:
  - id: visit
    title: A visit
    purpose: Go.
    principles: [listen]
    fields:
      - {id: seen, prompt: What?}
      - {id: when, prompt: When?, kind: date}
    stages: [{id: go, name: Go, asks: [seen, when]}]
"""
REMARKS = "remarks: {worksheet: visit, words: seen}"


def problem(shelf: Shelf, pack: str) -> str:
    """The one thing that is wrong with a framework that declares this of itself, with its line."""
    (shelf.ours / "all.yaml").write_text(OURS.replace(NOBODY, "") + WORKSHEET)
    (shelf.ours / "pack.yaml").write_text(pack)
    [found] = [each for file in check_pack(shelf.ours) for each in file.problems]
    return f"{found.file} {found.line}: {found.message}"


def declared(*lines: str) -> str:
    """A pack that says this besides what it has to."""
    return "\n  ".join(["pack:", "id: book", "name: The book", "people: {one: guest, many: guests}", *lines]) + "\n"


@pytest.mark.parametrize(
    ("pack", "expected"),
    [
        ("pack:\n  id: book\n  name: The book\n", '1: found no "people", expected one in a pack.'),
        ("pack: 7\n", "1: found the number 7, expected the keys of a pack."),
        (declared("colour: red"), '5: found "colour", expected one of id, name, people'),
        (
            declared("pyramid: {principle: lisen, levels: [Head, Hands]}"),
            '5: found "lisen", expected the id of a principle. Did you mean "listen"?',
        ),
        (declared("pyramid: {principle: listen, levels: [Head]}"), "5: found 1 level, expected 2 to 5."),
        (declared("sharing: hand-on"), '5: found "hand-on", expected the id of a practice.'),
        (declared("sharing: stay-clos"), '5: found "stay-clos", expected the id of a practice. Did you mean'),
        (declared("role: listen"), '5: found "listen", expected the id of a role.'),
        (declared("remarks: {worksheet: visit}"), '5: found no "words", expected one in a pack.'),
        (declared("remarks: {worksheet: vist, words: seen}"), '5: found "vist", expected the id of a worksheet.'),
        (declared("remarks: {worksheet: visit, words: said}"), '5: found "said", expected a field of visit.'),
        (
            declared("remarks:", "  worksheet: visit", "  words: when"),
            '7: found "when", a field of kind date, expected one of kind text or line.',
        ),
        (
            declared(REMARKS[:-1] + ", principle: lisen}"),
            '5: found "lisen", expected the id of a principle. Did you mean "listen"?',
        ),
        (declared("demo: ../demo.json"), '5: found "../demo.json", expected the name of a file beside this one'),
        (declared("demo: nothing.json"), '1: found no file "nothing.json" beside it'),
    ],
)
def test_what_a_pack_names_has_to_be_there(shelf: Shelf, pack: str, expected: str) -> None:
    """Every id in it, and of the right kind; its line, what was found and what was expected are told."""
    assert problem(shelf, pack).startswith(f"pack.yaml {expected}")


def test_a_pack_stands_in_one_file_of_the_framework(shelf: Shelf) -> None:
    """In none there is nobody to speak of, in two there are too many; the user's own files have none."""
    (shelf.ours / "pack.yaml").write_text(declared())
    [first] = [each for file in check_pack(shelf.ours) for each in file.problems]
    assert (first.file, first.message) == ("pack.yaml", "found a pack, which all.yaml has too, expected it once.")
    (shelf.ours / "pack.yaml").unlink()
    (shelf.ours / "all.yaml").write_text(OURS.replace(NOBODY, ""))
    with pytest.raises(CustfocusError, match='found no "pack"'):
        shelf.load()
    (shelf.ours / "all.yaml").write_text(OURS)
    assert 'found "pack"' in shelf.problem(declared())


def test_what_it_declares_comes_through_the_cache(shelf: Shelf) -> None:
    """Read anew or from the cache, it is the same; so are the words for the people it speaks of."""
    shelf.put("mine.yaml", "retire: [stay-close]\n")
    (shelf.ours / "all.yaml").write_text(OURS.replace(NOBODY, "") + WORKSHEET)
    (shelf.ours / "pack.yaml").write_text(declared(REMARKS))
    for framework in (shelf.load(), shelf.load(), shelf.read()):
        assert framework.people == Served("guest", "guests")
        remarks = framework.pack.remarks
        assert remarks is not None
        assert (remarks.worksheet, remarks.words, remarks.who, remarks.principle) == ("visit", "seen", "", None)


def test_a_framework_without_a_pack_has_all_that_one_could_say() -> None:
    """The table of what it says then is made of the model."""
    assert vars(NO_PACK).keys() == Pack.model_fields.keys()
    said = {name: field.get_default() for name, field in Pack.model_fields.items() if not field.is_required()}
    assert {name: value for name, value in vars(NO_PACK).items() if name in said} == said


def test_the_environment_is_heard_before_the_settings_and_both_before_ours() -> None:
    """Each says what leads back to ours."""
    settings = Path("config.toml")
    ours = chosen({}, None, settings)
    assert (ours.folder, ours.ours, ours.way_back) == (content_folder(), True, REINSTALL)
    assert chosen({"CUSTFOCUS_CONTENT": ""}, None, settings) == ours
    named = chosen({}, Path("/packs/choir"), settings)
    assert (named.folder, named.origin, named.ours) == (Path("/packs/choir"), "config.toml", False)
    assert "config framework --off" in named.way_back
    first = chosen({"CUSTFOCUS_CONTENT": "~/choir", "HOME": "/"}, Path("/packs/choir"), settings)
    assert first.folder == Path("~/choir").expanduser()
    assert "CUSTFOCUS_CONTENT" in first.way_back


def test_a_named_framework_that_is_missing_says_how_to_go_back(shelf: Shelf, tmp_path: Path) -> None:
    """In a sentence with a next step; ours isn't blamed for it."""
    with pytest.raises(CustfocusError) as caught:
        load(tmp_path / "gone", shelf.theirs, shelf.cached, way_back="Go back.")
    assert caught.value.message == f"There is no framework in {tmp_path / 'gone'}."
    assert (caught.value.code, caught.value.hint) == ("content", "Go back.")


def test_ours_is_a_pack_and_all_right() -> None:
    """By the same check that others go through."""
    assert is_pack(content_folder())
    assert not any(file.problems for file in check_pack(content_folder()))
    assert read_all(content_folder(), Path("nowhere")).people == Served("customer", "customers")
