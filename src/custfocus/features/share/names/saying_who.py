"""Which words of a name say who it is, also where they are titles, forms or roles elsewhere."""

from collections.abc import Sequence

from custfocus.features.share.names import words
from custfocus.features.share.names.folding import plain


def saying_who(name: Sequence[str], *, listed: bool = False) -> list[bool]:
    """For each word of a name whether it says who it is.

    A word that is a title, a particle, a company's form or a role as well says it where it is the only word, stands
    behind a title, or is the last or the first with a capital; between other parts it doesn't.

    Args:
        name: The words as they were written.
        listed: Whether the user has put the name on their list, which makes a name of any word.
    """
    plains = [plain(word) for word in name]
    return [_says(name, plains, place, listed=listed) for place in range(len(name))]


def _says(name: Sequence[str], plains: Sequence[str], place: int, *, listed: bool) -> bool:
    word, raw = plains[place], name[place]
    last = place == len(name) - 1
    titled = last and place > 0 and plains[place - 1] in words.TITLES
    if word.isdigit() or len(word) == 1:
        return raw.isupper() and word not in words.LETTERS_THAT_ARE_WORDS and (titled or (listed and len(name) == 1))
    if titled or word not in words.WEAK | words.MERE_TITLES:
        return True
    if len(name) == 1:
        return listed or _alone(word, raw)
    if plains[0] in words.DETERMINERS or (word in words.TITLES and not last):
        return False
    if listed:
        return place == 0 or (last and word not in words.MERE_FORMS)
    if not raw[0].isupper():
        return False
    if place == 0:
        return word not in words.ROLES
    return last and word not in words.MERE_FORMS | words.MERE_TITLES | words.PLACES


def _alone(word: str, raw: str) -> bool:
    """Whether a name of a single word is one: "Gast" is, "unknown" and "Mr" aren't."""
    if word in words.MERE_TITLES:
        return False
    return raw[0].isupper() or word not in words.ROLES | words.DETERMINERS
