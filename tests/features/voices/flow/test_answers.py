import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from time import sleep

import pytest

from custfocus.base.errors import FAILED
from custfocus.features.voices.flow.answers import put_all_together, take_in
from custfocus.features.voices.flow.others import others_of
from custfocus.features.voices.replies import armoured
from custfocus.journal.connect import FORMAT
from tests.answers import answer, invitation
from tests.conftest import SUNDAY, Home
from tests.features.voices.answering import NAMES, answers_of, entries, send
from tests.former import copied_as_before


def test_a_manager_answers_by_name(home: Home) -> None:
    """It shows at once, with the name, and is never mixed with others."""
    asked = invitation(home, "Max", "manager")
    taken = send(home, answer(asked, [1, 2, 3, 4, 5, None], "Bring bad news sooner."))
    assert (taken["taken"][0]["named"], taken["waiting"], taken["opened"]) == (True, 0, [])
    (reply,) = entries(home, "reply")
    assert (reply["data"]["who"], reply["text"]) == ("Max", "Bring bad news sooner.")
    assert "sooner. (Max)" in home.page("list", "--kind", "reply")
    page = home.page("show", "1")
    assert "1: When what is easy for us" in page
    voice = others_of(home.session(), SUNDAY)["commit"]
    assert [(one.who, one.value) for one in voice.managers] == [("Max", 1)]


def test_an_answer_waits_where_no_page_shows_it(home: Home) -> None:
    """Until others come: no list, search, entry, history or export has a word or a step of it."""
    asked = invitation(home, NAMES[0])
    send(home, answer(asked, [1] * 6, "Unmistakable words"))
    assert home.data("invite")["waiting"] == 1
    home.page("list")
    shown = "".join(
        home.page(*call)
        for call in (
            ("list",),
            ("list", "--kind", "reply"),
            ("show", "1"),
            ("history",),
            ("history", entries(home, "reply")[0]["id"]),
            ("search", "Unmistakable"),
            ("export",),
            ("export", "--format", "csv"),
            ("export", "--format", "markdown"),
            ("invite",),
        )
    )
    assert "Waits to be put together with others" in shown
    assert "Unmistakable words" not in shown
    assert others_of(home.session(), SUNDAY) == {}
    assert home.error("invite", NAMES[0], "--role", "customer")["code"] == "answer-waits"


def test_from_three_on_they_are_put_together(home: Home) -> None:
    """The third opens them; what is left is one entry with counts and texts, and that each has answered."""
    texts = answers_of(home)
    assert send(home, texts[0])["opened"] == []
    assert send(home, texts[1])["waiting"] == 2
    found = send(home, texts[2])
    assert [(one["role"], one["count"]) for one in found["opened"]] == [("customer", 3)]
    assert (found["waiting"], found["cleaned"]) == (0, True)
    assert entries(home, "reply") == []
    (voices,) = entries(home, "voices")
    assert voices["id"] == found["opened"][0]["id"]
    counts = {one["principle"]: one["counts"] for one in voices["data"]["ratings"]}
    assert counts == {
        "listen": [1, 1, 1, 0, 0],
        "recover": [0, 0, 0, 0, 3],
        "hold-accountable": [0, 0, 0, 3, 0],
        "enhance": [0, 0, 3, 0, 0],
        "commit": [0, 3, 0, 0, 0],
    }
    assert home.data("invite")["to_thank"] == list(reversed(NAMES))
    voice = others_of(home.session(), SUNDAY)["contact-or-assumption"]
    assert (voice.mean, voice.count, voice.groups[0].role) == (2.0, 3, "customer")
    assert "Said by «number» 2" in home.page("search", "number")


def test_once_put_together_nothing_leads_from_a_name_to_an_answer(home: Home) -> None:
    """Not the history, nor an export, nor the bytes of the file; only what all said together is there."""
    texts = answers_of(home)
    for text in texts:
        send(home, text)
    for form in ("jsonl", "csv", "markdown"):
        page = home.page("export", "--format", form)
        lines = [line for line in page.splitlines() if "Said by number" in line]
        assert lines
        assert not any(name in line for name in NAMES for line in lines)
    history = home.data("history")["acts"]
    assert not [one for act in history for one in act["touched"] if one["entry"]["kind"] == "reply"]
    raw = (home.folder / "journal.db").read_bytes()
    assert b"sealed" not in raw
    assert sorted(raw.count(f"Said by number {place}.".encode()) for place in range(3)) == [2, 2, 2]
    for text in texts:
        body = text.split("]")[1].split()[0]
        assert body[:40].encode() not in raw
    assert sorted(path.name for path in home.folder.iterdir() if path.is_file()) == ["journal.db"]
    with closing(sqlite3.connect(home.folder / "journal.db")) as db:
        gone = db.execute("select entry, fields from change where operation = 'purge'").fetchall()
    assert len(gone) == 3
    for entry, fields in gone:
        assert fields == "{}"
        assert home.page("history", entry).count("deleted for good") == 1


