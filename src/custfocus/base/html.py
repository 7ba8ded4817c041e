"""A page of HTML in one file: it loads nothing, sends nothing, and runs no script but the one it was made with."""

import json
from base64 import b64encode
from collections.abc import Sequence
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import htpy as h
from htpy import Node, Renderable
from markupsafe import Markup

# What a page to read looks like, on a screen, dark or light, and on paper; what it has of its own comes after it.
PAPER = files(__package__) / "paper.css"
_IN_SCRIPT = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


def html_page(
    title: str, *content: Node, styles: Sequence[Traversable], script: Traversable | None = None, mark: str = ""
) -> str:
    """A whole page, in English.

    Args:
        title: What it is called in the browser.
        content: What stands on it. Strings in it are shown as text, whatever is in them.
        styles: The files with its style, PAPER the first of them for a page to read.
        script: The file with its script, where it has one; it runs when all the content is there.
        mark: What tells the file from others, in a comment at its beginning.
    """
    css, js = "".join(style.read_text("utf-8") for style in styles), script.read_text("utf-8") if script else ""
    policy = [
        "default-src 'none'",
        *([f"script-src {_source(js)}"] if js else []),
        f"style-src {_source(css)}",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    page = h.html(lang="en-GB")[
        mark and h.comment(mark),
        h.head[
            h.meta(charset="utf-8"),
            h.meta(http_equiv="Content-Security-Policy", content="; ".join(policy)),
            h.meta(name="viewport", content="width=device-width, initial-scale=1"),
            h.meta(name="color-scheme", content="light dark"),
            h.meta(name="referrer", content="no-referrer"),
            h.title[title],
            h.style[_as_it_is(css)],
        ],
        h.body[h.main[content], js and h.script[_as_it_is(js)]],
    ]
    return f"{page}\n"


def html_data(name: str, data: dict[str, Any]) -> Renderable:
    """What a page's script reads, as JSON that can't end the element it stands in.

    Args:
        name: The element's id.
        data: What the script needs.
    """
    return h.script(id=name, type="application/json")[_as_it_is(json.dumps(data).translate(_IN_SCRIPT))]


def _as_it_is(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - the page's own files, and JSON without a letter that HTML obeys


def _source(text: str) -> str:
    """As a content security policy names the one script, or style, that is allowed."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
