"""A month's review: the page to read first, the checklist, the priorities, and what of it is still open."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import ClassVar

from msgspec import Struct

from custfocus.base import wording
from custfocus.base.dates import first_of_month, month_end, month_key
from custfocus.base.view import Page, View
from custfocus.content.framework import Framework, name_of
from custfocus.features.plans.plans import is_due_for_rewording, outcomes, worded
from custfocus.features.review import month as months
from custfocus.features.review.priorities import MOST, Priority, as_set, is_over
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.sheet import KIND
from custfocus.features.sheets.standing import SheetStanding
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

MOST_ANSWERS, MOST_HEARD, MOST_OPEN = 4, 3, 5
# From so many characters on, an answer counts as no fuller than another.
FULL_LENGTH = 280
ITEM, PLAN, PRIORITY, NEW, LINE = "item", "plan", "priority", "new", "line"
# What is quiet says something only of a journal that has been kept for a while.
QUIET_AFTER = timedelta(28)
WENT = "Used: the moment came, and I did it. Missed: it slipped by. No occasion: it never came."
LEFT = "Saved. Your letter stays as you wrote it."


class Quote(Struct, frozen=True):
    """Something the user wrote.

    Attributes:
        id: The entry's id.
        day: Its day.
        text: The words.
        asked: The question they answer, if they answer one.
        about: Whose words they are or what they are about, as a page says it; it may be empty.
    """

    id: str
    day: date
    text: str
    asked: str = ""
    about: str = ""


class Practised(Struct, frozen=True):
    """A practice and what came of it: its id and name, how often, and the fullest word of what happened."""

    id: str
    name: str
    times: int
    happened: Quote


class Named(Struct, frozen=True):
    """A principle by id, what pages call it, and what it says."""

    id: str
    name: str
    summary: str


class Stands(Struct, frozen=True):
    """What doesn't go together in how the user stands: the item's id and name, the kind of gap, and in words."""

    id: str
    name: str
    kind: str
    says: str


class Checked(Struct, frozen=True):
    """An item of the checklist.

    Attributes:
        id: The item's id.
        name: What pages call it.
        asked: Its words; as they were asked, where it has an answer.
        help: What helps to answer it.
        text: The answer, empty until there is one.
        before: The answer of an earlier month, the latest.
    """

    id: str
    name: str
    asked: str
    help: str = ""
    text: str = ""
    before: Quote | None = None


class Tried(Struct, frozen=True):
    """An if-then plan, and how it went in the month.

    Attributes:
        id: The entry's id.
        short: As pages show it.
        text: The sentence, as it was in the month.
        about: The name of the barrier that it answers; empty where it answers none.
        outcome: "used", "missed" or "no-occasion"; None until it is said.
        reword: Whether it was missed three times running, up to its latest month.
    """

    id: str
    short: str
    text: str
    about: str
    outcome: str | None
    reword: bool


class Last(Struct, frozen=True):
    """What the review before this one came to: its month, what it decided and set, its closing line."""

    month: str
    priorities: tuple[Priority, ...]
    line: str


class Sheets(Struct, frozen=True):
    """The sheets that concern a review.

    Attributes:
        open: Those that were opened by its end and are still open, as they stand today, the most overdue first; of
            many, the first.
        more: How many more of them there are.
        opened: How many were opened in the month.
        closed: Those that were closed in the month, as they stood at its end, the first closed first.
    """

    open: tuple[SheetStanding, ...] = ()
    more: int = 0
    opened: int = 0
    closed: tuple[SheetStanding, ...] = ()

    @property
    def overdue(self) -> tuple[SheetStanding, ...]:
        """Those of the open ones that wait for longer than they should."""
        return tuple(each for each in self.open if each.overdue)


class Step(Struct, frozen=True):
    """Something that a review still lacks.

    Attributes:
        what: "item", "plan", "priority", "new" for a further priority, or "line" for the closing line.
        id: The item's, plan's or priority's id.
        words: What is asked.
    """

    what: str
    id: str
    words: str


class Review(View, frozen=True):
    """A month's review as it stands.

    Attributes:
        month: The month, as 2026-10.
        name: As pages call it: October 2026.
        today: The user's own day.
        why: Why it is this month, in a sentence; empty where the user named it.
        id: The id of the review's entry, once it has been begun.
        begun: The day it was begun.
        finished: Whether it has its letter.
        days: On how many days of the month something was written.
        counts: How many entries of each kind of evidence the month has.
        answers: A few answers in the user's words.
        heard: A few of the things customers said.
        practices: The practices that were done.
        quiet: The principles that nothing was written for in the month; none before the journal is four weeks old.
        intentions: The things the user meant to do that are still open.
        last: What the review before this one came to.
        items: The checklist.
        priorities: Those it asks about, those it decided about, and those set in it.
        line: The closing line.
        then: The same question answered earlier and in the month, if one was.
        open: What it still lacks, in order.
        letter: The letter, as Markdown, once it is finished.
        saved: What this run has saved, in sentences.
        ended: Whether this run ended the review.
        left: Whether this run left the letter as it was, because the user has edited it.
        plans: The if-then plans that stood in the month, and how each went.
        stands: What doesn't go together between ratings, deeds and others, as of today.
        scorecard: The measures as they stood at the end of the month.
        sheets: The sheets that are still open, and those opened and closed in the month.
    """

    kind: ClassVar[str] = "review"
    month: str
    name: str
    today: date
    why: str
    id: str | None
    begun: date | None
    finished: bool
    days: int
    counts: dict[str, int]
    answers: tuple[Quote, ...]
    heard: tuple[Quote, ...]
    practices: tuple[Practised, ...]
    quiet: tuple[Named, ...]
    intentions: tuple[Quote, ...]
    last: Last | None
    items: tuple[Checked, ...]
    priorities: tuple[Priority, ...]
    line: str
    then: tuple[Quote, Quote] | None
    open: tuple[Step, ...]
    letter: str | None
    saved: tuple[str, ...] = ()
    ended: bool = False
    left: bool = False
    plans: tuple[Tried, ...] = ()
    stands: tuple[Stands, ...] = ()
    scorecard: tuple[MeasureStanding, ...] = ()
    sheets: Sheets = Sheets()

    @property
    def command(self) -> str:
        """What to type for this review; the month goes without saying where it was chosen without."""
        return "review" if self.why else f"review {self.month}"

    @property
    def first(self) -> date:
        """The first day of the month."""
        return first_of_month(self.month)

    @property
    def answered(self) -> int:
        """How many items have an answer."""
        return sum(1 for item in self.items if item.text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been answered, set, decided or said in it yet."""
        ours = any(each.decision or each.month == self.month for each in self.priorities)
        tried = any(each.outcome for each in self.plans)
        return not (self.answered or ours or tried or self.line)

    def drawn(self) -> Page:
        from custfocus.features.review.page import page

        return page(self)


