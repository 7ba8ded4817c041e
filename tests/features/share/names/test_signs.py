"""Names that are known by their signs: whatever the script, only the name goes."""

import pytest

from custfocus.features.share.names.people import Mention
from custfocus.features.share.names.pseudonyms import Pseudonyms


@pytest.mark.parametrize(
    ("name", "text", "without"),
    [
        ("AT&T", "AT&T rang, and AT & T wrote", "Customer A rang, and Customer A wrote"),
        ("1&1", "1&1 rang twice", "Customer A rang twice"),
        ("3M", "The 3M people; 3M's order", "The Customer A people; Customer A's order"),
        ("Firma 123", "Firma 123 called", "a customer called"),
        ("customer #4711", "customer #4711 rang, #4711 again", "a customer rang, a customer again"),
        ("Ø", "Ø rang", "a customer rang"),
        ("C++ GmbH (Berlin)", "C++ GmbH rang", "Customer A GmbH rang"),
        ("דנה", "דנה ולדנה שדנה", "Customer A ול Customer A ש Customer A"),
        ("أحمد", "وأحمد لأحمد", "و Customer A ل Customer A"),
        ("山田太郎", "昨日山田太郎さんが怒った", "昨日 Customer A さんが怒った"),
        ("田中太郎", "田中さんが怒った", "Customer A さんが怒った"),
        ("王伟", "We lost 王伟 last week", "We lost Customer A last week"),
        ("王伟", "王伟说没人打电话。", "Customer A 说没人打电话。"),
        ("박지성", "지성은 화났다", "Customer A 은 화났다"),
        ("Иван Петров", "с Иваном и Петрову", "с Customer A и Customer A"),
        ("Νίκος Παππάς", "του Νίκου είπε", "του Customer A είπε"),
    ],
)
def test_a_name_goes_and_what_has_grown_to_it_stays(name: str, text: str, without: str) -> None:
    """With figures and other signs, in scripts without capitals or blanks, with the endings of others."""
    names = Pseudonyms([Mention(name)])
    assert names.take_out(text) == without
    assert names.take_out(without) == without
    assert names.names_somebody(text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("AT&T", "We met at the office"),
        ("3M", "13M parts and 3MB"),
        ("customer #4711", "47110 parts"),
        ("王伟", "国王很高兴"),
        ("田中太郎", "田んぼの中"),
        ("Иван", "диван и иванчай"),
        ("דנה", "סדנה"),
    ],
)
def test_what_only_looks_like_it_stays(name: str, text: str) -> None:
    """The same signs within something else are no name."""
    assert Pseudonyms([Mention(name)]).take_out(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "3.50 3.50 3.50",
        "12.50 13.50",
        "2021 2022 2023",
        "2021-2022-2023",
        "9.30-10.30",
        "1.2.3 1.2.4 1.2.5",
        "27.11.2026 28.11.2026",
        "50 % 60 % 70 %",
    ],
)
def test_prices_years_times_and_versions_are_no_numbers_of_anybody(text: str) -> None:
    """However many stand beside one another."""
    assert Pseudonyms([]).take_out(text) == text


def test_a_telephone_number_in_pairs_is_one() -> None:
    """What begins with a nought is no price."""
    assert Pseudonyms([]).take_out("06.12 34.56 78.90") == "a phone number"
