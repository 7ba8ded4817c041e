"""The form of what a framework declares of itself: whom it speaks of, and which of its items do what in custfocus.

The rest of the program asks for nothing by its id or by a word that only one framework has: it looks here.
"""

from collections.abc import Iterator
from typing import NamedTuple

import pydantic

from custfocus.content.framework import CHOICE, DATE, LINE, PERSON, TEXT, Place
from custfocus.content.models import Id, Part, WholeNumber, Words

FILE_NAME = r"^([\w-]+\.json)?$"
MOST_OPENING = 12
MOST_LEVELS = 5
_WORDS = (TEXT, LINE)
_SHORT = (LINE, CHOICE)


class Noun(Part):
    """What one of something is called, and several."""

    one: Words
    """One of them."""
    many: Words
    """Several."""


class Saying(Part):
    """How a sentence says something that stands in a field."""

    of: Words
    """What stands there."""
    says: Words
    """The words of a sentence."""


class Remarks(Part):
    """How somebody's words are kept, and what takes them up; any worksheet that has such a field may."""

    principle: str | None = None
    """The id of the principle that they count for, where the user names none."""
    worksheet: str
    """The id of the worksheet that is offered to take them up."""
    words: str
    """The id of its field for the words."""
    who: str = ""
    """The id of its field for who said them."""
    channel: str = ""
    """The id of its field for how they came in."""
    secondhand: str = ""
    """What stands in that field where somebody else passed them on, so that it was no contact of one's own."""


class Praise(Part):
    """What takes up the words of somebody who praises: thanks to whoever earned them, with us."""

    worksheet: str
    """The id of the worksheet."""
    words: str
    """The id of its field for the words."""
    who: str = ""
    """The id of its field for who said them."""
    channel: str = ""
    """The id of its field for how they came in."""


class Cases(Part):
    """The worksheet whose sheets are counted as what people bring up: complaints, with us."""

    worksheet: str
    """The id of the worksheet."""
    called: Noun
    """What such a sheet is called."""
    cause: str
    """The id of its field for the cause."""
    channel: str = ""
    """The id of its field for how it came in."""
    told: str = ""
    """The id of its date field for the day on which they heard what came of it."""
    words: tuple[str, ...] = ()
    """The ids of its fields that hold their words, in which is looked for what several people say."""
    problem: tuple[str, ...] = ()
    """The ids of its fields that name the problem, the best first; a recovery begins with it."""
    steps: tuple[str, ...] = ()
    """The ids of its fields that tell what was done; a recovery begins with that as well."""
    came: tuple[Saying, ...] = ()
    """What happened to those who bring it up, by its cause: "hard to reach" says "could not get through". A brief has
    it behind how many they are; a cause that isn't here is named as it is."""


class Partings(Part):
    """The worksheet whose sheets tell why people leave or stay."""

    worksheet: str
    """The id of the worksheet."""
    called: Noun
    """What such a sheet is called."""
    cause: str
    """The id of its field for the cause."""
    which: str
    """The id of its field that says whether they leave or stay."""
    stays: str
    """What stands there for somebody who stays, so that its cause isn't counted among the causes of leaving."""
    keeps: str = ""
    """The id of its field for what keeps somebody who stays."""
    words: tuple[str, ...] = ()
    """The ids of its fields that hold their words, in which is looked for what several people say."""


class Recoveries(Part):
    """The worksheet that plans how to put right what keeps coming up."""

    worksheet: str
    """The id of the worksheet."""
    problem: str
    """The id of its field for the problem."""
    cause: str
    """The id of its field for the cause."""
    plan: str = ""
    """The id of its field for the plan."""
    agreed: str = ""
    """The id of its date field for the day from which it holds; the day it was opened, where that isn't said."""


class Decisions(Part):
    """The worksheet for a decision that customers may notice, so that what came before and since can be compared."""

    worksheet: str
    """The id of the worksheet."""
    decision: str
    """The id of its field for what is decided."""
    cause: str
    """The id of its field for the cause, or the measure, that it is about."""
    decided: str
    """The id of its date field for the day of the decision."""


class Outcomes(Part):
    """The fields, of whatever worksheet, that tell what came of a decision; a page on a time lists these."""

    came: Words
    """The id of the field for what came of it."""
    changed: str = ""
    """The id of the field for what was changed by it."""


