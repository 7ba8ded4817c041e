import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from custfocus.features.progress.command import run
from custfocus.features.sheets.values import Value
from custfocus.terminal.session import Session
from tests.conftest import SUNDAY, Home
from tests.sheets import keep


@pytest.fixture
def journal(home: Home) -> Home:
    """Some weeks of a journal, and a time away in them."""
    home.go_to(date(2026, 10, 1))
    home.run("practice", "--start", "stay-close")
    for day in (1, 2, 5, 20):
        home.go_to(date(2026, 10, day))
        home.run("reflect", "An answer.")
        home.run("practice", "stay-close", "Sat in.")
    home.go_to(SUNDAY)
    home.run("heard", "It was late", "--on", "2026-10-20")
    home.run("note", "Unrelated", "--on", "2026-10-21")
    home.run("away", "2026-10-07", "2026-10-12", "Holiday")
    home.run("reflect", "--skip")
    return home


def test_days_and_kinds_are_counted_over_the_last_90_days_within_the_journal(journal: Home) -> None:
    """Answers, practices, what was heard and notes count; skips, adoptions and times away don't."""
    data = journal.data("progress")
    assert (data["since"], data["until"]) == ("2026-10-01", "2026-11-22")
    assert data["days"] == {"2026-10-01": 2, "2026-10-02": 2, "2026-10-05": 2, "2026-10-20": 3, "2026-10-21": 1}
    assert data["counts"] == {"answer": 4, "practice": 4, "heard": 1, "note": 1, "sheet": 0}
    assert data["away"] == [["2026-10-07", "2026-10-12"]]


def test_principles_have_their_weeks_total_and_last_day(journal: Home) -> None:
    """Each of the ten, with evidence and without."""
    data = journal.data("progress")
    assert len(data["principles"]) == 10
    assert data["weeks"][0] == "2026-09-28"
    listen = next(one for one in data["principles"] if one["id"] == "listen")
    assert listen["last"] == "2026-10-20"
    assert sum(listen["weeks"]) == listen["total"] >= 5
    assert len(listen["weeks"]) == len(data["weeks"]) == 8
    assert any(one["total"] == 0 and one["last"] is None for one in data["principles"])


def test_practices_questions_and_reviews(journal: Home) -> None:
    """What is taken on with its ticks and strength; how many questions were asked; the reviews that were begun."""
    journal.run("review", "2026-10", "--set", "customer-needs=Calm")
    data = journal.data("progress")
    [practice] = data["practices"]
    assert (practice["id"], practice["total"], practice["last"]) == ("stay-close", 4, "2026-10-20")
    assert 0 < practice["strength"] < 1
    assert data["other_practices"] == 0
    assert data["questions"]["asked"] == 4
    assert data["questions"]["total"] == journal.data("guide")["counts"]["question"]
    assert [(one["month"], one["finished"]) for one in data["reviews"]] == [("2026-10", False)]


def test_the_time_can_be_chosen(journal: Home) -> None:
    """By a length, or by its first and last day or month; what lies outside doesn't count."""
    assert journal.data("progress", "--last", "33d")["days"] == {"2026-10-21": 1}
    data = journal.data("progress", "--from", "2026-10-02", "--to", "2026-10-05")
    assert (data["since"], data["until"], len(data["days"])) == ("2026-10-02", "2026-10-05", 2)
    assert data["questions"]["asked"] == 3
    assert journal.data("progress", "--from", "october", "--to", "2026-10")["until"] == "2026-10-31"
    assert journal.error("progress", "--from", "2026-10-05", "--to", "2026-10-02")["code"] == "usage"


def test_the_page_shows_them(journal: Home) -> None:
    """In pictures and words, at both widths."""
    for width in (80, 48):
        page = journal.page("progress", width=width)
        assert "1 to" not in page.splitlines()[0] or "October" in page.splitlines()[0]
        assert "Listen where it happens" in page
        assert "–" in page
        assert "not yet" in page


