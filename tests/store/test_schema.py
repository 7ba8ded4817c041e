from datetime import date

import pytest

from custfocus.store.entry import KINDS
from custfocus.store.schema import VIEW_COLUMNS
from tests.store.conftest import Shelf


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_view_for_sql(shelf: Shelf, kind: str) -> None:
    """A shell of SQLite reads the entries of a kind as a table, with what the kind keeps in columns of its own."""
    data = {name: f"some {name}" for name in VIEW_COLUMNS[kind]}
    with shelf.run().writing() as pen:
        entry = pen.add(kind, date(2026, 11, 3), text="Words", item="an-item", data=data)
        pen.add("other", date(2026, 11, 3))
    columns = ", ".join(f'"{name}"' for name in ("id", "day", "text", "item", *data))
    assert shelf.db.rows(f'select {columns} from "{kind}"') == [  # noqa: S608 - the module's own words
        (entry.id, "2026-11-03", "Words", "an-item", *data.values())
    ]
