import io
import re
from datetime import date

import pytest
from msgspec.structs import replace
from syrupy.assertion import SnapshotAssertion

from custfocus.base.world import World
from custfocus.features.review.letter import letter
from custfocus.features.review.steps import step_prompt
from custfocus.features.review.views import PLAN, MonthReview, ReviewPrompt, ReviewStep, TriedPlan
from custfocus.terminal import output
from tests.features.october import answer, checked, full_october, october, priority, sheet, stood

WIDTHS = pytest.mark.parametrize("width", [80, 48])


def drawn(view: MonthReview | ReviewPrompt, width: int = 80) -> str:
    """The page as a pipe of a width gets it."""
    stream = io.StringIO()
    output.draw(view, stream, World(environ={"COLUMNS": str(width), "NO_COLOR": "1"}))
    lines = stream.getvalue().splitlines()
    assert max(map(len, lines)) <= width
    return "\n".join(lines)


@WIDTHS
def test_the_page_to_read_first(snapshot: SnapshotAssertion, width: int) -> None:
    """The month in the user's words, what is quiet and open, last time, what the review still lacks."""
    assert (
        drawn(replace(full_october(), why="Last month, because November has just begun.", named=False), width)
        == snapshot
    )


PLANS = tuple(
    TriedPlan(name, name, f"If {name} hears me explain, then I ask", "Working alone", outcome, reword=False)
    for name, outcome in (("Ana", "missed"), ("Lena", "no-occasion"), ("Dario", None))
)


@WIDTHS
def test_plans_are_there_with_how_they_went(snapshot: SnapshotAssertion, width: int) -> None:
    """Numbered, for the option that says it of one more."""
    view = replace(october(), plans=PLANS, open=(ReviewStep(PLAN, "Dario", PLANS[2].text),))
    assert drawn(view, width) == snapshot


OPEN = stood(
    sheet(
        "Mrs Okafor of the school in the lane behind the church, and whoever else", date(2026, 10, 1), by="2026-10-20"
    ),
    sheet("Ana", date(2026, 10, 20), way="asked", by="2026-11-09"),
    sheet("Ben", date(2026, 10, 25), thanked=True),
)


@WIDTHS
def test_sheets_are_there_with_their_next_step(snapshot: SnapshotAssertion, width: int) -> None:
    """The open ones with an id to go on by; those that were closed with their day."""
    closed = stood(*(sheet(f"Guest {day}", date(2026, 9, 1), date(2026, 10, day)) for day in range(1, 8)))
    many = stood(*(sheet(f"late-{place}", date(2026, 10, 30), by="2026-11-01") for place in range(4)))
    view = october(open_sheets=(*OPEN, *many), closed_sheets=closed)
    assert drawn(view, width) == snapshot
    assert "custfocus" not in drawn(replace(view, open=()), width)


@WIDTHS
def test_what_is_overdue_is_named_once_more_when_the_half_hour_ends(snapshot: SnapshotAssertion, width: int) -> None:
    """With the command to go on by; three at most, and nothing of it when the letter is read again."""
    late = stood(*(sheet(f"late-{place}", date(2026, 10, 30), by="2026-11-01") for place in range(4)))
    view = replace(october(open_sheets=(*OPEN[:2], *late)), letter="# October 2026", ended=True)
    page = drawn(view, width)
    assert page.count("custfocus sheet") == page.count("overdue") == 3
    assert "Ana" not in page
    assert page == snapshot
    assert drawn(replace(view, ended=False), width) == "October 2026"


@WIDTHS
def test_the_letter(snapshot: SnapshotAssertion, width: int) -> None:
    """Titles, quotations moved in, lists; and that it is kept, where it just was."""
    view = full_october()
    assert drawn(replace(view, letter=letter(view), ended=True), width) == snapshot


@WIDTHS
def test_a_quiet_month(snapshot: SnapshotAssertion, width: int) -> None:
    """No zeros and no list of what is missing, but the questions."""
    page = drawn(october(lived={}), width)
    assert "Nothing was written in October." in page
    assert "Quiet lately" not in page
    assert not re.search(r"\b0\b", page)
    assert page == snapshot


@WIDTHS
def test_each_thing_that_is_asked(snapshot: SnapshotAssertion, width: int) -> None:
    """Where one is, the question, what helps."""
    view = full_october(checklist=(checked("needs", "To be called back.", "2026-09"),))
    assert "\n".join(drawn(step_prompt(view, step), width) for step in view.open) == snapshot


def test_the_page_before_the_prompts_has_no_commands() -> None:
    """What is asked next needs none."""
    page = drawn(replace(full_october(), open=()))
    assert "custfocus" not in page
    assert "Questions to answer" not in page


def test_the_commands_name_a_month_that_was_named() -> None:
    """One that was chosen goes without saying."""
    assert "custfocus review 2026-10  begins it" in drawn(october())
    assert "custfocus review  begins it" in drawn(replace(october(), named=False))
    assert "custfocus review 2026-10  goes on with it" in drawn(full_october())


def test_a_letter_that_its_writer_changed_is_shown_as_it_stands() -> None:
    """Any Markdown; nothing of it is lost."""
    text = "# Mine\n\nA **bold** word\non two lines.\n\n> said\n>\n> twice\n\n3. third\n10. tenth\n\n- a point"
    page = drawn(replace(october(), letter=text))
    assert page == "Mine\nA bold word\non two lines.\n  said\n\n  twice\n  3.   third\n  10.  tenth\n\n- a point"


def test_a_review_that_ends_beside_a_changed_letter_says_that_it_stays() -> None:
    """The page ends with the letter as its writer left it."""
    view = october(checklist=(checked("needs", "x"),))
    ended = replace(view, saved=("Needs: answered",), finished=True, letter="# October", left=True, ended=True)
    assert drawn(ended).endswith("Saved. Your letter stays as you wrote it.")


def test_words_of_the_user_s_are_never_markup() -> None:
    """Neither Rich's nor the terminal's."""
    page = drawn(october(answer(6, "[bold]loud[/bold] \x1b[31mred"), priorities=(priority(":smile: [red]x"),)))
    assert "[bold]loud[/bold] ␛[31mred" in page
    assert ":smile: [red]x" in page


def test_no_page_scolds() -> None:
    """None of the words that would."""
    view = full_october()
    pages = [
        drawn(view),
        drawn(replace(view, letter=letter(view))),
        *(drawn(step_prompt(view, step)) for step in view.open),
    ]
    assert not re.search(r"neglect|missed|fail|should|must|overdue|streak", " ".join(pages), re.IGNORECASE)
