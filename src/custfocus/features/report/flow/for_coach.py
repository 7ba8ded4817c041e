"""A report made fit to be handed on to a coach: what may go is ticked on a screen, or named."""

import shlex
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from custfocus.base import wording
from custfocus.base.errors import usage
from custfocus.features.report.coach import choices_of, handed_on, passages_of
from custfocus.features.report.points import points_of
from custfocus.features.report.views import GROUPS, Report
from custfocus.features.share.brief import possible_names, withheld, without_names
from custfocus.features.share.flow.asking import ask_for_names
from custfocus.features.share.flow.material import BriefWanted, Material
from custfocus.features.share.flow.naming import known_names
from custfocus.features.share.flow.ticking import tick_passages
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import COACH
from custfocus.features.share.views import Passage
from custfocus.terminal.prompts import BackError
from custfocus.terminal.reference import entry_of
from custfocus.terminal.session import Session

MOST_NAMED = 30


def hand_on(session: Session, report: Report, include: Sequence[str], once: Sequence[str] = ()) -> Report | None:
    """The report as a coach may read it; None where the user leaves before it is.

    Args:
        session: The run.
        report: The report for the leader alone.
        include: What may go: the id or number of an entry, or a group of passages, such as "heard".
        once: Names to be taken out this once, besides those that are known.

    Raises:
        CustfocusError: What is to be included isn't in it.
    """
    passages = passages_of(report)
    named = set(_named(session, passages, include))
    wanted = BriefWanted(COACH, report.since, report.until, once=once)
    material = Material(wanted, passages, frozenset(named), (), {})
    if session.asks:
        chosen = _asked_for(session, material)
        if chosen is None:
            return None
        approved, names = chosen
    else:
        approved, names = named, known_names(session, once)
        _point_out(session, material, named, names)
    _tell_withheld(session, [each for each in passages if each.id in approved], names)
    view = handed_on(report, approved, names, choices_of(session.framework))
    return replace(view, points=points_of(view))


def _asked_for(session: Session, material: Material) -> tuple[set[str], Pseudonyms] | None:
    """What was ticked, and what takes the names out of it."""
    waiting = [*filter(material.waits, material.passages)]
    while True:
        names = known_names(session, material.wanted.once)
        approved = {*material.named, *tick_passages(session, waiting, COACH, names)}
        try:
            known = ask_for_names(session, material, approved, back=bool(waiting))
        except BackError:
            continue
        return (approved, known) if known else None


def _named(session: Session, passages: Sequence[Passage], include: Sequence[str]) -> Iterator[str]:
    for written in include:
        entry = "" if written in GROUPS else entry_of(session, written).id
        meant = [passage.id for passage in passages if passage.group == written or passage.entry == entry]
        if not meant:
            raise usage(
                f'"{written}" has nothing in this report.',
                f"Name {wording.listed([*GROUPS, 'the id of an entry in it'], 'or')}.",
                code="unknown-passage",
            )
        yield from meant


def _tell_withheld(session: Session, going: Sequence[Passage], names: Pseudonyms) -> None:
    """Say what stays out because a word may be a known name in another form, and what lets it in."""
    if kept_back := withheld(going, names):
        words = list(dict.fromkeys(word for each in kept_back for word in each.words))
        session.warn(
            f"{wording.counted(len(kept_back), 'passage')} left out, since "
            f"{wording.listed(words[:MOST_NAMED])} may be a form of a name that you know. "
            f"--name {shlex.quote(words[0])} replaces it, and the passage goes."
        )


def _point_out(session: Session, material: Material, named: set[str], names: Pseudonyms) -> None:
    """Say what may be names in what goes, where nobody can be asked."""
    going = (without_names(passage, names) for passage in material.going(named))
    if not session.json and (suspects := possible_names(going, names)):
        session.warn(f"These may be names: {', '.join(suspects[:MOST_NAMED])}. --name takes one out.")
