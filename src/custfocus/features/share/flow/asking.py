"""What is asked before a brief goes: which words are names, and which passages may go."""

from collections.abc import Iterable, Sequence

from custfocus.base import wording
from custfocus.base.naming import YES_AND_NO, by_number
from custfocus.features.share.brief import possible_names, without_names
from custfocus.features.share.flow.material import Material, pseudonyms_of
from custfocus.features.share.flow.name_list import change_name_list
from custfocus.features.share.names.pseudonyms import Pseudonyms
from custfocus.features.share.readers import PARTS
from custfocus.features.share.views import PassageToApprove, PossibleNames
from custfocus.terminal.prompts import LeftError
from custfocus.terminal.session import Session

YES, NO, STOP = "yes", "no", "stop"
ALL_WORDS, NONE_WORDS = ("y", "yes", "a", "all"), ("", "n", "no", "none")
WHICH = "Which? y: all, n or Enter: none, q: leave; or like this: 1, Ann Lee"
_CHANGE = "custfocus share --names shows the list, and how it is changed."
# What a draft is for that tells which words are names, and what it is about where it tells which passages may go.
SHARE, MAY_GO = "share", "may-go"


def ask_for_names(session: Session, material: Material) -> Pseudonyms | None:
    """Point out what may be names that nobody has listed, and add those to the list that the user says are some.

    Returns:
        The pseudonyms of all names that are known then; None where the user leaves.
    """
    while True:
        names = pseudonyms_of(session, material)
        doubtful = possible_names((without_names(passage, names) for passage in material.offered), names)
        if not doubtful:
            return names
        session.tell(PossibleNames(doubtful))
        chosen = _chosen(session, doubtful)
        if chosen is None:
            return None
        _keep(session, doubtful, chosen)
        if not chosen:
            return pseudonyms_of(session, material)


def ask_for_passages(session: Session, material: Material, names: Pseudonyms) -> set[str]:
    """Ask for each passage that waits whether it may go; the ids of all that may.

    Of a brief that couldn't be handed on, Enter alone says yes again where yes was said.
    """
    before = session.drafts.take_up(SHARE, MAY_GO).split()
    titles = PARTS[material.wanted.audience]
    waiting = [passage for passage in material.offered if passage.free and passage.id not in material.named]
    approved = set(material.named)
    for number, passage in enumerate(waiting, 1):
        days = tuple(dict.fromkeys(material.before.get(passage.id, ())))
        bare = without_names(passage, names)
        session.tell(PassageToApprove(bare, titles[passage.part], number, len(waiting), days))
        also = {YES: YES_AND_NO[YES], NO: YES_AND_NO[NO]}
        usual = YES if passage.id in before else NO
        try:
            choice = session.ask.choose("Include it?", {YES: "", NO: "", STOP: "asking"}, usual, also=also)
        except LeftError as left:
            raise session.drafts.kept(SHARE, MAY_GO, said_yes_to(material, approved), left) from left
        if choice == STOP:
            break
        if choice == YES:
            approved.add(passage.id)
    return approved


def said_yes_to(material: Material, approved: Iterable[str]) -> str:
    """Which passages somebody said yes to, as a draft has them."""
    return "\n".join(sorted(set(approved) - material.named))


def _chosen(session: Session, doubtful: Sequence[str]) -> Sequence[str] | None:
    """The names that the user says are some, asked for until the answer is plain; None where they leave."""
    while True:
        try:
            typed = session.drafts.typed(WHICH, SHARE, enter="takes it")
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
