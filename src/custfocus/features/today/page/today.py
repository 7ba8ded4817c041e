"""The today page: at most twelve lines at 80 columns, the question first."""

from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.features.practice.views import PracticeStanding
from custfocus.features.today.views import Day, Today

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

# What is left of 80 columns beside a row's name; three priorities share it. Two lines lose some of it between words.
ROOM = 68
FOLDING = 12
A_PRIORITY = 20
MOST_LINES = 12
MOST_WAITING = 2
# The day, the question in two lines, what it is about, and the last days.
FEWEST = 5
WELCOME = (
    "Welcome. One question a day keeps you close to the people you serve.",
    "It takes two minutes, and what you write stays on this machine.",
    "A reminder in your calendar helps: custfocus calendar -o custfocus.ics",
)


def page(view: Today) -> "RenderableType":
    """What waits today, or the welcome before the first question."""
    from rich.console import Group
    from rich.text import Text

    if view.first:
        return Group(Text("\n".join(WELCOME)), Text(), *_question(view))
    # What must be there comes first, then all that waits, then the plan whole, then a line for each priority.
    rows = bool(view.plan) + bool(view.priorities) + bool(view.foremost)
    left = MOST_LINES - FEWEST - max(1, len(view.practices)) - rows
    waiting = _waiting(view, left)
    left -= sum(1 + (len(line) > ROOM) for line in waiting)
    whole = view.plan is not None and left > 0
    left -= whole and len(view.plan.text if view.plan else "") > ROOM
    lines: list[RenderableType] = [
        Text.assemble((f"{view.day:%A} {wording.day_and_month(view.day)}", "heading")),
        *_question(view),
        *_practices(view),
        *_open(view),
        *_plan(view, 2 * ROOM - FOLDING if whole else ROOM),
        *_priorities(view, left),
        *_row("Waiting", "\n".join(waiting)),
        *_days(view),
    ]
    return Group(*lines)


def _question(view: Today) -> "list[RenderableType]":
    from rich.text import Text

    from custfocus.terminal import theme

    if view.answered:
        answer = wording.one_line(view.answered[0].text, ROOM)
        more = "custfocus reflect asks another" if view.reflect else "that was the last question there is"
        return [Text.assemble(("Answered: ", "done"), answer), theme.quiet(more)]
    if view.reflect is None:
        return []
    question = view.reflect.question
    return [
        Text.assemble((question.daily, "strong")),
        theme.quiet(f"{question.about} · {view.reflect.brief}"),
    ]


def _practices(view: Today) -> "list[RenderableType]":
    if not view.practices:
        return _row("Practices", "none yet; custfocus practice suggests three")
    return _row("Practices", "\n".join(_practice(one) for one in view.practices))


def _practice(one: PracticeStanding) -> str:
    done = min(one.ticks_in_window, one.cadence.times)
    marks = "●" * done + "○" * (one.cadence.times - done)
    return f"{one.number} {wording.one_line(one.name, 44)}  {marks}{'  due' if one.due else ''}"


def _open(view: Today) -> "list[RenderableType]":
    """The foremost of what is open, in a line, and how many more there are."""
    one = next((one for one in view.open if one.id == view.foremost), None)
    if one is None:
        return []
    from custfocus.features.sheets.sheet import due_said

    due, more = due_said(one.due, view.day), view.open_total - 1
    rest = f"{f', {due}' if due else ''}{f'; {more:,} more' if more else ''} (custfocus open)"
    room = ROOM - len(rest)
    about = wording.one_line(one.about or one.title, room // 2)
    return _row("Open", f"{about}: {wording.one_line(one.step, room - len(about) - 2)}{rest}")


def _plan(view: Today, room: int) -> "list[RenderableType]":
    return _row("Plan", wording.one_line(view.plan.text, room)) if view.plan else []


def _priorities(view: Today, left: int) -> "list[RenderableType]":
    """A line each where so many more lines are left for it, otherwise side by side."""
    texts = [told.text for told in view.priorities]
    if len(texts) <= left + 1:
        return _row("Priorities", "\n".join(wording.one_line(text, ROOM) for text in texts))
    beside = " · ".join(" ".join(text.split()) for text in texts)
    if len(beside) > ROOM:
        beside = " · ".join(wording.one_line(text, A_PRIORITY) for text in texts)
    return _row("Priorities", beside)


def _waiting(view: Today, most: int) -> list[str]:
    """What waits, in no more than so many lines; what waits alone may take two of them."""
    fits = len(view.waiting) <= min(MOST_WAITING, most)
    shown = view.waiting if fits else view.waiting[: min(MOST_WAITING, most - 1)]
    alone = len(view.waiting) == 1
    commands = [f" (custfocus {one.command})" for one in shown]
    room = [(2 * ROOM - FOLDING if alone else ROOM) - len(command) for command in commands]
    lines = [
        wording.one_line(one.what, most) + command for one, most, command in zip(shown, room, commands, strict=True)
    ]
    if more := len(view.waiting) - len(lines):
        lines.append(f"and {more} more")
    return lines


def _days(view: Today) -> "list[RenderableType]":
    picture = "".join(_mark(day) for day in view.days)
    written = sum(1 for day in view.days if day.entries)
    days, words = wording.counted(written, "day"), wording.counted(view.entries, "entry", "entries")
    return _row("14 days", f"{picture}  {days}, {words} (custfocus progress)")


def _mark(day: Day) -> str:
    if day.entries:
        return "█" if day.entries > 1 else "▄"
    return "·" if day.counts else " "


def _row(name: str, words: "str | Text") -> "list[RenderableType]":
    from custfocus.terminal import theme

    return [theme.columns([(theme.quiet(f"{name:<10}"), words)], ratios=[None, 1])] if words else []
