import pytest

from custfocus.features.reading.people import is_named, people_of
from custfocus.journal.entry import Entry
from tests.features.entries.samples import HEARD, entry
from tests.framework import SMALL


@pytest.mark.parametrize(
    ("name", "wanted", "is_meant"),
    [
        ("Ms Adeyemi", "Ms Adeyemi", True),
        ("Ms Adeyemi", "adeyemi", True),
        ("Ms  Adeyemi", "ADEYEMI ms", True),
        ("Ana", "An", False),
        ("Ana", "Ms Ana", False),
        ("Zoe\u0308", "Zoë", True),
        ("Ana", " ", False),
    ],
)
def test_a_name_is_meant_by_its_words(name: str, wanted: str, is_meant: bool) -> None:
    """All that were given, in capitals or not, in any order; half a word means nobody."""
    assert is_named([name, "Somebody else"], wanted) == is_meant


def test_an_entry_tells_whom_it_is_from() -> None:
    """What nobody said, and what is damaged, has no names."""
    damaged: Entry = entry(1, "sheet", data={"fields": 7})
    assert [people_of(each, SMALL) for each in (HEARD, entry(0), damaged)] == [["Ana"], [], []]
