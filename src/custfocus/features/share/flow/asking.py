"""What is asked before a brief goes: which words are names, and which passages may go."""

from collections.abc import Sequence

from custfocus.base.naming import by_number
from custfocus.features.share.brief import possible_names, without_names
from custfocus.features.share.flow.material import Material, pseudonyms_of
from custfocus.features.share.flow.name_list import add_to_name_list
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import PARTS
from custfocus.features.share.views import PassageToApprove, PossibleNames
from custfocus.terminal.session import Session

YES, NO, STOP = "yes", "no", "stop"


def ask_for_names(session: Session, material: Material) -> Pseudonyms:
    """Point out what may be names that nobody has listed, and add those to the list that the user says are some."""
    while True:
        names = pseudonyms_of(session, material)
        doubtful = possible_names((without_names(passage, names) for passage in material.offered), names)
        if not doubtful:
            return names
        session.tell(PossibleNames(doubtful))
        line = session.ask.line("Which? By number, or as you'd write them: 1, Ann Lee (Enter: none) ")
        chosen = [_name(piece.strip(), doubtful) for piece in line.split(",") if piece.strip()]
        if not chosen:
            return names
        add_to_name_list(session, chosen)


def ask_for_passages(session: Session, material: Material, names: Pseudonyms) -> set[str]:
    """Ask for each passage that waits whether it may go; the ids of all that may."""
    titles = PARTS[material.wanted.audience]
    waiting = [passage for passage in material.offered if passage.free and passage.id not in material.named]
    approved = set(material.named)
    for number, passage in enumerate(waiting, 1):
        days = tuple(dict.fromkeys(material.before.get(passage.id, ())))
        bare = without_names(passage, names)
        session.tell(PassageToApprove(bare, titles[passage.part], number, len(waiting), days))
        choice = session.ask.choose("Include it?", {YES: "", NO: "", STOP: "asking"}, NO)
        if choice == STOP:
            break
        if choice == YES:
            approved.add(passage.id)
    return approved


def _name(piece: str, doubtful: Sequence[str]) -> str:
    """The word that a number stands for, or the name as it was typed."""
    return next(iter(by_number(piece, doubtful)), piece)
