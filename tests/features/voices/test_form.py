import json
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.content.models import Role
from custfocus.features.voices.form import MARK, SCRIPT, STYLE, form
from tests.bundled import OURS
from tests.features.voices.invitations import invitation

HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    'O\'Neil & "Sons" <b>',
    "{{data}} {asked} %s",
    "<!-- <script> --!>",
    "\u2028\u2029\\u003c\\",
    "${alert(1)} `x`",
    "\0\x1b[31m",
)


class Page(HTMLParser):
    """What a browser makes of a page, roughly: its elements, the text in them, the contents of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.scripts: list[str] = []
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element."""
        self.tags.append((tag, dict(attrs)))
        self._open.append(tag)
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        """It has ended."""
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Text to read, or a script."""
        if self._open and self._open[-1] == "script":
            self.scripts[-1] += data
        else:
            self.text += data


def page(**data: Any) -> Page:
    """The form for an invitation with something in it."""
    return Page(form(invitation(**data), named=data.get("role") == "manager"))


def statements(says: str) -> list[dict[str, Any]]:
    """One statement."""
    return [{"id": "x", "says": says, "principle": "listen", "behaviour": None}]


@pytest.mark.parametrize("words", HOSTILE)
def test_a_name_or_a_statement_is_text_and_nothing_else(words: str) -> None:
    """Whatever is in it, the page has the elements that it always has, and its scripts say the same."""
    usual = page(statements=statements("Plain."))
    found = page(who=words, statements=statements(words))
    assert [tag for tag, _ in found.tags] == [tag for tag, _ in usual.tags]
    assert [attributes for _, attributes in found.tags] == [attributes for _, attributes in usual.tags]
    assert found.scripts[1] == usual.scripts[1]
    assert json.loads(found.scripts[0])["statements"] == [{"id": "x", "says": words}]
    assert found.text.count(" ".join(words.split())) == 2


@given(st.text(max_size=60))
def test_any_name_is_text(words: str) -> None:
    """The same for whatever Hypothesis thinks of."""
    found = page(who=words, token=words, statements=statements(words))
    assert len(found.scripts) == 2
    assert json.loads(found.scripts[0])["invitation"] == words


def test_nothing_in_it_loads_or_runs_but_its_own_script_and_style() -> None:
    """No address, and nothing of either in an attribute."""
    text = form(invitation(), named=False)
    assert not re.search(r"https?:|//\w|url\(|@import|\bsrc=|\bstyle=|\bon\w+=", text)
    assert SCRIPT.read_text("utf-8") in text
    assert STYLE.read_text("utf-8") in text


def test_it_says_truthfully_who_sees_what() -> None:
    """To most that others are needed, and that it could be read; to a manager that it comes with the name."""
    others, manager = page(role="customer").text, page(role="manager").text
    assert "could read it" in others
    assert "at least two other people" in others
    assert "with your name" in manager
    assert "two other" not in manager
    assert all("sends nothing by itself" in text for text in (others, manager))


def test_a_file_is_known_as_ours_by_its_beginning() -> None:
    """Whatever the name in it."""
    assert form(invitation(), named=False).startswith(f'<!doctype html><html lang="en-GB"><!-- {MARK} -->')


@pytest.mark.parametrize("role", OURS.roles, ids=lambda role: role.word)
def test_every_role_has_a_form_with_its_statements(role: Role) -> None:
    """A group of six choices for each, with its number."""
    kept = [{"id": one.id, "says": one.says, "principle": one.principle} for one in role.statements]
    found = page(role=role.word, statements=kept)
    radios = [attributes for tag, attributes in found.tags if tag == "input"]
    assert len(radios) == 6 * len(role.statements)
    assert [one["value"] for one in radios[:6]] == ["1", "2", "3", "4", "5", ""]
    assert all(one.says in found.text for one in role.statements)
    assert f"{['one', 'two', 'three', 'four', 'five', 'six'][len(kept) - 1]} statements" in found.text
