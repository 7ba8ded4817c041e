"""The kinds of entries: for each a record of what it keeps in its data, and all that is known of it as a kind.

A field's name is its key in the journal, and its order there. What is absent while it is empty has a default in a
record that leaves defaults out; every other field is always written.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar, Final, Literal, get_args

from msgspec import UNSET, Meta, Struct, UnsetType

OPEN: Final = "open"
DONE: Final = "done"
DROPPED: Final = "dropped"
RETIRED: Final = "retired"
CLOSED: Final = "closed"
ASKED: Final = "asked"
ANSWERED: Final = "answered"
THANKED: Final = "thanked"
NAMED: Final = "named"
REFUSED: Final = "refused"
WAITING: Final = "waiting"
OPENED: Final = "opened"

Month = Annotated[str, Meta(pattern="^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$")]
Outcome = Literal["used", "missed", "no-occasion"]
Decision = Literal["keep", "done", "drop"]
Better = Literal["up", "down"]
# How a value is made of several answers.
Made = Literal["mean", "median", "count", "share", "nps"]
MADE: tuple[Made, ...] = get_args(Made)
MEAN, MEDIAN, COUNT, SHARE, NPS = MADE
Tone = Literal["praise", "wish", "trouble", "other"]
TONES: tuple[Tone, ...] = get_args(Tone)
PRAISE, WISH, TROUBLE, OTHER = TONES
Felt = Literal["outcome", "activity"]
# As many digits as a number keeps exactly.
MOST_DIGITS = 15
Step = Annotated[int, Meta(ge=1, le=5)]
# Whoever has more answers than this has a mistake in the file.
Count = Annotated[int, Meta(ge=0, le=1_000_000)]


class Kind(Struct, frozen=True):
    """What an entry of one kind keeps in its data."""

    kind: ClassVar[str]
    """Its name, as `Entry.kind` says it."""
    words: ClassVar[str]
    """What it is, for pages and the README."""
    noun: ClassVar[str]
    """What an entry of it is called in a sentence."""
    also: ClassVar[tuple[str, ...]] = ()
    """Other words for it, which filters take too."""
    evidence: ClassVar[int] = 0
    """Its place among the kinds that show a principle lived, not only planned or judged; 0 where it doesn't."""
    labels: ClassVar[Mapping[str, str]] = {}
    """What pages call its fields, where that isn't their name; empty for one that they tell otherwise, or not."""
    aside: ClassVar[tuple[str, ...]] = ()
    """The fields that its SQL view leaves out."""

    @classmethod
    def columns(cls) -> tuple[str, ...]:
        """The fields that its SQL view shows, in their order here."""
        return tuple(name for name in cls.__struct_fields__ if name not in cls.aside)


class Answer(Kind, frozen=True, omit_defaults=True):
    """An answer to a question."""

    kind = "answer"
    words = "an answer to a question"
    noun = "answer"
    evidence = 1
    labels = {"of": ""}
    aside = ("of",)

    of: str | None = None
    """The id of the entry that the question was about, where it was about one of the user's own."""


class Heard(Kind, frozen=True):
    """What a customer said."""

    kind = "heard"
    words = "what a customer said"
    noun = "thing heard"
    also = ("remark", "voice")
    evidence = 3
    labels = {"who": "From", "channel": "Where", "firsthand": "", "private": "No question about it", "tone": "It is"}
    aside = ("private", "tone")

    who: str | None = None
    """Who said it."""
    channel: str | None = None
    """Where it was said: call, visit, email."""
    firsthand: bool = True
    """Whether the customer said it to the user, not to somebody else."""
    private: bool | UnsetType = UNSET
    """Whether no question may be about it; absent where that wasn't said."""
    tone: Tone | UnsetType = UNSET
    """Whether it is praise, a wish, trouble or something else; absent where that wasn't said."""


class Note(Kind, frozen=True, omit_defaults=True):
    """Anything else."""

    kind = "note"
    words = "anything else"
    noun = "note"
    evidence = 4
    labels = {"private": "No question about it"}
    aside = ("private",)

    private: bool = False
    """Whether no question may be about it."""


