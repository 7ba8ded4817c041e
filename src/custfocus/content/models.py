"""The form of the content: one Pydantic model for each kind of item, with all that it may hold.

Who wants to know what a content file may say reads it here. A run that finds the content unchanged never loads this
module: it reads what the cache holds of the items (see `library.light`), which has the same attributes.
"""

import json
from collections.abc import Iterable
from typing import Annotated, ClassVar, Literal, Self, TypeVar, get_args

import pydantic
from pydantic import BaseModel, ConfigDict, ValidationError, computed_field, model_validator
from pydantic.json_schema import SkipJsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError

from custfocus.content import rules, worksheets
from custfocus.content.framework import (
    ECHO_PLACES,
    OPENED,
    RECALL,
    BriefPart,
    EchoAbout,
    FieldKind,
    QuestionForm,
    filled,
)
from custfocus.content.rules import LONGEST_CADENCE, Flaw

KEBAB = "^[a-z0-9]+(-[a-z0-9]+)*$"
NOT_EMPTY = r"\S"
# The type of the errors that say by themselves what was found and expected: those of our own validators.
FLAW = "flaw"
MOST_WORDS = 25
MOST_DAYS = 366
MOST_PRINCIPLES = 3
MOST_MINUTES = 10
MOST_STATEMENTS = 6  # five minutes of somebody else's time
ASKS = 3

# What a sheet keeps of its worksheet.
FORM = {"title", "fields", "stages", "closing", "promise"}

Id = Annotated[str, pydantic.Field(pattern=KEBAB)]
Words = Annotated[str, pydantic.Field(pattern=NOT_EMPTY)]
Since = Literal["", "midweek"]


P = TypeVar("P", bound="Part")


def _no_truth(value: object) -> object:
    """Anything but true and false, which Python counts as 1 and 0."""
    if isinstance(value, bool):
        raise PydanticCustomError("int_type", "true or false")
    return value


def _no_number(value: object) -> object:
    """Anything but a number, where 1 and 0 would count as true and false."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        raise PydanticCustomError("bool_type", "a number")
    return value


WholeNumber = Annotated[int, pydantic.BeforeValidator(_no_truth)]
Truth = Annotated[bool, pydantic.BeforeValidator(_no_number)]


def _sound(part: P, flaws: Iterable[Flaw]) -> P:
    """The part itself, where nothing is wrong with it; each flaw is an error at its own place otherwise."""
    errors = [InitErrorDetails(type=_error(flaw), loc=flaw.place, input=part) for flaw in flaws]
    if errors:
        raise ValidationError.from_exception_data(type(part).__name__, errors)
    return part


def _short(words: str) -> str:
    """The words, where they are no more than a daily question may have."""
    count = len(words.split())
    if count > MOST_WORDS:
        raise _error(Flaw((), f"{count} words", f"at most {MOST_WORDS}"))
    return words


def _error(flaw: Flaw) -> PydanticCustomError:
    return PydanticCustomError(FLAW, "found {found}, expected {expected}", flaw._asdict())


class Part(BaseModel):
    """Whatever stands in a content file under keys of its own: frozen, and without any other key."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


class Citation(Part):
    """Where an item comes from."""

    id: str
    """The id of a source."""
    where: str
    """The place in it."""


class Cadence(Part):
    """So many times in so many days."""

    times: WholeNumber = pydantic.Field(ge=1, le=LONGEST_CADENCE)
    """How often; at most daily."""
    days: WholeNumber = pydantic.Field(default=7, ge=1, le=LONGEST_CADENCE)
    """In how many days."""

    @model_validator(mode="after")
    def _is_daily_at_most(self) -> Self:
        return _sound(self, rules.cadence(self))


