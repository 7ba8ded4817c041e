from datetime import date

import pytest
from msgspec.structs import replace

from custfocus.features.entries.words import facts, gist
from custfocus.journal.entry import Entry

ENTRY = Entry("k" * 32, "note", date(2026, 11, 20), "2026-11-20T09:30:00.000Z", "Europe/Berlin", text="Words #tag")
SEASON = {"until": "2027-01-31", "month": "2026-10"}


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (replace(ENTRY, text="One\n  two\tthree"), "One two three"),
        (replace(ENTRY, kind="heard", data={"who": "Ana"}), "Words #tag (Ana)"),
        (replace(ENTRY, kind="skip", text="", asked="Which one?"), "Which one?"),
        (
            replace(ENTRY, kind="away", text="Holidays", data={"until": "2026-11-30"}),
            "Holidays (until 30 November 2026)",
        ),
        (replace(ENTRY, kind="away", text="", data={"until": "2026-11-30"}), "(until 30 November 2026)"),
        (replace(ENTRY, kind="intention", text="Ring", data={"status": "open"}), "Ring (not yet)"),
        (replace(ENTRY, kind="intention", text="Ring", data={"status": "dropped"}), "Ring (dropped)"),
        (replace(ENTRY, kind="priority", text="Ring first", data={"status": "open", **SEASON}), "Ring first"),
        (replace(ENTRY, kind="priority", text="Ring first", data={"status": "done", **SEASON}), "Ring first (done)"),
        (replace(ENTRY, kind="review", text="# October", data={"month": "2026-10"}), "Review of October 2026"),
        (replace(ENTRY, kind="checklist", text="", data={"month": "2026-10"}), "2026-10"),
        (replace(ENTRY, kind="review", text="Damaged", data={"month": "2026-1x"}), "Damaged"),
        (replace(ENTRY, text=""), ""),
    ],
)
def test_an_entry_is_told_in_a_line(entry: Entry, line: str) -> None:
    """What the user wrote, or else what called for it, and who or how long where that matters."""
    assert gist(entry) == line


def test_what_else_is_kept_is_told_in_words() -> None:
    """Known data has its label, unknown data its own name, and what says nothing is left out."""
    heard = replace(
        ENTRY, kind="heard", data={"who": "Ana", "channel": None, "firsthand": False, "mood": [1], "by_mail": True}
    )
    assert list(facts(heard)) == [
        ("Heard", "second-hand"),
        ("From", "Ana"),
        ("Mood", "[1]"),
        ("By mail", "yes"),
    ]
    adoption = replace(ENTRY, kind="adoption", data={"times": 1, "days": 7, "until": None})
    assert list(facts(adoption)) == [("Cadence", "once a week")]


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ("2027-02-28", "28 February 2027"),
        ("2026-11", "November 2026"),
        ("2026-02-31", "2026-02-31"),
        ("2026-13", "2026-13"),
        ("since 2026-11-03", "since 2026-11-03"),
    ],
)
def test_a_day_that_is_kept_is_told_as_one_says_it(kept: str, told: str) -> None:
    """And a month; what is neither stays as it is."""
    assert ("Until", told) in facts(replace(ENTRY, kind="priority", data={"until": kept}))