class Pyramid(Part):
    """An organisation as its usual picture has it, which one of the principles turns over."""

    principle: str
    """The id of that principle."""
    levels: tuple[Words, ...] = pydantic.Field(min_length=2, max_length=MOST_LEVELS)
    """Who stands on each level, from the top down; those whom they all serve come last, and aren't named here."""


class Pack(Part):
    """What custfocus needs to know of a framework; it does without what isn't named."""

    id: Id
    """Lower-case words joined by hyphens."""
    name: Words
    """What the framework is called."""
    people: Noun
    """What those are called whom its users serve."""
    role: str = ""
    """The id of the role in which these are asked for their view."""
    opening: WholeNumber = pydantic.Field(default=5, ge=0, le=MOST_OPENING)
    """How many answers open the journal: for so many, the questions with a starter come first."""
    remarks: Remarks | None = None
    """How their words are kept and taken up."""
    praise: Praise | None = None
    """What takes up their praise."""
    cases: Cases | None = None
    """The worksheet for what they bring up."""
    partings: Partings | None = None
    """The worksheet for why they leave or stay."""
    recoveries: Recoveries | None = None
    """The worksheet for what keeps coming up."""
    decisions: Decisions | None = None
    """The worksheet for decisions."""
    outcomes: Outcomes | None = None
    """What came of decisions."""
    sharing: str = ""
    """The id of the practice that is done by handing on what was heard."""
    ways: tuple[Saying, ...] = ()
    """How words came in, by their channel: "call" says "by telephone". A brief has it behind how many did."""
    pyramid: Pyramid | None = None
    """The picture that the handbook draws twice, as it is and turned over."""
    demo: str = pydantic.Field(default="", pattern=FILE_NAME)
    """The file beside it with the journal that `custfocus demo` makes."""


_FIELDS: dict[str, tuple[str, ...]] = {
    "remarks.words": _WORDS,
    "remarks.who": (*_WORDS, PERSON),
    "remarks.channel": (*_WORDS, CHOICE),
    "praise.words": _WORDS,
    "praise.who": (*_WORDS, PERSON),
    "praise.channel": (*_WORDS, CHOICE),
    "cases.cause": _SHORT,
    "cases.channel": _SHORT,
    "cases.told": (DATE,),
    "cases.words": _WORDS,
    "cases.problem": _WORDS,
    "cases.steps": _WORDS,
    "partings.cause": _SHORT,
    "partings.which": _SHORT,
    "partings.keeps": _SHORT,
    "partings.words": _WORDS,
    "recoveries.problem": _WORDS,
    "recoveries.cause": _SHORT,
    "recoveries.plan": _WORDS,
    "recoveries.agreed": (DATE,),
    "decisions.decision": _WORDS,
    "decisions.cause": _SHORT,
    "decisions.decided": (DATE,),
}
"""The fields that a pack names, by their keys, and the kinds of which they may be."""


class ItemNamed(NamedTuple):
    """An item that a pack names: where, of which kind it must be, and its id."""

    place: Place
    kind: str
    id: str


class FieldNamed(NamedTuple):
    """A field that a pack names: where, the worksheet, the field's id, and the kinds of which it may be."""

    place: Place
    worksheet: str
    id: str
    kinds: tuple[str, ...]


def items_named(pack: Pack) -> Iterator[ItemNamed]:
    """The items that a pack names."""
    for key in ("remarks", "praise", "cases", "partings", "recoveries", "decisions"):
        if part := getattr(pack, key):
            yield ItemNamed((key, "worksheet"), "worksheet", part.worksheet)
    if pack.remarks and pack.remarks.principle is not None:
        yield ItemNamed(("remarks", "principle"), "principle", pack.remarks.principle)
    if pack.role:
        yield ItemNamed(("role",), "role", pack.role)
    if pack.pyramid:
        yield ItemNamed(("pyramid", "principle"), "principle", pack.pyramid.principle)
    if pack.sharing:
        yield ItemNamed(("sharing",), "practice", pack.sharing)


def fields_named(pack: Pack) -> Iterator[FieldNamed]:
    """The fields of worksheets that a pack names."""
    for key, kinds in _FIELDS.items():
        first, name = key.split(".")
        if part := getattr(pack, first):
            value = getattr(part, name)
            if isinstance(value, str):
                found: list[tuple[Place, str]] = [((first, name), value)] if value else []
            else:
                found = [((first, name, at), each) for at, each in enumerate(value)]
            for place, field in found:
                yield FieldNamed(place, part.worksheet, field, kinds)
