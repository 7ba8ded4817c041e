import gzip
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET, Struct, structs

from custfocus.journal import kinds
from custfocus.journal.connect import connect
from custfocus.journal.entries import Entries
from custfocus.journal.entry import DamagedEntryError, Entry, sound
from custfocus.journal.kinds import EVIDENCE, KINDS, NAMES, Kind
from custfocus.journal.merging import merged, stored
from tests.journal.conftest import Shelf

DAY = date(2026, 11, 3)
JOURNALS = sorted(Path(__file__).parents[1].glob("fixtures/journals/*/journal.db.gz"))
WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=5)
UNKNOWN = st.dictionaries(st.sampled_from(["mood", "later", "§"]), st.none() | st.integers() | st.lists(WORDS))
LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    kinds.Month: st.dates().map(lambda day: f"{day:%Y-%m}".zfill(7)),
    kinds.Step: st.integers(1, 5),
    kinds.Count: st.integers(0, 1_000_000),
    str: WORDS,
    int: st.integers(-9, 9),
    float: st.floats(-9, 9),
}


def values(annotation: Any) -> st.SearchStrategy[Any]:
    """Whatever a field of a record may hold."""
    if annotation in LEAVES:
        return LEAVES[annotation]
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin in (Union, UnionType):
        return st.one_of(*map(values, inner))
    if origin is dict:
        return st.dictionaries(*map(values, inner), max_size=3)
    if origin is tuple:
        several = st.lists(values(inner[0]), max_size=3).map(tuple)
        return several if inner[-1] is ... else st.tuples(*map(values, inner))
    if isinstance(annotation, type) and issubclass(annotation, Struct):
        return st.builds(annotation, **fields(annotation))
    return st.from_type(annotation)


def fields(record: type[Struct]) -> dict[str, st.SearchStrategy[Any]]:
    """Whatever each field of a record may hold, by its name."""
    hints = get_type_hints(record, include_extras=True)
    return {name: values(hints[name]) for name in record.__struct_fields__}


RECORDS = st.one_of(*(values(record) for record in KINDS.values()))


def entry(kind: str, data: Any) -> Entry:
    """An entry that keeps this."""
    return Entry("k" * 32, kind, DAY, "2026-11-03T09:00:00Z", "UTC", data=data)


@cache
def landed() -> list[Entry]:
    """The entries of a journal by each version that landed."""
    return list(_landed())


def _landed() -> Iterator[Entry]:
    for file in JOURNALS:
        with TemporaryDirectory() as folder:
            path = Path(folder) / "journal.db"
            path.write_bytes(gzip.decompress(file.read_bytes()))
            with closing(connect(path)) as journal:
                yield from Entries(journal).find()


def bytes_of(data: dict[str, Any]) -> list[tuple[str, str]]:
    """What stands in the journal for each key, in order."""
    return [(key, json.dumps(value, ensure_ascii=False)) for key, value in data.items()]


def assert_lawful(data: dict[str, Any], kind: type[Kind], change: Callable[[str, Any], Any]) -> None:
    """With one field edited, all else is equal byte for byte, and the field is what it was to be."""
    before = entry(kind.kind, data).of(kind)
    assert merged(data, before, before) is data
    for name in kind.__struct_fields__:
        after = structs.replace(before, **{name: change(name, getattr(before, name))})
        found = json.loads(json.dumps(merged(data, before, after)))
        assert entry(kind.kind, found).of(kind) == after
        others = [pair for pair in bytes_of(found) if pair[0] != name]
        assert others == [pair for pair in bytes_of(data) if pair[0] != name]
        if name in data and getattr(after, name) is not UNSET:
            assert list(found) == list(data)


@given(st.data(), RECORDS, UNKNOWN, st.randoms())
def test_an_edit_leaves_all_else_as_it_was(
    data: st.DataObject, record: Kind, unknown: dict[str, Any], order: Any
) -> None:
    """Keys in any order, and some that only a newer version knows."""
    pairs = [*stored(record).items(), *unknown.items()]
    order.shuffle(pairs)
    known = fields(type(record))
    assert_lawful(dict(pairs), type(record), lambda name, _: data.draw(known[name], label=name))


@settings(deadline=None)
@given(st.data())
def test_that_holds_of_what_every_version_has_written(data: st.DataObject) -> None:
    """Its keys and their order, and what it left out."""
    one = data.draw(st.sampled_from(landed()))
    known = fields(KINDS[one.kind])
    assert_lawful(one.data, KINDS[one.kind], lambda name, _: data.draw(known[name], label=name))


@given(RECORDS)
def test_a_record_comes_back_from_the_journal(record: Kind) -> None:
    """Whatever it holds."""
    kept = json.loads(json.dumps(stored(record)))
    assert entry(record.kind, kept).of(type(record)) == record
    assert entry(record.kind, kept).record == record


