"""The page that looks back: a calendar of days, lines of blocks for the weeks, and what they mean in words."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from custfocus.base import wording
from custfocus.base.dates import first_of_month
from custfocus.features.before_and_after.saying import NO_CAUSE, TITLE, heading, telling
from custfocus.features.progress.further import worth_a_look
from custfocus.features.progress.point import point
from custfocus.features.progress.views import PracticeWeeks, PrincipleWeeks, Progress, QuestionsAsked
from custfocus.features.progress.weeks import WEEK, written_on
from custfocus.features.scorecard.figures import formatted
from custfocus.features.sheets.figures import Contact, DecisionOutcome, SheetFigures
from custfocus.terminal import theme

# So many entries of a day, and more, look like this; a day without any is blank.
SHADES = ((4, "█"), (2, "▒"), (1, "░"))
AWAY = "–"
SPOKEN = "·"
LEGEND = "░ 1  ▒ 2–3  █ 4+ entries"
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MARGIN = 4  # of a weekday's name and a blank
# Weeks that take no more columns than this leave room for something beside the calendar.
BESIDE, WIDE = 34, 76
MOST_BLOCKS = 6
SHORTEST, LONGEST = 7, 26  # columns for a line of weeks, and for a name
BLOCKS_OF_MEASURE = 12
BEGUN_SHOWN = 3
TWO_LINES = 62  # columns beside the calendar
YEAR = 300  # days after which a day is told with its year


def page(view: Progress) -> RenderableType:
    """The time looked back on, on one screen where it fits."""
    if not view.days:
        return _nothing(view)
    return theme.Sized(lambda width: _whole(view, width))


def _nothing(view: Progress) -> RenderableType:
    if view.first is None:
        words = "Here you will see your days, week by week, and what they were about. It begins with one answer."
        return theme.stack(
            [theme.heading("Progress"), Text(words), theme.command("reflect", "asks today's question")]
        )
    begins = f" Your journal begins on {wording.full_day(view.first)}." if view.until < view.first else ""
    words = f"Nothing was written then.{begins}"
    return theme.stack([_head(view), Text(words), theme.command("progress", "shows the last 90 days")])


def _whole(view: Progress, width: int) -> RenderableType:
    if width >= WIDE and MARGIN + 2 * len(view.weeks) <= BESIDE:
        facts = Group(*_facts(view, width - BESIDE - 2))
        days: Sequence[RenderableType] = [_beside(_calendar(view, width), facts), _principles(view, width)]
    else:
        days = [_calendar(view, width), _principles(view, width), Group(*_facts(view, width))]
    head = Group(_head(view), Text(f"{written_on(len(view.days), view.counts)} {point(view)}".rstrip()))
    return theme.stack([head, *days, _begun(view) if view.before_and_after else None])


def _begun(view: Progress) -> RenderableType:
    """What was begun, before and since."""
    parts = [
        Group(Text(each.name), theme.indented(theme.quiet(heading(each))), theme.indented(Text(each.says)))
        for each in telling(view.before_and_after, BEGUN_SHOWN)
    ]
    return Group(Text.assemble((TITLE, "strong"), (f"  {NO_CAUSE}", "quiet")), *parts)


def _beside(left: RenderableType, right: RenderableType) -> RenderableType:
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=BESIDE)
    table.add_column(ratio=1)
    table.add_row(left, right)
    return table


def _head(view: Progress) -> Text:
    began = ", since your first entry" if view.since == view.first else ""
    return Text.assemble(("Progress", "heading"), (f"  {_span(view.since, view.until)}{began}", "quiet"))


def _span(since: date, until: date) -> str:
    if since == until or since.year < until.year:
        return wording.span(since, until)
    first = wording.day_and_month(since) if since.month < until.month else str(since.day)
    return f"{first} to {wording.full_day(until)}"


def _calendar(view: Progress, width: int) -> RenderableType:
    away = f"  {AWAY} away" if view.away else ""
    return Group(*(Text(line) for line in calendar(view, width)), theme.quiet(LEGEND + away))


def calendar(view: Progress, width: int) -> list[str]:
    """The days in lines no longer than `width`: weekdays below one another, weeks side by side, in blocks.

    Each day of the time has its place once: shaded by its entries, marked as away, or blank. Of a time too long for
    six blocks, the latest days are shown.
    """
    room = width - MARGIN
    step = 2 if 2 * len(view.weeks) <= room else 1
    weeks = room // step
    blocks = [view.weeks[start : start + weeks] for start in range(0, len(view.weeks), weeks)]
    lines: list[str] = []
    for block in blocks[-MOST_BLOCKS:]:
        lines += [" " * MARGIN + _months(block, step)]
        for place, weekday in enumerate(WEEKDAYS):
            days = (date.fromordinal(monday.toordinal() + place) for monday in block)
            lines.append(f"{weekday:<{MARGIN}}" + "".join(f"{_mark(view, day):<{step}}" for day in days))
    return [line.rstrip() for line in lines]


def _months(block: Sequence[date], step: int) -> str:
    """The months above the weeks in which they begin, January as its year; the first week's too, if there is room."""
    begins = [_sunday(monday).day <= WEEK for monday in block]
    begins[0] |= not any(begins[1 : 1 + 4 // step])
    line = ""
    for place, monday in enumerate(block):
        if begins[place] and len(line) <= place * step:
            month = _sunday(monday)
            name = f"{month:%b}" if month.month > 1 else f"{month.year:04d}"
            line = f"{line:<{place * step}}{name} "
    return line


def _sunday(monday: date) -> date:
    return date.fromordinal(min(monday.toordinal() + WEEK - 1, date.max.toordinal()))


def _mark(view: Progress, day: date) -> str:
    if not view.since <= day <= view.until:
        return " "
    entries = view.days.get(day.isoformat(), 0)
    if entries:
        return next(shade for least, shade in SHADES if entries >= least)
    return AWAY if any(first <= day <= last for first, last in view.away) else " "


def _principles(view: Progress, width: int) -> RenderableType:
    """The principles with a line of blocks each; where there is little room, without their totals."""
    narrow = width < theme.NARROW
    rated = not narrow and any(principle.rating for principle in view.principles)
    room = width - LONGEST - 2 - (10 if narrow else 31 if rated else 24)
    lines, weeks = _blocks([principle.weeks for principle in view.principles], room)
    answers = [_summed(principle.answers, weeks) for principle in view.principles]
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(no_wrap=True, overflow="ellipsis", max_width=LONGEST)
    table.add_column(no_wrap=True)
    for _ in range(0 if narrow else 2 if rated else 1):
        table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    for principle, line, spoken in zip(view.principles, lines, answers, strict=True):
        cells = [] if narrow else [str(principle.total or "")]
        if rated:
            cells.append(f"you {principle.rating}" if principle.rating else "")
        last = theme.quiet(_last(principle, view.until, narrow=narrow))
        table.add_row(principle.name, _with_answers(line, spoken), *cells, last)
    each = wording.counted(weeks, "week", single="a")
    alone = f", {SPOKEN} only answers" if any(map(any, answers)) else ""
    columns = f"{'' if narrow else ', how many'}{', your rating' if rated else ''}, latest"
    legend = f"a block for {each}{alone}{columns}"
    head = Text.assemble(("Principles", "strong"), (f"  {legend}", "quiet"))
    return Group(head, table)


def _with_answers(line: str, answers: Sequence[int]) -> Text:
    """A line of blocks, with a mark in another shade where there is nothing but answers, which are no deeds."""
    marks = (
        (SPOKEN, "quiet") if count and block == " " else (block, "accent")
        for block, count in zip_longest(line, answers, fillvalue=0)
    )
    return Text.assemble(*((str(mark), style) for mark, style in marks))


def _last(principle: PrincipleWeeks, until: date, *, narrow: bool) -> str:
    if principle.last is None:
        return "not yet"
    quiet = "" if principle.total else "quiet" if narrow else "quiet lately, "
    return quiet if quiet and narrow else quiet + _short(principle.last, until)


def _blocks(rows: Sequence[Sequence[int]], room: int) -> tuple[list[str], int]:
    """Lines of blocks for counts by week, to one scale, and how many weeks each block stands for."""
    most = max(map(len, rows), default=0)
    weeks = max(1, -(-most // max(SHORTEST, room)))
    sums = [_summed(row, weeks) for row in rows]
    top = max((count for row in sums for count in row), default=0)
    return [theme.sparkline(row, top) for row in sums], weeks


def _summed(counts: Sequence[int], weeks: int) -> list[int]:
    """The counts of so many weeks together, the last ones whole."""
    start = len(counts) % weeks
    ends = range(start or weeks, len(counts) + 1, weeks)
    return [sum(counts[max(0, end - weeks) : end]) for end in ends]


def _facts(view: Progress, room: int) -> list[RenderableType]:
    """The practices, the scorecard, the questions and reviews, and the sheets."""
    lines: list[RenderableType] = []
    if view.practices or view.other_practices:
        pictures, _ = _blocks([practice.weeks for practice in view.practices], room - 28)
        lines.append(Text("Practices", "strong"))
        for practice, picture in zip(view.practices, pictures, strict=True):
            lines += [Text(practice.name, no_wrap=True, overflow="ellipsis"), _strength(practice, picture)]
        if view.other_practices:
            lines.append(theme.quiet(f"Others, not taken on now: {wording.counted(view.other_practices, 'time')}"))
    lines += _scorecard(view)
    facts = [("Questions", _questions(view.questions))] if view.questions.total else []
    if view.reviews:
        months = ", ".join(
            wording.full_month(first_of_month(review.month)) + ("" if review.finished else " (open)")
            for review in view.reviews
        )
        facts.append(("Reviews", months))
    rows: list[tuple[RenderableType, RenderableType]] = [(Text(name, "strong"), words) for name, words in facts]
    rows += [(Text(name, "strong"), words) for name, words in _sheets(view.sheets, view)]
    rows += [(Text(name, "strong"), theme.quiet(f"see custfocus {words}")) for name, words in worth_a_look(view)]
    return [*lines, theme.columns(rows, ratios=(None, 1))]


def _sheets(sheets: SheetFigures, view: Progress) -> Iterator[tuple[str, RenderableType]]:
    """What sheets came to, and first-hand contact, each with its name; what there is none of is left out."""
    counts = {"opened": sheets.opened, "closed": sheets.closed, "open": sheets.open}
    if any(counts.values()):
        yield "Sheets", ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    if sheets.told_after is not None:
        of = "" if sheets.told == 1 else f" (the middle of {sheets.told})"
        yield "Told", f"{_after(sheets.told_after)}{of}"
    if sheets.contact.last:
        yield "Contact", _contact(sheets.contact, sheets.contact.last, view)
    if sheets.decisions:
        yield "Decided", _came(sheets.decisions[0])


def _after(days: float) -> str:
    return f"after {formatted(days, 'day' if days == 1 else 'days')}" if days else "on the same day"


def _contact(contact: Contact, last: date, view: Progress) -> str:
    ago = {0: "today", 1: "yesterday"}.get((view.today - last).days, f"on {_short(last, view.until)}")
    return f"on {wording.counted(contact.days, 'day')}, last {ago}" if contact.days else f"last {ago}"


def _came(latest: DecisionOutcome) -> Text:
    """What came of a decision, in two lines at most."""
    words = Text(" ".join(": ".join(filter(None, (latest.about, latest.came))).split()))
    words.truncate(TWO_LINES, overflow="ellipsis")
    return words


def _scorecard(view: Progress) -> list[RenderableType]:
    """The measures, a line each."""
    if not view.scorecard:
        return []
    rows = [
        (
            Text(measure.name, no_wrap=True, overflow="ellipsis"),
            Text(theme.course(measure.course[-BLOCKS_OF_MEASURE:]), "accent"),
            Text("no value yet" if measure.last is None else formatted(measure.last, measure.unit), justify="right"),
        )
        for measure in view.scorecard
    ]
    head = Text.assemble(("Scorecard", "strong"), ("  custfocus scorecard", "quiet"))
    return [head, theme.columns(rows, ratios=(1, None, None))]


def _questions(questions: QuestionsAsked) -> str:
    if left := questions.total - questions.asked:
        return f"{questions.asked} of {questions.total} asked so far, {left} to come"
    return f"all {questions.total} asked at least once"


def _strength(practice: PracticeWeeks, picture: str) -> Text:
    return Text.assemble((theme.bar(practice.strength), "accent"), f" {practice.level:<13}  ", (picture, "accent"))


def _short(day: date, until: date) -> str:
    return wording.short_day(day) if (until - day).days < YEAR else f"{day:%b} {day.year}"
