"""What is asked of somebody's words once they are kept: whose they are, how they came, whether they praise.

Each answer is kept at once; Enter passes over it.
"""

from collections.abc import Callable, Collection, Iterator
from typing import Any

from msgspec import UNSET, structs

from custfocus.content.framework import by_field
from custfocus.features.capture.channels import channel_meant, channels_offered, is_named
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.kinds import TONES
from custfocus.terminal.prompts import BackError
from custfocus.terminal.session import Session
from custfocus.terminal.texts import reworded

# What is asked, in order; what a draft of it is for has the same name.
WHO, CHANNEL, FIRSTHAND, TONE = "who", "channel", "firsthand", "tone"
DRAFTED = (WHO, CHANNEL)
LETTERS = "p for praise, w for a wish, t for trouble, o for something else."
SAID = "What did they say?"
# The ways of so many things heard are looked at, the newest.
_MOST_READ = 300


def ask_rest(session: Session, entry: Entry, told: Collection[str]) -> Iterator[Entry]:
    """Ask all of it that wasn't told, one after the other; the entry as it is after each.

    Args:
        session: The session.
        entry: The entry.
        told: What needn't be asked.

    Raises:
        LeftError: The user left; what stood there is kept as a draft.
    """
    asked: list[str] = []
    while step := next((each for each in _ASKS if each not in asked and _is_open(session, entry, each, told)), None):
        try:
            entry = _ASKS[step](session, entry, back=True)
            asked.append(step)
        except BackError:
            if asked:
                asked.pop()
            else:
                entry = reworded(session, entry, SAID)
        yield entry


def ask_what_waits(session: Session, entry: Entry) -> Entry | None:
    """Ask what a draft of it waits for, if one does; the entry as it is then, or None where none did.

    Raises:
        LeftError: The user left; what stood there is kept as a draft.
    """
    waiting = [step for step in DRAFTED if session.drafts.find(step, entry.id)]
    for step in waiting:
        entry = _ASKS[step](session, entry, back=False)
    return entry if waiting else None


def _is_open(session: Session, entry: Entry, step: str, told: Collection[str]) -> bool:
    """Whether it is to be asked; of what came through somebody else, as its way says, nobody need be asked that."""
    if step == FIRSTHAND and _is_passed_on(session, entry.of(kinds.Heard).channel):
        return False
    return step not in told


def _is_passed_on(session: Session, way: str | None) -> bool:
    remarks = session.framework.pack.remarks
    return bool(remarks and way and way.casefold() == remarks.secondhand.casefold())


def _ask_who(session: Session, entry: Entry, *, back: bool) -> Entry:
    heard = entry.of(kinds.Heard)
    label = f"Who said it? (Enter: {heard.who or 'nobody in particular'})"
    while True:
        words = session.drafts.typed(label, WHO, entry.id, back=back)
        who = " ".join(words.split()) or heard.who
        if not words.strip() or is_named(words):
            return _kept(session, entry, WHO, words, who=who)
        session.drafts.drop(WHO, entry.id)
        session.warn("A name, or Enter alone.")


def _ask_channel(session: Session, entry: Entry, *, back: bool) -> Entry:
    heard = entry.of(kinds.Heard)
    offered = _offered(session)
    numbered = ", ".join(f"{number} {name}" for number, name in enumerate(offered, 1))
    label = f"How did it reach you? {numbered}, or in a word of your own (Enter: {heard.channel or 'not said'})"
    while True:
        words = session.drafts.typed(label, CHANNEL, entry.id, back=back)
        way = channel_meant(words, offered) if words.strip() else heard.channel or ""
        if way is not None:
            break
        session.drafts.drop(CHANNEL, entry.id)
        session.warn(f"A number from 1 to {len(offered)}, or a word.")
    if way == (heard.channel or ""):
        return _kept(session, entry, CHANNEL, words, channel=heard.channel)
    firsthand = heard.firsthand and not _is_passed_on(session, way)
    return _kept(session, entry, CHANNEL, words, channel=way or None, firsthand=firsthand)


def _ask_firsthand(session: Session, entry: Entry, *, back: bool) -> Entry:
    heard = entry.of(kinds.Heard)
    firsthand = session.ask.confirm("Did they say it to you yourself?", default=heard.firsthand, back=back)
    return _kept(session, entry, FIRSTHAND, "", firsthand=firsthand)


def _ask_tone(session: Session, entry: Entry, *, back: bool) -> Entry:
    label = "Is it praise, a wish, trouble or something else? (p, w, t, o; Enter: not said)"
    place = session.ask.pick(label, TONES, again=lambda _: LETTERS, back=back)
    return entry if place is None else _kept(session, entry, TONE, "", tone=TONES[place])


def _kept(session: Session, entry: Entry, step: str, words: str, **changes: Any) -> Entry:
    """Keep an answer; what can't be saved is kept as a draft."""
    heard = entry.of(kinds.Heard)
    after = structs.replace(heard, **changes)
    if after == heard:
        session.drafts.drop(step, entry.id)
        return entry
    with session.drafts.keeping(step, entry.id, words), session.store.acts.writing() as pen:
        return pen.edit(entry, after)


def _offered(session: Session) -> list[str]:
    """The ways used before, and those of the worksheet that takes up what is heard."""
    earlier = session.find(Filter(kinds=(kinds.Heard.kind,)), limit=_MOST_READ)
    used = [channel for entry in reversed(earlier) if (channel := entry.of(kinds.Heard).channel)]
    remarks = session.framework.pack.remarks
    worksheet = session.framework.by_id.get(remarks.worksheet) if remarks else None
    if remarks is None or worksheet is None or worksheet.kind != "worksheet":
        return channels_offered(used, ())
    field = by_field(worksheet).get(remarks.channel)
    return channels_offered(used, field.choices if field else ())


_ASKS: dict[str, Callable[..., Entry]] = {
    WHO: _ask_who,
    CHANNEL: _ask_channel,
    FIRSTHAND: _ask_firsthand,
    TONE: _ask_tone,
}


def told_of(heard: kinds.Heard) -> set[str]:
    """What is known of it already, so that nobody need be asked."""
    told = {WHO: heard.who is not None, CHANNEL: heard.channel is not None, TONE: heard.tone is not UNSET}
    # Whoever says how it came says whether somebody else passed it on.
    return {*(step for step, is_told in told.items() if is_told), *([FIRSTHAND] if _says_by_whom(heard) else [])}


def _says_by_whom(heard: kinds.Heard) -> bool:
    return heard.channel is not None or not heard.firsthand
