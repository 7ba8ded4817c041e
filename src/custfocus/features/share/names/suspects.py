"""What may be names that nobody has listed, told by capital letters, titles and what people do."""

from collections.abc import Iterator

from custfocus.features.share.names import words
from custfocus.features.share.names.people import SHORT, People
from custfocus.features.share.names.text_words import TextWords


def suspects(text: TextWords, people: People, taken: set[int]) -> Iterator[int]:
    """The places of words that may be names.

    Args:
        text: The text.
        people: The people whose names are known; their initials are suspect, too.
        taken: The places of what is taken out in any case.
    """
    inside = [
        place
        for place in range(len(text.words))
        if place not in taken and not text.begins(place) and len(text.words[place]) > SHORT
    ]
    common = sum(text.is_capital(place) for place in inside) > max(3, len(inside) // 5)
    alike = {word for place, word in enumerate(text.words) if text.raw[place].islower()}
    for place, word in enumerate(text.words):
        if place in taken or not text.is_capital(place) or word in words.TITLES:
            continue
        titled = place > 0 and text.words[place - 1] in words.TITLES and text.is_close(place - 1)
        doing = text.after(place) in words.SPEAKING and word not in words.PRONOUNS | words.DETERMINERS
        paired = any(text.is_capital(each) and not text.begins(each) for each in (place - 1, place + 1))
        initials = text.raw[place].isupper() and people.dotted(tuple(word))
        ordinary = word in alike or word in words.NO_NAMES or len(word) < SHORT
        inner = not text.begins(place) and not ordinary and (not common or paired)
        if titled or initials or inner or (doing and not ordinary):
            yield place
