import json
from datetime import date, timedelta

import pytest

from custfocus.features.ratings.scales import SCALES
from tests.conftest import SUNDAY, Home

COUNTS = {"self-check": 5, "behaviours": 9, "principles": 10, "barriers": 10}


def rated(home: Home, scale: str) -> dict[str, int | None]:
    """The ratings of a scale by item, those that there are."""
    return {one["id"]: one["self"] for one in home.data("assess", scale)["items"] if one["word"]}


@pytest.mark.parametrize(("scale", "count"), COUNTS.items())
def test_at_a_pipe_a_scale_is_shown_with_every_item_and_step(home: Home, scale: str, count: int) -> None:
    """Without data nothing is asked and nothing saved; both poles of a behaviour are there."""
    found = home.data("assess", scale)
    assert len(found["items"]) == count
    assert len(found["steps"]) == 5
    page = " ".join(home.page("assess", scale).split())
    for item in found["items"]:
        assert " ".join(item["asks"].split()) in page
        assert " ".join(item["weak"].split()) in page
    assert home.data("list")["total"] == 0


def test_ratings_are_set_by_item_and_answered_with_the_profile(home: Home) -> None:
    """Each has its value; "?" is an answer, too."""
    page = home.page("assess", "principles", "--set", "listen=4", "--set", "recover=2", "--set", "lead=?")
    assert "Listen where it happens: 4, most of it" in page
    assert "Turn the pyramid over: don't know" in page
    assert "Tomorrow" in page
    assert rated(home, "principles") == {"lead": None, "listen": 4, "recover": 2}


def test_ratings_come_from_a_pipe_as_json(home: Home) -> None:
    """Null says "don't know"; the scale may be left out."""
    home.data("assess", "barriers", "-", stdin='{"defensiveness": 5, "isolation": null}')
    home.data("assess", "-", stdin='{"listen": 3, "check-gap": 1}')
    assert rated(home, "barriers") == {"defensiveness": 5, "isolation": None}
    assert rated(home, "principles") == {"listen": 3}
    assert rated(home, "self-check") == {"check-gap": 1}


@pytest.mark.parametrize(
    "given",
    [
        ("--set", "listen=4", "--set", "recover=6"),
        ("--set", "listen=4", "--set", "recover=0"),
        ("--set", "listen=4", "--set", "recover=3.5"),
        ("--set", "listen=4", "--set", "recover="),
        ("--set", "listen=4", "--set", "recover=²"),
        ("--set", "listen=4", "--set", "recover=-1"),
        ("--set", "listen=4", "--set", "no-such=1"),
        ("--set", "listen=4", "--set", "isolation=1"),
        ("--set", "listen=4", "--set", "listen=3"),
        ("--set", "listen=4", "--set", "recover"),
        ("--set", "listen=4", "--on", "2027-01-01!"),
    ],
)
def test_outside_the_scale_nothing_of_it_is_taken(home: Home, given: tuple[str, ...]) -> None:
    """A wrong value, item, form or day among good ones is refused with all of them."""
    assert home.error("assess", "principles", *given)["hint"]
    assert home.data("list")["total"] == 0


@pytest.mark.parametrize(
    "piped",
    [
        *("", "[]", "{}", "4", "{", "NaN", "\ufeff{}", "[" * 9999),
        *('{"listen": "4"}', '{"listen": 6}', '{"listen": 4.0}', '{"listen": true}', '{"listen": [4]}'),
        *('{"listen": 4, "no-such": 1}', '{"listen": 1e999}'),
    ],
)
def test_a_pipe_with_anything_else_is_refused(home: Home, piped: str) -> None:
    """In a sentence, and nothing is saved."""
    assert home.error("assess", "principles", "-", stdin=piped)["message"]
    assert home.data("list")["total"] == 0


def test_a_second_rating_on_a_day_takes_the_place_of_the_first(home: Home) -> None:
    """On another day it is the next step of the course."""
    home.page("assess", "--set", "listen=2", "--on", "2026-08-01")
    home.page("assess", "--set", "listen=3")
    home.page("assess", "--set", "listen=4")
    item = next(one for one in home.data("assess", "principles")["items"] if one["id"] == "listen")
    assert (item["self"], [point["value"] for point in item["course"]]) == (4, [2])
    assert home.data("list", "--kind", "rating")["total"] == 2


def test_all_of_it_is_one_act_that_can_be_undone(home: Home) -> None:
    """Ten ratings are taken back as they were given."""
    items = [one["id"] for one in home.data("assess", "principles")["items"]]
    home.page("assess", "principles", *[part for item in items for part in ("--set", f"{item}=3")])
    home.page("undo")
    assert rated(home, "principles") == {}


