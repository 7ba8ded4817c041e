import re
import stat
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]

from custfocus.features.calendar.kept import FORMER_UIDS
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


@pytest.mark.parametrize("at", ["9:30", "09.30", "0930", "9:30am", "9.30 AM"])
def test_a_time_is_taken_as_people_write_it(home: Home, at: str) -> None:
    """With a point or a colon, with a leading zero or without, by the half of the day."""
    assert home.data("calendar", "--at", at)["events"][0]["start"] == "2026-11-22T09:30:00+00:00"


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


def parts(text: str) -> list[tuple[str, Any]]:
    """The events of a file by name and number."""
    return [(str(part["uid"]), part["sequence"]) for part in icalendar.Calendar.from_ical(text).walk("VEVENT")]


def test_a_later_file_keeps_the_times_and_says_so(home: Home, tmp_path: Path) -> None:
    """Until others are given, wherever it is saved or printed; another journal has its own."""
    target = str(tmp_path / "focus.ics")
    assert "as before" not in home.page("calendar", "--at", "17:30", "-o", target)
    page = home.page("calendar", "-o", target)
    assert "every day at 17:30, as before" in page
    assert "each month at 09:00, as before" in page
    assert home.data("calendar")["events"][0]["start"][11:16] == "17:30"
    other = home.data("--journal", str(tmp_path / "other.db"), "calendar")
    assert other["events"][0]["start"][11:16] == "16:45"
    assert home.data("calendar", "--at", "16:45")["events"][0]["start"][11:16] == "16:45"
    assert home.data("calendar")["events"][0]["start"][11:16] == "16:45"


def test_the_number_never_falls(home: Home) -> None:
    """Not where the clock is set back, nor within a minute."""
    found = []
    for day in (date(2027, 1, 4), date(2026, 12, 1), date(2026, 12, 1), date(2030, 1, 1)):
        home.go_to(day)
        home.run("calendar")
        found.append(parts(home.out)[0][1])
    assert found == sorted(set(found))


def test_no_two_journals_share_a_name_and_one_keeps_its_own(home: Home, tmp_path: Path) -> None:
    """Whether a file is saved or printed."""
    target = tmp_path / "focus.ics"
    home.run("calendar", "-o", str(target))
    names = [name for name, _ in parts(target.read_text())]
    home.run("calendar")
    assert [name for name, _ in parts(home.out)] == names
    home.run("--journal", str(tmp_path / "other.db"), "calendar")
    assert not {*names} & {name for name, _ in parts(home.out)}


def test_a_file_of_an_earlier_version_is_replaced_by_one_that_its_calendar_knows(home: Home, tmp_path: Path) -> None:
    """Under the names that its events had, so that nothing rings twice; with its times, and a higher number."""
    target = tmp_path / "focus.ics"
    home.run("calendar", "--at", "18:15", "-o", str(target))
    text = target.read_text()
    for name, former in zip((name for name, _ in parts(text)), FORMER_UIDS, strict=False):
        text = text.replace(name, former)
    target.write_bytes(re.sub(r"SEQUENCE:\d+", "SEQUENCE:99999999", text).encode())
    (home.folder / "calendar.json").unlink()
    assert "every day at 18:15, as before" in home.page("calendar", "-o", str(target))
    assert parts(target.read_text()) == [(name, 100000000) for name in FORMER_UIDS]
    home.run("calendar")
    assert parts(home.out) == [(name, 100000001) for name in FORMER_UIDS]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"uids": 3}', "\udc80"])
def test_what_was_kept_for_it_may_be_damaged(home: Home, content: str) -> None:
    """Then it begins anew."""
    home.folder.mkdir(exist_ok=True)
    (home.folder / "calendar.json").write_bytes(content.encode(errors="surrogateescape"))
    assert home.data("calendar")["events"][0]["start"][11:16] == "16:45"


def test_nothing_rings_on_days_away(home: Home) -> None:
    """The question begins after a time away that goes on, and leaves out the days of one to come."""
    home.run("away", "2026-11-20", "2026-11-24")
    home.run("away", "2026-12-30", "2027-01-02", "Holidays")
    question, review = home.data("calendar")["events"]
    assert question["start"] == "2026-11-25T16:45:00+00:00"
    assert [when[:10] for when in question["left_out"]] == ["2026-12-30", "2026-12-31", "2027-01-01", "2027-01-02"]
    assert [when[:10] for when in review["left_out"]] == ["2027-01-01"]
    home.run("calendar")
    part = vobject.readOne(home.out).vevent_list[0]
    found = [when.date() for when in part.getrruleset()[:50]]
    assert date(2026, 12, 29) in found
    assert date(2027, 1, 3) in found
    assert not {date(2026, 12, 30), date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 2)} & {*found}


def asked_days(home: Home, *options: str) -> list[dict[str, Any]]:
    """The days on which the question is said in its own words."""
    days: list[dict[str, Any]] = home.data("calendar", *options)["events"][0]["asked"]
    return days


def test_the_coming_questions_are_said_only_where_they_are_wanted(home: Home) -> None:
    """A later file goes on with it until it isn't wanted any more."""
    assert asked_days(home) == []
    days = asked_days(home, "--questions")
    assert [day["start"][:10] for day in days] == [str(date(2026, 11, 22) + timedelta(each)) for each in range(28)]
    assert len({day["description"] for day in days}) == len(days)
    assert asked_days(home) == days
    assert asked_days(home, "--no-questions") == []
    assert asked_days(home) == []


def test_a_question_said_in_the_calendar_is_the_one_that_comes(home: Home) -> None:
    """On each day, where nothing but its answer is written; what was answered today isn't said again."""
    home.run("config", "long-look", "wed")
    days = asked_days(home, "--questions")[:7]
    for day in days:
        home.go_to(date.fromisoformat(day["start"][:10]))
        view = home.data("reflect", "--show")
        question = view["question"]
        asked = question["full"] if view["is_look"] else question["daily"]
        assert day["description"].split("\n\n") == [
            asked,
            f"Open a terminal and type: custfocus reflect --question {question['id']}",
        ]
        home.run("reflect", "An answer that holds a secret")
    assert all(date.fromisoformat(day["start"][:10]) > home.moment.date() for day in asked_days(home))
    assert "secret" not in home.data("calendar")["text"]


def test_other_programs_read_the_questions_as_days_of_the_same_event(home: Home) -> None:
    """Each in the place of the one that would come by the rule, with the same alarm, and on no day away."""
    home.run("config", "weekdays", "mon-fri")
    home.run("away", "2026-11-30", "2026-12-04")
    home.run("calendar", "--questions")
    events = icalendar.Calendar.from_ical(home.out).walk("VEVENT")
    question, days = events[0], [event for event in events if "recurrence-id" in event]
    assert len(days) == 15
    for day in days:
        assert day["uid"] == question["uid"]
        assert day.decoded("recurrence-id") == day.decoded("dtstart")
        assert day.decoded("dtstart").weekday() < 5
        assert not date(2026, 11, 30) <= day.decoded("dtstart").date() <= date(2026, 12, 4)
        assert day.walk("VALARM")[0]["trigger"] == question.walk("VALARM")[0]["trigger"]
    [foreign] = vobject.readComponents(home.out)
    assert sum(1 for event in foreign.vevent_list if hasattr(event, "recurrence_id")) == len(days)


def test_a_saved_file_tells_how_far_the_questions_go(home: Home, tmp_path: Path) -> None:
    """In the line of the question."""
    page = home.page("calendar", "--questions", "-o", str(tmp_path / "focus.ics"))
    assert "every day at 16:45, in its own words until 19 December 2026" in page
