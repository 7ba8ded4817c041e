"""custfocus: the one door, what waits today."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from custfocus.features.away.flow import calendar_of
from custfocus.features.plans.plans import of_day
from custfocus.features.practice.flow.standing import taken_on
from custfocus.features.reflect import flow as asking
from custfocus.features.reflect.views import Reflection
from custfocus.features.review.flow.waiting import mirror_due, review_due
from custfocus.features.review.priorities import season
from custfocus.features.today.views import DAYS_SHOWN, DayPlan, Today, last_days, waits
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.journal.kinds import EVIDENCE
from custfocus.terminal import remembered
from custfocus.terminal.drafts import Draft
from custfocus.terminal.options import numbered
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.features.sheets.sheet import Standing as Sheet

ENTER_ANSWERS = "\nEnter to answer it, q to leave: "
LEAVE = ("q", "quit", "exit")


def run(session: Session) -> Today | Reflection | None:
    """See what waits today.

    At a terminal, Enter starts answering the question.
    """
    view = look(session)
    numbered(session, [one.adoption for one in view.practices if one.adoption])
    if not session.asks or view.reflect is None or view.answered:
        return view
    session.show(view)
    said = session.ask.line(ENTER_ANSWERS)
    if said.lower() in LEAVE:
        return None
    # Whoever begins to answer right there means it: their words are the beginning of the answer.
    return asking.ask_and_save(session, view.reflect, asking.intention_of(session, view.day), initial=said)


def _mirror(session: Session) -> str:
    """What the page says of the self-assessment, on the first day that it is seen on after a quarter."""
    due = mirror_due(session)
    if due is None:
        return ""
    path, what = session.remembered("mentioned.json"), f"assess {due.day}"
    if not remembered.is_new(path, what, session.today):
        return ""
    if not session.json:
        remembered.mention(path, what, session.today)
    return due.words


def look(session: Session) -> Today:
    """What today holds."""
    today, entries = session.today, session.store.entries
    intention = asking.intention_of(session, today)
    pick = next(asking.picks(session, today), None)
    counts = entries.day_counts(Filter(kinds=EVIDENCE, since=today - timedelta(DAYS_SHOWN - 1), until=today))
    priorities = season(session.find(Filter(kinds=("priority",), status=kinds.OPEN)), today)
    plan = of_day(session.find(Filter(kinds=("plan",), status=kinds.OPEN), oldest_first=True), today)
    drafts = [(draft.use, _about(session, draft)) for draft in session.drafts.waiting()]
    sheets, first, total = _sheets(session, today)
    return Today(
        day=today,
        first=entries.first_day() is None,
        reflect=asking.view_of(session, pick, today, intention) if pick else None,
        answered=tuple(asking.own_words(session, answer) for answer in asking.answers_on(session, today)),
        practices=taken_on(session, today),
        priorities=tuple(asking.own_words(session, priority) for priority in priorities),
        plan=DayPlan(plan.id, plan.text, plan.item, plan.of(kinds.Plan).practice) if plan else None,
        waiting=waits(
            asking.intention_of(session, today + timedelta(1)), review_due(session, today), drafts, _mirror(session)
        ),
        days=last_days(counts, calendar_of(session), today),
        entries=sum(counts.values()),
        open=sheets,
        foremost=first,
        open_total=total,
    )


def _sheets(session: Session, day: date) -> "tuple[tuple[Sheet, ...], str | None, int]":
    """The sheets that are open, the id of the one to show, and how many there are; a page has that one alone.

    Where there are none, nothing is loaded.
    """
    if not session.store.entries.count(Filter(kinds=(kinds.SheetRecord.kind,), status=kinds.OPEN), most=1):
        return (), None, 0
    from custfocus.features.sheets.flow.keeping import open_sheets
    from custfocus.features.sheets.sheet import foremost

    found = open_sheets(session, day)
    first = foremost(found, day)
    shown = found if session.json else tuple(one for one in found if one is first)
    return shown, first.id if first else None, len(found)


def _about(session: Session, draft: Draft) -> str:
    """What a draft is about: of a sheet its short id; of a field of one that isn't there yet, its worksheet."""
    if draft.use == kinds.SheetRecord.kind:
        return session.store.entries.short(draft.about.partition("-")[0])
    if draft.use != "log":
        return draft.about
    names = [item.id for item in session.framework.worksheets if draft.about.startswith(f"{item.id}-")]
    return max(names, key=len, default="")
