"""The scorecard's pages: the measures, their course, the way to their targets; one of them whole."""

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.features.scorecard.figures import formatted
from custfocus.features.scorecard.lines import unit_and_way
from custfocus.features.scorecard.measures import FELT, answers_in_words, is_few, way
from custfocus.features.scorecard.views import MeasureStanding, MeasureValue, Scorecard
from custfocus.journal import kinds
from custfocus.terminal import theme

_MOST_READINGS = 24
_BAR = 10


def scorecard(view: Scorecard) -> RenderableType:
    """The measures, a few lines each."""
    if not view.measures:
        words = (
            f"A scorecard holds up to five figures that tell how your {view.people.many} fare: how long they wait, "
            "how often they come back, what they would say to a friend. Whatever they would feel counts most."
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


def whole(view: Scorecard) -> RenderableType:
    """One measure with all that is known of it."""
    (measure,) = view.measures
    readings = view.readings or ()
    head, *lines = _lines(measure, view)
    facts = [
        ("From", measure.source),
        (
            "It is",
            f"an {measure.felt}: {FELT[measure.felt].format(a_person=view.people.a_one)}" if measure.felt else "",
        ),
        ("Let go", "yes" if measure.status == kinds.RETIRED else ""),
    ]
    has_answers = any(each.answers is not None for each in readings[:_MOST_READINGS])
    rows = [
        (
            theme.quiet(f"{place:>3}"),
            Text(theme.day(each.day, view.today)),
            Text(formatted(each.value, measure.unit), justify="right"),
            *([theme.quiet(_of_answers(each))] if has_answers else []),
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
            theme.command(f"scorecard change {measure.number}", "changes it"),
        ]
    )


def _of_answers(value: MeasureValue) -> str:
    """Of how many answers a value was made, in little room: of 31; of 8, few."""
    if value.answers is None:
        return ""
    return f"of {value.answers}{', few' if is_few(value.answers, value.made or '') else ''}"


def _lines(measure: MeasureStanding, view: Scorecard) -> list[Text]:
    """A measure: its name, its course with the last value, the way to its target."""
    lines = [Text.assemble((measure.name, "strong"), (f"  {unit_and_way(measure)}", "quiet"))]
    if measure.last is None or measure.last_day is None:
        lines.append(theme.quiet("No value yet"))
    else:
        picture = (f"{theme.course(measure.course)}  ", "accent") if len(measure.course) > 1 else ""
        each = f"  by {measure.step}" if len(measure.course) > 1 else ""
        if made := answers_in_words(measure.answers, measure.made):
            each = f"  {made}{each}"
        day = theme.day(measure.last_day, view.today)
        lines.append(
            Text.assemble(picture, (formatted(measure.last, measure.unit), "strong"), f" {_at(day)}", (each, "quiet"))
        )
    if words := way(measure):
        picture = f"{theme.bar(measure.share, _BAR)}  " if measure.share is not None else ""
        lines.append(Text.assemble((picture, "accent"), words))
    elif measure.status == kinds.OPEN:
        lines.append(theme.quiet(f"No target yet: custfocus scorecard change {measure.number} --target …"))
    return lines


def _retired(view: Scorecard) -> list[Text]:
    names = ", ".join(f"{each.number} {each.name}" for each in view.retired)
    return [theme.quiet(f"Let go: {names}")] if names else []


def _at(day: str) -> str:
    return day if day in ("today", "yesterday") else f"on {day}"
