"""What was taken in, in plain lines."""

from collections import Counter
from collections.abc import Sequence

from custfocus.base import wording
from custfocus.features.importing.views import Imported, Refused

MOST_NAMED = 10
_LONGEST = 60


def imported(view: Imported) -> str:
    """How much came and from when, what was known, what was left out and why, and the way back."""
    lines = [_came(view)]
    if view.dry_run:
        lines += [f"  {each.day}  {each.kind}  {wording.quoted(each.text, _LONGEST)}" for each in view.first]
    if view.changed:
        lines.append(f"{_entries(view.changed)} had changes that {'are' if view.dry_run else 'have come'} new.")
    if view.known:
        lines.append(f"{_entries(view.known)} {'is' if view.known == 1 else 'are'} here already.")
    if view.deleted:
        stay = "was deleted here, and stays so" if view.deleted == 1 else "were deleted here, and stay so"
        lines.append(f"{_entries(view.deleted)} {stay}.")
    lines += _named("Left out", view.refused)
    lines += _named("Without a word, so not taken in", view.wordless)
    if view.left_behind:
        counts = Counter(each.kind for each in view.left_behind)
        kinds = wording.listed([wording.counted(count, kind, grouped=True) for kind, count in counts.items()])
        stays = "stays where it is" if len(view.left_behind) == 1 else "stay where they are"
        lines.append(f"{kinds} {stays}: a journal here holds words. --json names each.")
    if view.dry_run:
        lines.append("Nothing was taken in yet; leave out --dry-run for that.")
    elif view.added and not view.whole:
        lines.append("custfocus undo takes all of it back.")
    return "\n".join(lines)


def _came(view: Imported) -> str:
    forms = wording.listed(list(dict.fromkeys(source.form for source in view.sources)))
    if not view.added:
        return f"Nothing new {'is' if view.dry_run else 'was'} in {forms or 'what you named'}."
    days = f", {wording.span(view.since, view.until)}" if view.since and view.until else ""
    return f"{'Would import' if view.dry_run else 'Imported'} {_entries(view.added)} from {forms}{days}."


def _entries(count: int) -> str:
    return wording.counted(count, "entry", "entries", grouped=True)


def _named(what: str, refused: Sequence[Refused]) -> list[str]:
    if not refused:
        return []
    lines = [f"{what}: {len(refused)}"]
    lines += [
        f"  {each.file}{f', line {each.line}' if each.line else ''}: {each.reason}." for each in refused[:MOST_NAMED]
    ]
    if len(refused) > MOST_NAMED:
        lines.append(f"  and {len(refused) - MOST_NAMED} more, which --json names")
    return lines
