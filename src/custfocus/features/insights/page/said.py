"""What customers said in their own words: what several of them share, who spoke once, and each remark of late."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from textwrap import wrap

from rich.cells import cell_len
from rich.console import Group, RenderableType
from rich.table import Table as Grid
from rich.text import Text

from custfocus.base import wording
from custfocus.features.insights.page.words import short
from custfocus.features.insights.point import called, lately
from custfocus.features.insights.selection import once_shown, remarks_shown, themes_shown
from custfocus.features.insights.summary import MOST_VOICES
from custfocus.features.insights.views import Insights, RecurringTheme, Remark, ThemeEvidence
from custfocus.journal.kinds import PRAISE, TROUBLE, WISH
from custfocus.terminal import theme

NAME, NAME_NARROW = 22, 16  # columns for a word, or for somebody's name
STEM = 5  # letters that the forms of a word mostly have in common
MARGIN = 5  # columns for a number, and between columns
BRIEF, LONG = 90, 280  # letters of what was said once, and of a remark among very many
_Numbered = Sequence[tuple[int, RecurringTheme, ThemeEvidence]]


def shared(view: Insights, number: Iterator[int]) -> RenderableType | None:
    """The words that several people said, each with a sentence; with all of them, where all is asked for."""
    if not view.themes:
        return theme.quiet(_unread(view)) if view.languages.get("") else None
    entries = wording.counted(view.read, "remark", grouped=True)
    newest = "the newest " if view.read == MOST_VOICES else ""
    more = len(view.themes) - len(themes_shown(view))
    rest = f"; {more} more with --all" if more else ""
    head = Text.assemble(("Said by three or more", "strong"), (f"  in {newest}{entries}{rest}", "quiet"))
    numbered = [(next(number), each, quote) for each, evidence in themes_shown(view) for quote in evidence]
    drawn = _whole(numbered, view) if view.whole else theme.Sized(partial(_rows, numbered, view))
    return Group(head, drawn, *([theme.quiet(_unread(view))] if view.languages.get("") else []))


def _unread(view: Insights) -> str:
    """What was left out, for it is in no language that is known."""
    foreign = view.languages[""] - view.brief
    left = (
        (foreign, "in a language that this search doesn't know"),
        (
            view.brief,
            "too short for this search to tell its language"
            if view.brief == 1
            else "too short to tell their language",
        ),
    )
    parts = [f"{wording.counted(many, 'remark is', 'remarks are', grouped=True)} {why}" for many, why in left if many]
    return f"{'; '.join(parts)}, and left out of it."


def _rows(numbered: _Numbered, view: Insights, width: int) -> RenderableType:
    """A line for each, with as much of its sentence as there is room for; or two where it is narrow."""
    narrow = width < theme.NARROW
    grid = Grid.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=3, justify="right", style="quiet", no_wrap=True)
    widest = min(NAME, max(len(called(each)) for _, each, _ in numbered))
    beside = 0 if narrow else widest + max(len(_people(each, view)) for _, each, _ in numbered) + 4
    room = width - MARGIN - beside
    if not narrow:
        grid.add_column(width=widest, no_wrap=True, overflow="ellipsis")
        grid.add_column(no_wrap=True, justify="right")
    grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for place, each, quote in numbered:
        words, sentence = Text(called(each), "accent"), Text(around(quote.sentence, each.words, room), "quote")
        if narrow:
            grid.add_row(str(place), Text.assemble(words, (f"  {_people(each, view)}", "quiet")))
            grid.add_row("", sentence)
        else:
            grid.add_row(str(place), words, Text(_people(each, view), "quiet"), sentence)
    return grid


def around(sentence: str, words: Sequence[str], room: int) -> str:
    """As much of a sentence as there is room for, so that the words stand in it, in whatever form."""
    line = " ".join(sentence.split())
    folded = line.casefold()
    ends = [place + len(word) for word in words if (place := folded.find(word.casefold()[:STEM])) >= 0]
    if len(line) <= room or max(ends, default=0) < room:
        return line
    start = min(max(ends) - len(words[0]) - room // 2, len(line) - room + 1)
    return f"…{line[start:].partition(' ')[2]}"


def _people(each: RecurringTheme, view: Insights) -> str:
    """How many said it, and whether that is new, or how many of them did lately."""
    if each.new:
        return f"{each.people}, new"
    recent = "" if view.recent.first == view.since else f", {each.lately or 'none'} lately"
    return f"{each.people:,}{recent}"


def _whole(numbered: _Numbered, view: Insights) -> RenderableType:
    """Each with all of its sentences, their days and ids."""
    parts: list[RenderableType] = []
    for _, several in groupby(numbered, key=lambda row: row[1].words):
        rows = [*several]
        parts.append(Text.assemble((called(rows[0][1]), "accent"), (f"  {_people(rows[0][1], view)}", "quiet")))
        cells = [(str(place), Text(quote.sentence, "quote"), _where(quote, view)) for place, _, quote in rows]
        parts.append(_numbered(cells))
    return Group(*parts)


def once(view: Insights, number: Iterator[int]) -> RenderableType | None:
    """Who was heard once, a while ago, and never again."""
    if not view.once:
        return None
    first = once_shown(view)
    more = len(view.once) - len(first)
    rest = f"  and {more} more with --all" if more else ""
    rows = [(str(next(number)), _worded(remark, BRIEF), _where(remark, view)) for remark in first]
    return Group(Text.assemble(("Heard once, and not since", "strong"), (rest, "quiet")), _numbered(rows))


def remarks(view: Insights, number: Iterator[int]) -> RenderableType | None:
    """What was said lately, each remark whole, by channel and person."""
    shown = remarks_shown(view)
    if not shown:
        return None
    more = len(view.recent.remarks) - len(shown)
    rest = f", the newest {len(shown)} of {len(view.recent.remarks):,}; --all shows the others" if more else ""
    parts: list[RenderableType] = [
        Text.assemble(("What they said", "strong"), (f"  {lately(view)}{rest}", "quiet")),
    ]
    for channel, several in groupby(shown, key=lambda remark: remark.channel):
        many = view.recent.channels[channel]
        parts.append(Text.assemble((channel or "not said how", "accent"), (f"  {many:,}", "quiet")))
        untold = "not told" if 2 * view.recent.told > len(view.recent.remarks) else ""
        rows = [
            (str(next(number)), _worded(remark, LONG if more else 0, untold), _where(remark, view))
            for remark in several
        ]
        parts.append(_numbered(rows))
    return Group(*parts)


def _worded(remark: Remark, most: int = 0, untold: str = "") -> Text:
    """Who said it, and their words, whole or as many letters; whether they were passed on, and were told since."""
    words = wording.one_line(remark.text, most) if most else remark.text
    said = Text.assemble((f"{remark.who}  " if remark.who else "", "strong"), (words, "quote"))
    told = f"told on {wording.short_day(remark.told)}" if remark.told else "" if remark.tone == PRAISE else untold
    tone = remark.tone if remark.tone in (PRAISE, WISH, TROUBLE) else ""
    notes = ", ".join(filter(None, (tone, "" if remark.firsthand else "passed on", told)))
    return said.append(f"  {notes}", "quiet") if notes else said


def _where(quote: ThemeEvidence | Remark, view: Insights) -> Text:
    return Text.assemble((short(quote.day, view.until), "quiet"), ("  ", ""), (quote.short, "id"))


def _numbered(rows: Sequence[tuple[str, Text, Text]]) -> RenderableType:
    """Rows of a number, words, and the day and id; these stand below the words where it is narrow."""
    return theme.Sized(partial(_sized, rows))


def _sized(rows: Sequence[tuple[str, Text, Text]], width: int) -> RenderableType:
    narrow = width < theme.NARROW
    grid = Grid.grid(padding=(0, 2, 0, 0), expand=True)
    grid.add_column(width=3, justify="right", style="quiet", no_wrap=True)
    grid.add_column(ratio=1, overflow="fold")
    if not narrow:
        grid.add_column(no_wrap=True, justify="right")
    for place, words, where in rows:
        if narrow:
            lines = wrap(words.plain.rpartition("\n")[2], width - MARGIN)
            beside = cell_len(f"{lines[-1] if lines else ''}  {where.plain}") <= width - MARGIN
            grid.add_row(place, Text.assemble(words, "  " if beside else "\n", where))
        else:
            grid.add_row(place, words, where)
    return grid
