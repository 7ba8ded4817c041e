import re
from datetime import date, timedelta
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from htpy import Renderable
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.html import PAPER
from custfocus.features.report.document import charts
from custfocus.features.report.document.charts import MOST_COLUMNS, ChartPair, ChartRow, scale
from custfocus.features.report.document.html import STYLE
from tests.colours import contrast

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
VALUES = st.integers(-10_000, 10_000) | st.floats(-1e6, 1e6).map(lambda value: round(value, 3))
SINCE, UNTIL = date(2026, 10, 1), date(2026, 12, 31)


def drawn(*parts: Renderable) -> ET.Element:
    """What was drawn, as its elements."""
    return ET.fromstring(f"<all>{''.join(map(str, parts))}</all>")  # noqa: S314 - our own


def squares(all_of_it: ET.Element) -> list[tuple[float, float]]:
    """Where each square stands that something is counted in, and how large it is."""
    return [
        (float(rect.attrib["x"]), float(rect.attrib["width"]))
        for rect in all_of_it.iter("rect")
        if rect.get("class") != "none"
    ]


@given(VALUES, VALUES, st.sampled_from([0, 1]))
def test_a_scale_holds_its_values_in_a_few_even_steps(one: float, other: float, least: int) -> None:
    """Both ends lie in it, it has two to seven figures, and goes below zero only where a value does."""
    low, high = sorted((one, other))
    figures = scale(low, high, least)
    steps = [after - before for before, after in pairwise(figures)]
    assert figures[0] <= low + 1e-9 * abs(low)
    assert high - 1e-9 * abs(high) <= figures[-1]
    assert 2 <= len(figures) <= 7
    assert min(steps) >= least
    assert max(steps) == pytest.approx(min(steps))
    assert figures[0] >= 0 or low < 0


@given(st.tuples(DAYS, DAYS).map(sorted), st.dictionaries(DAYS, st.integers(1, 9), max_size=30))
def test_each_day_has_one_square_and_no_other_day_has_any(time: list[date], counts: dict[date, int]) -> None:
    """In its own place, in drawings that are no wider than a page."""
    since, until = time
    all_of_it = drawn(*charts.calendar(counts, since, until, (), "The days"))
    places = [
        (number, rect.attrib["x"], rect.attrib["y"])
        for number, drawing in enumerate(all_of_it.iter("svg"))
        for rect in drawing.iter("rect")
        if rect.get("class") == "none"
    ]
    assert len(places) == len(set(places)) == (until - since).days + 1
    assert len(squares(all_of_it)) == sum(1 for day in counts if since <= day <= until)
    assert all(float(drawing.attrib["width"]) <= 600 for drawing in all_of_it.iter("svg"))


def test_a_long_row_goes_on_below_with_its_own_counts() -> None:
    """Whether its parts are drawn one after the other, or all are taken first."""
    starts = [SINCE + timedelta(7 * week) for week in range(28)]
    first, second = drawn(*charts.rows([ChartRow("Listen", [*[0] * 27, 1], "")], starts, starts[-1]))
    assert (squares(first), len(squares(second))) == ([], 1)


def test_columns_are_headed_with_months_of_the_time_alone() -> None:
    """A last week that reaches over into the next month has no head for it."""
    mondays = [date(2026, 9, 28) + timedelta(7 * week) for week in range(5)]

    def heads(until: date) -> list[str | None]:
        return [text.text for text in drawn(*charts.rows([], mondays, until)).iter("text")]

    assert heads(date(2026, 10, 31)) == ["Oct"]
    assert heads(date(2026, 11, 1)) == ["Oct", "Nov"]


def test_days_away_are_told_by_their_outline() -> None:
    """Unless something was written on them."""
    away = [(date(2026, 10, 3), date(2026, 10, 5))]
    all_of_it = drawn(*charts.calendar({date(2026, 10, 4): 1}, SINCE, UNTIL, away, "The days"))
    assert [rect.get("class") for rect in all_of_it.iter("rect")].count("away") == 2


