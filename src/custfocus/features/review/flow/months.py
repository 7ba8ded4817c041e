"""A month's review for a session: what the journal knows, handed to the coach, and the saving of its parts."""

from collections.abc import Mapping
from datetime import date, timedelta

from msgspec import Struct, structs
from msgspec.structs import replace

from custfocus.base.dates import month_end, months_on
from custfocus.base.errors import CustfocusError
from custfocus.features.plans.plans import outcomes
from custfocus.features.review import month as months
from custfocus.features.review.letter import letter
from custfocus.features.review.priorities import DECISIONS, KEEP, MOST, season, season_end
from custfocus.features.review.views import PRIORITY, Known, Review, review, season_over
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
# What a page quotes from.
QUOTED = ("answer", "heard", "practice")
NOTHING: Mapping[str, str] = {}


class Changes(Struct, frozen=True):
    """What is to be saved in a review at once.

    Attributes:
        answers: Answers by the id of their item.
        decisions: "keep", "done" or "drop" by the id of a priority.
        priorities: New priorities.
        line: The closing line, None where it stays as it is.
        finish: Whether the review is at its end.
        plans: "used", "missed" or "no-occasion" by the id of a plan.
    """

    answers: Mapping[str, str] = NOTHING
    decisions: Mapping[str, str] = NOTHING
    priorities: tuple[str, ...] = ()
    line: str | None = None
    finish: bool = False
    plans: Mapping[str, str] = NOTHING


def default_month(session: Session) -> tuple[date, str]:
    """The month to review today, and why it is that one."""
    last = months_on(session.today, -1)
    wanted = Filter(kinds=EVIDENCE, since=last, until=month_end(last))
    written = session.store.entries.count(wanted, most=1) > 0
    return months.default_month(_find(session, "review", last), session.today, written=written)


def look(session: Session, month: date, why: str = "") -> Review:
    """A month's review as it stands."""
    entries = session.store.entries
    last = month_end(month)
    since = date.fromordinal(max(1, month.toordinal() - LOOK_BACK.days))
    evidence = session.find(Filter(kinds=QUOTED, since=month, until=last), limit=MOST_READ)
    known = Known(
        month=month,
        today=session.today,
        reviews=_find(session, "review", since),
        checklist=_find(session, "checklist", since),
        priorities=_find(session, "priority"),
        evidence=evidence,
        days=len(entries.day_counts(Filter(kinds=EVIDENCE, since=month, until=last))),
        counts={kind: entries.count(Filter(kinds=(kind,), since=month, until=last)) for kind in EVIDENCE},
        quiet=[
            principle.id
            for principle in session.framework.principles
            if not entries.principle_days(principle.id, month, last)
        ],
        began=entries.first_day(),
        intentions=_open(session, "intention"),
        then=_then(session, month, evidence),
        short=entries.short,
        plans=_find(session, "plan")[::-1],
        scorecard=concerning(all_measures(session, last), last),
        open_sheets=open_sheets(session, session.today),
        closed_sheets=closed_in(session, month, last),
    )
    return review(session.framework, known, why)


def save(session: Session, month: date, changes: Changes) -> Review:
    """Save all of it or nothing, and return the review as it stands then.

    Priorities that nothing is decided about when it ends are kept. A review that is finished stays so; its
    letter is written anew, unless the user has edited it, which the view tells.

    Raises:
        CustfocusError: It couldn't be written, or there would be more than three priorities.
    """
    with session.store.acts.writing() as pen:
        # Read inside the transaction, so that no other run comes between what is checked and what is written.
        view = look(session, month)
        entry = _begun(session, pen, view)
        _answer(session, pen, view, changes.answers)
        _try(session, pen, view, changes.plans)
        before = _standing(session)
        decisions = {step.id: KEEP for step in view.open if step.what == PRIORITY} if changes.finish else {}
        decisions |= changes.decisions
        _decide(session, pen, view, decisions)
        _set(session, pen, view, changes.priorities)
        if (after := _standing(session)) > max(MOST, before):
            raise _too_many(after)
        kept = entry.of(kinds.Review)
        kept = structs.replace(
            kept,
            decisions={**kept.decisions, **decisions},
            line=kept.line if changes.line is None else changes.line,
            finished=view.finished or changes.finish,
        )
        entry = pen.edit(entry, kept)
        view = look(session, month)
        if view.finished and _is_theirs(session, entry):
            view = replace(view, left=True)
        elif view.finished:
            pen.edit(entry, text=letter(view))
            view = replace(view, letter=letter(view))
    return view


