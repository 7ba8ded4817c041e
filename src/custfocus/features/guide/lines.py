"""What is said of one's own content in plain lines: what the check found, where the schema is."""

from __future__ import annotations

from custfocus.base import wording
from custfocus.content.framework import Checked
from custfocus.features.guide.views import FILE, HTML, BookSaved, Checks, SchemaSaved


def checks(view: Checks) -> str:
    """How the framework stands that is named, then what each file of one's own does, or what is wrong with it."""
    return "\n".join(filter(None, (_framework(view), _own(view))))


def _framework(view: Checks) -> str:
    """How a framework stands as a whole; nothing of the one that came with custfocus."""
    if not view.framework:
        return ""
    wrong = [file for file in view.framework_files if file.problems]
    if not wrong:
        items = wording.counted(sum(len(file.adds) for file in view.framework_files), "item")
        files = wording.counted(len(view.framework_files), "file")
        return f"The framework in {view.framework} is good: {items} in {files}."
    lines = [f"The framework in {view.framework} can't be used until this is mended:"]
    for file in wrong:
        lines += [f"  {file.file}, line {problem.line}: {problem.message}" for problem in file.problems]
    return "\n".join(lines)


def _own(view: Checks) -> str:
    if not view.files:
        if not view.example:  # a framework alone was looked at
            return ""
        return (
            "There is no content of your own yet. To begin, put this into a file in\n"
            f"{view.folder},\nsuch as {FILE}, and change it to your liking:\n\n{view.example}\n"
            "Then custfocus guide check tells whether it is good."
        )
    lines = [line for file in view.files for line in _check(file)]
    if view.good and view.elsewhere:
        lines.append(f"To use it, put it into {view.folder}.")
    return "\n".join(lines)


def schema_saved(view: SchemaSaved) -> str:
    """Where it is, and the line by which an editor finds it."""
    return (
        f"Saved as {view.path}. An editor that knows YAML completes and checks your content with\n"
        f"# yaml-language-server: $schema={view.path}\n"
        "as the first line of your file, the path seen from there."
    )


def book_saved(view: BookSaved) -> str:
    """Where it is, and what opens it."""
    opens = (
        "It opens in a browser, prints, and needs nothing else." if view.format == HTML else "Any editor opens it."
    )
    return f"Saved as {view.path}. {opens}"


def _check(file: Checked) -> list[str]:
    if file.problems:
        problems = [f"  line {problem.line}: {problem.message}" for problem in file.problems]
        return [f"{file.file} is left out as a whole until this is mended:", *problems]
    did = {"adds": file.adds, "replaces": file.replaces, "retires": file.retires}
    does = [f"{verb} {', '.join(ids)}" for verb, ids in did.items() if ids]
    return [
        f"{file.file} is good: it {'; '.join(does)}." if does else f"{file.file} is good, and has nothing in it yet."
    ]
