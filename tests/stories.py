"""Stories as the journal would show them: their entries, and what the self-assessment makes of these."""

import tempfile
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from custfocus.content.demo import Planted
from custfocus.content.framework import Framework
from custfocus.content.load import content_folder, load
from custfocus.features.deeds.counting import count_deeds, since
from custfocus.features.demo.story import StoryEntry
from custfocus.features.ratings.profile import RatingFacts, assessment
from custfocus.features.ratings.views import Assessment
from custfocus.features.voices.others import others
from custfocus.journal.entry import Entry
from custfocus.journal.kinds import EVIDENCE

Named = set[tuple[str, str]]


@cache
def framework() -> Framework:
    """Our own content."""
    with tempfile.TemporaryDirectory() as folder:
        return load(content_folder(), Path(folder) / "own", Path(folder) / "framework.json")


def entries(written: Iterable[StoryEntry]) -> list[Entry]:
    """The entries that a story's become in a journal, the newest first."""
    found = [
        Entry(
            id=each.key,
            kind=each.kind,
            day=each.day,
            at=f"{each.day}T{each.minute // 60:02}:{each.minute % 60:02}:00.000Z",
            zone="Europe/London",
            item=each.item,
            asked=each.asked,
            text=each.text,
            principles=each.principles,
            data=each.data,
        )
        for each in written
    ]
    return found[::-1]


def assessed(written: list[Entry], today: date, scale: str | None = "principles") -> Assessment:
    """How the leader stands who wrote these entries, the newest first."""
    ratings: dict[str, list[Entry]] = {}
    for entry in written:
        if entry.kind == "rating":
            ratings.setdefault(str(entry.item), []).append(entry)
    recent = [entry for entry in written if entry.kind in EVIDENCE and entry.day >= since(today)]
    known = RatingFacts(
        ratings=ratings,
        deeds=count_deeds(framework(), recent, {}, min(entry.day for entry in written), today),
        others=others([entry for entry in written if entry.kind == "voices"], [], today),
        taken_on=(),
        room=0,
        answered={},
        today=today,
    )
    return assessment(framework(), known, scale)


def named(view: Assessment) -> Named:
    """What an assessment says doesn't go together."""
    return {(gap.id, gap.kind) for gap in view.profile.gaps}


def planted_in(found: Iterable[Planted]) -> Named:
    """The same of what was planted."""
    return {(each.id, each.kind) for each in found}
