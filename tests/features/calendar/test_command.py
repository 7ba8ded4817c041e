import stat
from datetime import date
from pathlib import Path

import icalendar
import pytest

from tests.conftest import Home
from tests.sheets import keep


def test_at_a_pipe_it_is_an_icalendar_file(home: Home) -> None:
    """Its line ends survive, the zone is the user's, and nothing else is printed."""
    assert home.run("calendar") == 0
    assert home.err == ""
    assert home.out.count("\n") == home.out.count("\r\n")
    calendar = icalendar.Calendar.from_ical(home.out)
    question, review = calendar.walk("VEVENT")
    assert question.decoded("dtstart").isoformat() == "2026-11-22T16:45:00+00:00"
    assert review.decoded("dtstart").isoformat() == "2026-12-01T09:00:00+00:00"
    assert str(question.decoded("dtstart").tzinfo) == "Europe/London"


def test_the_user_s_hours_and_weekdays_are_taken(home: Home) -> None:
    """From --at, --review-at and the settings."""
    home.run("config", "weekdays", "tue-thu")
    view = home.data("calendar", "--at", "07:15", "--review-at", "13:00")
    question, review = view["events"]
    assert (question["start"], question["rule"]) == ("2026-11-24T07:15:00+00:00", "FREQ=WEEKLY;BYDAY=TU,WE,TH")
    assert review["start"] == "2026-12-01T13:00:00+00:00"
    assert review["rule"] == "FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=1"
    assert [str(part["uid"]) for part in icalendar.Calendar.from_ical(view["text"]).walk("VEVENT")] == [
        question["uid"],
        review["uid"],
    ]


@pytest.mark.parametrize("at", ["25:00", "noon", "17:30:15", "17:30+01:00", ""])
def test_what_is_no_time_of_day_is_refused(home: Home, at: str) -> None:
    """With how to write it."""
    assert home.error("calendar", "--at", at)["code"] == "unknown-time"


def test_it_is_saved_as_a_file_that_a_later_one_replaces(home: Home, tmp_path: Path) -> None:
    """For the user's eyes alone, with what to do next; nothing is left beside it."""
    target = tmp_path / "focus.ics"
    page = home.page("calendar", "-o", str(target))
    assert page.startswith(f"Saved {target}\n")
    assert "every day at 16:45" in page
    assert "Open the file with your calendar" in page
    first = target.read_bytes()
    assert first.count(b"\n") == first.count(b"\r\n")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    home.run("config", "weekdays", "mon-fri")
    assert "Monday to Friday at 08:00" in home.page("calendar", "--at", "08:00", "-o", str(target))
    assert target.read_bytes() != first
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["focus.ics"]
    assert home.data("calendar", "-o", str(target))["path"] == str(target)


@pytest.mark.parametrize("content", ["", "BEGIN:VCALENDAR\r\nPRODID:-//another//EN\r\nEND:VCALENDAR\r\n"])
def test_a_file_that_is_not_ours_is_never_overwritten(home: Home, tmp_path: Path, content: str) -> None:
    """Not even an empty one, or another calendar."""
    target = tmp_path / "mine.ics"
    target.write_bytes(content.encode())
    assert home.error("calendar", "-o", str(target))["code"] == "file-exists"
    assert target.read_bytes() == content.encode()


def test_where_no_file_can_be_it_says_so(home: Home, tmp_path: Path) -> None:
    """A folder that isn't there is not made, and a folder is no file."""
    assert home.error("calendar", "-o", str(tmp_path / "nowhere" / "x.ics"))["code"] == "no-folder"
    assert home.error("calendar", "-o", str(tmp_path))["code"] == "not-a-file"
    assert home.error("calendar", "-o", str(home.folder / "journal.db"))["code"] in ("not-a-file", "no-folder")
    assert [path for path in tmp_path.iterdir() if path != home.folder] == []


def test_a_lone_dash_prints_it(home: Home) -> None:
    """As elsewhere."""
    assert home.run("calendar", "-o", "-") == 0
    assert home.out.startswith("BEGIN:VCALENDAR\r\n")


def test_what_is_due_is_in_it(home: Home, tmp_path: Path) -> None:
    """Open sheets and targets; names only where they are asked for, what is closed no more."""
    keep(home, "complaint", date(2026, 11, 20), {"who": "Ms Adeyemi"})
    keep(home, "complaint", date(2026, 11, 20), {"who": "Ana", "promised": "2026-11-26"}, closed=date(2026, 11, 21))
    home.run("scorecard", "add", "First reply", "--target", "4", "--by", "2026-12-31", "--unit", "hours")
    target = tmp_path / "focus.ics"
    page = home.page("calendar", "-o", str(target))
    assert "What is due: A complaint: Hear them out, on 21 November 2026, and 1 more" in page
    assert "What you close meanwhile stays" in page
    assert "Adeyemi" not in target.read_text()
    assert home.run("calendar", "--names") == 0
    *_, sheet, measure = icalendar.Calendar.from_ical(home.out).walk("VEVENT")
    assert str(sheet["summary"]) == "A complaint, Ms Adeyemi: Hear them out"
    assert str(measure["summary"]) == "Scorecard: First reply, target 4 hours"
    assert [each["day"] for each in home.data("calendar")["deadlines"]] == ["2026-11-21", "2026-12-31"]


def test_without_anything_due_it_says_nothing_of_it(home: Home, tmp_path: Path) -> None:
    """Neither in the file nor on the page."""
    assert "What is due" not in home.page("calendar", "-o", str(tmp_path / "focus.ics"))
    assert home.data("calendar")["deadlines"] == []
