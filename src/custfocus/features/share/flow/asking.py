"""What is asked before a brief goes: which words are names."""

from collections.abc import Collection, Sequence

from custfocus.base import wording
from custfocus.base.naming import by_number
from custfocus.features.share.brief import possible_names, without_names
from custfocus.features.share.flow.material import Material
from custfocus.features.share.flow.name_list import change_name_list
from custfocus.features.share.flow.naming import known_names
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.views import PossibleNames
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session

ALL_WORDS, NONE_WORDS = ("y", "yes", "a", "all"), ("", "n", "no", "none")
WHICH = "Which? y: all, n or Enter: none, q: leave; or like this: 1, Ann Lee"
_CHANGE = "custfocus share --names shows the list, and how it is changed."
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
        line = " ".join(typed.split())
        answer = line.casefold()
        if answer in ALL_WORDS:
            return doubtful
        if answer in NONE_WORDS:
            return ()
        names = [_name(piece.strip(), doubtful) for piece in line.split(",") if piece.strip()]
        unclear = [name for name in names if not any(letter.isalpha() for letter in name)]
        if not unclear:
            return names
        session.warn(f"{', '.join(unclear)}: neither a number from 1 to {len(doubtful)} nor a name.")


def _keep(session: Session, doubtful: Sequence[str], chosen: Sequence[str]) -> None:
    """Put on the list which of the words are names, and which aren't, so that they aren't asked about again."""
    pointed_out = {word for words in doubtful for word in words.split()}
    more = [name for name in chosen if not pointed_out.issuperset(name.split())]
    if more and not session.ask.confirm(f"Put {wording.listed(more)} on your list of names?", default=True):
        chosen = [name for name in chosen if name not in more]
    no_names = () if chosen else doubtful
    change_name_list(session, chosen, no_names)
    if chosen:
        session.warn(f"On your list of names now: {wording.listed(chosen)}. {_CHANGE}")
    elif no_names:
        session.warn(f"They won't be asked about again. {_CHANGE}")


def _name(piece: str, doubtful: Sequence[str]) -> str:
    """The word that a number stands for, or the name as it was typed."""
    return next(iter(by_number(piece, doubtful)), piece)
