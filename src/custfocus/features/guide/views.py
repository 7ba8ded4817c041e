"""The framework to browse: the spine, a kind of item, an item with all it is tied to, what words find, own files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from msgspec import Struct

from custfocus.base.view import Page, View
from custfocus.content.framework import KINDS, PLURALS, Checked, Framework, of_kind, tied_to
from custfocus.features.guide.lookup import ItemHit

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem, Idea

# What is tied to a principle, in the order in which one reads it.
READING_ORDER = (
    *("principle", "behaviour", "question", "practice", "worksheet"),
    *("barrier", "enabler", "self-check", "checklist", "text"),
)
# A kind with more items than this is easier to read by principle.
LONG_LIST = 12
FILE = "mine.yaml"
EXAMPLE = """\
questions:
  - id: what-a-supplier-said
    name: A supplier's view
    daily: What did a supplier tell you lately?
    principles: [partner]
practices:
  - id: sit-at-reception
    name: Sit at reception
    how: Stay for ten minutes, and only watch.
    when: Before lunch
    whom: Whoever comes in
    principles: [listen]
# To take out one of ours: retire: [its-id]
"""


class Branch(Struct, frozen=True):
    """A pillar or principle in the spine."""

    id: str
    """Its id."""
    name: str
    """Its name."""
    summary: str
    """What it is, in a sentence or two."""
    counts: dict[str, int]
    """How many items of each kind are tied to it; for a pillar, to it alone."""
    principles: tuple[Branch, ...] = ()
    """A pillar's principles."""


class Spine(View, frozen=True):
    """The framework at a glance."""

    kind: ClassVar[str] = "guide"

    counts: dict[str, int]
    """How many items of each kind are offered."""
    pillars: tuple[Branch, ...]
    """The pillars with their principles."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page import spine

        return spine(self)


class ItemGroup(Struct, frozen=True):
    """Some items of a list, and what they have in common: a kind, or the principle that is their main one."""

    id: str
    """The kind, or the principle's or pillar's id."""
    name: str
    """What pages call it; empty where the list isn't parted."""
    items: tuple[AnyItem, ...]
    """The items, whole."""


class KindList(View, frozen=True):
    """All items of a kind, retired ones last."""

    kind: ClassVar[str] = "guide-kind"

    item_kind: str
    """The kind."""
    count: int
    """How many are offered."""
    groups: tuple[ItemGroup, ...]
    """The items, in parts where there are many."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page import listing

        return listing(self)


class Origin(Struct, frozen=True):
    """Where an item comes from: the source's id, title, makers and date, and the place in it."""

    id: str
    title: str
    by: str
    where: str


class WholeItem(View, frozen=True):
    """One item whole."""

    kind: ClassVar[str] = "guide-item"

    item_kind: str
    """Its kind."""
    item: AnyItem
    """The item."""
    serves: tuple[AnyItem, ...]
    """The principles or the pillar it serves, or the pillar that a principle is under."""
    origins: tuple[Origin, ...]
    """Where it comes from."""
    tied: tuple[ItemGroup, ...]
    """What is tied to it, by kind.

    For a barrier what answers it, for a practice the barriers that it answers, for a source what carries its ideas.
    """
    ideas: tuple[Idea, ...]
    """For a source, each of its ideas with the items that carry it."""
    whole: bool
    """Whether the page shows all of it."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page import whole_item

        return whole_item(self)


class ItemSearch(View, frozen=True):
    """What words find."""

    kind: ClassVar[str] = "guide-search"

    words: str
    """The words."""
    hits: tuple[ItemHit, ...]
    """The items that have all of them, the best first."""
    near: tuple[str, ...]
    """What else might be looked for, where nothing has them."""
    whole: bool
    """Whether the page shows all hits."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page import findings

        return findings(self)