def swapped(home: Home, order: Sequence[int]) -> bytes:
    """The whole journal after three people answered, in their order, each with one of three answers."""
    asked = [invitation(home, name) for name in NAMES]
    values = [(1, 2, 3, 4, 5, 1), (5, 4, 3, 2, 1, None), (3, 3, None, 3, 3, 3)]
    for one, place in zip(asked, order, strict=True):
        send(home, answer(one, values[place]))
    for session in home.sessions:
        session.close()
    return (home.folder / "journal.db").read_bytes()


def test_whoever_said_what_the_journal_is_the_same_to_the_byte(new_home: Callable[[], Home]) -> None:
    """Three people change their answers about: no byte of the file tells who gave which."""
    first = swapped(new_home(), (0, 1, 2))
    assert all(swapped(new_home(), order) == first for order in ((1, 2, 0), (2, 1, 0)))


def test_it_can_not_be_taken_back_once_they_are_together(home: Home) -> None:
    """Neither the act that put them together, nor the earlier ones, which would let an answer come twice."""
    texts = answers_of(home)
    for text in texts:
        send(home, text)
    before = home.page("export")
    assert home.error("undo")["code"] == "purged"
    acts = [act["id"] for act in home.data("history", "-n", "50")["acts"] if act["command"] == "invite import"]
    assert len(acts) == 3
    for act in acts:
        assert home.error("undo", act)["code"] in ("purged", "changed-since")
    home.page("invite", NAMES[0], "--thanked")
    home.page("undo")
    for text in texts:
        assert [one["code"] for one in send(home, text, code=FAILED)["refused"]] == ["doubled"]
    assert home.page("export") == before


def test_what_was_taken_in_and_back_before_leaves_nothing_either(home: Home) -> None:
    """The history of a first time goes with the second."""
    texts = answers_of(home)
    send(home, texts[0])
    home.page("undo")
    assert home.data("invite")["waiting"] == 0
    assert b"sealed" in (home.folder / "journal.db").read_bytes()
    send(home, *texts)
    assert b"sealed" not in (home.folder / "journal.db").read_bytes()
    with closing(sqlite3.connect(home.folder / "journal.db")) as db:
        assert db.execute("select count(*) from change where operation = 'purge'").fetchone() == (4,)


def test_later_answers_make_a_group_of_their_own(home: Home) -> None:
    """What was put together stays as it is; two more wait for a third."""
    send(home, *answers_of(home))
    (first,) = entries(home, "voices")
    later = answers_of(home, ("Dan", "Eve", "Fay"))
    assert send(home, *later[:2])["waiting"] == 2
    assert entries(home, "voices") == [first]
    send(home, later[2])
    assert [one["data"]["count"] for one in entries(home, "voices")] == [3, 3]
    assert first in entries(home, "voices")


def test_few_of_each_role_are_pooled_when_no_more_can_be_expected(home: Home) -> None:
    """After thirty days, by looking; the pool tells of principles, and of no role."""
    customers = answers_of(home)[:2]
    partner = answers_of(home, ("Pia",), "partner")
    found = send(home, *customers, *partner)
    assert (found["waiting"], found["alone"], found["opened"]) == (3, 1, [])
    home.go_to(SUNDAY + timedelta(30))
    assert home.data("invite")["opened"] == []
    home.go_to(SUNDAY + timedelta(31))
    view = home.data("invite")
    assert [(one["role"], one["count"]) for one in view["opened"]] == [("pool", 3)]
    (voices,) = entries(home, "voices")
    assert voices["item"] is None
    assert {one["statement"] for one in voices["data"]["ratings"]} == {""}
    assert not {"customer", "partner"} & set(json.dumps(voices["data"]).split('"'))
    assert home.data("invite")["opened"] == []


def delete(home: Home, kind: str, place: int = 0) -> None:
    """Delete one entry of a kind, the newest where no other is named."""
    home.page("delete", entries(home, kind)[place]["id"])


