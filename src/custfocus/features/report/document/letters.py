"""A letter, which is Markdown, as HTML: headings below those of the page, and nothing in it that leads out."""

from htpy import Node
from markdown_it import MarkdownIt
from markupsafe import Markup

# A letter's headings come below that of the part of the page in which it stands.
_HIGHEST, _LOWEST = 3, 6
# What leads out of the page, and what may be HTML.
_LEFT_OUT = ["image", "link", "autolink", "html_inline", "html_block", "reference"]


def letter(text: str) -> Node:
    """A letter without its title, which the page has already; signs that aren't Markdown's are text."""
    reader = MarkdownIt("commonmark", {"html": False}).disable(_LEFT_OUT)
    tokens = reader.parse(text)
    if tokens and tokens[0].type == "heading_open" and tokens[0].tag == "h1":
        tokens = tokens[3:]
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(_LOWEST, max(_HIGHEST, int(token.tag[1:]) + 1))}"
    return Markup(reader.renderer.render(tokens, reader.options, {}))  # noqa: S704 - with everything else escaped
