import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from custfocus.base.errors import FAILED, USAGE
from tests.answers import block
from tests.conftest import SUNDAY, Home
from tests.features.voices.answering import NAMES, answers_of, entries


def test_the_mail_asks_three_questions_and_is_all_that_a_pipe_gets(home: Home) -> None:
    """It begins with its subject and the name; what to do with it is told beside."""
    assert home.run("invite", "Ana", "Adeyemi", "--role", "customer") == 0
    assert home.out.startswith("Subject: Three questions, 5 minutes\n\nDear Ana Adeyemi,\n\n")
    assert [line[:2] for line in home.out.splitlines() if line[:1].isdigit()] == ["1.", "2.", "3."]
    assert "with your name" in home.out
    assert "Saved " in home.err
    assert "--from 'Ana Adeyemi' --channel email" in home.err
    assert entries(home, "invitation")[0]["data"]["status"] == "asked"


def test_each_role_has_questions_and_statements_of_its_own(home: Home) -> None:
    """Four roles; a name is asked once in each."""
    mails = [
        home.data("invite", "Ana", "--role", role)["mail"] for role in ("customer", "partner", "team", "manager")
    ]
    assert len(set(mails)) == 4
    ids = [one["id"] for entry in entries(home, "invitation") for one in entry["data"]["statements"]]
    assert len(ids) == len(set(ids)) == 24


def test_asked_again_it_is_the_same_invitation(home: Home) -> None:
    """With the same token, and the day of the latest asking; once it is answered, another."""
    first = home.data("invite", "Ana", "--role", "customer")
    token = entries(home, "invitation")[0]["data"]["token"]
    home.go_to(SUNDAY + timedelta(9))
    again = home.data("invite", " ana ", "--role", "customer")
    assert (again["id"], first["again"], again["again"]) == (first["id"], False, True)
    (entry,) = entries(home, "invitation")
    assert (entry["data"]["token"], entry["day"]) == (token, "2026-12-01")
    home.page("invite", "Ana", "--answered")
    assert home.data("invite", "Ana", "--role", "customer")["id"] != first["id"]
    assert len({entry["data"]["token"] for entry in entries(home, "invitation")}) == 2


def test_a_role_is_needed_and_has_to_be_one(home: Home) -> None:
    """At a pipe nobody is asked for it."""
    assert home.error("invite", "Ana")["code"] == "no-role"
    error = home.error("invite", "Ana", "--role", "custommer")
    assert (error["code"], error["hint"]) == ("unknown-role", 'Did you mean "customer"?')
    assert home.error("invite", "--role", "customer")["code"] == "usage"
    assert home.error("invite", " ", "--role", "customer")["code"] == "no-name"
    assert home.error("invite", "x" * 101, "--role", "customer")["code"] == "no-name"


def test_who_was_asked_who_answered_and_whom_to_thank(home: Home) -> None:
    """Each with the day; thanked at last."""
    for name in NAMES:
        home.data("invite", name, "--role", "customer")
    home.go_to(SUNDAY + timedelta(2))
    home.page("invite", "Ben", "Osei", "--answered")
    view = home.data("invite")
    states = {one["who"]: (one["status"], one["asked"], one["answered"]) for one in view["invitations"]}
    assert states["Ben Osei"] == ("answered", "2026-11-22", "2026-11-24")
    assert states["Ana Adeyemi"] == ("asked", "2026-11-22", None)
    assert view["to_thank"] == ["Ben Osei"]
    home.go_to(SUNDAY + timedelta(3))
    assert "was thanked" in home.page("invite", "ben osei", "--thanked")
    view = home.data("invite")
    (ben,) = [one for one in view["invitations"] if one["who"] == "Ben Osei"]
    assert (ben["status"], ben["answered"], ben["thanked"]) == ("thanked", "2026-11-24", "2026-11-25")
    assert view["to_thank"] == []
    assert home.error("invite", "Bon Osei", "--thanked")["hint"] == 'Did you mean "Ben Osei"?'


def test_of_a_name_in_two_roles_it_has_to_be_said_which(home: Home) -> None:
    """With the role it is plain."""
    home.data("invite", "Ana", "--role", "customer")
    home.data("invite", "Ana", "--role", "partner")
    assert "several roles" in home.error("invite", "Ana", "--answered")["message"]
    home.page("invite", "Ana", "--answered", "--role", "partner")
    assert {one["role"]: one["status"] for one in home.data("invite")["invitations"]} == {
        "customer": "asked",
        "partner": "answered",
    }


def test_the_form_is_a_file_that_only_a_form_replaces(home: Home, tmp_path: Path) -> None:
    """Private, and never written over anything else; the mail tells of it."""
    target = tmp_path / "form.html"
    view = home.data("invite", "Ana", "--role", "customer", "--form", str(target))
    assert view["form"] == str(target)
    assert "open the file" in view["mail"]
    first = target.read_text("utf-8")
    assert "Dear Ana," in first
    assert target.stat().st_mode & 0o777 == 0o600
    home.data("invite", "Ana", "--role", "customer", "--form", str(target))
    assert target.read_text("utf-8") == first
    target.write_text("<!doctype html><p>Mine")
    assert home.error("invite", "Ana", "--role", "customer", "--form", str(target))["code"] == "file-exists"
    assert home.page("invite", "Ana", "--role", "customer", "--form", "-") == first
    assert home.data("invite", "Ana", "--role", "customer", "--form", "-")["html"] == first


