import inspect
from collections.abc import Callable
from datetime import date
from hashlib import sha256

import pytest

from custfocus.journal import steps
from custfocus.journal.kinds import KINDS
from custfocus.journal.steps import ALL_VIEWS, VIEWS
from tests.journal.conftest import Shelf


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_has_a_view_for_sql(shelf: Shelf, kind: str) -> None:
    """A shell of SQLite reads the entries of a kind as a table, with what the kind keeps in columns of its own."""
    data = {name: f"some {name}" for name in ALL_VIEWS[kind]}
    with shelf.run().writing() as pen:
        entry = pen.add_raw(kind, date(2026, 11, 3), text="Words", item="an-item", data=data)
        pen.add_raw("other", date(2026, 11, 3))
    columns = ", ".join(f'"{name}"' for name in ("id", "day", "text", "item", *data))
    assert shelf.db.rows(f'select {columns} from "{kind}"') == [  # noqa: S608 - the module's own words
        (entry.id, "2026-11-03", "Words", "an-item", *data.values())
    ]


def test_views_show_what_the_records_have() -> None:
    """A field that a kind is to show in SQL has to come with a step that makes its view anew."""
    views = {kind: set(names) for kind, names in ALL_VIEWS.items()}
    assert views == {kind: set(record.columns()) for kind, record in KINDS.items()}


@pytest.mark.parametrize(
    ("step", "text"),
    [
        (steps._first_form, "7224f79c94d90432"),  # noqa: SLF001 - its text is what is tested
        (steps._standing, "88257685314e5f60"),  # noqa: SLF001
        (steps._one_form, "dcaf7fed1e8f96a7"),  # noqa: SLF001
        (steps._own_words, "44c0358330b293ea"),  # noqa: SLF001
        (steps.make_views, "ce828edb13767328"),
        (steps._vectors, "3a77d936c1e406ae"),  # noqa: SLF001
    ],
)
def test_a_released_step_never_changes(step: Callable[..., None], text: str) -> None:
    """A journal that was made by it has its form; what is to differ comes with a step of its own."""
    source = " ".join(inspect.getsource(step).split())
    assert sha256(source.encode()).hexdigest()[:16] == text


def test_the_views_of_the_second_form_never_change() -> None:
    """They are what that step makes; later ones have lists of their own."""
    assert sha256(repr(VIEWS).encode()).hexdigest()[:16] == "26b570a4f2312a5b"
