"""Mail addresses, phone numbers, handles, and addresses in the web that a name is in: they lead to somebody, too."""

import re
from collections.abc import Iterator

from custfocus.features.share.names.people import WORD, People

MAIL, PHONE, HANDLE, ADDRESS = "[mail address]", "[phone number]", "[handle]", "[web address]"

_MAIL = (
    r"(?<![\w.+%-])[\w.+%-]+(?:@|\s?(?:\(at\)|\[at\]|\{at\})\s?)[\w-]+"
    r"(?:(?:\.|\s?(?:\(dot\)|\[dot\]|\{dot\}|\(punkt\))\s?)[\w-]+)+"
)
_URL = r"(?:https?://|(?<!\w)www\.)[^\s<>\"]+|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}/[^\s<>\"]*"
_HANDLE = r"(?<![\w@./])@\w(?:[\w.-]*\w)?"
_DATE = r"\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}(?!\d)"
# From a + or a 0, as written in North America, or behind the word for it; a day begins like a number and is none.
_PHONE = (
    rf"(?<![\w.,+-])(?!{_DATE})(?:\+ ?\d|\(?0[1-9]|00[1-9])(?:[ ()/.-]{{0,3}}\d){{5,14}}(?!\w)"
    r"|(?<![\w.,+-])(?:\(\d{3}\) ?|\d{3}[-. ])?\d{3}[-. ]\d{4}(?!\w)"
    r"|(?:(?<=tel )|(?<=tel\. )|(?<=tel: )|(?<=phone )|(?<=phone: )|(?<=mobile ))\d(?:[ /-]?\d){4,14}(?!\w)"
)
_CONTACT = re.compile(rf"(?P<mail>{_MAIL})|(?P<web>{_URL})|(?P<handle>{_HANDLE})|(?P<phone>{_PHONE})")
_MARKS = {"mail": MAIL, "web": ADDRESS, "handle": HANDLE, "phone": PHONE}
MARKS = tuple(_MARKS.values())


def contacts(text: str, people: People) -> Iterator[tuple[int, int, str]]:
    """Where each stands in a text of plain letters, from its first to behind its last, and what replaces it."""
    for contact in _CONTACT.finditer(text):
        kind = contact.lastgroup or ""
        if kind != "web" or any(people.part(word) for word in WORD.findall(contact[0])):
            yield *contact.span(), _MARKS[kind]
