"""Email, web and street addresses, handles and numbers: they lead to somebody, too."""

import re
from collections.abc import Iterator

from custfocus.features.share.names.folding import Folded
from custfocus.features.share.names.numbers import ACCOUNT, BIRTHDAY, CARD, NUMBER, PHONE, numbers
from custfocus.features.share.names.people import WORD, People
from custfocus.features.share.names.streets import STREET, streets

MAIL, HANDLE, ADDRESS = "an email address", "a name in the web", "a web address"

_TOP = (
    "com|org|net|info|biz|edu|gov|eu|uk|de|at|ch|fr|es|it|nl|be|lu|pl|cz|sk|pt|ie|se|no|dk|fi|is|tr|gr|hu|ro|bg|ru|ua"
    "|us|ca|mx|br|au|nz|in|cn|jp|kr|za|ng|ke|io|co|me|tv|app|dev|shop|online|site|name|blog|page|example"
)
# Of these, the ones with which no sentence begins that lacks a blank before it.
_NO_WORDS = "com|org|net|edu|gov|eu|uk|de|ch|fr|nl|pl|cz|sk|pt|dk|gr|hu|bg|ru|ua|mx|br|nz|cn|jp|kr|io|tv"
_AT, _DOT = r"(?:@|\(at\)|\[at\]|\{at\})", r"(?:\(dot\)|\[dot\]|\{dot\}|\(punkt\)|\[\.\]|\(\.\))"
_MAIL = (
    r"(?:(?<!\w)\"[^\"\s]{1,64}\"|(?<![\w.+%-])\w[\w.+%'&-]*)"
    rf"(?:@[\w-]+(?:\.[\w-]+)*(?:\s?{_DOT}\s?[\w-]+)*(?: ?\. ?(?:{_TOP})(?!\w))?"
    rf"|\s?{_AT}\s?[\w-]+(?:(?:\.|\s?{_DOT}\s?)[\w-]+)+"
    r"| (?:at|@) [\w-]+(?: (?:dot|punkt) [a-z]+)+)"
)
_DOMAIN, _LAST = r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.", r"[^\s<>\".,;:!?)\]']"
_URL = (
    rf"(?:h(?:tt|xx)ps?://|(?<!\w)www\.)[^\s<>\"]*{_LAST}|{_DOMAIN}(?:{_TOP})/(?:[^\s<>\"]*{_LAST})?"
    rf"|(?<![\w.-])\w[\w-]+(?:\.[\w-]+)*\.(?:{_NO_WORDS})(?![\w-]| ?\d)|(?<![\w.-])[\w-]+(?: ?{_DOT} ?[\w-]+)+"
)
# What may as well be the end of a sentence, without a blank behind it, or letters for something else.
_MAYBE = rf"{_DOMAIN}(?:{_TOP})(?!\w)|{_DOMAIN}[a-z]{{2,10}}/(?:[^\s<>\"]*{_LAST})?"
_HANDLE = r"(?<![\w@./])@\w(?:[\w.-]*\w)?"
_CONTACT = re.compile(rf"(?P<mail>{_MAIL})|(?P<web>{_URL})|(?P<maybe>{_MAYBE})|(?P<handle>{_HANDLE})")
_MARKS = {"mail": MAIL, "web": ADDRESS, "maybe": ADDRESS, "handle": HANDLE}
MARKS = (MAIL, ADDRESS, HANDLE, STREET, PHONE, CARD, ACCOUNT, BIRTHDAY, NUMBER)


def contacts(text: Folded, people: People) -> Iterator[tuple[int, int, str]]:
    """Where each stands in a text in plain letters, from its first to behind its last, and what replaces it.

    What overlaps is one, and is called what the first of these is that it has: an address of mail or in the web, a
    street's, a number.
    """
    spans = sorted([*_in_web(text.plain, people), *streets(text), *numbers(text.plain)], key=lambda span: span[0])
    joined: list[tuple[int, int, str]] = []
    for start, end, mark in spans:
        if joined and start < joined[-1][1]:
            first, last, former = joined.pop()
            joined.append((first, max(last, end), min(former, mark, key=MARKS.index)))
        else:
            joined.append((start, end, mark))
    yield from joined


def _in_web(text: str, people: People) -> Iterator[tuple[int, int, str]]:
    for contact in _CONTACT.finditer(text):
        kind = contact.lastgroup or ""
        if kind != "maybe" or any(people.part(word) for word in WORD.findall(contact[0])):
            yield *contact.span(), _MARKS[kind]
