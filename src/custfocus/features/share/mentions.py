"""The names that the journal and the user's list hold, as they were written down."""

from collections.abc import Iterator, Sequence

from custfocus.content.framework import PERSON, Framework
from custfocus.features.share.names.people import LISTED, Mention
from custfocus.features.sheets.sheet import Sheet
from custfocus.journal import kinds
from custfocus.journal.entry import Entry

COLLEAGUE = "Colleague"
INVITATION = kinds.Invitation.kind
# What is named on the command line sorts behind every line of a list.
_ONCE = "~"
_COMMENT, NO_NAME = "#", "!"


def mentions_in_sheet(entry: Entry, sheet: Sheet, framework: Framework) -> Iterator[Mention]:
    """The names in a sheet's fields for persons, by its worksheet as it was or as it is."""
    now = framework.by_id.get(sheet.worksheet.id)
    fields = (*(now.fields if now and now.kind == "worksheet" else ()), *sheet.worksheet.fields)
    for field in {field.id: field for field in fields if field.kind == PERSON}.values():
        if isinstance(name := sheet.values.get(field.id), str):
            yield Mention(name, entry.at, COLLEAGUE if field.colleague else noun_of(framework))


def mentions_in(entry: Entry, framework: Framework) -> Iterator[Mention]:
    """Who said what was heard, or was asked for a view, in the role of those whom the user serves or another."""
    if entry.who:
        is_served = entry.item == framework.pack.role if entry.kind == INVITATION else True
        yield Mention(entry.who, entry.at, noun_of(framework) if is_served else COLLEAGUE)


def noun_of(framework: Framework) -> str:
    """What a pseudonym calls one of those whom the user serves."""
    return framework.people.one[:1].upper() + framework.people.one[1:]


def mentions_listed(text: str, once: Sequence[str] = ()) -> Iterator[Mention]:
    """The names on the user's list, one a line, and those that they give for once."""
    for number, line in enumerate(text.splitlines()):
        if (name := line.strip()) and not name.startswith((_COMMENT, NO_NAME)):
            yield Mention(name, f"{number:09}", LISTED)
    for number, name in enumerate(once):
        yield Mention(name, f"{_ONCE}{number:09}", LISTED)


def no_names_listed(text: str) -> list[str]:
    """The words of which the list says that they are no names: those behind an exclamation mark."""
    return [word for line in text.splitlines() if line.startswith(NO_NAME) and (word := line[1:].strip())]
