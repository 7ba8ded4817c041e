from custfocus.content.framework import KINDS, Framework
from custfocus.content.models import AnyItem, Question
from custfocus.features.guide.browsing import kind_list, named, spine
from custfocus.features.guide.views import ItemGroup, KindList, WholeItem
from tests.framework import SMALL


def shown(item_id: str) -> WholeItem:
    """One item whole."""
    view = named(SMALL, item_id, whole=False)
    assert isinstance(view, WholeItem)
    return view


def tied(item_id: str) -> dict[str, list[str]]:
    """The ids of what is tied to an item, by kind."""
    return {group.id: [item.id for item in group.items] for group in shown(item_id).tied}


def test_the_spine_counts_what_is_offered_by_kind() -> None:
    """Every kind has its count; retired items have none."""
    view = spine(SMALL)
    assert list(view.counts) == list(KINDS)
    assert view.counts["question"] == 4
    assert view.counts["principle"] == 2


def test_the_spine_counts_what_belongs_to_each_principle_and_to_a_pillar_alone() -> None:
    """An item counts for every principle that it names."""
    [pillar] = spine(SMALL).pillars
    assert [one.id for one in pillar.principles] == ["listen", "measure"]
    assert pillar.counts == {"question": 1}
    listen, measure = pillar.principles
    assert listen.counts["question"] == 3
    assert measure.counts == {"question": 1}
    assert "principle" not in listen.counts


def test_words_name_an_id_a_kind_or_a_name() -> None:
    """In that order, whatever their case and spacing; a part of a name names nothing."""
    assert isinstance(named(SMALL, "Stay-Close", whole=False), WholeItem)
    for words in ("practices", "practice", "SELF-CHECKS", "checklist", "text"):
        assert isinstance(named(SMALL, words, whole=False), KindList)
    assert shown("  working   ALONE ").item.id == "isolation"
    assert named(SMALL, "working", whole=False) is None


def test_a_principle_comes_with_all_that_is_tied_to_it_its_own_first() -> None:
    """By kind in reading order; where it is the main principle, before where it is another."""
    assert tied("listen") == {
        "behaviour": ["contact"],
        "question": ["said-lately", "own-one", "who-spoke"],
        "practice": ["stay-close"],
        "worksheet": ["visit"],
        "barrier": ["isolation"],
        "enabler": ["stay-connected"],
        "self-check": ["check-hearing"],
        "checklist": ["needs"],
        "text": ["read-it"],
    }


def test_a_barrier_leads_to_what_answers_it_and_back() -> None:
    """The enablers and practices that it names; from each of them the barrier."""
    assert tied("isolation") == {"practice": ["stay-close"], "enabler": ["stay-connected"]}
    assert tied("stay-close") == tied("stay-connected") == {"barrier": ["isolation"]}


def test_a_pillar_comes_with_its_principles_and_what_is_on_it_alone() -> None:
    """What serves a principle is found there."""
    assert tied("awareness") == {"principle": ["listen", "measure"], "question": ["outside"]}


def test_a_source_comes_with_its_ideas_and_what_carries_them() -> None:
    """Each item once, however many ideas it carries."""
    view = shown("book")
    assert [idea.idea for idea in view.ideas] == ["Hearing people", "Watching"]
    assert tied("book") == {"principle": ["listen"], "question": ["who-spoke"], "practice": ["stay-close"]}


def test_an_item_names_what_it_serves_and_where_it_comes_from() -> None:
    """The source whole: title, makers, date, and the place in it."""
    view = shown("who-spoke")
    assert [item.id for item in view.serves] == ["measure", "listen"]
    [origin] = view.origins
    assert (origin.id, origin.title, origin.by, origin.where) == (
        *("book", "The book", "A. Writer, A house, 2011", "chapter 1"),
    )


def test_a_list_has_every_item_once_the_retired_last() -> None:
    """A short list stays in one piece."""
    view = kind_list(SMALL, "question")
    assert [(group.id, len(group.items)) for group in view.groups] == [("question", 4), ("retired", 1)]
    assert view.count == 4
    assert [group.id for group in kind_list(SMALL, "enabler").groups] == ["enabler"]


def test_a_long_list_is_parted_by_main_principle_and_pillar() -> None:
    """Each item stands once, under what it serves most."""
    more: list[AnyItem] = [
        Question(id=f"q{n}", name="Q", daily="What?", principles=("measure", "listen")) for n in range(12)
    ]
    view = kind_list(Framework((*SMALL.items, *more)), "question")
    assert [(group.id, group.name) for group in view.groups] == [
        ("listen", "Listen where it happens"),
        ("measure", "Measure what they get"),
        ("awareness", "Awareness"),
        ("retired", "Retired"),
    ]
    ids = [item.id for group in view.groups for item in group.items]
    assert len(ids) == len(set(ids)) == 17


def test_a_framework_of_the_users_making_is_browsed_all_the_same() -> None:
    """Without a question, without coverage; whatever is left is shown."""
    kept = [item for item in SMALL.items if item.kind in ("pillar", "principle")]
    bare = Framework(tuple(item.model_copy(update={"sources": ()}) for item in kept))
    assert spine(bare).counts["question"] == 0
    view = named(bare, "listen", whole=True)
    assert isinstance(view, WholeItem)
    assert view.tied == ()
    assert kind_list(bare, "question").groups == ()
    assert [group.id for group in kind_list(bare, "principle").groups] == ["principle"]
    assert isinstance(kind_list(bare, "principle").groups[0], ItemGroup)
