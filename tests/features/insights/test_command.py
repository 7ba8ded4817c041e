from datetime import date, timedelta

import pytest

from tests.conftest import SUNDAY, Home


def complain(home: Home, ago: int, cause: str, **fields: str) -> str:
    """A complaint that was opened so many days ago; its id."""
    values = {"who": "Ana", "said": "It never came.", "cause": cause} | fields
    pairs = [f"--set={name}={value}" for name, value in values.items()]
    day = (SUNDAY - timedelta(ago)).isoformat()
    (sheet,) = home.data("log", "complaint", "--on", day, *pairs)["sheets"]
    return str(sheet["id"])


@pytest.fixture
def journal(home: Home) -> Home:
    """Four complaints, three of one cause, and some of what was heard."""
    complain(home, 70, "late", channel="call", missed="Friday was Tuesday. Again.", done="Rang her.")
    complain(home, 30, "faulty", channel="mail")
    complain(home, 20, "late", channel="call", done="A taxi brought it.")
    complain(home, 10, "late", channel="visit")
    home.run("heard", "I never know who to call", "--channel", "call", "--on", "2026-11-01")
    home.run("note", "Prices came up again")
    return home


def test_one_way_under_several_names_is_counted_once(home: Home) -> None:
    """What an entry says stays as it is."""
    for words in ("mail", "E-Mail", "email", "phone", "call", "Fax"):
        home.run("heard", "Late again", "--channel", words)
    complain(home, 3, "late", channel="mail")
    rows = home.data("insights")["channels"]["rows"]
    assert {row["name"]: row["total"] for row in rows} == {"email": 4, "call": 2, "Fax": 1}
    assert home.data("list", "--kind", "heard")["entries"][-1]["data"]["channel"] == "mail"
    assert home.data("list", "--kind", "sheet")["entries"][0]["data"]["fields"]["channel"] == "email"


def test_causes_and_channels_are_counted_by_period(journal: Home) -> None:
    """Over the last 180 days, no earlier than the journal."""
    data = journal.data("insights")
    assert (data["since"], data["until"]) == ("2026-09-13", "2026-11-22")
    assert data["counted"] == {"complaint": 4, "heard": 1, "loyalty": 0, "note": 1}
    causes = data["causes"]
    assert [period["first"] for period in causes["periods"]] == ["2026-09-13", "2026-10-01", "2026-11-01"]
    assert [(row["name"], row["counts"], row["total"]) for row in causes["rows"]] == [
        ("late", [1, 0, 2], 3),
        ("faulty", [0, 1, 0], 1),
    ]
    assert {row["name"]: row["total"] for row in data["channels"]["rows"]} == {"call": 3, "email": 1, "visit": 1}
    assert (data["themes"], data["voices"], data["read"]) == ([], 6, 5)


def test_a_time_is_named_as_elsewhere(journal: Home) -> None:
    """By --last, or --from and --to."""
    assert journal.data("insights", "--last", "15d")["counted"]["complaint"] == 1
    data = journal.data("insights", "--from", "2026-10", "--to", "2026-11-05")
    assert (data["since"], data["until"], data["counted"]["complaint"]) == ("2026-10-01", "2026-11-05", 2)
    assert journal.error("insights", "--last", "soon")["code"] == "unknown-span"


def test_default_time_is_180_days(home: Home) -> None:
    """Of a journal that goes back further."""
    home.run("heard", "Early words", "--on", "2025-01-01")
    data = home.data("insights")
    assert date.fromisoformat(data["until"]) - date.fromisoformat(data["since"]) == timedelta(179)
    assert data["voices"] == 0


def test_an_offer_is_opened_with_what_was_written(journal: Home) -> None:
    """With the command that the offer names; the recovery knows its complaints, and isn't offered again."""
    (offer,) = journal.data("insights")["offers"]
    assert (offer["cause"], offer["command"]) == ("late", "custfocus insights --plan late")
    data = journal.data("insights", "--plan", " Late")
    (sheet,) = data["sheets"]
    assert (sheet["worksheet"], sheet["status"], sheet["opened"]) == ("recovery", "open", "2026-11-22")
    assert {name: value for name, value in sheet["fields"].items() if value} == offer["fields"]
    assert offer["fields"] == {
        "problem": "late: Friday was Tuesday.",
        "cause": "late",
        "plan": "- A taxi brought it.\n- Rang her.",
    }
    entry = journal.session().store.entries.get(sheet["id"])
    assert entry is not None
    assert entry.data["of"] == offer["complaints"]
    assert entry.principles == ("recover", "empower")
    assert journal.data("insights")["offers"] == []
    assert journal.error("insights", "--plan", "late")["code"] == "unknown-cause"
    journal.run("undo")
    assert journal.data("insights")["offers"] == [offer]


def test_a_cause_without_an_offer_is_refused(journal: Home) -> None:
    """One complaint is no pattern; a slip is told."""
    assert journal.error("insights", "--plan", "faulty")["hint"] == "They are late."
    assert journal.error("insights", "--plan", "latte")["hint"] == 'Did you mean "late"?'
    assert journal.run("insights", "--plan", "late", "--last", "30d") == 2


def test_numbers_of_a_page_can_be_used_right_after(journal: Home) -> None:
    """Those of an offer's complaints, here the only ones."""
    page = journal.page("insights")
    assert "1 to 3" in page
    offered = journal.data("insights")["offers"][0]["complaints"]
    assert [journal.data("show", str(number))["entry"]["id"] for number in (1, 2, 3)] == offered


def test_what_was_heard_and_became_a_complaint_is_one_voice(home: Home) -> None:
    """It came in once."""
    home.run("heard", "Nobody rang me back", "--from", "Ana", "--channel", "call")
    heard = home.data("list")["entries"][0]["id"]
    home.run("log", "complaint", "--of", heard)
    data = home.data("insights")
    assert (data["counted"]["complaint"], data["voices"], data["channels"]["total"]) == (1, 1, 1)
