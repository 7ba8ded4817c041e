"""Word and deed: what is planted in made-up journals is named, and hardly anything else.

The leaders answer the questions that custfocus asks them, and the rule wasn't tuned on them: benchmarks/mirror.py
tells how they live, and docs/choice.md has its figures.
"""

from importlib import import_module
from random import Random
from typing import Any

import pytest
from msgspec.structs import replace as changed

from custfocus.content.framework import name_of
from custfocus.features.ratings.gaps import DEED, WORD
from tests.conftest import SUNDAY, Home
from tests.stories import framework

mirror: Any = import_module("mirror")
SAMPLE, WHOLE = 60, 600
PACES = (3, 4)
RECALL, FALSE, CLEAN = 0.9, 0.07, 0.1
# What the smaller sample may miss by chance.
SLACK = 0.05


@pytest.fixture(scope="module")
def cases(request: pytest.FixtureRequest) -> list[Any]:
    """Leaders who answer three times a week and do four things, a sample of them; all with `--long`."""
    cases: list[Any] = mirror.cases(PACES, WHOLE if request.config.getoption("--long") else SAMPLE)
    return cases


def test_what_is_planted_is_named_and_hardly_anything_else(cases: list[Any]) -> None:
    """Nine in ten of what is planted are named; little is made up, and little where nothing is planted."""
    figures = mirror.figures([mirror.outcome(case) for case in cases])
    slack = SLACK if len(cases) < WHOLE else 0
    assert figures.recall >= RECALL - slack, figures
    assert figures.false <= FALSE + slack, figures
    assert figures.clean <= CLEAN + slack, figures


def test_answers_taken_for_deeds_would_hide_it(cases: list[Any]) -> None:
    """Whoever answers "nobody did" was asked by the program: taken for deeds, answers make it blind."""
    hidden = []
    for paces, seed in cases[:20]:
        random = Random(seed)  # noqa: S311 - the same in every run
        lived = mirror.life(framework(), random, planted=True)
        wrote = mirror.written(framework(), lived, random, paces)
        taken = [changed(each, kind="note") if each.kind == "answer" else each for each in wrote]
        hidden.append((mirror.named(framework(), lived, taken), lived.planted, False))
    assert mirror.figures(hidden).words < 0.2


def test_a_profile_that_names_at_random_fails(cases: list[Any]) -> None:
    """As many principles, picked from those whose rating fits, are too few of the right ones and too many wrong."""
    random = Random(3)  # noqa: S311 - the same in every run
    outcomes = []
    for _, seed in cases:
        lived = mirror.life(framework(), Random(seed), planted=True)  # noqa: S311
        fit = sorted((one, WORD if value > 3 else DEED) for one, value in lived.ratings.items() if value != 3)
        outcomes.append((set(random.sample(fit, min(len(fit), 3))), lived.planted, False))
    figures = mirror.figures(outcomes)
    assert figures.recall < RECALL
    assert figures.false > FALSE


@pytest.mark.parametrize("days", [0, 339])
def test_the_commands_name_it_too(home: Home, days: int) -> None:
    """The journal that `demo` writes shows all that it planted to `assess`, and leads to what was counted."""
    home.go_to(SUNDAY.fromordinal(SUNDAY.toordinal() + days))
    demo = home.data("demo")
    planted = {(each["id"], each["kind"]) for each in demo["planted"]}
    assert len(planted) == 3
    for scale in ("principles", "behaviours", "self-check", "barriers"):
        profile = home.data("--journal", demo["path"], "assess", scale)["profile"]
        assert {(gap["id"], gap["kind"]) for gap in profile["gaps"]} == (planted if scale == "principles" else set())
        assert profile["next"]
    page = home.page("--journal", demo["path"], "assess")
    assert len(page.splitlines()) <= 24
    assert all(name_of(framework(), each) in page for each, _ in planted)
    assert "Tomorrow" in page
