"""The practices as they are shown on a day, and where their strength comes from."""

from datetime import date

from custfocus.features.practice.flow.naming import not_taken_on, practice_named
from custfocus.features.practice.flow.standing import TAKEN_ON, all_practices, past_practice
from custfocus.features.practice.standings import explain, to_begin_with
from custfocus.features.practice.views import Practices, Strengths
from custfocus.terminal.session import Session


def show_practices(session: Session, day: date, *, others: bool) -> Practices:
    """All practices on a day, numbered; `others` shows those too that aren't taken on."""
    framework, past = session.framework, past_practice(session)
    items = all_practices(session, past, day)
    adoptions = [practice.adoption for practice in items if practice.adoption]
    session.remember_numbers(adoptions)
    if day == session.today:
        session.remember_list(TAKEN_ON, [practice.id for practice in items if practice.adoption])
    return Practices(
        items,
        day,
        session.today,
        counts=past.calendar.counts(day),
        away_until=past.calendar.away_until(day),
        pillars={pillar.id: pillar.name for pillar in framework.pillars},
        suggested=() if adoptions else to_begin_with(framework),
        others=others,
    )


def explain_strength(session: Session, which: str | None, day: date) -> Strengths:
    """Where the strength of those taken on comes from, or of the one that a number or an id stands for."""
    past = past_practice(session)
    items = all_practices(session, past, day)
    chosen = tuple(practice for practice in items if practice.adopted)
    if which is not None:
        named = practice_named(session, which, day)
        chosen = tuple(practice for practice in chosen if practice.id == named.id)
        if not chosen:
            raise not_taken_on(named)
    return Strengths(items, day, explain(chosen, past, day))