def _begun(session: Session, pen: Pen, view: Review) -> Entry:
    entry = session.store.entries.get(view.id) if view.id else None
    return entry or pen.add(kinds.Review(view.month), session.today)


def _answer(session: Session, pen: Pen, view: Review, answers: Mapping[str, str]) -> None:
    given = {entry.item: entry for entry in _answers(session, view)}
    asked = {item.id: item.asked for item in view.items}
    for item, text in answers.items():
        if item in given:
            pen.edit(given[item], text=text)
        else:
            pen.add(kinds.Checklist(view.month), session.today, text=text, item=item, asked=asked[item])


def _try(session: Session, pen: Pen, view: Review, plans: Mapping[str, str]) -> None:
    for plan, outcome in plans.items():
        entry = session.store.entries.get(plan)
        if entry is not None:
            fired = {**outcomes(entry), view.month: outcome}
            pen.edit(entry, structs.replace(entry.of(kinds.Plan), fired=fired))


def _decide(session: Session, pen: Pen, view: Review, decisions: Mapping[str, str]) -> None:
    for priority in view.priorities:
        entry = session.store.entries.get(priority.id)
        if priority.id not in decisions or entry is None:
            continue
        decision = decisions[priority.id]
        kept = structs.replace(entry.of(kinds.Priority), status=DECISIONS[decision])
        if decision == KEEP and season_over(view, priority):
            kept = structs.replace(kept, until=_season_end(session, view))
        pen.edit(entry, kept)


def _set(session: Session, pen: Pen, view: Review, texts: tuple[str, ...]) -> None:
    record = kinds.Priority(kinds.OPEN, _season_end(session, view), view.month)
    for text in texts:
        pen.add(record, session.today, text=text)


def _standing(session: Session) -> int:
    return len(season(_open(session, "priority"), date.max))


def _too_many(count: int) -> CustfocusError:
    return CustfocusError(
        f"A season has room for three priorities; this would make {count}.",
        "Mark one as done or let it go first, by its number: custfocus review --done 1.",
        code="three-priorities",
    )


def _season_end(session: Session, view: Review) -> date:
    return season_end(view.first, session.today)


def _is_theirs(session: Session, entry: Entry) -> bool:
    """Whether the letter, as it stands, is none that a review wrote; one that was edited and taken back is."""
    # Making the former letter again wouldn't do to compare: what it was made from may have changed since.
    changes = session.store.acts.history(entry.id)
    written = [change.fields.get("text") for change in changes if change.command == "review"]
    return bool(entry.text) and entry.text not in written


def _answers(session: Session, view: Review) -> list[Entry]:
    answers = _find(session, "checklist", view.first)
    return [entry for entry in answers if entry.of(kinds.Checklist).month == view.month]


def _find(session: Session, kind: str, since: date | None = None) -> list[Entry]:
    return session.find(Filter(kinds=(kind,), since=since))


def _open(session: Session, kind: str) -> list[Entry]:
    return session.find(Filter(kinds=(kind,), status=kinds.OPEN))


def _then(session: Session, month: date, evidence: list[Entry]) -> Entry | None:
    """The earliest answer to the question, of those answered in the month, whose last answer before is oldest."""
    entries = session.store.entries
    items = {entry.item: None for entry in evidence if entry.kind == "answer" and entry.item}
    before = entries.last_days("answer", items, month)
    if not before:
        return None
    item = min(before, key=lambda item: before[item])
    return session.find(Filter(kinds=("answer",), item=item), limit=1, oldest_first=True)[0]
