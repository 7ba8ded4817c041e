import json
import subprocess
import sys
from datetime import date, timedelta

import pytest

from tests.conftest import SUNDAY, Home
from tests.features.sheets.forms import CALL, FOUND, sets, the
from tests.proofs.machine import PROGRAM, environ

OWN = """
worksheets:
  - id: visit
    title: A visit
    purpose: To see how they work.
    principles: [listen]
    fields:
      - {id: where, prompt: Where was it?, kind: line, needed: true}
      - {id: mood, prompt: How was it?, kind: scale, low: Cold, high: Warm}
      - {id: by, prompt: By when do they hear from you?, kind: date, ahead: true}
      - {id: heard, prompt: On which day did they hear?, kind: date, needed: true}
    stages:
      - {id: go, name: Go there, asks: [where, mood, by]}
      - {id: tell, name: Tell them, asks: [heard], due: {after: by}}
    promise: heard
"""


def write(home: Home, name: str, text: str) -> None:
    """One of the user's own content files."""
    folder = home.folder / "content"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, "utf-8")


def editing(home: Home, *lines: str) -> None:
    """An editor that does with the form's text whatever these lines of Python do with `text`."""
    script = home.folder.parent / "editor.py"
    body = "\n".join(lines)
    script.write_text(
        "import pathlib, sys\npath = pathlib.Path(sys.argv[1])\ntext = path.read_text('utf-8')\n"
        f"{body}\npath.write_text(text, 'utf-8')\n",
        "utf-8",
    )
    home.environ["EDITOR"] = f"{sys.executable} {script}"


def test_without_a_name_it_shows_what_fits_and_all_there_is(home: Home) -> None:
    """Three that fit, each with the reason, then the list; scripts find no sheet."""
    data = home.data("log")
    assert data["sheets"] == []
    assert [one["id"] for one in data["fitting"]] == ["complaint", "recovery", "loyalty"]
    assert {one["why"] for one in data["fitting"]} == {"not tried yet"}
    assert len(data["worksheets"]) == 10
    page = home.page("log")
    assert "What fits now" in page
    assert "press-release" in page


def test_what_a_customer_said_lately_is_offered_as_a_complaint(home: Home) -> None:
    """With the command that takes it up, until that is done or a week has passed."""
    home.run("heard", "Nobody called back", "--from", "Ana", "--on", "yesterday")
    first = home.data("log")["fitting"][0]
    assert (first["id"], first["why"]) == ("complaint", "Ana said something yesterday; take it up here, if it is one")
    assert home.run(*["log", "complaint", "--of", first["command"].split()[-1]]) == 0, home.err
    assert "complaint" not in [one["id"] for one in home.data("log")["fitting"]]


def test_a_call_logged_with_four_answers(home: Home) -> None:
    """All in one go: where it stands, what is due and the next step, for people and for scripts."""
    one = the(home.data("log", "complaint", *sets(**CALL)))
    assert (one["worksheet"], one["stage"], one["due"], one["overdue"]) == (
        "complaint",
        "first-word",
        "2026-11-23",
        0,
    )
    assert one["fields"]["who"] == "Ms Adeyemi"
    assert one["fields"]["told"] is None
    page = home.page("log", "complaint", *sets(**CALL))
    assert "Opened " in page
    assert "Next: Send a first word and name a day, due tomorrow" in page
    entry = home.data("show", one["id"])["entry"]
    assert (entry["kind"], entry["item"], entry["principles"]) == ("sheet", "complaint", ["recover", "listen"])


def test_going_on_with_a_sheet(home: Home) -> None:
    """By its id or number: options and a pipe add to it; nothing given shows how it stands."""
    one = the(home.data("log", "complaint", *sets(**CALL)))
    home.page("open")
    home.page("log", "1", *sets(told="today"))
    piped = json.dumps({**FOUND, "confirmed": True, "promised": None})
    after = the(home.data("log", one["short"], "-", stdin=piped))
    assert (after["fields"]["told"], after["fields"]["confirmed"]) == ("2026-11-22", True)
    assert (after["closable"], after["stage"], after["due"]) == (True, None, None)
    data = home.data("log", one["id"])
    assert (data["did"], the(data)) == ("same", after)
    assert "custfocus sheet close" in home.page("log", one["id"])


