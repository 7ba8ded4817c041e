"""An October in a journal, and a small framework, for the tests of the review."""

from collections.abc import Mapping
from datetime import date
from itertools import count
from types import MappingProxyType
from typing import Any

from msgspec.structs import replace

from custfocus.content.framework import Framework
from custfocus.content.models import Check, Field, Pillar, Practice, Principle, Question
from custfocus.features.away.days import Calendar
from custfocus.features.review.lookback import MonthFacts, month_review
from custfocus.features.review.views import MonthReview
from custfocus.features.sheets.sheet import Sheet, begun
from custfocus.features.sheets.standing import SheetStanding, standing_on
from custfocus.features.sheets.values import Value
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import CLOSED, EVIDENCE
from tests.framework import PACK, SMALL, altered

OCTOBER, TODAY = date(2026, 10, 1), date(2026, 11, 2)
MONTH = "2026-10"
FRAMEWORK = Framework(
    (
        Pillar(id="aware", name="Awareness", summary="So."),
        Principle(id="listen", name="Listen", summary="So.", ideas=(), pillar="aware"),
        Principle(id="recover", name="Put it right", summary="So.", ideas=(), pillar="aware"),
        Principle(id="lead", name="Lead", summary="Serve those who serve.", ideas=(), pillar="aware"),
        Question(id="watched", name="Watched", daily="Whom did you watch?", principles=("listen",)),
        Practice(id="ring", name="Ring a customer", how="So.", when="Now", whom="You", principles=("recover",)),
        Check(id="needs", name="Needs", asks="What do they need?", help="Think of one by name.", pillar="aware"),
        Check(id="changes", name="Changes", asks="What changes?", pillar="aware"),
        Check(id="old", name="Old one", asks="Is it still asked?", pillar="aware", retired=True),
    ),
    pack=PACK,
)
_numbers = count()


def entry(kind: str, day: date, text: str = "", **more: Any) -> Entry:
    """An entry made at noon of its day."""
    number = next(_numbers)
    return Entry(f"{kind}-{number}", kind, day, f"{day}T12:00:00.{number:06d}Z", "UTC", text=text, **more)


def answer(day: int, text: str, *principles: str, month: int = 10, item: str = "watched") -> Entry:
    """An answer in 2026."""
    return entry(
        "answer", date(2026, month, day), text, item=item, asked="Whom did you watch?", principles=principles
    )


def priority(text: str, month: str = "2026-09", until: str = "2026-12-31", status: str = "open") -> Entry:
    """A priority set in a month's review, on the last day of it that every month has."""
    data = {"status": status, "until": until, "month": month}
    return entry("priority", date.fromisoformat(f"{month}-28"), text, data=data)


def checked(item: str, text: str, month: str = MONTH, asked: str = "As it was asked?") -> Entry:
    """An answer to the checklist."""
    return entry("checklist", date.fromisoformat(f"{month}-28"), text, item=item, asked=asked, data={"month": month})


def reviewed(
    decisions: Mapping[str, str] = MappingProxyType({}), month: str = MONTH, *, finished: bool = False, line: str = ""
) -> Entry:
    """A review's entry."""
    data = {"month": month, "finished": finished, "line": line, "decisions": dict(decisions)}
    return entry("review", date.fromisoformat(f"{month}-28"), "# A letter" if finished else "", data=data)


VISIT = SMALL.worksheets[0]
MORE = (Field(id="learnt", prompt="What did you learn?"), Field(id="change", prompt="What now?"))
CASE = altered(VISIT, fields=(*VISIT.fields, *MORE))


def sheet(whom: str, opened: date, end: date | None = None, **values: Value) -> Sheet:
    """A sheet on a visit, closed on a day if one is given."""
    made = replace(begun(CASE, opened, {"whom": whom, **values}), id=f"sheet-{whom}")
    return replace(made, status=CLOSED, closed=end) if end else made


def stood(*sheets: Sheet, day: date = TODAY) -> tuple[SheetStanding, ...]:
    """How sheets stand on a day, in the order given."""
    return tuple(standing_on(each, day, Calendar(), each.id.removeprefix("sheet-")[:4]) for each in sheets)


def known(*evidence: Entry, **more: Any) -> MonthFacts:
    """What a journal with these entries knows about October."""
    told: dict[str, Any] = {
        "month": OCTOBER,
        "today": TODAY,
        "reviews": (),
        "checklist": (),
        "priorities": (),
        "evidence": sorted(evidence, key=lambda each: each.day, reverse=True),
        "days": len({each.day for each in evidence}),
        "counts": {kind: sum(1 for each in evidence if each.kind == kind) for kind in EVIDENCE},
        "lived": {"listen": 1, "recover": 1, "lead": 1},
        "began": date(2026, 5, 3),
        "intentions": (),
        "then": None,
        "short": lambda entry_id: entry_id[-4:],
    }
    return MonthFacts(**(told | more))


def october(*evidence: Entry, **more: Any) -> MonthReview:
    """October's review of a journal with these entries."""
    return month_review(FRAMEWORK, known(*evidence, **more))


def full_october(**more: Any) -> MonthReview:
    """October's review of a journal with something of everything."""
    kept, ended = priority("Two visits a month"), priority("One name on every invoice", until="2026-10-31")
    told: dict[str, Any] = {
        "priorities": (kept, ended, priority("Answer by noon", month=MONTH, until="2027-01-31")),
        "checklist": (
            checked("needs", "A number that somebody picks up.", "2026-09"),
            checked("needs", "To be told before they ask.\nAnd by whom.", asked="What do they need?"),
        ),
        "reviews": (
            reviewed(month="2026-09", finished=True, line="Pick up the phone."),
            reviewed({kept.id: "keep"}, line="Tell them before they ask."),
        ),
        "intentions": (entry("intention", date(2026, 10, 8), "Ring the bakery", data={"status": "open"}),),
        "lived": {"listen": 2, "recover": 1},
        "then": answer(3, "Nobody, as so often.", "listen", month=5),
    }
    return october(
        answer(6, "Mrs Okafor, who printed the form and filled it in by hand. " * 6, "listen"),
        answer(20, "Two newcomers at the fair.", "lead", item="fair"),
        entry("heard", date(2026, 10, 5), "I never know who to call.", data={"who": "Ana"}),
        entry("practice", date(2026, 10, 7), "She asked twice when it ships.", item="ring"),
        entry("practice", date(2026, 10, 14), "", item="ring"),
        entry("note", date(2026, 10, 9), "Prices came up."),
        **(told | more),
    )
