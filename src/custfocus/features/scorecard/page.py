"""The scorecard's pages: the measures, their course, the way to their targets; one of them whole; what was kept."""

from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.features.scorecard.figures import formatted
from custfocus.features.scorecard.measures import (
    BETTER,
    CHANGED,
    FELT,
    NEW,
    SAME,
    ImportedValues,
    LoggedValue,
    MeasureStanding,
    Scorecard,
    SettledMeasure,
    way,
)
from custfocus.journal import kinds

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_MOST_READINGS = 24
_BAR = 10


def scorecard(view: Scorecard) -> "RenderableType":
    """The measures, a few lines each."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    if not view.measures:
        words = (
            "A scorecard holds up to five figures that tell how your customers fare: how long they wait, how often "
            "they come back, what they would say to a friend. Whatever they would feel counts most."
        )
        return theme.stack(
            [
                theme.heading("Scorecard"),
                Text(words),
                theme.command("scorecard add", "asks you for one"),
                *_retired(view),
            ]
        )
    rows = [(theme.quiet(f"{each.number:>2}"), Group(*_lines(each, view))) for each in view.measures]
    return theme.stack(
        [
            theme.heading("Scorecard"),
            *(theme.columns([row], ratios=(None, 1)) for row in rows),
            Group(theme.command(f"scorecard log {view.measures[0].number} …", "keeps a value"), *_retired(view)),
        ]
    )


def whole(view: Scorecard) -> "RenderableType":
    """One measure with all that is known of it."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    (one,) = view.measures
    readings = view.readings or ()
    head, *lines = _lines(one, view)
    facts = [
        ("From", one.source),
        ("It is", f"an {one.felt}: {FELT[one.felt]}" if one.felt else ""),
        ("Let go", "yes" if one.status == kinds.RETIRED else ""),
    ]
    rows = [
        (
            theme.quiet(f"{place:>3}"),
            Text(theme.day(each.day, view.today)),
            Text(formatted(each.value, one.unit), justify="right"),
            Text(each.short, "id"),
        )
        for place, each in enumerate(readings[:_MOST_READINGS], 1)
    ]
    more = len(readings) - len(rows)
    named = [(theme.quiet(label), Text(words)) for label, words in facts if words]
    return theme.stack(
        [
            Group(head, *lines),
            theme.columns(named, ratios=(None, 1)) if named else None,
            theme.columns(rows) if rows else None,
            theme.quiet(f"and {more} more, in --json and in custfocus list --kind reading") if more > 0 else None,
            theme.command(f"scorecard change {one.number}", "changes it"),
        ]
    )


def settled(view: SettledMeasure) -> str:
    """What was set up or changed, and if it is an activity, what to ask oneself."""
    one = view.measure
    did = {NEW: "Saved", CHANGED: "Changed", SAME: "As it was"}[view.did]
    lines = [" · ".join([f"{did} {one.short}", one.name, _counted(one)])]
    if one.status == kinds.RETIRED:
        lines[0] += " · let go; its values stay"
    elif words := way(one):
        lines.append(f"{words}.")
    if view.asks:
        lines.append(
            "An activity, then. What would a customer notice if it goes well? That may be worth a measure too."
        )
    if view.did == NEW:
        lines.append(f"custfocus scorecard log {one.number} … keeps its first value.")
    return "\n".join(lines)


def logged(view: LoggedValue) -> str:
    """What was kept, and how far it has come."""
    one = view.measure
    did = {NEW: "Saved", CHANGED: "Changed", SAME: "There already:"}[view.did]
    was = f", was {formatted(view.before)}" if view.did == CHANGED and view.before is not None else ""
    value = f"{one.name}: {formatted(view.reading.value, one.unit)}{was}"
    line = f"{did} {view.reading.short} · {value} · {wording.full_day(view.reading.day)}"
    words = way(one)
    return f"{line}\n{words}." if words else line


def imported(view: ImportedValues) -> str:
    """What a file has brought."""
    one = view.measure
    counts = ((view.new, "new"), (view.changed, "changed"), (view.same, "as before"))
    told = ", ".join(f"{count} {what}" for count, what in counts if count)
    days = wording.span(view.since, view.until)
    lines = [
        f"{'Saved' if view.new or view.changed else 'All there already'} · {one.name}: {told}",
        f'From the columns "{view.date_column}" and "{view.value_column}", {days}.',
    ]
    words = way(one)
    return "\n".join([*lines, *([f"{words}."] if words else [])])


def _lines(one: MeasureStanding, view: Scorecard) -> "list[Text]":
    """A measure: its name, its course with the last value, the way to its target."""
    from rich.text import Text

    from custfocus.terminal import theme

    lines = [Text.assemble((one.name, "strong"), (f"  {_counted(one)}", "quiet"))]
    if one.last is None or one.last_day is None:
        lines.append(theme.quiet("No value yet"))
    else:
        picture = (f"{theme.course(one.course)}  ", "accent") if len(one.course) > 1 else ""
        each = f"  by {one.step}" if len(one.course) > 1 else ""
        day = theme.day(one.last_day, view.today)
        lines.append(
            Text.assemble(picture, (formatted(one.last, one.unit), "strong"), f" {_at(day)}", (each, "quiet"))
        )
    if words := way(one):
        picture = f"{theme.bar(one.share, _BAR)}  " if one.share is not None else ""
        lines.append(Text.assemble((picture, "accent"), words))
    elif one.status == kinds.OPEN:
        lines.append(theme.quiet(f"No target yet: custfocus scorecard change {one.number} --target …"))
    return lines


def _retired(view: Scorecard) -> "list[Text]":
    from custfocus.terminal import theme

    names = ", ".join(f"{each.number} {each.name}" for each in view.retired)
    return [theme.quiet(f"Let go: {names}")] if names else []


def _counted(one: MeasureStanding) -> str:
    return f"in {one.unit}, {BETTER[one.better]}" if one.unit else BETTER[one.better]


def _at(day: str) -> str:
    return day if day in ("today", "yesterday") else f"on {day}"
