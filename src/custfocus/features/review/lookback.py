"""A month looked back on: what a review shows of it, made of what the journal knows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.dates import month_end, month_key
from custfocus.content.framework import Framework, name_of
from custfocus.features.before_and_after.views import BeforeAndAfter
from custfocus.features.plans.plans import is_due_for_rewording, outcomes, worded
from custfocus.features.priorities.season import MOST, SeasonPriority, as_set, season_end
from custfocus.features.review import month as months
from custfocus.features.review.quoting import answers_to_quote, heard_to_quote, practices_done, quotation
from custfocus.features.review.steps import steps
from custfocus.features.review.views import (
    ChecklistAnswer,
    LastReview,
    MonthReview,
    MonthSheets,
    PrincipleDays,
    QuietPrinciple,
    Quotation,
    TriedPlan,
)
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.sheet import KIND
from custfocus.features.sheets.standing import SheetStanding
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

MOST_OPEN = 5
# So many days since something was begun are enough to look back on it.
LONG_ENOUGH = 28
# What is quiet says something only of a journal that has been kept for a while.
QUIET_AFTER = timedelta(28)


class MonthFacts(Struct, frozen=True):
    """What the journal knows about a month."""

    month: date
    """The month, its first day."""
    today: date
    """The user's own day."""
    reviews: Sequence[Entry]
    """The reviews since the year before the month, the newest first."""
    checklist: Sequence[Entry]
    """The answers to the checklist since then."""
    priorities: Sequence[Entry]
    """All priorities, the newest first."""
    evidence: Sequence[Entry]
    """The month's answers and practices, and what was heard, the newest first; of very many, the newest."""
    days: int
    """On how many days of the month there is evidence."""
    counts: Mapping[str, int]
    """How many entries each kind of evidence has in the month."""
    lived: Mapping[str, int]
    """On how many days of the month each principle has evidence, by its id."""
    began: date | None
    """The day of the journal's first entry."""
    intentions: Sequence[Entry]
    """The things the user meant to do that are still open."""
    then: Entry | None
    """The earliest answer to a question that was answered in the month too, if there is one."""
    short: Callable[[str], str]
    """An entry's id as pages show it."""
    plans: Sequence[Entry] = ()
    """All if-then plans, the first made first."""
    scorecard: Sequence[MeasureStanding] = ()
    """The measures as they stood at the end of the month."""
    before_and_after: Sequence[BeforeAndAfter] = ()
    """What was begun in the 180 days up to the end of the month, before and since, the latest first."""
    open_sheets: Sequence[SheetStanding] = ()
    """The sheets that are open, as they stand today, the most overdue first."""
    closed_sheets: Sequence[SheetStanding] = ()
    """The sheets that were closed in the month, the first closed first."""
    made: Mapping[str, Entry] = {}
    """The latest answer about each thing that a customer said in the month and that has one, by its id."""


def month_review(framework: Framework, facts: MonthFacts, why: str = "", *, named: bool = True) -> MonthReview:
    """A month's review as it stands: why it is this month's, and whether that has to be named to come to it."""
    key, month = month_key(facts.month), facts.month
    entry = months.review_of(facts.reviews, month)
    kept = entry.of(kinds.Review) if entry else kinds.Review(key)
    items, planned = checklist(framework, facts.checklist, key), tried(facts)
    concerned = priorities(facts, kept)
    standing = sum(1 for priority in facts.priorities if priority.of(kinds.Priority).status == kinds.OPEN)
    until = season_end(month, facts.today)
    lacking = () if kept.finished else steps(items, planned, concerned, MOST - standing, key, until)
    return MonthReview(
        month=key,
        name=wording.full_month(month),
        today=facts.today,
        why=why,
        id=entry.id if entry else None,
        begun=entry.day if entry else None,
        finished=kept.finished,
        days=facts.days,
        counts=dict(facts.counts),
        answers=answers_to_quote(framework, facts.evidence, facts.made),
        heard=heard_to_quote(facts.evidence, facts.made),
        practices=practices_done(framework, [each for each in facts.evidence if each.kind == "practice"]),
        quiet=_quiet(framework, facts),
        lived=_lived(framework, facts),
        intentions=tuple(quotation(each) for each in facts.intentions if _still_open(each, month)),
        last=_last(facts),
        items=items,
        priorities=concerned,
        line=kept.line,
        then=_then_and_now(facts),
        open=lacking,
        letter=entry.text if entry and kept.finished else None,
        people=framework.people,
        plans=planned,
        scorecard=tuple(facts.scorecard),
        before_and_after=tuple(each for each in facts.before_and_after if each.since.days >= LONG_ENOUGH),
        sheets=_sheets(facts),
        began=facts.began,
        named=named,
    )


