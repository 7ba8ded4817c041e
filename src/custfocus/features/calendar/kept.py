"""What one calendar file of a journal hands on to the next: the names of its events, its number, its times."""

from datetime import time

import msgspec
from msgspec import Struct

from custfocus.features.calendar.views import CalendarFile

# What the events of every journal were once called; whoever has them in a calendar wants them replaced.
FORMER_UIDS = ("b6fe8604-807e-5d98-b11b-b754f70305c8", "218e9d26-fbb3-5bea-af5c-c8b3cb9f1fc4")


class Handed(Struct, frozen=True):
    """What a file has that the next one goes on with."""

    uids: tuple[str, str]
    """The names of the question and the review."""
    sequence: int
    """How new it is."""
    question_at: time
    """When the question comes."""
    review_at: time
    """When the review begins."""
    questions: bool = False
    """Whether it says the questions of the next days."""


def handed_by(view: CalendarFile) -> Handed:
    """What a file hands on."""
    question, review = view.events
    return Handed(
        (question.uid, review.uid), view.sequence, question.start.time(), review.start.time(), bool(question.asked)
    )


def to_json(handed: Handed) -> str:
    """What is handed on, as it is kept."""
    return msgspec.json.encode(handed).decode()


def from_json(text: str) -> Handed | None:
    """What was kept; None where it is damaged."""
    try:
        return msgspec.json.decode(text, type=Handed)
    except (msgspec.MsgspecError, ValueError):
        return None


def from_ics(text: str) -> Handed | None:
    """What a calendar file of ours hands on; None where it is damaged."""
    import icalendar

    try:
        question, review, *others = icalendar.Calendar.from_ical(text).walk("VEVENT")
        return Handed(
            uids=(str(question["uid"]), str(review["uid"])),
            sequence=int(str(question["sequence"])),
            question_at=question.decoded("dtstart").time(),
            review_at=review.decoded("dtstart").time(),
            questions=any("recurrence-id" in other for other in others),
        )
    except (ValueError, KeyError, AttributeError, IndexError):
        return None


def going_on_from(kept: Handed | None, replaced: Handed | None) -> Handed | None:
    """What a file goes on from: what the journal kept, or what the file that it replaces has."""
    if kept is None or replaced is None:
        return kept or replaced
    uids = replaced.uids if replaced.uids == FORMER_UIDS else kept.uids
    return msgspec.structs.replace(kept, uids=uids, sequence=max(kept.sequence, replaced.sequence))
