"""The practices' pages: how they stand, what else there is, what strength means."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.practice.adoptions import MOST_AT_ONCE
from custfocus.features.practice.cadence import LONGEST_CADENCE_DAYS, often
from custfocus.features.practice.lines import done_lately
from custfocus.features.practice.strength import HALF, HALF_DAYS, LEVELS
from custfocus.features.practice.views import Practices, PracticeStanding, StrengthReason, Strengths
from custfocus.terminal import theme

_MEANING = (
    "Strength tells how far something has become part of your days, from an empty bar to a full one. Each time you "
    "do it, it grows a little; while you leave it, it fades a little. A single day hardly shows, some weeks do. "
    "Time away and weekdays that you don't count change nothing."
)
_SOURCE = (
    "The rule is that of the Loop habit tracker by Álinson S. Xavier, known as exponential smoothing: what you did "
    "lately counts most, and nothing is ever forgotten at a stroke."
)


def practices(view: Practices) -> RenderableType:
    """Those that are taken on with their strength, or three to begin with; the others where they are wanted."""
    taken = [practice for practice in view.items if practice.adopted]
    parts: list[RenderableType | None] = []
    if taken:
        when = "" if view.day == view.today else f" on {theme.day(view.day)}"
        parts += [
            theme.heading(f"Your practices{when}"),
            _pause(view),
            *(_taken(practice, view) for practice in taken),
        ]
    elif not view.others:
        parts += _suggestions(view)
    if view.others:
        parts += _others(view)
    return theme.stack([*parts, Group(*_commands(view, taken))])


def strengths(view: Strengths) -> RenderableType:
    """What strength means, in words for somebody who never heard of it, with one's own figures."""
    names = ", ".join(f"{words} from {least:.0%} and {times} times" for least, times, words in reversed(LEVELS[:-1]))
    levels = f"In words: {LEVELS[-1].words}, {names}. What is kept about half, for {HALF_DAYS} days, is told as that."
    return theme.stack(
        [
            theme.heading("What strength means"),
            Text(f"{_MEANING}\n{levels}"),
            *map(_reason, view.why),
            theme.quiet(_SOURCE),
        ]
    )


def _taken(practice: PracticeStanding, view: Practices) -> RenderableType:
    name = Text.assemble((practice.name, "strong"))
    if practice.last == view.day:
        name.append("  ✓ done", "done")
    elif practice.due:
        name.append("  due", "warm")
    state = Text.assemble((theme.bar(practice.strength), "accent"), f"  {practice.level}")
    if practice.ticks_in_window:
        state.append(f" · {done_lately(practice)}")
    last = practice.last if practice.last != view.day else None
    how_often = _sentence(often(practice.cadence)) + (f", last time {theme.day(last, view.today)}" if last else "")
    cue = theme.quiet(f"{practice.when} · {practice.whom}") if practice.when else None
    return _row(str(practice.number), name, state, Text(how_often), _half(practice), cue)


def _half(practice: PracticeStanding) -> RenderableType | None:
    """For one that is kept half as often as it was meant, the cadence that would be meant."""
    if practice.level != HALF:
        return None
    times, days = practice.cadence.times, practice.cadence.days
    wanted = f"{times // 2}/{days}" if times > 1 else f"1/{min(2 * days, LONGEST_CADENCE_DAYS)}"
    words = f"practice --start {practice.id} --cadence {wanted}"
    return theme.command(words, "would be what you have done for two months")


def _suggestions(view: Practices) -> list[RenderableType | None]:
    by_id = {practice.id: practice for practice in view.items}
    words = (
        "A practice is something small to do often. You haven't taken any on yet. These are good to begin with: "
        "the quickest for each part of the framework. One is enough; take up to three."
    )
    return [
        theme.heading("Practices"),
        Text(words),
        *(_offer(by_id[item], view.pillars.get(by_id[item].pillar or "", "")) for item in view.suggested),
    ]


def _others(view: Practices) -> list[RenderableType | None]:
    """Those that aren't taken on, by pillar, in the order of pillars."""
    places = {pillar: place for place, pillar in enumerate(view.pillars)}
    others = [practice for practice in view.items if not practice.adopted]
    others.sort(key=lambda practice: places.get(practice.pillar or "", len(places)))
    parts: list[RenderableType | None] = []
    for pillar, group in groupby(others, lambda practice: view.pillars.get(practice.pillar or "", "Others")):
        first, *more = map(_offer, group)
        parts += [Group(theme.heading(pillar), first), *more]
    return parts


def _offer(practice: PracticeStanding, pillar: str = "") -> RenderableType:
    """A practice that isn't taken on: what, when and with whom, how often, how long, and its id."""
    often_and_long = [_sentence(often(practice.cadence)), wording.counted(practice.minutes or 0, "minute")]
    return theme.indented(
        Group(
            Text.assemble((practice.name, "strong"), (f"  {practice.id}", "id")),
            Text(" · ".join([*often_and_long, pillar] if pillar else often_and_long)),
            theme.quiet(f"{practice.when} · {practice.whom}"),
        )
    )


def _commands(view: Practices, taken: list[PracticeStanding]) -> list[Text]:
    example = (view.suggested or [practice.id for practice in view.items if not practice.adopted] or [""])[0]
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


def _pause(view: Practices) -> RenderableType | None:
    """Why nothing is due on a day that doesn't count."""
    if view.counts:
        return None
    if view.away_until:
        return theme.quiet(f"You're away until {theme.day(view.away_until)}; your practices keep their strength.")
    return theme.quiet(f"{view.day:%A} isn't one of your days, so nothing is due; what you do counts all the same.")


def _reason(why: StrengthReason) -> RenderableType:
    practice = why.practice
    head = Text.assemble((practice.name, "strong"))
    state = Text.assemble((theme.bar(practice.strength), "accent"), f"  {practice.strength:.0%}, {practice.level}")
    rule = Text(f"You took it on to do it {often(practice.cadence)}. {_figures(why)}")
    return _row(str(practice.number), head, state, rule)


def _figures(why: StrengthReason) -> str:
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


def _row(number: str, *lines: RenderableType | None) -> RenderableType:
    return theme.columns([(number, Group(*(line for line in lines if line is not None)))], ratios=(None, 1))


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
