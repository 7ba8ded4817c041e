"""The practices' pages: how they stand, what else there is, what strength means; and the lines after saving."""

from itertools import groupby
from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.features.practice.strength import (
    CHANGED,
    LEVELS,
    MOST_AT_ONCE,
    STARTED,
    STOPPED,
    Practices,
    Practised,
    Standing,
    Strengths,
    Why,
    often,
)

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_MEANING = (
    "Strength tells how far something has become part of your days, from an empty bar to a full one. Each time you "
    "do it, it grows a little; while you leave it, it fades a little. A single day hardly shows, some weeks do. "
    "Time away and weekdays that you don't count change nothing."
)
_SOURCE = (
    "The rule is that of the Loop habit tracker by Álinson S. Xavier, known as exponential smoothing: what you did "
    "lately counts most, and nothing is ever forgotten at a stroke."
)


def saved(view: Practised) -> str:
    """That a practice was ticked off, taken on, changed or stopped."""
    name, one = view.entry.asked, view.standing
    if view.did == STOPPED:
        again = f"custfocus practice --start {view.entry.item}"
        return f"Stopped · {name}\nWhat you did stays in your journal.\n{again} takes it on again."
    if view.did == CHANGED and one:
        return f"Saved {view.short} · {name} · {often(one.cadence)} from {_when(view)} on"
    if view.did == STARTED and one:
        cue = f"{one.when} · {one.whom}\n" if one.when else ""
        tick = f'custfocus practice {one.number} "What happened" ticks it off.'
        return f"Taken on · {name} · {often(one.cadence)}\n{cue}{tick}"
    parts = [f"Saved {view.short}", name]
    if view.entry.day != view.today:
        parts.append(_when(view))
    if one and one.ticks_in_window:
        parts.append(_so_far(one))
    if tags := " ".join(f"#{tag}" for tag in view.tags):
        parts.append(tags)
    return " · ".join(parts)


def standing(view: Practices) -> "RenderableType":
    """Those that are taken on with their strength, or three to begin with; the others where they are wanted."""
    from rich.console import Group

    from custfocus.terminal import theme

    taken = [one for one in view.items if one.adopted]
    parts: list[RenderableType | None] = []
    if taken:
        when = "" if view.day == view.today else f" on {theme.day(view.day)}"
        parts += [theme.heading(f"Your practices{when}"), _pause(view), *(_taken(one, view) for one in taken)]
    elif not view.others:
        parts += _suggestions(view)
    if view.others:
        parts += _others(view)
    return theme.stack([*parts, Group(*_commands(view, taken))])


def strengths(view: Strengths) -> "RenderableType":
    """What strength means, in words for somebody who never heard of it, with one's own figures."""
    from rich.text import Text

    from custfocus.terminal import theme

    names = ", ".join(f"{words} from {least:.0%}" for least, words in reversed(LEVELS[:-1]))
    levels = f"In words: {LEVELS[-1][1]}, {names}."
    return theme.stack(
        [
            theme.heading("What strength means"),
            Text(f"{_MEANING}\n{levels}"),
            *(_why(one) for one in view.why),
            theme.quiet(_SOURCE),
        ]
    )


def _taken(one: Standing, view: Practices) -> "RenderableType":
    from rich.text import Text

    from custfocus.terminal import theme

    name = Text.assemble((one.name, "strong"))
    if one.last == view.day:
        name.append("  ✓ done", "done")
    elif one.due:
        name.append("  due", "warm")
    state = Text.assemble((theme.bar(one.strength), "accent"), f"  {one.level}")
    if one.ticks_in_window:
        state.append(f" · {_so_far(one)}")
    last = f", last time {theme.day(one.last, view.today)}" if one.last and one.last != view.day else ""
    cue = theme.quiet(f"{one.when} · {one.whom}") if one.when else None
    return _row(str(one.number), name, state, Text(_sentence(often(one.cadence)) + last), cue)


def _suggestions(view: Practices) -> "list[RenderableType | None]":
    from rich.text import Text

    from custfocus.terminal import theme

    by_id = {one.id: one for one in view.items}
    words = (
        "A practice is something small to do often. You haven't taken any on yet. These are good to begin with: "
        "the quickest for each part of the framework. One is enough; take up to three."
    )
    return [
        theme.heading("Practices"),
        Text(words),
        *(_offer(by_id[item], view.pillars.get(by_id[item].pillar or "", "")) for item in view.suggested),
    ]


