from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.framework import by_field
from custfocus.features.sheets.offering import FITTING, part_taking, takes_heard, values_of_heard, worksheet_fields
from tests.bundled import OURS
from tests.features.sheets.offers import EVERY, NAMES, entry, offered
from tests.features.sheets.worksheets import MONDAY, WORKSHEETS
from tests.framework import altered

assert OURS.pack.remarks is not None
REMARKS = OURS.pack.remarks


def test_at_first_the_first_of_them_fit() -> None:
    """Three of them, and all there is."""
    found = offered()
    assert [one.id for one in found.fitting] == ["complaint", "recovery", "loyalty"]
    assert [one.id for one in found.worksheets] == list(WORKSHEETS)


def test_what_a_customer_said_fits_before_all_else() -> None:
    """With who said it, and the command that takes it up."""
    first = offered(entry(who="Ana")).fitting[0]
    assert (first.id, first.why, first.command) == (
        "complaint",
        "Ana said something today; take it up here, if it is one",
        "sheet complaint --of zy",
    )
    assert offered(entry()).fitting[0].why == "a customer said something today; take it up here, if it is one"


def test_praise_is_never_offered_as_a_complaint_but_to_thank_whoever_earned_it() -> None:
    """After what else was said, which is one."""
    fitting = offered(entry(who="Ana"), praised=entry(who="Bo")).fitting
    assert [(each.id, each.why, each.command) for each in fitting[:2]] == [
        ("complaint", "Ana said something today; take it up here, if it is one", "sheet complaint --of zy"),
        ("recognition", "Bo praised something today; thank whoever did it", "sheet recognition --of zx"),
    ]
    assert offered(praised=entry()).fitting[0].id == "recognition"
    trouble = offered(entry(who="Ana", tone="trouble")).fitting[0]
    assert trouble.why == "Ana told of trouble today; take it up here"


def test_what_the_last_entries_are_about_comes_next() -> None:
    """By their main principle, from two on."""
    recent = (entry("note", ("recognise", "listen")), entry("answer", ("recognise",)), entry("note", ("listen",)))
    first = offered(recent=recent).fitting[0]
    assert (first.id, first.why) == (
        "recognition",
        f"2 of your entries in two weeks are about: {NAMES['recognise']}",
    )
    assert offered(recent=recent[:1]).fitting[0].id == "complaint"
    heard = (entry(),) * 9
    assert not any("about" in each.why for each in offered(recent=heard).fitting)


def test_what_was_logged_lately_is_not_offered_and_what_was_longest_ago_comes_before() -> None:
    """Two weeks have to pass."""
    last = dict.fromkeys(WORKSHEETS, MONDAY - timedelta(3)) | {
        "mantra": MONDAY - timedelta(40),
        "conflict": MONDAY - timedelta(90),
    }
    assert [(one.id, one.why) for one in offered(last=last).fitting] == [
        ("conflict", "last logged 90 days ago"),
        ("mantra", "last logged 40 days ago"),
    ]


@given(
    st.dictionaries(st.sampled_from([*WORKSHEETS]), st.integers(0, 400)),
    st.lists(st.sampled_from([*NAMES]), max_size=9),
    st.booleans(),
)
def test_never_more_than_three_fit_and_each_once(last: dict[str, int], about: list[str], said: bool) -> None:
    """Whatever was logged and written."""
    days = {name: MONDAY - timedelta(ago) for name, ago in last.items()}
    found = offered(entry() if said else None, tuple(entry("note", (one,)) for one in about), days)
    ids = [one.id for one in found.fitting]
    assert len(ids) == len(set(ids)) <= FITTING
    assert all(one.why for one in found.fitting)


def test_what_thanks_somebody_begins_with_the_praise_and_who_gave_it() -> None:
    """As what was done, and for whom."""
    worksheet = WORKSHEETS["recognition"]
    part = part_taking(worksheet, OURS)
    assert part is not None
    assert values_of_heard(worksheet, entry(who="Ana", channel="call"), part, {}) == {
        "did": "Late!",
        "for-whom": "Ana",
    }
    assert [each.id for each in EVERY if part_taking(each, OURS)] == ["complaint", "recognition"]


def test_only_a_complaint_of_ours_takes_up_what_was_said() -> None:
    """A date that is called the same is no place for it."""
    assert [one.id for one in EVERY if takes_heard(one, REMARKS)] == ["complaint"]


def test_who_and_where_come_along_as_they_were_written() -> None:
    """A channel that isn't among the choices too, where others will do; else it is asked for."""
    worksheet = WORKSHEETS["complaint"]
    assert values_of_heard(worksheet, entry(who="Ana", channel="Call"), REMARKS, {}) == {
        "said": "Late!",
        "who": "Ana",
        "channel": "call",
    }
    assert values_of_heard(worksheet, entry(channel="c"), REMARKS, {})["channel"] == "c"
    assert values_of_heard(worksheet, entry(channel="fa"), REMARKS, {"channel": ["fair"]})["channel"] == "fa"
    narrow = tuple(altered(one, others=False) if one.id == "channel" else one for one in worksheet.fields)
    assert "channel" not in values_of_heard(altered(worksheet, fields=narrow), entry(channel="fair"), REMARKS, {})
    assert values_of_heard(worksheet, entry(who=None, channel=None), REMARKS, {}) == {"said": "Late!"}


def test_what_a_worksheet_asks() -> None:
    """All fields in order, each with the stages that ask it."""
    found = worksheet_fields(WORKSHEETS["complaint"])
    assert [field.id for field in found.fields] == list(by_field(WORKSHEETS["complaint"]))
    told = next(field for field in found.fields if field.id == "told")
    assert (told.form, told.stages) == ("a date", ("outcome",))
