"""The plan of the house: sizes of rooms, modules and functions, names that mean one thing, who opens the journal."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[1] / "src" / "custfocus"
MODULES = {path.relative_to(SRC).as_posix(): ast.parse(path.read_text("utf-8")) for path in sorted(SRC.rglob("*.py"))}

MOST_MODULES, LONGEST_MODULE, LONGEST_FUNCTION = 14, 350, 40
# What is longer still; the lists only shrink.
LONG_MODULES = {
    "content/models.py",
    "features/entries/views.py",
    "features/guide/page.py",
    "features/practice/strength.py",
    "features/review/views.py",
    "features/share/pseudonyms.py",
    "features/sheets/flow/filling.py",
    "features/sheets/sheet.py",
    "features/sheets/views.py",
    "journal/acts.py",
    "journal/entries.py",
    "journal/kinds.py",
}
LONG_FUNCTIONS = {
    "features/guide/page.py:_body",
    "features/review/views.py:review",
    "journal/steps.py:_first_form",
}
# Good English and poor names: they say that something happened, not what it is.
POOR = {"one", "found", "told", "said", "shown", "look", "save"}
# Public classes that share their name; the list only shrinks.
SHARED_NAMES = {
    "Answer",
    "Asked",
    "Asking",
    "Away",
    "Checked",
    "Counted",
    "Due",
    "Group",
    "Hit",
    "Known",
    "Logged",
    "Marked",
    "Match",
    "Measure",
    "Named",
    "Next",
    "Offer",
    "Part",
    "Past",
    "Plan",
    "Practice",
    "Practised",
    "Priority",
    "Quote",
    "Rating",
    "Reading",
    "Review",
    "Row",
    "Sheet",
    "Shown",
    "Standing",
    "Statement",
    "Step",
    "Voice",
}
COMMANDS_THAT_TOUCH_IT = {
    "features/__init__.py",
    "features/away/__init__.py",
    "features/away/command.py",
    "features/away/days.py",
    "features/away/page.py",
    "features/calendar/__init__.py",
    "features/calendar/command.py",
    "features/calendar/page.py",
    "features/calendar/views.py",
    "features/capture/__init__.py",
    "features/capture/command/__init__.py",
    "features/capture/command/heard.py",
    "features/capture/command/note.py",
    "features/capture/page.py",
    "features/capture/views.py",
    "features/changes/__init__.py",
    "features/changes/command/__init__.py",
    "features/changes/command/delete.py",
    "features/changes/command/edit.py",
    "features/changes/command/undo.py",
    "features/changes/page.py",
    "features/changes/views.py",
    "features/config/__init__.py",
    "features/config/command.py",
    "features/config/page.py",
    "features/config/views.py",
    "features/demo/__init__.py",
    "features/demo/command.py",
    "features/demo/page.py",
    "features/demo/story.py",
    "features/demo/views.py",
    "features/entries/__init__.py",
    "features/entries/command/__init__.py",
    "features/entries/command/history.py",
    "features/entries/command/list.py",
    "features/entries/command/search.py",
    "features/entries/command/show.py",
    "features/entries/page.py",
    "features/entries/views.py",
    "features/export/__init__.py",
    "features/export/command.py",
    "features/export/documents.py",
    "features/guide/__init__.py",
    "features/guide/command.py",
    "features/guide/lookup.py",
    "features/guide/page.py",
    "features/guide/views.py",
    "features/insights/__init__.py",
    "features/insights/chance.py",
    "features/insights/command.py",
    "features/insights/counts.py",
    "features/insights/groups.py",
    "features/insights/language.py",
    "features/insights/page.py",
    "features/insights/themes.py",
    "features/insights/views.py",
    "features/plans/__init__.py",
    "features/plans/barriers.py",
    "features/plans/command/__init__.py",
    "features/plans/command/barriers.py",
    "features/plans/command/plan.py",
    "features/plans/page/__init__.py",
    "features/plans/page/barriers.py",
    "features/plans/page/plans.py",
    "features/plans/plans.py",
    "features/practice/__init__.py",
    "features/practice/command.py",
    "features/practice/page.py",
    "features/practice/strength.py",
    "features/progress/__init__.py",
    "features/progress/command.py",
    "features/progress/page.py",
    "features/progress/views.py",
    "features/ratings/__init__.py",
    "features/ratings/command.py",
    "features/ratings/gaps.py",
    "features/ratings/page.py",
    "features/ratings/scales.py",
    "features/ratings/views.py",
    "features/reflect/__init__.py",
    "features/reflect/choice.py",
    "features/reflect/command.py",
    "features/reflect/page.py",
    "features/reflect/views.py",
    "features/review/__init__.py",
    "features/review/command.py",
    "features/review/letter.py",
    "features/review/month.py",
    "features/review/page.py",
    "features/review/priorities.py",
    "features/review/views.py",
    "features/scorecard/__init__.py",
    "features/scorecard/command.py",
    "features/scorecard/figures.py",
    "features/scorecard/measures.py",
    "features/scorecard/page.py",
    "features/scorecard/spreadsheet.py",
    "features/share/__init__.py",
    "features/share/command.py",
    "features/share/document.py",
    "features/share/folding.py",
    "features/share/name_words.py",
    "features/share/page.py",
    "features/share/passages.py",
    "features/share/people.py",
    "features/share/pseudonyms.py",
    "features/share/views.py",
    "features/sheets/__init__.py",
    "features/sheets/command/__init__.py",
    "features/sheets/command/close.py",
    "features/sheets/command/log.py",
    "features/sheets/command/open.py",
    "features/sheets/command/reopen.py",
    "features/sheets/editor_form.py",
    "features/sheets/figures.py",
    "features/sheets/page.py",
    "features/sheets/sheet.py",
    "features/sheets/values.py",
    "features/sheets/views.py",
    "features/today/__init__.py",
    "features/today/command/__init__.py",
    "features/today/command/nudge.py",
    "features/today/command/today.py",
    "features/today/nudge.py",
    "features/today/page/__init__.py",
    "features/today/page/today.py",
    "features/today/views.py",
    "features/voices/__init__.py",
    "features/voices/command.py",
    "features/voices/form.py",
    "features/voices/others.py",
    "features/voices/page.py",
    "features/voices/pooling.py",
    "features/voices/replies.py",
    "features/voices/views.py",
}
POORLY_NAMED = {
    "features/capture/flow.py:save",
    "features/demo/views.py:Look",
    "features/entries/page.py:shown",
    "features/entries/views.py:Shown",
    "features/entries/views.py:shown",
    "features/guide/views.py:Found",
    "features/guide/views.py:Shown",
    "features/guide/views.py:shown",
    "features/plans/barriers.py:shown",
    "features/plans/flow/barriers.py:look",
    "features/plans/flow/planning.py:look",
    "features/plans/flow/planning.py:told",
    "features/plans/page/barriers.py:shown",
    "features/ratings/flow.py:look",
    "features/ratings/flow.py:save",
    "features/ratings/gaps.py:Said",
    "features/ratings/views.py:told",
    "features/reflect/flow.py:save",
    "features/reflect/flow.py:told",
    "features/reflect/views.py:Told",
    "features/review/flow/months.py:look",
    "features/review/flow/months.py:save",
    "features/scorecard/figures.py:said",
    "features/sheets/flow/filling.py:told",
    "features/sheets/flow/keeping.py:save",
    "features/sheets/values.py:shown",
    "features/today/command/today.py:look",
}


def functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """All functions and methods, inner ones too."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def length(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines of a function without its signature."""
    return (function.body[-1].end_lineno or 0) - function.body[0].lineno + 1


