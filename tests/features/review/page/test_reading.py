import io
from datetime import date

from msgspec.structs import replace

from custfocus.base.world import World
from custfocus.features.review.views import MonthReading, MonthReview, OpenMatter
from custfocus.terminal import output
from tests.features.october import answer, entry, full_october, october


def parts(view: MonthReview) -> list[str]:
    """What stands in each part of the month as it is read."""
    return [*output.drawn(MonthReading(view), io.StringIO(), World(environ={"COLUMNS": "80", "NO_COLOR": "1"}))]


def test_it_begins_with_the_point_and_each_quotation_stays_whole() -> None:
    """A title stands on the screen of what is first below it."""
    head, first, second, *_ = parts(
        october(answer(6, "A form " * 40, "listen"), answer(20, "The fair.", "lead"), lived={})
    )
    assert head.startswith("October 2026\nYou wrote on 2 days: 2 answers.\nNothing that a customer said")
    assert "Then come 2 questions and a last word." in head
    assert first.startswith("\nIn your own words\n  Tue 6 October")
    assert second.startswith("  Tue 20 October")


def test_what_is_asked_about_by_itself_is_left_to_its_question() -> None:
    """What was meant to be done, plans and priorities; what isn't asked about stays."""
    meant = [entry("intention", date(2026, 10, day), f"Ring {day}", data={"status": "open"}) for day in (8, 9)]
    view = replace(full_october(reviews=()), intentions=october(intentions=meant).intentions)
    asked = OpenMatter("intention", meant[0].id, meant[0].day, "", "Ring 8")
    page = "".join(parts(replace(view, matters=(asked,))))
    assert "Ring 9" in page
    assert "Ring 8" not in page
    assert "Two visits a month" not in page


def test_of_a_review_that_was_interrupted_it_says_how_far_it_has_come() -> None:
    """With what was answered, and the way to the rest of the month."""
    page = "".join(parts(full_october()))
    assert "Going on where you stopped: 1 of 2 answered." in page
    assert "custfocus review 2026-10 --show" in page
    assert "To be told before they ask." in page
    assert "Mrs Okafor" not in page
