"""The review's pages: the month as it stands, what is asked, and the letter."""

from collections.abc import Iterable, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.base.dates import first_of_month, month_end, month_key
from custfocus.features.before_and_after.saying import NO_CAUSE, TITLE, heading, telling
from custfocus.features.priorities.season import DONE, DROP, KEEP, SeasonPriority
from custfocus.features.progress.weeks import written_on
from custfocus.features.review.steps import season_over
from custfocus.features.review.views import ITEM, LEFT, NEW, PLAN, PRIORITY, MonthReview, ReviewPrompt, ReviewStep
from custfocus.features.scorecard import figures
from custfocus.features.scorecard.measures import is_stale, way
from custfocus.features.sheets.standing import SheetStanding
from custfocus.features.sheets.words import due_in_words
from custfocus.journal import kinds
from custfocus.terminal import theme

_SHOWN = 280
_BRIEF = 40  # letters of what tells a sheet from others
_MOST_INTENTIONS = 5
_MOST_QUIET = 3
_MOST_BEGUN = 3
_MOST_CLOSED = 5
# So many overdue sheets are named once more at the end of the half hour.
_MOST_OVERDUE = 3
_DECIDED = {KEEP: "Kept", DONE: "Done", DROP: "Let go", None: "Set"}


def page(view: MonthReview) -> RenderableType:
    """The month as it stands, or the letter that it ended with."""
    return reading(view) if view.letter is None else letter(view)


def reading(view: MonthReview) -> RenderableType:
    """The month on a page, and what the review still lacks."""
    return theme.stack(
        [
            head(view),
            *(_lines(section) for section in of_month(view)),
            _last(view),
            _lines(answered(view)) if view.answered else None,
            _plans(view),
            _priorities(view),
            *_lacking(view),
        ]
    )


def of_month(view: MonthReview) -> list[Sequence[RenderableType]]:
    """What the month was, section by section, each in parts that had better not be cut."""
    wholes = (
        _quiet(view),
        _meant(view),
        _waiting(view),
        _closed(view),
        _stands(view),
        _scorecard(view),
        _begun(view),
    )
    sections = [*_written(view), *([whole] for whole in wholes if whole is not None)]
    return [section for section in sections if section]


def answered(view: MonthReview) -> Sequence[RenderableType]:
    """What has been answered of the checklist, in parts."""
    return _quotes("Answered so far", [(item.asked, item.text) for item in view.items if item.text])


def _stands(view: MonthReview) -> RenderableType | None:
    if not view.stands:
        return None
    lines = [Text.assemble((f"{each.name}  ", "strong"), each.says) for each in view.stands]
    return _lines([theme.heading("Where you stand"), *lines, theme.command("assess", "shows all of it")])


def _scorecard(view: MonthReview) -> RenderableType | None:
    if not view.scorecard:
        return None
    lines = []
    for each in view.scorecard:
        has_value = each.last is not None and each.last_day is not None
        last = f"{figures.formatted(each.last or 0, each.unit)} on {wording.full_day(each.last_day or view.first)}"
        words = " · ".join(filter(None, (last if has_value else "no value yet", way(each))))
        picture = f"{theme.course(each.course)}  " if len(each.course) > 1 else ""
        lines.append(Text.assemble((f"{each.name}  ", "strong"), (picture, "accent"), words))
    waiting = [each for each in view.scorecard if is_stale(each, view.first)]
    if waiting:
        names = ", ".join(each.name for each in waiting)
        lines.append(theme.quiet(f"Without a value in {view.first:%B}: {names}"))
    if waiting and view.open:
        last_day = month_end(view.first)
        day = f" --on {last_day}" if last_day < view.today else ""
        lines.append(theme.command(f"scorecard log {waiting[0].number} …{day}", "keeps one"))
    return _lines([theme.heading("Scorecard"), *(theme.indented(line) for line in lines)])


def _begun(view: MonthReview) -> RenderableType | None:
    shown = telling(view.before_and_after, _MOST_BEGUN)
    if not shown:
        return None
    lines = [Text.assemble(each.name, (f"\n{heading(each)}\n", "quiet"), each.says) for each in shown]
    return _lines(
        [theme.heading(TITLE), *(theme.indented(line) for line in lines), theme.indented(theme.quiet(NO_CAUSE))]
    )


def letter(view: MonthReview) -> RenderableType:
    """The letter, and once it has just been kept, word of that."""
    parts: list[RenderableType] = [theme.letter(view.letter or "")]
    if view.why and not view.ended and view.first < first_of_month(month_key(view.today)):
        parts += [Text(), theme.quiet(view.why)]
    if view.ended:
        back = f"Saved. custfocus review {view.month} --show brings this letter back."
        parts += [Text(), theme.quiet(LEFT if view.left else back)]
        if not view.left:
            parts.append(theme.command("share", "hands on what was heard and learnt, without names"))
        parts += [_way_on(each, view) for each in view.sheets.overdue[:_MOST_OVERDUE]]
    return _lines(parts)


