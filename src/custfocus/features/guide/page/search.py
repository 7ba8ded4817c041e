"""What words find, the best first."""

from __future__ import annotations

from rich.console import Group as Lines
from rich.console import RenderableType
from rich.text import Text

from custfocus.features.guide.page.parts import ONE, marks
from custfocus.features.guide.views import ItemHit, ItemSearch, Marks
from custfocus.terminal import theme

FIRST_HITS = 8


def findings(view: ItemSearch) -> RenderableType:
    """What a search found, the best first."""
    if not view.hits:
        near = [theme.command(f"guide {word}") for word in view.near]
        nothing = Text(
            f"Nothing in the guide has {view.words}."
            if len(view.words.split()) == 1
            else f"Nothing in the guide has all of: {view.words}."
        )
        return theme.stack(
            [
                nothing,
                Lines(Text("These might help:"), *near) if near else theme.command("guide", "shows what there is"),
            ]
        )
    hits = view.hits if view.whole else view.hits[:FIRST_HITS]
    title = f"{len(view.hits)} found" if len(hits) == len(view.hits) else f"{len(hits)} of {len(view.hits)} found"
    more = theme.command(f"guide {view.words} --all", "shows all") if len(hits) < len(view.hits) else None
    hint = theme.command("guide ID", "shows one whole")
    return theme.stack([theme.heading(title), *map(_hit, hits), Lines(*filter(None, (more, hint)))])


def _hit(hit: ItemHit) -> RenderableType:
    kind = ONE.get(hit.kind, hit.kind)
    head = Text.assemble(
        *marks(hit), _with_matches(hit.name, hit.name_marks), (f"  {kind} · ", "quiet"), (hit.id, "accent")
    )
    return Lines(head, theme.indented(_with_matches(hit.excerpt, hit.excerpt_marks)))


def _with_matches(words: str, marks: Marks) -> Text:
    text = Text(words)
    for start, end in marks:
        text.stylize("match", start, end)
    return text
