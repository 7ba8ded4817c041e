"""Of people whose names are titles, particles, forms or roles elsewhere, none is named in what is handed on.

Each name is planted in many positions, with a capital or behind a title; what is left of it is judged by its letters
alone. The quick form takes a sample of the texts, the long one all of them.
"""

import random
import re
from collections.abc import Iterator

import pytest

from custfocus.features.share.names import words
from custfocus.features.share.names.people import CUSTOMER, LISTED, Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms

# People as they are recorded, and the words of each that must not be left.
PEOPLE = (
    "Mr Pan", "Lei Pan", "Amartya Sen", "Priya Das", "Herr Gast", "Peter Gast", "Minnie Driver", "Ms Lo", "Du",
    "Ms Du", "Frau Neuer", "Manuel Neuer", "Tom Boss", "Eric Partner", "Branch", "Ms Branch", "Herr Bay",
    "Michael Bay", "Ms La", "Shia La", "Ms San", "Abu", "Mr Abu", "Herr Alter", "Frau Chef", "Mr Chief",
    "Ms Head", "Ms Lord", "Winston Lord", "Jon Lord", "Frau Mag", "Mr Sir", "Ms Lady", "Ms Miss", "Mr Mac",
    "Bernie Mac", "Mr Tot", "Mr Ten", "Mr Ter", "Ms De", "Mr El", "Mr Le", "Duc Le", "Ms Het", "Mr Zu",
    "Lin Zu", "Ms Se", "Mr Sa", "Mr Spa", "Mr As", "Ms Asa", "Ms Student", "Mr Child", "Lee Child",
    "Julia Child", "Jo Client", "Ms Guest", "Judith Guest", "Mr Leader", "Ms Clerk", "Mr Teacher", "Mr Nurse",
    "Mr Agent", "Herr Leiter", "Frau Kunde", "Herr Mieter", "Mr Member", "Mr Second", "Ms Former", "Mr First",
    "Van Morrison", "Ms Van", "Ms Of", "Ms The", "Ms Her", "Mr Any", "Mr No", "Dr No", "Mr Des", "Ms Den",
    "Herr Auf", "Ms Las", "Ms Los", "Ms Ibn", "Ms Mc", "Mr St", "Ms O",
)  # fmt: skip
POSITIONS = (
    "{} waited.", "We asked {} twice.", "Then {}'s parcel came.", "Yesterday Mr {} rang.", "It was late, said {}.",
    "See above ({}).", "{}, again", "It was late and {} is right.", "From {}\nmore", "I told {} what it costs.",
    "Wir haben mit {} gesprochen.", "Gestern hat Frau {} gewartet.", '"{}" is unhappy: it broke', "* {} is waiting",
    "Why didn't {} get it?", "{}/Smith", "#{}", "Dear {}, sorry", "**{}** wrote", "So {}?", "THE PARCEL OF {} BROKE",
    "Then ms {small} left.", "Late again: herr {small} rang.", "Then {small} said so.",
)  # fmt: skip


def recorded() -> Iterator[tuple[Mention, str]]:
    """Every person as a customer and as one of the user's list, and the word of the name that must not be left."""
    weak = (words.TITLES | words.PARTICLES | words.FORMS | words.ROLES) - {"i", "a", "e", "y", "d", "l", "o"}
    for word in sorted(weak):
        yield Mention(f"Mr {word.title()}", "1"), word
        yield Mention(word.title(), "1", LISTED), word
        yield Mention(f"Priya {word.title()}", "1", LISTED), word if word not in words.MERE_FORMS else "priya"
    for name in PEOPLE:
        for noun in (CUSTOMER, LISTED):
            yield Mention(name, "1", noun), name.split()[-1].lower()
    yield Mention("Åsa Ångström", "1"), "åsa"
    yield Mention("Van Morrison", "1"), "van"


def texts() -> list[tuple[Mention, str, str]]:
    """Every person, the word, and a text with it that hasn't the word besides."""
    return [
        (mention, word, sentence.format(word.upper() if sentence.isupper() else word.title(), small=word))
        for mention, word in recorded()
        for sentence in POSITIONS
        if word not in re.findall(r"\w+", sentence.lower())
    ]


def left(mention: Mention, word: str, text: str) -> str:
    """What is handed on, where the word is left in it; nothing where it isn't."""
    out = Pseudonyms([mention]).take_out(text)
    rest = re.sub(r"(Customer|Person) [A-Z]\d*", " ", out)
    return out if word in re.findall(r"\w+", rest.lower()) else ""


def test_no_such_name_is_left(long: bool) -> None:
    """Two hundred names and more, in more than twenty positions."""
    every = texts()
    assert len({mention for mention, _, _ in every}) > 200
    chosen = every if long else random.Random(10).sample(every, 4_000)  # noqa: S311 - the same sample in every run
    kept = [(mention.name, mention.noun, out) for mention, word, text in chosen if (out := left(mention, word, text))]
    assert kept == [], f"{len(kept)} of {len(chosen)} left"


@pytest.mark.parametrize(
    ("name", "text", "out"),
    [
        ("Mr Pan", "Mr Pan waits, and Pan is right.", "Customer A waits, and Customer A is right."),
        ("Åsa Ångström", "Åsa Ångström rang twice. Åsa was angry.", "Customer A rang twice. Customer A was angry."),
        ("Amartya Sen", "Mr Sen rang; Sen is leaving us.", "Customer A rang; Customer A is leaving us."),
        ("Priya Das", "Ms Das wants a refund.", "Customer A wants a refund."),
        ("Herr Gast", "Herr Gast sagte, niemand habe angerufen.", "Customer A sagte, niemand habe angerufen."),
        ("Mr Pan", "Heat it in a pan.", "Heat it in a pan."),
        ("Juan de la Cruz", "Juan de la Cruz is in La Paz.", "Customer A is in La Paz."),
        ("Northgate Ltd", "Northgate Ltd owes Acme Ltd money.", "Customer A owes Acme Ltd money."),
        ("王伟", "We lost 王伟 last week over this.", "We lost Customer A last week over this."),
    ],
)  # fmt: skip
def test_what_is_a_word_here_is_a_name_there(name: str, text: str, out: str) -> None:
    """The person goes, and a word that only looks alike stays."""
    assert Pseudonyms([Mention(name)]).take_out(text) == out


def test_the_users_own_list_wins() -> None:
    """A word that stands there in small letters goes wherever it is."""
    pan = Pseudonyms([Mention("pan", "1", LISTED)])
    assert pan.take_out("The pan, pan and Pan") == "The Person A, Person A and Person A"