def prompt(view: ReviewPrompt) -> RenderableType:
    """What is asked."""
    head = Text.assemble((f"\n{view.title}", "accent"), "\n", (view.asked, "strong"))
    return _lines([head, *(theme.indented(theme.quiet(hint)) for hint in view.hints)])


def head(view: MonthReview) -> RenderableType:
    """Which month it is and why, how far its review has come, and how much was written."""
    lines: list[RenderableType] = [title(view)]
    if view.why:
        lines.append(theme.quiet(view.why))
    if view.begun:
        stopped = f"Begun on {wording.full_day(view.begun)}; {view.answered} of {len(view.items)} questions answered."
        lines.append(theme.quiet(stopped))
    return _lines([*lines, Text(how_much(view))])


def title(view: MonthReview) -> RenderableType:
    """The month, and in its first month since when there is a journal."""
    since = f", since {wording.day_and_month(view.began)}" if view.began and _began_in(view) else ""
    return theme.heading(f"{view.name}{since}")


def how_much(view: MonthReview) -> str:
    """How much was written in the month, in a sentence."""
    if view.days:
        return written_on(view.days, view.counts)
    what = f"Nothing was written in {view.first:%B}." if view.began else "Nothing is written in this journal yet."
    return f"{what} The questions below help anyway."


def _began_in(view: MonthReview) -> bool:
    """Whether the journal began in the month, after its first day."""
    return view.began is not None and view.first < view.began <= month_end(view.first)


def _written(view: MonthReview) -> list[Sequence[RenderableType]]:
    answers = [(f"{theme.day(each.day, view.today)} · {each.asked}", each.text) for each in view.answers]
    heard = []
    for each in view.heard:
        heard.append((" · ".join(filter(None, (theme.day(each.day, view.today), each.about))), each.text))
        heard += [("You wrote about it", each.made)] if each.made else []
    practices = [(f"{each.name} · {wording.times(each.times)}", each.happened.text) for each in view.practices]
    return [
        _quotes(_some("In your own words", len(answers), view.counts.get("answer", 0)), answers),
        _quotes(_some(f"What {view.people.many} said", len(view.heard), view.counts.get("heard", 0)), heard),
        _quotes("What you practised", practices),
    ]


def _some(title: str, shown: int, count: int) -> str:
    """A title that says how many of how many stand below it, where it isn't all."""
    return f"{title}, {shown} of {count}" if shown < count else title


def _quiet(view: MonthReview) -> RenderableType | None:
    shown = view.quiet[:_MOST_QUIET] if view.days else ()
    lines = [f"{each.name}: {each.summary}" if each.summary else each.name for each in shown]
    more = len(view.quiet) - len(lines)
    return _part("Quiet lately", [*lines, *([f"and {more} more"] if more else [])]) if lines else None


def _meant(view: MonthReview) -> RenderableType | None:
    shown = view.intentions[:_MOST_INTENTIONS]
    lines = [f"{theme.day(each.day, view.today)}: {_short(each.text)}" for each in shown]
    more = len(view.intentions) - len(lines)
    if more > 0:
        lines.append(f"and {more} more: custfocus list --kind intention")
    return _part("Things you meant to do, still open", lines) if lines else None


def _waiting(view: MonthReview) -> RenderableType | None:
    """The sheets that are still open, each with its next step below."""
    waiting = view.sheets.open
    if not waiting:
        return None
    rows = []
    for each in waiting:
        due = Text(due_in_words(each.due, view.today), style="warm" if each.overdue else "quiet")
        step = Text(", ", style="quiet").join(filter(None, (Text(each.step, style="quiet"), due)))
        rows.append((Text(each.short, style="id"), Text("\n").join((Text(_sheet(each)), step))))
    lines: list[RenderableType] = [theme.columns(rows, ratios=(None, 1))]
    if view.sheets.more:
        lines.append(theme.quiet(f"and {view.sheets.more} more"))
    if view.open:
        lines += [
            theme.command(f"sheet {waiting[0].short}", "goes on with the first"),
            theme.command("sheet", "shows all of them"),
        ]
    return _lines([theme.heading("Still open"), *(theme.indented(line) for line in lines)])


