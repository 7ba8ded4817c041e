import random
from itertools import product

import pytest

from custfocus.features.share.names.numbers import numbers
from custfocus.features.share.names.pseudonyms import Pseudonyms

NOBODY = Pseudonyms([])
SENTENCES = (
    "It is {}, she said.",
    "{}",
    "({}) is wrong",
    "Use {} and ring back.",
    "Wrong: {}\nAnother line",
    "no.{}!",
)


@pytest.mark.parametrize(
    ("number", "mark"),
    [
        ("4111 1111 1111 1111", "a card number"),
        ("4111-1111-1111-1111", "a card number"),
        ("4111111111111111", "a card number"),
        ("3782 822463 10005", "a card number"),
        ("DE89 3704 0044 0532 0130 00", "an account number"),
        ("DE 89 3704 0044 0532 0130 00", "an account number"),
        ("DE89370400440532013000", "an account number"),
        ("DE89 3704 0044 0532 0130 01", "an account number"),
        ("GB29 NWBK 6016 1331 9268 19", "an account number"),
        ("FR14 2004 1010 0505 0001 3M02 606", "an account number"),
        ("MT84 MALT 0110 0001 2345 MTLC AST0 01S", "an account number"),
        ("+44 20 7946 0958", "a phone number"),
        ("+1 (212) 555-0123 ext. 45", "a phone number"),
        ("1-800-555-0123", "a phone number"),
        ("01.23.45.67.89", "a phone number"),
        ("030 1234\n5678", "a phone number"),
        ("138 0013 8000", "a number"),
        ("612 34 56 78", "a number"),
        ("22 12 34 56", "a number"),
        ("2125550123", "a number"),
        ("٠١٢٣٤٥٦٧٨٩", "a number"),
        ("4711-0815", "a number"),
        ("C01X00T47", "a number"),
    ],
)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_number_goes_as_a_whole(number: str, mark: str, sentence: str) -> None:
    """From its first sign to its last, in whatever groups it is written; what stands around it stays."""
    assert NOBODY.take_out(sentence.format(number)) == sentence.format(mark)


@pytest.mark.parametrize(
    "text", ["Tel. 22 33 44", "phone: 22334", "account 12345", "Kundennummer 4711-08", "id 471108"]
)
def test_fewer_figures_are_a_number_behind_a_word_for_it(text: str) -> None:
    """Of a telephone, an account, a customer."""
    assert not any(letter.isdigit() for letter in NOBODY.take_out(text))


@pytest.mark.parametrize(
    "text",
    [
        "On 05.11.2026 and 2026-11-22, 10:30-11:00; 05.11.2026-12.11.2026, 2025/2026, 2019-2026",
        "It was 2025. 2026 came. 1200. 50 more",
        "Room 12 05.11.2026",
        "1,234,567.89, 1 234 567 EUR, 10 000 000, $1234567 and 1.234.567,00",
        "3.1415926 of 100000 in 20 days",
        "At 4 pm, 3 of 20 rooms on floor 12, 5 km away",
    ],
)
def test_days_times_and_amounts_stay(text: str) -> None:
    """They lead to nobody."""
    assert NOBODY.take_out(text) == text


def test_an_account_is_found_behind_words_that_look_like_its_beginning() -> None:
    """What begins like one and is none hides no other."""
    text = "In 20 minutes of 10 talks DE89 3704 0044 0532 0130 00 was wrong in 20 ways."
    assert NOBODY.take_out(text) == "In 20 minutes of 10 talks an account number was wrong in 20 ways."


def test_no_number_is_cut_in_half(long: bool) -> None:
    """Numbers of any length in any groups, with any signs between: all figures go, or none does."""
    chance = random.Random(11)  # noqa: S311 - the same numbers in every run
    for _, sentence in product(range(5_000 if long else 300), SENTENCES):
        groups = ["".join(chance.choices("0123456789", k=chance.randint(2, 5))) for _ in range(chance.randint(3, 6))]
        number = chance.choice(["", "+", "0"]) + chance.choice([" ", "-", "/", ".", " - ", "\u00a0", "–"]).join(
            groups
        )
        out = NOBODY.take_out(sentence.format(number))
        assert number in out or not any(letter.isdigit() for letter in out), (number, out)


def test_numbers_follow_one_another() -> None:
    """None overlaps another."""
    found = list(numbers("de89 3704 0044 0532 0130 00, 4111 1111 1111 1111 and c01x00t47"))
    assert [mark for _, _, mark in found] == ["an account number", "a card number", "a number"]
    assert [place for start, end, _ in found for place in (start, end)] == [0, 27, 29, 48, 53, 62]
