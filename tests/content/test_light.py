from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from custfocus.base.view import View
from custfocus.content.framework import KINDS, Framework, cadence_of
from custfocus.content.light import Light, is_item
from custfocus.content.load import content_folder, load, read_all
from custfocus.content.models import MODELS, AnyItem, Cadence, Check, Part, SelfCheck
from custfocus.features.guide.browsing import kind_list, spine, whole_item
from custfocus.terminal.output import show
from tests.bundled import OURS as MODELLED
from tests.conftest import Home
from tests.page import page

NOWHERE = Path("nowhere")


@pytest.fixture(scope="module")
def cached(tmp_path_factory: pytest.TempPathFactory) -> Framework:
    """All of ours as a run has it."""
    file = tmp_path_factory.mktemp("cache") / "framework.json"
    load(content_folder(), NOWHERE, file)
    return load(content_folder(), NOWHERE, file)


def equal(one: object, other: object) -> bool:
    """Whether both say that they are equal, whichever is asked."""
    return (one == other, other == one, one != other) == (True, True, False)


def same(light: object, model: object) -> bool:
    """Whether two are alike to the last attribute of the last part, and each of its own form."""
    if isinstance(model, tuple) and isinstance(light, tuple):
        return len(light) == len(model) and all(map(same, light, model))
    if not isinstance(model, Part):
        return type(light) is type(model) and light == model
    names = [*type(model).model_fields, *type(model).model_computed_fields]
    return (
        isinstance(light, Light)
        and list(vars(light)) == list(vars(model)) == [*type(model).model_fields]
        and getattr(light, "kind", None) == getattr(model, "kind", None)
        and all(same(getattr(light, name), getattr(model, name)) for name in names)
        and hash(light) == hash(model)
        and equal(light, model)
    )


@pytest.mark.parametrize("item", MODELLED.items, ids=lambda item: item.id)
def test_every_attribute_is_equal_in_both_forms(cached: Framework, item: AnyItem) -> None:
    """What the cache holds of an item has its kind, its fields and what was worked out, as its model has them."""
    assert same(cached.by_id[item.id], item)


def test_a_run_knows_one_form_only(tmp_path: Path) -> None:
    """The first after a change has what the next will have, the user's own and what they retire included."""
    (tmp_path / "mine.yaml").write_text(
        "questions:\n  - {id: mine, name: Mine, daily: What?, principles: [listen]}\nretire: [talk-direct]\n"
    )
    first = load(content_folder(), tmp_path, tmp_path / "cache" / "framework.json")
    assert first == read_all(content_folder(), tmp_path)
    assert all(isinstance(item, Light) for item in (*first.items, *first.coverage["map"]))
    assert first.by_id["talk-direct"].retired


def test_what_is_light_is_frozen_and_has_no_more_than_its_model(cached: Framework) -> None:
    """A field can't be set, nor one be read that isn't there."""
    item: Any = cached.by_id["listen"]
    with pytest.raises(AttributeError, match="frozen"):
        item.name = "Other"
    assert not hasattr(item, "enablers")
    assert is_item(item)
    assert not is_item("listen")


def test_equal_is_what_says_the_same_and_is_of_the_same_kind() -> None:
    """Whatever the form of either; fields alone don't make a question of a checklist item."""
    assert equal(cadence_of(3, 7), Cadence(times=3))
    assert not equal(cadence_of(3, 7), cadence_of(3, 8))
    assert not equal(cadence_of(3, 7), "3/7")
    check = Check(id="a", name="A", asks="B?", pillar="c")
    fields = {name: value for name, value in vars(check).items() if name != "help"}
    rated = SelfCheck(**fields)
    assert Light(vars(rated), {"kind": "self-check"}) == rated
    assert Light(vars(rated), {"kind": "checklist"}) != rated


VIEWS: dict[str, Callable[[Framework], list[View]]] = {
    "the whole": lambda framework: [spine(framework)],
    "lists": lambda framework: [kind_list(framework, kind) for kind in KINDS],
    "items": lambda framework: [whole_item(framework, item, whole=True) for item in framework.items],
}


@pytest.mark.parametrize("name", VIEWS)
def test_pages_and_json_are_equal_in_both_forms(home: Home, cached: Framework, name: str) -> None:
    """To the letter."""

    def told(view: View) -> str:
        world = home.world()
        show(view, world, as_json=True)
        world.stdout.seek(0)
        return world.stdout.read()

    for light, modelled in zip(VIEWS[name](cached), VIEWS[name](MODELLED), strict=True):
        assert page(light) == page(modelled)
        assert told(light) == told(modelled)


def test_every_kind_has_a_model_and_a_list_of_its_own(cached: Framework) -> None:
    """In the same order everywhere; the lists have all that is offered, and nothing else."""
    assert tuple(MODELS) == KINDS
    lists = [
        *(cached.pillars, cached.principles, cached.behaviours, cached.barriers, cached.enablers, cached.self_checks),
        *(cached.questions, cached.echoes, cached.practices, cached.checklist, cached.worksheets, cached.texts),
        *(cached.roles, cached.sources),
    ]
    assert [{item.kind for item in items} for items in lists] == [{kind} for kind in KINDS]
    assert sum(map(len, lists)) == len(cached.items)
