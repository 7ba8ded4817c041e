from datetime import date

from msgspec.structs import replace

from custfocus.content.framework import Framework
from custfocus.features.entries.rows import listed_entry
from custfocus.features.entries.views import GONE, RETIRED, REWORDED, SAME, WholeEntry
from custfocus.features.entries.whole import whole_entry
from custfocus.journal.entry import Entry
from tests.framework import SMALL

TODAY = date(2026, 11, 22)
QUESTION = SMALL.questions[0]
ANSWER = Entry(
    "k" * 32,
    "answer",
    date(2026, 11, 20),
    "2026-11-20T09:30:00.000Z",
    "Europe/Berlin",
    item=QUESTION.id,
    asked=QUESTION.daily,
    text="She asked twice.",
    principles=("listen",),
)


def whole(entry: Entry, framework: Framework = SMALL) -> WholeEntry:
    """An entry, whole."""
    return whole_entry(framework, listed_entry(entry, "kkkk"), earlier=(), edits=0, today=TODAY)


def test_an_answer_is_shown_with_what_it_is_about() -> None:
    """The question's name, the principles by name, and the moment by the clock of its place."""
    view = whole(ANSWER)
    assert (view.name, view.item_is, view.reads_now) == (QUESTION.name, SAME, "")
    assert view.evidence_for == ("Listen where it happens",)
    assert view.written == "2026-11-20T10:30:00+01:00"


def test_an_answer_outlives_its_question() -> None:
    """Reworded, retired or gone: the words stay as they were asked, and the page says what became of them."""
    other = [item for item in SMALL.items if item.id != QUESTION.id]
    reworded = Framework((*other, QUESTION.model_copy(update={"daily": "Who rang?"})))
    retired = Framework((*other, QUESTION.model_copy(update={"retired": True})))
    gone = Framework(tuple(other))
    assert (whole(ANSWER, reworded).item_is, whole(ANSWER, reworded).reads_now) == (REWORDED, "Who rang?")
    assert whole(ANSWER, retired).item_is == RETIRED
    assert (whole(ANSWER, gone).item_is, whole(ANSWER, gone).name) == (GONE, QUESTION.id)
    assert {whole(ANSWER, each).entry.asked for each in (reworded, retired, gone)} == {QUESTION.daily}


def test_the_longer_form_of_a_question_is_the_same_question() -> None:
    """An answer to the full form isn't taken for one to other words."""
    others = (item for item in SMALL.items if item.id != QUESTION.id)
    full = Framework((*others, QUESTION.model_copy(update={"full": "All?"})))
    assert whole(replace(ANSWER, asked="All?"), full).item_is == SAME
