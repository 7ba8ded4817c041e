"""The point of a month in a few sentences, and what its review goes on to ask: what is said before all else."""

from custfocus.base import wording
from custfocus.features.review.steps import asked_in_turn, season_over
from custfocus.features.review.views import ITEM, MATTER, PLAN, PRIORITY, MonthReview
from custfocus.journal import kinds

# Below so many days, what most of it was about says nothing.
_LEAST_DAYS = 3


def point(view: MonthReview) -> tuple[str, ...]:
    """What the month was about and what not, what became of what customers said, and what is still open."""
    return tuple(filter(None, (_about(view), _said(view), _open(view))))


def ahead(view: MonthReview) -> str:
    """What the review goes on to ask, in a sentence; empty where that is little."""
    asked = [step.what for step in asked_in_turn(view)]
    counts = (
        (asked.count(ITEM), "question", "questions"),
        (asked.count(MATTER), "thing that still waits", "things that still wait"),
        (asked.count(PLAN), "plan", "plans"),
        (asked.count(PRIORITY), "priority", "priorities"),
    )
    parts = [wording.counted(count, what, many) for count, what, many in counts if count]
    return f"Then come {wording.listed([*parts, 'a last word'])}." if parts else ""


def _about(view: MonthReview) -> str:
    if view.days < _LEAST_DAYS or not view.lived:
        return ""
    first, days = view.lived[0], [each.days for each in view.lived]
    is_plain = days[0] >= _LEAST_DAYS and days[:1] != days[1:2]
    words = [f'most was about "{first.name}", on {wording.counted(first.days, "day")}'] if is_plain else []
    if view.quiet:
        more = len(view.quiet) - 1
        others = f" and {wording.counted(more, 'principle')} more" if more else ""
        words.append(f'nothing{"" if words else " was"} about "{view.quiet[0].name}"{others}')
    return wording.sentence("; ".join(words)) if words else ""


def _said(view: MonthReview) -> str:
    heard, waiting = view.counts.get(kinds.Heard.kind, 0), view.unheeded
    if not heard:
        return f"Nothing that {view.people.a_one} said is among it." if view.days else ""
    if not waiting:
        return ""
    if heard == 1:
        return f"What {view.people.a_one} said still waits for a word from you."
    which = f"All {heard}" if waiting == heard else f"{waiting} of {heard}"
    waits = "waits" if waiting == 1 else "wait"
    return f"{which} things that {view.people.many} said still {waits} for a word from you."


def _open(view: MonthReview) -> str:
    over = sum(
        1
        for each in view.priorities
        if each.status == kinds.OPEN and each.decision is None and season_over(view, each)
    )
    counts = (
        (len(view.intentions), "thing you meant to do", "things you meant to do"),
        (over, "priority whose season is over", "priorities whose season is over"),
    )
    parts = [wording.counted(count, what, many, single="a") for count, what, many in counts if count]
    parts = [*_sheets(view), *parts]
    return f"Still open: {wording.listed(parts)}." if parts else ""


def _sheets(view: MonthReview) -> list[str]:
    count, late = len(view.sheets.open) + view.sheets.more, len(view.sheets.overdue)
    past = f" ({'past' if late == count else f'{late} past'} the day)" if late else ""
    return [wording.counted(count, "sheet", single="a") + past] if count else []
