"""One entry that another program has spoilt never takes a page away: it is left out, and a line says so."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from custfocus.journal.connect import connect
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.kinds import KINDS
from tests.conftest import Home
from tests.test_landed import NEWER, VERSIONS, opened

PAGES = (
    ("today",),
    ("reflect", "--show", "--why"),
    ("practice",),
    ("practice", "--all"),
    ("review", "--show"),
    ("review", "2026-10", "--show"),
    ("log",),
    ("open",),
    ("away",),
    ("nudge",),
    ("barriers",),
    ("barriers", "isolation"),
    ("plan",),
    ("assess",),
    ("assess", "principles", "--why"),
    ("invite",),
    ("progress", "--last", "1y"),
    ("insights", "--all", "--last", "1y"),
    ("scorecard",),
    ("share", "--last", "1y"),
    ("calendar",),
    ("list", "-n", "100"),
    ("search", "customer"),
    ("history",),
    ("export", "--format", "markdown"),
    ("export", "--format", "csv"),
)
# A page that reads the entries of a kind, and so tells that one of them was left out.
TELLS = {
    "answer": ("reflect", "--show"),
    "heard": ("insights", "--last", "1y"),
    "note": ("insights", "--last", "1y"),
    "practice": ("share",),
    "adoption": ("practice",),
    "intention": ("review", "--show"),
    "skip": ("reflect", "--show", "--on", "2026-11-19"),
    "away": ("practice",),
    "checklist": ("review", "2026-10", "--show"),
    "priority": ("review", "--show"),
    "review": ("review", "--show"),
    "rating": ("assess",),
    "plan": ("review", "--show"),
    "measure": ("scorecard",),
    "reading": ("scorecard",),
    "invitation": ("invite",),
    "reply": ("assess",),
    "voices": ("assess",),
    "sheet": ("insights", "--last", "1y"),
    "theme": ("insights", "--last", "1y"),
}
# What an entry keeps of a kind that the latest of those journals has none of.
NEWER_DATA = {"theme": {"status": "named", "said": []}}


def no_object(_: Entry) -> Any:
    """A list where an object belongs."""
    return []


def spoilt(entry: Entry) -> Any:
    """A value of another type in each field but the status, by which some pages find their entries."""
    return {**entry.data, **{name: [{"x": 7}] for name in KINDS[entry.kind].columns() if name != "status"}}


# One thing to do is found by its status alone, so that a page never meets one that has lost it.
WAYS: list[tuple[str, Callable[[Entry], Any]]] = [(kind, no_object) for kind in KINDS if kind != "intention"]
WAYS += [(kind, spoilt) for kind, record in KINDS.items() if {*record.columns()} - {"status"}]


@pytest.fixture(params=WAYS, ids=lambda way: f"{way[0]} {way[1].__name__}")
def damaged(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Home, Entry]:
    """A journal with entries of every kind, the newest of one kind damaged."""
    kind, how = request.param
    home = opened(VERSIONS[-1], tmp_path / "home")
    session = home.session()
    if kind in NEWER:
        with session.store.acts.writing() as pen:
            pen.add_raw(kind, session.today, text="Letters", data=NEWER_DATA[kind])
    entry = session.store.entries.find(Filter(kinds=(kind,)), limit=1)[0]
    journal = connect(home.folder / "journal.db")
    journal.execute("update entry set data = ? where id = ?", (json.dumps(how(entry)), entry.id))
    journal.close()
    return home, entry


def some_pages(entry: Entry, long: bool) -> list[tuple[str, ...]]:
    """All pages, or for a quick look every third, others for each kind, so that each is looked at for several."""
    return list(PAGES if long else PAGES[[*KINDS].index(entry.kind) % 3 :: 3])


def test_no_page_is_taken_away(damaged: tuple[Home, Entry], long: bool) -> None:
    """Each is there, in both its forms, and at most one line tells of the entry."""
    home, entry = damaged
    home.page(*TELLS[entry.kind])
    assert "damaged" in home.err
    assert entry.id[:4] in home.err
    for call in some_pages(entry, long):
        home.page(*call)
        assert home.err.count("damaged") <= 1, call
        if call[0] != "export":
            assert home.run(*call, "--json") == 0, call


def test_it_can_be_looked_at_and_deleted(damaged: tuple[Home, Entry], long: bool) -> None:
    """A list has it, its own page and its history show what is there, and whatever uses it says what is wrong."""
    home, entry = damaged
    assert entry.id in [each["id"] for each in home.data("list", "-n", "100")["entries"]]
    assert home.page("show", entry.id)
    assert home.page("history", entry.id)
    home.run("edit", entry.id, "--on", "yesterday")
    home.run("log", entry.id, "--set", "told=today")
    assert home.page("delete", entry.id)
    for call in some_pages(entry, long):
        home.page(*call)
        assert "damaged" not in home.err, call


def test_a_command_on_it_says_what_is_wrong(tmp_path: Path) -> None:
    """In a sentence, with a way to look at it."""
    home = opened(VERSIONS[-1], tmp_path / "home")
    entry = home.session().store.entries.find(Filter(kinds=("sheet",)), limit=1)[0]
    journal = connect(home.folder / "journal.db")
    journal.execute("update entry set data = '{}' where id = ?", (entry.id,))
    journal.close()
    error = home.error("log", entry.id, "--set", "told=today")
    assert error["code"] == "damaged-entry"
    assert f"Entry {entry.id[:8]} (sheet) is damaged" in error["message"]
    assert f"custfocus show {entry.id[:8]}" in error["hint"]


def test_another_takes_its_place_where_only_some_are_wanted(tmp_path: Path) -> None:
    """The newest that can be read, and still but one line."""
    home = opened(VERSIONS[-1], tmp_path / "home")
    newest, second, *_ = home.session().store.entries.find(Filter(kinds=("rating",)))
    journal = connect(home.folder / "journal.db")
    journal.execute("update entry set data = '{}' where id = ?", (newest.id,))
    journal.close()
    session = home.session()
    assert session.find(Filter(kinds=("rating",)), limit=1) == [second]
    assert session.find(Filter(kinds=("rating",)), limit=1, oldest_first=True) != [newest]
