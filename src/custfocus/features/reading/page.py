"""The page to read in: a day, what was asked on it, what was written."""

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.entries.words import GONE_SINCE, gist, noun
from custfocus.features.reading.views import EntriesToRead, ReadEntry
from custfocus.journal import kinds
from custfocus.terminal import theme

_MOST_BESIDE = 40  # letters of a fact that stands in the first line
_ALONE = ("From", "Where", "It is")


def reading(view: EntriesToRead) -> Iterator[RenderableType]:
    """The entries, day by day, in parts; then how to see more."""
    parts = _parts(view) if view.entries else iter([_nothing(view)])
    for place, part in enumerate(parts):
        yield Group(Text(), part) if place else part


def _parts(view: EntriesToRead) -> Iterator[RenderableType]:
    for day, entries in groupby(view.entries, lambda entry: entry.day):
        for place, entry in enumerate(entries):
            near = entry.ago or wording.near_day(day, view.today)
            head = Text.assemble((wording.weekday_and_day(day), "heading"), (f"  {near}" if near else "", "quiet"))
            yield _entry(entry) if place else Group(head, Text(), _entry(entry))
    if view.more:
        last = view.entries[-1]
        on = "" if last.ago else f", --to {last.day} goes on from there"
        yield theme.quiet(f"The newest {len(view.entries):,}; -n shows more{on}.")
    if view.person:
        yield _elsewhere(view.person.name)


def _entry(entry: ReadEntry) -> RenderableType:
    is_sheet = entry.kind == kinds.SheetRecord.kind
    beside, below = ([], [*entry.facts]) if is_sheet else _beside(entry)
    head = Text.assemble((noun(entry), "accent"), (f" · {' · '.join([*beside, ''])}", "quiet"), (entry.short, "id"))
    asked = gist(entry) if is_sheet else entry.asked or entry.name
    lines: list[RenderableType] = [head]
    if asked and asked != entry.text:
        lines.append(Text(asked, style="strong"))
    if quoted := _quoted(entry):
        lines.append(quoted)
    if entry.text and not is_sheet:
        is_letter = entry.kind == kinds.Review.kind
        lines.append(theme.indented(theme.letter(entry.text) if is_letter else Text(entry.text)))
    if is_sheet:
        lines += [theme.indented(Text.assemble((f"{label} ", "quiet"), words)) for label, words in below]
    elif below:
        rows = [(theme.quiet(label), Text(words)) for label, words in below]
        lines.append(theme.indented(theme.columns(rows, ratios=(None, 1))))
    return Group(*lines)


def _beside(entry: ReadEntry) -> tuple[list[str], list[tuple[str, str]]]:
    """What else was kept: in few words beside what an entry is, and the rest."""
    beside, below = [], []
    for label, words in entry.facts:
        if "\n" in words or len(words) > _MOST_BESIDE:
            below.append((label, words))
        elif words == "yes":
            beside.append(label.lower())
        else:
            beside.append(words if label in _ALONE else f"{label.lower()} {words}")
    return beside, below


def _quoted(entry: ReadEntry) -> RenderableType | None:
    """What the question was about, in its own words."""
    if entry.is_about_deleted:
        return theme.quiet(GONE_SINCE)
    if entry.about is None:
        return None
    where = f"{noun(entry.about)}, {wording.full_day(entry.about.day)} · "
    return theme.indented(
        Group(theme.quotation(gist(entry.about)), Text.assemble((where, "quiet"), (entry.about.short, "id")))
    )


def _nothing(view: EntriesToRead) -> RenderableType:
    if view.is_empty:
        return Group(Text("Nothing is written here yet."), theme.command("reflect", "asks today's question"))
    if view.person is None:
        return Text("There is nothing of the kind to read.")
    guess = f" Did you mean {view.person.guess}?" if view.person.guess else ""
    return theme.stack([Text(f"Nothing is from or about {view.person.name}.{guess}"), _elsewhere(view.person.name)])


def _elsewhere(name: str) -> RenderableType:
    return theme.command(f"search {name}", "finds their name in all that you wrote")
