import pytest

from custfocus.features.share.figures import BriefFigures
from custfocus.features.share.sentences import closed, spoken, told_what_came
from tests.framework import CUSTOMERS

CALLED = ("complaint", "complaints")


def of(complaints: int = 0, remarks: int = 0, people: int = 99, **more: object) -> BriefFigures:
    """Figures in which everybody is somebody else."""
    return BriefFigures(complaints, remarks=remarks, people=people, called=CALLED, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        (
            of(6, ways=(("by telephone", 4), ("by letter", 2)), came=(("could not get through", 2),)),
            "Six complaints reached us, four by telephone, two by letter; two could not get through.",
        ),
        (of(13, people=9), "13 complaints reached us from nine customers."),
        (of(2, ways=(("by letter", 2),)), "Two complaints reached us, both by letter."),
        (of(3, came=(("waited", 3),)), "Three complaints reached us; all waited."),
        (
            of(1, ways=(("by letter", 1),), came=(("waited too long", 1),)),
            "One complaint reached us, by letter; the customer waited too long.",
        ),
        (of(0, 1), "One remark reached us."),
        (of(0, 2, praise=2), "Two words of praise reached us."),
        (of(1, 5, praise=2), "One complaint and five remarks, two of them praise, reached us."),
        (
            of(2, 3, 4, ways=(("a", 1), ("b", 1), ("c", 1), ("d", 1), ("e", 1)), came=(("waited", 1),)),
            (
                "Two complaints and three remarks reached us from four customers, one a, one b, one c, two in other "
                "ways; of the complaints, one waited."
            ),
        ),
        (of(), ""),
    ],
)
def test_who_spoke_is_one_sentence(figures: BriefFigures, sentence: str) -> None:
    """With small numbers as words, the ways, and what happened to them."""
    assert spoken(figures, CUSTOMERS) == sentence


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        (
            of(6, told=5, waits=(0, 1, 4, 5, 9)),
            "Five of the six have been told what came of it, half of them within four days.",
        ),
        (of(4, told=4, waits=(1, 2, 7, 9)), "All have been told what came of it, half of them within five days."),
        (of(2, told=2, waits=(0, 0)), "Both have been told what came of it, half of them on the same day."),
        (of(3, told=1, waits=(4,)), "One of the three has been told what came of it, after four days."),
        (of(3), "None of them has been told yet what came of it."),
        (of(1, told=1, waits=(1,)), "The customer has been told what came of it, after one day."),
        (of(1), "The customer has not been told yet what came of it."),
        (of(1, 2), "Whoever brought it up has not been told yet what came of it."),
        (of(1, earlier=1, told=1), "With one from before, one of the two has been told what came of it."),
        (of(0, earlier=1, told=1), "Of one complaint from before, the customer has been told what came of it."),
        (of(0, 5), ""),
    ],
)
def test_how_many_were_told_is_one_sentence(figures: BriefFigures, sentence: str) -> None:
    """And how long it took until half of them were."""
    assert told_what_came(figures, CUSTOMERS) == sentence


def test_how_many_are_closed_is_one_sentence() -> None:
    """None, one, some, all."""
    assert closed(of(3, closed=0)) == "None of them has been closed."
    assert closed(of(3, closed=1)) == "One of the three has been closed."
    assert closed(of(1, closed=1)) == "It is closed."
    assert closed(of(0, 2)) == ""
