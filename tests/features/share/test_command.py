import re
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from custfocus.journal import kinds
from tests.conftest import SUNDAY, Home
from tests.sheets import SAID, complaint, keep

FRIDAY = SUNDAY + timedelta(5)
NAMED = re.compile("adeyemi|sade", re.IGNORECASE)


def practised(home: Home) -> list[dict[str, object]]:
    """What was kept as the practice of sharing, the newest first."""
    entries: list[dict[str, object]] = home.data("list", "--kind", "practice")["entries"]
    return entries


def texts(home: Home, *arguments: str) -> list[str]:
    """The texts of all passages in a brief."""
    parts = home.data("share", *arguments)["parts"]
    return [passage["text"] for part in parts for passage in part["passages"]]


def test_a_call_logged_with_four_answers_is_in_fridays_brief_without_the_customers_name(home: Home) -> None:
    """What an unhappy customer said, and what mattered to them; to the team, as Markdown and as a page."""
    values = {"who": "Sade Adeyemi", "channel": "call", "said": SAID, "mattered": "To know a day early."}
    home.page("log", "complaint", *(f"--set={name}={value}" for name, value in values.items()))
    (entry,) = (sheet["id"] for sheet in home.data("open")["sheets"])
    home.go_to(FRIDAY)
    for form in ((), ("--html",)):
        page = home.page("share", "--for", "team", "--include", entry, *form)
        assert "The parcel of Customer A came on Thursday" in page
        assert "To know a day early." in page
        assert not NAMED.search(page + home.err)


def test_words_of_somebodys_own_wait_until_they_are_named(home: Home) -> None:
    """What is fixed goes; the rest is named by its id, on stderr or in data.waiting, and in the brief by nothing."""
    entry = complaint(home)
    assert texts(home) == ["call"]
    waiting = home.data("share")["waiting"]
    assert waiting == [f"{entry}.said", f"{entry}.mattered"]
    page = home.page("share")
    assert "Thursday" not in page
    assert f"{entry[:4]}.said, {entry[:4]}.mattered" in home.err
    assert texts(home, "--include", waiting[1]) == ["call", "To know a day early."]
    assert len(texts(home, "--include", entry[:4])) == 3
    assert home.data("share", "--include", entry)["waiting"] == []


def test_a_choice_in_ones_own_words_waits_until_it_is_named(home: Home) -> None:
    """Whoever it is for, neither as a passage nor as a figure; the worksheet's own choices go."""
    told, drunk = "Karl told me drunk at the bar", "Karl Huber in dispatch was drunk again"
    values = {"who": "Ana", "channel": told, "said": "x", "mattered": "y", "cause": drunk}
    home.page("log", "complaint", *(f"--set={name}={value}" for name, value in values.items()))
    (entry,) = (sheet["id"] for sheet in home.data("open")["sheets"])
    for reader in ("team", "manager", "coach"):
        assert texts(home, "--for", reader) == []
        page = home.page("share", "--for", reader)
        assert "drunk" not in page
    assert f"{entry}.cause" in home.data("share")["waiting"]
    page = home.page("share", "--for", "manager", "--include", f"{entry}.cause", "--name", "Karl Huber")
    assert "Put down to: Person A in dispatch was drunk again (one)." in page
    assert "**The cause:** Person A in dispatch" in page
    assert "at the bar" not in page


def test_an_entry_is_named_by_its_number_too(home: Home) -> None:
    """As on the last page."""
    home.run("heard", "Late again")
    home.run("list")
    assert texts(home, "--include", "1") == ["Late again"]


def test_a_remark_that_became_a_complaint_stands_there_once(home: Home) -> None:
    """The same words aren't asked for, or handed on, twice."""
    home.run("heard", "Late again", "--from", "Ana")
    home.run("list")
    home.page("log", "complaint", "--of", "1")
    assert [ref.partition(".")[2] for ref in home.data("share")["waiting"]] == ["said"]


@pytest.mark.parametrize("ref", ["zzzz", "nope.said"])
def test_what_is_no_entry_is_told(home: Home, ref: str) -> None:
    """As wherever an entry is named."""
    complaint(home)
    assert home.error("share", "--include", ref)["code"] == "unknown-id"


