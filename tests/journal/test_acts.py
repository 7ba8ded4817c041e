from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from custfocus.base.errors import CustfocusError
from custfocus.journal.acts import Acts
from custfocus.journal.entry import Entry, Filter
from custfocus.journal.pen import Pen
from tests.journal.conftest import Shelf

MONDAY, TUESDAY = date(2026, 11, 2), date(2026, 11, 3)


def add(acts: Acts, text: str = "Something", day: date = TUESDAY, **fields: object) -> Entry:
    """Record a note."""
    with acts.writing() as pen:
        return pen.add_raw("note", day, text=text, **fields)  # type: ignore[arg-type]


def edit(acts: Acts, entry: Entry, **fields: object) -> Entry:
    """Change an entry."""
    with acts.writing() as pen:
        return pen.edit(entry, **fields)


def delete(acts: Acts, entry: Entry) -> None:
    """Delete an entry."""
    with acts.writing() as pen:
        pen.delete(entry)


def code_of(caught: pytest.ExceptionInfo[CustfocusError]) -> str:
    """The code of an error."""
    return caught.value.code


def test_an_entry_comes_back_as_it_was_given(shelf: Shelf) -> None:
    """Every field is kept: control codes, NUL, emoji and unknown data included."""
    odd = "a\0b\x1b[31m \u202e é ☺ \ue000"
    with shelf.run().writing() as pen:
        entry = pen.add_raw(
            "heard",
            MONDAY,
            text=odd,
            item="x",
            asked="Why?\0",
            principles=["listen", "lead"],
            data={"new": [1, None]},
        )
    assert shelf.entries.get(entry.id) == entry
    assert (entry.text, entry.data, entry.zone) == (odd, {"new": [1, None]}, "Europe/London")
    assert entry.at == "2026-11-22T09:30:00.001Z"


def test_a_kind_of_a_newer_version_is_kept(shelf: Shelf) -> None:
    """What this version knows nothing of is read, changed and found like all else."""
    with shelf.run().writing() as pen:
        entry = pen.add_raw("dream", MONDAY, text="Of a queue", data={"depth": 3})
    assert edit(shelf.run(), entry, text="Of a short queue").data == {"depth": 3}
    assert shelf.entries.find(Filter(kinds=("dream",)))[0].text == "Of a short queue"


def test_nothing_of_a_block_that_fails_is_kept(shelf: Shelf) -> None:
    """One block is one transaction."""
    with pytest.raises(ZeroDivisionError), shelf.run().writing() as pen:
        pen.add_raw("note", MONDAY, text=f"Half {pen.add_raw('note', MONDAY, text='Whole') and 1 / 0}")
    assert shelf.entries.count() == 0
    assert shelf.run().recent(5) == []


def test_what_is_no_text_is_refused(shelf: Shelf) -> None:
    """A surrogate, as an argument that isn't UTF-8 holds, is refused wherever it stands; nothing is kept."""
    with pytest.raises(CustfocusError) as caught:
        add(shelf.run(), "caf\udce9")
    assert code_of(caught) == "not-text"
    with pytest.raises(CustfocusError):
        add(shelf.run(), data={"who": "\udce9"})
    assert shelf.entries.count() == 0


def test_a_run_is_one_act_however_often_it_writes(shelf: Shelf) -> None:
    """A flow that saves answer by answer is taken back as a whole."""
    acts = shelf.run("review")
    for text in ("One", "Two", "Three"):
        add(acts, text)
    [act] = shelf.run().recent(5)
    assert (act.command, act.count) == ("review", 3)
    assert [after.text for _, after in act.pairs if after] == ["One", "Two", "Three"]
    taken = shelf.run("undo").undo()
    assert (taken.command, taken.count, len(taken.pairs)) == ("review", 3, 3)
    assert shelf.entries.count() == 0


