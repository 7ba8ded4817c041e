"""The brief on a screen, to be read before it is handed on, and what is asked on the way to it."""

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.features.share.layout import QUOTE, BriefBlock, Row, blocks
from custfocus.features.share.views import Brief, PossibleNames
from custfocus.terminal import theme


def brief(view: Brief) -> RenderableType:
    """The brief as it will read."""
    parts: list[RenderableType | None] = [theme.heading(view.title), theme.quiet(view.opening)]
    parts += [_block(block) for block in blocks(view)]
    if view.waiting:
        parts.append(theme.quiet(f"Left out, for nobody has approved them: {len(view.waiting)}"))
    return theme.stack(parts)


def _block(block: BriefBlock) -> RenderableType:
    if block.is_quote:
        return theme.indented(Text(block.rows[0][0].text, style="quote"))
    if block.is_list:
        return theme.columns(((Text("-"), _row(row)) for row in block.rows), ratios=(None, 1))
    return _row(block.rows[0])


def _row(row: Row) -> Text:
    styled = [(f'"{each.text}"', "quote") if each.style == QUOTE else (each.text, each.style) for each in row]
    return Text(" ").join(Text(*each) for each in styled)


def possible_names(view: PossibleNames) -> RenderableType:
    """What may be names, numbered."""
    words = Text("   ").join(Text(f"{number}\u00a0{word}") for number, word in enumerate(view.words, 1))
    return Group(theme.heading("Are these names? They aren't on your list yet."), theme.indented(words))