def test_no_room_is_crowded() -> None:
    """A folder has no more modules than can be seen at a glance."""
    rooms = defaultdict(list)
    for name in MODULES:
        if not name.endswith("__init__.py"):
            rooms[str(Path(name).parent)].append(name)
    assert {room: len(names) for room, names in rooms.items() if len(names) > MOST_MODULES} == {}


def test_no_module_is_too_long_to_be_read_at_once() -> None:
    """Its lines are counted with all that stands in it."""
    long = {name for name in MODULES if (SRC / name).read_text("utf-8").count("\n") > LONGEST_MODULE}
    assert long - LONG_MODULES == set()


def test_no_function_is_too_long_to_be_read_at_once() -> None:
    """Its signature, which is as long as it has options, is left out."""
    long = {
        f"{name}:{function.name}"
        for name, tree in MODULES.items()
        for function in functions(tree)
        if length(function) > LONGEST_FUNCTION
    }
    assert long - LONG_FUNCTIONS == set()


def test_a_class_shares_its_name_with_no_other() -> None:
    """Whoever reads a name needn't ask which of several is meant."""
    homes = defaultdict(list)
    for name, tree in MODULES.items():
        for node in tree.body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes[node.name].append(name)
    shared = {name for name, places in homes.items() if len(places) > 1}
    assert {name: homes[name] for name in shared - SHARED_NAMES} == {}


def test_a_feature_is_called_by_what_it_does() -> None:
    """Nothing at a feature's face has a name that only says that something was found, told or saved."""
    poor = {
        f"{name}:{node.name}"
        for name, tree in MODULES.items()
        if name.startswith("features/")
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name.lower() in POOR
    }
    assert poor - POORLY_NAMED == set()


@pytest.mark.parametrize("name", [name for name in MODULES if name.startswith("features/")])
def test_only_a_flow_opens_the_journal_and_asks(name: str) -> None:
    """Commands, rules, views and pages never touch a session's store, prompts or drafts."""
    if Path(name).stem == "flow" or "/flow/" in name:
        return
    touched = {
        f"line {node.lineno}: .{node.attr}"
        for node in ast.walk(MODULES[name])
        if isinstance(node, ast.Attribute)
        and node.attr in ("store", "ask", "drafts", "tell")
        and isinstance(node.value, ast.Name)
        and node.value.id == "session"
    }
    assert name in COMMANDS_THAT_TOUCH_IT or touched == set()
