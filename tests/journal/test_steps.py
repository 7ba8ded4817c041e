from datetime import date

import pytest

from custfocus.journal.kinds import KINDS
from custfocus.journal.steps import VIEWS
from tests.journal.conftest import Shelf


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_view_for_sql(shelf: Shelf, kind: str) -> None:
    """A shell of SQLite reads the entries of a kind as a table, with what the kind keeps in columns of its own."""
    data = {name: f"some {name}" for name in VIEWS[kind]}
    with shelf.run().writing() as pen:
        entry = pen.add_raw(kind, date(2026, 11, 3), text="Words", item="an-item", data=data)
        pen.add_raw("other", date(2026, 11, 3))
    columns = ", ".join(f'"{name}"' for name in ("id", "day", "text", "item", *data))
    assert shelf.db.rows(f'select {columns} from "{kind}"') == [  # noqa: S608 - the module's own words
        (entry.id, "2026-11-03", "Words", "an-item", *data.values())
    ]


def test_views_show_what_the_records_have() -> None:
    """A field that a kind is to show in SQL has to come with a step that makes its view anew."""
    views = {kind: set(names) for kind, names in VIEWS.items()}
    assert views == {kind: set(record.columns()) for kind, record in KINDS.items()}
