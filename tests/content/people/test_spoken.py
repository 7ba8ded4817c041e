import re
from collections.abc import Iterator
from typing import Any

import pytest

from custfocus.content.framework import Framework, Served
from custfocus.content.light import light
from custfocus.content.models import Echo, Question
from custfocus.content.people.spoken import spoken_of
from tests.bundled import OURS

CUSTOMERS = light({"people": {"one": "customer", "many": "customers"}})


def asking(daily: str, *further: str) -> Framework:
    """A framework of one question."""
    return Framework((Question(id="mine", name="Mine", daily=daily, further=further, principles=("listen",)),))


@pytest.mark.parametrize(
    ("one", "many", "words"),
    [
        (
            "customer",
            "customers",
            "Has a customer asked the customers? A customer has. Customers do. The customer's.",
        ),
        ("citizen", "citizens", "Has a citizen asked the citizens? A citizen has. Citizens do. The citizen's."),
        ("author", "authors", "Has an author asked the authors? An author has. Authors do. The author's."),
        ("user", "users", "Has a user asked the users? A user has. Users do. The user's."),
        ("child", "children", "Has a child asked the children? A child has. Children do. The child's."),
        ("uninsured driver", "drivers", "Has an uninsured driver asked the drivers? An uninsured driver has. "),
    ],
)
def test_a_question_speaks_of_the_user_s_own_people(one: str, many: str, words: str) -> None:
    """In its daily words and its follow-ups, with the right article and capitals."""
    written = "Has {a customer} asked the {customers}? {A customer} has. {Customers} do. The {customer}'s."
    spoken = spoken_of(asking(written, written), Served(one, many))
    (question,) = spoken.questions
    assert question.daily.startswith(words)
    assert question.words == question.further[0] == question.daily
    assert spoken.people == Served(one, many)


def test_a_word_that_has_the_framework_s_own_in_it_is_put_there_once() -> None:
    """Where its place was left open, too."""
    framework = Framework(asking("Has {a customer} rung?", "And a customer?").items, pack=CUSTOMERS)
    (question,) = spoken_of(framework, Served("customer of ours", "customers of ours")).questions
    assert (question.daily, *question.further) == ("Has a customer of ours rung?", "And a customer of ours?")


def test_what_is_no_open_place_stays_as_it_was_written() -> None:
    """A brace alone, and people whose name has braces itself."""
    (question,) = spoken_of(asking("{customer} {"), Served("{customers}", "b")).questions
    assert question.daily == "{customers} {"


def test_an_echo_is_read_with_its_places_named() -> None:
    """Without an entry there is nobody and no day to put there; the people are known all the same."""
    item = Echo(
        id="e", name="E", about="heard", asks="What did {who} tell {a customer} on {day}?", principles=("listen",)
    )
    (echo,) = spoken_of(Framework((item,)), Served("guest", "guests")).echoes
    assert echo.words == "What did [who] tell a guest on [day]?"
    assert echo.asks == "What did {who} tell a guest on {day}?"


def test_another_word_for_those_one_serves_stands_in_all_texts_of_the_framework() -> None:
    """With the article that it takes, and a capital where there was one; what leads somewhere stays as it is."""
    framework = OURS
    spoken = spoken_of(framework, Served("employee", "employees"))
    by_id = spoken.by_id
    assert list(by_id) == list(framework.by_id)
    assert "customer" in by_id["role-customer"].id
    texts = [text for item in spoken.items if item.kind != "source" for text in _texts(item)]
    assert not [text for text in texts if re.search(r"(?i)(?<![\w-])customers?(?![\w-])", text)]
    assert not [text for text in texts if re.search(r"\b[Aa] employee", text)]
    role = by_id["role-customer"]
    assert role.kind == "role"
    assert (role.name, role.word) == ("Employee", "customer")
    loyalty = by_id["loyalty"]
    assert loyalty.kind == "worksheet"
    assert "Which employee?" in [field.prompt for field in loyalty.fields]
    assert by_id["training-bank"] == framework.by_id["training-bank"]


def test_the_user_s_own_items_keep_their_words() -> None:
    """Whoever writes "customer" in a file of their own means it."""
    question = asking("What did a customer say?", "And then?").questions[0].model_copy(update={"own": "mine.yaml"})
    (spoken,) = spoken_of(Framework((question,), pack=CUSTOMERS), Served("guest", "guests")).questions
    assert spoken.daily == "What did a customer say?"


def _texts(item: Any) -> Iterator[str]:
    """Every text of an item, but for its ids."""
    for name, value in vars(item).items():
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, str) and name != "id":
                yield each