def test_an_unknown_scale_or_word_is_told(home: Home) -> None:
    """With the one that was perhaps meant."""
    assert "principles" in home.error("assess", "principle")["hint"]
    assert home.error("assess", "principles", "x")["code"] == "usage"


def test_the_whole_mirror_has_every_scale_in_a_line(home: Home) -> None:
    """Before anything is rated it says where one begins; then what has been, and when."""
    page = home.page("assess")
    assert all(f"custfocus assess {scale}" in page for scale in SCALES)
    assert "begins" in page
    home.page("assess", "--set", "listen=4", "--on", "2026-11-20")
    assert "1 of 10 rated" in home.page("assess")
    assert [one["id"] for one in home.data("assess")["items"]] == ["listen"]


def live(home: Home, *, without: str, days: int = 56) -> None:
    """Eight weeks of notes for every principle but one."""
    others = [one["id"] for one in home.data("assess", "principles")["items"] if one["id"] != without]
    for back in range(0, days, 2):
        day = (SUNDAY - timedelta(back)).isoformat()
        home.run("note", "Something", "--on", day, "--principle", others[back % 9], "--principle", others[back % 7])


def test_a_rating_without_deeds_is_named_with_the_day_of_the_last(home: Home) -> None:
    """In words that leave it open which of the two it is; the figures stand under --why, and in the JSON."""
    live(home, without="recover")
    home.run("note", "Made good at once", "--on", "2026-05-03", "--principle", "recover")
    page = " ".join(home.page("assess", "principles", "--set", "recover=5").split())
    assert "You rated this 5 (nearly all); no tick, note, sheet or remark for it since 3 May." in page
    assert "Not done, or not written down?" in page
    found = home.data("assess", "principles")
    assert [(gap["id"], gap["kind"]) for gap in found["profile"]["gaps"]] == [("recover", "word-over-deed")]
    item = next(one for one in found["items"] if one["id"] == "recover")
    assert (item["self"], item["others"], item["evidence"]) == (5, None, 0)
    assert "no day with a tick, note, sheet or remark" in " ".join(home.page("assess", "principles", "--why").split())


def test_many_deeds_with_a_low_rating_are_named_too(home: Home) -> None:
    """The other way round."""
    for back in range(0, 50, 2):
        day = (SUNDAY - timedelta(back)).isoformat()
        home.run("heard", "So many words", "--on", day)
    home.page("assess", "--set", "listen=1")
    assert [gap["kind"] for gap in home.data("assess")["profile"]["gaps"]] == ["deed-over-word"]
    page = " ".join(home.page("assess").split())
    assert "The last 60 days have 25 heard, on 25 days. What do they say? custfocus list --deeds listen" in page


def test_ratings_and_skips_are_no_evidence(home: Home) -> None:
    """Only what was written or done is."""
    live(home, without="recover")
    for back in range(0, 40, 4):
        day = (SUNDAY - timedelta(back)).isoformat()
        home.run("assess", "--set", "recover=5", "--on", day)
    home.run("reflect", "--principle", "recover", "--skip")
    home.run("review", "2026-10", "--priority", "Put it right #recover")
    assert [gap["id"] for gap in home.data("assess", "principles")["profile"]["gaps"]] == ["recover"]


def test_a_weak_principle_comes_sooner_once_it_is_rated(home: Home) -> None:
    """The daily question takes the ratings of the days before; the reason says so."""
    home.run("config", "long-look", "off")
    home.run("config", "echoes", "off")
    for back in range(20, 0, -1):
        home.run("reflect", "An answer", "--on", (SUNDAY - timedelta(back)).isoformat())
    items = [one["id"] for one in home.data("assess", "principles")["items"]]
    everything = [part for item in items for part in ("--set", f"{item}=5")]
    home.page("assess", "principles", *everything, "--on", "2026-11-20")
    chosen = set()
    for principle in items:
        home.page("assess", "--set", f"{principle}=1", "--on", "2026-11-21")
        found = home.data("reflect", "--show")
        mine = found["question"]["principles"][:1] == [principle]
        assert ("(you rated it 1)" in found["why"]) == mine
        chosen |= {principle} if mine else set()
        home.page("undo")
    assert len(chosen) > 1


def test_today_mentions_it_after_a_quarter_on_one_day_alone(home: Home) -> None:
    """The first page that is seen says so, all day; the day after it doesn't. JSON doesn't use it up."""
    home.run("note", "The first", "--on", "2026-01-02")
    waiting = {"what": "where you stand: five questions to begin with", "command": "assess"}
    assert home.data("today")["waiting"] == [waiting]
    assert "five questions to begin with" in home.page()
    assert "five questions to begin with" in home.page()
    home.go_to(SUNDAY + timedelta(1))
    assert "where you stand" not in home.page()
    home.page("assess", "--set", "listen=3")
    home.go_to(SUNDAY + timedelta(80))
    assert "you last looked" not in home.page()
    home.go_to(SUNDAY + timedelta(100))
    assert "you last looked on 23 November" in home.page()


