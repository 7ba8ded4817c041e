from msgspec.structs import replace

from custfocus.journal.entry import Entry
from tests.features.share.samples import LAST, of


def test_what_was_saved_is_told_in_a_line() -> None:
    """And that it counts, where it does."""
    view = replace(of("It came late."), path="b.md")
    assert view.drawn() == "Saved b.md, for the team: 3 passages."
    entry = Entry("k" * 32, "practice", LAST, "", "UTC", asked="Pass on one remark")
    lines = str(replace(view, counted=entry).drawn()).splitlines()
    assert lines[1] == 'That counts as "Pass on one remark"; custfocus undo takes it back.'
