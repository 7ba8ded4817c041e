from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from custfocus.features.sheets.sheet import begun
from tests.conftest import SUNDAY, Home
from tests.features.sheets.forms import CALL, FOUND, sets, the
from tests.growth import grows_evenly
from tests.sheets import kept


def opened(home: Home, on: date = SUNDAY, /, **values: str) -> dict[str, Any]:
    """A complaint opened on a day."""
    return the(home.data("log", "complaint", *sets(**values), "--on", on.isoformat()))


def told(home: Home) -> dict[str, Any]:
    """One of which only the customer's word is missing."""
    return opened(home, **CALL, **FOUND, told="today")


def test_nothing_open(home: Home) -> None:
    """That is said, and no failure."""
    assert home.data("open")["sheets"] == []
    assert "Nothing is open." in home.page("open")


def test_the_most_overdue_comes_first(home: Home) -> None:
    """Numbered, with its age, what is due when, and the next step; the number goes on with it."""
    late, later = opened(home, SUNDAY - timedelta(3), who="Ana"), opened(home, SUNDAY - timedelta(9), who="Bea")
    never = the(home.data("log", "mantra", *sets(phrase="Ask twice")))
    told = the(home.data("log", "decision", *sets(decision="Prices")))
    found = home.data("open")["sheets"]
    assert [one["id"] for one in found] == [later["id"], late["id"], never["id"], told["id"]]
    assert [(one["overdue"], one["age"]) for one in found] == [(8, 9), (2, 3), (0, 0), (0, 0)]
    page = home.page("open")
    assert " 1  Bea  8 days overdue" in page
    assert "Hear them out · A complaint · opened 9 days ago" in page
    home.page("log", "1", *sets(mattered="To know"))
    assert home.data("open")["sheets"][0]["fields"]["mattered"] == "To know"


def test_a_page_shows_twenty_and_says_how_many_more(home: Home) -> None:
    """JSON has all of them, -n as many as are wanted."""
    for number in range(23):
        opened(home, who=f"Customer {number}")
    page = home.page("open")
    assert "20  Customer" in page
    assert "21  Customer" not in page
    assert "20 of 23; -n shows more." in page
    assert len(home.data("open")["sheets"]) == 23
    assert len(home.data("open", "-n", "5")["sheets"]) == 5
    assert "23  Customer" in home.page("open", "-n", "99")


def test_closing_needs_what_its_worksheet_says(home: Home) -> None:
    """Refused kindly with what is missing and the command that says it; with it, it is closed."""
    one = opened(home, **CALL)
    error = home.error("close", one["id"])
    assert error["code"] == "not-yet"
    assert error["message"].endswith(
        "it still needs cause, done, learnt, change and told, and confirmed or tried and tried-again."
    )
    assert error["hint"].startswith(f'custfocus sheet close {one["short"]} --set cause="…" ')
    assert error["hint"].endswith("--set told=DAY --set confirmed=yes")
    assert home.run("close", one["id"]) == 1
    data = home.data("close", one["id"], *sets(**FOUND, told="today", confirmed="yes"))
    done = the(data)
    assert (data["did"], done["status"], done["closed"]) == ("closed", "closed", "2026-11-22")
    assert done["how"] == "they have been told and say that it is resolved"
    assert home.data("open")["sheets"] == []


def test_a_no_does_not_close_it(home: Home) -> None:
    """The customer isn't content; without any reply, two attempts will do."""
    one = told(home)
    assert home.error("close", one["id"], *sets(confirmed="no"))["code"] == "not-yet"
    assert home.data("show", one["id"])["sheet"]["fields"]["confirmed"] is False
    home.page("log", one["id"], *sets(confirmed=""))
    page = home.page("close", one["id"], *sets(tried="today", **{"tried-again": "today"}))
    assert "They have been told and two attempts got no reply." in page


def test_the_day_it_was_closed(home: Home) -> None:
    """Not before it was opened, and none to come."""
    one = opened(home, SUNDAY - timedelta(5), **CALL, **FOUND, told="2026-11-19", confirmed="yes")
    assert home.error("close", one["id"], "--on", "2026-11-16")["code"] == "wrong-day"
    assert home.error("close", one["id"], "--on", "2026-11-25!")["code"] == "wrong-day"
    assert the(home.data("close", one["id"], "--on", "2026-11-20"))["closed"] == "2026-11-20"


def test_a_closed_one_is_taken_up_again(home: Home) -> None:
    """With all that is in it; closing, reopening and undo go both ways."""
    one = told(home)
    assert home.error("reopen", one["id"])["code"] == "not-closed"
    home.data("close", one["id"], *sets(confirmed="yes"))
    for command in ("close", "log"):
        assert home.error(command, one["id"])["code"] == "closed"
    again = the(home.data("reopen", one["id"]))
    assert (again["status"], again["closed"], again["closable"]) == ("open", None, True)
    home.run("undo")
    assert home.data("show", one["id"])["sheet"]["status"] == "closed"
    home.run("undo")
    assert home.data("open")["sheets"][0]["id"] == one["id"]


