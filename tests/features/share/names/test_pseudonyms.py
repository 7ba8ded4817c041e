import pytest

from custfocus.features.share.names.people import LISTED, Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms
from tests.growth import grows_evenly


def of(*names: str) -> Pseudonyms:
    """Pseudonyms of these names, which came in one after the other."""
    return Pseudonyms(Mention(name, f"{nth:03}") for nth, name in enumerate(names))


def test_pseudonyms_follow_the_order_in_which_names_came() -> None:
    """The first is A; after Z comes A2, so that no pseudonym spells a word."""
    names = of(*(f"{first}{second}akoro" for first in "BCDF" for second in "aeioubdfg"))
    assert names.of("Baakoro") == "Customer A"
    assert names.of("Deakoro") == "Customer T"
    assert names.of("Foakoro") == "Customer E2"


def test_a_name_that_adds_to_a_known_one_is_the_same_persons() -> None:
    """A title, a first name, another order, other spellings: one person; two of one last name are two."""
    names = of(
        "Ms Adeyemi", "Sade Adeyemi", "Adeyemi, Sade", "Tom Brandt", "Lisa Brandt", "Brandt", "Mueller", "MÜLLER"
    )
    assert {names.of(name) for name in ("Ms Adeyemi", "Sade Adeyemi", "Adeyemi, Sade", "adeyemi")} == {"Customer A"}
    assert names.of("Tom Brandt") == "Customer B"
    assert names.of("Lisa Brandt") == "Customer C"
    assert names.of("Müller") == names.of("Mueller") == "Customer E"


def test_a_name_of_several_people_is_theirs_only_where_that_is_told() -> None:
    """A first name or an initial tells; a last name alone is "a customer"."""
    names = of("Tom Brandt", "Lisa Brandt")
    assert names.take_out("Tom Brandt and L. Brandt") == "Customer A and Customer B"
    assert names.take_out("Brandt called") == "a customer called"


def test_a_person_and_a_company_in_one_field_are_two() -> None:
    """What stands between them divides them."""
    names = of("Sade Adeyemi, Northgate Ltd")
    assert names.take_out("Ms Adeyemi of Northgate Ltd wrote") == "Customer A of Customer B wrote"


def test_listed_people_are_counted_apart() -> None:
    """The user's list has its own letters, and a customer who is on it keeps the one from there."""
    names = Pseudonyms([Mention("Ines Faro", "1", LISTED), Mention("Tom Brandt", "1"), Mention("Ines Faro", "2")])
    assert names.of("Ines Faro") == "Person A"
    assert names.of("Tom Brandt") == "Customer A"


def test_a_description_is_no_name() -> None:
    """Of what somebody is nothing is taken out, also where it stood in a field for a name."""
    names = of("the waiter at table 4", "a new customer", "The customer", "unknown", "Customer")
    text = "The waiter and the new customer sat at a table."
    assert names.take_out(text) == text
    assert names.of("the waiter") is None


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("Rose called.", "Customer A called."),
        ("We met Rose in May.", "We met Customer A in May."),
        ("Prices rose again in may.", "Prices rose again in may."),
        ("We spoke to rose about it.", "We spoke to Customer A about it."),
        ("Then ms rose left.", "Then Customer A left."),
        ("Will you call? May I?", "Will you call? May I?"),
        ("Will called. Nobody will.", "Customer B called. Nobody will."),
        ("#MARK\nThe bill", "#Customer D\nThe bill"),
        ("The bill was wrong; we will mark it.", "The bill was wrong; we will mark it."),
        ("Then Bill Mark and rose came; it fell and rose.", "Then Customer D and Customer A came; it fell and rose."),
        ("It was may's order", "It was Customer C's order"),
        ("rose, 4 pm: late again", "Customer A, 4 pm: late again"),
        ("THE ROSE WILTED. ROSE WAS UPSET", "THE ROSE WILTED. Customer A WAS UPSET"),
        ("Ein kleines, klein gedrucktes Wort", "Ein kleines, klein gedrucktes Wort"),
        ("Frau Kleins Paket, das Klein-Paket", "Customer E Paket, das Customer E-Paket"),
    ],
)
def test_a_word_of_every_day_goes_where_it_could_be_the_person(text: str, out: str) -> None:
    """A capital, a title or what stands beside it tells; otherwise the word stays a word."""
    assert of("Rose", "Will", "May", "Bill Mark", "Klein").take_out(text) == out