class PracticeDone(Kind, frozen=True, omit_defaults=True):
    """A practice done, and what happened."""

    kind = "practice"
    words = "a practice done, and what happened"
    noun = "practice done"
    evidence = 2

    audience: str | None = None
    """The readers of the brief that was handed on."""
    shared: tuple[str, ...] = ()
    """The ids of the passages that were in it."""


class Adoption(Kind, frozen=True):
    """A practice taken on, so often until stopped."""

    kind = "adoption"
    words = "a practice taken on, with its cadence, until stopped"
    noun = "practice taken on"
    labels = {"times": "", "days": "", "aim": ""}
    aside = ("aim",)

    times: int
    """How many times it is to be done in so many days."""
    days: int
    """In how many."""
    until: date | None = None
    """The day on which it is no longer held."""
    aim: str | UnsetType = UNSET
    """What it is for: a measure's id, or a cause as complaints name it; absent where that wasn't said."""


class Intention(Kind, frozen=True):
    """One thing to do after an answer."""

    kind = "intention"
    words = "one thing to do after an answer, and whether it happened"
    noun = "one thing to do"
    labels = {"answer": "", "status": "It is", "asked": "", "not_yet": "", "rests": "Not asked about before"}
    aside = ("asked", "not_yet", "rests")

    answer: str | None = None
    """The id of the answer."""
    status: Literal["open", "done", "dropped"] = OPEN
    """Whether it happened."""
    asked: date | UnsetType = UNSET
    """The day on which it was last asked about."""
    not_yet: int | UnsetType = UNSET
    """How often it hadn't happened yet, since it was last worded or put off."""
    rests: date | UnsetType = UNSET
    """The day before which it isn't asked about."""

    def rests_on(self, day: date) -> bool:
        """Whether it was put off beyond a day."""
        return self.rests is not UNSET and day < self.rests


class Skip(Kind, frozen=True, omit_defaults=True):
    """A question set aside for a while, or for good."""

    kind = "skip"
    words = "a question set aside, for a while or for good"
    noun = "question set aside"
    also = ("set-aside",)
    labels = {"for_good": "For good", "of": ""}
    aside = ("for_good", "of")

    for_good: bool = False
    """Whether it is not to be asked again."""
    of: str | None = None
    """The id of the entry that the question was about, where it was about one of the user's own."""


class Away(Kind, frozen=True):
    """Days that don't count, from the entry's own day on."""

    kind = "away"
    words = "days that don't count"
    noun = "time away"

    until: date
    """The last of them."""


class Checklist(Kind, frozen=True):
    """An answer to an item of the monthly checklist."""

    kind = "checklist"
    words = "an answer to an item of the monthly checklist"
    noun = "checklist answer"

    month: Month
    """The month under review."""


class Priority(Kind, frozen=True):
    """One of three things that matter for a season."""

    kind = "priority"
    words = "one of three for a season"
    noun = "priority"
    labels = {"status": "It is"}

    status: Literal["open", "done", "dropped"]
    """What became of it."""
    until: date
    """The last day of its season."""
    month: Month
    """The month in whose review it was set."""


class Review(Kind, frozen=True):
    """A month's review; the entry's text is its letter."""

    kind = "review"
    words = "a month's review, with its letter"
    noun = "review"
    labels = {"decisions": ""}

    month: Month
    """The month."""
    finished: bool = False
    """Whether it is at its end."""
    decisions: dict[str, Decision] = {}
    """What was decided about priorities, by their ids."""
    line: str = ""
    """The closing line."""


class Rating(Kind, frozen=True):
    """How the user rated themselves on an item of a scale."""

    kind = "rating"
    words = "how you rated yourself on an item of a scale, 1 to 5, or that you don't know"
    noun = "self-rating"

    scale: str
    """The scale's id."""
    value: Step | None = None
    """From 1 to 5; None for "don't know"."""


class Earlier(Struct, frozen=True):
    """A plan's words as they were."""

    until: Month
    """The last month that they held in."""
    text: str
    """The words."""


