"""Self-ratings in a session: what the journal knows, handed to the coach; rating item by item; saving."""

from collections.abc import Mapping
from datetime import date, timedelta

from custfocus.features.practice.flow import taken_on
from custfocus.features.practice.strength import MOST_AT_ONCE
from custfocus.features.ratings import gaps
from custfocus.features.ratings.scales import scale_of
from custfocus.features.ratings.views import (
    Assessment,
    ItemPrompt,
    RatedItem,
    RatingFacts,
    assessment,
    rating_words,
    to_ask,
)
from custfocus.features.voices.flow.others import others_of
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.kinds import EVIDENCE
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session

RATING = kinds.Rating.kind
HOW_TO = "1 to 5, ? for don't know, b goes back, Enter passes on, Ctrl+C leaves. Each is saved at once."
STEPS = ("1", "2", "3", "4", "5")
DONT_KNOW = ("?", "d", "dk", "don't know", "dont know", "dont-know", "unknown")
BACK = ("b", "back")


def read_assessment(session: Session, scale: str | None, *, explained: bool = False) -> Assessment:
    """How the user stands on a scale, or on all of them."""
    framework, entries, today = session.framework, session.store.entries, session.today
    ratings: dict[str, list[Entry]] = {}
    for entry in session.find(Filter(kinds=(RATING,), until=today)):
        ratings.setdefault(str(entry.item), []).append(entry)
    principles = [one.id for one in framework.principles]
    evidence = session.find(Filter(kinds=EVIDENCE, since=gaps.since(today), until=today))
    last = entries.last_evidence(principles, today)
    taken = [one.id for one in taken_on(session, today)]
    questions = [one.id for one in framework.questions]
    known = RatingFacts(
        ratings=ratings,
        deeds=gaps.deeds(evidence, last, principles, entries.first_day(), today),
        others=others_of(session, today),
        taken_on=taken,
        room=MOST_AT_ONCE - len(taken),
        answered=entries.last_days("answer", questions, today + timedelta(1)),
        today=today,
    )
    return assessment(framework, known, scale, explained=explained)


def save_ratings(session: Session, values: Mapping[str, int | None], day: date) -> None:
    """Save ratings by the id of their item, all or none; a second one on a day takes the place of the first."""
    with session.store.acts.writing() as pen:
        for item_id, value in values.items():
            item = session.framework.by_id[item_id]
            words, record = rating_words(item, value), kinds.Rating(scale_of(item).id, value)
            same_day = Filter(kinds=(RATING,), item=item_id, since=day, until=day)
            if before := session.find(same_day, limit=1):
                pen.edit(before[0], record, text=words)
            else:
                pen.add(record, day, item=item_id, asked=item.words, text=words)


def ask_scale(session: Session, scale: str) -> Assessment | None:
    """Ask for what this sitting lacks of a scale, one item at a time; the profile, None if it has been shown."""
    view = read_assessment(session, scale)
    waiting = {one.id for one in to_ask(view)}
    if not waiting:
        return _change(session, view)
    total = len(view.items)
    begun = f"Going on where you stopped: {total - len(waiting)} of {total} rated.\n"
    session.warn(f"{begun if len(waiting) < total else ''}{view.name}: {view.asks}\n{HOW_TO}")
    place: int | None = next(number for number, one in enumerate(view.items) if one.id in waiting)
    try:
        while place is not None:
            item = view.items[place]
            if _ask(session, view, item, place + 1):
                waiting.discard(item.id)
                place = next((n for n in range(place + 1, total) if view.items[n].id in waiting), None)
            else:
                place = max(place - 1, 0)
            view = read_assessment(session, scale)
    except LeftError:
        session.warn(f"What you rated is saved. custfocus assess {scale} goes on from here.")
        raise
    return view


def _ask(session: Session, view: Assessment, item: RatedItem, place: int) -> bool:
    """Ask for one rating and save it; whether to go on, rather than back."""
    session.tell(ItemPrompt(place, len(view.items), item, view.steps))
    while True:
        said = session.ask.line("> ")
        if not said:
            return True
        if said.lower() in BACK:
            return False
        try:
            value = parsed_rating(said)
        except ValueError:
            session.warn("1 to 5, ? for don't know, b to go back, or Enter to pass on.")
            continue
        save_ratings(session, {item.id: value}, session.today)
        return True


def _change(session: Session, view: Assessment) -> Assessment | None:
    """Show the profile of a sitting that is complete, and offer to change a rating; one that changed comes back."""
    session.show(view)
    before, names = view, [item.name for item in view.items]
    while (place := session.ask.pick(f"\nChange a rating? (1 to {len(names)}, Enter: no) ", names)) is not None:
        _ask(session, view, view.items[place], place + 1)
        view = read_assessment(session, str(view.scale))
    return None if view == before else view


def parsed_rating(said: str) -> int | None:
    """A rating as somebody writes it: a step from 1 to 5, or None for one of DONT_KNOW.

    Raises:
        ValueError: It is neither.
    """
    word = said.strip().lower()
    if word in DONT_KNOW:
        return None
    if word not in STEPS:
        raise ValueError(word)
    return int(word)
