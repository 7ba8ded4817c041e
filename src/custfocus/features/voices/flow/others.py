"""What others say, for a session: what the journal knows, handed to the coach."""

from datetime import date

from custfocus.features.voices.others import FRESH, others
from custfocus.features.voices.views import OthersRating
from custfocus.journal import kinds
from custfocus.journal.entry import Filter
from custfocus.terminal.session import Session

VOICES, REPLY = kinds.Voices.kind, kinds.Reply.kind


def others_of(session: Session, day: date) -> dict[str, OthersRating]:
    """What others say on each principle and behaviour on which enough have answered, by the item's id."""
    since = max(day, date.min + FRESH) - FRESH
    voices = session.find(Filter(kinds=(VOICES,), since=since, until=day))
    replies = session.find(Filter(kinds=(REPLY,), since=since, until=day))
    return others(voices, replies, day)
