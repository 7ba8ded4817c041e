"""A month as it is read at a terminal before its review asks: the point of it, then section by section."""

from collections.abc import Iterator

from msgspec.structs import replace
from rich.console import Group, RenderableType
from rich.text import Text

from custfocus.features.review.page import month
from custfocus.features.review.point import ahead, point
from custfocus.features.review.views import MonthReading
from custfocus.terminal import theme


def reading(view: MonthReading) -> Iterator[RenderableType]:
    """What had better not be cut is in one part; what is asked about by itself is left to its question.

    Of a review that was interrupted, only how far it has come.
    """
    review = view.review
    yield _head(view)
    asked = {matter.id for matter in review.matters}
    left = tuple(each for each in review.intentions if each.id not in asked)
    sections = [month.answered(review)] if review.begun else month.of_month(replace(review, intentions=left, open=()))
    for section in sections:
        for place, part in enumerate(section):
            yield part if place else Group(Text(), part)


def _head(view: MonthReading) -> RenderableType:
    review = view.review
    lines: list[RenderableType] = [month.title(review)]
    if review.why:
        lines.append(theme.quiet(review.why))
    lines += [Text(month.how_much(review)), *(Text(words) for words in point(review))]
    if review.begun:
        stopped = f"Going on where you stopped: {review.answered} of {len(review.items)} answered."
        lines += [Text(f"\n{stopped}"), theme.command(f"review {review.month} --show", "shows the whole month")]
    elif words := ahead(review):
        lines.append(theme.quiet(words))
    return Group(*lines)