def test_every_kind_has_been_written_by_a_version_that_landed() -> None:
    """Or the law above would say nothing of it."""
    assert {one.kind for one in landed()} == KINDS.keys()
    assert sound(landed()) == (landed(), [])


def test_what_is_inside_a_field_stays_too() -> None:
    """Of a list or an object only what is new is written."""
    data = {
        "status": "open",
        "earlier": [{"text": "If a", "until": "2026-09", "mood": 1}],
        "fired": {"2026-09": "used"},
    }
    plan = entry("plan", data).of(kinds.Plan)
    longer = structs.replace(plan, earlier=(*plan.earlier, kinds.Earlier("2026-10", "If b")))
    assert merged(data, plan, longer) == {
        **data,
        "earlier": [{"text": "If a", "until": "2026-09", "mood": 1}, {"until": "2026-10", "text": "If b"}],
    }
    reworded = structs.replace(plan, earlier=(structs.replace(plan.earlier[0], text="If c"),))
    assert merged(data, plan, reworded)["earlier"] == [{"text": "If c", "until": "2026-09", "mood": 1}]


def test_a_field_that_was_absent_finds_its_place() -> None:
    """Before the first that follows it in the record, else at the end."""
    data = {"mood": 1, "who": "Ana", "role": "team", "status": "asked", "token": "", "statements": [], "x": 2}
    before = entry("invitation", data).of(kinds.Invitation)
    after = merged(data, before, structs.replace(before, answered=DAY, answer="named"))
    assert list(after) == ["mood", "answered", *list(data)[1:], "answer"]


def test_what_is_absent_while_it_is_empty() -> None:
    """As it has always been: null where a key was written, nothing where it wasn't."""
    assert stored(kinds.Heard()) == {"who": None, "channel": None, "firsthand": True}
    assert stored(kinds.Adoption(1, 7)) == {"times": 1, "days": 7, "until": None}
    assert stored(kinds.PracticeDone()) == {}
    assert stored(kinds.Reply(role="team", invitation="k", status="waiting", sealed="x")) == {
        "role": "team",
        "invitation": "k",
        "status": "waiting",
        "sealed": "x",
    }


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("away", {}),
        ("away", {"until": "soon"}),
        ("rating", {"scale": "barriers", "value": 6}),
        ("plan", {"status": "forgotten"}),
        ("review", {"month": "2026-13"}),
        ("review", {"month": "0000-10"}),
        ("reading", {"measure": "k", "value": True}),
        ("reading", {"measure": "k", "value": 10**400}),
        ("reading", {"measure": "k", "value": float("nan")}),
        ("voices", {"role": "team", "count": 3, "ratings": [{"counts": [1]}]}),
        ("note", []),
    ],
)
def test_what_a_kind_does_not_keep_is_damage(kind: str, data: Any) -> None:
    """It is told from what is sound, and reading it says what is wrong."""
    bad = entry(kind, data)
    good = entry("note", {})
    assert sound([good, bad, entry("dream", {"deep": 3})]) == ([good, entry("dream", {"deep": 3})], [bad])
    assert bad.record is None
    with pytest.raises(DamagedEntryError, match="is damaged"):
        bad.of(KINDS[kind])


def test_an_entry_is_read_as_its_own_kind() -> None:
    """Another is a mistake of ours, not damage."""
    with pytest.raises(TypeError):
        entry("note", {}).of(kinds.Plan)
    assert entry("dream", {}).record is None


def test_a_pen_takes_records(shelf: Shelf) -> None:
    """To add an entry of their kind, and to change what one keeps; what stays the same is no change."""
    with shelf.run().writing() as pen:
        made = pen.add(kinds.Away(DAY), DAY, text="Holidays")
    assert (made.kind, made.data) == ("away", {"until": "2026-11-03"})
    with shelf.run().writing() as pen:
        same = pen.edit(made, kinds.Away(DAY))
        longer = pen.edit(same, kinds.Away(date(2026, 11, 9)), text="Longer")
    assert (longer.data, longer.text) == ({"until": "2026-11-09"}, "Longer")
    assert [change.operation for change in shelf.run().history(made.id)] == ["add", "edit"]
    assert shelf.entries.get(made.id) == longer


def test_evidence_has_an_order() -> None:
    """Pages count them in it."""
    assert EVIDENCE == ("answer", "practice", "heard", "note", "sheet")


def test_no_two_kinds_are_called_the_same() -> None:
    """Whatever a filter is given means one kind."""
    names = [name for kind in KINDS.values() for name in {kind.kind, kind.noun, *kind.also}]
    assert len(names) == len(set(names)) == len(NAMES)