def test_where_the_form_cannot_be_saved_nobody_is_asked(home: Home, tmp_path: Path) -> None:
    """Nor is an invitation of before changed."""
    call = ("invite", "Ana", "--role", "customer", "--form")
    for file in (tmp_path / "missing" / "form.html", tmp_path, tmp_path / ("x" * 256)):
        assert home.error(*call, str(file))["code"] in ("no-folder", "not-a-file", "unwritable")
        assert entries(home, "invitation") == []
        assert home.data("history")["acts"] == []
    home.data("invite", "Ana", "--role", "customer")
    before = home.page("export")
    home.go_to(SUNDAY + timedelta(9))
    assert home.error(*call, str(tmp_path))["code"] == "not-a-file"
    assert home.page("export") == before


def test_where_the_invitation_cannot_be_kept_its_form_goes_again(home: Home, tmp_path: Path) -> None:
    """An answer that it makes would belong to nobody; one that was there before stays."""
    call = ("invite", "Ana", "--role", "customer", "--form", str(tmp_path / "form.html"))
    home.data("invite", "Bo", "--role", "customer")
    with closing(sqlite3.connect(home.folder / "journal.db", isolation_level=None)) as db:
        db.execute("update entry_fts_data set block = x'00' where id = 10")  # what shows at the very end
    assert home.run(*call) == FAILED
    assert "nothing was saved" in home.err
    assert "Your words are kept" in home.err
    assert not (tmp_path / "form.html").exists()
    home.data(*call)
    assert (tmp_path / "form.html").exists()


def test_with_all_roles_retired_there_is_nobody_to_ask(home: Home) -> None:
    """The page and the error say so, and where to change it."""
    folder = home.folder / "content"
    folder.mkdir(parents=True)
    roles = ("customer", "partner", "team", "manager")
    (folder / "mine.yaml").write_text(f"retire: [{', '.join(f'role-{word}' for word in roles)}]\n")
    page = home.page("invite")
    assert "no role left" in page
    assert "custfocus config" in page
    for call in (("invite", "Ana"), ("invite", "Ana", "--role", "customer")):
        error = home.error(*call)
        assert error["code"] == "no-roles"
        assert "custfocus config" in error["hint"]


def test_files_are_taken_in_one_by_one_and_all_that_are_good(home: Home, tmp_path: Path) -> None:
    """The others are named with the reason, and the run ends with 1."""
    first, second, third = answers_of(home)
    paths = {
        "good.txt": first.encode(),
        "latin.txt": b"Gr\xfc\xdfe!\r\n" + second.replace("\n", "\r\n> ").encode(),
        "twice.txt": first.encode(),
        "cut.txt": third[: third.index("]") + 80].encode(),
        "other.txt": block(invitation="0" * 32).encode(),
        "none.txt": b"All is well.",
        "large.txt": b"x" * ((1 << 20) + 1),
        "wide.txt": third.encode("utf-16"),
    }
    for name, raw in paths.items():
        (tmp_path / name).write_bytes(raw)
    files = [str(tmp_path / name) for name in paths]
    for missing in (str(tmp_path / "missing.txt"), str(tmp_path)):
        assert home.error("invite", "import", *files, missing)["code"] == "no-such-file"
    assert entries(home, "reply") == []
    assert home.run("invite", "import", *files, "--json") == FAILED
    found = json.loads(home.out)["data"]
    assert [(Path(one["source"]).name, one["who"]) for one in found["taken"]] == [
        ("good.txt", NAMES[0]),
        ("latin.txt", NAMES[1]),
        ("wide.txt", NAMES[2]),
    ]
    assert {Path(one["source"]).name: one["code"] for one in found["refused"]} == {
        "twice.txt": "doubled",
        "cut.txt": "damaged",
        "other.txt": "foreign",
        "none.txt": "no-answer",
        "large.txt": "too-large",
    }
    assert found["opened"][0]["count"] == 3


def test_the_page_tells_of_each_file(home: Home, tmp_path: Path) -> None:
    """Who answered, what wasn't taken and why, and for what the others wait."""
    (tmp_path / "a.txt").write_text(answers_of(home)[0])
    (tmp_path / "b.txt").write_text("Nothing")
    assert home.run("invite", "import", str(tmp_path / "a.txt"), str(tmp_path / "b.txt")) == FAILED
    assert f"Saved the answer of {NAMES[0]} (customer), {tmp_path / 'a.txt'}\n" in home.out
    assert f"Not taken, {tmp_path / 'b.txt'}: there is no answer in it" in home.out
    assert "1 answer waits to be put together with others" in home.out


def test_a_token_is_random_and_its_form_the_only_one_with_it(home: Home, tmp_path: Path) -> None:
    """128 bits from outside, in one form and no page."""
    for name in NAMES:
        home.data("invite", name, "--role", "customer", "--form", str(tmp_path / f"{name}.html"))
    tokens = {entry["data"]["who"]: entry["data"]["token"] for entry in entries(home, "invitation")}
    assert len(set(tokens.values())) == 3
    assert all(len(bytes.fromhex(token)) == 16 for token in tokens.values())
    for name in NAMES:
        found = [token for token in tokens.values() if token in (tmp_path / f"{name}.html").read_text("utf-8")]
        assert found == [tokens[name]]
    home.page("list")
    assert not any(token in home.page("invite") + home.page("show", "1") for token in tokens.values())


def test_without_a_file_it_is_wrong_usage(home: Home) -> None:
    """Stdin is read for "-" alone."""
    assert home.run("invite", "import") == USAGE
