"""The brief on a screen, to be read before it is handed on, and what is asked on the way to it."""

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.features.share.views import Brief, PossibleNames
from custfocus.terminal import theme


def brief(view: Brief) -> RenderableType:
    """The brief as it will read."""
    parts: list[RenderableType | None] = [theme.heading(view.title), theme.quiet(view.opening)]
    for part in view.parts:
        rows: list[RenderableType] = [Text(line) for line in part.lines]
        for about, passages in part.by_entry():
            rows += [Text(about, style="strong")] if about else []
            for passage in passages:
                rows += [theme.quiet(passage.label)] if passage.label else []
                rows.append(theme.indented(Text(passage.text, style="quote")))
        parts.append(Group(theme.heading(part.title), *rows))
    if view.waiting:
        parts.append(theme.quiet(f"Left out, for nobody has approved them: {len(view.waiting)}"))
    return theme.stack(parts)


def possible_names(view: PossibleNames) -> RenderableType:
    """What may be names, numbered."""
    words = Text("   ").join(Text(f"{number}\u00a0{word}") for number, word in enumerate(view.words, 1))
    return Group(theme.heading("Are these names? They aren't on your list yet."), theme.indented(words))
