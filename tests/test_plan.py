"""The plan of the house: sizes of rooms, modules and functions, names that mean one thing, who opens the journal."""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SRC = Path(__file__).resolve().parents[1] / "src" / "custfocus"
MOST_MODULES, LONGEST_MODULE, LONGEST_FUNCTION = 14, 350, 40
# What is longer, and why that is better than two.
LONG_MODULES = {
    "cli/table.py": "whoever opens it sees every command that there is",
    "content/models.py": "whoever opens it reads the whole form of the content",
    "journal/kinds.py": "whoever opens it reads all that the journal keeps",
}
LONG_FUNCTIONS = {
    "journal/steps.py:_first_form": "a step that has been released is never changed",
}
# What has other quotation marks in it than those of a keyboard, and why.
OTHER_MARKS = {
    "features/entries/page/entries.py": "a match stands between them where it can't be coloured",
    "features/share/names/text_words.py": "reads words between marks of any kind",
    "features/voices/form.py": "a page for a browser",
    "journal/finding/search.py": "the same",
    "terminal/meant.py": "reads words between marks of any kind",
    "terminal/output.py": "writes all kinds as those of a keyboard where only ASCII may be printed",
}
# Good English and poor names: they say that something happened, not what it is.
POOR = {"one", "found", "told", "said", "shown", "look", "save"}


@cache
def modules() -> dict[str, ast.Module]:
    """All modules by their paths."""
    paths = sorted(SRC.rglob("*.py"))
    return {path.relative_to(SRC).as_posix(): ast.parse(path.read_text("utf-8")) for path in paths}


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions and methods, inner ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its signature."""
    return (function.body[-1].end_lineno or 0) - function.body[0].lineno + 1


def test_no_room_is_crowded() -> None:
    """A folder has no more modules than can be seen at a glance."""
    rooms = defaultdict(list)
    for name in modules():
        if not name.endswith("__init__.py"):
            rooms[str(Path(name).parent)].append(name)
    assert {room: len(names) for room, names in rooms.items() if len(names) > MOST_MODULES} == {}


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    """Its lines are counted with all that stands in it."""
    long = {name for name in modules() if (SRC / name).read_text("utf-8").count("\n") > LONGEST_MODULE}
    assert long == LONG_MODULES.keys()


def test_no_function_is_too_long_to_be_read_at_once() -> None:
    """Its signature, which is as long as it has options, is left out."""
    long = {
        f"{name}:{function.name}"
        for name, tree in modules().items()
        for function in functions(tree)
        if length(function) > LONGEST_FUNCTION
    }
    assert long == LONG_FUNCTIONS.keys()


def test_a_class_shares_its_name_with_no_other() -> None:
    """Whoever reads a name needn't ask which of several is meant."""
    homes = defaultdict(list)
    for name, tree in modules().items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(name)
    assert {name: places for name, places in homes.items() if len(places) > 1} == {}


def test_a_feature_is_called_by_what_it_does() -> None:
    """Nothing at a feature's face has a name that only says that something was found, told or saved."""
    poor = {
        f"{name}:{node.name}"
        for name, tree in modules().items()
        if name.startswith("features/")
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name.lower() in POOR
    }
    assert poor == set()


def test_only_a_flow_opens_the_journal_and_asks() -> None:
    """Commands, rules, views and pages never touch a session's store, prompts or drafts."""
    touched = {
        f"{name}:{node.lineno} .{node.attr}"
        for name, tree in modules().items()
        if name.startswith("features/") and Path(name).stem != "flow" and "/flow/" not in name
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr in ("store", "ask", "drafts", "tell")
        and isinstance(node.value, ast.Name)
        and node.value.id == "session"
    }
    assert touched == set()


def test_words_are_quoted_in_one_way() -> None:
    """With the quotation marks of a keyboard; a document, to be printed or published, has those of print."""
    others = {
        name
        for name, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search("[“”„«»]", node.value)
        if "/document" not in name
    }
    assert others == OTHER_MARKS.keys()