def test_what_a_customer_said_becomes_a_complaint(home: Home) -> None:
    """Who, where and the words come along, and it dates from then; the entry stays, and it goes once."""
    heard = home.data("heard", "Nobody called back", "--from", "Ana", "--channel", "the fair", "--on", "2026-11-20")
    said = heard["entry"]["id"]
    one = the(home.data("log", "complaint", "--of", said))
    found = {name: value for name, value in one["fields"].items() if value is not None}
    assert found == {"who": "Ana", "channel": "the fair", "said": "Nobody called back"}
    assert one["opened"] == "2026-11-20"
    entry = home.data("show", one["id"])["entry"]
    assert entry["data"]["of"] == said
    assert home.data("show", said)["entry"]["text"] == "Nobody called back"
    error = home.error("log", "complaint", "--of", said)
    assert error["code"] == "already-logged"
    assert one["short"] in error["message"]
    home.run("undo")
    assert the(home.data("log", "complaint", "--of", said, "--on", "today"))["opened"] == "2026-11-22"


def test_only_what_a_customer_said_can_be_taken_up(home: Home) -> None:
    """By a worksheet that has a place for it."""
    note = home.data("note", "Mine")["entry"]["id"]
    said = home.data("heard", "Theirs")["entry"]["id"]
    assert 'kept as "note"' in home.error("log", "complaint", "--of", note)["message"]
    assert "no place" in home.error("log", "mantra", "--of", said)["message"]
    assert home.error("log", "complaint", "--of", "zzzz")["code"] == "unknown-id"


def test_fields_are_shown(home: Home) -> None:
    """Ids, prompts, kinds, what is needed and what may be shared; nothing is opened."""
    data = home.data("log", "complaint", "--fields")
    assert [field["id"] for field in data["fields"]][:3] == ["who", "channel", "said"]
    cause = next(field for field in data["fields"] if field["id"] == "cause")
    assert (cause["kind"], cause["needed"], cause["shareable"], cause["others"]) == ("choice", True, True, True)
    assert "late" in cause["choices"]
    assert cause["stages"] == ["outcome"]
    assert "Who is unhappy?" in home.page("log", "complaint", "--fields")
    assert home.data("open")["sheets"] == []


def test_a_choice_learns_from_what_was_given(home: Home) -> None:
    """A cause of the user's own is known by its beginning from then on, on other worksheets too."""
    home.page("log", "complaint", *sets(who="Ana", cause="wrong address"))
    one = the(home.data("log", "recovery", *sets(problem="Parcels", cause="wro")))
    assert one["fields"]["cause"] == "wrong address"


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        ({"told": "tomorrow"}, "future-day", "On which day did you tell them the outcome?"),
        ({"told": "yesterday"}, "wrong-order", "before the sheet was opened, on 22 November 2026."),
        ({"promised": "2026-11-20"}, "wrong-order", "By which day have you promised them an outcome?"),
        ({"told": "today", "tried": "yesterday"}, "wrong-order", "On which day did you ask and get no reply?"),
        ({"told": "soonish"}, "unknown-day", "On which day did you tell them the outcome?"),
        ({"confirmed": "perhaps"}, "unknown-value", "Do they say that it is resolved?"),
        ({"cause": "p!", "channel": "c"}, "ambiguous-value", "How did it reach you?"),
        ({"whom": "Ana"}, "unknown-field", '"whom"'),
    ],
)
def test_all_of_it_is_saved_or_nothing(home: Home, given: dict[str, str], code: str, words: str) -> None:
    """One answer that won't do, and the others aren't kept either; the error has the field's own prompt."""
    for stdin, arguments in (("", sets(said="Late", **given)), (json.dumps({"said": "Late", **given}), ["-"])):
        error = home.error("log", "complaint", *arguments, stdin=stdin)
        assert error["code"] == code
        assert words in error["message"]
        assert home.data("list")["entries"] == []