class Item(Part):
    """What every item has."""

    kind: ClassVar[str]
    says: ClassVar[str] = "summary"
    """The field with the text that tells what it is about, or asks."""

    id: Id
    """Lower-case words joined by hyphens; unique over all kinds, never reused."""
    sources: tuple[Citation, ...] = ()
    """Where it comes from; items of one's own may have none."""
    principles: tuple[str, ...] = pydantic.Field(default=(), max_length=MOST_PRINCIPLES)
    """The ids of the one to three principles it serves, the main one first."""
    pillar: str | None = None
    """The id of the pillar alone, where no principle fits."""
    retired: Truth = False
    """No longer offered, still readable."""
    also: tuple[Words, ...] = ()
    """Other words by which the guide finds it, such as the term that its source has for it."""
    own: SkipJsonSchema[str] = ""
    """The file of the user's that it comes from, or an empty string; never written in a file."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def label(self) -> str:
        """What a page calls it."""
        return str(getattr(self, "name", None) or getattr(self, "title", self.id))

    @computed_field  # type: ignore[prop-decorator]
    @property
    def words(self) -> str:
        """The text that says what it is about, or asks."""
        return str(getattr(self, self.says))

    @model_validator(mode="after")
    def _is_tied_as_its_kind_is(self) -> Self:
        return _sound(self, (*rules.ties(self), *rules.keeping(self), *rules.naming(self), *rules.finding(self)))


class Source(Item):
    """One of the documents that the framework is made from."""

    kind: ClassVar[Literal["source"]] = "source"
    says: ClassVar[str] = "about"

    title: Words
    """Its title."""
    publisher: str = ""
    """Who published it."""
    author: str = ""
    """Who wrote it, where that is known."""
    date: str = ""
    """When it was published, as it says itself."""
    about: str = ""
    """What it is, in a sentence or two."""


class Pillar(Item):
    """One of the three stages that the framework stands on."""

    kind: ClassVar[Literal["pillar"]] = "pillar"

    name: Words
    """What it is called."""
    summary: Words
    """What it is, in a sentence or two."""


class Rated(Item):
    """What one rates oneself on, with what is about it, the closest first."""

    questions: tuple[str, ...] = ()
    """The ids of the questions that are about it."""
    practices: tuple[str, ...] = ()
    """The ids of the practices that are about it."""


class Conduct(Rated):
    """The same of what is narrower than a principle: its practices and worksheets show what was done for it."""

    worksheets: tuple[str, ...] = ()
    """The ids of the worksheets whose sheets are about it."""


class Principle(Rated):
    """One of the ten principles, under its pillar."""

    kind: ClassVar[Literal["principle"]] = "principle"

    name: Words
    """What it is called."""
    summary: Words
    """What it is, in a sentence or two."""
    ideas: tuple[Words, ...]
    """What belongs to it, a sentence each."""


class Behaviour(Conduct):
    """A pair of poles, from weak to strong."""

    kind: ClassVar[Literal["behaviour"]] = "behaviour"
    says: ClassVar[str] = "strong"

    name: Words
    """What the two are about."""
    weak: Words
    """The pole to come away from."""
    strong: Words
    """The pole to come to."""


class Barrier(Conduct):
    """What gets in a leader's way, with the enablers and practices that answer it."""

    kind: ClassVar[Literal["barrier"]] = "barrier"
    says: ClassVar[str] = "how"

    name: Words
    """What it is called."""
    how: Words
    """How it gets in the way."""
    enablers: tuple[str, ...]
    """The ids of the enablers that help against it."""
    practices: tuple[str, ...]
    """The ids of the practices that help against it."""


class Enabler(Item):
    """What helps, with its techniques."""

    kind: ClassVar[Literal["enabler"]] = "enabler"

    name: Words
    """What it is called."""
    summary: Words
    """What it is, in a sentence or two."""
    techniques: tuple[Words, ...]
    """Ways to do it, a sentence each."""


class SelfCheck(Conduct):
    """A question to rate oneself on."""

    kind: ClassVar[Literal["self-check"]] = "self-check"
    says: ClassVar[str] = "asks"

    name: Words
    """What it is about."""
    asks: Words
    """The question."""


class Question(Item):
    """A reflection question: the daily form, and where the source has more, the long one, each with its follow-ups.

    Its words may leave open what those are called whom the user serves: {customer}, {customers}, {a customer}.
    """

    kind: ClassVar[Literal["question"]] = "question"
    says: ClassVar[str] = "daily"

    name: Words
    """What it is about."""
    form: QuestionForm = RECALL
    """How it wants to be answered."""
    daily: Annotated[Words, pydantic.AfterValidator(_short)]
    """The question itself: at most 25 words, answerable in one sentence."""
    further: tuple[Words, ...] = ()
    """Follow-ups to the daily form."""
    full: str = ""
    """The long form."""
    wider: tuple[Words, ...] = ()
    """Follow-ups to the long form."""
    check: Annotated[str, pydantic.AfterValidator(_short)] = ""
    """For a guess, the question that is asked about it on the next day on which it can be known."""
    since: Since = ""
    """From when in the week it can be asked: one about "this week" from midweek, any other at any time."""
    starter: WholeNumber | None = None
    """Its place among the questions that open the journal."""
    look: WholeNumber | None = None
    """Its place among the questions whose long forms open the long look at the week."""

    @model_validator(mode="after")
    def _has_what_its_form_takes(self) -> Self:
        return _sound(self, rules.question(self))


