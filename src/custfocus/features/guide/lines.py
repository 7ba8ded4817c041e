"""What is said of one's own content in plain lines: what the check found, where the schema is."""

from __future__ import annotations

from custfocus.content.framework import Checked
from custfocus.features.guide.views import FILE, Checks, SchemaSaved


def checks(view: Checks) -> str:
    """What each file does, or what is wrong with it and where."""
    if not view.files:
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


def _check(file: Checked) -> list[str]:
    if file.problems:
        problems = [f"  line {problem.line}: {problem.message}" for problem in file.problems]
        return [f"{file.file} is left out as a whole until this is mended:", *problems]
    did = {"adds": file.adds, "replaces": file.replaces, "retires": file.retires}
    does = [f"{verb} {', '.join(ids)}" for verb, ids in did.items() if ids]
    return [
        f"{file.file} is good: it {'; '.join(does)}." if does else f"{file.file} is good, and has nothing in it yet."
    ]
