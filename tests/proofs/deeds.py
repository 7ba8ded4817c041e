"""Deeds that change a journal, or what belongs to it: each with the home that it finds, to be cut off on the way."""

import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from custfocus.base.errors import CustfocusError
from custfocus.journal.backups.opening import opened
from custfocus.journal.backups.shelf import backups_in, folder_of
from custfocus.journal.connect import Journal, connect, is_sound
from custfocus.journal.damage.checkup import faults_in
from custfocus.journal.entries import Entries
from custfocus.journal.entry import Entry
from custfocus.journal.lock.header import Header, has_header, is_locked, read_header
from custfocus.journal.lock.keys import unwrap
from tests.conftest import Home
from tests.former import copied_as_before
from tests.locked import CODE, lock_journal
from tests.proofs.machine import environ
from tests.proofs.walk import ANSWER, ENTRIES, READINGS

SMITH = str(Path(__file__).with_name("locksmith.py"))
JRNL = "\n".join(f"[2023-03-05 09:{place:02}] Entry {place} of another journal\n" for place in range(40))
DAMAGED = Counter({"a journal that can't be read": 1})


class Deed(NamedTuple):
    """Something to do in a home."""

    call: str
    """The command, in words; "{…}" in it stands for a path, or for an entry of the home, "_" for a blank."""
    ready: Callable[[Path], object] = lambda _: None
    """Makes the home what it is to be before."""
    again: bool = False
    """Whether doing it once more comes to the same."""

    def words(self, home: Path) -> list[str]:
        """What Python is to start in a home; a lock, which asks for much, is done by the locksmith."""
        words = [each.replace("_", " ").format(**_named(home)) for each in self.call.split()]
        return [SMITH, words[1], str(home / "journal.db")] if words[0] == "smith" else ["-m", "custfocus", *words]


def surroundings(home: Path) -> dict[str, str]:
    """The environment of what is started in a home: the recovery code opens its journal, should it be locked."""
    (code := home.with_name("code")).write_text(CODE)
    return environ(home, CUSTFOCUS_PASSPHRASE_FILE=str(code), PYTHONPATH=str(Path(__file__).parents[2]))


def state(home: Path) -> Counter[str]:
    """What a home holds: its entries, whatever ids they have, its settings, and what was written beside it."""
    try:
        with closing(_journal(home)) as db:
            if not is_sound(db):
                return DAMAGED
            held = Counter(map(_content, Entries(db).find()))
    except CustfocusError:
        return DAMAGED
    held["a lock"] = is_locked(home / "journal.db")
    others = [home / "config.toml", *home.glob("taken-out/[!.]*"), *home.glob("taken-out.*")]
    return held + Counter(f"{path.name}: {path.read_text()}" for path in others if path.is_file())


def troubles(home: Path, before: Counter[str], after: Counter[str], *, said: bool) -> list[str]:
    """What isn't as is promised of a home in which a deed was cut off.

    Args:
        home: The home.
        before: What it held before.
        after: What it holds once it has been done.
        said: Whether it was said to be done.
    """
    now = state(home)
    if said and now != after:
        return [f"it was said to be done, and isn't: {now - after} {after - now}"]
    if now not in (before, after):
        strange = [each for each in now | before | after if not _between(now[each], before[each], after[each])]
        if strange or DAMAGED in (before, now):
            return [f"neither as it was nor as it is to be: {strange}"]
    for copy in [*backups_in(folder_of(home / "journal.db")), *backups_in(home / "beside")]:
        try:
            opened(copy.path, _secrets).close()
        except CustfocusError as error:
            return [f"{copy.path.name}: {error}"]
    if now == DAMAGED:
        return []
    with closing(_journal(home)) as db:
        return [f"{fault.id} {fault.ids}" for fault in faults_in(db, lambda _: None) if now != before]


def _between(now: int, before: int, after: int) -> bool:
    return min(before, after) <= now <= max(before, after)


def _content(entry: Entry) -> str:
    """An entry without what each run chooses anew."""
    words = json.dumps([entry.kind, str(entry.day), entry.item, entry.asked, entry.text, entry.data], sort_keys=True)
    return re.sub(r"\b[k-z]{32}\b|\b[0-9a-f]{32}\b", "ID", words)


def _journal(home: Path) -> Journal:
    journal = home / "journal.db"
    return connect(journal, secrets=lambda: _secrets(read_header(journal)) if has_header(journal) else [])


def _secrets(header: Header | None) -> Sequence[bytes]:
    return [secret for key in unwrap(header, CODE) for secret in key.secrets] if header else []


def _named(home: Path) -> dict[str, str]:
    """What the words in braces stand for in a home: paths, and of each kind of entry the newest."""
    named = {"home": str(home), "sent-back": ANSWER, "entries": ENTRIES, "weeks": READINGS}
    copies = backups_in(folder_of(home / "journal.db"))
    named["copy"] = str(copies[0].path) if copies else ""
    try:
        with closing(_journal(home)) as db:
            for entry in reversed(Entries(db).find()):
                named[entry.kind] = named[f"{entry.data.get('status')}-{entry.kind}"] = entry.id
    except CustfocusError:
        pass
    return named


def _run(home: Path, *calls: str) -> None:
    """Run commands in a home, as another run has before."""
    there = Home(home, seed=9)
    there.environ["CUSTFOCUS_PASSPHRASE_FILE"] = surroundings(home)["CUSTFOCUS_PASSPHRASE_FILE"]
    for call in calls:
        words = [each.replace("_", " ").format(**_named(home)) for each in call.split()]
        assert there.run(*words) == 0, there.err