def test_twenty_remarks_are_half_a_page(home: Home) -> None:
    """How many spoke and how, what several said where that was approved, each remark in a sentence; no headings."""
    long = (
        "I had rung them about my order. Nobody could say when {} would come. "
        + "Then I waited on hold for long. " * 9
    )
    for nth in range(20):
        home.run("heard", long.format(f"part{nth}"), "--from", f"Person{nth} Nameless", "--channel", "phone")
    page = home.page("share", "--include", "heard")
    assert "20 remarks reached us, all by telephone." in page
    assert len(page.split()) < 300
    assert page.count("#") == 1
    assert "And eight more." in page
    data = home.data("share")
    back = [ref for ref in data["waiting"] if ref.startswith("came-back.")]
    view = home.data("share", "--include", back[0])
    assert [each["people"] for each in view["came_back"]] == [20]
    assert len(home.data("share", "--include", "came-back")["came_back"]) == len(back)
    home.page("share")
    assert back[0] in home.err


def test_what_several_said_has_the_name_that_the_leader_gave_it(home: Home) -> None:
    """Themes that were named, and #tags, without the names of those who said it."""
    home.run("heard", "Sade was kept waiting for an hour. #phone", "--from", "Sade Adeyemi")
    home.run("heard", "I waited on the line until noon. #phone", "--from", "Tom Brandt")
    heard = [entry["id"] for entry in home.data("list", "--kind", "heard")["entries"]]
    session = home.session("groups")
    with session.store.acts.writing() as pen:
        said = tuple(kinds.SaidSentence(entry, 0) for entry in heard)
        pen.add(kinds.Theme(kinds.NAMED, said), session.today, text="Waiting for Adeyemi")
    view = home.data("share", "--include", "came-back")
    assert [(each["words"], each["people"]) for each in view["came_back"]] == [
        (["Waiting for Customer A"], 2),
        (["#phone"], 2),
    ]
    assert not NAMED.search(home.page("share", "--include", "came-back"))


def test_each_case_is_told_in_one_piece(home: Home, tmp_path: Path) -> None:
    """What was said, what mattered and what changes; as plain text, too, to be put into a mail."""
    values = {
        "who": "Ana",
        "channel": "letter",
        "said": "It came late.",
        "mattered": "To know.",
        "change": "We ring.",
    }
    keep(home, "complaint", SUNDAY, values)
    page = home.page("share", "--include", "complaint")
    assert "> It came late.\n\n**What mattered:** To know. **What changes:** We ring.\n" in page
    assert "?" not in page
    home.page("share", "--include", "complaint", "-o", str(tmp_path / "b.txt"))
    assert "  It came late.\n\nWhat mattered: To know. What changes: We ring.\n" in (tmp_path / "b.txt").read_text()


def test_what_was_begun_is_compared_before_and_since_where_it_is_approved(home: Home) -> None:
    """A recovery plan, with its name: those are somebody's words."""
    for days in (40, 38, 36, 34, 5):
        keep(home, "complaint", SUNDAY - timedelta(days), {"who": "Ana", "cause": "late"})
    plan = keep(home, "recovery", SUNDAY - timedelta(30), {"problem": "Parts for Ms Adeyemi", "cause": "late"}).id
    assert "before" not in home.page("share")
    page = home.page("share", "--include", "before-and-after", "--name", "Ms Adeyemi")
    assert 'Before and after: A recovery plan, "Parts for Person A": 4 in the' in page
    assert home.data("share", "--include", f"{plan}.before-and-after")["compared"]


def test_a_word_includes_all_of_a_worksheet_or_of_a_kind(home: Home) -> None:
    """All complaints, all that was heard, for a coach all answers and notes of the time; there may be none."""
    for days in (1, 2):
        complaint(home, SUNDAY - timedelta(days))
    home.run("heard", "Late again")
    home.run("note", "A thought")
    assert len(texts(home, "--include", "complaint")) == 6
    assert texts(home, "--include", "heard")[-1] == "Late again"
    assert len(home.data("share", "--include", "heard", "--include", "complaint")["waiting"]) == 0
    assert texts(home, "--for", "coach", "--include", "note") == ["call", "call", "A thought"]
    assert texts(home, "--include", "decision", "--include", "before-and-after") == ["call", "call"]
    assert home.error("share", "--include", "note")["code"] == "unknown-passage"


