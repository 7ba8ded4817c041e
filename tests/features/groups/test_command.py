from collections.abc import Iterable

import pytest

from custfocus.journal.kinds import Heard
from tests.conftest import SUNDAY, Home

# What three people say of each of two things, in words that they hardly share; and some that are alone.
CALLS = (
    ("Nobody rang me back for a week.", "Ana"),
    ("I am still waiting for somebody to call me back.", "Bo"),
    ("No one returned my phone call.", "Cy"),
)
FORMS = (
    ("The form is far too long.", "Di"),
    ("Your form is much too long and complicated.", "Ed"),
    ("That endless form takes too long to fill in.", "Fay"),
)
# As many others as it takes before alike means anything among them.
OTHERS = (
    "The parking place was full of snow.",
    "My neighbour recommended you for the boiler.",
    "Your invoice has the wrong date on it.",
    "The new radiator looks splendid in the hall.",
    "Is the workshop open on Saturdays?",
    "Our cat hid from the drill all day.",
    "The price went up by a tenth since spring.",
    "I like the colour of your vans.",
    "Could I pay by card next time?",
    "The fitter brought his own slippers.",
    "We are moving to Leeds in March.",
    "Steam comes out of the kitchen tap.",
    "Your brochure mentions solar panels.",
    "The old thermostat was made in 1974.",
    "My mother prefers letters to emails.",
    "The lift in your building is broken.",
    "There is a bird's nest on our chimney.",
    "Ms Brandt sends her regards to everybody.",
    "Green would have suited the bathroom better.",
    "He whistles beautifully while he works.",
    "Winter came early this year.",
    "My pension doesn't stretch to a heat pump.",
    "Two screws were left on the window sill.",
    "Do you sell spare filters?",
)


def hear(home: Home, said: Iterable[tuple[str, str]]) -> None:
    """Keep what people said, all at once."""
    with home.session().store.acts.writing() as pen:
        for words, who in said:
            pen.add(Heard(who), SUNDAY, text=words, principles=("listen",))


@pytest.fixture
def heard(home: Home) -> Home:
    """A home in which all that was heard."""
    hear(home, (*CALLS, *FORMS, *((words, f"Guest {number}") for number, words in enumerate(OTHERS))))
    return home


def offers(home: Home) -> dict[str, set[str]]:
    """What is offered: who says it, by what it is called."""
    found = home.data("insights", "groups")["offers"]
    return {each["id"]: {one["who"] for one in each["sentences"]} for each in found}


def saying(home: Home, who: str) -> str:
    """What a group is called in which somebody speaks."""
    return next(name for name, people in offers(home).items() if who in people)


def test_what_several_say_is_offered_whatever_their_words(heard: Home) -> None:
    """By who says it; with nothing else among it, and to be named or refused by what it is called."""
    assert sorted(offers(heard).values(), key=sorted) == [{"Ana", "Bo", "Cy"}, {"Di", "Ed", "Fay"}]
    page = heard.page("insights", "groups")
    assert "Three people say much the same" in page
    assert f'insights groups --name {next(iter(offers(heard)))}="a name"' in page


def test_a_name_makes_it_a_theme_which_is_counted_and_taken_back_by_undo(heard: Home) -> None:
    """It is an entry; what is near to it is offered for it later, and counts only once that was said."""
    page = heard.page("insights", "groups", "--name", f"{saying(heard, 'Ana')}=#calls  back")
    assert 'Saved "calls back": 3 sentences.' in page
    (theme,) = heard.data("list", "--kind", "theme")["entries"]
    assert theme["text"] == "calls back"
    heard.page("heard", "You promised to call me back and nobody did.", "--from", "Jo")
    found = heard.data("insights", "groups")
    (near,) = [each for each in found["offers"] if each["theme"]]
    assert (near["theme"], near["sentences"][0]["who"]) == ("calls back", "Jo")
    assert [(each["name"], each["remarks"], each["people"]) for each in found["named"]] == [("calls back", 3, 3)]
    heard.page("insights", "groups", "--name", f"{near['id']}=Calls back")
    assert heard.data("insights", "groups")["named"][0]["remarks"] == 4
    heard.page("undo")
    assert heard.data("insights", "groups")["named"][0]["remarks"] == 3
    heard.page("edit", theme["id"], "the telephone")
    assert heard.data("insights", "groups")["named"][0]["name"] == "the telephone"


def test_what_was_refused_is_not_offered_again(heard: Home) -> None:
    """A group, and a sentence that doesn't belong to a theme; undo brings it back."""
    heard.page("insights", "groups", "--name", f"{saying(heard, 'Ana')}=calls")
    heard.page("insights", "groups", "--refuse", saying(heard, "Di"))
    assert offers(heard) == {}
    heard.page("heard", "You promised to call me back and nobody did.", "--from", "Jo")
    heard.page("insights", "groups", "--refuse", saying(heard, "Jo"))
    assert offers(heard) == {}
    heard.page("undo")
    assert saying(heard, "Jo")


def test_what_is_deleted_is_neither_offered_nor_counted(heard: Home) -> None:
    """And a group of two people is none any more."""
    heard.page("insights", "groups", "--name", f"{saying(heard, 'Ana')}=calls")
    for who in ("Ana", "Di"):
        (entry,) = [each for each in heard.data("list", "-n", "50")["entries"] if each["data"].get("who") == who]
        heard.page("delete", entry["id"], "--for-good", "--yes")
    found = heard.data("insights", "groups")
    assert found["offers"] == []
    assert found["named"][0]["remarks"] == 2


def test_it_can_be_worked_out_anew(heard: Home) -> None:
    """The same comes of it."""
    before = offers(heard)
    heard.page("insights", "groups", "--anew")
    assert offers(heard) == before


def test_what_is_not_offered_can_not_be_named(heard: Home) -> None:
    """Nothing is saved then, of the others neither; a name is given once, and has a letter."""
    group = saying(heard, "Ana")
    both = ("--name", f"{group}=calls", "--name", "zzzzz=forms")
    assert heard.error("insights", "groups", *both)["code"] == "unknown-group"
    assert heard.error("insights", "groups", "--name", f"{group}=#")["code"] == "no-text"
    assert "two names" in heard.error("insights", "groups", "--name", f"{group}=a", "--name", f"{group}=b")["message"]
    assert "=" in heard.error("insights", "groups", "--name", group)["message"]
    assert heard.data("list", "--kind", "theme")["total"] == 0


def test_before_three_people_spoke_nothing_is_offered(home: Home) -> None:
    """And that nothing comes back isn't said."""
    assert "That isn't to say" in home.page("insights", "groups")
    home.page("heard", "Nobody rang me back.", "--from", "Ana")
    assert home.data("insights", "groups")["offers"] == []
