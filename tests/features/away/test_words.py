from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from custfocus.features.away.words import time_in

TODAY = date(2026, 11, 25)
COMING = st.dates(TODAY + timedelta(1), TODAY + timedelta(300))
FORMS = st.sampled_from(["%Y-%m-%d", "%-d %b %Y", "%-d %B", "%B %-d", "%a %-d %b %Y", "%A the %-d of %B"])
BETWEEN = st.sampled_from([[], ["to"], ["until"], ["-"]])
WHY = st.sampled_from(["", "Holidays", "with the family", "off sick", "to the sea"])


@given(days=st.tuples(COMING, COMING), forms=st.tuples(FORMS, FORMS), between=BETWEEN, why=WHY)
def test_quotation_marks_make_no_difference(
    days: tuple[date, date], forms: tuple[str, str], between: list[str], why: str
) -> None:
    """Two days in any of the forms, word by word or each in quotation marks, are the first and the last."""
    first, last = sorted(days)
    said = [day.strftime(form) for day, form in zip((first, last), forms, strict=True)]
    meant = (first, last, why)
    assert time_in([said[0], *between, said[1], *why.split()], TODAY) == meant
    if between:
        assert time_in([*said[0].split(), *between, *said[1].split(), *why.split()], TODAY) == meant


@given(day=COMING, form=FORMS, why=WHY)
def test_a_day_of_several_words_is_one_day(day: date, form: str, why: str) -> None:
    """Its words belong together, and the reason follows."""
    assert time_in([*day.strftime(form).split(), *why.split()], TODAY) == (day, day, why)