@pytest.mark.parametrize("role", ["customer", "manager"])
def test_an_answer_that_is_deleted_can_come_again(home: Home, role: str) -> None:
    """And whoever gave it can be asked again."""
    asked = invitation(home, "Ana", role)
    send(home, answer(asked, text="Once"))
    delete(home, "reply")
    assert len(send(home, answer(asked, text="Twice"))["taken"]) == 1
    assert len(entries(home, "reply")) == 1
    delete(home, "reply")
    again = home.data("invite", "Ana", "--role", role)
    assert (again["again"], len(entries(home, "invitation"))) == (False, 2)


def test_an_answer_put_together_while_its_invitation_was_deleted_never_comes_twice(home: Home) -> None:
    """Once the invitation is back, nothing waits and they can be asked again; that answer stays the one it was."""
    texts = answers_of(home)
    send(home, texts[0])
    delete(home, "invitation", 2)
    deleting = home.data("history")["acts"][0]["id"]
    assert [one["count"] for one in send(home, *texts[1:])["opened"]] == [3]
    home.page("undo", deleting)
    before = home.page("export")
    assert [one["code"] for one in send(home, texts[0], code=FAILED)["refused"]] == ["doubled"]
    taking = [act["id"] for act in home.data("history", "-n", "50")["acts"] if act["command"] == "invite import"]
    for act in taking:
        assert home.error("undo", act)["code"] in ("purged", "changed-since")
    assert home.page("export") == before
    assert home.data("invite", NAMES[0], "--role", "customer")["again"] is False


def test_two_people_are_never_three(home: Home) -> None:
    """Not where one was asked twice, and one of the invitations is deleted."""
    first = invitation(home, "Pia")
    home.page("invite", "Pia", "--answered")
    home.data("invite", "pia", "--role", "customer")
    second = entries(home, "invitation")[0]["data"]
    quin = invitation(home, "Quin")
    send(home, answer(first, text="Words of old"), answer(second, text="Words anew"), answer(quin))
    for _ in range(3):
        delete(home, "invitation")
        found = home.data("invite")
        assert (found["waiting"], found["opened"]) == (3, [])
    texts = answers_of(home, ("Rae",))
    assert [one["count"] for one in send(home, *texts)["opened"]] == [3]
    assert sorted(entries(home, "voices")[0]["text"].split("\n\n---\n\n")) == ["Said by number 0.", "Words anew"]


def test_traces_that_could_not_be_taken_out_are_tried_again(home: Home) -> None:
    """By the next look, until it could be done, and no more then; the answers themselves are gone at once."""
    texts = answers_of(home)
    session = home.session()
    take_in(session, [("-", "\n".join(texts).encode())])
    path = home.folder / "journal.db"
    journal = session.store._connection  # noqa: SLF001 - nothing else comes between putting together and cleaning
    journal.execute("pragma busy_timeout = 10")
    with closing(sqlite3.connect(path)) as reader:

        def read(query: str) -> None:
            if query == "vacuum" and not reader.in_transaction:
                reader.execute("begin")
                reader.execute("select * from entry").fetchall()

        journal.set_trace_callback(read)
        opened, cleaned = put_all_together(session)
        assert ([one.count for one in opened], cleaned) == ([3], False)
        assert put_all_together(session) == ((), False)
        journal.set_trace_callback(None)
    assert entries(home, "reply") == []
    before = cleanings(path)
    assert home.data("invite")["cleaned"] is True
    assert cleanings(path) > before
    before = cleanings(path)
    assert home.data("invite")["cleaned"] is True
    assert cleanings(path) == before


def cleanings(path: Path) -> int:
    """A number that SQLite raises whenever it has cleaned the file."""
    with closing(sqlite3.connect(path)) as journal:
        return int(journal.execute("pragma schema_version").fetchone()[0])


def test_two_runs_that_take_in_the_same_lose_nothing_and_double_nothing(home: Home, tmp_path: Path) -> None:
    """Real processes, both held up at the journal's door and then let in at once; two answers come to both."""
    files = [tmp_path / f"{place}.txt" for place in range(8)]
    for file, text in zip(files, answers_of(home, [f"Person {place}" for place in range(8)]), strict=True):
        file.write_text(text)
    command = [sys.executable, "-m", "custfocus", "invite", "import", "--json"]
    environ = {"CUSTFOCUS_HOME": str(home.folder), "PATH": ""}
    with closing(sqlite3.connect(home.folder / "journal.db", isolation_level=None)) as door:
        door.execute("begin immediate")
        runs = [
            subprocess.Popen([*command, *map(str, some)], env=environ, stdout=subprocess.PIPE, text=True)
            for some in (files[:5], files[3:])
        ]
        sleep(1)
        assert [run.poll() for run in runs] == [None, None]
        door.execute("rollback")
    found = [json.loads(run.communicate(timeout=60)[0])["data"] for run in runs]
    assert sorted(run.returncode for run in runs) == [0, FAILED]
    names = [one["who"] for view in found for one in view["taken"]]
    assert sorted(names) == [f"Person {place}" for place in range(8)]
    assert [one["code"] for view in found for one in view["refused"]] == ["doubled"] * 2
    together = entries(home, "voices")
    waiting = home.data("invite")["waiting"]
    assert sum(one["data"]["count"] for one in together) + waiting == 8
    texts = [text for one in together for text in one["text"].split("\n\n---\n\n")]
    assert len(set(texts)) == len(texts) == 8 - waiting


