"""The today page: at most fourteen lines at 80 columns, the question first."""

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.practice.views import PracticeStanding
from custfocus.features.today.views import LastDay, Today, WelcomeBack
from custfocus.terminal import theme

# What is left of 80 columns beside a row's name. Two lines lose some of it between words.
COLUMNS = 80
ROOM = 68
FOLDING = 12
MOST_LINES = 14
MOST_WAITING = 2
# The day, the question in two lines, what it is about, and the last days.
FEWEST = 5
WELCOME = (
    "Welcome. One question a day keeps you close to the people you serve.",
    "It takes two minutes, and what you write stays on this machine.",
    "A reminder helps, in your shell or your calendar: custfocus remind",
)


def today(view: Today) -> RenderableType:
    """What waits today, or the welcome before the first question."""
    if view.first:
        return Group(Text("\n".join(WELCOME)), Text(), *_question(view))
    if view.brief:
        return Group(Text(), *_question(view), *_practices(view), *_open(view))
    # What must be there comes first, a line for each priority with it, then all that waits, then the plan whole.
    rows = bool(view.plan) + len(view.priorities) + bool(view.foremost)
    left = MOST_LINES - FEWEST - _beyond_two_lines(view) - max(1, len(view.practices)) - rows
    waiting = _waiting(view, left)
    whole = view.plan is not None and left > sum(1 + (len(line) > ROOM) for line in waiting)
    lines: list[RenderableType] = [
        Text.assemble((f"{view.day:%A} {wording.day_and_month(view.day)}", "heading")),
        *_question(view),
        *_practices(view),
        *_open(view),
        *_plan(view, 2 * ROOM - FOLDING if whole else ROOM),
        *_row("Priorities", "\n".join(wording.one_line(each.text, ROOM) for each in view.priorities)),
        *_row("Waiting", "\n".join(waiting)),
        *_days(view),
    ]
    return Group(*lines)


def welcome_back(view: WelcomeBack) -> RenderableType:
    """What waits, without a figure for how long, and what beginning afresh does."""
    since = wording.day_and_month(view.first)
    head = Text.assemble(
        ("Welcome back.", "heading"), f" Nothing was written since {since}, and nothing has to be made up."
    )
    lines = [theme.indented(Text(each)) for each in view.waits]
    afresh = (
        "Beginning afresh counts what is due from today, lets what you meant to do rest for a week, and marks the "
        "days between as away. Nothing is lost, and custfocus undo takes it back."
    )
    return theme.stack([head, Group(*lines) if lines else None, theme.quiet(afresh)])


def _question(view: Today) -> list[RenderableType]:
    if view.answered:
        answer = wording.one_line(view.answered[0].text, ROOM)
        more = "custfocus reflect asks another" if view.reflect else "that was the last question there is"
        mend = f"custfocus edit {view.answered[0].short} corrects it"
        return [Text.assemble(("Answered: ", "done"), answer), theme.quiet(f"{more}; {mend}")]
    if view.reflect is None:
        return []
    question, quotation = view.reflect.question, view.reflect.quotation
    return [
        Text.assemble((view.reflect.asks, "strong")),
        *([theme.quiet(f'"{wording.one_line(quotation.text, ROOM)}"')] if quotation else []),
        theme.quiet(f"{question.about} · {view.reflect.brief}"),
    ]


def _beyond_two_lines(view: Today) -> int:
    """How many lines the question takes beyond the two that it has anyway."""
    if view.answered or view.reflect is None:
        return 0
    return max(0, (len(view.reflect.asks) - 1) // COLUMNS - 1) + (view.reflect.quotation is not None)


def _practices(view: Today) -> list[RenderableType]:
    if not view.practices:
        return _row("Practices", "none yet; custfocus practice suggests three")
    return _row("Practices", "\n".join(map(_practice, view.practices)))


def _practice(practice: PracticeStanding) -> str:
    done = min(practice.ticks_in_window, practice.cadence.times)
    marks = "●" * done + "○" * (practice.cadence.times - done)
    return f"{practice.number} {wording.one_line(practice.name, 44)}  {marks}{'  due' if practice.due else ''}"


def _open(view: Today) -> list[RenderableType]:
    """The foremost of what is open, in a line, and how many more there are."""
    sheet = next((sheet for sheet in view.open if sheet.id == view.foremost), None)
    if sheet is None:
        return []
    # Most days have no sheet open, and go without what sheets need.
    from custfocus.features.sheets.words import due_in_words

    due, more = due_in_words(sheet.due, view.day), view.open_total - 1
    rest = f"{f', {due}' if due else ''}{f'; {more:,} more' if more else ''} (custfocus sheet)"
    room = ROOM - len(rest)
    about = wording.one_line(sheet.about or sheet.title, room // 2)
    return _row("Open", f"{about}: {wording.one_line(sheet.step, room - len(about) - 2)}{rest}")


def _plan(view: Today, room: int) -> list[RenderableType]:
    return _row("Plan", wording.one_line(view.plan.text, room)) if view.plan else []


def _waiting(view: Today, most: int) -> list[str]:
    """What waits, in no more than so many lines; what waits alone may take two of them."""
    fits = len(view.waiting) <= min(MOST_WAITING, most)
    waiting = view.waiting if fits else view.waiting[: max(1, min(MOST_WAITING, most - 1))]
    alone = len(view.waiting) == 1
    more = len(view.waiting) - len(waiting)
    has_line = most > len(waiting)  # where nothing else fits, how many more there are stands on the last line
    commands = [f" (custfocus {each.command})" for each in waiting]
    if more and commands and not has_line:
        commands[-1] += f"; {more} more"
    rooms = [(2 * ROOM - FOLDING if alone else ROOM) - len(command) for command in commands]
    lines = [
        wording.one_line(each.what, room) + command
        for each, room, command in zip(waiting, rooms, commands, strict=True)
    ]
    if more and (has_line or not lines):
        lines.append(f"and {more} more")
    return lines


def _days(view: Today) -> list[RenderableType]:
    picture = "".join(_mark(day) for day in view.days)
    written = sum(1 for day in view.days if day.entries)
    days, words = wording.counted(written, "day"), wording.counted(view.entries, "entry", "entries")
    return _row("14 days", f"{picture}  {days}, {words} (custfocus progress)")


def _mark(day: LastDay) -> str:
    if day.entries:
        return "█" if day.entries > 1 else "▄"
    return "·" if day.counts else " "


def _row(name: str, words: str | Text) -> list[RenderableType]:
    return [theme.columns([(theme.quiet(f"{name:<10}"), words)], ratios=[None, 1])] if words else []