def test_what_has_nothing_to_share_is_told(home: Home) -> None:
    """A private field, one that is empty, or an entry outside of the time."""
    entry = complaint(home)
    for ref in (f"{entry}.who", f"{entry}.learnt", f"{entry}.nope"):
        assert home.error("share", "--include", ref)["code"] == "unknown-passage"
    old = complaint(home, SUNDAY - timedelta(60))
    assert home.error("share", "--include", old)["code"] == "unknown-passage"
    assert len(texts(home, "--include", old, "--last", "90d")) == 4


def test_ones_own_answers_go_to_a_coach_who_gets_those_that_are_named(home: Home) -> None:
    """By id, whenever they were written; a team doesn't get them."""
    home.run("reflect", "Sade was right, and I was in a hurry", "--on", "2026-01-05")
    home.run("note", "A thought")
    answer, note = (home.data("list", "--kind", kind)["entries"][0]["id"] for kind in ("answer", "note"))
    complaint(home)
    assert texts(home, "--for", "coach") == ["call"]
    assert texts(home, "--for", "coach", "--include", answer, "--include", note) == [
        "call",
        "Customer A was right, and I was in a hurry",
        "A thought",
    ]
    error = home.error("share", "--include", answer)
    assert error["code"] == "unknown-passage"
    assert "--for coach" in error["hint"]


def test_the_list_and_a_name_for_once_are_taken_out(home: Home) -> None:
    """The list's place is told by config; --name keeps nothing."""
    entry = complaint(home, said="Ines rang, and then Kwame Mensah did.")
    places = {place["name"]: place["value"] for place in home.data("config")["places"]}
    names = Path(places["your names"])
    names.parent.mkdir(parents=True, exist_ok=True)
    names.write_text("# Colleagues\nInes Faro\n", "utf-8")
    assert "Person A rang, and then Person B did." in texts(home, "--include", entry, "--name", "Kwame Mensah")
    assert "Person A rang, and then Kwame Mensah did." in texts(home, "--include", entry)
    home.page("share", "--include", entry)
    assert "These may be names: Kwame, Mensah." in home.err
    assert home.data("share", "--include", entry)["suspects"] == ["Kwame", "Mensah"]


def test_without_a_list_that_can_be_read_nothing_is_shared(home: Home) -> None:
    """Rather than with names in it."""
    complaint(home)
    (home.folder / "content").mkdir()
    (home.folder / "content" / "names.txt").write_bytes(b"\xff\xfeI")
    assert home.error("share")["code"] == "names"


def test_a_pseudonym_stays_when_the_first_mention_is_deleted(home: Home) -> None:
    """Whoever came second stays second."""
    first = complaint(home, SUNDAY - timedelta(5), who="Ana Lima")
    second = complaint(home, SUNDAY - timedelta(4))
    text = "The parcel of Customer B came on Thursday, and nobody rang her."
    assert text in texts(home, "--include", second)
    home.run("delete", first)
    assert text in texts(home, "--include", second)


def test_a_manager_reads_what_is_overdue_and_to_be_decided(home: Home) -> None:
    """By pseudonym; the question of a conflict where it is included."""
    complaint(home)
    values = {"question": "Who may grant a refund?", "one": "Ines", "other": "Kwame"}
    entry = keep(home, "conflict", SUNDAY, values).id
    page = home.page("share", "--for", "manager", "--include", entry)
    assert "Send a first word and name a day (A complaint, Customer A): due 20 November 2026, 2 days ago" in page
    assert "**A conflict, given to two.** **To decide:** Who may grant a refund?" in page
    assert home.error("share", "--include", entry)["code"] == "unknown-passage"


def test_loops_that_were_closed_are_counted(home: Home) -> None:
    """Also of a complaint from before the time, if the customer was told in it, but not as one that came."""
    keep(home, "complaint", SUNDAY - timedelta(60), {"who": "Ana", "told": "2026-11-20"})
    complaint(home)
    told = "With one from before, one of the two has been told what came of it, after 58 days."
    assert f"One complaint reached us, by telephone. {told}" in home.page("share")


def test_an_empty_journal_has_nothing_to_share(home: Home) -> None:
    """And says so kindly; nothing is kept for it."""
    assert "that's fine" in home.page("share").replace("’", "'")
    assert home.err == ""
    assert practised(home) == []


@pytest.mark.parametrize("audience", ["teem", "", "Team"])
def test_unknown_readers_are_refused(home: Home, audience: str) -> None:
    """With the ones there are."""
    assert home.error("share", "--for", audience)["code"] == "unknown-audience"