def test_today_can_be_told_never_to_mention_it(home: Home) -> None:
    """Or after another time."""
    home.run("note", "The first", "--on", "2026-10-02")
    home.page("config", "assess-every", "1m")
    assert home.data("today")["waiting"]
    home.page("config", "assess-every", "never")
    assert not home.data("today")["waiting"]


def test_a_rating_reads_well_in_the_journal(home: Home) -> None:
    """In the list, whole, and in the search."""
    home.page("assess", "--set", "listen=4")
    assert "Listen where it happens: 4, most of it" in home.page("list")
    assert "self-rating" in home.page("show", "1").lower()
    assert home.data("search", "happens")["entries"]


def test_a_framework_without_an_item_keeps_its_ratings(home: Home) -> None:
    """What is retired isn't rated any more, and what was stays."""
    home.page("assess", "--set", "check-gap=4", "--on", "2026-08-01")
    (home.folder / "content").mkdir()
    (home.folder / "content" / "mine.yaml").write_text("retire: [check-gap]\n")
    assert [one["id"] for one in home.data("assess", "self-check")["items"]].count("check-gap") == 0
    assert home.error("assess", "--set", "check-gap=4")["code"] == "unknown-item"
    assert home.data("list", "--kind", "rating")["total"] == 1


def test_the_json_is_what_others_rely_on(home: Home) -> None:
    """Each item with id, self, others and evidence; the profile with its gaps."""
    home.page("assess", "--set", "listen=4")
    assert home.run("assess", "principles", "--json") == 0
    found = json.loads(home.out)
    assert found["kind"] == "assess"
    assert all({"id", "self", "others", "evidence"} <= item.keys() for item in found["data"]["items"])
    assert found["data"]["profile"]["gaps"] == []
    assert date.fromisoformat(found["data"]["today"]) == SUNDAY


def test_on_without_ratings_is_refused(home: Home) -> None:
    """It would look as if it had been heeded."""
    assert "--set" in home.error("assess", "principles", "--on", "yesterday")["hint"]


def test_an_item_is_rated_once_at_a_time(home: Home) -> None:
    """Whether by option, in one pipe, or by both."""
    assert home.error("assess", "-", stdin='{"listen": 4, "listen": 2}')["message"].startswith(
        '"listen" is rated twice'
    )
    twice = home.error("assess", "principles", "-", "--set", "listen=2", stdin='{"listen": 4}')
    assert twice["message"].startswith('"listen" is rated twice')
    assert home.data("list")["total"] == 0


def test_a_rating_moved_into_the_future_keeps_nothing_quiet(home: Home) -> None:
    """The page of today knows only what has come; it tells the year where it isn't this one."""
    home.page("assess", "--set", "listen=4", "--on", "2025-11-01")
    home.page("assess", "--set", "lead=4")
    home.page("list")
    home.page("edit", "1", "--on", "2027-03-01!")
    assert "you last looked on 1 November 2025" in home.page()


def test_what_was_counted_stands_there_and_the_entries_are_a_command_away(home: Home) -> None:
    """A practice counts for its first principle and what it is about; answers stand beside, and count for nothing."""
    home.run("practice", "talk-direct", "Rang her")
    home.run("note", "Sat with the phones", "--principle", "listen")
    home.run("reflect", "Nobody did.", "--question", "spoke-with-yourself")
    page = home.page("assess", "principles", "--set", "listen=3")
    assert "1 tick, 1 note · 1 answer" in page
    assert "custfocus list --deeds listen" in page
    assert [one["kind"] for one in home.data("list", "--deeds", "listen")["entries"]] == ["note", "practice"]
    assert home.data("list", "--deeds", "commit")["entries"] == []
    page = home.page("assess", "behaviours", "--set", "contact-or-assumption=3")
    assert "1 tick · 1 answer" in page
    assert "nothing here tells" in page
    assert home.data("list", "--deeds", "contact-or-assumption")["total"] == 1
    answers = home.data("list", "--deeds", "contact-or-assumption", "--kind", "answer")["entries"]
    assert [one["text"] for one in answers] == ["Nobody did."]
    home.go_to(SUNDAY + timedelta(70))
    assert home.data("list", "--deeds", "listen")["total"] == 0
    assert home.data("list", "--deeds", "listen", "--last", "90d")["total"] == 2
    assert home.error("list", "--deeds", "lisen")["code"] == "unknown-item"
