"""What a review asks about besides its checklist, read from the journal, asked, and saved at once."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.dates import month_end, month_key
from custfocus.content.framework import name_of
from custfocus.features.echoes.subjects import is_private, taken_up, written_about
from custfocus.features.practice.adoptions import MOST_AT_ONCE
from custfocus.features.practice.flow.saving import start
from custfocus.features.practice.flow.standing import taken_on
from custfocus.features.ratings.latest import RATING_HOLDS_DAYS, latest_ratings
from custfocus.features.reflect.flow.intending import settle
from custfocus.features.reflect.intentions import OTHER_WORDS, OUTCOMES
from custfocus.features.review import matters as rules
from custfocus.features.review.matters import HEARD, MEANT, WEAK, WEAK_AT_MOST, WeakestRating, open_matters
from custfocus.features.review.month import review_of
from custfocus.features.review.views import MonthReview, OpenMatter
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.pen import Pen
from custfocus.terminal import remembered
from custfocus.terminal.session import Session

ON = "pass on"
# What brings a draft of an answer back with the review.
ANSWERED_IN_REVIEW = kinds.Checklist.kind


def with_matters(session: Session, view: MonthReview) -> MonthReview:
    """The same with what it asks about besides its checklist; a finished one asks nothing."""
    if view.finished:
        return view
    last = month_end(view.first)
    intentions = session.find(Filter(kinds=(kinds.Intention.kind,), status=kinds.OPEN))
    meant = [
        entry for entry in intentions if entry.day <= last and not entry.of(kinds.Intention).rests_on(session.today)
    ]
    weakest, unheeded = _weakest(session, intentions), _unheeded(session, view.first, last)
    asked = remembered.mentioned(_asked(session, view))
    matters = open_matters(unheeded, meant, weakest, view.people, session.today, asked)
    return replace(view, matters=matters, unheeded=len(unheeded))


def ask_matter(session: Session, view: MonthReview, matter: OpenMatter, *, back: bool) -> bool:
    """Ask about one, and save what is answered; whether anything was.

    Raises:
        BackError: The user wants to go back.
        LeftError: The user left; what stood there is kept as a draft.
    """
    saved = _ask(session, view, matter, back=back)
    remembered.mention(_asked(session, view), matter.id, session.today)
    return saved


def _asked(session: Session, view: MonthReview) -> Path:
    """The file that keeps what a month's review has asked about, so that it doesn't do so again."""
    return session.remembered(f"asked-{view.month}.json")


def _ask(session: Session, view: MonthReview, matter: OpenMatter, *, back: bool) -> bool:
    if matter.what == MEANT:
        return _ask_meant(session, view, matter, back=back)
    before, about = _answered_today(session, matter), f"{view.month} {matter.id}"
    initial = before.text if before else ""
    text = session.drafts.typed("", ANSWERED_IN_REVIEW, about, initial=initial, back=back)
    if not text.strip() or text == initial:
        session.drafts.drop(ANSWERED_IN_REVIEW, about)
        return False
    if matter.practice and text.strip() == rules.FIRST:
        session.drafts.drop(ANSWERED_IN_REVIEW, about)
        if matter.practice in [practice.id for practice in taken_on(session, session.today)]:
            return False  # whoever came back to it has it by now
        session.tell(start(session, matter.practice, None, session.today))
        return True
    with session.drafts.keeping(ANSWERED_IN_REVIEW, about, text), session.store.acts.writing() as pen:
        _begin(session, pen, view)
        if before:
            pen.edit(before, text=text)
        else:
            _add(session, pen, matter, text)
    if matter.what == WEAK:
        session.warn(f"Kept: {wording.quoted(text)}. You'll be asked about it.")
    return True


def _ask_meant(session: Session, view: MonthReview, matter: OpenMatter, *, back: bool) -> bool:
    did = session.ask.choose("Did it happen?", dict.fromkeys(OUTCOMES, ""), ON, also=OTHER_WORDS, back=back)
    entry = session.store.entries.get(matter.id)
    if did == ON or entry is None:
        return False
    settle(session, entry, did, session.today)
    with session.store.acts.writing() as pen:
        _begin(session, pen, view)
    return True


def _add(session: Session, pen: Pen, matter: OpenMatter, text: str) -> None:
    if matter.what == HEARD:
        heard = session.store.entries.get(matter.id)
        principles = heard.principles if heard else ()
        pen.add(kinds.Answer(matter.id), session.today, text=text, asked=matter.asked, principles=principles)
    else:
        pen.add(kinds.Intention(), session.today, text=text, item=matter.id)


def _begin(session: Session, pen: Pen, view: MonthReview) -> None:
    """See to it that the review counts as begun."""
    reviews = session.find(Filter(kinds=(kinds.Review.kind,), since=view.first))
    if review_of(reviews, view.first) is None:
        pen.add(kinds.Review(month_key(view.first)), session.today)


def _answered_today(session: Session, matter: OpenMatter) -> Entry | None:
    """What was answered about it just now, to somebody who comes back to it."""
    today = session.today
    if matter.what == HEARD:
        wanted = Filter(kinds=(kinds.Answer.kind,), of=matter.id, since=today, until=today)
    else:
        wanted = Filter(kinds=(kinds.Intention.kind,), item=matter.id, status=kinds.OPEN, since=today, until=today)
    return next(iter(session.find(wanted, limit=1)), None)


def _unheeded(session: Session, first: date, last: date) -> list[Entry]:
    """What customers said in the month, praise aside, that nothing was written about, and no sheet made of."""
    heard = session.find(Filter(kinds=(kinds.Heard.kind,), since=first, until=last))
    heard = [entry for entry in heard if entry.text.strip() and not is_private(entry, session.settings.private_tag)]
    heard = [entry for entry in heard if entry.of(kinds.Heard).tone != kinds.PRAISE]
    if not heard:
        return []
    answers = session.find(Filter(kinds=(kinds.Answer.kind,), since=first))
    heeded = {*written_about(answers), *taken_up(session.find(Filter(kinds=(kinds.SheetRecord.kind,), since=first)))}
    return [entry for entry in heard if entry.id not in heeded]


def _weakest(session: Session, intentions: Iterable[Entry]) -> WeakestRating | None:
    """The lowest of the latest ratings, where it is low and nothing is meant to be done about it yet."""
    since = session.today - timedelta(RATING_HOLDS_DAYS)
    latest = latest_ratings(session.find(Filter(kinds=(kinds.Rating.kind,), since=since, until=session.today)))
    rated = [(latest[each.id], each.id) for each in session.framework.principles if each.id in latest]
    if not rated:
        return None
    (value, day), principle = min(rated)
    taken = [practice.id for practice in taken_on(session, session.today)]
    items = [item for item in session.framework.practices if item.principles[:1] == (principle,)]
    if value > WEAK_AT_MOST or any(item.id in taken for item in items):
        return None
    if any(entry.item == principle for entry in intentions if entry.of(kinds.Intention).answer is None):
        return None
    name = name_of(session.framework, principle)
    if len(taken) >= MOST_AT_ONCE or not items:
        return WeakestRating(principle, name, value, day)
    return WeakestRating(principle, name, value, day, items[0].id, items[0].name)
