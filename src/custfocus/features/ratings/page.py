"""The pages of the self-assessment: a scale to read, an item to rate, and the profile."""

from typing import TYPE_CHECKING

from custfocus.base import wording
from custfocus.features.ratings.gaps import DEED_DAYS
from custfocus.features.ratings.scales import SCALES
from custfocus.features.ratings.views import UNKNOWN, Assessment, ItemPrompt, NextStep, Point, RatedItem

# On the page of all scales, so that what to do stands on the same screen.
MOST_GAPS = 4

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text


def page(view: Assessment) -> "RenderableType":
    """All scales at once, or one as far as it is known."""
    if view.scale is None:
        return mirror(view)
    known = any(one.word or one.others is not None or one.managers for one in view.items)
    return profile(view) if known else scale(view)


def asked(view: ItemPrompt) -> "RenderableType":
    """An item, its steps, and what it was rated before."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    item = view.item
    lines: list[RenderableType] = [Text(f"\n{view.place} of {view.total}  {item.name}", style="accent")]
    lines += _words(item)
    steps = [f"{number} {words}" for number, words in enumerate(view.steps, 1)]
    lines.append(theme.quiet(" · ".join(steps)))
    if item.day:
        before = UNKNOWN if item.self is None else f"{item.self}, {item.word}"
        lines.append(theme.quiet(f"{theme.day(item.day)}: {before}"))
    return Group(*lines)


def scale(view: Assessment) -> "RenderableType":
    """A scale that nothing has been rated on yet: its items and steps."""
    from rich.console import Group

    from custfocus.terminal import theme

    items = [Group(theme.heading(f"{one.name}"), *_words(one), theme.quiet(one.id)) for one in view.items]
    first = view.items[0].id if view.items else "ID"
    return theme.stack(
        [
            Group(theme.heading(f"{view.name}: {view.asks}"), _steps(view)),
            *items,
            theme.command(f"assess {view.scale} --set {first}=4", "rates one; at a terminal you are asked"),
        ]
    )


def mirror(view: Assessment) -> "RenderableType":
    """All scales, each in a line, what doesn't go together, and one next step."""
    from rich.text import Text

    from custfocus.terminal import theme

    def draw(width: int) -> "RenderableType":
        rows = []
        for one in view.scales:
            state = f"{one.rated} of {one.items} rated" if one.rated else one.about
            state += f", {theme.day(one.day, view.today)}" if one.day else ""
            command = theme.quiet(f"custfocus assess {one.id}")
            cells = (Text(state), command) if width >= theme.NARROW else (Text.assemble(f"{state}\n", command),)
            rows.append((Text(one.name, style="strong"), *cells))
        return theme.columns(rows, ratios=(None, 1))

    table = theme.Sized(draw)
    begin = None if any(one.rated for one in view.scales) else theme.command("assess self-check", "begins")
    return theme.stack([*_saved(view), theme.heading(view.name), table, *_found(view), begin])


def profile(view: Assessment) -> "RenderableType":
    """The ratings with their course, what stands beside them, and one next step."""
    from rich.console import Group

    from custfocus.terminal import theme

    return theme.stack(
        [
            *_saved(view),
            Group(theme.heading(view.name), _steps(view), *_ends(view)),
            _table(view),
            _roles(view),
            *_found(view),
        ]
    )


def _words(item: RatedItem) -> "list[RenderableType]":
    from rich.text import Text

    if not item.weak:
        return [Text(item.asks)]
    return [Text.assemble(("First: ", "quiet"), item.weak), Text.assemble(("Second: ", "quiet"), item.asks)]


def _steps(view: Assessment) -> "Text":
    from custfocus.terminal import theme

    return theme.quiet(f"1 {view.steps[0]} · 3 {view.steps[2]} · 5 {view.steps[-1]}")


def _saved(view: Assessment) -> "list[RenderableType]":
    from rich.text import Text

    return [Text("\n".join(["Saved", *(f"  {words}" for words in view.saved)]))] if view.saved else []


def _ends(view: Assessment) -> "list[RenderableType]":
    """The strongest and the weakest, in words."""
    from rich.text import Text

    by_id = {one.id: one for one in view.items}
    lines: list[RenderableType] = []
    turned = view.scale is not None and SCALES[view.scale].turned
    best, worst = ("Least in your way", "Most in your way") if turned else ("Strongest", "Weakest")
    for title, ids in ((best, view.profile.strongest), (worst, view.profile.weakest)):
        if ids:
            first = by_id[ids[0]]
            names = " · ".join(by_id[each].name for each in ids[:2])
            more = f" and {len(ids) - 2} more" if len(ids) > 2 else ""  # noqa: PLR2004 - those two are named
            lines.append(Text.assemble((f"{title}: ", "quiet"), (names, "strong"), f"{more} ({first.word})"))
    unknown = sum(1 for one in view.items if one.word == UNKNOWN)
    if unknown:
        others = "one" if unknown == 1 else str(unknown)
        lines.append(Text(f"Of {others} you don't know; custfocus invite asks those who do.", style="quiet"))
    return lines