def test_undo_brings_back_exactly_what_was_deleted(shelf: Shelf) -> None:
    """The same id, the same instant, the same everything; and it is found by its words and tags again."""
    entry = add(shelf.run(), "About #pricing", principles=["listen"])
    delete(shelf.run("delete"), entry)
    assert shelf.entries.find() == []
    assert shelf.run().undo().pairs == ((None, entry),)
    assert shelf.entries.find(Filter(tag="pricing", principle="listen")) == [entry]
    assert [hit.entry for hit in shelf.search("about", limit=5)] == [entry]


def test_undo_can_be_undone(shelf: Shelf) -> None:
    """An undo is an act like any other."""
    entry = add(shelf.run(), "First")
    changed = edit(shelf.run("edit"), entry, text="Second", day=MONDAY)
    shelf.run("undo").undo()
    assert shelf.entries.get(entry.id) == entry
    assert shelf.run("undo").undo().command == "undo"
    assert shelf.entries.get(entry.id) == changed


def test_an_earlier_act_can_be_named(shelf: Shelf) -> None:
    """Taking back what was done before leaves what was done since to other entries, or other fields."""
    first, other = add(shelf.run(), "First"), add(shelf.run(), "Other")
    moved = shelf.run("edit")
    edit(moved, first, day=MONDAY)
    worded = edit(shelf.run("edit"), shelf.entries.find(Filter(until=MONDAY))[0], text="Better")
    shelf.run().undo(moved.act)
    assert shelf.entries.get(first.id) == replace(worded, day=TUESDAY)
    assert shelf.entries.get(other.id) == other


def test_what_was_changed_since_is_not_overwritten(shelf: Shelf) -> None:
    """Taking back an act is refused where its entry, or one of its fields, has been changed again."""
    first = shelf.run()
    entry = add(first)
    second = shelf.run("edit")
    edit(second, entry, text="Better")
    edit(shelf.run("edit"), shelf.entries.find()[0], text="Best")
    for act in (first.act, second.act):
        with pytest.raises(CustfocusError) as caught:
            shelf.run().undo(act)
        assert code_of(caught) == "changed-since"
    assert shelf.entries.find()[0].text == "Best"


def test_an_act_is_taken_back_once(shelf: Shelf) -> None:
    """Naming the same act again finds it changed since, by the undo."""
    acts = shelf.run()
    add(acts)
    shelf.run().undo(acts.act)
    with pytest.raises(CustfocusError) as caught:
        shelf.run().undo(acts.act)
    assert code_of(caught) == "changed-since"


def test_there_may_be_nothing_to_undo(shelf: Shelf) -> None:
    """An empty journal, and an act that nobody made, say so."""
    for act in (None, "k" * 32):
        with pytest.raises(CustfocusError) as caught:
            shelf.run().undo(act)
        assert code_of(caught) == "nothing-to-undo"


def test_what_one_act_added_and_deleted_is_left_alone(shelf: Shelf) -> None:
    """There is nothing to take back of an entry that came and went in one run."""
    acts = shelf.run()
    delete(acts, add(acts))
    assert shelf.run().undo().pairs == ((None, None),)


def test_an_edit_keeps_what_others_changed_meanwhile(shelf: Shelf) -> None:
    """Two who read the same version may change different fields; the same field is not overwritten silently."""
    entry = add(shelf.run())
    edit(shelf.run(), entry, day=MONDAY)
    assert edit(shelf.run(), entry, text="Better").day == MONDAY
    with pytest.raises(CustfocusError) as caught:
        edit(shelf.run(), entry, text="Best")
    assert code_of(caught) == "changed-meanwhile"
    assert edit(shelf.run(), entry, text="Better").text == "Better"


def test_what_is_gone_is_neither_edited_nor_deleted(shelf: Shelf) -> None:
    """Somebody else may have deleted the entry since it was read."""
    entry = add(shelf.run())
    delete(shelf.run(), entry)
    with pytest.raises(CustfocusError) as caught:
        edit(shelf.run(), entry, text="Better")
    assert code_of(caught) == "deleted"
    with pytest.raises(CustfocusError) as caught:
        delete(shelf.run(), entry)
    assert code_of(caught) == "deleted"


