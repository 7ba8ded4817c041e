"""The word that the journal was changed: plain lines, which take no time to draw."""

from collections.abc import Iterator, Sequence
from datetime import date

from custfocus.base import wording
from custfocus.features.changes.views import AS_BEFORE, BACK, DELETED_AGAIN, Deleted, Edited, TakenBack
from custfocus.features.entries.views import ListedEntry
from custfocus.features.entries.words import gist, noun
from custfocus.features.sheets.editor_form import leftover_lines
from custfocus.journal import kinds

# A question that was set aside, and isn't any more.
_NO_SKIP, _ASKED = (kinds.Skip.kind, DELETED_AGAIN), " may be asked again"
_MOST_COPIES = 4
_MOST = 10
_WIDEST = 100


def edited(view: Edited) -> str:
    """What differs now."""
    left = leftover_lines(view.left, view.entry.short)
    if not view.changed:
        return "\n".join(["Nothing was changed: that is what it says already.", *left])
    changes = (
        f"text: {wording.quoted(after)}"
        if label == "Text"
        else f"{label if label.endswith('?') else f'{label.lower()}:'} {after or 'none'}"
        for label, _, after in view.changed
    )
    return "\n".join([" · ".join([f"Changed {view.entry.short}", view.entry.kind, *changes]), *left])


def deleted(view: Deleted) -> str:
    """What was deleted, and how it comes back."""
    lines = [f"{entry.short} · {_entry(entry, view.today)}" for entry in view.entries]
    if before := len(view.ids) - len(view.entries):
        lines.append(f"{_count(before)} that had been deleted before")
    if view.for_good:
        return "\n".join([*_listed("Deleted for good:", lines, most=len(lines)), *_left(view)])
    them = "it" if len(lines) == 1 else "them"
    return "\n".join([*_listed("Deleted", lines, most=len(lines)), f"custfocus undo brings {them} back."])


def _left(view: Deleted) -> list[str]:
    """What else was erased, and what is still to be done until nothing is left of what was deleted for good."""
    too = " --backups-too" if view.copies or view.erased_in else ""
    it = "it" if len(view.ids) == 1 else "them"
    lines = [f"Erased as well in {copy}." for copy in _few(view.erased_in)]
    lines += [f"Removed, since it couldn't be read any more: {copy}." for copy in view.removed]
    for stuck in view.stuck:
        lines += [
            f"{stuck.path} {stuck.why}",
            f"It may still have {it}: remove that file if you don't need it any more.",
        ]
    if view.quoted_in:
        letters = ", ".join(f"{gist(review)} ({review.short})" for review in view.quoted_in)
        lines += [f"Words of {it} still stand in a letter: {letters}.", _erases(view.quoted_in, too)]
    if view.also_in:
        others = ", ".join(f"{noun(each)} {each.short}" for each in view.also_in)
        lines += [f"Words of {it}, or a name in {it}, may still stand in: {others}.", _erases(view.also_in, too)]
    if view.copies:
        lines += [f"A backup of the journal still has {it}: {copy}." for copy in _few(view.copies)]
        lines.append(f"custfocus delete {' '.join(view.in_copies)} --for-good --backups-too erases {it} there.")
    if view.files:
        lines += [f"Words of {it} still stand in {file}." for file in view.files]
        those = ("that file", "it") if len(view.files) == 1 else ("those files", "them")
        lines.append(f"custfocus leaves {those[1]} alone: remove {those[0]} if you don't need {those[1]}.")
    if not view.cleaned:
        again = " ".join(view.ids)
        lines += [
            "The journal's file couldn't be cleaned just now: traces may be left in it. To clean it, run again:",
            f"custfocus delete {again} --for-good --yes",
        ]
    return lines


def _few(paths: Sequence[str]) -> list[str]:
    """The paths, of many the first and how many more there are."""
    if len(paths) <= _MOST_COPIES:
        return list(paths)
    return [f"{paths[0]}, and in {len(paths) - 1} more that custfocus backup --list shows"]


def _erases(entries: Sequence[ListedEntry], too: str) -> str:
    again = " ".join(each.short for each in entries)
    return f"custfocus delete {again} --for-good{too} erases {'that' if len(entries) == 1 else 'them'}."


def taken_back(view: TakenBack) -> str:
    """Which act was taken back, and what became of its entries."""
    gone = " is deleted again" if view.command == "undo" else " is deleted"
    now = {BACK: " is here again", AS_BEFORE: " is as it was before", DELETED_AGAIN: gone}
    lines = [
        _entry(each.entry, view.today, _ASKED if (each.entry.kind, each.now) == _NO_SKIP else now[each.now])
        for each in view.entries
    ]
    head = f"Took back: {view.command}" + (" ·" if len(lines) == 1 else f", {_count(len(lines))}" if lines else "")
    names = [*_names("Off your list of names", view.names_off), *_names("On it again", view.names_back)]
    return "\n".join([*_listed(head, lines), *names, "custfocus undo takes that back, too."])


def _names(what: str, names: Sequence[str]) -> Iterator[str]:
    """The lines of a list of names that went from it, or came back; an exclamation mark is before what is none."""
    if names:
        told = [f"{name[1:]} as no name" if name.startswith("!") else name for name in names]
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        yield f"{what}: {', '.join(told[:_MOST])}{more}."


def _listed(head: str, lines: Sequence[str], *, most: int = _MOST) -> list[str]:
    if len(lines) == 1:
        return [f"{head} {lines[0]}"]
    more = [f"  and {len(lines) - most} more"] if len(lines) > most else []
    return [head, *(f"  {line}" for line in lines[:most]), *more]


def _entry(entry: ListedEntry, today: date, state: str = "") -> str:
    words = wording.shortened(gist(entry), _WIDEST, beyond=True, trimmed=True)
    return f"{noun(entry)} of {_day(entry.day, today)}{state}" + (f': "{words}"' if words else "")


def _day(day: date, today: date) -> str:
    return wording.near_day(day, today) or wording.full_day(day)


def _count(number: int) -> str:
    return wording.counted(number, "entry", "entries", grouped=True)
