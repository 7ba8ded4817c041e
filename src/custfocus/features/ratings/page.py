"""The pages of the self-assessment: a scale to read, an item to rate, and the profile."""

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.deeds.counting import DEED_DAYS, in_words
from custfocus.features.ratings.point import point
from custfocus.features.ratings.scales import HIGHEST, SCALES, UNKNOWN
from custfocus.features.ratings.views import Assessment, ItemPrompt, NextStep, Point, RatedItem
from custfocus.terminal import theme

# On the page of all scales, so that what to do stands on the same screen.
MOST_GAPS = 4


def page(view: Assessment) -> RenderableType:
    """All scales at once, or one as far as it is known."""
    if view.scale is None:
        return mirror(view)
    known = any(item.word or item.others is not None or item.managers for item in view.items)
    return profile(view) if known else scale(view)


def item_prompt(view: ItemPrompt) -> RenderableType:
    """An item, its steps, and what it was rated before."""
    item = view.item
    lines: list[RenderableType] = [Text(f"\n{view.place} of {view.total}  {item.name}", style="accent")]
    lines += _words(item)
    steps = [f"{number} {words}" for number, words in enumerate(view.steps, 1)]
    lines.append(theme.quiet(" · ".join(steps)))
    if item.day:
        before = UNKNOWN if item.self is None else f"{item.self}, {item.word}"
        lines.append(theme.quiet(f"{theme.day(item.day)}: {before}"))
    return Group(*lines)


def scale(view: Assessment) -> RenderableType:
    """A scale that nothing has been rated on yet: its items and steps."""
    items = [Group(theme.heading(f"{item.name}"), *_words(item), theme.quiet(item.id)) for item in view.items]
    first = view.items[0].id if view.items else "ID"
    return theme.stack(
        [
            Group(theme.heading(f"{view.name}: {view.asks}"), _steps(view)),
            *items,
            theme.command(f"assess {view.scale} --set {first}=4", "rates one; at a terminal you are asked"),
        ]
    )


def mirror(view: Assessment) -> RenderableType:
    """All scales, each in a line, what doesn't go together, and one next step."""

    def draw(width: int) -> RenderableType:
        rows = []
        for each in view.scales:
            state = f"{each.rated} of {each.items} rated" if each.rated else each.about
            state += f", {theme.day(each.day, view.today)}" if each.day else ""
            command = theme.quiet(f"custfocus assess {each.id}")
            cells = (Text(state), command) if width >= theme.NARROW else (Text.assemble(f"{state}\n", command),)
            rows.append((Text(each.name, style="strong"), *cells))
        return theme.columns(rows, ratios=(None, 1))

    table = theme.Sized(draw)
    begin = None if any(each.rated for each in view.scales) else theme.command("assess self-check", "begins")
    head = Group(theme.heading(view.name), *map(Text, point(view)))
    return theme.stack([*_saved(view), head, table, *_gaps_and_step(view), begin])


def profile(view: Assessment) -> RenderableType:
    """The ratings with their course, what stands beside them, and one next step."""
    return theme.stack(
        [
            *_saved(view),
            Group(theme.heading(view.name), _steps(view), *_ends(view)),
            _table(view),
            _roles(view),
            *_gaps_and_step(view),
        ]
    )


def _words(item: RatedItem) -> list[RenderableType]:
    if not item.weak:
        return [Text(item.asks)]
    return [Text.assemble(("First: ", "quiet"), item.weak), Text.assemble(("Second: ", "quiet"), item.asks)]


def _steps(view: Assessment) -> Text:
    return theme.quiet(f"1 {view.steps[0]} · 3 {view.steps[2]} · 5 {view.steps[-1]}")


def _saved(view: Assessment) -> list[RenderableType]:
    return [Text("\n".join(["Saved", *(f"  {words}" for words in view.saved)]))] if view.saved else []


def _ends(view: Assessment) -> list[RenderableType]:
    """The strongest and the weakest, in words."""
    by_id = {item.id: item for item in view.items}
    lines: list[RenderableType] = []
    turned = view.scale is not None and SCALES[view.scale].turned
    best, worst = ("Least in your way", "Most in your way") if turned else ("Strongest", "Weakest")
    for title, ids in ((best, view.profile.strongest), (worst, view.profile.weakest)):
        if ids and 2 * len(ids) <= len(view.items):  # an end that most are at is none
            first = by_id[ids[0]]
            names = " · ".join(by_id[each].name for each in ids[:2])
            more = f" and {len(ids) - 2} more" if len(ids) > 2 else ""  # noqa: PLR2004 - those two are named
            lines.append(Text.assemble((f"{title}: ", "quiet"), (names, "strong"), f"{more} ({first.word})"))
    unknown = sum(1 for item in view.items if item.word == UNKNOWN)
    if unknown:
        others = "one" if unknown == 1 else str(unknown)
        words = f'You answered "don\'t know" to {others}; custfocus invite asks people who do.'
        lines.append(Text(words, style="quiet"))
    elif lines and not any(item.by_role or item.managers for item in view.items):
        lines.append(theme.command("invite", "asks others how they see it"))
    return lines


