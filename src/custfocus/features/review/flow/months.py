"""A month's review in the journal: what is known of the month is read, and parts of the review are saved."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from msgspec import structs
from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.dates import month_end, month_key, months_on
from custfocus.base.errors import CustfocusError
from custfocus.features.before_and_after.flow.comparing import BACK_DAYS, begun_before_and_since
from custfocus.features.plans.plans import outcomes
from custfocus.features.priorities.season import DECISIONS, KEEP, MOST, season, season_end
from custfocus.features.review import month as months
from custfocus.features.review.changes import ReviewChanges, ReviewOptions, changes_of, saved_words
from custfocus.features.review.letter import letter
from custfocus.features.review.lookback import MonthFacts, month_review, with_entry
from custfocus.features.review.steps import season_over
from custfocus.features.review.views import PRIORITY, MonthReview, NamedGap
from custfocus.features.scorecard.flow.measures import all_measures
from custfocus.features.scorecard.measures import concerning
from custfocus.features.sheets.flow.keeping import open_sheets
from custfocus.features.sheets.flow.past import closed_in
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.kinds import EVIDENCE
from custfocus.journal.pen import Pen
from custfocus.terminal.session import Session

# A year and a little: far enough for the review before this one.
LOOK_BACK = timedelta(400)
MOST_READ = 500
MOST_GAPS = 3
# For so long after a month's end what is answered about what was heard in it belongs to its review.
ANSWERED_WITHIN = timedelta(62)
# What a page quotes from.
QUOTED = ("answer", "heard", "practice")


def default_month(session: Session) -> tuple[date, str]:
    """The month to review today, and why it is that one."""
    last = months_on(session.today, -1)
    wanted = Filter(kinds=EVIDENCE, since=last, until=month_end(last))
    written = session.store.entries.count(wanted, most=1) > 0
    first = session.store.entries.first_day()
    return months.default_month(_find(session, "review", last), session.today, written=written, first=first)


def month_to_look_at(session: Session) -> tuple[date, str]:
    """The month whose review is shown or gone on with, and why; one that is finished, until the next is begun."""
    month, why = default_month(session)
    reviews = _find(session, "review", months_on(session.today, -1))
    last = months_on(session.today, -1)
    if month == last or months.review_of(reviews, month) or not months.is_finished(reviews, last):
        return month, why
    return last, f"This review is finished. custfocus review {month_key(month)} begins {month:%B}'s."


def see_that_journal_had_begun(session: Session, month: date) -> None:
    """Refuse a month that was over before the journal began, unless its review has been begun all the same.

    Raises:
        CustfocusError: It was.
    """
    began = session.store.entries.first_day()
    if began is None or began <= month_end(month) or months.review_of(_find(session, "review"), month):
        return
    raise CustfocusError(
        f"Your journal begins on {wording.full_day(began)}, so {wording.full_month(month)} isn't in it.",
        f"custfocus review {month_key(began)} looks back on its first month.",
        code="before-journal",
    )


def read_review(session: Session, month: date, why: str = "", *, named: bool = True) -> MonthReview:
    """A month's review as it stands."""
    return month_review(session.framework, read_facts(session, month), why, named=named)


def with_gaps(session: Session, view: MonthReview) -> MonthReview:
    """The same with what doesn't go together just now, where it is the review of this month or the last."""
    if view.first < months_on(session.today, -1):
        return view
    from custfocus.features.ratings.flow import read_assessment

    assessment = read_assessment(session, None)
    names = {item.id: item.name for item in assessment.items}
    gaps = assessment.profile.gaps[:MOST_GAPS]
    return replace(view, stands=tuple(NamedGap(gap.id, names[gap.id], gap.kind, gap.says) for gap in gaps))


