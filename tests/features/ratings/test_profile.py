from datetime import date, timedelta
from typing import Any

import pytest

from custfocus.content.framework import Framework, is_rated
from custfocus.content.models import Barrier, Behaviour, Practice, Principle, Question, SelfCheck
from custfocus.features.deeds.counting import DeedCount, Deeds
from custfocus.features.ratings.profile import SITTING_DAYS, RatingFacts, assessment, to_ask
from custfocus.features.ratings.scales import SCALES, Scale
from custfocus.features.ratings.views import Assessment
from custfocus.features.voices.views import OthersRating, RoleRating
from custfocus.journal.entry import Entry
from tests.stories import framework

TODAY = date(2026, 11, 22)
NAMES = ("listen", "measure", "lead")
NO_DEEDS = Deeds({}, NAMES, 0, 0)


def practice(name: str, principle: str, minutes: int = 5) -> Practice:
    """A practice for a principle."""
    return Practice(
        id=name, name=f"Do {name}", how="So.", when="At noon", whom="You", minutes=minutes, principles=(principle,)
    )


FRAMEWORK = Framework(
    (
        *(Principle(id=each, name=each.title(), pillar="aware", summary="So.", ideas=()) for each in NAMES),
        Behaviour(id="contact", name="Contact", weak="You guess.", strong="You ask.", principles=("listen",)),
        Barrier(
            id="haste", name="Haste", how="No time.", enablers=(), practices=("slow", "long"), principles=("lead",)
        ),
        Barrier(id="pride", name="Pride", how="You know.", enablers=(), practices=(), principles=("listen",)),
        SelfCheck(id="gap", name="A gap", asks="Is there one?", pillar="aware"),
        Question(id="who", name="Who", daily="Who said so?", principles=("measure",)),
        Question(id="what", name="What", daily="What did they say?", principles=("measure", "listen")),
        Question(id="out", name="Out", daily="What is out there?", pillar="aware"),
        practice("long", "measure", 10),
        practice("short", "measure", 2),
        practice("slow", "lead"),
    )
)


def days(*counts: int, written: int = 20, **more: DeedCount) -> Deeds:
    """A journal with so many days for each principle."""
    return Deeds(
        {name: DeedCount(count) for name, count in zip(NAMES, counts, strict=True)} | more, NAMES, written, 200
    )


def rating(item: str, value: int | None, days: int = 0, scale: str = "principles") -> Entry:
    """A rating of so many days ago."""
    day = TODAY - timedelta(days)
    data = {"scale": scale, "value": value}
    return Entry(f"{item}{days}", "rating", day, f"{day}T08:00:00Z", "UTC", item, data=data)


def stand(*ratings: Entry, scale: str | None = "principles", **more: Any) -> Assessment:
    """How somebody stands with these ratings, the newest first."""
    by_item: dict[str, list[Entry]] = {}
    for one in ratings:
        by_item.setdefault(str(one.item), []).append(one)
    known: dict[str, Any] = {
        "ratings": by_item,
        "deeds": NO_DEEDS,
        "others": {},
        "taken_on": (),
        "room": 3,
        "answered": {},
    }
    return assessment(FRAMEWORK, RatingFacts(**(known | more), today=TODAY), scale)


def test_an_item_tells_its_latest_rating_in_words_and_the_course_before_it() -> None:
    """At most four of the earlier ones, the oldest first; "don't know" has its place among them."""
    found = stand(*(rating("listen", value, 30 * back) for back, value in enumerate((4, 3, None, 2, 2, 1))))
    item = found.items[0]
    assert (item.self, item.word) == (4, "most of it")
    assert [point.value for point in item.course] == [2, 2, None, 3]


def test_don_t_know_never_counts_as_low() -> None:
    """It is neither the weakest nor the strongest, and what to do next is tied to something else."""
    found = stand(rating("listen", None), rating("measure", 3), rating("lead", 4))
    assert found.items[0].word == "don't know"
    assert found.profile.weakest == ("measure",)
    assert found.profile.next is not None
    assert found.profile.next.item == "measure"


def test_all_alike_is_neither_strong_nor_weak() -> None:
    """Then the next step is for what the journal shows least of, and it is said that all are equal."""
    deeds = days(4, 1, 9)
    found = stand(*(rating(each, 3) for each in NAMES), deeds=deeds)
    assert (found.profile.strongest, found.profile.weakest) == ((), ())
    assert found.profile.next is not None
    assert found.profile.next.item == "measure"
    assert 'rated three things equally high, and your days show least of "Measure"' in found.profile.next.reason
    step = stand(rating("listen", 2), rating("measure", 2), rating("lead", 5)).profile.next
    assert step is not None
    assert 'rated two things equally low, and "Listen" (2, a little) is the first of them' in step.reason


