"""Deleted for good is gone: no byte of any file of ours has a word of it, or that place was named with the way.

Made-up words are written into every kind of entry and every field, changed, handed on to letters, sheets, plans and
values, kept in drafts and copies. Then all that was written first is deleted for good. What still has a word must be
named, and once somebody has done what the page says, nothing has one.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from custfocus.journal.backups.opening import read_into_memory
from custfocus.journal.backups.packing import is_packed, unpacked
from custfocus.journal.connect import FORMAT, is_sound
from custfocus.journal.kinds import KINDS
from tests.answers import answer as reply
from tests.answers import invitation
from tests.conftest import SUNDAY, Home
from tests.features.voices.answering import send
from tests.former import copied_as_before

KEPT = "The shop window was bright this morning"
MADE_FROM = ("review", "reading")
"""What has taken its words from other entries; so have the sheets that say of what they were made."""


class Planted:
    """Words that nobody else writes, and where each was written."""

    def __init__(self) -> None:
        self._names = ("".join(letters) for letters in product("bdfgk", "aeiou", "lmnpr", "aeiou"))
        self.words: dict[str, str] = {}

    def word(self, where: str) -> str:
        """A word that is only there."""
        word = f"zorv{next(self._names)}"
        self.words[word] = where
        return word

    def text(self, where: str) -> str:
        """A sentence with such a word, and a tag that is another."""
        return f"Then {self.word(where)} came late again #{self.word(f'{where}, tag')}"


def entries(home: Home) -> list[dict[str, Any]]:
    """All entries, the newest first."""
    found: list[dict[str, Any]] = home.data("list", "-n", "500")["entries"]
    return found


def latest(home: Home, kind: str) -> str:
    """The id of the newest entry of a kind."""
    return str(next(entry["id"] for entry in entries(home) if entry["kind"] == kind))


def fill(home: Home, planted: Planted) -> None:
    """Write every kind of entry, with a made-up word in each field that takes words."""
    word, text = planted.word, planted.text
    home.page("note", KEPT)
    home.page("note", text("note"))
    home.page("reflect", "--question", "tiny-fix", text("answer"), "--do", text("intention"))
    home.page("reflect", "--skip", "--question", "did-it-well")
    home.page("heard", text("heard"), "--from", word("heard, who"), "--channel", word("heard, where"))
    home.page("practice", "talk-direct", text("practice"))
    home.page("practice", "--start", "talk-direct")
    home.page("away", "2026-12-21", "2027-01-03", text("away"))
    home.page("assess", "barriers", "--set", "isolation=3")
    home.page("plan", "isolation", "--if", f"I miss {word('plan, if')} badly", "--then", word("plan, then"))
    home.page("plan", "--reword", "1", "--then", f"I ask {word('plan, reworded')} about it")
    measure = ("scorecard", "add", word("measure"), "--unit", word("measure, unit"), "--by", "2027-01-31")
    home.page(*measure, "--target", "3", "--source", text("measure, source"))
    home.page("scorecard", "log", "1", "5")
    for place in range(3):
        fields = {"who": word("sheet, who"), "said": text("sheet, said"), "missed": text("sheet, missed")}
        fields |= {"cause": "late", "mattered": text("sheet, mattered"), "done": text("sheet, done")}
        home.page("log", "complaint", "--on", f"2026-11-0{place + 3}", *(f"--set={k}={v}" for k, v in fields.items()))
    home.page("insights", "--plan", "late")
    home.page("log", "complaint", "--of", latest(home, "heard"))
    asked = invitation(home, word("invitation, manager"), "manager")
    send(home, reply(asked, [3] * len(asked["statements"]), text("reply")))
    invitation(home, word("invitation, customer"), "customer")
    review = ("review", "2026-11", "--set", f"customer-needs={text('checklist')}", "--priority", text("priority"))
    home.page(*review, "--line", text("review, line"), "--finish")
    with home.session().store.acts.writing() as pen:
        pen.add_raw("voices", SUNDAY, text=text("voices"), data={"role": "pool", "count": 3, "ratings": []})
        pen.add_raw("theme", SUNDAY, text=text("theme"), data={"status": "named", "said": []})


def change(home: Home, planted: Planted) -> str:
    """Change what can be changed, so that words stand in its history alone; the id of an entry that is deleted."""
    for entry in entries(home):
        if (
            entry["kind"] in ("note", "answer", "heard", "practice", "intention", "checklist")
            and entry["text"] != KEPT
        ):
            for version in ("second", "third"):
                home.page("edit", entry["id"], planted.text(f"{entry['kind']}, {version}"))
        elif entry["kind"] == "sheet" and not entry["data"].get("of"):
            home.page("edit", entry["id"], "--set", f"said={planted.text('sheet, said anew')}")
    away = latest(home, "away")
    home.page("delete", away)
    return away


def strew(home: Home, planted: Planted) -> list[Path]:
    """Keep words in drafts, and in files that aren't ours; the latter."""
    drafts = home.session().drafts
    note = next(entry for entry in entries(home) if entry["kind"] == "note" and entry["text"] != KEPT)
    sheet = next(entry for entry in entries(home) if entry["kind"] == "sheet" and not entry["data"].get("of"))
    drafts.keep("edit", note["id"], planted.text("draft about a note"))
    drafts.keep("sheet", f"{sheet['id']}-said", planted.text("draft about a sheet's field"))
    left = [drafts.keep("note", "", f"Once more: {note['text']}"), home.folder / "all.jsonl"]
    home.page("export", "-o", str(left[1]))
    copied_as_before(home.folder / "journal.db", FORMAT)
    home.page("backup")
    shutil.copy(home.data("backup")["backups"][0]["path"], home.folder / "backups" / "to be safe.db.gz")
    by_hand = [home.folder / "journal.db.bak", home.folder / "journal (copy).db"]
    for path in by_hand:
        shutil.copy(home.folder / "journal.db", path)
    by_hand.append(home.folder / "backups" / "to be safe.db.gz")
    return [path for path in left if path] + by_hand


