"""What customers say together: each remark of late, what comes back, what is counted, recoveries worth planning."""

from datetime import date
from typing import ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.framework import Served
from custfocus.features.before_and_after.views import BeforeAndAfter


class Period(Struct, frozen=True):
    """A month or a week, as far as it lies in the time that is counted."""

    first: date
    """Its first day."""
    last: date
    """Its last day."""


class Tally(Struct, frozen=True):
    """How often one thing came up."""

    name: str | None
    """The cause or channel; None for cases that name none."""
    counts: tuple[int, ...]
    """How often in each period."""
    total: int
    """How often in all."""
    trend: str
    """Says "rising" or "falling" where its later half differs from the earlier by more than chance, else ""."""
    why: str
    """The trend in words, with its figures: "8 of 10 in the later half, 1 of 9 before"; else ""."""


class CaseTable(Struct, frozen=True):
    """Cases counted by period."""

    by: str
    """What a period is: "week" or "month"."""
    periods: tuple[Period, ...]
    """The periods, the earliest first."""
    rows: tuple[Tally, ...]
    """What was counted, the most frequent first, what names none last."""
    totals: tuple[int, ...]
    """How many cases each period has."""
    total: int
    """How many there are."""


class Wait(Struct, frozen=True):
    """How long somebody waited until they were told what came of their case."""

    id: str
    """The id of the sheet's entry."""
    who: str
    """Who it was; empty where that isn't known."""
    day: date
    """The day on which they were told."""
    days: int
    """How many days after the sheet was opened."""


class WaitCourse(Struct, frozen=True):
    """How long people waited until they were told, by period."""

    by: str
    """What a period is: "week" or "month"."""
    periods: tuple[Period, ...]
    """The periods, the earliest first."""
    medians: tuple[float | None, ...]
    """The median of the days for each period; None where nobody was told."""
    counts: tuple[int, ...]
    """How many were told in each."""
    median: float | None
    """The median over the time; None where nobody was told."""
    total: int
    """How many were told."""
    slowest: tuple[Wait, ...]
    """The three who waited longest, the longest first."""


class Remark(Struct, frozen=True):
    """What somebody said: as it was heard, or on a sheet that was made of it or begun with it."""

    id: str
    """The entry's id."""
    short: str
    """That id as pages show it."""
    day: date
    """The day it is dated."""
    who: str
    """Who said it; empty where nobody is named."""
    channel: str
    """How it came in; empty where that isn't known."""
    firsthand: bool
    """Whether they said it to the user, not to somebody who passed it on."""
    text: str
    """Their words, whole."""
    told: date | None
    """The day on which they were told what came of it; None where the record doesn't say so."""
    tone: str = ""
    """Whether it is "praise", a "wish", "trouble" or "other"; empty where that wasn't said."""
    told_by: str = ""
    """The command that marks that they were told today; empty where they were, or no worksheet has a place for it."""


class RecentRemarks(Struct, frozen=True):
    """What was said lately: in the last 30 days of the time, or in all of it where that is less."""

    first: date
    """The first of these days."""
    remarks: tuple[Remark, ...]
    """What was said, by channel, the busiest first, and in each by person, the latest first."""
    people: int
    """How many different people said it; where nobody is named, each remark is somebody else's."""
    channels: dict[str, int]
    """How many came in by each channel, the busiest first; "" for those of which that isn't known, last."""
    passed_on: int
    """How many somebody else passed on."""
    told: int
    """Of how many the record says that they were told what came of it."""
    tones: dict[str, int]
    """How many are praise, wishes, trouble and other, where there are any; of many a remark that wasn't said."""
    new: dict[str, tuple[str, ...]]
    """What came up that hadn't in five months before, by "causes", "channels" and "tags", the most frequent first;
    nothing where too little came up then to tell.
    """


class ThemeEvidence(Struct, frozen=True):
    """A sentence, as somebody said it, that tells of a theme."""

    id: str
    """Its entry's id."""
    short: str
    """That id as pages show it."""
    day: date
    """Its entry's day."""
    sentence: str
    """The sentence as it stands there."""


class RecurringTheme(Struct, frozen=True):
    """A word, or two near each other, that three or more different people said."""

    words: tuple[str, ...]
    """The word or the two, as they are mostly written."""
    voices: int
    """How many entries tell of it."""
    people: int
    """How many different people said it; where nobody is named, each entry is somebody else's."""
    lately: int
    """How many of them said it lately."""
    new: bool
    """Whether it was said lately alone; never where too little was said in the five months before to tell."""
    examples: tuple[ThemeEvidence, ...]
    """Two plain sentences, of different entries, that say it differently."""
    evidence: tuple[ThemeEvidence, ...]
    """All sentences that tell of it: one of each person first, the plainest first."""


class RecoveryOffer(Struct, frozen=True):
    """A recovery that is worth planning."""

    cause: str
    """The cause that keeps coming up."""
    complaints: tuple[str, ...]
    """The ids of the complaints that show it, the latest first."""
    first: date
    """The day of the earliest of them."""
    last: date
    """The day of the latest."""
    fields: dict[str, str]
    """What the plan would begin with, by the worksheet's field."""
    command: str
    """What opens it."""


class Insights(View, frozen=True):
    """What customers said in a time, taken together."""

    kind: ClassVar[str] = "insights"

    since: date
    """Its first day."""
    until: date
    """Its last day."""
    first: date | None
    """The day of the journal's first entry; None while it is empty."""
    counted: dict[str, int]
    """How many complaints, things heard, sheets on loyalty and notes there are."""
    voices: int
    """How many of them say something."""
    read: int
    """How many of these were looked through for what people share: the newest; notes aren't, being the user's own."""
    causes: CaseTable
    """What complaints, and customers who left or waver, are put down to."""
    channels: CaseTable
    """How complaints and what was heard came in."""
    tags: CaseTable
    """The user's own #tags in what was heard, in the words on sheets, and in notes, and the themes that they have
    named.
    """
    waits: WaitCourse
    """How long people waited until they were told what came of their case."""
    recent: RecentRemarks
    """What was said lately."""
    once: tuple[Remark, ...]
    """Of everybody who is named, and spoke once in the time and not lately, what they said; the latest first."""
    themes: tuple[RecurringTheme, ...]
    """What three or more people said: pairs of words first, then words, those of most people first."""
    languages: dict[str, int]
    """How many of those looked through are in each language, by its code; "" for those in none that is known here,
    which are left out.
    """
    offers: tuple[RecoveryOffer, ...]
    """The recoveries worth planning."""
    people: Served
    """What those are called whom the user serves."""
    names: dict[str, tuple[str, str]]
    """What one and several of each thing that is counted are called."""
    taker: str
    """The id of the worksheet for what is brought up; empty where there is none."""
    whole: bool = False
    """Whether a page shows all of it, rather than the first of each."""
    brief: int = 0
    """How many of those that are left out are too short to tell their language."""
    leaving: CaseTable | None = None
    """Why customers left or waver; None where nothing tells of any."""
    staying: CaseTable | None = None
    """What keeps customers who stay; None where nothing tells of any."""
    before_and_after: tuple[BeforeAndAfter, ...] = ()
    """What was begun in the time because of a cause or for a measure, before and since, the latest first."""

    def drawn(self) -> Page:
        from custfocus.features.insights.page.insights import page

        return page(self)
