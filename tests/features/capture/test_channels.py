"""The ways by which words come in."""

from custfocus.features.capture.channels import MOST, channel_meant, channels_offered


def test_the_ways_keep_their_numbers_however_often_each_is_used_and_a_phone_and_a_call_are_one() -> None:
    """What the framework names, then the user's own by first use, each once; a mark alone is none of them."""
    used = ["visit", "phone", "call", "Fax", "call", "visit", "", "?b?", "?", "e-mail"]
    assert channels_offered(used, ["call", "email", "chat", "visit", "letter", "survey"]) == [
        "call",
        "email",
        "chat",
        "visit",
        "letter",
        "survey",
        "Fax",
        "?b?",
    ]
    assert len(channels_offered((f"way {number}" for number in range(20)), ["call"])) == MOST


def test_a_way_is_named_by_number_by_first_letters_or_by_a_word_of_ones_own() -> None:
    """What could be two is taken as it is; a number that stands for none isn't a way."""
    offered = ["call", "chat", "visit"]
    assert [channel_meant(words, offered) for words in ("3", " Vis", "ch", "c", "a trade  fair", "", "9", "?")] == [
        "visit",
        "visit",
        "chat",
        "c",
        "a trade fair",
        "",
        None,
        None,
    ]