def test_one_closing_is_one_act(home: Home) -> None:
    """The fields that it brought go with it when it is taken back."""
    one = told(home)
    home.data("close", one["id"], *sets(confirmed="yes"))
    home.run("undo")
    found = the(home.data("open"))
    assert (found["status"], found["fields"]["confirmed"]) == ("open", None)


def test_on_the_days_page_a_promise_to_a_customer_comes_first(home: Home) -> None:
    """However overdue other things are; the rest is a number, and all of it is there for scripts."""
    home.data("log", "feedback", *sets(who="Tom"), "--on", "2026-11-02")
    assert "Tom: Prepare what to say, 19 days overdue (custfocus sheet)" in home.page()
    promise = opened(home, SUNDAY - timedelta(1), who="Ms Adeyemi")
    page = home.page()
    assert "Ms Adeyemi: Hear them out, due today; 1 more (custfocus sheet)" in page
    data = home.data()
    assert data["foremost"] == promise["id"]
    assert [one["worksheet"] for one in data["open"]] == ["feedback", "complaint"]
    assert data["open"] == home.data("open")["sheets"]


def test_what_isnt_due_is_no_row_of_the_days_page(home: Home) -> None:
    """But scripts find it."""
    home.data("log", "mantra", *sets(phrase="Ask twice"))
    assert "Open" not in home.page()
    assert len(home.data()["open"]) == 1


def test_the_days_page_stays_within_fourteen_lines(home: Home) -> None:
    """With everything that may be on it, three priorities in a line each, and long names."""
    home.go_to(date(2026, 12, 3))
    home.run("reflect", "--on", "2026-11-20", "An answer " * 40, "--do", "Something to do " * 20)
    for practice in ("talk-direct", "pressure-test", "remove-one-step"):
        home.run("practice", "--start", practice)
    for priority in ("one " * 40, "two " * 40, "three " * 40):
        assert home.run("review", "2026-11", "--priority", priority) == 0, home.err
    home.run("plan", "defensiveness", "--if", "I start " * 10, "--then", "I ask " * 10)
    home.data("log", "complaint", *sets(who="Her Excellency " * 10), "--on", "2026-11-20")
    page = home.page()
    assert len(page.splitlines()) <= 14, page
    assert "Her Excellency" in page
    assert "overdue" in page


@pytest.mark.parametrize("command", ["open", "today"])
def test_two_thousand_open_sheets(new_home: Callable[[], Home], command: str) -> None:
    """They are counted and put in order in a time that grows with their number."""
    homes = {2_000: new_home(), 500: new_home()}
    for count, home in homes.items():
        session = home.session()
        worksheet = session.framework.by_id["complaint"]
        assert worksheet.kind == "worksheet"
        with session.store.acts.writing() as pen:
            for number in range(count):
                sheet = begun(worksheet, SUNDAY - timedelta(number % 90), {**CALL, "who": f"Customer {number}"})
                pen.add_raw("sheet", sheet.opened, principles=worksheet.principles, **kept(sheet))
        session.close()
    assert ("20 of 2,000" if command == "open" else "1,999 more") in homes[2_000].page(command)
    assert grows_evenly(lambda count: homes[count].page(command), 2_000)


def test_a_no_stands_against_the_other_end(home: Home) -> None:
    """A customer who says that it isn't resolved is none who didn't reply, until that is taken away."""
    one = told(home)
    tries = ("--set", "tried=today", "--set", "tried-again=today")
    assert home.error("close", one["id"], "--set", "confirmed=no", *tries)["code"] == "not-yet"
    home.data("close", one["id"], "--set", "confirmed=")


def test_what_is_given_is_kept_where_it_can_t_be_closed_yet(home: Home) -> None:
    """So that nothing has to be typed twice; the sentence says so, and what is still needed."""
    one = opened(home, **CALL)
    error = home.error("close", one["id"], "--set", "cause=late", "--set", "done=Rang her", "--set", "confirmed=yes")
    assert error["message"].startswith("What you gave is saved.")
    assert "and or" not in error["message"]
    fields = home.data("open")["sheets"][0]["fields"]
    assert (fields["cause"], fields["done"], fields["confirmed"]) == ("late", "Rang her", True)


def test_a_closed_one_keeps_what_closed_it(home: Home) -> None:
    """Taking that away is refused; reopened, it can be."""
    one = told(home)
    home.data("close", one["id"], "--set", "confirmed=yes")
    assert "reopen" in home.error("edit", one["id"], "--set", "told=")["hint"]
    assert "reopen" in home.error("edit", one["id"], "--set", "confirmed=no")["hint"]
    home.data("edit", one["id"], "--set", "learnt=One name is enough")
    home.data("reopen", one["id"])
    home.data("edit", one["id"], "--set", "told=")
