"""The framework as a run has it: all items in their order, the kinds they are of, and what hangs together with what.

An item has the same attributes whether it is one of the models or was read from the cache, so that nothing here,
and nothing that uses it, has to load the models.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeGuard, get_args

from msgspec import Struct

from custfocus.base import wording
from custfocus.content.light import light

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from custfocus.content.declared import Pack
    from custfocus.content.models import (
        AnyItem,
        Barrier,
        Behaviour,
        Cadence,
        Check,
        Echo,
        Enabler,
        Field,
        Idea,
        Item,
        Pillar,
        Practice,
        Principle,
        Question,
        Role,
        SelfCheck,
        Source,
        Text,
        Worksheet,
    )

# What a field of a worksheet takes.
FieldKind = Literal["line", "text", "choice", "scale", "date", "person", "yes-no"]
FIELD_KINDS: tuple[FieldKind, ...] = get_args(FieldKind)
LINE, TEXT, CHOICE, SCALE, DATE, PERSON, YES_NO = FIELD_KINDS
# Where in a brief a field may stand.
BriefPart = Literal["heard", "learnt", "change", "decision"]
BRIEF_PARTS: tuple[BriefPart, ...] = get_args(BriefPart)
# How a question wants to be answered: by remembering, by finishing a sentence, by a guess that is checked on a later
# day, by a line that one would say, by changing places, by a number and why, by yes or no and why.
QuestionForm = Literal["recall", "finish", "guess", "line", "swap", "number", "yes-no"]
QUESTION_FORMS: tuple[QuestionForm, ...] = get_args(QuestionForm)
RECALL, GUESS, NUMBER = QUESTION_FORMS[0], QUESTION_FORMS[2], QUESTION_FORMS[5]
# What of the user's own an echo may be about: a remark, a sheet, a priority, a plan, the one thing to do, an answer,
# an adopted practice, what others see otherwise, a measure.
EchoAbout = Literal["heard", "sheet", "priority", "plan", "intention", "answer", "adoption", "gap", "measure"]
ECHO_ABOUTS: tuple[EchoAbout, ...] = get_args(EchoAbout)
SHEET = "sheet"
# What an echo may take from the entry that it is about: who said it, its day, the title of the sheet.
ECHO_PLACES = ("who", "day", "title")
# Where a question speaks of those whom the user serves; with a capital, where a sentence begins with it.
PEOPLE_PLACES = ("customer", "customers", "a customer")
PLACE_IN_WORDS = re.compile(r"\{([^{}]*)\}")
# What stands for the day on which a sheet was opened, where the id of a date would.
OPENED = "opened"
# What answers over several roles go by, where that of a role would stand; no role can be called so.
POOL = "pool"
# A file names a kind in the plural; this is also the order of kinds everywhere.
PLURALS = {
    "pillars": "pillar",
    "principles": "principle",
    "behaviours": "behaviour",
    "barriers": "barrier",
    "enablers": "enabler",
    "self-checks": "self-check",
    "questions": "question",
    "echoes": "echo",
    "practices": "practice",
    "checklist": "checklist",
    "worksheets": "worksheet",
    "texts": "text",
    "roles": "role",
    "sources": "source",
}
KINDS = tuple(PLURALS.values())
# The keys and numbers that lead to something in a file, or in a part of one.
Place = tuple[str | int, ...]
LONGEST_QUOTE = 40
# What stands for a pack where there is none: nothing that custfocus does depends on one.
NO_PACK: Pack = light(
    {
        "id": "",
        "name": "",
        "people": {"one": "person", "many": "people"},
        "role": "",
        "opening": 5,
        "remarks": None,
        "praise": None,
        "cases": None,
        "partings": None,
        "recoveries": None,
        "decisions": None,
        "outcomes": None,
        "sharing": "",
        "ways": (),
        "pyramid": None,
        "demo": "",
    }
)


class Problem(Struct, frozen=True):
    """Something wrong in a content file."""

    file: str
    """The file."""
    line: int
    """The line in it."""
    message: str
    """What was found and expected, in a sentence."""

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}"


class Checked(Struct, frozen=True):
    """What one of the user's content files does, or what is wrong with it."""

    file: str
    """The file, as the user would find it."""
    adds: tuple[str, ...] = ()
    """The ids of the items that it adds."""
    replaces: tuple[str, ...] = ()
    """The ids of ours that it puts its own in the place of."""
    retires: tuple[str, ...] = ()
    """The ids that it takes out of what is offered."""
    problems: tuple[Problem, ...] = ()
    """What is wrong; a file with any is left out whole."""


class Served(Struct, frozen=True):
    """What those are called whom the user serves."""

    one: str = "person"
    """One of them."""
    many: str = "people"
    """Several."""

    @property
    def a_one(self) -> str:
        """One of them with the article: a customer, an employee."""
        return wording.with_article(self.one)