def test_principles_are_called_what_the_user_calls_them(journal: Home) -> None:
    """A principle of theirs in the place of ours has their name."""
    file = journal.folder / "content" / "mine.yaml"
    file.parent.mkdir()
    file.write_text(
        "principles:\n  - {id: listen, name: Open ears, pillar: awareness, summary: Hear., ideas: [Listen.]}\n"
    )
    assert "Open ears" in journal.page("progress")


def test_an_empty_journal_gets_a_kind_page(home: Home) -> None:
    """It says what will be here, and how to begin; that is no failure."""
    page = home.page("progress")
    assert "custfocus reflect" in page
    assert home.data("progress", "--last", "9999y")["days"] == {}


def test_the_oldest_day_there_is_does_no_harm(home: Home) -> None:
    """A hundred years are looked back on as well as ninety days."""
    home.run("note", "Old", "--on", "1930-01-01")
    assert home.data("progress", "--from", "1930-01-01")["days"] == {"1930-01-01": 1}
    assert len(home.page("progress", "--last", "9999y").splitlines()) < 90


def plans(session: Session, since: str) -> Iterator[str]:
    """How SQLite goes about every query on the way to a view of the time since a day."""
    connection = session.store._connection  # noqa: SLF001 - nothing else can be asked for its plans
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    run(session, since=since)
    connection.set_trace_callback(None)
    assert asked
    for query in asked:
        if query.lstrip().lower().startswith("select"):
            yield from (row[3] for row in connection.execute(f"explain query plan {query}"))


def test_no_query_reads_the_whole_journal(journal: Home) -> None:
    """Each goes through an index to what it needs, whatever a journal has grown to."""
    since = (SUNDAY - timedelta(89)).isoformat()
    found = list(plans(journal.session(), since))
    assert any("USING" in plan for plan in found)
    assert [plan for plan in found if re.match(r"SCAN (TABLE )?(entry|label|change|act)\b", plan)] == []


def test_sheets_and_contact_of_the_time_are_told(journal: Home) -> None:
    """From all sheets, whenever they were opened, and what was heard at first hand."""
    told: dict[str, Value] = {"who": "Ana", "channel": "a colleague", "told": "2026-10-24", "confirmed": True}
    keep(journal, "complaint", date(2026, 9, 28), told, closed=date(2026, 10, 26))
    came = {"decision": "Close at noon", "came": "Fewer came in vain."}
    keep(journal, "decision", date(2026, 3, 2), came, closed=date(2026, 11, 2))
    keep(journal, "mantra", date(2026, 10, 5), {"phrase": "Who waits?"})
    journal.run("heard", "He says it is slow", "--secondhand", "--on", "2026-10-29")
    sheets = journal.data("progress", "--from", "2026-10-01")["sheets"]
    [decision] = sheets.pop("decisions")
    assert decision.pop("id")
    assert decision == {
        "about": "Close at noon",
        "closed": "2026-11-02",
        "changed": "",
        "came": "Fewer came in vain.",
    }
    assert sheets == {
        "opened": 1,
        "closed": 2,
        "open": 1,
        "told": 1,
        "told_after": 26,
        "contact": {"days": 2, "last": "2026-10-24", "ago": 29},
    }
    later = journal.data("progress", "--from", "2026-11-01")["sheets"]
    assert later["contact"] == {"days": 0, "last": "2026-10-24", "ago": 29}
    before = journal.data("progress", "--from", "2026-10-05", "--to", "2026-10-21")["sheets"]["contact"]
    assert before == {"days": 1, "last": "2026-10-20", "ago": 1}
    page = journal.page("progress", "--from", "2026-10-01")
    assert "1 opened, 2 closed, 1 open" in page
    assert "after 26 days" in page
    assert "Close at noon: Fewer came" in page


def test_a_sheet_opened_counts_as_a_day_written_on(journal: Home) -> None:
    """Among the other kinds."""
    keep(journal, "mantra", date(2026, 11, 5), {"phrase": "Who waits?"})
    data = journal.data("progress")
    assert data["counts"]["sheet"] == data["days"]["2026-11-05"] == 1
    assert "1 sheet opened." in " ".join(journal.page("progress").split())
