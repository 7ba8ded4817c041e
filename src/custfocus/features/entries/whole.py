"""One entry whole, with everything that belongs to it."""

from collections.abc import Sequence
from datetime import date

from custfocus.base.dates import local
from custfocus.content.framework import Framework, name_of
from custfocus.features.entries.views import GONE, RETIRED, REWORDED, SAME, ListedEntry, WholeEntry
from custfocus.features.entries.words import facts


def whole_entry(
    framework: Framework,
    entry: ListedEntry,
    *,
    earlier: Sequence[ListedEntry],
    about: ListedEntry | None = None,
    answers: Sequence[ListedEntry] = (),
    edits: int,
    today: date,
) -> WholeEntry:
    """One entry with everything that belongs to it.

    Args:
        framework: The framework as it is now.
        entry: The entry.
        earlier: Earlier answers to the same question, the newest first.
        about: The entry that the question was about, if it was about one that is there.
        answers: Answers to questions about this entry, the newest first.
        edits: How often it has been changed.
        today: The user's own day.
    """
    item = framework.by_id.get(entry.item or "")
    words = [value for value in vars(item).values() if isinstance(value, str)] if item else []
    if item is None:
        state = GONE if entry.item else SAME
    elif item.retired:
        state = RETIRED
    elif item.kind == "echo":  # what it asks is filled in for each entry
        state = SAME
    else:
        state = REWORDED if entry.asked and entry.asked not in words else SAME
    return WholeEntry(
        entry=entry,
        name=name_of(framework, entry.item) if entry.item else "",
        item_is=state,
        reads_now=item.words if item and state == REWORDED else "",
        evidence_for=tuple(name_of(framework, principle) for principle in entry.principles),
        facts=tuple(facts(entry)),
        written=local(entry.at, entry.zone),
        edits=edits,
        earlier=tuple(earlier),
        about=about,
        is_about_deleted=about is None and entry.subject is not None,
        answers=tuple(answers),
        today=today,
    )
