"""What customers of a made-up workshop said, and what the summary makes of so many remarks."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from custfocus.features.insights.summary import CustomerEntries, insights
from custfocus.features.insights.views import Insights
from custfocus.features.sheets.sheet import begun
from custfocus.journal.entry import Entry
from tests.sheets import kept
from tests.stories import framework

TODAY = date(2026, 11, 22)
SINCE = TODAY - timedelta(179)
PEOPLE = ("Ms Adeyemi", "Ben Ali", "Mr Okafor", "Ana", "", "Mrs Olsen", "Dmitri", "Priya", "", "Yusuf", "Ines")
CHANNELS = ("call", "email", "visit", "call", "letter", None, "chat")
SAID = (
    "I waited at home all day and nobody came. #dates",
    "The new date was wrong as well, so I took a second day off.",
    "Your driver was kind and carried it up to the third floor for me.",
    "Nobody answers the phone after four o'clock.",
    "I had to explain it three times, to three people, and each of them asked for the number of the order again.",
    "The bill is higher than the offer, and nobody could tell me why. #bill",
    "Wir haben zwei Wochen auf die Rechnung gewartet.",
    "I rang about the bill and was cut off twice. #bill",
    "A new date again! That is the third date in a month. #dates",
    "It works, and the app is easy. Thank you so much.",
    "Why does the bill come before the repair is done? #bill",
    "Nobody rang me back, although it was promised. #dates",
    "The screws were missing.",
    "Väntade i två timmar och ingen svarade.",
)


def entry(id_: str, kind: str, ago: int, text: str = "", item: str | None = None, **data: Any) -> Entry:
    """An entry so many days ago."""
    return Entry(
        id_, kind, TODAY - timedelta(ago), "2026-11-22T09:00:00.000Z", "UTC", item=item, text=text, data=data
    )


def sheet(id_: str, worksheet: str, ago: int, of: object = None, **values: str) -> Entry:
    """A sheet that was opened so many days ago."""
    found = framework().by_id[worksheet]
    assert found.kind == "worksheet"
    whole = kept(begun(found, TODAY - timedelta(ago), values))
    return entry(id_, "sheet", ago, whole["text"], worksheet, **whole["data"], **({"of": of} if of else {}))


def heard(many: int, days: int) -> list[Entry]:
    """So many remarks, the latest today, over so many days; every ninth was passed on."""
    return [
        entry(
            f"h{number:03}",
            "heard",
            number * days // many,
            SAID[number * 5 % len(SAID)],
            who=PEOPLE[number * 3 % len(PEOPLE)] or None,
            channel=CHANNELS[number % len(CHANNELS)],
            firsthand=number % 9 != 4,
            **({"tone": "praise"} if "Thank you" in SAID[number * 5 % len(SAID)] else {}),
        )
        for number in range(many)
    ]


def together(
    sheets: Sequence[Entry] = (),
    said: Sequence[Entry] = (),
    notes: Sequence[Entry] = (),
    recoveries: Sequence[Entry] = (),
    since: date = SINCE,
    *,
    whole: bool = False,
) -> Insights:
    """What the entries of a time say together."""
    known = CustomerEntries(since, TODAY, SINCE, sheets, said, notes, recoveries, lambda id_: id_[:4])
    return insights(framework(), known, whole=whole)
