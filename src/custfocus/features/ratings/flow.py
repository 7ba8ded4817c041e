"""Self-ratings in a session: what the journal knows of them, rating item by item, saving."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta

from msgspec.structs import replace

from custfocus.features.deeds.counting import count_deeds, since
from custfocus.features.practice.adoptions import MOST_AT_ONCE
from custfocus.features.practice.flow.standing import taken_on
from custfocus.features.ratings.profile import RatingFacts, assessment, to_ask, with_rating
from custfocus.features.ratings.scales import is_rating, parsed_rating, rating_words, scale_of
from custfocus.features.ratings.views import Assessment, ItemPrompt
from custfocus.features.voices.flow.others import others_of
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.kinds import EVIDENCE
from custfocus.terminal.prompts import BackError, LeftError
from custfocus.terminal.session import Session

RATING = kinds.Rating.kind
# What a draft is for that has no other place.
NOTE = "note"
HOW_TO = "1 to 5, ? for don't know; Enter alone passes on. Each is saved at once."
BEGIN_WITH = "self-check"


def read_assessment(session: Session, scale: str | None, *, explained: bool = False) -> Assessment:
    """How the user stands on a scale, or on all of them."""
    return assessment(session.framework, read_facts(session), scale, explained=explained)


def read_facts(session: Session) -> RatingFacts:
    """What the journal knows today of ratings, and of what is compared with them."""
    framework, entries, today = session.framework, session.store.entries, session.today
    ratings: dict[str, list[Entry]] = {}
    for entry in session.find(Filter(kinds=(RATING,), until=today)):
        ratings.setdefault(str(entry.item), []).append(entry)
    principles = [principle.id for principle in framework.principles]
    evidence = session.find(Filter(kinds=EVIDENCE, since=since(today), until=today))
    last = entries.last_deeds(principles, today)
    taken = [practice.id for practice in taken_on(session, today)]
    questions = [question.id for question in framework.questions]
    return RatingFacts(
        ratings=ratings,
        deeds=count_deeds(framework, evidence, last, entries.first_day(), today),
        others=others_of(session, today),
        taken_on=taken,
        room=MOST_AT_ONCE - len(taken),
        answered=entries.last_days("answer", questions, today + timedelta(1)),
        today=today,
    )


def rate(
    session: Session, values: Mapping[str, int | None], day: date, scale: str | None, *, explained: bool
) -> Assessment:
    """Save ratings by the id of their item, all or none; how the user stands then, on the scale they are all on.

    Args:
        session: The run.
        values: The ratings, None for "don't know".
        day: The day they are of.
        scale: The scale to show; None for theirs, or all where they are on several.
        explained: Whether the page tells the figures.
    """
    items = [session.framework.by_id[item_id] for item_id in values]
    save_ratings(session, values, day)
    scales = {scale_of(item).id for item in items}
    view = read_assessment(session, scale or (scales.pop() if len(scales) == 1 else None), explained=explained)
    return replace(view, saved=tuple(rating_words(item, values[item.id]) for item in items))


def save_ratings(session: Session, values: Mapping[str, int | None], day: date) -> list[Entry]:
    """Save ratings by the id of their item, all or none; a second one on a day takes the place of the first.

    Returns:
        Their entries.
    """
    with session.store.acts.writing() as pen:
        saved = []
        for item_id, value in values.items():
            item = session.framework.by_id[item_id]
            words, record = rating_words(item, value), kinds.Rating(scale_of(item).id, value)
            same_day = Filter(kinds=(RATING,), item=item_id, since=day, until=day)
            if before := session.find(same_day, limit=1):
                saved.append(pen.edit(before[0], record, text=words))
            else:
                saved.append(pen.add(record, day, item=item_id, asked=item.words, text=words))
    return saved


def ask_to_rate(session: Session, scale: str | None) -> Assessment | None:
    """Ask for the ratings of a scale; without one, show all scales, or begin the first where nothing is rated."""
    if scale is None:
        view = read_assessment(session, None)
        if view.items:
            return view
    return ask_scale(session, scale or BEGIN_WITH)


def ask_scale(session: Session, scale: str) -> Assessment | None:
    """Ask for what this sitting lacks of a scale, one item at a time; the profile, None if it has been shown."""
    facts = read_facts(session)
    view = assessment(session.framework, facts, scale)
    waiting = {item.id for item in to_ask(view)}
    if not waiting:
        return _change(session, view, facts)
    total = len(view.items)
    begun = f"Going on where you stopped: {total - len(waiting)} of {total} rated.\n"
    session.warn(f"{begun if len(waiting) < total else ''}{view.name}: {view.asks}\n{HOW_TO}")
    place: int | None = next(number for number, item in enumerate(view.items) if item.id in waiting)
    try:
        while place is not None:
            try:
                facts = _ask(session, view, facts, place, back=place > 0)
            except BackError:
                place -= 1
                continue
            waiting.discard(view.items[place].id)
            place = next((n for n in range(place + 1, total) if view.items[n].id in waiting), None)
            view = assessment(session.framework, facts, scale)
    except LeftError as left:
        left.way_on = f"custfocus assess {scale} goes on from here."
        raise
    return view


def _ask(session: Session, view: Assessment, facts: RatingFacts, place: int, *, back: bool) -> RatingFacts:
    """Ask for one rating and save it; what is known then."""
    item = view.items[place]
    session.tell(ItemPrompt(place + 1, len(view.items), item, view.steps))
    while True:
        words = session.ask.word("", is_rating, back=back)
        if not words:
            return facts
        try:
            value = parsed_rating(words)
        except ValueError:
            session.warn("1 to 5, or ? for don't know.")
            continue
        with session.drafts.keeping(NOTE, "", f"{item.name}: {words}"):
            (rating,) = save_ratings(session, {item.id: value}, session.today)
        return with_rating(facts, rating)


def _change(session: Session, view: Assessment, facts: RatingFacts) -> Assessment | None:
    """Show the profile of a sitting that is complete, and offer to change a rating; one that changed comes back."""
    session.show(view)
    before, names = view, [item.name for item in view.items]
    while (place := session.ask.pick(f"\nChange a rating? (1 to {len(names)}, Enter: no)", names)) is not None:
        with suppress(BackError):
            facts = _ask(session, view, facts, place, back=True)
        view = assessment(session.framework, facts, view.scale)
    return None if view == before else view