class Checks(View, frozen=True):
    """What the user's content files do, or what is wrong with them."""

    kind: ClassVar[str] = "guide-check"

    folder: str
    """The folder from which content is read."""
    good: bool
    """Whether nothing is wrong with any of them."""
    files: tuple[Checked, ...]
    """The files."""
    example: str = ""
    """A first file to begin with, where there is none yet."""
    elsewhere: bool = False
    """Whether the files lie outside that folder, so that they aren't in use."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page import checks

        return checks(self)


class SchemaSaved(View, frozen=True):
    """A file that the schema of content files was written to."""

    kind: ClassVar[str] = "guide-schema"

    path: str
    """The file, as the user named it."""

    def drawn(self) -> Page:
        from custfocus.features.guide.page import schema_saved

        return schema_saved(self)


def spine(framework: Framework) -> Spine:
    """The framework at a glance."""
    principles = framework.principles
    return Spine(
        counts={kind: len(of_kind(framework, kind)) for kind in KINDS},
        pillars=tuple(
            Branch(
                pillar.id,
                pillar.name,
                pillar.summary,
                _counts(item for item in tied_to(framework, pillar.id) if item.kind != "principle"),
                tuple(
                    Branch(one.id, one.name, one.summary, _counts(tied_to(framework, one.id)))
                    for one in principles
                    if one.pillar == pillar.id
                ),
            )
            for pillar in framework.pillars
        ),
    )


def named(framework: Framework, words: str, *, whole: bool) -> KindList | WholeItem | None:
    """What the words name: a kind of item, or an item by its id or its whole name."""
    said = " ".join(words.casefold().split())
    kind = PLURALS.get(said, said)
    if kind in KINDS:
        return kind_list(framework, kind)
    item = framework.by_id.get(said) or next((one for one in framework.items if one.label.casefold() == said), None)
    return whole_item(framework, item, whole=whole) if item else None


def kind_list(framework: Framework, kind: str) -> KindList:
    """All items of a kind, by their main principle or pillar where there are many."""
    offered = of_kind(framework, kind)
    retired = tuple(item for item in framework.items if item.kind == kind and item.retired)
    homes = [*framework.principles, *framework.pillars]
    if len(offered) <= LONG_LIST or kind == "principle":
        groups = [ItemGroup(kind, "", offered)]
    else:
        groups = [
            ItemGroup(home.id, home.label, tuple(item for item in offered if _home(item) == home.id))
            for home in homes
        ]
    groups.append(ItemGroup("retired", "Retired", retired))
    return KindList(kind, len(offered), tuple(group for group in groups if group.items))


def whole_item(framework: Framework, item: AnyItem, *, whole: bool) -> WholeItem:
    """One item whole, with its sources and all that it is tied to."""
    serves = [*item.principles, *([item.pillar] if item.pillar else [])]
    return WholeItem(
        item_kind=item.kind,
        item=item,
        serves=tuple(framework.by_id[one] for one in serves),
        origins=tuple(_origin(framework, citation.id, citation.where) for citation in item.sources),
        tied=_groups(_tied(framework, item)),
        ideas=framework.coverage.get(item.id, ()),
        whole=whole,
    )


def _tied(framework: Framework, item: AnyItem) -> Iterable[AnyItem]:
    """What answers a barrier, what carries a source's ideas, what names any other item: its main one first."""
    match item.kind:
        case "barrier":
            ids: Iterable[str] = (*item.enablers, *item.practices)
        case "source":
            ids = dict.fromkeys(one for idea in framework.coverage.get(item.id, ()) for one in idea.items)
        case _:
            return sorted(tied_to(framework, item.id), key=lambda one: _home(one) != item.id)
    return [framework.by_id[one] for one in ids]


def _groups(items: Iterable[AnyItem]) -> tuple[ItemGroup, ...]:
    found: dict[str, list[AnyItem]] = {}
    for item in items:
        found.setdefault(item.kind, []).append(item)
    return tuple(ItemGroup(kind, "", tuple(found[kind])) for kind in READING_ORDER if kind in found)


def _home(item: AnyItem) -> str | None:
    return item.principles[0] if item.principles else item.pillar


def _origin(framework: Framework, source_id: str, where: str) -> Origin:
    source = framework.by_id[source_id]
    assert source.kind == "source"  # noqa: S101 - the library has seen to it
    return Origin(
        source.id, source.title, ", ".join(filter(None, (source.author, source.publisher, source.date))), where
    )


def _counts(items: Iterable[AnyItem]) -> dict[str, int]:
    kinds = [item.kind for item in items]
    return {kind: kinds.count(kind) for kind in READING_ORDER if kind in kinds}