def test_an_edit_that_changes_nothing_leaves_no_trace(shelf: Shelf) -> None:
    """The history tells what happened, and nothing did."""
    entry = add(shelf.run(), principles=["listen"])
    assert edit(shelf.run(), entry, text="Something", day=TUESDAY, principles=("listen",)) == entry
    assert len(shelf.run().history(entry.id)) == 1


def test_every_version_can_be_seen(shelf: Shelf) -> None:
    """The history of an entry tells what each command made of it, also after it is gone."""
    entry = add(shelf.run("note"), "First")
    edit(shelf.run("edit"), entry, text="Second")
    delete(shelf.run("delete"), shelf.entries.find()[0])
    told = [
        (change.command, change.operation, after and after.text) for change, after in shelf.run().versions(entry.id)
    ]
    assert told == [("note", "add", "First"), ("edit", "edit", "Second"), ("delete", "delete", None)]
    changes = shelf.run().history(entry.id)
    assert [change.parents for change in changes] == [(), (changes[0].id,), (changes[1].id,)]


def test_a_clock_that_goes_back_reorders_nothing(shelf: Shelf) -> None:
    """Ticks only ever grow, so that the last act is the last."""
    entry = add(shelf.run(), "First")
    shelf.moment -= timedelta(days=400)
    edit(shelf.run(), entry, text="Second")
    ticks = [row[0] for row in shelf.db.rows("select tick from change order by n")]
    assert ticks == sorted(set(ticks))
    shelf.run().undo()
    assert shelf.entries.find()[0].text == "First"


def test_the_latest_acts_come_first_by_their_last_change(shelf: Shelf) -> None:
    """A long flow that still goes on is later than what was done beside it."""
    review, note = shelf.run("review"), shelf.run("note")
    add(review)
    add(note)
    add(review)
    assert [act.command for act in shelf.run().recent(5)] == ["review", "note"]
    assert [act.command for act in shelf.run().recent(1)] == ["review"]
    assert shelf.run().undo().command == "review"


def test_of_a_large_act_a_few_entries_are_told(shelf: Shelf) -> None:
    """The list of acts counts all entries of an act and shows the first."""
    with shelf.run().writing() as pen:
        for place in range(40):
            pen.add_raw("note", MONDAY, text=str(place))
    [act] = shelf.run().recent(5)
    assert (act.count, [after.text for _, after in act.pairs if after]) == (40, ["0", "1", "2"])


def test_what_is_deleted_for_good_is_nowhere_in_the_file(shelf: Shelf) -> None:
    """Neither the text nor an earlier one, nor a word in the index, nor who said it can be found in the bytes."""
    kept = add(shelf.run(), "Kept")
    entry = add(shelf.run(), "Quixotic secret #hushhush", principles=["listen"], data={"who": "Zebulon"})
    entry = edit(shelf.run(), entry, text="Zanzibar secret")
    delete(shelf.run(), entry)
    shelf.run().purge(entry.id)
    raw = shelf.path.read_bytes().lower()
    for word in (b"quixotic", b"hushhush", b"zanzibar", b"secret", b"zebulon"):
        assert word not in raw
    assert b"kept" in raw
    assert shelf.entries.find() == [kept]
    assert [change.operation for change in shelf.run().history(entry.id)] == ["purge"]


def test_what_is_deleted_for_good_stays_so(shelf: Shelf) -> None:
    """No undo, of whatever act, brings it back; the rest of such an act still can be taken back."""
    acts = shelf.run("note")
    entry, other = add(acts, "Gone"), add(acts, "Other")
    purged = shelf.run("delete")
    purged.purge(entry.id)
    with pytest.raises(CustfocusError) as caught:
        shelf.run().undo()
    assert code_of(caught) == "purged"
    assert shelf.run().undo(acts.act).pairs == ((other, None),)
    assert shelf.run().versions(entry.id)[0][1] is None


