from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from custfocus.content.framework import Framework
from custfocus.features.changes.views import taken_back
from custfocus.features.entries import views as journal
from custfocus.journal.entry import MARK_OFF, MARK_ON, Act, Change, Entry
from tests.framework import SMALL

TODAY = date(2026, 11, 22)
ENTRY = Entry("k" * 32, "note", date(2026, 11, 20), "2026-11-20T09:30:00.000Z", "Europe/Berlin", text="Words #tag")
QUESTION = SMALL.questions[0]
ANSWER = replace(
    ENTRY, kind="answer", item=QUESTION.id, asked=QUESTION.daily, text="She asked twice.", principles=("listen",)
)


def short(entry_id: str) -> str:
    """Four letters are enough here."""
    return entry_id[:4]


def shown(entry: Entry, framework: object = SMALL) -> journal.Shown:
    """An entry as it is shown whole."""
    return journal.shown(framework, journal.row(entry, "kkkk"), earlier=(), edits=0, today=TODAY)  # type: ignore[arg-type]


def marked(text: str) -> str:
    """A text with its matches between < and > as a search marks it."""
    return text.replace("<", MARK_ON).replace(">", MARK_OFF)


def test_an_excerpt_is_a_line_around_the_first_match() -> None:
    """What stands before is cut at a word, what stands after too; blanks and lines become one."""
    text = "far " * 40 + "a\n\n  <match> and <another>" + " more" * 100
    first, match, between, other, rest = journal.excerpt(marked(text))
    assert (match, between, other) == ("match", " and ", "another")
    assert first.startswith("…far far")
    assert first.endswith("far a ")
    assert rest.endswith(" more…")
    assert len(first + match + between + other + rest) <= 210


def test_a_short_text_is_its_own_excerpt() -> None:
    """Nothing is cut where nothing has to be; without a match it is one piece."""
    assert journal.excerpt(marked("Just <this>.")) == ("Just ", "this", ".")
    assert journal.excerpt("Just that.") == ("Just that.",)


@given(st.text(alphabet="ab <>\n", max_size=400))
def test_an_excerpt_is_never_long_and_never_empty_of_its_match(text: str) -> None:
    """Whatever the text and however it is marked, an excerpt is about a line, and shows where the match begins."""
    pieces = journal.excerpt(marked(text))
    assert sum(map(len, pieces)) <= 262
    assert not {MARK_ON, MARK_OFF} & set("".join(pieces))


def test_a_match_in_the_question_alone_is_told_as_such() -> None:
    """Then the excerpt is of the question."""
    found = journal.match(ANSWER, "kkkk", "no", marked("Which <word>?"))
    assert (found.in_question, found.excerpt) == (True, ("Which ", "word", "?"))
    found = journal.match(ANSWER, "kkkk", marked("a <word>"), marked("Which <word>?"))
    assert (found.in_question, found.excerpt, found.said_by) == (False, ("a ", "word", ""), ())
    assert journal.match(ANSWER, "kkkk", "a", "", marked("Ms <Bo>")).said_by == ("Ms ", "Bo", "")


@pytest.mark.parametrize(
    ("entry", "line"),
    [
        (replace(ENTRY, text="One\n  two\tthree"), "One two three"),
        (replace(ENTRY, kind="heard", data={"who": "Ana"}), "Words #tag (Ana)"),
        (replace(ENTRY, kind="skip", text="", asked="Which one?"), "Which one?"),
        (replace(ENTRY, kind="away", text="Holidays", data={"until": "2026-11-30"}), "Holidays (until 2026-11-30)"),
        (replace(ENTRY, kind="review", text="# October", data={"month": "2026-10"}), "Review of October 2026"),
        (replace(ENTRY, kind="checklist", text="", data={"month": "2026-10"}), "2026-10"),
        (replace(ENTRY, kind="review", text="Damaged", data={"month": "2026-1x"}), "Damaged"),
        (replace(ENTRY, text=""), ""),
    ],
)
def test_an_entry_is_told_in_a_line(entry: Entry, line: str) -> None:
    """What the user wrote, or else what called for it, and who or how long where that matters."""
    assert journal.gist(entry) == line


def test_an_answer_is_shown_with_what_it_is_about() -> None:
    """The question's name, the principles by name, and the moment by the clock of its place."""
    view = shown(ANSWER)
    assert (view.name, view.item_is, view.reads_now) == (QUESTION.name, journal.SAME, "")
    assert view.evidence_for == ("Listen where it happens",)
    assert view.written == "2026-11-20T10:30:00+01:00"


def test_an_answer_outlives_its_question() -> None:
    """Reworded, retired or gone: the words stay as they were asked, and the page says what became of them."""
    other = [item for item in SMALL.items if item.id != QUESTION.id]
    reworded = Framework((*other, QUESTION.model_copy(update={"daily": "Who rang?"})))
    retired = Framework((*other, QUESTION.model_copy(update={"retired": True})))
    gone = Framework(tuple(other))
    assert (shown(ANSWER, reworded).item_is, shown(ANSWER, reworded).reads_now) == (journal.REWORDED, "Who rang?")
    assert shown(ANSWER, retired).item_is == journal.RETIRED
    assert (shown(ANSWER, gone).item_is, shown(ANSWER, gone).name) == (journal.GONE, QUESTION.id)
    assert {shown(ANSWER, each).entry.asked for each in (reworded, retired, gone)} == {QUESTION.daily}


def test_the_longer_form_of_a_question_is_the_same_question() -> None:
    """An answer to the full form isn't taken for one to other words."""
    others = (item for item in SMALL.items if item.id != QUESTION.id)
    full = Framework((*others, QUESTION.model_copy(update={"full": "All?"})))
    assert shown(replace(ANSWER, asked="All?"), full).item_is == journal.SAME


def test_what_else_is_kept_is_told_in_words() -> None:
    """Known data has its label, unknown data its own name, and what says nothing is left out."""
    heard = replace(
        ENTRY, kind="heard", data={"who": "Ana", "channel": None, "firsthand": False, "mood": [1], "by_mail": True}
    )
    assert list(journal.facts(heard)) == [
        ("Heard", "second-hand"),
        ("From", "Ana"),
        ("Mood", "[1]"),
        ("By mail", "yes"),
    ]
    adoption = replace(ENTRY, kind="adoption", data={"times": 1, "days": 7, "until": None})
    assert list(journal.facts(adoption)) == [("Cadence", "1 time in 7 days")]


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
    view = journal.versions(steps, "kkkk", TODAY)
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
    [done] = journal.latest([(act, "llll")], short, TODAY).acts
    assert [(each.did, each.entry.text) for each in done.touched] == [
        (journal.ADDED, "Words #tag"),
        (journal.CHANGED, "Other"),
        (journal.DELETED, "Other"),
    ]


def test_an_undo_is_told_by_what_became_of_the_entries() -> None:
    """Gone, here again, or as before."""
    act = Act("l" * 32, "review", ENTRY.at, "UTC", 3, ((ENTRY, None), (None, ENTRY), (ENTRY, ENTRY), (None, None)))
    view = taken_back(act, short, TODAY)
    assert [each.now for each in view.entries] == ["gone", "back", "as-before"]
    assert (view.act, view.command) == ("l" * 32, "review")
