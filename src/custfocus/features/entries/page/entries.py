"""The pages for reading the journal: lists, findings, one entry, its versions, the latest acts."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import cast

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from custfocus.base import wording
from custfocus.features.entries.views import (
    GONE,
    RETIRED,
    Findings,
    LatestActs,
    ListedAct,
    ListedEntry,
    ListedMatch,
    Listing,
    SeveralEntries,
    Tags,
    Version,
    Versions,
    WholeEntry,
)
from custfocus.features.entries.words import GONE_SINCE, gist, noun
from custfocus.journal.kinds import PRAISE, TROUBLE, WISH, Answer, Checklist, Heard
from custfocus.terminal import theme

_LEAST_BESIDE, _GAP = 20, 2  # columns for a question that stands beside its answer, and before it
_MARGIN = 6  # the number, and what a long word leaves empty at the end of a line
_OPERATIONS = {"add": "written", "edit": "changed", "delete": "deleted", "purge": "deleted for good"}
_ITEM_IS = {RETIRED: ["no longer asked"], GONE: ["no longer in the guide"]}


class Excerpt:
    """A line of a text with its matches styled, or between « and » where nothing can be styled."""

    def __init__(self, pieces: Sequence[str], style: str = "") -> None:
        self._pieces = pieces
        self._style = style

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        styled = console.color_system is not None
        text = Text(style=self._style)
        for place, piece in enumerate(self._pieces):
            matches = place % 2 == 1
            text.append(f"«{piece}»" if matches and not styled else piece, "match" if matches else None)
        yield text


def listing(view: Listing) -> RenderableType:
    """A line for each entry; two where the page is narrow."""
    if not view.entries:
        if view.filtered:
            return Text("No entry is like that.")
        return Group(Text("Nothing is written here yet."), theme.command("reflect", "asks today's question"))
    rows = [(_day(row.day, view.today), _what(row), _gist_and_question(row), row.short) for row in view.entries]
    has_come = [row.day <= view.today for row in view.entries]
    numbered = list(enumerate(rows, 1))
    come = [each for each, is_there in zip(numbered, has_come, strict=True) if is_there]
    ahead = [each for each, is_there in zip(numbered, has_come, strict=True) if not is_there]
    more = None
    if view.total > len(view.entries):
        total = f"{view.counted_to:,} or more" if view.total >= view.counted_to else f"{view.total:,}"
        more = theme.quiet(f"{len(view.entries):,} of {total}; -n shows more, --last, --kind or --tag fewer.")
    to_come = Group(theme.quiet("Still to come"), _numbered(ahead)) if ahead else None
    return theme.stack([_numbered(come) if come else None, to_come, more])


def findings(view: Findings) -> RenderableType:
    """What was found, with the match in what stands around it."""
    if not view.entries:
        return Text(f"Nothing has {view.words} in it.")
    matches = [_match(place, entry, view.today) for place, entry in enumerate(view.entries, 1)]
    order = "newest" if view.newest else "best"
    more = theme.quiet(f"The {len(matches)} {order}; -n shows more.") if view.more else None
    return theme.stack([Group(*matches), more])


def whole_entry(view: WholeEntry) -> RenderableType:
    """One entry whole: what was asked, what was written, and all that is known about it."""
    entry = view.entry
    head = Text.assemble((noun(entry).capitalize(), "heading"), ("  ", ""), (entry.short, "id"))
    item = [entry.item] if entry.item and entry.item != view.name else []
    about = Text.assemble(
        (view.name, "accent"), "  ", (" · ".join([*item, *_ITEM_IS.get(view.item_is, [])]), "quiet")
    )
    asked = Text(entry.asked, style="strong") if entry.asked and entry.asked != view.name else None
    reads_now = theme.quiet(f"Now it reads: {view.reads_now}") if view.reads_now else None
    facts = list(view.facts)
    if view.evidence_for:
        facts.append(("Evidence for", ", ".join(view.evidence_for)))
    if entry.tags:
        facts.append(("Tags", " ".join(f"#{tag}" for tag in entry.tags)))
    facts.append(("Day", _whole_day(entry.day, view.today)))
    edits = "" if not view.edits else ", changed since" if view.edits == 1 else f", changed {view.edits} times since"
    facts.append(("Written", f"{_moment(view.written)}{edits}"))
    question = [line for line in (about if view.name else None, asked, reads_now, _quoted(view)) if line is not None]
    return theme.stack(
        [
            Group(head, *question),
            (theme.letter(entry.text) if entry.kind == "review" else Text(entry.text)) if entry.text else None,
            theme.columns([(theme.quiet(label), Text(words)) for label, words in facts], ratios=(None, 1)),
            _earlier("Earlier answers", view.earlier, view.today) if view.earlier else None,
            _earlier("What you wrote about it", view.answers, view.today) if view.answers else None,
        ]
    )


def several_entries(view: SeveralEntries) -> Iterator[RenderableType]:
    """Entries one below the other, each as it is shown alone."""
    for place, entry in enumerate(view.entries):
        page = cast("RenderableType", entry.drawn())
        yield Group(Text(), Text("· · ·", style="quiet"), Text(), page) if place else page


def tags(view: Tags) -> RenderableType:
    """A line for each tag, and how to see what has it."""
    if not view.tags and view.filtered:
        return Text("No entry like that has a tag.")
    if not view.tags:
        return Group(Text("No entry has a tag."), theme.command('note "Prices came up again #pricing"', "has one"))
    rows = [(f"#{each.tag}", theme.quiet(str(each.count))) for each in view.tags]
    more = f"{len(view.tags):,} of {view.total:,}; -n shows more." if view.total > len(view.tags) else ""
    return theme.stack(
        [
            theme.columns(rows, ratios=(None, 1)),
            theme.quiet(more) if more else None,
            theme.command(f"list --tag {view.tags[0].tag}", "lists what has it"),
        ]
    )


def versions(view: Versions) -> RenderableType:
    """What each change made of the entry, the first one first."""
    first = next((version.entry for version in view.versions if version.entry), None)
    head = Text.assemble((noun(first).capitalize() if first else "Entry", "heading"), "  ", (view.short, "id"))
    return theme.stack([head, *(_version(version) for version in view.versions)])


def latest_acts(view: LatestActs) -> RenderableType:
    """A line for each act."""
    if not view.acts:
        return Text("Nothing has been done here yet.")
    rows = [(_moment(act.at, view.today), act.command, Text(_done(act)), act.short) for act in view.acts]
    return theme.stack(
        [_numbered(list(enumerate(rows, 1))), theme.command("undo 1", "takes one back, and can be taken back itself")]
    )


class Beside:
    """What was written, and in a quiet half of the line what was asked, where there is room for both."""

    def __init__(self, words: str, asked: str) -> None:
        self._words = words
        self._asked = asked

    @property
    def alone(self) -> Text:
        """What was written, for a page without room for more."""
        return Text(self._words)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = options.max_width
        words = Text(self._words, no_wrap=True, overflow="ellipsis")
        room = width - min(cell_len(self._words), width // 2) - _GAP
        if room >= _LEAST_BESIDE and self._asked:
            asked = theme.quiet(self._asked)
            asked.truncate(room, overflow="ellipsis")
            words.truncate(width - cell_len(asked.plain) - _GAP, overflow="ellipsis")
            words = Text.assemble(words, " " * _GAP, asked, no_wrap=True, overflow="ellipsis")
        yield words


def _what(entry: ListedEntry) -> str:
    """What it is called; of something heard how it is meant, and the way by which it came."""
    if entry.kind != Heard.kind:
        return noun(entry)
    heard = entry.of(Heard)
    tone = heard.tone if heard.tone in (PRAISE, WISH, TROUBLE) else noun(entry)
    return ", ".join(filter(None, (str(tone), heard.channel)))


def _gist_and_question(entry: ListedEntry) -> Beside:
    is_answer = entry.kind in (Answer.kind, Checklist.kind) and entry.text
    return Beside(gist(entry), " ".join(entry.asked.split()) if is_answer else "")


def _numbered(numbered: Sequence[tuple[int, tuple[str, str, Text | Beside, str]]]) -> RenderableType:
    """Numbered rows of when, what, words and an id: a line each, or two where the page is narrow."""

    def draw(width: int) -> RenderableType:
        table = Table.grid(padding=(0, 2, 0, 0), expand=True)
        table.add_column(justify="right", style="quiet")
        if width < theme.NARROW:
            table.add_column(ratio=1)
            for number, (when, what, words, short) in numbered:
                about = Text.assemble(f"{when} · {what} · ", (short, "id"))
                alone = words.alone if isinstance(words, Beside) else words
                alone.truncate(2 * (width - _MARGIN), overflow="ellipsis")
                table.add_row(str(number), Group(about, alone))
            return table
        table.add_column(no_wrap=True)
        table.add_column(no_wrap=True, style="accent")
        table.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
        table.add_column(no_wrap=True, style="id")
        for number, row in numbered:
            table.add_row(str(number), *row)
        return table

    return theme.Sized(draw)


def _match(place: int, entry: ListedMatch, today: date) -> RenderableType:
    about = Text.assemble(_day(entry.day, today), " · ", (noun(entry), "accent"), " · ", (entry.short, "id"))
    lines: list[RenderableType] = [about, Excerpt(entry.excerpt, "quiet" if entry.in_question else "")]
    if entry.said_by:
        lines.append(Excerpt((f"From {entry.said_by[0]}", *entry.said_by[1:]), "quiet"))
    if entry.in_question:
        lines.append(Text(gist(entry), no_wrap=True, overflow="ellipsis"))
    return theme.columns([(theme.quiet(f"{place:>2}"), Group(*lines))], ratios=(None, 1))


def _quoted(view: WholeEntry) -> RenderableType | None:
    """What the question was about, in its own words."""
    if view.is_about_deleted:
        return theme.quiet(GONE_SINCE)
    if view.about is None:
        return None
    about = view.about
    where = Text.assemble((f"{noun(about)}, {_day(about.day, view.today)} · ", "quiet"), (about.short, "id"))
    return theme.indented(Group(theme.quotation(gist(about)), where))


def _earlier(heading: str, entries: Sequence[ListedEntry], today: date) -> RenderableType:
    rows = [(theme.quiet(_day(row.day, today)), Text(row.text)) for row in entries]
    return Group(theme.heading(heading), theme.columns(rows, ratios=(None, 1)))


def _version(version: Version) -> RenderableType:
    did = _OPERATIONS.get(version.operation, version.operation)
    by = f" by {version.command}" if version.command != version.operation else ""
    lines: list[RenderableType] = [Text.assemble((f"{_moment(version.at)}  ", "quiet"), (f"{did}{by}", "accent"))]
    lines += [
        Text(f"{label}{'' if label.endswith('?') else ':'} {before or 'none'} → {after or 'none'}")
        for label, before, after in version.changed
        if label != "Text"
    ]
    rewritten = version.operation == "add" or any(label == "Text" for label, _, _ in version.changed)
    if rewritten and version.text:
        lines.append(theme.indented(Text(version.text)))
    return Group(*lines)


def _done(act: ListedAct) -> str:
    """What an act did: its first entry in words, the others as a count."""
    if not act.touched:
        return "deleted for good"
    first = act.touched[0]
    did = "" if first.did == "added" else f" {first.did}"
    rest = f" (and {act.count - 1} more)" if act.count > 1 else ""
    return f"{noun(first.entry)}{did}{rest}: {gist(first.entry)}"


def _day(day: date, today: date) -> str:
    if near := wording.near_day(day, today):
        return near
    short = wording.short_day(day)
    return short if day.year == today.year else f"{short} {day.year}"


def _whole_day(day: date, today: date) -> str:
    return ", ".join(filter(None, (wording.weekday_and_day(day), wording.near_day(day, today))))


def _moment(at: str, today: date | None = None) -> str:
    moment = datetime.fromisoformat(at)
    day = wording.full_day(moment) if today is None else _day(moment.date(), today)
    return f"{day} {moment:%H:%M}"
