"""The word that a brief was handed on: plain lines, which take no time to draw."""

from typing import TYPE_CHECKING

from custfocus.features.share.readers import READERS

if TYPE_CHECKING:
    from custfocus.features.share.views import Brief, ListOfNames
    from custfocus.journal.entry import Entry


def saved_brief(view: "Brief") -> str:
    """Where a brief was saved, and that it counts, where it does."""
    saved = f"Saved {view.path}, for {READERS[view.audience]}: {view.extent}."
    return f"{saved}\n{counts(view.counted)}" if view.counted else saved


def counts(practice: "Entry") -> str:
    """What handing it on was kept as."""
    return f'That counts as "{practice.asked}"; custfocus undo takes it back.'


def list_of_names(view: "ListOfNames") -> str:
    """What is on the list, and how it is changed."""
    marks = [f"  {number} " if view.numbered else "  " for number in range(1, len(view.names + view.no_names) + 1)]
    words = [f"{mark}{word}" for mark, word in zip(marks, view.names + view.no_names, strict=True)]
    names, no_names = words[: len(view.names)], words[len(view.names) :]
    lines = ["Names that are replaced", *(names or ["  none besides those in your journal"])]
    lines += ["No names, so never pointed out", *no_names] if no_names else []
    if view.numbered:
        return "\n".join(lines)
    lines.append('custfocus share --names --name "Ann Lee" adds one, --no-name "Ann Lee" takes it off.')
    place = f"The list is the file {view.path}, one a line."
    return "\n".join([*lines, "The list is locked with your journal." if view.in_journal else place])
