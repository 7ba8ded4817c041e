"""A month's review: the page to read first, the checklist, the priorities, and what of it is still open."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.dates import first_of_month
from custfocus.base.view import Page, View
from custfocus.content.framework import Served
from custfocus.features.before_and_after.views import BeforeAndAfter
from custfocus.features.priorities.season import SeasonPriority
from custfocus.features.scorecard.views import MeasureStanding
from custfocus.features.sheets.standing import SheetStanding

ITEM, PLAN, PRIORITY, NEW, LINE = "item", "plan", "priority", "new", "line"
# A step of what is asked about after the checklist.
MATTER = "matter"
LEFT = "Saved. Your letter stays as you wrote it."


class Quotation(Struct, frozen=True):
    """Something the user wrote."""

    id: str
    day: date
    """Its day."""
    text: str
    """The words."""
    asked: str = ""
    """The question they answer, if they answer one."""
    about: str = ""
    """Whose words they are or what they are about, as a page says it; it may be empty."""
    made: str = ""
    """What the user wrote about it since, where it is what a customer said; else empty."""


class PracticeOfMonth(Struct, frozen=True):
    """A practice and what came of it: its id and name, how often, and the fullest word of what happened."""

    id: str
    name: str
    times: int
    happened: Quotation


class QuietPrinciple(Struct, frozen=True):
    """A principle by id, what pages call it, and what it says."""

    id: str
    name: str
    summary: str


class PrincipleDays(Struct, frozen=True):
    """A principle by id, what pages call it, and on how many days of the month something was written under it."""

    id: str
    name: str
    days: int


class NamedGap(Struct, frozen=True):
    """What doesn't go together in how the user stands: the item's id and name, the kind of gap, and in words."""

    id: str
    name: str
    kind: str
    says: str


class ChecklistAnswer(Struct, frozen=True):
    """An item of the checklist."""

    id: str
    """The item's id."""
    name: str
    """What pages call it."""
    asked: str
    """Its words; as they were asked, where it has an answer."""
    help: str = ""
    """What helps to answer it."""
    text: str = ""
    """The answer, empty until there is one."""
    before: Quotation | None = None
    """The answer of an earlier month, the latest."""


class TriedPlan(Struct, frozen=True):
    """An if-then plan, and how it went in the month."""

    id: str
    short: str
    """As pages show it."""
    text: str
    """The sentence, as it was in the month."""
    about: str
    """The name of the barrier that it answers; empty where it answers none."""
    outcome: str | None
    """How it went: "used", "missed" or "no-occasion"; None until it is said."""
    reword: bool
    """Whether it was missed three times running, up to its latest month."""


class LastReview(Struct, frozen=True):
    """What the review before this one came to: its month, what it decided and set, its closing line."""

    month: str
    priorities: tuple[SeasonPriority, ...]
    line: str


class MonthSheets(Struct, frozen=True):
    """The sheets that concern a review."""

    open: tuple[SheetStanding, ...] = ()
    """Those that were opened by its end and are still open, as they stand today, the most overdue first; of many, the
    first.
    """
    more: int = 0
    """How many more of them there are."""
    opened: int = 0
    """How many were opened in the month."""
    closed: tuple[SheetStanding, ...] = ()
    """Those that were closed in the month, as they stood at its end, the first closed first."""

    @property
    def overdue(self) -> tuple[SheetStanding, ...]:
        """Those of the open ones that wait for longer than they should."""
        return tuple(each for each in self.open if each.overdue)


class ReviewStep(Struct, frozen=True):
    """Something that a review still lacks."""

    what: str
    """What it is: "item", "plan", "priority", "new" for a further priority, or "line" for the closing line."""
    id: str
    """The item's, plan's or priority's id."""
    words: str
    """What is asked."""


class OpenMatter(Struct, frozen=True):
    """Something of the month that still waits for a word or a deed, and how a review asks about it."""

    what: str
    """What it is: "heard" for what a customer said, "intention", or "rating" for the lowest of the latest."""
    id: str
    """The entry's id; of a rating, the principle's."""
    day: date
    """Its day."""
    title: str
    """What it is, in a few words."""
    asked: str
    """What is asked, or the words that it is about."""
    hints: tuple[str, ...] = ()
    """What helps to answer it."""
    practice: str = ""
    """The id of a practice that can be taken on instead; empty where there is none."""


