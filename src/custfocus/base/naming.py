"""What words name: one of several things, by its number, or by a name or an id, whole or by its first letters.

A #tag names a thing for which there is no other name yet.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from custfocus.base.errors import CustfocusError

T = TypeVar("T")


def by_number(words: str, things: Iterable[T]) -> list[T]:
    """The thing that has this number, counted from 1; none where the words are no such number."""
    return [thing for number, thing in enumerate(things, 1) if str(number) == words]


def by_name(words: str, things: Iterable[T], *names: Callable[[T], str]) -> list[T]:
    """The things that the words name, large or small letters alike; no words name none.

    Args:
        words: What the user wrote.
        things: What there is to name.
        names: What a thing is called. The first of them that fits any thing decides, and of each the whole comes
            before the first letters.
    """
    there, wanted = list(things), " ".join(words.split()).casefold()
    if not wanted:
        return []
    for name in names:
        for fits in (str.__eq__, str.startswith):
            if named := [thing for thing in there if fits(name(thing).casefold(), wanted)]:
                return named
    return []


def only_id(ids: Sequence[str], words: str, what: str, hint: str) -> str:
    """The id that the words begin, where it is the only one.

    Args:
        ids: All ids that they begin.
        words: What the user wrote.
        what: What the ids are of, such as "entry".
        hint: Where ids can be seen.

    Raises:
        CustfocusError: There is none, or several.
    """
    if len(ids) == 1:
        return ids[0]
    if not ids:
        raise CustfocusError(f'There is no {what} "{words}".', hint, code="unknown-id")
    length = next(size for size in range(len(words), 33) if len({each[:size] for each in ids}) == len(ids))
    longer = ", ".join(each[:length] for each in ids)
    raise CustfocusError(
        f'More than one {what} begins with "{words}".', f"Give more of it: {longer}.", code="ambiguous-id"
    )


_CALL, _EMAIL = "call", "email"
# How words came in, by other names that mean the same.
_CHANNELS = {
    **dict.fromkeys(("mail", "e-mail", "mails", "emails", "e-mails", "by email", "by mail"), _EMAIL),
    **dict.fromkeys(("phone", "telephone", "phone call", "calls", "by phone", "on the phone"), _CALL),
}


def channel(words: str) -> str:
    """The channel by which words came in, such as email or call, by the one name that it is counted under.

    Args:
        words: What the user calls it.
    """
    return _CHANNELS.get(" ".join(words.casefold().split()), words)


# Other words for a yes and for a no.
YES_AND_NO: Mapping[str, Sequence[str]] = {
    "yes": ("yep", "yeah", "ok", "okay", "sure", "true", "1", "done", "of course"),
    "no": ("nope", "not yet", "not now", "later", "never", "false", "0"),
}


def by_answer(words: str, answers: Mapping[str, Sequence[str]]) -> list[str]:
    """The answers that the words name: by the answer itself or its first letters, or by another word for it.

    Args:
        words: What the user wrote; hyphens, and a mark at the end, don't matter.
        answers: Each answer, with other words for it.
    """
    plain = _plain(words)
    others = [answer for answer, also in answers.items() if plain in also]
    return others or by_name(plain, answers, _plain)


def _plain(words: str) -> str:
    return " ".join(words.casefold().replace("-", " ").replace(",", " ").split()).rstrip(".!")


# A tag in a text of ASCII alone, and what joins its parts.
_TAGS = r"(?<![\w#&])#(\w[\w-]*)"
_JOINERS = "-_\u200c\u200d"


def tags_in(text: str) -> list[str]:
    """The #tags in a text, without the sign, folded, each once; a number alone is no tag."""
    if "#" not in text:
        return []
    words = re.findall(_TAGS, text) if text.isascii() else _words_after_sign(text)
    tags = (word.casefold().rstrip(_JOINERS) for word in words)
    return list(dict.fromkeys(tag for tag in tags if tag and not tag.isdigit()))


def tag_named(words: str) -> str | None:
    """The one tag that the words name, with its sign or without, as texts have it; None where they name none."""
    word = words.strip().removeprefix("#")
    tags = tags_in(f"#{word}")
    return tags[0] if tags and all(map(_goes_on, word)) else None


def _words_after_sign(text: str) -> Iterator[str]:
    """The same of any script: vowel signs and points, which are marks on a letter, belong to the word."""
    from unicodedata import normalize

    text = normalize("NFC", text)
    place = text.find("#")
    while place >= 0:
        end = place + 1
        before = text[place - 1 : place]
        if not (before and ((_goes_on(before) and before != "-") or before in "#&")):
            while end < len(text) and _goes_on(text[end]):
                end += 1
            if end > place + 1 and (text[place + 1].isalnum() or text[place + 1] == "_"):
                yield normalize("NFC", text[place + 1 : end].casefold())
        place = text.find("#", end)


def _goes_on(sign: str) -> bool:
    """Whether a tag goes on with a sign."""
    if sign.isalnum() or sign in _JOINERS:
        return True
    from unicodedata import category

    return category(sign)[0] == "M"
