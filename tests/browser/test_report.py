"""The report in a real Chromium: on a telephone and a desk, light and dark, and on paper."""

import base64
import re
from datetime import timedelta
from importlib.resources import files
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from custfocus.features.report.document.html import html
from custfocus.features.report.points import points_of
from custfocus.features.report.views import Report, SelfAndOthers
from tests.browser.conftest import DESK, Browser
from tests.colours import contrast
from tests.features.report.samples import COURSE, LISTEN, REPORT, RING, UNTIL, with_progress

WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
AXE = files("axe_core_python").joinpath("axe.min.js").read_text("utf-8")
PHONE = 380
# What each text of a drawing looks like, and the paper below it.
COLOURS = """
    const paper = getComputedStyle(document.body).backgroundColor;
    return [...document.querySelectorAll("svg text")].map((text) => [getComputedStyle(text).fill, paper]);
"""
# Drawings that stand in nothing that stays whole on a page, or in something that is higher than one.
CUT = """
    const whole = (each) => getComputedStyle(each).breakInside === "avoid";
    return [...document.querySelectorAll("svg")].filter((drawing) => {
        let around = drawing.parentElement;
        while (around && !whole(around)) around = around.parentElement;
        return !around || around.getBoundingClientRect().height > arguments[0];
    }).length;
"""
# A4 without its margins, in CSS pixels.
PAPER_WIDTH, PAPER_HEIGHT = 658, 1001


def half_a_year() -> Report:
    """Half a year with much in it: ten principles with long names, five measures, many words."""
    weeks = tuple(UNTIL - timedelta(7 * back + UNTIL.weekday()) for back in reversed(range(26)))
    counts = tuple(islice(cycle((0, 1, 3, 0, 7, 2, 4)), 26))
    names = [f"Measure what customers get, number {nth}" for nth in range(10)]
    principles = tuple(replace(LISTEN, id=f"p{nth}", name=name, weeks=counts) for nth, name in enumerate(names))
    report = replace(
        with_progress(
            since=weeks[0],
            weeks=weeks,
            days={str(weeks[0] + timedelta(day)): day % 8 for day in range(1, 180, 2)},
            principles=principles,
            practices=(replace(RING, weeks=counts),) * 3,
        ),
        pairs=tuple(SelfAndOthers(each.id, each.name, 1 + nth % 5, 2.5, 4) for nth, each in enumerate(principles)),
        measures=tuple(replace(COURSE, measure=replace(COURSE.measure, name=f"Reply {nth}")) for nth in range(5)),
        heard=REPORT.heard * 12,
    )
    return replace(report, points=points_of(report))


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of it."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    file.write_text(html(half_a_year(), "A report"), "utf-8")
    return file


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with something of everything."""
    file = tmp_path_factory.mktemp("report") / "small.html"
    file.write_text(html(replace(REPORT, points=points_of(REPORT)), "A report"), "utf-8")
    return file


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_say(chromium: Browser, small: Path, scheme: str) -> None:
    """With everything unfolded; and every text in a drawing, which it can't judge, stands out by 4.5 to 1."""
    chromium.open(small, width=DESK, scheme=scheme)
    chromium.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    chromium.run(AXE)
    seen: dict[str, Any] = chromium.driver.execute_async_script(
        "axe.run(document, {runOnly: arguments[0]}).catch(error => ({error: String(error)})).then(arguments[1])", WCAG
    )
    assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in seen["violations"]] == []
    assert {"color-contrast", "svg-img-alt"} <= {each["id"] for each in seen["passes"]}
    colours = {tuple(each) for each in chromium.run(COLOURS)}
    assert len(colours) == 3
    assert all(contrast(*map(digits, pair)) >= 4.5 for pair in colours)


def digits(colour: str) -> str:
    """A colour as a browser tells it, in six hexadecimal digits."""
    return "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_nothing_reaches_beyond_the_window(chromium: Browser, page: Path, width: int) -> None:
    """Neither the page, nor anything that is drawn; folded up and unfolded."""
    chromium.open(page, width=width)
    assert chromium.run("return document.documentElement.scrollWidth") <= width
    chromium.run("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    assert chromium.run("return document.documentElement.scrollWidth") <= width
    rights = "return [...document.querySelectorAll('svg, text')].map((each) => each.getBoundingClientRect().right)"
    assert max(chromium.run(rights)) <= width


def test_a_point_leads_to_what_it_rests_on(chromium: Browser, page: Path) -> None:
    """One click below, at the top of the window."""
    chromium.open(page, width=DESK)
    chromium.driver.find_element("css selector", ".points a").click()
    assert abs(chromium.run("return document.querySelector(location.hash).getBoundingClientRect().top")) < 2


def test_on_paper_no_drawing_is_cut(chromium: Browser, page: Path) -> None:
    """A4, each drawing in a part that stays whole and fits, and no more pages than there must be."""
    chromium.open(page, width=PAPER_WIDTH)
    chromium.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert chromium.run(CUT, PAPER_HEIGHT) == 0
    assert chromium.run("return document.documentElement.scrollWidth") <= PAPER_WIDTH
    printed = chromium.driver.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
    pdf = base64.b64decode(printed["data"])
    assert re.findall(rb"/MediaBox ?\[0 0 (59[45])[\d.]* (84[12])[\d.]*\]", pdf)
    assert 4 <= len(re.findall(rb"/Type ?/Page\b", pdf)) <= 6
