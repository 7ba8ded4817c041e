from datetime import date

from msgspec.structs import replace

from custfocus.features.entries.history import latest_acts, versions
from custfocus.features.entries.views import ADDED, CHANGED, DELETED
from custfocus.journal.entry import Act, Change, Entry

TODAY = date(2026, 11, 22)
ENTRY = Entry("k" * 32, "note", date(2026, 11, 20), "2026-11-20T09:30:00.000Z", "Europe/Berlin", text="Words #tag")


def short(entry_id: str) -> str:
    """Four letters are enough here."""
    return entry_id[:4]


def test_versions_tell_what_changed() -> None:
    """Each against the one before: the text, the day, the principles and what else is kept."""
    first = replace(ENTRY, kind="heard")
    second = replace(
        first,
        text="Other words",
        day=date(2026, 11, 19),
        principles=("listen",),
        data={"who": "Ana", "channel": "call"},
    )
    third = replace(second, data={"channel": "visit"})

    def change(operation: str) -> Change:
        return Change("k", (), "k", operation, ENTRY.id, operation, {}, "2026-11-20T09:30:00.000Z", "UTC")

    steps = [(change("add"), first), (change("edit"), second), (change("edit"), third), (change("delete"), None)]
    view = versions(steps, "kkkk", TODAY)
    assert [version.operation for version in view.versions] == ["add", "edit", "edit", "delete"]
    assert view.versions[0].changed == view.versions[3].changed == ()
    assert view.versions[1].changed == (
        ("Text", "Words #tag", "Other words"),
        ("Day", "2026-11-20", "2026-11-19"),
        ("Evidence for", "", "listen"),
        ("From", "", "Ana"),
        ("Where", "", "call"),
    )
    assert view.versions[2].changed == (("From", "Ana", ""), ("Where", "call", "visit"))
    assert [version.text for version in view.versions] == ["Words #tag", "Other words", "Other words", ""]


def test_an_act_is_told_by_what_it_did() -> None:
    """Added, changed or deleted; what came and went in one act is left out."""
    other = replace(ENTRY, text="Other")
    act = Act("l" * 32, "review", ENTRY.at, "UTC", 4, ((None, ENTRY), (ENTRY, other), (other, None), (None, None)))
    [done] = latest_acts([(act, "llll")], short, TODAY).acts
    assert [(each.did, each.entry.text) for each in done.touched] == [
        (ADDED, "Words #tag"),
        (CHANGED, "Other"),
        (DELETED, "Other"),
    ]
