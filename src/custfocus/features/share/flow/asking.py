"""What is asked before a brief goes: which words are names."""

from collections.abc import Collection, Sequence

from custfocus.base import wording
from custfocus.features.share.brief import possible_names, without_names
from custfocus.features.share.flow.material import Material
from custfocus.features.share.flow.name_list import change_name_list
from custfocus.features.share.flow.naming import known_names
from custfocus.features.share.name_answers import answered
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.views import PossibleNames
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session

WHICH = "Which? y: all, n or Enter: none, q: leave; or like this: 1, Ann Lee"
_CHANGE = "custfocus undo takes that back; custfocus share --names shows the list and changes it."
# What a draft is for that tells which words are names.
SHARE = "share"


def ask_for_names(
    session: Session, material: Material, approved: Collection[str], *, back: bool = False
) -> Pseudonyms | None:
    """Point out what may be names in what goes, and put those on the list that the user says are some.

    Args:
        session: The session.
        material: What the brief may be made of.
        approved: The ids of the passages that may go.
        back: Whether there is a question to go back to.

    Returns:
        The pseudonyms of all names that are known then; None where the user leaves.

    Raises:
        BackError: The user wants to go back.
    """
    going = material.going(approved)
    while True:
        names = known_names(session, material.wanted.once, material.wanted.no_names)
        doubtful = possible_names((without_names(passage, names) for passage in going), names)
        if not doubtful:
            return names
        session.tell(PossibleNames(doubtful))
        chosen = _chosen(session, doubtful, back=back)
        if chosen is None:
            return None
        _keep(session, doubtful, chosen)
        if not chosen:
            return known_names(session, material.wanted.once, material.wanted.no_names)


def _chosen(session: Session, doubtful: Sequence[str], *, back: bool) -> Sequence[str] | None:
    """The names that the user says are some, asked for until the answer is plain; None where they leave."""
    while True:
        try:
            typed = session.drafts.typed(WHICH, SHARE, enter="takes it", back=back)
        except LeftError as left:
            if left.by_word:
                return None
            raise
        session.drafts.drop(SHARE)
        answer = answered(typed, doubtful)
        if answer.unclear:
            session.warn(f"{', '.join(answer.unclear)}: neither a number from 1 to {len(doubtful)} nor a name.")
        elif _are_meant(session, answer.names, doubtful):
            return answer.names


def _are_meant(session: Session, names: Sequence[str], doubtful: Sequence[str]) -> bool:
    """Whether all are to be on the list: those that were pointed out are, any other after a plain yes."""
    pointed_out = {word for words in doubtful for word in words.split()}
    more = [name for name in names if not pointed_out.issuperset(name.split())]
    return not more or session.ask.confirm(f"Put {wording.listed(more)} on your list of names?", default=False)


def _keep(session: Session, doubtful: Sequence[str], chosen: Sequence[str]) -> None:
    """Put on the list which of the words are names, or that none is, so that they aren't asked about again."""
    change_name_list(session, chosen, () if chosen else doubtful)
    if chosen:
        session.warn(f"On your list of names now: {wording.listed(chosen)}. {_CHANGE}")
    else:
        session.warn(f"They won't be asked about again. {_CHANGE}")