def test_it_is_saved_as_the_file_that_is_named(home: Home, tmp_path: Path) -> None:
    """For the user's eyes alone; HTML where the name says so; one that is there only with --force."""
    entry = complaint(home)
    target = tmp_path / "brief.html"
    page = home.page("share", "--include", entry, "-o", str(target))
    assert page.startswith(f"Saved {target}, for the team: 3 passages.\n")
    assert target.read_text("utf-8").startswith("<!doctype html>")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert home.error("share", "-o", str(target))["code"] == "file-exists"
    assert home.data("share", "-o", str(target), "--force")["path"] == str(target)
    home.page("share", "-o", str(tmp_path / "brief.md"), "--html")
    assert (tmp_path / "brief.md").read_text("utf-8").startswith("<!doctype html>")
    assert home.page("share", "-o", "-").startswith("# What our customers told us\n")


def test_a_stored_control_code_reaches_neither_screen_nor_file(home: Home, tmp_path: Path) -> None:
    """It is shown as a picture."""
    entry = complaint(home, said="Late \x1b[31mred")
    for form in ((), ("--html",)):
        assert "\x1b" not in home.page("share", "--include", entry, *form)
        home.page("share", "--include", entry, *form, "-o", str(tmp_path / "f"), "--force")
        assert b"\x1b" not in (tmp_path / "f").read_bytes()


def test_sharing_counts_as_the_practice_of_sharing(home: Home, tmp_path: Path) -> None:
    """With what was shared and for whom; with undo it isn't."""
    entry = complaint(home)
    assert "Pass on one remark" in home.page("share", "--include", entry, "-o", str(tmp_path / "a.md"))
    [practice] = practised(home)
    assert practice["item"] == "share-what-you-heard"
    assert practice["text"] == "Shared a brief with the team: 3 passages"
    assert practice["principles"] == ["partner", "listen"]
    assert practice["data"] == {
        "audience": "team",
        "shared": [f"{entry}.channel", f"{entry}.said", f"{entry}.mattered"],
    }
    home.run("undo")
    assert practised(home) == []


def test_what_was_shared_before_is_marked_and_does_not_count_again(home: Home, tmp_path: Path) -> None:
    """Another form of the same brief is no second time; other readers, or something new in it, are."""
    entry = complaint(home)
    home.page("share", "--include", entry)
    assert len(practised(home)) == 1
    home.page("share", "--include", entry, "-o", str(tmp_path / "a.html"))
    assert len(practised(home)) == 1
    assert home.data("share")["before"] == [f"{entry}.channel", f"{entry}.said", f"{entry}.mattered"]
    assert home.data("share", "--for", "coach")["before"] == []
    home.page("share", "--for", "manager", "--include", entry)
    home.run("heard", "Late again")
    home.run("list")
    home.page("share", "--include", "1")
    assert len(practised(home)) == 3


def test_a_mere_look_does_not_count(home: Home, tmp_path: Path) -> None:
    """At a pipe without --include, in JSON, or with nothing in it."""
    home.page("share", "-o", str(tmp_path / "empty.md"))
    entry = complaint(home)
    home.page("share")
    home.data("share", "--include", entry)
    assert practised(home) == []
    assert home.data("share", "-o", str(tmp_path / "some.md"))["counted"]["text"].endswith("1 passage")


def test_who_retired_the_practice_shares_without_it(home: Home) -> None:
    """The brief is the same, and nothing is kept."""
    entry = complaint(home)
    (home.folder / "content").mkdir()
    (home.folder / "content" / "mine.yaml").write_text("retire: [share-what-you-heard]\n")
    assert "Customer A" in home.page("share", "--include", entry)
    assert home.err == ""
    assert practised(home) == []


def test_days_are_taken_as_elsewhere(home: Home) -> None:
    """--from and --to; a time that has just begun is a day."""
    entry = complaint(home)
    view = home.data("share", "--from", "2026-11-01", "--to", "2026-11-20", "--include", entry)
    assert (view["first"], view["last"]) == ("2026-11-01", "2026-11-20")
    assert home.data("share", "--to", "2026-10-31")["first"] == "2026-10-02"
    assert home.error("share", "--last", "30d", "--from", "2026-11-01")["code"] == "usage"