def _table(view: Assessment) -> "RenderableType":
    from custfocus.terminal import theme

    def draw(width: int) -> "RenderableType":
        wide = width >= theme.NARROW
        has_course = wide and any(one.course for one in view.items)
        has_others = any(one.others is not None or one.managers for one in view.items)
        rows = [
            [theme.quiet(str(number)), *_row(one, wide=wide, has_course=has_course, has_others=has_others)]
            for number, one in enumerate(view.items, 1)
        ]
        titles = [
            "",
            "",
            "you",
            *(["before"] if has_course else []),
            *(["others"] if has_others else []),
            f"{DEED_DAYS} days",
        ]
        return theme.columns([[theme.quiet(title) for title in titles], *rows], ratios=(None, 1))

    return theme.Sized(draw)


def _roles(view: Assessment) -> "RenderableType | None":
    """Who the others are, and on request what each role says."""
    from rich.text import Text

    from custfocus.terminal import theme

    roles = dict.fromkeys(role for one in view.items for role in one.by_role)
    managers = dict.fromkeys(each.who for one in view.items for each in one.managers)
    if not (roles or managers):
        return None
    if not view.explained:
        together = [f"{', '.join(roles)}, from three answers on"] if roles else []
        named = [f"{', '.join(managers)} by name, in brackets"] if managers else []
        return theme.quiet(f"Others: {'; '.join([*together, *named])}. --why shows them apart.")
    said = [(one.name, ", ".join(_apart(one))) for one in view.items]
    return theme.columns([(Text(name), Text(means)) for name, means in said if means], ratios=(1, 1))


def _apart(one: RatedItem) -> list[str]:
    by_name = [f"{each.who} {each.value:g}" for each in one.managers]
    return [*(f"{role} {mean:.1f}" for role, mean in one.by_role.items()), *by_name]


def _row(one: RatedItem, *, wide: bool, has_course: bool, has_others: bool) -> "list[RenderableType]":
    from rich.text import Text

    from custfocus.terminal import theme

    mine = "-" if not one.word else "?" if one.self is None else str(one.self)
    if wide and one.self:
        mine = f"{'●' * one.self}{'○' * (5 - one.self)} {mine}"
    cells: list[RenderableType] = [Text(one.name), Text(mine, style="accent")]
    if has_course:
        cells.append(theme.quiet(" ".join(_point(point) for point in one.course)))
    if has_others:
        named = f"({one.managers[-1].value:g})" if one.managers else ""
        cells.append(Text(" ".join(filter(None, [f"{one.others:.1f}" if one.others is not None else "", named]))))
    days = "" if one.evidence is None else wording.counted(one.evidence, "day")
    if one.evidence == 0:
        days = f"none since {wording.short_day(one.last)}" if one.last and wide else "none"
    cells.append(Text(days) if one.evidence else theme.quiet(days))
    return cells


def _point(point: Point) -> str:
    return "?" if point.value is None else str(point.value)


def _found(view: Assessment) -> "list[RenderableType | None]":
    """What doesn't go together, and the next step."""
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    by_id = {one.id: one for one in view.items}
    parts: list[RenderableType | None] = []
    if view.profile.gaps:
        lines: list[RenderableType] = [theme.heading("What doesn't go together")]
        shown = view.profile.gaps if view.scale or view.explained else view.profile.gaps[:MOST_GAPS]
        for gap in shown:
            lines.append(Text.assemble((f"{by_id[gap.id].name}  ", "strong"), gap.says))
            if view.explained:
                lines.append(theme.indented(theme.quiet(gap.why)))
        if more := len(view.profile.gaps) - len(shown):
            lines.append(theme.quiet(f"and {more} more: custfocus assess --why"))
        parts.append(Group(*lines))
    if view.profile.next:
        parts.append(_next(view.profile.next))
    return parts


def _next(step: NextStep) -> "RenderableType":
    from rich.console import Group
    from rich.text import Text

    from custfocus.terminal import theme

    return Group(
        theme.heading("Tomorrow"),
        Text(step.words, style="strong"),
        theme.quiet(step.reason),
        theme.command(step.command),
    )