def test_of_an_answer_that_is_refused_nothing_is_taken(home: Home) -> None:
    """One wrong rating among six good ones leaves the invitation open and the journal as it was."""
    asked = invitation(home, "Ana")
    before = home.page("export")
    ratings = {each["id"]: 4 for each in asked["statements"]} | {asked["statements"][5]["id"]: 6}
    forged = armoured({"form": 1, "invitation": asked["token"], "ratings": ratings, "text": "Words"})
    assert send(home, forged, code=FAILED)["refused"][0]["code"] == "forged"
    assert home.page("export") == before
    assert send(home, answer(asked))["waiting"] == 1


def test_an_answer_of_another_journal_is_foreign(new_home: Callable[[], Home]) -> None:
    """The same people, asked in two journals."""
    one, other = new_home(), new_home()
    other.data("note", "Other bytes come first here")
    text = answers_of(one)[0]
    answers_of(other)
    assert send(other, text, code=FAILED)["refused"][0]["code"] == "foreign"


def test_words_by_mail_and_the_form_both_count(home: Home) -> None:
    """Whoever was marked as answered may still send the form; the day and the thanks stay."""
    asked = invitation(home, "Ana")
    home.page("invite", "Ana", "--thanked")
    home.go_to(SUNDAY + timedelta(4))
    assert send(home, answer(asked))["waiting"] == 1
    (row,) = home.data("invite")["invitations"]
    assert (row["status"], row["answered"]) == ("thanked", "2026-11-22")


def test_a_statement_that_is_gone_from_the_framework_still_counts(home: Home) -> None:
    """As it was asked."""
    texts = answers_of(home)
    folder = home.folder / "content"
    folder.mkdir()
    (folder / "mine.yaml").write_text(
        "roles:\n- id: role-customer\n  name: Guest\n  opening: Hello.\n  asks: [One?, Two?, Three?]\n"
        "  statements:\n  - {id: mine, says: You sleep well here., principle: enhance}\n"
    )
    send(home, *texts)
    assert others_of(home.session(), SUNDAY)["listen"].count == 3
    asked = invitation(home, "Gil")
    assert [one["id"] for one in asked["statements"]] == ["mine"]


def test_single_answers_go_from_copies_of_the_journal_too(home: Home) -> None:
    """From those that a change of form has made; one that can't be mended is named."""
    texts = answers_of(home)
    send(home, *texts[:2])
    copy, broken = copied_as_before(home.folder / "journal.db", FORMAT), home.folder / "journal-before-format-2.db"
    broken.write_bytes(copy.read_bytes()[:5000])
    assert b"sealed" in copy.read_bytes()
    send(home, texts[2])
    assert b"sealed" not in copy.read_bytes()
    assert f"{broken} may still have single answers: remove that file if you don't need it any more." in home.err


def test_what_was_taken_is_said_where_it_cannot_be_put_together(home: Home) -> None:
    """It is saved, once; that nothing more came of it is another sentence, and the next look goes on from there."""
    texts = answers_of(home)
    send(home, texts[0])
    send(home, texts[1])
    with closing(sqlite3.connect(home.folder / "journal.db", isolation_level=None)) as db:
        db.execute(
            "create trigger trouble before insert on change when new.operation = 'purge' "
            "begin select raise(abort, 'no luck today'); end"
        )
        assert home.run("invite", "import", "-", stdin=texts[2]) == FAILED
        assert home.err == ""
        assert f"Saved the answer of {NAMES[2]}" in home.out
        assert "no luck today" in home.out
        assert "no need to take it in again" in home.out
        assert home.run("invite", "import", "-", "--json", stdin=texts[2]) == FAILED
        db.execute("drop trigger trouble")
    assert home.data("invite")["opened"][0]["count"] == 3
    assert send(home, texts[2], code=FAILED)["refused"][0]["code"] == "doubled"