class Plan(Kind, frozen=True):
    """An if-then plan; the entry's text is its sentence."""

    kind = "plan"
    words = "an if-then plan, and month by month whether it was used"
    noun = "plan"
    labels = {"status": "It is", "fired": "", "earlier": "", "aim": ""}
    aside = ("aim",)

    practice: str | None = None
    """The id of the practice that it is tied to."""
    status: Literal["open", "dropped"] = OPEN
    """Whether it stands."""
    fired: dict[Month, Outcome] = {}
    """How it went, by month."""
    earlier: tuple[Earlier, ...] = ()
    """Its words before it was worded anew, the first ones first."""
    aim: str | UnsetType = UNSET
    """What it is for: a measure's id, or a cause as complaints name it; absent where that wasn't said."""


class Measure(Kind, frozen=True):
    """A measure of the scorecard; the entry's text is its name."""

    kind = "measure"
    words = "a measure of the scorecard, with its target"
    noun = "measure"
    labels = {"status": "It is", "source": "Comes from", "felt": "Counts"}

    unit: str = ""
    """What it is counted in."""
    better: Better = "up"
    """Which way is better."""
    target: int | float | None = None
    """The value to reach."""
    by: date | None = None
    """By when."""
    source: str = ""
    """Where the figure comes from."""
    felt: Felt | None = None
    """Whether it is an outcome that a customer would feel, or an activity."""
    status: Literal["open", "retired"] = OPEN
    """Whether it is kept up."""

    def __post_init__(self) -> None:
        _see_to_digits(self.target)


class Reading(Kind, frozen=True):
    """A value of a measure."""

    kind = "reading"
    words = "a value of a measure"
    noun = "value"
    labels = {"measure": "", "made": "Made as"}
    aside = ("answers", "made")

    measure: str
    """The measure's id."""
    value: int | float
    """The value."""
    answers: Count | UnsetType = UNSET
    """How many answers it was made of; absent where it was made of none."""
    made: Made | UnsetType = UNSET
    """How it was made of them; absent as well."""

    def __post_init__(self) -> None:
        _see_to_digits(self.value)


class AskedStatement(Struct, frozen=True):
    """A statement that somebody is asked to rate."""

    id: str
    """Its id."""
    says: str
    """Its words as they were asked."""
    principle: str
    """The principle that it counts for."""
    behaviour: str | None = None
    """The behaviour that it counts for as well."""