def _others(view: Practices) -> "list[RenderableType | None]":
    """Those that aren't taken on, by pillar, in the order of pillars."""
    from rich.console import Group

    from custfocus.terminal import theme

    places = {pillar: place for place, pillar in enumerate(view.pillars)}
    others = [one for one in view.items if not one.adopted]
    others.sort(key=lambda one: places.get(one.pillar or "", len(places)))
    parts: list[RenderableType | None] = []
    for pillar, group in groupby(others, lambda one: view.pillars.get(one.pillar or "", "Others")):
        first, *more = (_offer(one) for one in group)
        parts += [Group(theme.heading(pillar), first), *more]
    return parts


def _offer(one: Standing, pillar: str = "") -> "RenderableType":
    """A practice that isn't taken on: what, when and with whom, how often, how long, and its id."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    often_and_long = [_sentence(often(one.cadence)), wording.counted(one.minutes or 0, "minute")]
    return theme.indented(
        Group(
            Text.assemble((one.name, "strong"), (f"  {one.id}", "id")),
            Text(" · ".join([*often_and_long, pillar] if pillar else often_and_long)),
            theme.quiet(f"{one.when} · {one.whom}"),
        )
    )


def _commands(view: Practices, taken: list[Standing]) -> "list[Text]":
    from custfocus.terminal import theme

    example = (view.suggested or [one.id for one in view.items if not one.adopted] or [""])[0]
    rest = len(view.items) - len(taken)
    # Numbers are those of the page's day.
    on = "" if view.day == view.today else f" --on {view.day.isoformat()}"
    lines = []
    if taken:
        lines.append(theme.command(f'practice {taken[0].number} "What happened"{on}', "ticks one off"))
    if len(taken) < MOST_AT_ONCE and example:
        lines.append(
            theme.command(f"practice --start {example}", "takes it on" if view.suggested else "takes one on")
        )
    if rest and not view.others:
        lines.append(theme.command("practice --all", "shows the others" if taken else f"shows all {rest}"))
    if taken:
        lines.append(theme.command(f"practice --why{on}", "explains strength"))
    if view.items:
        lines.append(theme.command(f"guide {taken[0].id if taken else example}", "tells how to do it"))
    return lines


def _pause(view: Practices) -> "RenderableType | None":
    """Why nothing is due on a day that doesn't count."""
    from custfocus.terminal import theme

    if view.counts:
        return None
    if view.away_until:
        return theme.quiet(f"You're away until {theme.day(view.away_until)}; strength waits for you.")
    return theme.quiet(f"{view.day:%A} isn't one of your days, so nothing is due; what you do counts all the same.")


def _why(why: Why) -> "RenderableType":
    from rich.text import Text

    from custfocus.terminal import theme

    one = why.practice
    head = Text.assemble((one.name, "strong"))
    state = Text.assemble((theme.bar(one.strength), "accent"), f"  {one.strength:.0%}, {one.level}")
    return _row(str(one.number), head, state, Text(f"You took it on to do it {often(one.cadence)}. {_figures(why)}"))


def _figures(why: Why) -> str:
    """The rule, said with the figures of a practice."""
    now = why.practice.strength
    if not why.before and not why.done:
        return (
            "Strength begins to grow when you first do it. From then on, with each day it goes "
            f"{why.pull:.1%} of the way from where it stands to the part that you did of what you took on."
        )
    wanted = f"{wording.times(why.wanted)} in {why.window} days"
    if why.window > why.practice.cadence.days:
        wanted = f"twice that, so that it doesn't matter on which day you do it: {wanted}"
    done = "It has been quiet lately."
    if why.done:
        done = f"You did it {wording.times(why.done)}, {why.share:.0%} of that."
    course = f"from {why.before:.1%} to {now:.1%} now" if now > why.before else f"it is at {now:.1%} now"
    over = "; today takes nothing away before it is over" if why.share < now == why.before else ""
    return (
        f"Strength looks at {wanted} that count. {done} With each day strength goes {why.pull:.1%} of the way from "
        f"where it stands to there: {course}{over}. Left alone, it is down to half after {why.half_life:.0f} "
        "days."
    )


def _row(number: str, *lines: "RenderableType | None") -> "RenderableType":
    from rich.console import Group

    from custfocus.terminal import theme

    return theme.columns([(number, Group(*(line for line in lines if line is not None)))], ratios=(None, 1))


def _so_far(one: Standing) -> str:
    """How often it was done in the cadence's days: 2 of 3 in 7 days, 4 in 7 days, today."""
    done, cadence = one.ticks_in_window, one.cadence
    count = f"{done} of {cadence.times}" if done <= cadence.times else str(done)
    return f"{count} in {cadence.days} days" if cadence.days > 1 else f"{count} today"


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]


def _when(view: Practised) -> str:
    day = view.entry.day
    return "today" if day == view.today else wording.weekday_and_day(day)
