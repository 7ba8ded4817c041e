"""What today holds, gathered from all features; and at a terminal, the way from there into an answer."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from custfocus.features.away.flow import calendar_of
from custfocus.features.plans.plans import of_day
from custfocus.features.practice.flow.standing import TAKEN_ON, taken_on
from custfocus.features.priorities.season import season
from custfocus.features.reflect.flow import answering, choosing
from custfocus.features.reflect.flow.answering import WantedQuestion
from custfocus.features.reflect.flow.choosing import DaySoFar
from custfocus.features.reflect.flow.intending import intention_of
from custfocus.features.review.flow.waiting import mirror_due, review_due
from custfocus.features.today.views import DayPlan, Today
from custfocus.features.today.waiting import DAYS_SHOWN, last_days, what_waits
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal import remembered
from custfocus.terminal.drafting import Draft
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.features.sheets.standing import SheetStanding as Sheet


def show_today(session: Session, *, only_shown: bool = False) -> Today | None:
    """What waits today; at a terminal, the day happens from there, key by key.

    Args:
        session: The session.
        only_shown: Whether nothing is to be asked.
    """
    if session.asks and not only_shown:
        from custfocus.features.today.flow.doing import sit_at_page
        from custfocus.features.today.flow.returning import begin_afresh

        view = gather_today(session, begin_afresh(session))
    else:
        view = gather_today(session)
    session.mention_entries_ahead(once=True)
    remember_numbers(session, view)
    if not session.asks or only_shown:
        return view
    session.show(view)
    sit_at_page(session, view)
    return None


def remember_numbers(session: Session, view: Today) -> None:
    """Keep what the page numbers, so that a number means the practice that the user saw."""
    session.remember_numbers([practice.adoption for practice in view.practices if practice.adoption])
    session.remember_list(TAKEN_ON, [practice.id for practice in view.practices if practice.adoption])


def gather_today(session: Session, wanted: WantedQuestion | None = None) -> Today:
    """What today holds.

    Args:
        session: The session.
        wanted: Which question is asked, where it isn't the day's own.
    """
    today, entries = session.today, session.store.entries
    so_far = choosing.day_so_far(session, today)
    pick = answering.picked(session, so_far, wanted) if wanted else None
    pick = pick or next(choosing.picks(session, so_far), None)
    counts = entries.day_counts(Filter(kinds=kinds.EVIDENCE, since=today - timedelta(DAYS_SHOWN - 1), until=today))
    priorities = season(session.find(Filter(kinds=(kinds.Priority.kind,), status=kinds.OPEN)), today)
    plan = of_day(session.find(Filter(kinds=(kinds.Plan.kind,), status=kinds.OPEN), oldest_first=True), today)
    drafts = [(draft.use, _about(session, draft)) for draft in session.drafts.waiting()]
    sheets, first, total = _sheets(session, today)
    # What was kept today is asked about from tomorrow on, and can be settled before.
    thing = so_far.waiting or intention_of(session, today + timedelta(1))
    return Today(
        day=today,
        first=entries.first_day() is None,
        reflect=answering.view_of(session, pick, so_far) if pick else None,
        answered=tuple(answering.own_words(session, answer) for answer in so_far.answers),
        practices=taken_on(session, today),
        priorities=tuple(answering.own_words(session, priority) for priority in priorities),
        plan=DayPlan(plan.id, plan.text, plan.item, plan.of(kinds.Plan).practice) if plan else None,
        waiting=what_waits(thing, review_due(session, today), drafts, _mirror(session), _piece(session, so_far)),
        days=last_days(counts, calendar_of(session), today),
        entries=sum(counts.values()),
        open=sheets,
        foremost=first,
        open_total=total,
        intention=answering.own_words(session, thing) if thing else None,
        person=session.framework.people.one,
        readable=bool(counts) or entries.count(Filter(kinds=kinds.EVIDENCE), most=1) > 0,
    )


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


def _piece(session: Session, so_far: DaySoFar) -> str:
    """The title of what the page offers to read after the long look; on most days nothing, and nothing is loaded."""
    if so_far.day.weekday() != session.settings.long_look or not so_far.answers:
        return ""
    from custfocus.features.guide.flow.path import title_offered

    return title_offered(session)


def _sheets(session: Session, day: date) -> "tuple[tuple[Sheet, ...], str | None, int]":
    """The sheets that are open, the id of the one to show, and how many there are; a page has that one alone.

    Where there are none, nothing is loaded.
    """
    if not session.store.entries.count(Filter(kinds=(kinds.SheetRecord.kind,), status=kinds.OPEN), most=1):
        return (), None, 0
    from custfocus.features.sheets.flow.keeping import open_sheets
    from custfocus.features.sheets.standing import foremost

    sheets = open_sheets(session, day)
    first = foremost(sheets, day)
    listed = sheets if session.json else tuple(sheet for sheet in sheets if sheet is first)
    return listed, first.id if first else None, len(sheets)


def _about(session: Session, draft: Draft) -> str:
    """What a draft is about: of a sheet its short id; of a field of one that isn't there yet, its worksheet."""
    if draft.use == kinds.SheetRecord.kind:
        return session.store.entries.short(draft.about.partition("-")[0])
    if draft.use != "log":
        return draft.about
    names = [item.id for item in session.framework.worksheets if draft.about.startswith(f"{item.id}-")]
    return max(names, key=len, default="")
