from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.framework import Served
from custfocus.features.review.matters import MOST_MATTERS, WeakestRating, in_turns, open_matters
from custfocus.features.review.views import OpenMatter
from tests.conftest import SUNDAY, Home
from tests.features.october import TODAY, entry

DAYS = st.lists(st.dates(date(2026, 1, 1), TODAY), max_size=8)


def matter(what: str, number: int, day: date) -> OpenMatter:
    """Something that waits since a day."""
    return OpenMatter(what, f"{what}-{number}", day, "", "")


@given(st.lists(DAYS, min_size=3, max_size=3))
def test_each_kind_has_its_turn_and_of_each_the_oldest(kinds: list[list[date]]) -> None:
    """At most five; nothing is left out for what is younger of its kind, or for a second of another kind."""
    groups = [[matter(str(kind), place, day) for place, day in enumerate(days)] for kind, days in enumerate(kinds)]
    chosen = in_turns(groups, MOST_MATTERS)
    assert len(chosen) == min(MOST_MATTERS, sum(map(len, groups)))
    for group in groups:
        taken = [each for each in group if each in chosen]
        left = [each for each in group if each not in chosen]
        assert all(ours.day <= theirs.day for ours in taken for theirs in left)
        others = [sum(1 for each in other if each in chosen) for other in groups]
        assert not left or max(others) <= len(taken) + 1


def test_they_are_asked_about_by_their_day_the_oldest_first() -> None:
    """Each with its own question and the words that it is about."""
    heard = entry("heard", date(2026, 10, 5), "I never know who to call.", data={"who": "Ana"})
    meant = entry("intention", date(2026, 9, 8), "Ring the bakery", data={"status": "open"})
    weak = WeakestRating("lead", "Lead", 2, date(2026, 9, 20), "ring", "Ring a customer")
    asked = open_matters([heard], [meant], weak, Served(), TODAY)
    assert [each.title for each in asked] == [
        "On 8 September you meant to",
        "Your lowest rating",
        "What Ana said on 5 October",
    ]
    assert asked[0].asked == "Ring the bakery"
    assert asked[1].asked.startswith('You rated "Lead" 2 of 5 on 20 September.')
    assert asked[2].hints == ('"I never know who to call."',)


def test_with_what_it_has_asked_about_it_is_five_at_most() -> None:
    """Nothing is asked about twice, nor comes in its place for ever."""
    heard = [entry("heard", date(2026, 10, day), f"Words of {day} October") for day in range(1, 9)]
    asked = [heard[0].id, heard[5].id]
    matters = open_matters(heard, [], None, Served(), TODAY, asked)
    assert [each.id for each in matters] == [heard[place].id for place in (1, 2, 3)]
    assert open_matters(heard, [], None, Served(), TODAY, [*asked, "a", "b", "c", "d"]) == ()


def titles(home: Home) -> list[str]:
    """What the review of this month asks about."""
    return [each["title"] for each in home.data("review", "2026-11")["matters"]]


def test_what_was_taken_up_or_is_private_is_not_asked_about(home: Home) -> None:
    """A sheet made of it, or a word that it never be quoted; and praise waits for nothing."""
    home.page("heard", "You were so quick", "--from", "Di", "--on", "2026-11-03", "--tone", "praise")
    home.page("heard", "Nobody rang me", "--from", "Ana", "--on", "2026-11-03")
    home.page("heard", "The letter was unclear", "--from", "Bo", "--on", "2026-11-04")
    home.page("heard", "Please tell nobody", "--from", "Cy", "--on", "2026-11-05", "--private")
    assert titles(home) == ["What Ana said on 3 November", "What Bo said on 4 November"]
    page = home.page("review", "2026-11")
    assert home.data("review", "2026-11")["unheeded"] == 2
    assert 'What Ana said on 3 November\n  "Nobody rang me"' in page
    remark = next(
        each["id"] for each in home.data("list", "--kind", "heard")["entries"] if each["data"]["who"] == "Ana"
    )
    home.page("sheet", "complaint", "--of", remark)
    assert titles(home) == ["What Bo said on 4 November"]


def test_a_page_tells_each_thing_that_was_meant_once(home: Home) -> None:
    """It is in the list of what was meant, though it is asked about like what still waits."""
    home.page("heard", "Nobody rang me", "--from", "Ana", "--on", "2026-11-03")
    home.page("reflect", "She asked twice.", "--do", "Ring the bakery", "--on", "2026-11-04")
    assert titles(home) == ["What Ana said on 3 November", "On 4 November you meant to"]
    page = home.page("review", "2026-11")
    assert page.count("Ring the bakery") == 1
    assert page.count("Still waiting") == 1


def test_the_lowest_rating_is_asked_about_until_something_is_meant_to_be_done(home: Home) -> None:
    """Where it is low; a practice for it counts as well."""
    home.page("assess", "principles", "--set", "listen=4", "--set", "recover=4")
    assert titles(home) == []
    home.page("assess", "principles", "--set", "recover=2")
    [asked] = home.data("review", "2026-11")["matters"]
    assert (asked["what"], asked["id"]) == ("rating", "recover")
    home.page("practice", "--start", asked["practice"])
    assert titles(home) == []


def test_what_is_open_is_asked_about_however_old_it_is(home: Home) -> None:
    """What was kept after the month isn't its review's."""
    home.go_to(SUNDAY - timedelta(60))
    home.page("reflect", "An answer", "--do", "Ring her")
    home.go_to(SUNDAY)
    assert titles(home) == ["On 23 September you meant to"]
