"""The plain lines after a measure was set up or changed, a value kept, or a file taken in."""

from custfocus.base import wording
from custfocus.features.scorecard.figures import formatted
from custfocus.features.scorecard.measures import BETTER, answers_in_words, way
from custfocus.features.scorecard.views import (
    CHANGED,
    NEW,
    SAME,
    ImportedValues,
    LoggedValue,
    MeasureStanding,
    SettledMeasure,
)
from custfocus.journal import kinds

_NAMED_LINES = 8


def settled(view: SettledMeasure) -> str:
    """What was set up or changed, and if it is an activity, what to ask oneself."""
    measure = view.measure
    did = {NEW: "Saved", CHANGED: "Changed", SAME: "As it was"}[view.did]
    lines = [" · ".join([f"{did} {measure.short}", measure.name, unit_and_way(measure)])]
    if measure.status == kinds.RETIRED:
        lines[0] += " · let go; its values stay"
    elif words := way(measure):
        lines.append(f"{words}.")
    if view.asks:
        lines.append(
            f"An activity, then. What would {view.people.a_one} notice if it goes well? That may be worth a measure "
            "too."
        )
    if view.did == NEW:
        lines.append(f"custfocus scorecard log {measure.number} … keeps its first value.")
    return "\n".join(lines)


def logged(view: LoggedValue) -> str:
    """What was kept, and how far it has come."""
    measure = view.measure
    did = {NEW: "Saved", CHANGED: "Changed", SAME: "There already:"}[view.did]
    was = f", was {formatted(view.before)}" if view.did == CHANGED and view.before is not None else ""
    value = f"{measure.name}: {formatted(view.reading.value, measure.unit)}{was}"
    line = f"{did} {view.reading.short} · {value} · {wording.full_day(view.reading.day)}"
    words = way(measure)
    return f"{line}\n{words}." if words else line


def imported(view: ImportedValues) -> str:
    """What a file has brought."""
    measure = view.measure
    counts = ((view.new, "new"), (view.changed, "changed"), (view.same, "as before"))
    brought = ", ".join(f"{count} {what}" for count, what in counts if count)
    days = wording.span(view.since, view.until)
    done = ("Would save" if view.dry_run else "Saved") if view.new or view.changed else "All there already"
    lines = [
        f"{done} · {measure.name}: {brought}",
        f'From the columns "{view.date_column}" and "{view.value_column}", {days}.',
    ]
    if out := view.left_out:
        named = wording.listed([str(line) for line in out[:_NAMED_LINES]])
        more = f" and {len(out) - _NAMED_LINES} more" if len(out) > _NAMED_LINES else ""
        lines.append(f"Left out: {'line' if len(out) == 1 else 'lines'} {named}{more}.")
    if view.replaced:
        lines.append(f"{wording.counted(view.replaced, 'value')} of a shorter time made room.")
    lines += _made(view)
    if view.dry_run:
        return "\n".join([*lines, "Nothing was taken in yet; leave out --dry-run for that."])
    words = way(measure)
    return "\n".join([*lines, *([f"{words}."] if words else [])])


def _made(view: ImportedValues) -> list[str]:
    """The latest values that were made of answers, each with how many."""
    shown = view.values[-_NAMED_LINES:]
    rows = []
    for each in shown:
        value = formatted(each.value, view.measure.unit)
        words = filter(None, (value, answers_in_words(each.answers, view.made)))
        rows.append(f"  {wording.full_day(each.day)}: {', '.join(words)}")
    more = len(view.values) - len(shown)
    return [*([f"  and {more} before:"] if more else []), *rows]


def unit_and_way(measure: MeasureStanding) -> str:
    """What a measure is counted in, and which way is better."""
    return f"in {measure.unit}, {BETTER[measure.better]}" if measure.unit else BETTER[measure.better]