def _moved_on(home: Path) -> None:
    """Something has come and gone since the copy was made."""
    _run(home, "note Written_since", "delete {note} {heard}", "edit {answer} Other_words")


def _lost_pages(home: Path) -> None:
    """The journal is damaged."""
    _moved_on(home)
    path = home / "journal.db"
    raw = bytearray(path.read_bytes())
    raw[4096 * 3 : 4096 * 5] = bytes(8192)
    path.write_bytes(raw)


def _ailing(home: Path) -> None:
    """What the doctor mends: tags are lost, others may read the files, a killed run has left one."""
    with closing(_journal(home)) as db:
        db.execute("delete from label")
    (home / "journal.db").chmod(0o644)
    (home / ".custfocus-5eed").write_text("half")


def _with_copies(home: Path) -> None:
    """There are several copies, one of a former version."""
    _run(home, "backup", "note Something_else", "backup")
    copied_as_before(home / "journal.db", 3)


def _with_files(home: Path) -> None:
    """Another journal lies there."""
    (home / "old.txt").write_text(JRNL)


def _with_whole(home: Path) -> None:
    """A journal that was taken out whole, and gone on with since."""
    _run(home, "export --whole -o {home}/whole.jsonl", "delete {note}", "note Since")


def _with_folder(home: Path) -> None:
    """Backups go elsewhere, too."""
    (home / "beside").mkdir()
    _run(home, "config backup-folder {home}/beside")


def _locked(home: Path) -> None:
    lock_journal(home / "journal.db")
    _run(home, "backup")


def _locked_and(ready: Callable[[Path], object]) -> Callable[[Path], None]:
    def both(home: Path) -> None:
        _locked(home)
        ready(home)

    return both


DEEDS = {
    deed.call if name is None else name: deed
    for name, deed in (
        (None, Deed("note Nobody_rang_her_back")),
        (None, Deed("heard Nobody_rang_me --from Ana --channel call")),
        (None, Deed("reflect An_answer --do Ring_her")),
        (None, Deed("reflect --skip")),
        (None, Deed("practice talk-direct Rang_her")),
        (None, Deed("practice --stop talk-direct")),
        (None, Deed("review --set customer-needs=Shorter_waits --priority Answer_at_once --line Rest")),
        (None, Deed("review 2026-09 --set customer-needs=Shorter_waits --finish")),
        (None, Deed("priority add Nobody_waits")),
        (None, Deed("priority reword 1 Nobody_waits_long")),
        (None, Deed("priority done 1")),
        (None, Deed("priority drop 1")),
        (None, Deed("sheet complaint --set who=Ana --set said=Nobody_rang")),
        (None, Deed("sheet {open-sheet} --set learnt=A_name_is_worth_more")),
        (None, Deed("sheet close {open-sheet} --set told=today --set confirmed=yes")),
        (None, Deed("sheet reopen {closed-sheet}")),
        (None, Deed("plan isolation --if I_eat_alone --then I_ask_who_called")),
        (None, Deed("plan --drop 1")),
        (None, Deed("away 2026-12-21 2027-01-03 Holidays")),
        (None, Deed("assess barriers --set isolation=4 --set defensiveness=2")),
        (None, Deed("scorecard add Calls --unit calls --target 4")),
        (None, Deed("scorecard log 1 5.8")),
        (None, Deed("scorecard import {weeks} --measure 1 --column First_reply", again=True)),
        (None, Deed("scorecard change 1 --target 5", again=True)),
        (None, Deed("invite Bo --role team")),
        (None, Deed("invite import {sent-back}")),
        (None, Deed("edit {note} Other_words", again=True)),
        (None, Deed("delete {note} {heard}")),
        (None, Deed("delete {note} {heard} --for-good --backups-too --yes", _with_copies, again=True)),
        (None, Deed("undo")),
        (None, Deed("config weekdays mon-fri", again=True)),
        (None, Deed("import {entries}", again=True)),
        (None, Deed("import {home}/old.txt", _with_files, again=True)),
        (None, Deed("import {home}/whole.jsonl", _with_whole, again=True)),
        (None, Deed("backup", again=True)),
        (None, Deed("note With_a_copy_elsewhere", _with_folder)),
        (None, Deed("restore {copy} --yes", _moved_on, again=True)),
        ("restore, in the place of a damaged journal", Deed("restore {copy} --yes", _lost_pages)),
        (None, Deed("doctor --fix", _ailing, again=True)),
        (None, Deed("export -o {home}/taken-out.jsonl --force", again=True)),
        (None, Deed("export --format folder -o {home}/taken-out", again=True)),
        (None, Deed("smith lock", again=True)),
        (None, Deed("smith rotate", _locked, again=True)),
        (None, Deed("smith unlock", _locked, again=True)),
        ("unlock, as commands have it", Deed("unlock", _locked, again=True)),
        ("note, under lock", Deed("note Nobody_rang_her_back", _locked)),
        ("import, under lock", Deed("import {entries}", _locked, again=True)),
        ("restore, under lock", Deed("restore {copy} --yes", _locked_and(_moved_on), again=True)),
        ("backup, under lock", Deed("backup", _locked, again=True)),
        (
            "delete for good, under lock",
            Deed("delete {note} --for-good --backups-too --yes", _locked_and(lambda home: _run(home, "backup"))),
        ),
    )
}