@pytest.mark.parametrize(
    ("text", "out"),
    [
        (
            "Write to sade.a+x@mail.example.co.uk, or a (at) b (dot) com.",
            "Write to an email address, or an email address.",
        ),
        ("Call +49 (0)30 123 45-67 or 030/1234567.", "Call a phone number or a phone number."),
        ("Ring 555-0123, (212) 555-0123 or 07700 900123", "Ring a phone number, a phone number or a phone number"),
        (
            "ana@localhost, o'neill@x.example and ana at x dot com",
            "an email address, an email address and an email address",
        ),
        ("(facebook.com/ana.b), https://x.example/in/ana-b/.", "(a web address), a web address."),
        ("www.x.example and shop.example", "a web address and shop.example"),
        ("See @sade_ade, about @ 5", "See a name in the web, about @ 5"),
        ("On 05.11.2026 and 2026-11-22, 10:30-11:00", "On 05.11.2026 and 2026-11-22, 10:30-11:00"),
        ("1.234.567,00 EUR, 10,000,000 in 2026", "1.234.567,00 EUR, 10,000,000 in 2026"),
    ],
)
def test_how_to_reach_somebody_goes_in_any_case(text: str, out: str) -> None:
    """Mail addresses, phone numbers and handles are taken out without any list; days and amounts aren't."""
    assert of().take_out(text) == out


def test_a_web_address_with_a_name_in_it_goes_as_a_whole() -> None:
    """Nothing of it is left beside the name."""
    assert of("Ana Berg").take_out("See anaberg.de or berg.shop.com.") == "See a web address or a web address."


@pytest.mark.parametrize("text", ["A. B. called", "H&M wrote", "H & M wrote", "The Group wrote"])
def test_a_name_without_a_distinctive_part_goes_as_a_whole(text: str) -> None:
    """Initials, single letters and general words are a name only together."""
    assert of("A. B.", "H&M", "The Group").take_out(text).startswith("Customer")


def test_longer_words_that_only_look_alike_stay() -> None:
    """A short name isn't found inside other words, nor what it would become when inflected."""
    text = "Every time Annabel comes, the times for this annual banner change."
    assert of("Tim Ann", "Thị Hương").take_out(text) == text


def test_suspects_are_what_nobody_has_listed() -> None:
    """Capitals inside a sentence, behind titles, before what people do; not the first word, months or known names."""
    text = (
        "Yesterday Sade Adeyemi and Fatima called on Monday. Delivery was late in November. Ingrid said so. "
        "frau Koslowski waited; write to j.khan@example.com. TA will call."
    )
    assert of("Sade Adeyemi", "Tom Arnold").suspects(text) == (
        "Fatima", "Ingrid", "Koslowski", "j.khan@example.com", "TA",
    )  # fmt: skip


def test_german_nouns_are_no_suspects() -> None:
    """Where every noun has a capital, only titles and pairs of capitals tell a name."""
    text = "Das Paket kam zu spät, die Rechnung war falsch, und Frau Koslowski fand den Fehler im Brief vom Amt."
    assert of().suspects(text) == ("Koslowski",)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "a ",
        ".",
        "A. ",
        "tim",
        "Rose...",
        "tim@",
        "1 ",
        "-",
        "www.",
        "a.",
        "x/",
        "rose\n",
        "de89 ",
        "a1",
        "12\n",
        "+",
        "a@",
        "12.11.",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    """However a text repeats itself, the work it makes grows no faster than the text."""
    names = of("Tim Rose", "A. B.")
    assert grows_evenly(lambda pieces: (names.take_out(piece * pieces), names.suspects(piece * pieces)), 1_000)


@pytest.mark.parametrize(
    "who", ["Frau Schmitz", "the customer at Adler (Frau Schmitz)", "Herr Schmitz", "Dr Schmitz"]
)
def test_a_title_is_nobody_s_name(who: str) -> None:
    """It goes with its name, and stays beside others and by itself."""
    taken = Pseudonyms([Mention(who)])
    for text in ("Die Frau sagte nichts.", "Meine Frau wartet.", "Herr Kern rief an.", "A Dr told me so."):
        assert taken.take_out(text) == text
    assert "Schmitz" not in taken.take_out(f"{who} rief an, und Schmitz kam.")