def _closed(view: MonthReview) -> RenderableType | None:
    closed = view.sheets.closed
    if not closed:
        return None
    rows = [(_sheet(each), theme.quiet(f"{each.closed:%a} {each.closed.day}")) for each in closed if each.closed]
    lines: list[RenderableType] = [theme.columns(rows[:_MOST_CLOSED], ratios=(1, None))]
    if len(rows) > _MOST_CLOSED:
        lines.append(theme.quiet(f"and {len(rows) - _MOST_CLOSED} more"))
    return _lines([theme.heading(f"Closed in {view.first:%B}"), *(theme.indented(line) for line in lines)])


def _way_on(sheet: SheetStanding, view: MonthReview) -> RenderableType:
    return theme.command(f"sheet {sheet.short}", f"{_sheet(sheet)}, {due_in_words(sheet.due, view.today)}")


def _sheet(sheet: SheetStanding) -> str:
    return " · ".join(filter(None, (sheet.title, wording.whole_words(sheet.about, _BRIEF))))


def _last(view: MonthReview) -> RenderableType | None:
    if view.last is None:
        return None
    lines = [f"{_DECIDED[each.decision]}: {_short(each.text)}" for each in view.last.priorities]
    lines += [view.last.line] if view.last.line else []
    return _part(f"Last time, {wording.full_month(first_of_month(view.last.month))}", lines) if lines else None


def _plans(view: MonthReview) -> RenderableType | None:
    rows = [
        (str(place), _short(each.text), (each.outcome or "").replace("-", " "))
        for place, each in enumerate(view.plans, 1)
    ]
    if not rows:
        return None
    return _lines([theme.heading("Your plans"), theme.indented(theme.columns(rows, ratios=(None, 1, None)))])


def _priorities(view: MonthReview) -> RenderableType | None:
    def state(each: SeasonPriority) -> str:
        if each.status != kinds.OPEN:
            return _DECIDED[each.decision].lower()
        over = each.decision is None and season_over(view, each)
        return "season over" if over else f"until {wording.short_day(each.until)}"

    rows = [(str(place), _short(each.text), state(each)) for place, each in enumerate(view.priorities, 1)]
    if not rows:
        return None
    return _lines([theme.heading("Priorities"), theme.indented(theme.columns(rows, ratios=(None, 1, None)))])


def _lacking(view: MonthReview) -> list[RenderableType | None]:
    if not view.open:
        return []
    missing = {step.what: step for step in reversed(view.open)}
    options = [
        f'--set {missing[ITEM].id}="…"' if ITEM in missing else "",
        f"--plan {_plan_place(view, missing[PLAN])}=used (or missed, no-occasion)" if PLAN in missing else "",
        f"--keep {_place(view, missing[PRIORITY])} (or --done, --drop)" if PRIORITY in missing else "",
        '--priority "…"' if NEW in missing else "",
        "--finish",
    ]
    ways = [
        theme.command(view.command, "goes on with it" if view.begun else "begins it"),
        theme.quiet(f"For scripts: {', '.join(filter(None, options))}"),
    ]
    rows = [Text.assemble((step.id, "strong"), "\n", step.words) for step in view.open if step.what == ITEM]
    listed = {each.id for each in view.intentions[:_MOST_INTENTIONS]}
    matters = [
        Text.assemble((f"{each.title}\n", "strong"), *(each.hints[:1] or (each.asked,)))
        for each in view.matters
        if each.id not in listed
    ]
    return [
        _lines([theme.heading("Still waiting"), theme.indented(theme.stack(matters))]) if matters else None,
        _lines([theme.heading("Questions to answer"), theme.indented(theme.stack(rows))]) if rows else None,
        _lines([theme.heading("To go on"), theme.indented(_lines(ways))]),
    ]


def _place(view: MonthReview, step: ReviewStep) -> int:
    return next(place for place, each in enumerate(view.priorities, 1) if each.id == step.id)


def _plan_place(view: MonthReview, step: ReviewStep) -> int:
    return next(place for place, each in enumerate(view.plans, 1) if each.id == step.id)


def _quotes(title: str, quotes: Iterable[tuple[str, str]]) -> Sequence[RenderableType]:
    """Each quotation with what leads up to it, the first below the title."""
    parts: list[RenderableType] = []
    for lead, text in quotes:
        quote = [theme.indented(Text(_short(text), style="quote"))] if text else []
        block = theme.indented(_lines([theme.quiet(lead), *quote]))
        parts.append(block if parts else _lines([theme.heading(title), block]))
    return parts


def _part(title: str, lines: Iterable[str]) -> RenderableType:
    return _lines([theme.heading(title), *(theme.indented(Text(line)) for line in lines)])


def _lines(parts: Iterable[RenderableType]) -> RenderableType:
    return Group(*parts)


def _short(text: str) -> str:
    return wording.whole_words(text, _SHOWN)
