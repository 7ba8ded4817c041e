"""The kinds of item that the framework holds: one definition each, checked by Pydantic when read."""

from collections.abc import Iterator
from functools import cached_property
from typing import ClassVar, TypeVar

from custfocus.library._record import Record

LINE, TEXT, CHOICE, SCALE, DATE, PERSON, YES_NO = "line", "text", "choice", "scale", "date", "person", "yes-no"
FIELD_KINDS = (LINE, TEXT, CHOICE, SCALE, DATE, PERSON, YES_NO)
OPENED = "opened"
BRIEF_PARTS = ("heard", "learnt", "change", "decision")


class Citation(Record):
    """Where an item comes from: a source's id and the place in it."""

    id: str
    where: str


class Cadence(Record):
    """So many times in so many days."""

    times: int
    days: int = 7


class Item(Record, kw_only=True):
    """What every item has.

    Attributes:
        id: Kebab-case, unique over all kinds, never reused.
        sources: Where it comes from; the user's own items may have none.
        principles: The one to three principles it serves, the main one first.
        pillar: The pillar alone, where no principle fits.
        retired: No longer offered, still readable.
        own: The file of the user's that it comes from, or an empty string.
    """

    kind: ClassVar[str]
    id: str
    sources: tuple[Citation, ...] = ()
    principles: tuple[str, ...] = ()
    pillar: str | None = None
    retired: bool = False
    own: str = ""

    @property
    def label(self) -> str:
        """What a page calls it."""
        return str(getattr(self, "name", None) or getattr(self, "title", self.id))

    @property
    def words(self) -> str:
        """The text that says what it is about, or asks."""
        return ""


class Source(Item, kw_only=True):
    """One of the documents that the framework is made from."""

    kind: ClassVar[str] = "source"
    title: str
    publisher: str = ""
    author: str = ""
    date: str = ""
    about: str = ""

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.about


class Pillar(Item, kw_only=True):
    """One of the three stages that the framework stands on."""

    kind: ClassVar[str] = "pillar"
    name: str
    summary: str

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.summary


class Principle(Item, kw_only=True):
    """One of the ten principles, under its pillar."""

    kind: ClassVar[str] = "principle"
    name: str
    summary: str
    ideas: tuple[str, ...]

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.summary


class Behaviour(Item, kw_only=True):
    """A pair of poles, from weak to strong."""

    kind: ClassVar[str] = "behaviour"
    name: str
    weak: str
    strong: str

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.strong


class Barrier(Item, kw_only=True):
    """What gets in a leader's way, with the enablers and practices that answer it."""

    kind: ClassVar[str] = "barrier"
    name: str
    how: str
    enablers: tuple[str, ...]
    practices: tuple[str, ...]

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.how


class Enabler(Item, kw_only=True):
    """What helps, with its techniques."""

    kind: ClassVar[str] = "enabler"
    name: str
    summary: str
    techniques: tuple[str, ...]

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.summary


class SelfCheck(Item, kw_only=True):
    """A question to rate oneself on."""

    kind: ClassVar[str] = "self-check"
    name: str
    asks: str

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.asks


class Question(Item, kw_only=True):
    """A reflection question: the daily form, and where the source has more, the full one.

    Attributes:
        daily: At most 25 words, answerable in one sentence.
        full: The wider form.
        further: Follow-ups to the full form.
        starter: Its place among the questions that open the journal.
    """

    kind: ClassVar[str] = "question"
    name: str
    daily: str
    full: str = ""
    further: tuple[str, ...] = ()
    starter: int | None = None

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.daily


class Practice(Item, kw_only=True):
    """Something small to do often.

    Attributes:
        name: A sentence that starts with a verb.
        how: The very thing to do.
        when: The cue.
        whom: With whom.
        minutes: How long it takes to begin, at most ten.
        cadence: The suggested one.
    """

    kind: ClassVar[str] = "practice"
    name: str
    how: str
    when: str
    whom: str
    minutes: int = 5
    cadence: Cadence = Cadence(3)

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.how


