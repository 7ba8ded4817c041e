from datetime import date, timedelta
from typing import Any

from custfocus.content.framework import Framework
from custfocus.content.models import Barrier, Behaviour, Practice, Principle, Question, SelfCheck
from custfocus.features.ratings.gaps import Deeds
from custfocus.features.ratings.profile import SITTING_DAYS, RatingFacts, assessment, to_ask
from custfocus.features.ratings.views import Assessment
from custfocus.features.voices.views import OthersRating, RoleRating
from custfocus.journal.entry import Entry

TODAY = date(2026, 11, 22)
NO_DEEDS = Deeds({}, {}, 0, {}, 0)
NAMES = ("listen", "measure", "lead")


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
    """Then the next step is for what the journal shows least of."""
    deeds = Deeds({"listen": 4, "measure": 1, "lead": 9}, dict.fromkeys(NAMES, 0), 9, {}, 99)
    found = stand(*(rating(each, 3) for each in NAMES), deeds=deeds)
    assert (found.profile.strongest, found.profile.weakest) == ((), ())
    assert found.profile.next is not None
    assert found.profile.next.item == "measure"


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
    assert "at 1 (hardly any)" in step.reason
    assert "2 minutes" in step.reason
    other = stand(*weak, taken_on=("short",)).profile.next
    assert other is not None
    assert other.id == "long"


def test_what_the_days_show_more_of_than_its_rating_needs_no_next_step() -> None:
    """Then it is for the next weakest."""
    deeds = Deeds({"listen": 30, "measure": 5, "lead": 5}, dict.fromkeys(NAMES, 0), 40, {}, 200)
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
    """A behaviour that says the same of a principle as the principle itself isn't told twice."""
    deeds = Deeds(
        {"listen": 0, "measure": 8, "lead": 8}, dict.fromkeys(NAMES, 0), 20, {"listen": date(2026, 5, 3)}, 200
    )
    both = (rating("listen", 5), rating("contact", 5, scale="behaviours"))
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


def test_several_items_on_one_principle_are_named_once() -> None:
    """Also where the principle itself isn't rated."""
    deeds = Deeds({"listen": 0, "measure": 8, "lead": 8}, dict.fromkeys(NAMES, 0), 20, {}, 200)
    both = (rating("contact", 5, scale="behaviours"), rating("pride", 1, scale="barriers"))
    assert len(stand(*both, scale=None, deeds=deeds).profile.gaps) == 1
