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
    names = [f"  {name}" for name in view.names] or ["  none besides those in your journal"]
    no_names = ["No names, so never pointed out", *(f"  {word}" for word in view.no_names)] if view.no_names else []
    return "\n".join(
        [
            "Names that are replaced",
            *names,
            *no_names,
            'custfocus share --names --name "Ann Lee" adds one, --no-name "Ann Lee" takes it off.',
            "The list is locked with your journal."
            if view.in_journal
            else f"The list is the file {view.path}, one a line.",
        ]
    )