def read_facts(session: Session, month: date) -> MonthFacts:
    """What the journal knows about a month."""
    entries = session.store.entries
    last = month_end(month)
    since = date.fromordinal(max(1, month.toordinal() - LOOK_BACK.days))
    evidence = session.find(Filter(kinds=QUOTED, since=month, until=last), limit=MOST_READ)
    written = entries.days_by_kind(Filter(kinds=EVIDENCE, since=month, until=last))
    lived = entries.days_by_principle([principle.id for principle in session.framework.principles], month, last)
    priorities, plans = _find(session, "priority"), _find(session, "plan")[::-1]
    return MonthFacts(
        month=month,
        today=session.today,
        reviews=_find(session, "review", since),
        checklist=_find(session, "checklist", since),
        priorities=priorities,
        evidence=evidence,
        days=len({day for days in written.values() for day in days}),
        counts={kind: sum(days.values()) for kind, days in written.items()},
        lived={principle: len(days) for principle, days in lived.items()},
        began=entries.first_day(),
        intentions=session.find(Filter(kinds=("intention",), status=kinds.OPEN)),
        then=_then(session, month, evidence),
        short=entries.shorts(entry.id for entry in (*priorities, *plans)).__getitem__,
        plans=plans,
        scorecard=concerning(all_measures(session, last), last),
        before_and_after=begun_before_and_since(
            session, date.fromordinal(max(1, last.toordinal() - BACK_DAYS)), min(last, session.today)
        ),
        open_sheets=open_sheets(session, session.today),
        closed_sheets=closed_in(session, month, last),
        made=_made(session, evidence, last),
    )


def _made(session: Session, evidence: list[Entry], last: date) -> dict[str, Entry]:
    """The latest answer about each of the things heard, from the month or the time in which it is looked back on."""
    heard = {entry.id for entry in evidence if entry.kind == kinds.Heard.kind}
    if not heard:
        return {}
    since = Filter(kinds=(kinds.Answer.kind,), since=last + timedelta(1), until=last + ANSWERED_WITHIN)
    answers = [*session.find(since, limit=MOST_READ), *evidence]
    return {entry.subject: entry for entry in answers[::-1] if entry.subject in heard}


def save_options(
    session: Session, month: date, why: str, options: ReviewOptions, *, named: bool = True
) -> MonthReview:
    """Save what the options of a run ask for, all or nothing; the review as it stands then, with what was saved.

    Raises:
        CustfocusError: It can't be what they ask for, it couldn't be written, or there would be more than three
            priorities.
    """
    with session.store.acts.writing() as pen:
        # Read inside the transaction, so that no other run comes between what is checked and what is written.
        facts = read_facts(session, month)
        before = month_review(session.framework, facts, why, named=named)
        changes = changes_of(before, options)
        after = _save(session, pen, facts, changes)
    saved = saved_words(before, after, changes)
    return replace(after, why=why, named=named, saved=saved, ended=changes.finish)


def save_review(session: Session, month: date, changes: ReviewChanges) -> MonthReview:
    """Save all of it or nothing, and return the review as it stands then.

    Priorities that nothing is decided about when it ends are kept. A review that is finished stays so; its
    letter is written anew, unless the user has edited it, which the view tells.

    Raises:
        CustfocusError: It couldn't be written, or there would be more than three priorities.
    """
    with session.store.acts.writing() as pen:
        return _save(session, pen, read_facts(session, month), changes)


def _save(session: Session, pen: Pen, facts: MonthFacts, changes: ReviewChanges) -> MonthReview:
    """Write the changes; the review then is made of what was read before and what is written, not read again."""
    view = month_review(session.framework, facts)
    decisions = {step.id: KEEP for step in view.open if step.what == PRIORITY} if changes.finish else {}
    decisions |= changes.decisions
    begun = months.review_of(facts.reviews, facts.month) or pen.add(kinds.Review(view.month), session.today)
    before = _standing(facts)
    for written in (
        *_answer(pen, facts, view, changes),
        *_try(pen, facts, view, changes),
        *_decide(pen, facts, view, decisions),
        *_set(pen, view, changes),
    ):
        facts = with_entry(facts, written)
    if (after := _standing(facts)) > max(MOST, before):
        raise _too_many(after)
    kept = begun.of(kinds.Review)
    kept = structs.replace(
        kept,
        decisions={**kept.decisions, **decisions},
        line=kept.line if changes.line is None else changes.line,
        finished=view.finished or changes.finish,
    )
    entry = pen.edit(begun, kept)
    facts = replace(with_entry(facts, entry), short=_shorts(session, facts))
    return _with_letter(session, pen, month_review(session.framework, facts), entry)


