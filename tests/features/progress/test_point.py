from datetime import date, timedelta

from msgspec.structs import replace

from custfocus.features.progress.point import point
from custfocus.features.progress.views import PrincipleWeeks, Progress, QuestionsAsked
from custfocus.features.sheets.figures import Contact, SheetFigures

TODAY = date(2026, 11, 22)
MONDAYS = tuple(date(2026, 9, 28) + timedelta(7 * week) for week in range(8))


def principle(name: str, total: int, rating: int | None = None) -> PrincipleWeeks:
    """A principle with so many entries."""
    return PrincipleWeeks(name.lower(), name, "all", (), total, None, rating)


def looked_back(*principles: PrincipleWeeks) -> Progress:
    """Eight weeks looked back on."""
    return Progress(
        since=MONDAYS[0],
        until=TODAY,
        today=TODAY,
        first=MONDAYS[0],
        days={TODAY.isoformat(): 1},
        away=(),
        counts={},
        weeks=MONDAYS,
        principles=principles,
        practices=(),
        other_practices=0,
        questions=QuestionsAsked(0, 9),
        reviews=(),
        sheets=SheetFigures(0, 0, 0, 0, None, Contact(0, None, None), ()),
    )


def test_it_says_what_most_was_about_and_what_has_been_quiet() -> None:
    """Of several that are quiet, the one that was rated highest, which is told."""
    listen, lead, serve = principle("Listen", 9), principle("Lead", 2), principle("Serve", 0, 2)
    assert point(looked_back(listen, lead)) == 'Most counts for "Listen".'
    assert point(looked_back(listen, serve)) == 'Most counts for "Listen"; nothing for "Serve".'
    assert point(looked_back(serve, listen, principle("Measure", 0, 5))) == (
        'Most counts for "Listen"; nothing for "Measure", though you rated it 5 of 5, nor for 1 principle more.'
    )


def test_what_is_not_plain_is_not_said() -> None:
    """Where two have as many, or all have few."""
    listen, serve = principle("Listen", 9), principle("Serve", 0)
    assert point(looked_back(listen, principle("Lead", 9), serve)) == 'Nothing counts for "Serve".'
    assert point(looked_back(principle("Listen", 2), principle("Lead", 1))) == ""


def test_of_a_few_weeks_nothing_is_quiet() -> None:
    """And of a time without evidence nothing is said."""
    view = looked_back(principle("Listen", 9), principle("Serve", 0))
    assert point(replace(view, weeks=MONDAYS[:4])) == 'Most counts for "Listen".'
    assert point(looked_back(principle("Listen", 0))) == ""
