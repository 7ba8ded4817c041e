"""The ways by which words come in."""

from custfocus.features.capture.channels import MOST, channel_meant, channels_offered


def test_what_was_used_before_is_offered_first_the_commonest_before_all_and_a_phone_and_a_call_are_one() -> None:
    """Then what the framework names, each once, and no more than can be taken in."""
    used = ["visit", "phone", "call", "Fax", "call", "visit", "", "e-mail"]
    assert channels_offered(used, ["call", "email", "chat", "visit", "letter", "survey"]) == [
        "call",
        "visit",
        "Fax",
        "email",
        "chat",
        "letter",
        "survey",
    ]
    assert len(channels_offered(map(str, range(20)), ["call"])) == MOST


def test_a_way_is_named_by_number_by_first_letters_or_by_a_word_of_ones_own() -> None:
    """What could be two is taken as it is; a number that stands for none isn't a way."""
    offered = ["call", "chat", "visit"]
    assert [channel_meant(words, offered) for words in ("3", " Vis", "ch", "c", "a trade  fair", "", "9")] == [
        "visit",
        "visit",
        "chat",
        "c",
        "a trade fair",
        "",
        None,
    ]
