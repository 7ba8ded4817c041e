"""The guide, browsed: what the words name, or else what they find."""

from custfocus.content.framework import Framework
from custfocus.features.guide.browsing import named, spine
from custfocus.features.guide.lookup import near, searched, texts
from custfocus.features.guide.views import ItemHit, ItemSearch, KindList, Spine, WholeItem
from custfocus.journal.finding.lookup import look_up


def browse(framework: Framework, words: str, *, whole: bool) -> Spine | KindList | WholeItem | ItemSearch:
    """What the words mean: a kind of item, an item by its id or its whole name, or else words to look up.

    Without any it is the framework at a glance.
    """
    if not words.strip():
        return spine(framework)
    view = named(framework, words, whole=whole)
    if view:
        return view
    matching = hits(framework, words)
    return ItemSearch(words, matching, () if matching else near(framework, words), whole)


def hits(framework: Framework, words: str) -> tuple[ItemHit, ...]:
    """The items that have all the words, the best match first, equal ones in content order."""
    matches = look_up(map(texts, framework.items), searched(words))
    return tuple(
        ItemHit(
            id=item.id,
            kind=item.kind,
            name=item.label,
            name_marks=match.name_spans,
            excerpt=match.line,
            excerpt_marks=match.line_spans,
            retired=item.retired,
            own=item.own,
        )
        for match in matches
        for item in [framework.items[match.place]]
    )
