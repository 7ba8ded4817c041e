"""The practice that a number or an id stands for."""

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from custfocus.base.errors import CustfocusError, nearest, usage
from custfocus.base.naming import by_number
from custfocus.features.practice.adoptions import adoptions_on, stretch_of
from custfocus.features.practice.flow.standing import ADOPTION, TAKEN_ON, TICK
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

if TYPE_CHECKING:
    from custfocus.content.models import Cadence


class NamedPractice(NamedTuple):
    """A practice that the user named."""

    id: str
    """Its id."""
    name: str
    """What it is called."""
    principles: tuple[str, ...]
    """What it is evidence for."""
    cadence: "Cadence"
    """How often it is wanted."""


def practice_named(session: Session, which: str, day: date) -> NamedPractice:
    """The practice of a number or an id: one taken on, on the day, gone from the framework or not, or an offered one.

    Raises:
        CustfocusError: There is none.
    """
    taken = adoptions_on(session.find(Filter(kinds=(ADOPTION,))), day)
    if day == session.today:
        session.see_that_number_stands(TAKEN_ON, which, list(taken), "custfocus practice")
    which = next(iter(by_number(which, taken)), which)
    offered = [item.id for item in session.framework.practices]
    if which not in taken and which not in offered:
        raise _unknown(which, [*taken, *offered], len(taken), "" if day == session.today else day.isoformat())
    item = session.framework.by_id.get(which)
    if item and item.kind == "practice":
        return NamedPractice(item.id, item.name, item.principles, item.cadence)
    before = session.find(Filter(kinds=(TICK,), item=which), limit=1)
    adoption = taken[which].entry
    return NamedPractice(which, adoption.asked, before[0].principles if before else (), stretch_of(adoption).cadence)


def _unknown(which: str, valid: list[str], taken: int, then: str) -> CustfocusError:
    """The error for a number or an id that names none; `then` is the day, where it isn't today."""
    longer = [f'"{item}"' for item in dict.fromkeys(valid) if which and item.startswith(which)]
    guesses = longer or [f'"{guess}"' for guess in [nearest(which, valid)] if guess]
    hint = f"Did you mean {' or '.join(guesses)}?" if guesses else ""
    if which.isdecimal() and taken:
        page, have = (f" --on {then}", f"On {then} you had") if then else ("", "You have")
        hint = f"{have} taken on {taken}; custfocus practice{page} shows them with their numbers."
    elif which.isdecimal():
        none = "You haven't taken any on yet; custfocus practice suggests some to begin with."
        hint = f"On {then} you hadn't taken any on; its id names one all the same." if then else none
    return usage(
        f'There is no practice "{which}".',
        hint or "custfocus practice --all shows all of them with their ids.",
        code="unknown-practice",
    )


def not_taken_on(practice: NamedPractice) -> CustfocusError:
    """The error for a practice that would have to be."""
    return CustfocusError(
        f'"{practice.name}" isn\'t taken on.',
        f"custfocus practice --start {practice.id} takes it on.",
        code="not-adopted",
    )
