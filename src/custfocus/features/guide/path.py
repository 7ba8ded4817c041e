"""The reading path of a framework: its texts in their best order, and how far somebody has come in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING

from custfocus.content.framework import Framework

if TYPE_CHECKING:
    from custfocus.content.models import Text

WEEK = timedelta(7)


def pieces(framework: Framework) -> tuple[Text, ...]:
    """The pieces of the reading path, in order; those of the same place in content order."""
    return tuple(sorted((text for text in framework.texts if text.reading), key=lambda text: text.reading or 0))


def in_reading_order(framework: Framework) -> tuple[Text, ...]:
    """All texts: those of the path first, then the others in content order."""
    return (*pieces(framework), *(text for text in framework.texts if not text.reading))


def unread(framework: Framework, read: Mapping[str, date]) -> Text | None:
    """The first piece of the path that hasn't been read.

    Args:
        framework: The framework.
        read: The day on which each piece was read, by its id.
    """
    return next((text for text in pieces(framework) if text.id not in read), None)


def offered(framework: Framework, read: Mapping[str, date], today: date, weekday: int | None) -> Text | None:
    """The piece that the day's page offers: on one day of the week, unless there has been one in the week before.

    Args:
        framework: The framework.
        read: The day on which each piece was read, by its id.
        today: The user's own day.
        weekday: The day of the week on which one is offered, Monday as 0; None for never.
    """
    if today.weekday() != weekday or any(today - WEEK < day <= today for day in read.values()):
        return None
    return unread(framework, read)