@pytest.mark.parametrize(
    ("arguments", "stdin", "code"),
    [
        (["complaint"], "", "no-text"),
        (["complaint", "--set", "who="], "", "empty"),
        (["complaint", "--set", "who"], "", "usage"),
        (["complaint", "--set", "who=A", "--set", "who=B"], "", "usage"),
        (["complaint", "-"], "who: Ana", "no-values"),
        (["complaint", "-"], "[]", "no-values"),
        (["complaint", "-"], '{"who": ["Ana"]}', "no-values"),
        (["complaint", "-"], '{"who": 1.5}', "no-values"),
        (["complaint", "Ana"], "", "usage"),
        (["complant", "--set", "who=A"], "", "unknown-worksheet"),
        (["zzzz"], "", "unknown-worksheet"),
        (["7"], "", "unknown-number"),
        (["--set", "who=A"], "", "usage"),
        (["complaint", "--on", "2099-01-01!", "--set", "who=A"], "", "future-day"),
        (["complaint", "--on", "2099-01-01", "--set", "who=A"], "", "future-day"),
    ],
)
def test_what_is_unclear_is_refused(home: Home, arguments: list[str], stdin: str, code: str) -> None:
    """Nothing is saved."""
    assert home.error("log", *arguments, stdin=stdin)["code"] == code
    assert home.data("list")["entries"] == []


def test_a_name_that_is_nearly_right_is_guessed(home: Home) -> None:
    """A worksheet's and a field's."""
    assert home.error("log", "complant")["hint"] == 'Did you mean "complaint"?'
    assert home.error("log", "complaint", "--set", "mattters=x")["hint"] == 'Did you mean "mattered"?'


def test_the_day_it_was_opened(home: Home) -> None:
    """Dates are worked out from it."""
    one = the(home.data("log", "complaint", *sets(**CALL), "--on", "2026-11-18"))
    assert (one["opened"], one["due"], one["overdue"]) == ("2026-11-18", "2026-11-19", 3)
    assert home.error("log", one["id"], "--on", "today")["code"] == "usage"


def test_working_days_are_the_users(home: Home) -> None:
    """A first word for a call on Friday is due on Monday where the weekend doesn't count."""
    home.run("config", "weekdays", "mon-fri")
    one = the(home.data("log", "complaint", *sets(**CALL), "--on", "2026-11-20"))
    assert one["due"] == "2026-11-23"


def test_the_form_in_the_editor(home: Home) -> None:
    """All at once; what has a place is saved, and what has none is said, kept, and there again the next time."""
    editing(
        home,
        "text = text.replace('== who: Who is unhappy?', '== who: Who is unhappy?\\nAna', 1)",
        "text = text.replace('=== told: ', 'A line too much\\n\\n=== told: ', 1)",
        "head, told, rest = text.partition('=== told: On which day did you tell them the outcome?')",
        "text = 'Above all\\n' + head + told + '\\nthe day after\\n' + rest",
    )
    data = home.data("log", "complaint", "-e")
    one = the(data)
    assert (one["fields"]["who"], one["fields"]["told"]) == ("Ana", None)
    assert one["fields"]["change"] == "A line too much"
    assert [(left["words"], left["field"]) for left in data["left"]] == [("Above all", ""), ("the day after", "told")]
    waiting = home.data()["waiting"]
    assert [each["command"] for each in waiting if "edit" in each["command"]] == [f"edit {one['id']} -e"]
    editing(
        home, "assert text.startswith('Above all\\n\\ntold: the day after\\n\\n=')", "text = text[text.index('= A'):]"
    )
    assert "Nothing was changed" in home.page("edit", one["id"], "-e")
    assert list((home.folder / "drafts").glob("*.txt")) == []


def test_a_form_that_is_left_as_it_is_opens_nothing(home: Home) -> None:
    """Nor is it a draft."""
    home.environ["EDITOR"] = "true"
    assert home.error("log", "complaint", "-e")["code"] == "empty"
    assert list((home.folder / "drafts").glob("*.txt")) == []
    assert home.data("list")["entries"] == []


