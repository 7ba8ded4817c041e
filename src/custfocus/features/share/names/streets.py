"""Street addresses as they are written in several languages: a street with its number, a box, the town behind it.

The word for a street stands behind its name, in one word with it or before it, and the number before or behind. Where
that word means something else as well, such as "way" or "place", a capital letter tells.
"""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from custfocus.features.share.names import words
from custfocus.features.share.names.folding import Folded

STREET = "a street address"

_NAME = r"[^\W\d_][\w'.-]{0,30}"
_UNITS = "minuten|stunden|tage|wochen|monate|jahre|euro|eur|km|mal|uhr|prozent|minutes|hours|days|weeks|times|people"
_NUMBER = (
    r"\d{1,4}(?: ?[a-z](?!\w))?(?: ?[-/] ?\d{1,4}(?: ?[a-z](?!\w))?)?"
    rf"(?![\w.,:/-]?\d| (?:{_UNITS})(?!\w))"
)
_OF = r"(?:(?:d[eiu]s?|da|do|dell[ao]|del|las?|los|les?|el) |[ld]' ?){0,2}"
# Some of these are last names, or words of every day.
_PLAIN = "street|avenue|ave|boulevard|blvd|parkway|pkwy|crescent|mews|road|rd|terrace"
_OFTEN = "st|lane|ln|drive|dr|court|ct|place|pl|square|sq|way|close|gardens|grove|hill|park|row|walk|quay|yard|rise"
_GROWN = (
    r"strasse|str\.|gasse|(?<!um)(?<!heim)(?<!ruck)(?<!hin)weg|(?<!park)(?<!arbeits)(?<!sitz)(?<!steh)(?<!stell)platz|"
    "allee|damm|ufer|chaussee|steig|straat|laan|plein|gracht|dijk|singel|steeg|gatan|vagen|vej|gade|veien|utca|katu|intie"
)
_APART = r"strasse|str\.|gasse|weg|platz|allee|damm|ufer|ring|markt|hof|straat|laan|plein|gracht|singel|utca|korut"
_FLAT = r"(?:apartment|apt|flat|unit|suite|ste)\.? ?\w{1,5}"
_UK = r"[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}(?!\w)"
_CODE = rf"(?:(?:[a-z]{{1,2}}-)?\d{{4,5}}(?:-\d{{3,4}})?|\d{{3}} \d\d|{_UK})(?!\w)"
_FORMS = {
    # 12 Elm Street, Flat 3; 45 W 25th St
    "english": rf"(?:{_FLAT},? )?\d{{1,5}}(?: ?[a-z](?!\w))?(?: ?[-/] ?\d{{1,4}}[a-z]?)?,? "
    rf"(?P<names>(?:(?:{_NAME}|\d{{1,3}}(?:st|nd|rd|th)) ){{1,4}}?)(?:(?P<street>{_PLAIN})|(?P<often>{_OFTEN}))(?!\w)"
    rf"(?P<flat>\.?,? (?:#\d+|{_FLAT}(?!\w)))?",
    # Lindenstraße 12, Kerkstraat 18, Storgatan 5
    "grown": rf"(?<![\w-])[^\W\d_][\w-]{{2,40}}(?:{_GROWN}),? {_NUMBER}",
    # Lange Gasse 7a, Am Markt 5, An der Alten Allee 3, Straße des 17. Juni 135
    "apart": rf"(?<!\w)(?P<where>(?:(?:am|an der|auf dem|auf der|im|in der|zum|zur) )?(?P<alone>{_NAME} )?)"
    rf"(?P<apartly>{_APART}) {_NUMBER}|(?<!\w)strasse de[sr] (?:\d\d?\. )?{_NAME} {_NUMBER}",
    # 12 rue des Lilas
    "french": r"\d{1,4}(?: ?(?:bis|ter|[a-z]))?,? (?:(?P<rue>rue|impasse|chemin|allee)|avenue|av\.|boulevard|bd|"
    rf"place|quai|cours|route|passage|square) {_OF}(?P<whose>{_NAME}(?:[ -]{_NAME}){{0,3}})",
    # Calle Mayor 5, via Roma 12, ul. Długa 3/4
    "before": r"(?<!\w)(?:calle|c/|avenida|avda\.?|gran via|plaza|paseo|carrera|ronda|rua|travessa|praca|via|viale|"
    rf"piazza|corso|largo|vicolo|ul\.|ulica|al\.|aleja|os\.|plac) {_OF}(?P<name>{_NAME}(?: {_NAME}){{0,3}}?),? "
    rf"(?:n\.?[ro]?\.? ?)?{_NUMBER}",
    # Im Tal 12, 80331 München: whatever is a street where a code and a town follow
    "coded": rf"(?<!\w)(?P<first>{_NAME}(?: {_NAME}){{0,2}}) {_NUMBER},? ?\n?(?:[a-z]{{1,2}}-)?\d{{4,5}} "
    rf"(?P<last>{_NAME})",
    "box": r"(?<!\w)(?:p\.? ?o\.? ?box|postfach|postbus|apartado|casella postale|boite postale) ?\d(?:[\d ]{0,8}\d)?",
    # NW1 6XE, as in the United Kingdom
    "code": rf"(?<!\w){_UK}",
}
_STREET = re.compile("|".join(f"(?P<{form}>{pattern})" for form, pattern in _FORMS.items()))
_TOWNS = r"[^\W\d_][\w'-]{0,30}"
# Behind an address: a code and a town, a town and a code, a code, a town where the sentence ends.
_TOWNS_BEHIND = tuple(
    re.compile(pattern)
    for pattern in (
        rf",? ?\n?{_CODE}(?: [a-z]{{2}}(?!\w))? (?P<town>{_TOWNS})",
        rf",? ?\n?(?P<town>{_TOWNS}(?:[ -]{_TOWNS}){{0,2}}?),? (?:[a-z]{{2}} )?{_CODE}",
        rf",? ?\n?(?P<town>){_CODE}",
        rf",? ?\n?(?P<town>{_TOWNS}(?:[ -]{_TOWNS}){{0,2}}?)(?=[.,;:!?)\n]|$)",
    )
)
_WORD = re.compile(r"(?<!\w)[^\W\d_][\w'-]*")
_BEFORE = re.compile(r"(?:^|[\n,:(]|(?<!\w)(?:at|to|from|in|near|is|address)) ?$")
_END = re.compile(r"$|[.,;:!?)\n]")
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_NO_STREETS = words.DETERMINERS | words.PRONOUNS | words.BEFORE_PERSONS | words.TITLES | {"and", "or", "und", "per"}
_BY_WAY_OF = frozenset({"email", "mail", "phone", "telephone", "chat", "app", "web", "fax", "post", "telefon"})
_FARTHEST_BEFORE = 12