def test_several_can_be_deleted_for_good_at_once(shelf: Shelf) -> None:
    """It is one act, and one rewriting of the file."""
    first, second = add(shelf.run(), "One"), add(shelf.run(), "Two")
    shelf.run().purge(first.id, second.id)
    assert shelf.entries.count() == 0
    assert shelf.run().recent(1)[0].count == 2


def fail(pen: Pen, entry: Entry) -> None:
    """Delete an entry for good, and then something that can't be written."""
    pen.purge(entry.id)
    pen.add_raw("note", MONDAY, text="caf\udce9")


def test_a_purge_goes_with_what_is_written_beside_it(shelf: Shelf) -> None:
    """All of it is one transaction: where the rest fails, nothing has been deleted."""
    entry = add(shelf.run(), "Single")
    with pytest.raises(CustfocusError), shelf.run().writing() as pen:
        fail(pen, entry)
    assert shelf.entries.get(entry.id) == entry
    acts = shelf.run()
    with acts.writing() as pen:
        pen.purge(entry.id)
        together = pen.add_raw("note", MONDAY, text="Together")
    assert acts.clean()
    assert shelf.entries.find() == [together]
    assert b"Single" not in shelf.path.read_bytes()
    assert [hit.entry for hit in shelf.search("together", limit=5)] == [together]


def test_what_was_deleted_is_known_as_it_was_last(shelf: Shelf) -> None:
    """Of a kind; neither what is there, nor what is gone for good."""
    kept, gone, purged, brought_back = (add(shelf.run(), text) for text in ("Kept", "Gone", "Purged", "Back"))
    gone = edit(shelf.run(), gone, text="Gone now")
    for entry in (gone, purged, brought_back):
        delete(shelf.run(), entry)
    shelf.run().purge(purged.id)
    shelf.run().undo(shelf.run().history(brought_back.id)[-1].act)
    assert shelf.run().deleted("note") == [gone]
    assert shelf.run().deleted("heard") == []
    assert shelf.entries.get(kept.id) == kept


def test_acts_are_found_by_the_beginning_of_their_id(shelf: Shelf) -> None:
    """Short ids of acts are as long as it takes, and find the whole."""
    runs = [shelf.run() for _ in range(50)]
    for acts in runs:
        add(acts)
    for acts in runs:
        short = acts.short(acts.act)
        assert len(short) >= 4
        assert acts.ids_like(short) == [acts.act]


def test_an_instant_is_kept_in_utc(shelf: Shelf) -> None:
    """Whatever zone the clock is in, the instant is written in one form."""
    shelf.moment = datetime(2026, 7, 1, 12, tzinfo=UTC).astimezone()
    assert add(shelf.run()).at == "2026-07-01T12:00:00.001Z"


def test_a_reader_can_keep_the_file_from_being_cleaned(shelf: Shelf) -> None:
    """The entry is gone all the same, and the caller is told; the next time cleans it."""
    entry = add(shelf.run(), "Secret")
    other = Shelf(shelf.path)
    shelf.db.execute("pragma busy_timeout = 10")

    def read(query: str) -> None:
        if query == "vacuum":
            other.db.execute("begin")
            other.entries.count()

    shelf.db.set_trace_callback(read)
    assert shelf.run("delete").purge(entry.id) is False
    shelf.db.set_trace_callback(None)
    assert other.entries.get(entry.id) is None
    other.db.close()
    assert shelf.run("delete").purge(entry.id) is True


def test_the_latest_acts_are_told_whatever_one_of_them_wrote(shelf: Shelf) -> None:
    """Each once, by its last change, also where one has more changes than are read at a time."""
    first = shelf.run("first")
    add(first)
    with shelf.run("many").writing() as pen:
        for place in range(1200):
            pen.add_raw("note", MONDAY, text=str(place))
    assert [act.command for act in shelf.run().recent(5)] == ["many", "first"]
    add(first)
    assert [(act.command, act.count) for act in shelf.run().recent(5)] == [("first", 2), ("many", 1200)]
    assert [act.command for act in shelf.run().recent(1)] == ["first"]