class Prompt(View, frozen=True):
    """What stands above a prompt: where one is, what is asked, and what helps to answer it."""

    title: str
    asked: str
    hints: tuple[str, ...] = ()

    def drawn(self) -> Page:
        from custfocus.features.review.page import prompt

        return prompt(self)


class Known(Struct, frozen=True):
    """What the journal knows about a month.

    Attributes:
        month: The month, its first day.
        today: The user's own day.
        reviews: The reviews since the year before the month, the newest first.
        checklist: The answers to the checklist since then.
        priorities: All priorities, the newest first.
        evidence: The month's answers and practices, and what was heard, the newest first; of very many, the newest.
        days: On how many days of the month there is evidence.
        counts: How many entries each kind of evidence has in the month.
        quiet: The ids of the principles without evidence in the month.
        began: The day of the journal's first entry.
        intentions: The things the user meant to do that are still open.
        then: The earliest answer to a question that was answered in the month too, if there is one.
        short: An entry's id as pages show it.
        plans: All if-then plans, the first made first.
        scorecard: The measures as they stood at the end of the month.
        open_sheets: The sheets that are open, as they stand today, the most overdue first.
        closed_sheets: The sheets that were closed in the month, the first closed first.
    """

    month: date
    today: date
    reviews: Sequence[Entry]
    checklist: Sequence[Entry]
    priorities: Sequence[Entry]
    evidence: Sequence[Entry]
    days: int
    counts: Mapping[str, int]
    quiet: Sequence[str]
    began: date | None
    intentions: Sequence[Entry]
    then: Entry | None
    short: Callable[[str], str]
    plans: Sequence[Entry] = ()
    scorecard: Sequence[MeasureStanding] = ()
    open_sheets: Sequence[SheetStanding] = ()
    closed_sheets: Sequence[SheetStanding] = ()


