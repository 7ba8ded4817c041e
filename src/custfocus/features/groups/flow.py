"""What people say alike, in a session: looked for, offered at a terminal, named or refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from custfocus.base.errors import unknown, usage
from custfocus.base.naming import YES_AND_NO
from custfocus.base.reading import sentences
from custfocus.features.alike.flow import vectors_of
from custfocus.features.groups.offers import (
    Offer,
    Spoken,
    counted,
    in_parts,
    name_of_theme,
    named_themes,
    offered,
    people,
)
from custfocus.features.groups.views import AlikeSentence, AskedGroup, GroupOffer, Groups, NamedTheme
from custfocus.features.insights.flow import customer_entries
from custfocus.features.insights.remarks import remarks, texts_of
from custfocus.features.sheets.kept import sheets_of
from custfocus.journal import kinds
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.kinds import Theme
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session

# More than these is for another day; they come when these are settled.
MOST_OFFERED = 10
# What is looked through, the newest first: groups among more take longer than anybody waits.
MOST_SENTENCES = 1000
SHORTEST_ID = 4
YES, NO, LATER = "yes", "no", "later"
HOW_TO = 'A name takes them together; "no" refuses, and they aren\'t offered again. Each is saved at once.'


class _Looked(Struct, frozen=True):
    """What was looked through, and what is to be said of it."""

    known: Groups
    """The page, as long as nothing is saved."""
    offers: Mapping[str, Offer]
    """What is offered, by what it is called."""


def read_groups(session: Session, wanted: Filter) -> Groups:
    """What people say alike in a time, by default in the last 180 days.

    Raises:
        CustfocusError: The extra is missing.
    """
    return _look(session, wanted).known


def settle(session: Session, wanted: Filter, names: Mapping[str, str], refused: Sequence[str]) -> Groups:
    """Name or refuse what is offered, all of it or nothing; what is left then.

    Args:
        session: The run.
        wanted: The time.
        names: Names, by what the offer is called.
        refused: What the refused ones are called.

    Raises:
        CustfocusError: Nothing is called so, or a name is empty.
    """
    looked = _look(session, wanted)
    for each in (*names, *refused):
        if each not in looked.offers:
            raise unknown("group", each, looked.offers, "custfocus insights groups shows them as they are now.")
    given = {each: _checked(words) for each, words in names.items()}
    saved = [_name(session, looked.offers[each], name) for each, name in given.items()]
    saved += [_refuse(session, looked.offers[each]) for each in refused]
    return replace(read_groups(session, wanted), saved=tuple(saved))


def ask_groups(session: Session, wanted: Filter) -> Groups:
    """Offer at a terminal what says alike, one after the other, to be named or refused; what is left then.

    Raises:
        CustfocusError: The extra is missing.
        LeftError: The user left; what they said until then is saved.
    """
    looked = _look(session, wanted)
    saved: list[str] = []
    try:
        for place, shown in enumerate(looked.known.offers, 1):
            session.tell(AskedGroup(place, len(looked.offers), shown, "" if saved or place > 1 else HOW_TO))
            saved += _ask(session, looked.offers[shown.id])
    except LeftError as left:
        left.way_on = "custfocus insights groups goes on from here."
        raise
    if not looked.offers:
        return looked.known
    return replace(read_groups(session, wanted), saved=tuple(saved))


def make_anew(session: Session, wanted: Filter) -> Groups:
    """The same after all vectors were made anew."""
    session.store.drop_vectors()
    return read_groups(session, wanted)


def _ask(session: Session, offer: Offer) -> list[str]:
    """Ask about one offer; what was saved."""
    if offer.theme:
        also = {YES: YES_AND_NO[YES], NO: YES_AND_NO[NO]}
        answer = session.ask.choose("Does it belong there?", {YES: "", NO: "", LATER: ""}, LATER, also=also)
        saved = {YES: lambda: _name(session, offer, offer.theme.text), NO: lambda: _refuse(session, offer)}
        return [saved[answer]()] if answer in saved else []
    while True:
        words = name_of_theme(session.ask.word("A name for it:", bool))
        if not words:
            return []
        if words.casefold() in (NO, *YES_AND_NO[NO]):
            return [_refuse(session, offer)]
        if words.casefold() not in (YES, *YES_AND_NO[YES]):
            with session.drafts.keeping("note", "", words):
                return [_name(session, offer, words)]
        session.warn('Write what they have in common, such as "letters".')


def _look(session: Session, wanted: Filter) -> _Looked:
    known = customer_entries(session, wanted)
    pack = session.framework.pack
    pairs = [*zip(known.sheets, sheets_of(known.sheets, session.framework), strict=True)]
    said = remarks(pairs, known.heard, pack, lambda entry: entry)
    by_entry = texts_of(pairs, known.heard, pack)
    newest = sorted(
        (remark for remark in said if remark.day >= known.since and remark.id in by_entry),
        key=lambda remark: (remark.day, remark.id),
        reverse=True,
    )
    texts = {remark.id: [one for text in by_entry[remark.id] for one in sentences(text.text)] for remark in newest}
    spoken = list(islice((one for remark in newest for one in in_parts(texts[remark.id], remark)), MOST_SENTENCES))
    read = {one.entry for one in spoken}
    vectors = vectors_of(session, {entry: texts[entry] for entry in texts if entry in read})
    all_offers = offered(spoken, vectors, known.themes)
    offers = _called(all_offers[:MOST_OFFERED])
    shorts = session.store.entries.shorts(read)
    named = [_named_theme(session, each, counted(each, spoken), shorts) for each in named_themes(known.themes)]
    view = Groups(
        since=known.since,
        until=known.until,
        voices=len(texts),
        read=len(read),
        named=tuple(sorted(named, key=lambda each: (-each.remarks, each.name.casefold()))),
        offers=tuple(
            GroupOffer(
                name,
                offer.theme.text if offer.theme else "",
                people(offer.sentences),
                tuple(_shown(one, shorts) for one in offer.sentences),
            )
            for name, offer in offers.items()
        ),
        more=len(all_offers) - len(offers),
    )
    return _Looked(view, offers)


def _called(offers: Sequence[Offer]) -> dict[str, Offer]:
    """The offers by the beginnings of their ids that tell them apart."""
    length = SHORTEST_ID
    while len({each.id[:length] for each in offers}) < len(offers):
        length += 1
    return {each.id[:length]: each for each in offers}


def _named_theme(
    session: Session, theme: Entry, sentences: Sequence[Spoken], shorts: Mapping[str, str]
) -> NamedTheme:
    return NamedTheme(
        theme.id,
        session.short(theme),
        theme.text,
        len({one.entry for one in sentences}),
        people(sentences),
        tuple(_shown(one, shorts) for one in sentences),
    )


def _shown(one: Spoken, shorts: Mapping[str, str]) -> AlikeSentence:
    return AlikeSentence(one.entry, shorts[one.entry], one.day, one.who, one.text)


def _checked(words: str) -> str:
    if name := name_of_theme(words):
        return name
    raise usage("A name has at least a letter.", 'Write it like --name kmnp="letters".', code="no-text")


def _name(session: Session, offer: Offer, name: str) -> str:
    """Take sentences together under a name, that of a theme or a new one; what was saved, in a sentence."""
    said = tuple(one.kept for one in offer.sentences)
    before = next((each for each in _themes(session) if each.text.casefold() == name.casefold()), None)
    with session.store.acts.writing() as pen:
        if before:
            record = before.of(Theme)
            pen.edit(before, replace(record, said=tuple(dict.fromkeys((*record.said, *said)))))
        else:
            pen.add(Theme(kinds.NAMED, said), session.today, text=name, asked=_question(said))
    return f'Saved "{before.text if before else name}": {_more(said, more=before is not None)}.'


def _refuse(session: Session, offer: Offer) -> str:
    """Refuse an offer, so that it isn't offered again; what was saved, in a sentence."""
    said = tuple(one.kept for one in offer.sentences)
    with session.store.acts.writing() as pen:
        if offer.theme:
            fresh = session.store.entries.get(offer.theme.id) or offer.theme
            record = fresh.of(Theme)
            pen.edit(fresh, replace(record, apart=(*record.apart, *said)))
            return f'Saved: that doesn\'t belong to "{offer.theme.text}".'
        pen.add(Theme(kinds.REFUSED, said), session.today, text="Refused.", asked=_question(said))
    return f"Refused: {_more(said, more=False)} won't be offered again."


def _themes(session: Session) -> Iterable[Entry]:
    return named_themes(session.find(Filter(kinds=(Theme.kind,))))


def _question(said: Sequence[object]) -> str:
    return f"What do these {len(said)} sentences have in common?"


def _more(said: Sequence[object], *, more: bool) -> str:
    count = len(said)
    return f"{count} {'more ' if more else ''}sentence{'' if count == 1 else 's'}"
