from collections import Counter
from datetime import timedelta
from itertools import pairwise

import pytest

from custfocus.content.framework import by_field, of_kind
from custfocus.features.deeds.counting import since
from custfocus.features.demo.story import Story
from custfocus.features.practice.adoptions import MOST_AT_ONCE, adoptions_on
from custfocus.features.ratings.gaps import DEED, WORD
from custfocus.features.sheets.kept import sheets_of
from custfocus.features.voices.others import others
from custfocus.journal.kinds import EVIDENCE, KINDS, OPEN
from tests.conftest import SUNDAY
from tests.stories import entries, framework, texts, told
from tests.stories.teller import DAYS, NEAR

SEEDS = range(30)


@pytest.fixture(scope="module")
def stories() -> list[Story]:
    """A few of them."""
    return [told(seed, SUNDAY) for seed in SEEDS]


def test_a_seed_tells_the_same_story_again(stories: list[Story]) -> None:
    """Two people who name the same seed on the same day see the same; another seed is another story."""
    assert told(3, SUNDAY) == stories[3]
    assert stories[3].entries != stories[4].entries


def test_three_are_planted_one_of_each_kind_at_least(stories: list[Story]) -> None:
    """Of principles, each another one."""
    principles = {one.id for one in framework().principles}
    for story in stories:
        assert len({each.id for each in story.planted} & principles) == 3
        assert {each.kind for each in story.planted} == {WORD, DEED}


def test_what_is_planted_is_there(stories: list[Story]) -> None:
    """A word has a high rating, nothing in sixty days and something before; a deed a low one, and much."""
    for story in stories:
        rated = {entry.item: entry.data["value"] for entry in story.entries if entry.kind == "rating"}
        for planted in story.planted:
            days = {entry.day for entry in story.entries if entry.kind in EVIDENCE and planted.id in entry.principles}
            recent = {day for day in days if day >= since(SUNDAY)}
            if planted.kind == WORD:
                assert rated[planted.id] >= 4
                assert not recent
                assert days
            else:
                assert rated[planted.id] <= 2
                assert len(recent) >= 8


def test_every_entry_is_one_that_the_journal_could_have(stories: list[Story]) -> None:
    """Known kinds, days of the half year before today in order, and what each answers is asked in its own words."""
    for story in stories:
        assert [entry.day for entry in story.entries] == sorted(entry.day for entry in story.entries)
        assert story.entries[0].day >= SUNDAY - timedelta(DAYS + 2)
        assert story.entries[-1].day < SUNDAY
        for entry in story.entries:
            item = framework().by_id.get(entry.item or "")
            assert entry.kind in KINDS
            assert 0 <= entry.minute < 24 * 60
            assert "{" not in entry.text
            if item and item.kind == "question" and entry.kind == "answer":
                assert (entry.asked, entry.principles) == (item.daily, item.principles)
            if item and item.kind == "practice" and entry.kind == "practice":
                assert (entry.asked, entry.principles) == (item.name, item.principles)


def test_nothing_is_said_twice(stories: list[Story]) -> None:
    """No answer, remark, note or happening comes back, and no question within a month."""
    for story in stories:
        said = Counter(entry.text for entry in story.entries if entry.kind in EVIDENCE and entry.text)
        assert max(said.values()) == 1
        days: dict[str | None, list[int]] = {}
        for entry in story.entries:
            if entry.kind == "answer":
                days.setdefault(entry.item, []).append(entry.day.toordinal())
        assert all(later - day >= 28 for each in days.values() for day, later in pairwise(each))


def test_ties_lead_to_what_came_before(stories: list[Story]) -> None:
    """An intention to its answer, a reading to its measure."""
    for story in stories:
        seen: dict[str, str] = {}
        for entry in story.entries:
            if entry.tie:
                assert seen[entry.data[entry.tie]] == entry.tie
            seen[entry.key] = entry.kind


def test_at_most_three_practices_at_once(stories: list[Story]) -> None:
    """On no day are there more, and what is ticked off is taken on."""
    for story in stories:
        adoptions = entries(entry for entry in story.entries if entry.kind == "adoption")
        for entry in story.entries:
            taken = adoptions_on(adoptions, entry.day)
            assert len(taken) <= MOST_AT_ONCE
            assert entry.kind != "practice" or entry.item in taken


def test_complaints_come_to_their_end_but_for_the_latest(stories: list[Story]) -> None:
    """Each on its worksheet, the user told after days; of what is kept silent none is evidence."""
    for story in stories:
        sheets = sheets_of(entries(entry for entry in story.entries if entry.kind == "sheet"), framework())
        assert len(sheets) == len(texts().complaints)
        waiting = [sheet for sheet in sheets if sheet.status == OPEN]
        assert len(waiting) == 2
        assert all(sheet.stage for sheet in waiting)
        for sheet in sheets:
            if sheet.closed:
                assert sheet.closable
                assert sheet.opened.isoformat() < str(sheet.values["told"]) <= sheet.closed.isoformat()
                assert sheet.closed < SUNDAY


def test_others_are_near_to_the_leader_and_know_nothing_of_what_is_planted(stories: list[Story]) -> None:
    """So that no blind spot and no hidden strength is in it."""
    for story in stories:
        voices = others(entries(entry for entry in story.entries if entry.kind == "voices"), [], SUNDAY)
        rated = {entry.item: entry.data["value"] for entry in story.entries if entry.kind == "rating"}
        assert not {each.id for each in story.planted} & voices.keys()
        for item, voice in voices.items():
            assert voice.mean is not None
            assert abs(voice.mean - rated[item]) <= NEAR


def test_a_review_for_each_month_that_is_over(stories: list[Story]) -> None:
    """Five whole months lie in half a year, each looked back on in the days after."""
    for story in stories:
        assert [each.month.month for each in story.months] == [6, 7, 8, 9, 10]
        assert all(0 < (each.day - each.month).days < 40 for each in story.months)


def test_the_words_belong_to_what_is_in_the_content() -> None:
    """What is answered is asked, and has two answers; practices, barriers, roles, items, principles exist."""
    said, known = texts(), framework()

    def ids(kind: str) -> set[str]:
        return {item.id for item in of_kind(known, kind)}

    assert set(said.answers) <= ids("question")
    assert min(map(len, said.answers.values())) >= 2
    assert set(said.intentions) <= ids("question")
    assert set(said.practices) <= ids("practice")
    assert set(said.checklist) == ids("checklist")
    assert {plan["barrier"] for plan in said.plans} <= ids("barrier")
    assert {plan["practice"] for plan in said.plans} - {None} <= ids("practice")
    assert set(said.voices) <= {role.word for role in known.roles}
    complaint = known.by_id["complaint"]
    assert complaint
    assert complaint.kind == "worksheet"
    assert all(each.keys() <= by_field(complaint).keys() for each in said.complaints)
    for each in (*said.heard, *said.notes):
        assert set(each["principles"]) <= ids("principle")
