"""What there is to read in the framework: the spine, a kind of item, an item with all it is tied to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from custfocus.content.framework import KINDS, PLURALS, Framework, about, of_kind, tied_to
from custfocus.features.guide.views import Branch, ItemGroup, KindList, Origin, Spine, WholeItem

if TYPE_CHECKING:
    from custfocus.content.models import AnyItem

# What is tied to a principle, in the order in which one reads it.
READING_ORDER = (
    *("principle", "behaviour", "question", "practice", "worksheet"),
    *("barrier", "enabler", "self-check", "checklist", "text", "echo"),
)
# A kind with more items than this is easier to read by principle.
LONG_LIST = 12


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
                    Branch(item.id, item.name, item.summary, _counts(tied_to(framework, item.id)))
                    for item in principles
                    if item.pillar == pillar.id
                ),
            )
            for pillar in framework.pillars
        ),
    )


def named(framework: Framework, words: str, *, whole: bool) -> KindList | WholeItem | None:
    """What the words name: a kind of item, or an item by its id or its whole name."""
    name = " ".join(words.casefold().split())
    kind = PLURALS.get(name, name)
    if kind in KINDS:
        return kind_list(framework, kind, whole=whole)
    item = framework.by_id.get(name) or next(
        (each for each in framework.items if each.label.casefold() == name), None
    )
    return whole_item(framework, item, whole=whole) if item else None


def kind_list(framework: Framework, kind: str, *, whole: bool = False) -> KindList:
    """All items of a kind, by their main principle or pillar where there are many."""
    offered = of_kind(framework, kind)
    retired = tuple(item for item in framework.items if item.kind == kind and item.retired)
    homes = [*framework.principles, *framework.pillars]
    if len(offered) <= LONG_LIST or kind == "principle":
        groups = [ItemGroup(kind, "", offered)]
    else:
        groups = [
            ItemGroup(home.id, home.label, tuple(item for item in offered if home_of(item) == home.id))
            for home in homes
        ]
    groups.append(ItemGroup("retired", "Retired", retired))
    return KindList(kind, len(offered), tuple(group for group in groups if group.items), whole)


def whole_item(framework: Framework, item: AnyItem, *, whole: bool) -> WholeItem:
    """One item whole, with its sources and all that it is tied to."""
    serves = [*item.principles, *([item.pillar] if item.pillar else [])]
    return WholeItem(
        item_kind=item.kind,
        item=item,
        serves=tuple(framework.by_id[name] for name in serves),
        origins=tuple(origin_of(framework, citation.id, citation.where) for citation in item.sources),
        tied=_groups(_tied(framework, item)),
        ideas=framework.coverage.get(item.id, ()),
        whole=whole,
    )


def _tied(framework: Framework, item: AnyItem) -> Iterable[AnyItem]:
    """What answers a barrier, what carries a source's ideas, what names any other item: its main one first."""
    match item.kind:
        case "barrier" | "behaviour" | "self-check":
            ids: Iterable[str] = about(item)
        case "source":
            ids = dict.fromkeys(name for idea in framework.coverage.get(item.id, ()) for name in idea.items)
        case _:
            return sorted(tied_to(framework, item.id), key=lambda each: home_of(each) != item.id)
    return [framework.by_id[name] for name in ids]


def _groups(items: Iterable[AnyItem]) -> tuple[ItemGroup, ...]:
    by_kind: dict[str, list[AnyItem]] = {}
    for item in items:
        by_kind.setdefault(item.kind, []).append(item)
    return tuple(ItemGroup(kind, "", tuple(by_kind[kind])) for kind in READING_ORDER if kind in by_kind)


def home_of(item: AnyItem) -> str | None:
    """The id of the principle that an item belongs to first of all, or of its pillar."""
    return item.principles[0] if item.principles else item.pillar


def origin_of(framework: Framework, source_id: str, where: str) -> Origin:
    """Where something comes from: a place in a source."""
    source = framework.by_id[source_id]
    assert source.kind == "source"  # noqa: S101 - the library has seen to it
    return Origin(
        source.id, source.title, ", ".join(filter(None, (source.author, source.publisher, source.date))), where
    )


def _counts(items: Iterable[AnyItem]) -> dict[str, int]:
    kinds = [item.kind for item in items]
    return {kind: kinds.count(kind) for kind in READING_ORDER if kind in kinds}