def with_entry(facts: MonthFacts, entry: Entry) -> MonthFacts:
    """The same once a part of the review has been written: in the place of what it was, or as the newest.

    Raises:
        ValueError: It is of a kind that a review doesn't write.
    """
    if entry.kind == kinds.Review.kind:
        return replace(facts, reviews=_with(facts.reviews, entry))
    if entry.kind == kinds.Checklist.kind:
        return replace(facts, checklist=_with(facts.checklist, entry))
    if entry.kind == kinds.Priority.kind:
        return replace(facts, priorities=_with(facts.priorities, entry))
    if entry.kind == kinds.Plan.kind:
        return replace(facts, plans=_with(facts.plans, entry))
    raise ValueError(entry.kind)


def _with(entries: Sequence[Entry], written: Entry) -> Sequence[Entry]:
    if any(entry.id == written.id for entry in entries):
        return [written if entry.id == written.id else entry for entry in entries]
    return [written, *entries]


def checklist(framework: Framework, answers: Sequence[Entry], key: str) -> tuple[ChecklistAnswer, ...]:
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
            ChecklistAnswer(
                id=item.id,
                name=item.name,
                asked=entry.asked if entry else item.asks,
                help=item.help,
                text=entry.text if entry else "",
                before=quotation(before) if before else None,
            )
        )
    gone = [
        ChecklistAnswer(item, name_of(framework, item), entry.asked, text=entry.text) for item, entry in given.items()
    ]
    return (*items, *gone)


def priorities(facts: MonthFacts, review: kinds.Review) -> tuple[SeasonPriority, ...]:
    """The priorities that concern a review: asked about, decided about, or set in it; the first set first.

    A finished review concerns those alone that it decided about or set, whatever was set since.
    """
    key = month_key(facts.month)

    def concerns(entry: Entry) -> bool:
        priority = entry.of(kinds.Priority)
        asked = priority.status == kinds.OPEN and priority.month < key and not review.finished
        return asked or entry.id in review.decisions or priority.month == key

    return tuple(_priority(entry, facts, review.decisions) for entry in as_set(facts.priorities) if concerns(entry))


def tried(facts: MonthFacts) -> tuple[TriedPlan, ...]:
    """The plans that concern a review: those made by its end that stand, or of which it is known how they went."""
    key, last = month_key(facts.month), month_end(facts.month)
    return tuple(
        TriedPlan(
            each.id,
            facts.short(each.id),
            worded(each, key),
            each.asked,
            outcomes(each).get(key),
            is_due_for_rewording(each),
        )
        for each in facts.plans
        if key in outcomes(each) or (each.of(kinds.Plan).status == kinds.OPEN and each.day <= last)
    )


def _quiet(framework: Framework, facts: MonthFacts) -> tuple[QuietPrinciple, ...]:
    until = min(facts.today, month_end(facts.month))
    if facts.began is None or until - facts.began < QUIET_AFTER:
        return ()
    principles = framework.principles
    return tuple(
        QuietPrinciple(each.id, each.name, each.summary) for each in principles if not facts.lived.get(each.id)
    )


def _lived(framework: Framework, facts: MonthFacts) -> tuple[PrincipleDays, ...]:
    days = ((each, facts.lived.get(each.id, 0)) for each in framework.principles)
    most_first = sorted((each for each in days if each[1]), key=lambda each: -each[1])
    return tuple(PrincipleDays(principle.id, principle.name, count) for principle, count in most_first)


def _sheets(facts: MonthFacts) -> MonthSheets:
    last = month_end(facts.month)
    waiting = [each for each in facts.open_sheets if each.opened <= last]
    opened = facts.counts.get(KIND, 0)
    return MonthSheets(tuple(waiting[:MOST_OPEN]), len(waiting[MOST_OPEN:]), opened, tuple(facts.closed_sheets))


def _last(facts: MonthFacts) -> LastReview | None:
    key = month_key(facts.month)
    reviews = (each.of(kinds.Review) for each in facts.reviews)
    earlier = [each for each in reviews if each.month < key and each.finished]
    if not earlier:
        return None
    last = max(earlier, key=lambda each: each.month)
    concerned = tuple(
        _priority(each, facts, last.decisions)
        for each in as_set(facts.priorities)
        if each.id in last.decisions or each.of(kinds.Priority).month == last.month
    )
    return LastReview(last.month, concerned, last.line)


def _then_and_now(facts: MonthFacts) -> tuple[Quotation, Quotation] | None:
    if facts.then is None:
        return None
    now = next(each for each in facts.evidence if each.kind == "answer" and each.item == facts.then.item)
    return quotation(facts.then), quotation(now)


def _priority(entry: Entry, facts: MonthFacts, decisions: Mapping[str, str]) -> SeasonPriority:
    kept = entry.of(kinds.Priority)
    return SeasonPriority(
        id=entry.id,
        short=facts.short(entry.id),
        text=entry.text,
        status=kept.status,
        until=kept.until,
        month=kept.month,
        decision=decisions.get(entry.id),
    )


def _still_open(intention: Entry, month: date) -> bool:
    return intention.of(kinds.Intention).status == kinds.OPEN and intention.day <= month_end(month)
