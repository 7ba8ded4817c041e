"""What is said of copies of the journal in a plain line, which takes no time to draw."""

from collections.abc import Iterator
from datetime import date

from custfocus.base import wording
from custfocus.features.backup.views import BackedUp, Restored
from custfocus.features.entries.views import ListedEntry
from custfocus.features.entries.words import gist, noun

_MOST, _WIDEST = 10, 100
_KILO = 1000
_UNITS = ("bytes", "kB", "MB", "GB")


def backed_up(view: BackedUp) -> str:
    """How many entries were copied, and where to."""
    return "\n".join(
        f"Copied {wording.counted(backup.entries or 0, 'entry', 'entries', grouped=True)} to {backup.path} "
        f"({size(backup.size)})."
        for backup in view.backups
    )


def restored(view: Restored) -> str:
    """What comes and goes, and the way back."""
    lines = [*_parts(view)]
    if view.left_out:
        count = wording.counted(view.left_out, "entry", "entries", grouped=True)
        lines.append(f"{count} that {'was' if view.left_out == 1 else 'were'} deleted for good: not brought back.")
    if not lines:
        return (
            "Nothing would come or go: the journal is as it is in that copy."
            if view.by_changes
            else "Nothing would come: all that is in that copy is here already."
        )
    if not view.done:
        return "\n".join([f"From {view.path}:", *lines])
    lines.insert(0, f"Restored from {view.path}.")
    if view.by_changes:
        lines.append("custfocus undo takes that back.")
    if view.kept:
        what = "The damaged file" if view.damaged else "The journal as it was"
        lines.append(f"{what} is kept in {view.kept}.")
    return "\n".join(lines)


def _parts(view: Restored) -> Iterator[str]:
    done = view.done
    for entries, one, many in (
        (view.comes, "came back" if done else "comes back", "came back" if done else "come back"),
        (view.goes, "went" if done else "goes", "went" if done else "go"),
        (
            view.changed,
            "is as it was again" if done else "becomes as it was",
            "are as they were again" if done else "become as they were",
        ),
    ):
        if entries:
            count = wording.counted(len(entries), "entry", "entries", grouped=True)
            yield f"{count} {one if len(entries) == 1 else many}:"
            yield from (f"  {_entry(entry, view.today)}" for entry in entries[:_MOST])
            if len(entries) > _MOST:
                yield f"  and {len(entries) - _MOST:,} more"


def _entry(entry: ListedEntry, today: date) -> str:
    day = wording.near_day(entry.day, today) or wording.full_day(entry.day)
    words = wording.shortened(gist(entry), _WIDEST, beyond=True, trimmed=True)
    return f"{noun(entry)} of {day}" + (f': "{words}"' if words else "")


def size(count: int) -> str:
    """So many bytes as one says it: 812 bytes, 118 kB, 4.2 MB."""
    amount, unit = float(count), 0
    while amount >= _KILO and unit < len(_UNITS) - 1:
        amount, unit = amount / _KILO, unit + 1
    figures = f"{amount:.1f}" if unit > 1 and amount < 10 else f"{amount:.0f}"  # noqa: PLR2004 - a figure before the point
    return f"{figures} {_UNITS[unit]}"
