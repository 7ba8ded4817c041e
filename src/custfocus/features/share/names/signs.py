"""Names known by their signs rather than by their words: with figures or an "&", of scripts without capitals.

Where words aren't set apart by blanks, or grow together with an article, a prefix or an ending, a name is looked for
letter by letter; only the name goes then, and what has grown to it stays.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product
from unicodedata import normalize

from custfocus.features.share.names import words
from custfocus.features.share.names.folding import Folded, plain

_EAST = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\u1100-\u11ff\uf900-\ufaff]")
_HANGUL = re.compile("[\u1100-\u11ff\uac00-\ud7af]")
_HEBREW, _ARABIC = re.compile("[\u0590-\u05ff]"), re.compile("[\u0600-\u06ff]")
_ENDING_SCRIPTS = re.compile("[\u0370-\u03ff\u0400-\u04ff]")
# What stands behind a family's name: it tells that the name is one, where it has one or two signs only.
_HONORIFICS = (
    "さん",
    "様",
    "さま",
    "氏",
    "くん",
    "君",
    "ちゃん",
    "先生",
    "女士",
    "小姐",
    "经理",
    "總",
    "总",
    "老师",
    "씨",
    "님",
)
_HEBREW_PREFIX, _ARABIC_PREFIX = "[ושבכלמה]{0,3}", "[وفبكلس]{0,2}(?:ال)?"
_VOWELS_AT_END = re.compile("(?:[αεηιουω]?[σς]|[αεηιουωаеёиоуыэюяйь])$")
_FIGURES = re.compile(r"\d{3,}")
_ASIDE = re.compile(r"\([^)]*\)")
SHORTEST, FAMILY = 3, 2

_Span = tuple[int, int, str]


class NamesBySigns:
    """Finds such names in texts.

    Args:
        names: The names as they were written down, each with what stands for it.
    """

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        labels: dict[str, str] = {}
        for name, label in names:
            for pattern in _patterns(name):
                labels.setdefault(pattern, label)
        self._labels = sorted(labels.items(), key=lambda pair: (-len(pair[0]), pair[0]))
        self._compiled = [(re.compile(pattern), label) for pattern, label in self._labels]

    def spans(self, text: Folded) -> list[_Span]:
        """Where each stands in a text, from its first plain letter to behind its last, and what stands for it."""
        spans: list[_Span] = []
        for pattern, label in self._compiled:
            for match in pattern.finditer(text.plain):
                start, end = match.span("name")
                is_free = all(end <= first or last <= start for first, last, _ in spans)
                if is_free and ("written" not in pattern.groupindex or text.written(start, end)[0].isupper()):
                    spans.append((start, end, label))
        return sorted(spans)


def _patterns(name: str) -> Iterator[str]:
    """What finds a name; where its words alone tell it, nothing."""
    whole = " ".join(plain(_ASIDE.sub(" ", name)).split())
    if not whole:
        return
    if _EAST.search(name):
        yield from _eastern(normalize("NFC", _ASIDE.sub(" ", name)).split())
    elif _HEBREW.search(whole) or _ARABIC.search(whole):
        yield from _prefixed(whole)
    elif _ENDING_SCRIPTS.search(whole):
        yield from _declined(whole)
    elif not all(letter.isalpha() or letter in " .,'-" for letter in whole) or len(whole) == 1:
        yield from _signed(whole)


def _eastern(parts: list[str]) -> Iterator[str]:
    """The whole, family names before an honorific, given names of two signs or more."""
    together = "".join(parts)
    yield _named(r"\s?".join(re.escape(plain(part)) for part in parts))
    yield _named(re.escape(plain(together)))
    if len(parts) > 1:
        given, families = parts[1:], [parts[0]]
    else:
        cut = 1 if _HANGUL.match(together) or len(together) <= SHORTEST else FAMILY
        given = [together[cut:]]
        families = [together[:length] for length in range(1, min(FAMILY, len(together) - 1) + 1)]
    for part in given:
        if len(part) >= FAMILY:
            yield _named(re.escape(plain(part)))
    for family, honorific in product(families, _HONORIFICS):
        yield _named(re.escape(plain(family))) + rf"(?=\s?{re.escape(plain(honorific))})"


def _prefixed(whole: str) -> Iterator[str]:
    """Each part, with what grows to its beginning in Hebrew and Arabic."""
    for part in whole.split():
        prefix = _HEBREW_PREFIX if _HEBREW.search(part) else _ARABIC_PREFIX
        if len(part) >= FAMILY:
            yield rf"(?<!\w){prefix}{_named(re.escape(part))}(?!\w)"


def _declined(whole: str) -> Iterator[str]:
    """Each part with the endings of Greek and of Slavic languages, where it is written with a capital."""
    for part in whole.split():
        stem = _VOWELS_AT_END.sub("", part)
        if len(stem) >= SHORTEST:
            yield rf"(?<!\w)(?P<name>(?P<written>{re.escape(stem)}\w{{0,4}}))(?!\w)"


def _signed(whole: str) -> Iterator[str]:
    """The name as it stands, without a company's form behind it, and its figures alone where they are many."""
    parts = whole.split()
    while len(parts) > 1 and parts[-1].strip(".,") in words.FORMS:
        parts.pop()
    while len(parts) > 1 and parts[0].strip(".,") in words.MERE_TITLES:
        parts.pop(0)
    form = " ".join(parts)
    before = r"(?<!\w)" if form[0].isalnum() else ""
    behind = r"(?!\w)" if form[-1].isalnum() else ""
    loose = re.sub(
        r"\\ |\\?&|\\?\+", lambda sign: rf"\s*{sign[0]}\s*" if sign[0] != r"\ " else r"\s+", re.escape(form)
    )
    yield before + _named(loose) + behind
    for figures in _FIGURES.findall(form):
        yield rf"(?<!\w){_named('#?' + figures)}(?!\w)"


def _named(pattern: str) -> str:
    return f"(?P<name>{pattern})"
