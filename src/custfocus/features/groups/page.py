"""The pages of what people say alike: the themes that have a name, the groups that are offered, one that is asked."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.base import wording
from custfocus.features.groups.views import AlikeSentence, AskedGroup, GroupOffer, Groups, NamedTheme
from custfocus.terminal import theme

_SHOWN, _MOST, _LATEST = 4, 8, 1
_NOTHING = "Nothing new is alike enough to be offered. That isn't to say that nothing comes back."


def page(view: Groups) -> RenderableType:
    """What was saved, the themes by their count, then what is offered."""
    return theme.stack(
        [
            Text("\n".join(view.saved)) if view.saved else None,
            Group(theme.heading("What several people say"), theme.quiet(_where(view))),
            _named(view.named),
            *_offers(view),
        ]
    )


def asked(view: AskedGroup) -> RenderableType:
    """A group with its sentences."""
    parts: list[RenderableType] = [theme.quiet(f"\n{view.how_to}")] if view.how_to else []
    head = f'Near to "{view.offer.theme}"' if view.offer.theme else _alike(view.offer)
    parts.append(Text.assemble((f"\n{view.place} of {view.total}  ", "quiet"), (head, "accent")))
    return Group(*parts, *_sentences(view.offer.sentences, _MOST))


def _where(view: Groups) -> str:
    part = f"the newest {view.read} of " if view.read < view.voices else ""
    what = wording.counted(view.voices, "remark or complaint", "remarks and complaints")
    return f"In {part}{what}, {wording.span(view.since, view.until)}"


def _named(themes: Sequence[NamedTheme]) -> RenderableType | None:
    if not themes:
        return None
    rows = [
        (
            Text(each.name, style="strong"),
            Group(Text(_count(each)), *_sentences(each.sentences, _LATEST, say_more=False)),
            theme.quiet(each.short),
        )
        for each in themes
    ]
    return Group(Text("Named by you", style="strong"), theme.columns(rows, ratios=(None, 1)))


def _count(named: NamedTheme) -> str:
    return f"{wording.counted(named.remarks, 'remark')}, {_people(named.people)}" if named.remarks else "none"


def _offers(view: Groups) -> list[RenderableType]:
    if not view.offers:
        return [Text(_NOTHING)]
    near = [
        Group(_head(each, f'Near to "{each.theme}"'), *_sentences(each.sentences, 1))
        for each in view.offers
        if each.theme
    ]
    new = [
        Group(_head(each, _alike(each)), *_sentences(each.sentences, _SHOWN))
        for each in view.offers
        if not each.theme
    ]
    first = view.offers[0]
    ways = Group(
        theme.command(f'insights groups --name {first.id}="{first.theme or "a name"}"', "takes it as that"),
        theme.command(f"insights groups --refuse {first.id}", "never offers it again"),
    )
    more = [theme.quiet(f"and {view.more} more, when these are named or refused")] if view.more else []
    return [*near, *new, *more, ways]


def _head(offer: GroupOffer, words: str) -> Text:
    return Text.assemble((words, "accent"), (f"  {offer.id}", "id"))


def _alike(offer: GroupOffer) -> str:
    who = _people(offer.people)
    return f"{who[:1].upper()}{who[1:]} say much the same"


def _sentences(sentences: Sequence[AlikeSentence], most: int, *, say_more: bool = True) -> list[RenderableType]:
    lines: list[RenderableType] = [
        theme.indented(
            Group(
                theme.quotation(each.sentence),
                theme.quiet(" · ".join(filter(None, (each.who, wording.day_and_month(each.day), each.short)))),
            )
        )
        for each in sentences[:most]
    ]
    more = len(sentences) - most
    return [*lines, theme.indented(theme.quiet(f"and {more} more"))] if more > 0 and say_more else lines


def _people(count: int) -> str:
    return "one person" if count == 1 else f"{wording.number(count)} people"