def _with_letter(session: Session, pen: Pen, view: MonthReview, entry: Entry) -> MonthReview:
    """A review that is finished with its letter as it is now, which is kept, unless the user has edited it."""
    if not view.finished:
        return view
    if _is_theirs(session, entry):
        return replace(view, left=True)
    text = letter(view)
    pen.edit(entry, text=text)
    return replace(view, letter=text)


def _answer(pen: Pen, facts: MonthFacts, view: MonthReview, changes: ReviewChanges) -> Iterator[Entry]:
    given = {entry.item: entry for entry in facts.checklist if entry.of(kinds.Checklist).month == view.month}
    asked = {item.id: item.asked for item in view.items}
    for item, text in changes.answers.items():
        if item in given:
            yield pen.edit(given[item], text=text)
        else:
            yield pen.add(kinds.Checklist(view.month), view.today, text=text, item=item, asked=asked[item])


def _try(pen: Pen, facts: MonthFacts, view: MonthReview, changes: ReviewChanges) -> Iterator[Entry]:
    for plan in facts.plans:
        if outcome := changes.plans.get(plan.id):
            fired = {**outcomes(plan), view.month: outcome}
            yield pen.edit(plan, structs.replace(plan.of(kinds.Plan), fired=fired))


def _decide(pen: Pen, facts: MonthFacts, view: MonthReview, decisions: Mapping[str, str]) -> Iterator[Entry]:
    entries = {entry.id: entry for entry in facts.priorities}
    for priority in view.priorities:
        if decision := decisions.get(priority.id):
            entry = entries[priority.id]
            kept = structs.replace(entry.of(kinds.Priority), status=DECISIONS[decision])
            if decision == KEEP and season_over(view, priority):
                kept = structs.replace(kept, until=season_end(view.first, view.today))
            yield pen.edit(entry, kept)


def _set(pen: Pen, view: MonthReview, changes: ReviewChanges) -> Iterator[Entry]:
    record = kinds.Priority(kinds.OPEN, season_end(view.first, view.today), view.month)
    for text in changes.priorities:
        yield pen.add(record, view.today, text=text)


def _standing(facts: MonthFacts) -> int:
    """How many priorities stand."""
    return len(season(facts.priorities, date.max))


def _too_many(count: int) -> CustfocusError:
    return CustfocusError(
        f"A season has room for three priorities; this would make {count}.",
        "Mark one as done or let it go first, by its number: custfocus review --done 1.",
        code="three-priorities",
    )


def _is_theirs(session: Session, entry: Entry) -> bool:
    """Whether the letter, as it stands, is none that a review wrote; one that was edited and taken back is."""
    # Making the former letter again wouldn't do to compare: what it was made from may have changed since.
    changes = session.store.acts.history(entry.id)
    written = [change.fields.get("text") for change in changes if change.command == "review"]
    return bool(entry.text) and entry.text not in written


def _shorts(session: Session, facts: MonthFacts) -> Callable[[str], str]:
    """How pages show the ids of a month's priorities and plans."""
    ids = [entry.id for entry in (*facts.priorities, *facts.plans)]
    return session.store.entries.shorts(ids).__getitem__


def _find(session: Session, kind: str, since: date | None = None) -> list[Entry]:
    return session.find(Filter(kinds=(kind,), since=since))


def _then(session: Session, month: date, evidence: list[Entry]) -> Entry | None:
    """The earliest answer to the question, of those answered in the month, whose last answer before is oldest."""
    entries = session.store.entries
    items = {entry.item: None for entry in evidence if entry.kind == "answer" and entry.item}
    before = entries.last_days("answer", items, month)
    if not before:
        return None
    item = min(before, key=lambda item: before[item])
    return session.find(Filter(kinds=("answer",), item=item), limit=1, oldest_first=True)[0]