class Echo(Item):
    """A question made of the user's own words, of which one entry is quoted beneath it.

    Its words may leave open who said it, on which day, and what a sheet is called: {who}, {day}, {title}; besides
    that what any question may. Which of them an entry can fill, whoever asks has to see.
    """

    kind: ClassVar[Literal["echo"]] = "echo"
    says: ClassVar[str] = "asks"

    name: Words
    """What it is about."""
    about: EchoAbout
    """Of what kind the entry is."""
    worksheet: str = ""
    """For a sheet, the id of its worksheet, where it suits the sheets of one only."""
    asks: Annotated[Words, pydantic.AfterValidator(_short)]
    """The question: at most 25 words without the quotation."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def words(self) -> str:
        """The question with its open places named, as one reads it without an entry."""
        return filled(self.asks, {place: f"[{place}]" for place in ECHO_PLACES}.get)

    @model_validator(mode="after")
    def _can_be_filled(self) -> Self:
        return _sound(self, rules.echo(self))


class Practice(Item):
    """Something small to do often."""

    kind: ClassVar[Literal["practice"]] = "practice"
    says: ClassVar[str] = "how"

    name: Words
    """A sentence that starts with a verb."""
    how: Words
    """The very thing to do."""
    when: Words
    """The cue."""
    whom: Words
    """With whom."""
    minutes: WholeNumber = pydantic.Field(default=5, ge=1, le=MOST_MINUTES)
    """How long it takes to begin, at most ten."""
    cadence: Cadence = Cadence(times=3)
    """How often is suggested."""


class Check(Item):
    """One item of the monthly checklist."""

    kind: ClassVar[Literal["checklist"]] = "checklist"
    says: ClassVar[str] = "asks"

    name: Words
    """What it is about."""
    asks: Words
    """The question."""
    help: str = ""
    """A sentence or two that make it easy to begin."""


class Text(Item):
    """A page to read."""

    kind: ClassVar[Literal["text"]] = "text"
    says: ClassVar[str] = "body"

    title: Words
    """Its title."""
    body: Words
    """Its paragraphs, separated by blank lines."""
    reading: WholeNumber | None = None
    """Its place on the reading path, of which each piece takes two minutes."""


class Statement(Part):
    """Something that people of a role can tell from experience, in the leader's mouth, to rate by how true it is."""

    id: Id
    """Lower-case words joined by hyphens; unique in its role."""
    says: Words
    """The statement."""
    principle: str
    """The id of the principle on which it throws a light."""
    behaviour: str | None = None
    """The id of the behaviour, where there is one."""


class Role(Item):
    """People of one kind whose view can be asked for."""

    kind: ClassVar[Literal["role"]] = "role"
    says: ClassVar[str] = "opening"

    name: Words
    """What one of them is called."""
    opening: Words
    """How the email begins."""
    asks: tuple[Words, ...] = pydantic.Field(min_length=ASKS, max_length=ASKS)
    """Three open questions for the email."""
    statements: tuple[Statement, ...] = pydantic.Field(min_length=1, max_length=MOST_STATEMENTS)
    """What they can tell, at most six; one on each principle at most, so that whoever answers counts once on it."""
    named: Truth = False
    """Whether their answers are kept with their names, of which they are told; others are put together first."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def word(self) -> str:
        """The word for it in commands and entries: its id, which for ours begins with "role-"."""
        return self.id.removeprefix("role-")

    @model_validator(mode="after")
    def _has_a_word_and_says_each_thing_once(self) -> Self:
        return _sound(self, rules.role(self))


class Field(Part):
    """One thing that a worksheet asks."""

    id: Id
    """Lower-case words joined by hyphens; unique in its worksheet."""
    prompt: Words
    """The words that ask for it."""
    kind: FieldKind = "text"
    """What it takes."""
    help: str = ""
    """A sentence that makes it easy to begin."""
    needed: Truth = False
    """Whether a sheet can't be closed without it."""
    shareable: Truth = False
    """Whether it may stand in what is handed on to others; private if not."""
    part: Literal["", BriefPart] = ""
    """The part of a brief in which it stands then; the first where none is named. What is a decision is one as long
    as the sheet is open, and then a change."""
    lead: str = ""
    """What leads to its answer there, in a word or two: "What mattered". Without it, an answer in the first part
    stands as what somebody said, and one in another behind that part's name; a fixed one is left out."""
    colleague: Truth = False
    """For a person, whether it is one of the house rather than a customer."""
    choices: tuple[Words, ...] = ()
    """For a choice, what there is to choose from; where others may be given too, the first of them."""
    others: Truth = False
    """For a choice, whether anything else will do as well, and is offered from then on."""
    low: str = ""
    """For a scale, what 1 means."""
    high: str = ""
    """For a scale, what 5 means."""
    ahead: Truth = False
    """For a date, whether it is one to come, such as that of a promise."""
    after: str = ""
    """For a date, the id of one above it that it can't lie before, or "opened" for the day on which the sheet was
    opened; empty where it may lie anywhere."""

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        return _sound(self, worksheets.field(self))