def _table(view: Assessment) -> RenderableType:
    def draw(width: int) -> RenderableType:
        wide = width >= theme.NARROW
        has_course = wide and any(item.course for item in view.items)
        has_others = any(item.others is not None or item.managers for item in view.items)
        rows = [
            [
                theme.quiet(str(number)),
                *_row(item, wide=wide, has_course=has_course, has_others=has_others),
                _counted(item),
            ]
            for number, item in enumerate(view.items, 1)
        ]
        titles = [
            "",
            "",
            "you",
            *(["before"] if has_course else []),
            *(["others"] if has_others else []),
            f"in {DEED_DAYS} days",
        ]
        ratios = (None, 1, *(None for _ in titles[3:]), 1)
        return theme.columns([[theme.quiet(title) for title in titles], *rows], ratios=ratios)

    return Group(theme.Sized(draw), *_way_to_entries(view))


def _way_to_entries(view: Assessment) -> list[RenderableType]:
    """Where the very entries are that were counted for the item with the most of them."""
    most = max(view.items, key=lambda item: item.evidence or 0, default=None)
    if most is None or not most.deeds:
        return []
    return [Text(), theme.command(f"list --deeds {most.id}", "lists what was counted there")]


def _roles(view: Assessment) -> RenderableType | None:
    """Who the others are, and on request what each role says."""
    roles = dict.fromkeys(role for item in view.items for role in item.by_role)
    managers = dict.fromkeys(each.who for item in view.items for each in item.managers)
    if not (roles or managers):
        return None
    if not view.explained:
        together = [f"{', '.join(roles)}, from three answers on"] if roles else []
        named = [f"{', '.join(managers)} by name, in brackets"] if managers else []
        return theme.quiet(f"Others: {'; '.join([*together, *named])}. --why shows them apart.")
    apart = [(item.name, ", ".join(_apart(item))) for item in view.items]
    return theme.columns([(Text(name), Text(means)) for name, means in apart if means], ratios=(1, 1))


def _apart(item: RatedItem) -> list[str]:
    by_name = [f"{each.who} {each.value:g}" for each in item.managers]
    return [*(f"{role} {mean:.1f}" for role, mean in item.by_role.items()), *by_name]


def _row(item: RatedItem, *, wide: bool, has_course: bool, has_others: bool) -> list[RenderableType]:
    mine = "-" if not item.word else "?" if item.self is None else str(item.self)
    if wide and item.self:
        mine = f"{'●' * item.self}{'○' * (HIGHEST - item.self)} {mine}"
    cells: list[RenderableType] = [Text(item.name), Text(mine, style="accent")]
    if has_course:
        cells.append(theme.quiet(" ".join(_point(point) for point in item.course)))
    if has_others:
        named = f"({item.managers[-1].value:g})" if item.managers else ""
        cells.append(Text(" ".join(filter(None, [f"{item.others:.1f}" if item.others is not None else "", named]))))
    return cells


def _counted(item: RatedItem) -> RenderableType:
    """What was counted for an item; answers in another shade, as they are no deeds."""
    deeds = ", ".join(in_words(item.deeds))
    if not deeds and item.evidence is not None:
        deeds = f"none since {wording.short_day(item.last)}" if item.last else "none"
    answers = wording.counted(item.answers, "answer") if item.answers else ""
    if not (deeds or answers):
        return theme.quiet("nothing here tells")
    between = " · " if deeds and answers else ""
    return Text.assemble((deeds, "" if item.evidence else "quiet"), (f"{between}{answers}", "quiet"))


def _point(point: Point) -> str:
    return "?" if point.value is None else str(point.value)


def _gaps_and_step(view: Assessment) -> list[RenderableType | None]:
    """What doesn't go together, and the next step."""
    by_id = {item.id: item for item in view.items}
    parts: list[RenderableType | None] = []
    if view.profile.gaps:
        lines: list[RenderableType] = [theme.heading("Worth a second look")]
        gaps = view.profile.gaps if view.scale or view.explained else view.profile.gaps[:MOST_GAPS]
        for gap in gaps:
            way = f" custfocus list --deeds {gap.id}" if gap.deeds else ""
            lines.append(Text.assemble((f"{by_id[gap.id].name}  ", "strong"), gap.says, (way, "quiet")))
            if view.explained:
                lines.append(theme.indented(theme.quiet(gap.why)))
        if more := len(view.profile.gaps) - len(gaps):
            lines.append(theme.quiet(f"and {more} more: custfocus assess --why"))
        parts.append(Group(*lines))
    if view.profile.next:
        parts.append(_next(view.profile.next))
    return parts


def _next(step: NextStep) -> RenderableType:
    return Group(
        theme.heading("Tomorrow"),
        Text(step.words, style="strong"),
        theme.quiet(step.reason),
        theme.command(step.command),
    )