def streets(text: Folded) -> Iterator[tuple[int, int, str]]:
    """Where each stands in a text in plain letters, from its first to behind its last, and what replaces it."""
    place = 0
    while match := _STREET.search(text.plain, place):
        end = _end(text, match)
        if end:
            end = _behind_town(text, end)
            yield match.start(), end, STREET
        place = end or match.start() + 1


def _end(text: Folded, match: re.Match[str]) -> int:
    """Where a match ends as an address; 0 where it is none."""
    words_of = _Words(text, match)
    form = match.lastgroup
    if form == "french":
        return words_of.end_of_capitals("whose") if match["rue"] or words_of.begin("whose") else 0
    is_address = (
        form not in ("code", "english", "apart", "before", "coded")
        or (form == "code" and text.written(*match.span()).isupper())
        or (form == "english" and _is_english(text, match, words_of))
        or (form == "apart" and _stands_apart(match, words_of))
        or (form == "before" and words_of.begin("name") and match["name"].strip() not in _BY_WAY_OF)
        or (form == "coded" and words_of.are_capitals("first", "last"))
    )
    return match.end() if is_address else 0


def _stands_apart(match: re.Match[str], words_of: "_Words") -> bool:
    """Whether a word for a street has something before it that belongs to it: "Am Markt 5", "Lange Gasse 7"."""
    return match["apartly"] is None or bool(match["where"] and words_of.are_capitals("apartly", "alone"))


def _is_english(text: Folded, match: re.Match[str], words_of: "_Words") -> bool:
    """Whether the words between a number and a street's are its name, rather than what somebody does there."""
    names = match["names"].split()
    if not _NO_STREETS.isdisjoint(names):
        return False
    if match["street"] and (len(names) == 1 or words_of.are_capitals("names")):
        return True
    if not (match["often"] and words_of.are_capitals("names", "often")) or _YEAR.match(match[0]):
        return False
    before = text.plain[max(0, match.start() - _FARTHEST_BEFORE) : match.start()]
    return bool(match["flat"] or _BEFORE.search(before) or _END.match(text.plain, match.end()))


class _Words:
    """Tells which words of a match were written with a capital."""

    def __init__(self, text: Folded, match: re.Match[str]) -> None:
        self._text, self._match = text, match

    def are_capitals(self, *groups: str) -> bool:
        """Whether all words of some groups have one."""
        return all(capital for group in groups for _, capital in self._of(group))

    def begin(self, group: str) -> bool:
        """Whether the first word of a group has one."""
        return next((capital for _, capital in self._of(group)), False)

    def end_of_capitals(self, group: str) -> int:
        """Behind the last of a group's words from its beginning that have one; behind the first in any case."""
        ends = [end for end, capital in takewhile(lambda word: word[1], islice(self._of(group), 1, None))]
        return max([next(self._of(group))[0], *ends])

    def _of(self, group: str) -> Iterator[tuple[int, bool]]:
        """Behind which letter each word ends, and whether it has a capital."""
        for word in _WORD.finditer(self._text.plain, *self._match.span(group)):
            yield word.end(), self._text.written(*word.span())[0].isupper()


def _behind_town(text: Folded, end: int) -> int:
    """Behind the town and its code, where they follow an address; else behind the address."""
    for town in _TOWNS_BEHIND:
        found = town.match(text.plain, end)
        if found and all(
            text.written(*word.span())[0].isupper() and word[0] not in _NO_STREETS
            for word in _WORD.finditer(text.plain, *found.span("town"))
        ):
            return found.end()
    return end
