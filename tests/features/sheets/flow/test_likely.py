import pytest

from custfocus.content.framework import by_field
from custfocus.features.alike.likely import LABELLED
from custfocus.features.sheets.flow.keeping import save_sheet
from custfocus.features.sheets.flow.likely import likely_causes
from custfocus.features.sheets.kept import sheet_of
from custfocus.features.sheets.sheet import begun
from tests.conftest import Home

SAID = {
    "late": ("The fitter came two hours late.", "I waited the whole morning.", "Nobody came at the agreed time."),
    "unclear": ("I don't understand this letter.", "The bill is confusing.", "Nobody could explain the tariff."),
    "faulty": ("The new pump is broken again.", "It leaks since the repair.", "The heating failed twice."),
    "how we spoke": ("The man on the phone was rude.", "She shouted at me.", "I was treated like a child."),
}


def complain(home: Home, count: int) -> None:
    """Keep so many complaints with a cause, in turn."""
    session = home.session()
    worksheet = session.framework.by_id["complaint"]
    assert worksheet.kind == "worksheet"
    for number in range(count):
        cause = list(SAID)[number % len(SAID)]
        said = SAID[cause][number % 3]
        save_sheet(session, None, begun(worksheet, session.today, {"said": said, "cause": cause}))


def likely(home: Home, said: str, field: str = "cause") -> tuple[str, ...]:
    """The causes that are offered for a complaint that says so."""
    session = home.session()
    worksheet = session.framework.by_id["complaint"]
    assert worksheet.kind == "worksheet"
    entry = save_sheet(session, None, begun(worksheet, session.today, {"said": said} if said else {"who": "Ana"}))
    return likely_causes(session, sheet_of(entry, session.framework), by_field(worksheet)[field])


def test_from_forty_causes_on_the_likely_ones_are_offered(home: Home) -> None:
    """Three at most, the likeliest first, by the words; for the cause alone, and never for a case without words."""
    complain(home, LABELLED)
    assert likely(home, "We sat there until noon and nobody came.")[0] == "late"
    assert likely(home, "Your colleague was impolite to me.")[0] == "how we spoke"
    assert len(likely(home, "It broke down after a day.")) == 3
    assert likely(home, "It broke down after a day.", "channel") == ()
    assert likely(home, "") == ()


@pytest.mark.parametrize("count", [0, LABELLED - 1])
def test_before_that_none_is(home: Home, count: int) -> None:
    """Then the worksheet's own choices stand in their order."""
    complain(home, count)
    assert likely(home, "Nobody came.") == ()
