"""Email and web addresses, handles and numbers: they lead to somebody, too."""

import re
from collections.abc import Iterator

from custfocus.features.share.names.numbers import ACCOUNT, CARD, NUMBER, PHONE, numbers
from custfocus.features.share.names.people import WORD, People

MAIL, HANDLE, ADDRESS = "[email address]", "[handle]", "[web address]"

_AT, _DOT = r"(?:@|\(at\)|\[at\]|\{at\})", r"(?:\(dot\)|\[dot\]|\{dot\}|\(punkt\))"
_MAIL = (
    rf"(?<![\w.+%-])\w[\w.+%'&-]*(?:@[\w-]+(?:\.[\w-]+)*(?:\s?{_DOT}\s?[\w-]+)*"
    rf"|\s?{_AT}\s?[\w-]+(?:(?:\.|\s?{_DOT}\s?)[\w-]+)+"
    r"| (?:at|@) [\w-]+(?: (?:dot|punkt) [a-z]+)+)"
)
_TOP = (
    "com|org|net|info|biz|edu|gov|eu|uk|de|at|ch|fr|es|it|nl|be|lu|pl|cz|sk|pt|ie|se|no|dk|fi|is|tr|gr|hu|ro|bg|ru|ua"
    "|us|ca|mx|br|au|nz|in|cn|jp|kr|za|ng|ke|io|co|me|tv|app|dev|shop|online|site|name|blog|page|example"
)
_DOMAIN, _LAST = r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.", r"[^\s<>\".,;:!?)\]']"
_URL = rf"(?:https?://|(?<!\w)www\.)[^\s<>\"]*{_LAST}|{_DOMAIN}(?:{_TOP})/(?:[^\s<>\"]*{_LAST})?"
# What may as well be the end of a sentence, without a blank behind it, or letters for something else.
_MAYBE = rf"{_DOMAIN}(?:{_TOP})(?!\w)|{_DOMAIN}[a-z]{{2,10}}/(?:[^\s<>\"]*{_LAST})?"
_HANDLE = r"(?<![\w@./])@\w(?:[\w.-]*\w)?"
_CONTACT = re.compile(rf"(?P<mail>{_MAIL})|(?P<web>{_URL})|(?P<maybe>{_MAYBE})|(?P<handle>{_HANDLE})")
_MARKS = {"mail": MAIL, "web": ADDRESS, "maybe": ADDRESS, "handle": HANDLE}
MARKS = (MAIL, ADDRESS, HANDLE, PHONE, CARD, ACCOUNT, NUMBER)


def contacts(text: str, people: People) -> Iterator[tuple[int, int, str]]:
    """Where each stands in a text of plain letters, from its first to behind its last, and what replaces it."""
    rest = numbers(text)
    number = next(rest, None)
    for contact in _CONTACT.finditer(text):
        kind = contact.lastgroup or ""
        if kind == "maybe" and not any(people.part(word) for word in WORD.findall(contact[0])):
            continue
        while number and number[1] <= contact.start():
            yield number
            number = next(rest, None)
        start = min(contact.start(), number[0]) if number and number[0] < contact.end() else contact.start()
        end = contact.end()
        while number and number[0] < end:
            end = max(end, number[1])
            number = next(rest, None)
        yield start, end, _MARKS[kind]
    if number:
        yield number
        yield from rest
