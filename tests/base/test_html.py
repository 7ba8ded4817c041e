import json
import re
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path

import htpy as h
import pytest
from hypothesis import given
from hypothesis import strategies as st

from custfocus.base.html import PAPER, html_data, html_page
from tests.colours import contrast

SCRIPT_WORDS, STYLE_WORDS = 'let less = 1 < 2 && "yes";\n', "main > p { content: '<&'; }\n"


@pytest.fixture
def style(tmp_path: Path) -> Path:
    """A file with a style."""
    (tmp_path / "page.css").write_text(STYLE_WORDS)
    return tmp_path / "page.css"


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A file with a script."""
    (tmp_path / "page.js").write_text(SCRIPT_WORDS)
    return tmp_path / "page.js"


def policy(page: str) -> dict[str, str]:
    """What a page's content security policy says of each kind of thing."""
    [content] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    return dict(part.strip().split(" ", 1) for part in unescape(content).split(";"))


def source(text: str) -> str:
    """How a policy names what is allowed."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def inside(page: str, element: str) -> str:
    """What stands in the one element of a kind, to the letter."""
    [text] = re.findall(f"<{element}>(.*?)</{element}>", page, re.DOTALL)
    return str(text)


def test_only_the_page_s_own_script_and_style_may_run_and_nothing_may_load(style: Path, script: Path) -> None:
    """The policy names both by the hashes of what stands there, to the letter, and forbids all else."""
    page = html_page("Title", styles=(style,), script=script)
    assert (inside(page, "script"), inside(page, "style")) == (SCRIPT_WORDS, STYLE_WORDS)
    nothing = {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}
    assert policy(page) == nothing | {"script-src": source(SCRIPT_WORDS), "style-src": source(STYLE_WORDS)}
    assert policy(html_page("Title", styles=(style,))) == nothing | {"style-src": source(STYLE_WORDS)}


def test_a_string_is_text_and_the_title_too(style: Path) -> None:
    """Whatever is in them."""
    page = html_page("</title><b>", "<i>", h.p["</p><u>"], styles=(style,))
    assert "<title>&lt;/title&gt;&lt;b&gt;</title>" in page
    assert "<main>&lt;i&gt;<p>&lt;/p&gt;&lt;u&gt;</p></main>" in page


def test_a_mark_stands_at_the_beginning(style: Path) -> None:
    """After the doctype and the language; without one nothing stands there."""
    beginning = '<!doctype html><html lang="en-GB">'
    assert html_page("Title", styles=(style,), mark="a mark").startswith(f"{beginning}<!-- a mark --><head>")
    assert html_page("Title", styles=(style,)).startswith(f"{beginning}<head>")


def test_the_script_comes_after_what_it_works_on(style: Path, script: Path) -> None:
    """So that it finds all of it."""
    page = html_page("Title", h.p["Last."], styles=(style,), script=script)
    assert page.index("Last.") < page.index("<script>")


@given(st.dictionaries(st.text(), st.text(alphabet=st.sampled_from("<>&/!-script\u2028\u2029\\\"'")), max_size=2))
def test_data_for_the_script_can_end_nothing(data: dict[str, str]) -> None:
    """Whatever is in it, no letter that HTML obeys stands there, and it reads as it was."""
    text = str(html_data("asked", data)).removeprefix('<script id="asked" type="application/json">')
    text = text.removesuffix("</script>")
    assert not set(text) & set("<>&\u2028\u2029")
    assert json.loads(text) == data


@pytest.mark.parametrize("colours", re.findall(r":root \{(.*?)\}", PAPER.read_text("utf-8")))
def test_what_is_written_stands_out_from_the_paper(colours: str) -> None:
    """As WCAG 2.2 AA wants it: 4.5 to 1, on a light screen, on a dark one and on paper."""
    named = dict(re.findall(r"--(\w+): #(\w{6})", colours))
    paper = named.pop("paper")
    assert named.keys() == {"ink", "quiet", "accent"}
    assert all(contrast(colour, paper) >= 4.5 for colour in named.values())