@given(st.lists(st.integers(0, 12), min_size=1, max_size=60))
def test_every_count_of_a_row_is_drawn_the_larger_the_more_it_is(counts: list[int]) -> None:
    """In as few rows below one another as there must be; nothing where there is nothing."""
    starts = [SINCE + timedelta(7 * week) for week in range(len(counts))]
    all_of_it = drawn(*charts.rows([ChartRow("Listen", counts, "")], starts, starts[-1]))
    sizes = [size for _, size in squares(all_of_it)]
    some = [count for count in counts if count]
    assert len(sizes) == len(some)
    assert all(a <= b for (_, a), (_, b) in pairwise(sorted(zip(some, sizes, strict=True))))
    assert len(all_of_it.findall("div")) == -(-len(counts) // MOST_COLUMNS)


def test_what_was_only_spoken_of_has_a_ring_where_nothing_else_is() -> None:
    """And no square."""
    all_of_it = drawn(*charts.rows([ChartRow("Listen", [1, 0, 0], "", [2, 3, 0])], [SINCE, SINCE, SINCE], SINCE))
    assert [ring.get("class") for ring in all_of_it.iter("circle")] == ["spoken"]
    assert len(squares(all_of_it)) == 1


@given(st.dictionaries(st.dates(SINCE, UNTIL), VALUES, min_size=1, max_size=20), VALUES | st.none())
def test_a_course_keeps_within_its_frame_and_higher_values_higher(
    values: dict[date, float], target: float | None
) -> None:
    """Left to right by day, upwards by value; the label of the last value keeps clear of that of the target."""
    course = sorted(values.items())
    [drawing] = drawn(charts.course(course, SINCE, UNTIL, "A course", target=target))
    width, height = float(drawing.attrib["width"]), float(drawing.attrib["height"])
    dots = [(float(dot.attrib["cx"]), float(dot.attrib["cy"])) for dot in drawing.iter("circle")]
    assert all(0 <= x <= width and 0 <= y <= height for x, y in dots)
    assert [x for x, _ in dots] == sorted(x for x, _ in dots)
    by_value = sorted(zip((value for _, value in course), (y for _, y in dots), strict=True))
    assert all(after <= before for (_, before), (_, after) in pairwise(by_value))
    labels = {text.get("class"): float(text.attrib["y"]) for text in drawing.iter("text")}
    if target is not None:
        assert abs(labels["last"] - labels["target"]) >= 12


def test_what_still_waits_is_an_open_diamond_that_nothing_joins() -> None:
    """Beside the dots of what is settled, counted from zero."""
    waits = charts.course([(SINCE, 3)], SINCE, UNTIL, "Waits", waiting=[(UNTIL, 9)], joined=False)
    [drawing] = drawn(waits)
    assert [mark.get("class") for mark in (*drawing.iter("circle"), *drawing.iter("path"))] == ["own", "others"]
    assert drawing.find("polyline") is None
    assert "0" in [text.text for text in drawing.iter("text")]


@given(st.integers(1, 5), st.floats(1, 5))
def test_self_and_others_lie_as_far_apart_as_they_say(own: int, others: float) -> None:
    """On one scale, joined by a line; where one of them is missing nothing is joined."""
    steps = ("hardly", "a little", "half", "most", "all")
    all_of_it = drawn(charts.pairs([ChartPair("Listen", own, others, ""), ChartPair("Lead", own, None, "")], steps))
    heads = [float(text.attrib["x"]) for text in all_of_it.iter("text")]
    dot = float(next(all_of_it.iter("circle")).attrib["cx"])
    diamond = float(next(all_of_it.iter("path")).attrib["d"][1:].split()[0])
    assert dot == heads[own - 1]
    assert diamond - dot == pytest.approx((others - own) * (heads[1] - heads[0]), abs=0.1)
    assert sum(1 for line in all_of_it.iter("line") if line.get("class") == "between") == 1


def test_a_name_is_text_whatever_is_in_it() -> None:
    """In a row, in a pair and in the title of a drawing."""
    nasty = '"><script>alert(1)</script>'
    every = [
        *charts.rows([ChartRow(nasty, [1], nasty)], [SINCE], SINCE),
        charts.pairs([ChartPair(nasty, 1, None, nasty)], [nasty]),
        charts.course([(SINCE, 1)], SINCE, UNTIL, nasty),
    ]
    assert drawn(*every).find(".//script") is None


def of_scheme() -> list[dict[str, str]]:
    """The colours of a light screen, a dark one and paper, as the page has them."""
    schemes: list[dict[str, str]] = [{}, {}, {}]
    for style in (PAPER, STYLE):
        for place, colours in enumerate(re.findall(r":root \{(.*?)\}", style.read_text("utf-8"))):
            schemes[place] |= dict(re.findall(r"--(\w+): #(\w{6})", colours))
    return [schemes[0] | scheme for scheme in schemes]


@pytest.mark.parametrize("colours", of_scheme(), ids=["light", "dark", "paper"])
def test_every_text_in_a_chart_stands_out_from_the_page(colours: dict[str, str]) -> None:
    """By 4.5 to 1, and every mark by 3 to 1, as WCAG 2.2 wants it; no text is drawn that has no colour."""
    style = STYLE.read_text("utf-8")
    fills = dict(re.findall(r"(?m)^text\.?(\w*) \{[^}]*?fill: var\(--(\w+)\)", style))
    course = charts.course([(SINCE, 3), (UNTIL, 9)], SINCE, UNTIL, "A course", target=5)
    kinds = {text.get("class") for text in drawn(course).iter("text")}
    assert {fills.get(str(kind), fills[""]) for kind in kinds} == set(fills.values()) == {"quiet", "accent", "warm"}
    assert all(contrast(colours[name], colours["paper"]) >= 4.5 for name in fills.values())
    marks = re.findall(r"(?m)^(?:polyline|line\.\w+|\.own|\.others) \{[^}]*?(?:stroke|fill): var\(--(\w+)\)", style)
    assert marks
    assert all(contrast(colours[name], colours["paper"]) >= 3 for name in marks)
