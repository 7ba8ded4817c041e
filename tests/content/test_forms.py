import json
from typing import Any

import pytest

from custfocus.content import models
from custfocus.content.forms import SHAPES, bare, bare_field, former
from custfocus.content.models import Field, Part, Worksheet
from tests.bundled import OURS

WORKSHEETS = OURS.worksheets
FORM: dict[str, Any] = {
    "title": "A visit",
    "fields": [{"id": "who", "prompt": "Who?"}],
    "stages": [{"id": "go", "name": "Go", "asks": ["who"], "due": {"days": 2}}],
    "closing": [{"when": "it is over", "needs": ["who"]}],
}


def shape(model: type[Part]) -> dict[str, Any]:
    """What the table has to say of a model."""
    return {
        name: (str if field.annotation is str else tuple) if field.is_required() else field.get_default()
        for name, field in model.model_fields.items()
    }


@pytest.mark.parametrize("name", SHAPES)
def test_the_table_of_shapes_is_made_of_the_models(name: str) -> None:
    """There is one definition of a field, and this is what the table has to be of it."""
    assert SHAPES[name] == shape(getattr(models, name))


@pytest.mark.parametrize("worksheet", WORKSHEETS, ids=lambda one: one.id)
def test_a_form_comes_back_as_its_worksheet(worksheet: Worksheet) -> None:
    """All that a sheet needs of it, by what isn't as by default; no help, no leads, nor what it is for."""
    found = former(worksheet.id, worksheet.form)
    unhelped = tuple(field.model_copy(update={"help": "", "lead": ""}) for field in worksheet.fields)
    told = (found.kind, found.id, found.label, found.form, found.promise)
    assert told == ("worksheet", worksheet.id, worksheet.title, worksheet.form, worksheet.promise)
    assert (found.fields, found.stages, found.closing) == (unhelped, worksheet.stages, worksheet.closing)
    assert found.words == found.purpose == ""


def test_what_a_former_version_didnt_know_is_as_by_default() -> None:
    """However little it has kept, every attribute is there; what this version doesn't know is passed over."""
    old = json.loads(json.dumps(FORM))
    old["fields"][0]["colour"] = "red"
    old["weather"] = "fine"
    found = former("visit", json.dumps(old))
    assert found.fields == (Field(id="who", prompt="Who?"),)
    due = found.stages[0].due
    assert due is not None
    assert (due.days, due.working, due.after) == (2, False, "opened")
    assert (found.closing[0].unless, found.promise, found.sources, found.retired) == ((), "", (), False)
    assert not hasattr(found, "weather")


@pytest.mark.parametrize(
    "spoilt",
    [
        *("", "{", "[]", "7", "null", '"visit"', "[" * 100_000),
        *(json.dumps({name: value for name, value in FORM.items() if name != gone}) for gone in ("title", "stages")),
        *(
            json.dumps(FORM | changes)
            for changes in (
                {"title": 7},
                {"fields": "who"},
                {"fields": [7]},
                {"fields": [{"id": "who"}]},
                {"fields": [{"id": "who", "prompt": "Who?", "needed": "yes"}]},
                {"stages": [{"id": "go", "name": "Go", "asks": [[1]]}]},
                {"stages": [{"id": "go", "name": "Go", "asks": ["who"], "due": "soon"}]},
                {"closing": [{"when": "then", "needs": [7]}]},
            )
        ),
    ],
)
def test_a_damaged_form_is_refused(spoilt: str) -> None:
    """With the one error that those who read sheets expect."""
    with pytest.raises(ValueError, match=r"."):
        former("visit", spoilt)


def test_a_worksheet_may_be_no_more_than_its_fields() -> None:
    """What is left of a damaged sheet can still be read."""
    found = bare("visit", "A visit", ["who", "what"])
    assert (found.id, found.title, found.stages, found.closing) == ("visit", "A visit", (), ())
    assert found.fields == (Field(id="who", prompt="who"), bare_field("what"))