class Invitation(Kind, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody asked for their view of the user."""

    kind = "invitation"
    words = "somebody asked for their view of you"
    noun = "invitation"
    labels = {"who": "From", "status": "It is", "answer": "", "token": "", "statements": ""}

    thanked: date | None = None
    """The day they were thanked."""
    answered: date | None = None
    """The day their answer came, or was marked so."""
    who: str
    """Who is asked."""
    role: str
    """The word for their role."""
    status: Literal["asked", "answered", "thanked"]
    """How far it has come."""
    token: str
    """What their answer brings back, so that it is known to be theirs."""
    statements: tuple[AskedStatement, ...]
    """What was asked."""
    answer: Literal["named", "waiting", "opened"] | None = None
    """What their answer has become: shown by name, waiting, or put together with others."""


class Given(Struct, frozen=True):
    """What one person gave to a statement."""

    statement: str
    """The statement's id."""
    says: str
    """Its words as they were asked."""
    principle: str
    """The principle that it counts for."""
    behaviour: str | None
    """The behaviour that it counts for as well."""
    value: Step
    """From 1 to 5."""


class Reply(Kind, frozen=True, kw_only=True, omit_defaults=True):
    """An answer to an invitation: by name, or sealed until it is put together with others."""

    kind = "reply"
    words = "an answer to an invitation, until it is put together with others"
    noun = "somebody's answer"
    labels = {"who": "From", "status": "It is", "invitation": "", "ratings": "", "sealed": ""}
    aside = ("sealed",)

    role: str
    """The word for the role in which it was given."""
    invitation: str
    """The invitation's id."""
    who: str | None = None
    """Who gave it, where that is by name."""
    ratings: tuple[Given, ...] | None = None
    """What they gave, where that is by name."""
    status: Literal["waiting"] | None = None
    """That it waits."""
    sealed: str | None = None
    """What is in it while it waits."""


class Counted(Struct, frozen=True):
    """What several people gave to a statement, or in a pool to all statements of a principle."""

    statement: str
    """The statement's id; empty in a pool."""
    says: str
    """Its words as they were asked; empty in a pool."""
    principle: str
    """The principle that it counts for."""
    behaviour: str | None
    """The behaviour that it counts for as well."""
    counts: tuple[Count, Count, Count, Count, Count]
    """How often each step was given, from 1 to 5."""


class Voices(Kind, frozen=True):
    """What several people answered, put together."""

    kind = "voices"
    words = "what several people answered, put together"
    noun = "answers of others"
    labels = {"count": "People", "ratings": ""}

    role: str
    """The word for their role, or "pool"."""
    count: int
    """How many people."""
    ratings: tuple[Counted, ...] = ()
    """What they gave."""


class SaidSentence(Struct, frozen=True):
    """A sentence of somebody's."""

    entry: str
    """The id of the entry that has it."""
    place: int
    """Which of its sentences it is, counted from 0."""


class Theme(Kind, frozen=True, omit_defaults=True):
    """Sentences of several people that say alike: named, which is the entry's text, or refused."""

    kind = "theme"
    words = "what several people said alike, under a name of yours, or refused"
    noun = "theme"
    labels = {"status": "It is", "said": "", "apart": ""}
    aside = ("said", "apart")

    status: Literal["named", "refused"]
    """What became of it."""
    said: tuple[SaidSentence, ...]
    """The sentences."""
    apart: tuple[SaidSentence, ...] = ()
    """Sentences that are near to it and don't belong to it, as the user said."""


class SheetRecord(Kind, frozen=True, kw_only=True, omit_defaults=True):
    """A worksheet's sheet, from opened to closed; the entry's text is all words that were filled in."""

    kind = "sheet"
    words = "a situation worked through on a worksheet, from opened to closed"
    noun = "sheet"
    also = ("worksheet",)
    evidence = 5
    aside = ("form", "of", "afresh")

    form: str
    """What it keeps of its worksheet, as JSON."""
    of: str | tuple[str, ...] | None = None
    """The id of what a customer said that it was made of, or the ids of the complaints that it answers."""
    fields: dict[str, str | int | bool | None]
    """What was filled in, by the fields' ids."""
    opened: date
    """The day it was opened."""
    status: Literal["open", "closed"]
    """Whether it is open."""
    closed: date | None
    """The day it was closed."""
    how: str
    """How it came to its end, in words."""
    afresh: date | None = None
    """The day from which what is due is counted, where that was set anew after an absence."""


_ALL: tuple[type[Kind], ...] = (
    Answer,
    Heard,
    Note,
    PracticeDone,
    Adoption,
    Intention,
    Skip,
    Away,
    Checklist,
    Priority,
    Review,
    Rating,
    Plan,
    Measure,
    Reading,
    Invitation,
    Reply,
    Voices,
    SheetRecord,
    Theme,
)
KINDS: Mapping[str, type[Kind]] = {record.kind: record for record in _ALL}
# What each kind may be called: its name, the noun of pages, other words.
NAMES: Mapping[str, str] = {name: record.kind for record in _ALL for name in (*record.also, record.noun, record.kind)}
# Kinds whose entries are evidence that a principle was lived, not only planned or judged.
EVIDENCE = tuple(record.kind for record in sorted(_ALL, key=lambda record: record.evidence) if record.evidence)
# Those of them that show something done: whoever answers a question may answer that it wasn't.
DEEDS = tuple(kind for kind in EVIDENCE if kind != Answer.kind)


def _see_to_digits(value: float | None) -> None:
    if value is not None and not abs(value) < 10**MOST_DIGITS:
        raise ValueError("has more digits than can be kept")