class Check(Item, kw_only=True):
    """One item of the monthly checklist."""

    kind: ClassVar[str] = "checklist"
    name: str
    asks: str
    help: str = ""

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.asks


class Text(Item, kw_only=True):
    """A page to read, its paragraphs separated by blank lines."""

    kind: ClassVar[str] = "text"
    title: str
    body: str

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.body


class Statement(Record):
    """Something that people of a role can tell from experience, in the leader's mouth, to be rated by how true it is.

    Attributes:
        id: Kebab-case, unique in its role.
        says: The statement.
        principle: The principle on which it throws a light.
        behaviour: The behaviour, where there is one.
    """

    id: str
    says: str
    principle: str
    behaviour: str | None = None


# What answers over several roles go by, where that of a role would stand; no role can be called so.
POOL = "pool"


class Role(Item, kw_only=True):
    """People of one kind whose view can be asked for.

    Attributes:
        name: What one of them is called.
        opening: How the mail begins.
        asks: Three open questions for the mail.
        statements: What they can tell, at most six.
    """

    kind: ClassVar[str] = "role"
    name: str
    opening: str
    asks: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def word(self) -> str:
        """The word for it in commands and entries: its id, which for ours begins with "role-"."""
        return self.id.removeprefix("role-")

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.opening


class Field(Record):
    """One thing that a worksheet asks.

    Attributes:
        id: Kebab-case, unique in its worksheet.
        prompt: The words that ask for it.
        kind: One of FIELD_KINDS.
        help: A sentence that makes it easy to begin.
        needed: Whether a sheet can't be closed without it.
        shareable: Whether it may stand in what is handed on to others; private if not.
        part: The part of a brief in which it stands then, one of BRIEF_PARTS; the first where none is named. What
            is a decision is one as long as the sheet is open, and then a change.
        colleague: For a person, whether it is one of the house rather than a customer.
        choices: For a choice, what there is to choose from; where `others` may be given too, the first of them.
        others: For a choice, whether anything else will do as well, and is offered from then on.
        low, high: For a scale, what 1 and 5 mean.
        ahead: For a date, whether it is one to come, such as that of a promise.
    """

    id: str
    prompt: str
    kind: str = "text"
    help: str = ""
    needed: bool = False
    shareable: bool = False
    part: str = ""
    colleague: bool = False
    choices: tuple[str, ...] = ()
    others: bool = False
    low: str = ""
    high: str = ""
    ahead: bool = False


class Due(Record):
    """When a stage is due: so many days after a date in the sheet.

    Attributes:
        days: How many; 0 is that day itself.
        working: Whether only days that count for the user are counted.
        after: The id of a date field, or OPENED for the day on which the sheet was opened.
    """

    days: int = 0
    working: bool = False
    after: str = OPENED


class Stage(Record):
    """A step in the life of a sheet.

    It is over when it has all that it demands, the needed fields that it is the last to ask; where it demands
    nothing, when any of its fields has a value.

    Attributes:
        id: Kebab-case, unique in its worksheet.
        name: What is to be done, as an order to oneself.
        asks: The ids of its fields.
        due: When it is due, if it is.
    """

    id: str
    name: str
    asks: tuple[str, ...]
    due: Due | None = None


class Ending(Record):
    """One way in which a sheet may come to its end.

    Attributes:
        when: What has happened then, as a clause.
        needs: The ids of the fields that say so: each has a value, and one of yes and no says yes.
        unless: The ids of fields of yes and no whose "no" speaks against it.
    """

    when: str
    needs: tuple[str, ...]
    unless: tuple[str, ...] = ()


