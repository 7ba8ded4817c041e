"""What a journal has become large enough for: the commands that would show something new of it."""

from collections.abc import Iterator
from datetime import timedelta

from custfocus.features.progress.views import Progress
from custfocus.journal import kinds

# So many things that customers said, and cases with them, are worth taking together.
WORTH_COUNTING = 10
# For so long somebody writes before figures are worth setting up.
BEFORE_FIGURES = timedelta(weeks=4)


def worth_a_look(view: Progress) -> Iterator[tuple[str, str]]:
    """What could be looked at, each with the command for it; nothing where an earlier time is looked at."""
    if view.first is None or view.until < view.today:
        return
    if view.counts.get(kinds.Heard.kind, 0) + view.counts.get(kinds.SheetRecord.kind, 0) >= WORTH_COUNTING:
        yield "Heard", "insights"
    if not view.scorecard and view.today - view.first >= BEFORE_FIGURES:
        yield "Scorecard", "scorecard"