class Framework(Struct, frozen=True, dict=True):
    """All content; the lists of a kind leave out what is retired."""

    items: tuple[AnyItem, ...] = ()
    """The items, in the order of their kinds, the user's own after ours."""
    coverage: dict[str, tuple[Idea, ...]] = {}
    """The ideas of each source, by its id."""
    problems: tuple[Problem, ...] = ()
    """What was wrong with the user's own files."""
    pack: Pack = NO_PACK
    """What it declares of itself."""

    @cached_property
    def people(self) -> Served:
        """What those are called whom the user serves."""
        return Served(self.pack.people.one, self.pack.people.many)

    @cached_property
    def by_id(self) -> dict[str, AnyItem]:
        """Every item, retired ones too, by its id."""
        return {item.id: item for item in self.items}

    @cached_property
    def pillars(self) -> tuple[Pillar, ...]:
        """The pillars."""
        return tuple(item for item in self.items if item.kind == "pillar" and not item.retired)

    @cached_property
    def principles(self) -> tuple[Principle, ...]:
        """The principles."""
        return tuple(item for item in self.items if item.kind == "principle" and not item.retired)

    @cached_property
    def behaviours(self) -> tuple[Behaviour, ...]:
        """The behaviours."""
        return tuple(item for item in self.items if item.kind == "behaviour" and not item.retired)

    @cached_property
    def barriers(self) -> tuple[Barrier, ...]:
        """The barriers."""
        return tuple(item for item in self.items if item.kind == "barrier" and not item.retired)

    @cached_property
    def enablers(self) -> tuple[Enabler, ...]:
        """The enablers."""
        return tuple(item for item in self.items if item.kind == "enabler" and not item.retired)

    @cached_property
    def self_checks(self) -> tuple[SelfCheck, ...]:
        """The questions to rate oneself on."""
        return tuple(item for item in self.items if item.kind == "self-check" and not item.retired)

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        """The questions."""
        return tuple(item for item in self.items if item.kind == "question" and not item.retired)

    @cached_property
    def echoes(self) -> tuple[Echo, ...]:
        """The questions made of the user's own words."""
        return tuple(item for item in self.items if item.kind == "echo" and not item.retired)

    @cached_property
    def practices(self) -> tuple[Practice, ...]:
        """The practices."""
        return tuple(item for item in self.items if item.kind == "practice" and not item.retired)

    @cached_property
    def checklist(self) -> tuple[Check, ...]:
        """The items of the monthly checklist."""
        return tuple(item for item in self.items if item.kind == "checklist" and not item.retired)

    @cached_property
    def worksheets(self) -> tuple[Worksheet, ...]:
        """The worksheets."""
        return tuple(item for item in self.items if item.kind == "worksheet" and not item.retired)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The texts to read."""
        return tuple(item for item in self.items if item.kind == "text" and not item.retired)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The roles that can be asked."""
        return tuple(item for item in self.items if item.kind == "role" and not item.retired)

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """The sources."""
        return tuple(item for item in self.items if item.kind == "source" and not item.retired)


def of_kind(framework: Framework, kind: str) -> tuple[AnyItem, ...]:
    """The items of a kind that are offered, in content order."""
    return tuple(item for item in framework.items if item.kind == kind and not item.retired)


def filled(text: str, words: Callable[[str], str | None]) -> str:
    """A text with its places in braces filled; one for which there is no word stays as it is."""
    if "{" not in text:
        return text
    return PLACE_IN_WORDS.sub(lambda place: words(place[1]) or place[0], text)


def name_of(framework: Framework, item_id: str) -> str:
    """What a page calls an item, its id where the framework no longer has it."""
    item = framework.by_id.get(item_id)
    return item.label if item else item_id


def pillar_of(framework: Framework, item: Item) -> str | None:
    """The pillar that an item counts towards: its own, or its main principle's."""
    if item.kind == "pillar":
        return item.id
    if item.pillar or not item.principles:
        return item.pillar
    return framework.by_id[item.principles[0]].pillar


def tied_to(framework: Framework, item_id: str) -> Iterator[AnyItem]:
    """The offered items that name a principle, pillar or source, or are named with it."""
    for item in framework.items:
        named = (*item.principles, item.pillar, *(citation.id for citation in item.sources))
        if item_id in (*named, *about(item)) and not item.retired:
            yield item


def is_conduct(item: AnyItem) -> TypeGuard[SelfCheck | Behaviour | Barrier]:
    """Whether one rates oneself on an item that is narrower than a principle."""
    return item.kind in ("self-check", "behaviour", "barrier")


def is_rated(item: AnyItem) -> TypeGuard[SelfCheck | Behaviour | Barrier | Principle]:
    """Whether one rates oneself on an item."""
    return item.kind == "principle" or is_conduct(item)


def about(item: AnyItem) -> tuple[str, ...]:
    """The ids of what a behaviour, a self-check or a barrier names as about it, in their order there.

    A principle's own are none: they name the principle themselves.
    """
    if not is_conduct(item):
        return ()
    helps = item.enablers if item.kind == "barrier" else ()
    return (*helps, *item.questions, *item.practices, *item.worksheets)


def by_field(worksheet: Worksheet) -> dict[str, Field]:
    """A worksheet's fields by their ids."""
    return {field.id: field for field in worksheet.fields}


def demands(worksheet: Worksheet) -> dict[str, frozenset[str]]:
    """For each stage of a worksheet, by its id, the needed fields that it is the last to ask."""
    needed = {field.id for field in worksheet.fields if field.needed}
    found: dict[str, frozenset[str]] = {}
    for stage in reversed(worksheet.stages):
        found[stage.id] = frozenset(needed.intersection(stage.asks))
        needed -= found[stage.id]
    return found


def cadence_of(times: int, days: int) -> Cadence:
    """So many times in so many days, whatever a content file may suggest."""
    made: Cadence = light({"times": times, "days": days})
    return made


def quoted(words: str) -> str:
    """Words from a file as a problem quotes them: in double quotes, cut where they are long."""
    return f'"{words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"}"'