def review(framework: Framework, known: Known, why: str = "") -> Review:
    """A month's review as it stands."""
    key = month_key(known.month)
    entry = months.review_of(known.reviews, known.month)
    finished = months.is_finished(known.reviews, known.month)
    items = checklist(framework, known.checklist, key)
    asked_about = priorities(known, entry)
    planned = tried(known)
    standing = sum(1 for each in known.priorities if each.of(kinds.Priority).status == kinds.OPEN)
    line = entry.of(kinds.Review).line if entry else ""
    evidence = known.evidence
    return Review(
        month=key,
        name=wording.full_month(known.month),
        today=known.today,
        why=why,
        id=entry.id if entry else None,
        begun=entry.day if entry else None,
        finished=finished,
        days=known.days,
        counts=dict(known.counts),
        answers=tuple(
            _quote(each, name_of(framework, _main(each) or ""))
            for each in well_chosen([each for each in evidence if each.kind == "answer"], _main, MOST_ANSWERS)
        ),
        heard=tuple(
            _quote(each, each.of(kinds.Heard).who or "")
            for each in well_chosen([each for each in evidence if each.kind == "heard"], _who, MOST_HEARD)
        ),
        practices=practised(framework, [each for each in evidence if each.kind == "practice"]),
        quiet=_quiet(framework, known),
        intentions=tuple(_quote(each) for each in known.intentions if _still_open(each, known.month)),
        last=_last(known),
        items=items,
        priorities=asked_about,
        line=line,
        then=_then_and_now(known),
        open=() if finished else steps(items, planned, asked_about, MOST - standing, known),
        letter=entry.text if entry and finished else None,
        plans=planned,
        scorecard=tuple(known.scorecard),
        sheets=_sheets(known),
    )


def well_chosen(entries: Iterable[Entry], group: Callable[[Entry], Hashable], most: int) -> list[Entry]:
    """At most so many of the entries, from as many groups as can be, the fullest of each; by day.

    An entry is the fuller the longer its text is, up to FULL_LENGTH; of equals, the first given is taken. Every
    group gives one before any gives its second; where there are more groups than places, those with the
    fullest texts are taken.
    """
    fullest_first = sorted(entries, key=_fullness, reverse=True)
    taken: dict[Hashable, int] = {}
    ranked = []
    for place, entry in enumerate(fullest_first):
        turn = taken.get(group(entry), 0)
        taken[group(entry)] = turn + 1
        ranked.append((turn, place, entry))
    chosen = [entry for _, _, entry in sorted(ranked, key=lambda one: one[:2])[:most]]
    return sorted(chosen, key=lambda entry: (entry.day, entry.at))