class Worksheet(Item, kw_only=True):
    """A form with a life: opened, filled stage by stage, due, closed.

    Attributes:
        title: What a sheet of it is called.
        purpose: What it is for, and when one takes it.
        fields: What it asks, in order.
        stages: The steps, in order.
        closing: The ways to its end, of which any will do; without one, it may be closed once all that is needed
            has a value.
        promise: The id of the date field that says when a promise to a customer was kept: until it has a value, a
            sheet stands on the day's page. Empty where none is made.
    """

    kind: ClassVar[str] = "worksheet"
    title: str
    purpose: str
    fields: tuple[Field, ...]
    stages: tuple[Stage, ...]
    closing: tuple[Ending, ...] = ()
    promise: str = ""

    @property
    def words(self) -> str:  # noqa: D102 - as in Item
        return self.purpose

    @cached_property
    def by_field(self) -> dict[str, Field]:
        """Its fields by their ids."""
        return {field.id: field for field in self.fields}

    @cached_property
    def demands(self) -> dict[str, frozenset[str]]:
        """For each stage, by its id, the needed fields that it is the last to ask."""
        needed = {field.id for field in self.fields if field.needed}
        found: dict[str, frozenset[str]] = {}
        for stage in reversed(self.stages):
            found[stage.id] = frozenset(needed.intersection(stage.asks))
            needed -= found[stage.id]
        return found


T = TypeVar("T", bound=Item)


class Idea(Record):
    """One idea of a source, in a few words, and the items that carry it."""

    idea: str
    items: tuple[str, ...]


# A file names a kind in the plural; this is also the order of kinds everywhere.
PLURALS: dict[str, type[Item]] = {
    "pillars": Pillar,
    "principles": Principle,
    "behaviours": Behaviour,
    "barriers": Barrier,
    "enablers": Enabler,
    "self-checks": SelfCheck,
    "questions": Question,
    "practices": Practice,
    "checklist": Check,
    "worksheets": Worksheet,
    "texts": Text,
    "roles": Role,
    "sources": Source,
}
KINDS: dict[str, type[Item]] = {model.kind: model for model in PLURALS.values()}


LONGEST_QUOTE = 40


def quoted(words: str) -> str:
    """Words from a file as a problem quotes them: in double quotes, cut where they are long."""
    return f'"{words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"}"'


class Problem(Record):
    """Something wrong in a content file: where, and what was found and expected, in a sentence."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}, line {self.line}: {self.message}"


class Checked(Record):
    """What one of the user's content files does, or what is wrong with it.

    Attributes:
        file: The file, as the user would find it.
        adds: The ids of the items that it adds.
        replaces: The ids of ours that it puts its own in the place of.
        retires: The ids that it takes out of what is offered.
        problems: What is wrong; a file with any is left out whole.
    """

    file: str
    adds: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    retires: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class Framework(Record):
    """All content: the items in order, and what was wrong with the user's own files."""

    items: tuple[Item, ...]
    coverage: dict[str, tuple[Idea, ...]] = {}  # noqa: RUF012 - as all defaults of a record, never changed
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Every item, retired ones too, by its id."""
        return {item.id: item for item in self.items}

    def of(self, model: type[T]) -> list[T]:
        """The items of a kind that are offered, in content order."""
        return [item for item in self.items if type(item) is model and not item.retired]

    def pillar_of(self, item: Item) -> str | None:
        """The pillar that an item counts towards: its own, or its main principle's."""
        if item.kind == Pillar.kind:
            return item.id
        if item.pillar or not item.principles:
            return item.pillar
        return self.by_id[item.principles[0]].pillar

    def name(self, item_id: str) -> str:
        """What a page calls an item, its id where the framework no longer has it."""
        item = self.by_id.get(item_id)
        return item.label if item else item_id

    def tied_to(self, item_id: str) -> Iterator[Item]:
        """The offered items that name a principle, pillar or source, or are named with it."""
        for item in self.items:
            linked = (
                *item.principles,
                item.pillar,
                *(citation.id for citation in item.sources),
                *getattr(item, "enablers", ()),
                *getattr(item, "practices", ()),
            )
            if item_id in linked and not item.retired:
                yield item
