"""What matters most in three sentences."""

from msgspec.structs import replace

from custfocus.features.insights.point import point, untold
from tests.features.insights.journals import TODAY, entry, heard, sheet, together
from tests.page import page


def test_it_says_who_spoke_what_comes_back_and_who_was_told() -> None:
    """With the ways and how much was passed on; the words of the whole time, by how many said them."""
    said = [
        entry(f"h{n}", "heard", n, f"The lift is broken, {n}.", who=who, channel=way, firsthand=way != "email")
        for n, (who, way) in enumerate((("Ana", "call"), ("Ben", "call"), ("Cem", "email"), ("ana", None)))
    ]
    done = sheet(
        "s", "complaint", 1, of="h1", who="Ben", said="The lift is broken, 1.", channel="call", told=str(TODAY)
    )
    assert point(together([done], said)) == (
        "Three people spoke 4 times in the last 30 days: call 2, email 1; of one it isn't said how; one passed on.",
        "Three or more said: lift … broken (3).",
        "One of 4 was told what came of it.",
    )


def test_it_claims_no_more_than_it_looked_for() -> None:
    """That it found nothing, not that there is nothing; nothing at all of fewer than three."""
    few = point(together((), heard(3, 3)))
    assert few[1:] == ("This search found no word that three of them share.",)
    assert point(together((), [entry("h", "heard", 1, "Late.", who="Ana")]))[0] == (
        "One person spoke in the last 30 days."
    )


def test_nothing_lately_is_said_without_blame() -> None:
    """What was said before that is still told."""
    said = [entry(f"h{n}", "heard", 60, "The lift is broken.", who=who) for n, who in enumerate("abc")]
    assert point(together((), said)) == (
        "Nothing that customers said was kept in the last 30 days.",
        "Three or more said: lift … broken (3).",
    )


def test_what_is_new_is_named_where_the_months_before_are_known() -> None:
    """Tags, causes, words and channels that came up lately alone; with few remarks before, nothing is new."""
    before = [entry(f"b{n}", "heard", 40 + n, "The bill is wrong. #bill", channel="call") for n in range(9)]
    now = [entry(f"n{n}", "heard", n, "The lift is broken. #lift", channel="chat") for n in range(3)]
    view = together((), [*now, *before])
    assert view.recent.new == {"causes": (), "channels": ("chat",), "tags": ("lift",)}
    assert [(theme.words, theme.new) for theme in view.themes] == [
        (("bill", "wrong"), False),
        (("lift", "broken"), True),
    ]
    assert point(view)[1].endswith("New: your tag #lift; the words lift … broken; by chat.")
    assert together((), [*now, *before[:5]]).recent.new == {"causes": (), "channels": (), "tags": ()}


def test_all_were_told() -> None:
    """Which is worth a sentence."""
    view = together((), heard(3, 3))
    assert point(replace(view, recent=replace(view.recent, told=3)))[2] == "All of them were told what came of it."


def test_praise_waits_for_no_answer() -> None:
    """It is counted as such, beside wishes and trouble, and nobody has to be told what came of it."""
    tones = ("praise", "praise", "wish", "trouble", "other", None)
    said = [
        entry(f"h{n}", "heard", n, "Word.", who=str(n), **({"tone": tone} if tone else {}))
        for n, tone in enumerate(tones)
    ]
    view = together([sheet("s", "complaint", 1, of="h3", who="3", said="Word.", told=str(TODAY))], said)
    assert view.recent.tones == {"praise": 2, "wish": 1, "other": 1}
    spoke, _, told = point(view)
    assert spoke.endswith("praise 2, wishes 1.")
    assert told == (
        "One of 4 was told what came of it, praise apart; "
        "of two from more than three days ago the record doesn't say so."
    )


def test_nobody_is_owed_a_word_within_three_days_and_then_a_command_marks_it() -> None:
    """It is that of whoever has waited longest; of a case it is its own sheet, and praise waits for nothing."""
    said = [
        entry(f"h{n}", "heard", n, "Word.", who=str(n), **({"tone": "praise"} if n == 6 else {}))
        for n in (1, 3, 4, 5, 6)
    ]
    view = together((), said)
    assert point(view)[-1] == (
        "Of two remarks from more than three days ago, praise apart, "
        "the record doesn't say yet that they were told what came of it."
    )
    assert [remark.told_by for remark in untold(view)] == [
        "sheet complaint --of h5 --set told=today",
        "sheet complaint --of h4 --set told=today",
    ]
    assert not untold(together((), said[:2]))
    assert "told=today" not in page(together((), said[:2]), 80)
    assert "sheet complaint --of h5 --set told=today" in page(view, 80)
    case = together([sheet("s", "complaint", 9, who="Ana", said="Late.")])
    assert [remark.told_by for remark in untold(case)] == ["sheet s --set told=today"]