def rows_with(path: Path, words: dict[str, str]) -> Iterator[tuple[str, str]]:
    """The words that a journal's history still has, each with the id of its entry."""
    with closing(read_into_memory(path)) as db:
        for entry, fields in db.execute("select entry, fields from change").fetchall():
            yield from ((word, entry) for word in words if word in fields)


def bytes_with(home: Home, words: dict[str, str]) -> dict[str, list[str]]:
    """The files of the home that have a word anywhere in their bytes, and where these were written."""
    files = (path for path in home.folder.rglob("*") if path.is_file())
    there = {path: (unpacked(path) if is_packed(path) else path.read_bytes()).lower() for path in files}
    with_words = {
        path: [where for word, where in words.items() if word.encode() in raw] for path, raw in there.items()
    }
    return {str(path): where for path, where in with_words.items() if where}


def test_what_is_deleted_for_good_is_nowhere_or_named(home: Home) -> None:
    """Every kind and field, every version, tags, names, drafts, letters, sheets, values, copies by us and by hand."""
    planted, journal = Planted(), home.folder / "journal.db"
    home.backs_up = True
    fill(home, planted)
    deleted = change(home, planted)
    files = strew(home, planted)
    everything = entries(home)
    assert {entry["kind"] for entry in everything} | {"away"} == KINDS.keys()
    assert len(bytes_with(home, planted.words)[str(journal)]) > 60
    first = [
        entry["id"]
        for entry in everything
        if entry["text"] != KEPT and entry["kind"] not in MADE_FROM and not entry["data"].get("of")
    ]
    answer = home.data("delete", *first, deleted, "--for-good", "--yes", "--backups-too")
    named = {entry["id"] for entry in [*answer["quoted_in"], *answer["also_in"]]}
    assert {entry for _, entry in rows_with(journal, planted.words)} <= named
    for copy in answer["erased_in"]:
        assert {entry for _, entry in rows_with(Path(copy), planted.words)} <= named
    ours = {str(journal), *answer["erased_in"]}
    assert bytes_with(home, planted.words).keys() <= ours | set(answer["files"])
    assert set(answer["files"]) == set(map(str, files))

    for path in answer["files"]:
        Path(path).unlink()
    while named:
        answer = home.data("delete", *named, "--for-good", "--yes", "--backups-too")
        named = {entry["id"] for entry in [*answer["quoted_in"], *answer["also_in"]]}
    assert bytes_with(home, planted.words) == {}
    assert KEPT in [entry["text"] for entry in entries(home)]
    assert home.error("undo")["code"] == "purged"
    with closing(sqlite3.connect(journal)) as db:
        assert is_sound(db)


@pytest.mark.parametrize("at", ["change", "entry"])
def test_a_fault_on_the_way_leaves_all_of_it(home: Home, at: str) -> None:
    """The journal isn't half erased, and no copy is touched."""
    home.page("note", "Then zorvbala came late again")
    entry = latest(home, "note")
    copy = copied_as_before(home.folder / "journal.db", FORMAT)
    journal = home.folder / "journal.db"
    with closing(sqlite3.connect(journal)) as db:
        db.execute(f"create trigger stop before delete on {at} begin select raise(abort, 'out of luck'); end")
    before = {path: path.read_bytes() for path in (journal, copy)}
    home.error("delete", entry, "--for-good", "--yes", "--backups-too")
    assert {path: path.read_bytes() for path in (journal, copy)} == before
    assert json.loads(home.page("show", entry, "--json"))["data"]["entry"]["text"].startswith("Then zorvbala")
