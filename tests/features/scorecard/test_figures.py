from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.errors import CustfocusError
from custfocus.features.scorecard.figures import COMMA, MARKS, POINT, figure, formatted, neat
from custfocus.journal.kinds import MOST_DIGITS, Reading
from tests.proofs.inputs import PIPED, PLAUSIBLE

LONGEST_ERROR = 200
KEPT = st.integers(-(10**14), 10**14).flatmap(
    lambda whole: st.integers(0, 6).map(lambda places: neat(whole / 10**places))
)


@pytest.mark.parametrize(
    ("words", "unit", "value"),
    [
        ("4.5", "", 4.5),
        ("4,5", "", 4.5),
        (" 4 ", "", 4),
        ("-12", "", -12),
        ("− 12", "", -12),
        ("+3", "", 3),
        ("0,125", "", 0.125),
        (".5", "", 0.5),
        ("1,234.5", "", 1234.5),
        ("1.234,5", "", 1234.5),
        ("1,234,567", "", 1234567),
        ("12 000", "", 12000),
        ("12\u202f000,5", "", 12000.5),
        ("1'200", "", 1200),
        ("87%", "%", 87),
        ("87 %", "", 87),
        ("87 per cent", "percent", 87),
        ("87%", "% of calls", 87),
        ("4.5 hours", "hours", 4.5),
        ("4.5 h", "hours", 4.5),
        ("4 days", "day", 4),
        ("€4.50", "€", 4.5),
        ("4 CO2", "CO2", 4),
    ],
)
def test_a_figure_is_read_as_people_write_it(words: str, unit: str, value: float) -> None:
    """Point or comma, groups of three, a sign, its unit whole or shortened."""
    assert figure(words, unit) == value


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("", ""),
        ("many", ""),
        ("5.", ""),
        ("1e19", ""),
        ("1:30", ""),
        ("1:30", "days"),
        ("1:75", "hours"),
        ("3 of 10", ""),
        ("1,23,456", ""),
        ("12 34", ""),
        ("--5", ""),
        ("٣", ""),
        ("2026-10-01", ""),
        ("5 days", ""),
        ("87%", "hours"),
        ("3 days", "hours"),
        ("9" * 16, ""),
    ],
)
def test_what_is_no_figure_is_refused(words: str, unit: str) -> None:
    """Another unit, too many digits to keep, or no number at all; the error says what to write."""
    with pytest.raises(CustfocusError) as refused:
        figure(words, unit)
    assert refused.value.code == "no-number"
    assert refused.value.hint


@pytest.mark.parametrize(("words", "large", "small"), [("1,200", "1200", "1,2000"), ("4.125", "4125", "4.1250")])
def test_what_could_be_two_figures_is_refused(words: str, large: str, small: str) -> None:
    """Three digits after one point or comma may be decimals or not; what the hint offers is read as it says."""
    with pytest.raises(CustfocusError) as refused:
        figure(words)
    assert refused.value.code == "ambiguous-number"
    assert refused.value.hint == f"Write {large} for the larger one, {small} for the smaller one."
    assert figure(large) == 1000 * figure(small)
    assert {figure(words, marks=(POINT,)), figure(words, marks=(COMMA,))} == {figure(large), figure(small)}


@given(KEPT, st.sampled_from(["", "%", "hours", "€"]))
def test_what_a_page_says_is_read_as_the_same(value: float, unit: str) -> None:
    """A figure that is written again means what it meant, but where three decimals could be a group: it's refused."""
    words = formatted(value, unit)
    assert "e" not in words.replace("hours", "")
    assert figure(words, unit, (POINT,)) == value
    if _reads(words, unit, *MARKS):
        assert figure(words, unit) == value


@given(KEPT)
def test_with_the_decimal_mark_named_nothing_is_ambiguous(value: float) -> None:
    """Each mark reads its own way of writing, with groups and without, and never another number."""
    exact = Decimal(str(value))
    plain, grouped = f"{exact:.6f}", f"{exact:,.6f}"
    swapped = grouped.translate(str.maketrans(".,", ",."))
    assert value == figure(plain, marks=(POINT,)) == figure(grouped, marks=(POINT,))
    assert value == figure(swapped, marks=(COMMA,))


@given(
    st.one_of(PIPED, PLAUSIBLE, st.text("0123456789.,' -+%e", max_size=12)), st.sampled_from(["", "%", "hours", "("])
)
def test_any_words_are_a_figure_or_refused(words: str, unit: str) -> None:
    """Nothing else comes of them; a figure can always be kept exactly."""
    if not _reads(words, unit, *MARKS):
        return
    value = figure(words, unit)
    assert Reading("k", value).value == value
    assert len(str(value).replace(".", "").lstrip("-0")) <= MOST_DIGITS + 4
    assert value in {figure(words, unit, (mark,)) for mark in MARKS if _reads(words, unit, mark)}


def _reads(words: str, unit: str, *marks: str) -> bool:
    try:
        figure(words, unit, marks)
    except CustfocusError as error:
        if error.code not in ("no-number", "ambiguous-number") or len(error.message) > LONGEST_ERROR:
            raise
        return False
    return True


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (4.5, "", "4.5"),
        (87, "%", "87%"),
        (1, "visits", "1 visit"),
        (1, "calls a week", "1 call a week"),
        (1, "replies", "1 reply"),
        (1, "boxes", "1 box"),
        (1, "NPS", "1 NPS"),
        (1, "ms", "1 ms"),
        (2, "visits", "2 visits"),
        (9999, "calls", "9999 calls"),
        (12000, "€", "12 000 €"),
        (0.1 + 0.2, "", "0.3"),
        (0.00001, "", "0.00001"),
        (-3.0, "", "-3"),
    ],
)
def test_a_figure_is_written_in_no_way_that_could_be_another(value: float, unit: str, words: str) -> None:
    """Groups of three stand apart, and nothing is left of how a computer counts."""
    assert formatted(value, unit) == words


@pytest.mark.parametrize(
    ("words", "unit", "value"),
    [
        ("82.38187883679245", "", 82.3818788367925),
        ("4.166666666666667", "", 4.16666666666667),
        ("0.30000000000000004", "", 0.3),
        ("-12,000000000000000001", "", -12),
        ("1.5E+03", "", 1500),
        ("1,5e3", "", 1500),
        ("1.500E+03", "", 1500),
        ("2.5e-2", "%", 0.025),
        ("1:30", "hours", 1.5),
        ("0:45", "h", 0.75),
        ("1:30:00", "hours", 1.5),
        ("1:30:00", "minutes", 90),
        ("0:01:30", "min", 1.5),
    ],
)
def test_a_figure_is_read_as_programs_write_it(words: str, unit: str, value: float) -> None:
    """Long fractions, powers of ten, and lengths of time in hours or minutes."""
    assert figure(words, unit) == value


def test_a_clock_in_minutes_is_asked_about() -> None:
    """It may be hours and minutes, or minutes and seconds; both ways of writing it are taken."""
    with pytest.raises(CustfocusError, match=r'"1:30" could be 90 or 1\.5 minutes') as refused:
        figure("1:30", "minutes")
    assert refused.value.hint == "Write 1:30:00 for the longer time, 0:01:30 for the shorter one."