def checklist(framework: Framework, answers: Sequence[Entry], key: str) -> tuple[Checked, ...]:
    """The checklist's items in order with the answers of a month's review.

    An item that is no longer offered is there if it has an answer, after the others.
    """
    oldest_first = sorted(answers, key=lambda entry: (entry.of(kinds.Checklist).month, entry.at))
    given = {str(entry.item): entry for entry in oldest_first if entry.of(kinds.Checklist).month == key}
    earlier = {str(entry.item): entry for entry in oldest_first if entry.of(kinds.Checklist).month < key}
    items = []
    for item in framework.checklist:
        entry = given.pop(item.id, None)
        before = earlier.get(item.id)
        items.append(
            Checked(
                id=item.id,
                name=item.name,
                asked=entry.asked if entry else item.asks,
                help=item.help,
                text=entry.text if entry else "",
                before=_quote(before) if before else None,
            )
        )
    gone = [Checked(item, name_of(framework, item), entry.asked, text=entry.text) for item, entry in given.items()]
    return (*items, *gone)


def practised(framework: Framework, ticks: Iterable[Entry]) -> tuple[Practised, ...]:
    """What was done of each practice, the one done most often first."""
    groups: dict[str, list[Entry]] = {}
    for tick in ticks:
        groups.setdefault(str(tick.item), []).append(tick)
    most_first = sorted(groups.items(), key=lambda group: -len(group[1]))
    return tuple(
        Practised(item, name_of(framework, item), len(done), _quote(max(done, key=_fullness)))
        for item, done in most_first
    )


def priorities(known: Known, entry: Entry | None) -> tuple[Priority, ...]:
    """The priorities that concern a review: asked about, decided about, or set in it; the first set first.

    A finished review concerns those alone that it decided about or set, whatever was set since.
    """
    key = month_key(known.month)
    kept = entry.of(kinds.Review) if entry else kinds.Review(key)

    def concerns(each: Entry) -> bool:
        one = each.of(kinds.Priority)
        asked = one.status == kinds.OPEN and one.month < key and not kept.finished
        return asked or each.id in kept.decisions or one.month == key

    return tuple(_priority(each, known, kept.decisions) for each in as_set(known.priorities) if concerns(each))


def tried(known: Known) -> tuple[Tried, ...]:
    """The plans that concern a review: those made by its end that stand, or of which it is known how they went."""
    key, last = month_key(known.month), month_end(known.month)
    return tuple(
        Tried(
            each.id,
            known.short(each.id),
            worded(each, key),
            each.asked,
            outcomes(each).get(key),
            is_due_for_rewording(each),
        )
        for each in known.plans
        if key in outcomes(each) or (each.of(kinds.Plan).status == kinds.OPEN and each.day <= last)
    )


def steps(
    items: Iterable[Checked], planned: Iterable[Tried], concerned: Iterable[Priority], room: int, known: Known
) -> tuple[Step, ...]:
    """What a review still lacks, in the order in which it is asked; the first is where to go on.

    Args:
        items: The checklist with its answers.
        planned: The plans that concern the review.
        concerned: The priorities that concern the review.
        room: How many more priorities there may be.
        known: What the journal knows about the month.
    """
    key = month_key(known.month)
    found = [Step(ITEM, item.id, item.asked) for item in items if not item.text]
    found += [Step(PLAN, each.id, each.text) for each in planned if each.outcome is None]
    found += [
        Step(PRIORITY, each.id, each.text)
        for each in concerned
        if each.status == kinds.OPEN and each.decision is None and each.month != key
    ]
    if room > 0:
        found.append(Step(NEW, "", "What matters most for the coming three months?"))
    return (*found, Step(LINE, "", "What is the one sentence to remember from this month?"))


