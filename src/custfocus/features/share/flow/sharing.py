"""Handing a brief on: read and approved first, then saved or printed, and kept as a practice."""

import shlex

from msgspec.structs import replace

from custfocus.base import wording
from custfocus.features.share.documents.markdown import markdown
from custfocus.features.share.documents.plain import plain_text
from custfocus.features.share.flow.asking import SHARE, ask_for_names
from custfocus.features.share.flow.material import MARKDOWN, PLAIN, BriefWanted, Material, draw_up, gather
from custfocus.features.share.flow.naming import known_names
from custfocus.features.share.flow.ticking import tick_passages
from custfocus.features.share.lines import counts
from custfocus.features.share.readers import READERS
from custfocus.features.share.views import CAME_BACK, Brief
from custfocus.journal import kinds
from custfocus.terminal.locked.names import place_of_names
from custfocus.terminal.output import Document, clean
from custfocus.terminal.prompts import BackError
from custfocus.terminal.saving import save_file, say_that_it_lies_open, writable_file
from custfocus.terminal.session import Session

MOST_NAMED = 30
# The draft in which older versions kept which passages may go.
MAY_GO = "may-go"
_KEPT = "Name another file, or add --force."
_NOTHING_WRITTEN = "Nothing was written."


def share(session: Session, wanted: BriefWanted) -> Brief | Document | None:
    """Hand a brief on: at a terminal once somebody has read it and said yes, elsewhere at once.

    Returns:
        What is answered: the brief where it was saved, is asked for as JSON or has nothing in it; the document where
        it is printed and doesn't count; None where all has been said.

    Raises:
        CustfocusError: What is to be included isn't there, or the brief or the list of names is no file for it.
    """
    if wanted.target:
        writable_file(session, wanted.target, replaces=lambda _: wanted.force, hint=_KEPT)
    material = gather(session, wanted)
    if not session.asks:
        view = draw_up(
            session, material, known_names(session, material.wanted.once, material.wanted.no_names), material.named
        )
        if not session.json:
            _point_out(session, view)
            _tell_withheld(session, view)
        return _hand_on(session, wanted, view, meant=bool(wanted.include))
    asked = _asked_for(session, material)
    if asked is None:
        session.warn(_NOTHING_WRITTEN)
        return None
    return _hand_on(session, wanted, asked, meant=True) if asked.parts else asked


def _asked_for(session: Session, material: Material) -> Brief | None:
    """The brief that somebody ticked, read and said yes to, or one with nothing in it; None where they leave it."""
    back = any(map(material.waits, material.offered))
    while True:
        approved = _ticked(session, material)
        try:
            names = ask_for_names(session, material, approved, back=back)
            if names is None:
                return None
            view = draw_up(session, material, names, approved)
            _tell_withheld(session, view)
            if not view.parts:
                return view
            session.tell(view)
            return view if session.ask.confirm(_question(material.wanted), default=False, back=back) else None
        except BackError:
            continue


def _ticked(session: Session, material: Material) -> set[str]:
    """The ids of all passages that may go: those that were named, and those that are ticked."""
    old = session.drafts.find(SHARE, MAY_GO).split()
    waiting = [*filter(material.waits, material.offered)]
    names = known_names(session, material.wanted.once, material.wanted.no_names)
    ticked = tick_passages(session, waiting, material.wanted.audience, names, before=material.before, also=old)
    if old:
        session.drafts.drop(SHARE, MAY_GO)
    return {*material.named, *ticked}


def _hand_on(session: Session, wanted: BriefWanted, view: Brief, *, meant: bool) -> Brief | Document | None:
    """Save it or print it, and keep that it was handed on where that was meant."""
    if wanted.target:
        save_file(session, wanted.target, clean(_text(view, wanted)), replaces=lambda _: True, hint=_KEPT)
        return replace(_keep(session, view), path=str(wanted.target))
    if session.json:
        return view
    say_that_it_lies_open(session, "what is printed")
    session.show(Document(iter([_text(view, wanted)])), last=True)
    if meant and (practice := _keep(session, view).counted):
        session.warn(counts(practice))
    return None


def _keep(session: Session, view: Brief) -> Brief:
    """Keep that a brief was handed on, as a practice done; the view with the entry, if it counts.

    It counts where something is in it that such readers haven't been given before, and the practice is offered.
    """
    practice = session.framework.by_id.get(session.framework.pack.sharing)
    ids = [passage.id for passage in view.passages]
    if practice is None or practice.kind != "practice" or practice.retired or set(ids) <= set(view.before):
        return view
    with session.store.acts.writing() as pen:
        entry = pen.add(
            kinds.PracticeDone(view.audience, tuple(ids)),
            session.today,
            text=f"Shared a brief with {READERS[view.audience]}: {view.extent}",
            item=practice.id,
            asked=practice.name,
            principles=practice.principles,
        )
    return replace(view, counted=entry)


def _text(view: Brief, wanted: BriefWanted) -> str:
    if wanted.form == MARKDOWN:
        return markdown(view)
    if wanted.form == PLAIN:
        return plain_text(view)
    # What makes HTML takes a moment to load, and few briefs are a page of it.
    from custfocus.features.share.documents.html import html

    return html(view)


def _question(wanted: BriefWanted) -> str:
    if wanted.target:
        return f"Write this to {wanted.target}?"
    return f"Print this as {wanted.form}, to hand it on? (-o FILE saves it)"


def _tell_withheld(session: Session, view: Brief) -> None:
    """Say which passages stay out because a word may be a known name in another form, and what lets them in."""
    if not view.withheld:
        return
    words = list(dict.fromkeys(word for each in view.withheld for word in each.words))
    count = wording.counted(len(view.withheld), "passage")
    quoted = wording.listed([f'"{word}"' for word in words[:MOST_NAMED]])
    session.warn(
        f"{count} left out, since {quoted} may be a form of a name that you know. "
        f"--name {shlex.quote(words[0])} replaces it, and the passage goes."
    )


def _point_out(session: Session, view: Brief) -> None:
    """Say what was left out, and what may be names, where nobody can be asked."""
    if view.waiting:
        ids = ", ".join(_short(session, passage) for passage in view.waiting[:MOST_NAMED])
        rest = len(view.waiting) - MOST_NAMED
        more = f" and {rest} more" if rest > 0 else ""
        count = wording.counted(len(view.waiting), "passage")
        session.warn(f"{count} left out; --include with its name adds one: {ids}{more}. custfocus show ID shows it.")
    if view.suspects:
        words = ", ".join(view.suspects[:MOST_NAMED])
        path = place_of_names(session)
        session.warn(f"These may be names: {words}. --name takes one out, your list of names ({path}) for good.")


def _short(session: Session, passage: str) -> str:
    """A passage's id as --include takes it: with the first letters of its entry's."""
    entry, dot, field = passage.partition(".")
    return passage if entry == CAME_BACK else f"{session.store.entries.short(entry)}{dot}{field}"
