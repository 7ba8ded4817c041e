from custfocus.content.framework import name_of, pillar_of, tied_to
from custfocus.content.models import Barrier, Pillar, Practice, Question, Source
from tests.content.conftest import Shelf


def test_what_an_item_counts_towards(shelf: Shelf) -> None:
    """A pillar for itself, an item for its own pillar or its main principle's, a source for none."""
    framework = shelf.read()
    assert pillar_of(framework, framework.by_id["awareness"]) == "awareness"
    assert pillar_of(framework, framework.by_id["listen"]) == "awareness"
    assert pillar_of(framework, framework.by_id["who-spoke"]) == "awareness"
    assert pillar_of(framework, framework.by_id["book"]) is None


def test_what_is_tied_to_an_item(shelf: Shelf) -> None:
    """What serves a principle, what names a practice or enabler as its answer; retired ones aren't offered."""
    framework = shelf.read()
    assert [item.id for item in tied_to(framework, "listen")] == [
        "isolation",
        "be-attentive",
        "who-spoke",
        "stay-close",
    ]
    assert [item.id for item in tied_to(framework, "stay-close")] == ["isolation"]
    shelf.put("a.yaml", "retire: [who-spoke]\n")
    assert "who-spoke" not in [item.id for item in tied_to(shelf.read(), "listen")]


def test_every_item_has_a_name_and_words(shelf: Shelf) -> None:
    """Pages can call each by a name; an id that is gone stands for itself."""
    framework = shelf.read()
    assert [name_of(framework, item) for item in ("book", "listen", "gone")] == ["The book", "Listen", "gone"]
    assert {type(item): item.words for item in framework.items if item.kind != "principle"} == {
        Pillar: "Know.",
        Barrier: "A door.",
        type(framework.by_id["be-attentive"]): "Be there.",
        Question: "Who spoke to you?",
        Practice: "Go.",
        Source: "",
    }
    assert framework.principles[0].words == "Hear."