class MonthReview(View, frozen=True):
    """A month's review as it stands."""

    kind: ClassVar[str] = "review"
    month: str
    """The month, as 2026-10."""
    name: str
    """As pages call it: October 2026."""
    today: date
    """The user's own day."""
    why: str
    """Why it is this month, in a sentence; empty where the user named it."""
    id: str | None
    """The id of the review's entry, once it has been begun."""
    begun: date | None
    """The day it was begun."""
    finished: bool
    """Whether it has its letter."""
    days: int
    """On how many days of the month something was written."""
    counts: dict[str, int]
    """How many entries of each kind of evidence the month has."""
    answers: tuple[Quotation, ...]
    """A few answers in the user's words."""
    heard: tuple[Quotation, ...]
    """A few of the things customers said."""
    practices: tuple[PracticeOfMonth, ...]
    """The practices that were done."""
    quiet: tuple[QuietPrinciple, ...]
    """The principles that nothing was written for in the month; none before the journal is four weeks old."""
    intentions: tuple[Quotation, ...]
    """The things the user meant to do that are still open."""
    last: LastReview | None
    """What the review before this one came to."""
    items: tuple[ChecklistAnswer, ...]
    """The checklist."""
    priorities: tuple[SeasonPriority, ...]
    """Those it asks about, those it decided about, and those set in it."""
    line: str
    """The closing line."""
    then: tuple[Quotation, Quotation] | None
    """The same question answered earlier and in the month, if one was."""
    open: tuple[ReviewStep, ...]
    """What it still lacks, in order."""
    letter: str | None
    """The letter, as Markdown, once it is finished."""
    people: Served
    """What those are called whom the user serves."""
    saved: tuple[str, ...] = ()
    """What this run has saved, in sentences."""
    ended: bool = False
    """Whether this run ended the review."""
    left: bool = False
    """Whether this run left the letter as it was, because the user has edited it."""
    plans: tuple[TriedPlan, ...] = ()
    """The if-then plans that stood in the month, and how each went."""
    stands: tuple[NamedGap, ...] = ()
    """What doesn't go together between ratings, deeds and others, as of today."""
    before_and_after: tuple[BeforeAndAfter, ...] = ()
    """What was begun in the 180 days up to its end, and four weeks before it at least, before and since, the latest
    first.
    """
    scorecard: tuple[MeasureStanding, ...] = ()
    """The measures as they stood at the end of the month."""
    sheets: MonthSheets = MonthSheets()
    """The sheets that are still open, and those opened and closed in the month."""
    began: date | None = None
    """The day of the journal's first entry; None where there is none."""
    matters: tuple[OpenMatter, ...] = ()
    """What it asks about after the checklist, the oldest first."""
    named: bool = True
    """Whether its month has to be named to come to it; else it is that of a review without one."""
    lived: tuple[PrincipleDays, ...] = ()
    """The principles that something was written under in the month, the one with the most days first."""
    unheeded: int = 0
    """How many of the things that customers said in the month nothing was written about, and no sheet made of."""

    @property
    def command(self) -> str:
        """What to type for this review; the month goes without saying where it was chosen without."""
        return f"review {self.month}" if self.named else "review"

    @property
    def first(self) -> date:
        """The first day of the month."""
        return first_of_month(self.month)

    @property
    def answered(self) -> int:
        """How many items have an answer."""
        return sum(1 for item in self.items if item.text)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been answered, set, decided or said in it yet."""
        ours = any(each.decision or each.month == self.month for each in self.priorities)
        tried = any(each.outcome for each in self.plans)
        return not (self.begun or self.answered or ours or tried or self.line)

    def drawn(self) -> Page:
        if self.saved and not self.ended:
            from custfocus.features.review.lines import saved_lines

            return saved_lines(self)
        from custfocus.features.review.page.month import page

        return page(self)


class MonthReading(View, frozen=True):
    """A month as it is read at a terminal before its review asks."""

    review: MonthReview

    def drawn(self) -> Page:
        from custfocus.features.review.page.reading import reading

        return reading(self)


class ReviewPrompt(View, frozen=True):
    """What stands above a prompt: where one is, what is asked, and what helps to answer it."""

    title: str
    asked: str
    hints: tuple[str, ...] = ()

    def drawn(self) -> Page:
        from custfocus.features.review.page.month import prompt

        return prompt(self)