def test_a_form_survives_an_editor_that_fails(home: Home) -> None:
    """It is there again the next time, with what was typed."""
    editing(home, "path.write_text(text.replace('unhappy?', 'unhappy?\\nAna', 1), 'utf-8')", "sys.exit(1)")
    assert home.error("log", "complaint", "-e")["code"] == "editor"
    assert [each["command"] for each in home.data()["waiting"]] == ["sheet complaint -e"] or home.data()["first"]
    home.environ["EDITOR"] = "true"
    assert the(home.data("log", "complaint", "-e"))["fields"]["who"] == "Ana"


def test_answers_that_cannot_be_saved_are_kept(home: Home) -> None:
    """In a form that is offered the next time."""
    home.page("note", "There is a journal")
    (home.folder / "journal.db").rename(home.folder / "away.db")
    (home.folder / "journal.db").write_text("no journal at all " * 100)
    assert home.run("log", "complaint", *sets(who="Ana", said="Late again")) == 1
    assert "kept and offered next time" in " ".join(home.err.split())
    (home.folder / "away.db").replace(home.folder / "journal.db")
    assert {each["command"] for each in home.data()["waiting"]} == {"sheet complaint -e"}


def test_a_worksheet_of_ones_own_behaves_like_ours(home: Home) -> None:
    """OfferedWorksheet, shown, logged, due, on the day's page, closed; in JSON as well."""
    write(home, "mine.yaml", OWN)
    home.page("guide", "check")
    assert "visit" in [one["id"] for one in home.data("log")["worksheets"]]
    assert "custfocus sheet visit" in home.page("guide", "visit")
    one = the(home.data("log", "visit", *sets(where="The mill", mood="4", by="2026-11-24")))
    assert (one["fields"]["mood"], one["due"], one["stage"], one["promise"]) == (4, "2026-11-24", "tell", True)
    assert "The mill: Tell them, due Tuesday" in home.page()
    assert home.data("list", "--principle", "listen")["entries"][0]["id"] == one["id"]
    home.page("open")
    assert the(home.data("close", "1", *sets(heard="today")))["status"] == "closed"


def test_a_sheet_outlives_its_worksheet(home: Home) -> None:
    """Changed or gone: it is shown, goes on, is listed and is closed with what it asked when it was opened."""
    write(home, "mine.yaml", OWN)
    first = the(home.data("log", "visit", *sets(where="The mill")))
    second = the(home.data("log", "visit", *sets(where="The yard")))
    write(home, "mine.yaml", OWN.replace("heard", "seen").replace("A visit", "Seen"))
    assert "On which day did they hear?" in home.page("show", first["id"])
    assert the(home.data("log", first["id"], *sets(heard="today")))["closable"] is True
    assert the(home.data("close", first["id"]))["title"] == "A visit"
    (home.folder / "content" / "mine.yaml").unlink()
    assert "On which day did they hear?" in home.page("show", second["id"])
    assert "no longer in the guide" in home.page("show", second["id"])
    assert the(home.data("open"))["title"] == "A visit"
    assert "A visit · The yard" in home.page("list", "--kind", "sheet")
    assert home.error("close", second["id"])["hint"] == f"custfocus sheet close {second['short']} --set heard=DAY"
    assert the(home.data("close", second["id"], *sets(heard="today")))["status"] == "closed"