@pytest.mark.parametrize("scale", SCALES.values(), ids=lambda scale: scale.id)
def test_tomorrow_is_about_the_item(scale: Scale) -> None:
    """The first practice that is tied to it, or where there is no room, the first question; for each of the 34."""
    content = framework()
    for item in scale.items(content):
        assert is_rated(item)
        ratings = {one.id: [rating(one.id, 3, scale=scale.id)] for one in scale.items(content)}
        ratings[item.id] = [rating(item.id, 5 if scale.turned else 1, scale=scale.id)]
        for room in (3, 0):
            facts = RatingFacts(ratings, NO_DEEDS, {}, (), room, {}, TODAY)
            step = assessment(content, facts, scale.id).profile.next
            assert step is not None
            assert step.item == item.id
            assert step.id == (item.practices[0] if room and item.practices else item.questions[0])


def test_a_barrier_that_is_always_in_the_way_is_the_weakest() -> None:
    """On that scale a high rating is the bad end; its own practices answer it."""
    found = stand(rating("haste", 5), rating("pride", 1), scale="barriers")
    assert (found.profile.weakest, found.profile.strongest) == (("haste",), ("pride",))
    assert found.profile.next is not None
    assert (found.profile.next.kind, found.profile.next.id) == ("practice", "slow")


def test_the_next_step_is_the_shortest_practice_that_is_not_taken_on_yet() -> None:
    """With its reason, and the command that takes it on."""
    weak = (rating("measure", 1), rating("lead", 5))
    step = stand(*weak).profile.next
    assert step is not None
    assert (step.id, step.command) == ("short", "practice --start short")
    assert step.reason == 'Because "Measure" is what you rated lowest (1, hardly any); this takes 2 minutes.'
    other = stand(*weak, taken_on=("short",)).profile.next
    assert other is not None
    assert other.id == "long"


def test_what_the_days_show_more_of_than_its_rating_needs_no_next_step() -> None:
    """Then it is for the next weakest."""
    deeds = days(30, 5, 5)
    found = stand(rating("listen", 1), rating("measure", 2), rating("lead", 3), deeds=deeds)
    assert [(gap.id, gap.kind) for gap in found.profile.gaps] == [("listen", "deed-over-word")]
    assert found.profile.weakest == ("listen",)
    assert found.profile.next is not None
    assert found.profile.next.item == "measure"


def test_with_three_practices_taken_on_the_next_step_is_the_question_that_waits_longest() -> None:
    """One that was never answered first."""
    weak = (rating("measure", 1), rating("lead", 5))
    first = stand(*weak, room=0, answered={"who": date(2026, 3, 1)}).profile.next
    assert first is not None
    assert (first.kind, first.id) == ("question", "what")
    then = stand(*weak, room=0, answered={"who": date(2026, 3, 1), "what": date(2026, 5, 1)}).profile.next
    assert then is not None
    assert then.id == "who"
    assert "1 March 2026" in then.reason


def test_what_stands_under_a_pillar_alone_leads_to_a_question_of_the_pillar() -> None:
    """No principle, so no days are counted for it."""
    found = stand(rating("gap", 1, scale="self-check"), scale="self-check")
    assert found.items[0].evidence is None
    assert found.profile.next is not None
    assert found.profile.next.id == "out"


def test_a_sitting_goes_on_where_it_stopped_for_a_fortnight() -> None:
    """What was rated since then isn't asked again; after that all of it is."""
    young, old = rating("listen", 3, SITTING_DAYS - 1), rating("lead", 3, SITTING_DAYS)
    assert [one.id for one in to_ask(stand(young, old))] == ["measure", "lead"]


def test_what_others_say_stands_beside_it() -> None:
    """Their average, and each role that has enough of them."""
    voice = OthersRating(2.5, 6, (RoleRating("customer", 2.0, 3), RoleRating("team", 3.0, 3)))
    found = stand(rating("listen", 4), others={"listen": voice})
    assert (found.items[0].others, found.items[0].by_role) == (2.5, {"customer": 2.0, "team": 3.0})
    assert [(gap.id, gap.kind) for gap in found.profile.gaps] == [("listen", "blind-spot")]
    assert found.items[1].others is None


def test_all_scales_together_name_what_has_been_rated_and_each_gap_once() -> None:
    """A behaviour of a principle that is named isn't told as well."""
    deeds = days(30, 5, 5, contact=DeedCount(30))
    both = (rating("listen", 1), rating("contact", 1, scale="behaviours"))
    found = stand(*both, scale=None, deeds=deeds)
    assert {one.id for one in found.items} == {"contact", "listen"}
    assert [gap.id for gap in found.profile.gaps] == ["listen"]
    alone = stand(both[1], scale=None, deeds=deeds)
    assert [gap.id for gap in alone.profile.gaps] == ["contact"]


def test_a_blind_spot_on_another_principle_is_not_crowded_out() -> None:
    """Of items on one principle the principle itself speaks; the cut to two comes after."""
    ratings = (rating("listen", 5), rating("contact", 5, scale="behaviours"), rating("lead", 4))
    voices = {"listen": OthersRating(2.0, 3), "contact": OthersRating(1.5, 3), "lead": OthersRating(2.5, 3)}
    found = stand(*ratings, scale=None, others=voices)
    assert [(gap.id, gap.kind) for gap in found.profile.gaps] == [("listen", "blind-spot"), ("lead", "blind-spot")]
    assert all(gap.days is None for gap in found.profile.gaps)
