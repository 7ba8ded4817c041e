"""Words and pairs of words that three or more different people said."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.insights.shared import EntryText, SharedWords, shared_words
from tests.growth import grows_evenly

SAID = (
    ("Ana", "The delivery came two days late and nobody told me."),
    ("Ben", "Your deliveries are always late, I stayed at home for nothing."),
    ("Cem", "A late delivery again! The driver was kind."),
    ("Dee", "The bill is wrong for the second time. I never know who to call."),
    ("Eva", "Why is my bill higher than the offer?"),
    ("Fay", "I don't understand the bill, and the hotline hung up."),
    ("Gus", "Lovely people, thank you so much."),
    ("Hal", "Die Rechnung war schon wieder falsch."),
    ("Ida", "Ich verstehe Ihre Rechnungen nicht."),
    ("Jan", "Mit der Rechnung stimmt etwas nicht, und keiner geht ans Telefon."),
    ("Kai", "Jag förstår inte räkningen, och ingen svarar."),
)


def texts(*said: tuple[str, str]) -> list[EntryText]:
    """What people said, an entry each."""
    return [EntryText(f"id{number:03}", text, who) for number, (who, text) in enumerate(said)]


def told(found: tuple[SharedWords, ...]) -> list[tuple[str, int]]:
    """What is shared, and by how many."""
    return [(" ".join(each.words), each.people) for each in found]


def test_what_three_people_said_is_told_in_each_language() -> None:
    """Pairs first, in the order in which they mostly stand; in whatever form; what is in none is counted."""
    found = shared_words(texts(*SAID))
    assert told(found.shared) == [("delivery late", 3), ("Rechnung", 3), ("bill", 3)]
    assert found.languages == {"": 1, "de": 3, "en": 7}


def test_each_has_a_sentence_of_each_person_the_plainest_first() -> None:
    """Verbatim, with its entry; a person's further sentences come after those of all others."""
    said = [*SAID, ("Dee", "This bill is far too high once more, I said.")]
    bill = next(each for each in shared_words(texts(*said)).shared if each.words == ("bill",))
    assert [(one.id, one.sentence) for one in bill.evidence] == [
        ("id003", "The bill is wrong for the second time."),
        ("id004", "Why is my bill higher than the offer?"),
        ("id005", "I don't understand the bill, and the hotline hung up."),
        ("id011", "This bill is far too high once more, I said."),
    ]
    assert (bill.people, bill.entries) == (3, 4)


def test_people_are_counted_and_not_what_they_say() -> None:
    """However often one says it, by whichever spelling of the name; who isn't named is somebody else each time."""
    often = [(who, f"The lift is broken since day {who}") for who in ("Ana", "ana ", "ANA", "Ben")]
    assert told(shared_words(texts(*often)).shared) == []
    assert told(shared_words(texts(*often, ("", "The lift again is broken"))).shared) == [("lift broken", 3)]
    fields = [
        EntryText("one", text) for text in ("The lift is out", "It is the lift that is out", "Is the lift out?")
    ]
    assert shared_words(fields).shared == ()


def test_words_far_apart_or_of_two_sentences_are_no_pair() -> None:
    """At most three words stand between them."""
    near = "The parcel that they sent broke."
    far = "The parcel that they had sent to me broke."
    apart = "It is the parcel. It broke."
    for text, pairs in ((near, 1), (far, 0), (apart, 0)):
        found = shared_words(texts(*((who, text) for who in "abc"))).shared
        assert sum({"parcel", "broke"} == set(each.words) for each in found) == pairs


def test_nothing_is_told_twice() -> None:
    """What mostly stands in the same sentences is one; a word that many more said stands by itself."""
    same = [(who, "The battery life is poor.") for who in "abcd"]
    assert told(shared_words(texts(*same)).shared) == [("battery life", 4)]
    more = [(who, f"I bought the {thing} battery for it.") for who, thing in zip("efgh", "abcd", strict=True)]
    assert ("battery", 8) in told(shared_words(texts(*same, *more)).shared)


def test_what_is_no_word_of_theirs_is_left_out() -> None:
    """Whom one serves, in any form; addresses; tags."""
    said = "The customers wrote to www.lamp.example or lamp@lamp.example or #lamp @lamp"
    assert shared_words(texts(*((who, said) for who in "abc")), {"Customer", "customers"}).shared == ()


@given(st.lists(st.sampled_from(SAID), max_size=25), st.randoms(use_true_random=False))
def test_the_order_of_the_entries_makes_no_difference(said: list[tuple[str, str]], random: Random) -> None:
    """The same entries give the same page; and no more people than there are say anything."""
    given_ = texts(*said)
    mixed = random.sample(given_, len(given_))
    found = shared_words(given_)
    assert found == shared_words(mixed)
    assert all(3 <= each.people <= len({who for who, _ in said}) for each in found.shared)


def test_the_time_that_entries_take_grows_with_their_number() -> None:
    """Of two thousand it is nothing like sixteen times that of a quarter of them."""
    random = Random(3)  # noqa: S311 - the same texts each time
    words = [f"word{n}" for n in range(900)]
    many = texts(*((str(n), f"The {' '.join(random.choices(words, k=12))} is here.") for n in range(2_000)))
    assert shared_words(many).shared
    assert grows_evenly(lambda count: shared_words(many[:count]), len(many))