def prompt(view: Review, step: Step) -> Prompt:
    """How a step is asked."""
    if step.what == ITEM:
        return item_prompt(view, step.id)
    if step.what == PLAN:
        place, plan = next((place, each) for place, each in enumerate(view.plans, 1) if each.id == step.id)
        title = f"Plan {place} of {len(view.plans)}  How did it go in {view.first:%B}?"
        return Prompt(title, step.words, (*filter(None, [plan.about]), WENT))
    if step.what == PRIORITY:
        asked = [each for each in view.priorities if each.month != view.month]
        place, priority = next((place, each) for place, each in enumerate(asked, 1) if each.id == step.id)
        until = wording.full_day(priority.until)
        hint = f"Its season is over; it was until {until}." if season_over(view, priority) else f"Until {until}."
        return Prompt(f"Priority {place} of {len(asked)}", step.words, (hint,))
    if step.what == NEW:
        standing = sum(1 for each in view.priorities if each.status == kinds.OPEN)
        over = any(season_over(view, each) for each in view.priorities)
        hints = ("A season is over, a new one begins.",) if over else ()
        return Prompt(f"New priority, {standing + 1} of {MOST}", step.words, (*hints, "Enter alone: that's enough."))
    return Prompt("A last word", step.words, ("It closes your letter to yourself.",))


def item_prompt(view: Review, item_id: str) -> Prompt:
    """How an item of the checklist is asked: with what helps, and what an earlier month answered."""
    place, item = next((place, each) for place, each in enumerate(view.items, 1) if each.id == item_id)
    before = ""
    if item.before:
        before = f"{wording.full_day(item.before.day)}: {wording.whole_words(item.before.text, FULL_LENGTH)}"
    title = f"{place} of {len(view.items)}  {item.name}"
    return Prompt(title, item.asked, tuple(filter(None, (item.help, before))))


def season_over(view: Review, priority: Priority) -> bool:
    """Whether a priority's season ends with the month under review."""
    return is_over(priority.until, view.first, view.today)


def _quiet(framework: Framework, known: Known) -> tuple[Named, ...]:
    until = min(known.today, month_end(known.month))
    if known.began is None or until - known.began < QUIET_AFTER:
        return ()
    principles = framework.principles
    return tuple(Named(each.id, each.name, each.summary) for each in principles if each.id in known.quiet)


def _sheets(known: Known) -> Sheets:
    last = month_end(known.month)
    waiting = [each for each in known.open_sheets if each.opened <= last]
    opened = known.counts.get(KIND, 0)
    return Sheets(tuple(waiting[:MOST_OPEN]), len(waiting[MOST_OPEN:]), opened, tuple(known.closed_sheets))


def _last(known: Known) -> Last | None:
    key = month_key(known.month)
    reviews = (each.of(kinds.Review) for each in known.reviews)
    earlier = [each for each in reviews if each.month < key and each.finished]
    if not earlier:
        return None
    last = max(earlier, key=lambda each: each.month)
    concerned = tuple(
        _priority(each, known, last.decisions)
        for each in as_set(known.priorities)
        if each.id in last.decisions or each.of(kinds.Priority).month == last.month
    )
    return Last(last.month, concerned, last.line)


def _then_and_now(known: Known) -> tuple[Quote, Quote] | None:
    if known.then is None:
        return None
    now = next(each for each in known.evidence if each.kind == "answer" and each.item == known.then.item)
    return _quote(known.then), _quote(now)


def _priority(entry: Entry, known: Known, decisions: Mapping[str, str]) -> Priority:
    kept = entry.of(kinds.Priority)
    return Priority(
        id=entry.id,
        short=known.short(entry.id),
        text=entry.text,
        status=kept.status,
        until=kept.until,
        month=kept.month,
        decision=decisions.get(entry.id),
    )


def _quote(entry: Entry, about: str = "") -> Quote:
    return Quote(entry.id, entry.day, entry.text.strip(), entry.asked, about)


def _still_open(intention: Entry, month: date) -> bool:
    return intention.of(kinds.Intention).status == kinds.OPEN and intention.day <= month_end(month)


def _fullness(entry: Entry) -> int:
    return min(len(entry.text.strip()), FULL_LENGTH)


def _main(entry: Entry) -> str | None:
    return entry.principles[0] if entry.principles else None


def _who(entry: Entry) -> str:
    return entry.of(kinds.Heard).who or entry.id