def test_a_sheet_of_thirty_fields(home: Home) -> None:
    """It is filled in, shown and closed like any other."""
    ids = [f"f{number}" for number in range(30)]
    fields = "".join(f"      - {{id: {name}, prompt: What is {name}?, needed: true}}\n" for name in ids)
    stages = "".join(
        f"      - {{id: s{at}, name: Step {at}, asks: [{', '.join(ids[at : at + 10])}]}}\n" for at in (0, 10, 20)
    )
    head = "worksheets:\n  - id: long\n    title: A long one\n    purpose: x\n    principles: [listen]\n"
    text = f"{head}    fields:\n{fields}    stages:\n{stages}"
    write(home, "mine.yaml", text)
    one = the(home.data("log", "long", *sets(**dict.fromkeys(ids[:12], "Words"))))
    assert (one["stage"], len(one["fields"]), len(one["asks"])) == ("s10", 30, 8)
    assert len(home.page("show", one["id"]).splitlines()) < 50
    assert home.run("close", one["id"]) == 1
    assert len(home.err) < 900
    piped = json.dumps(dict.fromkeys(ids, "More"))
    home.data("log", one["id"], "-", stdin=piped)
    assert the(home.data("close", one["id"]))["status"] == "closed"


def test_completion(home: Home) -> None:
    """Worksheets and open sheets, then the fields of the one that stands there."""
    write(home, "mine.yaml", OWN)
    one = the(home.data("log", "visit", *sets(where="The mill")))
    assert _completed(home, "custfocus sheet vis") == ["visit"]
    assert one["short"] in _completed(home, "custfocus sheet ")
    assert _completed(home, "custfocus sheet close ") == [one["short"]]
    assert _completed(home, "custfocus sheet reopen ") == []
    assert _completed(home, "custfocus sheet complaint --set to") == ["told="]
    assert _completed(home, f"custfocus edit {one['short']} --set he") == ["heard="]


def _completed(home: Home, words: str) -> list[str]:
    """What a shell is offered behind these words."""
    place = str(words.count(" "))
    more = {"_CUSTFOCUS_COMPLETE": "complete_bash", "COMP_WORDS": words, "COMP_CWORD": place}
    done = subprocess.run(PROGRAM, env=environ(home.folder, **more), capture_output=True, check=True)
    return done.stdout.decode().split()


def test_from_the_call_to_the_customer_who_knows(home: Home) -> None:
    """Logged with four answers, it is on the day's page each day until the customer has been told."""
    home.run("config", "weekdays", "mon-fri")
    home.go_to(date(2026, 11, 18))
    one = the(home.data("log", "complaint", *sets(**CALL)))
    for later in range(5):
        home.go_to(date(2026, 11, 18) + timedelta(later))
        assert "Ms Adeyemi: Send a first word" in home.page()
        assert [each["id"] for each in home.data()["open"]] == [one["id"]]
        assert len(home.page().splitlines()) <= 12
    assert "3 days overdue" in home.page()
    home.run("log", one["id"], *sets(promised="2026-11-24", **FOUND))
    assert "Ms Adeyemi: Put it right and tell th…, due Tuesday" in home.page()
    home.run("log", one["id"], *sets(told="today"))
    assert "Ms Adeyemi" not in home.page()
    home.go_to(SUNDAY + timedelta(8))
    assert "Ms Adeyemi: Ask whether it is" in home.page()


def test_a_note_is_no_sheet(home: Home) -> None:
    """What isn't one is refused by name."""
    home.page("note", "Mine")
    home.page("list")
    for command in ("log", "close", "reopen"):
        assert home.error(command, "1")["code"] == "no-sheet"


def test_nothing_of_a_new_form_has_a_place(home: Home) -> None:
    """It is refused, and the form is there again the next time as it was left."""
    editing(home, "text = 'Only this\\n' + text")
    assert home.error("log", "complaint", "-e")["code"] == "no-place"
    editing(home, "assert text.startswith('Only this')", "text = text.replace('unhappy?', 'unhappy?\\nAna', 1)")
    data = home.data("log", "complaint", "-e")
    assert (the(data)["fields"]["who"], [left["words"] for left in data["left"]]) == ("Ana", ["Only this"])


