"""What readers are handed in these tests."""

from custfocus.features.importing.readers.record import Findings, Ids, Record, Surroundings, Wordless
from custfocus.features.importing.views import LeftBehind, Refused
from custfocus.journal.entry import Entry
from tests.conftest import SUNDAY

AROUND = Surroundings(SUNDAY, "Europe/London")


def ids(form: str = "test") -> Ids:
    """Makes ids as a run of its own would."""
    return Ids(form)


def entries(findings: Findings) -> list[Entry]:
    """The entries of what a reader found, which must be all that it found."""
    records = list(findings)
    assert all(isinstance(each, Record) for each in records), records
    return [each.entry for each in records if isinstance(each, Record)]


def refused(findings: Findings) -> list[tuple[int | None, str]]:
    """The lines and the reasons of what was left out."""
    return [(each.line, each.reason) for each in findings if isinstance(each, Refused)]


def parted(findings: Findings) -> tuple[list[Entry], list[Refused], list[LeftBehind]]:
    """The entries, those without a word, and what stays where it is."""
    everything = list(findings)
    return (
        [each.entry for each in everything if isinstance(each, Record)],
        [each.what for each in everything if isinstance(each, Wordless)],
        [each for each in everything if isinstance(each, LeftBehind)],
    )