class Due(Part):
    """When a stage is due: so many days after a date in the sheet."""

    days: WholeNumber = pydantic.Field(default=0, ge=0, le=MOST_DAYS)
    """How many; 0 is that day itself."""
    working: Truth = False
    """Whether only days that count for the user are counted."""
    after: str = OPENED
    """The id of a date field, or "opened" for the day on which the sheet was opened."""


class Stage(Part):
    """A step in the life of a sheet.

    It is over when it has all that it demands, the needed fields that it is the last to ask; where it demands
    nothing, when any of its fields has a value, or the promise that a later stage asks for has been kept.
    """

    id: Id
    """Lower-case words joined by hyphens; unique in its worksheet."""
    name: Words
    """What is to be done, as an order to oneself."""
    asks: tuple[str, ...] = pydantic.Field(min_length=1)
    """The ids of its fields."""
    due: Due | None = None
    """When it is due, if it is."""


class Ending(Part):
    """One way in which a sheet may come to its end."""

    when: Words
    """What has happened then, as a clause."""
    needs: tuple[str, ...] = pydantic.Field(min_length=1)
    """The ids of the fields that say so: each has a value, and one of yes and no says yes."""
    unless: tuple[str, ...] = ()
    """The ids of fields of yes and no whose "no" speaks against it."""


class Worksheet(Item):
    """A form with a life: opened, filled stage by stage, due, closed."""

    kind: ClassVar[Literal["worksheet"]] = "worksheet"
    says: ClassVar[str] = "purpose"

    title: Words
    """What a sheet of it is called."""
    purpose: Words
    """What it is for, and when one takes it."""
    fields: tuple[Field, ...] = pydantic.Field(min_length=1)
    """What it asks, in order."""
    stages: tuple[Stage, ...] = pydantic.Field(min_length=1)
    """The steps, in order."""
    closing: tuple[Ending, ...] = ()
    """The ways to its end, of which any will do; without one, it may be closed once it has all that is needed."""
    promise: str = ""
    """The id of the date field that says when a promise to a customer was kept: until it has a value, a sheet stands
    on the day's page. Empty where none is made."""

    @computed_field  # type: ignore[prop-decorator]
    @property
    def form(self) -> str:
        """What a sheet keeps of it, as JSON: all that it takes to read, fill in and close one, without the help.

        What leads to an answer in a brief is taken from the worksheet as it is.
        """
        kept = self.model_dump(include=FORM, exclude={"fields": {"__all__": {"help", "lead"}}}, exclude_defaults=True)
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))

    @model_validator(mode="after")
    def _can_be_finished(self) -> Self:
        return _sound(self, worksheets.worksheet(self))


class Idea(Part):
    """One idea of a source, in a few words, and the items that carry it."""

    idea: str
    """The idea."""
    items: tuple[str, ...]
    """The ids of the items."""


AnyItem = (
    Pillar
    | Principle
    | Behaviour
    | Barrier
    | Enabler
    | SelfCheck
    | Question
    | Echo
    | Practice
    | Check
    | Worksheet
    | Text
    | Role
    | Source
)


MODELS: dict[str, type[Item]] = {model.kind: model for model in get_args(AnyItem)}
