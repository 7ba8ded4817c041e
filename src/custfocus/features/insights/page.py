"""The page of what customers say together: two small tables, words that several share, and what is worth planning."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial
from itertools import count

from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from custfocus.base import wording
from custfocus.features.before_and_after.saying import NO_CAUSE, TITLE, heading, telling
from custfocus.features.insights.recoveries import WITHIN_DAYS
from custfocus.features.insights.selection import BEGUN_SHOWN, OFFERS_SHOWN, TRENDS_SHOWN, rows_shown, themes_shown
from custfocus.features.insights.views import CaseTable, Insights, RecurringTheme, ThemeEvidence
from custfocus.terminal import theme

WIDE = 76
BLOCKS, NAME = 12, 24  # columns for a line of blocks, and for a name
MARGIN = 32  # of two lines: the number, the day, the id, and what a long word leaves empty
YEAR = 300  # days after which a day is told with its year


def page(view: Insights) -> RenderableType:
    """One screen first: what is counted, what recurs, what is worth planning."""
    head = Text.assemble(("Insights", "heading"), (f"  {_span(view)}", "quiet"))
    if not any(view.counted.values()):
        words = f"Nothing that {view.people.many} said is saved for this time. What you hear will be summed up here."
        return theme.stack([head, Text(words), theme.command("heard", f"keeps {view.people.a_one}'s words")])
    counts = [wording.counted(many, *view.names[kind], grouped=True) for kind, many in view.counted.items() if many]
    number = count(1)
    return theme.stack(
        [
            Group(head, Text(f"{', '.join(counts)}.")),
            _counted(view),
            _themes(view, number),
            _offers(view, number) if view.offers else None,
            _begun(view) if view.before_and_after else None,
        ]
    )


def _span(view: Insights) -> str:
    began = ", since your first entry" if view.since == view.first else ""
    if view.since == view.until:
        return f"{_day(view.until)} {view.until.year}"
    year = f" {view.since.year}" if view.since.year < view.until.year else ""
    return f"{_day(view.since)}{year} to {_day(view.until)} {view.until.year}{began}"


def _counted(view: Insights) -> RenderableType | None:
    """Causes and channels, without the one of which nothing is known, and their trends."""
    both = [("Causes", view.causes, "no cause yet"), ("Channels", view.channels, "not said")]
    tables = [each for each in both if any(row.name for row in each[1].rows)]
    lines: list[RenderableType] = [theme.Sized(partial(_tables, view, tables)), *_trends(view)] if tables else []
    if view.taker and not view.counted["complaint"]:
        lines.append(
            theme.command(
                f"sheet {view.taker}", f"keeps {wording.with_article(view.names['complaint'][0])} until it is settled"
            )
        )
    return Group(*lines) if lines else None


def _tables(view: Insights, tables: Sequence[tuple[str, CaseTable, str]], width: int) -> RenderableType:
    """The tables side by side, or one above the other where there is little room."""
    beside = width >= WIDE and len(tables) > 1
    room = width // 2 - 1 if beside else width
    parts = [_table(name, table, other, room, whole=view.whole) for name, table, other in tables]
    return theme.columns([parts], ratios=(1, 1)) if beside else theme.stack(parts)


def _table(name: str, table: CaseTable, other: str, room: int, *, whole: bool) -> RenderableType:
    """A row for each thing counted, with its course in blocks, and its total."""
    first, rest = rows_shown(table, whole=whole)
    rows = [(row.name or other, row.counts, row.total, "") for row in first]
    if rest:
        sums = tuple(map(sum, zip(*(row.counts for row in rest), strict=True)))
        rows.append((f"{len(rest)} others", sums, sum(row.total for row in rest), "quiet"))
    pictures = [_blocks(counts) for _, counts, _, _ in rows]
    top = max(map(max, pictures), default=0)
    grid = Grid.grid(padding=(0, 2, 0, 0))
    grid.add_column(no_wrap=True, overflow="ellipsis", max_width=max(8, min(NAME, room - BLOCKS - 8)))
    grid.add_column(no_wrap=True)
    grid.add_column(no_wrap=True, justify="right")
    for (label, _, total, style), picture in zip(rows, pictures, strict=True):
        line = theme.sparkline(picture, top)
        grid.add_row(Text(label, style), Text(line, style or "accent"), Text(f"{total:,}", style))
    each = -(-len(table.periods) // BLOCKS)
    legend = f"{table.total:,} in all, {f'by {table.by}' if each == 1 else f'{each} {table.by}s a block'}"
    return Group(Text.assemble((name, "strong"), (f"  {legend}", "quiet")), grid)


def _blocks(counts: Sequence[int]) -> list[int]:
    """The counts in so few that they fit, those of neighbours together; the last ones whole."""
    each = -(-len(counts) // BLOCKS)
    start = len(counts) % each
    return [sum(counts[max(0, end - each) : end]) for end in range(start or each, len(counts) + 1, each)]


def _trends(view: Insights) -> list[Text]:
    """What rises or falls beyond chance, in words."""
    rows = [row for table in (view.causes, view.channels) for row in table.rows if row.trend]
    return [
        Text.assemble((row.trend.capitalize(), "warm"), f": {row.name or 'what names none'}, {row.why}.")
        for row in (rows if view.whole else rows[:TRENDS_SHOWN])
    ]


def _themes(view: Insights, number: Iterator[int]) -> RenderableType:
    """The words that several people said, each with sentences."""
    entries = wording.counted(view.read, "entry", "entries", grouped=True)
    head = ("Said by three or more", "strong")
    if not view.themes:
        return Group(
            Text(*head), Text(f"This search found no words that three people share, in {entries}.{_unread(view)}")
        )
    newest = "" if view.read == view.voices else "the newest "
    more = "" if view.whole else f"; custfocus insights --all shows {_all(view)}"
    lines: list[RenderableType] = [Text.assemble(head, (f"  in {newest}{entries}{more}", "quiet"))]
    for recurring, evidence in themes_shown(view):
        lines.append(_named(recurring))
        numbered = [(next(number), quote) for quote in evidence]
        lines.append(theme.Sized(partial(_quoted, numbered, view)))
    if unread := _unread(view):
        lines.append(theme.quiet(unread.strip()))
    return Group(*lines)


def _unread(view: Insights) -> str:
    """What was left out, for it is in no language that is known."""
    if not (many := view.languages.get("", 0)):
        return ""
    return f" {wording.counted(many, 'entry is', 'entries are')} in a language that it doesn't know, and left out."


def _all(view: Insights) -> str:
    """What a page leaves out of the themes."""
    more = len(view.themes) - len(themes_shown(view))
    return f"{more} more" if more else "all of it"


def _named(recurring: RecurringTheme) -> Text:
    words = " … ".join(recurring.words)
    return Text.assemble((words, "accent"), (f"  {recurring.people:,} people", "quiet"))


def _quoted(numbered: Sequence[tuple[int, ThemeEvidence]], view: Insights, width: int) -> RenderableType:
    """Sentences with number, day and id: a line each on the first page, or two where it is narrow."""
    grid = Grid.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=3, justify="right", style="quiet", no_wrap=True)
    narrow = width < theme.NARROW
    if not narrow:
        grid.add_column(no_wrap=True, style="quiet")
    grid.add_column(ratio=1, no_wrap=not (narrow or view.whole), overflow="ellipsis")
    if not narrow:
        grid.add_column(no_wrap=True, style="id")
    for place, quote in numbered:
        words, day = " ".join(quote.sentence.split()), _day(quote.day, view.until)
        if narrow:
            room = 2 * width - MARGIN
            cut = words if view.whole else wording.shortened(words, room, beyond=True)
            grid.add_row(str(place), Text.assemble((cut, "quote"), (f"  {day} {quote.short}", "quiet")))
        else:
            grid.add_row(str(place), day, Text(words, "quote"), quote.short)
    return grid


def _offers(view: Insights, number: Iterator[int]) -> RenderableType:
    """The recoveries that are worth planning, the numbers of their cases, and what opens the first."""
    first = view.offers if view.whole else view.offers[:OFFERS_SHOWN]
    rows = []
    for offer in first:
        places = [next(number) for _ in offer.complaints]
        when = f"{_day(offer.first, view.until)} to {_day(offer.last, view.until)}"
        cells = (f"{len(places)} {view.names['complaint'][1]}, {when}", theme.quiet(f"{places[0]} to {places[-1]}"))
        rows.append((Text(offer.cause), *cells))
    others = view.offers[len(first) :]
    return Group(
        Text.assemble(
            ("Worth a recovery plan", "strong"),
            (f"  three {view.names['complaint'][1]} of one cause in {WITHIN_DAYS} days; their numbers", "quiet"),
        ),
        theme.columns(rows, ratios=(1, None, None)),
        *([theme.quiet(f"and {', '.join(offer.cause for offer in others)}")] if others else []),
        theme.command(view.offers[0].command.removeprefix("custfocus "), "opens it with what you wrote"),
    )


def _begun(view: Insights) -> RenderableType:
    """What was begun, before and since; no page says that the one came of the other."""
    first = view.before_and_after if view.whole else telling(view.before_and_after, BEGUN_SHOWN)
    parts = [
        Group(Text.assemble((each.name, "accent"), (f"  {heading(each)}", "quiet")), theme.indented(Text(each.says)))
        for each in first
    ]
    return Group(Text.assemble((TITLE, "strong"), (f"  {NO_CAUSE}", "quiet")), *parts)


def _day(day: date, until: date | None = None) -> str:
    """A day, with its month in full where it stands alone, else short, with its year where that is another time."""
    if until is None:
        return wording.day_and_month(day)
    short = wording.short_day(day)
    return short if (until - day).days < YEAR else f"{short} {day.year}"