def test_a_changed_sheet_tells_its_prompts(home: Home) -> None:
    """Edited, in its history, taken back: by the words that were asked."""
    one = the(home.data("log", "complaint", "--on", "yesterday", *sets(**CALL, told="yesterday")))
    page = home.page("edit", one["id"], *sets(mattered="A name", told=""))
    assert "What mattered most to them? A name" in page
    assert "On which day did you tell them the outcome? none" in page
    [_, version] = home.data("history", one["id"])["versions"]
    assert version["changed"] == [
        ["What mattered most to them?", "To know when.", "A name"],
        ["On which day did you tell them the outcome?", "2026-11-21", ""],
    ]
    assert "What mattered most to them? To know when. → A name" in home.page("history", one["id"])
    home.run("undo")
    assert home.data("show", one["id"])["sheet"]["fields"]["mattered"] == "To know when."


def test_the_day_a_sheet_was_opened_can_be_changed(home: Home) -> None:
    """What is due goes with it, and so do its principles with --principle."""
    one = the(home.data("log", "complaint", *sets(**CALL)))
    home.page("edit", one["id"], "--on", "2026-11-16", "--principle", "measure", *sets(who="Ana"))
    shown = home.data("show", one["id"])
    assert (shown["sheet"]["opened"], shown["sheet"]["due"]) == ("2026-11-16", "2026-11-17")
    assert (shown["entry"]["day"], shown["entry"]["principles"]) == ("2026-11-16", ["measure"])
    assert shown["sheet"]["about"] == "Ana"


@pytest.mark.parametrize("arguments", [["Other", "words"], ["-"], [], ["--from", "Bea"], ["--set", "whom=x"]])
def test_a_sheet_has_no_text_to_be_edited(home: Home, arguments: list[str]) -> None:
    """The way that it goes is told."""
    one = the(home.data("log", "complaint", *sets(**CALL)))
    assert home.run("edit", one["id"], *arguments, stdin="Words") == 2
    assert home.data("show", one["id"])["sheet"] == one
    note = home.data("note", "Mine")["entry"]["id"]
    assert home.error("edit", note, "--set", "who=Ana")["code"] == "usage"


def test_a_closed_sheet_can_still_be_edited(home: Home) -> None:
    """A word put right doesn't open it."""
    one = the(home.data("log", "recognition", *sets(who="Lena", did="Rang", values="A word", told="today")))
    home.data("close", one["id"])
    home.data("edit", one["id"], *sets(did="Rang him back"))
    found = home.data("show", one["id"])["sheet"]
    assert (found["status"], found["fields"]["did"]) == ("closed", "Rang him back")


def test_lists_and_searches_tell_where_a_sheet_stands(home: Home) -> None:
    """What it is, whom it is about, the next step and when that is due."""
    home.data("log", "complaint", *sets(**CALL))
    for call in (("list",), ("search", "adeyemi")):
        [entry] = home.data(*call)["entries"]
        assert entry["told"] == "A complaint · Ms Adeyemi · Send a first word and name a day, due tomorrow"
    assert "A complaint · Ms Adeyemi · Send a first" in home.page("list")
    assert "«rang»" in home.page("search", "rang")


def test_a_sheet_shown_whole(home: Home) -> None:
    """By stage, with what is due, what closes it and the commands."""
    one = the(home.data("log", "complaint", *sets(**CALL)))
    shown = home.data("show", one["id"])
    assert shown["sheet"] == one
    assert [(part["id"], part["over"]) for part in shown["parts"]] == [
        ("hear", True),
        ("first-word", False),
        ("outcome", False),
        ("confirmation", False),
    ]
    asked = [answer["id"] for part in shown["parts"] for answer in part["answers"]]
    assert sorted(asked) == sorted(one["fields"])
    assert shown["parts"][0]["answers"][0] == {
        "id": "who",
        "prompt": "Who is unhappy?",
        "words": "Ms Adeyemi",
        "needed": True,
    }
    page = home.page("show", one["id"])
    assert "What did they say? Nobody rang me back." in page
    assert "Send a first word and name a day  now, due 23 November" in page
    assert f"custfocus sheet {one['short']}" in page


def test_a_sheet_is_evidence_for_its_worksheets_principles(home: Home) -> None:
    """On the day it was opened."""
    home.data("log", "complaint", *sets(**CALL))
    assert len(home.data("list", "--principle", "recover")["entries"]) == 1
    assert home.data()["entries"] == 1
